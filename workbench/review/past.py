"""What stood at one place, step by step."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from msgspec.structs import replace

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


def put_back(past: list[PastValue], now: Cell | None) -> Cell | Literal["nothing"] | None:
    """What stood before the cell that stands `now` first came, with the proposal of today; "nothing" to go back to.

    So taking back again goes further back, and does not bring again what was taken back.
    """
    first = next((number for number, value in enumerate(past) if value.cell == now), 0)
    if not first:
        return "nothing"
    cell = past[first - 1].cell
    return replace(cell, proposal=now.proposal) if cell and now else cell


def _after(edit: object, place: Place) -> Cell | None:
    match edit:
        case CellEdit():
            return edit.after
        case RecordEdit():
            return edit.after.cells.get(place) if edit.after else None
        case _:
            return None
