"""An older project is copied, then brought to the schema of a new one."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from invented_review import new_project
from sqlite_utils.db import Database

from workbench.model.errors import ProjectError
from workbench.store import migrations
from workbench.store.connection import open_project
from workbench.store.migrations import MIGRATIONS, NEWEST, migrate

SAVED = sorted((Path(__file__).parent / "schemas").glob("format-*.sql"))


def schema(db: Database) -> list[tuple[str, str, str]]:
    rows = db.conn.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name")
    return [(kind, name, " ".join(sql.split())) for kind, name, sql in rows]


def test_every_released_format_is_saved() -> None:
    assert [path.stem for path in SAVED] == [f"format-{number}" for number in range(1, NEWEST + 1)]


@pytest.mark.parametrize("saved", SAVED, ids=lambda path: path.stem)
def test_an_older_saved_schema_ends_equal_to_a_new_one(saved: Path) -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as old:
        old.executescript(saved.read_text("utf-8"))
        migrate(Database(old, execute_plugins=False))
        assert schema(Database(old, execute_plugins=False)) == fresh_schema()


def fresh_schema() -> list[tuple[str, str, str]]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as conn:
        db = Database(conn, execute_plugins=False)
        migrate(db)
        return schema(db)


def add_colour(db: Database) -> None:
    db.conn.execute("ALTER TABLE document ADD COLUMN colour TEXT")


def fail(db: Database) -> None:
    add_colour(db)
    raise RuntimeError


def test_an_older_project_is_copied_before_it_is_migrated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = new_project(tmp_path)
    pretend_newer(monkeypatch, add_colour)
    db = open_project(path)
    assert "colour" in db["document"].columns_dict
    db.conn.close()
    with closing(sqlite3.connect(tmp_path / f"project.format-{NEWEST}.imr")) as copy:
        assert copy.execute("SELECT count(*) FROM document").fetchone() == (1,)
        assert "colour" not in Database(copy, execute_plugins=False)["document"].columns_dict


def test_a_migration_that_fails_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = new_project(tmp_path)
    before = path.read_bytes()
    pretend_newer(monkeypatch, fail)
    with pytest.raises(RuntimeError):
        open_project(path)
    assert path.read_bytes() == before


def test_an_older_project_is_not_migrated_when_it_is_only_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = new_project(tmp_path)
    pretend_newer(monkeypatch, add_colour)
    with pytest.raises(ProjectError, match="older format"):
        open_project(path, read_only=True)


def pretend_newer(monkeypatch: pytest.MonkeyPatch, migration: migrations.Migration) -> None:
    monkeypatch.setattr(migrations, "MIGRATIONS", (*MIGRATIONS, migration))
    monkeypatch.setattr(migrations, "NEWEST", NEWEST + 1)
