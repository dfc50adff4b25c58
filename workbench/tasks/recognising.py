"""Scans read by OCR after the import: their pages one by one in worker processes, then a record for each document.

A page is a job of its own. So one scan keeps all cores busy, a page that hangs costs its own time alone, and whoever
waits hears of every page.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from workbench.model.document import Document, Page
from workbench.model.errors import Unreadable, WorkbenchError
from workbench.model.guidelines import Guideline
from workbench.progress import Progress
from workbench.settings import Settings
from workbench.sources import OcrFailed, recognise_page, recognised
from workbench.tasks.proposed import Proposed
from workbench.tasks.workers import Backlog, Outcome, run_in_workers

if TYPE_CHECKING:
    from workbench.guidelines import Linker


class Scan(NamedTuple):
    """A PDF with pages that are pictures: where its bytes lie, and the document as it was read before.

    `content` are the bytes where there is no such file; without it the file must hold what was read then.
    """

    path: Path
    document: Document
    content: bytes | None = None


class ScanOutcome(NamedTuple):
    """News of one scan: `page` of its `pages` are read by now, or it is done.

    When it is done, `page` is 0 and there is the document with its proposed record, or the `error` that says why not.
    """

    scan: Scan
    page: int = 0
    pages: int = 0
    proposed: Proposed | None = None
    error: WorkbenchError | None = None


def is_scan(document: Document) -> bool:
    """Whether some page of it may be a picture that OCR can read."""
    return bool(document.wordless_pages)


def recognise_scans(
    scans: Iterable[Scan], settings: Settings, entries: Iterable[Guideline], progress: Progress
) -> Iterator[ScanOutcome]:
    """Read scans by OCR, extract and link them; outcomes page by page, and one for each scan that is done.

    A page that fails is a warning of its document, a scan without any page read is an outcome with an error; neither
    stops the others. The files must still hold the bytes that were read. Links point into `entries`. Raises
    `Cancelled` at once when told to; the OCR program is ended too.
    """
    under_way = [_UnderWay(scan) for scan in scans if is_scan(scan.document)]
    jobs = (job for number, one in enumerate(under_way) for job in one.page_jobs(number))
    backlog: Backlog[_Job] = Backlog(jobs, sum(len(one.scan.document.wordless_pages) + 1 for one in under_way))
    outcomes = run_in_workers(
        _work,
        backlog,
        settings.workers,
        settings.seconds_per_document,
        progress,
        initializer=_start_worker,
        initargs=(tuple(entries), settings.seconds_per_document),
    )
    for outcome in outcomes:
        one = under_way[outcome.item.scan]
        if isinstance(outcome.item, _DocumentJob):
            yield one.done(outcome)
            continue
        one.take(outcome)
        yield one.page_read()
        if one.complete:
            yield from one.next_step(backlog, outcome.item.scan)


class _PageJob(NamedTuple):
    path: Path
    scan: int
    page: int
    sha256: str
    content: bytes | None


class _DocumentJob(NamedTuple):
    path: Path
    scan: int
    document: Document


_Job = _PageJob | _DocumentJob
_Result = Page | Proposed | None


@dataclass(eq=False)
class _UnderWay:
    """One scan, its pages read so far, and why others could not be."""

    scan: Scan
    pages: dict[int, Page] = field(default_factory=dict)
    failures: dict[int, str] = field(default_factory=dict)
    heard: int = 0

    def page_jobs(self, number: int) -> Iterator[_Job]:
        path, document, content = self.scan
        for page in document.wordless_pages:
            yield _PageJob(path, number, page, document.sha256, content)

    def take(self, outcome: Outcome[_Job, _Result]) -> None:
        job = outcome.item
        assert isinstance(job, _PageJob)
        self.heard += 1
        if outcome.error is not None:
            self.failures[job.page] = _reason(self.scan.path, outcome.error)
        elif isinstance(outcome.value, Page):
            self.pages[job.page] = outcome.value

    @property
    def complete(self) -> bool:
        return self.heard == len(self.scan.document.wordless_pages)

    def page_read(self) -> ScanOutcome:
        return ScanOutcome(self.scan, self.heard, len(self.scan.document.wordless_pages))

    def next_step(self, backlog: Backlog[_Job], number: int) -> Iterator[ScanOutcome]:
        """The document goes back to the workers to be extracted; one without any word is done."""
        if any(page.words for page in self.pages.values()):
            document = recognised(self.scan.document, self.pages, self.failures)
            self.pages.clear()
            backlog.add(_DocumentJob(self.scan.path, number, document))
        else:
            yield ScanOutcome(self.scan, error=Unreadable(self._why()))

    def _why(self) -> str:
        name = self.scan.path.name
        reason = next(iter(self.failures.values()), "OCR found no words in its pages.")
        return f"{name} is a scan and could not be read by OCR. {reason} Its pages can be seen; type the values."

    def done(self, outcome: Outcome[_Job, _Result]) -> ScanOutcome:
        if outcome.error is not None or not isinstance(outcome.value, Proposed):
            return ScanOutcome(self.scan, error=outcome.error)
        return ScanOutcome(self.scan, proposed=outcome.value)


def _reason(path: Path, error: WorkbenchError) -> str:
    """Why a page failed, without the sentence that only names the file."""
    if isinstance(error, OcrFailed):
        return str(error)
    first, _, rest = str(error).partition(". ")
    return rest if rest and path.name in first else str(error)


# in the worker processes: what they work with is loaded there alone (tasks/importing.py)

_worker: dict[str, tuple[Linker, float]] = {}


def _start_worker(entries: tuple[Guideline, ...], seconds: float) -> None:
    from workbench.guidelines import Catalogue, Linker  # noqa: PLC0415 - see above

    _worker["all"] = (Linker(Catalogue(entries)), seconds)


def _work(job: _Job) -> _Result:
    linker, seconds = _worker["all"]
    if isinstance(job, _DocumentJob):
        from workbench.tasks.proposals import propose_document  # noqa: PLC0415 - see above

        return Proposed(job.document, propose_document(job.document, linker))
    content = _content(job.path) if job.content is None else job.content
    if hashlib.sha256(content).hexdigest() != job.sha256:
        raise OcrFailed("The file was changed after it was imported: import it again.")
    return recognise_page(content, job.path.name, job.page, seconds)


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise OcrFailed(f"The file is not there any more: {error.strerror or error}.") from error
