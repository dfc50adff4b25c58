"""Letters whose case is wrong where they stand: `painT`, `MRlT`, `tXe`. Print mixes cases in few ways, noise in all.

Such a letter is a sign put there by misreading. What it hides is any letter or none, so it is read as `HIDDEN`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from workbench.extraction.wording import expected

HIDDEN = "?"
"""Stands in a word in lower case for a letter that is not known."""
_PART = re.compile(r"[^\W\d_]+")
_PLURAL = re.compile(r"[A-Z]{2,}s")
_MIXED = re.compile(
    r"(?:m|d|µ|m[cEI])?L|[dm]B|k?Hz|[kmM]?Pa|mEq|mmHg|mOsm|pH|Ph|[A-Z][a-z]{1,3}D|e[A-Z]+"
    r"|(?:Ma?c|De|Di|Du|La|Le|Fitz|Van|Von)[A-Z][a-z]{2,}"
)
"""Units, degrees and names that print writes with capitals within."""


_CAPITALISED = re.compile(r"[A-Z][a-z]+")
_SHORTEST = 6


class Shape(NamedTuple):
    """A printed word as it would be with its letters in one case, and in lower case with what is wrong hidden."""

    printed: str
    core: str


def shapes(printed: str) -> list[Shape]:
    """What a printed word is when no letter has the wrong case: itself, or one or two others."""
    found = [Shape("", "")]
    reached = 0
    for part in _PART.finditer(printed):
        between = printed[reached : part.start()]
        ways = _ways(part[0])
        found = [
            Shape(before.printed + between + way.printed, before.core + between + way.core)
            for before in found
            for way in ways
        ][:2]
        reached = part.end()
    rest = printed[reached:]
    return [Shape(one.printed + rest, (one.core + rest).lower()) for one in found]


def _ways(part: str) -> list[Shape]:
    """The shapes of a row of letters: as small ones or as capitals, by which fewer are wrong."""
    upper = sum(map(str.isupper, part))
    as_usual = upper == len(part) or upper == part[:1].isupper()
    if as_usual or _PLURAL.fullmatch(part) or _MIXED.fullmatch(part) or _is_of_words(part):
        return [Shape(part, part.lower())]
    small = _hidden(part, [at for at, letter in enumerate(part) if at and letter.isupper()])
    large = _hidden(part, [at for at, letter in enumerate(part) if not letter.isupper()])
    ways = [Shape(part[:1] + part[1:].lower(), small)]
    if upper > 1:
        ways.append(Shape(part.upper(), large))
        ways.sort(key=lambda way: way.core.count(HIDDEN))
        if ways[0].core.count(HIDDEN) < ways[1].core.count(HIDDEN):
            return ways[:1]
    return ways


def _is_of_words(part: str) -> bool:
    """Whether each capital begins a word of its own, as in `UpToDate`."""
    pieces = _CAPITALISED.findall(part)
    return len(part) >= _SHORTEST and "".join(pieces) == part and all(expected(piece.lower()) for piece in pieces)


def _hidden(part: str, wrong: list[int]) -> str:
    return "".join(HIDDEN if at in wrong else letter for at, letter in enumerate(part.lower()))
