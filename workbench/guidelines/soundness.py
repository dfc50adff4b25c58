"""What is wrong between the entries of a catalogue: ids, parents, spans of pages, aliases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from workbench.guidelines.rows import Row
from workbench.model.catalogue import CatalogueProblem, shown_fact
from workbench.model.guidelines import Guideline

Placed = tuple[Guideline, Row]


def sound(entries: Sequence[Guideline]) -> tuple[CatalogueProblem, ...]:
    """What is wrong between entries that no file holds; the line is the one that a CSV file of them would have."""
    rows = [Row({name: shown_fact(entry, name) for name in ("id",)}, at) for at, entry in enumerate(entries, 2)]
    return tuple(problems_between(list(zip(entries, rows, strict=True))))


def problems_between(placed: Sequence[Placed], around: Iterable[Guideline] = ()) -> Iterator[CatalogueProblem]:
    """What is wrong between these entries; those `around` lie in the same catalogue, unless they have the same id."""
    entries = {entry.id: entry for entry in around} | {entry.id: entry for entry, _ in placed}
    yield from _doubles(placed)
    for entry, row in placed:
        if entry.parent_id is not None and entry.parent_id not in entries:
            yield _problem(row, "parent_id", f"the catalogue has no “{entry.parent_id}”")
        elif entry.parent_id is not None and entry in _above(entry, entries):
            yield _problem(row, "parent_id", "the entry lies under itself")
        else:
            yield from _outside(entry, row, entries)
    yield from _shared_aliases(placed, entries)


def _problem(row: Row, column: str, reason: str) -> CatalogueProblem:
    return CatalogueProblem(row.line_of(column), column, f"{reason}.", row.id)


def _warning(row: Row, column: str, reason: str) -> CatalogueProblem:
    return CatalogueProblem(row.line_of(column), column, f"{reason}.", row.id, "warning")


def _doubles(placed: Sequence[Placed]) -> Iterator[CatalogueProblem]:
    lines: dict[str, int] = {}
    for entry, row in placed:
        if entry.id and entry.id in lines:
            yield _problem(row, "id", f"“{entry.id}” stands in line {lines[entry.id]} already")
        lines.setdefault(entry.id, row.line)


def _above(entry: Guideline, entries: Mapping[str, Guideline]) -> Iterator[Guideline]:
    """The entries above, nearest first, each once even where they go round."""
    seen: set[str] = set()
    at = entries.get(entry.parent_id or "")
    while at is not None and at.id not in seen:
        yield at
        seen.add(at.id)
        at = entries.get(at.parent_id or "")


def _outside(entry: Guideline, row: Row, entries: Mapping[str, Guideline]) -> Iterator[CatalogueProblem]:
    """Pages outside those of the nearest entry above that has any."""
    if entry.page_start is None or entry.page_end is None:
        return
    for above in _above(entry, entries):
        if above.page_start is not None and above.page_end is not None:
            inside = f"outside the pages {above.page_start} to {above.page_end} of “{above.id}”"
            if entry.page_start < above.page_start:
                yield _warning(row, "page_start", f"{entry.page_start} lies {inside}")
            if entry.page_end > above.page_end:
                yield _warning(row, "page_end", f"{entry.page_end} lies {inside}")
            return


def _shared_aliases(placed: Sequence[Placed], entries: Mapping[str, Guideline]) -> Iterator[CatalogueProblem]:
    """An alias that another entry has too leaves the linker without a choice between the two."""
    owners: dict[str, list[str]] = {}
    for entry in entries.values():
        for alias in dict.fromkeys(map(str.casefold, entry.aliases)):
            owners.setdefault(alias, []).append(entry.id)
    for entry, row in placed:
        for alias in entry.aliases:
            others = [id for id in owners.get(alias.casefold(), ()) if id != entry.id]
            if others:
                yield _warning(row, "aliases", f"“{alias}” is an alias of {', '.join(others)} too")
