"""The steps from an older project file to the present one. A released migration is never edited."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from itertools import count
from pathlib import Path

from sqlite_utils.db import Database

from workbench import __version__
from workbench.store.migrations.m0001_project import m0001_project
from workbench.store.migrations.m0002_links import m0002_links
from workbench.store.migrations.m0003_findings import m0003_findings
from workbench.store.migrations.m0004_facets import m0004_facets
from workbench.store.migrations.m0005_remarks import m0005_remarks
from workbench.store.migrations.m0006_figures import m0006_figures
from workbench.store.migrations.m0007_rationales import m0007_rationales

Migration = Callable[[Database], None]
MIGRATIONS: tuple[Migration, ...] = (
    m0001_project,
    m0002_links,
    m0003_findings,
    m0004_facets,
    m0005_remarks,
    m0006_figures,
    m0007_rationales,
)
NEWEST = len(MIGRATIONS)
"""The format this program writes: `PRAGMA user_version` of its files."""
_MIGRATED_BY = "format written by"


def migrate(db: Database) -> None:
    """Bring an open project to the newest format, all in one transaction; nothing happens where it is there already."""
    db.conn.execute("BEGIN IMMEDIATE")
    try:
        version = int(db.conn.execute("PRAGMA user_version").fetchone()[0])
        for migration in MIGRATIONS[version:]:
            migration(db)
        db.conn.execute(f"PRAGMA user_version = {max(version, NEWEST)}")
        if version < NEWEST:
            db.conn.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (_MIGRATED_BY, __version__))
        db.conn.execute("COMMIT")
    except BaseException:
        db.conn.rollback()
        raise


def migrated_by(db: Database) -> str:
    """The version of the program that brought a project to its format; blank where that is not known.

    Read of a project that may be newer than this program, so nothing is taken for granted.
    """
    try:
        found = db.conn.execute("SELECT value FROM meta WHERE key = ?", (_MIGRATED_BY,)).fetchone()
    except sqlite3.Error:
        return ""
    return str(found[0]) if found else ""


def copy_aside(db: Database, path: Path, version: int) -> Path:
    """A whole copy of the project beside it, `NAME.format-1.EXT`, made before it is migrated. Returns its path."""
    names = (f"{path.stem}.format-{version}{'' if n == 1 else f'-{n}'}{path.suffix}" for n in count(1))
    aside = next(path.with_name(name) for name in names if not path.with_name(name).exists())
    copy = sqlite3.connect(aside)
    try:
        db.conn.backup(copy)
    finally:
        copy.close()
    return aside
