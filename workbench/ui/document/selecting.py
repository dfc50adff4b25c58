"""A selection of text that grows from an anchor: by letters, words, sentences or lines, by pointer or keyboard."""

from __future__ import annotations

import re
from enum import Enum

from workbench.model.evidence import Span
from workbench.ui.document.lines import Lines, Position, collapsed

_NEXT_WORD = re.compile(r"\S+\s*")
_LETTER = re.compile(r"\S|\s+")
_LONGEST_WORD = 400
Range = tuple[Position, Position]


class Unit(Enum):
    """By what a selection grows."""

    LETTER = "letter"
    WORD = "word"
    SENTENCE = "sentence"
    LINE = "line"
    PARAGRAPH = "paragraph"


class Move(Enum):
    """Where the caret goes."""

    NEXT_LETTER = "next letter"
    PREVIOUS_LETTER = "previous letter"
    NEXT_WORD = "next word"
    PREVIOUS_WORD = "previous word"
    NEXT_SENTENCE = "next sentence"
    PREVIOUS_SENTENCE = "previous sentence"
    NEXT_LINE = "next line"
    PREVIOUS_LINE = "previous line"
    LINE_START = "line start"
    LINE_END = "line end"
    START = "start"
    END = "end"


def _before(position: Position) -> Position:
    """The letter before a position on its page: what a stretch that ends there ends with."""
    return Position(position.page, max(0, position.offset - 1))


def _size(stretch: Range) -> tuple[int, int]:
    return stretch[1].page - stretch[0].page, stretch[1].offset - stretch[0].offset


class Selection:
    """What is selected in one document. `caret` is the end that moves; None before anything was pointed at."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines
        self._unit = Unit.LETTER
        self._anchor: tuple[Position, Position] | None = None
        self.caret: Position | None = None
        self._wished_x: float | None = None
        self._smaller: list[Range] = []

    @property
    def range(self) -> tuple[Position, Position] | None:
        """From where to where, in reading order; None when nothing is selected."""
        if self._anchor is None or self.caret is None:
            return None
        start, end = min(self._anchor[0], self.caret), max(self._anchor[1], self.caret)
        return (start, end) if start < end else None

    def begin(self, position: Position, unit: Unit = Unit.LETTER) -> None:
        """Start anew at a position, by letters, words, sentences or lines."""
        self._unit, self._wished_x = unit, None
        self._smaller.clear()
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

    def grow(self) -> bool:
        """Select the smallest of word, sentence, line, paragraph and page that holds more; False where none does.

        Begins at the caret, which has to be somewhere.
        """
        if self.caret is None:
            return False
        here = self.range or (self.caret, self.caret)
        last = max(here[0], _before(here[1]))
        wider = [
            (self._around(here[0], unit)[0], self._around(last, unit)[1])
            for unit in (Unit.WORD, Unit.SENTENCE, Unit.LINE, Unit.PARAGRAPH)
        ]
        end_of_page = len(self._lines.document.pages[here[1].page].text)
        wider.append((Position(here[0].page, 0), Position(here[1].page, end_of_page)))
        wider = [one for one in wider if one[0] <= here[0] and here[1] <= one[1] and one != here]
        return bool(wider) and self._select(here, min(wider, key=_size))

    def shrink(self) -> bool:
        """Select again what was selected before it grew last; False where it did not grow."""
        if not self._smaller:
            return False
        self._anchor = (self._smaller[-1][0], self._smaller[-1][0])
        self.caret = self._smaller.pop()[1]
        return True

    def _select(self, before: Range, after: Range) -> bool:
        self._smaller.append(before)
        self._unit, self._wished_x = Unit.LETTER, None
        self._anchor, self.caret = (after[0], after[0]), after[1]
        return True

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

    def _around(self, position: Position, unit: Unit | None = None) -> Range:
        match unit or self._unit:
            case Unit.WORD:
                return self._lines.word_around(position)
            case Unit.SENTENCE:
                return self._lines.sentence_around(position)
            case Unit.LINE:
                return self._lines.line_around(position)
            case Unit.PARAGRAPH:
                return self._lines.paragraph_around(position)
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
            case Move.NEXT_SENTENCE | Move.PREVIOUS_SENTENCE:
                return self._other_sentence(caret, forwards=move is Move.NEXT_SENTENCE)
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

    def _other_sentence(self, caret: Position, forwards: bool) -> Position:
        """To the end of this sentence or of the next; back to the beginning of this one or of the one before."""
        start, end = self._lines.sentence_around(caret)
        if forwards and caret < end:
            return end
        if not forwards and start < caret:
            return start
        beyond = self._forward(caret, _NEXT_WORD) if forwards else self._backward(caret, _NEXT_WORD)
        return self._lines.sentence_around(beyond)[forwards] if beyond != caret else caret

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
