"""A whole copy of a project in another place: there when it is whole, and nothing of it before."""

from __future__ import annotations

import errno
import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from workbench.model.errors import DiskFull, ProjectError
from workbench.progress import Progress
from workbench.store.connection import Connection, connect_beside, explained, one_snapshot

_PAGES = 2_000
"""Copied at a time (8 MB): as often it is asked whether to go on."""
_PART = ".part"
_NO_ROOM = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR)


def copy_project(path: Path, place: Path, progress: Progress) -> None:
    """Copy the project at `path`, as it stands at one moment, to `place`; `progress` counts pages.

    The project is only read and may be in use. Raises `DiskFull` where the place has no room, `ProjectError` where
    something is there already or nothing can be written, and `Cancelled`; whatever is raised, nothing is left there.
    """
    part = place.with_name(f"{place.name}{_PART}")
    try:
        if place.exists():
            raise ProjectError(f"{place.name} exists already. Choose another name; the project is open as it was.")
        with explained(path), closing(connect_beside(path)) as source, one_snapshot(source):
            source.execute("SELECT count(*) FROM meta").fetchone()  # from here on all is of one moment
            _write(source, part, progress)
        progress.report(*progress.state)  # to have it all on the disk takes a while, in which somebody may stop it
        part.rename(place)
    except OSError as error:
        raise _refused(place, error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)) from error
    finally:
        for left in (part, *(part.with_name(f"{part.name}-{kind}") for kind in ("journal", "wal", "shm"))):
            with suppress(OSError):  # a place that cannot be written refuses this too; why it could not is said above
                left.unlink(missing_ok=True)


def _write(source: Connection, part: Path, progress: Progress) -> None:
    part.unlink(missing_ok=True)  # what a crash left
    part.touch()
    try:
        with closing(_opened(part)) as copy:
            source.backup(copy, pages=_PAGES, progress=lambda _state, left, all_: progress.report(all_ - left, all_))
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        raise _refused(part.with_name(part.name.removesuffix(_PART)), code in _NO_ROOM) from error
    with part.open("r+b") as written:  # Windows flushes nothing that is open for reading alone
        os.fsync(written.fileno())


def _opened(part: Path) -> Connection:
    return sqlite3.connect(part, isolation_level=None)


def _refused(place: Path, is_full: bool) -> ProjectError:
    if is_full:
        return DiskFull(
            f"There is no room for {place.name} in {place.parent}. Nothing of it is left there, and the project is "
            "open as it was. Choose a place on another disk."
        )
    return ProjectError(
        f"{place.name} could not be written in {place.parent}. Nothing of it is left there, and the project is open "
        "as it was. Choose another folder."
    )
