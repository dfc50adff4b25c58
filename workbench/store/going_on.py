"""A step over very many documents while it is written in parts: known to every program, and after a crash to the next.

What stands here is written with each part, in its transaction. So whoever writes a step sees whether it is still
theirs, and a step that nobody goes on with is taken back: by whoever opens the project next.
"""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime

import msgspec
from msgspec import Struct

from workbench.model.edits import StepKind

_KEY = "step in parts"
_SILENT_SECONDS = 10.0
"""After so long without a part nobody goes on with it. A part takes a twentieth of a second."""


class GoingOn(Struct, frozen=True):
    """The step whose parts are being written: the number of its first one, its kind, what it is `of` (as in
    `JournalStep`), whose it is, and the moment of its last part (ISO, UTC; blank where it was given up).
    """

    first: int
    kind: StepKind
    of: int
    by: str
    at: str

    @property
    def is_alive(self) -> bool:
        """Whether somebody may be going on with it."""
        if not self.at:
            return False
        return abs((datetime.now(UTC) - datetime.fromisoformat(self.at)).total_seconds()) < _SILENT_SECONDS


def read(conn: sqlite3.Connection) -> GoingOn | None:
    """What is being written in parts; None for nothing."""
    found = conn.execute("SELECT value FROM meta WHERE key = ?", (_KEY,)).fetchone()
    return msgspec.json.decode(found[0], type=GoingOn) if found else None


def put(conn: sqlite3.Connection, step: GoingOn) -> None:
    """A part was written, in the transaction that is open."""
    conn.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (_KEY, msgspec.json.encode(step).decode()))


def end(conn: sqlite3.Connection) -> None:
    """It is written whole, or taken back whole."""
    conn.execute("DELETE FROM meta WHERE key = ?", (_KEY,))
