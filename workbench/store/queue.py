"""The list of documents: filtered, sorted and cut into pages by SQLite's indexes.

SQLite's planner would rather gather and sort than walk an index, which costs half a second with a million documents.
So each condition says whether it may choose the index (`state = ?`) or not (`+state IN …`).
"""

from __future__ import annotations

import re
import sqlite3
from bisect import bisect_right, insort
from typing import Any

from workbench.model.alike import LinkOutlook
from workbench.model.queue import QueueFilter, QueueOrder, QueueRow
from workbench.store import links, standing

_KEYS: dict[QueueOrder, str] = {
    "added": "record",
    "name": "title",
    "state": "stage",
    "doubts": "eyes",
    "changed": "changed",
}
_FEW = 20_000
"""Up to so many hits of a search are sorted; more are too many, and the sorted index is walked instead."""

_NEAR = 2_000
"""So many rows are read past from a known one rather than counted from the top."""

_Part = tuple[str, tuple[Any, ...]]


class Pages:
    """The pages of one queue, from first to last, until something changes.

    Where pages begin and end is remembered, so that scrolling does not count its way from the top each time.
    """

    def __init__(self, wanted: QueueFilter) -> None:
        self.wanted = wanted
        self._total: int | None = None
        self._known: dict[int, tuple[Any, int]] = {}
        self._offsets: list[int] = []

    def total(self, conn: sqlite3.Connection) -> int:
        """How many rows there are."""
        if self._total is None:
            self._total = count(conn, self.wanted)
        return self._total

    def page(self, conn: sqlite3.Connection, offset: int, limit: int) -> list[QueueRow]:
        """`limit` rows from `offset` on."""
        before = bisect_right(self._offsets, offset)
        known = self._offsets[before - 1] if before else -_NEAR - 1
        if offset - known <= _NEAR:
            keys = self._from_known(conn, known, offset - known + limit)[offset - known :]
        elif self._total is None or offset <= self._total // 2:
            keys = self._counted(conn, self.wanted.descending, offset, limit)
        else:  # the far half is counted from its end
            last = min(offset + limit, self._total)
            keys = self._counted(conn, not self.wanted.descending, self._total - last, max(last - offset, 0))[::-1]
        if keys:
            self._remember(offset, keys[0])
            self._remember(offset + len(keys) - 1, keys[-1])
        return _rows(conn, [record for _, record in keys])

    def _remember(self, offset: int, key: tuple[Any, int]) -> None:
        if offset not in self._known:
            self._known[offset] = key
            insort(self._offsets, offset)

    def _counted(self, conn: sqlite3.Connection, down: bool, offset: int, limit: int) -> list[tuple[Any, int]]:
        source, where, values = _asked(conn, self.wanted)
        return conn.execute(
            f"SELECT {_KEYS[self.wanted.order]}, record FROM {source}{where}"
            f" ORDER BY {_order(self.wanted, source, down)} LIMIT ? OFFSET ?",
            (*values, limit, offset),
        ).fetchall()

    def _from_known(self, conn: sqlite3.Connection, known: int, limit: int) -> list[tuple[Any, int]]:
        key, record = self._known[known]
        name, sign = _KEYS[self.wanted.order], "<" if self.wanted.descending else ">"
        parts: list[_Part] = [(f"record {sign}= ?", (record,))]
        if name != "record":
            parts = [(f"{name} = ? AND record {sign}= ?", (key, record)), (f"{name} {sign} ?", (key,))]
        found: list[tuple[Any, int]] = []
        for part in parts:
            source, where, values = _asked(conn, self.wanted, part)
            order = _order(self.wanted, source, self.wanted.descending)
            query = f"SELECT {name}, record FROM {source}{where} ORDER BY {order} LIMIT ?"
            found += conn.execute(query, (*values, limit - len(found)))
        return found


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


def _order(wanted: QueueFilter, source: str, down: bool) -> str:
    way, key = " DESC" if down else "", _KEYS[wanted.order]
    if key != "record":
        return f"{key}{way}, record{way}"
    # the index of words gives its hits in this order by itself, if it is asked by its own name
    return f"{'record' if source == 'standing' else 'search_index.rowid'}{way}"


def count(conn: sqlite3.Connection, wanted: QueueFilter) -> int:
    """How many rows the queue has."""
    query = _query(conn, wanted.words)
    if not query and len(wanted.links) == 1 and not wanted.only_doubts and not wanted.layout and not wanted.states:
        return links.counts(conn)[wanted.links[0]]
    if not query and not wanted.only_doubts and not wanted.layout and not wanted.links:
        by_state = standing.counts(conn).by_state
        return sum(by_state.get(state, 0) for state in wanted.states or by_state)
    if query and wanted == QueueFilter(words=wanted.words, order=wanted.order, descending=wanted.descending):
        return _number(conn, "SELECT count(*) FROM search_index WHERE search_index MATCH ?", (query,))
    source, where, values = _asked(conn, wanted, sorted_by_record=True)
    return _number(conn, f"SELECT count(*) FROM {source}{where}", values)


def position(conn: sqlite3.Connection, wanted: QueueFilter, record: int) -> int | None:
    """At which row a record stands, from 0; None when the filter leaves it out."""
    key = _KEYS[wanted.order]
    source, where, values = _asked(conn, wanted, ("record = ?", (record,)), sorted_by_record=True)
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
    source, where, values = _asked(conn, wanted, part, sorted_by_record=True)
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
    source, where, values = _asked(conn, wanted, also, states=False)
    order = _order(wanted, source, wanted.descending)
    found = conn.execute(f"SELECT {shown}, record FROM {source}{where} ORDER BY {order} LIMIT 1", values).fetchone()
    return (found[0], found[1]) if found else None


def _number(conn: sqlite3.Connection, query: str, values: tuple[Any, ...]) -> int:
    return int(conn.execute(query, values).fetchone()[0])


def _asked(
    conn: sqlite3.Connection,
    wanted: QueueFilter,
    also: _Part | None = None,
    *,
    states: bool = True,
    sorted_by_record: bool = False,
) -> tuple[str, str, tuple[Any, ...]]:
    """What to select from, and where."""
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
    if wanted.links:
        parts.append(_with_links(conn, wanted.links))
    if query := _query(conn, wanted.words):
        source, part = _searched(conn, query, sorted_by_record or wanted.order == "added")
        parts.append(part)
        if source != "standing":
            parts = [(re.sub(r"^record (?=[<>=])", "search_index.rowid ", text), values) for text, values in parts]
    where = f" WHERE {' AND '.join(text for text, _ in parts)}" if parts else ""
    return source, where, tuple(value for _, values in parts for value in values)


def _with_links(conn: sqlite3.Connection, wanted: tuple[LinkOutlook, ...]) -> _Part:
    """Documents with a link of any of these sorts: gathered where they are few, else looked up one by one."""
    marks = ", ".join("?" * len(wanted))
    counts = links.counts(conn)
    if sum(counts[outlook] for outlook in wanted) <= _FEW:
        return f"standing.record IN (SELECT record FROM link_outlook WHERE outlook IN ({marks}))", wanted
    found = f"SELECT 1 FROM link_outlook o WHERE o.outlook IN ({marks}) AND o.record = standing.record"
    return f"EXISTS ({found})", wanted


def _searched(conn: sqlite3.Connection, query: str, by_record: bool) -> tuple[str, _Part]:
    """How to look for words: their index leads, or the queue's own does where there are too many hits to sort."""
    hits = "SELECT rowid FROM search_index WHERE search_index MATCH ?"
    few = by_record or _number(conn, f"SELECT count(*) FROM ({hits} LIMIT {_FEW + 1})", (query,)) <= _FEW
    if few:
        return "search_index CROSS JOIN standing ON record = search_index.rowid", ("search_index MATCH ?", (query,))
    return "standing", (f"+record IN ({hits})", (query,))


def _query(conn: sqlite3.Connection, words: str) -> str:
    """What FTS5 is asked for; the last word as it is where there is such a word, otherwise as a beginning."""
    terms = terms_of(words)
    if terms and terms[-1].endswith("*"):
        whole = terms[-1][:-1]
        if conn.execute("SELECT 1 FROM search_index WHERE search_index MATCH ? LIMIT 1", (whole,)).fetchone():
            terms[-1] = whole  # a word that is whole needs no look at all that begin so: half a second in a million
    return " ".join(terms)


def terms_of(words: str) -> list[str]:
    """What is typed, as FTS5 terms: words, the last one with a star while it is typed, phrases in quotation marks."""
    words = re.sub(r"[\x00\ud800-\udfff]", " ", words)  # neither can be sent to SQLite
    pieces = re.findall(r'"([^"]+)"|([^\s"]+)', words)
    terms = [f'"{phrase or word}"' for phrase, word in pieces if re.search(r"\w", phrase or word)]
    if terms and pieces[-1][1] and not words.endswith((" ", '"')):
        terms[-1] += "*"
    return terms
