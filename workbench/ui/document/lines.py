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
from typing import TYPE_CHECKING, NamedTuple

from workbench.model.document import Document, Word
from workbench.model.evidence import Rect, Span
from workbench.model.layout import span_between, words_between
from workbench.ui.document.letters import letter_edge, part
from workbench.ui.document.sheets import around
from workbench.ui.document.units import paragraph_at, sentence_at

if TYPE_CHECKING:
    from workbench.ui.document.frames import LinePlace

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
    """The printed lines of one document, in reading order; a page's are gathered when they are first asked for.

    `drawn` keeps where evidence was found to be drawn, by page, start and end of its spans (`frames.line_places`): a
    record's hundred fields are looked up again with each change of one.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self._gathered: dict[int, tuple[PrintedLine, ...]] = {}
        self.drawn: dict[tuple[tuple[int, int, int], ...], tuple[LinePlace, ...]] = {}

    def on_page(self, page: int) -> tuple[PrintedLine, ...]:
        """The lines of a page, counted from 0."""
        if page not in self._gathered:
            self._gathered[page] = tuple(_lines(self.document, page))
        return self._gathered[page]

    def on_sheet(self, sheet: int) -> list[PrintedLine]:
        """The lines that are drawn on a sheet."""
        return [line for line in self.on_page(self.document.sheets[sheet].page) if line.sheet == sheet]

    def position_at(self, sheet: int, x: float, y: float) -> Position | None:
        """The place between letters nearest to a point of a sheet; None on a sheet without words."""
        line = min(self.on_sheet(sheet), key=lambda line: _distance(line.box, x, y), default=None)
        if line is None:
            return None
        word = min(line.words, key=lambda word: max(word.x0 - x, x - word.x1, 0.0))
        return Position(line.page, word.start + letter_edge(word, self._text(line.page, word), x))

    def is_on_text(self, sheet: int, x: float, y: float, slack: float = 2.0) -> bool:
        """Whether a point lies on a printed line."""
        return any(
            left - slack <= x <= right + slack and top - slack <= y <= bottom + slack
            for left, top, right, bottom in (line.box for line in self.on_sheet(sheet))
        )

    def places(self, start: Position, end: Position) -> list[tuple[int, Rect]]:
        """Where the text between two positions is drawn: (sheet, box), one box a line, to the letter."""
        found: list[tuple[int, Rect]] = []
        for page in range(start.page, min(end.page + 1, len(self.document.pages))):
            first = start.offset if page == start.page else 0
            last = end.offset if page == end.page else len(self.document.pages[page].text)
            words = words_between(self.document.pages[page], first, last)
            for (sheet, _), line in groupby(words, key=lambda word: (word.sheet, word.line)):
                run = list(line)
                left, _ = part(run[0], self._text(page, run[0]), first, last)
                _, right = part(run[-1], self._text(page, run[-1]), first, last)
                top, bottom = min(word.y0 for word in run), max(word.y1 for word in run)
                found.append((sheet, (min(left, right), top, max(left, right), bottom)))
        return found

    def caret(self, position: Position) -> tuple[int, Rect] | None:
        """Where a caret stands: the sheet and a box without width. None on a page without words."""
        line = self.line_of(position)
        if line is None:
            return None
        word = next((word for word in line.words if position.offset <= word.end), line.words[-1])
        x, _ = part(word, self._text(line.page, word), position.offset, word.end)
        return line.sheet, (x, line.box[1], x, line.box[3])

    def line_of(self, position: Position) -> PrintedLine | None:
        """The line that holds a position or else comes before it, the page's first above that. None without words."""
        lines = self.on_page(position.page)
        number = bisect_right(lines, position.offset, key=lambda line: line.start) - 1
        return lines[max(0, number)] if lines else None

    def beside(self, line: PrintedLine, step: int) -> PrintedLine | None:
        """The next line (`step` 1) or the one before (-1), over page ends; None past the document's ends."""
        lines = self.on_page(line.page)
        number = lines.index(line) + step
        if 0 <= number < len(lines):
            return lines[number]
        page = line.page + step
        while 0 <= page < len(self.document.pages):
            if other := self.on_page(page):
                return other[0] if step > 0 else other[-1]
            page += step
        return None

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
        line = self.line_of(position)
        if line is None:
            return position, position
        return Position(line.page, line.start), Position(line.page, line.end)

    def sentence_around(self, position: Position) -> tuple[Position, Position]:
        """The sentence at a position."""
        start, end = sentence_at(self.document.pages[position.page].text, position.offset)
        return Position(position.page, start), Position(position.page, end)

    def paragraph_around(self, position: Position) -> tuple[Position, Position]:
        """The paragraph at a position; the page where its text has none."""
        start, end = paragraph_at(self.document.pages[position.page].text, position.offset)
        return Position(position.page, start), Position(position.page, end)

    @property
    def start(self) -> Position:
        """Before the first letter."""
        page = next((number for number, page in enumerate(self.document.pages) if page.words), None)
        return Position(0, 0) if page is None else Position(page, self.document.pages[page].words[0].start)

    @property
    def end(self) -> Position:
        """After the last letter."""
        page = next((number for number, page in reversed(list(enumerate(self.document.pages))) if page.words), None)
        return Position(0, 0) if page is None else Position(page, self.document.pages[page].words[-1].end)

    def _text(self, page: int, word: Word) -> str:
        return self.document.pages[page].text[word.start : word.end]


def _lines(document: Document, page: int) -> Iterator[PrintedLine]:
    for (sheet, _), group in groupby(document.pages[page].words, key=lambda word: (word.sheet, word.line)):
        words = tuple(group)
        yield PrintedLine(page, sheet, words, around([(word.x0, word.y0, word.x1, word.y1) for word in words]))


def _distance(box: Rect, x: float, y: float) -> tuple[float, float]:
    """How far a point is from a box, height first: a line beside the pointer is meant before one above it."""
    return max(box[1] - y, y - box[3], 0.0), max(box[0] - x, x - box[2], 0.0)


def collapsed(spans: tuple[Span, ...]) -> str:
    """The quotes of spans as one text, all white space one blank."""
    return _GAP.sub(" ", " ".join(span.quote for span in spans)).strip()
