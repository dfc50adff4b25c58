"""The desk: the one door for changes. A person's acts and the program's each become one step of the journal.

It lives on the window's thread and knows no Qt; the command line uses the same one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import msgspec

from workbench.model.document import Document
from workbench.model.edits import ChangeSet, Edit, JournalStep, RecordEdit, Waiver, WaiverEdit
from workbench.model.errors import BadValue, VerifyRefused
from workbench.model.evidence import Span
from workbench.model.fields import LISTS, field_of
from workbench.model.findings import CheckInfo, Finding
from workbench.model.guidelines import Guideline
from workbench.model.past import PastValue
from workbench.model.queue import ProjectCounts, QueueFilter, QueueRow
from workbench.model.review import Place, RecordState, ReviewRecord, StateName, Value
from workbench.review import steps
from workbench.review.checks import CHECKS
from workbench.review.past import past_values
from workbench.settings import Settings
from workbench.store import documents, journal, queue, standing, waivers
from workbench.tasks.session import Session

_EVERYTHING = QueueFilter()


class _SameBytes(Exception):
    """The project has a document of these bytes."""


class Desk:
    """An open project under one person's hands."""

    def __init__(self, path: Path, settings: Settings, read_only: bool = False) -> None:
        """Raises `ProjectMissing`, `ProjectUnreadable`, `ProjectNewer`, `ProjectLocked`."""
        self.path = path
        self.name = path.stem
        self.settings = settings
        self.person = settings.name
        self.read_only = read_only
        self._session = Session(path, self.person, settings.doubt_below, read_only)
        self._shelf = self._session.shelf
        self._conn = self._session.conn
        self._counted: dict[QueueFilter, int] = {}
        self._session.listen(lambda _: self._counted.clear())

    def close(self) -> None:
        """Let go of the file. Everything is saved already."""
        self._session.close()

    def listen(self, listener: Callable[[ChangeSet], None]) -> None:
        """`listener` is told of every change from now on."""
        self._session.listen(listener)

    def poll(self) -> ChangeSet | None:
        """What other windows changed since the last look; None for nothing. Cheap: ask once a second."""
        return self._session.poll()

    def tidy(self) -> None:
        """Move what was written from the log into the project's file; `poll` does so by itself in a pause."""
        self._session.tidy()

    # reading

    def record(self, record: int) -> ReviewRecord:
        """The record as it stands. Raises `WorkbenchError` for no such record."""
        return self._shelf.record(record)

    def document(self, record: int) -> Document:
        """The document as it was read. Raises `WorkbenchError` when it could not be."""
        with self._shelf.explained():
            return documents.load_document(self._conn, record)

    def content(self, record: int) -> bytes:
        """The file's bytes. Raises `Unreadable` when a linked file is gone."""
        with self._shelf.explained():
            return documents.load_content(self._conn, record)

    def queue(self, wanted: QueueFilter, offset: int, limit: int) -> list[QueueRow]:
        """Rows `offset` to `offset + limit` of the queue."""
        with self._shelf.explained():
            return queue.page(self._conn, wanted, offset, limit, self._counted.get(wanted))

    def queue_count(self, wanted: QueueFilter) -> int:
        """How many rows the queue has."""
        with self._shelf.explained():
            self._counted[wanted] = queue.count(self._conn, wanted)
            return self._counted[wanted]

    def queue_position(self, wanted: QueueFilter, record: int) -> int | None:
        """The row at which a record stands, None when the filter leaves it out."""
        with self._shelf.explained():
            return queue.position(self._conn, wanted, record)

    def next_to_review(self, after: int | None, wanted: QueueFilter = _EVERYTHING) -> int | None:
        """The next new or in-review document behind `after`, round the end; None when there is no other."""
        with self._shelf.explained():
            return queue.next_in(self._conn, wanted, after, ("new", "in review"))

    def counts(self) -> ProjectCounts:
        """How many documents there are, by state."""
        with self._shelf.explained():
            return standing.counts(self._conn)

    def findings(self, record: int) -> tuple[Finding, ...]:
        """What the checks find in the record as it stands."""
        return self._shelf.findings(record)

    def checks(self, record: int = 0) -> tuple[CheckInfo, ...]:
        """Every check, and whether it is switched off for the record or for all."""
        with self._shelf.explained():
            off = {**waivers.of_record(self._conn, 0), **waivers.of_record(self._conn, record)}
        return tuple(CheckInfo(check.code, check.severity, check.reason, check.code in off) for check in CHECKS)

    def guideline(self, id: str) -> Guideline | None:
        """One catalogue entry, None for no such id."""
        return self._shelf.entries().get(id)

    def catalogue_entries(self) -> tuple[Guideline, ...]:
        """The project's catalogue, in its order."""
        return tuple(self._shelf.entries().values())

    def history(self, record: int, place: Place) -> list[PastValue]:
        """What stood at a place before and stands now, oldest first."""
        with self._shelf.explained():
            return past_values(journal.steps_of_place(self._conn, record, place), place)

    # a person's changes

    def confirm(self, record: int, places: Sequence[Place]) -> ChangeSet:
        """These values were seen and are right."""
        found = self.record(record)
        edits = steps.confirm(found, places, self._author())
        label = self._label(found, places[0]) if len(places) == 1 else f"{len(edits)} fields"
        return self._do(found, f"Confirm {label}", edits)

    def correct(self, record: int, place: Place, value: Value, evidence: tuple[Span, ...] = ()) -> ChangeSet:
        """A person gives a value. Raises `BadValue` when it does not fit the field."""
        found = self.record(record)
        if place.name == "guideline_id" and isinstance(value, str):
            self._known(value)
        return self._do(found, self._label(found, place), steps.correct(found, place, value, evidence, self._author()))

    def clear(self, record: int, place: Place) -> ChangeSet:
        """Nothing stands there, a person says."""
        found = self.record(record)
        return self._do(found, f"Clear {self._label(found, place)}", steps.clear(found, place, self._author()))

    def note(self, record: int, place: Place, text: str) -> ChangeSet:
        """A person's note on a field; blank takes it away."""
        found = self.record(record)
        return self._do(found, f"Note on {self._label(found, place)}", steps.annotate(found, place, text))

    def choose_link(self, record: int, row: str, guideline_id: str | None, rank: int | None = None) -> ChangeSet:
        """A citation means this entry, or none. `rank` is the candidate's place from 1, 0 for none."""
        if guideline_id is not None:
            self._known(guideline_id)
        found = self.record(record)
        return self._do(found, "Link", steps.choose_link(found, row, guideline_id, rank, self._author()))

    def add_row(
        self,
        record: int,
        list_path: str,
        parent: str = "",
        after: str | None = None,
        values: Mapping[str, Value] = {},
        *,
        evidence: tuple[Span, ...] = (),
    ) -> tuple[str, ChangeSet]:
        """A new row behind row `after`, at the end for None; returns its id."""
        found = self.record(record)
        row, room = steps.new_row(found, list_path, parent, after)
        edits = (*room, *steps.add_row(found, row, values, evidence, self._author()))
        return row.id, self._do(found, f"Add {LISTS[list_path].singular}", edits)

    def remove_row(self, record: int, row: str) -> ChangeSet:
        """A row goes, with its values and the rows it owns."""
        found = self.record(record)
        edits = steps.remove_row(found, row)
        return self._do(found, f"Remove {LISTS[found.list_of(row)].singular}", edits)

    def move_row(self, record: int, row: str, before: str | None) -> ChangeSet:
        """A row goes before another of its list, to the end for None."""
        found = self.record(record)
        edits = steps.move_row(found, row, before)
        return self._do(found, f"Move {LISTS[found.list_of(row)].singular}", edits)

    def verify(self, record: int) -> ChangeSet:
        """This revision is right, the person says. Raises `VerifyRefused` while a check of severity error stands."""
        standing_errors = [finding for finding in self.findings(record) if finding.severity == "error"]
        if standing_errors:
            raise _refusal(standing_errors)
        return self._set_state(record, "verified", "Verify")

    def postpone(self, record: int, reason: str, until: str | None) -> ChangeSet:
        """Later, for this reason; `until` an ISO date."""
        return self._set_state(record, "postponed", "Postpone", reason, until)

    def reject(self, record: int, reason: str) -> ChangeSet:
        """Not for the dataset, for this reason."""
        return self._set_state(record, "rejected", "Reject", reason)

    def reopen(self, record: int) -> ChangeSet:
        """Back into review."""
        return self._set_state(record, "in review", "Reopen")

    def do(self, label: str, edits: tuple[Edit, ...]) -> ChangeSet:
        """Any edits as one step, such as a link applied to all alike. Each must still hold, or none is made."""
        return self._session.commit(label, edits)

    def switch_off_check(self, code: str, reason: str, record: int = 0) -> ChangeSet:
        """A check is not asked any more of one record, of all where `record` is 0, for this reason."""
        author = self._author()
        return self._switch(f"Switch off check {code}", code, record, Waiver(reason, author.by, author.at))

    def switch_on_check(self, code: str, record: int = 0) -> ChangeSet:
        """A check that was switched off is asked again."""
        return self._switch(f"Switch on check {code}", code, record, None)

    def _switch(self, label: str, code: str, record: int, after: Waiver | None) -> ChangeSet:
        with self._shelf.explained():
            before = waivers.of_record(self._conn, record).get(code)
        if before == after:
            return ChangeSet(label)
        return self._session.commit(label, (WaiverEdit(record, code, before, after),))

    def undo(self) -> ChangeSet | None:
        """Take back this person's last step; None when there is none. Raises `EditRefused` where it cannot be."""
        return self._session.undo()

    def redo(self) -> ChangeSet | None:
        """Bring again what undo took back last; None when there is nothing."""
        return self._session.redo()

    @property
    def undo_label(self) -> str | None:
        """What undo would take back."""
        step = self._session.history.to_undo()
        return step.label if step else None

    @property
    def redo_label(self) -> str | None:
        """What redo would bring again."""
        step = self._session.history.to_redo()
        return step.label if step else None

    # the program's own

    def add_document(self, document: Document, content: bytes, record: ReviewRecord, path: Path) -> int | None:
        """Store a document and its proposed record; returns its number, None when the same bytes are there already.

        A document that could not be read from that path before becomes this one.
        """
        kept = content if self.settings.copy_documents else None
        added = 0

        def build() -> tuple[Edit, ...]:
            nonlocal added
            if documents.has_content(self._conn, document.sha256):
                raise _SameBytes
            failed = documents.failed_at(self._conn, path)
            before = self.record(failed) if failed else None
            added = documents.put_document(self._conn, document, kept, path, failed)
            return (RecordEdit(added, before, msgspec.structs.replace(record, id=added, state=RecordState())),)

        try:
            self._session.write(_import_step(document.file_name), build)
        except _SameBytes:
            return None
        return added

    def add_failure(self, path: Path, reason: str) -> int:
        """List a file that could not be read, with the reason; returns its number."""
        added = 0

        def build() -> tuple[Edit, ...]:
            nonlocal added
            failed = documents.failed_at(self._conn, path)
            before = self.record(failed) if failed else None
            added = failed or documents.put_unread(self._conn, path)
            state = RecordState("failed", reason, by=self.person, at=self._author().at)
            return (RecordEdit(added, before, ReviewRecord(path.name, id=added, state=state)),)

        self._session.write(_import_step(path.name), build)
        return added

    # within

    def _author(self) -> steps.Author:
        return self._session.author()

    def _do(self, record: ReviewRecord, label: str, edits: tuple[Edit, ...]) -> ChangeSet:
        return self._session.commit(label, steps.with_reopening(record, edits, self._author()))

    def _set_state(
        self, record: int, name: StateName, label: str, reason: str | None = None, until: str | None = None
    ) -> ChangeSet:
        found = self.record(record)
        author = self._author()
        state = RecordState(name, reason, until, author.by, author.at)
        seen = frozenset((record,)) if name == "verified" else frozenset[int]()
        return self._session.commit(label, steps.change_state(found, state), seen)

    def _label(self, record: ReviewRecord, place: Place) -> str:
        return field_of(record.list_of(place.row), place.name).label

    def _known(self, guideline_id: str) -> None:
        if self.guideline(guideline_id) is None:
            raise BadValue(f"The catalogue has no entry “{guideline_id}”. Choose one of its entries, or none.")


def _refusal(errors: list[Finding]) -> VerifyRefused:
    stand = "one check stands" if len(errors) == 1 else f"{len(errors)} checks stand"
    first = errors[0].message.removesuffix(".")
    return VerifyRefused(
        f"Not verified: {stand}. {first} (check {errors[0].code}).", tuple(each.code for each in errors)
    )


def _import_step(name: str) -> JournalStep:
    return JournalStep(0, "do", "program", f"Import {name}", "", "", None, ())
