"""The whole program as `app.py` builds it, started as a person starts it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from reviewer import ChosenFiles, Reviewer

from workbench.settings import Settings
from workbench.ui import memory
from workbench.ui.app import Parts, build

SETTINGS = Settings(person="Ann", jobs=1)  # one worker: documents come in the order of their names


@pytest.fixture
def start(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[], Reviewer]]:
    """Starts the program; each start remembers the one before, as on a person's computer."""
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path / "home"))
    started: list[Parts] = []

    def begin() -> Reviewer:
        ask = ChosenFiles()
        parts = build(qapp, SETTINGS, memory.load(), ask)
        started.append(parts)
        with qtbot.waitActive(parts.window):
            parts.window.show()
            parts.window.activateWindow()
        if parts.window.last_project:
            parts.window.projects.open(Path(parts.window.last_project))
        return Reviewer(parts, ask, qtbot)

    yield begin
    for parts in started:
        if shiboken6.isValid(parts.window):
            parts.window.close()
            parts.delete()
