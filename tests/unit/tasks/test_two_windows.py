"""Two windows on one project see each other's steps and never write over them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest
from invented_review import AGE, DECISION, SETTINGS, entry, import_into, new_project

from workbench.model.edits import ChangeSet, GuidelineEdit
from workbench.model.errors import EditRefused
from workbench.model.queue import QueueFilter
from workbench.model.review import ReviewRecord
from workbench.progress import Progress
from workbench.settings import Settings
from workbench.store import records
from workbench.tasks.desk import Desk

Windows = tuple[Desk, Desk]


@pytest.fixture
def windows(tmp_path: Path) -> Iterator[Windows]:
    path = new_project(tmp_path, documents=2)
    ann, bob = Desk(path, SETTINGS), Desk(path, Settings(person="Bob"))
    yield ann, bob
    ann.close()
    bob.close()


def test_a_poll_tells_what_the_other_window_changed(windows: Windows) -> None:
    ann, bob = windows
    told: list[ChangeSet] = []
    bob.listen(told.append)
    assert bob.poll() is None
    bob.record(1)
    ann.correct(1, AGE, 45)
    assert bob.poll() == told[0]
    assert told[0].places == {(1, AGE)}
    assert told[0].states == {1}
    assert bob.record(1) == ann.record(1)


def test_an_edit_of_what_the_other_changed_is_refused_and_then_shown(windows: Windows) -> None:
    ann, bob = windows
    bob.record(1)
    ann.correct(1, AGE, 45)
    with pytest.raises(EditRefused, match=r"changed meanwhile|no longer new"):
        bob.correct(1, AGE, 46)
    assert bob.record(1).cells[AGE].value == 45
    bob.correct(1, AGE, 46)
    assert ann.poll()
    assert ann.record(1).cells[AGE].by == "Bob"


def test_an_edit_beside_the_others_goes_through(windows: Windows) -> None:
    ann, bob = windows
    ann.confirm(1, [AGE])
    bob.poll()
    ann.correct(1, AGE, 45)
    bob.confirm(1, [DECISION])
    assert (bob.record(1).cells[AGE].value, bob.record(1).cells[DECISION].by) == (45, "Bob")


def test_a_revision_that_was_not_seen_is_not_verified(windows: Windows) -> None:
    ann, bob = windows
    ann.confirm(1, [DECISION])
    bob.poll()
    bob.record(1)
    ann.correct(1, AGE, 45)
    with pytest.raises(EditRefused, match="changed in another window"):
        bob.verify(1)


def test_undo_is_refused_where_the_other_window_went_on(windows: Windows) -> None:
    ann, bob = windows
    ann.correct(1, AGE, 45)
    ann.correct(2, AGE, 45)
    bob.poll()
    bob.correct(2, AGE, 46)
    with pytest.raises(EditRefused, match="“Age” cannot be undone"):
        ann.undo()
    assert ann.record(2).cells[AGE].value == 46
    ann.undo()
    assert ann.record(1).cells[AGE].value == 44


def test_an_import_by_another_program_is_seen(windows: Windows) -> None:
    ann, bob = windows
    added = import_into(ann, 3)
    changes = bob.poll()
    assert changes
    assert changes.rows == {added}
    assert bob.counts().total == 3


def test_both_windows_import_the_same_file_once(windows: Windows) -> None:
    ann, bob = windows
    assert import_into(ann, 3) == 3
    assert import_into(bob, 3) is None


def test_a_catalogue_entry_of_the_other_window_can_be_linked(windows: Windows) -> None:
    ann, bob = windows
    assert bob.guideline("drafted") is None
    ann.do("New entry", (GuidelineEdit("drafted", None, entry("drafted")),))
    bob.poll()
    assert bob.choose_link(1, "i1e1", "drafted").records == {1}


def test_counts_are_written_anew_though_another_program_writes_in_between(
    windows: Windows, monkeypatch: pytest.MonkeyPatch
) -> None:
    doubting = Desk(windows[0].path, Settings(person="Ann", doubt_below=0.95))
    load = records.load

    def meanwhile(conn: sqlite3.Connection, record: int) -> ReviewRecord:
        found = load(conn, record)
        with suppress(sqlite3.OperationalError), closing(sqlite3.connect(doubting.path, timeout=0)) as other, other:
            other.execute("INSERT OR REPLACE INTO meta VALUES ('test', '')")
        return found

    monkeypatch.setattr(records, "load", meanwhile)
    doubting.recount(Progress())
    assert doubting.queue(QueueFilter(), 0, 1)[0].doubts > 1
    doubting.close()
