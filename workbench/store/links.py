"""How each citation reads and how sure its link is: found by indexes, kept beside the citations."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import get_args

from workbench.model.alike import Alike, LinkOutlook

_TO_FILL = "citations without likeness"
_ALIKE = (
    " FROM citation_link l JOIN standing s ON s.record = l.record JOIN citation c ON c.record = l.record"
    " AND c.id = l.citation JOIN item i ON i.record = l.record AND i.id = c.item"
    " LEFT JOIN provenance p ON p.record = l.record AND p.row_id = l.citation AND p.field = 'guideline_id'"
    " WHERE l.likeness = (SELECT likeness FROM citation_link WHERE record = :record AND citation = :row)"
    " AND NOT (l.record = :record AND l.citation = :row) AND s.state NOT IN ('rejected', 'failed')"
    " AND NOT (coalesce(p.status, 'extracted') != 'extracted' AND c.guideline_id IS :chosen)"
)


def put(conn: sqlite3.Connection, record: int, row: str, likeness: str, outlook: LinkOutlook) -> None:
    """Write how a citation reads and how sure its link is."""
    conn.execute("INSERT OR REPLACE INTO citation_link VALUES (?, ?, ?, ?)", (record, row, likeness, outlook))


def put_outlook(conn: sqlite3.Connection, record: int, row: str, outlook: LinkOutlook) -> None:
    """Write how sure a citation's link is now; how it reads stays."""
    conn.execute(
        "UPDATE citation_link SET outlook = ? WHERE record = ? AND citation = ? AND outlook != ?",
        (outlook, record, row, outlook),
    )


def remove(conn: sqlite3.Connection, record: int, row: str) -> None:
    """A citation went."""
    conn.execute("DELETE FROM citation_link WHERE record = ? AND citation = ?", (record, row))


def sum_up(conn: sqlite3.Connection, record: int) -> None:
    """Write which sorts of links a document has, after its citations were written."""
    marks = ", ".join("?" * len(get_args(LinkOutlook)))
    conn.execute(
        f"DELETE FROM link_outlook WHERE outlook IN ({marks}) AND record = ?"
        " AND outlook NOT IN (SELECT outlook FROM citation_link WHERE record = ?)",
        (*get_args(LinkOutlook), record, record),
    )
    conn.execute(
        "INSERT OR IGNORE INTO link_outlook SELECT DISTINCT outlook, record FROM citation_link WHERE record = ?",
        (record,),
    )


def counts(conn: sqlite3.Connection) -> dict[LinkOutlook, int]:
    """How many documents have links of each sort."""
    found = dict(conn.execute("SELECT outlook, documents FROM link_count").fetchall())
    return {outlook: found.get(outlook, 0) for outlook in get_args(LinkOutlook)}


def alike(conn: sqlite3.Connection, record: int, row: str, chosen: str | None, limit: int) -> list[Alike]:
    """The other citations that read like this one, in the order of their documents.

    Those that a person linked to `chosen` already are left out, and rejected documents.
    """
    rows = conn.execute(
        "SELECT l.record, l.citation, s.title, s.state,"
        " (SELECT count(*) FROM item o WHERE o.record = i.record AND (o.position, o.id) <= (i.position, i.id)),"
        " c.party, coalesce(c.text, ''), c.guideline_id, coalesce(p.status, 'extracted'), p.by"
        f"{_ALIKE} ORDER BY l.record, i.position, i.id, c.party, c.position, c.id LIMIT :limit",
        {"record": record, "row": row, "chosen": chosen, "limit": limit},
    )
    return [Alike(*found) for found in rows]


def unlinked(conn: sqlite3.Connection) -> list[tuple[str, int, int, int, str, str]]:
    """The readings that no entry was proposed for: key, citations, documents, and of the first record, row and text.

    Rejected documents are left out, and what a person decided.
    """
    rows = conn.execute(
        "SELECT l.likeness, count(*), count(DISTINCT l.record), min(l.record), l.citation, coalesce(c.text, '')"
        " FROM citation_link l JOIN standing s ON s.record = l.record"
        " JOIN citation c ON c.record = l.record AND c.id = l.citation"
        " WHERE l.outlook = 'none' AND c.guideline_id IS NULL AND s.state NOT IN ('rejected', 'failed')"
        " GROUP BY l.likeness ORDER BY count(*) DESC, l.likeness"
    )
    return [(str(k), int(n), int(d), int(r), str(c), str(t)) for k, n, d, r, c, t in rows]


def reading_so(conn: sqlite3.Connection, keys: Sequence[str], limit: int) -> list[Alike]:
    """The citations with one of these readings, in the order of their documents; rejected documents are left out."""
    marks = ", ".join("?" * len(keys))
    rows = conn.execute(
        "SELECT l.record, l.citation, s.title, s.state,"
        " (SELECT count(*) FROM item o WHERE o.record = i.record AND (o.position, o.id) <= (i.position, i.id)),"
        " c.party, coalesce(c.text, ''), c.guideline_id, coalesce(p.status, 'extracted'), p.by"
        " FROM citation_link l JOIN standing s ON s.record = l.record JOIN citation c ON c.record = l.record"
        " AND c.id = l.citation JOIN item i ON i.record = l.record AND i.id = c.item"
        " LEFT JOIN provenance p ON p.record = l.record AND p.row_id = l.citation AND p.field = 'guideline_id'"
        f" WHERE l.likeness IN ({marks}) AND s.state NOT IN ('rejected', 'failed')"
        " ORDER BY l.record, i.position, i.id, c.party, c.position, c.id LIMIT ?",
        (*keys, limit),
    )
    return [Alike(*found) for found in rows]


def count_alike(conn: sqlite3.Connection, record: int, row: str, chosen: str | None, limit: int) -> int:
    """How many `alike` gives, counted no further than `limit`."""
    asked = {"record": record, "row": row, "chosen": chosen, "limit": limit}
    return int(conn.execute(f"SELECT count(*) FROM (SELECT 1{_ALIKE} LIMIT :limit)", asked).fetchone()[0])


def is_to_fill(conn: sqlite3.Connection) -> bool:
    """Whether the project comes from a format in which none of this was kept."""
    return conn.execute("SELECT 1 FROM meta WHERE key = ?", (_TO_FILL,)).fetchone() is not None


def put_filled(conn: sqlite3.Connection) -> None:
    """All citations have been written."""
    conn.execute("DELETE FROM meta WHERE key = ?", (_TO_FILL,))
