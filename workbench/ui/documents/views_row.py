"""Saved views in one row: those that every project has, then the project's own."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from workbench.model.queue import QueueFilter
from workbench.model.views import SavedView
from workbench.ui.bridge import Bridge
from workbench.ui.controls import Tool, button
from workbench.ui.documents.views import name_of, standing_views
from workbench.ui.documents.words import tr
from workbench.ui.parts import set_property


class ViewsRow(QWidget):
    """`chosen` carries the view that is wanted; the others what is to become of one of the project's own."""

    chosen = Signal(object)
    rename_wanted = Signal(str)
    removed = Signal(str)
    moved = Signal(str, int)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._views: list[SavedView] = []
        self._own: set[str] = set()
        self._current: str | None = None
        self._buttons: list[QPushButton] = []
        self._more = Tool(bridge, "ellipsis", tr("More views"), self._show_menu)
        self._row = QHBoxLayout()
        self._row.setSpacing(2)
        self._row.setContentsMargins(10, 0, 10, 0)
        self._row.addStretch(1)
        self._row.addWidget(self._more)
        self.setLayout(self._row)
        bridge.theme_changed.connect(self._fit)
        self._fit()

    @property
    def views(self) -> list[SavedView]:
        """All views, in their order."""
        return self._views

    @property
    def own(self) -> list[SavedView]:
        """Those that the project saved."""
        return [view for view in self._views if view.name in self._own]

    @property
    def current(self) -> str | None:
        """The name of the view that is shown, None when what is shown is none."""
        return self._current

    def show_views(self, own: list[SavedView], wanted: QueueFilter) -> None:
        """Show the standing views and these, and which of them asks for what is shown."""
        person = self._bridge.desk.person if self._bridge.has_desk else ""
        standing = [view for view in standing_views(person) if view.name not in {each.name for each in own}]
        views = standing + own
        self._own = {view.name for view in own}
        if views != self._views:
            self._views = views
            self._rebuild()
        self.show_current(wanted)

    def show_current(self, wanted: QueueFilter) -> None:
        """Mark the view that asks for what is shown."""
        self._current = name_of(wanted, self._views[::-1])
        for made, view in zip(self._buttons, self._views, strict=True):
            set_property(made, "state", "on" if view.name == self._current else "")
            made.setChecked(view.name == self._current)

    def _rebuild(self) -> None:
        for made in self._buttons:
            self._row.removeWidget(made)
            made.deleteLater()
        self._buttons = []
        for at, view in enumerate(self._views):
            made = button(view.name.replace("&", "&&"), "view", partial(self.chosen.emit, view))
            made.setCheckable(True)
            made.setAccessibleName(tr("View {name}").format(name=view.name))
            made.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            made.customContextMenuRequested.connect(partial(self._show_deeds, view.name, made))
            self._row.insertWidget(at, made)
            self._buttons.append(made)
        self._fit_in()

    def _show_deeds(self, name: str, made: QPushButton, at: QPoint) -> None:
        if name in self._own:
            menu = QMenu(self)
            self._add_deeds(menu, name)
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(made.mapToGlobal(at))

    def _add_deeds(self, menu: QMenu, name: str) -> None:
        names = [view.name for view in self.own]
        deeds: tuple[tuple[str, Callable[[], object], bool], ...] = (
            (tr("Rename …"), partial(self.rename_wanted.emit, name), True),
            (tr("Move to the left"), partial(self.moved.emit, name, -1), name != names[0]),
            (tr("Move to the right"), partial(self.moved.emit, name, 1), name != names[-1]),
            (tr("Delete"), partial(self.removed.emit, name), True),
        )
        for words, deed, possible in deeds:
            action = menu.addAction(words)
            action.setEnabled(possible)
            action.triggered.connect(lambda _checked, deed=deed: deed())

    def _show_menu(self) -> None:
        """All views, for those that have no room in the row, and what can be done with the project's own."""
        menu = QMenu(self)
        for view in self._views:
            action = menu.addAction(view.name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(view.name == self._current)
            action.triggered.connect(lambda _checked, view=view: self.chosen.emit(view))
        if self._own:
            menu.addSeparator()
        for name in (view.name for view in self.own):
            self._add_deeds(menu.addMenu(name.replace("&", "&&")), name)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_in()

    def _fit_in(self) -> None:
        """Views that have no room are in the menu alone; the one that is shown stays."""
        room = self.width() - self._more.sizeHint().width() - 24
        for made in self._buttons:
            width = made.sizeHint().width() + self._row.spacing()
            made.setVisible(room >= width)
            room -= width

    def _fit(self) -> None:
        self.setFixedHeight(self._bridge.theme.px(32))
        self._fit_in()
