"""Light and dark, and the text size: applied to the whole application at once, remembered in the settings."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from workbench import settings as store
from workbench.model.errors import WorkbenchError
from workbench.settings import Settings
from workbench.ui.bridge import Bridge
from workbench.ui.theme import SCALES, Theme, chosen

_DRESSED = "dressed"
"""The application's property that says in which theme it is: a second window of a process may bring another."""

_SCHEMES = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}


class Appearance(QObject):
    """Follows the system's colours unless a person chose, and the text size of the settings."""

    def __init__(self, application: QApplication, settings: Settings, bridge: Bridge) -> None:
        super().__init__(bridge)
        self._application, self._settings, self._bridge = application, settings, bridge
        self._hints = application.styleHints()
        self._tell_system()
        self._hints.colorSchemeChanged.connect(self.apply)
        self._access = self._hints.accessibility()
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
        return self._access.contrastPreference() == Qt.ContrastPreference.HighContrast

    def set_setting(self, setting: str) -> None:
        """Choose system, light or dark."""
        self._keep(replace(self._settings, theme=setting))
        self._tell_system()
        self.apply()

    @property
    def is_page_dark(self) -> bool:
        """Whether the page is light on dark."""
        return self._bridge.page.dark

    @property
    def has_own_page(self) -> bool:
        """Whether a person chose the page's colours apart from the window's."""
        return self._settings.page in _SCHEMES

    def invert_page(self) -> None:
        """Turn the page's paper and ink about; it then keeps its colours whatever the window's are."""
        self._keep(replace(self._settings, page="light" if self.is_page_dark else "dark"))
        self.apply()

    def page_as_window(self) -> None:
        """Let the page be light or dark as the window is."""
        self._keep(replace(self._settings, page="theme"))
        self.apply()

    def set_scale(self, scale: float) -> None:
        """Choose a text size; it is held within 1.0 and 2.0."""
        self._keep(replace(self._settings, text_scale=min(max(scale, SCALES[0]), SCALES[-1])))
        self.apply()

    def step_scale(self, by: int) -> None:
        """The next larger or smaller of the text sizes offered."""
        nearest = min(range(len(SCALES)), key=lambda at: abs(SCALES[at] - self.scale))
        self.set_scale(SCALES[min(max(nearest + by, 0), len(SCALES) - 1)])

    def apply(self) -> None:
        """Make palette, font and style sheet anew where anything differs."""
        told = self._hints.colorScheme(), self.scale, self.wants_contrast
        theme = chosen(self.setting, *told)
        page = chosen(self._settings.page, *told) if self.has_own_page else theme
        if theme != self._bridge.theme or self._application.property(_DRESSED) != _name(theme):
            dress(self._application, theme)
            self._bridge.set_theme(theme, page)
        elif page != self._bridge.page:
            self._bridge.set_page(page)

    def _tell_system(self) -> None:
        # Title bars and native dialogs take the chosen scheme too.
        if self.setting in _SCHEMES:
            self._hints.setColorScheme(_SCHEMES[self.setting])
        else:
            self._hints.unsetColorScheme()

    def _keep(self, settings: Settings) -> None:
        self._settings = settings
        try:
            store.save({"theme": settings.theme, "page": settings.page, "text_scale": settings.text_scale})
        except WorkbenchError as error:
            self._bridge.refuse(error)


def dress(application: QApplication, theme: Theme) -> None:
    """Give the application the palette, font and style sheet of a theme, together."""
    # One sheet straight after another has Qt look up every widget's rules twice, at three times the cost.
    application.setStyleSheet("")
    application.setPalette(theme.palette())
    if application.font() != theme.font():
        application.setFont(theme.font())
    application.setStyleSheet(theme.style_sheet())
    application.setProperty(_DRESSED, _name(theme))


def _name(theme: Theme) -> str:
    return f"{theme.name} {theme.scale} {theme.strong}"
