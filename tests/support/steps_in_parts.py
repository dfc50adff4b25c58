"""Steps over many documents, large enough to be written in parts; some are left half done."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from functools import cache
from pathlib import Path

import pytest
from invented_review import SETTINGS, new_project
from what_stands import the_indexes_of_words_are_whole

from workbench.model.deeds import Deed, DeedDone
from workbench.model.fields import ITEMS
from workbench.model.review import Place
from workbench.progress import Abandoned, Progress, Stoppable
from workbench.review.applying import rebuild
from workbench.settings import Settings
from workbench.store import facets, going_on, journal, records
from workbench.tasks import bulk
from workbench.tasks.desk import Desk

MANY = 40
ALL = (1 << MANY + 1) - 2
DENTAL = Deed("set", list=ITEMS, field="category", value="Dental")
CATEGORY = Place("i1", "category")
BOB = Settings(person="Bob")


@cache
def template() -> Path:
    return new_project(Path(tempfile.mkdtemp()), documents=MANY)


def at_half(act: Callable[[], object]) -> Progress:
    """Calls `act` once, when some parts are written and others are not."""
    acts = [act]

    def told(done: int, total: int, _note: str) -> None:
        if acts and total and done >= total * 0.7:
            acts.pop()()

    return Progress(told)


def do(desk: Desk, deed: Deed, progress: Progress) -> DeedDone:
    try:
        return bulk.do_deed(desk.path, SETTINGS, bulk.plan(desk, ALL, deed), progress)
    finally:
        desk.poll()


def categories(desk: Desk) -> list[object]:
    return [desk.record(number).value("i1", "category") for number in range(1, MANY + 1)]


def is_sound(path: Path) -> None:
    """Journal, facets and indexes of words say what the tables say, and nothing is under way."""
    with closing(Desk(path, SETTINGS)) as desk:
        conn = desk._conn
        assert going_on.read(conn) is None
        for record in range(1, MANY + 1):
            edits = [edit for step in journal.steps_of_record(conn, record) for edit in step.edits]
            assert rebuild(edits) == records.load(conn, record)
            assert facets.as_kept(conn, record) == facets.of_record(conn, record)
    the_indexes_of_words_are_whole(path)


def stopped(progress: Progress) -> Progress:
    """Is asked to stop when some parts are written."""
    half = at_half(progress.cancel)
    progress._on_report = half._on_report
    return progress


KILLED = """
import os, sys
from pathlib import Path
from workbench.model.deeds import Deed
from workbench.progress import Progress
from workbench.settings import Settings
from workbench.tasks import bulk
from workbench.tasks.desk import Desk
path, told = Path(sys.argv[1]), Settings(person="Ann")
progress = Progress(lambda done, total, _note: os._exit(9) if total and done >= total * 0.7 else None)
if sys.argv[2] == "do":
    desk = Desk(path, told)
    deed = Deed("set", list="items", field="category", value="Dental")
    bulk.do_deed(path, told, bulk.plan(desk, int(sys.argv[3]), deed), progress)
bulk.undo_behind(path, told, progress, redo=sys.argv[2] == "redo")
"""


def kill_in(path: Path, act: str) -> None:
    assert subprocess.run([sys.executable, "-c", KILLED, path, act, str(ALL)], check=False).returncode == 9


def leave_half_done(path: Path) -> None:
    """What a program that went in the middle of a step leaves."""
    step, window = Stoppable(), Progress()
    step.outer = stopped(window)
    with pytest.raises(Abandoned), closing(Desk(path, SETTINGS)) as other:
        do(other, DENTAL, step)
