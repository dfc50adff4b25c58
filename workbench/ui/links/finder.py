"""Asks the catalogue behind the window: candidates of one citation, and what a person searches for as they type."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from workbench.model.contract import cited_above
from workbench.model.errors import WorkbenchError
from workbench.model.fields import ROOT
from workbench.model.guidelines import Candidate, Guideline
from workbench.model.review import ReviewRecord, Value
from workbench.progress import Progress
from workbench.ui.bridge import Bridge
from workbench.ui.links.words import citation_of
from workbench.ui.runner import Job, Runner
from workbench.ui.sentences import own_words

if TYPE_CHECKING:
    from workbench.tasks.candidates import CatalogueSearch

Found = tuple[Candidate, ...]
T = TypeVar("T")


class _Catalogue:
    """A project's catalogue, made ready for searching by the first question: on the runner's one lane, so only once."""

    def __init__(self, entries: tuple[Guideline, ...]) -> None:
        self._entries = entries
        self.made: CatalogueSearch | None = None

    def ready(self) -> CatalogueSearch:
        if self.made is None:
            from workbench.tasks.candidates import CatalogueSearch  # noqa: PLC0415 - the linker is needed only now

            self.made = CatalogueSearch(self._entries)
        return self.made


class Finder(QObject):
    """Answers one question at a time: an answer that a newer question overtook is dropped.

    `failed` says in words why there is no answer.
    """

    failed = Signal(str)

    def __init__(self, bridge: Bridge, runner: Runner, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge, self._runner = bridge, runner
        self._catalogue: _Catalogue | None = None
        self._job: Job | None = None
        bridge.project_changed.connect(self._start_over)
        bridge.changed.connect(lambda changes: self._start_over() if changes.catalogue else None)

    def link(self, record: ReviewRecord, row: str, on_found: Callable[[Found], object]) -> None:
        """Find the candidates of a citation as it stands now."""
        citation, context = citation_of(record, row), _context(record, record.rows[row].parent)
        before = cited_above(record, record.rows[row])
        self._ask(lambda catalogue: catalogue.link(citation, *context, above=before).candidates, on_found)

    def search(self, words: str, on_found: Callable[[Found], object]) -> None:
        """Find what fits the words."""
        self._ask(lambda catalogue: catalogue.search(words), on_found)

    def with_catalogue(self, ask: Callable[[CatalogueSearch], T], on_found: Callable[[T], object]) -> None:
        """Ask the catalogue anything behind the window; other questions go on."""
        catalogue = self._at_hand()
        self._runner.run(lambda _progress: ask(catalogue.ready()), on_found, self._on_error)

    def prepare(self) -> None:
        """Make the catalogue ready, for what is asked next."""
        catalogue = self._at_hand()
        if catalogue.made is None:
            self._runner.run(lambda _progress: catalogue.ready(), lambda _made: None, self._on_error)

    def read(self, record: ReviewRecord, item: str, text: str) -> Mapping[str, Value]:
        """The parts of a citation typed as text under an item; only the text while the catalogue is not ready."""
        made = self._catalogue.made if self._catalogue and self.ready else None
        return made.values(text, *_context(record, item)) if made else {"text": text}

    @property
    def ready(self) -> bool:
        """Whether questions are answered at once."""
        return self._catalogue is not None and self._catalogue.made is not None and self._job is None

    def forget(self) -> None:
        """Drop the answer that is under way."""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _ask(self, question: Callable[[CatalogueSearch], Found], on_found: Callable[[Found], object]) -> None:
        self.forget()
        catalogue = self._at_hand()

        def work(progress: Progress) -> Found:
            progress.report(0, 1)  # a question that was overtaken while it waited is not asked at all
            return question(catalogue.ready())

        def done(found: Found) -> None:
            self._job = None
            on_found(found)

        self._job = self._runner.run(work, done, self._on_error)

    def _at_hand(self) -> _Catalogue:
        if self._catalogue is None:
            self._catalogue = _Catalogue(self._bridge.desk.catalogue_entries())
        return self._catalogue

    def _on_error(self, error: Exception) -> None:
        self._job = None
        known = isinstance(error, WorkbenchError)
        self.failed.emit(
            own_words(str(error)) if known else self.tr("The catalogue could not be searched. The link stays as it is.")
        )

    def _start_over(self) -> None:
        self.forget()
        self._catalogue = None


def _context(record: ReviewRecord, item: str) -> tuple[str, str | None, str]:
    """The disputed treatment that a citation is about, the day of the decision, and the treatment's category."""
    decided = record.value(ROOT, "case.decision_date")
    treatment, category = (str(record.value(item, name) or "") for name in ("treatment", "category"))
    return treatment, None if decided is None else str(decided), category
