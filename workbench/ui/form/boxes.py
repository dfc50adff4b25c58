"""A stop of the form with what stands under it: checks, what an editor has to say, alternatives, candidates."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QLabel, QSizePolicy, QVBoxLayout, QWidget

from workbench.model.fields import ITEMS, LISTS
from workbench.model.review import Place
from workbench.ui.bridge import Bridge
from workbench.ui.form.check_line import CheckLine
from workbench.ui.form.order import Stop
from workbench.ui.form.rows import NAME_X, FieldRow, StatementRow, StopRow, ValueRow
from workbench.ui.form.shown import Check
from workbench.ui.form.views import Views
from workbench.ui.links.chip import ChipRow
from workbench.ui.parts import label
from workbench.ui.words import word

_CHIP_INDENT = 42


class StopBox(QWidget):
    """One stop, as a row, and what belongs under it. It pushes down what follows and never covers it.

    `grew` says that the row in hand takes more height than before: a longer value, an editor, what opens under it.
    """

    entered = Signal(object)
    edit_wanted = Signal(object)
    menu_wanted = Signal(object, QPoint)
    gone_to = Signal(object)
    grew = Signal()

    def __init__(self, bridge: Bridge, stop: Stop, views: Views, home_page: str) -> None:
        super().__init__()
        self._bridge, self.stop, self._home_page = bridge, stop, home_page
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(*((10, 0, 10, 3) if stop.kind == "citation" else (0, 0, 0, 0)))
        self._layout.setSpacing(0)
        self.row: StopRow = _row(bridge, stop, views, home_page)
        self.row.entered.connect(self.entered)
        self.row.edit_wanted.connect(self.edit_wanted)
        self.row.menu_wanted.connect(self.menu_wanted)
        self._layout.addWidget(self.row)
        self._checks: list[CheckLine] = []
        self._message: QLabel | None = None
        self._below: QWidget | None = None
        self._set_checks(views.checks(stop))

    @property
    def place(self) -> Place:
        """The place that is entered here."""
        return self.stop.place

    @property
    def below(self) -> QWidget | None:
        """What was put under the row."""
        return self._below

    @property
    def message(self) -> str:
        """What the editor has to say."""
        return self._message.text() if self._message else ""

    def refresh(self, stop: Stop, views: Views) -> None:
        """Show how the stop stands now, when that is different."""
        self.stop = self.row.stop = stop
        row = self.row
        if isinstance(row, ChipRow):
            chip = views.chip(stop, self._home_page)
            if chip != row.view:
                row.set_view(chip)
        elif isinstance(row, ValueRow):
            field = views.field(stop, self._home_page)
            if field != row.view:
                row.set_view(field)
        self._set_checks(views.checks(stop))

    def _set_checks(self, checks: Sequence[Check]) -> None:
        if [line.check for line in self._checks] == list(checks):
            return
        for line in self._checks:
            self._drop(line)
        left = _CHIP_INDENT - 10 if self.stop.kind == "citation" else NAME_X
        self._checks = [CheckLine(self._bridge, check, left) for check in checks]
        for number, line in enumerate(self._checks, 1):
            line.gone_to.connect(self.gone_to)
            self._layout.insertWidget(number, line)
            line.show()

    def say(self, words: str) -> None:
        """Tell in place why an editor's words are not taken; blank when they are."""
        if not words:
            if self._message:
                self._drop(self._message)
                self._message = None
            return
        if self._message is None:
            self._message = label("", "fail", wraps=True)
            px = self._bridge.theme.px
            self._message.setContentsMargins(px(NAME_X), px(2), px(12), px(5))
            self._layout.insertWidget(1, self._message)
            self._message.show()
        self._message.setText(words)
        self._message.setAccessibleName(words)

    def put_below(self, widget: QWidget | None) -> None:
        """Put something under the row, in the place of what was there."""
        if self._below is not None:
            self._drop(self._below)
        self._below = widget
        if widget is not None:
            self._layout.addWidget(widget)
            widget.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.row.active and event.size().height() > event.oldSize().height() > 0:
            self.grew.emit()

    def _drop(self, widget: QWidget) -> None:
        focus = QApplication.focusWidget()
        if focus is not None and widget.isAncestorOf(focus):
            self.row.setFocus(Qt.FocusReason.OtherFocusReason)
        self._layout.removeWidget(widget)
        widget.hide()
        widget.deleteLater()


def _row(bridge: Bridge, stop: Stop, views: Views, home_page: str) -> StopRow:
    match stop.kind:
        case "citation":
            return ChipRow(bridge, stop, views.chip(stop, home_page))
        case "statement":
            return StatementRow(bridge, stop, views.field(stop, home_page), statement_title(stop))
        case _:
            return FieldRow(bridge, stop, views.field(stop, home_page))


def statement_title(stop: Stop) -> str:
    """The head over a party's citations."""
    party = stop.place.name.partition(".")[0]
    return word(LISTS[f"{ITEMS}.{party}.citations"].label)
