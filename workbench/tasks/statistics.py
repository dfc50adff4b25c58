"""Counts over a whole project: documents, items, decisions, links, and how each field fared."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from msgspec import Struct

from workbench.model.catalogue import CatalogueVersion
from workbench.model.fields import CITATION_LISTS, ITEMS, ROOT
from workbench.model.review import Place, ReviewRecord
from workbench.model.states import FieldState, field_state
from workbench.progress import Progress
from workbench.settings import Settings
from workbench.tasks.exporting import EXPORTED
from workbench.tasks.figures import count_figures
from workbench.tasks.figures_out import figures_told
from workbench.tasks.project_records import each_record, reading

NO_VALUE = "not found"


class Statistics(Struct, frozen=True):
    """Counts by their own names, most frequent first.

    `links` counts citations by what the linker recommended, or by what a person made of them; `fields` counts, for each
    field (`case.priority`, `items.decision`), its values by state; `rules` how often what a rule proposed was confirmed
    and changed. `catalogue` is the project's; `linked_with` counts documents by the hash of the version of it that they
    were linked with. `figures` are those of the overview, what documents took among them.
    """

    documents: dict[str, int]
    layouts: dict[str, int]
    items: dict[str, int]
    decisions: dict[str, dict[str, int]]
    links: dict[str, int]
    fields: dict[str, dict[str, int]]
    rules: dict[str, dict[str, int]]
    catalogue: CatalogueVersion
    linked_with: dict[str, int]
    figures: dict[str, Any]


class _Tally:
    def __init__(self, doubt_below: float) -> None:
        self.doubt_below = doubt_below
        self.layouts: Counter[str] = Counter()
        self.items: Counter[str] = Counter()
        self.links: Counter[str] = Counter()
        self.decisions: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self.fields: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self.rules: defaultdict[str, Counter[str]] = defaultdict(Counter)

    def add(self, record: ReviewRecord) -> None:
        self.layouts[str(record.value(ROOT, "document.layout") or "unknown")] += 1
        for item in record.rows_of(ITEMS):
            category = str(record.value(item.id, "category") or NO_VALUE)
            decision = str(record.value(item.id, "decision") or NO_VALUE)
            self.items[decision] += 1
            self.decisions[category][decision] += 1
        for row in record.rows.values():
            if row.list in CITATION_LISTS:
                self.links[self._link(record, row.id)] += 1
        for place in record.cells:
            self._add_cell(record, place)

    def _link(self, record: ReviewRecord, row: str) -> str:
        cell = record.cells.get(Place(row, "guideline_id"))
        if cell is None:
            return NO_VALUE
        if cell.status != "extracted":
            return "chosen by a person"
        recommendation = cell.proposal.recommendation if cell.proposal else None
        return recommendation or NO_VALUE

    def _add_cell(self, record: ReviewRecord, place: Place) -> None:
        cell = record.cells[place]
        name = ".".join(filter(None, (record.list_of(place.row), place.name)))
        state = field_state(cell, doubt_below=self.doubt_below)
        self.fields[name.removesuffix(".value")][state.value] += 1
        if cell.proposal and cell.proposal.rule and state in (FieldState.CONFIRMED, FieldState.CHANGED):
            self.rules[cell.proposal.rule][state.value] += 1


def project_statistics(path: Path, settings: Settings, progress: Progress) -> Statistics:
    """The counts of the project at `path`, on a connection of their own. Raises as `Desk` does."""
    tally = _Tally(settings.doubt_below)
    figures = figures_told(count_figures(path, settings, progress), times=True)
    with reading(path, settings) as desk:
        documents = Counter(desk.counts().by_state)
        catalogue = desk.catalogue_version()
        linked_with = Counter[str]()
        for version, made in desk.links_made().items():
            linked_with[version.sha256] += made
        for record in each_record(desk, EXPORTED, progress):
            tally.add(record)
    return Statistics(
        _ordered(documents),
        _ordered(tally.layouts),
        _ordered(tally.items),
        _ordered_groups(tally.decisions),
        _ordered(tally.links),
        {name: _ordered(counts) for name, counts in sorted(tally.fields.items())},
        _ordered_groups(tally.rules),
        catalogue,
        _ordered(linked_with),
        figures,
    )


def _ordered(counts: Counter[str]) -> dict[str, int]:
    """Most frequent first, equals by name; what never happened is left out."""
    return dict(sorted(((k, n) for k, n in counts.items() if n), key=lambda pair: (-pair[1], pair[0])))


def _ordered_groups(groups: dict[str, Counter[str]]) -> dict[str, dict[str, int]]:
    order = sorted(groups, key=lambda name: (-groups[name].total(), name))
    return {name: _ordered(groups[name]) for name in order}
