"""The documents that a filter lets through, in its order, without a row being read before it is shown.

Most orders are those of a facet: its values one after the other, and within one the records by number. Such a list is
nothing but sets of bits (`Runs`), made in a millisecond and cut anywhere. Orders with many different keys (name, day,
last change, how well a search is answered) are lists of record numbers (`Numbers`).
"""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Callable, Iterable, Iterator, Set
from contextlib import contextmanager
from itertools import compress, islice
from threading import Lock
from typing import Any, TypeVar

from msgspec.structs import replace

from workbench.model.behind import Behind
from workbench.model.queue import MENTIONS, STATE, QueueFilter, QueueOrder
from workbench.store import bitmaps, search
from workbench.store.alone import Alone
from workbench.store.behind import records_behind
from workbench.store.bitmaps import Bitmaps
from workbench.store.orders import Numbers, Order, Runs

_K = TypeVar("_K")

QUICK = 20_000
"""Up to so many documents are looked up one by one and sorted; of more, the sorted index is walked."""

STAGES = ("in review", "new", "second reading", "adjudication", "postponed", "verified", "rejected", "failed")
"""The states as they are sorted: work in hand first."""

_FACETS: dict[QueueOrder, tuple[str, Callable[[str], Any]]] = {
    "state": (STATE, STAGES.index),
    "doubts": ("eyes", int),
    "items": ("items", int),
    "determination": ("case.determination", str),
    "reader": ("reader", str.casefold),
}
_KEYS: dict[QueueOrder, tuple[str, str]] = {
    "name": ("standing", "title"),
    "changed": ("standing", "changed"),
    "decided": ("determination", "decision_date"),
}


class Listing:
    """What a filter lets through: `bits` as a set, `total` of them, and their order.

    Without `whole` it is the beginning of a list that is still being made.
    """

    def __init__(self, wanted: QueueFilter, bits: int, order: Order, whole: bool = True) -> None:
        self.wanted, self.bits, self._order, self.whole = wanted, bits, order, whole
        self.total = bits.bit_count()

    @staticmethod
    def is_keyed(order: QueueOrder) -> bool:
        """Whether very many documents take their time to be put in this order."""
        return order in _KEYS

    def page(self, offset: int, limit: int) -> list[int]:
        """`limit` records from `offset` on."""
        return self._order.page(offset, limit)

    def position(self, record: int) -> int | None:
        """Where a record stands, None when the filter leaves it out."""
        return self._order.position(record) if record >= 0 and self.bits >> record & 1 else None


class Searches:
    """What was found for the words last searched for, kept true as records change.

    Every thread reads with a connection of its own. What was read before a step is not kept behind it.
    """

    _KEPT = 8

    def __init__(self) -> None:
        self._lock = Lock()
        self._found: dict[search.Asked, int] = {}
        self._alone = Alone()
        self._behind: dict[Behind, int] = {}
        self._age = self._behind_age = 0
        self._since: dict[sqlite3.Connection, int] = {}

    @contextmanager
    def one_moment(self, conn: sqlite3.Connection) -> Iterator[None]:
        """Within, `conn` reads one snapshot that is no older than now."""
        with self._lock:
            self._since[conn] = self._age
        try:
            yield
        finally:
            with self._lock:
                del self._since[conn]

    def hits(self, conn: sqlite3.Connection, query: str, fields_only: bool) -> int:
        """The documents that a query finds."""
        bits = 0
        for index in search.indexes_for(fields_only):
            bits |= self._hits_in(conn, (index, query))
        return bits

    def _hits_in(self, conn: sqlite3.Connection, asked: search.Asked) -> int:
        with self._lock:
            found, age = self._found.get(asked), self._since.get(conn, self._age)
        if found is None:
            found = search.hits(conn, *asked)
            with self._lock:
                if age == self._age:  # a step that came meanwhile may be in it or not, and has been looked at already
                    _put(self._found, asked, found, self._KEPT)
        return found

    def behind(self, conn: sqlite3.Connection, figure: Behind) -> int:
        """The documents that stood behind a figure when they were first asked for: they stay while one works."""
        with self._lock:
            kept, age = self._behind.get(figure), self._behind_age
        if kept is None:
            found = records_behind(conn, figure)
            kept = bitmaps.from_records(found, found[-1] if found else 0)
            with self._lock:
                if age == self._behind_age:
                    _put(self._behind, figure, kept, self._KEPT)
        return kept

    def knows(self, figure: Behind) -> bool:
        """Whether a figure's documents are at hand."""
        return figure in self._behind

    def forget_behind(self, figure: Behind) -> None:
        """Look anew, next time, what stands behind a figure."""
        with self._lock:
            self._behind.pop(figure, None)
            self._behind_age += 1

    def knows_hits(self, query: str, fields_only: bool) -> bool:
        """Whether what a query finds is at hand."""
        return all((index, query) in self._found for index in search.indexes_for(fields_only))

    def look_again(self, conn: sqlite3.Connection, records: Iterable[int], texts: Set[int]) -> None:
        """These records changed, and the texts or names of those documents among them."""
        with self._lock:
            self._age += 1
            known = dict(self._found)
        for record in records if known else ():
            asked = {each for each in known if each[0] == search.VALUES or record in texts}
            answered = self._alone.answers(conn, record, asked)
            for each in asked:
                if (each in answered) != bool(known[each] >> record & 1):
                    known[each] ^= 1 << record
        with self._lock:
            self._found.update((each, bits) for each, bits in known.items() if each in self._found)

    def close(self) -> None:
        """Nothing is asked any more."""
        self._alone.close()

    def forget(self) -> None:
        """Much changed: search again."""
        with self._lock:
            self._age += 1
            self._found.clear()


def _put(kept: dict[_K, int], key: _K, bits: int, most: int) -> None:
    """Keep one more, the oldest gone where there are too many."""
    kept.pop(key, None)
    while len(kept) >= most:
        del kept[next(iter(kept))]
    kept[key] = bits


def find(conn: sqlite3.Connection, sets: Bitmaps, searches: Searches, wanted: QueueFilter) -> Listing:
    """The documents that a filter lets through, in its order."""
    bits = narrowed(conn, sets, searches, wanted)
    return Listing(wanted, bits, _ordered(conn, sets, wanted, bits))


_AT_FIRST = 256
"""So many rows are there at once where the whole list takes its time."""


def beginning(conn: sqlite3.Connection, sets: Bitmaps, searches: Searches, wanted: QueueFilter) -> Listing | None:
    """The first rows of a list that takes its time: of a search that finds very much, or of very many documents in an
    order that is read from an index. None where there is nothing to be gained.
    """
    query = search.query_of(conn, wanted.words)
    if query and not searches.knows_hits(query, wanted.fields_only):
        if wanted.order not in ("best", "added") or wanted.descending or wanted.chosen(MENTIONS):
            return None
        if not search.is_common(conn, query, wanted.fields_only):
            return None
        among = narrowed(conn, sets, searches, replace(wanted, words=""))
        if among.bit_count() <= QUICK:
            return None  # few of the hits are among them: to find the first is to go through all
        bits = search.first(conn, query, wanted.fields_only, among, _AT_FIRST)
        return Listing(wanted, bits, Runs([bits], down=False), whole=False)
    if wanted.order not in _KEYS:
        return None
    bits = narrowed(conn, sets, searches, wanted)
    if bits.bit_count() <= QUICK:
        return None
    (table, key), each = _KEYS[wanted.order], bitmaps.flags(bits)
    way = " DESC" if wanted.descending else ""
    rows = conn.execute(f"SELECT record FROM {table} ORDER BY {key}{way}, record{way}")
    first = islice((record for (record,) in rows if record < len(each) and each[record]), _AT_FIRST)
    return Listing(wanted, bits, Numbers(array("I", first), down=False), whole=False)


def narrowed(
    conn: sqlite3.Connection, sets: Bitmaps, searches: Searches, wanted: QueueFilter, without: str | None = None
) -> int:
    """The documents that a filter lets through as a set of bits, one facet left aside."""
    bits = sets.any_of(conn, STATE)
    for choice in wanted.choices():
        if choice.facet != without:
            bits &= _with_any(conn, sets, searches, choice.facet, choice.values)
    if wanted.behind:
        bits &= searches.behind(conn, wanted.behind)
    if wanted.only_doubts:
        bits &= ~sets.any_of(conn, "eyes", ("0",))
    if query := search.query_of(conn, wanted.words):
        bits &= searches.hits(conn, query, wanted.fields_only)
    return bits


def _with_any(
    conn: sqlite3.Connection,
    sets: Bitmaps,
    searches: Searches,
    facet: str,
    values: tuple[str, ...],
) -> int:
    if facet != "mentions":
        return sets.any_of(conn, facet, values)
    bits = 0
    for value in values:
        query = search.query_of(conn, value)
        bits |= searches.hits(conn, search.in_rationale(query), fields_only=True) if query else 0
    return bits


def _ordered(conn: sqlite3.Connection, sets: Bitmaps, wanted: QueueFilter, bits: int) -> Order:
    order, down = wanted.order, wanted.descending
    if order == "best":
        query = search.query_of(conn, wanted.words)
        if query and bits.bit_count() <= search.RANKED:
            return _by_rank(conn, query, wanted, bits)
        return Runs([bits], down)
    if order in _FACETS:
        facet, key = _FACETS[order]
        by_value = sets.of(conn, facet)
        return Runs([by_value[value] & bits for value in sorted(by_value, key=key)], down)
    if order in _KEYS:
        return Numbers(_by_key(conn, order, bits), down)
    return Runs([bits], down)


def _by_rank(conn: sqlite3.Connection, query: str, wanted: QueueFilter, bits: int) -> Numbers:
    ranks = search.ranked(conn, query, wanted.fields_only, bitmaps.records(bits))
    found = sorted((rank, record) for record, rank in ranks.items())
    return Numbers(array("I", (record for _, record in found)), wanted.descending)


def _by_key(conn: sqlite3.Connection, order: QueueOrder, bits: int) -> array[int]:
    table, key = _KEYS[order]
    if bits.bit_count() <= QUICK:
        chosen = str(bitmaps.records(bits))
        rows = conn.execute(
            f"SELECT record FROM {table} WHERE record IN (SELECT value FROM json_each(?)) ORDER BY {key}, record",
            (chosen,),
        )
        return array("I", (record for (record,) in rows))
    rows = conn.execute(f"SELECT record FROM {table} ORDER BY {key}, record")
    each = bitmaps.flags(bits).ljust(_last(conn) + 1, b"\0")
    numbers = array("I", (record for (record,) in rows))
    return array("I", compress(numbers, map(each.__getitem__, numbers)))


def _last(conn: sqlite3.Connection) -> int:
    return int(conn.execute("SELECT coalesce(max(record), 0) FROM standing").fetchone()[0])


# the next one


def following(
    conn: sqlite3.Connection,
    sets: Bitmaps,
    searches: Searches,
    wanted: QueueFilter,
    after: int | None,
    states: tuple[str, ...],
) -> int | None:
    """The first record behind `after` in a filter's order that is in one of `states`, round the end; None for none.

    `after` need not be in the list: it stands where the order would have it. No list is made.
    """
    among = narrowed(conn, sets, searches, wanted) & sets.any_of(conn, STATE, states)
    if after is not None:
        among &= ~(1 << after)
    if not among:
        return None
    walked = wanted.order in _KEYS and among.bit_count() > QUICK and after is not None
    beyond = _walked(conn, wanted, after, among) if walked and after else _sorted(conn, sets, wanted, after, among)
    return next(beyond, None)


def _sorted(
    conn: sqlite3.Connection, sets: Bitmaps, wanted: QueueFilter, after: int | None, among: int
) -> Iterator[int]:
    """Those `among` that come behind `after`, then the first of them all."""
    order = _ordered(conn, sets, wanted, among | (1 << after if after is not None else 0))
    at = order.position(after) if after is not None else None
    if at is not None:
        yield from order.page(at + 1, 1)
    yield from (record for record in order.page(0, 2) if record != after)


def _walked(conn: sqlite3.Connection, wanted: QueueFilter, after: int, among: int) -> Iterator[int]:
    """The same where they are too many to sort: the index is walked from `after` on."""
    (table, key), each = _KEYS[wanted.order], bitmaps.flags(among)
    sign, way = ("<", " DESC") if wanted.descending else (">", "")
    here = conn.execute(f"SELECT {key}, record FROM {table} WHERE record = ?", (after,)).fetchone() or (None, after)
    order = f"ORDER BY {key}{way}, record{way}"
    parts: list[tuple[str, tuple[Any, ...]]] = [(f"WHERE {key} IS ? AND record {sign} ?", here)]
    if here[0] is not None:
        parts.append((f"WHERE {key} {sign} ?", here[:1]))
    if wanted.descending != (here[0] is None):  # those without a key come first, or last in the other direction
        parts.append((f"WHERE {key} IS {'NULL' if wanted.descending else 'NOT NULL'}", ()))
    for where, values in (*parts, ("", ())):
        for (record,) in conn.execute(f"SELECT record FROM {table} {where} {order}", values):
            if record < len(each) and each[record]:
                yield record
