"""Citations that no entry was proposed for, in groups of nearly the same words: one decision can settle each."""

from __future__ import annotations

from pathlib import Path

from workbench.guidelines import gathered
from workbench.model.alike import UnlinkedGroup
from workbench.progress import Progress
from workbench.settings import Settings
from workbench.tasks.project_records import reading

_OTHERS = 4


def group_unlinked(path: Path, settings: Settings, progress: Progress) -> tuple[UnlinkedGroup, ...]:
    """The groups of the project at `path`, the largest first, on a connection of its own. Raises as `Desk` does.

    Nothing is changed. Documents are counted for each reading, so one that has two readings of a group counts twice.
    """
    with reading(path, settings) as desk:
        found = desk.unlinked_readings()
    told = []
    for numbers in gathered([one[5] for one in found], [one[1] for one in found], progress):
        members = [found[number] for number in numbers]
        _, _, _, record, row, text = members[0]
        told.append(
            UnlinkedGroup(
                text,
                record,
                row,
                sum(one[1] for one in members),
                sum(one[2] for one in members),
                tuple(one[0] for one in members),
                tuple(one[5] for one in members[1 : 1 + _OTHERS]),
            )
        )
    return tuple(told)
