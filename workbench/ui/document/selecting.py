"""A selection of text that grows from an anchor: by letters, words or lines, with the pointer or the keyboard."""

from __future__ import annotations

import re
from enum import Enum

from workbench.model.evidence import Span
from workbench.ui.document.lines import Lines, Position, collapsed

_NEXT_WORD = re.compile(r"\S+\s*")
_LETTER = re.compile(r"\S|\s+")
_LONGEST_WORD = 400


class Unit(Enum):
    """By what a selection grows."""

    LETTER = "letter"
    WORD = "word"
    LINE = "line"


class Move(Enum):
    """Where the caret goes."""

    NEXT_LETTER = "next letter"
    PREVIOUS_LETTER = "previous letter"
    NEXT_WORD = "next word"
    PREVIOUS_WORD = "previous word"
    NEXT_LINE = "next line"
    PREVIOUS_LINE = "previous line"
    LINE_START = "line start"
    LINE_END = "line end"
    START = "start"
    END = "end"


class Selection:
    """What is selected in one document. `caret` is the end that moves; None before anything was pointed at."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines
        self._unit = Unit.LETTER
        self._anchor: tuple[Position, Position] | None = None
        self.caret: Position | None = None
        self._wished_x: float | None = None

    @property
    def range(self) -> tuple[Position, Position] | None:
        """From where to where, in reading order; None when nothing is selected."""
        if self._anchor is None or self.caret is None:
            return None
        start, end = min(self._anchor[0], self.caret), max(self._anchor[1], self.caret)
        return (start, end) if start < end else None

    def begin(self, position: Position, unit: Unit = Unit.LETTER) -> None:
        """Start anew at a position, by letters, words or lines."""
        self._unit, self._wished_x = unit, None
        self._anchor = self._around(position)
        self.caret = self._anchor[1]

    def extend(self, position: Position) -> None:
        """Move the caret's end to a position, by the unit in use."""
        if self._anchor is None:
            self.begin(position)
            return
        self._wished_x = None
        start, end = self._around(position)
        self.caret = start if position < self._anchor[0] else max(end, self._anchor[1])

    def take_all(self) -> None:
        """Select the whole document."""
        self._unit, self._anchor = Unit.LETTER, (self._lines.start, self._lines.start)
        self.caret = self._lines.end

    def clear(self) -> None:
        """Select nothing; the caret stays."""
        if self.caret is not None:
            self._anchor = (self.caret, self.caret)

    def forget(self) -> None:
        """Select nothing, and let the next key begin elsewhere."""
        self._anchor = self.caret = self._wished_x = None

    def step(self, move: Move, extending: bool = True) -> None:
        """Move the caret; `extending` keeps the anchor, otherwise the selection falls in at the caret."""
        if self.caret is None or self._anchor is None:
            return
        if move not in (Move.NEXT_LINE, Move.PREVIOUS_LINE):
            self._wished_x = None
        self.caret = self._moved(self.caret, move)
        if not extending:
            self._anchor = (self.caret, self.caret)

    def spans(self) -> tuple[Span, ...]:
        """What is selected as evidence, one span a page; empty for nothing."""
        return self._lines.spans(*self.range) if self.range else ()

    def text(self) -> str:
        """What is selected, white space collapsed."""
        return collapsed(self.spans())

    def _around(self, position: Position) -> tuple[Position, Position]:
        if self._unit is Unit.WORD:
            return self._lines.word_around(position)
        if self._unit is Unit.LINE:
            return self._lines.line_around(position)
        return position, position

    def _moved(self, caret: Position, move: Move) -> Position:
        match move:
            case Move.START:
                return self._lines.start
            case Move.END:
                return self._lines.end
            case Move.LINE_START | Move.LINE_END:
                return self._lines.line_around(caret)[move is Move.LINE_END]
            case Move.NEXT_LINE | Move.PREVIOUS_LINE:
                return self._other_line(caret, 1 if move is Move.NEXT_LINE else -1)
            case Move.NEXT_LETTER | Move.NEXT_WORD:
                return self._forward(caret, _LETTER if move is Move.NEXT_LETTER else _NEXT_WORD)
            case _:
                return self._backward(caret, _LETTER if move is Move.PREVIOUS_LETTER else _NEXT_WORD)

    def _forward(self, caret: Position, piece: re.Pattern[str]) -> Position:
        pages = self._lines.document.pages
        if found := piece.search(pages[caret.page].text, caret.offset):
            return min(Position(caret.page, found.end()), self._lines.end)
        if caret.page + 1 < len(pages):
            return Position(caret.page + 1, 0)
        return caret

    def _backward(self, caret: Position, piece: re.Pattern[str]) -> Position:
        pages = self._lines.document.pages
        near = max(0, caret.offset - _LONGEST_WORD)
        starts = [found.start() for found in piece.finditer(pages[caret.page].text, near, caret.offset)]
        if starts:
            return max(Position(caret.page, starts[-1]), self._lines.start)
        if caret.page > 0:
            return Position(caret.page - 1, len(pages[caret.page - 1].text))
        return caret

    def _other_line(self, caret: Position, step: int) -> Position:
        line, here = self._lines.line_of(caret), self._lines.caret(caret)
        if line is None or here is None:
            return caret
        if self._wished_x is None:
            self._wished_x = here[1][0]
        other = self._lines.beside(line, step)
        if other is None:
            return self._lines.end if step > 0 else self._lines.start
        middle = (other.box[1] + other.box[3]) / 2
        return self._lines.position_at(other.sheet, self._wished_x, middle) or caret
