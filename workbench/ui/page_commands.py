"""What the actions of the table do on the page: they reach the document panel of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from workbench.ui.appearance import Appearance
    from workbench.ui.document import DocumentPanel
    from workbench.ui.document.view import PageView
    from workbench.ui.window import Window


class PageCommands(QObject):
    """The part of `Commands` that is about the page."""

    _window: Window
    appearance: Appearance

    @property
    def _page(self) -> DocumentPanel:
        return self._window.review.document

    def find(self) -> None:
        self._page.open_find()

    def find_on_page(self, words: str) -> None:
        self._page.open_find(words)

    def count_on_page(self, words: str) -> int:
        """How often words stand in the open document."""
        return self._page.count_of(words)

    def zoom_in(self) -> None:
        self._page.zoom_in()

    def zoom_out(self) -> None:
        self._page.zoom_out()

    def fit_text(self) -> None:
        self._page.fit_text()

    def rotate(self) -> None:
        self._page.rotate()

    def outline(self) -> None:
        self._page.show_outline()

    def freeze(self) -> None:
        self._page.freeze()

    def is_frozen(self) -> bool:
        return self._window.is_reviewing and self._page.frozen.isVisible()

    def spotlight(self) -> None:
        self._page.view.set_spotlight(not self._page.view.spotlight)

    def is_spotlit(self) -> bool:
        return self._window.is_reviewing and self._page.is_spotlit

    def caret(self) -> None:
        self._view.enter_caret()

    def grow_selection(self) -> None:
        self._view.grow_selection()

    def shrink_selection(self) -> None:
        self._view.shrink_selection()

    def invert_page(self) -> None:
        self.appearance.invert_page()

    def page_as_window(self) -> None:
        self.appearance.page_as_window()

    def is_page_as_window(self) -> bool:
        return not self.appearance.has_own_page

    @property
    def _view(self) -> PageView:
        """The page with the keyboard, the frozen one too."""
        frozen = self._page.frozen.view
        return frozen if frozen.hasFocus() else self._page.view
