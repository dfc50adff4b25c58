"""What the program says in passing: one sentence at the lower left, for five seconds."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPropertyAnimation, Qt, QTimer
from PySide6.QtWidgets import QFrame, QGraphicsOpacityEffect, QLabel, QStyle, QWidget

from workbench.ui.bridge import Bridge
from workbench.ui.controls import button
from workbench.ui.notices import announce
from workbench.ui.parts import row

_TOAST_MS = 5000
_FADE_MS = 120


class Toast(QFrame):
    """One sentence at the lower left of its window, with Undo, for five seconds; a later one takes its place."""

    spoken_role = "Notification"

    def __init__(self, bridge: Bridge, window: QWidget, above: QWidget, undo: Callable[[], object]) -> None:
        """It stands over the lower edge of the window, above the widget `above`."""
        super().__init__(window)
        self.setObjectName("toast")
        self._window, self._above = window, above
        self._words = QLabel()
        self._undo = button(self.tr("Undo"), "", undo)
        self._undo.clicked.connect(self.hide)
        self._undo.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setLayout(row((self._words, 1), self._undo, gap=8, margins=(14, 6, 8, 6)))
        self.setMinimumHeight(36)
        effect = QGraphicsOpacityEffect(self)
        self.setGraphicsEffect(effect)
        self._fade = QPropertyAnimation(effect, b"opacity", self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_TOAST_MS)
        self._timer.timeout.connect(self.hide)
        window.installEventFilter(self)
        self.hide()
        bridge.told.connect(self.tell)

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.text()

    def tell(self, sentence: str, undo: bool) -> None:
        """Say a sentence."""
        self._words.setText(sentence)
        self._undo.setVisible(undo)
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()
        self._fade.stop()
        # Nought where the system asks for less motion: then it is there at once.
        wished = self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, self)
        self._fade.setDuration(min(_FADE_MS, max(wished, 0)))
        self._fade.setStartValue(0.0)
        self._fade.setEndValue(1.0)
        self._fade.start()
        self._timer.start()
        announce(self, sentence)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        self.move(14, self._window.height() - self._above.height() - self.height() - 14)
