"""Small forms over the window: why a document waits or is left out, and whether to do what cannot be undone."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QLineEdit

from workbench.model.errors import BadValue
from workbench.model.typed import parse_date
from workbench.ui.controls import button
from workbench.ui.parts import column, label, row
from workbench.ui.sentences import own_words
from workbench.ui.usual import POSTPONED, REJECTED, reason_to_keep, reason_words


class ReasonForm(QFrame):
    """Asks for a reason and, to postpone, for a date. `answered` is emitted once both will do."""

    spoken_role = "Dialog"

    answered = Signal()

    def __init__(self, title: str, explained: str, verb: str, usual: tuple[str, ...], with_date: bool) -> None:
        super().__init__()
        self.setObjectName("popup")
        self.setAccessibleName(title)
        self._reason = _field(_tr("Reason"), _tr("Reason"))
        self._day = _field(_tr("Until"), _tr("Until, such as 2026-01-31; may stay empty"))
        self._day.setVisible(with_date)
        self._complaint = label("", "fail")
        self._go = button(verb, "primary", self._answer)
        self._go.setEnabled(False)
        self._reason.textChanged.connect(self._on_typed)
        for field in (self._reason, self._day):
            field.returnPressed.connect(self._answer)
        shown = [reason_words(each) for each in usual]
        fill = [button(words, "quiet", partial(self._reason.setText, words)) for words in shown]
        keys = row(label(_tr("Esc"), "key"), label(_tr("leave it as it is"), "caption"), None, self._go, gap=6)
        parts = (label(title, "title"), 4, label(explained, "second", wraps=True), 14, self._reason, 4)
        rest = (row(*fill, None, gap=2), 8, self._day, 4, self._complaint, 10, keys)
        self.setLayout(column(*parts, *rest, margins=(24, 20, 24, 18)))
        self.setMinimumWidth(520)

    def words(self) -> str:
        """The reason as it is kept."""
        return reason_to_keep(" ".join(self._reason.text().split()))

    def until(self) -> str | None:
        """The day as an ISO date, None when none was given."""
        return parse_date(self._day.text(), _tr("Until")) if self._day.text().strip() else None

    def focusInEvent(self, _event: QFocusEvent) -> None:
        self._reason.setFocus()

    def _on_typed(self) -> None:
        self._go.setEnabled(bool(self.words()))

    def _answer(self) -> None:
        if not self.words():
            self._reason.setFocus()
            return
        try:
            self.until()
        except BadValue as error:
            self._complaint.setText(own_words(str(error)))
            self._day.setFocus()
            return
        self.answered.emit()


class NoteForm(QFrame):
    """Asks for a note; an empty one takes the note away. `answered` is emitted once it is to be kept."""

    answered = Signal()

    def __init__(self, title: str, words: str) -> None:
        super().__init__()
        self.setObjectName("popup")
        self.setAccessibleName(title)
        self._words = _field(title, _tr("A few words; empty takes the note away"))
        self._words.setText(words)
        self._words.returnPressed.connect(self.answered.emit)
        keep = button(_tr("Keep the note"), "primary", self.answered.emit)
        keys = row(label(_tr("Esc"), "key"), label(_tr("leave it as it is"), "caption"), None, keep, gap=6)
        self.setLayout(column(label(title, "title"), 12, self._words, 14, keys, margins=(24, 20, 24, 18)))
        self.setMinimumWidth(520)

    def words(self) -> str:
        """The note."""
        return " ".join(self._words.text().split())

    def focusInEvent(self, _event: QFocusEvent) -> None:
        self._words.setFocus()


class ConfirmForm(QFrame):
    """Asks whether to do what cannot be undone."""

    spoken_role = "Dialog"

    answered = Signal()

    def __init__(self, title: str, words: str, verb: str) -> None:
        super().__init__()
        self.setObjectName("popup")
        self._go = button(verb, "primary", self.answered.emit)
        self._go.setAutoDefault(True)
        keys = row(label(_tr("Esc"), "key"), label(_tr("leave it as it is"), "caption"), None, self._go, gap=6)
        said = column(label(title, "title"), label(words, "second", wraps=True), gap=6)
        self.setLayout(column(said, 18, keys, margins=(24, 20, 24, 18)))
        self.setMinimumWidth(480)

    def focusInEvent(self, _event: QFocusEvent) -> None:
        self._go.setFocus()


class NameForm(QFrame):
    """Asks for a name. `answered` is emitted once there is one."""

    spoken_role = "Dialog"

    answered = Signal()

    def __init__(self, title: str, explained: str, verb: str, suggested: str) -> None:
        super().__init__()
        self.setObjectName("popup")
        self.setAccessibleName(title)
        self._name = _field(_tr("Name"), _tr("Name"))
        self._name.setText(suggested)
        self._name.setMaxLength(60)
        self._name.returnPressed.connect(self._answer)
        self._go = button(verb, "primary", self._answer)
        self._name.textChanged.connect(lambda: self._go.setEnabled(bool(self.words())))
        self._go.setEnabled(bool(self.words()))
        keys = row(label(_tr("Esc"), "key"), label(_tr("leave it as it is"), "caption"), None, self._go, gap=6)
        said = column(label(title, "title"), label(explained, "second", wraps=True), gap=4)
        self.setLayout(column(said, 14, self._name, 14, keys, margins=(24, 20, 24, 18)))
        self.setMinimumWidth(460)

    def words(self) -> str:
        """The name."""
        return " ".join(self._name.text().split())

    def focusInEvent(self, _event: QFocusEvent) -> None:
        self._name.setFocus()
        self._name.selectAll()

    def _answer(self) -> None:
        if self.words():
            self.answered.emit()


def _field(name: str, hint: str) -> QLineEdit:
    made = QLineEdit()
    made.setAccessibleName(name)
    made.setPlaceholderText(hint)
    return made


def postpone_form(name: str) -> ReasonForm:
    """Asks why a document waits and until when."""
    return ReasonForm(
        _tr("Postpone {name}").format(name=name),
        _tr("It is passed over, with its reason in the queue, until it is opened again for review."),
        _tr("Postpone"),
        POSTPONED,
        with_date=True,
    )


def reject_form(name: str) -> ReasonForm:
    """Asks why a document is left out."""
    return ReasonForm(
        _tr("Reject {name}").format(name=name),
        _tr("It stays in the project with its reason and is left out of every export."),
        _tr("Reject"),
        REJECTED,
        with_date=False,
    )


def view_form(suggested: str, new: bool) -> NameForm:
    """Asks what a saved view is to be called."""
    title = _tr("Save this view") if new else _tr("Rename the view")
    told = _tr("Filters, search and order are kept with the project. A view of that name is replaced.")
    return NameForm(title, told, _tr("Save") if new else _tr("Rename"), suggested)


def _tr(words: str) -> str:
    return QCoreApplication.translate("Reason", words)
