"""Which documents have which value of which facet: sets of bits, 16,384 documents in each, written with every step.

Each facet is one query over the tables, so that what stands in the bits can be worked out anew at any time. A step asks
before and after what its records have, and turns the bits that differ.
"""

from __future__ import annotations

import re
import sqlite3
from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from hashlib import blake2b

from workbench.model.facets import CITED, FACETS, YEAR_OF, Facet, FacetValue
from workbench.model.fields import ITEMS, ROOT, Kind
from workbench.progress import Progress
from workbench.store.columns import TABLES

CHUNK = 16_384
"""Larger chunks are read sooner, smaller ones cost an edit less: this is half a second for a million documents."""
_BYTES = CHUNK // 8
_FEW = 128
"""Up to so many documents of a chunk are written as their numbers, not as bits."""
_RARE = 20
"""A chunk of one number is counted as quickly as so many documents one by one."""
_LOOKED_UP = 150
"""Up to so many sets are looked up one by one; for more the whole table is read."""
_TO_FILL = "facets to fill"
_FILLED_BY = "facets filled by"

Pair = tuple[str, str]
"""A facet and one of its values."""
Turn = tuple[int, int, bool]
"""The number of a value, a record, and whether the record has it now."""

_DECIDED = "status IN ('corrected', 'added', 'cleared')"
_OWN = {
    "state": "SELECT record, state FROM standing WHERE {only}",
    "check": "SELECT record, code FROM finding WHERE severity != 'note' AND {only}",
    "link": "SELECT record, outlook FROM citation_link WHERE {only}",
    "reader": "SELECT record, CASE WHEN state IN ('new', 'failed') THEN '' ELSE coalesce(state_by, '') END"
    " FROM standing WHERE {only}",
    "confidence": "SELECT record, CASE WHEN min(confidence) < 0.5 THEN '0' WHEN min(confidence) < 0.75 THEN '50'"
    " WHEN min(confidence) < 0.9 THEN '75' WHEN min(confidence) < 0.97 THEN '90' ELSE '97' END"
    " FROM provenance WHERE status = 'extracted' AND confidence IS NOT NULL AND {only} GROUP BY record",
    "eyes": "SELECT record, CAST(eyes AS TEXT) FROM standing WHERE {only}",
    "corrected": "SELECT p.record, coalesce(l.list, p.field) FROM provenance p LEFT JOIN listed l"
    f" ON l.record = p.record AND l.id = p.row_id WHERE p.{_DECIDED} AND {{only}}",
    "rule corrected": f"SELECT record, rule FROM provenance WHERE rule != '' AND {_DECIDED} AND {{only}}",
    "rule": "SELECT record, rule FROM provenance WHERE rule != '' AND {only}",
    "noted": "SELECT p.record, coalesce(l.list, p.field) FROM provenance p LEFT JOIN listed l"
    " ON l.record = p.record AND l.id = p.row_id WHERE p.note IS NOT NULL AND {only}",
    "flagged": "SELECT record, 'yes' FROM standing WHERE flags > 0 AND {only}",
    "origin": "SELECT id, origin FROM document WHERE {only}",
    "items": "SELECT s.record, CAST(count(i.id) AS TEXT) FROM standing s LEFT JOIN item i ON i.record = s.record"
    " WHERE {only} GROUP BY s.record",
    "age": "SELECT record, coalesce(CAST(age / 10 * 10 AS TEXT), '') FROM determination WHERE {only}",
    "diagnoses.code": "SELECT record, substr(code, 1, 3) FROM diagnosis WHERE code != '' AND {only}",
}
_RECORD_COLUMN = {"corrected": "p.record", "noted": "p.record", "origin": "id", "items": "s.record"}


def _query_of(facet: Facet) -> str | None:
    """The query of a facet: its records and values; None where it is not kept."""
    if facet.name in _OWN:
        query = _OWN[facet.name]
    elif facet.field is None:
        return None
    else:
        table = TABLES[facet.list]
        value = f"CAST({table.columns[facet.field.name]} AS TEXT)"
        if facet.name.startswith(YEAR_OF):
            value = f"substr({value}, 1, 4)"
        if (facet.list in (ROOT, ITEMS) and facet.field.kind is not Kind.FLAG) or facet.name == f"{CITED}guideline_id":
            value = f"coalesce({value}, '')"  # not found is a value too
        kept = f"{value} IS NOT NULL"
        if table.name == "listed":
            kept += f" AND list = '{facet.list}'"
        query = f"SELECT record, {value} FROM {table.name} WHERE {kept} AND {{only}}"
    column = _RECORD_COLUMN.get(facet.name, "record")
    return query.format(only=f"{column} BETWEEN :first AND :last")


KEPT: dict[str, str] = {name: query for name, facet in FACETS.items() if (query := _query_of(facet))}
"""The query of each facet that is kept, by its name."""

_ALL_OF = " UNION ALL ".join(f"SELECT '{name}', * FROM ({query})" for name, query in KEPT.items())
_VERSION = blake2b(f"{CHUNK} {_ALL_OF}".encode(), digest_size=8).hexdigest()


@cache
def _query_over(tables: frozenset[str]) -> str:
    """One query for the facets that look at any of these tables."""
    looking = {name: each for name, each in KEPT.items() if tables & {*re.findall(r"(?:FROM|JOIN) (\w+)", each)}}
    return " UNION ALL ".join(f"SELECT '{name}', * FROM ({query})" for name, query in looking.items())


def of_record(conn: sqlite3.Connection, record: int, tables: frozenset[str] | None = None) -> frozenset[Pair]:
    """What a record has, as the tables stand; of the facets alone that look at `tables`, where they are told."""
    query = _ALL_OF if tables is None else _query_over(tables)
    rows = conn.execute(query, {"first": record, "last": record})
    return frozenset([(facet, value) for facet, _, value in rows])


def as_kept(conn: sqlite3.Connection, record: int) -> frozenset[Pair]:
    """What a record has, as the bits say: slower, and true also where the tables were written already."""
    chunk, at = divmod(record, CHUNK)
    rows = conn.execute(
        "SELECT facet, v.value, bits FROM facet_bits b JOIN facet_value v ON v.id = b.value WHERE chunk = ?", (chunk,)
    )
    return frozenset((facet, value) for facet, value, bits in rows if _read(bits) >> at & 1)


def turn(conn: sqlite3.Connection, changes: Iterable[tuple[int, frozenset[Pair], frozenset[Pair]]]) -> list[Turn]:
    """Write what differs of some records, each with what it had and has; returns the bits that were turned.

    Each set of a chunk is read and written once, however many of its records change.
    """
    numbers: dict[Pair, int] = {}
    turned: list[Turn] = []
    for record, before, after in changes:
        for pair in before ^ after:
            if pair not in numbers:
                numbers[pair] = _number_of(conn, pair)
            turned.append((numbers[pair], record, pair in after))
    by_set: defaultdict[tuple[int, int], list[tuple[int, bool]]] = defaultdict(list)
    growing: defaultdict[int, int] = defaultdict(int)
    for value, record, on in turned:
        chunk, at = divmod(record, CHUNK)
        by_set[chunk, value].append((at, on))
        growing[value] += 1 if on else -1
    for (chunk, value), some in sorted(by_set.items()):
        _turn_in(conn, chunk, value, some)
    more = [(by, value) for value, by in growing.items() if by]
    conn.executemany("UPDATE facet_value SET documents = documents + ? WHERE id = ?", more)
    return turned


def _turn_in(conn: sqlite3.Connection, chunk: int, value: int, turned: list[tuple[int, bool]]) -> None:
    found = conn.execute("SELECT bits FROM facet_bits WHERE chunk = ? AND value = ?", (chunk, value)).fetchone()
    written = _turned(found[0] if found else b"", turned)
    if written:
        conn.execute("INSERT OR REPLACE INTO facet_bits VALUES (?, ?, ?)", (chunk, value, written))
    else:
        conn.execute("DELETE FROM facet_bits WHERE chunk = ? AND value = ?", (chunk, value))


def _turned(blob: bytes, turned: list[tuple[int, bool]]) -> bytes:
    """A set as it is written, with some of its bits turned; nothing for an empty one."""
    if len(blob) < _BYTES:
        few = set(array("H", blob))
        for at, on in turned:
            (few.add if on else few.discard)(at)
        return array("H", sorted(few)).tobytes() if len(few) <= _FEW else _written(sum(1 << at for at in few))
    bits = bytearray(blob)
    for at, on in turned:
        bits[at >> 3] = bits[at >> 3] | 1 << (at & 7) if on else bits[at >> 3] & ~(1 << (at & 7))
    return _written(int.from_bytes(bits, "little"))


def _number_of(conn: sqlite3.Connection, pair: Pair) -> int:
    found = conn.execute("SELECT id FROM facet_value WHERE facet = ? AND value = ?", pair).fetchone()
    if found:
        return int(found[0])
    return int(conn.execute("INSERT INTO facet_value (facet, value, documents) VALUES (?, ?, 0)", pair).lastrowid or 0)


def _written(bits: int) -> bytes:
    if bits.bit_count() > _FEW:
        return bits.to_bytes(_BYTES, "little")
    return array("H", _ones(bits)).tobytes()


def _ones(bits: int) -> Iterator[int]:
    while bits:
        low = bits & -bits
        yield low.bit_length() - 1
        bits ^= low


def _read(blob: bytes) -> int:
    if len(blob) == _BYTES:
        return int.from_bytes(blob, "little")
    return sum(1 << at for at in array("H", blob))


# filled anew


def is_to_fill(conn: sqlite3.Connection) -> bool:
    """Whether what stands here is not what this program would write."""
    told = dict(conn.execute("SELECT key, value FROM meta WHERE key IN (?, ?)", (_TO_FILL, _FILLED_BY)).fetchall())
    return _TO_FILL in told or (told.get(_FILLED_BY, _VERSION) != _VERSION)


def fill(conn: sqlite3.Connection, progress: Progress) -> None:
    """Work all facets out anew, inside the transaction that is open. `progress` counts documents, a chunk at a time."""
    conn.execute("DELETE FROM facet_bits")
    conn.execute("UPDATE facet_value SET documents = 0")
    numbers = {(facet, value): id for id, facet, value in conn.execute("SELECT id, facet, value FROM facet_value")}
    last = int(conn.execute("SELECT coalesce(max(record), -1) FROM standing").fetchone()[0])
    for chunk in range(last // CHUNK + 1):
        progress.report(chunk * CHUNK, last + 1)
        _fill_chunk(conn, chunk, numbers)
    conn.execute("DELETE FROM meta WHERE key = ?", (_TO_FILL,))
    conn.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (_FILLED_BY, _VERSION))


def _fill_chunk(conn: sqlite3.Connection, chunk: int, numbers: dict[Pair, int]) -> None:
    first = chunk * CHUNK
    having: defaultdict[Pair, set[int]] = defaultdict(set)
    for facet, record, value in conn.execute(_ALL_OF, {"first": first, "last": first + CHUNK - 1}):
        having[facet, value].add(record - first)
    for pair, records in having.items():
        if pair not in numbers:
            numbers[pair] = _number_of(conn, pair)
        bits = sum(1 << at for at in records)
        conn.execute("INSERT INTO facet_bits VALUES (?, ?, ?)", (chunk, numbers[pair], _written(bits)))
        conn.execute("UPDATE facet_value SET documents = documents + ? WHERE id = ?", (len(records), numbers[pair]))


# read


def numbers(conn: sqlite3.Connection, facet: str, values: Iterable[str] | None = None) -> dict[str, int]:
    """The numbers of a facet's values that any document has or had, of all of them for None."""
    rows = conn.execute("SELECT value, id FROM facet_value WHERE facet = ?", (facet,))
    wanted = None if values is None else set(values)
    return {value: id for value, id in rows if wanted is None or value in wanted}


def all_numbers(conn: sqlite3.Connection) -> dict[str, dict[str, int]]:
    """The numbers of all values that any document has, by facet and value."""
    found: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for facet, value, id in conn.execute("SELECT facet, value, id FROM facet_value WHERE documents > 0"):
        found[facet][value] = id
    return dict(found)


def documents(conn: sqlite3.Connection) -> dict[str, list[FacetValue]]:
    """How many documents of the whole project have each value, by facet; without those that none has."""
    found: defaultdict[str, list[FacetValue]] = defaultdict(list)
    for facet, value, count in conn.execute("SELECT facet, value, documents FROM facet_value WHERE documents > 0"):
        found[facet].append(FacetValue(value, count))
    return dict(found)


Few = dict[int, bytes]
"""A set that is nowhere dense, as it is written: the numbers of its documents by chunk."""


def read(conn: sqlite3.Connection, wanted: Iterable[int]) -> dict[int, int | Few]:
    """The sets of these values over all chunks: bit n stands for record n. Few documents stay as they are written."""
    found: dict[int, Few] = {id: {} for id in wanted}
    dense = set()
    for chunk, value, blob in _chunks(conn, found.keys()):
        found[value][chunk] = blob
        if len(blob) == _BYTES:
            dense.add(value)
    return {id: whole(chunks) if id in dense else chunks for id, chunks in found.items()}


def _chunks(conn: sqlite3.Connection, wanted: Collection[int]) -> Iterator[tuple[int, int, bytes]]:
    if len(wanted) > _LOOKED_UP:
        rows = conn.execute("SELECT chunk, value, bits FROM facet_bits")
        return (row for row in rows if row[1] in wanted)
    last = conn.execute("SELECT max(chunk) FROM facet_bits").fetchone()[0]
    marks = ", ".join(map(str, wanted))
    # each chunk is looked up by itself: SQLite would rather read the whole table
    return conn.execute(
        "WITH RECURSIVE chunks (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM chunks WHERE n < ?)"
        f" SELECT chunk, value, bits FROM chunks CROSS JOIN facet_bits ON chunk = n WHERE value IN ({marks})",
        (last if last is not None else -1,),
    )


def whole(bits: int | Few) -> int:
    """A set as one number."""
    if isinstance(bits, int):
        return bits
    into = bytearray((max(bits, default=-1) + 1) * _BYTES)
    for chunk, blob in bits.items():
        start = chunk * _BYTES
        if len(blob) == _BYTES:
            into[start : start + _BYTES] = blob
        else:
            for at in array("H", blob):
                into[start + (at >> 3)] |= 1 << (at & 7)
    return int.from_bytes(into, "little")


def count_in(few: Few, flags: Mapping[int, bytes]) -> int:
    """How many documents of a set are among others, told as one byte a document (1 for those), by chunk."""
    count = 0
    for chunk, blob in few.items():
        if each := flags.get(chunk):
            count += sum([each[at] for at in array("H", blob)])
    return count


def is_rare(few: Few) -> bool:
    """Whether a set is counted sooner as it is written than as one number."""
    return sum(map(len, few.values())) <= _RARE * len(few) * 2
