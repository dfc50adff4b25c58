"""A page frozen beside the one at work: it stays while fields, pages and documents change."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from workbench.model.document import Document
from workbench.model.review import ReviewRecord
from workbench.tasks.pages import PageLane
from workbench.ui.bridge import Bridge
from workbench.ui.controls import Tool
from workbench.ui.document.highlights import Highlights
from workbench.ui.document.pictures import Pictures
from workbench.ui.document.view import PageView
from workbench.ui.parts import Line, column, ground, label, row, wrap

_MOST_BYTES = 32 * 2**20


class FrozenPage(QWidget):
    """Keeps a document open at a place. `closed` asks to take it away; it scrolls and zooms by itself."""

    closed = Signal()

    def __init__(self, bridge: Bridge, lane: PageLane) -> None:
        super().__init__()
        self._bridge = bridge
        self.pictures = Pictures(lane, self, _MOST_BYTES)
        self.view = PageView(bridge, self.pictures)
        self.view.setAccessibleName(self.tr("Frozen page"))
        self.view.escaped.connect(self.closed)
        self.view.moved.connect(self._tell)
        self._name, self._caption = "", Line("", "caption")
        shut = Tool(bridge, "x", self.tr("Close the frozen page"), self.closed.emit)
        words = row(label(self.tr("Frozen"), "head"), 6, (self._caption, 1), shut, margins=(12, 2, 6, 2))
        head = ground(wrap(words), "bar")
        self.setLayout(column(head, (self.view, 1)))
        self.setFocusProxy(self.view)
        self.hide()

    @property
    def caption(self) -> str:
        """Which page of which document is frozen."""
        return self._caption.text()

    def freeze(self, document: Document, record: ReviewRecord, content: Callable[[], bytes], like: PageView) -> None:
        """Show a document as another view shows it now."""
        self._name = document.file_name
        self.show()
        self.pictures.show_document(document, content)
        self.view.show_document(document)
        if self.view.lines:
            self.view.scene.highlights = Highlights(record, self.view.lines)
        while self.view.rotation != like.rotation:
            self.view.turn()
        self.view.set_zoom(like.zoom, None)
        self.view.bar.setValue(like.bar.value())
        self._tell()

    def let_go(self) -> None:
        """Show nothing any more."""
        self.hide()
        self.pictures.show_document(None)
        self.view.show_document(None)

    def _tell(self) -> None:
        page = self.tr("page {0}").format(self.view.sheet + 1)
        self._caption.setText(f"{self._name}, {page}")
