"""A popup over the dimmed window: command palette, key sheet, small questions. Escape closes it."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QEventLoop, QObject, QPoint, QRectF, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from workbench.ui.bridge import Bridge

_SHADOW = 12
_ANSWERED = 1
_AROUND = 24


class Overlay(QWidget):
    """Covers its window and holds one popup, which takes the focus; the focus goes back where it was."""

    closed = Signal()

    def __init__(
        self,
        bridge: Bridge,
        window: QWidget,
        popup: QFrame,
        top: int | None = None,
        beside: QWidget | None = None,
        over: QWidget | None = None,
    ) -> None:
        """`top` is the popup's distance from the window's top in pixels; without one it stands in the middle.

        `beside` a widget it stands at that one's left, with its top; `over` one it lies on it from its top, as wide as
        it at least. With either the window is not dimmed.
        """
        super().__init__(window)
        self._window = window
        self._bridge, self._popup, self._top, self._beside, self._over = bridge, popup, top, beside, over
        self._before = QApplication.focusWidget()
        popup.setParent(self)
        window.installEventFilter(self)

    def open(self) -> None:
        """Show it."""
        self._place()
        self.show()
        self._place()  # before it is shown once, a text knows the application's font alone, and takes less room
        self.raise_()
        self._popup.setFocus()

    def close_popup(self) -> None:
        """Take it away."""
        if not self.isVisible():
            return
        self.hide()
        # What had the focus may have been rebuilt meanwhile: by another window's change, by new colours.
        if self._before is not None and shiboken6.isValid(self._before):
            self._before.setFocus()
        self.closed.emit()
        self.deleteLater()

    def ask(self, answered: SignalInstance) -> bool:
        """Show it and wait until the popup says `answered` (True) or it is closed (False)."""
        loop = QEventLoop()
        answered.connect(lambda: loop.exit(_ANSWERED))
        self.closed.connect(loop.quit)
        self.open()
        said = loop.exec() == _ANSWERED
        self.close_popup()
        return said

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() in (QEvent.Type.Resize, QEvent.Type.Hide, QEvent.Type.Close):
            if event.type() == QEvent.Type.Resize:
                self._place()
            else:
                self.close_popup()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        # The window's shortcuts rest while a popup is open; the popup's own widgets have had their turn before.
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_popup()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._popup.geometry().contains(event.position().toPoint()):
            self.close_popup()

    def focusNextPrevChild(self, forward: bool) -> bool:
        # Tab goes round inside the popup.
        children = self._popup.findChildren(QWidget)
        inside = [w for w in children if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.isVisible() and w.isEnabled()]
        if not inside:
            return True
        now = QApplication.focusWidget()
        at = inside.index(now) if now in inside else -1
        inside[(at + (1 if forward else -1)) % len(inside)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self._bridge.theme, QPainter(self)
        if self._beside is None and self._over is None:
            painter.fillRect(self.rect(), theme.colour("shade", 140 if theme.dark else 90))
        around = QRectF(self._popup.geometry())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("shade", 5))
        for step in range(1, _SHADOW + 1):
            painter.drawRoundedRect(around.adjusted(-step, 4 - step, step, 4 + step), 10 + step, 10 + step)

    def _place(self) -> None:
        self.setGeometry(self._window.rect())
        room = self.size() - QSize(2 * _AROUND, 2 * _AROUND)
        if self._popup.minimumWidth() > room.width():
            self._popup.setMinimumWidth(room.width())
        over = self._over if self._over is not None and shiboken6.isValid(self._over) else None
        if over is not None:
            self._popup.setMinimumWidth(min(over.width(), room.width()))
        hint = self._popup.sizeHint().expandedTo(self._popup.minimumSize())
        width = min(hint.width(), room.width())
        if self._popup.hasHeightForWidth():
            hint.setHeight(max(self._popup.heightForWidth(width), self._popup.minimumHeight()))
        height = min(hint.height(), room.height())
        if self._beside is not None and shiboken6.isValid(self._beside):
            at = self._beside.mapTo(self._window, QPoint(0, 0))
            top = max(_AROUND, min(at.y(), self.height() - height - _AROUND))
            self._popup.setGeometry(max(_AROUND, at.x() - width - 14), top, width, height)
            return
        if over is not None:
            at = over.mapTo(self._window, QPoint(0, 0))
            top = max(_AROUND, min(at.y(), self.height() - height - _AROUND))
            left = max(_AROUND, min(at.x() + over.width() - width, self.width() - width))
            self._popup.setGeometry(left, top, width, height)
            return
        top = self._top if self._top is not None else (self.height() - height) // 2
        top = max(_AROUND, min(top, self.height() - height - _AROUND))
        self._popup.setGeometry((self.width() - width) // 2, top, width, height)
