"""A document on its way between processes."""

from __future__ import annotations

import copy
import pickle

from workbench.model.document import Document, Page, Sheet, Word


def test_a_document_comes_out_of_a_pickle_as_it_went_in() -> None:
    page = Page(
        "Upheld \U0001f600", (Word(0, 6, 0, 1.5, 2.25, 30.1, 14.0, 0), Word(7, 8, 0, 33.0, 2.25, 45.0, 14.0, 0, 0.5))
    )
    document = Document("a.pdf", "00", "application/pdf", "ocr", (page,), (Sheet(612.0, 792.0, 0),), ("A warning.",))
    assert pickle.loads(pickle.dumps(document)) == document
    assert copy.deepcopy(document) == document
