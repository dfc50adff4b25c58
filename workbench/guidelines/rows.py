"""One row of a catalogue's file to one entry, or to what is wrong with it: every complaint at once, not the first."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Literal

from workbench.model.catalogue import FACTS, CatalogueProblem
from workbench.model.guidelines import Guideline

KINDS: dict[str, Literal["document", "chapter", "section"]] = {
    "document": "document",
    "chapter": "chapter",
    "section": "section",
}
COLUMNS = FACTS
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*$")
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


class Row:
    """The texts of one row and the line of each; `problems` grows as its columns are read."""

    def __init__(self, texts: Mapping[str, str], line: int, lines: Mapping[str, int] | None = None) -> None:
        self.line = line
        self.problems: list[CatalogueProblem] = []
        self._texts = texts
        self._lines = lines or {}

    @property
    def id(self) -> str:
        return self._texts.get("id", "").strip()

    def line_of(self, column: str) -> int:
        return self._lines.get(column, self.line)

    def wrong(self, column: str, reason: str) -> None:
        """One complaint a column: what comes of the first need not be said too."""
        if all(problem.column != column for problem in self.problems):
            self.problems.append(CatalogueProblem(self.line_of(column), column, f"{reason}.", self.id))

    def text(self, column: str) -> str:
        text = self._texts.get(column, "").strip()
        if _UNWRITABLE.search(text):
            self.wrong(column, "it holds characters that cannot be printed")
        return text

    def number(self, column: str, low: int, high: int) -> int | None:
        text = self.text(column)
        if text and not (text.isascii() and text.isdecimal() and len(text) < 9 and low <= int(text) <= high):
            self.wrong(column, f"“{text}” is no number from {low} to {high}")
            return None
        return int(text) if text else None

    def day(self, column: str) -> str | None:
        text = self.text(column)
        try:
            return date.fromisoformat(text).isoformat() if text else None
        except ValueError:
            self.wrong(column, f"“{text}” is no day such as 2009-07-18")
            return None


def entry_of(row: Row) -> Guideline:
    """The row's entry. What is wrong stands in `row.problems` afterwards; with errors there the entry is of no use."""
    entry_id, kind, title = row.text("id"), row.text("kind"), row.text("title")
    if not _ID.match(entry_id):
        row.wrong("id", f"“{entry_id}” is no id of small letters, digits and single hyphens")
    if kind not in KINDS:
        row.wrong("kind", f"“{kind}” is none of {', '.join(KINDS)}")
    if not title:
        row.wrong("title", "it is blank")
    first, last = _pages(row)
    begins, ends = row.day("in_force_from"), row.day("in_force_to")
    if begins and ends and ends < begins:
        row.wrong("in_force_to", f"it comes before in_force_from, {begins}")
    return Guideline(
        id=entry_id,
        parent_id=row.text("parent_id") or None,
        kind=KINDS.get(kind, "section"),
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


def _pages(row: Row) -> tuple[int | None, int | None]:
    known = len(row.problems)
    first, last = row.number("page_start", 1, 99_999), row.number("page_end", 1, 99_999)
    if len(row.problems) > known:
        return None, None  # said already
    if (first is None) != (last is None):
        row.wrong("page_end" if last is None else "page_start", "one of the two page numbers is missing")
    if first is not None and last is not None and last < first:
        row.wrong("page_end", f"it comes before page_start, {first}")
    return first, last
