"""Between offsets into a page's text and boxes on the sheets where it is drawn."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from operator import attrgetter

from workbench.model.document import Document, Page, Word
from workbench.model.evidence import Rect, Span

_start = attrgetter("start")
_end = attrgetter("end")


def words_between(page: Page, start: int, end: int) -> tuple[Word, ...]:
    """The words of `page` that share at least one character with `start` to `end`, in reading order."""
    if end <= start:
        return ()
    first = bisect_right(page.words, start, key=_end)
    return page.words[first : bisect_left(page.words, end, lo=first, key=_start)]


def places_on_sheets(document: Document, page: int, start: int, end: int) -> list[tuple[int, Rect]]:
    """Where `start` to `end` of a page's text is drawn: (sheet, box in points), one box a line, in reading order.

    A word that is only partly meant is framed in proportion to its letters. Empty where no word is.
    """
    words = words_between(document.pages[page], start, end)
    return [(first.sheet, box) for first, box in zip(*_lines(words, start, end), strict=True)]


class Frames:
    """Gives spans of one document their rectangles; what of a page serves all of them is worked out once."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._drawn = document.media_type == "application/pdf"
        self._ends: dict[int, list[int]] = {}

    def framed(self, spans: Iterable[Span]) -> tuple[Span, ...]:
        """The spans with their rectangles, whatever they had."""
        return tuple([self.span(span.page, span.start, span.end, span.quote) for span in spans])

    def span(self, page: int, start: int, end: int, quote: str) -> Span:
        """A span with its rectangles on the PDF's page, one a line; without any for plain text (record.md)."""
        if not self._drawn:
            return Span(page, start, end, quote)
        words = self._document.pages[page].words
        ends = self._ends.get(page)
        if ends is None:
            ends = self._ends[page] = list(map(_end, words))
        first = bisect_right(ends, start)
        last = bisect_left(ends, end, first)
        if last < len(words) and words[last].start < end:
            last += 1
        _, rects = _lines(words[first:last] if start < end else (), start, end)
        return Span(page, start, end, quote, tuple(rects))


def span_between(document: Document, page: int, start: int, end: int) -> Span:
    """The span from `start` to `end` of a page's text, with its quote and rectangles."""
    span = Span(page, start, end, document.pages[page].text[start:end])
    return Frames(document).framed((span,))[0]


def _lines(words: Sequence[Word], start: int, end: int) -> tuple[list[Word], list[Rect]]:
    """The printed lines of `words`, as far as they lie between the offsets: the first words, and the boxes.

    In one pass and by comparisons: with `min` and `max` over each line this was an eighth of extraction.
    """
    if not words:
        return [], []
    meant = list(words)
    if meant[0].start < start:
        meant[0] = _part(meant[0], start, end)
    if meant[-1].end > end:
        meant[-1] = _part(meant[-1], start, end)
    first = meant[0]
    firsts, boxes = [first], []
    line = first.line
    left, top, right, bottom = first.x0, first.y0, first.x1, first.y1
    for word in meant[1:]:
        if word.line != line:
            boxes.append((left, top, right, bottom))
            firsts.append(word)
            line = word.line
            left, top, right, bottom = word.x0, word.y0, word.x1, word.y1
            continue
        right = word.x1 if word.x1 > right else right
        if word.y0 < top or word.y1 > bottom or word.x0 < left:  # seldom: most lines are of one font, left to right
            left, top, bottom = min(left, word.x0), min(top, word.y0), max(bottom, word.y1)
    boxes.append((left, top, right, bottom))
    return firsts, boxes


def _part(word: Word, start: int, end: int) -> Word:
    """The letters of a word between the offsets, with their part of its box; the whole box of one that is upright."""
    left, right = word.x0, word.x1
    letters = word.end - word.start
    width = right - left
    if width >= word.y1 - word.y0 or letters == 1:
        letter = width / letters
        left, right = left + letter * max(0, start - word.start), right - letter * max(0, word.end - end)
    return Word(max(start, word.start), min(end, word.end), word.sheet, left, word.y0, right, word.y1, word.line)
