"""The document that comes next, made ready while the present one is read, so that it is there at once."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer

from workbench.model.document import Document
from workbench.model.errors import WorkbenchError
from workbench.ui.bridge import Bridge
from workbench.ui.document.highlights import Highlights
from workbench.ui.document.lines import Lines
from workbench.ui.document.pictures import Pictures
from workbench.ui.document.view import PageView

_AFTER_MS = 120
"""How long the present document has the machine for itself; asked again while its own pages are drawn."""


class Ahead(QObject):
    """Draws the first sheets of the next document, takes its record in hand and finds where what it holds is drawn,
    once nothing on screen is waited for.

    `following` says which document that is; it is asked in a pause of its own, for it looks into the project.
    """

    def __init__(self, bridge: Bridge, view: PageView, pictures: Pictures) -> None:
        super().__init__(view)
        self._bridge, self._view, self._pictures = bridge, view, pictures
        self.following: Callable[[], int | None] = lambda: None
        self._pause = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self._pause.timeout.connect(self._look)
        bridge.record_opened.connect(lambda _record: self._pause.start())
        view.zoomed.connect(self._pause.start)  # the pictures have another size from now on
        bridge.record_closed.connect(self._pause.stop)
        bridge.project_changed.connect(self._pause.stop)

    def stop(self) -> None:
        """Make nothing ready any more."""
        self._pause.stop()

    def _look(self) -> None:
        if not self._bridge.has_desk or self._bridge.record is None:
            return
        if self._pictures.is_drawing:
            self._pause.start()
            return
        desk = self._bridge.desk
        try:
            record = self.following()
            if record is None or record == self._bridge.record:
                return
            desk.findings(record)
            document = desk.document(record)
        except WorkbenchError:
            return  # it is told when it is opened
        self._pictures.draw_ahead(document, lambda: desk.content(record), self._view.first_pictures(document))
        QTimer.singleShot(0, self, partial(self._place, record, document))  # in a turn of its own

    def _place(self, record: int, document: Document) -> None:
        """Find where what the next record holds is drawn."""
        if not self._bridge.has_desk:
            return
        lines = Lines(document)
        try:
            Highlights(self._bridge.desk.record(record), lines)
        except WorkbenchError:
            return  # as above
        self._view.have_ready(lines)
