"""Whatever persons do: the figures are what a walk through all records and the whole journal finds."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path

from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from invented_review import SETTINGS, new_project
from restless import ACTS, RECORDS, Restless

from workbench.model.edits import CellEdit, RowEdit
from workbench.model.fields import CITATION_LISTS, ITEMS, ROOT
from workbench.model.review import Cell, Place, ReviewRecord
from workbench.progress import Progress
from workbench.settings import Settings
from workbench.store import journal
from workbench.store.behind import records_behind
from workbench.tasks.desk import Desk
from workbench.tasks.figures import count_figures

BOB = Settings(person="Bob")
DEED = st.tuples(st.booleans(), st.sampled_from((*ACTS, "state", "state")), st.integers(1, RECORDS), st.integers(0, 40))
Judged = tuple[int, str, bool, str]
"""Record, field, whether it was right, who said so."""


@cache
def _template() -> Path:
    return new_project(Path(tempfile.mkdtemp()), documents=RECORDS)


def name_of(path: str, name: str) -> str:
    if path in CITATION_LISTS:
        return f"items.citations.{name}"
    return path if name == "value" else f"{path}.{name}" if path else name


def judged(record: ReviewRecord) -> Iterator[Judged]:
    """The proposals that stand in a record and that a person judged."""
    for place, cell in record.cells.items():
        if cell.proposal is not None and (cell.status != "extracted" or record.state.name == "verified"):
            by = cell.by if cell.status != "extracted" else record.state.by
            right = cell.status in ("extracted", "confirmed")
            yield record.id, name_of(record.list_of(place.row), place.name), right, by or ""


def taken_out(desk: Desk, record: ReviewRecord) -> Iterator[Judged]:
    """The proposals that stood in rows which persons took out, by who did it last."""
    last: dict[Place, tuple[Cell, str]] = {}
    lists: dict[str, str] = {}
    for step in journal.steps_of_record(desk._conn, record.id):
        for edit in step.edits:
            if isinstance(edit, CellEdit) and edit.after is None and edit.before and edit.before.proposal:
                last[edit.place] = edit.before, step.by
            if isinstance(edit, RowEdit) and edit.before:
                lists[edit.row] = edit.before.list
    for place, (_, by) in last.items():
        if place not in record.cells:
            yield record.id, name_of(lists.get(place.row, ROOT), place.name), False, by


@contextmanager
def reviewed(deeds: list[tuple[bool, str, int, int]], undone: int) -> Iterator[Desk]:
    """A project after Ann and Bob did these things, and Ann took so many of hers back."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(shutil.copy(_template(), Path(folder) / "project.imr"))
        ann, bob = Restless(path, SETTINGS), Restless(path, BOB)
        for is_bobs, deed, record, n in deeds:
            (bob if is_bobs else ann).desk.poll()
            (bob if is_bobs else ann).act(deed, record, n)
        ann.desk.poll()
        for _ in range(undone):
            ann.undo_once()
        yield ann.desk
        ann.desk.close()
        bob.desk.close()


def all_records(desk: Desk) -> list[ReviewRecord]:
    return [desk.record(number) for number in range(1, RECORDS + 1)]


def walk(desk: Desk) -> list[Judged]:
    return [each for one in all_records(desk) for each in (*judged(one), *taken_out(desk, one))]


def by_field(walked: list[Judged]) -> dict[str, tuple[int, int]]:
    """How many of each field were judged, and changed."""
    counts = Counter(each[1] for each in walked)
    changed = Counter(each[1] for each in walked if not each[2])
    return {field: (count, changed[field]) for field, count in counts.items()}


@hypothesis_settings(max_examples=40, deadline=None)
@given(deeds=st.lists(DEED, max_size=25), undone=st.integers(0, 6))
def test_corrections_are_what_a_walk_through_everything_finds(
    deeds: list[tuple[bool, str, int, int]], undone: int
) -> None:
    with reviewed(deeds, undone) as desk:
        walked, figures = walk(desk), count_figures(desk.path, SETTINGS, Progress()).figures
        for found, mine in ((figures["all"], walked), (figures["mine"], [each for each in walked if each[3] == "Ann"])):
            assert {one.name: (one.judged, one.changed) for one in found.fields if one.judged} == by_field(mine)
        with closing(sqlite3.connect(desk.path)) as conn:
            for one in figures["all"].fields:
                behind = {record for record, field, right, _ in walked if field == one.name and not right}
                assert set(records_behind(conn, one.behind)) == behind


@hypothesis_settings(max_examples=30, deadline=None)
@given(deeds=st.lists(DEED, max_size=25), undone=st.integers(0, 6))
def test_what_is_verified_is_what_a_walk_through_everything_finds(
    deeds: list[tuple[bool, str, int, int]], undone: int
) -> None:
    with reviewed(deeds, undone) as desk:
        figures = count_figures(desk.path, SETTINGS, Progress()).figures["all"]
        verified = [one for one in all_records(desk) if one.state.name == "verified"]
        items = [one.value(row.id, "category") for one in verified for row in one.rows_of(ITEMS)]
        linked = [
            one.value(row.id, "guideline_id")
            for one in verified
            for row in one.rows.values()
            if row.list in CITATION_LISTS
        ]
        assert figures.verified == len(verified)
        assert {one.name: one.upheld + one.overturned + one.open for one in figures.categories} == Counter(items)
        assert {one.guideline_id: one.citations for one in figures.cited} == Counter(linked)
