"""One decision that counts for more: all alike in one step, a reading remembered, an entry drafted and linked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from invented_review import AGE, LINK, SETTINGS, new_project

from workbench.guidelines import Catalogue, Linker
from workbench.model.contract import citation_of
from workbench.model.errors import BadValue, EditRefused
from workbench.model.fields import EXPERT_CITATIONS
from workbench.model.review import Place, Value
from workbench.tasks.desk import Desk

ROW = LINK.row


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Four documents with the same citation, each linked to `studies` by the program."""
    made = Desk(new_project(tmp_path, documents=4), SETTINGS)
    yield made
    made.close()


def links(desk: Desk) -> list[tuple[object, str]]:
    cells = [desk.record(number).cells[LINK] for number in range(1, 5)]
    return [(cell.value, cell.status) for cell in cells]


def test_alike_are_the_same_citations_of_other_documents(desk: Desk) -> None:
    assert [(one.record, one.item, one.guideline_id) for one in desk.alike(1, ROW)] == [
        (2, 1, "studies"),
        (3, 1, "studies"),
        (4, 1, "studies"),
    ]


def test_another_spelling_is_alike_and_another_page_is_not(desk: Desk) -> None:
    desk.correct(2, Place(ROW, "text"), "ACOEM ch. 12, page 304")
    desk.correct(3, Place(ROW, "pages"), ((303, 303),))
    assert [one.record for one in desk.alike(1, ROW)] == [2, 4]


def test_what_a_person_settled_otherwise_is_told_and_what_is_settled_so_is_left_out(desk: Desk) -> None:
    desk.choose_link(1, ROW, "methods")
    desk.choose_link(2, ROW, "methods")
    desk.choose_link(3, ROW, None)
    assert [(one.record, one.is_settled, one.by) for one in desk.alike(1, ROW)] == [(3, True, "Ann"), (4, False, None)]
    assert desk.count_alike(1, ROW) == 2


def test_rejected_documents_are_left_out(desk: Desk) -> None:
    desk.reject(4, "Duplicate")
    assert [one.record for one in desk.alike(1, ROW)] == [2, 3]


def test_all_alike_are_one_step_and_one_undo(desk: Desk) -> None:
    changes = desk.link_alike(desk.alike(1, ROW)[:2], "methods")
    assert (set(changes.records), desk.undo_label) == ({2, 3}, "Link 2 alike")
    assert links(desk)[1:3] == [("methods", "corrected")] * 2
    desk.undo()
    assert links(desk) == [("studies", "extracted")] * 4


def test_a_verified_record_reopens_with_the_link_and_is_verified_again_by_undo(desk: Desk) -> None:
    desk.verify(2)
    assert desk.alike(1, ROW)[0].is_settled
    desk.link_alike(desk.alike(1, ROW)[:1], "methods")
    assert desk.record(2).state.name == "in review"
    desk.undo()
    assert desk.record(2).state.name == "verified"


def test_alike_to_none_clears_them_all(desk: Desk) -> None:
    desk.link_alike(desk.alike(1, ROW), None)
    assert links(desk)[1:] == [(None, "cleared")] * 3


def test_a_citation_that_came_or_went_is_found_or_no_more(desk: Desk) -> None:
    values: dict[str, Value] = {"text": "ACOEM Chapter 12 Page(s): 304", "pages": ((304, 304),)}
    row, _ = desk.add_row(2, EXPERT_CITATIONS, "i1", values=values)
    assert (2, row) in [(one.record, one.row) for one in desk.alike(1, ROW)]
    desk.undo()
    assert desk.count_alike(1, ROW) == 3


def test_documents_are_counted_by_how_sure_their_links_are(desk: Desk) -> None:
    assert desk.link_counts() == {"sure": 0, "likely": 4, "open": 0, "none": 0, "chosen": 0}
    desk.choose_link(1, ROW, "methods")
    assert desk.link_counts() == {"sure": 0, "likely": 3, "open": 0, "none": 0, "chosen": 1}
    desk.undo()
    assert desk.link_counts() == {"sure": 0, "likely": 4, "open": 0, "none": 0, "chosen": 0}


def test_a_remembered_reading_is_an_alias_with_its_origin_and_links_later_ones(desk: Desk) -> None:
    desk.choose_link(1, ROW, "methods")
    assert not desk.remembers(1, ROW)
    desk.remember_reading(1, ROW)
    entry = desk.guideline("methods")
    assert entry is not None
    assert entry.aliases[-1] == "ACOEM Chapter 12 Page(s): 304"
    assert all(told in entry.note for told in ("Ann", "letter-1.txt", "ACOEM Chapter 12"))
    assert desk.remembers(1, ROW)
    record = desk.record(2)
    linker = Linker(Catalogue(desk.catalogue_entries()))
    assert linker.link(citation_of(record, record.rows[ROW])).guideline_id == "methods"


def test_a_reading_goes_from_one_entry_to_another_and_back_by_undo(desk: Desk) -> None:
    desk.choose_link(1, ROW, "studies")
    desk.remember_reading(1, ROW)
    desk.choose_link(1, ROW, "methods")
    desk.remember_reading(1, ROW)
    assert "Page(s): 304" not in "".join(entry_aliases(desk, "studies"))
    desk.undo()
    assert "Page(s): 304" in "".join(entry_aliases(desk, "studies"))
    assert "Page(s): 304" not in "".join(entry_aliases(desk, "methods"))


def entry_aliases(desk: Desk, id: str) -> tuple[str, ...]:
    entry = desk.guideline(id)
    assert entry is not None
    return entry.aliases


def test_nothing_is_remembered_of_a_citation_without_an_entry(desk: Desk) -> None:
    desk.choose_link(1, ROW, None)
    with pytest.raises(BadValue, match="linked to no entry"):
        desk.remember_reading(1, ROW)


def test_a_new_entry_is_drafted_from_the_citation_and_linked_in_one_step(desk: Desk) -> None:
    desk.correct(1, Place(ROW, "section"), "Lumbar traction")
    drafted = desk.draft_entry(1, ROW)
    assert (drafted.id, drafted.title, drafted.aliases) == (
        "lumbar-traction",
        "Lumbar traction",
        ("ACOEM Chapter 12 Page(s): 304",),
    )
    assert "letter-1.txt, item 1, page 1: “ACOEM Chapter 12 Page(s): 304”" in drafted.note
    desk.add_entry(1, ROW, drafted)
    assert (desk.guideline("lumbar-traction"), links(desk)[0][0]) == (drafted, "lumbar-traction")
    desk.undo()
    assert (desk.guideline("lumbar-traction"), links(desk)[0]) == (None, ("studies", "extracted"))


def test_an_id_is_taken_only_once(desk: Desk) -> None:
    desk.correct(1, Place(ROW, "section"), "Lumbar traction")
    drafted = desk.draft_entry(1, ROW)
    desk.add_entry(1, ROW, drafted)
    assert desk.draft_entry(1, ROW).id == "lumbar-traction-2"
    with pytest.raises(BadValue, match="already"):
        desk.add_entry(1, ROW, drafted)


def test_all_or_none_are_linked_when_one_of_them_went(desk: Desk) -> None:
    shown = desk.alike(1, ROW)
    desk.remove_row(4, ROW)
    with pytest.raises(EditRefused):
        desk.link_alike(shown, "methods")
    assert links_after_refusal(desk) == "studies"


def links_after_refusal(desk: Desk) -> object:
    return desk.record(3).value(ROW, "guideline_id")


def test_a_project_of_the_format_before_is_read_through_once(tmp_path: Path) -> None:
    path = new_project(tmp_path, documents=2)
    before = Desk(path, SETTINGS)
    for statement in ("DELETE FROM citation_link", "DELETE FROM link_outlook", "DELETE FROM link_count",
                      "INSERT INTO meta VALUES ('citations without likeness', 'all')"):  # fmt: skip
        before._conn.execute(statement)
    before.close()
    desk = Desk(path, SETTINGS)
    assert (desk.count_alike(1, ROW), desk.link_counts()["likely"]) == (1, 2)
    desk.correct(1, AGE, 50)
    desk.close()
