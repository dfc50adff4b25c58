"""Palette, font and style sheet of a theme, given to the whole application over some turns of the event loop: first to
what is in sight, then to the rest.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

import shiboken6
from PySide6 import QtCore
from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from workbench.ui.theme import Theme

_DRESSED = "dressed"
"""The application's property that says in which theme it is: a second window of a process may bring another."""

_A_TURN = 40
"""Widgets dressed in one turn: 5 to 8 ms of Qt's own."""


def dress(application: QApplication, theme: Theme) -> None:
    """Give all widgets of the application the palette, font and style sheet of a theme, together."""
    # One sheet straight after another has Qt look up every widget's rules twice, at three times the cost.
    application.setStyleSheet("")
    set_ground(application, theme)
    application.setStyleSheet(theme.style_sheet())
    application.setProperty(_DRESSED, name_of(theme))


def set_ground(application: QApplication, theme: Theme) -> None:
    """Palette and font, on which the style sheet stands."""
    application.setPalette(theme.palette())
    if application.font() != theme.font():
        application.setFont(theme.font())


def dressed_in(application: QApplication) -> str | None:
    """The name of the theme that the application has; None before the first."""
    found: str | None = application.property(_DRESSED)
    return found


def name_of(theme: Theme) -> str:
    """What tells a theme from others."""
    return f"{theme.name} {theme.scale} {theme.strong}"


class Dressing(QObject):
    """Dresses what is in sight, and what is hidden in the turns after. `in_sight` says that the first has its looks:
    until then nothing is to be painted.

    Three of four widgets lie in places, menus and pages that are not shown, and Qt looks up the rules of each, twice
    where all come at once. Another text size comes at once to what is in sight: whoever lays it out measures its words.
    """

    in_sight = Signal()

    def __init__(self, application: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._application = application
        self._scale = 0.0
        self._is_told, self._is_painting = True, False
        self._shown: list[QWidget] = []
        self._hidden: list[QWidget] = []
        self._next = QTimer(self, interval=0)
        self._next.timeout.connect(self._go_on)

    @property
    def is_done(self) -> bool:
        """Whether everything has the looks that were given last."""
        return self._is_told and not self._hidden

    @property
    def is_in_sight(self) -> bool:
        """Whether what is in sight has the looks that were given last."""
        return self._is_told

    def give(self, theme: Theme) -> None:
        """Give the application a theme; before anything is shown to all at once."""
        if dressed_in(self._application) is None:
            # Asking for all widgets has PySide describe every class of Qt's, which the first window does without.
            dress(self._application, theme)
            self._scale = theme.scale
            return
        every = self._application.allWidgets()
        any_shown = any(each.isVisible() for each in every if each.isWindow())
        dressed = [each for each in every if any_shown and _has_looks(each)]
        only_colours, self._scale = theme.scale == self._scale, theme.scale
        shown = [each for each in dressed if only_colours and each.isVisible()]
        hidden = [each for each in dressed if not each.isVisible()]
        _leave_out([*shown, *hidden], True)
        try:
            dress(self._application, theme)
        finally:
            _leave_out([*shown, *hidden], False)
        self._shown, self._hidden, self._is_told = shown, hidden, False
        self._next.start()

    def _go_on(self) -> None:
        if self._shown:
            _dress_some(self._shown)
        elif not self._is_told:
            self._is_told = self._is_painting = True
            self.in_sight.emit()
        elif self._is_painting:
            self._is_painting = False  # the turn is full with that
        else:
            _dress_some(self._hidden)
        if self.is_done:
            self._next.stop()


def _has_looks(widget: QWidget) -> bool:
    """Whether a widget was shown before and has the application's style, not one of its own."""
    attributes = QtCore.Qt.WidgetAttribute
    return widget.testAttribute(attributes.WA_WState_Polished) and not widget.testAttribute(attributes.WA_SetStyle)


def _leave_out(widgets: Iterable[QWidget], out: bool) -> None:
    """Have an application's new style pass these by, as it does those with a style of their own that were never
    shown; or have them count again.
    """
    attributes = QtCore.Qt.WidgetAttribute
    for each in widgets:
        each.setAttribute(attributes.WA_WState_Polished, not out)
        each.setAttribute(attributes.WA_SetStyle, out)


def _dress_some(widgets: list[QWidget]) -> None:
    """Dress the first of them, and take them out."""
    turn = list(islice(widgets, _A_TURN))
    del widgets[:_A_TURN]
    for each in turn:
        if shiboken6.isValid(each):
            _dress_anew(each)


def _dress_anew(widget: QWidget) -> None:
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    QCoreApplication.sendEvent(widget, QtCore.QEvent(QtCore.QEvent.Type.StyleChange))
