"""One decision about a link that counts for more: for all alike, for later ones, for the catalogue."""

from __future__ import annotations

from contextlib import closing
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from workbench.model.alike import Alike
from workbench.model.errors import BadValue, WorkbenchError
from workbench.model.guidelines import Guideline
from workbench.model.review import Place, ReviewRecord
from workbench.progress import Progress
from workbench.settings import Settings
from workbench.ui.ask import Ask
from workbench.ui.bridge import Bridge, LargeStep
from workbench.ui.links.words import entry_pages, entry_title, entry_where, short
from workbench.ui.sentences import own_words
from workbench.ui.words import counted, word

_MOST = 500
"""What the desk takes at a time."""
_AT_ONCE = 8
"""In so many documents the window links itself; in more it is done behind it."""
_TITLE = 48


class LinkDecisions(QObject):
    """Asks, does it on the desk and says what was done."""

    def __init__(self, bridge: Bridge, ask: Ask, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge, self._ask = bridge, ask

    def apply_to_alike(self, record: ReviewRecord, row: str) -> bool:
        """Show the citations that read like this one and link those that stay ticked; whether any were."""
        cell = record.cells.get(Place(row, "guideline_id"))
        if cell is None or cell.status == "extracted":
            self._bridge.tell(self.tr("Choose what the citation means first. Then the choice can go to all alike."))
            return False
        shown = self._bridge.desk.alike(record.id, row)
        if not shown:
            self._bridge.tell(self.tr("No other citation of the project reads like this one."))
            return False
        chosen = None if cell.value is None else str(cell.value)
        entry = self._bridge.desk.guideline(chosen) if chosen else None
        taken = self._ask.alike(
            self._question(len(shown), entry), self._explained(shown, entry), shown, self.linked_now
        )
        return bool(taken) and self._link(taken or (), entry)

    def link_all(self, shown: tuple[Alike, ...], chosen: str | None) -> bool:
        """Link the citations of a group that stay ticked, after they were shown; whether any were."""
        entry = self._bridge.desk.guideline(chosen) if chosen else None
        explained = self._explained(shown, entry)
        taken = self._ask.alike(self._question(len(shown), entry), explained, shown, self.linked_now)
        return bool(taken) and self._link(taken or (), entry)

    def _link(self, taken: tuple[Alike, ...], entry: Guideline | None) -> bool:
        done = (
            self.tr("Linked {citations} in {documents} to {entry}.")
            if entry
            else self.tr("{citations} in {documents} mean no entry of the catalogue.")
        )
        counts = {
            "citations": counted("Links", "{count} citation", "{count} citations", len(taken)),
            "documents": _documents(taken),
        }
        told = done.format(**counts, entry=entry_title(entry) if entry else "")
        chosen = entry.id if entry else None
        if len({one.record for one in taken}) > _AT_ONCE:
            self._bridge.large.emit(LargeStep(self.tr("Linking"), partial(_link_behind, taken, chosen), told))
            return True
        if self._bridge.act(self._bridge.desk.link_alike, taken, chosen) is None:
            return False
        self._bridge.tell(told, undo=True)
        return True

    def _question(self, count: int, entry: Guideline | None) -> str:
        if entry is None:
            return self.tr("Link {count} alike to no entry?").format(count=count)
        return self.tr("Link {count} alike to {entry}?").format(count=count, entry=entry_title(entry))

    def _explained(self, shown: tuple[Alike, ...], entry: Guideline | None) -> str:
        about = ", ".join(part for part in (entry_where(entry), entry_pages(entry)) if part) if entry else ""
        told = [
            self.tr("{about}cited alike in {documents}.").format(
                about=f"{about}; " if about else "", documents=_documents(shown)
            )
        ]
        if any(one.is_settled for one in shown):
            told.append(self.tr("What a person has confirmed stays as it is unless you tick it."))
        if any(one.state == "verified" for one in shown):
            told.append(self.tr("A verified document reopens when you tick it."))
        if len(shown) >= _MOST:
            told.append(self.tr("These are the first {most}; the others can follow.").format(most=_MOST))
        words = " ".join(told)
        return words[:1].upper() + words[1:]

    def linked_now(self, one: Alike) -> str:
        """What a citation is linked to, and who settled it."""
        entry = self._bridge.desk.guideline(one.guideline_id) if one.guideline_id else None
        told = (
            ", ".join(part for part in (short(entry_title(entry), _TITLE), entry_pages(entry)) if part)
            if entry
            else self.tr("no entry")
        )
        if one.status != "extracted":
            by = self.tr("confirmed by {who}") if one.status == "confirmed" else self.tr("chosen by {who}")
            told = f"{told}, {by.format(who=one.by or self.tr('a person'))}"
        return f"{told}, {word(one.state)}" if one.state == "verified" else told

    def remember(self, record: ReviewRecord, row: str) -> bool:
        """The citation's words become an alias of the entry it is linked to; whether they are one now."""
        cell = record.cells.get(Place(row, "guideline_id"))
        chosen = None if cell is None or cell.value is None else str(cell.value)
        entry = self._bridge.desk.guideline(chosen) if chosen else None
        if entry is None:
            self._bridge.tell(
                self.tr("The citation is linked to no entry. Choose one; then its reading can be remembered.")
            )
            return False
        if self._bridge.desk.remembers(record.id, row):
            self._bridge.tell(self.tr("This reading is remembered already."))
            return True
        if self._bridge.act(self._bridge.desk.remember_reading, record.id, row) is None:
            return False
        told = self.tr("Remembered: what reads so and is linked from now on means {entry}.")
        self._bridge.tell(told.format(entry=entry_title(entry)), undo=True)
        return True

    def new_entry(self, record: ReviewRecord, row: str) -> bool:
        """Draft an entry, have it looked over, make it and link the citation to it; whether it was made."""
        desk = self._bridge.desk
        drafted: Guideline | None = desk.draft_entry(record.id, row)
        parents, complaint = desk.possible_parents(record.id, row), ""
        while drafted is not None:
            drafted = self._ask.new_entry(drafted, parents, complaint)
            if drafted is None:
                return False
            entry = drafted
            try:
                desk.add_entry(record.id, row, entry)
            except BadValue as error:
                complaint = own_words(str(error))
            except WorkbenchError as error:
                self._bridge.refuse(error)
                return False
            else:
                self._bridge.tell(
                    self.tr("{entry} is in the catalogue, and the citation is linked to it.").format(entry=entry.title),
                    undo=True,
                )
                return True
        return False


def _link_behind(
    taken: tuple[Alike, ...], chosen: str | None, path: Path, settings: Settings, progress: Progress
) -> None:
    from workbench.tasks.desk import Desk  # noqa: PLC0415 - the window shows without the store

    with closing(Desk(path, settings)) as desk:
        desk.link_alike(taken, chosen, progress)


def count_words(count: int) -> str:
    """`41`, or `500+` where there are more than can be done at a time."""
    return f"{_MOST}+" if count > _MOST else f"{count:,}"


def _documents(alike: tuple[Alike, ...]) -> str:
    return counted("Links", "{count} document", "{count} documents", len({one.record for one in alike}))
