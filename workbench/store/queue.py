"""The list of documents: filtered, sorted and cut into pages by SQLite's indexes.

SQLite's planner would rather gather and sort than walk an index, which costs half a second with a million documents.
So each condition says whether it may choose the index (`state = ?`) or not (`+state IN …`).
"""

from __future__ import annotations

import re
import sqlite3
from typing import Any

from workbench.model.queue import QueueFilter, QueueOrder, QueueRow
from workbench.store import standing

_KEYS: dict[QueueOrder, str] = {
    "added": "record",
    "name": "title",
    "state": "stage",
    "doubts": "eyes",
    "changed": "changed",
}
_FEW = 20_000
"""Up to so many hits of a search are sorted; more are too many, and the sorted index is walked instead."""

_Part = tuple[str, tuple[Any, ...]]


def page(
    conn: sqlite3.Connection, wanted: QueueFilter, offset: int, limit: int, total: int | None = None
) -> list[QueueRow]:
    """`limit` rows of the queue, from `offset` on. Where `total` is told, the far half is counted from its end."""
    if total is None or offset <= total // 2:
        return _rows(conn, _ids(conn, wanted, wanted.descending, offset, limit))
    last = min(offset + limit, total)
    return _rows(conn, _ids(conn, wanted, not wanted.descending, total - last, max(last - offset, 0))[::-1])


def _ids(conn: sqlite3.Connection, wanted: QueueFilter, down: bool, offset: int, limit: int) -> list[int]:
    source, where, values = _asked(conn, wanted, offset + limit)
    found = conn.execute(
        f"SELECT record FROM {source}{where} ORDER BY {_order(wanted, source, down)} LIMIT ? OFFSET ?",
        (*values, limit, offset),
    )
    return [record for (record,) in found]


def _order(wanted: QueueFilter, source: str, down: bool) -> str:
    way, key = " DESC" if down else "", _KEYS[wanted.order]
    if key != "record":
        return f"{key}{way}, record{way}"
    # the index of words gives its hits in this order by itself, if it is asked by its own name
    return f"{'record' if source == 'standing' else 'search_index.rowid'}{way}"


def _rows(conn: sqlite3.Connection, ids: list[int]) -> list[QueueRow]:
    marks = ", ".join("?" * len(ids))
    rows = conn.execute(
        "SELECT record, title, about, state, doubts, fails, touched, fields, reason, until FROM standing"
        f" WHERE record IN ({marks})",
        ids,
    )
    by_record = {row[0]: _row(row) for row in rows}
    return [by_record[record] for record in ids]


def _row(row: tuple[Any, ...]) -> QueueRow:
    record, title, about, state, doubts, fails, touched, fields, reason, until = row
    if reason and state in ("postponed", "rejected", "failed"):
        about = f"until {until} · {reason}" if until else reason
    return QueueRow(record, title, about, state, doubts, fails, touched / fields if fields else 0.0, reason)


def count(conn: sqlite3.Connection, wanted: QueueFilter) -> int:
    """How many rows the queue has."""
    query = match_query(wanted.words)
    if not query and not wanted.only_doubts and not wanted.layout:
        by_state = standing.counts(conn).by_state
        return sum(by_state.get(state, 0) for state in wanted.states or by_state)
    if query and wanted == QueueFilter(words=wanted.words, order=wanted.order, descending=wanted.descending):
        return _number(conn, "SELECT count(*) FROM search_index WHERE search_index MATCH ?", (query,))
    source, where, values = _asked(conn, wanted, 0, sorted_by_record=True)
    return _number(conn, f"SELECT count(*) FROM {source}{where}", values)


def position(conn: sqlite3.Connection, wanted: QueueFilter, record: int) -> int | None:
    """At which row a record stands, from 0; None when the filter leaves it out."""
    key = _KEYS[wanted.order]
    source, where, values = _asked(conn, wanted, 0, ("record = ?", (record,)), sorted_by_record=True)
    found = conn.execute(f"SELECT {key} FROM {source}{where}", values).fetchone()
    if found is None:
        return None
    sign = ">" if wanted.descending else "<"
    before: list[_Part] = [(f"record {sign} ?", (record,))]
    if key != "record":
        before = [(f"{key} {sign} ?", found), (f"{key} = ? AND record {sign} ?", (*found, record))]
    # two counts: SQLite walks an index for each, but not for a comparison of pairs
    return sum(_count_where(conn, wanted, part) for part in before)


def _count_where(conn: sqlite3.Connection, wanted: QueueFilter, part: _Part) -> int:
    source, where, values = _asked(conn, wanted, 0, part, sorted_by_record=True)
    return _number(conn, f"SELECT count(*) FROM {source}{where}", values)


def next_in(conn: sqlite3.Connection, wanted: QueueFilter, after: int | None, states: tuple[str, ...]) -> int | None:
    """The first record after `after` in the queue's order that is in one of `states`; wraps round; None for none."""
    key, sign = _KEYS[wanted.order], "<" if wanted.descending else ">"
    here = conn.execute(f"SELECT {key}, record FROM standing WHERE record = ?", (after,)).fetchone()
    beyond: list[_Part] = [("record IS NOT ?", (after,))]
    if here:
        beyond.insert(0, (f"{key} {sign} ?", here[:1]))
        if key != "record":
            beyond.insert(0, (f"{key} = ? AND record {sign} ?", here))
    wanted_states = [state for state in states if not wanted.states or state in wanted.states]
    for part in beyond:
        firsts = [first for state in wanted_states if (first := _first(conn, wanted, part, state))]
        if firsts:
            return int((max if wanted.descending else min)(firsts)[1])
    return None


def _first(conn: sqlite3.Connection, wanted: QueueFilter, part: _Part, state: str) -> tuple[Any, int] | None:
    """The first record of one state beyond `part`, with its sorting key as SQLite compares it."""
    key = _KEYS[wanted.order]
    shown = f"lower({key})" if key == "title" else key
    also = (f"{part[0]} AND state = ?", (*part[1], state))
    source, where, values = _asked(conn, wanted, 1, also, states=False)
    order = _order(wanted, source, wanted.descending)
    found = conn.execute(f"SELECT {shown}, record FROM {source}{where} ORDER BY {order} LIMIT 1", values).fetchone()
    return (found[0], found[1]) if found else None


def _number(conn: sqlite3.Connection, query: str, values: tuple[Any, ...]) -> int:
    return int(conn.execute(query, values).fetchone()[0])


def _asked(
    conn: sqlite3.Connection,
    wanted: QueueFilter,
    reach: int,
    also: _Part | None = None,
    *,
    states: bool = True,
    sorted_by_record: bool = False,
) -> tuple[str, str, tuple[Any, ...]]:
    """What to select from, and where; `reach` rows of it are wanted at most."""
    parts: list[_Part] = [also] if also else []
    source = "standing"
    if wanted.states and states:
        one = len(wanted.states) == 1
        marks = ", ".join("?" * len(wanted.states))
        parts.append(("state = ?" if one else f"+state IN ({marks})", wanted.states))
    if wanted.only_doubts:
        parts.append(("eyes > 0" if wanted.order == "doubts" else "+eyes > 0", ()))
    if wanted.layout:
        parts.append(("+record IN (SELECT record FROM determination WHERE layout = ?)", (wanted.layout,)))
    if query := match_query(wanted.words):
        source, part = _searched(conn, query, reach, sorted_by_record or wanted.order == "added")
        parts.append(part)
        if source != "standing":
            parts = [(re.sub(r"^record (?=[<>=])", "search_index.rowid ", text), values) for text, values in parts]
    where = f" WHERE {' AND '.join(text for text, _ in parts)}" if parts else ""
    return source, where, tuple(value for _, values in parts for value in values)


def _searched(conn: sqlite3.Connection, query: str, reach: int, by_record: bool) -> tuple[str, _Part]:
    """How to look for words: the index of words leads, or the sorted index of the queue does."""
    hits = "SELECT rowid FROM search_index WHERE search_index MATCH ?"
    few = by_record or _number(conn, f"SELECT count(*) FROM ({hits} LIMIT {_FEW + 1})", (query,)) <= _FEW
    if few:
        return "search_index CROSS JOIN standing ON record = search_index.rowid", ("search_index MATCH ?", (query,))
    if reach <= _FEW // 10:
        return "standing", (f"EXISTS ({hits} AND rowid = record)", (query,))
    return "standing", (f"+record IN ({hits})", (query,))


def match_query(words: str) -> str:
    """What FTS5 is asked for: each word, the last one as a beginning, text in quotation marks as a phrase."""
    words = re.sub(r"[\x00\ud800-\udfff]", " ", words)  # neither can be sent to SQLite
    pieces = re.findall(r'"([^"]+)"|([^\s"]+)', words)
    terms = [f'"{phrase or word}"' for phrase, word in pieces if re.search(r"\w", phrase or word)]
    if terms and pieces[-1][1] and not words.endswith((" ", '"')):
        terms[-1] += "*"
    return " ".join(terms)
