"""What documents took in a person's hands: each stay with one, and what that comes to."""

from __future__ import annotations

import sqlite3

from workbench.model.visit import Visit
from workbench.store.figures import CHANGED, MONTH, TAKEN_OUT

CLEAN = (
    f"NOT EXISTS (SELECT 1 FROM provenance p WHERE p.record = s.record AND p.status IN {CHANGED})"
    f" AND s.record NOT IN (SELECT record FROM {TAKEN_OUT})"
)
"""That no person changed, added or took out anything in a record."""

SPENT = (
    "(SELECT s.record, s.state_by, s.state_at, sum(v.seconds) AS seconds, sum(v.keys) AS keys"
    " FROM standing s JOIN visit v ON v.record = s.record AND v.by = s.state_by WHERE s.state = 'verified'"
    " GROUP BY s.record)"
)
"""What the person who verified a document spent on it, in all their stays."""


def put(conn: sqlite3.Connection, visit: Visit) -> None:
    """Write a stay that is over."""
    conn.execute(
        "INSERT INTO visit (record, by, opened_at, seconds, keys, ended) VALUES (?, ?, ?, ?, ?, ?)",
        (visit.record, visit.by, visit.opened_at, visit.seconds, visit.keys, visit.ended),
    )


def forget(conn: sqlite3.Connection, person: str) -> int:
    """Take out all stays of a person; returns how many there were."""
    return conn.execute("DELETE FROM visit WHERE by = ?", (person,)).rowcount


def spent(conn: sqlite3.Connection, person: str, month: str) -> list[tuple[int, int, bool, int, int]]:
    """What verified documents took: whole seconds, keys, clean or not, flags, how many documents."""
    flags = f"(state_by IS ?) + {MONTH} * (coalesce(state_at, '') >= ?)"
    return conn.execute(
        f"SELECT CAST(round(seconds) AS INTEGER), keys, {CLEAN}, {flags}, count(*) FROM {SPENT} s GROUP BY 1, 2, 3, 4",
        (person, month),
    ).fetchall()
