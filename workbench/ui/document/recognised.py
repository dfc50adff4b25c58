"""The words of a document that OCR read, as lines to be drawn below them: those that it doubts apart."""

from __future__ import annotations

from typing import NamedTuple

from workbench.model.document import Document, Word
from workbench.model.threshold import DOUBT_BELOW

Underline = tuple[float, float, float]
"""Left, right and height on the sheet in points."""


class Underlines(NamedTuple):
    """Below the words of one sheet: of those that OCR is sure of, and of those that it doubts."""

    sure: list[Underline]
    doubted: list[Underline]


def underlines(document: Document) -> dict[int, Underlines]:
    """The underlines by sheet; printed words have none."""
    found: dict[int, Underlines] = {}
    for page in document.pages:
        for word in page.words:
            if word.trust < 1.0:
                drawn = found.setdefault(word.sheet, Underlines([], []))
                (drawn.doubted if word.trust < DOUBT_BELOW else drawn.sure).append(_below(word))
    return found


def _below(word: Word) -> Underline:
    return (word.x0, word.x1, word.y1 + 1.0)
