"""Which words get dots below them: those that OCR read, the doubted ones apart."""

from __future__ import annotations

from workbench.model.document import Document, Page, Sheet, Word
from workbench.ui.document.recognised import underlines


def document(*trusts: float) -> Document:
    words = tuple(
        Word(2 * n, 2 * n + 1, n % 2, 10.0 * n, 20, 10.0 * n + 8, 30, 0, trust) for n, trust in enumerate(trusts)
    )
    page = Page(" ".join("x" for _ in trusts), words)
    return Document("a.pdf", "", "application/pdf", "ocr", (page,), (Sheet(612, 792, 0),) * 2)


def test_printed_words_have_no_dots() -> None:
    assert underlines(document(1.0, 1.0)) == {}


def test_words_of_ocr_have_dots_just_below_them_on_their_own_sheet() -> None:
    found = underlines(document(0.95, 0.9))
    assert found[0].sure == [(0.0, 8.0, 31.0)]
    assert found[1].sure == [(10.0, 18.0, 31.0)]


def test_doubted_words_are_told_apart() -> None:
    assert underlines(document(0.4))[0] == ([], [(0.0, 8.0, 31.0)])
