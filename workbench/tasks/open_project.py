"""An open project, to look at: records, documents, the queue, findings, the catalogue, what stood where before."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec

from workbench.model.catalogue import CatalogueVersion
from workbench.model.document import Document
from workbench.model.edits import ChangeSet
from workbench.model.findings import CheckInfo, Finding, FindingCount
from workbench.model.guidelines import Guideline
from workbench.model.past import PastValue
from workbench.model.queue import ProjectCounts, QueueFilter, QueueRow
from workbench.model.review import Place, ReviewRecord
from workbench.review.checks import every_check
from workbench.review.past import past_values
from workbench.settings import Settings
from workbench.store import catalogue, documents, journal, standing, waivers
from workbench.store import findings as store_findings
from workbench.store.queue import Pages, next_in, position
from workbench.tasks.session import Session

_EVERYTHING = QueueFilter()


class OpenProject:
    """What a window shows of a project. Changes are made by `desk.Desk`, which is one of these."""

    def __init__(self, path: Path, settings: Settings, read_only: bool = False) -> None:
        """Raises `ProjectMissing`, `ProjectUnreadable`, `ProjectNewer`, `ProjectLocked`."""
        self.path = path
        self.name = path.stem
        self.settings = settings
        self.person = settings.name
        self.read_only = read_only
        self._session = Session(path, self.person, settings.doubt_below, read_only)
        self._shelf = self._session.shelf
        self._conn = self._session.conn
        self._pages: dict[QueueFilter, Pages] = {}
        self._session.listen(lambda _: self._pages.clear())

    def close(self) -> None:
        """Let go of the file. Everything is saved already."""
        self._session.close()

    def listen(self, listener: Callable[[ChangeSet], None]) -> None:
        """`listener` is told of every change from now on."""
        self._session.listen(listener)

    def poll(self) -> ChangeSet | None:
        """What other windows changed since the last look; None for nothing. Cheap: ask once a second."""
        return self._session.poll()

    def record(self, record: int) -> ReviewRecord:
        """The record as it stands. Raises `WorkbenchError` for no such record."""
        return self._shelf.record(record)

    def document(self, record: int) -> Document:
        """The document as it was read. Raises `WorkbenchError` when it could not be."""
        with self._shelf.explained():
            return documents.load_document(self._conn, record)

    def content(self, record: int) -> bytes:
        """The file's bytes. Raises `Unreadable` when a linked file is gone."""
        with self._shelf.explained():
            return documents.load_content(self._conn, record)

    def queue(self, wanted: QueueFilter, offset: int, limit: int) -> list[QueueRow]:
        """Rows `offset` to `offset + limit` of the queue."""
        with self._shelf.explained():
            return self._pages_of(wanted).page(self._conn, offset, limit)

    def queue_count(self, wanted: QueueFilter) -> int:
        """How many rows the queue has."""
        with self._shelf.explained():
            return self._pages_of(wanted).total(self._conn)

    def _pages_of(self, wanted: QueueFilter) -> Pages:
        if wanted not in self._pages:
            self._pages = {wanted: Pages(wanted)}
        return self._pages[wanted]

    def queue_position(self, wanted: QueueFilter, record: int) -> int | None:
        """The row at which a record stands, None when the filter leaves it out."""
        with self._shelf.explained():
            return position(self._conn, wanted, record)

    def next_to_review(self, after: int | None, wanted: QueueFilter = _EVERYTHING) -> int | None:
        """The next new or in-review document behind `after`, round the end; None when there is no other."""
        with self._shelf.explained():
            return next_in(self._conn, wanted, after, ("new", "in review"))

    def counts(self) -> ProjectCounts:
        """How many documents there are, by state."""
        with self._shelf.explained():
            return standing.counts(self._conn)

    def findings(self, record: int) -> tuple[Finding, ...]:
        """What the checks find in the record as it stands."""
        return self._shelf.findings(record)

    def finding_counts(self) -> tuple[FindingCount, ...]:
        """In how many documents each check finds something; those rejected or unread do not count."""
        with self._shelf.explained():
            return store_findings.counts(self._conn)

    def checks(self, record: int = 0) -> tuple[CheckInfo, ...]:
        """Every check, and whether it is switched off for the record or for all."""
        with self._shelf.explained():
            for_all, for_one = waivers.of_record(self._conn, 0), waivers.of_record(self._conn, record)
        off = {**for_one, **for_all}
        return tuple(
            msgspec.structs.replace(
                check,
                off=check.code in off,
                off_for_all=check.code in for_all,
                why=off[check.code].reason if check.code in off else "",
            )
            for check in every_check()
        )

    def guideline(self, id: str) -> Guideline | None:
        """One catalogue entry, None for no such id."""
        return self._shelf.entries().get(id)

    def catalogue_entries(self) -> tuple[Guideline, ...]:
        """The project's catalogue, in its order."""
        return tuple(self._shelf.entries().values())

    def catalogue_version(self) -> CatalogueVersion:
        """Which catalogue the project has, and since when."""
        with self._shelf.explained():
            return catalogue.version(self._conn)

    def links_made(self) -> dict[CatalogueVersion, int]:
        """With which version of the catalogue the links of how many documents were made, when they were read."""
        with self._shelf.explained():
            return catalogue.links_made(self._conn)

    def guideline_usage(self) -> dict[str, int]:
        """How many citations are linked to each entry that any is linked to."""
        with self._shelf.explained():
            return catalogue.usage(self._conn)

    def citing(self, guideline_id: str) -> list[tuple[int, str, str]]:
        """The citations linked to an entry: record, citation row and text, by record."""
        with self._shelf.explained():
            return catalogue.citing(self._conn, guideline_id)

    def history(self, record: int, place: Place) -> list[PastValue]:
        """What stood at a place before and stands now, oldest first."""
        with self._shelf.explained():
            return past_values(journal.steps_of_place(self._conn, record, place), place)
