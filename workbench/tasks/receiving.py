"""What the program itself brings into a project: documents, files that fail, new proposals, records of a dataset.

Each is one step of the journal that no undo takes back.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from workbench.model.document import Document
from workbench.model.edits import ChangeSet, Edit, JournalStep, RecordEdit
from workbench.model.errors import BadValue, EditRefused, Unreadable
from workbench.model.review import RecordState, ReviewRecord, StateName
from workbench.review.quotes import standing_in
from workbench.review.rejoining import Outcome, rejoined
from workbench.review.reproposing import Reproposed, repropose, rows_used, taken_out_by
from workbench.store import documents, journal
from workbench.tasks.open_project import OpenProject

REPROPOSED: tuple[StateName, ...] = ("new", "in review", "postponed")
"""In these states a record takes a new proposal in."""


class Taken(Struct, frozen=True):
    """What became of a record that a dataset brought: its number here, and how it was taken in.

    `lost` are the JSON Pointers of values whose evidence does not stand in the document, and was left out.
    """

    record: int
    outcome: Outcome | Literal["added"]
    lost: tuple[str, ...] = ()


class _SameBytes(Exception):
    """The project has a document of these bytes."""


class _Unchanged(Exception):
    """There is nothing to write."""


class Receiving(OpenProject):
    """The part of the desk through which the program brings something in."""

    def add_document(self, document: Document, content: bytes, record: ReviewRecord, path: Path) -> int | None:
        """Store a document and its proposed record; returns its number, None when the same bytes are there already.

        A document that could not be read from that path before becomes this one. A record that came from a dataset
        without its file gets the file and stays as it is, save for evidence that does not stand in it.
        """
        added = 0

        def build() -> tuple[Edit, ...]:
            nonlocal added
            absent = documents.without_pages(self._conn, document.sha256)
            if absent is None and documents.has_content(self._conn, document.sha256):
                raise _SameBytes
            documents.put_content(self._conn, document.sha256, content, keep=self.settings.copy_documents)
            if absent is not None:
                added = documents.put_document(self._conn, document, path, absent)
                found = self.record(absent)
                return (RecordEdit(absent, found, standing_in(found, document)[0]),)
            failed = documents.failed_at(self._conn, path)
            before = self.record(failed) if failed else None
            added = documents.put_document(self._conn, document, path, failed)
            return (RecordEdit(added, before, msgspec.structs.replace(record, id=added, state=RecordState())),)

        try:
            self._session.write(_program_step(f"Import {document.file_name}"), build)
        except _SameBytes:
            return None
        return added

    def take_record(self, brought: ReviewRecord, source: str) -> Taken:
        """Take in a record that a dataset brings, as one step; with the file that it is of or without.

        What people decided here stands, unless they decided later there. `source` is the dataset's name, for the step.
        """
        taken = Taken(0, "same")

        def build() -> tuple[Edit, ...]:
            nonlocal taken
            number = documents.with_content(self._conn, brought.sha256)
            if number is None:
                head = (brought.file_name, brought.sha256, brought.media_type, brought.pages)
                number = documents.put_absent(self._conn, *head)
                taken = Taken(number, "added")
                return (RecordEdit(number, None, msgspec.structs.replace(brought, id=number)),)
            held, lost = brought, tuple[str, ...]()
            if documents.without_pages(self._conn, brought.sha256) is None:
                held, lost = standing_in(brought, documents.load_document(self._conn, number))
            found = self.record(number)
            after, outcome = rejoined(found, held, self._used_rows(number))
            taken = Taken(number, outcome, lost)
            if after == found:
                raise _Unchanged
            return (RecordEdit(number, found, after),)

        with suppress(_Unchanged):
            self._session.write(_program_step(f"Import {brought.file_name} from {source}"), build)
        return taken

    def _used_rows(self, record: int) -> frozenset[str]:
        """The ids of all rows that a record ever had."""
        with self._shelf.explained():
            return rows_used(edit for step in journal.steps_of_record(self._conn, record) for edit in step.edits)

    def add_failure(self, path: Path, reason: str) -> int:
        """List a file that could not be read, with the reason; returns its number."""
        added = 0

        def build() -> tuple[Edit, ...]:
            nonlocal added
            failed = documents.failed_at(self._conn, path)
            before = self.record(failed) if failed else None
            added = failed or documents.put_unread(self._conn, path)
            state = RecordState("failed", reason, by=self.person, at=self._session.author().at)
            return (RecordEdit(added, before, ReviewRecord(path.name, id=added, state=state)),)

        self._session.write(_program_step(f"Import {path.name}"), build)
        return added

    def find_file(self, record: int, path: Path) -> Path:
        """A document's file lies at `path` now: a linked one that was moved, or one that could not be read before.

        No step: nothing that is said of it changes. Returns the path. Raises `BadValue` where a linked document's file
        holds something else, `Unreadable` where it cannot be read.
        """
        found = self.record(record)
        if found.sha256:
            try:
                same = hashlib.sha256(path.read_bytes()).hexdigest() == found.sha256
            except OSError as error:
                raise Unreadable(f"{path.name} cannot be read: {error.strerror}. Nothing was changed.") from error
            if not same:
                raise BadValue(
                    f"{path.name} is another file than {found.file_name} was. Nothing was changed. Choose the one that "
                    "was added, or add this one as a document of its own."
                )
        with self._session.writing() as conn:
            documents.put_path(conn, record, path)
        return path

    def reproposed(self, record: int, proposed: ReviewRecord) -> Reproposed:
        """What taking `proposed` in would make of a record, and how it differs from what was proposed before."""
        found = self.record(record)
        if found.state.name == "new":  # nobody took anything out
            return repropose(found, proposed)
        with self._shelf.explained():
            edits = [edit for step in journal.steps_of_record(self._conn, record) for edit in step.edits]
        return repropose(found, proposed, taken_out_by(edits), rows_used(edits))

    def repropose(self, record: int, proposed: ReviewRecord, document: Document | None = None) -> ChangeSet | None:
        """Take a new proposal in, and with it the `document` where it was read anew; None when nothing changes.

        What a person decided stands as it is. Raises `EditRefused` for a record that is verified or rejected.
        """

        def build() -> tuple[Edit, ...]:
            found = self.record(record)
            if found.state.name not in REPROPOSED:
                raise EditRefused(f"{found.file_name} is {found.state.name}: nothing new is proposed. Reopen it first.")
            after = self.reproposed(record, proposed).record
            if document is not None:
                documents.put_reading(self._conn, record, document)
            elif after == found:
                raise _Unchanged
            return (RecordEdit(record, found, after),)

        verb = "Propose" if document is None else "Read"
        try:
            return self._session.write(_program_step(f"{verb} {proposed.file_name} again"), build)
        except _Unchanged:
            return None

    def with_bytes(self, sha256: str) -> int | None:
        """The number of the document of these bytes, None for none."""
        with self._shelf.explained():
            return documents.with_content(self._conn, sha256)


def _program_step(label: str) -> JournalStep:
    return JournalStep(0, "do", "program", label, "", "", None, ())
