"""What SQLite puts off is done beside the work, so that no edit waits for it: the log, the indexes of words."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from threading import Event, Thread

from workbench.store import values

INDEXES = ("search_index", "value_index")
MERGES = 40
_PAGES_MERGED = 16
"""Pages of the index in one transaction: a millisecond or two, for which an edit may have to wait."""
_GAP = 0.01
"""Seconds between two merges, so that an edit that waits comes in at its first try."""


class Tidying:
    """One thread at a time, with a connection of its own: SQLite lets edits go on meanwhile, and so does Python."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._thread: Thread | None = None
        self._enough = Event()

    def start(self) -> None:
        """Begin, unless it is going on already."""
        if self._thread is None or not self._thread.is_alive():
            self._thread = Thread(target=_tidy, args=(self._path, self._enough), name="tidying", daemon=True)
            self._thread.start()

    def wait(self) -> None:
        """Until it is done."""
        if self._thread is not None:
            self._thread.join()

    def stop(self) -> None:
        """Leave the rest for another time; returns when the file is let go."""
        self._enough.set()
        if self._thread is not None:
            self._thread.join()


def _tidy(path: Path, enough: Event) -> None:
    # whatever goes wrong here goes wrong for nobody: the log keeps what was written, and the next try comes
    where = f"{path.absolute().as_uri()}?mode=rw"
    with suppress(sqlite3.Error), closing(sqlite3.connect(where, uri=True, isolation_level=None, timeout=0.1)) as conn:
        conn.execute("PRAGMA synchronous = FULL")
        conn.execute("PRAGMA wal_checkpoint (PASSIVE)")
        conn.execute("PRAGMA synchronous = NORMAL")  # a merge that is lost loses nothing
        while not enough.is_set() and _put_values_in(conn):
            enough.wait(_GAP)
        for index in INDEXES:
            for _ in range(MERGES):
                if not merge(conn, index) or enough.wait(_GAP):
                    break


def merge(conn: sqlite3.Connection, index: str) -> bool:
    """Merge a little of an index of words, in a transaction of its own; whether there may be more to merge."""
    before = conn.total_changes
    conn.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('merge', ?)", (_PAGES_MERGED,))
    return conn.total_changes - before >= 2  # as SQLite says it


def _put_values_in(conn: sqlite3.Connection) -> bool:
    """Some values of an older project come into the index of their words; whether more wait."""
    conn.execute("BEGIN IMMEDIATE")
    try:
        more = values.put_some_in(conn)
        conn.execute("COMMIT")
    except BaseException:
        conn.rollback()
        raise
    return more
