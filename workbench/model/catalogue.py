"""What is said about a catalogue as a whole: its version, what is wrong with it, how two of them differ."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from typing import Literal

import msgspec
from msgspec import Struct

from workbench.model.guidelines import Guideline


class CatalogueVersion(Struct, frozen=True):
    """One state of a catalogue: the hash of its content, how many entries it has, and since when it stands so.

    `at` is an ISO time in UTC, None where nobody wrote it down.
    """

    sha256: str
    entries: int
    at: str | None = None


class CatalogueProblem(Struct, frozen=True):
    """What is wrong with one row: `line` counts from 1 in the file, `entry` is the row's id, blank where it has none.

    An error keeps the whole file from being imported; a warning does not.
    """

    line: int
    column: str
    reason: str
    entry: str = ""
    severity: Literal["error", "warning"] = "error"

    def __str__(self) -> str:
        where = f"line {self.line}, column {self.column}" if self.column else f"line {self.line}"
        return f"{where}: {self.reason}"


class FieldChange(Struct, frozen=True):
    """One field of an entry, as shown: before and after, blank for nothing."""

    name: str
    before: str
    after: str


class EntryChange(Struct, frozen=True):
    """An entry that comes (`before` None), goes (`after` None) or changes."""

    id: str
    before: Guideline | None
    after: Guideline | None

    @property
    def fields(self) -> tuple[FieldChange, ...]:
        """The fields in which both sides differ; empty for an entry that comes or goes."""
        if self.before is None or self.after is None:
            return ()
        pairs = ((name, shown_fact(self.before, name), shown_fact(self.after, name)) for name in FACTS)
        return tuple(FieldChange(*pair) for pair in pairs if pair[1] != pair[2])


FACTS = Guideline.__struct_fields__
"""The names of an entry's facts, which are the columns of its file, in order."""


def shown_fact(entry: Guideline, name: str) -> str:
    """One fact as the catalogue's file writes it: blank for none, aliases apart by vertical bars."""
    value = getattr(entry, name)
    if isinstance(value, tuple):
        return "|".join(value)
    return "" if value is None else str(value)


class AliasOrigin(Struct, frozen=True):
    """Who gave an entry an alias, and on which ISO day; `document` is the file it was read in, blank for none."""

    who: str
    day: str
    document: str = ""


def alias_origin(entry: Guideline, alias: str) -> AliasOrigin | None:
    """Where an alias comes from, as the entry's note tells; None where it came with the entry."""
    told = (
        rf"“{re.escape(alias)}” (?:added|remembered) by ([^“”]+?), (\d{{4}}-\d\d-\d\d)(?:, from ([^“”]+?))?\.(?=\s|$)"
    )
    found = re.search(told, entry.note)
    return AliasOrigin(found[1], found[2], found[3] or "") if found else None


def version_of(entries: Iterable[Guideline], at: str | None = None) -> CatalogueVersion:
    """The version of these entries. Their order does not count."""
    ordered = tuple(sorted(entries, key=lambda entry: entry.id))
    return CatalogueVersion(hashlib.sha256(msgspec.json.encode(ordered)).hexdigest(), len(ordered), at)


def changes_between(before: Iterable[Guideline], after: Iterable[Guideline]) -> tuple[EntryChange, ...]:
    """What `after` adds, changes and lacks: first its own entries in its order, then those it lacks."""
    old, new = ({entry.id: entry for entry in entries} for entries in (before, after))
    coming = (EntryChange(id, old.get(id), entry) for id, entry in new.items() if old.get(id) != entry)
    going = (EntryChange(id, entry, None) for id, entry in old.items() if id not in new)
    return (*coming, *going)
