"""What is pressed: buttons, tools, switches, the bar over a panel. What is typed into stands in `inputs.py`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QLabel,
    QLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from workbench.ui import paint
from workbench.ui.bridge import Bridge
from workbench.ui.parts import Margins, Part, ground, row

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QPaintEvent, QResizeEvent

ESCAPE = 0x01000000
"""`Qt.Key.Key_Escape`, as the number that a key event tells: all of Qt's names are 15 ms of the first window."""


def button(words: str, kind: str = "", on_click: Callable[[], object] | None = None) -> QPushButton:
    """A button of a kind: "" outlined, primary, quiet, plain, small, switch."""
    made = QPushButton(words)
    made.setProperty("kind", kind)
    made.setAutoDefault(False)
    if on_click:
        made.clicked.connect(lambda _checked: on_click())
    return made


class Signed(QPushButton):
    """A button with a painted icon before its words, or alone. Qt's own icons and their names are 2 ms of the first
    window, on which this one stands.
    """

    _LEFT, _SIDE = 7, 16

    def __init__(self, bridge: Bridge, icon: str, on_click: Callable[[], object]) -> None:
        super().__init__()
        self._bridge, self._icon = bridge, icon
        self.setProperty("kind", "signed")
        self.setAutoDefault(False)
        self.clicked.connect(lambda _checked: on_click())
        bridge.theme_changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return hint if self.text() else QSize(self._bridge.theme.px(2 * self._LEFT + self._SIDE), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        theme = self._bridge.theme
        side = theme.px(self._SIDE)
        box = QRectF(theme.px(self._LEFT), (self.height() - side) // 2, side, side)
        paint.icon(QPainter(self), theme, box, self._icon, ratio=self.devicePixelRatioF())


class Tool(QToolButton):
    """A button with an icon alone: `tip` is its tooltip and accessible name."""

    def __init__(self, bridge: Bridge, icon: str, tip: str, on_click: Callable[[], object] | None = None) -> None:
        super().__init__()
        self._bridge, self._icon = bridge, icon
        self.setToolTip(tip)
        self.setAccessibleName(tip)
        bridge.theme_changed.connect(self._draw)
        self._draw()
        if on_click:
            self.clicked.connect(lambda _checked: on_click())

    def set_icon(self, icon: str, tip: str) -> None:
        """Show another icon for another use."""
        self._icon = icon
        self.setToolTip(tip)
        self.setAccessibleName(tip)
        self._draw()

    def _draw(self) -> None:
        theme = self._bridge.theme
        self.setIcon(paint.qicon(theme, self._icon))
        self.setIconSize(QSize(theme.px(16), theme.px(16)))


def first_tool(row: QWidget) -> QWidget | None:
    """The first part of a row of buttons that the keyboard can go to."""
    tools = (part for part in row.findChildren(QWidget) if isinstance(part, QAbstractButton))
    reached = (tool for tool in tools if tool.isVisible() and tool.isEnabled() and _is_on(tool))
    found = [tool for tool in reached if tool.focusPolicy() & QtCore.Qt.FocusPolicy.TabFocus]
    return min(found, key=lambda tool: tool.mapTo(row, QPoint(0, 0)).x(), default=None)


def _is_on(tool: QAbstractButton) -> bool:
    """Of words of which one is on the keyboard goes to that one."""
    return tool.group() is None or not tool.group().exclusive() or tool.isChecked()


class MenuButton(QPushButton):
    """A button that opens a menu: its words, then an arrow like that of a `Choice`."""

    spoken_role = "ButtonMenu"

    def __init__(self, words: str, kind: str = "choice", on_click: Callable[[], object] | None = None) -> None:
        super().__init__(words)
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        if on_click:
            self.clicked.connect(lambda _checked: on_click())

    def offer(self, menu: QMenu) -> None:
        """Open a menu when it is pressed. As the button's own menu it would take the words' left margin from them."""
        self.clicked.connect(lambda _checked: menu.popup(self.mapToGlobal(self.rect().bottomLeft())))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        draw_arrow(self)


def draw_arrow(widget: QWidget) -> None:
    """Draw the arrow of a list at the right of a control, in the colour of its words."""
    side, ratio = widget.fontMetrics().height() - 2, widget.devicePixelRatioF()
    arrow = paint.pixmap("chevron-down", widget.palette().text().color().name(), round(side * ratio))
    box = QRect(widget.width() - side - 6, (widget.height() - side) // 2, side, side)
    QPainter(widget).drawPixmap(box, arrow)


class Switch(QFrame):
    """A few words of which one is on. `chosen` carries its number, from 0. Folded, it shows the one that is on and
    offers the others in a menu.
    """

    chosen = Signal(int)

    def __init__(self, *words: str) -> None:
        super().__init__()
        self.setObjectName("switch")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        self._beside = "…"
        buttons = []
        for number, each in enumerate(words):
            made = button(each, "switch")
            made.setCheckable(True)
            made.setChecked(number == 0)
            self._group.addButton(made, number)
            buttons.append(made)
        self._folded = MenuButton("", "folded", self._offer)
        self._folded.hide()
        self.setLayout(row(*buttons, self._folded, gap=0, margins=(2, 2, 2, 2)))
        self._group.idClicked.connect(self._on_clicked)

    def set_chosen(self, number: int | None, beside: str = "…") -> None:
        """Turn one on without telling; None turns all off: `beside` is then what is on instead, in words."""
        self._beside = beside
        if number is not None:
            self._group.button(number).setChecked(True)
        elif (on := self._group.checkedButton()) is not None:
            self._group.setExclusive(False)
            on.setChecked(False)
            self._group.setExclusive(True)
        self._tell_folded()

    def set_word(self, number: int, word: str) -> None:
        """Change what one says."""
        self._group.button(number).setText(word)
        self._tell_folded()

    @property
    def whole_width(self) -> int:
        """What all words side by side take."""
        return sum(each.sizeHint().width() for each in self._group.buttons()) + 4

    def fold(self, folded: bool) -> None:
        """Show the one that is on alone, or all."""
        if folded != self._folded.isHidden():
            return
        had_focus = any(each.hasFocus() for each in (*self._group.buttons(), self._folded))
        for each in self._group.buttons():
            each.setHidden(folded)
        self._folded.setHidden(not folded)
        self._tell_folded()
        if had_focus:
            (self._folded if folded else self._group.checkedButton() or self._group.buttons()[0]).setFocus()

    def _on_clicked(self, number: int) -> None:
        self._tell_folded()
        self.chosen.emit(number)

    def _tell_folded(self) -> None:
        on = self._group.checkedButton()
        word = on.text() if on is not None else self._beside
        self._folded.setText(word)
        self._folded.setAccessibleName(word)

    def _offer(self) -> None:
        menu = QMenu(self)
        for each in self._group.buttons():
            action = menu.addAction(each.text(), each.click)
            action.setCheckable(True)
            action.setChecked(each.isChecked())
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))


class PanelBar(QWidget):
    """A panel's title row. Each panel offers one as `bar`; the window puts it on the panel's dock.

    A dock asks its title bar for its size hint alone and overlooks a fixed height.
    """

    def __init__(self, title: QLabel, *parts: Part, name: str = "bar", gap: int = 2, margins: Margins = (12, 0, 8, 0)):
        """`title` goes first where the row is narrow for its text."""
        super().__init__()
        ground(self, name)
        self._title = title
        self._row = row(title, *parts, gap=gap, margins=margins)
        self._row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setLayout(self._row)
        self.setMinimumHeight(34)

    def fit(self) -> None:
        """Show the title where it has room."""
        title = self._title.sizeHint().width() + 8
        rest = self._row.minimumSize().width() - (0 if self._title.isHidden() else title)
        self._title.setHidden(rest + title > self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QtCore.QEvent.Type.LayoutRequest:
            self.fit()
        return super().event(event)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.minimumHeight())

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width(), max(34, hint.height() + 4))
