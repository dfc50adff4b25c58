"""Keeps, beside the citations, how each reads and how sure its link is: written with the step that changes it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import blake2b

from workbench.model.alike import LinkOutlook
from workbench.model.contract import citation_of
from workbench.model.edits import CellEdit, Edit, RecordEdit, RowEdit
from workbench.model.fields import CITATION_LISTS
from workbench.model.review import Cell, Place, ReviewRecord
from workbench.store import links
from workbench.store.connection import Connection

_LINK = "guideline_id"
_KEY_BYTES = 8


def keep_links(conn: Connection, edits: Iterable[Edit], changed: Mapping[int, ReviewRecord]) -> None:
    """Write what `edits` changed of the citations of these records, as they stand now."""
    reread: set[tuple[int, str]] = set()
    relinked: set[tuple[int, str]] = set()
    for edit in edits:
        match edit:
            case RecordEdit(record, before, after):
                reread.update((record, row) for side in (before, after) if side for row in _citations(side))
            case RowEdit(record, row):
                reread.add((record, row))
            case CellEdit(record, place) if place.name == _LINK:
                relinked.add((record, place.row))
            case CellEdit(record, place) if edit.revalues:
                reread.add((record, place.row))
            case _:
                pass
    for record, row in sorted(reread):
        _keep(conn, changed[record], row)
    for record, row in sorted(relinked - reread):
        links.put_outlook(conn, record, row, outlook_of(changed[record].cells.get(Place(row, _LINK))))
    for record in {record for record, _ in reread | relinked}:
        links.sum_up(conn, record)


def _keep(conn: Connection, record: ReviewRecord, row: str) -> None:
    if row not in record.rows:
        links.remove(conn, record.id, row)
    elif record.rows[row].list in CITATION_LISTS:
        outlook = outlook_of(record.cells.get(Place(row, _LINK)))
        links.put(conn, record.id, row, likeness_of(record, row), outlook)


def keep_record(conn: Connection, record: ReviewRecord) -> None:
    """Write all of a record's citations."""
    for row in _citations(record):
        _keep(conn, record, row)
    links.sum_up(conn, record.id)


def _citations(record: ReviewRecord) -> list[str]:
    return [row.id for row in record.rows.values() if row.list in CITATION_LISTS]


def outlook_of(cell: Cell | None) -> LinkOutlook:
    """How sure a link is: as recommended, unless a person chose it."""
    if cell is None:
        return "none"
    if cell.status != "extracted":
        return "chosen"
    told = cell.proposal.recommendation if cell.proposal else None
    return told or ("none" if cell.value is None else "likely")


def likeness_of(record: ReviewRecord, row: str) -> str:
    """A short key that citations which read alike have in common, in any record.

    Where the citation's own words leave it open what is meant, and something around it decided, only those for which
    the same was proposed are alike.
    """
    from workbench.guidelines.alike import normal_form  # noqa: PLC0415 - most steps change no citation's words

    cell = record.cells.get(Place(row, _LINK))
    proposal = cell.proposal if cell else None
    meant = f"|{proposal.value}" if proposal and proposal.by_context else ""
    told = normal_form(citation_of(record, record.rows[row])) + meant
    return blake2b(told.encode("utf-8", "surrogatepass"), digest_size=_KEY_BYTES).hexdigest()
