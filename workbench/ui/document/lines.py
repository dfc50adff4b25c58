"""The printed lines of a document: which letter is at a point, where a run of text is drawn, what is next to what.

A position is (page, offset), counted from 0 in code points of that page's canonical text. Reading order is the order
of the words.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from workbench.model.document import Document, Word
from workbench.model.evidence import Rect, Span
from workbench.model.layout import span_between, words_between
from workbench.ui.document.letters import edges, letter_edge
from workbench.ui.document.sheets import around

_WORD = re.compile(r"[^\W_]+(?:[’'\-./][^\W_]+)*|\S")
_GAP = re.compile(r"\s+")


class Position(NamedTuple):
    """A place between two letters: the page and the offset into its text."""

    page: int
    offset: int


@dataclass(frozen=True)
class PrintedLine:
    """The words of one printed line and the box around them, in points of their sheet."""

    page: int
    sheet: int
    words: tuple[Word, ...]
    box: Rect

    @property
    def start(self) -> int:
        """The offset of its first letter."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """The offset after its last letter."""
        return self.words[-1].end


class Lines:
    """All printed lines of one document, in reading order."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.all = tuple(_lines(document))
        self._starts = [(line.page, line.start) for line in self.all]
        self._of_sheet: dict[int, list[int]] = {}
        for number, line in enumerate(self.all):
            self._of_sheet.setdefault(line.sheet, []).append(number)

    def position_at(self, sheet: int, x: float, y: float) -> Position | None:
        """The place between letters nearest to a point of a sheet; None on a sheet without words."""
        numbers = self._of_sheet.get(sheet)
        if not numbers:
            return None
        line = min((self.all[n] for n in numbers), key=lambda line: _distance(line.box, x, y))
        word = min(line.words, key=lambda word: max(word.x0 - x, x - word.x1, 0.0))
        return Position(line.page, word.start + letter_edge(word, self._text(line.page, word), x))

    def is_on_text(self, sheet: int, x: float, y: float, slack: float = 2.0) -> bool:
        """Whether a point lies on a printed line."""
        boxes = (self.all[n].box for n in self._of_sheet.get(sheet, ()))
        return any(
            left - slack <= x <= right + slack and top - slack <= y <= bottom + slack
            for left, top, right, bottom in boxes
        )

    def places(self, start: Position, end: Position) -> list[tuple[int, Rect]]:
        """Where the text between two positions is drawn: (sheet, box), one box a line, to the letter."""
        found: list[tuple[int, Rect]] = []
        for page in range(start.page, end.page + 1):
            first = start.offset if page == start.page else 0
            last = end.offset if page == end.page else len(self.document.pages[page].text)
            words = words_between(self.document.pages[page], first, last)
            for (sheet, _), line in groupby(words, key=lambda word: (word.sheet, word.line)):
                run = list(line)
                left = self._edge(page, run[0], max(first, run[0].start))
                right = self._edge(page, run[-1], min(last, run[-1].end))
                top, bottom = min(word.y0 for word in run), max(word.y1 for word in run)
                found.append((sheet, (min(left, right), top, max(left, right), bottom)))
        return found

    def caret(self, position: Position) -> tuple[int, Rect] | None:
        """Where a caret stands: the sheet and a box without width. None on a page without words."""
        number = self.line_of(position)
        if number is None:
            return None
        line = self.all[number]
        word = next((word for word in line.words if position.offset <= word.end), line.words[-1])
        x = self._edge(line.page, word, min(max(position.offset, word.start), word.end))
        return line.sheet, (x, line.box[1], x, line.box[3])

    def line_of(self, position: Position) -> int | None:
        """The number of the line that holds a position or comes next before it; None without words."""
        if not self.all:
            return None
        return max(0, bisect_right(self._starts, tuple(position)) - 1)

    def spans(self, start: Position, end: Position) -> tuple[Span, ...]:
        """The text between two positions as evidence, one span a page, without blanks at its ends."""
        spans = []
        for page in range(start.page, end.page + 1):
            text = self.document.pages[page].text
            first = start.offset if page == start.page else 0
            last = end.offset if page == end.page else len(text)
            quote = text[first:last]
            first += len(quote) - len(quote.lstrip())
            last -= len(quote) - len(quote.rstrip())
            if first < last:
                spans.append(span_between(self.document, page, first, last))
        return tuple(spans)

    def word_around(self, position: Position) -> tuple[Position, Position]:
        """The word at a position; the position twice where there is none."""
        text = self.document.pages[position.page].text
        for found in _WORD.finditer(text, max(0, text.rfind("\n", 0, position.offset) + 1)):
            if found.start() > position.offset:
                break
            if position.offset <= found.end():
                return Position(position.page, found.start()), Position(position.page, found.end())
        return position, position

    def line_around(self, position: Position) -> tuple[Position, Position]:
        """The printed line at a position."""
        number = self.line_of(position)
        if number is None:
            return position, position
        line = self.all[number]
        return Position(line.page, line.start), Position(line.page, line.end)

    @property
    def start(self) -> Position:
        """Before the first letter."""
        return Position(self.all[0].page, self.all[0].start) if self.all else Position(0, 0)

    @property
    def end(self) -> Position:
        """After the last letter."""
        return Position(self.all[-1].page, self.all[-1].end) if self.all else Position(0, 0)

    def _edge(self, page: int, word: Word, offset: int) -> float:
        return edges(word, self._text(page, word))[offset - word.start]

    def _text(self, page: int, word: Word) -> str:
        return self.document.pages[page].text[word.start : word.end]


def _lines(document: Document) -> Iterator[PrintedLine]:
    for number, page in enumerate(document.pages):
        for (sheet, _), group in groupby(page.words, key=lambda word: (word.sheet, word.line)):
            words = tuple(group)
            box = around([(word.x0, word.y0, word.x1, word.y1) for word in words])
            yield PrintedLine(number, sheet, words, box)


def _distance(box: Rect, x: float, y: float) -> tuple[float, float]:
    """How far a point is from a box, height first: a line beside the pointer is meant before one above it."""
    return max(box[1] - y, y - box[3], 0.0), max(box[0] - x, x - box[2], 0.0)


def collapsed(spans: tuple[Span, ...]) -> str:
    """The quotes of spans as one text, all white space one blank."""
    return _GAP.sub(" ", " ".join(span.quote for span in spans)).strip()
