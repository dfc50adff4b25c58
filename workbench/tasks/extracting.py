"""Documents into records without any project: what `workbench extract` writes."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, NamedTuple

from workbench.export import json_line
from workbench.guidelines import load_catalogue
from workbench.model.document import Document
from workbench.model.errors import WorkbenchError
from workbench.progress import Progress
from workbench.settings import Settings
from workbench.tasks.finding_documents import find_documents
from workbench.tasks.importing import propose_file
from workbench.tasks.linking import default_linker
from workbench.tasks.ocr import can_recognise
from workbench.tasks.proposed import Proposed
from workbench.tasks.recognising import Scan, is_scan, recognise_scans
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
    paths: Iterable[Path], settings: Settings, progress: Progress, with_fields: bool = True, *, ocr: bool = True
) -> Generator[Extracted]:
    """The record of each document in files and folders, in the order in which `find_documents` gives them.

    A file that cannot be read is an outcome with an error and stops nothing. Scans are read by OCR after all the
    others, where this computer can and `ocr` says so. What is ready before its turn waits, most of it on the disk.
    `Cancelled` is raised out of the iteration.
    """
    with TemporaryFile() as room:
        waiting = _InTurn(room)
        for number, extracted in _as_they_come(find_documents(paths), settings, progress, with_fields, ocr):
            waiting.put(number, extracted)
            yield from waiting.ready()


def _as_they_come(
    files: list[Path], settings: Settings, progress: Progress, with_fields: bool, ocr: bool
) -> Iterator[tuple[int, Extracted]]:
    scans: dict[Scan, int] = {}
    work = partial(_extract, with_fields=with_fields)
    numbered = [(path, number) for number, path in enumerate(files)]
    read_scans = ocr and can_recognise()
    for outcome in run_in_workers(work, numbered, settings.workers, settings.seconds_per_document, progress):
        path, number = outcome.item
        if outcome.error is not None:
            yield number, Extracted(path, error=outcome.error)
        elif outcome.value.scan is not None and read_scans:
            scans[Scan(path, outcome.value.scan)] = number
        else:
            yield number, outcome.value.extracted
    if scans:
        for told in recognise_scans(scans, settings, load_catalogue().entries, progress):
            if told.proposed is not None:
                yield scans[told.scan], _extracted(told.scan.path, told.proposed, with_fields)
            elif told.error is not None:
                yield scans[told.scan], Extracted(told.scan.path, error=told.error)


class _InTurn:
    """Lines in the order of their numbers, whichever order they come in."""

    def __init__(self, room: IO[bytes]) -> None:
        self._room = room
        self._waiting: dict[int, tuple[Extracted, int, int]] = {}
        self._end = 0
        self._turn = 0

    def put(self, number: int, extracted: Extracted) -> None:
        """Keep a line until its turn."""
        self._room.seek(self._end)
        size = self._room.write(extracted.line)
        self._waiting[number] = (extracted._replace(line=b""), self._end, size)
        self._end += size

    def ready(self) -> Iterator[Extracted]:
        """Those whose turn it is."""
        while self._turn in self._waiting:
            extracted, at, size = self._waiting.pop(self._turn)
            self._turn += 1
            self._room.seek(at)
            line = self._room.read(size)
            if not self._waiting:  # nobody waits: the room is free again
                self._end = 0
            yield extracted._replace(line=line)


class _Read(NamedTuple):
    """What a worker made of one file; `scan` where OCR may read more of it."""

    extracted: Extracted
    scan: Document | None


def _extract(numbered: tuple[Path, int], with_fields: bool) -> _Read:
    """In a worker process."""
    path, _ = numbered
    proposed = propose_file(path, default_linker())
    return _Read(_extracted(path, proposed, with_fields), proposed.document if is_scan(proposed.document) else None)


def _extracted(path: Path, proposed: Proposed, with_fields: bool) -> Extracted:
    # What reading noticed may stand in the record too.
    warnings = tuple(dict.fromkeys((*proposed.document.warnings, *proposed.record.warnings)))
    return Extracted(path, json_line(proposed.record, with_fields), warnings, proposed.document.needs_ocr)
