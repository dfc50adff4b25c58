"""How each record stands: its review state, and the counts and names by which the queue lists it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Any

from msgspec import Struct

from workbench.model.queue import ProjectCounts, QueueRow
from workbench.model.review import RecordState

_COUNTED = ("title", "about", "doubts", "fails", "touched", "fields", "flags")


class Tally(Struct, frozen=True):
    """What the queue shows of a record: `touched` of its `fields` were seen by a person, `flags` a person put."""

    title: str
    about: str
    names: str
    doubts: int
    fails: int
    touched: int
    fields: int
    flags: int


def put_new(conn: sqlite3.Connection, record: int, state: RecordState) -> None:
    """A record begins to stand, without counts yet."""
    conn.execute(
        "INSERT INTO standing (record, state, reason, until, state_by, state_at, title, about, doubts,"
        " fails, touched, fields, changed, note, flag) VALUES (?, ?, ?, ?, ?, ?, '', '', 0, 0, 0, 0, 0, ?, ?)",
        (record, state.name, state.reason, state.until, state.by, state.at, state.note, int(state.flag)),
    )


def put_state(conn: sqlite3.Connection, record: int, state: RecordState) -> None:
    """A record's review state changes."""
    conn.execute(
        "UPDATE standing SET state = ?, reason = ?, until = ?, state_by = ?, state_at = ?, note = ?, flag = ?"
        " WHERE record = ?",
        (state.name, state.reason, state.until, state.by, state.at, state.note, int(state.flag), record),
    )


def put_tally(conn: sqlite3.Connection, record: int, tally: Tally, step: int | None = None) -> None:
    """The counts, after `step` where one changed the record.

    Only what differs is written: each column written costs its indexes too.
    """
    wanted = {name: getattr(tally, name) for name in _COUNTED} | ({"changed": step} if step else {})
    stored = conn.execute(f"SELECT {', '.join(wanted)} FROM standing WHERE record = ?", (record,)).fetchone()
    differing = {name: value for (name, value), was in zip(wanted.items(), stored, strict=True) if value != was}
    if differing:
        changes = ", ".join(f"{name} = ?" for name in differing)
        conn.execute(f"UPDATE standing SET {changes} WHERE record = ?", (*differing.values(), record))


def case_number(conn: sqlite3.Connection, record: int) -> str | None:
    """The case number that stands in a record."""
    row = conn.execute("SELECT case_number FROM determination WHERE record = ?", (record,)).fetchone()
    return row[0] if row else None


def verified_since(conn: sqlite3.Connection, since: str) -> tuple[int, int]:
    """How many documents stand verified since a moment (ISO, UTC), and on how many days that was."""
    found = conn.execute(
        "SELECT count(*), count(DISTINCT substr(state_at, 1, 10)) FROM standing INDEXED BY standing_verified"
        " WHERE state = 'verified' AND state_at >= ?",
        (since,),
    ).fetchone()
    return int(found[0]), int(found[1])


def same_case(conn: sqlite3.Connection, record: int, case_number: str, limit: int = 3) -> tuple[tuple[int, str], ...]:
    """Numbers and names of `limit` other documents with that case number; those rejected do not count."""
    rows = conn.execute(
        "SELECT t.record, d.file_name FROM determination t JOIN document d ON d.id = t.record"
        " JOIN standing s USING (record)"
        " WHERE t.case_number = ? AND t.record != ? AND s.state != 'rejected' ORDER BY t.record LIMIT ?",
        (case_number, record, limit),
    )
    return tuple(rows.fetchall())


def verified_last(conn: sqlite3.Connection, limit: int) -> list[int]:
    """The numbers of the verified records that were changed last, the latest first."""
    rows = conn.execute("SELECT record FROM standing WHERE state = 'verified' ORDER BY changed DESC LIMIT ?", (limit,))
    return [record for (record,) in rows]


def changed_otherwise(conn: sqlite3.Connection, records: Iterable[int], steps: Iterable[int]) -> set[int]:
    """Those of some records that another step than these changed last."""
    rows = conn.execute(
        "SELECT record FROM standing WHERE record IN (SELECT value FROM json_each(?))"
        " AND changed NOT IN (SELECT value FROM json_each(?))",
        (str([*records]), str([*steps])),
    )
    return {record for (record,) in rows}


def all_records(conn: sqlite3.Connection) -> list[int]:
    """The numbers of all records."""
    return [record for (record,) in conn.execute("SELECT record FROM standing ORDER BY record")]


def counts(conn: sqlite3.Connection) -> ProjectCounts:
    """How many documents there are, by state."""
    rows = conn.execute("SELECT state, documents FROM state_count WHERE documents > 0 ORDER BY state")
    by_state = {str(state): int(count) for state, count in rows}
    return ProjectCounts(sum(by_state.values()), by_state)


def rows(conn: sqlite3.Connection, records: list[int]) -> list[QueueRow]:
    """What the list of documents shows of these records, in their order."""
    found = conn.execute(
        "SELECT s.record, s.title, s.about, s.state, s.doubts, s.fails, s.touched, s.fields, s.reason, s.until,"
        " d.decision_date, (SELECT count(*) FROM item i WHERE i.record = s.record), d.determination, s.state_by,"
        " s.flags FROM standing s LEFT JOIN determination d ON d.record = s.record"
        f" WHERE s.record IN ({', '.join('?' * len(records))})",
        records,
    )
    by_record = {row[0]: _row(row) for row in found}
    return [by_record[record] for record in records if record in by_record]


def _row(row: tuple[Any, ...]) -> QueueRow:
    (
        record,
        title,
        about,
        state,
        doubts,
        fails,
        touched,
        fields,
        reason,
        until,
        *told,
        items,
        determination,
        by,
        flags,
    ) = row
    if reason and state in ("postponed", "rejected", "failed"):
        about = f"until {until} · {reason}" if until else reason
    return QueueRow(
        record,
        title,
        about,
        state,
        doubts,
        fails,
        touched / fields if fields else 0.0,
        reason,
        told[0] or "",
        items,
        determination or "",
        "" if state in ("new", "failed") else by or "",
        flags,
    )
