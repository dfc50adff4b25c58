"""The desk: the one door for changes. A person's acts and the program's each become one step of the journal.

It lives on the window's thread and knows no Qt; the command line uses the same one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from workbench.model.edits import CellEdit, ChangeSet, Edit, JournalStep, Waiver, WaiverEdit
from workbench.model.errors import BadValue, VerifyRefused
from workbench.model.evidence import Span
from workbench.model.fields import LISTS, Kind, field_of, fields_of
from workbench.model.findings import Finding
from workbench.model.review import Cell, Place, RecordState, ReviewRecord, StateName, Value
from workbench.model.visit import Visit
from workbench.progress import Progress
from workbench.review import reshaping, steps
from workbench.review.consequences import with_consequences
from workbench.review.past import put_back
from workbench.review.picking import add_picked
from workbench.store import visits, waivers
from workbench.tasks import in_parts
from workbench.tasks.deciding import Deciding
from workbench.tasks.receiving import Receiving


class Desk(Deciding, Receiving):
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

    def correct_row(
        self, record: int, row: str, values: Mapping[str, Value], evidence: tuple[Span, ...] = ()
    ) -> ChangeSet:
        """A person gives several values of one row in one step; a field that is not told is left empty, a link stays.

        Raises `BadValue` when one does not fit its field.
        """
        found = self.record(record)
        specs = [spec for spec in fields_of(found.list_of(row)) if spec.kind is not Kind.LINK]
        edits: list[Edit] = []
        for spec in specs:
            value = values.get(spec.name)
            if value is not None or found.value(row, spec.name) is not None:
                edits += steps.correct(found, Place(row, spec.name), value, evidence, self._author())
        return self._do(found, self._label(found, Place(row, specs[0].name)), tuple(edits))

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

    def add_picked(self, record: int, picked: ReviewRecord) -> tuple[str, ChangeSet]:
        """The item that a person picked on the page (`picking.pick_item`), in one step; returns its row's id."""
        found = self.record(record)
        row, edits = add_picked(found, picked, self._author())
        return row, self._do(found, "Add item", edits)

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

    def do(self, label: str, edits: tuple[Edit, ...], progress: Progress | None = None) -> ChangeSet:
        """Any edits as one step, such as one over many documents. Each must still hold, or none is made."""
        return self._session.commit(label, edits, progress=progress)

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

    def do_each(
        self, label: str, groups: Sequence[tuple[Edit, ...]], progress: Progress, *, careful: bool = False
    ) -> list[int]:
        """The edits of many documents, a tuple each, as one step; returns the documents left out.

        Left out is one of which an edit does not hold any more; with `careful` any that was changed since the desk
        was opened. Many are written in parts, between which others may write.
        """
        step = JournalStep(0, "do", "person", label, "", "", None, ())
        return in_parts.write(self._session, step, groups, progress, all_of_it=False, careful=careful)

    def undo(self) -> ChangeSet | None:
        """Take back this person's last step; None when there is none. Raises `EditRefused` where it cannot be."""
        return self._session.undo()

    def redo(self) -> ChangeSet | None:
        """Bring again what undo took back last; None when there is nothing."""
        return self._session.redo()

    def swap(self, kind: Literal["undo", "redo"], which: int | None, progress: Progress) -> ChangeSet | None:
        """The same of a large step, with progress: the one that the person meant when they asked, the last for None."""
        return (self._session.undo if kind == "undo" else self._session.redo)(progress, which)

    def leave_out(self, kind: Literal["undo", "redo"], step: int) -> None:
        """Undo, or redo, goes on with the step before this one: another desk found that it cannot be swapped."""
        self._session.leave_out(kind, step)

    def see_that_undo_may_begin(self) -> bool:
        """True; raises `TryLater` while what undo would take back is still being written."""
        step = self._session.to_swap("undo")
        if step is not None:
            self._session.see_that_it_is_whole(step)
        return True

    @property
    def undo_size(self) -> int:
        """How many edits undo would take back."""
        return self._session.size_of(self.to_swap("undo"))

    @property
    def redo_size(self) -> int:
        """How many edits redo would bring again."""
        return self._session.size_of(self.to_swap("redo"))

    def to_swap(self, kind: Literal["undo", "redo"]) -> int | None:
        """The number of the step that undo would take back, or redo bring again; None for none."""
        return self._session.to_swap(kind)

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

    # what it takes

    def note_visit(self, visit: Visit) -> None:
        """A person was with a document. No step: nothing that is said of it changes."""
        if not self.read_only:
            with self._session.writing() as conn:
                visits.put(conn, visit)

    def forget_visits(self) -> int:
        """Forget what this person's documents took; returns how many stays that were."""
        with self._session.writing() as conn:
            return visits.forget(conn, self.person)

    @property
    def is_count_due(self) -> bool:
        """Whether what the checks find in some records has to be counted anew: ask after each change."""
        return self._session.is_count_due

    def count_due(self, limit: int) -> int:
        """Count a few of those records anew, in a pause; returns how many, 0 when none is left."""
        return self._session.count_due(limit)

    def recount(self, progress: Progress) -> None:
        """Count doubts and failing checks of every record anew, after a setting or a check changed for all."""
        self._session.recount(progress)

    # within

    def author(self) -> steps.Author:
        """The person, now."""
        return self._session.author()

    def _author(self) -> steps.Author:
        return self._session.author()

    def _do(self, record: ReviewRecord, label: str, edits: tuple[Edit, ...]) -> ChangeSet:
        return self._session.commit(label, with_consequences(record, edits, self._author()))

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
