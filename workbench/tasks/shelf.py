"""The records in hand: the last ones that were asked for, with what the checks say of them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path

from workbench.model.fields import ROOT
from workbench.model.findings import Finding
from workbench.model.guidelines import Guideline
from workbench.model.review import ReviewRecord
from workbench.review.checks import run_checks
from workbench.review.checks.finding import AlmostSame, CheckContext, Other
from workbench.store import catalogue, rationales, records, standing, waivers
from workbench.store.connection import Connection, explained

_KEPT = 48


class Shelf:
    """Reads records, entries and waivers once and keeps them until they are told to have changed."""

    def __init__(self, path: Path, conn: Connection) -> None:
        self._path = path
        self._conn = conn
        self._records: OrderedDict[int, ReviewRecord] = OrderedDict()
        self._findings: dict[int, tuple[Finding, ...]] = {}
        self._entries: dict[str, Guideline] | None = None
        self._off: frozenset[str] | None = None

    def explained(self) -> AbstractContextManager[None]:
        """Turns what SQLite raises inside into errors a person can act on."""
        return explained(self._path)

    def record(self, id: int) -> ReviewRecord:
        """The record as it stands. Raises `WorkbenchError` for no such record."""
        if id not in self._records:
            with self.explained():
                self.keep(records.load(self._conn, id))
        self._records.move_to_end(id)
        return self._records[id]

    def findings(self, id: int) -> tuple[Finding, ...]:
        """What the checks find in the record as it stands."""
        record = self.record(id)
        if id not in self._findings:
            with self.explained():
                self._findings[id] = self.check(record)
        return self._findings[id]

    def entries(self) -> dict[str, Guideline]:
        """The catalogue's entries by id, in its order."""
        if self._entries is None:
            with self.explained():
                self._entries = {entry.id: entry for entry in catalogue.all_entries(self._conn)}
        return self._entries

    def check(self, record: ReviewRecord) -> tuple[Finding, ...]:
        """What the checks find, those that are switched off left out."""
        if self._off is None:
            self._off = frozenset(waivers.of_record(self._conn, 0))
        number = record.value(ROOT, "case.case_number")
        same_case = standing.same_case(self._conn, record.id, str(number)) if number else ()
        others = tuple(Other(*found) for found in same_case)
        near = {
            item: AlmostSame(Other(found.record, found.name), found.item, found.percent)
            for item, found in rationales.near_in(self._conn, record.id).items()
        }
        context = CheckContext(self.entries(), datetime.now(UTC).date(), others, near)
        return run_checks(record, context, self._off | waivers.of_record(self._conn, record.id).keys())

    def keep(self, record: ReviewRecord, findings: tuple[Finding, ...] | None = None) -> None:
        """The record as it stands now, and what the checks find where that is known."""
        self._records[record.id] = record
        self._records.move_to_end(record.id)
        self._findings.pop(record.id, None)
        if findings is not None:
            self._findings[record.id] = findings
        while len(self._records) > _KEPT:
            gone, _ = self._records.popitem(last=False)
            self._findings.pop(gone, None)

    def forget(self, ids: Iterable[int]) -> None:
        """These records changed outside."""
        for id in ids:
            self._records.pop(id, None)
            self._findings.pop(id, None)

    def forget_findings(self) -> None:
        """Something that checks of other records look at changed, such as a case number."""
        self._findings.clear()

    def forget_surroundings(self) -> None:
        """Catalogue entries or waivers changed, and with them what checks find."""
        self._entries = None
        self._off = None
        self._findings.clear()
