"""One open project: the records in hand, and the single way in which anything in it is changed."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import msgspec

from workbench.model.edits import ChangeSet, Edit, GuidelineEdit, JournalStep, RecordEdit, StepKind, inverse
from workbench.model.errors import EditRefused, ProjectError, ProjectLocked
from workbench.model.findings import Finding
from workbench.model.guidelines import Guideline
from workbench.model.review import ReviewRecord
from workbench.review.applying import apply
from workbench.review.changes import change_set
from workbench.review.checks import run_checks
from workbench.review.checks.finding import CheckContext
from workbench.review.history import History
from workbench.review.steps import Author
from workbench.store import catalogue, documents, journal, records, standing
from workbench.store.connection import data_version, explained, open_project
from workbench.store.writing import write_edit
from workbench.tasks.tally import tally_of

_RECORDS_KEPT = 48
Origin = Literal["person", "program"]
Build = Callable[[], tuple[Edit, ...]]


class _Behind(Exception):
    """Another window wrote since we last looked."""


class Session:
    """Reads records and keeps the last ones, commits steps, sees other windows' steps, undoes and redoes.

    `person` is the author of steps; `doubt_below` the confidence under which a value needs eyes.
    """

    def __init__(self, path: Path, person: str, doubt_below: float, read_only: bool = False) -> None:
        self.path = path
        self.person = person
        self.read_only = read_only
        self._doubt_below = doubt_below
        self._db = open_project(path, read_only)
        self.conn = self._db.conn
        with self.explained():
            self._version = data_version(self.conn)
            self._last = journal.last_step(self.conn)
        self._records: OrderedDict[int, ReviewRecord] = OrderedDict()
        self._findings: dict[int, tuple[Finding, ...]] = {}
        self._entries: dict[str, Guideline] | None = None
        self._listeners: list[Callable[[ChangeSet], None]] = []
        self.history = self._new_history()

    def close(self) -> None:
        """Let go of the file."""
        self.conn.close()

    def explained(self) -> AbstractContextManager[None]:
        """Turns what SQLite raises inside into errors a person can act on."""
        return explained(self.path)

    def listen(self, listener: Callable[[ChangeSet], None]) -> None:
        """`listener` is told of every change from now on, other windows' too once they are seen."""
        self._listeners.append(listener)

    def author(self) -> Author:
        """The person, now."""
        return Author(self.person, datetime.now(UTC).isoformat(timespec="milliseconds"))

    # reading

    def record(self, id: int) -> ReviewRecord:
        """The record as it stands. Raises `WorkbenchError` for no such record."""
        if id not in self._records:
            with self.explained():
                self._keep(records.load(self.conn, id))
        self._records.move_to_end(id)
        return self._records[id]

    def findings(self, id: int) -> tuple[Finding, ...]:
        """What the checks find in the record as it stands."""
        record = self.record(id)
        if id not in self._findings:
            self._findings[id] = self._check(record)
        return self._findings[id]

    def entries(self) -> dict[str, Guideline]:
        """The catalogue's entries by id."""
        if self._entries is None:
            with self.explained():
                self._entries = {entry.id: entry for entry in catalogue.all_entries(self.conn)}
        return self._entries

    def _check(self, record: ReviewRecord) -> tuple[Finding, ...]:
        return run_checks(record, CheckContext(self.entries()))

    def _keep(self, record: ReviewRecord) -> None:
        self._records[record.id] = record
        self._records.move_to_end(record.id)
        self._findings.pop(record.id, None)
        while len(self._records) > _RECORDS_KEPT:
            gone, _ = self._records.popitem(last=False)
            self._findings.pop(gone, None)

    # writing

    def commit(self, label: str, edits: tuple[Edit, ...], origin: Origin = "person") -> ChangeSet:
        """Make the edits, all or none, and write them to the disk. Without edits nothing is written.

        Raises `EditRefused` when something changed meanwhile, and `ProjectError` when the file cannot be written.
        """
        if not edits:
            return ChangeSet(label)
        return self.write(label, lambda: edits, "do", origin, None)

    def write(self, label: str, build: Build, kind: StepKind, origin: Origin, of: int | None) -> ChangeSet:
        """One step of the edits that `build` gives while the write lock is held; it may store what they need."""
        if self.read_only:
            raise ProjectError(f"{self.path.name} is open to read only. Open it for writing to change it.")
        for _ in range(3):
            try:
                with self.explained():
                    changes = self._write(label, build, kind, origin, of)
                break
            except _Behind:
                self.poll()
        else:
            raise ProjectLocked(f"{self.path.name} is being written by another program all the time. Try again.")
        self._tell(changes)
        return changes

    def _write(self, label: str, build: Build, kind: StepKind, origin: Origin, of: int | None) -> ChangeSet:
        author = self.author()
        written = JournalStep(0, kind, origin, label, author.by, author.at, of, ())
        with self._db.atomic():
            step = journal.put_step(self.conn, written)
            if step != self._last + 1:
                raise _Behind
            edits = build()
            changed = self._make(edits)
            journal.put_edits(self.conn, step, edits)
            if any(isinstance(edit, GuidelineEdit) for edit in edits):
                self._entries = None
            findings = {id: self._check(record) for id, record in changed.items()}
            for id, record in changed.items():
                tally = tally_of(record, findings[id], self._doubt_below)
                standing.put_tally(self.conn, id, tally, step)
                documents.put_names(self.conn, id, tally.names)
        self._last = step
        for id, record in changed.items():
            self._keep(record)
            self._findings[id] = findings[id]
        if origin == "person":
            self.history.add(msgspec.structs.replace(written, id=step))
        return change_set(label, edits, kind)

    def _make(self, edits: tuple[Edit, ...]) -> dict[int, ReviewRecord]:
        changed: dict[int, ReviewRecord] = {}
        for edit in edits:
            if isinstance(edit, GuidelineEdit):
                if catalogue.entry(self.conn, edit.guideline_id) != edit.before:
                    raise EditRefused("That catalogue entry was changed meanwhile. Nothing was changed.")
                write_edit(self.conn, edit, None)
            elif isinstance(edit, RecordEdit) and edit.before is None and edit.after is not None:
                write_edit(self.conn, edit, None)
                changed[edit.record] = edit.after
            else:
                before = changed.get(edit.record) or self.record(edit.record)
                changed[edit.record] = apply(before, edit)
                write_edit(self.conn, edit, before)
        return changed

    # other windows

    def poll(self) -> ChangeSet | None:
        """What other windows and programs changed since the last look; None for nothing. Listeners are told too."""
        with self.explained():
            version = data_version(self.conn)
            if version == self._version:
                return None
            self._version = version
            newest = journal.last_step(self.conn)
            if newest == self._last:
                return None
            changes, people = journal.changes_after(self.conn, self._last)
        self._last = newest
        for id in changes.records:
            self._records.pop(id, None)
            self._findings.pop(id, None)
        if changes.catalogue:
            self._entries = None
            self._findings.clear()
        if self.person in people:
            self.history = self._new_history()
        self._tell(changes)
        return changes

    def _tell(self, changes: ChangeSet) -> None:
        for listener in tuple(self._listeners):
            listener(changes)

    # undo and redo

    def _new_history(self) -> History:
        return History(lambda before, limit: journal.steps_by(self.conn, self.person, before, limit))

    def undo(self) -> ChangeSet | None:
        """Take back the person's last step; None when there is none."""
        self.poll()
        step = self.history.to_undo()
        if step is None:
            return None
        with self.explained():
            edits = tuple(inverse(edit) for edit in reversed(journal.edits_of(self.conn, step.id)))
        return self._swap(step, edits, "undo", self.history.skip_undo)

    def redo(self) -> ChangeSet | None:
        """Bring again the step that was taken back last; None when there is none."""
        self.poll()
        step = self.history.to_redo()
        if step is None:
            return None
        with self.explained():
            edits = journal.edits_of(self.conn, step.id)
        return self._swap(step, edits, "redo", self.history.skip_redo)

    def _swap(self, step: JournalStep, edits: tuple[Edit, ...], kind: StepKind, skip: Callable[[], None]) -> ChangeSet:
        try:
            return self.write(step.label, lambda: edits, kind, "person", step.id)
        except EditRefused as error:
            skip()
            raise EditRefused(
                f"“{step.label}” cannot be {'undone' if kind == 'undo' else 'done again'}: what it changed was changed "
                "again since. Nothing was changed; the step is left out of the list."
            ) from error
