"""The official descriptions of diagnosis codes, looked up in tables that stay on the disk.

Each table is text sorted by its bytes, one line a code: code without its dot, a flag, words, further terms. A look-up
halves the mapped file, so nothing is loaded and no memory is kept but what the system caches.
"""

from __future__ import annotations

import mmap
from datetime import date
from functools import cache, lru_cache

from msgspec import Struct

from workbench.resources import resource

_TABLES = {"ICD-9-CM": "icd-9-cm.tsv", "ICD-10-CM": "icd-10-cm.tsv"}
_SHORTEST = 3
_NEXT_READ = 2019
"""Between the edition of 2014 and this one none was read: what went in between may have gone as late as the last."""
_WHOLE = 7
"""An ICD-10-CM code of so many characters ends in one that tells the encounter."""


class Official(Struct, frozen=True):
    """A code's official `words` and further `terms`. `heading`: there were always finer codes below, it is for no bill.

    `until` is the last year's edition that had it for a code, where a later one took it out or divided it.
    """

    code: str
    words: str
    terms: tuple[str, ...] = ()
    heading: bool = False
    until: int | None = None

    @property
    def last_day(self) -> date | None:
        """The last day on which it was a code, None while it is one: an edition ends in September of its year."""
        if self.until is None:
            return None
        return date(_NEXT_READ - 1 if self.until < _NEXT_READ else self.until, 9, 30)


@cache
def _table(system: str) -> mmap.mmap:
    with resource("icd", _TABLES[system]).open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


@lru_cache(maxsize=512)
def official(code: str, system: str) -> Official | None:
    """What a code means in `ICD-9-CM` or `ICD-10-CM`, written with or without its dot; None where there is no such.

    An ICD-10-CM code with a character for the encounter is looked up without it where the table has no own line.
    """
    if system not in _TABLES:
        return None
    plain = code.replace(".", "").strip().upper()
    found = _line(_table(system), plain)
    if found is None and system == "ICD-10-CM" and len(plain) == _WHOLE and plain[-1].isalpha():
        found = _line(_table(system), plain[:-1].rstrip("X"))
    return found


def above(code: str, system: str) -> tuple[Official, ...]:
    """The headings that a code lies under, the nearest first."""
    own = official(code, system)
    plain = own.code if own else code.replace(".", "").strip().upper()
    found = (official(plain[:length], system) for length in range(len(plain) - 1, _SHORTEST - 1, -1))
    return tuple(each for each in found if each)


def _line(table: mmap.mmap, code: str) -> Official | None:
    wanted = f"{code}\t".encode()
    low, high = 0, len(table)
    while low < high:
        start = table.rfind(b"\n", low, (low + high) // 2) + 1 or low
        end = table.find(b"\n", start)
        line = table[start:end]
        if line.startswith(wanted):
            return _read(line.decode())
        if line < wanted:
            low = end + 1
        else:
            high = start
    return None


def _read(line: str) -> Official:
    code, flag, words, *terms = line.split("\t")
    year = flag.lstrip("hs")
    told = tuple(terms[0].split(" | ")) if terms else ()
    return Official(code, words, told, flag.startswith("h"), int(year) if year else None)
