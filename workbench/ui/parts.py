"""The small parts that every panel is made of. Their looks come from the style sheet, by object name and `role`."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from workbench.ui import paint
from workbench.ui.bridge import Bridge
from workbench.ui.words import word

Part = QWidget | QLayout | tuple[QWidget, int] | int | None
Margins = tuple[int, int, int, int]
ESCAPE = Qt.Key.Key_Escape
_ENDLESS = 100_000

# Layouts


def row(*parts: Part, gap: int = 8, margins: Margins = (0, 0, 0, 0)) -> QHBoxLayout:
    """A horizontal layout of widgets and layouts; None is a stretch, a number space, a pair takes a stretch."""
    made = QHBoxLayout()
    _fill(made, parts, gap, margins)
    return made


def column(*parts: Part, gap: int = 0, margins: Margins = (0, 0, 0, 0)) -> QVBoxLayout:
    """A vertical layout, its parts as in `row`."""
    made = QVBoxLayout()
    _fill(made, parts, gap, margins)
    return made


def _fill(layout: QBoxLayout, parts: tuple[Part, ...], gap: int, margins: Margins) -> None:
    layout.setSpacing(gap)
    layout.setContentsMargins(*margins)
    for part in parts:
        match part:
            case None:
                layout.addStretch(1)
            case int():
                layout.addSpacing(part)
            case (widget, stretch):
                layout.addWidget(widget, stretch)
            case QWidget():
                layout.addWidget(part)
            case QLayout():
                layout.addLayout(part)


def wrap(layout: QLayout) -> QWidget:
    """A plain widget around a layout."""
    made = QWidget()
    made.setLayout(layout)
    return made


def box(name: str, layout: QLayout, state: str = "") -> QFrame:
    """A frame that the style sheet knows by name: card, chip, tile, popup, well, …"""
    made = QFrame()
    made.setObjectName(name)
    made.setProperty("state", state)
    made.setLayout(layout)
    return made


def ground(widget: QWidget, name: str) -> QWidget:
    """Let a plain widget take its ground from the style sheet: panel, surface, canvas, bar."""
    widget.setObjectName(name)
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return widget


def hline() -> QFrame:
    """A hairline across."""
    made = QFrame()
    made.setObjectName("hline")
    return made


def set_property(widget: QWidget, name: str, value: object) -> None:
    """Change a property that the style sheet looks at, and have it look again."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.updateGeometry()  # another border, weight or padding asks for other room
    widget.update()


# Words


def label(words: str, role: str = "body", wraps: bool = False, rich: bool = False) -> QLabel:
    """Words in one of the roles of the style sheet: display, title, strong, medium, second, caption, small, head, key,
    tag, ok, doubt, fail, accent.
    """
    made = Prose(words) if wraps else QLabel(words)
    made.setProperty("role", role)
    made.setTextFormat(Qt.TextFormat.RichText if rich else Qt.TextFormat.PlainText)
    if not wraps:
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    return made


class Prose(QLabel):
    """Words on as many lines as they take. Layouts inside layouts do not ask for a height by width: here it is said."""

    def __init__(self, words: str = "") -> None:
        super().__init__(words)
        self.setWordWrap(True)

    def setText(self, words: str) -> None:  # noqa: N802 - Qt's own name
        """Say something else."""
        super().setText(words)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        if not self.isVisible():
            return
        held = self.minimumHeight()
        wanted = self._height() if self.text() else 0
        if held != wanted:
            self.setMinimumHeight(wanted)

    def _height(self) -> int:
        """What the words take at this width. `heightForWidth` never says less than the least height set."""
        around = self.contentsMargins()
        room = QRect(0, 0, self.width() - around.left() - around.right(), _ENDLESS)
        taken = self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap.value, self.text()).height()
        return taken + around.top() + around.bottom()


class Line(QLabel):
    """One line of text that is cut with an ellipsis, and then says all in its tooltip, instead of pushing the panel."""

    def __init__(self, words: str = "", role: str = "body") -> None:
        super().__init__(words)
        self.setProperty("role", role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(20, super().minimumSizeHint().height())

    def setText(self, words: str) -> None:  # noqa: N802 - Qt's own name
        """Say something else."""
        super().setText(words)
        self._tell_all()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_all()

    def _tell_all(self) -> None:
        self.setToolTip(self.text() if self._cut() != self.text() else "")

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        flags = self.alignment() | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(self.rect(), flags, self._cut())

    def _cut(self) -> str:
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())


def key_caps(*pairs: tuple[str, str]) -> list[Part]:
    """Key caps with what they do, for a row. Caps of one key combination are joined by `+`, of several by a space."""
    made: list[Part] = []
    for caps, what in pairs:
        made += [label(cap, "key") for cap in caps.split(" ")]
        made += [label(what, "caption"), 10]
    return made


def caps_with_words(*pairs: tuple[str, str]) -> list[QWidget]:
    """Key caps with what they do, each a part of its own for a `Flow`."""
    return [
        wrap(row(*(label(cap, "key") for cap in caps.split(" ")), label(what, "caption"), gap=6))
        for caps, what in pairs
    ]


# Painted parts


class _Square(QWidget):
    """A painted square whose side follows the text size."""

    def __init__(self, bridge: Bridge, size: int) -> None:
        super().__init__()
        self._bridge, self._size = bridge, size
        bridge.theme_changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        side = self._bridge.theme.px(self._size)
        self.setFixedSize(side, side)
        self.update()


class Mark(_Square):
    """The mark of a field's or document's state, with its word as tooltip and accessible name."""

    spoken_role = QAccessible.Role.Graphic

    def __init__(self, bridge: Bridge, state: str, size: int = 14, share: float = 0.0) -> None:
        super().__init__(bridge, size)
        self._state, self._share = state, share
        self.set_state(state, share)

    @property
    def state(self) -> str:
        """The state's word."""
        return self._state

    def set_state(self, state: str, share: float = 0.0) -> None:
        """Show another state; `share` (0 to 1) fills the ring of a document in review."""
        self._state, self._share = state, share
        self.setAccessibleName(word(state))
        self.setToolTip(word(state))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.mark(painter, self._bridge.theme, QRectF(self.rect()), self._state, self._share)


class Icon(_Square):
    """A Lucide icon in one of the theme's colours. Decoration: the word beside it says the same."""

    def __init__(self, bridge: Bridge, name: str, token: str = "text2", size: int = 16) -> None:
        super().__init__(bridge, size)
        self._name, self._token = name, token

    def set_icon(self, name: str, token: str = "text2") -> None:
        """Show another icon."""
        self._name, self._token = name, token
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.icon(painter, self._bridge.theme, QRectF(self.rect()), self._name, self._token)


class Bar(QWidget):
    """A thin bar filled to a share of 0 to 1."""

    spoken_role = QAccessible.Role.ProgressBar

    def __init__(self, bridge: Bridge, share: float = 0.0, token: str = "accent", height: int = 4) -> None:
        super().__init__()
        self._bridge, self._share, self._token = bridge, share, token
        self.setFixedHeight(height)

    @property
    def share(self) -> float:
        """How full it is."""
        return self._share

    def set_share(self, share: float) -> None:
        """Fill it to another share."""
        self._share = share
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.bar(painter, self._bridge.theme, QRectF(self.rect()), self._share, self._token)


# Controls


def button(words: str, kind: str = "", on_click: Callable[[], object] | None = None) -> QPushButton:
    """A button of a kind: "" outlined, primary, quiet, plain, small, switch."""
    made = QPushButton(words)
    made.setProperty("kind", kind)
    made.setAutoDefault(False)
    if on_click:
        made.clicked.connect(lambda _checked: on_click())
    return made


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
    found = [tool for tool in reached if tool.focusPolicy() & Qt.FocusPolicy.TabFocus]
    return min(found, key=lambda tool: tool.mapTo(row, QPoint(0, 0)).x(), default=None)


def _is_on(tool: QAbstractButton) -> bool:
    """Of words of which one is on the keyboard goes to that one."""
    return tool.group() is None or not tool.group().exclusive() or tool.isChecked()


class SearchField(QLineEdit):
    """A field to search with. Escape empties it, and when empty gives the focus back through `left`."""

    left = Signal()

    def __init__(self, bridge: Bridge, hint: str) -> None:
        super().__init__()
        self._bridge = bridge
        self.setProperty("kind", "search")
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self._glass = self.addAction(paint.qicon(bridge.theme, "search", "text3"), self.ActionPosition.LeadingPosition)
        bridge.theme_changed.connect(self._draw)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == ESCAPE:
            if self.text():
                self.clear()
            else:
                self.left.emit()
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        # While the field has words in it or is left by it, Escape is the field's and no shortcut of the window.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and event.key() == ESCAPE:
            event.accept()
            return True
        return super().event(event)

    def _draw(self) -> None:
        self._glass.setIcon(paint.qicon(self._bridge.theme, "search", "text3"))


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
        buttons = []
        for number, each in enumerate(words):
            made = button(each, "switch")
            made.setCheckable(True)
            made.setChecked(number == 0)
            self._group.addButton(made, number)
            buttons.append(made)
        self._folded = button("", "switch", self._offer)
        self._folded.hide()
        self.setLayout(row(*buttons, self._folded, gap=0, margins=(2, 2, 2, 2)))
        self._group.idClicked.connect(self._on_clicked)

    def set_chosen(self, number: int | None) -> None:
        """Turn one on without telling; None turns all off."""
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
        word = on.text() if on is not None else "…"
        self._folded.setText(f"{word} ▾")
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
        if event.type() == QEvent.Type.LayoutRequest:
            self.fit()
        return super().event(event)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.minimumHeight())

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width(), max(34, hint.height() + 4))
