"""The catalogue of guidelines: its entries, how they lie under one another, and their CSV file."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Literal

from workbench.model.errors import CatalogueError
from workbench.model.guidelines import Guideline
from workbench.resources import resource

KINDS: dict[str, Literal["document", "chapter", "section"]] = {
    "document": "document",
    "chapter": "chapter",
    "section": "section",
}
COLUMNS = (
    "id", "parent_id", "kind", "basis", "body", "document", "edition", "year", "chapter", "title", "page_start",
    "page_end", "url", "aliases", "regulation", "in_force_from", "in_force_to", "evidence", "note",
)  # fmt: skip
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*$")


class Catalogue:
    """The entries by id and by parent. Entries keep the order of their file; the object is never changed.

    Raises `CatalogueError` when an id stands twice, a parent is missing or entries lie under themselves.
    """

    def __init__(self, entries: Iterable[Guideline]) -> None:
        self.entries: tuple[Guideline, ...] = tuple(entries)
        self.by_id: dict[str, Guideline] = {entry.id: entry for entry in self.entries}
        if len(self.by_id) < len(self.entries):
            raise CatalogueError(
                f"The catalogue has the id “{_first_double(self.entries)}” twice. Give each entry its own."
            )
        self._children: dict[str, list[Guideline]] = {}
        for entry in self.entries:
            if entry.parent_id is not None:
                self._children.setdefault(entry.parent_id, []).append(entry)
        self._check_parents()

    def __len__(self) -> int:
        return len(self.entries)

    def children(self, entry_id: str) -> tuple[Guideline, ...]:
        """The entries one level below, in the order of the file."""
        return tuple(self._children.get(entry_id, ()))

    def ancestors(self, entry_id: str) -> tuple[Guideline, ...]:
        """The entries above, nearest first. Raises `KeyError` for no such entry."""
        found: list[Guideline] = []
        parent = self.by_id[entry_id].parent_id
        while parent is not None:
            found.append(self.by_id[parent])
            parent = self.by_id[parent].parent_id
        return tuple(found)

    def _check_parents(self) -> None:
        sound: set[str] = set()
        for entry in self.entries:
            path: list[str] = []
            at: Guideline | None = entry
            while at is not None and at.id not in sound:
                if at.id in path:
                    raise CatalogueError(
                        f"The entry “{at.id}” lies under itself. Mend the parents of {', '.join(path)}."
                    )
                path.append(at.id)
                if at.parent_id is not None and at.parent_id not in self.by_id:
                    raise CatalogueError(
                        f"The entry “{at.id}” lies under “{at.parent_id}”, which the catalogue does not have."
                    )
                at = self.by_id[at.parent_id] if at.parent_id is not None else None
            sound.update(path)


def _first_double(entries: tuple[Guideline, ...]) -> str:
    counts = Counter(entry.id for entry in entries)
    return next(entry.id for entry in entries if counts[entry.id] > 1)


def load_catalogue(path: Path | None = None) -> Catalogue:
    """The catalogue in a CSV file, the shipped one by default.

    Raises `CatalogueError` that names file, line, column and reason of the first row that cannot be used.
    """
    path = path or resource("catalogue", "guidelines.csv")
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return Catalogue(read_rows(file, path.name))
    except (OSError, UnicodeDecodeError) as error:
        raise CatalogueError(f"{path.name} could not be read as a catalogue: {error}.") from error
    except CatalogueError as error:
        raise CatalogueError(f"{path.name}: {error}") from error


def read_rows(lines: Iterable[str], name: str = "the catalogue") -> Iterator[Guideline]:
    """One entry for each row of CSV text whose first line names the columns.

    Raises `CatalogueError` with line number, column and reason.
    """
    reader = csv.DictReader(lines)
    missing = [column for column in COLUMNS if column not in (reader.fieldnames or ())]
    if missing:
        raise CatalogueError(f"line 1: {name} lacks the column{'s' * (len(missing) > 1)} {', '.join(missing)}.")
    seen: dict[str, int] = {}
    for row in reader:
        entry = _entry(_Row(row, reader.line_num))
        if entry.id in seen:
            raise CatalogueError(
                f"line {reader.line_num}, column id: “{entry.id}” stands in line {seen[entry.id]} already."
            )
        seen[entry.id] = reader.line_num
        yield entry


class _Row:
    """One row with the line it stands on, so that every complaint can say where."""

    def __init__(self, values: Mapping[str | None, str | None], line: int) -> None:
        self.values = values
        self.line = line
        if None in values:
            raise CatalogueError(f"line {line}: the row has more columns than the first line names.")

    def text(self, column: str) -> str:
        return (self.values.get(column) or "").strip()

    def wrong(self, column: str, reason: str) -> CatalogueError:
        return CatalogueError(f"line {self.line}, column {column}: {reason}.")

    def number(self, column: str, low: int, high: int) -> int | None:
        text = self.text(column)
        if not text:
            return None
        if not text.isdecimal() or not low <= int(text) <= high:
            raise self.wrong(column, f"“{text}” is no number from {low} to {high}")
        return int(text)

    def day(self, column: str) -> str | None:
        text = self.text(column)
        if not text:
            return None
        try:
            return date.fromisoformat(text).isoformat()
        except ValueError:
            raise self.wrong(column, f"“{text}” is no day such as 2009-07-18") from None


def _entry(row: _Row) -> Guideline:
    entry_id, kind, title = row.text("id"), row.text("kind"), row.text("title")
    if not _ID.match(entry_id):
        raise row.wrong("id", f"“{entry_id}” is no id of small letters, digits and single hyphens")
    if kind not in KINDS:
        raise row.wrong("kind", f"“{kind}” is none of {', '.join(KINDS)}")
    if not title:
        raise row.wrong("title", "it is blank")
    first, last = row.number("page_start", 1, 99_999), row.number("page_end", 1, 99_999)
    if (first is None) != (last is None):
        raise row.wrong("page_end" if last is None else "page_start", "one of the two page numbers is missing")
    if first is not None and last is not None and last < first:
        raise row.wrong("page_end", f"it comes before page_start, {first}")
    begins, ends = row.day("in_force_from"), row.day("in_force_to")
    if begins and ends and ends < begins:
        raise row.wrong("in_force_to", f"it comes before in_force_from, {begins}")
    return Guideline(
        id=entry_id,
        parent_id=row.text("parent_id") or None,
        kind=KINDS[kind],
        basis=row.text("basis"),
        body=row.text("body"),
        document=row.text("document"),
        edition=row.text("edition"),
        year=row.number("year", 1900, 2100),
        chapter=row.text("chapter"),
        title=title,
        page_start=first,
        page_end=last,
        url=row.text("url"),
        aliases=tuple(alias.strip() for alias in row.text("aliases").split("|") if alias.strip()),
        regulation=row.text("regulation"),
        in_force_from=begins,
        in_force_to=ends,
        evidence=row.text("evidence"),
        note=row.text("note"),
    )
