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
    words = words_between(document.pages[page], start, end)
    places: list[tuple[int, Rect]] = []
    at = 0
    while at < len(words):
        after = bisect_right(words, words[at].line, lo=at, key=_line)
        row = words[at:after]
        if row[0].start < start or row[-1].end > end:
            places.append((row[0].sheet, _around([_part_of_word(word, start, end) for word in row])))
        else:
            box = (min(map(_left, row)), min(map(_top, row)), max(map(_right, row)), max(map(_bottom, row)))
            places.append((row[0].sheet, box))
        at = after
    return places


def spans_with_rects(document: Document, spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans with their rectangles on the PDF's pages, one a line; without any for plain text (record.md)."""
    if document.media_type != "application/pdf":
        return tuple(replace(span, rects=()) if span.rects else span for span in spans)
    return tuple(Span(span.page, span.start, span.end, span.quote, _rects(document, span)) for span in spans)


def span_between(document: Document, page: int, start: int, end: int) -> Span:
    """The span from `start` to `end` of a page's text, with its quote and rectangles."""
    span = Span(page, start, end, document.pages[page].text[start:end])
    return spans_with_rects(document, (span,))[0]


def _rects(document: Document, span: Span) -> tuple[Rect, ...]:
    return tuple(rect for _, rect in places_on_sheets(document, span.page, span.start, span.end))


def _around(boxes: list[Rect]) -> Rect:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return (min(lefts), min(tops), max(rights), max(bottoms))


def _part_of_word(word: Word, start: int, end: int) -> Rect:
    """The box of the word's letters between the offsets; the whole box of a word that stands upright."""
    width = word.x1 - word.x0
    if width < word.y1 - word.y0 and word.end - word.start > 1:
        return (word.x0, word.y0, word.x1, word.y1)
    letter = width / (word.end - word.start)
    left = word.x0 + letter * max(0, start - word.start)
    right = word.x1 - letter * max(0, word.end - end)
    return (left, word.y0, right, word.y1)
