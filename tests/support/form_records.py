"""Records for the tests of the form: small, invented, with the states that a form shows."""

from __future__ import annotations

import msgspec

from workbench.model.contract import from_record
from workbench.model.document import Document, Page, Sheet
from workbench.model.evidence import Span
from workbench.model.guidelines import Candidate, Part
from workbench.model.record import (
    Case,
    Citation,
    Diagnosis,
    DocumentHead,
    Item,
    PartyBasis,
    Patient,
    Record,
    Reviewer,
)
from workbench.model.review import Alternative, Cell, Place, Proposal, ReviewRecord

CITED = "mtus-acoem-2004-ch08-special-studies"
BETTER = "mtus-acoem-2004-ch08-table-8-8"
TEXT = "Date of Injury: 7/24/2013. The request is not medically necessary."
SURE, DOUBTFUL = 0.95, 0.4

_RATIONALE = "Special studies are not needed. The request is not medically necessary."
_FIRST = Citation(
    "ACOEM Chapter 8 Neck and Upper Back Complaints Page(s): 178",
    basis="MTUS",
    title="Neck and Upper Back Complaints",
    body="ACOEM",
    chapter="8",
    pages=((178, 178),),
    guideline_id=CITED,
)


def item(treatment: str, *citations: Citation) -> Item:
    """An upheld item with citations of the claims administrator; the expert cites nothing, as stated."""
    admin = PartyBasis("Decision based on MTUS ACOEM Chapter 8.", False, citations)
    expert = PartyBasis("The expert did not cite any medical evidence.", True)
    return Item(treatment, "Diagnostic testing", "Upheld", admin, expert, _RATIONALE)


def plain_record(items: int = 3) -> Record:
    """A determination with that many items; only the second one cites a guideline."""
    names = ("Cervical X-ray", "Thoracic X-ray", *(f"Lumbar X-ray {number}" for number in range(3, items + 1)))
    made = tuple(item(name, *([_FIRST] if number == 1 else [])) for number, name in enumerate(names[:items]))
    case = Case("CM14-0000001", date_of_injury="2013-07-24", decision_date="2014-05-01", determination="Upheld")
    return Record(
        DocumentHead("invented.txt", "final-determination", pages=1),
        case,
        Reviewer(("Occupational Medicine",), (), ("California",)),
        Patient(57, "female"),
        "The injured worker is a 57 year old female.",
        (Diagnosis("cervical disc displacement"), Diagnosis("lumbar radiculitis", "724.4", "ICD-9-CM")),
        ("physical therapy", "NSAIDs"),
        made,
    )


def proposed_record(record: Record, doubts: dict[Place, float] | None = None) -> ReviewRecord:
    """The record as the program would propose it: every value with evidence and a confidence."""
    made = from_record(record)
    cells = {}
    for place, cell in made.cells.items():
        evidence = (Span(0, 0, 4, TEXT[:4]),)
        confidence = (doubts or {}).get(place, SURE)
        cells[place] = Cell(
            cell.value, evidence=evidence, proposal=Proposal(cell.value, evidence, "test@1", confidence)
        )
    return msgspec.structs.replace(made, cells=cells)


def invented_record() -> ReviewRecord:
    """Three items; doubtful: the date of injury, the sex and the link of the second item's citation."""
    injury, sex, link = Place("", "case.date_of_injury"), Place("", "patient.sex"), Place("i2a1", "guideline_id")
    record = proposed_record(plain_record(), {injury: DOUBTFUL, sex: DOUBTFUL, link: DOUBTFUL})
    cells = dict(record.cells)
    cells[injury] = _with(cells[injury], alternatives=(Alternative("2013-07-25", (Span(0, 5, 7, TEXT[5:7]),), 0.3),))
    parts = (Part("body", 1.0, 0.3, "body"), Part("pages", 0.0, 0.4, "page 178 outside"))
    candidates = (Candidate(CITED, 0.9, parts), Candidate(BETTER, 0.8, parts), Candidate("odg-neck", 0.2, parts))
    cells[link] = _with(cells[link], candidates=candidates, recommendation="likely")
    return msgspec.structs.replace(record, cells=cells)


def _with(cell: Cell, **changes: object) -> Cell:
    assert cell.proposal is not None
    return msgspec.structs.replace(cell, proposal=msgspec.structs.replace(cell.proposal, **changes))


def invented_document() -> Document:
    """A page of text that the record pretends to come from."""
    return Document("invented.txt", "0" * 64, "text/plain", "plain text", (Page(TEXT),), (Sheet(612, 792, 0),))
