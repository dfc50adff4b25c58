"""A project out as a dataset."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, get_args

import msgspec
from msgspec import Struct

from workbench.export import FORMATS, WrittenFile, write_dataset
from workbench.model.errors import BadValue
from workbench.model.queue import QueueFilter
from workbench.model.review import StateName
from workbench.progress import Progress
from workbench.settings import Settings
from workbench.tasks.desk import Desk
from workbench.tasks.project_records import each_record, reading

EXPORTED: tuple[StateName, ...] = tuple(name for name in get_args(StateName) if name != "failed")
"""What `all_states` means: a file that could not be read has no record."""


class Exported(Struct, frozen=True):
    """What was written: `counts` of documents, items and citations; `left_out` documents by state."""

    folder: Path
    files: tuple[WrittenFile, ...]
    counts: dict[str, int]
    left_out: dict[str, int]


def export_project(
    path: Path,
    folder: Path,
    formats: Sequence[str],
    settings: Settings,
    progress: Progress,
    *,
    all_states: bool = False,
    wanted: QueueFilter | None = None,
) -> Exported:
    """Write the verified records of the project at `path` to `folder`; with `all_states` every record that was read.

    With `wanted` exactly those among them that this filter lets through.

    `formats` are keys of `export.FORMATS`. Reads on a connection of its own, so it runs on any thread beside an open
    window. The same records give the same bytes; when anything fails or is cancelled the folder is as it was.
    Raises `BadValue` for an unknown format, and as `Desk` and `write_dataset` do.
    """
    unknown = [name for name in formats if name not in FORMATS]
    if unknown or not formats:
        raise BadValue(f"There is no format “{', '.join(unknown)}”. Known are {', '.join(FORMATS)}.")
    states: tuple[StateName, ...] = EXPORTED if all_states else ("verified",)
    with reading(path, settings) as desk:
        by_state = desk.counts_of(wanted) if wanted else desk.counts().by_state
        left_out = {name: number for name, number in sorted(by_state.items()) if name not in states and number}
        told = {"filter": _told(states, wanted), "left_out": left_out, "catalogue": _catalogue(desk)}
        dataset = write_dataset(
            folder,
            list(dict.fromkeys(formats)),
            each_record(desk, states, progress, wanted),
            desk.catalogue_entries(),
            told,
        )
    return Exported(dataset.folder, dataset.files, dataset.counts, left_out)


def _told(states: tuple[StateName, ...], wanted: QueueFilter | None) -> dict[str, Any]:
    """The filter as the manifest tells it: what narrows, not in which order the window showed it."""
    told: dict[str, Any] = {"states": list(states)}
    if wanted is not None:
        order = ("order", "descending")
        told["documents"] = {name: part for name, part in msgspec.to_builtins(wanted).items() if name not in order}
    return told


def _catalogue(desk: Desk) -> dict[str, Any]:
    """Which catalogue the project has, since when, and with which versions the links of its documents were made."""
    version = desk.catalogue_version()
    made = [{"sha256": each.sha256, "since": each.at, "documents": n} for each, n in desk.links_made().items()]
    return {"sha256": version.sha256, "entries": version.entries, "since": version.at, "links_made_with": made}
