"""The small parts that every panel is made of. Their looks come from the style sheet, by object name and `role`.

The start page is made of them too, and the first use of any name under `QtCore.Qt` costs 15 ms: what it shows at first
sets Qt's properties by their names in words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6 import QtCore
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QPaintEvent, QResizeEvent, QShowEvent

L = TypeVar("L", bound=QLabel)
Part = QWidget | QLayout | tuple[QWidget, int] | int | None
Margins = tuple[int, int, int, int]
_ENDLESS = 100_000
_WRAPPED = 0x1000
"""`Qt.TextFlag.TextWordWrap`, as the number that it is in a measure's flags."""

_STEP = 40

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
    if (
        not isinstance(widget, QFrame) and type(widget) is not QWidget
    ):  # those have it from the style sheet by themselves
        widget.setAttribute(QtCore.Qt.WidgetAttribute.WA_StyledBackground)
    return widget


class Scrolled(QScrollArea):
    """As high as what stands in it where there is room; what has none is reached by scrolling, never sideways."""

    def __init__(self, inner: QWidget) -> None:
        super().__init__()
        self._inner = inner
        inner.setObjectName("inner")
        self.setWidgetResizable(True)
        self.setFocusPolicy(QtCore.Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(QtCore.Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inner)

    def height_at(self, width: int) -> int:
        """What the inner widget takes at this width."""
        inner = self._inner
        for part in inner.findChildren(QWidget):
            part.ensurePolished()  # before it is shown once, a text knows the application's font alone
        return inner.heightForWidth(width) if inner.hasHeightForWidth() else inner.sizeHint().height()

    def scroll_by_key(self, key: int) -> bool:
        """Move by an arrow or page key; whether it was one."""
        bar = self.verticalScrollBar()
        steps = {QtCore.Qt.Key.Key_Down: _STEP, QtCore.Qt.Key.Key_Up: -_STEP}
        steps |= {QtCore.Qt.Key.Key_PageDown: bar.pageStep(), QtCore.Qt.Key.Key_PageUp: -bar.pageStep()}
        if key not in steps:
            return False
        bar.setValue(bar.value() + steps[QtCore.Qt.Key(key)])
        return True


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
    made = in_role(Prose(words) if wraps else QLabel(words), role, rich)
    if not wraps:
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    return made


def in_role(words: L, role: str, rich: bool = False) -> L:
    """A label with the looks of one of the roles."""
    words.setProperty("role", role)
    words.setProperty("textFormat", "RichText" if rich else "PlainText")
    return words


class Wrapped(QLabel):
    """Words on as many lines as they take. Layouts inside layouts do not ask for a height by width: here it is said.

    Whoever holds it has it `fit` when the looks of its words change; a `Prose` sees that by itself.
    """

    def __init__(self, words: str = "") -> None:
        super().__init__(words)
        self.setWordWrap(True)

    def setText(self, words: str) -> None:  # noqa: N802 - Qt's own name
        """Say something else."""
        super().setText(words)
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fit()

    def fit(self) -> None:
        """Ask for the height that the words take at the present width."""
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
        taken = self.fontMetrics().boundingRect(room, _WRAPPED, self.text()).height()
        return taken + around.top() + around.bottom()


class Prose(Wrapped):
    """Words on as many lines as they take, in any looks."""

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QtCore.QEvent.Type.FontChange, QtCore.QEvent.Type.StyleChange):
            self.fit()


class Line(QLabel):
    """One line of text that is cut with an ellipsis, and then says all in its tooltip, instead of pushing the panel."""

    def __init__(self, words: str = "", role: str = "body") -> None:
        super().__init__(words)
        in_role(self, role)
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

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.fontMetrics().horizontalAdvance(self.text()) <= self.width():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        flags = self.alignment() | QtCore.Qt.AlignmentFlag.AlignVCenter | QtCore.Qt.TextFlag.TextSingleLine
        painter.drawText(self.rect(), flags, self._cut())

    def _cut(self) -> str:
        measure, words = self.fontMetrics(), self.text()
        if measure.horizontalAdvance(words) <= self.width():
            return words
        return measure.elidedText(words, QtCore.Qt.TextElideMode.ElideRight, self.width())


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
