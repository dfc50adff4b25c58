"""What the checks find in a whole project."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from workbench.model.contract import pointers
from workbench.model.findings import CheckInfo, Finding
from workbench.progress import Progress
from workbench.review.checks import every_check
from workbench.settings import Settings
from workbench.tasks.exporting import EXPORTED
from workbench.tasks.project_records import each_record, reading


class Found(Struct, frozen=True):
    """One finding, with the record it concerns and the JSON Pointers of its fields, the leading one first."""

    record: int
    file_name: str
    finding: Finding
    pointers: tuple[str, ...]


def all_checks() -> tuple[CheckInfo, ...]:
    """Every check: code, severity, reason, example; for the manual and for whoever lists them."""
    return every_check()


def check_project(path: Path, settings: Settings, progress: Progress) -> Iterator[Found]:
    """Every finding in every record but the rejected ones, record by record. Raises as `Desk` does."""
    states = tuple(name for name in EXPORTED if name != "rejected")
    with reading(path, settings) as desk:
        for record in each_record(desk, states, progress):
            findings = desk.findings(record.id)
            at = {place: pointer for pointer, place in pointers(record)} if findings else {}
            for finding in findings:
                known = tuple(at[place] for place in finding.places if place in at)
                yield Found(record.id, record.file_name, finding, known)
