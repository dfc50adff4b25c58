"""A project of three invented documents: one verified, one new, one that could not be read."""

from __future__ import annotations

import hashlib
from pathlib import Path

from workbench.model.contract import from_record
from workbench.model.document import Document, Page, Sheet
from workbench.model.guidelines import Guideline
from workbench.model.record import Case, Citation, DocumentHead, Item, PartyBasis, Record
from workbench.settings import Settings
from workbench.tasks.desk import Desk
from workbench.tasks.project import create_project

SETTINGS = Settings(person="Ann", jobs=1)

ENTRY = Guideline(
    id="acoem-ch12",
    parent_id=None,
    kind="chapter",
    basis="MTUS",
    body="ACOEM",
    document="Practice Guidelines",
    edition="2nd",
    year=2004,
    chapter="12",
    title="Low Back Complaints",
    page_start=286,
    page_end=326,
    url="",
    aliases=("ACOEM Low Back",),
    regulation="",
    in_force_from="2004-01-01",
    in_force_to=None,
    evidence="recalled",
    note="",
)
CITED = Citation("ACOEM Chapter 12 Low Back Complaints", basis="MTUS", title="Low Back Complaints", chapter="12")


def text_of(number: int) -> str:
    return f"Case Number: CM14-000000{number} "


def document(number: int) -> Document:
    text = text_of(number)
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return Document(f"invented-{number}.txt", sha256, "text/plain", "plain text", (Page(text),), (Sheet(612, 792, 0),))


def record(number: int) -> Record:
    head = document(number)
    basis = PartyBasis("Decision based on ACOEM.", False, (CITED,))
    none = PartyBasis("None was cited.", True)
    return Record(
        document=DocumentHead(head.file_name, "final-determination", head.sha256, head.media_type, 1),
        case=Case(case_number=f"CM14-000000{number}", decision_date="2014-04-15", determination="Upheld"),
        items=(Item("Lumbar MRI", "Diagnostic testing", "Upheld", basis, none, "No red flags."),),
    )


def small_project(folder: Path) -> Path:
    """The project's file. Record 1 is verified by Ann, 2 is new, 3 failed."""
    path = folder / "small.workbench"
    create_project(path, [ENTRY])
    desk = Desk(path, SETTINGS)
    try:
        for number in (1, 2):
            head = document(number)
            desk.add_document(head, text_of(number).encode(), from_record(record(number)), folder / head.file_name)
        desk.add_failure(folder / "broken.pdf", "broken.pdf could not be read. It is empty.")
        desk.verify(1)
    finally:
        desk.close()
    return path
