"""The project's own catalogue entries."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

import msgspec

from workbench.model.guidelines import Guideline

_FIELDS = Guideline.__struct_fields__
_COLUMNS = ", ".join(_FIELDS)
_ALIASES = msgspec.json.Decoder(tuple[str, ...])
_AT = _FIELDS.index("aliases")


def all_entries(conn: sqlite3.Connection) -> tuple[Guideline, ...]:
    """Every entry, in the catalogue's order."""
    return tuple(map(_entry, conn.execute(f"SELECT {_COLUMNS} FROM guideline_entry ORDER BY position, id")))


def entry(conn: sqlite3.Connection, id: str) -> Guideline | None:
    """One entry, None for no such id."""
    found = conn.execute(f"SELECT {_COLUMNS} FROM guideline_entry WHERE id = ?", (id,)).fetchone()
    return _entry(found) if found else None


def put_all(conn: sqlite3.Connection, entries: Iterable[Guideline]) -> None:
    """Add many entries, after those that are there."""
    for each in entries:
        put(conn, each.id, each)


def put(conn: sqlite3.Connection, id: str, after: Guideline | None) -> None:
    """Write one entry in place, at the end where it is new; None takes it out."""
    if after is None:
        conn.execute("DELETE FROM guideline_entry WHERE id = ?", (id,))
        return
    values = [getattr(after, name) for name in _FIELDS]
    values[_AT] = msgspec.json.encode(after.aliases).decode()
    marks = ", ".join("?" * len(values))
    changes = ", ".join(f"{name} = excluded.{name}" for name in _FIELDS if name != "id")
    conn.execute(
        f"INSERT INTO guideline_entry ({_COLUMNS}, position) VALUES ({marks},"
        " (SELECT coalesce(max(position), 0) + 1 FROM guideline_entry))"
        f" ON CONFLICT (id) DO UPDATE SET {changes}",
        values,
    )


def _entry(row: tuple[object, ...]) -> Guideline:
    values = list(row)
    values[_AT] = _ALIASES.decode(str(values[_AT]))
    return msgspec.convert(dict(zip(_FIELDS, values, strict=True)), Guideline)
