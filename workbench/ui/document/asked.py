"""What a person asks of the page: to find, copy and take words, other sizes, to keep one page beside another."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from workbench.model.document import Document
from workbench.model.evidence import Span
from workbench.model.review import ReviewRecord
from workbench.tasks.pages import PageLane
from workbench.ui.bridge import Bridge
from workbench.ui.document.find_bar import FindBar
from workbench.ui.document.finding import find
from workbench.ui.document.frozen import FrozenPage
from workbench.ui.document.keys import copy
from workbench.ui.document.pictures import Pictures
from workbench.ui.document.standing import PageNotices
from workbench.ui.document.view import PageView
from workbench.ui.document.zoom import Fit, Zoom, fixed

_SIDE_BY_SIDE = 900
"""From this width in design pixels a frozen page stands beside the other, else above it."""


class AskedOfPage(QWidget):
    """The part of the document panel that answers a person.

    `_show_due` shows what still waits for its turn, the open record's page or its place in hand: whatever is asked is
    asked of that.
    """

    frozen: FrozenPage
    find_bar: FindBar
    _bridge: Bridge
    _lane: PageLane
    _view: PageView
    _pictures: Pictures
    _notices: PageNotices
    _split: QSplitter
    _record: ReviewRecord | None
    _document: Document | None

    def _show_outline(self) -> None:
        raise NotImplementedError

    def _show_due(self) -> None:
        raise NotImplementedError

    @property
    def view(self) -> PageView:
        """The page of the open record."""
        self._show_due()
        return self._view

    @property
    def pictures(self) -> Pictures:
        """Those of the open record's pages."""
        self._show_due()
        return self._pictures

    @property
    def notices(self) -> PageNotices:
        """What is said above the open record's page."""
        self._show_due()
        return self._notices

    def selection(self) -> tuple[str, tuple[Span, ...]] | None:
        """The selected words, white space collapsed, and where they stand, one span a page; None for none."""
        chosen = self.view.selection
        return (chosen.text(), chosen.spans()) if chosen and chosen.spans() else None

    @property
    def lane(self) -> PageLane:
        """What draws its pages."""
        return self._lane

    @property
    def is_scan(self) -> bool:
        """Whether a document is open that has pages without words, which OCR may read."""
        return self._document is not None and bool(self._document.wordless_pages)

    def is_drawn(self) -> bool:
        """Whether every page in view is drawn, the frozen one too."""
        return not (self.pictures.busy or self.frozen.pictures.busy)

    def copy_selection(self) -> None:
        """Put the selected words on the clipboard."""
        copy(self.view)

    def open_find(self, words: str = "") -> None:
        """Open the field to find words in the document, with these in it or those that are selected."""
        self._show_due()
        if self._document:
            self.find_bar.enter(words)

    def count_of(self, words: str) -> int:
        """How often words stand in the document."""
        return len(find(self._document, words)) if self._document else 0

    def zoom_in(self) -> None:
        """The next larger zoom."""
        self.view.larger(self.view.held())

    def zoom_out(self) -> None:
        """The next smaller zoom."""
        self.view.smaller(self.view.held())

    def fit_text(self) -> None:
        """The text as wide as the panel, the sheets' blank margins outside."""
        self.set_zoom(Zoom(Fit.TEXT))

    def fit_width(self) -> None:
        """The sheet as wide as the panel."""
        self.set_zoom(Zoom(Fit.WIDTH))

    def true_size(self) -> None:
        """100 %: the size on paper."""
        self.set_zoom(fixed(1.0))

    def set_zoom(self, zoom: Zoom) -> None:
        """Any zoom, keeping the place in the text."""
        self.view.set_zoom(zoom, self.view.held())

    @property
    def is_spotlit(self) -> bool:
        """Whether all but the evidence of the field in hand is dimmed, on this page as on the one before."""
        return self._view.spotlight

    def rotate(self) -> None:
        """Turn the sheets by a quarter, clockwise."""
        self.view.turn()

    def freeze(self) -> None:
        """Keep the present page beside the one at work, or let the frozen one go."""
        self._show_due()
        if self.frozen.isVisible():
            self.unfreeze()
        elif self._document and self._record:
            desk, record = self._bridge.desk, self._record
            wide = self.width() >= self._bridge.theme.px(_SIDE_BY_SIDE)
            self._split.setOrientation(Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical)
            self.frozen.freeze(self._document, record, lambda: desk.content(record.id), self._view)
            self._split.setSizes([1, 1])

    def unfreeze(self) -> None:
        """Let the frozen page go; the keyboard comes to the page at work where it was there."""
        had_focus = self.frozen.view.hasFocus()
        self.frozen.let_go()
        if had_focus:
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_outline(self) -> None:
        """The headings and items as a menu, for arrows, letters and Enter."""
        self._show_due()
        if self._document:
            self._show_outline()
