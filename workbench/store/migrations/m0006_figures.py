"""Format 6: what a document took in a person's hands, and indexes for the figures of the overview."""

from __future__ import annotations

from sqlite_utils.db import Database

from workbench.store.migrations.script import run_script

_FIGURES = """
CREATE TABLE visit ( -- one row a stay of a person with a document; in no export
    id INTEGER PRIMARY KEY,
    record INTEGER NOT NULL REFERENCES document (id),
    by TEXT NOT NULL,
    opened_at TEXT NOT NULL,
    seconds REAL NOT NULL, -- in hand: longer pauses are left out
    keys INTEGER NOT NULL,
    ended TEXT NOT NULL CHECK (ended IN ('verified', 'postponed', 'rejected', 'left'))
) STRICT;
CREATE INDEX visit_by_record ON visit (record, by, seconds, keys);
-- what persons decided is little beside what was proposed: these hold that part alone
CREATE INDEX provenance_decided ON provenance (field, status, rule, confidence, by, at) WHERE status != 'extracted';
CREATE INDEX standing_verified ON standing (state_at, state_by, record) WHERE state = 'verified';
CREATE INDEX edit_taken_out ON edit (record, row_id, field, step) WHERE kind = 'cell' AND after IS NULL;
"""


def m0006_figures(db: Database) -> None:
    """The table and indexes of format 6."""
    run_script(db.conn, _FIGURES)
