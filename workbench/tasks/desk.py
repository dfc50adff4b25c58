"""The desk: the one door for changes. A person's acts and the program's each become one step of the journal.

It lives on the window's thread and knows no Qt; the command line uses the same one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from workbench.model.document import Document
from workbench.model.edits import CellEdit, ChangeSet, Edit, JournalStep, RecordEdit, RowEdit, Waiver, WaiverEdit
from workbench.model.errors import BadValue, EditRefused, VerifyRefused
from workbench.model.evidence import Span
from workbench.model.fields import LISTS, field_of
from workbench.model.findings import Finding
from workbench.model.review import Cell, Place, RecordState, ReviewRecord, StateName, Value
from workbench.progress import Progress
from workbench.review import reshaping, steps
from workbench.review.past import put_back
from workbench.review.reproposing import Reproposed, repropose, taken_out_by
from workbench.store import documents, journal, waivers
from workbench.tasks.deciding import Deciding

REPROPOSED: tuple[StateName, ...] = ("new", "in review", "postponed")
"""In these states a record takes a new proposal in."""


class _SameBytes(Exception):
    """The project has a document of these bytes."""


class _Unchanged(Exception):
    """There is nothing to write."""


class Desk(Deciding):
    """An open project under one person's hands."""

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
        """A person's note on a field; blank takes it away. The record's review stays as far as it is."""
        found = self.record(record)
        return self._session.commit(f"Note on {self._label(found, place)}", steps.annotate(found, place, text))

    def flag(self, record: int, place: Place, on: bool) -> ChangeSet:
        """A person flags a field to come back to, or takes the flag off; the review stays as far as it is."""
        found = self.record(record)
        verb = "Flag" if on else "Unflag"
        return self._session.commit(f"{verb} {self._label(found, place)}", steps.flag(found, place, on))

    def note_document(self, record: int, text: str) -> ChangeSet:
        """A person's note on the document as a whole; blank takes it away."""
        found = self.record(record)
        return self._session.commit("Note on the document", steps.remark(found, text, found.state.flag))

    def flag_document(self, record: int, on: bool) -> ChangeSet:
        """A person flags the document as a whole, or takes the flag off."""
        found = self.record(record)
        label = "Flag the document" if on else "Unflag the document"
        return self._session.commit(label, steps.remark(found, found.state.note, on))

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

    def split_row(
        self, record: int, row: str, at: int, parts: tuple[Mapping[str, Value], Mapping[str, Value]] = ({}, {})
    ) -> tuple[str, ChangeSet]:
        """A row becomes two where its first text is cut, at a code point; returns the new row's id.

        `parts` are what the two texts say of the row's other fields.
        """
        found = self.record(record)
        new, edits = reshaping.split_row(found, row, at, self._author(), parts)
        return new, self._do(found, f"Split {LISTS[found.list_of(row)].singular}", edits)

    def merge_rows(self, record: int, row: str, into: str) -> ChangeSet:
        """A row goes into another of its list, with its text, what the other lacks, and its own rows."""
        found = self.record(record)
        edits = reshaping.merge_rows(found, row, into, self._author())
        return self._do(found, f"Merge {LISTS[found.list_of(row)].label.lower()}", edits)

    def restore(self, record: int, place: Place, past: Cell | None) -> ChangeSet:
        """A value of the field's history stands again; later work elsewhere stays."""
        if past is None or past.value is None:
            return self.clear(record, place)
        return self.correct(record, place, past.value, past.evidence)

    def undo_field(self, record: int, place: Place) -> ChangeSet | None:
        """Put back what stood at one place before, later work elsewhere untouched; None where nothing stood before.

        This is a step of its own, which undo takes back. Asked again, it goes further back.
        """
        found = self.record(record)
        now = found.cells.get(place)
        before = put_back(self.history(record, place), now)
        if before == "nothing":
            return None
        return self._do(found, f"Undo {self._label(found, place)}", (CellEdit(record, place, now, before),))

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
        added = 0

        def build() -> tuple[Edit, ...]:
            nonlocal added
            if documents.has_content(self._conn, document.sha256):
                raise _SameBytes
            failed = documents.failed_at(self._conn, path)
            before = self.record(failed) if failed else None
            documents.put_content(self._conn, document.sha256, content, keep=self.settings.copy_documents)
            added = documents.put_document(self._conn, document, path, failed)
            return (RecordEdit(added, before, msgspec.structs.replace(record, id=added, state=RecordState())),)

        try:
            self._session.write(_program_step(f"Import {document.file_name}"), build)
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

        self._session.write(_program_step(f"Import {path.name}"), build)
        return added

    def reproposed(self, record: int, proposed: ReviewRecord) -> Reproposed:
        """What taking `proposed` in would make of a record, and how it differs from what was proposed before."""
        found = self.record(record)
        if found.state.name == "new":  # nobody took anything out
            return repropose(found, proposed)
        with self._shelf.explained():
            edits = [edit for step in journal.steps_of_record(self._conn, record) for edit in step.edits]
        used = {id for edit in edits if isinstance(edit, RecordEdit) and edit.after for id in edit.after.rows}
        used |= {edit.row for edit in edits if isinstance(edit, RowEdit)}
        return repropose(found, proposed, taken_out_by(edits), used)

    def repropose(self, record: int, proposed: ReviewRecord, document: Document | None = None) -> ChangeSet | None:
        """Take a new proposal in, and with it the `document` where it was read anew; None when nothing changes.

        What a person decided stands as it is. Raises `EditRefused` for a record that is verified or rejected.
        """

        def build() -> tuple[Edit, ...]:
            found = self.record(record)
            if found.state.name not in REPROPOSED:
                raise EditRefused(f"{found.file_name} is {found.state.name}: nothing new is proposed. Reopen it first.")
            after = self.reproposed(record, proposed).record
            if document is not None:
                documents.put_reading(self._conn, record, document)
            elif after == found:
                raise _Unchanged
            return (RecordEdit(record, found, after),)

        verb = "Propose" if document is None else "Read"
        try:
            return self._session.write(_program_step(f"{verb} {proposed.file_name} again"), build)
        except _Unchanged:
            return None

    def with_bytes(self, sha256: str) -> int | None:
        """The number of the document of these bytes, None for none."""
        with self._shelf.explained():
            return documents.with_content(self._conn, sha256)

    def recount(self, progress: Progress) -> None:
        """Count doubts and failing checks of every record anew, after a setting or a check changed for all."""
        self._session.recount(progress)

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
        return self._session.commit(label, steps.change_state(found, steps.state_after(found, state)), seen)

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


def _program_step(label: str) -> JournalStep:
    return JournalStep(0, "do", "program", label, "", "", None, ())
