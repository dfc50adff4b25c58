"""Moving what was written from the log into the project's file, beside the work, so that no edit waits for it."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from threading import Thread


class Tidying:
    """One thread at a time, with a connection of its own: SQLite lets edits go on meanwhile, and so does Python."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._thread: Thread | None = None

    def start(self) -> None:
        """Begin, unless it is going on already."""
        if self._thread is None or not self._thread.is_alive():
            self._thread = Thread(target=_checkpoint, args=(self._path,), name="tidying", daemon=True)
            self._thread.start()

    def wait(self) -> None:
        """Until it is done."""
        if self._thread is not None:
            self._thread.join()
            self._thread = None


def _checkpoint(path: Path) -> None:
    # whatever goes wrong here goes wrong for nobody: the log keeps what was written, and the next try comes
    with suppress(sqlite3.Error), closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True)) as conn:
        conn.execute("PRAGMA synchronous = FULL")
        conn.execute("PRAGMA wal_checkpoint (PASSIVE)")
