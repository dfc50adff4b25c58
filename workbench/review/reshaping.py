"""One row made two, two rows made one."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count

import msgspec

from workbench.model.edits import CellEdit, Edit, RowEdit
from workbench.model.errors import BadValue
from workbench.model.fields import Kind, fields_of
from workbench.model.review import Cell, Place, ReviewRecord, Row, Value
from workbench.review.steps import Author, add_row, correct, new_row, remove_row, row_of

_JOINTS = " ,;:"
"""What stands between two sources or treatments and belongs to neither."""


def cut_text(text: str, at: int) -> tuple[str, str]:
    """A text in two at code point `at`, without what joined the parts. Raises `BadValue` when one would be empty."""
    head, tail = text[:at].rstrip(_JOINTS), text[at:].lstrip(_JOINTS)
    if not head or not tail:
        raise BadValue("Nothing is split off: one of the two parts would be empty. Put the cursor between two words.")
    return head, tail


def split_row(
    record: ReviewRecord,
    row: str,
    at: int,
    author: Author,
    parts: tuple[Mapping[str, Value], Mapping[str, Value]] = ({}, {}),
) -> tuple[str, tuple[Edit, ...]]:
    """Cut a row's first field at code point `at`: the head stays, the tail becomes a new row behind it.

    Both keep the evidence. `parts` are what the two
    texts say of the other fields, where that is known: the head's take the place of what stood there. Returns the new
    row's id. Raises `BadValue` when one side would be empty.
    """
    found = row_of(record, row)
    place = Place(row, fields_of(found.list)[0].name)
    text = str(record.value(row, place.name) or "")
    head, tail = cut_text(text, at)
    evidence = record.cells[place].evidence
    new, room = new_row(record, found.list, found.parent, row)
    edits = [*correct(record, place, head, evidence, author), *room]
    if parts[0]:
        for spec in fields_of(found.list)[1:]:
            if record.value(row, spec.name) != parts[0].get(spec.name):
                edits += correct(record, Place(row, spec.name), parts[0].get(spec.name), evidence, author)
    told = {name: value for name, value in parts[1].items() if name != place.name}
    return new.id, (*edits, *add_row(record, new, {place.name: tail} | told, evidence, author))


def merge_rows(record: ReviewRecord, row: str, into: str, author: Author) -> tuple[Edit, ...]:
    """Row `row` goes into `into`: their first texts are joined, pages gathered, what is missing there is taken over.

    The rows it owns move along. Raises `BadValue` when the two are not of one list.
    """
    gone, kept = row_of(record, row), row_of(record, into)
    if gone.list != kept.list or row == into:
        raise BadValue("Only two rows of the same list can be made one.")
    edits: list[Edit] = []
    for number, spec in enumerate(fields_of(kept.list)):
        source, target = record.cells.get(Place(row, spec.name)), record.cells.get(Place(into, spec.name))
        if source is None or source.value is None:
            continue
        if target is None or target.value is None:
            edits.append(_taken_over(record, Place(into, spec.name), target, source, author))
        elif number == 0 or spec.kind is Kind.PAGES:
            value, evidence = _joined(target.value, source.value), (*target.evidence, *source.evidence)
            edits += correct(record, Place(into, spec.name), value, evidence, author)
    return (*edits, *_moved_along(record, row, into), *_without_children(record, row))


def _joined(first: Value, second: Value) -> Value:
    if isinstance(first, tuple) and isinstance(second, tuple):
        return tuple(dict.fromkeys((*first, *second)))
    return f"{first} {second}"


def _taken_over(record: ReviewRecord, place: Place, before: Cell | None, source: Cell, author: Author) -> CellEdit:
    after = Cell(
        source.value,
        "added" if before is None or before.proposal is None else "corrected",
        source.evidence,
        before.proposal if before else None,
        author.by,
        author.at,
        source.rank,
        before.note if before else source.note,
        before.flag if before else source.flag,
    )
    return CellEdit(record.id, place, before, after)


def _children(record: ReviewRecord, row: str) -> list[Row]:
    children = [each for each in record.rows.values() if each.parent == row]
    return sorted(children, key=lambda each: (each.list, each.position, each.id))


def _moved_along(record: ReviewRecord, row: str, into: str) -> list[RowEdit]:
    last = max((each.position for each in _children(record, into)), default=0.0)
    return [
        RowEdit(record.id, each.id, each, msgspec.structs.replace(each, parent=into, position=last + number))
        for number, each in zip(count(1), _children(record, row), strict=False)
    ]


def _without_children(record: ReviewRecord, row: str) -> tuple[Edit, ...]:
    kept = {each.id: each for each in record.rows.values() if each.parent != row}
    return remove_row(msgspec.structs.replace(record, rows=kept), row)
