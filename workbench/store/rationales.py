"""Marks of each item's rationale, by which those that read almost alike find each other in any number of documents."""

from __future__ import annotations

import sqlite3
import struct
from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

Bands = tuple[int, ...]
Key = tuple[int, str]
"""A record and its item."""


class Near(Struct, frozen=True):
    """Where a rationale stands almost alike: document, its file's name, item, how many of 100 phrases they share."""

    record: int
    name: str
    item: str
    percent: int


def put(conn: sqlite3.Connection, key: Key, bands: Bands) -> None:
    """Write the marks of an item's rationale in place of those it had; none where it has no rationale to speak of."""
    stored = conn.execute("SELECT bands FROM rationale WHERE record = ? AND item = ?", key).fetchone()
    before = _unpacked(stored[0]) if stored else ()
    if before == bands:
        return
    conn.executemany(
        "DELETE FROM rationale_band WHERE band = ? AND record = ? AND item = ?", [(band, *key) for band in before]
    )
    conn.execute("DELETE FROM rationale WHERE record = ? AND item = ?", key)
    if bands:
        conn.execute("INSERT INTO rationale (record, item, bands) VALUES (?, ?, ?)", (*key, _packed(bands)))
        conn.executemany("INSERT INTO rationale_band VALUES (?, ?, ?)", [(band, *key) for band in bands])


def items_in(conn: sqlite3.Connection, record: int) -> frozenset[str]:
    """The items of a record whose rationale has marks."""
    return frozenset(item for (item,) in conn.execute("SELECT item FROM rationale WHERE record = ?", (record,)))


def put_near(conn: sqlite3.Connection, key: Key, near: Key, percent: int) -> None:
    """Write where a rationale stands almost alike."""
    conn.execute(
        "UPDATE rationale SET near = ?, near_item = ?, percent = ? WHERE record = ? AND item = ?",
        (*near, percent, *key),
    )


def sharing(conn: sqlite3.Connection, bands: Bands, record: int, limit: int, most: int) -> list[Key]:
    """Rationales of other records that share a mark, those that share most first: `limit` a mark, `most` in all."""
    shared: Counter[Key] = Counter()
    for band in bands:
        rows = conn.execute(
            "SELECT record, item FROM rationale_band WHERE band = ? AND record != ? LIMIT ?", (band, record, limit)
        )
        shared.update((other, item) for other, item in rows)
    return [key for key, _ in shared.most_common(most)]


def text_of(conn: sqlite3.Connection, key: Key) -> str:
    """An item's rationale; blank where there is none, or its document is rejected or unread."""
    row = conn.execute(
        "SELECT i.rationale FROM item i JOIN standing s USING (record) WHERE i.record = ? AND i.id = ?"
        " AND s.state NOT IN ('rejected', 'failed')",
        key,
    ).fetchone()
    return str(row[0] or "") if row else ""


def lacks_near(conn: sqlite3.Connection, key: Key) -> bool:
    """Whether a rationale is known and stands alone so far."""
    return (
        conn.execute("SELECT 1 FROM rationale WHERE record = ? AND item = ? AND near IS NULL", key).fetchone()
        is not None
    )


def near_in(conn: sqlite3.Connection, record: int) -> dict[str, Near]:
    """Where each item's rationale of a record stands almost alike, by item; what changed there since does not count."""
    rows = conn.execute(
        "SELECT r.item, r.bands, n.bands, r.near, d.file_name, r.near_item, r.percent FROM rationale r"
        " JOIN rationale n ON n.record = r.near AND n.item = r.near_item JOIN document d ON d.id = r.near"
        " JOIN standing s ON s.record = r.near WHERE r.record = ? AND s.state NOT IN ('rejected', 'failed')",
        (record,),
    )
    return {
        item: Near(near, name, near_item, percent)
        for item, own, other, near, name, near_item, percent in rows
        if not set(_unpacked(own)).isdisjoint(_unpacked(other))
    }


def pointing_to(conn: sqlite3.Connection, record: int, limit: int) -> list[int]:
    """Records with a rationale that was found to stand almost alike in this one."""
    rows = conn.execute("SELECT DISTINCT record FROM rationale WHERE near = ? LIMIT ?", (record, limit))
    return [other for (other,) in rows]


def _packed(bands: Sequence[int]) -> bytes:
    return struct.pack(f">{len(bands)}Q", *bands)


def _unpacked(stored: bytes) -> Bands:
    return struct.unpack(f">{len(stored) // 8}Q", stored)
