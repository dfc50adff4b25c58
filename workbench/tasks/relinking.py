"""What a project's citations would link to today: listed, never changed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from workbench.guidelines import Catalogue, Linker
from workbench.model.contract import citation_of, pointers
from workbench.model.review import ReviewRecord
from workbench.progress import Progress
from workbench.settings import Settings
from workbench.tasks.cited import context_of
from workbench.tasks.exporting import EXPORTED
from workbench.tasks.project_records import each_record, reading


class Relinked(Struct, frozen=True):
    """A citation that would now link to `proposed` (None for nothing) instead of `guideline_id`.

    `state` is the link's state in the record: `extracted` unless a person settled it; `row` is the citation's.
    """

    record: int
    file_name: str
    pointer: str
    text: str
    guideline_id: str | None
    state: str
    proposed: str | None
    confidence: float
    row: str = ""


def relink_project(path: Path, settings: Settings, progress: Progress) -> Iterator[Relinked]:
    """Every citation of the project at `path` whose link would now be another one, record by record.

    Links against the project's own catalogue, on a connection of its own. Raises as `Desk` does.
    """
    with reading(path, settings) as desk:
        linker = Linker(Catalogue(desk.catalogue_entries()))
        for record in each_record(desk, EXPORTED, progress):
            yield from relinked(record, linker)


def relinked(record: ReviewRecord, linker: Linker) -> Iterator[Relinked]:
    """The citations of one record whose link would now be another one."""
    for pointer, place in pointers(record):
        if place.name != "guideline_id":
            continue
        row = record.rows[place.row]
        linking = linker.link(citation_of(record, row), context_of(record, row))
        cell = record.cells.get(place)
        stands = record.value(place.row, place.name)
        if linking.guideline_id != stands:
            yield Relinked(
                record.id,
                record.file_name,
                pointer,
                str(record.value(row.id, "text") or ""),
                None if stands is None else str(stands),
                cell.status if cell else "extracted",
                linking.guideline_id,
                round(linking.confidence, 4),
                row.id,
            )
