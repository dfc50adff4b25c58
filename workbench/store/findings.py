"""Which checks each record fails: written with the step that changes it, found and counted by indexes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from workbench.model.findings import SEVERITIES, FailedCheck, Finding, FindingCount

_TO_COUNT = "findings to count"
"""Stands in `meta` while every record has to be seen again, with the last one that was."""
_CHECKED_BY = "findings made by"


def put(conn: sqlite3.Connection, record: int, findings: Iterable[Finding]) -> None:
    """The checks that a record fails now. Only what differs is written."""
    wanted: dict[str, tuple[str, int]] = {}
    for each in findings:
        severity, number = wanted.get(each.code, (each.severity, 0))
        wanted[each.code] = (min(severity, each.severity, key=SEVERITIES.index), number + 1)
    rows = conn.execute("SELECT code, severity, number FROM finding WHERE record = ?", (record,))
    stored = {code: (severity, number) for code, severity, number in rows}
    for code in stored.keys() - {code for code, told in wanted.items() if stored.get(code) == told}:
        conn.execute("DELETE FROM finding WHERE record = ? AND code = ?", (record, code))
    for code, told in wanted.items():
        if stored.get(code) != told:
            conn.execute("INSERT INTO finding VALUES (?, ?, ?, ?)", (record, code, *told))


def counts(conn: sqlite3.Connection) -> tuple[FindingCount, ...]:
    """In how many documents each check finds something, by code and severity; without those that find nothing."""
    rows = conn.execute("SELECT code, severity, documents FROM finding_count WHERE documents > 0 ORDER BY code")
    return tuple(FindingCount(*row) for row in rows)


def in_all(conn: sqlite3.Connection, limit: int) -> tuple[FailedCheck, ...]:
    """The first `limit` checks that documents fail: the gravest first, by code, in the order of the documents."""
    found: list[FailedCheck] = []
    for severity in SEVERITIES:
        for count in counts(conn):
            if count.severity == severity and len(found) < limit:
                rows = conn.execute(
                    "SELECT f.record, s.title, f.code, f.severity, f.number FROM finding f"
                    " JOIN standing s USING (record) WHERE f.code = ? AND f.severity = ? ORDER BY f.record LIMIT ?",
                    (count.code, severity, limit - len(found)),
                )
                found += [FailedCheck(*row) for row in rows]
    return tuple(found)


def mark_due(conn: sqlite3.Connection, records: Iterable[int]) -> None:
    """Have the checks see these records again: something changed that lies outside them."""
    conn.executemany("INSERT OR IGNORE INTO check_due VALUES (?)", [(record,) for record in records])


def mark_all_due(conn: sqlite3.Connection) -> None:
    """Have the checks see every record again."""
    conn.execute("INSERT OR REPLACE INTO meta VALUES (?, '0')", (_TO_COUNT,))


def is_any_due(conn: sqlite3.Connection) -> bool:
    """Whether what stands here may no longer be what the checks would find."""
    asked = "SELECT EXISTS (SELECT 1 FROM check_due) OR EXISTS (SELECT 1 FROM meta WHERE key = ?)"
    return bool(conn.execute(asked, (_TO_COUNT,)).fetchone()[0])


def take_due(conn: sqlite3.Connection, limit: int) -> list[int]:
    """Some of the records that the checks have to see again, which are due no more; none when all have been seen.

    Writes before it reads, so that a transaction that begins with it cannot be overtaken.
    """
    asked = "DELETE FROM check_due WHERE record IN (SELECT record FROM check_due LIMIT ?) RETURNING record"
    some = [record for (record,) in conn.execute(asked, (limit,)).fetchall()]
    through = _through(conn)
    if some or through is None:
        return some
    rows = conn.execute("SELECT record FROM standing WHERE record > ? ORDER BY record LIMIT ?", (through, limit))
    some = [record for (record,) in rows.fetchall()]
    if some:
        conn.execute("UPDATE meta SET value = ? WHERE key = ?", (str(some[-1]), _TO_COUNT))
    else:
        conn.execute("DELETE FROM meta WHERE key = ?", (_TO_COUNT,))
    return some


def put_all_seen(conn: sqlite3.Connection) -> None:
    """The checks have seen every record."""
    conn.execute("DELETE FROM meta WHERE key = ?", (_TO_COUNT,))
    conn.execute("DELETE FROM check_due")


def _through(conn: sqlite3.Connection) -> int | None:
    """Up to which record all have been seen, where every one has to be; None where not."""
    row = conn.execute("SELECT value FROM meta WHERE key = ?", (_TO_COUNT,)).fetchone()
    return None if row is None else int(row[0]) if str(row[0]).isdecimal() else 0


def with_code(conn: sqlite3.Connection, code: str, limit: int) -> list[int]:
    """Records that fail a check."""
    return [record for (record,) in conn.execute("SELECT record FROM finding WHERE code = ? LIMIT ?", (code, limit))]


def known_checks(conn: sqlite3.Connection) -> str | None:
    """By which checks the findings were made last; None in a project that no program wrote a step to yet."""
    row = conn.execute("SELECT value FROM meta WHERE key = ?", (_CHECKED_BY,)).fetchone()
    return str(row[0]) if row else None


def put_known_checks(conn: sqlite3.Connection, checks: str) -> None:
    """Write by which checks findings are made from now on."""
    conn.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (_CHECKED_BY, checks))
