"""A step over very many documents, written in parts of a few hundredths of a second: whoever waits comes between.

Each part is a step of the journal and all of them are one to undo. Where the work is broken off, what was written of it
is taken back: at once, or by whoever opens the project next where this program goes or dies.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from itertools import groupby
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from msgspec.structs import replace

from workbench.model.edits import (
    UNFINISHED,
    CellEdit,
    ChangeSet,
    Edit,
    JournalStep,
    RecordEdit,
    RowEdit,
    StateEdit,
    StepKind,
    inverse,
)
from workbench.model.errors import EditRefused, ProjectLocked, TryLater, WorkbenchError
from workbench.progress import Abandoned, Progress
from workbench.review.applying import apply
from workbench.settings import Settings
from workbench.store import going_on, journal, standing
from workbench.store.going_on import GoingOn

if TYPE_CHECKING:
    from workbench.tasks.session import Session

AT_ONCE = 12
"""Steps over no more documents are written in one."""
_HELD_SECONDS = 0.03
"""So long the file should be held for one part."""
_AT_FIRST, _MOST = 4, 40
"""So many documents the first part has, and any at most: their records are at hand (`Shelf`)."""
_TRIES = 5
_FLUSHED, _PARTS_FLUSHED = 150, 24
"""After so many documents, or parts, what was written is tidied away, while nobody waits for it."""

Group = tuple[Edit, ...]
"""The edits of one document."""

_SWAPPED: dict[StepKind, StepKind] = {"do": "undo", "undo": "redo", "redo": "undo"}


class _NothingLeft(Exception):
    """No edit of a part holds any more."""


def groups_of(edits: Sequence[Edit]) -> list[Group]:
    """Edits parted by document, in their order; all together where some are no document's."""
    if not all(isinstance(edit, _OF_A_RECORD) for edit in edits):
        return [tuple(edits)]
    return [tuple(some) for _, some in groupby(edits, key=_record_of)]


_OF_A_RECORD = (CellEdit, RowEdit, StateEdit, RecordEdit)


def _record_of(edit: Edit) -> int:
    return edit.record if isinstance(edit, CellEdit | RowEdit | StateEdit | RecordEdit) else 0


def write(
    session: Session, step: JournalStep, groups: Sequence[Group], progress: Progress, *, all_of_it: bool, careful: bool
) -> list[int]:
    """Write a step of the session's person over these documents; returns those left out: changed since by others.

    With `all_of_it` the whole step is refused instead, and with `careful` a document that was changed at all is left
    out, otherwise one of which an edit no longer holds. Raises `EditRefused`, `ProjectLocked`, `DiskFull`, `Cancelled`:
    then nothing of it stands, or what does is taken back when the project is opened next.
    """
    parts = _Parts(session, step, progress, all_of_it, careful)
    with session.shelf.explained(), session.listening(parts.note_changes):
        if len(groups) <= AT_ONCE:
            parts.write_whole(groups)
        else:
            _write_in_parts(session, parts, groups)
    return parts.left


def _write_in_parts(session: Session, parts: _Parts, groups: Sequence[Group]) -> None:
    take_up(session)
    if going_on.read(session.conn) is not None:
        raise _other_step(session)
    try:
        parts.write(groups)
    except Abandoned:
        parts.give_up()
        raise
    except BaseException:
        with suppress(WorkbenchError):  # where even that cannot be written it is done with the next opening
            parts.take_back()
        raise
    parts.end()


def _other_step(session: Session) -> ProjectLocked:
    return ProjectLocked(
        f"{session.path.name} is being changed by another step over many documents. Nothing was changed. "
        "Try again when that is done."
    )


def take_up(session: Session, progress: Progress | None = None) -> bool:
    """Take back what stands of a step that nobody goes on with; whether there was any."""
    with session.shelf.explained():
        found = going_on.read(session.conn)
        if found is None or found.is_alive or session.read_only:
            return False
        with suppress(TryLater):  # another window was quicker
            _take_back(session, found, progress or Progress())
    return True


def take_up_at(path: Path, settings: Settings, progress: Progress) -> None:
    """The same of a project that is not open yet."""
    from workbench.tasks.session import Session  # noqa: PLC0415 - it imports this

    session = Session(path, settings.name, settings.doubt_below)
    try:
        take_up(session, progress)
    finally:
        session.close()


class _Parts:
    """One step while its parts are written."""

    def __init__(self, session: Session, step: JournalStep, progress: Progress, all_of_it: bool, careful: bool) -> None:
        self._session, self._step, self._progress = session, step, progress
        self._all_of_it, self._careful = all_of_it, careful
        self._going: GoingOn | None = None
        self._changed: set[int] = set()
        self.left: list[int] = []

    def note_changes(self, changes: ChangeSet) -> None:
        """These records were changed, by whomever."""
        self._changed.update(changes.records)

    def write_whole(self, groups: Sequence[Group]) -> None:
        """So few that they are one step like any other."""
        with suppress(_NothingLeft):
            self._session.write(self._step, lambda: self._made(groups), progress=self._progress)

    def write(self, groups: Sequence[Group]) -> None:
        """Write part after part; none need be on the disk before the last, for all of them stand or fall together."""
        with self._session.hurrying():
            self._write_parts(groups)

    def _write_parts(self, groups: Sequence[Group]) -> None:
        at, size, flushed, parts = 0, _AT_FIRST, 0, 0
        while at < len(groups):
            self._progress.report(len(groups) + at, 2 * len(groups), self._step.label)
            some = groups[at : at + size]
            for group in some:  # read before the file is held
                self._session.shelf.record(_record_of(group[0]))
            held = self._write_part(some)
            at += len(some)
            size = max(1, min(_MOST, 2 * size, round(len(some) * _HELD_SECONDS / held)))
            parts += 1
            if at - flushed >= _FLUSHED or parts == _PARTS_FLUSHED:
                self._session.flush()
                flushed, parts = at, 0

    def _write_part(self, groups: Sequence[Group]) -> float:
        """Write some documents' edits; returns for how many seconds the file was held."""
        started = 0.0
        left, before = [*self.left], self._going

        def build() -> tuple[Edit, ...]:
            nonlocal started
            started, self.left, self._going = perf_counter(), [*left], before
            return self._made(groups)

        step = replace(self._step, of=before.of if before else self._step.of or 0)
        try:
            self._session.write_part(step, build, self._note, _TRIES)
        except _NothingLeft:
            pass
        except BaseException:
            self._going = before
            raise
        return max(perf_counter() - started, 0.0005)

    def _made(self, groups: Sequence[Group]) -> tuple[Edit, ...]:
        """The edits that hold."""
        made: list[Edit] = []
        for group in groups:
            if self._all_of_it:
                _see_that_it_holds(self._session, group)
                made += group
            elif self._holds(group):
                made += group
            else:
                self.left.append(_record_of(group[0]))
        if not made:
            raise _NothingLeft
        return tuple(made)

    def _holds(self, group: Group) -> bool:
        record = _record_of(group[0])
        return not (self._careful and record in self._changed) and _holds(self._session, group)

    def _note(self, number: int, at: str) -> None:
        """In the transaction of a part: say that this is going on, and see that it is still ours."""
        if self._going is not None:
            _see_that_it_goes_on(self._session, self._going)
        elif going_on.read(self._session.conn) is not None:
            raise _other_step(self._session)
        else:
            kind, of = self._step.kind, self._step.of or number
            self._going = GoingOn(number, kind, of, self._step.by or self._session.person, at)
        going_on.put(self._session.conn, replace(self._going, at=at))

    def end(self) -> None:
        if self._going is not None:
            with self._session.writing() as conn:
                _see_that_it_goes_on(self._session, self._going)
                going_on.end(conn)

    def give_up(self) -> None:
        """This program goes: the next one need not wait."""
        if self._going is not None:
            with suppress(WorkbenchError), self._session.writing() as conn:
                _see_that_it_goes_on(self._session, self._going)
                going_on.put(conn, replace(self._going, at=""))

    def take_back(self) -> None:
        if self._going is not None and going_on.read(self._session.conn) is not None:
            _take_back(self._session, self._going, Progress())


def _see_that_it_goes_on(session: Session, going: GoingOn) -> None:
    found = going_on.read(session.conn)
    if found is None or found.first != going.first:
        raise TryLater(
            "The step was silent for long, and another window has taken back what was written of it. "
            "Nothing was changed. Do it again."
        )


def _holds(session: Session, group: Group) -> bool:
    """Whether each edit of a document is made for what stands there now."""
    try:
        _see_that_it_holds(session, group)
    except EditRefused:
        return False
    return True


def _see_that_it_holds(session: Session, group: Group) -> None:
    """Raises `EditRefused` where it does not; of edits that are no document's the session sees that itself."""
    if all(isinstance(edit, _OF_A_RECORD) for edit in group):
        record = session.shelf.record(_record_of(group[0]))
        for edit in group:
            record = apply(record, edit)


def _take_back(session: Session, going: GoingOn, progress: Progress) -> None:
    """Take back what stands of a step, document by document, but where somebody changed one since."""
    conn = session.conn
    written = journal.steps_for(conn, going.kind, going.of, going.by, going.first)
    edits = [edit for step in written for edit in journal.edits_of(conn, step)]
    groups = groups_of([inverse(edit) for edit in reversed(edits)])
    label = UNFINISHED if going.kind == "do" else journal.head_of(conn, going.of).label
    step = JournalStep(0, _SWAPPED[going.kind], "person", label, going.by, "", going.of, ())
    parts = _Parts(session, step, progress, all_of_it=False, careful=False)
    parts._going = going
    parts.write(groups)
    parts.end()


def swap(session: Session, kind: StepKind, step: JournalStep, edits: Iterable[Edit], progress: Progress) -> None:
    """Write the edits that take a step back or bring it again, all of them or none. Raises `EditRefused`."""
    groups = groups_of(tuple(edits))
    with session.shelf.explained():
        going = going_on.read(session.conn)
        if going is not None and going.first == step.id:
            take_up(session)
        if len(groups) > AT_ONCE:
            _see_that_all_hold(session, step, groups)
    swapping = JournalStep(0, kind, "person", step.label, "", "", step.id, ())
    write(session, swapping, groups, progress, all_of_it=True, careful=False)


def _see_that_all_hold(session: Session, step: JournalStep, groups: Sequence[Group]) -> None:
    """So that a step which cannot be taken back is refused before anything is written: those that others changed."""
    own = {
        *journal.parts_of(session.conn, step.id),
        *journal.steps_for(session.conn, "undo", step.id, session.person, step.id),
        *journal.steps_for(session.conn, "redo", step.id, session.person, step.id),
    }
    changed = standing.changed_otherwise(session.conn, [_record_of(group[0]) for group in groups], own)
    if not all(_holds(session, group) for group in groups if _record_of(group[0]) in changed):
        raise EditRefused("What it changed was changed again since. Nothing was changed.")
