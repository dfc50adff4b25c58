"""How long the window's thread is held up at a time: importing while someone reads, searches, changes colours.

    QT_QPA_PLATFORM=offscreen python -m tests.benchmarks.bench_stalls [--documents 200] [--over 30] [--plain]

A timer of 5 ms tells how late the event loop is: that is the figure asked. A thread watches it and, while it is late,
notes what the window's thread is at; collections of garbage are told by the collector itself. Printed are the longest
stalls with what took them, and of what they are made: how long the thread itself worked, how long it was ready to and
had no core (Linux tells that), and how long it was held up otherwise, by the interpreter's lock, another lock or the
disk. Below stands how long it worked in each deed's turn, which other programs change less, and how many such turns
were longer than `--work`. `--plain` does without that second thread, which makes what it watches slower.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
import tempfile
import threading
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import cycle
from pathlib import Path
from time import perf_counter, thread_time
from types import FrameType

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from workbench.resources import resource
from workbench.settings import Settings
from workbench.tasks.project import create_project
from workbench.ui.app import Parts, build
from workbench.ui.memory import Memory
from workbench.ui.pauses import Pauses

TICK = 0.005
ROUNDS = 12
BOUND = 0.05
"""The longest turn that is asked for, in seconds."""


@dataclass
class Stall:
    """One turn of the event loop that came late: by how many seconds, how many of them the thread itself worked and how
    many it waited for a core, what it was seen at, and `at` which second after the beginning.
    """

    seconds: float
    worked: float
    coreless: float
    seen: Counter[str] = field(default_factory=Counter)
    collecting: float = 0.0
    during: str = ""
    at: float = 0.0

    @property
    def held(self) -> float:
        """For how many seconds it neither worked nor waited for a core."""
        return max(0.0, self.seconds - self.worked - self.coreless)


class Coreless:
    """How long the thread that this is made on was ready to work while other programs and threads had all cores."""

    def __init__(self) -> None:
        told = Path(f"/proc/self/task/{threading.get_native_id()}/schedstat")
        self._told = os.open(told, os.O_RDONLY) if told.exists() else None

    @property
    def seconds(self) -> float:
        """Since the thread began; 0 where the system does not tell."""
        return int(os.pread(self._told, 80, 0).split()[1]) / 1e9 if self._told is not None else 0.0

    def close(self) -> None:
        """Ask no more."""
        if self._told is not None:
            os.close(self._told)
            self._told = None


class Watch(QObject):
    """Measures the turns of the event loop of the thread it is made on."""

    def __init__(self, over: float, plain: bool = False) -> None:
        super().__init__()
        self._plain = plain
        self._over, self._thread = over, threading.get_ident()
        self.stalls: list[Stall] = []
        self.work: defaultdict[str, list[float]] = defaultdict(list)
        self.doing = ""
        self._seen: Counter[str] = Counter()
        self._collecting = self._collection_began = 0.0
        self._coreless = Coreless()
        self._last, self._worked, self._waited = perf_counter(), thread_time(), self._coreless.seconds
        self._begun = self._last
        self._done = threading.Event()
        self._timer = QTimer(self, timerType=Qt.TimerType.PreciseTimer, interval=round(TICK * 1000))
        self._timer.timeout.connect(self._tick)
        self._watcher = threading.Thread(target=self._look, daemon=True)

    def start(self) -> None:
        """Begin to measure."""
        gc.callbacks.append(self._on_collection)
        self._begun = self._last = perf_counter()
        self._timer.start()
        if not self._plain:
            self._watcher.start()

    def stop(self) -> None:
        """Measure no more."""
        self._timer.stop()
        self._done.set()
        if not self._plain:
            self._watcher.join()
        gc.callbacks.remove(self._on_collection)
        self._coreless.close()

    def _tick(self) -> None:
        now = perf_counter()
        late = now - self._last - TICK
        worked, waited = thread_time(), self._coreless.seconds
        self.work[self.doing].append(worked - self._worked)
        if late > self._over or worked - self._worked > self._over:
            made_of = worked - self._worked, waited - self._waited
            self.stalls.append(Stall(late, *made_of, self._seen, self._collecting, self.doing, now - self._begun))
        self._worked, self._waited = thread_time(), waited
        self._last, self._seen, self._collecting, self.doing = now, Counter(), 0.0, ""

    def _look(self) -> None:
        while not self._done.wait(0.002):
            if perf_counter() - self._last > TICK + 0.008:
                self._seen[_place(sys._current_frames().get(self._thread))] += 1

    def _on_collection(self, phase: str, _info: dict[str, int]) -> None:
        if threading.get_ident() != self._thread:
            return
        if phase == "start":
            self._collection_began = perf_counter()
        else:
            self._collecting += perf_counter() - self._collection_began


def _place(frame: FrameType | None) -> str:
    """The innermost three places inside the program, outermost first."""
    found: list[str] = []
    while frame is not None and len(found) < 4:
        path = Path(frame.f_code.co_filename)
        if "workbench" in path.parts and "benchmarks" not in path.parts:
            found.append(f"{path.parent.name}/{path.stem}.{frame.f_code.co_name}:{frame.f_lineno}")
        frame = frame.f_back
    return " > ".join(reversed(found)) or "Qt"


class Person:
    """Does one thing after the other, each in a turn of the event loop of its own, while documents come in."""

    def __init__(self, parts: Parts, watch: Watch) -> None:
        self._parts, self._watch = parts, watch
        self._deeds = self._going_round()
        self._timer = QTimer(parts.window, interval=120)
        self._timer.timeout.connect(self._next)
        self.rounds = 0

    def start(self) -> None:
        """Begin with the first deed."""
        self._timer.start()

    def _next(self) -> None:
        name, deed = next(self._deeds)
        self._watch.doing = name
        deed()
        if self.rounds >= ROUNDS and not self._parts.window.adding.busy:
            self._timer.stop()
            self._parts.application.quit()

    def _going_round(self) -> Iterator[tuple[str, Callable[[], object]]]:
        window, commands = self._parts.window, self._parts.window.commands
        while not self._parts.bridge.has_desk or not self._parts.bridge.desk.counts().total:
            yield "waiting", lambda: None
        review, looks = window.review, cycle((commands.look_dark, commands.look_light))
        for looked in looks:
            yield "to review", window.show_review
            for _ in range(4):
                yield "next document", commands.next_document
                for far in (400, 1200, 0):
                    yield "scroll", partial(review.document.view.verticalScrollBar().setValue, far)
                for _ in range(3):
                    yield "next field", commands.next_field
                yield "candidates", commands.open_candidates
            yield "confirm", commands.confirm
            yield "search", commands.search_project
            yield "larger page", commands.zoom_in
            yield "fit the text", commands.fit_text
            yield "colours", looked
            yield "to adding", window.show_adding
            self.rounds += 1


def letters(folder: Path, number: int) -> Path:
    """A folder of that many documents, each copy of a sample told from the others by its last bytes."""
    folder.mkdir()
    samples = sorted(path for path in resource("samples").iterdir() if path.suffix in (".pdf", ".txt"))
    for each in range(number):
        sample = samples[each % len(samples)]
        (folder / f"{each:04d}{sample.suffix}").write_bytes(sample.read_bytes() + f"\n%{each}\n".encode())
    return folder


def report(watch: Watch, seconds: float, much: float) -> None:
    """Print the longest stalls, of what they are made, and how much work the turns of each deed are."""
    stalls = sorted(watch.stalls, key=lambda stall: -stall.seconds)
    late = [stall for stall in stalls if stall.seconds > BOUND]
    own, with_locks = sum(s.worked > BOUND for s in late), sum(s.worked + s.held > BOUND for s in late)
    print(f"{seconds:.0f} s watched; turns later than 50 ms: {len(late)}, of own work {own}, with locks {with_locks}")
    print("the longest, ms:\n       at  late  work  no core  held  in the turn of")
    for stall in stalls[:30]:
        seen = "; ".join(f"{place} ×{count}" for place, count in stall.seen.most_common(2))
        collected = f" [collecting {stall.collecting * 1000:.0f}]" if stall.collecting > 0.002 else ""
        made_of = f"{stall.worked * 1000:5.0f} {stall.coreless * 1000:8.0f} {stall.held * 1000:5.0f}"
        took = f"{stall.at:7.1f} s {stall.seconds * 1000:5.0f} {made_of}"
        print(f"{took}  {stall.during or '-':14}{collected} {seen}")
    print(f"own work in a deed's turn, ms:  median  95 %  most  of, over {much * 1000:.0f}")
    for name, times in sorted(watch.work.items(), key=lambda pair: -max(pair[1])):
        told = sorted(1000 * seconds for seconds in times)
        middle, high = told[len(told) // 2], told[int(len(told) * 0.95)]
        over = sum(each > 1000 * much for each in told)
        print(f"  {name or '-':28} {middle:7.1f} {high:5.1f} {told[-1]:5.1f}  {len(told)}, {over}")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=200)
    parser.add_argument("--over", type=float, default=30, help="the least lateness told, in ms")
    parser.add_argument("--work", type=float, default=35, help="own work in a turn that is counted, in ms")
    parser.add_argument("--plain", action="store_true")
    told = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["WORKBENCH_HOME"] = str(folder / "home")
        source, project = letters(folder / "letters", told.documents), folder / "stalls.workbench"
        create_project(project)
        application = QApplication([])
        parts = build(application, Settings(person="Ann"), Memory(folder / "window.json"))
        parts.window.showNormal()
        parts.window.resize(1440, 900)
        Pauses(application, parts.bridge)
        watch = Watch(told.over / 1000, told.plain)
        person = Person(parts, watch)
        begun = perf_counter()
        parts.bridge.project_changed.connect(lambda: QTimer.singleShot(0, parts.window, lambda: add(parts, source)))
        QTimer.singleShot(0, parts.window, watch.start)
        QTimer.singleShot(50, parts.window, lambda: parts.window.projects.open(project))
        person.start()
        application.exec()
        watch.stop()
        report(watch, perf_counter() - begun, told.work / 1000)
        parts.window.close()
        parts.delete()


def add(parts: Parts, source: Path) -> None:
    """Begin to import, once the project is open."""
    if parts.bridge.has_desk and not parts.bridge.desk.counts().total and not parts.window.adding.busy:
        parts.window.add([source])


if __name__ == "__main__":
    main()
