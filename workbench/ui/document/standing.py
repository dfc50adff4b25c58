"""What the panel says of a document as a whole: that it is a scan, that its layout is unknown."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.model.document import Document
from workbench.model.fields import ROOT
from workbench.model.review import ReviewRecord
from workbench.tasks.ocr import can_recognise
from workbench.ui.bridge import Bridge, Notice
from workbench.ui.notices import Banner


class PageNotices(QWidget):
    """Above the page, without height while there is nothing to say. A banner can be settled until the next opening."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._stack = QVBoxLayout(self)
        self._stack.setContentsMargins(12, 4, 12, 8)
        self.hide()

    def show_for(self, document: Document, record: ReviewRecord) -> None:
        """Say what is to be said of a document that was opened."""
        while (item := self._stack.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        notice = self._notice(document, record)
        if notice:
            self._stack.addWidget(Banner(self._bridge, notice, self.hide))
        self.setVisible(notice is not None)

    @property
    def title(self) -> str:
        """What the standing banner says first; blank without one."""
        item = self._stack.itemAt(0)
        banner = item.widget() if item and not self.isHidden() else None
        return banner.notice.title if isinstance(banner, Banner) else ""

    def _notice(self, document: Document, record: ReviewRecord) -> Notice | None:
        if document.needs_ocr:
            return self._scan()
        if record.value(ROOT, "document.layout") in (None, "unknown"):
            return Notice(
                "note",
                self.tr("No known layout"),
                self.tr(
                    "Nothing was guessed. Select words on the page and press {key} to fill a field, or reject the "
                    "document if it is no determination."
                ).format(key=self._bridge.keys.told("field.take")),
            )
        return None

    def _scan(self) -> Notice:
        title = self.tr("A scan: there are no words to take")
        if can_recognise():
            words = self.tr(
                "Its pages can be seen. OCR reads their words and proposes values; what it doubts is marked."
            )
            return Notice("doubt", title, words, ((self.tr("Read by OCR"), self._recognise),))
        words = self.tr(
            "Its pages can be seen; type the values into the record. Tesseract, which reads pictures of text, is not "
            "installed. On Debian: sudo apt-get install tesseract-ocr"
        )
        return Notice("doubt", title, words)

    def _recognise(self) -> None:
        self._bridge.wanted.emit("document.ocr")
        self.hide()
