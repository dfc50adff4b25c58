"""What a project costs: edits, the queue and the search, with as many generated documents as asked for.

    python tests/benchmarks/bench_project.py [--documents 100000] [--edits 2000] [--keep FOLDER]

The first thousand documents go through the desk as an import does; the others are copies of them made by SQL, with
names and case numbers of their own. Times are milliseconds, and also multiples of a bare SQLite commit in the same run.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import resource
import sqlite3
import statistics
import tempfile
from collections.abc import Callable, Iterable
from contextlib import closing
from functools import partial
from pathlib import Path
from time import perf_counter

from workbench.model.document import Document, Page, Sheet
from workbench.model.evidence import Span
from workbench.model.fields import CITATION_LISTS, ITEMS, ROOT
from workbench.model.queue import QueueFilter
from workbench.model.review import Cell, Place, Proposal, ReviewRecord, Row, Value
from workbench.settings import Settings
from workbench.store.connection import open_project
from workbench.tasks.desk import Desk
from workbench.tasks.project import create_project

IMPORTED = 1000
WORDS = ["lumbar", "cervical", "opioid", "therapy", "injection", "knee", "shoulder", "imaging", "pain", "denial"]
COPIES = (
    "INSERT INTO content SELECT sha256 || '-' || :k, size, NULL FROM content WHERE length(sha256) = 64",
    "INSERT INTO document SELECT id + :k * :n, :k || '-' || file_name, path || :k, sha256 || '-' || :k, media_type,"
    " origin, pages, warnings, added_at FROM document WHERE id <= :n",
    "INSERT INTO document_text SELECT document + :k * :n, names || :k, text FROM document_text WHERE document <= :n",
    "INSERT INTO search_index (rowid, names, text) SELECT document, names, text FROM document_text"
    " WHERE document > :k * :n",
    "INSERT INTO standing (record, state, reason, until, state_by, state_at, title, about, doubts, fails, touched,"
    " fields, changed) SELECT record + :k * :n, CASE (record + :k) % 9 WHEN 0 THEN 'verified' WHEN 1 THEN 'in review'"
    " ELSE 'new' END, reason, until, state_by, state_at, title || '-' || :k, about, (record * :k) % 7, 0, touched,"
    " fields, changed FROM standing WHERE record <= :n",
    "INSERT INTO determination (record, layout, case_number, decision_date, determination, age, clinical_summary)"
    " SELECT record + :k * :n, layout, case_number || '-' || :k, decision_date, determination, age, clinical_summary"
    " FROM determination WHERE record <= :n",
    "INSERT INTO item (record, id, position, treatment, category, decision, rationale) SELECT record + :k * :n, id,"
    " position, treatment, category, decision, rationale FROM item WHERE record <= :n",
)


def prose(chance: random.Random, words: int) -> str:
    return " ".join(chance.choice(WORDS) for _ in range(words))


def generated(number: int, chance: random.Random) -> tuple[Document, ReviewRecord]:
    """A determination of three items with two citations each."""
    text = f"Case Number: CM14-{number:07} rare{number % 997} " + prose(chance, 400)
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    document = Document(f"{number}.txt", sha256, "text/plain", "plain text", (Page(text),), (Sheet(612, 792, 0),))
    rows, cells = {}, {}

    def put(row: str, name: str, value: Value) -> None:
        evidence = (Span(0, 0, 40, text[:40]),)
        confidence = chance.choice((0.6, 0.9, 0.95, 0.99))
        cells[Place(row, name)] = Cell(value, evidence=evidence, proposal=Proposal(value, evidence, "a@1", confidence))

    put(ROOT, "document.layout", "final-determination")
    put(ROOT, "case.case_number", f"CM14-{number:07}")
    put(ROOT, "case.decision_date", "2014-04-15")
    put(ROOT, "case.determination", "Upheld")
    put(ROOT, "patient.age", 20 + number % 50)
    put(ROOT, "clinical_summary", prose(chance, 80))
    for item in range(1, 4):
        rows[f"i{item}"] = Row(f"i{item}", ITEMS, ROOT, float(item))
        for name, value in (("treatment", prose(chance, 3)), ("category", "Rehabilitation"), ("decision", "Upheld")):
            put(f"i{item}", name, value)
        put(f"i{item}", "rationale", prose(chance, 60) + ". The request is not medically necessary.")
        for count, path in enumerate(CITATION_LISTS):
            row = f"i{item}c{count}"
            rows[row] = Row(row, path, f"i{item}", 1.0)
            put(row, "text", prose(chance, 8))
            put(row, "pages", ((300, 301),))
            put(row, "guideline_id", "mtus-acoem-2004-ch12")
    return document, ReviewRecord(document.file_name, sha256, "text/plain", 1, rows=rows, cells=cells)


def timed(acts: Iterable[Callable[[], object]]) -> list[float]:
    """How many milliseconds each act took."""
    taken = []
    for act in acts:
        start = perf_counter()
        act()
        taken.append((perf_counter() - start) * 1000)
    return taken


def say(name: str, taken: list[float], unit: float | None = None) -> None:
    taken = sorted(taken)
    middle, late = statistics.median(taken), taken[min(len(taken) - 1, int(len(taken) * 0.99))]
    ratio = f"   {middle / unit:6.1f} / {late / unit:6.1f} bare commits" if unit else ""
    print(f"{name:58} p50 {middle:8.2f}  p99 {late:8.2f}  max {taken[-1]:8.2f} ms{ratio}", flush=True)


def bare_commit(folder: Path) -> float:
    """The median of updating one row and committing it, with the project's own settings and nothing else."""
    with closing(sqlite3.connect(folder / "bare.db", isolation_level=None)) as conn:
        conn.execute("PRAGMA journal_mode = WAL")
        conn.execute("PRAGMA synchronous = FULL")
        conn.execute("CREATE TABLE t (a)")
        conn.execute("INSERT INTO t VALUES (1)")
        taken = timed([lambda: conn.execute("UPDATE t SET a = a + 1")] * 2000)
        say("a bare commit", taken)
        return statistics.median(taken)


def fill(path: Path, documents: int) -> None:
    create_project(path)
    chance = random.Random(1)
    desk = Desk(path, Settings(person="bench"))
    made = [generated(number, chance) for number in range(1, IMPORTED + 1)]
    acts = [
        partial(desk.add_document, document, document.pages[0].text.encode(), record, Path(document.file_name))
        for document, record in made
    ]
    say("import of one document (storing only)", timed(acts))
    desk.close()
    db = open_project(path)
    for copy in range(1, documents // IMPORTED):
        with db.atomic():
            for statement in COPIES:
                db.conn.execute(statement, {"k": copy, "n": IMPORTED})
    db.conn.execute("PRAGMA wal_checkpoint (TRUNCATE)")
    db.conn.close()


def measure(path: Path, edits: int, commit: float) -> None:
    settings = Settings(person="bench")
    say("open", timed([lambda: Desk(path, settings).close()] * 20))
    desk = Desk(path, settings)
    say("first rows of a cold queue", timed([lambda: desk.queue(QueueFilter(), 0, 60)]))
    say("counts by state", timed([desk.counts] * 5))
    wanted = {
        "all": QueueFilter(),
        "new": QueueFilter(states=("new",)),
        "new, by name": QueueFilter(states=("new",), order="name"),
        "new or in review, by name": QueueFilter(states=("new", "in review"), order="name"),
        "by doubts, most first": QueueFilter(order="doubts", descending=True),
        "by state": QueueFilter(order="state"),
        "with doubts, last changed": QueueFilter(only_doubts=True, order="changed", descending=True),
        "a rare word": QueueFilter(words="rare77"),
        "a word in all": QueueFilter(words="lumbar"),
        "two words, by name": QueueFilter(words="lumbar rare8", order="name"),
    }
    for name, each in wanted.items():
        measure_queue(desk, name, each)
    measure_edits(desk, edits, commit)
    desk.close()


def measure_queue(desk: Desk, name: str, wanted: QueueFilter) -> None:
    say(f"{name}: first count", timed([partial(desk.queue_count, wanted)]))
    count = desk.queue_count(wanted)
    say(f"{name}: first page of {count}", timed([partial(desk.queue, wanted, 0, 60)] * 5))
    ends = [max(at, 0) for at in (count - 60, count // 2, count // 3, count // 5)]
    say(f"{name}: jumps", timed([partial(desk.queue, wanted, at, 60) for at in ends * 3]))
    steps = range(count // 2, min(count // 2 + 2000, max(count - 60, 1)), 60)
    say(f"{name}: scrolling from there", timed([partial(desk.queue, wanted, at, 60) for at in steps] or [desk.counts]))
    some = desk.queue(wanted, count // 2, 1)[0].record
    say(f"{name}: position", timed([partial(desk.queue_position, wanted, some)] * 3))
    say(f"{name}: next", timed([partial(desk.next_to_review, some, wanted)] * 3))


def measure_edits(desk: Desk, edits: int, commit: float) -> None:
    age, treatment, chance = Place(ROOT, "patient.age"), Place("i2", "treatment"), random.Random(2)
    hands = [chance.randrange(1, IMPORTED) for _ in range(edits)]
    acts: list[Callable[[], object]] = [
        partial(desk.correct, record, age, number % 80 + 10) for number, record in enumerate(hands)
    ]
    say("edit of one field, committed", timed(acts), commit)
    taken = []
    for start in range(0, edits, 25):
        taken += timed(acts[start : start + 25])
        desk.poll()
    say("the same while the file is tidied beside it", taken, commit)
    acts = [partial(desk.correct, 1 + number % 40, treatment, f"treatment {number}") for number in range(200)]
    say("edit of a treatment (indexed again)", timed(acts), commit)
    acts = [partial(desk.remove_row, n, desk.record(n).rows_of(ITEMS)[0].id) for n in range(1, 200)]
    say("item removed with its citations", timed(acts), commit)
    say("undo of all that", undo_all(desk), commit)
    say("record read cold", timed([partial(desk.record, n) for n in range(300, 800)]))
    say("record checked", timed([partial(desk.findings, n) for n in range(752, 800)]))


def undo_all(desk: Desk) -> list[float]:
    taken = []
    while desk.undo_label is not None:
        taken += timed([desk.undo])
        desk.poll()
    return taken


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--edits", type=int, default=2000)
    parser.add_argument("--keep", type=Path, help="a folder where the project stays and is used again")
    told = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = told.keep or Path(made)
        commit = bare_commit(Path(made))
        path = folder / f"bench-{told.documents}.imr"
        if not path.exists():
            start = perf_counter()
            fill(path, told.documents)
            print(f"{told.documents} documents made in {perf_counter() - start:.0f} s")
        print(f"project file {path.stat().st_size / 1e6:.0f} MB; a bare commit takes {commit:.3f} ms")
        measure(path, told.edits, commit)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"resident memory at most {memory:.0f} MB")


if __name__ == "__main__":
    main()
