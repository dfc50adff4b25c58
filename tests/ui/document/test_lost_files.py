"""A document whose file is gone or could not be read: it says so, and leads back to its pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from workbench.model.review import Place
from workbench.settings import Settings
from workbench.tasks.desk import Desk
from workbench.tasks.linking import default_linker
from workbench.tasks.project import create_project
from workbench.tasks.proposals import propose
from workbench.ui.bridge import Bridge
from workbench.ui.document import DocumentPanel
from workbench.ui.empty import EmptyState

if TYPE_CHECKING:
    from tests.ui.conftest import FakeAsk

NOTE = "CLINICAL CASE SUMMARY\nThe patient was seen.\n"


@pytest.fixture
def gone(qtbot: QtBot, panel: DocumentPanel, bridge: Bridge, tmp_path: Path) -> Iterator[int]:
    """The number of a linked document whose file was taken away, open in the panel."""
    linked, note = tmp_path / "linked.workbench", tmp_path / "note.txt"
    note.write_text(NOTE)
    create_project(linked, ())
    desk = Desk(linked, Settings(person="Ann", copy_documents=False))
    proposed = propose(note, None, default_linker())
    record = desk.add_document(proposed.document, note.read_bytes(), proposed.record, note) or 0
    note.unlink()
    bridge.attach(desk)
    with qtbot.waitSignal(panel.pictures.gone):
        bridge.open_record(record)
    qtbot.waitUntil(lambda: title(panel) == "note.txt is not where it was")
    yield record
    bridge.attach(None)
    desk.close()


def title(panel: DocumentPanel) -> str:
    empty = panel.findChild(EmptyState)
    return empty.title if empty is not None and empty.isVisible() else ""


def way(panel: DocumentPanel, words: str) -> QPushButton:
    return next(made for made in panel.findChildren(QPushButton) if made.text() == words)


@pytest.mark.usefixtures("gone")
def test_a_file_put_back_is_shown_when_tried_again(qtbot: QtBot, panel: DocumentPanel, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text(NOTE)
    with qtbot.waitSignal(panel.pictures.arrived):
        way(panel, "Try again").click()
    assert title(panel) == ""


@pytest.mark.usefixtures("gone")
def test_a_file_that_was_moved_is_found_again(
    qtbot: QtBot, panel: DocumentPanel, ask: FakeAsk, tmp_path: Path, bridge: Bridge, gone: int
) -> None:
    moved = tmp_path / "elsewhere.txt"
    moved.write_text(NOTE)
    ask.paths = [moved]
    with qtbot.waitSignal(panel.pictures.arrived):
        way(panel, "Find it again …").click()
    assert ask.asked == ["find note.txt"]
    assert bridge.desk.content(gone) == NOTE.encode()


@pytest.mark.usefixtures("gone")
def test_another_file_is_refused(
    qtbot: QtBot, panel: DocumentPanel, ask: FakeAsk, tmp_path: Path, bridge: Bridge
) -> None:
    other = tmp_path / "other.txt"
    other.write_text("Another letter.")
    ask.paths = [other]
    with qtbot.waitSignal(bridge.noticed) as noticed:
        way(panel, "Find it again …").click()
    assert noticed.args[0].title == "other.txt is another file than note.txt was"
    assert title(panel) == "note.txt is not where it was"


def test_the_form_goes_on_without_the_pages(panel: DocumentPanel, bridge: Bridge, gone: int) -> None:
    bridge.act(bridge.desk.correct, gone, Place("", "patient.age"), 44)
    assert title(panel) == "note.txt is not where it was"


def test_a_file_that_failed_is_chosen_again_or_left_out(
    qtbot: QtBot, panel: DocumentPanel, ask: FakeAsk, bridge: Bridge, tmp_path: Path
) -> None:
    bridge.open_record(4)
    with qtbot.waitSignal(bridge.wanted) as wanted:
        way(panel, "Leave it out …").click()
    assert wanted.args == ["document.reject"]
    ask.paths = [tmp_path / "whole.pdf"]
    with qtbot.waitSignal(bridge.given) as given:
        way(panel, "Choose the file again …").click()
    assert given.args == [[tmp_path / "whole.pdf"]]


def test_what_was_said_of_the_document_before_comes_too_late(panel: DocumentPanel, bridge: Bridge) -> None:
    bridge.open_record(1)
    panel.pictures.gone.emit("that of another", "It is not where it was.")
    QCoreApplication.sendPostedEvents(panel, QEvent.Type.MetaCall.value)
    assert title(panel) == ""
    assert panel.view.document is not None
