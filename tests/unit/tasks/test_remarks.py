"""Notes and flags on fields and documents, and one field taken back alone; all of it also after a restart."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from invented_review import AGE, CASE_NUMBER, DECISION, LINK, SETTINGS, new_project

from workbench.model.contract import fields_json
from workbench.model.queue import QueueFilter
from workbench.tasks.desk import Desk


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return new_project(tmp_path)


@pytest.fixture
def desk(path: Path) -> Iterator[Desk]:
    made = Desk(path, SETTINGS)
    yield made
    made.close()


def flags(desk: Desk) -> int:
    return desk.queue(QueueFilter(), 0, 1)[0].flags


def test_flags_of_document_and_fields_are_counted_for_the_queue(desk: Desk) -> None:
    desk.flag(1, AGE, True)
    desk.flag_document(1, True)
    assert flags(desk) == 2
    desk.undo()
    assert flags(desk) == 1


def test_notes_and_flags_are_there_after_a_restart(path: Path, desk: Desk) -> None:
    desk.flag(1, AGE, True)
    desk.note(1, AGE, "ask the clinic")
    desk.note_document(1, "page 3 is pale")
    desk.flag_document(1, True)
    desk.close()
    again = Desk(path, SETTINGS)
    record = again.record(1)
    assert (record.cells[AGE].flag, record.cells[AGE].note) == (True, "ask the clinic")
    assert (record.state.flag, record.state.note) == (True, "page 3 is pale")
    again.undo()
    assert not again.record(1).state.flag
    again.close()


def test_what_is_said_of_a_value_stays_when_the_value_changes(desk: Desk) -> None:
    for place in (AGE, LINK):
        desk.flag(1, place, True)
        desk.note(1, place, "look again")
    desk.correct(1, AGE, 45)
    desk.choose_link(1, LINK.row, None)
    assert all(desk.record(1).cells[place].flag for place in (AGE, LINK))
    assert all(desk.record(1).cells[place].note == "look again" for place in (AGE, LINK))


def test_a_note_and_a_flag_leave_the_review_as_far_as_it_is(desk: Desk) -> None:
    desk.verify(1)
    desk.note(1, AGE, "said in passing")
    desk.flag_document(1, True)
    assert desk.record(1).state.name == "verified"
    desk.reopen(1)
    assert desk.record(1).state.flag


def test_the_records_json_tells_notes_and_flags(desk: Desk) -> None:
    desk.flag(1, AGE, True)
    desk.note(1, AGE, "look again")
    told = fields_json(desk.record(1))["/patient/age"]
    assert (told["flag"], told["note"]) == (True, "look again")


def test_one_field_goes_back_and_later_work_stays(desk: Desk) -> None:
    desk.correct(1, AGE, 45)
    desk.correct(1, DECISION, "Overturned")
    desk.undo_field(1, AGE)
    assert desk.record(1).value("", "patient.age") == 44
    assert desk.record(1).value("i1", "decision") == "Overturned"


def test_asked_again_a_field_goes_further_back_and_no_further_than_its_first_value(desk: Desk) -> None:
    for age in (45, 46):
        desk.correct(1, AGE, age)
    desk.undo_field(1, AGE)
    assert desk.record(1).value("", "patient.age") == 45
    desk.undo_field(1, AGE)
    assert desk.record(1).cells[AGE].status == "extracted"
    assert desk.undo_field(1, AGE) is None


def test_a_field_goes_back_alone_also_after_a_restart_and_that_can_be_undone(path: Path, desk: Desk) -> None:
    desk.correct(1, AGE, 45)
    desk.confirm(1, (CASE_NUMBER,))
    desk.close()
    again = Desk(path, SETTINGS)
    again.undo_field(1, AGE)
    assert again.record(1).value("", "patient.age") == 44
    assert again.undo_label == "Undo Age"
    again.undo()
    assert again.record(1).value("", "patient.age") == 45
    again.close()


def test_flagged_documents_are_a_facet(desk: Desk) -> None:
    wanted = QueueFilter().with_chosen("flagged", ("yes",))
    assert desk.queue_count(wanted) == 0
    desk.flag(1, AGE, True)
    assert desk.queue_count(wanted) == 1


def test_remarks_make_no_past_value_and_stay_when_the_field_goes_back(desk: Desk) -> None:
    desk.correct(1, AGE, 45)
    desk.note(1, AGE, "look again")
    desk.flag(1, AGE, True)
    assert [past.cell.value for past in desk.history(1, AGE) if past.cell] == [44, 45]
    desk.undo_field(1, AGE)
    cell = desk.record(1).cells[AGE]
    assert (cell.value, cell.note, cell.flag) == (44, "look again", True)
