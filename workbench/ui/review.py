"""The place where one reviews: queue, document and record as three docks side by side."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QDockWidget, QMainWindow, QWidget

from workbench.ui.bridge import Bridge
from workbench.ui.notices import NoticeArea
from workbench.ui.parts import column, ground, wrap
from workbench.ui.review_panels import ReviewPanels

_SHARES = (0.18, 0.45, 0.37)
_LEAST = (200, 480, 454)
_NARROW_BELOW = 1240
_NARROW_SCALE = 1.5
_NARROW_QUEUE = 52
_SEPARATORS = 12
_DESIGNED = 1440
"""The width of the window at which the shares are drawn."""

_NEVER = -1
_SLACK = 6
_ALL_SIDES = Qt.DockWidgetArea.AllDockWidgetAreas


class ReviewPlace(QMainWindow):
    """Docks that move, float and remember their places; all growth goes to the page.

    Docks without a central widget all grow in proportion: after each resize queue and record get their kept widths
    back and the page the rest. `resizeDocks` is exact only when given every dock of the row. `placed` says that the
    person put a panel elsewhere or gave it another width.
    """

    placed = Signal()

    def __init__(self, bridge: Bridge, panels: ReviewPanels, parent: QWidget | None = None) -> None:
        """Makes those of the panels that are not there. `parent` is where it will stand: brought there later, all its
        parts would look up their rules again.
        """
        super().__init__(parent)
        panels.make()
        self.setWindowFlags(Qt.WindowType.Widget)
        self.setDockOptions(self.DockOption.AllowNestedDocks | self.DockOption.AllowTabbedDocks)
        self._bridge = bridge
        self.queue, self.document, self.form, self.findings = (
            panels.queue,
            panels.document,
            panels.form,
            panels.findings,
        )
        self.document.ahead.following = lambda: bridge.desk.next_to_review(bridge.record, self.queue.wanted)
        self.findings.gone_to.connect(self.form.go)
        self.findings.left.connect(self.form.focus_here)
        self.document.view.escaped.connect(self.form.focus_here)
        self._kept: tuple[int, int] | None = None
        self._arranged, self._arranged_at = (0, 0), _NEVER
        self._arranging = False
        area = NoticeArea(bridge, lambda notice: notice.about in ("verify", "edit"))
        body = ground(wrap(column(area, (self.form, 1), self.findings)), "surface")
        self._docks = (
            self._dock("queue", self.tr("Queue"), self.queue, self.queue.bar),
            self._dock("document", self.tr("Document"), self.document, self.document.bar),
            self._dock("record", self.tr("Record"), body, self.form.bar),
        )
        self._line_up()
        bridge.theme_changed.connect(self._fit)
        self._fit()

    def _dock(self, name: str, title: str, body: QWidget, bar: QWidget) -> QDockWidget:
        made = QDockWidget(title, self)
        made.setObjectName(name)
        made.setAllowedAreas(_ALL_SIDES)
        made.setTitleBarWidget(bar)
        made.setWidget(body)
        made.installEventFilter(self)
        made.dockLocationChanged.connect(self._on_placed)
        made.topLevelChanged.connect(self._on_placed)
        return made

    def _line_up(self) -> None:
        queue, document, record = self._docks
        self.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, queue)
        self.splitDockWidget(queue, document, Qt.Orientation.Horizontal)
        self.splitDockWidget(document, record, Qt.Orientation.Horizontal)
        for dock in self._docks:
            dock.show()

    def reset_panels(self) -> None:
        """Queue, document and record from left to right in their first widths."""
        self._kept, self._arranged_at = None, _NEVER
        for dock in self._docks:
            dock.setFloating(False)
            self.removeDockWidget(dock)
        self._line_up()
        QTimer.singleShot(0, self, self._arrange)  # once the docks are laid out again

    def restore(self, state: bytes) -> None:
        """Put the panels where they were; an empty or foreign state changes nothing."""
        if state and self.restoreState(state):
            QTimer.singleShot(0, self, self._keep)

    @property
    def bars(self) -> tuple[QWidget, ...]:
        """The rows of buttons above the panels, the record's first."""
        return self.form.bar, self.document.bar, self.queue.bar

    def focus_next_panel(self) -> None:
        """Go round queue, document, a frozen page and record."""
        frozen = self.document.frozen
        places: list[tuple[QWidget, Callable[[], object]]] = [
            (self.queue, self.queue.focus_list),
            *([(frozen, frozen.setFocus)] if frozen.isVisible() else []),
            (self.document, self.document.setFocus),
            (self.form, self.form.setFocus),
        ]
        now = QApplication.focusWidget()
        at = next((n for n, (panel, _) in enumerate(places) if now is not None and panel.isAncestorOf(now)), -1)
        places[(at + 1) % len(places)][1]()

    # Widths

    @property
    def is_narrow(self) -> bool:
        """Whether the queue is a column of marks: the window is small for its text, or the text large."""
        least = _LEAST[0] + sum(dock.minimumWidth() for dock in self._docks[1:]) + _SEPARATORS
        return self.width() < max(_NARROW_BELOW, least) or self._bridge.theme.scale > _NARROW_SCALE

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A dock that changes its width while the window does not was dragged by the person.
        if event.type() == QEvent.Type.Resize and not self._arranging and self.width() == self._arranged_at:
            self._keep()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _fit(self) -> None:
        px = self._bridge.theme.px
        for dock, least in zip(self._docks[1:], _LEAST[1:], strict=True):
            dock.setMinimumWidth(min(px(least), least + 120))
        self._arrange()

    def _in_row(self) -> bool:
        """Whether all three stand side by side; otherwise the person arranged them and Qt keeps that."""
        if any(dock.isFloating() or dock.isHidden() for dock in self._docks):
            return False
        return len({dock.y() for dock in self._docks}) == 1

    def _keep(self) -> None:
        """Keep the widths that the person gave: others than those arranged last, to some pixels."""
        widths = (self._docks[0].width(), self._docks[2].width())
        by_person = any(abs(now - was) > _SLACK for now, was in zip(widths, self._arranged, strict=True))
        if by_person and self._in_row() and not self.is_narrow:
            self._kept = self._arranged = widths
            self.placed.emit()

    def _on_placed(self) -> None:
        if self.isVisible() and not self._arranging:
            self.placed.emit()

    def float_panel(self) -> None:
        """Let the panel with the keyboard stand in a window of its own, or bring it back."""
        now = QApplication.focusWidget()
        dock = next((dock for dock in self._docks if now is not None and dock.isAncestorOf(now)), self._docks[1])
        dock.setFloating(not dock.isFloating())
        dock.raise_()
        dock.activateWindow()

    def _arrange(self) -> None:
        queue, document, record = self._docks
        queue.setMinimumWidth(_NARROW_QUEUE if self.is_narrow else _LEAST[0])
        queue.setMaximumWidth(_NARROW_QUEUE if self.is_narrow else 16_777_215)
        if not self._in_row():
            return
        room = self.width() - _SEPARATORS
        shared = min(room, _DESIGNED - _SEPARATORS)  # all growth beyond goes to the page
        first, last = self._kept or (round(shared * _SHARES[0]), round(shared * _SHARES[2]))
        if self.is_narrow:
            first = _NARROW_QUEUE
        last = max(min(last, room - first - document.minimumWidth()), record.minimumWidth())
        first = max(min(first, room - last - document.minimumWidth()), queue.minimumWidth())
        self._arranging = True
        widths = [first, max(room - first - last, document.minimumWidth()), last]
        self.resizeDocks(list(self._docks), widths, Qt.Orientation.Horizontal)
        self._arranging = False
        self._arranged, self._arranged_at = (widths[0], widths[2]), self.width()
