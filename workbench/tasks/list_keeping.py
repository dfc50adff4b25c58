"""Keeps, beside the records, what the list of documents is found by: facets and the index of the words in values."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.model.edits import CellEdit, Edit, RecordEdit, RowEdit, StateEdit, WaiverEdit
from workbench.model.fields import ROOT
from workbench.store import facets, values
from workbench.store.connection import Connection
from workbench.store.facets import Pair, Turn

Tables = frozenset[str] | None
"""The tables that a step changes for a record, None for any: facets that look at others need not be asked."""
Had = dict[int, tuple[Tables, frozenset[Pair]]]
"""What the facets of records were, of those that look at these tables."""


def before_step(conn: Connection, edits: tuple[Edit, ...]) -> Had:
    """What the facets of the records to be changed are now; their values leave the index of words."""
    whole = {edit.record: edit for edit in edits if isinstance(edit, RecordEdit)}
    coming = {record for record, edit in whole.items() if edit.before is None}
    for record in _revalued(edits) - coming:
        if values.is_indexed(conn, record):
            values.take_out(conn, record)
    had: Had = {}
    for record, tables in _touched(edits).items():
        if record in whole and record not in coming:
            # a document that is read anew was written already: only the bits still say what it was
            had[record] = None, facets.as_kept(conn, record)
        elif record not in coming:
            had[record] = tables, facets.of_record(conn, record, tables)
    return had


def after_step(conn: Connection, edits: tuple[Edit, ...], had: Had, changed: Iterable[int]) -> list[Turn]:
    """The same records as they are now: facets turn where they differ, values come back into the index."""
    for record in _revalued(edits):
        if values.is_indexed(conn, record):
            values.put_in(conn, record)
    changes = []
    for record in changed:
        tables, before = had.get(record, (None, frozenset()))
        changes.append((record, before, facets.of_record(conn, record, tables)))
    return facets.turn(conn, changes)


_STANDING = frozenset({"standing", "finding"})
_HEAD = _STANDING | {"determination", "provenance"}


def _touched(edits: Iterable[Edit]) -> dict[int, Tables]:
    """The records that edits change, and in which tables; None for any."""
    found: dict[int, Tables] = {}
    for edit in edits:
        match edit:
            case StateEdit(record) | WaiverEdit(record):
                tables: Tables = _STANDING
            case CellEdit(record, place):
                tables = _HEAD if place.row == ROOT else None
            case RowEdit(record) | RecordEdit(record):
                tables = None
            case _:
                continue
        before = found.get(record, frozenset[str]())
        found[record] = None if tables is None or before is None else tables | before
    found.pop(0, None)
    return found


def _revalued(edits: Iterable[Edit]) -> set[int]:
    """The records of which values change, and not only what is said about them."""
    found = set()
    for edit in edits:
        match edit:
            case CellEdit(record) if edit.revalues:
                found.add(record)
            case RowEdit(record) | RecordEdit(record):
                found.add(record)
            case _:
                pass
    return found
