"""Finding the form's own words: exactly where they stand as printed, by likeness where a letter is wrong."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import cache
from typing import NamedTuple

LIKENESS = 0.86
"""How much of a label's letters must agree for a damaged one to be taken for it."""
_QUOTED_BEFORE, _QUOTED_BEHIND = 200, 1000
"""How far from a label the marks stand at most between which a passage with it is quoted."""
_SLACK = 2
"""How many letters a damaged label may have lost or gained, at most."""


class Label(NamedTuple):
    """A label found in a stream: which one, where it starts and ends, whether letter by letter."""

    name: str
    start: int
    end: int
    exact: bool = True


def all_of(low: str, wordings: Sequence[str], name: str, start: int = 0, end: int | None = None) -> list[Label]:
    """Each place where one of `wordings` (lower case) stands letter by letter, in order."""
    end = len(low) if end is None else end
    found = []
    for wording in wordings:
        at = low.find(wording, start, end)
        while at >= 0:
            found.append(Label(name, at, at + len(wording)))
            at = low.find(wording, at + len(wording), end)
    return sorted(found, key=lambda label: (label.start, -label.end)) if len(wordings) > 1 else found


def first_exact(low: str, wordings: Sequence[str], name: str, start: int, end: int) -> Label | None:
    """The first of them, and the longest of those that begin there."""
    first: Label | None = None
    for wording in wordings:
        # what begins behind the one that was found is not wanted: it is not looked for to the end of the text
        at = low.find(wording, start, min(end, first.start + len(wording)) if first else end)
        if at >= 0 and (first is None or (at, -len(wording)) < (first.start, first.start - first.end)):
            first = Label(name, at, at + len(wording))
    return first


def is_quoted(text: str, at: int) -> bool:
    """Whether what begins at `at` stands in quotation marks: words about a label, or of another decision."""
    if text[at - 2 : at - 1] == " " and text[at - 1 : at] in ('"', "“", "'", "‘"):
        return True
    opens = text.rfind('"', max(0, at - _QUOTED_BEFORE), at)
    if opens < 1 or text[opens - 1] not in " (" or text[opens + 1] == " ":
        return False
    closes = text.find('"', at, at + _QUOTED_BEHIND)
    return closes >= 0 and text[closes - 1] != " " and not text[closes + 1 : closes + 2].isalnum()


def like(low: str, wording: str, name: str, start: int = 0, end: int | None = None) -> list[Label]:
    """Each place where something like `wording` stands; one whole word of it, or its like, has to be intact."""
    end = len(low) if end is None else end
    found: list[Label] = []
    for anchor in _anchors(wording):
        offset = wording.index(anchor)
        at = low.find(anchor, start, end)
        while at >= 0:
            if not any(label.start <= at < label.end for label in found):
                place = _aligned(low[:end], wording, max(start, at - offset - _SLACK), at - offset + _SLACK)
                if place:
                    found.append(Label(name, *place, exact=False))
            at = low.find(anchor, at + 1, end)
    return sorted(found, key=lambda label: label.start)


def every(low: str, wordings: Sequence[str], name: str, start: int, end: int) -> list[Label]:
    """Each place where a label stands, as printed or damaged, in order and apart from each other."""
    found: list[Label] = []
    for label in all_of(low, wordings, name, start, end):
        if not found or label.start >= found[-1].end:
            found.append(label)
    exact = tuple(found)
    for label in like(low, wordings[0], name, start, end):
        if not any(one.start - _SLACK < label.end and label.start < one.end for one in exact):
            found.append(label)
    return sorted(found, key=lambda label: label.start)


def _aligned(low: str, wording: str, first: int, last: int) -> tuple[int, int] | None:
    """The stretch that begins between `first` and `last` and is most like `wording`, if it is like enough."""
    best, best_ratio = None, LIKENESS
    wanted = wording.replace(" ", "")
    window = low[first : last + len(wording) + _SLACK]
    shared = sum(min(count, window.count(letter)) for letter, count in _letters(wording))
    if 2 * shared < LIKENESS * (2 * len(wanted) - _SLACK):
        return None
    for begin in range(first, last + 1):
        if begin and low[begin - 1].isalnum():
            continue
        for finish in range(begin + len(wording) - _SLACK, min(len(low), begin + len(wording) + _SLACK) + 1):
            ratio = SequenceMatcher(None, wanted, low[begin:finish].replace(" ", ""), autojunk=False).ratio()
            if ratio > best_ratio or (best and ratio == best_ratio and low[finish - 1] == wording[-1]):
                best, best_ratio = (begin, finish), ratio
    return best


@cache
def _anchors(wording: str) -> tuple[str, ...]:
    """The words of a label long enough to look for, the longest first."""
    words = {word for word in re.findall(r"[a-z]+", wording) if len(word) >= 5}
    return tuple(sorted(words, key=len, reverse=True)) or (wording,)


@cache
def _letters(wording: str) -> tuple[tuple[str, int], ...]:
    """How often each letter stands in a label."""
    return tuple(Counter(wording.replace(" ", "")).items())


def alike(one: str, other: str) -> float:
    """How alike two short texts are, 0 to 1, letter case and white space aside."""
    first, second = "".join(one.lower().split()), "".join(other.lower().split())
    return 1.0 if first == second else SequenceMatcher(None, first, second, autojunk=False).ratio()
