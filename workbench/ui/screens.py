"""Where window and panels stand on each set of screens: at the desk, with the laptop alone, in the meeting room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, QTimer
from PySide6.QtGui import QGuiApplication, QScreen

from workbench.ui.memory import Memory

if TYPE_CHECKING:
    from workbench.ui.window import Window


def screen_set(screens: list[QScreen] | None = None) -> str:
    """A name for the screens at hand, `1920x1080+0+0 2560x1440+1920+0`: the same screens in the same places."""
    boxes = (screen.geometry() for screen in (QGuiApplication.screens() if screens is None else screens))
    return " ".join(sorted(f"{box.width()}x{box.height()}+{box.x()}+{box.y()}" for box in boxes))


class ScreenPlaces(QObject):
    """Keeps the places of the present set in the memory, and puts them back when that set comes again."""

    def __init__(self, window: Window, memory: Memory) -> None:
        super().__init__(window)
        self._window, self._memory = window, memory
        self._set = screen_set()
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenAdded.connect(self._on_screens)
            application.screenRemoved.connect(self._on_screens)

    def restore_window(self) -> bool:
        """Put the window where it stood on these screens; False where that is not known."""
        geometry = self._memory.places.get(self._set, (b"", b""))[0]
        return bool(geometry) and self._window.restoreGeometry(QByteArray(geometry))

    def docks(self) -> bytes:
        """Where the panels stood on these screens; empty where that is not known."""
        return self._memory.places.get(self._set, (b"", b""))[1]

    def keep(self, docks: bytes) -> None:
        """Note where the window and its panels stand now."""
        self._memory.keep_place(self._set, bytes(self._window.saveGeometry().data()), docks)

    def _on_screens(self) -> None:
        # The system moves windows about while it takes a screen in or away: look once that is over.
        QTimer.singleShot(0, self, self._follow)

    def _follow(self) -> None:
        now = screen_set()
        if now != self._set:
            self._set = now
            self.restore_window()
            self._window.restore_panels(self.docks())
