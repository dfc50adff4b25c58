#!/usr/bin/env python3
"""Draw the program's screens into a folder: for the manual, for the README, and for whoever changes the window.

    .venv/bin/python packaging/pictures.py --manual [SCREEN …]
    .venv/bin/python packaging/pictures.py FOLDER [--size 1440x900] [--text 100] [--look light|dark|both] [SCREEN …]

Runs without a display, over a fresh demo project in a temporary place. The screens are those of
`tests/support/scenes.py`, which the tests walk too; without names all are drawn. With `--manual` those that the manual
shows are drawn where it has them, in few colours.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "support")]

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

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QImage
from scenes import SCENES
from stage import Stage

from workbench.progress import Progress
from workbench.settings import Settings
from workbench.tasks.demo import make_demo
from workbench.ui.app import begin, build
from workbench.ui.memory import load

MANUAL = [
    "review", "field-sheet", "field-help", "candidates", "link-sheet", "adding-done", "documents-search",
    "step-over-many", "checks", "overview", "catalogue", "start",
]  # fmt: skip
PATIENCE_MS = 30_000
DRAWN_MS = 900
"""Long enough for a page to be drawn sharp."""


def main(wanted: argparse.Namespace) -> int:
    """Draw the screens wanted; returns the exit code."""
    wanted.folder.mkdir(parents=True, exist_ok=True)
    project = Path(HOME.name) / "Documents" / "demo.workbench"
    project.parent.mkdir()
    make_demo(project, Settings(person="Ann"), Progress())
    application = begin("workbench")
    for name in wanted.screens or SCENES:
        parts = build(application, Settings(person="Ann"), load())
        parts.window.make_whole()
        stage = Stage(parts, project, wait_for)
        try:
            draw(stage, name, wanted)
        finally:
            stage.close_popups()
            parts.bridge.no_room.drop()  # or closing asks about the edit of the full disk's picture, and nobody answers
            _ = parts.window.close() or parts.window.close()  # what a field refuses keeps it open once
            parts.delete()
    return 0


def draw(stage: Stage, name: str, wanted: argparse.Namespace) -> None:
    """One screen in each look wanted."""
    window = stage.parts.window
    window.showNormal()
    window.resize(*map(int, wanted.size.split("x")))
    for look in ("light", "dark") if wanted.look == "both" else (wanted.look,):
        window.commands.appearance.set_setting(look)
        window.commands.appearance.set_scale(wanted.text / 100)
        SCENES[name](stage)
        settle(DRAWN_MS)
        if window.is_reviewing:
            wait_for(window.review.document.is_drawn)
            settle(100)
        drawn = window.grab().toImage()
        if wanted.manual:
            drawn = in_few_colours(drawn)
        drawn.save(str(wanted.folder / f"{name}{'-dark' if look == 'dark' else ''}.png"))
        stage.close_popups()


def in_few_colours(picture: QImage) -> QImage:
    """The picture in its own 256 commonest colours: a fifth of the size."""
    plain = picture.convertToFormat(QImage.Format.Format_RGB32)
    colours = Counter(memoryview(plain.constBits()).cast("I"))
    table = [colour for colour, _count in colours.most_common(256)]
    return plain.convertToFormat(QImage.Format.Format_Indexed8, table, Qt.ImageConversionFlag.ThresholdDither)


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


def arguments() -> argparse.Namespace:
    """What to draw, and how."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--manual", action="store_true", help="the manual's pictures, in their place")
    parser.add_argument("screens", nargs="*", metavar="SCREEN")
    parser.add_argument("--size", default="1440x900")
    parser.add_argument("--text", type=int, default=100, help="text size in percent")
    parser.add_argument("--look", choices=("light", "dark", "both"), default="both")
    found = parser.parse_intermixed_args()
    if found.manual:
        found.screens = [*filter(None, [found.folder and str(found.folder)]), *found.screens] or MANUAL
        found.folder, found.size = ROOT / "resources" / "manual" / "pictures", "1280x800"
    if found.folder is None:
        parser.error("a FOLDER is needed, or --manual")
    if unknown := set(found.screens) - set(SCENES):
        parser.error(f"no such screen: {', '.join(sorted(unknown))}. There are {', '.join(SCENES)}.")
    return found


if __name__ == "__main__":
    with HOME:
        sys.exit(main(arguments()))
