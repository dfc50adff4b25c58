"""Projects from the window: examples, export, what goes wrong behind."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from workbench.model.deeds import Deed
from workbench.progress import Abandoned, Progress
from workbench.settings import Settings, folder
from workbench.store import facets, going_on
from workbench.tasks import bulk, in_parts
from workbench.tasks.desk import Desk
from workbench.ui import projects
from workbench.ui.app import Parts
from workbench.ui.notices import Banner

SLOW_MS = 120_000


def banners(parts: Parts) -> list[Banner]:
    return [banner for banner in parts.window.findChildren(Banner) if banner.isVisible()]


def fake(parts: Parts) -> Any:
    """The questions, with their answers to set (`conftest.FakeAsk`)."""
    return parts.window.ask


def test_the_examples_are_made_and_opened(qtbot: QtBot, parts: Parts) -> None:
    with qtbot.waitSignal(parts.bridge.record_opened, timeout=SLOW_MS):
        parts.window.commands.try_examples()
    assert parts.bridge.desk.name == "demo"
    assert parts.bridge.desk.counts().total == 25


def test_verified_records_are_exported_into_a_folder_of_their_own(qtbot: QtBot, opened: Parts, tmp_path: Path) -> None:
    opened.bridge.desk.verify(2)
    fake(opened).paths = [tmp_path]
    opened.window.commands.export()
    qtbot.waitUntil(lambda: bool(banners(opened)))
    assert banners(opened)[0].notice.title == "1 verified record exported"
    assert (tmp_path / "samples dataset" / "manifest.json").is_file()


def test_without_a_verified_record_nothing_is_exported(opened: Parts, tmp_path: Path) -> None:
    fake(opened).paths = [tmp_path]
    opened.window.commands.export()
    assert banners(opened)[0].notice.title == "Nothing to export yet"
    assert list(tmp_path.glob("*dataset*")) == []


def test_a_mistake_of_the_program_is_written_down_and_told(opened: Parts) -> None:
    opened.runner.failed.emit(ValueError("words of a document"))
    assert banners(opened)[0].notice.title == "The program made a mistake"
    written = (folder("state") / "bugs.log").read_text("utf-8")
    assert "ValueError" in written
    assert "words of a document" not in written


def test_what_another_program_changed_is_shown(qtbot: QtBot, opened: Parts) -> None:
    other = type(opened.bridge.desk)(opened.bridge.desk.path, opened.bridge.desk.settings)
    with qtbot.waitSignal(opened.bridge.changed):
        other.reject(3, "Duplicate")
    assert opened.bridge.desk.record(3).state.name == "rejected"
    other.close()


def test_closing_while_documents_are_read_leaves_nothing_behind(opened: Parts) -> None:
    fake(opened).paths = [Path(__file__)]
    opened.window.commands.add_documents()
    opened.window.close()
    assert not opened.runner.busy
    assert not opened.bridge.has_desk


def to_fill(path: Path) -> None:
    with closing(sqlite3.connect(path)) as conn, conn:
        conn.execute("INSERT OR REPLACE INTO meta VALUES ('facets to fill', '')")


def test_an_older_project_is_made_ready_behind_the_window_and_can_be_stopped(
    qtbot: QtBot, opened: Parts, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, reached, go = opened.bridge.desk.path, Event(), Event()
    opened.window.projects.leave()
    to_fill(path)
    monkeypatch.setattr(projects, "_TOLD_FROM", 0)
    monkeypatch.setattr(facets, "_fill_chunk", lambda *_: reached.set() or go.wait(10))  # type: ignore[func-returns-value]
    opened.window.projects.open(path)
    qtbot.waitUntil(lambda: reached.is_set() and bool(banners(opened)))
    assert banners(opened)[0].notice.title == "samples.workbench is made ready"
    banners(opened)[0].notice.ways[0][1]()
    go.set()
    qtbot.waitUntil(lambda: not opened.runner.busy)
    assert (banners(opened), opened.bridge.has_desk) == ([], False)
    monkeypatch.undo()
    with qtbot.waitSignal(opened.bridge.record_opened):
        opened.window.projects.open(path)


def leave_half_done(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A step over many documents of which a part is written."""

    def go(done: int, total: int, _note: str) -> None:
        if total and done > total / 2:
            raise Abandoned

    monkeypatch.setattr(in_parts, "AT_ONCE", 0)
    monkeypatch.setattr(in_parts, "_AT_FIRST", 1)
    settings = Settings(person="Ann")
    with closing(Desk(path, settings)) as desk, pytest.raises(Abandoned):
        bulk.do_deed(path, settings, bulk.plan(desk, 0b1110, Deed("flag")), Progress(go))
    monkeypatch.undo()


def test_what_was_said_of_an_unfinished_step_goes_when_the_project_is_open(
    qtbot: QtBot, opened: Parts, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, said = opened.bridge.desk.path, list[str]()
    opened.window.projects.leave()
    leave_half_done(path, monkeypatch)
    opened.bridge.working.connect(lambda words, _share: said.append(words))
    with qtbot.waitSignal(opened.bridge.record_opened):
        opened.window.projects.open(path)
    assert any("unfinished step" in words for words in said)
    assert said[-1] == ""
    assert not any(opened.bridge.desk.record(number).state.flag for number in (1, 2, 3))


def test_while_it_is_not_sure_whether_anybody_goes_on_with_a_step_that_is_said(
    qtbot: QtBot, opened: Parts, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = opened.bridge.desk.path
    opened.window.projects.leave()
    leave_half_done(path, monkeypatch)
    speak_again(path)
    opened.window.projects.open(path)
    qtbot.waitUntil(lambda: bool(banners(opened)))
    assert banners(opened)[0].notice.title == "samples.workbench opens in a moment"
    assert not opened.bridge.has_desk
    monkeypatch.setattr(going_on, "_SILENT_SECONDS", 0.0)
    qtbot.waitUntil(lambda: opened.bridge.has_desk)
    assert banners(opened) == []
    assert not any(opened.bridge.desk.record(number).state.flag for number in (1, 2, 3))


def speak_again(path: Path) -> None:
    """As if whoever writes the step had been killed just now."""
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        left = going_on.read(conn)
        assert left is not None
        going_on.put(conn, replace(left, at=datetime.now(UTC).isoformat()))
