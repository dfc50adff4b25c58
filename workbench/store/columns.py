"""Which column of which table holds which field: made from the field descriptions, so a field is told once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import msgspec

from workbench.model.fields import (
    DIAGNOSES,
    ITEMS,
    LICENSURE,
    LISTS,
    ROOT,
    SPECIALTIES,
    SUBSPECIALTIES,
    TREATMENTS,
    FieldSpec,
    Kind,
    fields_of,
)
from workbench.model.record import PARTIES, PageRange
from workbench.model.review import Row, Value

_DECODE_PAGES = msgspec.json.Decoder(tuple[PageRange, ...])
LISTED = (SPECIALTIES, SUBSPECIALTIES, LICENSURE, TREATMENTS)


@dataclass(frozen=True)
class RowTable:
    """The table of one sort of rows: `columns` by field name; `kinds` what each field holds."""

    name: str
    columns: dict[str, str]
    kinds: dict[str, Kind]

    def stored(self, field: str, value: Value) -> Any:
        """The value as its column holds it."""
        if value is None:
            return None
        match self.kinds[field]:
            case Kind.PAGES:
                return msgspec.json.encode(value).decode()
            case Kind.FLAG:
                return int(bool(value))
            case _:
                return value

    def value(self, field: str, stored: Any) -> Value:
        """What `stored` says: the inverse of `stored()`."""
        if stored is None:
            return None
        return self._reader(field)(stored)

    def _reader(self, field: str) -> Callable[[Any], Value]:
        match self.kinds[field]:
            case Kind.PAGES:
                return _DECODE_PAGES.decode
            case Kind.FLAG:
                return bool
            case _:
                return _as_it_stands


def _as_it_stands(stored: Any) -> Value:
    value: Value = stored
    return value


def _table(name: str, specs: tuple[FieldSpec, ...], column: Callable[[str], str]) -> RowTable:
    return RowTable(name, {s.name: column(s.name) for s in specs}, {s.name: s.kind for s in specs})


def _last(name: str) -> str:
    return name.rsplit(".", 1)[-1]


def _joined(name: str) -> str:
    return name.replace(".", "_")


_CITATIONS = {
    f"items.{party}.citations": _table("citation", fields_of(f"items.{party}.citations"), _joined) for party in PARTIES
}
TABLES: dict[str, RowTable] = {
    ROOT: _table("determination", fields_of(ROOT), _last),
    ITEMS: _table("item", fields_of(ITEMS), _joined),
    DIAGNOSES: _table("diagnosis", fields_of(DIAGNOSES), _joined),
    **{path: _table("listed", LISTS[path].fields, _joined) for path in LISTED},
    **_CITATIONS,
}
"""By the list a row belongs to, `""` for the record itself."""


def row_columns(row: Row) -> dict[str, Any]:
    """The columns beside its values that a row of a list has in its table (`record` left to the caller)."""
    found: dict[str, Any] = {"id": row.id, "position": row.position}
    table = TABLES[row.list].name
    if table == "citation":
        found |= {"item": row.parent, "party": row.list.split(".")[1]}
    elif table == "listed":
        found["list"] = row.list
    return found
