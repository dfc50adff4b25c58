"""Words of the printed forms that came without the space between them, or with one within: `notmedically`, `Cita tion`.

A file says where letters stand, not where words end: beside bold letters, and in a line set tight, a space is lost;
between letters set wide one is seen.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from functools import cache
from itertools import accumulate

from workbench.extraction.vocabulary import phrases, sections

_LONGEST = 3
"""So many words stand joined at most, and so many pieces are of one word."""
_WORDS = frozenset(("bethe", "etal", "inactive", "isa"))
"""What two words of the form make when joined, and others write."""
_MARKS = ("", "'s", ".", ",", ":", ";", '."', ".)")
_BEHIND = '.,:;")'
_USUAL = 8000
"""Two of so many of the most used words stand side by side in any text."""
_NEVER_BESIDE = frozenset(("in jury", "over turned", "up held"))
"""Such that do not."""
_SHORTEST, _LEAST = 5, 3
"""From how many letters on a word is put together, and how long a piece of one is that tells of it."""


def odd_words(low: str) -> tuple[list[str], Set[str]]:
    """The words of a text in lower case, and those of them that words of the forms are when joined or in pieces."""
    words = low.split(" ")
    return words, set() if _any_odd().isdisjoint(words) else _any_odd().intersection(words)


def is_joined(word: str) -> bool:
    """Whether a word in lower case is several of the forms."""
    return word in _joined()


def joints(words: list[str]) -> list[int]:
    """Where in a text of these words in lower case a space belongs, by the words of the forms."""
    starts = accumulate((len(word) + 1 for word in words), initial=0)
    return [start + within for start, word in zip(starts, words, strict=False) for within in _joined().get(word, ())]


def spaces_within(words: list[str], odd: Set[str]) -> list[int]:
    """The offsets of spaces in a text of these words in lower case that stand within a word of the forms."""
    behind: set[int] = set()  # the words that such a space follows
    reached = 0
    for place in (at for at, word in enumerate(words) if word in odd):
        if place >= reached and (run := _run_at(words, place, reached)):
            behind.update(run[:-1])
            reached = run.stop
    if not behind:
        return []
    ends = accumulate((len(word) + 1 for word in words), initial=-1)
    return [end for number, end in enumerate(ends, -1) if number in behind]


def _run_at(words: list[str], place: int, start: int) -> range | None:
    """The fewest words from `start` on, one of them at a place, that are one of the forms, or more of them joined."""
    for count in range(2, _LONGEST + 2):
        for first in range(max(start, place - count + 1), place + 1):
            run = words[first : first + count]
            if len(run) == count and ("".join(run) in _joined() or _is_one(run, count)):
                return range(first, first + count)
    return None


def _is_one(pieces: list[str], count: int) -> bool:
    """Whether so many pieces make a word of the forms, and are not words that people write side by side."""
    if len(pieces) < count or "".join(pieces).rstrip(_BEHIND) not in _form():
        return False
    pieces[-1] = pieces[-1].rstrip(_BEHIND)
    return "" not in pieces and (not _known().issuperset(pieces) or " ".join(pieces) in _NEVER_BESIDE)


@cache
def _form() -> frozenset[str]:
    """The longer words of the forms' sentences, without the punctuation behind them."""
    words = (word.rstrip(_BEHIND) for sentence in sections("form")["sentences"] for word in sentence.lower().split())
    return frozenset(word for word in words if len(word) >= _SHORTEST and word[0].isalpha())


@cache
def _known() -> frozenset[str]:
    """Words that stand side by side in any text, whatever they make together: usual ones and those of the forms."""
    words = (word.strip('("' + _BEHIND) for sentence in sections("form")["sentences"] for word in sentence.split())
    return frozenset((*phrases("english")[:_USUAL], "a", "i", *map(str.lower, words)))


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
def _any_odd() -> frozenset[str]:
    """Joined words, and pieces of which one stands wherever a word is parted: as one set they are looked for fast."""
    return frozenset((*_joined(), *_pieces()))


def _pieces() -> Iterator[str]:
    """For each cut of a word one of its pieces: what is no word, of what is one the first."""
    english = frozenset(phrases("english"))
    short = {word for sentence in sections("form")["sentences"] for word in sentence.lower().split() if word.isalpha()}
    for word in sorted(_form() | short):
        least = _LEAST if len(word) >= _SHORTEST else 1
        for cut in range(1, len(word)):
            first, last = word[:cut], word[cut:]
            told = [piece for piece in (first, last) if len(piece) >= least and piece not in _known()]
            if f"{first} {last}" in _NEVER_BESIDE:
                told = [last]
            told.sort(key=english.__contains__)
            yield from told[:1] if told[:1] == [first] else (piece + mark for piece in told[:1] for mark in _MARKS)


def _runs(words: list[str]) -> Iterator[list[str]]:
    """Neighbouring words, without the punctuation behind them; a run ends where there is some."""
    for first in range(len(words)):
        for last in range(first + 2, min(first + _LONGEST, len(words)) + 1):
            run = words[first:last]
            if all(word[-1] not in ".,:;" for word in run[:-1]) and run[0] != ",":
                yield [*run[:-1], run[-1].rstrip('.,:;"')]
