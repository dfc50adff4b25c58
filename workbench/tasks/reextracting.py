"""A project's documents extracted and linked anew by the present program: what differs, and taking it in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from workbench.model.contract import pointers
from workbench.model.document import Document
from workbench.model.errors import EditRefused, WorkbenchError
from workbench.model.guidelines import Guideline
from workbench.model.queue import QueueFilter
from workbench.model.review import ReviewRecord, StateName, Value
from workbench.progress import Progress
from workbench.review.reproposing import Reproposed
from workbench.settings import Settings
from workbench.tasks.desk import Desk
from workbench.tasks.project_records import each_record
from workbench.tasks.receiving import REPROPOSED
from workbench.tasks.workers import Backlog, run_in_workers

if TYPE_CHECKING:
    from workbench.guidelines import Linker


class Change(Struct, frozen=True):
    """A value that is now proposed otherwise; None stands for nothing.

    `kept` tells that the record keeps what stands there: a person decided it, or the record is verified.
    """

    pointer: str
    rule: str
    before: Value
    after: Value
    kept: bool


class Reextracted(Struct, frozen=True):
    """One document whose proposal differs, or could not be made (`error`). `taken` tells whether it was taken in."""

    record: int
    file_name: str
    state: StateName
    changes: tuple[Change, ...] = ()
    taken: bool = False
    error: str | None = None


def reextract_project(
    path: Path, settings: Settings, progress: Progress, *, change: bool, verified: bool = False
) -> Generator[Reextracted]:
    """Every document of the project at `path` whose proposal by the present program differs from the one it has.

    With `change` the new proposals are taken in, a step each; otherwise nothing is written. Records that are verified
    are passed over, or with `verified` told of; they never change. Raises as `Desk` does.
    """
    desk = Desk(path, settings, read_only=not change)
    try:
        states: tuple[StateName, ...] = (*REPROPOSED, "verified") if verified else REPROPOSED
        outcomes = run_in_workers(
            _propose,
            Backlog(_jobs(desk, states), desk.queue_count(QueueFilter(states=states))),
            settings.workers,
            settings.seconds_per_document,
            progress,
            initializer=_start_worker,
            initargs=(desk.catalogue_entries(),),
        )
        with closing(outcomes):
            for outcome in outcomes:
                error = outcome.error
                found = (
                    _failed(desk, outcome.item, error) if error else _taken(desk, outcome.item, outcome.value, change)
                )
                if found is not None:
                    yield found
    finally:
        desk.close()


def proposals_of(
    desk: Desk, records: list[int], settings: Settings, progress: Progress
) -> Iterator[tuple[int, ReviewRecord | WorkbenchError]]:
    """What the present program proposes for each of these documents, as it comes, or why it can propose nothing."""
    jobs = (_Job(Path(desk.record(number).file_name), number, desk.document(number)) for number in records)
    outcomes = run_in_workers(
        _propose,
        Backlog(jobs, len(records)),
        settings.workers,
        settings.seconds_per_document,
        progress,
        initializer=_start_worker,
        initargs=(desk.catalogue_entries(),),
    )
    with closing(outcomes):
        for outcome in outcomes:
            yield outcome.item.record, outcome.error or outcome.value


def by_rule(told: Iterable[Reextracted]) -> Counter[str]:
    """How many values differ, by the rule that now proposes them (or proposed them, where nothing is any more)."""
    return Counter(change.rule or "unnamed" for each in told for change in each.changes)


class _Job(NamedTuple):
    path: Path
    record: int
    document: Document


def _jobs(desk: Desk, states: tuple[StateName, ...]) -> Iterator[_Job]:
    for record in each_record(desk, states, Progress()):
        yield _Job(Path(record.file_name), record.id, desk.document(record.id))


def _failed(desk: Desk, job: _Job, error: WorkbenchError) -> Reextracted:
    record = desk.record(job.record)
    return Reextracted(record.id, record.file_name, record.state.name, error=str(error))


def _taken(desk: Desk, job: _Job, proposed: ReviewRecord, change: bool) -> Reextracted | None:
    record = desk.record(job.record)
    told = desk.reproposed(job.record, proposed)
    settled = record.state.name not in REPROPOSED
    taken = False
    if change and not settled:
        try:
            taken = desk.repropose(job.record, proposed) is not None
        except EditRefused:  # verified in another window in this moment
            settled = True
    if not told.differences and not taken:
        return None
    changes = tuple(_changes(record, told, settled))
    return Reextracted(record.id, record.file_name, record.state.name, changes, taken)


def _changes(record: ReviewRecord, told: Reproposed, settled: bool) -> Iterator[Change]:
    names = {place: pointer for each in (record, told.record) for pointer, place in pointers(each)}
    for one in told.differences:
        pointer = names.get(one.place, f"{one.place.row}.{one.place.name}")
        yield Change(pointer, one.rule, one.before, one.after, one.kept or settled)


# in the worker processes: what they work with is loaded there alone (tasks/importing.py)

_worker: dict[str, Linker] = {}


def _start_worker(entries: tuple[Guideline, ...]) -> None:
    from workbench.guidelines import Catalogue, Linker  # noqa: PLC0415 - see above

    _worker["linker"] = Linker(Catalogue(entries))


def _propose(job: _Job) -> ReviewRecord:
    from workbench.tasks.proposals import propose_document  # noqa: PLC0415 - see above

    return propose_document(job.document, _worker["linker"])
