"""What a place shows while it has nothing to show: a picture, what is so, what to do about it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from workbench.ui.bridge import Bridge
from workbench.ui.controls import button
from workbench.ui.flow import Flow
from workbench.ui.painted import Icon
from workbench.ui.parts import column, label, row

_WIDEST, _SIDE = 460, 20
"""A line that is longer is hard to read; so much room there is beside it at least."""


class EmptyState(QWidget):
    """An icon, a strong sentence, a quiet one and the ways on, in the middle of whatever room there is."""

    def __init__(self, bridge: Bridge, icon: str, title: str = "", words: str = "", *ways: QPushButton) -> None:
        super().__init__()
        self._bridge = bridge
        self._icon = Icon(bridge, icon, "text3", 28)
        self._title, self._words = label("", "strong", wraps=True), label("", "second", wraps=True)
        for said in (self._title, self._words):
            said.setAlignment(Qt.AlignmentFlag.AlignCenter)
            said.setMinimumWidth(120)
            said.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._ways = Flow(gap=8, middle=True)
        parts = (None, row(None, self._icon, None), 10, self._title, 4, self._words, 12, self._ways, None)
        self.setLayout(column(*parts, margins=(_SIDE, 12, _SIDE, 12)))
        self.say(icon, title, words, *ways)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = max(_SIDE, (self.width() - self._bridge.theme.px(_WIDEST)) // 2)
        self.setContentsMargins(side - _SIDE, 0, side - _SIDE, 0)

    def sizeHint(self) -> QSize:
        return self._without_sides(super().sizeHint())

    def minimumSizeHint(self) -> QSize:
        return self._without_sides(super().minimumSizeHint())

    def _without_sides(self, hint: QSize) -> QSize:
        """Room at the sides is asked for by nobody: a panel that was wide once would never be narrow again."""
        return QSize(hint.width() - 2 * self.contentsMargins().left(), hint.height())

    def say_none_open(self) -> None:
        """Say that no document is open: the queue has some, or the project has none yet."""
        if self._bridge.has_desk and not self._bridge.desk.counts().total:
            words = self.tr("Drop files or folders on this window, or choose them.")
            add = button(self.tr("Add documents"), "primary", partial(self._bridge.wanted.emit, "project.add"))
            self.say("inbox", self.tr("No documents yet"), words, add)
        else:
            self.say("file-text", self.tr("No document is open"), self.tr("Choose one in the queue."))

    def say(self, icon: str, title: str, words: str, *ways: QPushButton) -> None:
        """Say something else."""
        self._icon.set_icon(icon, "text3")
        self._title.setText(title)
        self._words.setText(words)
        while (item := self._ways.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.offer(*ways)

    def offer(self, *ways: QPushButton) -> None:
        """Offer more ways on."""
        for way in ways:
            self._ways.addWidget(way)

    @property
    def title(self) -> str:
        """The strong sentence."""
        return self._title.text()
