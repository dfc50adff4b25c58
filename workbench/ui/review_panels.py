"""The panels of the place where documents are reviewed: made when one is asked for, or ahead, one in each turn."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from workbench.tasks.pages import PageLane
from workbench.ui.ask import Ask
from workbench.ui.bridge import Bridge
from workbench.ui.document import DocumentPanel
from workbench.ui.findings.panel import FindingsPanel
from workbench.ui.form import RecordPanel
from workbench.ui.queue import QueuePanel
from workbench.ui.runner import Runner


class ReviewPanels(QWidget):
    """Hidden, it holds the panels with their rows of buttons until the place takes them. All at once are 50 ms.

    `lane` draws the pages, as in `DocumentPanel`. `all_made` comes a turn after the last was made ahead.
    """

    all_made = Signal()

    def __init__(
        self, bridge: Bridge, runner: Runner, ask: Ask, lane: PageLane | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.hide()
        self._bridge, self._runner, self._ask, self._lane = bridge, runner, ask, lane
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._make_next)

    @cached_property
    def queue(self) -> QueuePanel:
        """Which documents there are."""
        made = QueuePanel(self._bridge, self._runner, self._ask)
        self._hold(made, made.bar)
        return made

    @cached_property
    def document(self) -> DocumentPanel:
        """The pages."""
        made = DocumentPanel(self._bridge, self._runner, self._ask, self._lane)
        self._hold(made, made.bar)
        return made

    @cached_property
    def form(self) -> RecordPanel:
        """The record."""
        made = RecordPanel(self._bridge, self._runner, self._ask)
        self._hold(made, made.bar)
        return made

    @cached_property
    def findings(self) -> FindingsPanel:
        """What the checks find."""
        made = FindingsPanel(self._bridge, self._ask)
        self._hold(made)
        return made

    def make_ahead(self) -> None:
        """Make those that are not there, one in each of the turns to come."""
        self._turn.start()

    @property
    def are_made(self) -> bool:
        """Whether all are there."""
        return "findings" in self.__dict__

    def stop(self) -> None:
        """Make none ahead any more, and draw nothing."""
        self._turn.stop()
        if "document" in self.__dict__:
            self.document.stop()

    def make(self) -> None:
        """Make those that are not there, in the order in which they hear of a record."""
        self._turn.stop()
        for each in ("queue", "document", "form", "findings"):
            getattr(self, each)

    def _make_next(self) -> None:
        for each in ("queue", "document", "form", "findings"):
            if each not in self.__dict__:
                getattr(self, each)
                return
        self._turn.stop()
        self.all_made.emit()

    def _hold(self, *made: QWidget) -> None:
        for each in made:
            each.setParent(self)
