"""Asks why a check is not asked any more, and of which documents."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QLineEdit

from workbench.ui.controls import button
from workbench.ui.parts import column, label, row


class SwitchForm(QFrame):
    """Asks for a reason; Enter switches off for the open document, the other button for all. Then `answered`."""

    answered = Signal()

    def __init__(self, code: str, explained: str, sentence: str) -> None:
        super().__init__()
        title = _tr("Switch off check {code}").format(code=code)
        self.for_all = False
        self.setObjectName("popup")
        self.setAccessibleName(title)
        self._reason = QLineEdit()
        self._reason.setAccessibleName(_tr("Reason"))
        self._reason.setPlaceholderText(_tr("Reason"))
        self._reason.textChanged.connect(self._on_typed)
        self._reason.returnPressed.connect(partial(self._answer, False))
        self._here = button(_tr("For this document"), "primary", partial(self._answer, False))
        self._everywhere = button(_tr("For all documents"), "", partial(self._answer, True))
        usual = (_tr("The letter prints it so"), _tr("The letter errs here"), _tr("Not so in this project"))
        fill = [button(words, "quiet", partial(self._reason.setText, words)) for words in usual]
        keys = row(
            label(_tr("Esc"), "key"), label(_tr("leave it on"), "caption"), None, self._everywhere, self._here, gap=6
        )
        said = (label(title, "title"), 4, label(explained, "second", wraps=True), 10, label(sentence, wraps=True))
        self.setLayout(column(*said, 14, self._reason, 4, row(*fill, None, gap=2), 14, keys, margins=(24, 20, 24, 18)))
        self.setMinimumWidth(560)
        self._on_typed()

    def words(self) -> str:
        """The reason."""
        return " ".join(self._reason.text().split())

    def focusInEvent(self, _event: QFocusEvent) -> None:
        self._reason.setFocus()

    def _on_typed(self) -> None:
        for each in (self._here, self._everywhere):
            each.setEnabled(bool(self.words()))

    def _answer(self, for_all: bool) -> None:
        if self.words():
            self.for_all = for_all
            self.answered.emit()


def _tr(words: str) -> str:
    return QCoreApplication.translate("SwitchForm", words)
