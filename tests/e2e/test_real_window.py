"""The journey once more in a real window on an X server, through real file dialogs, with pictures that someone looks at."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from workbench.model.errors import WorkbenchError
from workbench.model.review import ReviewRecord
from workbench.resources import resource
from workbench.settings import Settings
from workbench.tasks.desk import Desk

NEEDED = ("Xvfb", "openbox", "xdotool", "import")
SAMPLES = ("dev-001.pdf", "dev-002.pdf", "dev-007.txt")
PATIENCE = 60.0

pytestmark = [
    pytest.mark.real_window,
    pytest.mark.skipif(
        not all(map(shutil.which, NEEDED)), reason=f"needs {', '.join(NEEDED)} (Debian: xvfb openbox xdotool imagemagick)"
    ),
]


def pictures() -> Path:
    """Where screenshots are kept: outside the tree; CI may name a place."""
    folder = Path(os.environ.get("WORKBENCH_PICTURES") or Path(tempfile.gettempdir()) / "imr-workbench-pictures")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@contextmanager
def running(*command: str, **options: object) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(command, text=True, **options) as process:  # type: ignore[call-overload]  # passed through
        try:
            yield process
        finally:
            process.terminate()


class Screen:
    """A display with a person's hands and eyes."""

    def __init__(self, surroundings: dict[str, str], project: Path) -> None:
        self._surroundings, self._project = surroundings, project

    def _xdotool(self, *words: str) -> str:
        """What xdotool prints; blank where it fails, as it does when a window goes while it looks."""
        done = subprocess.run(["xdotool", *words], env=self._surroundings, capture_output=True, text=True, check=False)
        return done.stdout if done.returncode == 0 else ""

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
        subprocess.run(
            ["import", "-window", "root", str(pictures() / f"{name}.png")], env=self._surroundings, check=True
        )

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

    def wait_until(self, so: Callable[[list[ReviewRecord]], bool]) -> list[ReviewRecord]:
        """The records, once `so` holds of them."""
        self._wait(lambda: so(self.records()), "what was waited for")
        return self.records()


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    project = tmp_path / "journey.workbench"
    with ExitStack() as stack:
        server = stack.enter_context(
            running("Xvfb", "-displayfd", "1", "-screen", "0", "1440x900x24", "-nolisten", "tcp",
                    stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        )  # fmt: skip
        assert server.stdout is not None
        surroundings = os.environ | {"DISPLAY": f":{server.stdout.readline().strip()}", "QT_QPA_PLATFORM": "xcb"}
        surroundings |= {"WORKBENCH_HOME": str(tmp_path / "home"), "HOME": str(tmp_path)}
        stack.enter_context(running("openbox", env=surroundings, stderr=subprocess.DEVNULL))
        stack.enter_context(running(sys.executable, "-m", "workbench", env=surroundings))
        yield Screen(surroundings, project)


def values(record: ReviewRecord, name: str) -> list[object]:
    return [cell.value for place, cell in record.cells.items() if place.name == name]


def test_the_journey_in_a_real_window(screen: Screen, tmp_path: Path) -> None:
    screen.wait_for_window("Workbench")
    screen.picture("1-start")
    screen.press("ctrl+n")
    screen.wait_for_window("New project")
    screen.type(str(tmp_path / "journey.workbench"))
    screen.press("Return")
    screen.wait_for_window("journey")

    screen.press("ctrl+i")
    screen.wait_for_window("Add documents")
    screen.type(" ".join(f'"{resource("samples", name)}"' for name in SAMPLES))
    screen.press("Return")
    proposed = screen.wait_until(lambda records: len(records) == len(SAMPLES))
    screen.wait_for_window("journey")
    screen.picture("2-added")
    screen.press("Return")

    screen.press("ctrl+1", "Tab", "F2")
    screen.type("Other")
    screen.press("Return")
    records = screen.wait_until(lambda now: any("Other" in values(record, "category") for record in now))
    (changed,) = (number for number, record in enumerate(records) if record != proposed[number])
    screen.picture("3-corrected")

    screen.press("ctrl+Return")
    screen.wait_until(lambda now: now[changed].state.name == "verified")
    screen.press("ctrl+z")
    screen.wait_until(lambda now: now[changed].state.name == "in review")
    screen.press("ctrl+shift+z")
    screen.wait_until(lambda now: now[changed].state.name == "verified")
    screen.picture("4-verified")
