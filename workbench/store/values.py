"""The index of the words in values: what a record holds now, one column a kind of field.

It keeps no copy of the values: they are read from the tables, before a step to take them out and after it to put them
in. Records of an older project are put in beside the work, in order; those that wait are left alone until then.
"""

from __future__ import annotations

import sqlite3

from workbench.model.fields import DIAGNOSES, LICENSURE, TREATMENTS

APART = "\ue000"
"""Stands between two values of one column: a word to the index, so that no phrase runs over it."""

FACTS = (
    "case.case_number", "case.date_assigned", "case.date_of_injury", "case.date_of_injury_end", "case.decision_date",
    "case.ur_denial_date", "case.application_received", "case.priority", "case.determination", "patient.age",
    "patient.sex",
)  # fmt: skip
"""The fields in the column `facts`, in order."""

COLUMNS = {
    "facts": "", "reviewer": LICENSURE, "summary": "clinical_summary", "diagnoses": DIAGNOSES,
    "treatments": TREATMENTS, "treatment": "treatment", "administrator": "claims_administrator.text",
    "expert": "expert_reviewer.text", "rationale": "rationale", "citations": "text",
}  # fmt: skip
"""The index's columns in order, and the field or list that each is of."""

_NAMES = ", ".join(COLUMNS)
_TO_INDEX = "values to index"
_AT_A_TIME = 20


def is_indexed(conn: sqlite3.Connection, record: int) -> bool:
    """Whether a record is in the index, or comes into it with its next step."""
    found = conn.execute("SELECT value FROM meta WHERE key = ?", (_TO_INDEX,)).fetchone()
    if found is None:
        return True
    done, last = map(int, found[0].split("/"))
    return record <= done or record > last


def take_out(conn: sqlite3.Connection, record: int) -> None:
    """Before a record's values change."""
    conn.execute(
        f"INSERT INTO value_index (value_index, rowid, {_NAMES}) SELECT 'delete', record, {_NAMES}"
        " FROM document_values WHERE record = ?",
        (record,),
    )


def put_in(conn: sqlite3.Connection, record: int) -> None:
    """After a record's values changed."""
    conn.execute(
        f"INSERT INTO value_index (rowid, {_NAMES}) SELECT record, {_NAMES} FROM document_values WHERE record = ?",
        (record,),
    )


def put_some_in(conn: sqlite3.Connection) -> bool:
    """Put the next records of an older project in, inside the transaction that is open; whether more wait."""
    found = conn.execute("SELECT value FROM meta WHERE key = ?", (_TO_INDEX,)).fetchone()
    if found is None:
        return False
    done, last = map(int, found[0].split("/"))
    upto = min(done + _AT_A_TIME, last)
    conn.execute(
        f"INSERT INTO value_index (rowid, {_NAMES}) SELECT record, {_NAMES} FROM document_values"
        " WHERE record > ? AND record <= ?",
        (done, upto),
    )
    if upto < last:
        conn.execute("UPDATE meta SET value = ? WHERE key = ?", (f"{upto}/{last}", _TO_INDEX))
    else:
        conn.execute("DELETE FROM meta WHERE key = ?", (_TO_INDEX,))
    return upto < last


def waiting(conn: sqlite3.Connection) -> tuple[int, int] | None:
    """How many records are in the index, of how many; None where all are."""
    found = conn.execute("SELECT value FROM meta WHERE key = ?", (_TO_INDEX,)).fetchone()
    if found is None:
        return None
    done, last = map(int, found[0].split("/"))
    return done, last
