from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from workbench.model.document import Document, Page, Sheet, Word

Letter = Callable[..., Document]

_LEFT, _TOP, _LETTER, _LINE = 72.0, 72.0, 6.0, 14.0


@pytest.fixture
def letter() -> Letter:
    """Makes a PDF's document of texts, one a page: lines 14 points apart from (72, 72), letters 6 points wide."""

    def make(*texts: str) -> Document:
        pages = tuple(_page(text, number) for number, text in enumerate(texts))
        sheets = tuple(Sheet(612.0, 792.0, number) for number in range(len(texts)))
        return Document("made.pdf", "5ha", "application/pdf", "text layer", pages, sheets)

    return make


def _page(text: str, sheet: int) -> Page:
    words = []
    for number, line in enumerate(re.finditer(r"[^\n]*\n?", text)):
        for found in re.finditer(r"\S+", line[0]):
            left, top = _LEFT + _LETTER * found.start(), _TOP + _LINE * number
            right = _LEFT + _LETTER * found.end()
            start = line.start() + found.start()
            words.append(Word(start, start + len(found[0]), sheet, left, top, right, top + 12, number))
    return Page(text, tuple(words))
