#!/usr/bin/env python3
"""Draw the program's screens, light and dark, into a folder: for the README and for whoever changes the window.

    .venv/bin/python packaging/pictures.py FOLDER

Runs without a display, over a fresh demo project in a temporary place. The pictures are those of the real program.
"""

from __future__ import annotations

import json
import os
import random
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

# Left to itself the offscreen platform has a screen of 800 by 800, and windows keep inside their screen.
SCREEN = {
    "name": "drawn",
    "x": 0,
    "y": 0,
    "width": 1920,
    "height": 1200,
    "logicalDpi": 96,
    "logicalBaseDpi": 96,
    "dpr": 1,
}
HOME = tempfile.TemporaryDirectory()
(Path(HOME.name) / "screen.json").write_text(json.dumps({"screens": [SCREEN]}), "utf-8")
os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={HOME.name}/screen.json"
os.environ["WORKBENCH_HOME"] = HOME.name

import shiboken6
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from workbench.model.errors import VerifyRefused
from workbench.model.fields import CITATION_LISTS, ITEMS, TREATMENTS
from workbench.model.review import Place
from workbench.model.visit import Visit
from workbench.progress import Progress
from workbench.settings import Settings
from workbench.tasks.demo import make_demo
from workbench.ui.app import Parts, build
from workbench.ui.memory import load

SIZE = (1440, 900)
PATIENCE_MS = 30_000


def main(folder: Path) -> int:
    """Draw every screen into `folder`; returns the exit code."""
    folder.mkdir(parents=True, exist_ok=True)
    settings = Settings(person="Ann")
    project = make_demo(Path(HOME.name) / "demo.workbench", settings, Progress())
    parts = build(QApplication([]), settings, load())
    window = parts.window
    window.show()
    try:
        draw_all(parts, project, folder)
    finally:
        window.close()
        shiboken6.delete(window)
    return 0


def draw_all(parts: Parts, project: Path, folder: Path) -> None:
    """Every screen in turn, as a person would come to it."""
    window = parts.window

    def draw(name: str) -> None:
        for look, suffix in ((window.commands.look_dark, "-dark"), (window.commands.look_light, "")):
            look()
            settle(600)
            window.grab().save(str(folder / f"{name}{suffix}.png"))

    window.resize(*SIZE)
    draw("start")
    window.projects.open(project)
    wait_for(lambda: parts.bridge.record is not None)
    settle(2500)
    draw("review")
    press(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    for _ in range(3):
        press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    draw("candidates")
    decide(parts)
    window.show_overview()
    wait_for(lambda: window.overview.figures is not None and not window.overview.counting.busy)
    draw("overview")
    window.show_review()
    window.resize(1280, 720)
    draw("small")
    window.open_key_sheet()
    draw("keys")


def decide(parts: Parts) -> None:
    """What a person may have decided of the demo's documents, so that there are figures to draw."""
    desk, chance = parts.bridge.desk, random.Random(1)
    for record in range(2, desk.counts().total):
        found = desk.record(record)
        for row in found.rows.values():
            if row.list == TREATMENTS and chance.random() < 0.12:
                desk.correct(record, Place(row.id, "value"), "physical therapy")
            if row.list == ITEMS and chance.random() < 0.08:
                desk.correct(record, Place(row.id, "category"), "Other")
            if row.list in CITATION_LISTS and chance.random() < 0.1:
                desk.choose_link(record, row.id, None)
        with suppress(VerifyRefused):
            desk.verify(record)
            seconds, keys = chance.gauss(40, 15), chance.randrange(2, 14)
            desk.note_visit(Visit(record, "Ann", "2014-05-01T00:00:00.000+00:00", abs(seconds), keys, "verified"))


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """One key, to whatever has the keyboard."""
    typed_into = QApplication.focusWidget() or QApplication.activeWindow()
    assert typed_into is not None, "no window has the keyboard"
    QTest.keyClick(typed_into, key, modifiers)


def settle(milliseconds: int) -> None:
    """Let the program work for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def wait_for(so: Callable[[], bool]) -> None:
    """Let the program work until `so`. Raises `TimeoutError`."""
    for _ in range(PATIENCE_MS // 100):
        if so():
            return
        settle(100)
    raise TimeoutError("the program did not come so far")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    with HOME:
        sys.exit(main(Path(sys.argv[1])))
