"""Speed in the hand: what a reviewer waits for, measured at the real window from events.

    python -m tests.benchmarks.bench_hand [--day 2000] [--edits 300]

Until a page is on screen counts by the clock, from the key to the paint after its picture; in brackets the part on the
window's thread. "First window" starts both programs several times in turn and compares the best, from the
start of the process and from its first line. The day opens, confirms and verifies documents one after the other and
prints resident memory. Stalls are `bench_stalls`'s to tell.
"""

from __future__ import annotations

import argparse
import gc
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from itertools import cycle
from pathlib import Path
from time import perf_counter, thread_time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from msgspec.structs import replace
from PySide6.QtCore import Qt

from tests.benchmarks.at_the_window import closed, opened, press, settle, turn, until
from workbench.guidelines import Linker, load_catalogue
from workbench.model.review import Place
from workbench.resources import resource
from workbench.settings import Settings
from workbench.sources import load_library
from workbench.tasks.desk import Desk
from workbench.tasks.project import create_project
from workbench.tasks.proposals import propose
from workbench.tasks.proposed import Proposed
from workbench.ui.app import Parts
from workbench.ui.pauses import Pauses

STARTS = 7
BARE = (
    "import sys, time; begun = time.perf_counter();"
    "from PySide6.QtWidgets import QApplication, QMainWindow; a = QApplication([]); w = QMainWindow();"
    "w.resize(1440, 900); w.show(); w.grab();"
    "seen = time.perf_counter(); print(seen - float(sys.argv[1]), seen - begun)"
)
OURS = (
    "import sys, time; begun = time.perf_counter();"
    "import gc; gc.disable();"  # as the program does before it opens a window
    "from workbench.settings import Settings; from workbench.ui.app import begin, build;"
    "from workbench.ui.memory import load; parts = build(begin('workbench'), Settings(), load());"
    "parts.window.resize(1440, 900); parts.window.show();"
    "parts.window.grab(); seen = time.perf_counter(); print(seen - float(sys.argv[1]), seen - begun);"
    "parts.window.close(); parts.delete()"
)


def to_page(parts: Parts, act: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds from an act to the page it opens being painted, and those of the window's thread."""
    begun, worked = perf_counter(), thread_time()
    act()
    until(parts, lambda: parts.window.review.document.view.is_sharp)
    parts.window.review.document.view.viewport().repaint()
    return (perf_counter() - begun) * 1000, (thread_time() - worked) * 1000


def told(name: str, times: list[tuple[float, float]], target: str) -> None:
    """One line: median, worst, and the median on the window's thread."""
    clock = sorted(time for time, _ in times)
    worked = statistics.median(time for _, time in times)
    middle = statistics.median(clock)
    print(f"{name:<36} median {middle:6.1f} ms, worst {clock[-1]:6.1f} ms [{worked:5.1f}]  target {target}")


def tell_edits(name: str, times: list[float], target: str) -> None:
    """One line: p50, p99, most."""
    times = sorted(times)
    at = [times[min(int(len(times) * share), len(times) - 1)] for share in (0.5, 0.99)]
    print(f"{name:<40} p50 {at[0]:6.1f} ms, p99 {at[1]:6.1f} ms, most {times[-1]:6.1f} ms  target {target}")


def letters() -> list[tuple[Path, bytes, Proposed]]:
    """Every sample with words, as it is proposed."""
    linker = Linker(load_catalogue())
    made = []
    for path in sorted(resource("samples").iterdir()):
        if path.suffix in (".pdf", ".txt") and "scan" not in path.name:
            content = path.read_bytes()
            made.append((path, content, propose(path, content, linker)))
    return made


def long_pdf(folder: Path) -> Path:
    """A determination of a hundred pages."""
    library = load_library()
    whole, part = library.open(), library.open(resource("samples", "dev-001.pdf"))
    while whole.page_count < 100:
        whole.insert_pdf(part)
    path = folder / "long.pdf"
    whole.save(path)
    return path


def filled(folder: Path, number: int) -> Path:
    """A project of that many documents: the samples over and over, and last one of a hundred pages."""
    path = folder / "hand.workbench"
    create_project(path, load_catalogue().entries)
    desk = Desk(path, Settings(person="Ann"))
    made = letters()
    for count, (file, content, proposed) in zip(range(number), cycle(made), strict=False):
        sha256 = proposed.document.sha256[:-6] + f"{count:06d}"
        name = f"{count:06d}-{file.name}"
        document = replace(proposed.document, sha256=sha256, file_name=name)
        desk.add_document(document, content, replace(proposed.record, sha256=sha256, file_name=name), Path(name))
    long = long_pdf(folder)
    proposed = propose(long, None, Linker(load_catalogue()))
    desk.add_document(proposed.document, long.read_bytes(), proposed.record, long)
    desk.close()
    return path


def pages(parts: Parts) -> None:
    """Print what opening documents costs."""
    bridge, desk = parts.bridge, parts.bridge.desk
    parts.window.review.form.focus_here()
    until(parts, lambda: parts.window.review.document.view.is_sharp)  # at rest: what draws pages has started
    following = []
    for _ in range(20):
        settle(parts)
        following.append(to_page(parts, lambda: press(parts, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ShiftModifier)))
    told("next document", following, "<= 50 ms")
    total = desk.counts().total
    texts: list[tuple[float, float]] = []
    pdfs: list[tuple[float, float]] = []
    for record in range(total - 60, total):
        settle(parts)
        name = desk.record(record).file_name
        (texts if name.endswith(".txt") else pdfs).append(to_page(parts, partial(bridge.open_record, record)))
    told("any text document", texts, "<= 100 ms")
    told("any PDF", pdfs, "-")
    settle(parts)
    told("first page of a hundred", [to_page(parts, lambda: bridge.open_record(total))], "<= 300 ms")


def fields(parts: Parts, edits: int) -> None:
    """Print what entering and editing fields costs."""
    bridge, desk = parts.bridge, parts.bridge.desk
    framed: list[tuple[float, float]] = []
    page = parts.window.review.document
    for record in range(1, 9):
        bridge.open_record(record)
        settle(parts)
        for place in [place for place, cell in desk.record(record).cells.items() if cell.evidence][:40]:
            begun, worked = perf_counter(), thread_time()
            bridge.enter(place)
            page.view.viewport().repaint()  # whoever asks for the page gets it as it is in the turn to come
            framed.append(((perf_counter() - begun) * 1000, (thread_time() - worked) * 1000))
    told(f"evidence framed ({len(framed)} fields)", framed, "<= 50 ms")
    committed = []
    for number in range(edits):
        record = 1 + number % 200
        begun = perf_counter()
        desk.correct(record, Place("", "patient.age"), 20 + number // 200 % 70)
        committed.append((perf_counter() - begun) * 1000)
    tell_edits(f"edit committed ({edits})", committed, "p99 <= 16 ms")


def looks(parts: Parts) -> None:
    """Print what another theme costs, with review on screen."""
    settle(parts)
    commands = parts.window.commands
    times = []
    for look in (commands.look_dark, commands.look_light) * 4:
        begun, worked = perf_counter(), thread_time()
        look()
        turn(parts.application)
        times.append(((perf_counter() - begun) * 1000, (thread_time() - worked) * 1000))
        settle(parts)
    told("another theme", times[2:], "<= 50 ms")


def day(parts: Parts, number: int) -> None:
    """Review that many documents, and print what memory does."""
    press_key = Qt.Key.Key_Return
    form = parts.window.review.form
    parts.bridge.open_record(1)
    sizes = []
    for done in range(number):
        form.focus_here()
        for _ in range(3):
            press(parts, press_key)
        press(parts, press_key, Qt.KeyboardModifier.ControlModifier)
        if parts.bridge.desk.record(parts.bridge.record or 1).state.name == "verified":
            press(parts, Qt.Key.Key_Escape)
        parts.bridge.open_record(done % number + 1)
        turn(parts.application)
        if done % max(1, number // 20) == 0:
            settle(parts)
            gc.collect()
            sizes.append(resident())
    early, late = statistics.median(sizes[2:5]), statistics.median(sizes[-3:])
    grown = late / early
    print(f"a day of {number} documents: {early:.0f} MB early, {late:.0f} MB late, {grown:.3f} times  target <= 1.1")


def resident() -> float:
    """This process's resident memory in MB."""
    pages_held = int(Path("/proc/self/statm").read_text().split()[1])
    return pages_held * os.sysconf("SC_PAGE_SIZE") / 2**20


def first_window(folder: Path) -> None:
    """Print what the first window takes beside an empty one."""
    environment = os.environ | {"WORKBENCH_HOME": str(folder / "first"), "PYTHONPATH": str(Path(__file__).parents[2])}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # as on a person's computer: compiled once
    environment["PYTHONPYCACHEPREFIX"] = str(folder / "compiled")
    best = {"ours": [1e9, 1e9], "bare": [1e9, 1e9]}
    for _ in range(STARTS):
        for name, code in (("bare", BARE), ("ours", OURS)):
            command = [sys.executable, "-c", code, str(perf_counter())]  # the clock is that of the whole machine
            done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
            best[name] = [min(pair) for pair in zip(best[name], map(float, done.stdout.split()[-2:]), strict=True)]
    for since, ours, bare in zip(("the process's start", "its first line"), best["ours"], best["bare"], strict=True):
        told = f"first window since {since} {ours * 1000:.0f} ms, an empty one {bare * 1000:.0f} ms"
        print(f"{told}: {ours / bare:.2f} times  target <= 1.5")


def main() -> None:
    """Print every figure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--day", type=int, default=2000)
    parser.add_argument("--edits", type=int, default=1000)
    told_ = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        first_window(folder)
        parts = opened(folder, filled(folder, max(told_.day, 240)), Settings(person="Ann"))
        Pauses(parts.application, parts.bridge)
        pages(parts)
        fields(parts, told_.edits)
        looks(parts)
        if told_.day:
            day(parts, told_.day)
        closed(parts)


if __name__ == "__main__":
    main()
