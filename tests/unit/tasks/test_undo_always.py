"""What always holds of undo: all taken back gives the first state byte for byte, all brought again gives the last.

Also over several records, with bulk steps, links applied to all alike, checks switched, entries and readings of the
catalogue; also when the project is closed and opened on the way; and another person's later work is never lost.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from invented_review import AGE, SETTINGS, new_project
from restless import ACTS, RECORDS, Restless
from what_stands import the_indexes_of_words_are_whole, what_stands

from workbench.model.errors import EditRefused
from workbench.model.review import Place
from workbench.review.applying import rebuild
from workbench.settings import Settings
from workbench.store import journal, records
from workbench.tasks.desk import Desk

BOB = Settings(person="Bob")

WHICH, NUMBERS = st.integers(1, RECORDS), st.integers(0, 40)
DEEDS = st.lists(st.tuples(st.sampled_from(ACTS), WHICH, NUMBERS), max_size=14)
AHEAD = st.lists(
    st.tuples(st.sampled_from([act for act in ACTS if act not in ("restore", "undo_field")]), WHICH, NUMBERS),
    max_size=14,
)
"""Without what puts a value back exactly as somebody left it: whose it is then is nobody's to say."""
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


def the_journal_tells_each_record(desk: Desk) -> None:
    for record in range(1, RECORDS + 1):
        steps = journal.steps_of_record(desk._conn, record)
        assert rebuild(edit for step in steps for edit in step.edits) == records.load(desk._conn, record)


@hypothesis_settings(max_examples=40, deadline=None)
@given(deeds=DEEDS, restarts=RESTARTS)
def test_undo_takes_all_back_and_redo_brings_all_again(deeds: list[tuple[str, int, int]], restarts: list[bool]) -> None:
    with project() as path:
        ann = Restless(path, SETTINGS)
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
        ann = Restless(path, SETTINGS)
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
@given(deeds=st.lists(st.tuples(st.booleans(), AHEAD), max_size=5), restarts=RESTARTS)
def test_undo_never_loses_what_another_person_did_since(
    deeds: list[tuple[bool, list[tuple[str, int, int]]]], restarts: list[bool]
) -> None:
    with project() as path:
        ann, bob = Restless(path, SETTINGS), Restless(path, BOB)
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
        ann = Restless(path, SETTINGS)
        for deed in before:
            ann.act(*deed)
        stood = ann.desk.record(1).value(*_parts(AGE))
        ann.desk.correct(1, AGE, age)
        for name, record, n in after:
            if name not in ("correct", "restore", "undo_field", "clear", "confirm", "remark", "bulk", "deed"):
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
