"""Which of the documents that the table shows go out: the verified ones, unless all are asked for."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame

from workbench.ui.controls import button
from workbench.ui.documents.words import tr
from workbench.ui.parts import column, label, row


class ExportForm(QFrame):
    """Asks which to export. `answered` is emitted once it is said."""

    answered = Signal()

    def __init__(self, shown: int, verified: int) -> None:
        super().__init__()
        self.setObjectName("popup")
        title = tr("Export what is shown")
        self.setAccessibleName(title)
        self._all = False
        told = tr("{verified} of the {shown} documents shown are verified: a named person said that they are right.")
        words = told.format(verified=f"{verified:,}", shown=f"{shown:,}")
        verified_words = tr("Export {count} verified").format(count=f"{verified:,}")
        self._verified = button(verified_words, "primary", lambda: self._say(False))
        self._verified.setEnabled(bool(verified))
        self._every = button(tr("Export all {count}").format(count=f"{shown:,}"), "", lambda: self._say(True))
        keys = row(label(tr("Esc"), "key"), label(tr("leave it"), "caption"), None, self._every, self._verified, gap=6)
        said = column(label(title, "title"), label(words, "second", wraps=True), gap=6)
        self.setLayout(column(said, 18, keys, margins=(24, 20, 24, 18)))
        self.setMinimumWidth(500)

    def wants_all(self) -> bool:
        """Whether those that nobody verified go out too."""
        return self._all

    def focusInEvent(self, _event: QFocusEvent) -> None:
        (self._verified if self._verified.isEnabled() else self._every).setFocus()

    def _say(self, wants_all: bool) -> None:
        self._all = wants_all
        self.answered.emit()
