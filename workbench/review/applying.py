"""Applying one edit to a record: pure, and only where the record still is what the edit was made for."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from workbench.model.edits import CellEdit, Edit, RecordEdit, RowEdit, StateEdit
from workbench.model.errors import EditRefused
from workbench.model.fields import ROOT, field_of
from workbench.model.review import ReviewRecord


def rebuild(edits: Iterable[Edit]) -> ReviewRecord:
    """The record that its edits in the journal make, oldest first; they begin with the record's coming."""
    record: ReviewRecord | None = None
    for edit in edits:
        if isinstance(edit, RecordEdit):
            record = edit.after
        elif record is not None:
            record = apply(record, edit)
    if record is None:
        raise EditRefused("The journal does not say where this record comes from.")
    return record


def apply(record: ReviewRecord, edit: Edit) -> ReviewRecord:
    """The record after `edit`. Raises `EditRefused` when the edit's `before` is not what stands there."""
    match edit:
        case CellEdit():
            return _with_cell(record, edit)
        case RowEdit():
            return _with_row(record, edit)
        case StateEdit(_, before, after):
            if record.state != before:
                raise EditRefused(
                    f"{record.file_name} is {record.state.name} by now, no longer {before.name}. Nothing was changed."
                )
            return msgspec.structs.replace(record, state=after)
        case RecordEdit(_, before_record, after_record):
            if record != before_record or after_record is None:
                raise EditRefused(f"{record.file_name} was changed meanwhile. Nothing was changed.")
            return after_record
        case _:
            return record


def _with_cell(record: ReviewRecord, edit: CellEdit) -> ReviewRecord:
    place = edit.place
    if place.row != ROOT and place.row not in record.rows:
        raise EditRefused(f"That row of {record.file_name} was taken out meanwhile. Nothing was changed.")
    if record.cells.get(place) != edit.before:
        label = field_of(record.list_of(place.row), place.name).label
        raise EditRefused(
            f"{label} of {record.file_name} was changed meanwhile. Nothing was changed; look at what stands there now."
        )
    cells = dict(record.cells)
    if edit.after is None:
        cells.pop(place, None)
    else:
        cells[place] = edit.after
    return msgspec.structs.replace(record, cells=cells)


def _with_row(record: ReviewRecord, edit: RowEdit) -> ReviewRecord:
    if record.rows.get(edit.row) != edit.before:
        raise EditRefused(f"A row of {record.file_name} was moved or taken out meanwhile. Nothing was changed.")
    rows = dict(record.rows)
    if edit.after is None:
        owned = any(row.parent == edit.row for row in rows.values())
        if owned or any(place.row == edit.row for place in record.cells):
            raise EditRefused(f"Something was added to a row of {record.file_name} meanwhile. Nothing was changed.")
        rows.pop(edit.row, None)
    else:
        if edit.after.parent not in (ROOT, *rows):
            raise EditRefused(f"The item it belongs to was taken out of {record.file_name}. Nothing was changed.")
        rows[edit.row] = edit.after
    return msgspec.structs.replace(record, rows=rows)
