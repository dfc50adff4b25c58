"""What always holds of undo: all taken back gives the first state byte for byte, all brought again gives the last.

Also over several records, with bulk steps, links applied to all alike, checks switched, entries and readings of the
catalogue; also when the project is closed and opened on the way; and another person's later work is never lost.
"""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from invented_review import AGE, DECISION, LINK, SETTINGS, new_project

from workbench.model.edits import CellEdit, Edit
from workbench.model.errors import BadValue, EditRefused, VerifyRefused
from workbench.model.fields import DIAGNOSES, EXPERT_CITATIONS, ITEMS, ROOT, fields_of
from workbench.model.review import Place
from workbench.progress import Progress
from workbench.review.applying import rebuild
from workbench.settings import Settings
from workbench.store import journal, records
from workbench.tasks.desk import Desk

RECORDS = 3
BOB = Settings(person="Bob")
REFUSED = (BadValue, EditRefused, VerifyRefused)

STANDS = {
    "determination": "record", "item": "record, id", "citation": "record, id", "diagnosis": "record, id",
    "listed": "record, id", "provenance": "record, row_id, field", "waiver": "record, code", "guideline_entry": "id",
    "standing": "record", "citation_link": "record, citation", "link_outlook": "record, outlook",
    "finding": "record, code", "document": "id", "document_text": "document", "rationale": "record, item",
}  # fmt: skip
"""Every table that says what stands, and its order."""

_NOT_WHAT_STANDS = ("changed",)  # the number of the step that came last


class Hands:
    """One person at a desk, who does what they are told by numbers."""

    def __init__(self, path: Path, told: Settings) -> None:
        self.path, self.told = path, told
        self.desk = Desk(path, told)

    def restart(self) -> None:
        self.desk.close()
        self.desk = Desk(self.path, self.told)

    def rows(self, record: int) -> list[str]:
        return sorted(self.desk.record(record).rows)

    def place(self, record: int, n: int) -> Place:
        rows = [ROOT, *self.rows(record)]
        row = rows[n % len(rows)]
        specs = fields_of(self.desk.record(record).list_of(row))
        return Place(row, specs[n % len(specs)].name)

    def confirm(self, record: int, n: int) -> None:
        self.desk.confirm(record, [self.place(record, n), DECISION] if n % 2 else [self.place(record, n)])

    def clear(self, record: int, n: int) -> None:
        self.desk.clear(record, self.place(record, n))

    def correct(self, record: int, n: int) -> None:
        self.desk.correct(record, AGE, n + 1)

    def restore(self, record: int, n: int) -> None:
        place = AGE if n % 2 else self.place(record, n)
        past = self.desk.history(record, place)
        if past:
            self.desk.restore(record, place, past[n % len(past)].cell)

    def undo_field(self, record: int, n: int) -> None:
        self.desk.undo_field(record, AGE if n % 2 else self.place(record, n))

    def remark(self, record: int, n: int) -> None:
        self.desk.note(record, self.place(record, n), f"note {n}" if n % 3 else "")
        self.desk.flag(record, self.place(record, n), n % 2 == 0)
        self.desk.note_document(record, f"note {n}" if n % 3 else "")
        self.desk.flag_document(record, n % 2 == 0)

    def add(self, record: int, n: int) -> None:
        where, parent = ((ITEMS, ROOT), (DIAGNOSES, ROOT), (EXPERT_CITATIONS, "i1"))[n % 3]
        if parent == ROOT or parent in self.rows(record):
            self.desk.add_row(record, where, parent, values={fields_of(where)[0].name: f"text {n}"})

    def remove(self, record: int, n: int) -> None:
        if rows := self.rows(record):
            self.desk.remove_row(record, rows[n % len(rows)])

    def move(self, record: int, n: int) -> None:
        if rows := self.rows(record):
            row = self.desk.record(record).rows[rows[n % len(rows)]]
            siblings = [each.id for each in self.desk.record(record).rows_of(row.list, row.parent)]
            self.desk.move_row(record, row.id, [*siblings, None][n % (len(siblings) + 1)])

    def split(self, record: int, n: int) -> None:
        if rows := self.rows(record):
            self.desk.split_row(record, rows[n % len(rows)], n % 12)

    def merge(self, record: int, n: int) -> None:
        if rows := self.rows(record):
            self.desk.merge_rows(record, rows[n % len(rows)], rows[(n + 1) % len(rows)])

    def link(self, record: int, n: int) -> None:
        if LINK.row in self.rows(record):
            self.desk.choose_link(record, LINK.row, ("studies", "methods", None)[n % 3])

    def link_alike(self, record: int, n: int) -> None:
        if LINK.row in self.rows(record):
            self.desk.link_alike(self.desk.alike(record, LINK.row), ("studies", "methods", None)[n % 3])

    def remember(self, record: int, _n: int) -> None:
        if LINK.row in self.rows(record):
            self.desk.remember_reading(record, LINK.row)

    def add_entry(self, record: int, n: int) -> None:
        if LINK.row in self.rows(record):
            drafted = self.desk.draft_entry(record, LINK.row)
            self.desk.add_entry(record, LINK.row, msgspec.structs.replace(drafted, id=f"drafted-{n}", title="Drafted"))

    def switch(self, record: int, n: int) -> None:
        code = self.desk.checks()[n % 5].code
        if n % 2:
            self.desk.switch_off_check(code, "not here", record if n % 3 else 0)
        else:
            self.desk.switch_on_check(code, record if n % 3 else 0)

    def state(self, record: int, n: int) -> None:
        acts: tuple[Callable[[], object], ...] = (
            lambda: self.desk.verify(record),
            lambda: self.desk.postpone(record, "later", "2030-01-01"),
            lambda: self.desk.reject(record, "no"),
            lambda: self.desk.reopen(record),
        )
        acts[n % 4]()

    def bulk(self, _record: int, n: int) -> None:
        """One step over all records, as a bulk confirmation is."""
        edits: list[Edit] = []
        for number in range(1, RECORDS + 1):
            cell = self.desk.record(number).cells.get(AGE)
            if cell is not None:
                after = msgspec.structs.replace(cell, value=n, status="corrected", by=self.told.name)
                edits.append(CellEdit(number, AGE, cell, after))
        self.desk.do("Age of all", tuple(edits))

    def act(self, name: str, record: int, n: int) -> None:
        """Do one thing; what the desk refuses changes nothing."""
        with suppress(*REFUSED):
            getattr(self, name)(record, n)

    def undo_all(self, restarts: Iterator[bool]) -> None:
        while self.desk.undo() is not None:
            if next(restarts):
                self.restart()

    def redo_all(self, restarts: Iterator[bool]) -> None:
        while self.desk.redo() is not None:
            if next(restarts):
                self.restart()


ACTS = (
    "confirm", "clear", "correct", "restore", "undo_field", "remark", "add", "remove", "move", "split", "merge", "link",
    "link_alike", "remember", "add_entry", "switch", "state", "bulk",
)  # fmt: skip
DEEDS = st.lists(st.tuples(st.sampled_from(ACTS), st.integers(1, RECORDS), st.integers(0, 40)), max_size=14)
RESTARTS = st.lists(st.booleans(), max_size=8)


@cache
def _template() -> Path:
    return new_project(Path(tempfile.mkdtemp()), documents=RECORDS)


@contextmanager
def project() -> Iterator[Path]:
    """A fresh copy of a project of three documents."""
    with tempfile.TemporaryDirectory() as folder:
        yield Path(shutil.copy(_template(), Path(folder) / "project.imr"))


def endless(told: list[bool]) -> Iterator[bool]:
    yield from told
    while True:
        yield False


def what_stands(desk: Desk) -> dict[str, list[tuple[Any, ...]]]:
    """Everything that the project says of its documents, counts and links included, once it is all counted."""
    desk.recount(Progress())
    with closing(sqlite3.connect(desk.path)) as conn:
        tables = {name for (name,) in conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        found = {}
        for table, order in STANDS.items():
            if table in tables:
                columns = [row[1] for row in conn.execute(f"PRAGMA table_info ({table})")]
                names = ", ".join(name for name in columns if name not in _NOT_WHAT_STANDS)
                found[table] = conn.execute(f"SELECT {names} FROM {table} ORDER BY {order}").fetchall()
        facets = "SELECT facet, value, documents FROM facet_value WHERE documents > 0 ORDER BY facet, value"
        found["facets"] = conn.execute(facets).fetchall()
    return found


def the_indexes_of_words_are_whole(path: Path) -> None:
    with closing(sqlite3.connect(path)) as conn:
        for index in ("search_index", "value_index"):
            conn.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")


def the_journal_tells_each_record(desk: Desk) -> None:
    for record in range(1, RECORDS + 1):
        steps = journal.steps_of_record(desk._conn, record)
        assert rebuild(edit for step in steps for edit in step.edits) == records.load(desk._conn, record)


@hypothesis_settings(max_examples=40, deadline=None)
@given(deeds=DEEDS, restarts=RESTARTS)
def test_undo_takes_all_back_and_redo_brings_all_again(deeds: list[tuple[str, int, int]], restarts: list[bool]) -> None:
    with project() as path:
        ann = Hands(path, SETTINGS)
        first = what_stands(ann.desk)
        for deed in deeds:
            ann.act(*deed)
        last = what_stands(ann.desk)
        ann.undo_all(endless(restarts))
        assert what_stands(ann.desk) == first
        ann.redo_all(endless(restarts))
        assert what_stands(ann.desk) == last
        the_journal_tells_each_record(ann.desk)
        ann.desk.close()
        the_indexes_of_words_are_whole(path)


@hypothesis_settings(max_examples=30, deadline=None)
@given(deeds=DEEDS, back=st.integers(0, 20), restarts=RESTARTS)
def test_undo_goes_back_one_step_at_a_time(deeds: list[tuple[str, int, int]], back: int, restarts: list[bool]) -> None:
    with project() as path:
        ann = Hands(path, SETTINGS)
        seen: list[dict[str, Any] | None] = []
        restart = endless(restarts)
        for deed in deeds:
            before, step = what_stands(ann.desk), ann.desk.last_step
            ann.act(*deed)
            seen += [before] if ann.desk.last_step == step + 1 else [None] * (ann.desk.last_step - step)
        for state in list(reversed(seen))[:back]:
            if next(restart):
                ann.restart()
            ann.desk.undo()
            if state is not None:
                assert what_stands(ann.desk) == state
        ann.desk.close()


@hypothesis_settings(max_examples=40, deadline=None)
@given(deeds=st.lists(st.tuples(st.booleans(), DEEDS), max_size=5), restarts=RESTARTS)
def test_undo_never_loses_what_another_person_did_since(
    deeds: list[tuple[bool, list[tuple[str, int, int]]]], restarts: list[bool]
) -> None:
    with project() as path:
        ann, bob = Hands(path, SETTINGS), Hands(path, BOB)
        for is_bobs, some in deeds:
            for deed in some:
                (bob if is_bobs else ann).desk.poll()
                (bob if is_bobs else ann).act(*deed)
        restart = endless(restarts)
        ann.desk.poll()
        while ann.desk.undo_label is not None:
            if next(restart):
                ann.restart()
            theirs, before = _last_touched(ann.desk, "Bob"), what_stands(ann.desk)
            try:
                ann.desk.undo()
            except EditRefused:
                assert what_stands(ann.desk) == before
            else:
                now = _last_touched(ann.desk, "Bob")
                assert {key: now.get(key) for key in theirs} == theirs
        the_journal_tells_each_record(ann.desk)
        ann.desk.close()
        bob.desk.close()


def _last_touched(desk: Desk, person: str) -> dict[tuple[int, Place], Any]:
    """The cells as they stand that this person gave their value last, steps that were taken back left out.

    One that they put back as somebody else had left it is that other person's again.
    """
    made: dict[int, int] = {}
    for id, kind, of in desk._conn.execute("SELECT id, kind, of FROM step WHERE origin = 'person' ORDER BY id"):
        made.pop(of or id, None)
        if kind != "undo":
            made[of or id] = id
    last: dict[tuple[int, Place], tuple[int, str]] = {}
    rows = desk._conn.execute(
        "SELECT e.record, e.row_id, e.field, s.by, s.id FROM edit e JOIN step s ON s.id = e.step WHERE e.kind = 'cell'"
    )
    for record, row, field, by, step in rows:
        if step in made:
            key = (record, Place(row, field))
            last[key] = max(last.get(key, (0, "")), (made[step], by))
    cells = {key: desk.record(key[0]).cells.get(key[1]) for key, (_, by) in last.items() if by == person}
    return {key: cell for key, cell in cells.items() if cell is None or cell.by == person}


@hypothesis_settings(max_examples=30, deadline=None)
@given(before=DEEDS, after=DEEDS, age=st.integers(1, 99))
def test_one_field_goes_back_alone(
    before: list[tuple[str, int, int]], after: list[tuple[str, int, int]], age: int
) -> None:
    with project() as path:
        ann = Hands(path, SETTINGS)
        for deed in before:
            ann.act(*deed)
        stood = ann.desk.record(1).value(*_parts(AGE))
        ann.desk.correct(1, AGE, age)
        for name, record, n in after:
            if name not in ("correct", "restore", "undo_field", "clear", "confirm", "remark", "bulk"):
                ann.act(name, record, n)
        others = {place: cell for place, cell in ann.desk.record(1).cells.items() if place != AGE}
        if stood != age:
            ann.desk.undo_field(1, AGE)
        found = ann.desk.record(1)
        assert found.value(*_parts(AGE)) == stood
        assert {place: cell for place, cell in found.cells.items() if place != AGE} == others
        ann.desk.close()


def _parts(place: Place) -> tuple[str, str]:
    return place.row, place.name
