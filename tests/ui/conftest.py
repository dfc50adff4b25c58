"""Widgets over a real desk on a temporary project. Only the questions to the person are faked.

A test fails when it leaves a window (hidden or shown), a timer or a thread behind, or when anything logs or warns
unasked.
"""

from __future__ import annotations

import gc
import logging
import shutil
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from workbench.model.alike import Alike
from workbench.model.deeds import Deed, DeedPlan
from workbench.model.guidelines import Guideline
from workbench.resources import resource
from workbench.settings import Settings
from workbench.tasks.desk import Desk
from workbench.tasks.linking import default_linker
from workbench.tasks.project import create_project
from workbench.tasks.proposals import propose
from workbench.ui.app import Parts, build
from workbench.ui.ask import Ask, Reason, SwitchedOff
from workbench.ui.bridge import Bridge
from workbench.ui.documents.deed_form import DeedForm, Planning
from workbench.ui.dressing import dress
from workbench.ui.links.alike import Linked
from workbench.ui.listed import Listed
from workbench.ui.memory import Memory
from workbench.ui.runner import Runner
from workbench.ui.theme import Theme, light, load_fonts

SAMPLES = ("dev-001.pdf", "dev-002.pdf", "dev-007.txt")
"""What the sample project holds as records 1 to 3; record 4 is a file that could not be read."""

SETTINGS = Settings(person="Ann", jobs=1)

_SINCE_THE_TEST_BEGAN = (0, 1)
"""The generations of what was made since the last collection, which is before each test."""

_ALLOWED = ("This plugin does not support",)  # what the offscreen platform says of itself


class FakeAsk(Ask):
    """Answers without a box: set the answers before, see afterwards what was asked."""

    def __init__(self) -> None:
        """Nothing is ever shown, so there is no bridge to take colours from."""
        self.asked: list[str] = []
        self.paths: list[Path] = []
        self.reason: Reason | None = None
        self.switched: SwitchedOff | None = None
        self.noted: str | None = None
        self.name: str | None = None
        self.deeds: Callable[[DeedForm], object] = lambda form: form
        self.goes_on = True
        self.wants_all: bool | None = False
        self.ticks: Callable[[tuple[Alike, ...]], tuple[Alike, ...] | None] = lambda shown: shown
        self.rows: list[Listed] = []
        self.plans: Callable[[dict[str, bool]], dict[str, bool] | None] = lambda options: options
        self.writes: Callable[[Guideline], Guideline | None] = lambda drafted: drafted

    def new_project(self, folder: Path) -> Path | None:
        del folder
        return self._path("new project")

    def elsewhere(self, folder: Path, name: str) -> Path | None:
        del folder
        return self._path(f"save {name} elsewhere")

    def project(self, folder: Path) -> Path | None:
        del folder
        return self._path("project")

    def documents(self, folder: Path) -> list[Path]:
        del folder
        self.asked.append("documents")
        return self.paths

    def file_again(self, name: str, folder: Path) -> Path | None:
        del folder
        return self._path(f"find {name}")

    def folder(self, title: str, folder: Path) -> Path | None:
        del folder
        return self._path(title)

    def postpone(self, name: str) -> Reason | None:
        self.asked.append(f"postpone {name}")
        return self.reason

    def reject(self, name: str) -> Reason | None:
        self.asked.append(f"reject {name}")
        return self.reason

    def switch_off(self, code: str, explained: str, sentence: str) -> SwitchedOff | None:
        del explained
        self.asked += [f"switch off {code}", sentence]
        return self.switched

    def note(self, title: str, words: str) -> str | None:
        self.asked += [title, words]
        return self.noted

    def alike(self, title: str, words: str, shown: Sequence[Alike], linked: Linked) -> tuple[Alike, ...] | None:
        self.asked += [title, words, *map(linked, shown)]
        return self.ticks(tuple(shown))

    def catalogue_file(self, folder: Path) -> Path | None:
        del folder
        return self._path("import a catalogue")

    def new_catalogue_file(self, folder: Path, name: str) -> Path | None:
        del folder
        return self._path(f"export {name}")

    def listing(self, title: str, words: str, rows: Sequence[Listed]) -> tuple[int, str] | None:
        self.asked += [title, words]
        self.rows = list(rows)
        return next((one.opens for one in rows if one.opens), None)

    def catalogue_plan(
        self, title: str, words: str, rows: Sequence[Listed], verb: str, options: dict[str, bool]
    ) -> dict[str, bool] | None:
        self.asked += [title, words, verb]
        self.rows = list(rows)
        return self.plans(dict(options))

    def new_entry(self, drafted: Guideline, parents: Sequence[Guideline], complaint: str = "") -> Guideline | None:
        del parents
        self.asked.append(complaint or f"new entry {drafted.id}")
        return self.writes(drafted)

    def deed(self, deed: Deed, planning: Planning) -> DeedPlan | None:
        form = DeedForm(deed, planning)
        self.deeds(form)
        planned = form.planned()
        self.asked.append(f"{planned.deed.kind} {planned.documents}")
        form.deleteLater()
        return planned if self.goes_on else None

    def exported(self, shown: int, verified: int) -> bool | None:
        self.asked.append(f"export {verified} of {shown}")
        return self.wants_all

    def view_name(self, suggested: str, *, new: bool) -> str | None:
        self.asked.append(f"{'new' if new else 'rename'} {suggested}")
        return self.name

    def sure(self, title: str, words: str, verb: str) -> bool:
        del words, verb
        self.asked.append(title)
        return self.goes_on

    def _path(self, question: str) -> Path | None:
        self.asked.append(question)
        return self.paths[0] if self.paths else None


@pytest.fixture(scope="session", autouse=True)
def dressed(qapp: QApplication) -> None:
    """The application in the program's style, fonts and light colours."""
    qapp.setStyle("Fusion")
    load_fonts()
    dress(qapp, light())


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings, logs and the window's memory of a test lie in its own folder."""
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path / "home"))


@pytest.fixture(autouse=True)
def nothing_left(qapp: QApplication, qtlog: Any, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fails a test that leaves windows, timers or threads behind, or that logs or warns unasked."""
    caplog.set_level(logging.WARNING)
    before = qapp.topLevelWidgets()
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert [widget for widget in qapp.topLevelWidgets() if widget not in before] == []
    assert [thread.name for thread in threading.enumerate() if thread.name.startswith(("lane", "stream"))] == []
    assert running_timers() == []
    assert [record.getMessage() for record in caplog.get_records("call")] == []
    assert [said.message for said in qtlog.records if not said.message.startswith(_ALLOWED)] == []


def running_timers() -> list[QTimer]:
    """The timers of this test that still run, of objects that still live."""
    timers = (found for age in _SINCE_THE_TEST_BEGAN for found in gc.get_objects(age) if isinstance(found, QTimer))
    return [timer for timer in timers if shiboken6.isValid(timer) and timer.isActive()]


@pytest.fixture
def theme() -> Theme:
    """The light theme at 100 %."""
    return light()


@pytest.fixture
def runner(qapp: QApplication) -> Iterator[Runner]:
    """A runner that is closed after the test."""
    del qapp
    made = Runner()
    yield made
    made.close()
    shiboken6.delete(made)


@pytest.fixture(scope="session")
def sample_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of three samples, read and linked for real, and one file that could not be read. Copy it."""
    path = tmp_path_factory.mktemp("samples") / "samples.workbench"
    create_project(path)
    desk, linker = Desk(path, SETTINGS), default_linker()
    for name in SAMPLES:
        sample = resource("samples", name)
        content = sample.read_bytes()
        proposed = propose(sample, content, linker)
        desk.add_document(proposed.document, content, proposed.record, sample)
    desk.add_failure(Path("broken.pdf"), "broken.pdf could not be read. The file ends before its first page.")
    desk.close()
    return path


@pytest.fixture
def project(sample_project: Path, tmp_path: Path) -> Path:
    """A copy of the sample project for one test."""
    return Path(shutil.copy(sample_project, tmp_path / "samples.workbench"))


@pytest.fixture
def desk(project: Path) -> Iterator[Desk]:
    """An open desk on the sample project."""
    made = Desk(project, SETTINGS)
    yield made
    made.close()


@pytest.fixture
def bare_bridge(qtbot: QtBot, theme: Theme) -> Iterator[Bridge]:
    """A bridge over no project. It is deleted after the widgets that listen to it, and lets go of them."""
    del qtbot
    made = Bridge(theme)
    yield made
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    shiboken6.delete(made)


@pytest.fixture
def bridge(bare_bridge: Bridge, desk: Desk) -> Bridge:
    """A bridge over the sample project; no record is open yet."""
    bare_bridge.attach(desk)
    return bare_bridge


@pytest.fixture
def ask() -> FakeAsk:
    """Questions that a test answers beforehand."""
    return FakeAsk()


@pytest.fixture
def memory(tmp_path: Path) -> Memory:
    """What the window remembers: nothing yet."""
    return Memory(tmp_path / "home" / "state" / "window.json")


@pytest.fixture
def parts(qapp: QApplication, memory: Memory) -> Iterator[Parts]:
    """The whole program as `app.py` builds it, shown, no project open; closed after the test."""
    ask = FakeAsk()
    made = build(qapp, SETTINGS, memory, ask)
    made.window.showNormal()  # the offscreen platform's screen is too small for the designed size
    made.window.resize(1440, 900)
    made.window.make_whole()
    yield made
    _ = made.window.close() or made.window.close()  # what a field refuses keeps it open once
    made.delete()
    dress(qapp, light())


@pytest.fixture
def opened(qtbot: QtBot, parts: Parts, project: Path) -> Parts:
    """The whole program with the sample project open."""
    with qtbot.waitSignal(parts.bridge.record_opened):
        parts.window.projects.open(project)
    return parts
