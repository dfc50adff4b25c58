"""A restless person at a desk: every thing that can be done to a project of a few invented documents, by numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import msgspec
from invented_review import AGE, DECISION, LINK

from workbench.model.deeds import Deed
from workbench.model.edits import CellEdit, Edit
from workbench.model.errors import BadValue, EditRefused, VerifyRefused
from workbench.model.fields import DIAGNOSES, EXPERT_CITATIONS, ITEMS, ROOT, fields_of
from workbench.model.review import Place
from workbench.progress import Progress
from workbench.settings import Settings
from workbench.tasks.bulk import do_deed, plan
from workbench.tasks.desk import Desk

RECORDS = 3
DEEDS = (
    Deed("verify"), Deed("confirm"), Deed("postpone", "later", "2030-01-01"), Deed("reject", "no"), Deed("reopen"),
    Deed("set", field="case.priority", value="Expedited"), Deed("set", list=ITEMS, field="category", value="Dental"),
    Deed("flag"), Deed("unflag"),
)  # fmt: skip
REFUSED = (BadValue, EditRefused, VerifyRefused)


class Restless:
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

    def deed(self, _record: int, n: int) -> None:
        """A bulk step of the place of all documents, over all records or two of them."""
        deed = DEEDS[n % len(DEEDS)]
        planned = plan(self.desk, 0b1110 if n % 3 else 0b0110, deed)
        do_deed(self.path, self.told, planned, Progress())
        self.desk.poll()

    def undo_once(self) -> None:
        """Take the last step back, where it can be."""
        with suppress(EditRefused):
            self.desk.undo()

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
    "link_alike", "remember", "add_entry", "switch", "state", "bulk", "deed",
)  # fmt: skip
"""What `Restless.act` can be told to do."""
