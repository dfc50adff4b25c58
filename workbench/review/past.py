"""What stood at one place, step by step."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from msgspec.structs import replace

from workbench.model.edits import CellEdit, JournalStep, RecordEdit
from workbench.model.past import PastValue
from workbench.model.review import Cell, Place


def past_values(steps: Iterable[JournalStep], place: Place) -> list[PastValue]:
    """Each value that stood at `place`, oldest first; a step that left it as it was, or noted something, makes none."""
    found: list[PastValue] = []
    for step in steps:
        for edit in step.edits:
            cell = _after(edit, place)
            if not found or _value(found[-1].cell) != _value(cell):
                found.append(PastValue(cell, step.id, step.kind, step.origin, step.label, step.by, step.at))
    return found


def put_back(past: list[PastValue], now: Cell | None) -> Cell | Literal["nothing"] | None:
    """What stood before what stands `now` first came, with today's proposal and remarks; "nothing" where it was first.

    So taking back again goes further back, and does not bring again what was taken back.
    """
    first = next((number for number, value in enumerate(past) if _value(value.cell) == _value(now)), 0)
    if not first:
        return "nothing"
    cell = past[first - 1].cell
    if now is None or (cell is None and not (now.note or now.flag)):
        return cell
    return replace(cell or Cell(), proposal=now.proposal, note=now.note, flag=now.flag)


def _value(cell: Cell | None) -> Cell | None:
    """A cell without what people said beside its value; None where nothing else is left of it."""
    bare = replace(cell, note=None, flag=False) if cell else None
    return None if bare == Cell() else bare


def _after(edit: object, place: Place) -> Cell | None:
    match edit:
        case CellEdit():
            return edit.after
        case RecordEdit():
            return edit.after.cells.get(place) if edit.after else None
        case _:
            return None
