"""What finding near-duplicate rationales costs among a million documents: one comes, changes, is looked at.

    python -m tests.benchmarks.bench_rationales [--documents 1000000] [--edits 300]

The project holds a few real documents; the marks of all the others are made by number, three items each, one in a
thousand documents sharing its rationale's marks with a hundred others. Times are milliseconds.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from time import perf_counter, process_time

from workbench.model.document import Document, Page, Sheet
from workbench.model.fields import ITEMS, ROOT
from workbench.model.review import Cell, Place, ReviewRecord, Row
from workbench.settings import Settings
from workbench.store.connection import open_project
from workbench.tasks.desk import Desk
from workbench.tasks.project import create_project

REAL = 200
ITEM = "i1"
WORDS = [f"word{number}" for number in range(5000)]
BANDS = 8


def prose(chance: random.Random, words: int = 150) -> str:
    return " ".join(chance.choice(WORDS) for _ in range(words))


def fill(path: Path, documents: int, chance: random.Random) -> None:
    create_project(path)
    desk = Desk(path, Settings(person="bench"))
    for number in range(REAL):
        cells = {Place(ITEM, "rationale"): Cell(prose(chance)), Place(ITEM, "treatment"): Cell("MRI")}
        record = ReviewRecord(f"{number}.txt", str(number), rows={ITEM: Row(ITEM, ITEMS, ROOT, 1.0)}, cells=cells)
        page = Page(f"text {number}")
        document = Document(record.file_name, str(number), "text/plain", "plain text", (page,), (Sheet(612, 792, 0),))
        desk.add_document(document, b"", record, Path(record.file_name))
    desk.close()
    db = open_project(path)
    db.conn.execute("PRAGMA foreign_keys = OFF")
    db.conn.execute("PRAGMA synchronous = OFF")
    with db.atomic():
        for band in range(BANDS):
            marks = sorted(_marks(documents, band, chance))
            db.conn.executemany("INSERT OR IGNORE INTO rationale_band VALUES (?, ?, ?)", marks)
    db.conn.execute("PRAGMA wal_checkpoint (TRUNCATE)")
    db.conn.close()


def _marks(documents: int, band: int, chance: random.Random) -> Iterable[tuple[int, int, str]]:
    for record in range(REAL + 1, documents):
        for item in ("i1", "i2", "i3"):
            mark = record // 100 if record % 1000 == 0 else chance.getrandbits(32)
            yield (band << 32) | mark, record, item


def say(name: str, acts: Iterable[Callable[[], object]]) -> None:
    taken, worked = [], []
    for act in acts:
        start, worked_before = perf_counter(), process_time()
        act()
        taken.append((perf_counter() - start) * 1000)
        worked.append((process_time() - worked_before) * 1000)
    late = sorted(taken)[int(len(taken) * 0.99)]
    print(
        f"{name:44} p50 {statistics.median(taken):7.2f}  p99 {late:7.2f}  of processor {statistics.median(worked):6.2f}"
    )


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--documents", type=int, default=1_000_000)
    asked.add_argument("--edits", type=int, default=300)
    told = asked.parse_args()
    chance = random.Random(1)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rationales.imr"
        start = perf_counter()
        fill(path, told.documents, chance)
        print(f"{told.documents:,} documents in {perf_counter() - start:.0f} s, {path.stat().st_size / 1e6:.0f} MB")
        desk = Desk(path, Settings(person="bench"))
        place, numbers = Place(ITEM, "rationale"), range(told.edits)
        hands = [1 + number % REAL for number in numbers]
        say("an edit of another field", [partial(desk.correct, n, Place(ITEM, "treatment"), f"MRI {m}")
                                         for m, n in enumerate(hands)])  # fmt: skip
        say("a rationale of its own", [partial(desk.correct, n, place, prose(chance)) for n in hands])
        old = str(desk.record(REAL).value(ITEM, "rationale"))
        say("a rationale that stands elsewhere", [partial(desk.correct, 1 + n % (REAL - 1), place, f"{old} {n}")
                                                  for n in numbers])  # fmt: skip
        found = sum(each.code == "K2" for n in range(1, REAL + 1) for each in desk.findings(n))
        print(f"{found} of {REAL} are told of another")
        desk.close()


if __name__ == "__main__":
    main()
