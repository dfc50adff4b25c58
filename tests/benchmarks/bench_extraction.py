"""What extraction costs beside what the PDF library takes to open a document and give its words, alone and in workers.

    python tests/benchmarks/bench_extraction.py FOLDER [--rounds 5] [--batch 2000] [--many 10000]

FOLDER holds determinations as PDFs with a text layer. The first table is the best of the rounds, in ms of processor
time a document on one core, without start-up; the ratios are what to compare between machines. Then a batch of copies
goes through one worker and through two, counted from when all of them are at work (on a busy machine that says little,
so the processor time of either side is told too); and memory after 100 and after many documents, in MB.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import resource
import shutil
import tempfile
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import cycle, islice
from pathlib import Path
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

_WARM = 60
"""Outcomes after which every worker has started."""


def best_of(rounds: int, documents: int, work: Callable[[], None]) -> float:
    """The best time of some rounds, in ms a document."""
    work()
    times = []
    for _ in range(rounds):
        begin = process_time()
        work()
        times.append(process_time() - begin)
    return min(times) / documents * 1000


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
        "words of PyMuPDF": lambda: give_words(documents),
        "read": lambda: each(read, documents),
        "extract": lambda: each(extract, documents.values()),
        "extract and link, each statement new": lambda: link_all(documents.values(), fresh.pop()),
        "extract and link, each statement met before": lambda: link_all(documents.values(), knowing),
    }
    times = {name: best_of(rounds, len(documents), work) for name, work in works.items()}
    times |= {f"read + {name}": times["read"] + times[name] for name in list(works) if name.startswith("extract")}
    print(f"{len(documents)} documents, ms a document, and as a ratio of PyMuPDF's words")
    for name, time in times.items():
        print(f"{name:50} {time:7.2f}  {time / times['words of PyMuPDF']:5.2f}")
    return list(documents)


class Batch(NamedTuple):
    """What a run over many documents took: ms a document on the clock and of either side's processor time."""

    clock: float
    program: float
    workers: float


def extracted(folder: Path, jobs: int, number: int) -> Batch:
    """Extract the first documents of a folder, counted from when all workers are at work."""
    settings = Settings(jobs=jobs)
    paths = sorted(folder.iterdir())[:number]
    clock = program = 0.0
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    for count, _ in enumerate(extract_paths(paths, settings, Progress()), 1):
        if count == _WARM:
            clock, program = perf_counter(), process_time()
    counted = max(1, number - _WARM)
    clock, program = perf_counter() - clock, process_time() - program
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    workers = ended.ru_utime + ended.ru_stime - children.ru_utime - children.ru_stime
    return Batch(clock / counted * 1000, program / counted * 1000, workers / number * 1000)


def copies(paths: Sequence[Path], folder: Path, number: int) -> None:
    """That many documents, all names of the same few files."""
    kept = [shutil.copy(path, folder.parent / path.name) for path in paths]
    for count, path in enumerate(islice(cycle(kept), number)):
        os.link(path, folder / f"{count:06d}.pdf")


def in_workers(folder: Path, number: int) -> None:
    """Print what one worker and two need."""
    one, two = (min(extracted(folder, jobs, number) for _ in range(2)) for jobs in (1, 2))
    print(f"{number} documents extracted: {one.clock:.1f} ms each with one worker, {two.clock:.1f} with two")
    print(f"two workers are {one.clock / two.clock:.2f} times as fast")
    shared = one.program / (one.workers + one.program)
    print(
        f"processor time: {one.workers:.2f} ms a document in a worker, {one.program:.2f} in the program ({shared:.0%})"
    )


def memory(folder: Path, number: int) -> None:
    """Print the resident peaks of the program and its largest worker after 100 documents and after many."""
    peaks = []
    for count in (100, number):
        extracted(folder, 2, count)
        whose = resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN
        peaks.append([resource.getrusage(who).ru_maxrss / 1024 for who in whose])
    for name, few, many in zip(("program", "worker"), *peaks, strict=True):
        print(f"memory of the {name}: {few:.0f} MB after 100, {many:.0f} MB after {number}: {many / few:.2f} times")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--batch", type=int, default=2000)
    parser.add_argument("--many", type=int, default=10_000)
    told = parser.parse_args()
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
