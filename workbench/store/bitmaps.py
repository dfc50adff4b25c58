"""The bits of facets in memory, for one window: read once, then turned with each step.

Whole numbers stand for sets of documents, bit n for record n. A million documents are 133 KB; to intersect two such
sets takes a hundredth of a millisecond, to count one a fifteenth. Numbers never change, so threads may share them.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from contextlib import contextmanager
from itertools import compress
from threading import Lock

from workbench.store import facets
from workbench.store.facets import Few, Turn

_FEW = 4
"""More documents of one set are turned together."""
_TO_FLAGS = bytes.maketrans(b"01", b"\x00\x01")
_TO_DIGITS = bytes.maketrans(b"\x00\x01", b"01")


class Bitmaps:
    """Sets of documents by facet and value. Every thread reads with a connection of its own."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._held: dict[int, int | Few] = {}
        self._flagged: tuple[int, dict[int, bytes]] | None = None
        self._turns: list[Turn] = []
        self._reading = 0
        self._age = 0
        self._since: dict[sqlite3.Connection, tuple[int, int]] = {}

    @contextmanager
    def one_moment(self, conn: sqlite3.Connection) -> Iterator[None]:
        """Within, `conn` reads one snapshot that is no older than now: what is turned meanwhile counts all the same."""
        with self._lock:
            self._reading += 1
            self._since[conn] = len(self._turns), self._age
        try:
            yield
        finally:
            with self._lock:
                del self._since[conn]
                self._read_no_more()

    def of(self, conn: sqlite3.Connection, facet: str, values: Iterable[str] | None = None) -> dict[str, int]:
        """The documents that have each of these values of a facet; of all values that any has for None."""
        numbers = facets.numbers(conn, facet, values)
        held = self._hold(conn, set(numbers.values()))
        wholes = {id: facets.whole(bits) for id, bits in held.items()}
        self._keep(wholes, held)
        return {value: wholes[id] for value, id in numbers.items()}

    def _keep(self, wholes: Mapping[int, int], held: Mapping[int, int | Few]) -> None:
        """Hold these as numbers from now on, if they have not been turned meanwhile."""
        with self._lock:
            self._held.update((id, bits) for id, bits in wholes.items() if self._held.get(id) is held[id])

    def ready(self, conn: sqlite3.Connection, facet: str) -> None:
        """Have the sets of a facet at hand as they are counted soonest: rare values take little memory."""
        held = self._hold(conn, set(facets.numbers(conn, facet).values()))
        common = (id for id, bits in held.items() if not isinstance(bits, int) and not facets.is_rare(bits))
        self._keep({id: facets.whole(held[id]) for id in common}, held)

    def counts(self, conn: sqlite3.Connection, among: Mapping[int, int]) -> dict[int, int]:
        """How many documents each of some values has, by its number, of those `among` which it is to be counted.

        Sets of few documents stay as they are.
        """
        held = self._hold(conn, among.keys())
        return {
            id: (bits & among[id]).bit_count()
            if isinstance(bits, int)
            else facets.count_in(bits, self._flags_of(among[id]))
            for id, bits in held.items()
        }

    def _flags_of(self, among: int) -> dict[int, bytes]:
        kept = self._flagged
        if kept is None or kept[0] != among:
            each = flags(among)
            size = facets.CHUNK
            chunks = {at // size: each[at : at + size].ljust(size, b"\0") for at in range(0, len(each), size)}
            self._flagged = kept = among, chunks
        return kept[1]

    def any_of(self, conn: sqlite3.Connection, facet: str, values: Iterable[str] | None = None) -> int:
        """The documents that have any of these values."""
        bits = 0
        for each in self.of(conn, facet, values).values():
            bits |= each
        return bits

    def turn(self, turned: Iterable[Turn]) -> None:
        """A step was committed that turned these bits."""
        with self._lock:
            turned = list(turned)
            if self._reading:
                self._turns += turned
            _apply(self._held, turned)

    def forget(self) -> None:
        """Another window changed something: read again."""
        with self._lock:
            self._held.clear()
            self._age += 1

    def _hold(self, conn: sqlite3.Connection, wanted: Set[int]) -> dict[int, int | Few]:
        with self._lock:
            held = {id: self._held[id] for id in wanted if id in self._held}
            missing = wanted - held.keys()
            if not missing:
                return held
            self._reading += 1
            seen, age = self._since.get(conn) or (len(self._turns), self._age)
        try:
            read = facets.read(conn, missing)
            with self._lock:
                # a step that was committed while this was read may be in it or not: the last turn of a bit decides
                _apply(read, self._turns[seen:])
                if age == self._age:
                    self._held.update(read)
        finally:
            with self._lock:
                self._read_no_more()
        return held | read

    def _read_no_more(self) -> None:
        self._reading -= 1
        if not self._reading:
            self._turns.clear()


def _apply(bits: dict[int, int | Few], turned: Iterable[Turn]) -> None:
    by_value: defaultdict[int, list[tuple[int, bool]]] = defaultdict(list)
    for value, record, on in turned:
        if value in bits:
            by_value[value].append((record, on))
    for value, some in by_value.items():
        bits[value] = _turned(facets.whole(bits[value]), some)


def _turned(bits: int, some: list[tuple[int, bool]]) -> int:
    if len(some) <= _FEW:
        for record, on in some:
            bits = bits | 1 << record if on else bits & ~(1 << record)
        return bits
    last = max(bits.bit_length(), *(record + 1 for record, _ in some))
    each = bytearray(bits.to_bytes(last // 8 + 1, "little"))  # a number would be copied whole for each of them
    for record, on in some:
        at, bit = record >> 3, 1 << (record & 7)
        each[at] = each[at] | bit if on else each[at] & ~bit
    return int.from_bytes(each, "little")


def flags(bits: int) -> bytes:
    """A byte for each document up to the last one in the set: 1 for those in it."""
    return bin(bits)[:1:-1].encode().translate(_TO_FLAGS)


def records(bits: int) -> list[int]:
    """The documents of a set, by their numbers."""
    each = flags(bits)
    return list(compress(range(len(each)), each))


def from_records(found: Iterable[int], last: int) -> int:
    """The set of these documents, none of them beyond `last`."""
    each = bytearray(last + 1)
    for record in found:
        each[record] = 1
    return from_flags(each)


def from_flags(each: bytes | bytearray) -> int:
    """The set of the documents that have a 1, told as one byte a document: the other way round than `flags`."""
    return int(each.translate(_TO_DIGITS)[::-1] or b"0", 2)
