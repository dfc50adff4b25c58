"""The edits of each thing a person can do to a record. Nothing is changed here: `applying` does that."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence

import msgspec
from msgspec import Struct

from workbench.model.edits import CellEdit, Edit, RowEdit, StateEdit
from workbench.model.errors import EditRefused
from workbench.model.evidence import Span
from workbench.model.fields import field_of
from workbench.model.review import Cell, Place, RecordState, ReviewRecord, Row, Status, Value
from workbench.review.values import fitting


class Author(Struct, frozen=True):
    """Who does something, and when: an ISO time in UTC."""

    by: str
    at: str


def confirm(record: ReviewRecord, places: Sequence[Place], author: Author) -> tuple[Edit, ...]:
    """A person has seen these values and they are right; what a person already decided is left alone.

    A place where nothing was found is confirmed as holding nothing.
    """
    edits = []
    for place in dict.fromkeys(places):
        before = _cell(record, place)
        if before is None or before.status == "extracted":
            after = msgspec.structs.replace(before or Cell(), status="confirmed", by=author.by, at=author.at)
            edits.append(CellEdit(record.id, place, before, after))
    return tuple(edits)


def correct(
    record: ReviewRecord, place: Place, value: Value, evidence: tuple[Span, ...], author: Author
) -> tuple[Edit, ...]:
    """A person gives a value: `corrected`, `added` where nothing stood, `confirmed` where it is the proposal itself.

    Without evidence, that of the proposal or of the alternative with this value goes with it.
    Raises `BadValue` when the value does not fit the field.
    """
    before = _cell(record, place)
    value = fitting(field_of(record.list_of(place.row), place.name), value)
    if value is None or value == ():
        return clear(record, place, author)
    after = _decided(before, value, evidence, author)
    return () if before and _decision(before) == _decision(after) else (CellEdit(record.id, place, before, after),)


def _decided(before: Cell | None, value: Value, evidence: tuple[Span, ...], author: Author) -> Cell:
    proposal = before.proposal if before else None
    right = proposal is not None and proposal.value == value
    status: Status = "confirmed" if right else "added" if before is None or not _said(before) else "corrected"
    if not evidence and proposal:
        told = ((proposal.value, proposal.evidence), *((each.value, each.evidence) for each in proposal.alternatives))
        evidence = next((spans for proposed, spans in told if proposed == value), ())
    if not evidence and before and before.value == value:
        evidence = before.evidence
    return _remarked(Cell(value, status, evidence, proposal, author.by, author.at), before)


def _remarked(cell: Cell, before: Cell | None) -> Cell:
    """A cell with the note and the flag that its place had before."""
    return msgspec.structs.replace(cell, note=before.note, flag=before.flag) if before else cell


def _said(cell: Cell) -> bool:
    """Whether the machine or the person before said anything here."""
    return cell.value is not None or (cell.proposal is not None and cell.proposal.value is not None)


def _decision(cell: Cell) -> tuple[object, ...]:
    return (cell.value, cell.status, cell.evidence, cell.rank)


def clear(record: ReviewRecord, place: Place, author: Author) -> tuple[Edit, ...]:
    """A person says that nothing stands there."""
    before = _cell(record, place)
    if before is None or (before.value is None and before.status == "cleared"):
        return () if before else confirm(record, (place,), author)
    after = _remarked(Cell(None, "cleared", (), before.proposal, author.by, author.at), before)
    return (CellEdit(record.id, place, before, after),)


def choose_link(
    record: ReviewRecord, row: str, guideline_id: str | None, rank: int | None, author: Author
) -> tuple[Edit, ...]:
    """A person links a citation to an entry, or to none. `rank` is found among the candidates where it is not told."""
    place = Place(row, "guideline_id")
    before = _cell(record, place)
    proposal = before.proposal if before else None
    if rank is None:
        seen = [candidate.guideline_id for candidate in proposal.candidates] if proposal else []
        rank = 0 if guideline_id is None else seen.index(guideline_id) + 1 if guideline_id in seen else None
    if guideline_id is not None:
        after = msgspec.structs.replace(_decided(before, guideline_id, (), author), rank=rank)
    elif proposal is None or proposal.value is None:
        after = _remarked(Cell(None, "confirmed", (), proposal, author.by, author.at, 0), before)
    else:
        after = _remarked(Cell(None, "cleared", (), proposal, author.by, author.at, 0), before)
    return () if before and _decision(before) == _decision(after) else (CellEdit(record.id, place, before, after),)


def annotate(record: ReviewRecord, place: Place, note: str) -> tuple[Edit, ...]:
    """A person's note on a field; blank takes it away."""
    before = _cell(record, place)
    after = msgspec.structs.replace(before or Cell(), note=note.strip() or None)
    if after == Cell():
        return (CellEdit(record.id, place, before, None),) if before else ()
    return () if after == before else (CellEdit(record.id, place, before, after),)


def flag(record: ReviewRecord, place: Place, on: bool) -> tuple[Edit, ...]:
    """A person flags a field to come back to, or takes the flag off."""
    before = _cell(record, place)
    after = msgspec.structs.replace(before or Cell(), flag=on)
    if after == Cell():
        return (CellEdit(record.id, place, before, None),) if before else ()
    return () if after == before else (CellEdit(record.id, place, before, after),)


def remark(record: ReviewRecord, note: str | None, on: bool) -> tuple[Edit, ...]:
    """A person's note and flag on the document as a whole; its state stays."""
    state = msgspec.structs.replace(record.state, note=(note or "").strip() or None, flag=on)
    return () if state == record.state else change_state(record, state)


def add_row(
    record: ReviewRecord,
    row: Row,
    values: Mapping[str, Value],
    evidence: tuple[Span, ...],
    author: Author,
) -> tuple[Edit, ...]:
    """A new row with its first values. Raises `BadValue` when one does not fit."""
    edits: list[Edit] = [RowEdit(record.id, row.id, None, row)]
    for name, value in values.items():
        fitted = fitting(field_of(row.list, name), value)
        if fitted is not None:
            cell = Cell(fitted, "added", evidence, None, author.by, author.at)
            edits.append(CellEdit(record.id, Place(row.id, name), None, cell))
    return tuple(edits)


def remove_row(record: ReviewRecord, row: str) -> tuple[Edit, ...]:
    """A row goes with its cells and the rows it owns: cells first, so that undo brings the row back before them."""
    found = row_of(record, row)
    edits: list[Edit] = []
    for child in record.rows.values():
        if child.parent == row:
            edits += remove_row(record, child.id)
    edits += [CellEdit(record.id, place, cell, None) for place, cell in record.cells.items() if place.row == row]
    edits.append(RowEdit(record.id, row, found, None))
    return tuple(edits)


def move_row(record: ReviewRecord, row: str, before: str | None) -> tuple[Edit, ...]:
    """A row goes before another of its list, to the end for None."""
    found = row_of(record, row)
    siblings = record.rows_of(found.list, found.parent)
    others = [each for each in siblings if each.id != row]
    at = next((i for i, each in enumerate(others) if each.id == before), len(others))
    if siblings[at].id == row:
        return ()
    return _placed(record, found, others, at, found)


def _placed(record: ReviewRecord, row: Row, others: list[Row], at: int, before: Row | None) -> tuple[Edit, ...]:
    """The edits that put `row` at index `at` among `others`; all are numbered anew when there is no room between."""
    position = _between(others, at)
    if position is not None:
        after = msgspec.structs.replace(row, position=position)
        return () if after == before else (RowEdit(record.id, row.id, before, after),)
    edits = []
    for number, each in enumerate([*others[:at], row, *others[at:]], 1):
        was = before if each.id == row.id else each
        became = msgspec.structs.replace(each, position=float(number))
        if was != became:
            edits.append(RowEdit(record.id, each.id, was, became))
    return tuple(edits)


def _between(others: list[Row], at: int) -> float | None:
    left = others[at - 1].position if at else None
    right = others[at].position if at < len(others) else None
    if left is None and right is None:
        return 1.0
    if left is None or right is None:
        return right - 1.0 if right is not None else (left or 0.0) + 1.0
    middle = (left + right) / 2
    return middle if left < middle < right else None


def new_row(
    record: ReviewRecord, list_path: str, parent: str, after: str | None, first: bool = False
) -> tuple[Row, tuple[Edit, ...]]:
    """A row for `add_row` behind row `after` (for None at the end, or `first`), and the edits that make room for it."""
    others = record.rows_of(list_path, parent)
    end = 0 if first else len(others)
    at = next((i + 1 for i, each in enumerate(others) if each.id == after), end)
    row = Row(_new_id(record), list_path, parent, 0.0)
    edits = _placed(record, row, others, at, None)
    made = next(edit.after for edit in edits if isinstance(edit, RowEdit) and edit.row == row.id and edit.after)
    return made, tuple(edit for edit in edits if isinstance(edit, RowEdit) and edit.row != row.id)


def _new_id(record: ReviewRecord) -> str:
    # by chance and not by counting: a number freed by undo, or by another window, must not come a second time
    while (id := f"n{secrets.token_hex(4)}") in record.rows:
        pass
    return id


def change_state(record: ReviewRecord, state: RecordState) -> tuple[Edit, ...]:
    """The record's review state changes."""
    return (StateEdit(record.id, record.state, state),)


def state_after(record: ReviewRecord, state: RecordState) -> RecordState:
    """Another state of review, with the note and the flag that the document has."""
    return msgspec.structs.replace(state, note=record.state.note, flag=record.state.flag)


def _cell(record: ReviewRecord, place: Place) -> Cell | None:
    list_path = record.list_of(place.row) if not place.row or place.row in record.rows else None
    if list_path is None:
        raise EditRefused(f"That row of {record.file_name} was taken out. Nothing was changed.")
    field_of(list_path, place.name)
    return record.cells.get(place)


def row_of(record: ReviewRecord, row: str) -> Row:
    """The row. Raises `EditRefused` when it is not there (any more)."""
    if row not in record.rows:
        raise EditRefused(f"That row of {record.file_name} was taken out. Nothing was changed.")
    return record.rows[row]
