"""What the document panel costs on the window's thread, each figure beside a bare repaint of the same view.

    python -m tests.benchmarks.bench_pages

Documents are the PDF samples. "First page" is the time by the clock from opening a document to its first page on
screen, with the drawing process warm, and once with it still to be started; the window's thread is free in between. The
other figures are that thread's own time.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, thread_time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from workbench.resources import resource
from workbench.settings import Settings
from workbench.tasks.desk import Desk
from workbench.tasks.linking import default_linker
from workbench.tasks.project import create_project
from workbench.tasks.proposals import propose
from workbench.ui.ask import Ask
from workbench.ui.bridge import Bridge
from workbench.ui.document import DocumentPanel
from workbench.ui.document.highlights import Highlights
from workbench.ui.dressing import dress
from workbench.ui.runner import Runner
from workbench.ui.theme import dark, light, load_fonts

DOCUMENTS = 6


def milliseconds(work: Callable[[], object]) -> float:
    """What one run costs this thread, whatever else the machine does."""
    begun = thread_time()
    work()
    return (thread_time() - begun) * 1000


def sample_desk(path: Path) -> Desk:
    """A desk over the first few PDF samples."""
    create_project(path)
    desk, linker = Desk(path, Settings(person="Ann")), default_linker()
    for sample in sorted(resource("samples").glob("dev-0??.pdf"))[:DOCUMENTS]:
        content = sample.read_bytes()
        proposed = propose(sample, content, linker)
        desk.add_document(proposed.document, content, proposed.record, sample)
    return desk


def first_page(panel: DocumentPanel, bridge: Bridge, record: int) -> tuple[float, float]:
    """Open a document that was not drawn yet: until its first page is painted, and the part on this thread."""
    loop, begun = QEventLoop(), perf_counter()
    panel.pictures.arrived.connect(loop.quit)
    busy = milliseconds(lambda: bridge.open_record(record))
    loop.exec()
    panel.pictures.arrived.disconnect(loop.quit)
    busy += milliseconds(panel.view.viewport().repaint)
    return (perf_counter() - begun) * 1000, busy


def painted(panel: DocumentPanel, act: Callable[..., None], *arguments: object) -> float:
    """What an act costs until it is on screen."""
    begun = thread_time()
    act(*arguments)
    panel.view.viewport().repaint()
    return (thread_time() - begun) * 1000


def told(name: str, times: list[float], bare: float) -> None:
    """One line: median, worst, and the median as a multiple of a bare repaint."""
    middle = statistics.median(times)
    print(f"{name:<34}{middle:8.1f} ms   worst {max(times):7.1f} ms   {middle / bare:5.1f} repaints")


def measure(panel: DocumentPanel, bridge: Bridge, desk: Desk) -> None:
    """Print every figure."""
    cold = first_page(panel, bridge, 1)
    bare = statistics.median(milliseconds(panel.view.viewport().repaint) for _ in range(30))
    print(f"{'bare repaint':<34}{bare:8.1f} ms")
    told("first page, drawing still to start", [cold[0]], bare)
    opened = [first_page(panel, bridge, record) for record in range(2, DOCUMENTS + 1)]
    told("first page", [whole for whole, _ in opened], bare)
    told("  of it on the window's thread", [busy for _, busy in opened], bare)
    framed = []
    for record in range(1, DOCUMENTS + 1):
        bridge.open_record(record)
        for place in [place for place, cell in desk.record(record).cells.items() if cell.evidence]:
            framed.append(painted(panel, bridge.enter, place))
    told(f"evidence framed ({len(framed)} fields)", framed, bare)
    lines = panel.view.lines
    if lines:
        told("highlights of a record", [milliseconds(lambda: Highlights(desk.record(DOCUMENTS), lines))], bare)
    told("larger", [painted(panel, panel.zoom_in) for _ in range(4)], bare)
    told("another theme", [painted(panel, bridge.set_theme, theme) for theme in (dark(), light())], bare)


def main() -> None:
    application = QApplication(sys.argv[:1])
    application.setStyle("Fusion")
    load_fonts()
    dress(application, light())
    with tempfile.TemporaryDirectory() as folder:
        desk = sample_desk(Path(folder) / "bench.workbench")
        bridge, runner = Bridge(light()), Runner()
        bridge.attach(desk)
        panel = DocumentPanel(bridge, runner, Ask(bridge))
        panel.resize(644, 830)
        panel.show()
        measure(panel, bridge, desk)
        panel.stop()
        runner.close()
        desk.close()
        panel.deleteLater()


if __name__ == "__main__":
    main()
