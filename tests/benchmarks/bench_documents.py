"""The place of all documents over a large project, in a window that nobody sees: rows, scrolling, ticks, memory.

    python -m tests.benchmarks.bench_documents PROJECT

`bench_project --keep FOLDER` makes a project. Where the window's thread works, times are milliseconds of its
processor, and behind the bar by the clock, which tells what else the machine does. What is worked out behind the window
is told as the time until it is there.
"""

from __future__ import annotations

import os
import resource
import statistics
import sys
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from time import perf_counter, thread_time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from workbench.model.queue import Choice, QueueFilter, QueueOrder
from workbench.settings import Settings
from workbench.tasks.desk import Desk
from workbench.ui.ask import Ask
from workbench.ui.bridge import Bridge
from workbench.ui.documents.page import DocumentsPage
from workbench.ui.runner import Runner
from workbench.ui.theme import light, load_fonts

SURGERY = QueueFilter(facets=(Choice("items.category", ("Surgery",)),))
COMMON = QueueFilter(words="reviewed", states=("new",), order="best")
ORDERS: tuple[QueueOrder, ...] = ("doubts", "determination", "reader", "name", "decided")
PATIENCE_MS = 20_000


def hold(name: str, acts: Iterable[Callable[[], object]]) -> None:
    """Say how long acts hold the window's thread."""
    worked, passed = [], []
    for act in acts:
        work, start = thread_time(), perf_counter()
        act()
        worked.append((thread_time() - work) * 1000)
        passed.append((perf_counter() - start) * 1000)
    told = f"p50 {statistics.median(worked):6.1f}  max {max(worked):6.1f} ms | max {max(passed):7.1f} ms"
    print(f"{name:70} {told}", flush=True)


def say(name: str, *taken: float) -> None:
    print(f"{name:70} {' / '.join(f'{each:.0f}' for each in taken)} ms", flush=True)


def shows(page: DocumentsPage, wanted: QueueFilter) -> bool:
    listing = page.model.list.listing
    return listing is not None and listing.wanted == wanted


def settle(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def until(so: Callable[[], bool], begun: float) -> float:
    """How many milliseconds it took from `begun` until `so`."""
    while not so() and (perf_counter() - begun) * 1000 < PATIENCE_MS:
        settle(2)
    return (perf_counter() - begun) * 1000


def measure(page: DocumentsPage) -> None:
    listed = page.model.list
    hold("shown, and drawn", [page.show, page.grab])
    settle(4000)
    for name, wanted in (("all", QueueFilter()), ("one category", SURGERY), ("a common word, new", COMMON)):
        begun = perf_counter()
        hold(f"{name}: wanted", [partial(page.want, wanted)])
        rows = until(partial(shows, page, wanted), begun)
        whole = until(lambda: listed.is_whole and not listed.waiting, begun)
        counted = until(lambda: not page.is_counting, begun)
        say(f"{name}: rows there / all {listed.total} there / facets counted", rows, whole, counted)
        scroll(page, name)
    for order in ORDERS:
        begun = perf_counter()
        page.want(QueueFilter(order=order))
        say(f"by {order}: rows there", until(partial(shows, page, QueueFilter(order=order)), begun))
        until(lambda: not listed.waiting, begun)
    page.want(QueueFilter())
    settle(500)
    page.table.setFocus()
    hold("all of them chosen", [page.table.selectAll])
    hold("the chosen as a set", [page.chosen])


def scroll(page: DocumentsPage, name: str) -> None:
    bar = page.table.verticalScrollBar()

    def to(where: int) -> None:
        bar.setValue(where)
        page.table.viewport().repaint()

    steps = [partial(to, bar.maximum() // 3 + 700 * each) for each in range(100)]
    hold(f"{name}: a page further", steps)
    ends = [bar.maximum() * each // 97 for each in (96, 3, 50, 71, 12, 88, 31, 64, 1, 90)]
    hold(f"{name}: thrown from end to end", [partial(to, end) for end in ends])


def main(path: Path) -> None:
    application = QApplication([])
    load_fonts()
    bridge, runner = Bridge(light()), Runner()
    begun = perf_counter()
    desk = Desk(path, Settings(person="bench"))
    bridge.attach(desk)
    say("project opened", (perf_counter() - begun) * 1000)
    page = DocumentsPage(bridge, runner, Ask(bridge))
    page.resize(1440, 840)
    measure(page)
    bridge.attach(None)
    runner.close()
    desk.close()
    page.close()
    del page, application
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"resident memory at most {memory:.0f} MB")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
