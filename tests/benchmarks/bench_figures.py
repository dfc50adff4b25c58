"""What the overview costs: counting the figures of a large project, and what the window feels of it meanwhile.

    python -m tests.benchmarks.bench_figures [--documents 1000000] [--reviewed 20000] [--keep FOLDER]

Two hundred generated documents are reviewed at the desk, by three people; the others that were reviewed are copies of
them made by SQL, each with its values, its steps of the journal and its stays; the rest wait. Times are milliseconds.
"""

from __future__ import annotations

import argparse
import os
import random
import tempfile
from datetime import UTC, datetime
from functools import partial
from itertools import pairwise
from pathlib import Path
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from tests.benchmarks.bench_project import generated, say, timed
from workbench.model.edits import Edit, StateEdit
from workbench.model.fields import ITEMS, ROOT
from workbench.model.review import Place, RecordState
from workbench.model.visit import Visit
from workbench.progress import Progress
from workbench.settings import Settings
from workbench.store.behind import records_behind
from workbench.store.connection import Connection, open_project
from workbench.tasks.desk import Desk
from workbench.tasks.figures import Kept, count_figures, keep_figures, last_figures
from workbench.tasks.project import create_project
from workbench.ui.bridge import Bridge
from workbench.ui.overview import OverviewPage
from workbench.ui.runner import Runner
from workbench.ui.theme import light, load_fonts

BASE = 200
PEOPLE = ("Ann", "Bob", "Cora")
COPIED = ("determination", "item", "citation", "provenance", "citation_link", "visit")
WAITING = (
    "WITH RECURSIVE n (n) AS (SELECT :first UNION ALL SELECT n + 1 FROM n WHERE n < :last)"
    " INSERT INTO document (id, file_name, path, media_type, origin, pages, warnings, added_at)"
    " SELECT n, n || '.txt', n, 'text/plain', 'plain text', 1, '[]', '' FROM n",
    "WITH RECURSIVE n (n) AS (SELECT :first UNION ALL SELECT n + 1 FROM n WHERE n < :last)"
    " INSERT INTO standing (record, state, title, about, doubts, fails, touched, fields, changed)"
    " SELECT n, 'new', n, '', n % 7, 0, 0, 60, 1 FROM n",
)


def review(desk: Desk, record: int, chance: random.Random) -> None:
    """What a person does to one document: a few values confirmed, one or two changed, verified, sometimes reopened."""
    found = desk.record(record)
    items = [row.id for row in found.rows_of(ITEMS)]
    desk.confirm(record, [Place(items[0], "decision")])
    desk.confirm(record, [Place(row.id, "guideline_id") for row in found.rows.values() if "citations" in row.list][:2])
    if chance.random() < 0.5:
        desk.correct(record, Place(chance.choice(items), "category"), "Surgery")
    if chance.random() < 0.2:
        desk.correct(record, Place(ROOT, "patient.age"), 40)
        desk.undo()
    if chance.random() < 0.1:
        desk.remove_row(record, items[-1])
    desk.do("Verify", desk_state(desk, record))
    visit = Visit(record, desk.person, "2014-05-01T00:00:00.000+00:00", chance.gauss(45, 15), 8, "verified")
    desk.note_visit(visit)


def desk_state(desk: Desk, record: int) -> tuple[Edit, ...]:
    """Verified, whatever the checks say of generated documents."""
    at = datetime.now(UTC).isoformat(timespec="milliseconds")
    return (StateEdit(record, desk.record(record).state, RecordState("verified", by=desk.person, at=at)),)


def fill(path: Path, documents: int, reviewed: int) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    create_project(path)
    chance = random.Random(1)
    desks = [Desk(path, Settings(person=person)) for person in PEOPLE]
    for number in range(1, BASE + 1):
        document, record = generated(number, chance)
        desks[0].add_document(document, document.pages[0].text.encode(), record, Path(document.file_name))
    for number in range(1, BASE + 1):
        desk = desks[number % len(desks)]
        desk.poll()
        review(desk, number, chance)
    for desk in desks:
        desk.close()
    db = open_project(path)
    steps = db.conn.execute("SELECT max(id) FROM step").fetchone()[0]
    for copy in range(1, reviewed // BASE):
        with db.atomic():
            copy_reviewed(db.conn, copy, steps)
    with db.atomic():
        for statement in WAITING:
            db.conn.execute(statement, {"first": max(reviewed, BASE) + 1, "last": documents})
    db.conn.execute("PRAGMA wal_checkpoint (TRUNCATE)")
    db.conn.close()


def copy_reviewed(conn: Connection, copy: int, steps: int) -> None:
    """The first documents once more, under other numbers."""
    execute = conn.execute
    told = {"k": copy * BASE, "n": BASE, "s": copy * steps, "m": steps}
    execute(
        "INSERT INTO document (id, file_name, path, media_type, origin, pages, warnings, added_at) SELECT id + :k,"
        " file_name, path, media_type, origin, pages, warnings, added_at FROM document WHERE id <= :n", told
    )  # fmt: skip
    execute(
        "INSERT INTO standing (record, state, reason, until, state_by, state_at, title, about, doubts, fails, touched,"
        " fields, changed) SELECT record + :k, state, reason, until, state_by, state_at, title, about, doubts, fails,"
        " touched, fields, changed + :s FROM standing WHERE record <= :n",
        told,
    )
    for table in COPIED:
        columns = [row[1] for row in execute(f"PRAGMA table_info ({table})") if row[1] not in ("record",)]
        columns = [name for name in columns if not (table == "visit" and name == "id")]
        names = ", ".join(columns)
        execute(
            f"INSERT INTO {table} (record, {names}) SELECT record + :k, {names} FROM {table} WHERE record <= :n", told
        )
    execute("INSERT INTO link_outlook SELECT outlook, record + :k FROM link_outlook WHERE record <= :n", told)
    execute(
        "INSERT INTO step SELECT id + :s, kind, origin, label, by, at, of + :s FROM step"
        " WHERE id <= :m AND origin = 'person'",
        told,
    )
    execute(
        "INSERT INTO edit (step, number, kind, record, row_id, field, guideline, before, after, proposal)"
        " SELECT step + :s, number, kind, record + :k, row_id, field, guideline, before, after, proposal FROM edit"
        " WHERE step <= :m AND kind != 'record'",
        told,
    )


def measure(path: Path) -> None:
    told = Settings(person="Ann")
    counted = count_figures(path, told, Progress())
    say("all figures, counted", timed([partial(count_figures, path, told, Progress())] * 2))
    kept = Kept()
    count_figures(path, told, Progress(), kept=kept)
    acts = []
    for record in range(1, 9):
        desk = Desk(path, told)
        desk.correct(record, Place(ROOT, "patient.age"), 30 + record)
        desk.close()
        acts += timed([partial(count_figures, path, told, Progress(), kept=kept)])
    say("all figures, counted again after a step", acts)
    keep_figures(path, counted)
    say("the last figures, read", timed([partial(last_figures, path, "Ann")] * 20))
    found = counted.figures["all"]
    db = open_project(path, read_only=True)
    figures = {
        "verified": found.behind,
        "today": found.days[-1].behind,
        "changed": found.behind_changed,
        "a field": found.fields[0].behind,
        "a rule": found.rules[0].behind,
        "a category": found.categories[0].behind,
        "an entry": found.cited[0].behind,
        "a span of seconds": found.spent[0].bars[4].behind,
        "links by hand": found.behind_by_hand,
    }
    for name, behind in figures.items():
        count = len(records_behind(db.conn, behind))
        say(f"behind {name}: {count} documents", timed([partial(records_behind, db.conn, behind)] * 3))
    db.conn.close()
    print(f"{found.verified} verified, {found.judged} judged, {found.changed} changed; {counted.step} steps")


def measure_window(path: Path) -> None:
    """The place comes into view with the last figures and counts anew; how long the window's thread stands still."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    load_fonts()
    bridge = Bridge(light())
    runner = Runner(bridge)
    desk = Desk(path, Settings(person="Ann"))
    bridge.attach(desk)
    page = OverviewPage(bridge, runner)
    page.resize(1440, 830)
    start = perf_counter()
    page.show()
    page.grab()
    print(f"{'the place shown with the last figures':58} {(perf_counter() - start) * 1000:8.2f} ms")
    start = perf_counter()
    page.counting.count_anew()
    loop = QEventLoop()
    page.counting.counted.connect(lambda: None if page.counting.busy else loop.quit())
    say("gaps of the window's thread while it is counted", gaps_until(loop))
    QTimer.singleShot(round((perf_counter() - start) * 1000), loop.quit)
    say("the same while nothing is", gaps_until(loop))
    page.hide()
    bridge.attach(None)
    runner.close()
    desk.close()


def gaps_until(loop: QEventLoop) -> list[float]:
    """How long each turn of the event loop took until it ends, in milliseconds."""
    beats = [perf_counter()]
    beat = QTimer(interval=0)
    beat.timeout.connect(lambda: beats.append(perf_counter()))
    beat.start()
    loop.exec()
    beat.stop()
    return [(later - sooner) * 1000 for sooner, later in pairwise(beats)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=1_000_000)
    parser.add_argument("--reviewed", type=int, default=20_000)
    parser.add_argument("--keep", type=Path, help="a folder where the project stays and is used again")
    told = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        os.environ["WORKBENCH_HOME"] = made
        path = (told.keep or Path(made)) / f"figures-{told.documents}-{told.reviewed}.imr"
        if not path.exists():
            start = perf_counter()
            fill(path, told.documents, told.reviewed)
            print(f"made in {perf_counter() - start:.0f} s, {path.stat().st_size / 1e6:.0f} MB")
        measure(path)
        measure_window(path)


if __name__ == "__main__":
    main()
