"""One open project: the single way in which anything in it is changed, seen from other windows, undone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import msgspec

from workbench.model.edits import (
    CellEdit,
    ChangeSet,
    Edit,
    GuidelineEdit,
    JournalStep,
    RecordEdit,
    StateEdit,
    StepKind,
    WaiverEdit,
    inverse,
)
from workbench.model.errors import DiskFull, EditRefused, ProjectError, ProjectLocked
from workbench.model.findings import Finding
from workbench.model.review import ReviewRecord
from workbench.progress import Progress
from workbench.review.applying import apply
from workbench.review.changes import change_set
from workbench.review.checks import FINGERPRINT
from workbench.review.history import History
from workbench.review.steps import Author
from workbench.store import (
    catalogue,
    documents,
    facets,
    findings,
    going_on,
    journal,
    records,
    standing,
    values,
    waivers,
)
from workbench.store.bitmaps import Bitmaps
from workbench.store.connection import Connection, begin_writing, data_version, open_project
from workbench.store.facets import Turn
from workbench.store.listing import Searches
from workbench.store.tidying import Tidying
from workbench.store.writing import write_edit
from workbench.tasks import in_parts
from workbench.tasks.checks_due import mark_due
from workbench.tasks.link_keeping import keep_links
from workbench.tasks.list_keeping import after_step, before_step
from workbench.tasks.making_ready import fill
from workbench.tasks.rationale_keeping import keep_of, keep_rationales
from workbench.tasks.shelf import Shelf
from workbench.tasks.taking_turns import turns_of
from workbench.tasks.tally import counted, tally_of

Origin = Literal["person", "program"]
_STEPS_WORTH_TIDYING = 10
_COUNTED_AT_A_TIME = 100
_TOLD_AT_A_TIME = 2_000
_LOOKED_AT_AGAIN = 8
"""Where others changed more documents, searches are made anew instead."""
_COUNTED = frozenset({"standing", "finding"})
"""The tables that hold what is counted of a record."""

Build = Callable[[], tuple[Edit, ...]]
Also = Callable[[int, str], None]


class _Behind(Exception):
    """Another window wrote since we last looked."""


class Session:
    """Commits steps, sees other windows' steps, undoes and redoes. What is read lies on the `shelf`.

    `person` is the author of steps; `doubt_below` the confidence under which a value needs eyes.
    """

    def __init__(self, path: Path, person: str, doubt_below: float, read_only: bool = False) -> None:
        self.path = path
        self.person = person
        self.read_only = read_only
        self._doubt_below = doubt_below
        self._db = open_project(path, read_only)
        self.conn = self._db.conn
        self.shelf = Shelf(path, self.conn)
        with self.shelf.explained():
            self._version = data_version(self.conn)
            self._last = journal.last_step(self.conn)
            if not read_only:
                fill(self._db, Progress())  # the window has had it done beside, with progress
            self._values_wait = values.waiting(self.conn) is not None
        self._untidy = _STEPS_WORTH_TIDYING if self._values_wait else 0
        self.sets = Bitmaps()
        self.searches = Searches()
        self._knows_checks = False
        self._counted: set[int] = set()
        self._tidying = Tidying(path)
        self._turns, self._gives_way = turns_of(path), False
        self._listeners: list[Callable[[ChangeSet], None]] = []
        self.history = self._new_history()

    def close(self) -> None:
        """Let go of the file."""
        self._tidying.stop()
        self.conn.close()

    def listen(self, listener: Callable[[ChangeSet], None]) -> None:
        """`listener` is told of every change from now on, other windows' too once they are seen."""
        self._listeners.append(listener)

    @property
    def last_step(self) -> int:
        """The number of the newest step that was seen."""
        return self._last

    def author(self) -> Author:
        """The person, now."""
        return Author(self.person, datetime.now(UTC).isoformat(timespec="milliseconds"))

    # writing

    def commit(
        self,
        label: str,
        edits: tuple[Edit, ...],
        seen: frozenset[int] = frozenset(),
        progress: Progress | None = None,
    ) -> ChangeSet:
        """Make a person's edits, all or none, and write them to the disk. Without edits nothing is written.

        `seen` are records that must not have changed at all since they were shown. Raises `EditRefused` when
        something changed meanwhile, `ProjectError` when the file cannot be written, and `Cancelled`.
        """
        if not edits:
            return ChangeSet(label)
        return self.write(JournalStep(0, "do", "person", label, "", "", None, ()), lambda: edits, seen, progress)

    def write(
        self,
        step: JournalStep,
        build: Build,
        seen: frozenset[int] = frozenset(),
        progress: Progress | None = None,
        also: Also | None = None,
        tries: int = 3,
    ) -> ChangeSet:
        """One step of the edits that `build` gives while the write lock is held; it may store what they need.

        `also` is called in the same transaction with the step's number and moment.
        """
        if self.read_only:
            raise ProjectError(f"{self.path.name} is open to read only. Open it for writing to change it.")
        for _ in range(tries):
            try:
                with self.shelf.explained():
                    changes = self._write(step, build, progress or Progress(), also)
                break
            except _Behind:
                others = self._catch_up()
                if others and others.records & seen:
                    raise EditRefused(
                        "The record was changed in another window just now. Nothing was changed here; look at it again."
                    ) from None
            except BaseException as error:
                self.shelf.forget_surroundings()  # they may rest on what was rolled back
                if isinstance(error, DiskFull):
                    error.label = step.label
                raise
        else:
            raise ProjectLocked(f"{self.path.name} is being written by another program all the time. Try again.")
        self._tell(changes)
        return changes

    def write_part(self, step: JournalStep, build: Build, also: Also, tries: int) -> None:
        """The same of a part of a large step: whoever else waits to write comes first."""
        self._gives_way = True
        try:
            self.write(step, build, also=also, tries=tries)
        finally:
            self._gives_way = False
            self.history = self._new_history()

    def _write(self, step: JournalStep, build: Build, progress: Progress, also: Also | None) -> ChangeSet:
        author, told = self.author(), False
        step = msgspec.structs.replace(step, by=step.by or author.by, at=author.at)
        try:
            with self._turns.turn(self._gives_way), self._db.atomic():
                number = journal.put_step(self.conn, step)
                if number != self._last + 1:
                    raise _Behind
                edits = build()
                changed, found, turned = self._write_edits(number, step, edits, progress)
                if also is not None:
                    also(number, step.at)
                self._turns.tell((number, step.at), turned)
                told = True
        except BaseException:
            if told:
                self._turns.take_back((number, step.at))
            raise
        self._last, self._knows_checks = number, True
        self._untidy += 1
        self.sets.turn(turned)
        self.searches.look_again(self.conn, changed)
        for id, record in changed.items():
            self.shelf.keep(record, found[id])
        if step.origin == "person":
            self.history.add(msgspec.structs.replace(step, id=number))
        return change_set(step.label, edits, step.kind)

    def _write_edits(
        self, number: int, step: JournalStep, edits: tuple[Edit, ...], progress: Progress
    ) -> tuple[dict[int, ReviewRecord], dict[int, tuple[Finding, ...]], list[Turn]]:
        """Write a step's edits and all that is kept beside the records; returns the records, what the checks find in
        them and the bits that turn.
        """
        had = before_step(self.conn, edits)
        changed = self._make(edits, progress)
        if any(isinstance(edit, GuidelineEdit) for edit in edits):
            catalogue.put_version(self.conn, step.at)
        journal.put_edits(self.conn, number, edits)
        alike = keep_rationales(self.conn, edits, changed)
        self._forget_what_rests_on(edits)
        found = {id: self.shelf.check(record) for id, record in changed.items()}
        for done, (id, record) in enumerate(changed.items()):
            progress.report(len(changed) + done, 2 * len(changed))
            tally = tally_of(record, found[id], self._doubt_below)
            standing.put_tally(self.conn, id, tally, number)
            findings.put(self.conn, id, counted(record, found[id]))
            documents.put_names(self.conn, id, tally.names)
        keep_links(self.conn, edits, changed)
        self._mark_due(edits, alike)
        return changed, found, after_step(self.conn, edits, had, changed)

    @contextmanager
    def hurrying(self) -> Iterator[None]:
        """Within, a commit does not wait for the disk. A power cut may lose the last ones, each whole."""
        with self.shelf.explained():
            self.conn.execute("PRAGMA synchronous = NORMAL")
            try:
                yield
            finally:
                self.conn.execute("PRAGMA synchronous = FULL")

    def flush(self) -> None:
        """Move what was written from the log into the file, as far as nobody reads it: no edit waits for that."""
        with self.shelf.explained():
            self.conn.execute("PRAGMA wal_checkpoint (PASSIVE)")

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction for what is no step: how a project is looked at, not what stands in it."""
        if self.read_only:
            raise ProjectError(f"{self.path.name} is open to read only. Open it for writing to change it.")
        with self.shelf.explained(), self._turns.turn(self._gives_way), self._db.atomic():
            begin_writing(self.conn)
            yield self.conn

    def recount(self, progress: Progress) -> None:
        """Write every record's counts anew, a hundred in a transaction; no step, for nothing a person said changes."""
        with self.shelf.explained():
            ids = standing.all_records(self.conn)
            for start in range(0, len(ids), _COUNTED_AT_A_TIME):
                progress.report(start, len(ids))
                with self.writing():
                    some = ids[start : start + _COUNTED_AT_A_TIME]
                    turned = [each for id in some for each in self._count(records.load(self.conn, id))]
                self.sets.turn(turned)
            with self.writing():
                findings.put_all_seen(self.conn)
            progress.report(len(ids), len(ids))

    def _count(self, record: ReviewRecord) -> list[Turn]:
        had = facets.of_record(self.conn, record.id, _COUNTED)
        found = self.shelf.check(record)
        standing.put_tally(self.conn, record.id, tally_of(record, found, self._doubt_below))
        findings.put(self.conn, record.id, counted(record, found))
        return facets.turn(self.conn, [(record.id, had, facets.of_record(self.conn, record.id, _COUNTED))])

    def _mark_due(self, edits: tuple[Edit, ...], alike: set[int]) -> None:
        if not self._knows_checks:
            if findings.known_checks(self.conn) not in (None, FINGERPRINT):
                findings.mark_all_due(self.conn)  # the last program that wrote here asked otherwise
            findings.put_known_checks(self.conn, FINGERPRINT)
        mark_due(self.conn, edits, alike)

    @property
    def is_count_due(self) -> bool:
        """Whether the counts of some records may no longer be what the checks would find."""
        with self.shelf.explained():
            return not self.read_only and findings.is_any_due(self.conn)

    def count_due(self, limit: int) -> int:
        """Count some of the records anew that the checks have to see again; returns how many, 0 when none is left.

        Listeners are told of those that were counted, many at a time.
        """
        with self.writing():
            some = findings.take_due(self.conn, limit)
            turned = []
            for id in some:
                record = records.load(self.conn, id)
                findings.mark_due(self.conn, keep_of(self.conn, record) - {*some})
                turned += self._count(record)
        self.sets.turn(turned)
        self.shelf.forget_findings()
        self._counted |= {*some}
        if self._counted and (not some or len(self._counted) >= _TOLD_AT_A_TIME):
            counted_anew, self._counted = frozenset(self._counted), set()
            self._tell(ChangeSet("", records=counted_anew))
        return len(some)

    def _make(self, edits: tuple[Edit, ...], progress: Progress) -> dict[int, ReviewRecord]:
        """Write the edits, each after it was found to hold. Returns the records they touch, as they are then."""
        changed: dict[int, ReviewRecord] = {}
        for done, edit in enumerate(edits):
            progress.report(done, 2 * len(edits))
            match edit:
                case GuidelineEdit(id, before_entry, _):
                    _same(catalogue.entry(self.conn, id), before_entry, "That catalogue entry")
                    write_edit(self.conn, edit, None)
                case WaiverEdit(record, code, before_waiver, _):
                    _same(waivers.of_record(self.conn, record).get(code), before_waiver, f"Check {code}")
                    write_edit(self.conn, edit, None)
                    if record:
                        changed.setdefault(record, self.shelf.record(record))
                case RecordEdit(id, None, after) if after is not None:
                    write_edit(self.conn, edit, None)
                    changed[id] = after
                case _:
                    before = changed.get(edit.record) or self.shelf.record(edit.record)
                    changed[edit.record] = apply(before, edit)
                    write_edit(self.conn, edit, before)
        return changed

    def _forget_what_rests_on(self, edits: tuple[Edit, ...]) -> None:
        if any(isinstance(edit, GuidelineEdit | WaiverEdit) for edit in edits):
            self.shelf.forget_surroundings()
        elif any(isinstance(edit, RecordEdit | StateEdit) or _is_told_elsewhere(edit) for edit in edits):
            self.shelf.forget_findings()

    # other windows

    def poll(self) -> ChangeSet | None:
        """What other windows changed since the last look; None for nothing. Listeners are told too.

        What was written since is tidied away beside the work. Ask once a second.
        """
        changes = self._catch_up()
        if self._untidy >= _STEPS_WORTH_TIDYING:
            self._untidy = 0
            self._tidying.start()
        return changes

    def _catch_up(self) -> ChangeSet | None:
        with self.shelf.explained():
            version = data_version(self.conn)
            if version == self._version:
                return None
            self._version = version
            if self._values_wait:  # an older project's values come into their index beside the work
                self._values_wait = values.waiting(self.conn) is not None
                self.searches.forget()
            newest = journal.last_step(self.conn)
            if newest == self._last:
                return None
            changes, people = journal.changes_after(self.conn, self._last)
            turned = self._turns.turned_by(journal.moments_after(self.conn, self._last))
        self._last = newest
        self.shelf.forget(changes.records)
        if changes.catalogue:
            self.shelf.forget_surroundings()
        self.shelf.forget_findings()
        if turned is None:
            self.sets.forget()
        else:
            self.sets.turn(turned)
        if turned is None or len(changes.records) > _LOOKED_AT_AGAIN:
            self.searches.forget()
        else:
            self.searches.look_again(self.conn, changes.records)
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

    def size_of(self, step: int) -> int:
        """How many edits a step has."""
        with self.shelf.explained():
            return journal.count_edits(self.conn, step)

    def undo(self, progress: Progress | None = None) -> ChangeSet | None:
        """Take back the person's last step; None when there is none. `progress` is told of a large one."""
        self._catch_up()
        step = self.history.to_undo()
        return self._swap(step, "undo", progress or Progress()) if step else None

    def redo(self, progress: Progress | None = None) -> ChangeSet | None:
        """Bring again the step that was taken back last; None when there is none."""
        self._catch_up()
        step = self.history.to_redo()
        return self._swap(step, "redo", progress or Progress()) if step else None

    def see_that_it_is_whole(self, step: int) -> None:
        """Raises `EditRefused` where a step, or one after it, is still being written in parts."""
        with self.shelf.explained():
            going = going_on.read(self.conn)
        if going is not None and step <= going.first:
            raise EditRefused("A step over many documents is still being written. Wait until it is done, or stop it.")

    def _swap(self, step: JournalStep, kind: StepKind, progress: Progress) -> ChangeSet:
        self.see_that_it_is_whole(step.id)
        with self.shelf.explained():
            edits = journal.all_edits_of(self.conn, step.id)
        if kind == "undo":
            edits = tuple(inverse(edit) for edit in reversed(edits))
        try:
            in_parts.swap(self, kind, step, edits, progress)
        except EditRefused as error:
            self.leave_out(kind)
            raise EditRefused(
                f"“{step.label}” cannot be {'undone' if kind == 'undo' else 'done again'}: what it changed was changed "
                "again since. Nothing was changed; the step is left out of the list."
            ) from error
        return change_set(step.label, edits, kind)

    def leave_out(self, kind: StepKind) -> None:
        """Undo, or redo, goes on with the step before the last."""
        if kind == "undo" and self.history.to_undo():
            self.history.skip_undo()
        elif kind == "redo" and self.history.to_redo():
            self.history.skip_redo()


def _same(stands: object, before: object, what: str) -> None:
    if stands != before:
        raise EditRefused(f"{what} was changed meanwhile. Nothing was changed.")


def _is_told_elsewhere(edit: Edit) -> bool:
    """Whether checks of other records look at what an edit changes."""
    return isinstance(edit, CellEdit) and edit.revalues and edit.place.name in ("case.case_number", "rationale")
