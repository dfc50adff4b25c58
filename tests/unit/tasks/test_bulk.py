"""Steps over many documents: planned without changing anything, done as one step, undone as one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from invented_review import AGE, SETTINGS, new_project

from workbench.model.deeds import MOST_AT_ONCE, Deed, DeedDone, DeedPlan, LeftOut
from workbench.model.errors import BadValue
from workbench.model.fields import ITEMS
from workbench.model.queue import QueueFilter
from workbench.model.review import Place
from workbench.progress import Cancelled, Progress
from workbench.tasks import bulk
from workbench.tasks.desk import Desk

ALL = 0b1111110


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Six documents with one doubt each; 1 has none left, 2 is verified, 3 rejected, 4 postponed."""
    desk = Desk(new_project(tmp_path, documents=6), SETTINGS)
    for number in (1, 2):
        desk.confirm(number, [AGE])
    desk.verify(2)
    desk.reject(3, "a duplicate")
    desk.postpone(4, "a page is missing", None)
    yield desk
    desk.close()


def done(desk: Desk, deed: Deed, chosen: int = ALL) -> DeedDone:
    told = bulk.do_deed(desk.path, SETTINGS, bulk.plan(desk, chosen, deed), Progress())
    desk.poll()
    return told


def states(desk: Desk) -> list[str]:
    return [desk.record(number).state.name for number in range(1, 7)]


def test_a_plan_counts_what_is_left_out_and_why(desk: Desk) -> None:
    before = desk.undo_label
    planned = bulk.plan(desk, ALL, Deed("verify"))
    assert desk.records_in(planned.taken) == [1]
    left = {LeftOut("state", 1, "verified"), LeftOut("state", 1, "rejected"), LeftOut("eyes", 3)}
    assert set(planned.left_out) == left
    assert desk.undo_label == before


def test_many_are_postponed_in_one_step_and_undone_in_one(desk: Desk) -> None:
    told = done(desk, Deed("postpone", "waits for the catalogue", "2030-01-01"))
    assert (told.documents, told.label) == (4, "Postpone 4 documents")
    assert states(desk) == ["postponed", "verified", "rejected", "postponed", "postponed", "postponed"]
    desk.undo()
    assert states(desk) == ["in review", "verified", "rejected", "postponed", "new", "new"]
    assert desk.record(4).state.reason == "a page is missing"


def test_what_was_undone_comes_again(desk: Desk) -> None:
    done(desk, Deed("reject", "not these"))
    desk.undo()
    desk.redo()
    assert states(desk).count("rejected") == 5


def test_reopening_takes_what_is_closed(desk: Desk) -> None:
    done(desk, Deed("reopen"))
    assert states(desk) == ["in review"] * 4 + ["new"] * 2


def test_an_error_that_turns_up_leaves_a_document_unverified(desk: Desk) -> None:
    planned = bulk.plan(desk, ALL, Deed("verify"))
    desk.clear(1, Place("i1", "decision"))
    told = bulk.do_deed(desk.path, SETTINGS, planned, Progress())
    assert (told.documents, told.left_out) == (0, (LeftOut("check", 1),))


def test_only_values_that_the_program_is_sure_of_are_confirmed(desk: Desk) -> None:
    done(desk, Deed("confirm"), chosen=0b1100000)
    record = desk.record(5)
    assert record.cells[AGE].status == "extracted"
    assert record.cells[Place("i1", "category")].status == "confirmed"
    assert record.state.name == "in review"


def test_a_field_is_set_in_all_and_those_that_have_it_are_left_out(desk: Desk) -> None:
    desk.correct(5, Place("", "case.priority"), "Expedited")
    deed = Deed("set", field="case.priority", value="Expedited")
    assert LeftOut("same", 1) in bulk.plan(desk, ALL, deed).left_out
    done(desk, deed)
    assert desk.queue_records(QueueFilter().with_chosen("case.priority", ("Expedited",))) == [1, 4, 5, 6]


def test_a_field_of_every_item_is_set(desk: Desk) -> None:
    desk.add_row(6, ITEMS, values={"treatment": "Crown", "category": "Other"})
    told = done(desk, Deed("set", list=ITEMS, field="category", value="Dental"), chosen=0b1000000)
    assert told.documents == 1
    assert {desk.record(6).value(row.id, "category") for row in desk.record(6).rows_of(ITEMS)} == {"Dental"}


def test_documents_are_flagged_and_keep_their_state(desk: Desk) -> None:
    done(desk, Deed("flag"))
    assert desk.queue_records(QueueFilter().with_chosen("flagged", ("yes",))) == [1, 2, 3, 4, 5, 6]
    assert states(desk)[1] == "verified"
    assert bulk.plan(desk, ALL, Deed("flag")).documents == 0


def test_a_note_is_written_on_each_and_the_state_stays(desk: Desk) -> None:
    done(desk, Deed("note", "ask the second reader"))
    assert {desk.record(number).state.note for number in range(1, 7)} == {"ask the second reader"}
    assert states(desk)[1] == "verified"


def test_a_cancelled_deed_changes_nothing(desk: Desk) -> None:
    before = desk.undo_label
    planned = bulk.plan(desk, ALL, Deed("postpone", "later"))
    late = Progress(lambda done, total, _note: late.cancel() if done > total / 2 else None)
    with pytest.raises(Cancelled):
        bulk.do_deed(desk.path, SETTINGS, planned, late)
    desk.poll()
    assert (states(desk)[4], desk.undo_label) == ("new", before)


def test_too_many_for_one_step_are_refused_in_words(desk: Desk) -> None:
    many = (1 << MOST_AT_ONCE + 2) - 2
    with pytest.raises(BadValue, match="At most 5,000 documents"):
        bulk.do_deed(desk.path, SETTINGS, DeedPlan(Deed("reopen"), many), Progress())


def test_undo_of_a_large_step_can_be_made_behind(desk: Desk) -> None:
    done(desk, Deed("postpone", "later"))
    assert desk.undo_size == 4
    bulk.undo_behind(desk.path, SETTINGS, Progress())
    desk.poll()
    assert states(desk)[4] == "new"
    assert desk.redo_label == "Postpone 4 documents"


def test_rows_of_a_list_are_a_set(desk: Desk) -> None:
    listing = desk.find(QueueFilter(order="name", descending=True))
    assert desk.records_in(desk.set_of(listing, [(0, 2), (4, 5)])) == [2, 5, 6]
    assert desk.set_of(listing, [(0, 6)]) == ALL


def test_what_waits_for_eyes_since_it_was_planned_is_not_verified(desk: Desk) -> None:
    planned = bulk.plan(desk, ALL, Deed("verify"))
    desk.undo(), desk.undo(), desk.undo(), desk.undo(), desk.undo()
    assert desk.record(1).cells[AGE].status == "extracted"
    told = bulk.do_deed(desk.path, SETTINGS, planned, Progress())
    assert (told.documents, told.left_out) == (0, (LeftOut("eyes", 1),))
