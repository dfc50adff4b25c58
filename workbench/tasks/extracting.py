"""Documents into records without any project: what `workbench extract` writes."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from workbench.export import json_line
from workbench.model.errors import WorkbenchError
from workbench.progress import Progress
from workbench.settings import Settings
from workbench.tasks.finding_documents import find_documents
from workbench.tasks.importing import propose_file
from workbench.tasks.linking import default_linker
from workbench.tasks.workers import run_in_workers


class Extracted(NamedTuple):
    """One file's record as a line of JSON, with what was noticed about the document; or else the `error`.

    `needs_ocr` tells that the pages are pictures, so that the record holds nothing but the document's head.
    """

    path: Path
    line: bytes = b""
    warnings: tuple[str, ...] = ()
    needs_ocr: bool = False
    error: WorkbenchError | None = None


def extract_paths(
    paths: Iterable[Path], settings: Settings, progress: Progress, with_fields: bool = True
) -> Generator[Extracted]:
    """The record of each document in files and folders, in the order in which `find_documents` gives them.

    A file that cannot be read is an outcome with an error and stops nothing. Lines that are ready before their turn
    wait in memory. `Cancelled` is raised out of the iteration.
    """
    files = [(path, number) for number, path in enumerate(find_documents(paths))]
    waiting: dict[int, Extracted] = {}
    turn = 0
    work = partial(_extract, with_fields=with_fields)
    for outcome in run_in_workers(work, files, settings.workers, settings.seconds_per_document, progress):
        path, number = outcome.item
        waiting[number] = outcome.value if outcome.error is None else Extracted(path, error=outcome.error)
        while turn in waiting:
            yield waiting.pop(turn)
            turn += 1


def _extract(numbered: tuple[Path, int], with_fields: bool) -> Extracted:
    """In a worker process."""
    path, _ = numbered
    proposed = propose_file(path, default_linker())
    # What reading noticed may stand in the record too.
    warnings = tuple(dict.fromkeys((*proposed.document.warnings, *proposed.record.warnings)))
    return Extracted(path, json_line(proposed.record, with_fields), warnings, proposed.document.needs_ocr)
