"""An invented record under review, with evidence, a person's change and awkward cells."""

from __future__ import annotations

from msgspec.structs import replace

from workbench.model.contract import from_record
from workbench.model.evidence import Span
from workbench.model.guidelines import Guideline
from workbench.model.record import Case, Citation, Diagnosis, DocumentHead, Item, PartyBasis, Record, Reviewer
from workbench.model.review import Alternative, Cell, Place, Proposal, RecordState, ReviewRecord

CASE_NUMBER = Span(0, 10, 22, "CM14-0000001", ((72.0, 72.0, 140.004, 84.0),))
PROPOSED = Proposal("CM14-0000001", (CASE_NUMBER,), "header.case_number@1", 0.98, (Alternative("CM14-0000002"),))

RECORD = Record(
    document=DocumentHead("invented.pdf", "final-determination", "a" * 64, "application/pdf", 2),
    case=Case(case_number="CM14-0000001", decision_date="2014-04-15", determination="Upheld"),
    reviewer=Reviewer(("Pain Management", "Anesthesiology"), (), ("California",)),
    clinical_summary="A 44 year old who lifted a “crate”, and\nfell.",
    diagnoses=(Diagnosis("Lumbar sprain", "847.2", "ICD-9-CM"),),
    treatments_to_date=("=cmd()", "-20 degrees of motion"),
    items=(
        Item(
            "Lumbar MRI",
            "Diagnostic testing",
            "Upheld",
            PartyBasis(
                "ACOEM Chapter 12 Page(s): 177-9, 182.", False, (Citation("ACOEM", pages=((177, 179), (182, 182))),)
            ),
            PartyBasis("None was cited.", True),
            "No red flags.",
        ),
        Item("Heating pad"),
    ),
)

ENTRY = Guideline(
    id="acoem",
    parent_id=None,
    kind="document",
    basis="MTUS",
    body="ACOEM",
    document="Practice Guidelines",
    edition="2nd",
    year=2004,
    chapter="",
    title="Practice Guidelines",
    page_start=None,
    page_end=None,
    url="",
    aliases=("ACOEM", "OMPG"),
    regulation="",
    in_force_from="2004-01-01",
    in_force_to=None,
    evidence="recalled",
    note="",
)


def invented_record(number: int = 7, **changes: object) -> ReviewRecord:
    """A verified record with one value confirmed beside its evidence."""
    plain = from_record(RECORD)
    cells = plain.cells | {
        Place("", "case.case_number"): Cell(
            "CM14-0000001", "confirmed", (CASE_NUMBER,), PROPOSED, "Ann", "2026-01-02T03:04:05Z"
        )
    }
    state = RecordState("verified", by="Ann", at="2026-01-02T03:05:00Z")
    return replace(plain, id=number, cells=cells, state=state, **changes)
