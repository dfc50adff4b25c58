"""The list of documents: filtered, sorted and cut into pages by SQLite's indexes."""

from __future__ import annotations

import re
import sqlite3
from typing import Any

from workbench.model.queue import QueueFilter, QueueOrder, QueueRow

_KEYS: dict[QueueOrder, str] = {
    "added": "",
    "name": "title",
    "state": "stage",
    "doubts": "eyes",
    "changed": "changed",
}
_ROW = (
    "SELECT s.record, s.title, s.about, s.state, s.doubts, s.fails, s.touched, s.fields, s.reason, s.until"
    " FROM standing s"
)


def page(conn: sqlite3.Connection, wanted: QueueFilter, offset: int, limit: int) -> list[QueueRow]:
    """`limit` rows of the queue, from `offset` on."""
    where, values = _where(wanted)
    # the first query walks an index without touching a row, the second one fetches the page's rows
    ids = conn.execute(
        f"SELECT record FROM standing{where} ORDER BY {_order(wanted)} LIMIT ? OFFSET ?", (*values, limit, offset)
    ).fetchall()
    marks = ", ".join("?" * len(ids))
    rows = conn.execute(f"{_ROW} WHERE s.record IN ({marks})", [record for (record,) in ids])
    by_record = {row[0]: _row(row) for row in rows}
    return [by_record[record] for (record,) in ids]


def _row(row: tuple[Any, ...]) -> QueueRow:
    record, title, about, state, doubts, fails, touched, fields, reason, until = row
    if reason and state in ("postponed", "rejected", "failed"):
        about = f"until {until} · {reason}" if until else reason
    return QueueRow(record, title, about, state, doubts, fails, touched / fields if fields else 0.0, reason)


def count(conn: sqlite3.Connection, wanted: QueueFilter) -> int:
    """How many rows the queue has."""
    where, values = _where(wanted)
    return int(conn.execute(f"SELECT count(*) FROM standing{where}", values).fetchone()[0])


def position(conn: sqlite3.Connection, wanted: QueueFilter, record: int) -> int | None:
    """At which row a record stands, from 0; None when the filter leaves it out."""
    where, values = _where(wanted, ("record = ?",), (record,))
    key = _KEYS[wanted.order]
    found = conn.execute(f"SELECT {key or 'record'}, record FROM standing{where}", values).fetchone()
    if found is None:
        return None
    sign = ">" if wanted.descending else "<"
    before = (f"({key}, record) {sign} (?, ?)", found) if key else (f"record {sign} ?", found[1:])
    where, values = _where(wanted, (before[0],), tuple(before[1]))
    return int(conn.execute(f"SELECT count(*) FROM standing{where}", values).fetchone()[0])


def next_in(conn: sqlite3.Connection, wanted: QueueFilter, after: int | None, states: tuple[str, ...]) -> int | None:
    """The first record after `after` in the queue's order that is in one of `states`; wraps round; None for none."""
    key = _KEYS[wanted.order]
    marks = f"state IN ({', '.join('?' * len(states))})"
    tail = f" ORDER BY {_order(wanted)} LIMIT 1"
    found = None
    if after is not None:
        here = conn.execute(f"SELECT {key or 'record'}, record FROM standing WHERE record = ?", (after,)).fetchone()
        sign = "<" if wanted.descending else ">"
        beyond = f"({key}, record) {sign} (?, ?)" if key else f"record {sign} ?"
        where, values = _where(wanted, (beyond, marks), (*(here if key else here[1:]), *states)) if here else ("", ())
        found = conn.execute(f"SELECT record FROM standing{where}{tail}", values).fetchone() if here else None
    if found is None:
        where, values = _where(wanted, (marks, "record IS NOT ?"), (*states, after))
        found = conn.execute(f"SELECT record FROM standing{where}{tail}", values).fetchone()
    return int(found[0]) if found else None


def _order(wanted: QueueFilter) -> str:
    down = " DESC" if wanted.descending else ""
    key = _KEYS[wanted.order]
    return f"{key}{down}, record{down}" if key else f"record{down}"


def _where(
    wanted: QueueFilter, also: tuple[str, ...] = (), also_values: tuple[Any, ...] = ()
) -> tuple[str, tuple[Any, ...]]:
    parts, values = list(also), list(also_values)
    if wanted.states:
        parts.append(f"state IN ({', '.join('?' * len(wanted.states))})")
        values += wanted.states
    if wanted.only_doubts:
        parts.append("eyes > 0")
    if wanted.layout:
        parts.append("record IN (SELECT record FROM determination WHERE layout = ?)")
        values.append(wanted.layout)
    if query := match_query(wanted.words):
        parts.append("record IN (SELECT rowid FROM search_index WHERE search_index MATCH ?)")
        values.append(query)
    return (f" WHERE {' AND '.join(parts)}" if parts else ""), tuple(values)


def match_query(words: str) -> str:
    """What FTS5 is asked for: each word, the last one as a beginning, text in quotation marks as a phrase."""
    pieces = re.findall(r'"([^"]+)"|([^\s"]+)', words)
    terms = [f'"{phrase or word}"' for phrase, word in pieces if re.search(r"\w", phrase or word)]
    if terms and pieces[-1][1] and not words.endswith((" ", '"')):
        terms[-1] += "*"
    return " ".join(terms)
