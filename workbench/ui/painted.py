"""Small painted parts: marks of states, icons, bars. Their shapes are those of `paint.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QWidget,
)

from workbench.ui import paint
from workbench.ui.bridge import Bridge
from workbench.ui.words import word

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


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

    spoken_role = "Graphic"

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
        paint.icon(painter, self._bridge.theme, QRectF(self.rect()), self._name, self._token, self.devicePixelRatioF())


class Bar(QWidget):
    """A thin bar filled to a share of 0 to 1."""

    spoken_role = "ProgressBar"

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
