"""A project on a full disk is saved in another place, and the edit that waits is written there."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from workbench.model.review import Place
from workbench.settings import Settings
from workbench.store import copying
from workbench.tasks.desk import Desk
from workbench.ui.app import Parts
from workbench.ui.ask import as_project
from workbench.ui.bridge import Bridge, Notice

RATIONALE = Place("i1", "rationale")
LONG = "It was not shown. " * 20_000 + "So."


@pytest.fixture
def place(opened: Parts, tmp_path: Path) -> Path:
    """Where the person will want the copy."""
    found = tmp_path / "other disk" / "copy.workbench"
    found.parent.mkdir()
    opened.window.ask.paths = [found]  # type: ignore[attr-defined]
    return found


@pytest.fixture
def told(opened: Parts) -> Iterator[list[Notice]]:
    notices: list[Notice] = []
    opened.bridge.noticed.connect(notices.append)
    yield notices
    opened.bridge.no_room.drop()


def full(bridge: Bridge) -> None:
    """The disk has no room, and an edit waits for some."""
    conn = bridge.desk._conn
    (pages,) = conn.execute("PRAGMA page_count").fetchone()
    conn.execute(f"PRAGMA max_page_count = {pages}")
    bridge.act(bridge.desk.correct, 1, RATIONALE, LONG)


def test_the_banner_of_a_full_disk_leads_there_and_what_waits_is_written_in_the_copy(
    qtbot: QtBot, opened: Parts, place: Path, told: list[Notice]
) -> None:
    bridge, old = opened.bridge, opened.bridge.desk.path
    bridge.open_record(2)
    full(bridge)
    _, (words, save) = told[-1].ways
    assert words == "Save the project elsewhere …"
    with qtbot.waitSignal(bridge.record_opened):
        save()
    assert (bridge.desk.path, bridge.record) == (place, 2)
    assert bridge.desk.record(1).value("i1", "rationale") == LONG
    assert not bridge.no_room.waits
    left = Desk(old, Settings(person="Ann"), read_only=True)
    assert left.record(1).value("i1", "rationale") != LONG
    left.close()


def test_a_place_without_room_is_said_the_project_stays_and_the_edit_waits(
    qtbot: QtBot, opened: Parts, place: Path, told: list[Notice], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "_opened", small)
    bridge, old = opened.bridge, opened.bridge.desk.path
    full(bridge)
    with qtbot.waitSignal(bridge.noticed):
        opened.window.commands.save_elsewhere()
    assert told[-1].title == f"There is no room for copy.workbench in {place.parent}"
    assert told[-1].words.startswith("Nothing of it is left there, and the project is open as it was.")
    assert list(place.parent.iterdir()) == []
    assert (bridge.desk.path, bridge.no_room.waits) == (old, True)


def small(part: Path) -> sqlite3.Connection:
    conn = sqlite3.connect(part, isolation_level=None)
    conn.execute("PRAGMA max_page_count = 20")
    return conn


def test_what_is_changed_while_it_is_copied_is_not_lost(
    qtbot: QtBot, opened: Parts, place: Path, told: list[Notice]
) -> None:
    bridge, old = opened.bridge, opened.bridge.desk.path
    with qtbot.waitSignal(bridge.noticed):
        opened.window.commands.save_elsewhere()
        bridge.act(bridge.desk.correct, 1, RATIONALE, "Short.")
    assert bridge.desk.path == old
    assert told[-1].words.startswith("What was changed after the copying began is not in it")
    ((_, open_it),) = told[-1].ways
    with qtbot.waitSignal(bridge.record_opened):
        open_it()
    assert bridge.desk.path == place


def test_what_is_changed_while_the_copy_opens_is_not_lost(
    qtbot: QtBot, opened: Parts, place: Path, told: list[Notice], monkeypatch: pytest.MonkeyPatch
) -> None:
    bridge, projects, old = opened.bridge, opened.window.projects, opened.bridge.desk.path
    plain = projects.open

    def go_on(path: Path, *copied: Any) -> None:
        plain(path, *copied)
        bridge.act(bridge.desk.correct, 1, RATIONALE, "Short.")

    monkeypatch.setattr(projects, "open", go_on)
    with qtbot.waitSignal(bridge.noticed):
        opened.window.commands.save_elsewhere()
    assert (bridge.desk.path, bridge.desk.record(1).value("i1", "rationale")) == (old, "Short.")
    assert place.exists()
    assert told[-1].words.startswith("What was changed after the copying began is not in it")


def test_stopped_too_late_it_goes_on_in_the_whole_copy(qtbot: QtBot, opened: Parts, place: Path) -> None:
    opened.window.commands.save_elsewhere()
    elsewhere = opened.window.projects._elsewhere
    assert elsewhere is not None
    assert elsewhere._job is not None
    assert elsewhere._job.finished.wait(20)
    elsewhere.stop()
    qtbot.waitUntil(lambda: opened.bridge.desk.path == place)


def test_a_name_with_dots_keeps_them() -> None:
    assert as_project(Path("March 3.5")) == Path("March 3.5.workbench")
    assert as_project(Path("Dr. Moss.workbench")) == Path("Dr. Moss.workbench")


def test_stopped_it_leaves_nothing_and_goes_on_in_the_project(
    qtbot: QtBot, opened: Parts, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stopped, connect = Event(), copying._opened
    monkeypatch.setattr(copying, "_opened", lambda part: connect(part) if stopped.wait(20) else None)
    opened.window.commands.save_elsewhere()
    elsewhere = opened.window.projects._elsewhere
    assert elsewhere is not None
    elsewhere.stop()
    stopped.set()
    qtbot.waitUntil(lambda: not opened.runner.busy)
    assert list(place.parent.iterdir()) == []
    assert opened.bridge.desk.path != place
