"""What reading costs beside the PDF library's own words, and what a picture of a sheet takes.

    python -m tests.benchmarks.bench_reading [FOLDER]

FOLDER holds PDFs and text files; the samples that come with the program by default. Prints ratios and times, judges
nothing. On a busy machine repeat it.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

from workbench.model.document import MediaType
from workbench.progress import Progress
from workbench.resources import resource
from workbench.sources import Opened, load_library, read
from workbench.tasks.pages import PageLane
from workbench.tasks.workers import run_in_workers

_ROUNDS = 9
_WIDTHS = (612, 1224, 2448)


def main() -> None:
    """Print every figure."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else resource("samples")
    files = {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
    pdfs = {path: content for path, content in files.items() if path.suffix == ".pdf" and "scan" not in path.name}
    texts = {path: content for path, content in files.items() if path.suffix == ".txt"}
    print(f"{len(pdfs)} PDFs, {len(texts)} texts in {folder.name}")
    _reading(pdfs, texts)
    _drawing("PDF", "application/pdf", pdfs)
    _drawing("text", "text/plain", texts)
    _lane(pdfs)
    _workers(list(pdfs))


def _reading(pdfs: dict[Path, bytes], texts: dict[Path, bytes]) -> None:
    theirs, ours = [], []
    for _ in range(_ROUNDS):
        theirs.append(_processor_seconds(_open_and_words, pdfs))
        ours.append(_processor_seconds(_read_all, pdfs))
    ratio = median(our / their for our, their in zip(ours, theirs, strict=True))
    print(f"read / open and words: {ratio:.2f} ({median(ours) * 1000 / len(pdfs):.2f} ms a PDF)")
    if texts:
        seconds = median(_processor_seconds(_read_all, texts) for _ in range(_ROUNDS))
        print(f"read a text: {seconds * 1000 / len(texts):.2f} ms")


def _open_and_words(pdfs: dict[Path, bytes]) -> None:
    for content in pdfs.values():
        document: Any = load_library().open(stream=content, filetype="pdf")
        for page in document:
            page.get_text("words")
        document.close()


def _read_all(files: dict[Path, bytes]) -> None:
    for path, content in files.items():
        read(path, content)


def _drawing(name: str, media_type: MediaType, files: dict[Path, bytes]) -> None:
    for width in _WIDTHS:
        opened = [Opened(content, media_type, path.name) for path, content in files.items()]
        if opened:
            first = median(_seconds(one.picture, 0, width) for one in opened)
            again = median(_seconds(one.picture, 0, width) for one in opened)
            print(f"{name} picture {width} wide: {first * 1000:.1f} ms, again {again * 1000:.1f} ms")


def _lane(pdfs: dict[Path, bytes]) -> None:
    lane = PageLane()

    def draw(path: Path) -> None:
        lane.request(path.name, pdfs[path], "application/pdf", 0, 1224).result()

    first, *others = [_seconds(draw, path) for path in pdfs]
    print(f"lane: first picture {first * 1000:.0f} ms, of another document {median(others) * 1000:.1f} ms")
    print(f"lane closed in {_seconds(lane.close) * 1000:.0f} ms")


def _workers(paths: list[Path]) -> None:
    paths = paths * max(1, 1000 // len(paths))

    def work(jobs: int) -> None:
        for outcome in run_in_workers(read, paths, jobs, 60, Progress()):
            _ = outcome.value

    one, two = _seconds(work, 1), _seconds(work, 2)
    print(f"{len(paths)} PDFs: one worker {one:.1f} s, two are {one / two:.2f} times as fast")


def _seconds(work: Callable[..., object], *arguments: object) -> float:
    started = time.perf_counter()
    work(*arguments)
    return time.perf_counter() - started


def _processor_seconds(work: Callable[..., object], *arguments: object) -> float:
    """Of this process alone, so that a busy machine does not blur the ratio."""
    started = time.process_time()
    work(*arguments)
    return time.process_time() - started


if __name__ == "__main__":
    main()
