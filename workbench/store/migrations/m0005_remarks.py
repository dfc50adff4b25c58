"""Format 5: a person's note and flag on a document, and flags on its fields beside the notes there."""

from __future__ import annotations

from sqlite_utils.db import Database

from workbench.store.migrations.script import run_script

_REMARKS = """
ALTER TABLE provenance ADD COLUMN flag INTEGER NOT NULL DEFAULT 0;
ALTER TABLE standing ADD COLUMN note TEXT;
ALTER TABLE standing ADD COLUMN flag INTEGER NOT NULL DEFAULT 0;
ALTER TABLE standing ADD COLUMN flags INTEGER NOT NULL DEFAULT 0; -- the document's own and those of its fields
CREATE INDEX standing_by_flags ON standing (record) WHERE flags > 0;
CREATE VIEW remarks AS -- one row a note or flag; row_id and field are blank for one on the document as a whole
    SELECT record, '' AS row_id, '' AS field, note, flag FROM standing WHERE note IS NOT NULL OR flag
    UNION ALL
    SELECT record, row_id, field, note, flag FROM provenance WHERE note IS NOT NULL OR flag;
"""


def m0005_remarks(db: Database) -> None:
    """Columns, index and view of format 5."""
    run_script(db.conn, _REMARKS)
