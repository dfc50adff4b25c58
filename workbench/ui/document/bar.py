"""The document panel's title row: where one is, page, zoom, turn, find."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton

from workbench.ui.bridge import Bridge
from workbench.ui.controls import PanelBar, Tool
from workbench.ui.document.zoom import Fit, Zoom, fixed
from workbench.ui.parts import Line, label

_OFFERED = (Zoom(Fit.TEXT), Zoom(Fit.WIDTH), *map(fixed, (0.75, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)))


@dataclass(frozen=True)
class BarActs:
    """What the row's buttons do."""

    outline: Callable[[], object]
    previous: Callable[[], object]
    next: Callable[[], object]
    smaller: Callable[[], object]
    larger: Callable[[], object]
    zoom: Callable[[Zoom], object]
    turn: Callable[[], object]
    find: Callable[[], object]


class DocumentBar(PanelBar):
    """Widths stay as they are while page and zoom change, so that no button moves under the pointer."""

    def __init__(self, bridge: Bridge, acts: BarActs) -> None:
        self._bridge, self._acts = bridge, acts
        self._caption = Line("", "caption")
        self.outline = Tool(bridge, "list", _tr("Headings and items"), acts.outline)
        self._previous = Tool(bridge, "chevron-up", _tr("Previous page"), acts.previous)
        self._next = Tool(bridge, "chevron-down", _tr("Next page"), acts.next)
        self._page, self._zoom = label("", "second"), QToolButton()
        self._page.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._page.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self._smaller = Tool(bridge, "minus", _tr("Smaller"), acts.smaller)
        self._larger = Tool(bridge, "plus", _tr("Larger"), acts.larger)
        self._turn = Tool(bridge, "rotate-cw", _tr("Rotate"), acts.turn)
        self._find = Tool(bridge, "search", _tr("Find in the document"), acts.find)
        self._zoom.setProperty("role", "second")
        self._zoom.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._zoom.setMenu(self._zoom_menu())
        turning = (self._smaller, self._zoom, self._larger, 4, self._turn, self._find)
        paging = (self.outline, self._previous, self._page, self._next, 4)
        super().__init__(label(_tr("Document"), "head"), 8, (self._caption, 1), *paging, *turning)
        bridge.theme_changed.connect(self._fit)
        self.show_document(False)

    def show_document(self, there: bool) -> None:
        """Whether there is a document to page through."""
        parts = (self.outline, self._page, self._zoom, self._smaller, self._larger, self._turn, self._find)
        for part in (*parts, self._previous, self._next):
            part.setEnabled(there)
        if not there:
            self.show_caption("")
            self._page.setText("")

    def show_caption(self, words: str) -> None:
        """What is in hand: "Item 2, Thoracic X-ray"."""
        self._caption.setText(words)

    def show_page(self, sheet: int, sheets: int) -> None:
        """Which page is in view, counted from 0, of how many."""
        self._page.setText(f"{sheet + 1} / {sheets}")
        self._page.setAccessibleName(_tr("Page {0} of {1}").format(sheet + 1, sheets))
        self._previous.setEnabled(sheet > 0)
        self._next.setEnabled(sheet + 1 < sheets)
        self._fit(sheets)

    def show_zoom(self, zoom: Zoom, factor: float) -> None:
        """How large the page is: `factor` is 1.0 at 100 %, also while it is fitted."""
        self._zoom.setText(_said(zoom))
        self._zoom.setToolTip(_tr("Zoom, now {0} %").format(round(factor * 100)))
        self._zoom.setAccessibleName(self._zoom.toolTip())
        for action, offered in zip(self._zoom.menu().actions(), _OFFERED, strict=True):
            action.setChecked(offered.label == zoom.label)
        self._fit()

    @property
    def caption(self) -> str:
        """What is said to be in hand."""
        return self._caption.text()

    @property
    def page(self) -> str:
        """The page as it is shown: "2 / 3"."""
        return self._page.text()

    def _zoom_menu(self) -> QMenu:
        menu = QMenu(self._zoom)
        for offered in _OFFERED:
            action = menu.addAction(_said(offered))
            action.setCheckable(True)
            action.triggered.connect(lambda _checked, wanted=offered: self._acts.zoom(wanted))
        return menu

    def _fit(self, sheets: int = 0) -> None:
        measure = self._zoom.fontMetrics()
        widest = max(measure.horizontalAdvance(_said(offered)) for offered in _OFFERED)
        self._zoom.setFixedWidth(widest + 12)
        digits = len(str(sheets)) if sheets else len(self._page.text().rpartition("/")[2].strip() or "1")
        self._page.setMinimumWidth(self._page.fontMetrics().horizontalAdvance("8" * 2 * digits + " / "))


def _said(zoom: Zoom) -> str:
    """A zoom in the person's language."""
    fits = {Fit.TEXT: _tr("Fit text"), Fit.WIDTH: _tr("Fit width")}
    return fits.get(zoom.fit, zoom.label)


def _tr(words: str) -> str:
    return QCoreApplication.translate("DocumentBar", words)
