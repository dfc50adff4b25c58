"""Opening and creating a project file, and what SQLite's complaints mean for a person."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils.db import Database

from workbench import __version__
from workbench.model.errors import (
    DiskFull,
    ProjectError,
    ProjectLocked,
    ProjectMissing,
    ProjectNewer,
    ProjectUnreadable,
)
from workbench.store import migrations

APPLICATION_ID = 0x494D5257  # "IMRW"
BUSY_MILLISECONDS = 2000
"""How long a write waits for another program's. The window stands still meanwhile, so not longer."""

Connection = sqlite3.Connection
ProjectFile = Database
"""An open project, whose changes are made in `atomic()`."""

_PAGES_UNTIL_CHECKPOINT, _PAGES_AT_MOST = 8_000, 100_000
"""After so many pages (32 MB) a commit moves the log into the file itself, where `tidying` does it after so many."""

_FULL = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR)
_LOCKED = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_CANNOT_OPEN = (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_READONLY)


def create(path: Path) -> Database:
    """A new, empty project at `path`, open for writing. Raises `ProjectError` when something is there already."""
    try:
        with path.open("xb"):
            pass
    except FileExistsError:
        raise ProjectError(f"{path.name} exists already. Choose another name, or open it.") from None
    except OSError as error:
        raise ProjectError(f"{path} could not be created: {error.strerror}. Choose another folder.") from error
    with explained(path):
        db = _connect(path, "rw")
        db.conn.execute("PRAGMA journal_mode = WAL")
        db.conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        migrations.migrate(db)
        return db


def open_project(path: Path, read_only: bool = False) -> Database:
    """An existing project. An older one is copied and migrated first; anything else leaves the file's bytes alone.

    Raises `ProjectMissing`, `ProjectUnreadable`, `ProjectNewer` or `ProjectLocked`.
    """
    if not path.is_file():
        raise ProjectMissing(f"There is no project at “{path}”. It may have been moved or renamed; choose it again.")
    with explained(path):
        db = _connect_to_read(path) if read_only else _connect(path, "rw")
        try:
            _admit(db, path, read_only)
        except BaseException:
            db.conn.close()
            raise
        return db


def _admit(db: Database, path: Path, read_only: bool) -> None:
    if _pragma(db, "application_id") != APPLICATION_ID:
        raise ProjectUnreadable(
            f"{path.name} is no project of the Workbench. Nothing was changed. Choose another file."
        )
    version = _pragma(db, "user_version")
    if version > migrations.NEWEST:
        raise _newer(db, path, version)
    if version < migrations.NEWEST:
        if read_only:
            raise ProjectError(f"{path.name} has an older format. Open it once for writing; a copy is kept.")
        migrations.copy_aside(db, path, version)
        migrations.migrate(db)


def _newer(db: Database, path: Path, version: int) -> ProjectNewer:
    """Says which version of the program a newer project asks for, where the project knows that."""
    if saved_by := migrations.migrated_by(db):
        return ProjectNewer(
            f"{path.name} needs a newer Workbench. It was saved by version {saved_by}; this is {__version__}. "
            f"Nothing was changed. Install version {saved_by} or a later one to open it."
        )
    return ProjectNewer(
        f"{path.name} needs a newer Workbench: its format is {version}, this program knows {migrations.NEWEST}. "
        "Nothing was changed. Install a newer version to open it."
    )


def _connect_to_read(path: Path, *, one_thread: bool = True) -> Database:
    """Without writing anything. Where even the log's index may not be made beside the file, it is read as it lies."""
    if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        db = _connect(path, "rw", one_thread=one_thread)  # and not "ro", which would leave its index of the log behind
        db.conn.execute("PRAGMA query_only = ON")
        return db
    mode = "ro" if path.with_name(f"{path.name}-wal").exists() else "ro&immutable=1"
    return _connect(path, mode, one_thread=one_thread)


def connect_beside(path: Path) -> Connection:
    """One more connection to an open project, to read on any thread, by one thread at a time."""
    conn = _connect_to_read(path, one_thread=False).conn
    conn.execute("PRAGMA cache_size = -16000")
    return conn


def _connect(path: Path, mode: str, *, one_thread: bool = True) -> Database:
    conn = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        isolation_level=None,
        timeout=BUSY_MILLISECONDS / 1000,
        check_same_thread=one_thread,
    )
    try:
        db = Database(conn, execute_plugins=False)
        conn.execute("PRAGMA foreign_keys = ON")
        conn.execute("PRAGMA synchronous = FULL")
        conn.execute("PRAGMA temp_store = MEMORY")
        conn.execute("PRAGMA cache_size = -32000")
        conn.execute(f"PRAGMA wal_autocheckpoint = {_PAGES_UNTIL_CHECKPOINT}")
    except BaseException:
        conn.close()
        raise
    return db


def leave_the_log(conn: Connection) -> None:
    """The log is moved into the file beside the work: no commit does it, which took up to a second, but at 400 MB."""
    conn.execute(f"PRAGMA wal_autocheckpoint = {_PAGES_AT_MOST}")


@contextmanager
def one_snapshot(conn: sqlite3.Connection) -> Iterator[None]:
    """All that is read within is of one moment, that of the first read, whoever writes meanwhile."""
    if conn.in_transaction:
        yield
        return
    conn.execute("BEGIN")
    try:
        yield
    finally:
        conn.rollback()


def begin_writing(conn: sqlite3.Connection) -> None:
    """Take the write lock for the open transaction, before anything is read in it.

    A transaction that has read is refused the lock at once where another connection has written since.
    """
    conn.execute("UPDATE meta SET value = value WHERE key = ''")


def data_version(conn: sqlite3.Connection) -> int:
    """A number that changes whenever another connection commits."""
    return int(conn.execute("PRAGMA data_version").fetchone()[0])


def _pragma(db: Database, name: str) -> int:
    return int(db.conn.execute(f"PRAGMA {name}").fetchone()[0])


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turns what SQLite raises about `path` into errors a person can act on; our own bugs pass through."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in _FULL:
            raise DiskFull(
                f"The disk that holds {path.name} is full or cannot be written: the last edit is not saved. "
                "All earlier edits are safe. Make room, then do it again."
            ) from error
        if code in _LOCKED:
            raise ProjectLocked(
                f"{path.name} is being written by another program. Nothing was changed. Try again in a moment."
            ) from error
        if code in _DAMAGED:
            raise ProjectUnreadable(
                f"{path.name} is damaged or no project of the Workbench. Nothing was changed. "
                "Open a copy that was kept earlier."
            ) from error
        if code in _CANNOT_OPEN:
            raise ProjectError(
                f"{path.name} cannot be written here. Open it to read only, or copy it to a folder of yours."
            ) from error
        raise
