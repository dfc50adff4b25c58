"""What a step changed, for whoever shows it."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.model.edits import (
    CellEdit,
    ChangeSet,
    Edit,
    GuidelineEdit,
    RecordEdit,
    RowEdit,
    StateEdit,
    StepKind,
    WaiverEdit,
)
from workbench.model.review import Place


def change_set(label: str, edits: Iterable[Edit], kind: StepKind = "do") -> ChangeSet:
    """The records, places and rows that `edits` touch."""
    records: set[int] = set()
    places: set[tuple[int, Place]] = set()
    rows: set[int] = set()
    states: set[int] = set()
    catalogue = False
    for edit in edits:
        if isinstance(edit, GuidelineEdit) or (isinstance(edit, WaiverEdit) and edit.record == 0):
            catalogue = True  # what stands beside all records changed: each panel looks again
            continue
        records.add(edit.record)
        match edit:
            case CellEdit():
                places.add((edit.record, edit.place))
            case RowEdit():
                rows.add(edit.record)
            case StateEdit():
                states.add(edit.record)
            case RecordEdit():
                rows.add(edit.record)
                states.add(edit.record)
    return ChangeSet(label, frozenset(records), frozenset(places), frozenset(rows), frozenset(states), catalogue, kind)
