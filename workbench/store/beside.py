"""One more connection to an open project, for what is asked on other threads."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

from workbench.progress import Cancelled, Progress
from workbench.store.connection import connect_beside, explained, one_snapshot

_LOOK_EVERY = 200_000
"""Instructions of SQLite between two looks at whether the work was cancelled: some milliseconds. Each look waits for
Python's lock, which the window's thread may hold.
"""


class Beside:
    """One more connection, to read on other threads, one at a time."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._conn: sqlite3.Connection | None = None
        self._lock = Lock()
        self._closed = False

    @contextmanager
    def reading(self, progress: Progress) -> Iterator[sqlite3.Connection]:
        """The connection, for as long as the work goes on: all that is read is of the moment of the first read.

        Raises `Cancelled` when it is cancelled meanwhile, or the project was closed before.
        """
        with self._lock, explained(self._path):
            progress.report(0, 1)
            if self._closed:
                raise Cancelled
            if self._conn is None:
                self._conn = connect_beside(self._path)
            self._conn.set_progress_handler(lambda: int(progress.cancelled), _LOOK_EVERY)
            try:
                with one_snapshot(self._conn):
                    yield self._conn
            except sqlite3.OperationalError:
                progress.report(0, 1)  # it was interrupted because the work was cancelled
                raise
            finally:
                self._conn.set_progress_handler(None, 0)

    def close(self) -> None:
        """Let go of the file, once whoever reads is done."""
        with self._lock:
            self._closed = True
            if self._conn is not None:
                self._conn.close()
            self._conn = None
