"""An item that extraction missed, picked by its heading: filled from the page, linked, one step, nothing said twice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.model.document import Document
from workbench.model.evidence import Span
from workbench.model.fields import ADMIN_CITATIONS, EXPERT_CITATIONS, ITEMS
from workbench.model.review import Place, ReviewRecord
from workbench.model.threshold import DOUBT_BELOW
from workbench.resources import resource
from workbench.settings import Settings
from workbench.tasks.desk import Desk
from workbench.tasks.linking import default_linker
from workbench.tasks.picking import pick_item
from workbench.tasks.project import create_project
from workbench.tasks.proposals import propose

Read = tuple[Document, ReviewRecord, bytes]


@pytest.fixture(scope="module")
def read() -> Read:
    path = resource("samples", "dev-001.pdf")
    content = path.read_bytes()
    proposed = propose(path, content, default_linker())
    return proposed.document, proposed.record, content


@pytest.fixture
def desk(tmp_path: Path, read: Read) -> Iterator[Desk]:
    """The sample with its second item taken out, as if it had been missed."""
    create_project(tmp_path / "picking.workbench")
    made = Desk(tmp_path / "picking.workbench", Settings(person="Ann"))
    made.add_document(read[0], read[2], read[1], Path("dev-001.pdf"))
    made.remove_row(1, "i2")
    yield made
    made.close()


def heading(document: Document, words: str) -> tuple[Span, ...]:
    page = next(number for number, page in enumerate(document.pages) if words in page.text)
    start = document.pages[page].text.index(words)
    return (Span(page, start, start + len(words), words),)


def picked(desk: Desk, read: Read) -> ReviewRecord:
    spans = heading(read[0], str(read[1].value("i2", "treatment")))
    return pick_item(desk.document(1), desk.record(1), spans, default_linker())


def test_the_item_is_as_extraction_would_have_proposed_it(desk: Desk, read: Read) -> None:
    row, _ = desk.add_picked(1, picked(desk, read))
    record = desk.record(1)
    for name in ("treatment", "category", "decision", "claims_administrator.text", "expert_reviewer.text", "rationale"):
        assert record.value(row, name) == read[1].value("i2", name), name
    assert [each.id for each in record.rows_of(ITEMS)].index(row) == 1
    for path in (ADMIN_CITATIONS, EXPERT_CITATIONS):
        links = [record.value(cited.id, "guideline_id") for cited in record.rows_of(path, row)]
        assert links == [read[1].value(cited.id, "guideline_id") for cited in read[1].rows_of(path, "i2")]


def test_the_heading_is_the_persons_and_the_rest_proposed(desk: Desk, read: Read) -> None:
    row, _ = desk.add_picked(1, picked(desk, read))
    cells = desk.record(1).cells
    assert (cells[Place(row, "treatment")].status, cells[Place(row, "treatment")].by) == ("confirmed", "Ann")
    assert cells[Place(row, "rationale")].status == "extracted"


def test_a_rationale_that_ran_on_over_the_heading_ends_before_it(desk: Desk, read: Read) -> None:
    first, second = (read[1].cells[Place(row, "rationale")].evidence for row in ("i1", "i2"))
    whole = Span(first[0].page, first[0].start, len(read[0].pages[first[0].page].text), "")
    text = read[0].pages[whole.page].text
    ran_on = (Span(whole.page, whole.start, whole.end, text[whole.start : whole.end]), *second)
    desk.correct(1, Place("i1", "rationale"), "all of both", ran_on)
    desk.add_picked(1, picked(desk, read))
    assert str(read[1].value("i2", "treatment")) not in str(desk.record(1).value("i1", "rationale"))


def test_one_undo_takes_all_of_it_back(desk: Desk, read: Read) -> None:
    before = desk.record(1)
    desk.add_picked(1, picked(desk, read))
    desk.undo()
    assert desk.record(1) == before


@pytest.mark.parametrize("sample", ["dev-003.pdf", "dev-005.pdf", "dev-007.txt", "dev-010.pdf"])
def test_items_of_other_letters_are_found_by_their_headings(sample: str) -> None:
    path = resource("samples", sample)
    proposed = propose(path, path.read_bytes(), default_linker())
    record = proposed.record
    for item in record.rows_of(ITEMS):
        found = pick_item(
            proposed.document, record, record.cells[Place(item.id, "treatment")].evidence, default_linker()
        )
        for name in ("treatment", "decision", "rationale"):
            assert found.value("i1", name) == record.value(item.id, name), (sample, item.id, name)


def test_a_heading_that_a_person_chose_is_one_though_no_decision_follows(tmp_path: Path) -> None:
    text = resource("samples", "dev-007.txt").read_text("utf-8")
    whole = propose(resource("samples", "dev-007.txt"), text.encode(), default_linker())
    first = whole.record.rows_of(ITEMS)[0].id
    words = str(whole.record.value(first, "treatment"))
    verdict = str(whole.record.value(first, "decision"))
    at = text.index(verdict, text.index(words))
    without = text[:at] + text[at + len(verdict) :]
    document = propose(tmp_path / "letter.txt", without.encode(), default_linker()).document
    found = pick_item(document, ReviewRecord("letter.txt"), heading(document, words), default_linker())
    assert found.value("i1", "decision") is None
    proposal = found.cells[Place("i1", "rationale")].proposal
    assert proposal is not None
    assert proposal.confidence >= DOUBT_BELOW
