"""From the record as the world reads it, with its evidence and states, back to the record under review.

The other way round of `contract.to_record`: what that wrote comes back whole, save for row ids, which are a project's
own, and for what rounding took (confidence to 4 places, rectangles to 2).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

import msgspec
from msgspec import UNSET, Struct, UnsetType

from workbench.model.contract import TEXT_LISTS, from_record, pointers
from workbench.model.evidence import Span
from workbench.model.fields import ROOT, Kind, field_of
from workbench.model.guidelines import Candidate, Recommendation
from workbench.model.record import PageRange, Record
from workbench.model.review import (
    Alternative,
    Cell,
    Place,
    Proposal,
    RecordState,
    ReviewRecord,
    Row,
    StateName,
    Status,
    Value,
)

Shape = TypeVar("Shape")

_EMPTY = ("", "unknown", ())
"""What stands in the JSON of a required value that nobody found."""


class NotARecord(Exception):
    """A line is no record: `field` is its JSON Pointer or path, empty for the whole; `reason` a sentence."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(f"{field}: {reason}" if field else reason)
        self.field, self.reason = field, reason


class _Seen(Struct, frozen=True):
    """Where an alternative stands and how likely it is."""

    confidence: float = 0.0
    evidence: tuple[Span, ...] = ()


class _Field(Struct, frozen=True):
    """One entry of `fields`, as `contract` writes it."""

    state: Status
    evidence: tuple[Span, ...] = ()
    rule: str | None = None
    confidence: float | None = None
    by: str | None = None
    at: str | None = None
    proposed: str | int | bool | tuple[PageRange, ...] | UnsetType | None = UNSET
    proposed_evidence: tuple[Span, ...] | UnsetType = UNSET
    alternatives: tuple[str | int | bool | tuple[PageRange, ...] | None, ...] = ()
    alternatives_from: tuple[_Seen, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    recommendation: Recommendation | None = None
    by_context: bool = False
    rank: int | None = None
    note: str | None = None
    flag: bool = False


class _Review(Struct, frozen=True):
    """A record's own state, as datasets carry it."""

    state: StateName
    by: str | None = None
    at: str | None = None
    reason: str | None = None
    until: str | None = None
    note: str | None = None
    flag: bool = False
    warnings: tuple[str, ...] = ()


def read_back(tree: Mapping[str, Any]) -> ReviewRecord:
    """The record under review that `tree`, one line of our JSON Lines, tells of. Raises `NotARecord`."""
    record = _read(tree, Record, "")
    entries = {pointer: _read(entry, _Field, pointer) for pointer, entry in record.fields.items()}
    review = _read(tree["review"], _Review, "review") if tree.get("review") else _Review("new")
    plain = from_record(record)
    rows = dict(plain.rows)
    for path in TEXT_LISTS:
        _add_emptied(rows, path, len(plain.rows_of(path)), entries)
    whole = msgspec.structs.replace(plain, rows=rows)
    cells: dict[Place, Cell] = {}
    for pointer, place in pointers(whole):
        value = whole.value(place.row, place.name)
        entry = entries.pop(pointer, None)
        if entry is not None:
            kind = field_of(whole.list_of(place.row), place.name).kind
            cells[place] = _cell(_told(value, kind, entry), entry)
        elif value is not None and value not in _EMPTY:
            cells[place] = Cell(value)
    if entries:
        raise NotARecord(next(iter(entries)), "There is nothing at that place of the record.")
    state = RecordState(
        review.state, review.reason, review.until, review.by, review.at, note=review.note, flag=review.flag
    )
    return msgspec.structs.replace(whole, state=state, cells=cells, warnings=review.warnings)


def _add_emptied(rows: dict[str, Row], path: str, number: int, entries: Mapping[str, _Field]) -> None:
    """The rows of a list of texts that a person emptied: they have no element in JSON, only an entry each."""
    while f"/{path.replace('.', '/')}/{number}" in entries:
        number += 1
        id = f"{path.rsplit('.', 1)[-1][:4]}{number}"
        rows[id] = Row(id, path, ROOT, float(number))


def _told(value: Value, kind: Kind, entry: _Field) -> Value:
    """The value of a cell that has an entry, where JSON puts something else for nothing."""
    if kind is Kind.FLAG and value is None and entry.state in ("corrected", "added"):
        return False  # a person said that it is not so; plain records tell that from nothing only by the state
    if value in ("", ()) or entry.state == "cleared":
        return None
    return None if value == "unknown" and entry.state == "confirmed" and entry.confidence is None else value


def _cell(value: Value, entry: _Field) -> Cell:
    proposal = None
    if entry.confidence is not None:
        alternatives = tuple(
            Alternative(other, seen.evidence, seen.confidence)
            for other, seen in zip(entry.alternatives, _padded(entry), strict=True)
        )
        proposal = Proposal(
            value if entry.proposed is UNSET else entry.proposed,
            entry.evidence if entry.proposed_evidence is UNSET else entry.proposed_evidence,
            entry.rule or "",
            entry.confidence,
            alternatives,
            entry.candidates,
            entry.recommendation,
            entry.by_context,
        )
    return Cell(value, entry.state, entry.evidence, proposal, entry.by, entry.at, entry.rank, entry.note, entry.flag)


def _padded(entry: _Field) -> tuple[_Seen, ...]:
    return (*entry.alternatives_from, *(_Seen() for _ in entry.alternatives))[: len(entry.alternatives)]


def _read(tree: Any, kind: type[Shape], at: str) -> Shape:
    try:
        return msgspec.convert(tree, kind)
    except msgspec.ValidationError as error:
        reason, _, path = str(error).partition(" - at `$")
        inside = path.rstrip("`").lstrip(".")
        raise NotARecord(f"{at}.{inside}" if at and inside else at or inside, f"{reason}.") from error
