"""Checks that are switched off, for one record or for all."""

from __future__ import annotations

import sqlite3

from workbench.model.edits import Waiver


def of_record(conn: sqlite3.Connection, record: int) -> dict[str, Waiver]:
    """The checks switched off for one record alone, by code; for the whole project where `record` is 0."""
    rows = conn.execute("SELECT code, reason, by, at FROM waiver WHERE record = ?", (record,))
    return {code: Waiver(reason, by, at) for code, reason, by, at in rows}


def put(conn: sqlite3.Connection, record: int, code: str, waiver: Waiver | None) -> None:
    """Switch a check off; on again for None."""
    conn.execute("DELETE FROM waiver WHERE record = ? AND code = ?", (record, code))
    if waiver is not None:
        conn.execute("INSERT INTO waiver VALUES (?, ?, ?, ?, ?)", (record, code, waiver.reason, waiver.by, waiver.at))
