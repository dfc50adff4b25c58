"""Where in a document a value stands."""

from __future__ import annotations

from msgspec import Struct

Rect = tuple[float, float, float, float]
"""Left, top, right, bottom in PDF points from the page's top left, y down."""


class Span(Struct, frozen=True):
    """One run of a page's canonical text.

    `page` counts from 0; `start` and `end` are offsets into that page's text in Unicode code points; `quote` is exactly
    `text[start:end]`. `rects` frame the words on a PDF page, one rectangle a line; empty for plain text.
    """

    page: int
    start: int
    end: int
    quote: str
    rects: tuple[Rect, ...] = ()
