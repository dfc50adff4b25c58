"""The reference corpus beside the checkout: accuracy, trust in confidence, and evidence for every value."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest

from workbench.export import json_line
from workbench.guidelines import Linker, load_catalogue
from workbench.model.fields import ROOT
from workbench.model.review import Cell, Place
from workbench.tasks.evaluation import Evaluation, evaluate, read_references
from workbench.tasks.proposals import Proposed, propose

CORPUS = Path(__file__).resolve().parents[3].parent / "shared" / "corpus"
MAY_HAVE_NO_EVIDENCE = (Place(ROOT, "document.layout"),)

pytestmark = [
    pytest.mark.shared_corpus,
    pytest.mark.skipif(not CORPUS.is_dir(), reason="the reference corpus is not beside this checkout"),
]


def _files(kind: str) -> list[Path]:
    if kind == "text":
        return sorted((CORPUS / "text").glob("*.txt"))
    pdfs = [*(CORPUS / "pdf").glob("*.pdf"), *(CORPUS / "seeds-pdf").glob("*.pdf")]
    return sorted(path for path in pdfs if not path.stem.endswith("-scan"))


@cache
def _proposed(kind: str) -> tuple[Proposed, ...]:
    linker = Linker(load_catalogue())
    return tuple(propose(path, None, linker) for path in _files(kind))


@cache
def _evaluation(kind: str) -> Evaluation:
    records: list[dict[str, Any]] = [msgspec.json.decode(json_line(one.record, True)) for one in _proposed(kind)]
    return evaluate(read_references(CORPUS / "reference"), records)


@pytest.mark.parametrize("kind", ["text", "pdf"])
def test_accuracy_is_what_is_asked_of_it(kind: str) -> None:
    found = _evaluation(kind)
    fields = {score.field: score.f1 for score in found.fields}
    assert found.micro_f1 >= 0.98
    assert found.macro_f1 >= 0.95
    assert fields["items whole"] >= 0.97
    for exact in ("items.treatment", "items.decision", "case.decision_date", "case.date_of_injury", "case.case_number"):
        assert fields[exact] == 1.0


@pytest.mark.parametrize("kind", ["text", "pdf"])
def test_confidence_can_be_trusted(kind: str) -> None:
    calibration = _evaluation(kind).calibration
    assert calibration
    assert calibration.error <= 0.05
    assert calibration.right_doubted <= 0.10


def _told(cell: Cell) -> bool:
    return cell.value is not None


@pytest.mark.parametrize("kind", ["text", "pdf"])
def test_every_value_quotes_what_stands_there(kind: str) -> None:
    for one in _proposed(kind):
        for place, cell in one.record.cells.items():
            assert cell.evidence or not _told(cell) or place in MAY_HAVE_NO_EVIDENCE
            for span in cell.evidence:
                assert one.document.pages[span.page].text[span.start : span.end] == span.quote


def test_every_quote_on_a_pdf_page_is_framed() -> None:
    for one in _proposed("pdf"):
        for cell in one.record.cells.values():
            assert all(span.rects for span in cell.evidence)
