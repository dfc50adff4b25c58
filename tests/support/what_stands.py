"""All that a project says of its documents, to be compared: before and after, one way and another."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from workbench.progress import Progress
from workbench.tasks.desk import Desk

STANDS = {
    "determination": "record", "item": "record, id", "citation": "record, id", "diagnosis": "record, id",
    "listed": "record, id", "provenance": "record, row_id, field", "waiver": "record, code", "guideline_entry": "id",
    "standing": "record", "citation_link": "record, citation", "link_outlook": "record, outlook",
    "finding": "record, code", "document": "id", "document_text": "document", "rationale": "record, item",
}  # fmt: skip
"""Every table that says what stands, and its order."""

_NOT_WHAT_STANDS = ("changed",)  # the number of the step that came last


def what_stands(desk: Desk) -> dict[str, list[tuple[Any, ...]]]:
    """Everything that the project says of its documents, counts and links included, once it is all counted."""
    desk.recount(Progress())
    with closing(sqlite3.connect(desk.path)) as conn:
        found = {}
        for table, order in STANDS.items():
            columns = [row[1] for row in conn.execute(f"PRAGMA table_info ({table})")]
            names = ", ".join(name for name in columns if name not in _NOT_WHAT_STANDS)
            found[table] = conn.execute(f"SELECT {names} FROM {table} ORDER BY {order}").fetchall()
        facets = "SELECT facet, value, documents FROM facet_value WHERE documents > 0 ORDER BY facet, value"
        found["facets"] = conn.execute(facets).fetchall()
    return found


def the_indexes_of_words_are_whole(path: Path) -> None:
    with closing(sqlite3.connect(path)) as conn:
        for index in ("search_index", "value_index"):
            conn.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
