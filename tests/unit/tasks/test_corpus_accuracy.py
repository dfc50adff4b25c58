"""The reference corpus beside the checkout: accuracy, trust in confidence, and evidence for every value."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from workbench.export import json_line
from workbench.guidelines import Linker, load_catalogue
from workbench.model.fields import ROOT
from workbench.model.review import Cell, Place
from workbench.progress import Progress
from workbench.settings import Settings
from workbench.sources import read
from workbench.tasks.evaluation import Evaluation, evaluate, read_references
from workbench.tasks.proposals import propose
from workbench.tasks.proposed import Proposed
from workbench.tasks.recognising import Scan, recognise_scans

CORPUS = Path(__file__).resolve().parents[3].parent / "shared" / "corpus"
needs_tesseract = pytest.mark.skipif(shutil.which("tesseract") is None, reason="OCR needs the tesseract program")
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
    return evaluate(read_references(CORPUS / "reference"), _records(_proposed(kind)))


def _records(proposed: Iterable[Proposed]) -> list[dict[str, Any]]:
    return [msgspec.json.decode(json_line(one.record, True)) for one in proposed]


@cache
def _recognised() -> tuple[Proposed, ...]:
    """The scans, read by OCR, under the names of the documents that they are pictures of."""
    scans = [path for folder in ("pdf", "seeds-pdf") for path in sorted((CORPUS / folder).glob("*-scan.pdf"))]
    outcomes = recognise_scans(
        [Scan(path, read(path)) for path in scans], Settings(), load_catalogue().entries, Progress()
    )
    found = [one.proposed for one in outcomes if one.proposed]
    return tuple(
        Proposed(one.document, replace(one.record, file_name=one.record.file_name.replace("-scan", "")))
        for one in found
    )


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


@needs_tesseract
def test_scans_are_read_as_well_as_is_asked_and_what_is_wrong_is_doubted() -> None:
    records = _records(_recognised())
    names = {Path(record["document"]["file_name"]).stem for record in records}
    references = read_references(CORPUS / "reference")
    found = evaluate({name: tree for name, tree in references.items() if name in names}, records)
    assert len(records) == 5
    assert found.micro_f1 >= 0.97
    assert found.calibration
    assert found.calibration.right_doubted <= 0.10


@needs_tesseract
def test_every_value_of_a_scan_quotes_and_frames_the_words_it_stands_on() -> None:
    for one in _recognised():
        spans = [span for cell in one.record.cells.values() for span in cell.evidence]
        assert spans
        assert all(one.document.pages[s.page].text[s.start : s.end] == s.quote and s.rects for s in spans)


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
