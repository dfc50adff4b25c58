"""An invented determination under review: evidence, proposals, doubts, candidates; and a project of such ones."""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec

from workbench.model.document import Document, Page, Sheet, Word
from workbench.model.evidence import Span
from workbench.model.fields import DIAGNOSES, EXPERT_CITATIONS, ITEMS, LICENSURE, ROOT
from workbench.model.guidelines import Candidate, Guideline, Part
from workbench.model.review import Alternative, Cell, Place, Proposal, ReviewRecord, Row, Value
from workbench.settings import Settings
from workbench.tasks.desk import Desk
from workbench.tasks.project import create_project

SETTINGS = Settings(person="Ann")
CASE_NUMBER = Place(ROOT, "case.case_number")
AGE = Place(ROOT, "patient.age")
DECISION = Place("i1", "decision")
PAGES = Place("i1e1", "pages")
LINK = Place("i1e1", "guideline_id")


def entry(id: str, **changed: object) -> Guideline:
    values: dict[str, object] = {
        "id": id, "parent_id": None, "kind": "section", "basis": "MTUS", "body": "ACOEM", "document": "Guidelines",
        "edition": "2nd", "year": 2004, "chapter": "12", "title": "Special studies", "page_start": 303, "page_end": 305,
        "url": "", "aliases": ("ACOEM 12",), "regulation": "", "in_force_from": "2007-06-15",
        "in_force_to": "2017-11-30", "evidence": "seed", "note": "",
    }  # fmt: skip
    return msgspec.convert({**values, **changed}, Guideline)


ENTRIES = (entry("studies"), entry("methods", title="Physical methods", page_start=299, page_end=301))


def proposed(
    value: Value,
    confidence: float = 0.9,
    alternatives: tuple[Alternative, ...] = (),
    candidates: tuple[Candidate, ...] = (),
) -> Cell:
    """A cell as extraction leaves it, standing on the first words of the document."""
    quote = str(value)
    span = Span(0, 0, len(quote), quote, ((1.0, 2.0, 3.5, 4.0),))
    proposal = Proposal(value, (span,), "header.label@1", confidence, alternatives, candidates)
    return Cell(value, evidence=(span,), proposal=proposal)


def invented_record(number: int = 1) -> ReviewRecord:
    """One item, one citation with two candidates, one doubtful value; nothing that a check of severity error finds."""
    rows = (
        Row("i1", ITEMS, ROOT, 1.0),
        Row("i1e1", EXPERT_CITATIONS, "i1", 1.0),
        Row("d1", DIAGNOSES, ROOT, 1.0),
        Row("l1", LICENSURE, ROOT, 1.0),
    )
    candidates = tuple(Candidate(e.id, 0.9, (Part("body", 1.0, 0.5, "ACOEM"),)) for e in ENTRIES)
    cells = {
        Place(ROOT, "document.layout"): proposed("final-determination"),
        CASE_NUMBER: proposed(f"CM14-{number:07}"),
        Place(ROOT, "case.decision_date"): proposed("2014-04-15", alternatives=(Alternative("2014-05-01"),)),
        Place(ROOT, "case.determination"): proposed("Upheld"),
        AGE: proposed(44, 0.4),
        Place("i1", "treatment"): proposed("Lumbar MRI"),
        Place("i1", "category"): proposed("Diagnostic testing"),
        DECISION: proposed("Upheld"),
        Place("i1", "claims_administrator.none_cited"): proposed(True),
        Place("i1", "rationale"): proposed("No red flags. The request is not medically necessary."),
        Place("i1e1", "text"): proposed("ACOEM Chapter 12 Page(s): 304"),
        PAGES: proposed(((304, 304),)),
        LINK: proposed("studies", candidates=candidates),
        Place("d1", "code"): proposed("722.10"),
        Place("d1", "code_system"): proposed("ICD-9-CM"),
        Place("l1", "value"): proposed("California"),
    }
    document = invented_document(number)
    return ReviewRecord(
        document.file_name,
        document.sha256,
        document.media_type,
        2,
        rows={row.id: row for row in rows},
        cells=cells,
        warnings=("no header",),
    )


def invented_document(number: int = 1) -> Document:
    """Two pages of text."""
    pages = (Page(f"Case CM14-{number:07}\nköbner", (Word(0, 4, 0, 72.0, 72.5, 96.0, 84.0),)), Page("Page two"))
    sha256 = hashlib.sha256(content_of(number)).hexdigest()
    sheets = (Sheet(612.0, 792.0, 0), Sheet(612.0, 792.0, 1))
    return Document(f"letter-{number}.txt", sha256, "text/plain", "plain text", pages, sheets, ("mixed sizes",))


def content_of(number: int) -> bytes:
    return f"file {number}".encode()


def new_project(folder: Path, documents: int = 1, unlinked: int = 0) -> Path:
    """A project with so many documents, numbered from 1. No entry is proposed for the citations of the first few."""
    path = folder / "project.imr"
    create_project(path, ENTRIES)
    desk = Desk(path, SETTINGS)
    for number in range(1, documents + 1):
        import_into(desk, number, number > unlinked)
    desk.close()
    return path


def import_into(desk: Desk, number: int, is_linked: bool = True) -> int | None:
    document, record = invented_document(number), invented_record(number)
    if not is_linked:
        cells = {place: cell for place, cell in record.cells.items() if place != LINK}
        record = msgspec.structs.replace(record, cells=cells)
    path = Path("letters") / document.file_name
    return desk.add_document(document, content_of(number), record, path)
