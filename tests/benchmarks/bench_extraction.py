"""What extraction costs beside what the PDF library takes to open a document and give its words, alone and in workers.

    python -m tests.benchmarks.bench_extraction FOLDER [--rounds 9] [--batch 2000] [--many 10000]

FOLDER holds determinations as PDFs with a text layer. Garbage is collected as in a worker. The first table is the best
of the rounds, in ms of processor time a document on one core, without start-up. Each round does all the works once, so
that other work on the machine hits all of them; the ratio of a sum to the library's words is told for each round too
(middle, least, most).

Then a batch of copies goes through one worker and through two, in turn, from when all of them are at work to the last
outcome; on a busy machine the clock says little, so the processor time of either side tells how much faster two can
be. At last the resident memory, in MB, after 100, 1,000, 3,000 and 10,000 documents of one run (where /proc tells it).
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import resource
import shutil
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any, NamedTuple

from workbench.extraction import extract
from workbench.guidelines import Linker, load_catalogue
from workbench.model.document import Document
from workbench.progress import Progress
from workbench.settings import Settings
from workbench.sources import load_library, read
from workbench.tasks.extracting import extract_paths
from workbench.tasks.proposals import propose_document
from workbench.tasks.worker_process import collect_seldom

_WARM = 60
"""Outcomes after which every worker has started."""
_LOOKS = (100, 1_000, 3_000, 10_000)
"""After so many documents memory is looked at."""
_FLOOR = "words of PyMuPDF"


def rounds_of(rounds: int, documents: int, works: Mapping[str, Callable[[], None]]) -> dict[str, list[float]]:
    """What each work takes in each round, in ms a document, after one round that is not counted."""
    times: dict[str, list[float]] = {name: [] for name in works}
    for number in range(rounds + 1):
        for name, work in works.items():
            begin = process_time()
            work()
            if number:
                times[name].append((process_time() - begin) / documents * 1000)
    return times


def give_words(paths: Iterable[Path]) -> None:
    """Open PDFs and ask for the words of each page: the floor that everything is measured against."""
    for path in paths:
        document: Any = load_library().open(path)
        for page in document:
            page.get_text("words")
        document.close()


def each(work: Callable[[Any], object], things: Iterable[Any]) -> None:
    """Do the work for each thing and drop what comes of it."""
    for thing in things:
        work(thing)


def link_all(documents: Iterable[Document], linker: Linker) -> None:
    """Extract and link each document."""
    each(partial(propose_document, linker=linker), documents)


def table(folder: Path, rounds: int) -> list[Path]:
    """Print the costs on one core; returns the documents that were measured."""
    read_all = {path: read(path) for path in sorted(folder.rglob("*.pdf"))}
    documents = {path: document for path, document in read_all.items() if not document.needs_ocr}
    catalogue = load_catalogue()
    fresh = [Linker(catalogue) for _ in range(rounds + 1)]  # each remembers what it linked, so each serves once
    knowing = Linker(catalogue)
    works: dict[str, Callable[[], None]] = {
        _FLOOR: lambda: give_words(documents),
        "read": lambda: each(read, documents),
        "extract": lambda: each(extract, documents.values()),
        "extract and link, each statement new": lambda: link_all(documents.values(), fresh.pop()),
        "extract and link, each statement met before": lambda: link_all(documents.values(), knowing),
    }
    times = rounds_of(rounds, len(documents), works)
    for name in [name for name in works if name.startswith("extract")]:
        times[f"read + {name}"] = [one + other for one, other in zip(times["read"], times[name], strict=True)]
    print(f"{len(documents)} documents, ms a document, and as a ratio of PyMuPDF's words (best; middle, least, most)")
    for name, taken in times.items():
        ratios = sorted(one / words for one, words in zip(taken, times[_FLOOR], strict=True))
        spread = f"{median(ratios):5.2f} {ratios[0]:5.2f} {ratios[-1]:5.2f}"
        print(f"{name:50} {min(taken):7.2f}  {min(taken) / min(times[_FLOOR]):5.2f}  {spread}")
    return list(documents)


class Batch(NamedTuple):
    """What a run over many documents took: ms a document on the clock and of either side's processor time."""

    clock: float
    program: float
    workers: float


def extracted(folder: Path, jobs: int, number: int, look: Callable[[int], object] = bool) -> Batch:
    """Extract the first documents of a folder, counted from when all workers are at work to the last outcome."""
    paths = sorted(folder.iterdir())[:number]
    begun = ended = (0.0, 0.0)
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    for count, _ in enumerate(extract_paths(paths, Settings(jobs=jobs), Progress()), 1):
        ended = perf_counter(), process_time()
        if count == _WARM:
            begun = ended
        look(count)
    counted = max(1, number - _WARM)
    clock, program = ((end - begin) / counted * 1000 for begin, end in zip(begun, ended, strict=True))
    gone = resource.getrusage(resource.RUSAGE_CHILDREN)
    workers = gone.ru_utime + gone.ru_stime - children.ru_utime - children.ru_stime
    return Batch(clock, program, workers / number * 1000)


def copies(paths: Sequence[Path], folder: Path, number: int) -> None:
    """That many documents, all names of the same few files."""
    kept = [shutil.copy(path, folder.parent / path.name) for path in paths]
    for count, path in enumerate(islice(cycle(kept), number)):
        os.link(path, folder / f"{count:06d}.pdf")


def in_workers(folder: Path, number: int) -> None:
    """Print what one worker and two need."""
    taken: dict[int, list[Batch]] = {1: [], 2: []}
    for _ in range(2):
        for jobs, batches in taken.items():
            batches.append(extracted(folder, jobs, number))
    one, two = min(taken[1]), min(taken[2])
    print(f"{number} documents extracted: {one.clock:.1f} ms each with one worker, {two.clock:.1f} with two")
    print(f"two workers are {one.clock / two.clock:.2f} times as fast")
    most = 2 * one.workers / (one.workers + two.program)
    print(
        f"processor time: {one.workers:.2f} ms a document in a worker (start included), {two.program:.2f} in the "
        f"program; so on two cores two workers are at most {most:.2f} times as fast"
    )


def resident(process: int | None) -> float:
    """What a process holds in memory, in MB; 0 for one that has ended."""
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text("ascii").split()[1])
    except OSError:
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def memory(folder: Path, number: int) -> None:
    """Print what the program and its largest worker hold in the course of one run."""
    print(f"{'documents':>9} {'program':>8} {'largest worker':>15}   MB")

    def look(count: int) -> None:
        if count in _LOOKS or count == number:
            workers = [resident(child.pid) for child in multiprocessing.active_children()]
            print(f"{count:9,} {resident(os.getpid()):8.0f} {max(workers, default=0):15.0f}", flush=True)

    extracted(folder, 2, number, look)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--batch", type=int, default=2000)
    parser.add_argument("--many", type=int, default=10_000)
    told = parser.parse_args()
    collect_seldom()
    paths = table(told.folder, told.rounds)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "documents"
        folder.mkdir()
        copies(paths, folder, max(told.batch, told.many))
        # each in a process of its own, so that neither carries what the one before left in memory
        for part, number in ((in_workers, told.batch), (memory, told.many)):
            if number:
                alone = multiprocessing.get_context("spawn").Process(target=part, args=(folder, number))
                alone.start()
                alone.join()


if __name__ == "__main__":
    main()
