"""What a person does: edits that swap one value for another, gathered into steps. Undo swaps back."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from workbench.model.guidelines import Guideline
from workbench.model.review import Cell, Place, RecordState, ReviewRecord, Row


class CellEdit(Struct, frozen=True, tag="cell"):
    """A cell changes. None stands for no cell."""

    record: int
    place: Place
    before: Cell | None
    after: Cell | None

    @property
    def revalues(self) -> bool:
        """Whether the value itself changes, and not only what is said about it."""
        return (self.before.value if self.before else None) != (self.after.value if self.after else None)


class RowEdit(Struct, frozen=True, tag="row"):
    """A row comes (`before` None), goes (`after` None) or moves. A row's cells are edited apart, around it."""

    record: int
    row: str
    before: Row | None
    after: Row | None


class StateEdit(Struct, frozen=True, tag="state"):
    """A record's review state changes."""

    record: int
    before: RecordState
    after: RecordState


class RecordEdit(Struct, frozen=True, tag="record"):
    """A whole record comes or is replaced: import and re-extraction, by the program."""

    record: int
    before: ReviewRecord | None
    after: ReviewRecord | None


class GuidelineEdit(Struct, frozen=True, tag="guideline"):
    """A catalogue entry comes, goes or changes: a drafted entry, a remembered reading."""

    guideline_id: str
    before: Guideline | None
    after: Guideline | None


class Waiver(Struct, frozen=True):
    """A check switched off: why, by whom, when (ISO time in UTC)."""

    reason: str
    by: str
    at: str


class WaiverEdit(Struct, frozen=True, tag="waiver"):
    """A check is switched off (`before` None) or on again (`after` None) for a record; for all where `record` is 0."""

    record: int
    code: str
    before: Waiver | None
    after: Waiver | None


Edit = CellEdit | RowEdit | StateEdit | RecordEdit | GuidelineEdit | WaiverEdit


StepKind = Literal["do", "undo", "redo"]
UNFINISHED = "Taken back unfinished"


class JournalStep(Struct, frozen=True):
    """A step as the journal keeps it. `of` is the step that an undo or redo takes back or brings again.

    A step over very many documents is written in parts, each a step of its own: `of` is then the first part's number,
    for the first part too (0 until it has one). An undo labelled `UNFINISHED` takes back one that came to no end.

    `origin` tells a person's steps, which can be undone, from the program's own (import, extraction).
    """

    id: int
    kind: StepKind
    origin: Literal["person", "program"]
    label: str
    by: str
    at: str
    of: int | None
    edits: tuple[Edit, ...]


class ChangeSet(Struct, frozen=True):
    """What changed, so that each panel redraws what it shows and no more.

    `records` the records touched, `places` the cells by record, `rows` the records whose lists changed shape, `states`
    those whose review state changed, `catalogue` whether entries, or checks for all, changed. `label` is the step's.
    """

    label: str
    records: frozenset[int] = frozenset()
    places: frozenset[tuple[int, Place]] = frozenset()
    rows: frozenset[int] = frozenset()
    states: frozenset[int] = frozenset()
    catalogue: bool = False
    kind: StepKind = "do"


def inverse(edit: Edit) -> Edit:
    """The edit that takes `edit` back."""
    match edit:
        case CellEdit(record, place, before, after):
            return CellEdit(record, place, after, before)
        case RowEdit(record, row, before, after):
            return RowEdit(record, row, after, before)
        case StateEdit(record, before_state, after_state):
            return StateEdit(record, after_state, before_state)
        case RecordEdit(record, before_record, after_record):
            return RecordEdit(record, after_record, before_record)
        case GuidelineEdit(guideline_id, before_entry, after_entry):
            return GuidelineEdit(guideline_id, after_entry, before_entry)
        case WaiverEdit(record, code, before_waiver, after_waiver):
            return WaiverEdit(record, code, after_waiver, before_waiver)
