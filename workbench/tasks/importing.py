"""Documents into a project: read, extracted and linked by worker processes, stored one by one as they come.

`propose_paths` is the part that takes long and may run on any thread; `store` is the part that belongs to the desk's
own thread. `import_paths` joins the two for callers with one thread. Scans come in at once, without values, and are
read by OCR when all the others are in (`tasks/recognising.py`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

from msgspec.structs import replace

from workbench.model.document import Document
from workbench.model.edits import ChangeSet
from workbench.model.errors import EditRefused, Unreadable, WorkbenchError
from workbench.model.guidelines import Guideline
from workbench.model.review import ReviewRecord
from workbench.progress import Progress
from workbench.settings import Settings
from workbench.tasks.finding_documents import as_text, find_documents
from workbench.tasks.ocr import NO_OCR, SWITCHED_OFF, can_recognise
from workbench.tasks.proposed import Proposed
from workbench.tasks.recognising import Scan, is_scan, recognise_scans
from workbench.tasks.workers import run_in_workers

if TYPE_CHECKING:
    from workbench.guidelines import Linker

Stored = Literal["added", "known", "failed"]
"""What became of one file: a new document, one whose bytes are there already, or a failure with its reason."""


class ImportOutcome(NamedTuple):
    """One file: document, proposed record and bytes, or else the `error` that says why not.

    `path` and all names in it are text that can be stored (`finding_documents.as_text`); `source` is the path as the
    system spells it.
    """

    path: Path
    document: Document | None = None
    record: ReviewRecord | None = None
    content: bytes | None = None
    error: WorkbenchError | None = None
    source: Path | None = None


class ImportSummary(NamedTuple):
    """How many documents came in, how many were there already, and which files failed with which reason.

    `recognised` counts the scans among them that were read by OCR, `unread` names those that were not, with reasons.
    """

    added: int
    known: int
    failed: tuple[tuple[Path, str], ...]
    recognised: int = 0
    unread: tuple[tuple[Path, str], ...] = ()


class Sink(Protocol):
    """Where documents go; `tasks.desk.Desk` is one."""

    def catalogue_entries(self) -> tuple[Guideline, ...]: ...

    def add_document(self, document: Document, content: bytes, record: ReviewRecord, path: Path) -> int | None: ...

    def add_failure(self, path: Path, reason: str) -> int: ...

    def with_bytes(self, sha256: str) -> int | None: ...

    def document(self, record: int) -> Document: ...

    def repropose(self, record: int, proposed: ReviewRecord, document: Document | None = None) -> ChangeSet | None: ...


def propose_paths(
    paths: Iterable[Path], settings: Settings, entries: Iterable[Guideline], progress: Progress
) -> Iterator[ImportOutcome]:
    """What each file becomes, as it gets ready; files and folders may be given.

    A file that cannot be read, or that a worker dies over, is an outcome with an error and stops nothing. Links point
    into `entries`. Only a few outcomes are in memory at a time. `Cancelled` is raised out of the iteration.
    """
    files = find_documents(paths)
    outcomes = run_in_workers(
        _propose,
        files,
        settings.workers,
        settings.seconds_per_document,
        progress,
        initializer=_start_worker,
        initargs=(tuple(entries),),
    )
    for outcome in outcomes:
        path = Path(as_text(str(outcome.item)))
        if outcome.error is not None:
            yield ImportOutcome(path, error=Unreadable(as_text(str(outcome.error))))
        else:
            proposed, content = outcome.value
            yield ImportOutcome(path, proposed.document, proposed.record, content, source=outcome.item)


def store(sink: Sink, outcome: ImportOutcome) -> Stored:
    """Put one outcome into the project, on the desk's own thread."""
    if outcome.document is None or outcome.record is None or outcome.content is None:
        sink.add_failure(outcome.path, str(outcome.error or "It was not read."))
        return "failed"
    number = sink.add_document(outcome.document, outcome.content, outcome.record, outcome.path)
    return "known" if number is None else "added"


def scan_of(sink: Sink, outcome: ImportOutcome) -> tuple[int, Scan] | None:
    """The record and scan that an outcome, once stored, leaves to OCR; None where every page has its words."""
    if outcome.document is None or outcome.source is None or not is_scan(outcome.document):
        return None
    number = sink.with_bytes(outcome.document.sha256)
    if number is None or not is_scan(sink.document(number)):
        return None
    return number, Scan(outcome.source, outcome.document)


def import_paths(
    sink: Sink,
    paths: Iterable[Path],
    settings: Settings,
    progress: Progress,
    on_outcome: Callable[[ImportOutcome, Stored], None] | None = None,
    *,
    ocr: bool = True,
) -> ImportSummary:
    """Import files and folders, storing each document as it comes; `on_outcome` is told of each.

    Scans are read by OCR after all the others, where this computer can and `ocr` says so. When it is cancelled
    (`Cancelled`) or interrupted, what was stored stays.
    """
    counts: dict[Stored, int] = {"added": 0, "known": 0, "failed": 0}
    failed = []
    scans: dict[Scan, int] = {}
    for outcome in propose_paths(paths, settings, sink.catalogue_entries(), progress):
        stored = store(sink, outcome)
        counts[stored] += 1
        if stored == "failed":
            failed.append((outcome.path, str(outcome.error)))
        elif scan := scan_of(sink, outcome):
            scans[scan[1]] = scan[0]
        if on_outcome:
            on_outcome(outcome, stored)
    unread: list[tuple[Path, str]] = []
    if ocr and scans and can_recognise():
        unread = _recognise(sink, scans, settings, progress)
    elif scans:
        unread = [(scan.path, NO_OCR if ocr else SWITCHED_OFF) for scan in scans]
    recognised = len(scans) - len(unread)
    return ImportSummary(counts["added"], counts["known"], tuple(failed), recognised, tuple(unread))


def _recognise(sink: Sink, scans: Mapping[Scan, int], settings: Settings, progress: Progress) -> list[tuple[Path, str]]:
    """Read scans and take in what they say; returns those that could not be read, with reasons."""
    unread = []
    for outcome in recognise_scans(scans, settings, sink.catalogue_entries(), progress):
        if outcome.proposed is not None:
            try:
                sink.repropose(scans[outcome.scan], outcome.proposed.record, outcome.proposed.document)
            except EditRefused as refused:  # it was there already, and verified
                unread.append((outcome.scan.path, str(refused)))
        elif outcome.error is not None:
            unread.append((outcome.scan.path, str(outcome.error)))
    return unread


# in the worker processes: what they work with is loaded there alone, for it would hold up a window for 0.3 seconds


def propose_file(path: Path, linker: Linker) -> Proposed:
    """The document and its proposed record, under a name that can be stored. Raises `Unreadable`."""
    from workbench.tasks.proposals import propose  # noqa: PLC0415 - see above

    proposed = propose(path, None, linker)
    name = as_text(path.name)
    return Proposed(replace(proposed.document, file_name=name), replace(proposed.record, file_name=name))


_worker: dict[str, Linker] = {}


def _start_worker(entries: tuple[Guideline, ...]) -> None:
    from workbench.guidelines import Catalogue, Linker  # noqa: PLC0415 - see above

    _worker["linker"] = Linker(Catalogue(entries))


def _propose(path: Path) -> tuple[Proposed, bytes]:
    proposed = propose_file(path, _worker["linker"])
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != proposed.document.sha256:
        raise Unreadable(f"{path.name} was changed while it was read. Import it again.")
    return proposed, content
