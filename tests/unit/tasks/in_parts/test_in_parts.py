"""Steps over many documents are written in parts: others come between, and it stays one step, or none at all."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from pathlib import Path

import pytest
from invented_review import AGE, SETTINGS
from steps_in_parts import ALL, BOB, CATEGORY, DENTAL, MANY, at_half, categories, do, is_sound, stopped
from what_stands import what_stands

from workbench.model.deeds import Deed, LeftOut
from workbench.model.edits import JournalStep
from workbench.model.errors import EditRefused, ProjectLocked, TryLater
from workbench.progress import Cancelled, Progress
from workbench.store import going_on, journal
from workbench.tasks import bulk
from workbench.tasks.desk import Desk


def test_many_parts_are_one_step_to_undo_and_to_redo_after_restarts_too(desk: Desk, path: Path) -> None:
    first = what_stands(desk)
    told = do(desk, DENTAL, Progress())
    assert (told.documents, told.left_out, desk.undo_label, desk.undo_size) == (MANY, (), told.label, 2 * MANY)
    assert desk.last_step - MANY > 2  # it was written in several parts
    last = what_stands(desk)
    for act in ("undo", "redo", "undo"):
        with closing(Desk(path, SETTINGS)) as again:
            getattr(again, act)()
            assert what_stands(again) == (last if act == "redo" else first)
            assert (again.undo_label, again.redo_label)[act == "undo"] == told.label
    is_sound(path)


def test_an_edit_comes_between_two_parts_and_undo_takes_both_back_in_turn(desk: Desk) -> None:
    first = what_stands(desk)
    told = do(desk, DENTAL, at_half(lambda: desk.correct(MANY, AGE, 77)))
    assert (told.documents, desk.record(MANY).value("", "patient.age")) == (MANY - 1, 77)
    assert told.left_out == (LeftOut("changed", 1),)  # its review began with the edit
    assert desk.undo_label == "Age"
    desk.undo(), desk.undo()
    assert what_stands(desk) == first
    desk.redo(), desk.redo()
    assert (categories(desk).count("Dental"), desk.record(MANY).value("", "patient.age")) == (MANY - 1, 77)


def test_a_document_that_was_done_already_may_be_changed_before_the_last_part(desk: Desk, path: Path) -> None:
    first = what_stands(desk)
    do(desk, DENTAL, at_half(lambda: desk.correct(1, CATEGORY, "Surgery") if desk.poll() else None))
    assert categories(desk) == ["Surgery"] + ["Dental"] * (MANY - 1)
    desk.undo(), desk.undo()
    assert what_stands(desk) == first
    is_sound(path)


def test_what_changed_while_the_step_went_on_is_not_verified(desk: Desk) -> None:
    do(desk, Deed("set", field="patient.age", value=50), Progress())
    told = do(desk, Deed("verify"), at_half(lambda: desk.note(MANY, AGE, "is it?")))
    assert (told.documents, told.left_out) == (MANY - 1, (LeftOut("changed", 1),))
    assert desk.record(MANY).state.name == "in review"


def test_a_step_that_is_stopped_is_taken_back_and_no_step_to_redo(desk: Desk, path: Path) -> None:
    first = what_stands(desk)
    with pytest.raises(Cancelled):
        do(desk, DENTAL, stopped(Progress()))
    assert what_stands(desk) == first
    assert (desk.undo_label, desk.redo_label) == (None, None)
    is_sound(path)


def test_taking_back_leaves_what_somebody_changed_since(desk: Desk, path: Path) -> None:
    progress = Progress()

    def act() -> None:
        desk.poll()
        desk.correct(1, CATEGORY, "Surgery")
        progress.cancel()

    progress._on_report = at_half(act)._on_report
    with pytest.raises(Cancelled):
        do(desk, DENTAL, progress)
    assert "Dental" not in categories(desk)
    assert categories(desk)[0] == "Surgery"
    is_sound(path)


def test_a_step_that_another_window_took_back_ends_in_words(
    desk: Desk, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def look() -> None:
        with monkeypatch.context() as late:
            late.setattr(going_on, "_SILENT_SECONDS", 0)
            Desk(path, BOB).close()

    with pytest.raises(EditRefused, match="another window has taken back"):
        do(desk, DENTAL, at_half(look))
    assert "Dental" not in categories(desk)
    is_sound(path)


def test_a_file_that_is_out_of_reach_is_told_in_words(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    do(desk, DENTAL, Progress())
    stood = what_stands(desk)

    def read(_conn: object) -> None:
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorcode = sqlite3.SQLITE_BUSY
        raise error

    with monkeypatch.context() as late:
        late.setattr(going_on, "read", read)
        for act in (desk.undo, lambda: desk.do_each("Flag", [()] * MANY, Progress())):
            with pytest.raises(ProjectLocked):
                act()
    assert what_stands(desk) == stood


def test_one_such_step_at_a_time(desk: Desk, path: Path) -> None:
    refused = []

    def another() -> None:
        with pytest.raises(ProjectLocked, match="another step over many documents") as told:
            bulk.do_deed(path, BOB, bulk.plan(desk, ALL, Deed("flag")), Progress())
        refused.append(told)

    assert do(desk, DENTAL, at_half(another)).documents == MANY
    assert refused


def test_what_is_still_being_written_cannot_be_undone_yet(desk: Desk) -> None:
    refused = []

    def undo() -> None:
        desk.poll()
        with pytest.raises(TryLater, match="still being written") as told:
            desk.undo()
        refused.append(told)

    told = do(desk, DENTAL, at_half(undo))
    assert refused
    assert desk.undo_label == told.label


def test_no_step_listens_for_longer_than_it_is_written(desk: Desk) -> None:
    listening = len(desk._session._listeners)
    desk.correct(1, AGE, 77)
    desk.undo(), desk.redo()
    assert len(desk._session._listeners) == listening


def test_undo_is_refused_whole_where_another_person_changed_a_document(desk: Desk, path: Path) -> None:
    told = do(desk, DENTAL, Progress())
    with closing(Desk(path, BOB)) as bob:
        bob.correct(7, CATEGORY, "Surgery")
    stood = what_stands(desk)
    with pytest.raises(EditRefused, match=f"“{told.label}” cannot be undone"):
        desk.undo()
    assert what_stands(desk) == stood
    assert desk.undo_label is None
    is_sound(path)


def test_undo_that_meets_a_change_on_its_way_brings_again_what_it_took_back(desk: Desk, path: Path) -> None:
    do(desk, DENTAL, Progress())
    with closing(Desk(path, BOB)) as bob:

        def change() -> None:
            bob.poll()
            still = [number for number in range(1, MANY + 1) if bob.record(number).value("i1", "category") == "Dental"]
            bob.correct(still[0], CATEGORY, "Surgery")

        with pytest.raises(EditRefused):
            bulk.undo_behind(path, SETTINGS, at_half(change))
    desk.poll()
    assert sorted(map(str, categories(desk))) == ["Dental"] * (MANY - 1) + ["Surgery"]
    is_sound(path)


def test_another_desk_of_the_program_learns_which_bits_were_turned(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.with_value("items.category", None)
    monkeypatch.setattr(desk._session.sets, "forget", lambda: pytest.fail("the sets were read again"))
    do(desk, DENTAL, Progress())
    assert desk.with_value("items.category", ("Dental",)) == ALL


def test_few_documents_are_a_step_like_any_other(desk: Desk) -> None:
    before = desk.last_step
    bulk.do_deed(desk.path, SETTINGS, bulk.plan(desk, 0b1110, DENTAL), Progress())
    desk.poll()
    assert desk.last_step == before + 1
    assert journal.load_step(desk._conn, desk.last_step).of is None


def test_a_step_in_parts_is_a_step_of_each_document(desk: Desk) -> None:
    do(desk, DENTAL, Progress())
    steps: list[JournalStep] = journal.steps_of_record(desk._conn, MANY)
    assert [step.label for step in steps][1:] == [f"Set a field of {MANY} documents"]
    with suppress(EditRefused):
        desk.undo_field(MANY, CATEGORY)
    assert desk.record(MANY).value("i1", "category") == "Diagnostic testing"
