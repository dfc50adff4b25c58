"""Brackets and single quotation marks of a misread text: which have their other, and what those without were.

A figure is the natural logarithm of one in how many times, as in `wording.py`: estimated by how often noise makes a
bracket, and loses one of a pair.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.extraction.misreadings import LOST, OTHER, Slips
from workbench.extraction.wording import is_abbreviation, is_word, parts

_UNOPENED, _UNCLOSED, _UNCLOSED_SHORT = 5.0, 3.0, 6.0
"""What a bracket costs without its other; one that stays open behind an abbreviation, which mostly has its own pair."""
_SHORT, _QUOTED = 6.0, 6.0
"""How much more expected a pair is with an abbreviation between, and a quotation mark that has its other."""
_FARTHEST = 14
"""Within so many words the other stands."""
_LEAST = 2
"""A single letter or figure before a closing bracket numbers a list."""


class Brackets:
    """The brackets of one text, its words being given in order, as printed."""

    def __init__(self, words: Sequence[str]) -> None:
        self._opened = _unclosed(words, "(", ")")
        self._closes = _unclosed(words[::-1], ")", "(")[::-1]
        self._quoted = _quoted(words)

    def cost(self, at: int, start: str, word: str, end: str) -> float:
        """What it costs or, below 0, gains that these marks stand around a word (in lower case) at a place."""
        if len(word) < _LEAST:
            return 0.0
        inside = word.count("(") - word.count(")")
        opens, closes = start.count("(") + max(0, inside), end.count(")") + max(0, -inside)
        if opens == closes > 0 and is_abbreviation(word):
            return -_SHORT
        if closes > opens and not self._opened[at]:
            return _UNOPENED
        if opens > closes and not self._closes[at]:
            return _UNCLOSED_SHORT if is_abbreviation(word) else _UNCLOSED
        quotes = start.endswith("'") != ("'" in end)
        return -_QUOTED if quotes and at in self._quoted else 0.0

    def completed(self, at: int, start: str, word: str, end: str) -> Iterator[tuple[str, str, str, Slips]]:
        """A printed word between its marks with the bracket that it lacks, which was lost or is another sign."""
        if ")" in end and "(" not in start + word and not self._opened[at]:
            yield f"({start}", word, end, (LOST,)
            if start:
                yield f"({start[1:]}", word, end, (OTHER,)
            elif is_word(word[1:]):
                yield "(", word[1:], end, (OTHER,)
        if "(" in start and ")" not in word + end and not self._closes[at]:
            yield start, word, f"){end}", (LOST,)
            if end:
                yield start, word, f"){end[1:]}", (OTHER,)
            if is_word(word[:-1]):
                yield start, word[:-1], f"){end}", (OTHER,)


def _unclosed(words: Sequence[str], opening: str, closing: str) -> list[bool]:
    """For each word whether a bracket stands open before it."""
    found = []
    since = _FARTHEST
    for word in words:
        found.append(since < _FARTHEST)
        since += 1
        if (balance := word.count(opening) - word.count(closing)) > 0:
            since = 0
        elif balance < 0:
            since = _FARTHEST
    return found


def _quoted(words: Sequence[str]) -> set[int]:
    """The places of words at which single quotation marks open and close."""
    found: set[int] = set()
    opened: int | None = None
    for at, (start, _, end) in enumerate(map(parts, words)):
        if start.endswith("'") and "'" not in end:
            opened = at
        elif "'" in end and opened is not None and at - opened < _FARTHEST:
            found.update((opened, at))
            opened = None
    return found
