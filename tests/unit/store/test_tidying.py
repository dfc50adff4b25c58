"""The log is moved into the file beside the work."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from invented_review import AGE, SETTINGS, new_project

from workbench.model.queue import QueueFilter
from workbench.model.review import Place
from workbench.store import connection, tidying
from workbench.store.connection import connect_beside
from workbench.store.tidying import Tidying
from workbench.tasks import session
from workbench.tasks.desk import Desk


def test_what_was_written_reaches_the_file_while_it_is_open(tmp_path: Path) -> None:
    path = new_project(tmp_path)
    desk = Desk(path, SETTINGS)
    before = path.read_bytes()
    desk.correct(1, AGE, 45)
    assert path.read_bytes() == before
    tidy(path)
    assert path.read_bytes() != before
    desk.close()


def tidy(path: Path) -> None:
    beside = Tidying(path)
    beside.start()
    beside.wait()


def test_no_edit_moves_the_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "_PAGES_UNTIL_CHECKPOINT", 1)
    desk = Desk(new_project(tmp_path), SETTINGS)
    before = desk.path.read_bytes()
    for age in (41, 42, 43):
        desk.correct(1, AGE, age)
    assert desk.path.read_bytes() == before
    desk.close()


def test_edits_without_a_pause_are_tidied_beside_as_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "_STEPS_TO_TIDY", 3)
    desk = Desk(new_project(tmp_path), SETTINGS)
    before = desk.path.read_bytes()
    for age in (41, 42, 43):
        desk.correct(1, AGE, age)
    desk._session._tidying.wait()
    assert desk.path.read_bytes() != before
    desk.close()


def test_the_index_of_words_is_merged_beside_the_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "_STEPS_TO_TIDY", 100)
    desk = Desk(new_project(tmp_path), SETTINGS)
    for number in range(40):
        desk.correct(1, Place("i1", "treatment"), f"treatment {number}")
    parts = segments(desk)
    tidy(desk.path)
    assert segments(desk) < parts
    assert desk.queue_count(QueueFilter(words="treatment 39")) == 1
    assert desk.queue_count(QueueFilter(words='"treatment 38"')) == 0
    desk.close()


def segments(desk: Desk) -> int:
    return int(desk._conn.execute("SELECT count(DISTINCT segid) FROM search_index_idx").fetchone()[0])


def test_a_file_that_went_away_harms_nothing(tmp_path: Path) -> None:
    tidy(tmp_path / "gone.imr")
    assert not list(tmp_path.iterdir())


def test_an_edit_waits_for_no_more_than_one_merge(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    within: list[str] = []
    asked: list[bool] = []

    @contextmanager
    def turn() -> Iterator[None]:
        within.append("")
        yield
        within.pop()

    def merge(_conn: sqlite3.Connection, _index: str) -> bool:
        asked.append(len(within) == 1)
        return len(asked) < 5

    monkeypatch.setattr(tidying, "merge", merge)
    beside = Tidying(new_project(tmp_path), turn)
    beside.start()
    beside.wait()
    assert asked == [True] * 6  # of one index until there is nothing to merge, of the other once


def test_where_another_program_writes_the_next_merge_is_tried(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tidying, "MERGES", 3)
    tried: list[str] = []
    merge = tidying.merge

    def trying(conn: sqlite3.Connection, index: str) -> bool:
        tried.append(index)
        return merge(conn, index)

    monkeypatch.setattr(tidying, "merge", trying)
    path = new_project(tmp_path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        tidy(path)
    assert tried == ["search_index"] * 3 + ["value_index"] * 3


class AndThen:
    """A connection on which something happens after each statement."""

    def __init__(self, conn: sqlite3.Connection, then: Callable[[], object]) -> None:
        self._conn, self._then = conn, then

    def execute(self, statement: str) -> sqlite3.Cursor:
        done = self._conn.execute(statement)
        self._then()
        return done


def test_the_log_begins_anew_while_somebody_writes_all_the_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tidying, "_LONG", 0)
    monkeypatch.setattr(tidying, "_TOO_LONG", 0)
    desk, waiting = Desk(new_project(tmp_path), SETTINGS), list[bool]()
    ages = iter(range(20, 60))
    desk.correct(1, AGE, next(ages))

    with closing(sqlite3.connect(desk.path)) as conn, closing(connect_beside(desk.path)) as reading:
        reading.execute("BEGIN")
        reading.execute("SELECT * FROM meta").fetchall()

        @contextmanager
        def turn() -> Iterator[None]:
            waiting.append(True)
            reading.rollback()
            yield

        writing = AndThen(conn, lambda: waiting or desk.correct(1, AGE, next(ages)))
        tidying._move_the_log(writing, turn)  # type: ignore[arg-type]
    before = beginning(desk)
    desk.correct(1, AGE, 70)
    assert beginning(desk) != before
    desk.close()


def beginning(desk: Desk) -> bytes:
    """What the log begins with: other numbers whenever it begins anew."""
    with desk.path.with_name(f"{desk.path.name}-wal").open("rb") as log:
        return log.read(32)
