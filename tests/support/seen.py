"""What a person sees, hears and points at in a window: every text with where it stands, painted ones included."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QWidget,
)


@dataclass(frozen=True)
class Said:
    """A text and where it was met."""

    where: str
    words: str


@dataclass(frozen=True)
class Stroke:
    """A text as it was painted: its box if it was given one, and how wide it is, both in the painter's pixels."""

    on: str
    words: str
    box: QRectF | None
    width: float
    wraps: bool
    widget: QWidget | None = None

    @property
    def is_cut(self) -> bool:
        """Whether it runs out of its box."""
        return self.box is not None and not self.wraps and self.width > self.box.width() + 1.5


def name_of(widget: QWidget) -> str:
    """A widget by the names of its class and of those that hold it."""
    chain: list[str] = []
    at: QWidget | None = widget
    while at is not None and len(chain) < 4:
        chain.append(type(at).__name__ + (f"#{at.objectName()}" if at.objectName() else ""))
        at = at.parentWidget()
    return " < ".join(chain)


def shown(root: QWidget) -> list[QWidget]:
    """Every widget that is visible, the root first."""
    return [found for found in (root, *root.findChildren(QWidget)) if found.isVisible()]


def said_by(widget: QWidget) -> Iterator[Said]:
    """The texts that one widget itself shows or has for tooltip and screen reader."""
    name = name_of(widget)
    for kind, words in (
        ("tooltip", widget.toolTip()),
        ("accessible name", widget.accessibleName()),
        ("accessible description", widget.accessibleDescription()),
    ):
        yield Said(f"{name} ({kind})", words)
    if isinstance(widget, QLabel | QAbstractButton):
        yield Said(name, widget.text())
    if isinstance(widget, QLineEdit):
        yield Said(f"{name} (placeholder)", widget.placeholderText())
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        yield Said(f"{name} (placeholder)", widget.placeholderText())
    if isinstance(widget, QComboBox):
        for number in range(widget.count()):
            yield Said(name, widget.itemText(number))
    if isinstance(widget, QAbstractItemView):
        yield from _rows_of(widget, name)
    for action in widget.actions() if isinstance(widget, QMenu) else ():
        yield Said(name, action.text().partition("\t")[0])


def _rows_of(view: QAbstractItemView, name: str) -> Iterator[Said]:
    model = view.model()
    columns = 1 if isinstance(view, QListView) else model.columnCount()
    for row in range(min(model.rowCount(), 40)):
        for column in range(columns):
            at = model.index(row, column)
            for role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
                if words := at.data(role):
                    yield Said(f"{name} ({role.name})", str(words))
    for column in range(columns if not isinstance(view, QListView) else 0):
        if words := model.headerData(column, Qt.Orientation.Horizontal):
            yield Said(f"{name} (header)", str(words))


@pytest.fixture
def strokes(monkeypatch: pytest.MonkeyPatch) -> list[Stroke]:
    """Every text painted by the program's own hand while the fixture stands. Texts of Qt's own widgets are not here."""
    met: list[Stroke] = []
    draw: Callable[..., Any] = QPainter.drawText

    def watched(painter: QPainter, *told: Any) -> Any:
        met.append(_stroke(painter, told))
        return draw(painter, *told)

    monkeypatch.setattr(QPainter, "drawText", watched)
    return met


def _stroke(painter: QPainter, told: tuple[Any, ...]) -> Stroke:
    words = next((part for part in told if isinstance(part, str)), "")
    box = told[0] if isinstance(told[0], QRect | QRectF) else None
    flags = next((int(part.value if hasattr(part, "value") else part) for part in told[1:] if _is_flag(part)), 0)
    wraps = bool(flags & Qt.TextFlag.TextWordWrap.value)
    width = painter.fontMetrics().horizontalAdvance(words)
    on, widget = _painted_by()
    return Stroke(on, words, QRectF(box) if box is not None else None, width, wraps, widget)


def _painted_by() -> tuple[str, QWidget | None]:
    """The place in the program that painted, the first outside the paint box; and its widget where it is one."""
    at = sys._getframe(1)
    while at.f_back is not None and not ("/ui/" in at.f_code.co_filename and "/ui/paint" not in at.f_code.co_filename):
        at = at.f_back
    painter = at.f_locals.get("self")
    widget = painter if isinstance(painter, QWidget) else None
    return f"{Path(at.f_code.co_filename).name}:{at.f_lineno}", widget


def _is_flag(part: object) -> bool:
    return not isinstance(part, str | QRect | QRectF | QPoint | QPointF | bool) and (
        isinstance(part, int) or hasattr(part, "value")
    )


def cut(widget: QWidget) -> str:
    """What is wrong with the room that a widget's text has; blank where it is all there."""
    if isinstance(widget, QLabel) and type(widget) is QLabel and widget.text():
        return _cut_label(widget)
    if isinstance(widget, QPushButton) and widget.text() and widget.width() < widget.minimumSizeHint().width() - 1:
        return f"“{widget.text()}” wants {widget.minimumSizeHint().width()} px and has {widget.width()}"
    if isinstance(widget, QLineEdit) and not widget.text() and widget.placeholderText():
        wanted = widget.fontMetrics().horizontalAdvance(widget.placeholderText())
        if wanted > widget.width() - 8:
            return f"“{widget.placeholderText()}” wants {wanted} px and has {widget.width() - 8}"
    return ""


def _cut_label(found: QLabel) -> str:
    room = found.contentsRect()
    if found.wordWrap():
        wanted = found.heightForWidth(found.width())
        return (
            f"“{found.text()}” wants {wanted} px of height and has {found.height()}" if wanted > found.height() else ""
        )
    wanted = found.fontMetrics().horizontalAdvance(found.text())
    return f"“{found.text()}” wants {wanted} px and has {room.width()}" if wanted > room.width() + 1 else ""


def overlapping(root: QWidget) -> list[tuple[QWidget, QWidget]]:
    """Parts inside a widget that its layouts set over one another."""
    found = []
    for holder in shown(root):
        if isinstance(holder, QAbstractScrollArea) or holder.layout() is None:
            continue
        parts = [each for each in holder.findChildren(QWidget, options=_DIRECT) if each.isVisible()]
        for number, one in enumerate(parts):
            found += [(one, other) for other in parts[number + 1 :] if one.geometry().intersects(other.geometry())]
    return found


_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


def hidden_share(widget: QWidget) -> bool:
    """Whether something hides a part of a widget that no scrolling brings into view."""
    at = widget.parentWidget()
    while at is not None:
        if isinstance(at, QAbstractScrollArea):
            return False
        at = at.parentWidget()
    seen = widget.visibleRegion().boundingRect()
    return seen.width() < widget.width() or seen.height() < widget.height()
