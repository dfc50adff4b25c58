"""Words of the printed forms that came without the space between them: `notmedically`, `Decisionbased`.

A file says where letters stand, not where words end: beside bold letters, and in a line set tight, a space is lost.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import accumulate

from workbench.extraction.vocabulary import sections

_LONGEST = 3
"""So many words stand joined at most."""
_WORDS = frozenset(("bethe", "etal", "inactive", "isa"))
"""What two words of the form make when joined, and others write."""
_MARKS = ("", "'s", ".", ",", ":", ";", '."', ".)")


def joints(low: str) -> list[int]:
    """Where in a text in lower case a space belongs, by the words of the forms."""
    words = low.split(" ")
    if _any_joined().isdisjoint(words):  # nearly always
        return []
    starts = accumulate((len(word) + 1 for word in words), initial=0)
    return [start + within for start, word in zip(starts, words, strict=False) for within in _joined().get(word, ())]


@cache
def _joined() -> dict[str, tuple[int, ...]]:
    """Joined words with the offsets at which each but the first begins."""
    return {
        "".join(run) + mark: tuple(accumulate(map(len, run[:-1])))
        for sentence in sections("form")["sentences"]
        for run in _runs(sentence.lower().split())
        for mark in _MARKS
        if "".join(run) not in _WORDS
    }


@cache
def _any_joined() -> frozenset[str]:
    """Joined words alone: as a set they are looked for twice as fast."""
    return frozenset(_joined())


def _runs(words: list[str]) -> Iterator[list[str]]:
    """Neighbouring words, without the punctuation behind them; a run ends where there is some."""
    for first in range(len(words)):
        for last in range(first + 2, min(first + _LONGEST, len(words)) + 1):
            run = words[first:last]
            if all(word[-1] not in ".,:;" for word in run[:-1]) and run[0] != ",":
                yield [*run[:-1], run[-1].rstrip('.,:;"')]
