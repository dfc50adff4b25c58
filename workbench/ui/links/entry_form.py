"""A catalogue entry drafted from a citation, to be looked over before it is made."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QMenu, QPushButton

from workbench.model.guidelines import Guideline
from workbench.ui.controls import MenuButton, button
from workbench.ui.links.words import entry_pages, entry_where, short
from workbench.ui.parts import column, label, row

_WIDTH = 560
_TITLE = 48
_YEAR_DIGITS = 4


class EntryForm(QFrame):
    """Title, what it stands under, publisher, chapter, year, address, id. `answered` is emitted once they will do."""

    spoken_role = "Dialog"

    answered = Signal()

    def __init__(self, drafted: Guideline, parents: Sequence[Guideline], complaint: str = "") -> None:
        super().__init__()
        self.setObjectName("popup")
        self.setAccessibleName(self.tr("New entry"))
        self._drafted = drafted
        self._above = next((each for each in parents if each.id == drafted.parent_id), None)
        self._title = _field(self.tr("Title"), drafted.title)
        self._parent = self._choice(parents)
        self._body = _field(self.tr("Publisher"), drafted.body)
        self._chapter = _field(self.tr("Chapter"), drafted.chapter)
        self._year = _field(self.tr("Year"), str(drafted.year or ""))
        self._url = _field(self.tr("Address"), drafted.url)
        self._id = _field(self.tr("Id"), drafted.id)
        self._complaint = label(complaint, "fail", wraps=True)
        self._complaint.setVisible(bool(complaint))
        self._go = button(self.tr("Make it and link"), "primary", self._answer)
        head = (
            label(self.tr("New entry"), "title"),
            4,
            label(
                self.tr("Drafted from the citation, which is linked to it. One step; Ctrl+Z takes both back."), "second"
            ),
            14,
        )
        passage = label(drafted.note, "caption", wraps=True)
        keys = row(label(self.tr("Esc"), "key"), label(self.tr("leave it as it is"), "caption"), None, self._go, gap=6)
        rest = (10, passage, 4, self._complaint, 12, keys)
        self.setLayout(column(*head, self._grid(), *rest, margins=(24, 20, 24, 18)))
        self.setMinimumWidth(_WIDTH)
        self._title.textChanged.connect(self._on_typed)

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        told: tuple[tuple[str, QLineEdit | QPushButton], ...] = (
            (self.tr("Title"), self._title),
            (self.tr("Stands under"), self._parent),
            (self.tr("Publisher"), self._body),
            (self.tr("Chapter"), self._chapter),
            (self.tr("Year"), self._year),
            (self.tr("Address"), self._url),
            (self.tr("Id"), self._id),
        )
        for line, (name, field) in enumerate(told):
            grid.addWidget(label(name, "second"), line, 0)
            grid.addWidget(field, line, 1)
            if isinstance(field, QLineEdit):
                field.returnPressed.connect(self._answer)
        grid.setColumnStretch(1, 1)
        return grid

    def _choice(self, parents: Sequence[Guideline]) -> QPushButton:
        """What it may stand under, as a menu under the button that names the one chosen."""
        made = MenuButton(self._named(self._above))
        made.setAccessibleName(self.tr("Stands under"))
        menu = QMenu(made)
        for each in (*parents, None):
            menu.addAction(self._named(each)).triggered.connect(lambda _on, each=each: self.stand_under(each))
        made.offer(menu)
        return made

    def _named(self, entry: Guideline | None) -> str:
        if entry is None:
            return self.tr("Nothing: a document of its own")
        return ", ".join(
            part for part in (short(entry.title, _TITLE), entry_pages(entry) or entry_where(entry)) if part
        )

    def stand_under(self, entry: Guideline | None) -> None:
        """Place it under another entry, or under none."""
        self._above = entry
        self._parent.setText(self._named(entry))

    def entry(self) -> Guideline:
        """The entry as it is written now."""
        above, drafted, title = self._above, self._drafted, _said(self._title)
        kind = drafted.kind if drafted.kind != "document" else "section"
        return replace(
            drafted,
            id=_said(self._id),
            parent_id=above.id if above else None,
            kind="document"
            if above is None
            else "chapter"
            if above.kind == "document" and kind == "chapter"
            else "section",
            basis=above.basis if above else drafted.basis,
            body=_said(self._body),
            document=above.document if above else title,
            edition=above.edition if above else "",
            year=int(_said(self._year)) if _said(self._year) else None,
            chapter=_said(self._chapter),
            title=title,
            url=_said(self._url),
        )

    def focusInEvent(self, _event: QFocusEvent) -> None:
        self._title.setFocus()
        self._title.selectAll()

    def _on_typed(self) -> None:
        self._go.setEnabled(bool(_said(self._title)))

    def _answer(self) -> None:
        year = _said(self._year)
        if year and not (year.isascii() and year.isdigit() and len(year) == _YEAR_DIGITS):
            self._complain(self.tr("A year has four figures, such as 2009; it may stay empty."))
            self._year.setFocus()
        elif _said(self._title):
            self.answered.emit()

    def _complain(self, words: str) -> None:
        self._complaint.setText(words)
        self._complaint.show()


def _said(field: QLineEdit) -> str:
    return " ".join(field.text().split())


def _field(name: str, text: str) -> QLineEdit:
    made = QLineEdit(text)
    made.setAccessibleName(name)
    made.setCursorPosition(0)
    return made
