"""Plain text set on Letter sheets like a letter, so that it looks and behaves as a PDF does.

Only where words stand is decided here; the canonical text is left as it is. `drawing.py` draws from the same words.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from workbench.model.document import Page, Sheet, Word
from workbench.sources.letters import Widths

WIDTH, HEIGHT, MARGIN = 612.0, 792.0, 72.0
"""A Letter sheet and its margins on all sides, in points."""

PITCH = 13.8
"""Points from one line to the next: Times of 12 points, single-spaced."""

ASCENT, DESCENT = 10.6, 2.9
"""Points above and below its baseline that a word's box reaches."""

MOST_SPACES = 40
"""Of an indent or gap; a text set in wide columns is drawn closer together."""

_RIGHT = WIDTH - MARGIN
_ROWS = int((HEIGHT - 2 * MARGIN) / PITCH)
_WORD = re.compile(r"[^ \n]+")
_MOST_EMPTY_LINES = 4

# Hard-wrapped lines that are each followed by an empty one, as some converters write them.
_PARTED_SHARE = 0.8
_PARTED_LINES = 6
_LONGEST_WRAPPED = 130


def typeset(texts: Sequence[str]) -> tuple[tuple[Page, ...], tuple[Sheet, ...]]:
    """Each canonical text as a page whose words stand on as many sheets as it takes, at least one; and all sheets."""
    pages: list[Page] = []
    sheets: list[Sheet] = []
    widths = Widths()
    for number, text in enumerate(texts):
        words = tuple(_Setter(text, len(sheets), widths).words())
        pages.append(Page(text, words))
        last = words[-1].sheet if words else len(sheets)
        sheets += [Sheet(WIDTH, HEIGHT, number)] * (last + 1 - len(sheets))
    return tuple(pages), tuple(sheets)


def baseline(word: Word) -> float:
    """The y on which a set word stands."""
    return word.y0 + ASCENT


class _Setter:
    """Sets one page's text: a row and an x that go from word to word."""

    def __init__(self, text: str, first_sheet: int, widths: Widths) -> None:
        self._text = text
        self._first_sheet = first_sheet
        self._widths = widths
        self._row = 0  # of all rows, empty ones too, over all sheets
        self._line = -1  # of the printed ones
        self._x = MARGIN

    def words(self) -> Iterator[Word]:
        """The words of the text, in order, with their places."""
        for start, end, empty_lines in _lines(self._text):
            if self._line >= 0:
                self._row += empty_lines + 1
            self._line += 1
            self._x = MARGIN
            yield from self._set_line(start, end)

    def _set_line(self, start: int, end: int) -> Iterator[Word]:
        before = start
        space = self._widths[" "]
        for found in _WORD.finditer(self._text, start, end):
            width = self._widths.of(found[0])
            gap = space * min(found.start() - before, MOST_SPACES)
            if self._x + gap + width <= _RIGHT:
                self._x += gap
                yield self._word(found.start(), found.end(), width)
            else:
                if before > start:
                    self._wrap()
                yield from self._set_long(found.start(), found.end(), width)
            before = found.end()

    def _set_long(self, start: int, end: int, width: float) -> Iterator[Word]:
        """A word that may be longer than a row: in parts, each a row wide."""
        if self._x + width <= _RIGHT:
            yield self._word(start, end, width)
            return
        ends = list(accumulate(map(self._widths.__getitem__, self._text[start:end])))
        first = 0
        while first < len(ends):
            if first:
                self._wrap()
            done = ends[first - 1] if first else 0.0
            last = max(first + 1, bisect_right(ends, done + _RIGHT - self._x))
            yield self._word(start + first, start + last, ends[last - 1] - done)
            first = last

    def _wrap(self) -> None:
        self._row += 1
        self._line += 1
        self._x = MARGIN

    def _word(self, start: int, end: int, width: float) -> Word:
        sheet, row = divmod(self._row, _ROWS)
        x, y = self._x, MARGIN + row * PITCH
        self._x = x + width
        return Word(start, end, self._first_sheet + sheet, x, y, x + width, y + ASCENT + DESCENT, self._line)


def _lines(text: str) -> Iterator[tuple[int, int, int]]:
    """Start, end, and how many empty lines are drawn above, of each line with words."""
    lines = text.split("\n")
    parted = _are_parted(lines)
    start = empty = 0
    for line in lines:
        if line and not line.isspace():
            yield start, start + len(line), min(max(0, empty - 1) // 2 if parted else empty, _MOST_EMPTY_LINES)
            empty = 0
        else:
            empty += 1
        start += len(line) + 1


def _are_parted(lines: Sequence[str]) -> bool:
    """Whether an empty line follows nearly each line and so says nothing: two parted lines are drawn as neighbours.

    Paragraphs of one long line each with an empty line between are not that.
    """
    written = [number for number, line in enumerate(lines) if line and not line.isspace()]
    if len(written) < _PARTED_LINES:
        return False
    parted = sum(below - above > 1 for above, below in pairwise(written))
    lengths = sorted(len(lines[number]) for number in written)
    return parted >= _PARTED_SHARE * (len(written) - 1) and lengths[len(lengths) * 9 // 10] <= _LONGEST_WRAPPED
