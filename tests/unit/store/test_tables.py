"""The project file as other programs see it: typed tables, documented views, a journal that only grows."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from invented_review import AGE, DECISION, SETTINGS, new_project

from workbench.model.fields import ITEMS, LISTS, fields_of
from workbench.store.columns import TABLES
from workbench.tasks.desk import Desk

VIEWS = {
    "remarks",
    "documents", "determinations", "disputed_items", "citations", "diagnoses", "treatments_to_date", "reviewers",
    "guidelines", "journal", "corrections", "failed_checks", "document_values",
}  # fmt: skip


@pytest.fixture
def conn(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """A project after some review, opened by another program."""
    path = new_project(tmp_path)
    desk = Desk(path, SETTINGS)
    desk.correct(1, AGE, 45)
    desk.add_row(1, ITEMS, values={"treatment": "Chest X-ray"})
    desk.add_row(1, "treatments_to_date", values={"value": "rest"})
    desk.undo()
    desk.redo()
    desk.close()
    with closing(sqlite3.connect(path)) as conn:
        conn.row_factory = sqlite3.Row
        yield conn


def rows(conn: sqlite3.Connection, query: str) -> list[dict[str, object]]:
    return [dict(row) for row in conn.execute(query)]


@pytest.mark.parametrize("path", ["", *LISTS])
def test_every_field_has_a_column(conn: sqlite3.Connection, path: str) -> None:
    table = TABLES[path]
    columns = {row["name"] for row in rows(conn, f"PRAGMA table_info ({table.name})")}
    assert set(table.columns) == {spec.name for spec in fields_of(path)}
    assert set(table.columns.values()) <= columns


def test_every_view_says_what_it_is_for(conn: sqlite3.Connection) -> None:
    views = {row["name"]: str(row["sql"]) for row in rows(conn, "SELECT * FROM sqlite_master WHERE type = 'view'")}
    assert views.keys() == VIEWS
    assert all(" -- " in sql for sql in views.values())


def test_the_views_give_values_as_they_stand(conn: sqlite3.Connection) -> None:
    determinations = rows(conn, "SELECT case_number, age, state FROM determinations")
    assert determinations == [{"case_number": "CM14-0000001", "age": 45, "state": "in review"}]
    items = rows(conn, "SELECT number, treatment, decision FROM disputed_items ORDER BY number")
    assert [tuple(item.values()) for item in items] == [(1, "Lumbar MRI", "Upheld"), (2, "Chest X-ray", None)]
    assert rows(conn, "SELECT party, pages, guideline_title FROM citations") == [
        {"party": "expert_reviewer", "pages": "[[304,304]]", "guideline_title": "Special studies"}
    ]
    assert rows(conn, "SELECT what, value FROM reviewers") == [{"what": "licensure", "value": "California"}]
    assert rows(conn, "SELECT number, value FROM treatments_to_date") == [{"number": 1, "value": "rest"}]


def test_corrections_tell_what_was_proposed_and_what_a_person_made_of_it(conn: sqlite3.Connection) -> None:
    correction = rows(conn, "SELECT * FROM corrections WHERE field = 'patient.age'")[0]
    told = [correction[name] for name in ("proposed", "before", "after", "rule", "confidence", "status", "by")]
    assert told == [44, 44, 45, "header.label@1", 0.4, "corrected", "Ann"]


def test_the_journal_can_be_read_as_json(conn: sqlite3.Connection) -> None:
    line = rows(conn, "SELECT * FROM journal WHERE kind = 'cell' AND field = 'patient.age'")[0]
    assert json.loads(str(line["after"]))["value"] == 45
    kinds = rows(conn, "SELECT step_kind, count(DISTINCT step) AS steps FROM journal GROUP BY step_kind ORDER BY 1")
    assert [tuple(kind.values()) for kind in kinds] == [("do", 4), ("redo", 1), ("undo", 1)]


@pytest.mark.parametrize(
    "change", ["DELETE FROM step", "UPDATE step SET by = 'x'", "DELETE FROM edit", "UPDATE edit SET after = 'x'"]
)
def test_the_journal_only_grows(conn: sqlite3.Connection, change: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        conn.execute(change)


def test_provenance_says_who_and_which_rule(conn: sqlite3.Connection) -> None:
    told = rows(conn, "SELECT status, by, rule, confidence FROM provenance WHERE row_id = '' AND field = 'patient.age'")
    assert told == [{"status": "corrected", "by": "Ann", "rule": "header.label@1", "confidence": 0.4}]


def test_a_value_lives_in_its_column_alone(conn: sqlite3.Connection) -> None:
    query = f"SELECT proposal FROM provenance WHERE row_id = '{DECISION.row}' AND field = '{DECISION.name}'"
    assert rows(conn, query) == [{"proposal": None}]


def test_no_reference_dangles(conn: sqlite3.Connection) -> None:
    assert rows(conn, "PRAGMA foreign_key_check") == []
    assert rows(conn, "PRAGMA integrity_check") == [{"integrity_check": "ok"}]
