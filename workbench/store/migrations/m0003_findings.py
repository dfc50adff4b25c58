"""Format 3: which checks each record fails, so that documents are found and counted by them."""

from __future__ import annotations

from sqlite_utils.db import Database

from workbench.store.migrations.script import run_script

_FINDINGS = """
CREATE TABLE finding ( -- one row a check that a record fails, in the severity of its gravest finding
    record INTEGER NOT NULL REFERENCES document (id),
    code TEXT NOT NULL,
    severity TEXT NOT NULL CHECK (severity IN ('error', 'warning', 'note')),
    number INTEGER NOT NULL, -- how often
    PRIMARY KEY (record, code)
) STRICT, WITHOUT ROWID;
CREATE INDEX finding_by_code ON finding (code, severity, record);
CREATE TABLE finding_count (
    code TEXT NOT NULL,
    severity TEXT NOT NULL,
    documents INTEGER NOT NULL,
    PRIMARY KEY (code, severity)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER finding_comes AFTER INSERT ON finding BEGIN
    INSERT INTO finding_count VALUES (NEW.code, NEW.severity, 1)
        ON CONFLICT (code, severity) DO UPDATE SET documents = documents + 1;
END;
CREATE TRIGGER finding_goes AFTER DELETE ON finding BEGIN
    UPDATE finding_count SET documents = documents - 1 WHERE code = OLD.code AND severity = OLD.severity;
END;
CREATE VIEW failed_checks AS -- one row a check that a document's record fails
    SELECT f.record, d.file_name, s.state, f.code, f.severity, f.number
    FROM finding f JOIN document d ON d.id = f.record JOIN standing s ON s.record = f.record;
INSERT INTO meta SELECT 'findings to count', 'all' WHERE EXISTS (SELECT 1 FROM standing);
"""


def m0003_findings(db: Database) -> None:
    """Tables and triggers of format 3. What stands in them is worked out when the project is opened next."""
    run_script(db.conn, _FINDINGS)
