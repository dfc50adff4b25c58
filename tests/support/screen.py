"""A real display with a person's hands and eyes: an X server, a window manager, keys, pictures."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from workbench.cli.machine import missing_packages
from workbench.model.errors import WorkbenchError
from workbench.model.review import ReviewRecord
from workbench.settings import Settings
from workbench.tasks.desk import Desk

_PROGRAMS = ("Xvfb", "openbox", "xdotool", "import")
PATIENCE = 60.0
_LOOKS = 20


def pictures() -> Path:
    """Where screenshots are kept: outside the tree; CI may name a place."""
    folder = Path(os.environ.get("WORKBENCH_PICTURES") or Path(tempfile.gettempdir()) / "imr-workbench-pictures")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def missing() -> list[str]:
    """What this machine lacks for a real window: programs, and Debian packages of Qt's libraries."""
    return [name for name in _PROGRAMS if not shutil.which(name)] + missing_packages()


@contextmanager
def running(
    command: list[str], surroundings: dict[str, str], stdout: int = subprocess.DEVNULL
) -> Iterator[subprocess.Popen[str]]:
    """A program that is ended with the test, and waited for."""
    with subprocess.Popen(command, text=True, env=surroundings, stdout=stdout, stderr=subprocess.DEVNULL) as process:
        try:
            yield process
        finally:
            process.terminate()


@contextmanager
def display(home: Path) -> Iterator[dict[str, str]]:
    """An X server with a window manager; the environment in which a program shows its windows there."""
    with ExitStack() as stack:
        # Without -noreset the server begins anew when its last client leaves: a look by xdotool before the window
        # manager is there would end the window manager as it starts.
        server = ["Xvfb", "-displayfd", "1", "-screen", "0", "1440x900x24", "-nolisten", "tcp", "-noreset"]
        started = stack.enter_context(running(server, dict(os.environ), subprocess.PIPE))
        assert started.stdout is not None
        surroundings = os.environ | {"DISPLAY": f":{started.stdout.readline().strip()}", "QT_QPA_PLATFORM": "xcb"}
        surroundings |= {"WORKBENCH_HOME": str(home / "home"), "HOME": str(home)}
        stack.enter_context(managed(surroundings))
        yield surroundings


@contextmanager
def managed(surroundings: dict[str, str]) -> Iterator[None]:
    """A window manager that has taken the display, begun again where it ended as it started."""
    deadline = time.monotonic() + PATIENCE
    with ExitStack() as stack:
        manager = stack.enter_context(running(["openbox"], surroundings))
        while not _asked(surroundings, "get_num_desktops"):
            assert time.monotonic() < deadline, "no window manager took the display"
            if manager.poll() is not None:
                manager = stack.enter_context(running(["openbox"], surroundings))
        yield


def _asked(surroundings: dict[str, str], *words: str) -> str:
    """What xdotool prints; blank where it fails, as it does when a window goes while it looks."""
    done = subprocess.run(["xdotool", *words], env=surroundings, capture_output=True, text=True, check=False)
    return done.stdout if done.returncode == 0 else ""


class Screen:
    """A display with a person's hands and eyes."""

    def __init__(self, surroundings: dict[str, str], project: Path) -> None:
        self._surroundings, self._project = surroundings, project

    def _xdotool(self, *words: str) -> str:
        return _asked(self._surroundings, *words)

    def wait_for_window(self, name: str) -> None:
        """Until a window of that name has the keyboard."""
        self._wait(lambda: self._activate(name), f"the window {name}")

    def _activate(self, name: str) -> bool:
        for window in self._xdotool("search", "--onlyvisible", "--name", name).split():
            self._xdotool("windowactivate", "--sync", window)
        return name in self._xdotool("getactivewindow", "getwindowname")

    def _wait(self, so: Callable[[], bool], what: str) -> None:
        """Looks again ten times a second."""
        pause = threading.Event()
        for _ in range(int(PATIENCE * 10)):
            if so():
                return
            pause.wait(0.1)
        self.picture("not-reached")
        raise AssertionError(f"{what} never came; see not-reached.png")

    def press(self, *keys: str) -> None:
        for key in keys:
            self._xdotool("key", key)

    def type(self, words: str) -> None:
        self._xdotool("type", "--delay", "8", words)

    def picture(self, name: str) -> None:
        """Keep a picture of the screen once it stands still."""
        pause, before = threading.Event(), b""
        for _ in range(_LOOKS):
            now = self._seen()
            if now == before:
                break
            before = now
            pause.wait(0.15)
        (pictures() / f"{name}.png").write_bytes(before)

    def _seen(self) -> bytes:
        command = ["import", "-window", "root", "-define", "png:exclude-chunks=date,time", "png:-"]
        return subprocess.run(command, env=self._surroundings, check=True, capture_output=True).stdout

    def records(self) -> list[ReviewRecord]:
        """What the project file holds now, seen from another process."""
        try:
            desk = Desk(self._project, Settings(), read_only=True)
        except WorkbenchError:
            return []
        try:
            return [desk.record(number) for number in range(1, desk.counts().total + 1)]
        finally:
            desk.close()

    def wait_for_file(self, folder: Path, pattern: str) -> Path:
        """The one file of that name below `folder`, once it is there and whole."""
        self._wait(lambda: any(folder.rglob(pattern)), f"{pattern} in {folder.name}")
        return next(folder.rglob(pattern))

    def wait_until(self, so: Callable[[list[ReviewRecord]], bool]) -> list[ReviewRecord]:
        """The records, once `so` holds of them."""
        self._wait(lambda: so(self.records()), "what was waited for")
        return self.records()
