"""Projects from the window: examples, export, what goes wrong behind."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pytestqt.qtbot import QtBot

from workbench.settings import folder
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
