"""Steps over many documents are written in parts: others come between, and it stays one step, or none at all."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from functools import cache
from pathlib import Path

import pytest
from invented_review import AGE, SETTINGS, new_project
from what_stands import the_indexes_of_words_are_whole, what_stands

from workbench.model.deeds import Deed, DeedDone, LeftOut
from workbench.model.edits import JournalStep
from workbench.model.errors import EditRefused, ProjectLocked, TryLater
from workbench.model.fields import ITEMS
from workbench.model.review import Place
from workbench.progress import Abandoned, Cancelled, Progress, Stoppable
from workbench.review.applying import rebuild
from workbench.settings import Settings
from workbench.store import facets, going_on, journal, records
from workbench.tasks import bulk, in_parts
from workbench.tasks.desk import Desk
from workbench.tasks.making_ready import make_ready

MANY = 40
ALL = (1 << MANY + 1) - 2
DENTAL = Deed("set", list=ITEMS, field="category", value="Dental")
CATEGORY = Place("i1", "category")
BOB = Settings(person="Bob")


@cache
def _template() -> Path:
    return new_project(Path(tempfile.mkdtemp()), documents=MANY)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return Path(shutil.copy(_template(), tmp_path / "project.imr"))


@pytest.fixture
def desk(path: Path) -> Iterator[Desk]:
    desk = Desk(path, SETTINGS)
    yield desk
    desk.close()


def at_half(act: Callable[[], object]) -> Progress:
    """Calls `act` once, when some parts are written and others are not."""
    acts = [act]

    def told(done: int, total: int, _note: str) -> None:
        if acts and total and done >= total * 0.7:
            acts.pop()()

    return Progress(told)


def do(desk: Desk, deed: Deed, progress: Progress) -> DeedDone:
    try:
        return bulk.do_deed(desk.path, SETTINGS, bulk.plan(desk, ALL, deed), progress)
    finally:
        desk.poll()


def categories(desk: Desk) -> list[object]:
    return [desk.record(number).value("i1", "category") for number in range(1, MANY + 1)]


def is_sound(path: Path) -> None:
    """Journal, facets and indexes of words say what the tables say, and nothing is under way."""
    with closing(Desk(path, SETTINGS)) as desk:
        conn = desk._conn
        assert going_on.read(conn) is None
        for record in range(1, MANY + 1):
            edits = [edit for step in journal.steps_of_record(conn, record) for edit in step.edits]
            assert rebuild(edits) == records.load(conn, record)
            assert facets.as_kept(conn, record) == facets.of_record(conn, record)
    the_indexes_of_words_are_whole(path)


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


def stopped(progress: Progress) -> Progress:
    """Is asked to stop when some parts are written."""
    half = at_half(progress.cancel)
    progress._on_report = half._on_report
    return progress


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


def test_a_window_that_goes_leaves_the_rest_to_the_next_opening(desk: Desk, path: Path) -> None:
    first = what_stands(desk)
    step, window = Stoppable(), Progress()
    step.outer = stopped(window)
    with pytest.raises(Abandoned):
        do(desk, DENTAL, step)
    assert "Dental" in categories(desk)
    with closing(Desk(path, SETTINGS)) as again:
        assert what_stands(again) == first
        assert (again.undo_label, again.redo_label) == (None, None)
    is_sound(path)


KILLED = """
import os, sys
from pathlib import Path
from workbench.model.deeds import Deed
from workbench.progress import Progress
from workbench.settings import Settings
from workbench.tasks import bulk
from workbench.tasks.desk import Desk
path, told = Path(sys.argv[1]), Settings(person="Ann")
progress = Progress(lambda done, total, _note: os._exit(9) if total and done >= total * 0.7 else None)
if sys.argv[2] == "do":
    desk = Desk(path, told)
    deed = Deed("set", list="items", field="category", value="Dental")
    bulk.do_deed(path, told, bulk.plan(desk, int(sys.argv[3]), deed), progress)
bulk.undo_behind(path, told, progress, redo=sys.argv[2] == "redo")
"""


def kill_in(path: Path, act: str) -> None:
    assert subprocess.run([sys.executable, "-c", KILLED, path, act, str(ALL)], check=False).returncode == 9


@pytest.mark.parametrize(("before", "act"), [([], "do"), (["do"], "undo"), (["do", "undo"], "redo")])
def test_a_program_killed_in_the_middle_leaves_nothing_half_done(
    desk: Desk, path: Path, monkeypatch: pytest.MonkeyPatch, before: list[str], act: str
) -> None:
    for each in before:
        do(desk, DENTAL, Progress()) if each == "do" else desk.undo()
    stood, labels = what_stands(desk), (desk.undo_label, desk.redo_label)
    kill_in(path, act)
    desk.poll()
    assert 0 < categories(desk).count("Dental") < MANY
    monkeypatch.setattr(going_on, "_SILENT_SECONDS", 0.2)
    assert make_ready(path, Progress())
    with closing(Desk(path, BOB)):
        pass  # whoever opens it next
    with closing(Desk(path, SETTINGS)) as again:
        assert what_stands(again) == stood
        assert (again.undo_label, again.redo_label) == labels
    is_sound(path)


def test_killed_while_it_is_taken_back_it_is_taken_back_all_the_same(
    desk: Desk, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stood = what_stands(desk)
    kill_in(path, "do")
    monkeypatch.setattr(going_on, "_SILENT_SECONDS", 0)
    take_back = journal.put_edits
    parts = iter(range(3))

    def breaks(*args: object) -> None:
        if next(parts) == 2:
            raise KeyboardInterrupt
        take_back(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(journal, "put_edits", breaks)
    with pytest.raises(KeyboardInterrupt):
        Desk(path, SETTINGS)
    monkeypatch.setattr(journal, "put_edits", take_back)
    with closing(Desk(path, SETTINGS)) as again:
        assert what_stands(again) == stood
    is_sound(path)


def test_who_opens_the_project_meanwhile_takes_nothing_back(desk: Desk, path: Path) -> None:
    told = do(desk, DENTAL, at_half(lambda: Desk(path, BOB).close()))
    assert (told.documents, categories(desk)) == (MANY, ["Dental"] * MANY)


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


def leave_half_done(path: Path) -> None:
    """What a program that went in the middle of a step leaves."""
    step, window = Stoppable(), Progress()
    step.outer = stopped(window)
    with pytest.raises(Abandoned), closing(Desk(path, SETTINGS)) as other:
        do(other, DENTAL, step)


def test_a_step_that_nobody_goes_on_with_keeps_no_window_from_undoing(desk: Desk, path: Path) -> None:
    first = what_stands(desk)
    with closing(Desk(path, BOB)) as bob:
        bob.correct(MANY, AGE, 77)
        leave_half_done(path)
        bob.undo()
        assert bob.record(MANY).value("", "patient.age") != 77
    with closing(Desk(path, SETTINGS)) as again:
        assert what_stands(again) == first


def test_undo_of_a_step_that_nobody_goes_on_with_takes_all_of_it_back(
    desk: Desk, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = what_stands(desk)
    leave_half_done(path)
    monkeypatch.setattr(in_parts, "AT_ONCE", MANY)
    desk.poll()
    with pytest.raises(EditRefused, match="cannot be undone"):
        desk.undo()
    assert (what_stands(desk), desk.undo_label, desk.redo_label) == (first, None, None)
    is_sound(path)


def test_two_windows_that_take_up_the_same_step_both_open(
    desk: Desk, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = what_stands(desk)
    leave_half_done(path)
    steps_for = journal.steps_for

    def quicker(*args: object) -> list[int]:
        monkeypatch.setattr(journal, "steps_for", steps_for)
        Desk(path, BOB).close()
        return steps_for(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(journal, "steps_for", quicker)
    with closing(Desk(path, SETTINGS)) as again:
        assert what_stands(again) == first
    is_sound(path)


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
