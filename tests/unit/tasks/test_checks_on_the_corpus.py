"""The checks on real determinations: what is right raises no alarm."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from workbench.guidelines import Linker, load_catalogue
from workbench.model.contract import from_record
from workbench.model.findings import Finding
from workbench.model.record import Record
from workbench.model.review import ReviewRecord
from workbench.review.checks import run_checks
from workbench.review.checks.finding import CheckContext
from workbench.tasks.proposals import propose

CORPUS = Path(__file__).resolve().parents[3].parent / "shared" / "corpus"

pytestmark = [
    pytest.mark.shared_corpus,
    pytest.mark.skipif(not CORPUS.is_dir(), reason="the reference corpus is not beside this checkout"),
]


def findings(record: ReviewRecord) -> tuple[Finding, ...]:
    return run_checks(record, CheckContext(load_catalogue().by_id))


def test_no_reference_answer_fails_a_check_and_few_raise_a_warning() -> None:
    decoder = msgspec.json.Decoder(Record)
    records = [from_record(decoder.decode(path.read_bytes())) for path in (CORPUS / "reference").glob("*.json")]
    found = [finding for record in records for finding in findings(record)]
    assert [finding for finding in found if finding.severity == "error"] == []
    assert sum(finding.severity == "warning" for finding in found) <= len(records) / 10


def test_no_extracted_record_fails_a_check() -> None:
    linker = Linker(load_catalogue())
    found = [each for path in (CORPUS / "text").glob("*.txt") for each in findings(propose(path, None, linker).record)]
    assert [finding for finding in found if finding.severity == "error"] == []
