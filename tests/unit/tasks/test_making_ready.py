"""An older project is made ready beside the window; broken off, it is begun again."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from invented_review import SETTINGS, new_project

from workbench.progress import Cancelled, Progress
from workbench.tasks.desk import Desk
from workbench.tasks.making_ready import make_ready


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """Three documents, of which neither facets nor how citations read are kept."""
    path = new_project(tmp_path, documents=3)
    with closing(sqlite3.connect(path)) as conn, conn:
        for table in ("facet_bits", "citation_link", "link_outlook"):
            conn.execute(f"DELETE FROM {table}")
        conn.executemany(
            "INSERT OR REPLACE INTO meta VALUES (?, '')", [("facets to fill",), ("citations without likeness",)]
        )
    return path


def kept(path: Path) -> tuple[int, int]:
    with closing(Desk(path, SETTINGS)) as desk:
        return desk.with_value("state", ("new",)), sum(desk.link_counts().values())


def rows(path: Path, table: str) -> int:
    with closing(sqlite3.connect(path)) as conn:
        return int(conn.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def test_what_is_lacking_is_filled_in_with_progress(older: Path) -> None:
    told: list[tuple[int, int, str]] = []
    make_ready(older, Progress(lambda *state: told.append(state)))
    assert (rows(older, "facet_bits") > 0, rows(older, "citation_link")) == (True, 3)
    assert {total for _, total, _ in told} == {3, 4}


@pytest.mark.parametrize("at", [0, 1])
def test_what_is_broken_off_is_begun_again(older: Path, at: int) -> None:
    reports = iter(range(9))
    stopping = Progress(lambda *_: stopping.cancel() if next(reports) == at else None)
    with pytest.raises(Cancelled):
        make_ready(older, stopping)
    assert rows(older, "facet_bits") == 0
    make_ready(older, Progress())
    assert kept(older) == (0b1110, 3)


def test_nothing_is_reported_where_nothing_is_lacking(tmp_path: Path) -> None:
    make_ready(new_project(tmp_path), Progress(lambda *_: pytest.fail("reported")))
