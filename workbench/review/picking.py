"""The edits that bring an item which a person picked on the page, and take its words out of the one before."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from workbench.model.edits import CellEdit, Edit, RowEdit
from workbench.model.evidence import Span
from workbench.model.fields import ITEMS, ROOT
from workbench.model.review import Cell, Place, ReviewRecord, Row
from workbench.review.steps import Author, correct, new_row

_LONG = ("rationale", "expert_reviewer.text", "claims_administrator.text")


def add_picked(record: ReviewRecord, picked: ReviewRecord, author: Author) -> tuple[str, tuple[Edit, ...]]:
    """Bring the one item of `picked` where it stands in the letter; returns its row's id.

    The heading was chosen by a person; the rest stands as the program proposes it. A text of another item that ran on
    over the heading ends before it.
    """
    source = picked.rows_of(ITEMS)[0].id
    begins = _begins(picked, source)
    before = [row.id for row in record.rows_of(ITEMS) if _begins(record, row.id) < begins]
    row, room = new_row(record, ITEMS, ROOT, before[-1] if before else None, first=not before)
    names = {source: row.id}
    edits: list[Edit] = [*room, RowEdit(record.id, row.id, None, row)]
    for each in picked.rows.values():
        if each.id != source:
            names[each.id] = row.id + each.id.removeprefix(source)
            cited = Row(names[each.id], each.list, row.id, each.position)
            edits.append(RowEdit(record.id, cited.id, None, cited))
    for place, cell in picked.cells.items():
        if place.row in names:
            edits.append(CellEdit(record.id, Place(names[place.row], place.name), None, _taken(place, cell, author)))
    return row.id, (*edits, *_cut_off(record, begins, author))


def _taken(place: Place, cell: Cell, author: Author) -> Cell:
    """The heading as a person's, who chose it; everything else as proposed."""
    return replace(cell, status="confirmed", by=author.by, at=author.at) if place.name == "treatment" else cell


def _begins(record: ReviewRecord, row: str) -> tuple[int, int]:
    cell = record.cells.get(Place(row, "treatment"))
    first = cell.evidence[0] if cell and cell.evidence else None
    return (first.page, first.start) if first else (-1, -1)


def _cut_off(record: ReviewRecord, begins: tuple[int, int], author: Author) -> Iterator[Edit]:
    """Texts of other items that hold the place at which the new one begins."""
    for row in record.rows_of(ITEMS):
        for name in _LONG:
            cell = record.cells.get(Place(row.id, name))
            spans = cell.evidence if cell else ()
            kept = tuple(part for span in spans if (part := _before(span, begins)))
            starts = [(span.page, span.start) for span in spans]
            if kept and kept != spans and min(starts) < begins:
                text = " ".join(" ".join(span.quote for span in kept).split())
                yield from correct(record, Place(row.id, name), text, kept, author)


def _before(span: Span, at: tuple[int, int]) -> Span | None:
    """The part of a span before a place; None where it lies behind it."""
    if (span.page, span.end) <= at:
        return span
    if (span.page, span.start) >= at or span.page != at[0]:
        return None
    quote = span.quote[: at[1] - span.start].rstrip()
    return replace(span, end=span.start + len(quote), quote=quote, rects=()) if quote else None
