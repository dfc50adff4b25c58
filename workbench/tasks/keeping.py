"""Writing the edits of one step, with all that is kept beside the records: counts, findings, facets, words, links."""

from __future__ import annotations

from msgspec import Struct

from workbench.model.edits import CellEdit, Edit, GuidelineEdit, JournalStep, RecordEdit, StateEdit, WaiverEdit
from workbench.model.errors import EditRefused
from workbench.model.findings import Finding
from workbench.model.review import ReviewRecord
from workbench.progress import Progress
from workbench.review.applying import apply
from workbench.review.checks import FINGERPRINT
from workbench.store import catalogue, documents, facets, findings, journal, standing, waivers
from workbench.store.connection import Connection
from workbench.store.facets import Turn
from workbench.store.writing import write_edit
from workbench.tasks.checks_due import mark_due
from workbench.tasks.link_keeping import keep_links
from workbench.tasks.list_keeping import after_step, before_step
from workbench.tasks.rationale_keeping import keep_rationales
from workbench.tasks.shelf import Shelf
from workbench.tasks.tally import counted, tally_of

_COUNTED = frozenset({"standing", "finding"})
"""The tables that hold what is counted of a record."""


class Written(Struct, frozen=True):
    """What a step left: the records it changed, what the checks find in each, and the bits of facets that turn.

    `texts` are those of the records whose document may have another text or name.
    """

    records: dict[int, ReviewRecord]
    findings: dict[int, tuple[Finding, ...]]
    turned: list[Turn]
    texts: set[int]


class Keeping:
    """Writes inside the transaction that is open, whoever opened it. `doubt_below` as for `Session`."""

    def __init__(self, conn: Connection, shelf: Shelf, doubt_below: float) -> None:
        self.conn, self.shelf, self._doubt_below = conn, shelf, doubt_below
        self._knows_checks = False

    def write(self, number: int, step: JournalStep, edits: tuple[Edit, ...], progress: Progress) -> Written:
        """Write the edits of a step. Raises `EditRefused` where one does not hold."""
        had = before_step(self.conn, edits)
        changed = self._make(edits, progress)
        if any(isinstance(edit, GuidelineEdit) for edit in edits):
            catalogue.put_version(self.conn, step.at)
        journal.put_edits(self.conn, number, edits)
        alike = keep_rationales(self.conn, edits, changed)
        self._forget_what_rests_on(edits)
        found = {id: self.shelf.check(record) for id, record in changed.items()}
        texts = {*changed} if step.origin == "program" else {e.record for e in edits if isinstance(e, RecordEdit)}
        for done, (id, record) in enumerate(changed.items()):
            progress.report(len(changed) + done, 2 * len(changed))
            tally = tally_of(record, found[id], self._doubt_below)
            standing.put_tally(self.conn, id, tally, number)
            findings.put(self.conn, id, counted(record, found[id]))
            if documents.put_names(self.conn, id, tally.names):
                texts.add(id)
        keep_links(self.conn, edits, changed)
        self._mark_due(edits, alike)
        return Written(changed, found, after_step(self.conn, edits, had, changed), texts)

    def committed(self) -> None:
        """The transaction is on the disk: by which checks findings are made need not be written again."""
        self._knows_checks = True

    def count(self, record: ReviewRecord) -> list[Turn]:
        """Count a record anew; returns the bits that turn."""
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


def _same(stands: object, before: object, what: str) -> None:
    if stands != before:
        raise EditRefused(f"{what} was changed meanwhile. Nothing was changed.")


def _is_told_elsewhere(edit: Edit) -> bool:
    """Whether checks of other records look at what an edit changes."""
    return isinstance(edit, CellEdit) and edit.revalues and edit.place.name in ("case.case_number", "rationale")
