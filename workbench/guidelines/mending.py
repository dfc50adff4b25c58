"""Statements as OCR leaves them, mended where that is certain: digits inside words, words of the frame, split words.

The mended text is as long as the original, so every offset into one is an offset into the other. What the frame holds
is mended by the catalogue's own words (`vocabulary.py`).
"""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from workbench.guidelines.vocabulary import READ_AS

_FRAME = (
    "decision", "determination", "based", "claims", "administrator", "expert", "reviewer", "physician", "citation",
    "cited", "relied", "utilized", "referenced", "guideline", "following",
)  # fmt: skip
"""Words that statements are framed with."""
_ORDINARY = frozenset(
    ("claim", "export", "experts", "cites", "relief", "relies", "utilizes", "utilised", "references", "reference")
)

_LETTERS = str.maketrans("01583", "olsbe")
_DIGITS = str.maketrans("OoIlSBZ", "0011582")
_NAMES = frozenset(("MTUS", "ODG", "ACOEM", "AAOS", "TENS", "NSAIDS"))
_MIXED = re.compile(r"(?<![^\W_])[^\W_]*(?:\d[^\W\d_]|[^\W\d_]\d)[^\W_]*")
_CAPITAL = re.compile(r"[0158][a-z]{3,}")
_CAPITALS = str.maketrans("0158", "OISB")
_LAST = re.compile(r"[A-Za-z][a-z]{4,}5")
_PLURAL = re.compile(r"(?<=[a-z])\([5S§]\)")
_PHRASES = (
    (re.compile(r"\b(?:bis|hls|hi s|h is)/h\w{2}\b|\bhis/h(?!er)\w{2}\b"), "his/her"),
    (re.compile(r"\bPag[ec](?: ?\( ?s ?\))(?<!Page\(s\))"), "Page(s)"),
    (re.compile(r"\b(?:a nd|an d)\b"), "and"),
    (re.compile(r"\b(?:th[ce]|t[bn]e|fh[ce]|t ?h ?[ce])\b(?<!the)(?= +[A-Z\d]| +following)"), "the"),
)
_BESIDE_FRAME = (
    (re.compile(r"\bbased {1,2}(?:[ilt1][tfl1r][s5]|i ?t ?s)(?<!its)(?= +(?:decision|determination)\b)"), "based its"),
    (re.compile(r"(?<=\b9\d{3}),(?=\d{1,2}\b)|(?<=\b9\d{3}\.\d),(?=\d\b)|(?<=\b9\d{3}\.\d\d),(?=\d\b)"), "."),
)
"""What is told by the words beside it, once those are mended; and commas in the numbers of regulations."""
_PART_OF = re.compile(
    r"(?P<which>which )(?P<is>\w{2})(?P<not> (?:not )?)(?P<part>p\w{3})(?P<of> of )(?P<the>\w ?\w{1,2})(?= MTUS)"
)
_WORD = re.compile(r"[^\W\d_]+")
_CLAIM = re.compile(
    r"(?P<claim>\b(?:based|decision|relied)\s+)(?P<on>on|[oc0][nr]i?|o n)(?P<gap>\s+)"
    r"(?P<label>N ?\w ?\w[\s-]{0,2}M\s?T\s?U\s?S|M\s?T\s?U\s?S)?"
)


def mended(text: str) -> str:
    """The text without such damage as can be told for certain; equally long, mostly the same."""
    text = _PLURAL.sub("(s)", _MIXED.sub(lambda found: _unmixed(found[0]), text))
    for damaged, plain in _PHRASES:
        text = _put(damaged, plain, text)
    text = _framed(text)
    for damaged, plain in _BESIDE_FRAME:
        text = _put(damaged, plain, text)
    return _PART_OF.sub(_part_of, _CLAIM.sub(_claim, text))


def _put(damaged: re.Pattern[str], plain: str, text: str) -> str:
    return damaged.sub(lambda found: plain.ljust(len(found[0])), text)


def _unmixed(word: str) -> str:
    """A word or number with a few signs of the other kind, put right; others (`COVID19`, `12Low`) as they are."""
    digits = sum(sign.isdecimal() for sign in word)
    letters = word.translate(_LETTERS)
    if digits == 1 and letters.upper() in _NAMES:
        return letters.upper()
    if _LAST.fullmatch(word):
        return word[:-1] + "s"
    if digits == 1 and _CAPITAL.fullmatch(word):
        return word[0].translate(_CAPITALS) + word[1:]
    if 2 * digits < len(word) > 3 and not re.search(r"\d\d|\d$|^\d", word):
        return letters.upper() if word.isupper() else letters
    number = word.translate(_DIGITS)
    fits = 2 * digits >= len(word) > 2 and (word[0].isdecimal() or word[0] in "Il")
    return number if fits and number.isdecimal() else word


def _framed(text: str) -> str:
    """The words of the frame that are misread or split in two, put right and filled up with spaces."""
    words = list(_WORD.finditer(text))
    out: list[str] = []
    done = at = 0
    while at < len(words):
        first, count = words[at], 1
        right = _frame_word(first[0])
        whole = first[0].casefold().removesuffix("s") in _FRAME
        if right is None and not whole and at + 1 < len(words) and words[at + 1].start() == first.end() + 1:
            right, count = _frame_word(first[0] + words[at + 1][0], split=True), 2
        end = words[at + count - 1].end() if right else 0
        if right is not None and len(right) <= end - first.start():
            right = right.capitalize() if first[0][0].isupper() else right
            out += [text[done : first.start()], right.ljust(end - first.start())]
            done, at = end, at + count
        else:
            at += 1
    return "".join((*out, text[done:]))


@lru_cache(maxsize=16384)
def _frame_word(word: str, split: bool = False) -> str | None:
    """The word of the frame that this one surely is meant for; None for every other, and for right ones."""
    small = word.casefold()
    if split and small in _FRAME:
        return small
    if len(small) < 5 or small in _ORDINARY or small in _FRAME or small.removesuffix("s") in _FRAME:
        return None
    for read, meant in READ_AS:
        if small.replace(read, meant) in _FRAME:
            return small.replace(read, meant)
    return _nearest(small) or ((one + "s") if small.endswith("s") and (one := _nearest(small[:-1])) else None)


def _nearest(small: str) -> str | None:
    near = process.extractOne(small, _FRAME, scorer=OSA.distance, score_cutoff=1 if len(small) < 12 else 2)
    return near[0] if near and near[0][0] == small[0] else None


def _part_of(found: re.Match[str]) -> str:
    """`which ls port of fhe MTUS` as it was printed."""
    if OSA.distance(found["part"], "part") > 1 or OSA.distance(found["is"], "is") > 1:
        return found[0]
    the = "the".ljust(len(found["the"])) if len(found["the"]) > 2 else found["the"]
    return found["which"] + "is" + found["not"] + "part" + found["of"] + the


def _claim(found: re.Match[str]) -> str:
    """`based cn MT US` with its `on` and its label."""
    label = found["label"] or ""
    if label:
        right = "Non-MTUS" if label[0] == "N" else "MTUS"
        label = right.ljust(len(label)) if len(right) <= len(label) else label
    return found["claim"] + "on".ljust(len(found["on"])) + found["gap"] + label
