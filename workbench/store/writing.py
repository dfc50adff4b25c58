"""Writing one edit to the tables, after it was found to hold."""

from __future__ import annotations

import sqlite3

from workbench.model.edits import CellEdit, Edit, GuidelineEdit, RecordEdit, RowEdit, StateEdit, WaiverEdit
from workbench.model.review import ReviewRecord
from workbench.store import catalogue, records, standing, waivers


def write_edit(conn: sqlite3.Connection, edit: Edit, record: ReviewRecord | None) -> None:
    """Write `edit`; `record` is the record before it (None for a new one or the catalogue)."""
    match edit:
        case CellEdit(id, place, _, after) if record:
            records.put_cell(conn, id, record.list_of(place.row), place, after, edit.revalues)
        case RowEdit(id, _, before, after_row):
            records.put_row(conn, id, before, after_row)
        case StateEdit(id, _, after_state):
            standing.put_state(conn, id, after_state)
        case RecordEdit(id, before_record, after_record) if after_record:
            if before_record is None:
                standing.put_new(conn, id, after_record.state)
            else:
                standing.put_state(conn, id, after_record.state)
            records.put_record(conn, after_record)
        case GuidelineEdit(id, _, after_entry):
            catalogue.put(conn, id, after_entry)
        case WaiverEdit(id, code, _, after_waiver):
            waivers.put(conn, id, code, after_waiver)
