"""What the command palette finds: commands, fields of the open record, documents, words on its page, guidelines.

A sign before the words narrows it to one of these.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property, partial
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from workbench.model.guidelines import Guideline
from workbench.ui.actions import TABLE, Action
from workbench.ui.bridge import Bridge
from workbench.ui.commands import Commands
from workbench.ui.sentences import own_words
from workbench.ui.words import plural, word

if TYPE_CHECKING:
    from workbench.ui.form import RecordPanel

COMMANDS, DOCUMENTS, FIELDS = ">", "@", "#"
SCOPES: dict[str, str] = {
    COMMANDS: str(QT_TRANSLATE_NOOP("Palette", "commands")),
    DOCUMENTS: str(QT_TRANSLATE_NOOP("Palette", "documents")),
    FIELDS: str(QT_TRANSLATE_NOOP("Palette", "fields")),
}
"""The sign that narrows, and to what."""

_FEW, _MANY, _GUIDELINES = 5, 50, 3
_LETTERS = 2
"""So many letters make a search; of a page and of the catalogue one more."""


class Entry(Struct, frozen=True):
    """One line: what it is, a few words more, its key, what it does. A heading does nothing."""

    words: str
    more: str = ""
    key: str = ""
    icon: str = ""
    do: Callable[[], object] | None = None


def tr(words: str) -> str:
    """Words of the palette in the person's language."""
    return QCoreApplication.translate("Palette", words)


def narrowed(typed: str) -> tuple[str, str]:
    """The sign that what is typed begins with, blank for none, and the words behind it."""
    typed = " ".join(typed.split())
    return (typed[0], typed[1:].strip()) if typed[:1] in SCOPES else ("", typed)


class Finds:
    """Searches for one palette. `form` is the record panel while a record is under review."""

    def __init__(self, bridge: Bridge, commands: Commands, form: RecordPanel | None) -> None:
        self._bridge, self._commands, self._form = bridge, commands, form

    def entries(self, typed: str) -> list[Entry]:
        """What is offered for what is typed, headings and all; a sentence where there is nothing."""
        scope, words = narrowed(typed)
        if scope == COMMANDS:
            found = self._of(tr("Commands"), self._actions(words))
        elif scope == DOCUMENTS:
            found = self._of(tr("Documents"), self._documents(words, _MANY))
        elif scope == FIELDS:
            found = self._of(tr("Fields"), self._fields(words, _MANY, 0))
        else:
            found = self._all(words)
        return found or [Entry(self._nothing(scope, words))]

    def _all(self, words: str) -> list[Entry]:
        actions, fields = self._of(tr("Commands"), self._actions(words)), self._of(tr("Fields"), self._fields(words))
        field_first = bool(fields) and _begins(fields[1:2], words) and not _begins(actions, words)
        return [
            *(fields + actions if field_first else actions + fields),
            *self._of(tr("Documents"), self._documents(words, _FEW)),
            *self._of(tr("In this document"), self._page(words)),
            *self._of(tr("Guidelines"), self._guidelines(words)),
        ]

    def _of(self, heading: str, found: Iterator[Entry]) -> list[Entry]:
        entries = list(found)
        return [Entry(heading), *entries] if entries else []

    def _nothing(self, scope: str, words: str) -> str:
        if scope == FIELDS and self._form is None:
            return tr("No document is open that has fields")
        if scope == DOCUMENTS and len(words) < _LETTERS:
            return tr("Type a few letters of a name, a treatment or the text")
        return tr("Nothing is called “{words}”").replace("{words}", words)

    # Each kind

    def _actions(self, words: str) -> Iterator[Entry]:
        for action in found_actions(words, self._commands):
            said = action.says(self._commands) if action.says else action.words()
            yield Entry(
                said.removesuffix(" …"),
                action.explained(),
                self._bridge.keys.shown(action.id),
                action.icon or "chevron-right",
                partial(action.run, self._commands),
            )

    def _fields(self, words: str, most: int = _FEW + 1, least: int = _LETTERS) -> Iterator[Entry]:
        form = self._form
        if form is not None:
            from workbench.ui.form.finding_fields import fields_called  # noqa: PLC0415 - a start page has no form

            for found in fields_called(form.standing, words, most, least):
                yield Entry(found.words, found.more, "", "chevron-right", partial(form.go, found.place))

    def _documents(self, words: str, most: int) -> Iterator[Entry]:
        if len(words) < _LETTERS or not self._bridge.has_desk:
            return
        for found in self._bridge.desk.first_found(words, most):
            more = f"{word(found.state)} · {own_words(found.about)}"
            yield Entry(found.title, more, "", "file-text", partial(self._open, found.record))

    def _page(self, words: str) -> Iterator[Entry]:
        """How often the words stand in the open document; where they do not, the way to search all documents."""
        if self._form is None or len(words) <= _LETTERS:
            return
        if count := self._commands.count_on_page(words):
            said = plural("Palette", "“{words}” stands once in it", "“{words}” stands {count} times in it", count)
            said = said.replace("{words}", words).replace("{count}", f"{count:,}")
            do = partial(self._commands.find_on_page, words)
            yield Entry(said, tr("show all places"), self._bridge.keys.shown("page.find"), "search", do)
        else:
            said = tr("“{words}” stands nowhere in it").replace("{words}", words)
            do = partial(self._commands.search_project_for, words)
            key = self._bridge.keys.shown("project.search")
            yield Entry(said, tr("search the project instead"), key, "search", do)

    def _guidelines(self, words: str) -> Iterator[Entry]:
        if len(words) <= _LETTERS or not self._bridge.has_desk:
            return
        pieces, found = words.casefold().split(), 0
        for said, entry in self._catalogue:
            if all(piece in said for piece in pieces):
                more = " ".join(str(part) for part in (entry.body, entry.year) if part)
                yield Entry(entry.title, more, "", "book-open", partial(self._commands.show_entry, entry.id))
                found += 1
                if found == _GUIDELINES:
                    return

    @cached_property
    def _catalogue(self) -> list[tuple[str, Guideline]]:
        """Every entry with its title, folded; whole documents first, then chapters, then sections."""
        ranks = {"document": 0, "chapter": 1, "section": 2}
        entries = sorted(self._bridge.desk.catalogue_entries(), key=lambda entry: ranks[entry.kind])
        return [(entry.title.casefold(), entry) for entry in entries]

    def _open(self, record: int) -> None:
        self._commands.show_review()
        self._bridge.open_record(record)


def _begins(entries: list[Entry], typed: str) -> bool:
    """Whether an entry begins with what is typed."""
    return any(entry.do is not None and entry.words.casefold().startswith(typed.casefold()) for entry in entries)


def found_actions(typed: str, commands: Commands) -> list[Action]:
    """The actions that can be done now and hold every word typed, those that begin with them first."""
    words = typed.casefold().split()
    found = []
    for action in TABLE:
        said = (action.says(commands) if action.says else action.words()).casefold()
        told = f"{said} {action.explained().casefold()}"
        if action.numbers or action.id == "help.palette" or not action.when(commands):
            continue
        if all(word in told for word in words):
            rank = 0 if words and said.startswith(words[0]) else 1 if words and words[0] in said else 2
            found.append((rank, action))
    return [action for _, action in sorted(found, key=lambda pair: pair[0])]
