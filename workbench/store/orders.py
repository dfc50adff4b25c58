"""Documents in an order: sets of bits one after the other, or lists of numbers. Both are cut anywhere, unread.

Which order a filter asks for is decided in `listing.py`.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import Protocol

from workbench.store import bitmaps

_BLOCK = 1024
"""Bytes of a set that are counted together."""


class Order(Protocol):
    """The documents of a list, in order."""

    def page(self, offset: int, limit: int) -> list[int]:
        """`limit` records from `offset` on."""

    def position(self, record: int) -> int | None:
        """Where a record stands, None when it does not."""


class Runs:
    """Sets of documents one after the other, each by its numbers; `down` turns all of it round."""

    def __init__(self, sets: Iterable[int], down: bool) -> None:
        self._sets, self._down = list(sets), down
        self._starts = list(accumulate((each.bit_count() for each in self._sets), initial=0))
        self._total = self._starts[-1]
        self._blocks: dict[int, list[int]] = {}

    def page(self, offset: int, limit: int) -> list[int]:
        end = min(offset + limit, self._total)
        if offset >= end:
            return []
        if self._down:
            return self._cut(self._total - end, self._total - offset)[::-1]
        return self._cut(offset, end)

    def position(self, record: int) -> int | None:
        for start, each in zip(self._starts, self._sets, strict=False):
            if each >> record & 1:
                at = start + (each & ((1 << record) - 1)).bit_count()
                return self._total - 1 - at if self._down else at
        return None

    def _cut(self, first: int, end: int) -> list[int]:
        found: list[int] = []
        run = bisect_right(self._starts, first) - 1
        while first < end:
            upto = min(end, self._starts[run + 1])
            found += self._of_run(run, first - self._starts[run], upto - self._starts[run])
            first, run = upto, run + 1
        return found

    def _of_run(self, run: int, first: int, end: int) -> list[int]:
        """The records of one set from its `first` to before its `end`, counted among its own."""
        if first >= end:
            return []
        raw = self._sets[run].to_bytes((self._sets[run].bit_length() + 7) // 8, "little")
        if run not in self._blocks:
            cut = (raw[at : at + _BLOCK] for at in range(0, len(raw), _BLOCK))
            counts = (int.from_bytes(block, "little").bit_count() for block in cut)
            self._blocks[run] = list(accumulate(counts, initial=0))
        before = self._blocks[run]
        block, found = bisect_right(before, first) - 1, list[int]()
        skip = first - before[block]
        while len(found) < end - first + skip:
            start = block * _BLOCK
            bits = int.from_bytes(raw[start : start + _BLOCK], "little")
            found += [start * 8 + each for each in bitmaps.records(bits)]
            block += 1
        return found[skip : skip + end - first]


class Numbers:
    """Records in an order of their own."""

    def __init__(self, numbers: array[int], down: bool) -> None:
        self._numbers, self._down = numbers, down

    def page(self, offset: int, limit: int) -> list[int]:
        if not self._down:
            return self._numbers[offset : offset + limit].tolist()
        end = len(self._numbers) - offset
        return self._numbers[max(end - limit, 0) : max(end, 0)].tolist()[::-1]

    def position(self, record: int) -> int | None:
        try:
            at = self._numbers.index(record)
        except ValueError:
            return None
        return len(self._numbers) - 1 - at if self._down else at
