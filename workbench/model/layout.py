"""Between offsets into a page's text and boxes on the sheets where it is drawn."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from operator import attrgetter

from msgspec.structs import replace

from workbench.model.document import Document, Page, Word
from workbench.model.evidence import Rect, Span

_start = attrgetter("start")
_end = attrgetter("end")
_line = attrgetter("line")
_left, _top, _right, _bottom = attrgetter("x0"), attrgetter("y0"), attrgetter("x1"), attrgetter("y1")


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
    words = document.pages[page].words
    return [(words[at].sheet, _box(words, at, after, start, end)) for at, after in _lines(words, start, end)]


def spans_with_rects(document: Document, spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans with their rectangles on the PDF's pages, one a line; without any for plain text (record.md)."""
    if document.media_type != "application/pdf":
        return tuple(replace(span, rects=()) if span.rects else span for span in spans)
    pages = document.pages
    return tuple(
        [
            Span(span.page, span.start, span.end, span.quote, _rects(pages[span.page].words, span.start, span.end))
            for span in spans
        ]
    )


def span_between(document: Document, page: int, start: int, end: int) -> Span:
    """The span from `start` to `end` of a page's text, with its quote and rectangles."""
    span = Span(page, start, end, document.pages[page].text[start:end])
    return spans_with_rects(document, (span,))[0]


def _rects(words: tuple[Word, ...], start: int, end: int) -> tuple[Rect, ...]:
    return tuple([_box(words, at, after, start, end) for at, after in _lines(words, start, end)])


def _lines(words: tuple[Word, ...], start: int, end: int) -> list[tuple[int, int]]:
    """The words from `start` to `end` by printed line: the number of each line's first word and that after its last."""
    if end <= start:
        return []
    at = bisect_right(words, start, key=_end)
    last = bisect_left(words, end, lo=at, key=_start)
    lines = []
    while at < last:
        line = words[at].line
        after = last if words[last - 1].line == line else bisect_right(words, line, lo=at, hi=last, key=_line)
        lines.append((at, after))
        at = after
    return lines


def _box(words: tuple[Word, ...], at: int, after: int, start: int, end: int) -> Rect:
    """Around the words of one line, as far as they lie between `start` and `end`."""
    first = words[at]
    if after == at + 1:
        return _box_of(first, start, end)
    row = words[at:after]
    lefts, rights = [*map(_left, row)], [*map(_right, row)]
    if first.start < start:
        lefts[0], _, rights[0], _ = _box_of(first, start, end)
    if row[-1].end > end:
        lefts[-1], _, rights[-1], _ = _box_of(row[-1], start, end)
    return (min(lefts), min(map(_top, row)), max(rights), max(map(_bottom, row)))


def _box_of(word: Word, start: int, end: int) -> Rect:
    """The box of the word's letters between the offsets; the whole box of a word that stands upright."""
    left, top, right, bottom = word.x0, word.y0, word.x1, word.y1
    if word.start < start or word.end > end:
        letters = word.end - word.start
        width = right - left
        if width >= bottom - top or letters == 1:
            letter = width / letters
            left, right = left + letter * max(0, start - word.start), right - letter * max(0, word.end - end)
    return (left, top, right, bottom)
