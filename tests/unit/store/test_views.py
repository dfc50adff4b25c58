"""Saved views in the project: what stays when two windows change them, or a newer program saved one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from workbench.model.queue import QueueFilter
from workbench.model.views import SavedView
from workbench.store import views
from workbench.tasks.project import create_project

FAILED, NEW = QueueFilter(states=("failed",)), QueueFilter(states=("new",))


@pytest.fixture
def conn(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """Two views, the failed ones before the new."""
    create_project(tmp_path / "project.imr")
    with closing(sqlite3.connect(tmp_path / "project.imr", isolation_level=None)) as conn:
        views.put(conn, SavedView("Failed", FAILED), "Ann", "2026")
        views.put(conn, SavedView("New", NEW), "Ann", "2026")
        yield conn


def names(conn: sqlite3.Connection) -> list[str]:
    return [view.name for view in views.all_views(conn)]


def test_a_view_takes_the_name_of_another_which_goes(conn: sqlite3.Connection) -> None:
    views.rename(conn, "New", "Failed")
    assert views.all_views(conn) == [SavedView("Failed", NEW)]


def test_a_view_that_another_window_removed_takes_no_other_with_it(conn: sqlite3.Connection) -> None:
    views.remove(conn, "New")
    views.rename(conn, "New", "Failed")
    views.remove(conn, "New")
    views.arrange(conn, ["New", "Failed"])
    assert views.all_views(conn) == [SavedView("Failed", FAILED)]


def test_a_view_saved_again_keeps_its_place(conn: sqlite3.Connection) -> None:
    views.put(conn, SavedView("Failed", NEW), "Ben", "2027")
    assert views.all_views(conn)[0] == SavedView("Failed", NEW)


def test_a_view_that_a_newer_program_saved_is_left_out_and_kept(conn: sqlite3.Connection) -> None:
    conn.execute("UPDATE saved_view SET filter = '{\"states\": 4}' WHERE name = 'Failed'")
    assert names(conn) == ["New"]
    assert conn.execute("SELECT count(*) FROM saved_view").fetchone() == (2,)
