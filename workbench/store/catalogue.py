"""The project's own catalogue entries."""

from __future__ import annotations

import sqlite3
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable

import msgspec

from workbench.model.catalogue import CatalogueVersion, version_of
from workbench.model.guidelines import Guideline

_FIELDS = Guideline.__struct_fields__
_COLUMNS = ", ".join(_FIELDS)
_ALIASES = msgspec.json.Decoder(tuple[str, ...])
_AT = _FIELDS.index("aliases")
_VERSION = msgspec.json.Decoder(CatalogueVersion)


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


def put_version(conn: sqlite3.Connection, at: str) -> None:
    """Write down that the catalogue stands as it does since `at`. Earlier versions stay in `meta`, one a row."""
    value = msgspec.json.encode(version_of(all_entries(conn), at)).decode()
    conn.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (f"catalogue {at}", value))


def version(conn: sqlite3.Connection) -> CatalogueVersion:
    """The catalogue's version now; counted anew in a project that never wrote one down."""
    told = versions(conn)
    return told[-1] if told else version_of(all_entries(conn))


def versions(conn: sqlite3.Connection) -> tuple[CatalogueVersion, ...]:
    """Every version there was, oldest first."""
    rows = conn.execute("SELECT value FROM meta WHERE key GLOB 'catalogue *' ORDER BY key")
    return tuple(_VERSION.decode(value) for (value,) in rows)


def links_made(conn: sqlite3.Connection) -> dict[CatalogueVersion, int]:
    """With which version the links of how many documents were made, when they were read; oldest version first.

    Links that a person chose since stand beside them. Empty where no version was ever written down.
    """
    known = versions(conn)
    starts = [each.at or "" for each in known]
    rows = conn.execute(
        "SELECT max(s.at) FROM edit e JOIN step s ON s.id = e.step JOIN document d ON d.id = e.record"
        " WHERE e.kind = 'record' AND d.sha256 IS NOT NULL GROUP BY e.record"
    )
    made = Counter(bisect_right(starts, at) for (at,) in rows)
    return {each: made[place] for place, each in enumerate(known, 1) if made[place]}


def usage(conn: sqlite3.Connection) -> dict[str, int]:
    """How many citations are linked to each entry that any is linked to."""
    rows = conn.execute(
        "SELECT guideline_id, count(*) FROM citation WHERE guideline_id IS NOT NULL GROUP BY guideline_id"
    )
    return {str(id): int(count) for id, count in rows}


def citing(conn: sqlite3.Connection, id: str, limit: int | None = None) -> list[tuple[int, str, str]]:
    """The first citations linked to an entry, all for None: record, citation row and text, in the records' order."""
    rows = conn.execute(
        "SELECT record, id, coalesce(text, '') FROM citation WHERE guideline_id = ? ORDER BY record, item, position"
        " LIMIT ?",
        (id, -1 if limit is None else limit),
    )
    return [(int(record), str(row), str(text)) for record, row, text in rows]


def records_citing(conn: sqlite3.Connection, id: str, limit: int) -> set[int]:
    """`limit` of the records with a citation that is linked to an entry."""
    rows = conn.execute("SELECT DISTINCT record FROM citation WHERE guideline_id = ? LIMIT ?", (id, limit))
    return {record for (record,) in rows}


def has_below(conn: sqlite3.Connection, id: str) -> bool:
    """Whether other entries lie under an entry."""
    return conn.execute("SELECT 1 FROM guideline_entry WHERE parent_id = ? LIMIT 1", (id,)).fetchone() is not None


def _entry(row: tuple[object, ...]) -> Guideline:
    values = list(row)
    values[_AT] = _ALIASES.decode(str(values[_AT]))
    return msgspec.convert(dict(zip(_FIELDS, values, strict=True)), Guideline)
