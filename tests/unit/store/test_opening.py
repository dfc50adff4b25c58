"""Opening a project changes nothing; what is no project, too new or locked is refused in words."""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import msgspec
import pytest
from invented_review import SETTINGS, entry, import_into, invented_record, new_project

from workbench import __version__
from workbench.model.errors import (
    DiskFull,
    ProjectError,
    ProjectLocked,
    ProjectMissing,
    ProjectNewer,
    ProjectUnreadable,
)
from workbench.model.queue import QueueFilter
from workbench.store.connection import APPLICATION_ID, create, explained, open_project
from workbench.store.migrations import NEWEST
from workbench.tasks.desk import Desk
from workbench.tasks.project import create_project

HOLD_THE_LOCK = """
import sqlite3, sys
conn = sqlite3.connect(sys.argv[1], isolation_level=None)
conn.execute("BEGIN IMMEDIATE")
print("locked", flush=True)
sys.stdin.read()
"""


def test_opening_and_reading_leaves_the_bytes_alone(tmp_path: Path) -> None:
    path = new_project(tmp_path, documents=2)
    before = path.read_bytes()
    desk = Desk(path, SETTINGS)
    desk.queue(QueueFilter(), 0, 10)
    desk.document(1), desk.record(1), desk.findings(1), desk.undo_label, desk.poll()
    desk.close()
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_a_project_names_itself_to_other_programs(tmp_path: Path) -> None:
    head = new_project(tmp_path).read_bytes()[:100]
    assert int.from_bytes(head[68:72], "big") == APPLICATION_ID
    assert int.from_bytes(head[60:64], "big") == NEWEST


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(ProjectMissing, match="no project at"):
        open_project(tmp_path / "gone.imr")


@pytest.mark.parametrize("content", [b"", b"not a database at all" * 50, b"SQLite format 3\x00" + b"\xff" * 4096])
def test_what_is_no_project_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.imr"
    path.write_bytes(content)
    with pytest.raises(ProjectUnreadable, match=r"other\.imr"):
        open_project(path)
    assert path.read_bytes() == content


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "photos.db")) as conn:
        conn.execute("CREATE TABLE photo (id)")
    with pytest.raises(ProjectUnreadable, match="no project of the Workbench"):
        open_project(tmp_path / "photos.db")


def test_a_newer_project_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = new_project(tmp_path)
    with closing(sqlite3.connect(path)) as conn:
        conn.execute(f"PRAGMA user_version = {NEWEST + 1}")
    before = path.read_bytes()
    with pytest.raises(ProjectNewer, match="needs a newer Workbench"):
        open_project(path)
    assert path.read_bytes() == before


def test_the_version_that_saved_a_newer_project_is_named(tmp_path: Path) -> None:
    path = new_project(tmp_path)
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("UPDATE meta SET value = '2.3' WHERE value = ?", (__version__,))
        conn.execute(f"PRAGMA user_version = {NEWEST + 1}")
        conn.commit()
    with pytest.raises(ProjectNewer, match=rf"It was saved by version 2\.3; this is {re.escape(__version__)}\."):
        open_project(path)


def test_a_newer_project_that_is_built_otherwise_is_refused_all_the_same(tmp_path: Path) -> None:
    path = new_project(tmp_path)
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("DROP TABLE meta")
        conn.execute(f"PRAGMA user_version = {NEWEST + 1}")
    with pytest.raises(ProjectNewer, match=f"its format is {NEWEST + 1}, this program knows {NEWEST}"):
        open_project(path)


def test_nothing_is_created_over_something(tmp_path: Path) -> None:
    path = new_project(tmp_path)
    with pytest.raises(ProjectError, match="exists already"):
        create(path)


def test_half_a_project_is_taken_away_again(tmp_path: Path) -> None:
    path = tmp_path / "project.imr"
    with pytest.raises(sqlite3.IntegrityError):
        create_project(path, [entry("odd", kind="chapter"), msgspec.structs.replace(entry("odd"), title=None)])
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match="could not be created"):
        create(tmp_path / "gone" / "project.imr")


def test_a_project_that_another_process_writes_is_locked_and_stays_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workbench.store.connection.BUSY_MILLISECONDS", 50)
    path = new_project(tmp_path)
    desk = Desk(path, SETTINGS)
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD_THE_LOCK, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with holder:
        assert holder.stdout
        assert holder.stdout.readline() == b"locked\n"
        with pytest.raises(ProjectLocked, match="another program"):
            desk.reject(1, "not mine")
        assert desk.record(1).state.name == "new"
        holder.communicate()
    desk.close()


def test_a_full_disk_keeps_all_earlier_edits(tmp_path: Path) -> None:
    path = new_project(tmp_path)
    desk = Desk(path, SETTINGS)
    desk.reject(1, "kept")
    pages = desk._conn.execute("PRAGMA page_count").fetchone()[0]
    desk._conn.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(DiskFull, match="All earlier edits are safe"):
        import_until_full(desk)
    assert desk.record(1).state.reason == "kept"
    desk._conn.execute("PRAGMA max_page_count = 1000000")
    assert desk.reopen(1).states == {1}
    desk.close()


def import_until_full(desk: Desk) -> None:
    for number in range(2, 200):
        import_into(desk, number)


def test_a_bug_of_ours_is_not_taken_for_a_full_disk(tmp_path: Path) -> None:
    path = new_project(tmp_path)
    db = open_project(path)
    with pytest.raises(sqlite3.IntegrityError), explained(path):
        db.conn.execute("INSERT INTO standing (record, state) VALUES (99, 'odd')")
    db.conn.close()


def test_a_project_opened_to_read_refuses_every_change(tmp_path: Path) -> None:
    path = new_project(tmp_path)
    desk = Desk(path, SETTINGS, read_only=True)
    assert desk.record(1).cells == invented_record().cells
    with pytest.raises(ProjectError, match="to read only"):
        desk.verify(1)
    desk.close()


def test_reading_leaves_nothing_beside_the_file(tmp_path: Path) -> None:
    path = new_project(tmp_path)
    before = path.read_bytes()
    desk = Desk(path, SETTINGS, read_only=True)
    desk.counts()
    desk.close()
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_a_project_in_a_folder_that_cannot_be_written_is_read_as_it_lies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = new_project(tmp_path)
    monkeypatch.setattr("workbench.store.connection.os.access", lambda *_: False)
    desk = Desk(path, SETTINGS, read_only=True)
    assert desk.counts().total == 1
    assert [each.name for each in tmp_path.iterdir()] == [path.name]
    desk.close()
