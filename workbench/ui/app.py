"""The program with a window: builds everything once, opens a project, runs until the window is closed."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

import shiboken6
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from workbench import __version__, settings
from workbench.model.errors import WorkbenchError
from workbench.resources import resource
from workbench.settings import Settings
from workbench.ui import memory as window_memory
from workbench.ui.appearance import Appearance
from workbench.ui.ask import Ask
from workbench.ui.bridge import Bridge
from workbench.ui.keymap import Keymap
from workbench.ui.memory import Memory
from workbench.ui.runner import Runner
from workbench.ui.theme import light, load_fonts
from workbench.ui.window import Window

log = logging.getLogger(__name__)

SMOKE = "WORKBENCH_SMOKE"
"""With this variable set the window shows, paints once and leaves again: the trial of what was packaged."""


class Parts(NamedTuple):
    """What the program is made of, for those who drive it: tests."""

    application: QApplication
    bridge: Bridge
    runner: Runner
    window: Window

    def delete(self) -> None:
        """Delete the closed window, then what stood behind it.

        A connection holds whoever listens, out of the interpreter's sight: while the bridge lives, no collection frees
        the window's Python side, its pages and the page lane's memory.
        """
        shiboken6.delete(self.window)
        shiboken6.delete(self.bridge)


def begin(name: str) -> QApplication:
    """Qt's application in the one style that looks the same everywhere."""
    # As an argument: told afterwards, Qt hands the style back, whose names are 5 ms of the first window.
    return QApplication([name, "-style", "Fusion"])


def build(application: QApplication, told: Settings, memory: Memory, ask: Ask | None = None) -> Parts:
    """The program, not yet shown; what the window has beside its first frame comes after it (`Window.make_whole`).

    `ask` stands in for the questions of a test.
    """
    application.setApplicationName("Workbench")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("imr-workbench")
    load_fonts()
    bridge = Bridge(light(), keys=Keymap(told.keys, lambda own: bridge.act(settings.save, {"keys": own})))
    appearance = Appearance(application, told, bridge)
    runner = Runner(bridge)
    asking = ask or Ask(bridge)
    window = Window(bridge, runner, asking, memory=memory, settings=told, appearance=appearance, examples=_examples())
    # Now, not before: a widget that comes into another looks up its rules again, and all that stand in it.
    appearance.apply()
    return Parts(application, bridge, runner, window)


def run(argv: Sequence[str]) -> int:
    """Open the window on the project named in `argv`, or on the last one; the process's exit code."""
    application = begin(sys.argv[0])
    _start_log()
    told, complaint = _settings()
    parts = build(application, told, window_memory.load())
    sys.excepthook = _Hook(parts)
    if complaint is not None:
        parts.bridge.refuse(complaint)
    path = argv[0] if argv else parts.window.last_project
    parts.window.first_frame.over.connect(partial(_go_on, parts, path))
    parts.window.show()
    if os.environ.get(SMOKE):
        QTimer.singleShot(500, parts.window, parts.window.close)
    log.info("started, version %s", __version__)
    code = application.exec()
    # The widgets go while the application still stands; left to the interpreter's end, their order is chance.
    sys.excepthook = sys.__excepthook__
    parts.delete()
    return code


def _go_on(parts: Parts, path: str) -> None:
    """The window is seen: what only a program that runs needs."""
    from workbench.ui.pauses import Pauses  # noqa: PLC0415 - not before the first frame

    Pauses(parts.application, parts.bridge)
    if path:
        parts.window.projects.open(Path(path))


def _settings() -> tuple[Settings, WorkbenchError | None]:
    """The settings; the defaults and what is wrong when the file cannot be read."""
    try:
        return settings.load(), None
    except WorkbenchError as error:
        return Settings(), error


def _examples() -> int:
    """How many sample determinations the program brings."""
    try:
        return sum(path.suffix in (".pdf", ".txt") for path in resource("samples").iterdir())
    except FileNotFoundError:
        return 0


def _start_log() -> None:
    """Log to a file where the platform keeps such; without a place to write, to nowhere. No document text goes in."""
    from logging.handlers import RotatingFileHandler  # noqa: PLC0415 - 9 ms, for it knows of sockets too

    handler: logging.Handler
    try:
        place = settings.folder("state") / "workbench.log"
        place.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(place, maxBytes=500_000, backupCount=2, encoding="utf-8", delay=True)
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.basicConfig(level=logging.INFO, handlers=[handler])


class _Hook:
    """Takes what no one caught: written down, told in the window, and the program goes on."""

    def __init__(self, parts: Parts) -> None:
        self._runner = parts.runner

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, Exception):
            self._runner.failed.emit(error)
        else:
            sys.__excepthook__(kind, error, trace)
