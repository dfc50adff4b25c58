"""A statement as tokens with offsets, and words folded so that spellings of one word are equal."""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple


class Kind(Enum):
    """What a token is."""

    WORD = auto()
    NUMBER = auto()
    SECTION_NUMBER = auto()
    DATE = auto()
    ADDRESS = auto()
    MARK = auto()


class Token(NamedTuple):
    """One token: `text` as it stands at `start` to `end` (code points), `word` folded for comparison."""

    kind: Kind
    text: str
    start: int
    end: int
    word: str


_TOKEN = re.compile(
    r"(?P<ADDRESS>(?:https?://|www\.)[^\s,;<>\"”]+|\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|org|gov|net|edu)\b(?:/[^\s,;<>\"”]*)?)"
    r"|(?P<DATE>\d{1,2}/\d{1,2}/\d{2,4})"
    # 9792.24.1(c), 4600(a): numbers of regulations and laws
    r"|(?P<SECTION_NUMBER>\d{4}(?:\.\d+)+(?:\([a-z0-9]{1,2}\))*|\d{4}(?:\([a-z0-9]{1,2}\))+)"
    r"|(?P<NUMBER>\d+)"
    r"|(?P<WORD>(?<![^\W\d_])(?-i:[A-Z]\.){2,}|[^\W\d_]+(?:['’][^\W\d_]+)?(?:\(s\))?)"
    r"|(?P<MARK>\S)",
    re.IGNORECASE,
)

_GLUED = re.compile(
    r"(?<=[a-z])(?=(?:Page|Pg|Chapter|Section|Guideline|Treatment|Complaint|Disorder|Table|Decision)s?\b)"
)
"""Where a word of citations begins behind another without a space: `ComplaintsPage(s)`."""

_ONE_FORM = {"testing": "test", "screening": "screen", "screens": "screen"}
"""Words for one thing that differ in more than their number: `function tests`, `function testing`."""

_KINDS = {kind.name: kind for kind in Kind}
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")

SILENT = frozenset(("and", "the", "a", "an", "of", "for", "in", "to", "or", "with", "per", "by"))
"""Words that names are compared without."""

GENERIC = frozenset((
    "guideline", "treatment", "practice", "medical", "online", "edition", "chapter", "current", "version", "citation",
    "web", "index", "twc", "procedure", "summary", "updated", "last", "section", "guidance", "recommendation", "mtus",
    "california", "ca", "non", "adopted", "based", "revised", "effective", "text", "document", "complete", "worker",
    "comp", "compensation", "integrated", "duration", "clinical", "topic", "see", "under", "on", "at", "from", "is",
    "as", "page", "internet", "website", "entry", "heading", "regarding", "other", "subsection", "part", "into",
))  # fmt: skip
"""Words that say what kind of thing is cited, not which."""

LIGHT = frozenset((
    "surgery", "surgical", "repair", "procedure", "lesion", "syndrome", "total", "acute", "chronic", "unit", "device",
    "use", "service", "custom", "type", "related", "acute", "specific", "criteria",
))  # fmt: skip
"""Words of headings that tell little beside the others: `SLAP repair` is `Surgery for SLAP lesions`."""


def tokenize(text: str) -> list[Token]:
    """The tokens of a text in order; white space belongs to none."""
    found: list[Token] = []
    position = 0
    while match := _TOKEN.search(text, position):
        found.append(_token(match))
        position = found[-1].end
    return found


def folded_words(text: str) -> list[str]:
    """The words of a text, folded; numbers and marks left out."""
    return [fold(word) for word in _WORD.findall(text)]


def _token(found: re.Match[str]) -> Token:
    kind = _KINDS[found.lastgroup or "MARK"]
    text = found[0]
    if kind is Kind.ADDRESS:
        text = _address(text)
    elif kind is Kind.WORD and (glued := _GLUED.search(text)):
        text = text[: glued.start()]
    end = found.start() + len(text)
    if kind is Kind.WORD:
        return Token(kind, text, found.start(), end, fold(text))
    return Token(kind, text, found.start(), end, text.casefold())


def _address(text: str) -> str:
    """The address without the sentence's own marks after it."""
    text = text.rstrip(".:'’!?")
    while text.endswith((")", "]")) and text.count("(") < text.count(")") + text.count("]"):
        text = text[:-1].rstrip(".:")
    return text


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """A word in lower case, singular, without possessive and with one spelling for British and American forms.

    `MRI's` and `MRIs` are `mri`, `Orthopaedics` is `orthopedic`, `Studies` is `study`.
    """
    if "." in word:
        word = word.replace(".", "")  # U.S.
    if len(word) <= 5 and word.isupper():
        return word.casefold()  # TENS, CRPS, AAOS are no plurals
    if word.endswith("s") and word[:-1].isupper() and word.isalpha():
        return word[:-1].casefold()  # MRIs
    word = word.casefold().removesuffix("(s)").replace("’", "'")
    if word in _ONE_FORM:
        return _ONE_FORM[word]
    word = word.removesuffix("'s").replace("'", "")
    word = word.replace("ae", "e") if len(word) > 5 else word
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("sses", "xes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
