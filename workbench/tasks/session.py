"""One open project: the single way in which anything in it is changed, seen from other windows, undone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import msgspec

from workbench.model.edits import (
    ChangeSet,
    Edit,
    JournalStep,
    StepKind,
    inverse,
)
from workbench.model.errors import DiskFull, EditRefused, ProjectError, ProjectLocked, TryLater
from workbench.progress import Progress
from workbench.review.changes import change_set
from workbench.review.history import History
from workbench.review.steps import Author
from workbench.store import (
    findings,
    going_on,
    journal,
    records,
    standing,
    values,
)
from workbench.store.bitmaps import Bitmaps
from workbench.store.connection import Connection, begin_writing, data_version, leave_the_log, open_project
from workbench.store.listing import Searches
from workbench.store.tidying import INDEXES, MERGES, Tidying, merge
from workbench.tasks import in_parts
from workbench.tasks.keeping import Keeping
from workbench.tasks.making_ready import fill
from workbench.tasks.rationale_keeping import keep_of
from workbench.tasks.shelf import Shelf
from workbench.tasks.taking_turns import turns_of

_STEPS_WORTH_TIDYING, _STEPS_TO_TIDY = 10, 30
"""Tidied after so many steps in a pause, after so many at the latest: 64 unmerged make SQLite merge within an edit."""
_COUNTED_AT_A_TIME = 100
_TOLD_AT_A_TIME = 2_000
_LOOKED_AT_AGAIN = 8
"""Where others changed more documents, searches are made anew instead."""

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
        self._db = open_project(path, read_only)
        self.conn = self._db.conn
        self.shelf = Shelf(path, self.conn)
        self._keeping = Keeping(self.conn, self.shelf, doubt_below)
        with self.shelf.explained():
            self._version = data_version(self.conn)
            self._last = journal.last_step(self.conn)
            if not read_only:
                fill(self._db, Progress())  # the window has had it done beside, with progress
                leave_the_log(self.conn)
            self._values_wait = values.waiting(self.conn) is not None
        self._untidy = _STEPS_WORTH_TIDYING if self._values_wait else 0
        self.sets = Bitmaps()
        self.searches = Searches()
        self._counted: set[int] = set()
        self._turns, self._gives_way = turns_of(path), False
        self._tidying = Tidying(path, partial(self._turns.turn, gives_way=True))
        self._listeners: list[Callable[[ChangeSet], None]] = []
        self.history = self._new_history()

    def close(self) -> None:
        """Let go of the file."""
        self._tidying.stop()
        self.searches.close()
        self.conn.close()

    def listen(self, listener: Callable[[ChangeSet], None]) -> None:
        """`listener` is told of every change from now on, other windows' too once they are seen."""
        self._listeners.append(listener)

    @contextmanager
    def listening(self, listener: Callable[[ChangeSet], None]) -> Iterator[None]:
        """The same as long as this lasts."""
        self._listeners.append(listener)
        try:
            yield
        finally:
            self._listeners.remove(listener)

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
        with self._turns.turn(self._gives_way):
            changes = self._try(step, build, seen, progress or Progress(), also, tries)
        self._tell(changes)
        return changes

    def _try(
        self, step: JournalStep, build: Build, seen: frozenset[int], progress: Progress, also: Also | None, tries: int
    ) -> ChangeSet:
        for _ in range(tries):
            try:
                with self.shelf.explained():
                    return self._write(step, build, progress, also)
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
        raise ProjectLocked(f"{self.path.name} is being written by another program all the time. Try again.")

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
            with self._db.atomic():
                number = journal.put_step(self.conn, step)
                if number != self._last + 1:
                    raise _Behind
                edits = build()
                written = self._keeping.write(number, step, edits, progress)
                if also is not None:
                    also(number, step.at)
                self._turns.tell((number, step.at), written.turned)
                told = True
        except BaseException:
            if told:
                self._turns.take_back((number, step.at))
            raise
        self._last = number
        self._keeping.committed()
        self.sets.turn(written.turned)
        self.searches.look_again(self.conn, written.records, written.texts)
        for id, record in written.records.items():
            self.shelf.keep(record, written.findings[id])
        if step.origin == "person":
            self.history.add(msgspec.structs.replace(step, id=number))
        self._untidy += not self._gives_way  # who writes in parts tidies between them
        self._tidy_after(_STEPS_TO_TIDY)
        return change_set(step.label, edits, step.kind)

    def _tidy_after(self, steps: int) -> None:
        if self._untidy >= steps:
            self._untidy = 0
            self._tidying.start()

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
        """Between parts: move what was written from the log into the file, as far as nobody reads it, and merge the
        indexes of words a little at a time, before SQLite would do it all at once in some part.
        """
        with self.shelf.explained():
            self.conn.execute("PRAGMA wal_checkpoint (PASSIVE)")
            for index in INDEXES:
                for _ in range(MERGES):
                    with self._turns.turn(gives_way=True):
                        if not merge(self.conn, index):
                            break

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
                    turned = [each for id in some for each in self._keeping.count(records.load(self.conn, id))]
                self.sets.turn(turned)
            with self.writing():
                findings.put_all_seen(self.conn)
            progress.report(len(ids), len(ids))

    @property
    def is_count_due(self) -> bool:
        """Whether the counts of some records may no longer be what the checks would find."""
        with self.shelf.explained():
            return not self.read_only and findings.is_any_due(self.conn)

    def count_due(self, limit: int) -> int:
        """Count some of the records anew that the checks have to see again; returns how many, 0 when none is left.

        Listeners are told of those that were counted, many at a time.
        """
        with self._turns.turn(self._gives_way):
            self._catch_up()  # the bits that others turned before come first
            with self.writing():
                some = findings.take_due(self.conn, limit)
                turned = []
                for id in some:
                    record = records.load(self.conn, id)
                    findings.mark_due(self.conn, keep_of(self.conn, record) - {*some})
                    turned += self._keeping.count(record)
        self.sets.turn(turned)
        self.shelf.forget_findings()
        self._counted |= {*some}
        if self._counted and (not some or len(self._counted) >= _TOLD_AT_A_TIME):
            counted_anew, self._counted = frozenset(self._counted), set()
            self._tell(ChangeSet("", records=counted_anew))
        return len(some)

    # other windows

    def poll(self) -> ChangeSet | None:
        """What other windows changed since the last look; None for nothing. Listeners are told too.

        What was written since is tidied away beside the work. Ask once a second.
        """
        changes = self._catch_up()
        self._tidy_after(_STEPS_WORTH_TIDYING)
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
            self.searches.look_again(self.conn, changes.records, changes.records)
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

    def size_of(self, step: int | None) -> int:
        """How many edits a step has; 0 for none."""
        if step is None:
            return 0
        with self.shelf.explained():
            return journal.count_edits(self.conn, step)

    def undo(self, progress: Progress | None = None, which: int | None = None) -> ChangeSet | None:
        """Take back the person's last step, or the one they meant; None when there is none.

        `progress` is told of a large one.
        """
        self._catch_up()
        step = journal.head_of(self.conn, which) if which else self.history.to_undo()
        return self._swap(step, "undo", progress or Progress()) if step else None

    def redo(self, progress: Progress | None = None, which: int | None = None) -> ChangeSet | None:
        """Bring again the step that was taken back last, or the one they meant; None when there is none."""
        self._catch_up()
        step = journal.head_of(self.conn, which) if which else self.history.to_redo()
        return self._swap(step, "redo", progress or Progress()) if step else None

    def see_that_it_is_whole(self, step: int) -> None:
        """Raises `TryLater` where a step, or one after it, is still being written in parts."""
        with self.shelf.explained():
            going = going_on.read(self.conn)
        if going is not None and going.is_alive and step <= going.first:
            raise TryLater("A step over many documents is still being written. Wait until it is done, or stop it.")

    def _swap(self, step: JournalStep, kind: StepKind, progress: Progress) -> ChangeSet:
        self.see_that_it_is_whole(step.id)
        with self.shelf.explained():
            edits = journal.all_edits_of(self.conn, step.id)
        if kind == "undo":
            edits = tuple(inverse(edit) for edit in reversed(edits))
        try:
            in_parts.swap(self, kind, step, edits, progress)
        except TryLater:
            raise
        except EditRefused as error:
            self.leave_out(kind, step.id)
            raise EditRefused(
                f"“{step.label}” cannot be {'undone' if kind == 'undo' else 'done again'}: what it changed was changed "
                "again since. Nothing was changed; the step is left out of the list."
            ) from error
        return change_set(step.label, edits, kind)

    def to_swap(self, kind: StepKind) -> int | None:
        """The number of the step that undo would take back, or redo bring again; None for none."""
        step = self.history.to_undo() if kind == "undo" else self.history.to_redo()
        return step.id if step else None

    def leave_out(self, kind: StepKind, step: int) -> None:
        """Undo, or redo, goes on with the step before this one."""
        if self.to_swap(kind) == step:
            (self.history.skip_undo if kind == "undo" else self.history.skip_redo)()
