"""Format 4: facets by which documents are narrowed and counted, an index of the words in values, saved views."""

from __future__ import annotations

from sqlite_utils.db import Database

from workbench.store.migrations.script import run_script

_FACETS = """
CREATE TABLE facet_value (
    id INTEGER PRIMARY KEY,
    facet TEXT NOT NULL,
    value TEXT NOT NULL, -- '' for not found
    documents INTEGER NOT NULL,
    UNIQUE (facet, value)
) STRICT;
CREATE TABLE facet_bits ( -- which of 16384 documents have a value, those of one chunk side by side
    chunk INTEGER NOT NULL,
    value INTEGER NOT NULL REFERENCES facet_value (id),
    bits BLOB NOT NULL, -- 2048 bytes, or else the numbers in the chunk, two bytes each
    PRIMARY KEY (chunk, value)
) STRICT, WITHOUT ROWID;
CREATE INDEX determination_by_decision ON determination (decision_date, record);
CREATE TABLE saved_view (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    position REAL NOT NULL,
    filter TEXT NOT NULL, -- JSON
    by TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT;
INSERT INTO meta SELECT 'facets to fill', 'all' WHERE EXISTS (SELECT 1 FROM standing);
"""

_LISTED = (
    "(SELECT group_concat(coalesce({value}, ''), ' ' || char(57344) || ' ') FROM"
    " (SELECT * FROM {table} WHERE record = s.record{also} ORDER BY {order}))"
)


def _listed(value: str, table: str, also: str = "", order: str = "position, id") -> str:
    return _LISTED.format(value=value, table=table, also=also, order=order)


_FACTS = " || ' ' || char(57344) || ' ' || ".join(
    f"coalesce(d.{name}, '')"
    for name in (
        "case_number", "date_assigned", "date_of_injury", "date_of_injury_end", "decision_date", "ur_denial_date",
        "application_received", "priority", "determination", "age", "sex",
    )
)  # fmt: skip

# A word of its own (of the private letters of Unicode) stands between two values, so that no phrase runs over them.
_VALUES = f"""
CREATE VIEW document_values AS -- one row a document: its values as text, for the index of their words
    SELECT s.record, {_FACTS} AS facts,
           {_listed("value", "listed", " AND list LIKE 'reviewer.%'", "list, position, id")} AS reviewer,
           coalesce(d.clinical_summary, '') AS summary,
           {_listed("coalesce(description, '') || ' ' || coalesce(code, '')", "diagnosis")} AS diagnoses,
           {_listed("value", "listed", " AND list = 'treatments_to_date'")} AS treatments,
           {_listed("treatment", "item")} AS treatment,
           {_listed("claims_administrator_text", "item")} AS administrator,
           {_listed("expert_reviewer_text", "item")} AS expert,
           {_listed("rationale", "item")} AS rationale,
           {_listed("text", "citation", order="item, party, position, id")} AS citations
    FROM standing s LEFT JOIN determination d ON d.record = s.record;
CREATE VIRTUAL TABLE value_index USING fts5 (
    facts, reviewer, summary, diagnoses, treatments, treatment, administrator, expert, rationale, citations,
    content = 'document_values', content_rowid = 'record', tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO value_index (value_index, rank) VALUES ('automerge', 0);
INSERT INTO value_index (value_index, rank) VALUES ('crisismerge', 64);
CREATE VIRTUAL TABLE search_word USING fts5vocab ('search_index', 'row');
CREATE VIRTUAL TABLE value_word USING fts5vocab ('value_index', 'row');
INSERT INTO meta SELECT 'values to index', '0/' || max(record) FROM standing HAVING count(*) > 0;
"""


def m0004_facets(db: Database) -> None:
    """Tables and indexes of format 4. Facets are filled when the project is opened next, values beside the work."""
    for script in (_FACETS, _VALUES):
        run_script(db.conn, script)
