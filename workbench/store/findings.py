"""Which checks each record fails: written with the step that changes it, found and counted by indexes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from workbench.model.findings import SEVERITIES, Finding, FindingCount

_TO_COUNT = "findings to count"


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


def is_to_count(conn: sqlite3.Connection) -> bool:
    """Whether what stands here does not come from the checks of this program."""
    return conn.execute("SELECT 1 FROM meta WHERE key = ?", (_TO_COUNT,)).fetchone() is not None


def put_counted(conn: sqlite3.Connection) -> None:
    """All records have been checked."""
    conn.execute("DELETE FROM meta WHERE key = ?", (_TO_COUNT,))
