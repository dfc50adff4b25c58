"""Light and dark, and the text size: applied to the whole application at once, remembered in the settings."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from workbench import settings as store
from workbench.model.errors import WorkbenchError
from workbench.settings import Settings
from workbench.ui.bridge import Bridge
from workbench.ui.dressing import Dressing, dressed_in, name_of, set_ground
from workbench.ui.theme import SCALES, Theme, chosen

if TYPE_CHECKING:
    from workbench.ui.holding import Holding

_MIDDLE = 128
"""Lightness of a ground, 0 to 255, below which the system's colours are dark."""

_TITLE_BARS_FOLLOW = sys.platform in ("win32", "darwin")

_OWN = ("light", "dark")


class Appearance(QObject):
    """Follows the system's colours unless a person chose, and the text size of the settings.

    At first the system is known by its palette alone, and nobody listens to it: the names of what it says are 15 ms
    of the first window. `follow_system` asks it.
    """

    def __init__(self, application: QApplication, settings: Settings, bridge: Bridge) -> None:
        """The bridge has the theme from here on, the application palette and font; its sheet comes with `apply`."""
        super().__init__(bridge)
        self._application, self._settings, self._bridge = application, settings, bridge
        self._dressing = Dressing(application, self)
        self._holding: Holding | None = None
        self._hints = application.styleHints()
        self._access = self._hints.accessibility()
        self._follows = False
        # In a turn of its own: the one in which it was chosen is full with its looks.
        self._writing = QTimer(self, singleShot=True, interval=0)
        self._writing.timeout.connect(self._write)
        self._system_is_dark = application.palette().window().color().lightness() < _MIDDLE
        bridge.set_theme(*self._themes())
        if dressed_in(application) is not None or (self.setting in _OWN and _TITLE_BARS_FOLLOW):
            self.follow_system()  # the palette is a theme's already, or the window's frame is to be in the chosen one
        else:
            set_ground(application, bridge.theme)

    def follow_system(self) -> None:
        """Ask the system for light or dark and for contrast, from now on whenever it changes."""
        if self._follows:
            return
        self._follows = True
        self._tell_system()
        self._hints.colorSchemeChanged.connect(self.apply)
        self._access.contrastPreferenceChanged.connect(self.apply)
        self.apply()

    @property
    def setting(self) -> str:
        """What the person chose: system, light or dark."""
        return self._settings.theme

    @property
    def scale(self) -> float:
        """The text size, 1.0 to 2.0."""
        return self._settings.text_scale

    @property
    def wants_contrast(self) -> bool:
        """Whether the system asks for high contrast."""
        return self._follows and self._access.contrastPreference() == QtCore.Qt.ContrastPreference.HighContrast

    def set_setting(self, setting: str) -> None:
        """Choose system, light or dark."""
        self._keep(self._settings._replace(theme=setting))
        self._tell_system()
        self.apply()

    @property
    def is_everywhere(self) -> bool:
        """Whether what is hidden has the looks chosen last, too."""
        return self._dressing.is_done

    @property
    def is_in_sight(self) -> bool:
        """Whether what is in sight has the looks chosen last; before, nothing is painted."""
        return self._dressing.is_in_sight

    @property
    def is_page_dark(self) -> bool:
        """Whether the page is light on dark."""
        return self._bridge.page.dark

    @property
    def has_own_page(self) -> bool:
        """Whether a person chose the page's colours apart from the window's."""
        return self._settings.page in _OWN

    def invert_page(self) -> None:
        """Turn the page's paper and ink about; it then keeps its colours whatever the window's are."""
        self._keep(self._settings._replace(page="light" if self.is_page_dark else "dark"))
        self.apply()

    def page_as_window(self) -> None:
        """Let the page be light or dark as the window is."""
        self._keep(self._settings._replace(page="theme"))
        self.apply()

    def set_scale(self, scale: float) -> None:
        """Choose a text size; it is held within 1.0 and 2.0."""
        self._keep(self._settings._replace(text_scale=min(max(scale, SCALES[0]), SCALES[-1])))
        self.apply()

    def step_scale(self, by: int) -> None:
        """The next larger or smaller of the text sizes offered."""
        nearest = min(range(len(SCALES)), key=lambda at: abs(SCALES[at] - self.scale))
        self.set_scale(SCALES[min(max(nearest + by, 0), len(SCALES) - 1)])

    def apply(self) -> None:
        """Make palette, font and style sheet anew where anything differs."""
        theme, page = self._themes()
        if dressed_in(self._application) != name_of(theme):
            self._hold()
            self._dressing.give(theme)
        if theme != self._bridge.theme:
            self._bridge.set_theme(theme, page)
        elif page != self._bridge.page:
            self._bridge.set_page(page)

    def _hold(self) -> None:
        """Paint nothing until what is in sight has its looks; that takes some turns, and painting one of its own."""
        shown = [window for window in self._application.topLevelWidgets() if window.isVisible()]
        if shown:
            if self._holding is None:
                from workbench.ui.holding import Holding  # noqa: PLC0415 - not for the first frame

                self._holding = Holding(self)
                self._dressing.in_sight.connect(self._holding.let_go)
            self._holding.hold(shown)

    def _themes(self) -> tuple[Theme, Theme]:
        """The window's and the page's, by what a person chose and the system says now."""
        if self._follows:
            self._system_is_dark = self._hints.colorScheme() == QtCore.Qt.ColorScheme.Dark
        told = self._system_is_dark, self.scale, self.wants_contrast
        theme = chosen(self.setting, *told)
        return theme, chosen(self._settings.page, *told) if self.has_own_page else theme

    def _tell_system(self) -> None:
        # Title bars and native dialogs take the chosen scheme too.
        if self.setting in _OWN:
            schemes = QtCore.Qt.ColorScheme
            self._hints.setColorScheme(schemes.Dark if self.setting == "dark" else schemes.Light)
        else:
            self._hints.unsetColorScheme()

    def _keep(self, settings: Settings) -> None:
        self._settings = settings
        self._writing.start()

    def _write(self) -> None:
        settings = self._settings
        try:
            store.save({"theme": settings.theme, "page": settings.page, "text_scale": settings.text_scale})
        except WorkbenchError as error:
            self._bridge.refuse(error)
