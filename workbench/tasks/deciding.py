"""One decision about a citation that counts for more: all that read alike, a reading remembered, a new entry."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from workbench.model.alike import Alike, LinkOutlook
from workbench.model.contract import citation_of
from workbench.model.edits import ChangeSet, Edit, GuidelineEdit, JournalStep
from workbench.model.errors import BadValue
from workbench.model.guidelines import Guideline
from workbench.model.review import ReviewRecord
from workbench.progress import Progress
from workbench.review import steps
from workbench.review.changes import change_set
from workbench.review.consequences import with_consequences
from workbench.store import links
from workbench.tasks import in_parts
from workbench.tasks.open_project import OpenProject

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
MOST_ALIKE = 500
"""Citations that one decision counts for at a time: as many as a person can look over."""


class Deciding(OpenProject):
    """The part of the desk that makes one decision about a link count for more."""

    # all that read alike

    def count_alike(self, record: int, row: str) -> int:
        """How many other citations of the project read like this one and are not settled as it is."""
        with self._shelf.explained():
            chosen = self._chosen(record, row)
            return links.count_alike(self._conn, record, row, chosen, MOST_ALIKE + 1)

    def alike(self, record: int, row: str) -> tuple[Alike, ...]:
        """Those citations, in the order of their documents, at most `MOST_ALIKE`."""
        with self._shelf.explained():
            return tuple(links.alike(self._conn, record, row, self._chosen(record, row), MOST_ALIKE))

    def reading_so(self, keys: Sequence[str]) -> tuple[Alike, ...]:
        """The citations with one of these readings (`UnlinkedGroup.keys`), at most `MOST_ALIKE`."""
        with self._shelf.explained():
            return tuple(links.reading_so(self._conn, keys[:MOST_ALIKE], MOST_ALIKE))

    def unlinked_readings(self) -> list[tuple[str, int, int, int, str, str]]:
        """The readings that no entry was proposed for, as the store tells them; for `tasks.unlinked`."""
        with self._shelf.explained():
            return links.unlinked(self._conn)

    def link_alike(
        self, ticked: Iterable[Alike], guideline_id: str | None, progress: Progress | None = None
    ) -> ChangeSet:
        """All these citations mean that entry, or none: one step over all their records, written in parts where they
        are many.

        Raises `EditRefused` where one of them was linked otherwise since it was shown; then none is changed.
        """
        if guideline_id is not None:
            self._entry(guideline_id)
        author = self._session.author()
        by_record: dict[int, list[str]] = {}
        for one in ticked:
            by_record.setdefault(one.record, []).append(one.row)
        groups: list[tuple[Edit, ...]] = []
        for number, rows in by_record.items():
            record = self.record(number)
            made = [edit for row in rows for edit in steps.choose_link(record, row, guideline_id, None, author)]
            groups += [group] if (group := with_consequences(record, tuple(made), author)) else []
        label = f"Link {sum(map(len, by_record.values()))} alike"
        step = JournalStep(0, "do", "person", label, "", "", None, ())
        in_parts.write(self._session, step, groups, progress or Progress(), all_of_it=True, careful=False)
        return change_set(label, tuple(edit for group in groups for edit in group), "do")

    def link_counts(self) -> dict[LinkOutlook, int]:
        """How many documents have links that are sure, likely, open, none, or chosen by a person."""
        with self._shelf.explained():
            return links.counts(self._conn)

    def _chosen(self, record: int, row: str) -> str | None:
        value = self.record(record).value(row, "guideline_id")
        return None if value is None else str(value)

    # a reading remembered

    def remembers(self, record: int, row: str) -> bool:
        """Whether the entry that a citation is linked to has its words as an alias already."""
        entry = self.guideline(self._chosen(record, row) or "")
        return entry is not None and _reading(self.record(record), row) in entry.aliases

    def remember_reading(self, record: int, row: str) -> ChangeSet:
        """The citation's words become an alias of the entry it is linked to; what is linked later follows it.

        The entry's note says who, when and from which document. Another entry that had the same alias gives it up.
        Raises `BadValue` where the citation is linked to nothing.
        """
        found = self.record(record)
        chosen = self._chosen(record, row)
        if chosen is None:
            raise BadValue(
                "The citation is linked to no entry, so there is nothing to remember. Choose an entry first."
            )
        entry, alias = self._entry(chosen), _reading(found, row)
        if alias in entry.aliases:
            return ChangeSet("Remember the reading")
        author = self._session.author()
        told = f"“{alias}” remembered by {author.by}, {author.at[:10]}, from {found.file_name}."
        after = replace(entry, aliases=(*entry.aliases, alias), note=_noted(entry.note, told))
        given_up = f"“{alias}” given up to {entry.id} by {author.by}, {author.at[:10]}."
        edits = [GuidelineEdit(entry.id, entry, after), *self._give_up(alias, entry.id, given_up)]
        return self._session.commit("Remember the reading", tuple(edits))

    def told_of_alias(self, alias: str) -> str:
        """Who adds an alias by hand, and when: for the entry's note."""
        author = self._session.author()
        return f"“{alias}” added by {author.by}, {author.at[:10]}."

    def _give_up(self, alias: str, keeper: str, told: str) -> Iterable[GuidelineEdit]:
        from workbench.guidelines.alike import alias_key  # noqa: PLC0415 - opening a project need not load the linker

        key = alias_key(alias)
        begins = {word[:3].casefold() for word in alias.split() if word[:3].isalpha()}
        for other in self.catalogue_entries():
            same = [
                each
                for each in other.aliases
                if other.id != keeper and all(begin in each.casefold() for begin in begins) and alias_key(each) == key
            ]
            if same:
                left = tuple(each for each in other.aliases if each not in same)
                yield GuidelineEdit(other.id, other, replace(other, aliases=left, note=_noted(other.note, told)))

    # a new entry

    def draft_entry(self, record: int, row: str) -> Guideline:
        """An entry as the citation describes it, to be looked over: its id is unique, its parent proposed."""
        from workbench.tasks.drafting import draft  # noqa: PLC0415 - opening a project need not load the linker

        return draft(self.record(record), row, self.guideline, self._session.author())

    def possible_parents(self, record: int, row: str) -> tuple[Guideline, ...]:
        """The entries that a new one may stand under: what the citation's candidates stand in, nearest first."""
        from workbench.tasks.drafting import parents  # noqa: PLC0415 - opening a project need not load the linker

        return parents(self.record(record), row, self.guideline)

    def add_entry(self, record: int, row: str, entry: Guideline) -> ChangeSet:
        """The catalogue gets this entry and the citation is linked to it, in one step.

        Raises `BadValue` where the entry cannot stand in the catalogue.
        """
        if self.guideline(entry.id) is not None:
            raise BadValue(f"The catalogue has an entry “{entry.id}” already. Give this one another id.")
        if not _ID.fullmatch(entry.id):
            raise BadValue(f"“{entry.id}” is no id. Write small letters and figures, joined by hyphens.")
        if not entry.title.strip():
            raise BadValue("An entry needs a title. Write the heading that the citation names.")
        if entry.parent_id is not None:
            self._entry(entry.parent_id)
        found, author = self.record(record), self._session.author()
        edits = (GuidelineEdit(entry.id, None, entry), *steps.choose_link(found, row, entry.id, None, author))
        return self._session.commit("New entry", with_consequences(found, edits, author))

    def _entry(self, id: str) -> Guideline:
        entry = self.guideline(id)
        if entry is None:
            raise BadValue(f"The catalogue has no entry “{id}”. Choose one of its entries, or none.")
        return entry


def _noted(note: str, told: str) -> str:
    return f"{note} {told}".strip()


def _reading(record: ReviewRecord, row: str) -> str:
    from workbench.guidelines.alike import alias_of  # noqa: PLC0415 - opening a project need not load the linker

    return alias_of(citation_of(record, steps.row_of(record, row)))
