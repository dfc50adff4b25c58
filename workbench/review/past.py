"""What stood at one place, step by step."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.model.edits import CellEdit, JournalStep, RecordEdit
from workbench.model.past import PastValue
from workbench.model.review import Cell, Place


def past_values(steps: Iterable[JournalStep], place: Place) -> list[PastValue]:
    """Each value that stood at `place`, oldest first; a step that left it as it was makes no line."""
    found: list[PastValue] = []
    for step in steps:
        for edit in step.edits:
            cell = _after(edit, place)
            if not found or found[-1].cell != cell:
                found.append(PastValue(cell, step.id, step.kind, step.origin, step.label, step.by, step.at))
    return found


def _after(edit: object, place: Place) -> Cell | None:
    match edit:
        case CellEdit():
            return edit.after
        case RecordEdit():
            return edit.after.cells.get(place) if edit.after else None
        case _:
            return None
