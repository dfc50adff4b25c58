"""Counting what persons decided and what stands verified.

What stands is the net effect of the journal: a step that was undone is undone here too, and a value that was put back
as it was proposed stands confirmed. Only what is not there any more, a row that a person took out, is looked up in the
journal itself. Persons and months are told apart by flags, so that one pass counts for all ranges.
"""

from __future__ import annotations

import sqlite3
from typing import Any

from msgspec import Struct

MINE, MONTH, EARLIER = 1, 2, 4
"""Bits of a row's flags: by the person who asks, in this month, more than 30 days ago."""

BOUNDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)
"""Where the bins of confidence begin and end."""

CHANGED = "('corrected', 'added', 'cleared')"
"""The states in which a proposal was not what a person wanted."""

CHUNK = 2048
"""So many record numbers are counted together, and kept until one of their records changes."""

_BIN = " + ".join(f"(confidence >= {bound})" for bound in BOUNDS[1:-1])
_STANDS = "s.state = 'verified' AND s.record BETWEEN :first AND :last"

TAKEN_OUT = (
    "(SELECT e.record, e.row_id, e.field, max(e.step) AS step, json_extract(e.before, '$.proposal.rule') AS rule,"
    " json_extract(e.before, '$.proposal.confidence') AS confidence FROM edit e INDEXED BY edit_taken_out"
    " WHERE e.kind = 'cell' AND e.after IS NULL AND rule IS NOT NULL AND NOT EXISTS (SELECT 1 FROM provenance p"
    " WHERE p.record = e.record AND p.row_id = e.row_id AND p.field = e.field) GROUP BY e.record, e.row_id, e.field)"
)
"""Proposals in rows that persons took out; those that came back are not among them."""


class Asked(Struct, frozen=True):
    """For whom is counted; when the month began and which moment was 30 days ago (ISO, UTC)."""

    person: str
    month: str
    earlier: str


class Fared(Struct, frozen=True):
    """So many proposals of a field and rule, all right or all changed, and the sum of their confidences.

    `list` is that of a text in a list (`treatments_to_date`), None elsewhere; `rule` None: nothing was proposed.
    """

    field: str
    list: str | None
    rule: str | None
    bin: int
    right: bool
    flags: int
    count: int
    stated: float


class Part(Struct, frozen=True):
    """What some verified records hold: proposals that were accepted with them; items by category and decision, by
    linked entry and decision; citations by entry; links by whether a person chose them. Flags and counts come last.
    """

    accepted: list[Fared]
    categories: list[tuple[str | None, str | None, int, int]]
    guidelines: list[tuple[str, str | None, int, int]]
    cited: list[tuple[str | None, int, int]]
    links: list[tuple[bool, int, int]]


def _flags(by: str, at: str) -> str:
    when = f"coalesce({at}, '')"
    return f"({by} IS :person) + {MONTH} * ({when} >= :month) + {EARLIER} * ({when} < :earlier)"


def _named(asked: Asked, **more: object) -> dict[str, object]:
    return {"person": asked.person, "month": asked.month, "earlier": asked.earlier, **more}


def verified(conn: sqlite3.Connection, asked: Asked) -> list[tuple[int, int]]:
    """How many documents stand verified, by flags."""
    query = f"SELECT {_flags('state_by', 'state_at')}, count(*) FROM standing WHERE state = 'verified' GROUP BY 1"
    return conn.execute(query, _named(asked)).fetchall()


def verified_between(conn: sqlite3.Connection, asked: Asked, since: str, until: str) -> list[tuple[int, int]]:
    """How many documents stand verified since a time in between, by flags."""
    query = (
        f"SELECT {_flags('state_by', 'state_at')}, count(*) FROM standing"
        " WHERE state = 'verified' AND state_at >= :since AND state_at < :until GROUP BY 1"
    )
    return conn.execute(query, _named(asked, since=since, until=until)).fetchall()


def decided(conn: sqlite3.Connection, asked: Asked) -> list[Fared]:
    """What persons confirmed, changed and added, one by one."""
    rows = conn.execute(
        "SELECT field, CASE WHEN field = 'value' THEN (SELECT l.list FROM listed l WHERE l.record = p.record"
        f" AND l.id = p.row_id) END, rule, {_BIN}, status = 'confirmed', {_flags('by', 'at')}, count(*),"
        " total(confidence) FROM provenance p INDEXED BY provenance_decided WHERE status != 'extracted'"
        " GROUP BY 1, 2, 3, 4, 5, 6",
        _named(asked),
    )
    return [_fared(row) for row in rows]


def taken_out(conn: sqlite3.Connection, asked: Asked) -> list[Fared]:
    """What had been proposed in rows that persons took out."""
    rows = conn.execute(
        "SELECT field, list, rule,"
        f" {_BIN}, 0, {_flags('by', 'at')}, count(*), total(confidence) FROM (SELECT e.field,"
        " CASE WHEN e.field = 'value' THEN (SELECT json_extract(r.before, '$.list') FROM edit r"
        " WHERE r.record = e.record AND r.row_id = e.row_id AND r.kind = 'row' AND r.before IS NOT NULL LIMIT 1) END"
        " AS list, e.rule, e.confidence, s.by, s.at"
        f" FROM {TAKEN_OUT} e JOIN step s ON s.id = e.step) GROUP BY 1, 2, 3, 4, 5, 6",
        _named(asked),
    )
    return [_fared(row) for row in rows]


def _fared(row: tuple[Any, ...]) -> Fared:
    field, path, rule, bin, right, flags, count, stated = row
    return Fared(field, path, rule, bin or 0, bool(right), flags, count, stated)


def chunks(conn: sqlite3.Connection) -> list[int]:
    """The chunks of records in which any stands verified."""
    query = "SELECT DISTINCT record / ? FROM standing WHERE state = 'verified' ORDER BY 1"
    return [chunk for (chunk,) in conn.execute(query, (CHUNK,))]


def changed_chunks(conn: sqlite3.Connection, step: int) -> set[int]:
    """The chunks in which a record was changed after a step of the journal."""
    return {
        chunk for (chunk,) in conn.execute("SELECT DISTINCT record / ? FROM standing WHERE changed > ?", (CHUNK, step))
    }


def part(conn: sqlite3.Connection, asked: Asked, chunk: int) -> Part:
    """What the verified records of a chunk hold."""
    return _part(conn, _named(asked, first=chunk * CHUNK, last=chunk * CHUNK + CHUNK - 1))


def _part(conn: sqlite3.Connection, named: dict[str, object]) -> Part:
    flags = _flags("s.state_by", "s.state_at")

    def counted(what: str, joined: str) -> list[tuple[Any, ...]]:
        places = ", ".join(str(number) for number in range(1, what.count(",") + 3))
        query = f"SELECT {what}, {flags}, count(*) FROM standing s {joined} WHERE {_STANDS} GROUP BY {places}"
        return conn.execute(query, named).fetchall()

    accepted = conn.execute(
        "SELECT p.field, CASE WHEN p.field = 'value' THEN (SELECT l.list FROM listed l WHERE l.record = p.record"
        f" AND l.id = p.row_id) END, p.rule, {_BIN}, 1, {flags}, count(*), total(p.confidence)"
        f" FROM standing s CROSS JOIN provenance p ON p.record = s.record WHERE {_STANDS}"
        " AND p.status = 'extracted' AND p.rule IS NOT NULL GROUP BY 1, 2, 3, 4, 5, 6",
        named,
    )
    linked = (
        "CROSS JOIN (SELECT DISTINCT record, item, guideline_id FROM citation"
        " WHERE guideline_id IS NOT NULL AND record BETWEEN :first AND :last) c ON c.record = s.record"
        " CROSS JOIN item i ON i.record = c.record AND i.id = c.item"
    )
    return Part(
        [_fared(row) for row in accepted],
        counted("i.category, i.decision", "CROSS JOIN item i ON i.record = s.record"),
        counted("c.guideline_id, i.decision", linked),
        counted("c.guideline_id", "CROSS JOIN citation c ON c.record = s.record"),
        counted("l.outlook = 'chosen'", "CROSS JOIN citation_link l ON l.record = s.record"),
    )
