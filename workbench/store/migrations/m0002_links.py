"""Format 2: how each citation reads and how sure its link is, so that alike ones are found by an index."""

from __future__ import annotations

from sqlite_utils.db import Database

from workbench.store.migrations.script import run_script

_LINKS = """
CREATE TABLE citation_link (
    record INTEGER NOT NULL,
    citation TEXT NOT NULL,
    likeness TEXT NOT NULL, -- citations that read alike have the same
    outlook TEXT NOT NULL CHECK (outlook IN ('sure', 'likely', 'open', 'none', 'chosen')), -- chosen: by a person
    PRIMARY KEY (record, citation)
) STRICT, WITHOUT ROWID;
CREATE INDEX citation_link_by_likeness ON citation_link (likeness);
CREATE TABLE link_outlook ( -- which documents have links of each sort
    outlook TEXT NOT NULL,
    record INTEGER NOT NULL,
    PRIMARY KEY (outlook, record)
) STRICT, WITHOUT ROWID;
CREATE TABLE link_count (outlook TEXT PRIMARY KEY, documents INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TRIGGER link_outlook_comes AFTER INSERT ON link_outlook BEGIN
    INSERT INTO link_count VALUES (NEW.outlook, 1) ON CONFLICT (outlook) DO UPDATE SET documents = documents + 1;
END;
CREATE TRIGGER link_outlook_goes AFTER DELETE ON link_outlook BEGIN
    UPDATE link_count SET documents = documents - 1 WHERE outlook = OLD.outlook;
END;
INSERT INTO meta SELECT 'citations without likeness', 'all' WHERE EXISTS (SELECT 1 FROM citation);
"""


def m0002_links(db: Database) -> None:
    """Tables and triggers of format 2. What stands in them is worked out when the project is opened next."""
    run_script(db.conn, _LINKS)
