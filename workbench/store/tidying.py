"""What SQLite puts off is done beside the work, so that no edit waits for it: the log, the indexes of words."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager, closing, nullcontext, suppress
from pathlib import Path
from threading import Event, Thread
from time import perf_counter

from workbench.store import values

Turn = Callable[[], AbstractContextManager[None]]
INDEXES = ("search_index", "value_index")
MERGES = 40
_PAGES_MERGED = 16
"""Pages of the index in one transaction: a millisecond or two, for which an edit may have to wait."""
_PATIENCE = 0.02
"""Seconds to wait for another program's write, in which no edit of this one comes in."""
_LONG, _TOO_LONG, _TRIES = 4_000, 16_000, 4
"""Pages of a log that is to begin anew (16 MB), and of one for which somebody who writes all the time has to wait."""
_GAP, _SPARED = 0.01, 10
"""Seconds between two merges, or so many times what the last one took: few edits meet one."""


class Tidying:
    """One thread at a time, with a connection of its own: SQLite lets edits go on meanwhile, and so does Python.

    Whatever it writes it writes within a `turn`, so that an edit that waits is told when it may come.
    """

    def __init__(self, path: Path, turn: Turn = nullcontext) -> None:
        self._path, self._turn = path, turn
        self._thread: Thread | None = None
        self._enough = Event()

    def start(self) -> None:
        """Begin, unless it is going on already."""
        if self._thread is None or not self._thread.is_alive():
            self._thread = Thread(
                target=_tidy, args=(self._path, self._enough, self._turn), name="tidying", daemon=True
            )
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


def _tidy(path: Path, enough: Event, turn: Turn) -> None:
    # whatever goes wrong here goes wrong for nobody: the log keeps what was written, and the next try comes
    where = f"{path.absolute().as_uri()}?mode=rw"
    with suppress(sqlite3.Error), closing(sqlite3.connect(where, _PATIENCE, uri=True, isolation_level=None)) as conn:
        conn.execute("PRAGMA wal_autocheckpoint = 0")  # an edit may wait for a merge, and not for the disk as well
        conn.execute("PRAGMA synchronous = NORMAL")  # a merge that is lost loses nothing; what is moved is not lost
        _move_the_log(conn, turn)
        while not enough.is_set() and values.waiting(conn) and _put_values_in(conn, turn):
            enough.wait(_GAP)
        for index in INDEXES:
            _merge_little_by_little(conn, index, enough, turn)
            if not enough.is_set():
                _move_the_log(conn, turn)


def _merge_little_by_little(conn: sqlite3.Connection, index: str, enough: Event, turn: Turn) -> None:
    for _ in range(MERGES):
        begun = perf_counter()
        if enough.is_set() or not _merge_between(conn, index, turn):
            break
        enough.wait(max(_GAP, _SPARED * (perf_counter() - begun)))


def _move_the_log(conn: sqlite3.Connection, turn: Turn) -> None:
    """Move what was written from the log into the file; of a long one until nothing came meanwhile: it begins anew."""
    pages, tries = _moved(conn), 0
    while pages > _LONG and tries < _TRIES:
        before, pages, tries = pages, _moved(conn), tries + 1
        if pages <= before:
            return
    if pages > _TOO_LONG:
        with turn():
            _moved(conn)


def _moved(conn: sqlite3.Connection) -> int:
    """Move the log as far as nobody reads it; how many pages it has."""
    return int(conn.execute("PRAGMA wal_checkpoint (PASSIVE)").fetchone()[1])


def _merge_between(conn: sqlite3.Connection, index: str, turn: Turn) -> bool:
    """The same as `merge` where it comes in between two edits; whether to go on."""
    try:
        with turn():
            return merge(conn, index)
    except sqlite3.OperationalError:
        return True  # another program was quicker


def merge(conn: sqlite3.Connection, index: str) -> bool:
    """Merge a little of an index of words, in a transaction of its own; whether there may be more to merge."""
    before = conn.total_changes
    conn.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('merge', ?)", (_PAGES_MERGED,))
    return conn.total_changes - before >= 2  # as SQLite says it


def _put_values_in(conn: sqlite3.Connection, turn: Turn) -> bool:
    """Some values of an older project come into the index of their words; whether more wait."""
    with turn():
        conn.execute("BEGIN IMMEDIATE")
        try:
            more = values.put_some_in(conn)
            conn.execute("COMMIT")
        except BaseException:
            conn.rollback()
            raise
    return more
