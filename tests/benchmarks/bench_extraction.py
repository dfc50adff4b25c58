"""What extraction costs beside what the PDF library takes to open a document and give its words.

    python tests/benchmarks/bench_extraction.py FOLDER [--rounds 5]

FOLDER holds determinations as PDFs with a text layer. Each figure is the best of the rounds, in ms of processor
time a document on one core, without start-up; the ratios are what to compare between machines.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from time import process_time
from typing import Any

from workbench.extraction import extract
from workbench.guidelines import Linker, load_catalogue
from workbench.sources import load_library, read
from workbench.tasks.proposals import propose_document


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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    told = parser.parse_args()
    read_all = {path: read(path) for path in sorted(told.folder.rglob("*.pdf"))}
    documents = {path: document for path, document in read_all.items() if not document.needs_ocr}
    linker = Linker(load_catalogue())
    propose = partial(propose_document, linker=linker)
    works: dict[str, Callable[[], None]] = {
        "words of PyMuPDF": lambda: give_words(documents),
        "read": lambda: each(read, documents),
        "extract": lambda: each(extract, documents.values()),
        "extract and link": lambda: each(propose, documents.values()),
    }
    times = {name: best_of(told.rounds, len(documents), work) for name, work in works.items()}
    floor = times["words of PyMuPDF"]
    print(f"{len(documents)} documents, ms a document, and as a ratio of PyMuPDF's words")
    times["read + extract"] = times["read"] + times["extract"]
    for name, time in times.items():
        print(f"{name:20} {time:7.2f}  {time / floor:5.2f}")


if __name__ == "__main__":
    main()
