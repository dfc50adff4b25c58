"""Keeps, beside the records, what the list of documents is found by: facets and the index of the words in values."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.model.edits import CellEdit, Edit, GuidelineEdit, RecordEdit, RowEdit
from workbench.store import facets, values
from workbench.store.connection import Connection
from workbench.store.facets import Pair, Turn

Had = dict[int, frozenset[Pair]]
"""What the facets of records were."""


def before_step(conn: Connection, edits: tuple[Edit, ...]) -> Had:
    """What the facets of the records to be changed are now; their values leave the index of words."""
    touched = {edit.record for edit in edits if not isinstance(edit, GuidelineEdit)} - {0}
    whole = {edit.record: edit for edit in edits if isinstance(edit, RecordEdit)}
    coming = {record for record, edit in whole.items() if edit.before is None}
    for record in _revalued(edits) - coming:
        if values.is_indexed(conn, record):
            values.take_out(conn, record)
    # a document that is read anew was written already: only the bits still say what it was
    told = dict.fromkeys(whole.keys() - coming, facets.as_kept)
    return {record: told.get(record, facets.of_record)(conn, record) for record in touched - coming}


def after_step(conn: Connection, edits: tuple[Edit, ...], had: Had, changed: Iterable[int]) -> list[Turn]:
    """The same records as they are now: facets turn where they differ, values come back into the index."""
    for record in _revalued(edits):
        if values.is_indexed(conn, record):
            values.put_in(conn, record)
    turned = []
    for record in changed:
        has = facets.of_record(conn, record)
        turned += facets.turn(conn, record, had.get(record, frozenset()), has)
    return turned


def _revalued(edits: Iterable[Edit]) -> set[int]:
    """The records of which values change, and not only what is said about them."""
    found = set()
    for edit in edits:
        match edit:
            case CellEdit(record, _, before, after):
                if (before.value if before else None) != (after.value if after else None):
                    found.add(record)
            case RowEdit(record) | RecordEdit(record):
                found.add(record)
            case _:
                pass
    return found
