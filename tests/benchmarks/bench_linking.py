"""How fast linking is, as ratios: against one RapidFuzz scan, and against a catalogue ten times as large.

    python -m tests.benchmarks.bench_linking [--small]

`--small` leaves out the large catalogues.
"""

from __future__ import annotations

import argparse
import csv
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec
from rapidfuzz import fuzz, process

from workbench.guidelines import Catalogue, LinkContext, Linker, load_catalogue

DATA = Path(__file__).resolve().parents[1] / "data" / "citations.csv"


def statements() -> list[str]:
    """The strings of `citations.csv`."""
    with DATA.open(encoding="utf-8", newline="") as file:
        return [row["raw"] for row in csv.DictReader(file)]


def seconds(work: Callable[[], object], rounds: int = 5) -> float:
    """The median of a few rounds."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def enlarged(catalogue: Catalogue, size: int) -> Catalogue:
    """The catalogue over and over up to `size` entries, every copy under names of its own."""
    entries = list(catalogue.entries)
    copy = 0
    while len(entries) < size:
        copy += 1
        for entry in catalogue.entries[: size - len(entries)]:
            entries.append(
                msgspec.structs.replace(
                    entry,
                    id=f"{entry.id}-v{copy}",
                    parent_id=f"{entry.parent_id}-v{copy}" if entry.parent_id else None,
                    title=f"{entry.title} region {copy}",
                    aliases=tuple(f"{alias} region {copy}" for alias in entry.aliases),
                )
            )
    return Catalogue(entries)


def link_all(catalogue: Catalogue, told: Sequence[str]) -> float:
    """Seconds a statement, nothing remembered: a fresh linker, its memory warmed by one other statement."""
    linker = Linker(catalogue)
    linker.cite("Decision based on MTUS.")
    start = time.perf_counter()
    for statement in told:
        linker.cite(statement)
    return (time.perf_counter() - start) / len(told)


def main() -> int:
    """Print the ratios."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--small", action="store_true")
    args = parser.parse_args()
    catalogue, told = load_catalogue(), statements()
    print(f"index of {len(catalogue)} entries: {seconds(lambda: Linker(catalogue), 3):.2f} s")
    names = [entry.title for entry in catalogue.entries] + [a for entry in catalogue.entries for a in entry.aliases]
    ours = link_all(catalogue, told)
    scan = seconds(lambda: [process.extract(one, names, scorer=fuzz.WRatio, limit=5) for one in told], 1) / len(told)
    print(f"one statement {ours * 1000:.2f} ms, {scan / ours:.0f} times as fast as", end=" ")
    print(f"one WRatio scan of {len(names)} names ({scan * 1000:.2f} ms)")
    linker = Linker(catalogue)
    many = [told[at % len(told)] for at in range(10_000)]
    print(f"10,000 citations of {len(told)} kinds: {seconds(lambda: [linker.cite(one) for one in many], 1):.2f} s")
    cited = [one.parsed.citation for statement in told for one in linker.cite(statement)]
    days = [f"{2013 + at % 6}-{1 + at % 12:02}-{1 + at % 28:02}" for at in range(10_000)]
    fresh = Linker(catalogue)

    def relink() -> None:
        for at, day in enumerate(days):
            fresh.link(cited[at % len(cited)], LinkContext("Lumbar MRI", day))

    print(f"10,000 citations of {len(cited)} kinds relinked, each with its own date: {seconds(relink, 1):.2f} s")
    if not args.small:
        small, large = (link_all(enlarged(catalogue, size), told) for size in (10_000, 100_000))
        print(f"10,000 entries {small * 1000:.2f} ms; 100,000 entries {large * 1000:.2f} ms: {large / small:.1f} times")
    return 0


if __name__ == "__main__":
    sys.exit(main())
