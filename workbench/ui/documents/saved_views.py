"""What becomes of saved views: shown, saved, renamed, put in another order, deleted."""

from __future__ import annotations

from collections.abc import Callable
from typing import ParamSpec

from PySide6.QtCore import QObject, Signal

from workbench.model.queue import QueueFilter
from workbench.model.views import SavedView
from workbench.ui.ask import Ask
from workbench.ui.bridge import Bridge
from workbench.ui.documents.views_row import ViewsRow
from workbench.ui.documents.words import tr

P = ParamSpec("P")


class SavedViews(QObject):
    """Keeps the row of views and the project's views the same. `chosen` carries the filter of the view wanted."""

    chosen = Signal(object)

    def __init__(self, bridge: Bridge, ask: Ask, row: ViewsRow) -> None:
        super().__init__(row)
        self._bridge, self._ask, self.row = bridge, ask, row
        self._wanted = QueueFilter()
        row.chosen.connect(lambda view: self.chosen.emit(view.filter))
        row.rename_wanted.connect(self.rename)
        row.removed.connect(self.remove)
        row.moved.connect(self.move)

    def show_for(self, wanted: QueueFilter) -> None:
        """Mark the view that asks for what is shown now."""
        self._wanted = wanted
        self.row.show_current(wanted)

    def read(self, wanted: QueueFilter) -> None:
        """Show the project's views as they are now."""
        self._wanted = wanted
        self.row.show_views(self._bridge.desk.views() if self._bridge.has_desk else [], wanted)

    def save(self) -> None:
        """Keep the filter, search and order under a name."""
        name = self._ask.view_name(self.row.current or self._wanted.words.capitalize(), new=True)
        if name and self._take(self._bridge.desk.save_view, SavedView(name, self._wanted)):
            self._bridge.tell(tr("View “{name}” is saved.").format(name=name))

    def rename(self, name: str) -> None:
        """Call a view otherwise."""
        new = self._ask.view_name(name, new=False)
        if new:
            self._take(self._bridge.desk.rename_view, name, new)

    def remove(self, name: str) -> None:
        """A view goes; no document changes."""
        if self._take(self._bridge.desk.remove_view, name):
            self._bridge.tell(tr("View “{name}” is deleted. No document changed.").format(name=name))

    def move(self, name: str, by: int) -> None:
        """One place to the left (-1) or right."""
        names = [view.name for view in self.row.own]
        at = names.index(name)
        names.insert(max(at + by, 0), names.pop(at))
        self._take(self._bridge.desk.arrange_views, names)

    def _take(self, change: Callable[P, list[SavedView]], *args: P.args, **kwargs: P.kwargs) -> bool:
        views = self._bridge.act(change, *args, **kwargs)
        if views is not None:
            self.row.show_views(views, self._wanted)
        return views is not None
