"""A project is copied whole, while it is open and being written, or nothing of it is left."""

from __future__ import annotations

import errno
import os
import sqlite3
from pathlib import Path

import pytest
from invented_review import AGE, SETTINGS, new_project

from workbench.model.errors import DiskFull, ProjectError
from workbench.progress import Cancelled, Progress
from workbench.store import copying
from workbench.store.copying import copy_project
from workbench.tasks.desk import Desk


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return new_project(tmp_path, documents=3)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "elsewhere").mkdir()
    return tmp_path / "elsewhere" / "copy.workbench"


def test_the_copy_holds_what_is_only_in_the_log_yet(project: Path, place: Path) -> None:
    desk = Desk(project, SETTINGS)
    desk.correct(1, AGE, 61)
    progress = Progress()
    copy_project(project, place, progress)
    desk.close()
    copied = Desk(place, SETTINGS)
    assert copied.record(1).value(AGE.row, AGE.name) == 61
    assert copied.undo_label is not None
    copied.close()
    done, total, _ = progress.state
    assert 0 < done == total


def test_the_copy_is_of_one_moment_whoever_writes_meanwhile(
    project: Path, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "_PAGES", 100)
    desk = Desk(project, SETTINGS)
    before = desk.record(1).value(AGE.row, AGE.name)

    def write(done: int, _total: int, _note: str) -> None:
        desk.correct(1, AGE, done % 100)

    copy_project(project, place, Progress(write))
    desk.close()
    copied = Desk(place, SETTINGS, read_only=True)
    assert copied.record(1).value(AGE.row, AGE.name) == before
    copied.close()


def test_a_place_without_room_is_named_and_nothing_is_left_there(
    project: Path, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "_opened", small)
    before = project.read_bytes()
    with pytest.raises(DiskFull, match=r"There is no room for copy\.workbench in .*elsewhere\."):
        copy_project(project, place, Progress())
    assert list(place.parent.iterdir()) == []
    assert project.read_bytes() == before


def small(part: Path) -> sqlite3.Connection:
    """A file that can hold twenty pages."""
    conn = sqlite3.connect(part, isolation_level=None)
    conn.execute("PRAGMA max_page_count = 20")
    return conn


def test_stopped_it_leaves_nothing(project: Path, place: Path) -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        copy_project(project, place, progress)
    assert list(place.parent.iterdir()) == []


def test_stopped_when_all_is_written_it_leaves_nothing(project: Path, place: Path) -> None:
    progress = Progress(lambda done, total, _note: progress.cancel() if done == total else None)
    with pytest.raises(Cancelled):
        copy_project(project, place, progress)
    assert list(place.parent.iterdir()) == []


def test_stopped_while_it_is_put_on_the_disk_it_leaves_nothing(
    project: Path, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    progress = Progress()
    monkeypatch.setattr(os, "fsync", lambda _written: progress.cancel())
    with pytest.raises(Cancelled):
        copy_project(project, place, progress)
    assert list(place.parent.iterdir()) == []


def test_what_is_there_already_stays(project: Path, place: Path) -> None:
    place.write_bytes(b"mine")
    with pytest.raises(ProjectError, match="exists already"):
        copy_project(project, place, Progress())
    assert place.read_bytes() == b"mine"


def test_a_folder_that_cannot_be_written_is_named(project: Path, tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match="could not be written in"):
        copy_project(project, tmp_path / "nowhere" / "copy.workbench", Progress())


def test_a_folder_that_is_none_is_named(project: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"mine")
    with pytest.raises(ProjectError, match="could not be written in"):
        copy_project(project, tmp_path / "file" / "copy.workbench", Progress())


def test_the_project_itself_is_no_place_for_its_copy(project: Path) -> None:
    before = project.read_bytes()
    with pytest.raises(ProjectError, match="exists already"):
        copy_project(project, project, Progress())
    assert project.read_bytes() == before


def test_a_place_that_nothing_may_be_taken_from_is_named(
    project: Path, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(Path, "touch", refuse)
    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(ProjectError, match="could not be written in"):
        copy_project(project, place, Progress())
