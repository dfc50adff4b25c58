"""What a project costs: edits, the queue and the search, with as many generated documents as asked for.

    python -m tests.benchmarks.bench_project [--documents 100000] [--edits 2000] [--keep FOLDER]

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
from typing import get_args

from workbench.model.document import Document, Page, Sheet
from workbench.model.evidence import Span
from workbench.model.fields import CITATION_LISTS, DIAGNOSES, ITEMS, ROOT
from workbench.model.queue import Choice, QueueFilter
from workbench.model.record import Category, Layout, Overall
from workbench.model.review import Cell, Place, Proposal, ReviewRecord, Row, Value
from workbench.progress import Progress
from workbench.settings import Settings
from workbench.store import facets, tidying
from workbench.store.connection import open_project
from workbench.store.values import COLUMNS
from workbench.tasks.desk import Desk
from workbench.tasks.project import create_project

IMPORTED = 1000
WORDS = ["lumbar", "cervical", "opioid", "therapy", "injection", "knee", "shoulder", "imaging", "pain", "denial"]
COMMON = 4000
"""Invented words beside these, each rarer than the one before, as words are."""
RECORD_COPIES = {
    "determination": "record, layout, case_number, decision_date, date_of_injury, priority, determination, age, sex,"
    " clinical_summary",
    "item": "record, id, position, treatment, category, decision, claims_administrator_none_cited,"
    " expert_reviewer_text, rationale",
    "listed": "record, id, list, position, value",
    "diagnosis": "record, id, position, description, code, code_system",
    "citation": "record, id, item, party, position, text, basis, body, year, guideline_id",
    "citation_link": "record, citation, likeness, outlook",
    "link_outlook": "outlook, record",
    "rationale": "record, item, bands",
    "rationale_band": "band, record, item",
}
COPIES = (
    "INSERT INTO content SELECT sha256 || '-' || :k, size, NULL FROM content WHERE length(sha256) = 64",
    "INSERT INTO document SELECT id + :k * :n, :k || '-' || file_name, path || :k, sha256 || '-' || :k, media_type,"
    " origin, pages, warnings, added_at FROM document WHERE id <= :n",
    "INSERT INTO document_text SELECT document + :k * :n, names || :k, text FROM document_text WHERE document <= :n",
    "INSERT INTO search_index (rowid, names, text) SELECT document, names, text FROM document_text"
    " WHERE document > :k * :n",
    "INSERT INTO standing (record, state, reason, until, state_by, state_at, title, about, doubts, fails, touched,"
    " fields, changed) SELECT record + :k * :n, CASE (record + :k) % 9 WHEN 0 THEN 'verified' WHEN 1 THEN 'in review'"
    " ELSE 'new' END, reason, until, CASE (record + :k) % 5 WHEN 0 THEN 'Ann' WHEN 1 THEN 'Ben' ELSE 'Cyd' END,"
    " state_at, title || '-' || :k, about, (record * :k) % 7, 0, touched, fields, changed"
    " FROM standing WHERE record <= :n",
    *(
        f"INSERT INTO {table} ({columns}) SELECT"
        f" {columns.replace('record', 'record + :k * :n').replace('case_number', 'case_number || :k')}"
        f" FROM {table} WHERE record <= :n"
        for table, columns in RECORD_COPIES.items()
    ),
    # what says where each value comes from takes most of a project's room: the header's alone will do here
    "INSERT INTO provenance (record, row_id, field, status, by, at, rule, confidence) SELECT record + :k * :n, row_id,"
    " field, CASE WHEN (record + :k) % 11 = 0 AND field = 'patient.age' THEN 'corrected' ELSE status END, by, at, rule,"
    " confidence FROM provenance WHERE record <= :n AND row_id = ''",
    "INSERT INTO finding SELECT record + :k * :n, code, severity, number FROM finding WHERE record <= :n",
    "INSERT INTO value_index (rowid, {values}) SELECT record, {values} FROM document_values WHERE record > :k * :n"
    " AND record <= (:k + 1) * :n",
)


def invented_words(chance: random.Random) -> list[str]:
    """Made-up words, the frequent ones often in the list."""
    syllables = ["ba", "co", "du", "fi", "gra", "he", "lo", "mi", "nu", "pre", "qua", "ri", "sto", "ta", "ve", "xi"]
    made = ["".join(chance.choices(syllables, k=chance.randint(2, 4))) for _ in range(COMMON)]
    return [word for rank, word in enumerate(made, 1) for _ in range(1 + 400 // rank)] + WORDS * 40


VOCABULARY = invented_words(random.Random(3))


def prose(chance: random.Random, words: int) -> str:
    return " ".join(chance.choices(VOCABULARY, k=words))


def generated(number: int, chance: random.Random) -> tuple[Document, ReviewRecord]:
    """A determination of three items with two citations each."""
    text = f"Case Number: CM14-{number:07} rare{number % 997} the request was reviewed " + prose(chance, 250)
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    document = Document(f"{number}.txt", sha256, "text/plain", "plain text", (Page(text),), (Sheet(612, 792, 0),))
    rows: dict[str, Row] = {}
    cells: dict[Place, Cell] = {}

    def put(row: str, name: str, value: Value) -> None:
        evidence = (Span(0, 0, 40, text[:40]),)
        confidence = chance.choice((0.6, 0.9, 0.95, 0.99))
        rule = f"{name}@{chance.randint(1, 2)}"
        cells[Place(row, name)] = Cell(value, evidence=evidence, proposal=Proposal(value, evidence, rule, confidence))

    def add(row: str, path: str, parent: str = ROOT) -> None:
        rows[row] = Row(row, path, parent, float(len(rows)))

    put(ROOT, "document.layout", chance.choice(get_args(Layout)))
    put(ROOT, "case.case_number", f"CM14-{number:07}")
    put(ROOT, "case.decision_date", f"20{chance.randint(13, 18)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}")
    put(ROOT, "case.date_of_injury", f"20{chance.randint(0, 12):02}-{chance.randint(1, 12):02}-15")
    put(ROOT, "case.priority", chance.choice(("Standard", "Expedited")))
    put(ROOT, "case.determination", chance.choice(get_args(Overall)))
    put(ROOT, "patient.age", 20 + number % 50)
    put(ROOT, "patient.sex", chance.choice(("female", "male")))
    put(ROOT, "clinical_summary", prose(chance, 60))
    add("s1", "reviewer.specialties")
    put("s1", "value", f"Specialty {chance.randint(1, 60)}")
    add("d1", DIAGNOSES)
    put("d1", "description", prose(chance, 3))
    put("d1", "code", f"{chance.randint(700, 999)}.{chance.randint(0, 9)}")
    for item in range(1, 4):
        add(f"i{item}", ITEMS)
        put(f"i{item}", "treatment", prose(chance, 3))
        put(f"i{item}", "category", chance.choice(get_args(Category)))
        put(f"i{item}", "decision", chance.choice(("Upheld", "Overturned")))
        put(f"i{item}", "rationale", prose(chance, 40) + ". The request is not medically necessary.")
        for count, path in enumerate(CITATION_LISTS):
            row = f"i{item}c{count}"
            add(row, path, f"i{item}")
            put(row, "text", prose(chance, 8))
            put(row, "body", chance.choice(("ACOEM", "ODG", "AAOS")))
            put(row, "guideline_id", f"guideline-{min(int(chance.expovariate(0.01)), 690)}")
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
    path.parent.mkdir(parents=True, exist_ok=True)
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
    db.conn.execute("PRAGMA synchronous = OFF")
    db.conn.execute("PRAGMA cache_size = -256000")
    values = ", ".join(COLUMNS)
    for copy in range(1, documents // IMPORTED):
        with db.atomic():
            for statement in COPIES:
                db.conn.execute(statement.format(values=values), {"k": copy, "n": IMPORTED})
        if copy % 100 == 0:
            print(f"{copy * IMPORTED} made", flush=True)
    start = perf_counter()
    with db.atomic():
        facets.fill(db.conn, Progress())
    print(f"facets filled in {perf_counter() - start:.0f} s", flush=True)
    for index in tidying.INDEXES:  # copied in bulk; a person's program merges beside the work, little by little
        db.conn.execute(f"INSERT INTO {index} ({index}) VALUES ('optimize')")
    db.conn.execute("PRAGMA wal_checkpoint (TRUNCATE)")
    db.conn.close()


def measure(path: Path, edits: int, commit: float) -> None:
    settings = Settings(person="bench")
    say("open", timed([lambda: Desk(path, settings).close()] * 20))
    desk = Desk(path, settings)
    say("first rows of a cold queue", timed([lambda: desk.queue(QueueFilter(), 0, 60)]))
    say("counts by state", timed([desk.counts] * 5))
    measure_facets(desk)
    measure_search(desk)
    surgery = (Choice("items.category", ("Surgery", "Dental")),)
    wanted = {
        "all": QueueFilter(),
        "new": QueueFilter(states=("new",)),
        "surgery": QueueFilter(facets=surgery),
        "surgery, new, most to check first": QueueFilter(
            states=("new",), facets=surgery, order="doubts", descending=True
        ),
        "new, by name": QueueFilter(states=("new",), order="name"),
        "by reader": QueueFilter(order="reader"),
        "with doubts, last changed": QueueFilter(only_doubts=True, order="changed", descending=True),
        "two words, by name": QueueFilter(words="lumbar rare8", order="name"),
    }
    for name, each in wanted.items():
        measure_queue(desk, name, each)
    say("sets of all facets read", timed([partial(desk.warm, Progress())]))
    measure_edits(desk, edits, commit)
    desk.close()


FILTERS = {
    "no filter": QueueFilter(),
    "one state": QueueFilter(states=("new",)),
    "category and guideline": QueueFilter(
        facets=(
            Choice("items.category", ("Surgery",)),
            Choice("items.expert_reviewer.citations.guideline_id", ("guideline-3", "guideline-4")),
        )
    ),
    "a rare word": QueueFilter(words="rare77 "),
    "a rare word and a state": QueueFilter(words="rare77 ", states=("new",)),
    "a common word and a state": QueueFilter(words="lumbar ", states=("new",)),
}


def measure_facets(desk: Desk) -> None:
    for name, each in FILTERS.items():
        told = timed([partial(desk.facets_behind, each, Progress())] * 3)
        say(f"facet counts, {name}: first", told[:1])
        say(f"facet counts, {name}: again", told[1:])


SEARCHES = {
    "a rare word": "rare77 ",
    "a word in one document of a hundred": VOCABULARY[-500],
    "a word in all": "reviewed ",
    "a phrase in all": '"request was reviewed"',
    "two words": "lumbar rare8 ",
    "a beginning": "lumb",
    "a case": "CM14-0000077",
}


def measure_search(desk: Desk) -> None:
    for name, words in SEARCHES.items():
        for fields_only in (False, True):
            wanted = QueueFilter(words=words, fields_only=fields_only, order="best")
            start = perf_counter()
            parts = desk.find_in_parts(wanted, Progress())
            listing = next(parts)
            rows = desk.rows_of(listing, 0, 50)
            found = (perf_counter() - start) * 1000
            listing = next(parts, listing)
            whole = (perf_counter() - start) * 1000
            where = "fields" if fields_only else "text and fields"
            say(f"search {name} in {where}: first 50 of {listing.total}", [found])
            say("  the whole list", [whole])
            shown = tuple(row.record for row in rows)
            say("  its passages", timed([partial(desk.passages_behind, wanted, shown, Progress())]))
            say("  its places", timed([partial(desk.found_behind, listing, Progress())]))
    say("what was meant", timed([partial(desk.meant_behind, QueueFilter(words="lumbur rare8 "), Progress())]))


def measure_queue(desk: Desk, name: str, wanted: QueueFilter) -> None:
    start = perf_counter()
    parts = desk.find_in_parts(wanted, Progress())
    desk.rows_of(next(parts), 0, 60)
    say(f"{name}: first rows", [(perf_counter() - start) * 1000])
    say(f"{name}: the whole list", timed([partial(desk.queue_count, wanted)]))
    count = desk.queue_count(wanted)
    say(f"{name}: first page of {count}", timed([partial(desk.queue, wanted, 0, 60)] * 5))
    if not count:
        return
    ends = [max(at, 0) for at in (count - 60, count // 2, count // 3, count // 5)]
    say(f"{name}: jumps", timed([partial(desk.queue, wanted, at, 60) for at in ends * 3]))
    steps = range(count // 2, min(count // 2 + 2000, max(count - 60, 1)), 60)
    say(f"{name}: scrolling from there", timed([partial(desk.queue, wanted, at, 60) for at in steps] or [desk.counts]))
    some = desk.queue(wanted, count // 2, 1)[0].record
    say(f"{name}: position", timed([partial(desk.queue_position, wanted, some)] * 3))
    say(f"{name}: next", timed([partial(desk.next_to_review, some, wanted)] * 3))


def measure_edits(desk: Desk, edits: int, commit: float) -> None:
    age, treatment, chance = Place(ROOT, "patient.age"), Place("i2", "treatment"), random.Random(2)
    rationale = Place("i2", "rationale")
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
    words = [f"{prose(chance, 60)} The request is not medically necessary." for _ in range(200)]
    acts = [partial(desk.correct, 1 + number % 40, rationale, text) for number, text in enumerate(words)]
    say("edit of a rationale (others like it looked up)", timed(acts), commit)
    old = [str(desk.record(n).value("i3", "rationale")) for n in range(400, 600)]
    acts = [partial(desk.correct, 1 + number % 40, rationale, text) for number, text in enumerate(old)]
    say("the same, to one that stands in many documents", timed(acts), commit)
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
