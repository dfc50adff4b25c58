"""How expected the punctuation at the ends of a word is, by what follows.

A figure is the natural logarithm of one in how many times, as in `wording.py`: counted roughly, in any English text.
"""

from __future__ import annotations

_BEFORE = {"": 0.05, "(": 3.6, '"': 5.0, "[": 7.0, "#": 6.0, "-": 7.0, '("': 8.0}
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
    },
    "figure": {"": 0.25, ",": 2.5, ".": 3.5, ":": 2.8, ";": 5.0, ")": 4.0, "),": 5.0, "):": 3.8, "(": 9.0},
}
_RARE = 9.0
UNUSUAL = 5.5
"""From here on punctuation may be a misread letter, and one mark another."""
ALIKE = {".": ",", ",": ".", ":": ";", ";": ":"}
"""The marks that are taken for each other."""


def before(marks: str) -> float:
    """How expected these marks are in front of a word."""
    return _BEFORE.get(marks, _RARE)


def behind(marks: str, following: str) -> float:
    """How expected these marks are behind a word that another follows, as printed; empty at the end."""
    return _BEHIND[_kind(following)].get(marks, _RARE)


def _kind(following: str) -> str:
    first = next((letter for letter in following if letter.isalnum()), "A")
    return "figure" if first.isdigit() else "upper" if first.isupper() else "lower"
