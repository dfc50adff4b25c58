"""Keeps the marks of rationales, and which stand almost alike, with the step that changes them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from workbench.model.edits import CellEdit, Edit, RecordEdit, RowEdit
from workbench.model.fields import ITEMS
from workbench.model.review import ReviewRecord
from workbench.review.rationales import ALIKE, bands_of, phrases_of, resemblance
from workbench.store import rationales
from workbench.store.connection import Connection
from workbench.store.rationales import Key

_A_MARK, _COMPARED = 24, 6
"""So many rationales with one mark are looked at, and so many of those that share most are compared word by word."""


def keep_rationales(conn: Connection, edits: Iterable[Edit], changed: Mapping[int, ReviewRecord]) -> set[int]:
    """Write what `edits` changed of rationales. Returns other records to which one stands almost alike now."""
    touched: set[Key] = set()
    for edit in edits:
        match edit:
            case CellEdit(record, place) if place.name == "rationale" and edit.revalues:
                touched.add((record, place.row))
            case RowEdit(record, row):
                touched.add((record, row))
            case RecordEdit(record, before, after):
                touched |= {(record, row.id) for side in (before, after) if side for row in side.rows_of(ITEMS)}
            case _:
                pass
    return {other for key in sorted(touched) if (other := _keep(conn, key, changed.get(key[0])))}


def keep_of(conn: Connection, record: ReviewRecord) -> set[int]:
    """Write the marks of those rationales of a record that have none yet. Returns others that stand almost alike."""
    known = rationales.items_in(conn, record.id)
    keys = [(record.id, item.id) for item in record.rows_of(ITEMS) if item.id not in known]
    return {other for key in keys if (other := _keep(conn, key, record))}


def _keep(conn: Connection, key: Key, record: ReviewRecord | None) -> int | None:
    """Write one rationale's marks and where it stands almost alike; that record, where it did not know so before."""
    is_item = record is not None and key[1] in record.rows and record.list_of(key[1]) == ITEMS
    text = str(record.value(key[1], "rationale") or "") if record is not None and is_item else ""
    phrases = phrases_of(text)
    bands = bands_of(phrases)
    rationales.put(conn, key, bands)
    found = _nearest(conn, key, phrases, bands) if bands else None
    if found is None:
        return None
    near, percent = found
    rationales.put_near(conn, key, near, percent)
    if not rationales.lacks_near(conn, near):
        return None
    rationales.put_near(conn, near, key, percent)
    return near[0]


def _nearest(conn: Connection, key: Key, phrases: frozenset[int], bands: rationales.Bands) -> tuple[Key, int] | None:
    """The rationale of another record that shares most phrases with a text, and how many of 100."""
    best: tuple[Key, int] | None = None
    for other in rationales.sharing(conn, bands, key[0], _A_MARK, _COMPARED):
        share = resemblance(phrases, phrases_of(rationales.text_of(conn, other)))
        percent = int(share * 100)
        if share >= ALIKE and (best is None or percent > best[1]):
            best = other, percent
        if share == 1.0:
            break
    return best
