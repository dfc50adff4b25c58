"""How expected the punctuation at the ends of a word is, by what follows.

A figure is the natural logarithm of one in how many times, as in `wording.py`: counted roughly, in any English text.
"""

from __future__ import annotations

_BEFORE = {"": 0.05, "(": 3.6, '"': 5.0, "[": 7.0, "#": 6.0, "-": 7.0, '("': 8.0, "'": 9.0}
_BEHIND = {
    "lower": {
        "": 0.12,
        ",": 2.6,
        ".": 6.0,
        ":": 5.0,
        ";": 5.0,
        ")": 4.0,
        "),": 5.2,
        "):": 6.0,
        "'": 6.0,
        '"': 5.0,
        ',"': 6.0,
        "%": 7.3,
        '")': 7.7,
        ");": 8.2,
        "%,": 8.9,
        '",': 9.2,
    },
    "upper": {
        "": 0.6,
        ",": 2.3,
        ".": 1.5,
        ":": 2.5,
        ";": 5.0,
        ")": 3.5,
        ").": 4.5,
        "),": 4.8,
        "):": 4.5,
        "'": 6.0,
        '"': 4.0,
        '."': 4.5,
        '".': 4.5,
        "?": 6.0,
        ");": 8.2,
        "%,": 8.2,
        "%.": 9.0,
        ')."': 9.1,
        "%": 9.4,
    },
    "start": {".": 0.3, ":": 2.0, "": 2.3, ").": 4.3, ")": 4.6, '."': 5.7, '".': 5.7, "):": 7.0, "?": 7.5},
    "decision": {":": 0.1, "):": 2.2, "": 5.0, ".": 5.5, ").": 7.0, ",": 7.5},
    "section": {",": 0.2, "": 3.0, "),": 5.0, ".": 6.0},
    "figure": {
        "": 0.25,
        ",": 2.5,
        ".": 3.5,
        ":": 2.8,
        ";": 5.0,
        ")": 4.0,
        "),": 5.0,
        "):": 3.8,
        "%,": 6.8,
        ");": 7.1,
        "%": 7.4,
    },
}
_RARE = 11.0
_KINDS = {
    **dict.fromkeys(
        (
            "The", "This", "He", "She", "He/she", "It", "There", "These", "They", "Therefore,", "However,", "As", "His",
            "Her", "In", "A", "An", "Since", "At", "If", "Thus,", "When", "While", "That", "Although", "Here,",
            "Nothing",
        ),
        "start",
    ),
    **dict.fromkeys(("Upheld", "Overturned"), "decision"),
    "Section(s):": "section",
}  # fmt: skip
"""Words that begin a sentence, and such as the form puts marks before."""
_LEADS_ON = frozenset(
    (
        "a", "an", "and", "are", "as", "at", "be", "but", "by", "for", "from", "had", "has", "have", "he", "her", "his",
        "if", "in", "is", "its", "no", "not", "of", "on", "or", "our", "she", "than", "that", "the", "their", "they",
        "this", "to", "was", "we", "were", "when", "which", "who", "whose", "with", "you", "your",
    )
)  # fmt: skip
"""Words behind which hardly any mark stands."""
_AGAINST_LEADING_ON = 4.0
UNUSUAL = 5.5
"""From here on punctuation may be a misread letter, and one mark another."""
ALIKE = {".": ",", ",": ".", ":": ";", ";": ":"}
"""The marks that are taken for each other."""


def before(marks: str) -> float:
    """How expected these marks are in front of a word."""
    return _BEFORE.get(marks, _RARE)


def behind(marks: str, following: str, word: str = "") -> float:
    """How expected these marks are behind a word (in lower case) that another follows, as printed; empty at the end."""
    cost = _BEHIND[_kind(following)].get(marks, _RARE)
    return cost + _AGAINST_LEADING_ON if marks and word in _LEADS_ON else cost


def _kind(following: str) -> str:
    if kind := _KINDS.get(following):
        return kind
    first = next((letter for letter in following if letter.isalnum()), "A")
    return "figure" if first.isdigit() else "upper" if first.isupper() else "lower"
