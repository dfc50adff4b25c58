"""Choosing files: the dialog leaves alone what it lists, above all the open project."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileSystemModel, QToolButton
from pytestqt.qtbot import QtBot

from workbench.settings import Settings
from workbench.tasks.desk import Desk
from workbench.ui.app import Parts
from workbench.ui.ask import Ask
from workbench.ui.choosing import FileChoice
from workbench.ui.theme import dark

READ_AND_LEAVE = """
import sys
from pathlib import Path
from workbench.settings import Settings
from workbench.tasks.desk import Desk
Desk(Path(sys.argv[1]), Settings(), read_only=True).close()
"""


def list_folder(qtbot: QtBot, parts: Parts, folder: Path) -> None:
    """Show the dialog until it has told every file of the folder by name and kind."""
    choice = FileChoice(parts.window, parts.bridge.theme, "Add documents", folder, "Determinations (*.pdf)")
    choice.show()
    model = choice.findChild(QFileSystemModel)
    assert model is not None
    names = {path.name for path in folder.iterdir()}
    at = model.index(str(folder))
    qtbot.waitUntil(lambda: {model.index(n, 0, at).data() for n in range(model.rowCount(at))} >= names & {"letters"})
    choice.close()
    choice.deleteLater()


def test_what_is_saved_after_a_dialog_is_there_for_others_too(qtbot: QtBot, opened: Parts, project: Path) -> None:
    (project.parent / "letters").mkdir()
    list_folder(qtbot, opened, project.parent)
    subprocess.run([sys.executable, "-c", READ_AND_LEAVE, str(project)], check=True)
    opened.bridge.desk.reject(2, "Duplicate")
    other = Desk(project, Settings(), read_only=True)
    assert other.record(2).state.name == "rejected"
    other.close()


def choice_of(parts: Parts) -> FileChoice:
    return parts.window.findChildren(FileChoice)[-1]


@pytest.mark.parametrize("typed", ["new", "new.workbench"])
def test_a_new_project_gets_its_ending(opened: Parts, tmp_path: Path, typed: str) -> None:
    def answer() -> None:
        choice_of(opened).selectFile(typed)
        choice_of(opened).accept()

    ask = Ask(opened.bridge)
    ask.stand_over(opened.window)
    QTimer.singleShot(0, opened.window, answer)
    assert ask.new_project(tmp_path) == tmp_path / "new.workbench"


def test_turning_away_chooses_nothing(opened: Parts, tmp_path: Path) -> None:
    ask = Ask(opened.bridge)
    ask.stand_over(opened.window)
    for question in (ask.project, ask.documents, lambda folder: ask.folder("Export", folder)):
        QTimer.singleShot(0, opened.window, lambda: choice_of(opened).reject())
        assert not question(tmp_path)


def test_the_dialogs_tools_are_seen_in_the_dark_too(qtbot: QtBot, parts: Parts, tmp_path: Path) -> None:
    choice = FileChoice(parts.window, dark(), "Add documents", tmp_path, "Determinations (*.pdf)")
    qtbot.addWidget(choice)
    back = choice.findChild(QToolButton, "toParentButton")
    assert back is not None
    picture = back.icon().pixmap(16, 16).toImage()
    drawn = [picture.pixelColor(x, y) for x in range(16) for y in range(16)]
    assert max(each.lightness() for each in drawn if each.alpha() > 200) > 128
