"""The panels of the place where documents are reviewed: made when one is asked for, or ahead, one in each turn."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial

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

    `lane` draws the pages, as in `DocumentPanel`.
    """

    def __init__(
        self, bridge: Bridge, runner: Runner, ask: Ask, lane: PageLane | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.hide()
        self._bridge, self._runner, self._ask, self._lane = bridge, runner, ask, lane

    @cached_property
    def queue(self) -> QueuePanel:
        """Which documents there are."""
        made = QueuePanel(self._bridge, self._runner, self._ask)
        self._hold(made.bar, made)
        return made

    @cached_property
    def document(self) -> DocumentPanel:
        """The pages."""
        made = DocumentPanel(self._bridge, self._runner, self._ask, self._lane)
        self._hold(made.bar, made)
        return made

    @cached_property
    def form(self) -> RecordPanel:
        """The record."""
        made = RecordPanel(self._bridge, self._runner, self._ask)
        self._hold(made.bar, made)
        return made

    @cached_property
    def findings(self) -> FindingsPanel:
        """What the checks find."""
        made = FindingsPanel(self._bridge, self._ask)
        self._hold(made)
        return made

    def makings(self) -> list[Callable[[], object]]:
        """What makes them, one each, in the order in which they hear of a record; nothing where one is there."""
        return [partial(getattr, self, each) for each in ("queue", "document", "form", "findings")]

    def stop(self) -> None:
        """Draw nothing any more."""
        if "document" in self.__dict__:
            self.document.stop()

    def make(self) -> None:
        """Make those that are not there."""
        for make in self.makings():
            make()

    def _hold(self, *made: QWidget) -> None:
        """Tab goes by the order in which they come here: a row of buttons stands above its panel."""
        for each in made:
            each.setParent(self)
