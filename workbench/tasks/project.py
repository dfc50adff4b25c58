"""Making a project, and copying one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from workbench.model.guidelines import Guideline
from workbench.progress import Progress
from workbench.store import catalogue, copying
from workbench.store.connection import create, explained


def create_project(path: Path, entries: Iterable[Guideline] | None = None) -> None:
    """A new project at `path` with these catalogue entries, the shipped ones by default.

    Raises `ProjectError` when something is there already or the folder cannot be written.
    """
    if entries is None:
        from workbench.guidelines import load_catalogue  # noqa: PLC0415 - opening a project need not load the linker

        entries = load_catalogue().entries
    db = create(path)
    try:
        with explained(path), db.atomic():
            catalogue.put_all(db.conn, entries)
            catalogue.put_version(db.conn, datetime.now(UTC).isoformat(timespec="milliseconds"))
    except BaseException:
        db.conn.close()
        path.unlink()  # half a project is none
        raise
    db.conn.close()


def copy_project(path: Path, place: Path, progress: Progress) -> None:
    """The project at `path`, which may be open, as a whole copy at `place`; nothing is left there if that fails.

    Raises `DiskFull` where there is no room, `ProjectError` where something is there already or nothing can be written.
    """
    copying.copy_project(path, place, progress)
