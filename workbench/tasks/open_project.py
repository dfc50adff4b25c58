"""An open project, to look at: records, documents, the queue, findings, the catalogue, what stood where before."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec

from workbench.model.catalogue import CatalogueVersion
from workbench.model.document import Document
from workbench.model.edits import ChangeSet
from workbench.model.findings import CheckInfo, FailedCheck, Finding, FindingCount
from workbench.model.guidelines import Guideline
from workbench.model.past import Example, PastValue
from workbench.model.review import Place, ReviewRecord
from workbench.review.checks import every_check
from workbench.review.examples import examples_of
from workbench.review.past import past_values
from workbench.settings import Settings
from workbench.store import catalogue, documents, journal, records, standing, waivers
from workbench.store import findings as store_findings
from workbench.tasks import in_parts
from workbench.tasks.listed import Listed
from workbench.tasks.session import Session

_LOOKED_THROUGH = 25
"""So many verified records are read for examples of a field: what a key press may cost."""


class OpenProject(Listed):
    """What a window shows of a project. Changes are made by `desk.Desk`, which is one of these."""

    def __init__(self, path: Path, settings: Settings, read_only: bool = False) -> None:
        """Raises `ProjectMissing`, `ProjectUnreadable`, `ProjectNewer`, `ProjectLocked`."""
        self.path = path
        self.name = path.stem
        self.settings = settings
        self.person = settings.name
        self.read_only = read_only
        super().__init__(path, Session(path, self.person, settings.doubt_below, read_only))
        in_parts.take_up(self._session)  # the window has had it done beside, with progress

    def close(self) -> None:
        """Let go of the file. Everything is saved already."""
        self._close_listing()
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

    def head(self, record: int) -> ReviewRecord:
        """The same without rows and cells: how its review stands."""
        with self._shelf.explained():
            return records.load_head(self._conn, record)

    def document(self, record: int) -> Document:
        """The document as it was read. Raises `WorkbenchError` when it could not be."""
        with self._shelf.explained():
            return documents.load_document(self._conn, record)

    def content(self, record: int) -> bytes:
        """The file's bytes. Raises `Unreadable` when a linked file is gone."""
        with self._shelf.explained():
            return documents.load_content(self._conn, record)

    @property
    def last_step(self) -> int:
        """The number of the newest step that was seen."""
        return self._session.last_step

    def findings(self, record: int) -> tuple[Finding, ...]:
        """What the checks find in the record as it stands."""
        return self._shelf.findings(record)

    def finding_counts(self) -> tuple[FindingCount, ...]:
        """In how many documents each check finds something; those rejected or unread do not count."""
        with self._shelf.explained():
            return store_findings.counts(self._conn)

    def failed_checks(self, limit: int) -> tuple[FailedCheck, ...]:
        """The first `limit` checks that documents fail, the gravest first; those rejected or unread do not count."""
        with self._shelf.explained():
            return store_findings.in_all(self._conn, limit)

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

    def citing(self, guideline_id: str, limit: int | None = None) -> list[tuple[int, str, str]]:
        """The first citations linked to an entry, all for None: record, citation row and text, by record."""
        with self._shelf.explained():
            return catalogue.citing(self._conn, guideline_id, limit)

    def examples(self, record: int, place: Place, limit: int = 5) -> tuple[Example, ...]:
        """What the field of a place looks like in other records that were verified, the latest first."""
        path = self.record(record).list_of(place.row)
        with self._shelf.explained():
            others = (each for each in standing.verified_last(self._conn, _LOOKED_THROUGH) if each != record)
            return examples_of((records.load(self._conn, each) for each in others), path, place.name, limit)

    def history(self, record: int, place: Place) -> list[PastValue]:
        """What stood at a place before and stands now, oldest first."""
        with self._shelf.explained():
            return past_values(journal.steps_of_place(self._conn, record, place), place)
