"""Format 7: marks of rationales, so that near-duplicates find each other; records that the checks have to see again."""

from __future__ import annotations

from sqlite_utils.db import Database

from workbench.store.migrations.script import run_script

_RATIONALES = """
CREATE TABLE rationale ( -- one row an item whose rationale is long enough to be like another
    record INTEGER NOT NULL REFERENCES document (id),
    item TEXT NOT NULL,
    bands BLOB NOT NULL, -- its marks in rationale_band, eight bytes each
    near INTEGER, -- another record in which it stands almost alike
    near_item TEXT,
    percent INTEGER, -- of 100 phrases they share so many
    PRIMARY KEY (record, item)
) STRICT, WITHOUT ROWID;
CREATE INDEX rationale_by_near ON rationale (near) WHERE near IS NOT NULL;
CREATE TABLE rationale_band ( -- rationales that read almost alike share a mark
    band INTEGER NOT NULL,
    record INTEGER NOT NULL,
    item TEXT NOT NULL,
    PRIMARY KEY (band, record, item)
) STRICT, WITHOUT ROWID;
CREATE TABLE check_due (record INTEGER PRIMARY KEY) STRICT; -- what the checks look at outside the record has changed
INSERT OR REPLACE INTO meta SELECT 'findings to count', 'all' WHERE EXISTS (SELECT 1 FROM standing);
"""


def m0007_rationales(db: Database) -> None:
    """Tables of format 7. What stands in them is worked out in pauses, once the project is open."""
    run_script(db.conn, _RATIONALES)
