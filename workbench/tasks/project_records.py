"""The records of a project one after the other, for tasks that go through all of them on a connection of their own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from workbench.model.queue import QueueFilter
from workbench.model.review import ReviewRecord, StateName
from workbench.progress import Progress
from workbench.settings import Settings
from workbench.tasks.desk import Desk


@contextmanager
def reading(path: Path, settings: Settings) -> Iterator[Desk]:
    """The project open to read only, beside whoever else has it open. Raises as `Desk` does."""
    desk = Desk(path, settings, read_only=True)
    try:
        yield desk
    finally:
        desk.close()


def each_record(
    desk: Desk, states: tuple[StateName, ...], progress: Progress, wanted: QueueFilter | None = None
) -> Iterator[ReviewRecord]:
    """Every record in one of `states`, by its number, that a filter lets through; one in memory at a time.

    Which ones is settled first, so a record that another window moves meanwhile is neither doubled nor passed over;
    one that has left `states` by its turn is left out.
    """
    numbers = desk.queue_records(QueueFilter(states=states))
    if wanted is not None:
        shown = set(desk.queue_records(wanted))
        numbers = [number for number in numbers if number in shown]
    for done, number in enumerate(numbers):
        progress.report(done, len(numbers))
        record = desk.record(number)
        if record.state.name in states:
            yield record
    progress.report(len(numbers), len(numbers))
