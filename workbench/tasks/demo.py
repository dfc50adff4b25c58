"""A ready project of the shipped sample determinations, to try everything with."""

from __future__ import annotations

from pathlib import Path

from workbench.model.errors import ProjectError, WorkbenchError
from workbench.progress import Progress
from workbench.resources import resource
from workbench.settings import Settings, folder
from workbench.tasks.desk import Desk
from workbench.tasks.importing import propose_paths, store
from workbench.tasks.project import create_project


def demo_place() -> Path:
    """Where the demo project lies unless a person says otherwise: with the program's own data."""
    return folder("state") / "demo.workbench"


def make_demo(place: Path, settings: Settings, progress: Progress, fresh: bool = False) -> Path:
    """A project of the sample determinations at `place`, read and extracted for real; returns `place`.

    One that is there already stays as it is, unless `fresh`: then it is kept beside the new one under a free name.
    The project appears when it is whole: a cancelled or killed one leaves nothing at `place`. Raises `ProjectError`
    where it cannot be written, `Cancelled`.
    """
    if place.exists() and not fresh:
        Desk(place, settings, read_only=True).close()  # raises in words when it is no project
        return place
    try:
        _make(place, settings, progress)
    except OSError as error:
        raise ProjectError(f"The demo project could not be made at {place}: {error.strerror}.") from error
    return place


def _make(place: Path, settings: Settings, progress: Progress) -> None:
    making = place.with_name(f".{place.name}.making")
    place.parent.mkdir(parents=True, exist_ok=True)
    _remove(making)
    try:
        _fill(making, settings, progress)
        if place.exists():
            _move(place, _free_name(place))
        _move(making, place)
    finally:
        _remove(making)


def _fill(place: Path, settings: Settings, progress: Progress) -> None:
    create_project(place)
    desk = Desk(place, settings)
    try:
        outcomes = propose_paths([resource("samples")], settings, desk.catalogue_entries(), progress)
        # In the order of their names, whichever worker is done first, so that every demo has the same queue.
        stored = [store(desk, outcome) for outcome in sorted(outcomes, key=lambda outcome: outcome.path)]
    finally:
        desk.close()
    if "added" not in stored:
        raise WorkbenchError("None of the sample determinations could be read. Run `workbench doctor`.")


def _free_name(place: Path) -> Path:
    number = 1
    while (name := place.with_name(f"{place.stem}-earlier-{number}{place.suffix}")).exists():
        number += 1
    return name


_BESIDE = ("", "-wal", "-shm")
"""A project in use is up to three files."""


def _move(here: Path, there: Path) -> None:
    for tail in _BESIDE:
        if (part := here.with_name(here.name + tail)).exists():
            part.replace(there.with_name(there.name + tail))


def _remove(place: Path) -> None:
    for tail in _BESIDE:
        place.with_name(place.name + tail).unlink(missing_ok=True)
