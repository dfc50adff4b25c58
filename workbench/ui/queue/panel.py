"""The queue panel: search, filters, the list of documents, how far the project is."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import QModelIndex, QPoint, QTimer
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from workbench.model.edits import ChangeSet
from workbench.model.queue import QueueFilter, QueueOrder
from workbench.ui.ask import Ask
from workbench.ui.bridge import Bridge
from workbench.ui.controls import PanelBar, Tool, button
from workbench.ui.empty import EmptyState
from workbench.ui.inputs import SearchField
from workbench.ui.own_turn import OwnTurn
from workbench.ui.painted import Bar
from workbench.ui.parts import column, ground, hline, label, row, wrap
from workbench.ui.queue.filters import Filters
from workbench.ui.queue.model import QueueModel, record_of
from workbench.ui.queue.rows import NARROW, QueueDelegate
from workbench.ui.rows import RowList
from workbench.ui.runner import Runner

_TYPING_MS = 150
_STEPPING_MS = 120


class QueuePanel(QWidget):
    """Lists the documents; the row in hand is the document that is open.

    After a change it has a turn of its own: the form shows first what was done. Who goes from row to row before goes
    by the rows as they are then.
    """

    def __init__(self, bridge: Bridge, runner: Runner, ask: Ask) -> None:
        super().__init__()
        del ask
        ground(self, "panel")
        self._bridge = bridge
        self._order: tuple[QueueOrder, bool] = "added", False
        self._fields_only = False
        self._following = False
        self._model = QueueModel(bridge, runner)
        self._following_change = OwnTurn(self._refresh, self)
        self._build()
        self._typing = self._timer(_TYPING_MS, self._narrow)
        self._stepping = self._timer(_STEPPING_MS, self._open_current)
        self._search.textChanged.connect(self._typing.start)
        self._search.returnPressed.connect(self.focus_list)
        self._search.left.connect(self.focus_list)
        self._filters.changed.connect(self._narrow)
        self._list.selectionModel().currentChanged.connect(self._on_current)
        self._list.clicked.connect(self._open)
        self._list.activated.connect(self._review)
        self._model.list.renewed.connect(self._on_renewed)
        bridge.project_changed.connect(self._on_project)
        bridge.record_opened.connect(self._follow)
        bridge.changed.connect(self._on_changed)
        bridge.theme_changed.connect(self._list.doItemsLayout)
        self._refresh()

    def _build(self) -> None:
        bridge = self._bridge
        self._name = label(self.tr("Queue"), "head")
        self._more = Tool(bridge, "sliders-horizontal", self.tr("Order"), self._show_orders)
        self.bar = PanelBar(self._name, None, self._more)
        self._search = SearchField(bridge, self.tr("Search documents"))
        self._filters = Filters(bridge)
        self._list = RowList(self.tr("Queue"))
        self._list.setObjectName("queue")
        self._list.setModel(self._model)
        self._list.setItemDelegate(QueueDelegate(bridge, self._list))
        self._empty = EmptyState(bridge, "inbox")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._list)
        self._stack.addWidget(self._empty)
        self._done, self._bar, self._pace = label("", "caption"), Bar(bridge), label("", "caption")
        self._pace.setToolTip(self.tr("Verified on a working day of the last two weeks"))
        self._foot = wrap(column(row(self._done, None, self._pace), self._bar, gap=6, margins=(14, 10, 14, 12)))
        self._top = wrap(column(wrap(column(self._search, margins=(10, 2, 10, 4))), self._filters))
        self.setLayout(column(self._top, (self._stack, 1), hline(), self._foot))

    def _timer(self, milliseconds: int, then: Callable[[], object]) -> QTimer:
        made = QTimer(self)
        made.setSingleShot(True)
        made.setInterval(milliseconds)
        made.timeout.connect(then)
        return made

    # What the window asks for

    @property
    def wanted(self) -> QueueFilter:
        """The filter and order as they are now."""
        return self._model.wanted

    @property
    def progress(self) -> str:
        """How far the project is, as the foot says it."""
        self._following_change.now()
        return self._done.text()

    @property
    def emptiness(self) -> str:
        """Why no row is there; blank while there are rows."""
        self._following_change.now()
        return "" if self._model.rowCount() else self._empty.title

    def focus_list(self) -> None:
        """Go to the list."""
        self._list.setFocus()

    def focus_search(self) -> None:
        """Go to the search box."""
        self._search.setFocus()
        self._search.selectAll()

    def step(self, by: int) -> None:
        """Open the document so many rows further, if there is one."""
        self._following_change.now()
        record = record_of(self._model.index(self._list.currentIndex().row() + by))
        if record is not None:
            self._bridge.open_record(record)

    def show_only(self, *states: str) -> None:
        """Show the documents of some states."""
        self._search.clear()
        self._filters.show_only(*states)

    # What happened

    def _on_project(self) -> None:
        self._model.list.drop()
        self._search.clear()
        self._filters.clear()
        self._refresh()

    def _on_changed(self, changes: ChangeSet) -> None:
        if changes.records or changes.states:
            if self.isVisible():
                self._following_change.start()
            else:
                self._refresh()

    def _narrow(self) -> None:
        self._typing.stop()
        order, descending = self._order
        words = " ".join(self._search.text().split())
        narrowed = self._filters.wanted
        if not words:
            self._fields_only = False
            order = "added" if order == "best" else order
        self._model.list.wanted = replace(
            narrowed, words=words, fields_only=self._fields_only, order=order, descending=descending
        )
        self._refresh()

    def want(self, wanted: QueueFilter) -> None:
        """Hold just what this filter lets through, in its order."""
        self._order = wanted.order, wanted.descending
        self._fields_only = wanted.fields_only
        self._filters.set_wanted(wanted)
        self._search.setText(wanted.words)
        self._narrow()

    def _refresh(self) -> None:
        self._following_change.drop()
        self._model.reload()
        if not self._bridge.has_desk:
            return
        counts = self._bridge.desk.counts()
        with_doubts = self._bridge.desk.queue_count(QueueFilter(only_doubts=True))
        self._filters.count(counts, with_doubts, self._bridge.desk.link_counts())
        done = self.tr("{done:,} of {total:,} verified").format(done=counts.verified, total=counts.total)
        self._done.setText(done)
        pace = self._bridge.desk.pace()
        self._pace.setText(self.tr("{count:,} a day").format(count=pace) if pace else "")
        self._bar.setAccessibleName(done)
        self._bar.set_share(counts.verified / counts.total if counts.total else 0.0)

    def _on_renewed(self) -> None:
        if not self._bridge.has_desk:
            return
        self._show_rows_or_why()
        if not self._model.rowCount():
            self._explain_emptiness(self._bridge.desk.counts().total)
        self._follow(self._bridge.record)

    def _explain_emptiness(self, total: int) -> None:
        if not total:
            self._empty.say("inbox", self.tr("No documents yet"), "")  # the page's panel has the way on
            return
        drop = button(self.tr("Show all"), "", self._drop_filters)
        words = self._model.wanted.words
        if words:
            title = self.tr("No document has “{words}”").format(words=words)
            self._empty.say("search", title, self.tr("Filters may hide some."), drop)
        else:
            title = self.tr("No document is in this state")
            if self._model.wanted.behind is not None:
                title = self.tr("No document stands behind that figure")
            self._empty.say("inbox", title, "", drop)

    def _drop_filters(self) -> None:
        self._search.clear()
        self._filters.clear()

    # The row in hand

    def _follow(self, record: int | None) -> None:
        row = self._model.position(record) if record is not None else None
        self._following = True
        if row is None:
            self._list.setCurrentIndex(QModelIndex())
            self._list.clearSelection()
        else:
            self._list.setCurrentIndex(self._model.index(row))
        self._following = False

    def _on_current(self) -> None:
        if not self._following:
            self._stepping.start()

    def _open_current(self) -> None:
        self._open(self._list.currentIndex())

    def _open(self, index: QModelIndex) -> None:
        self._stepping.stop()
        record = record_of(index)
        if record is not None and record != self._bridge.record:
            self._bridge.open_record(record)

    def _review(self, index: QModelIndex) -> None:
        self._open(index)
        self._bridge.wanted.emit("place.review")

    # Order and width

    def _show_orders(self) -> None:
        menu = QMenu(self)
        group = QActionGroup(menu)
        orders: tuple[tuple[QueueOrder, str], ...] = (
            ("added", self.tr("As added")),
            ("name", self.tr("By name")),
            ("state", self.tr("By state")),
            ("doubts", self.tr("Most to check first")),
            ("changed", self.tr("Last changed first")),
        )
        for order, words in orders:
            action = QAction(words, group)
            action.setCheckable(True)
            action.setChecked(order == self._order[0])
            down = order in ("doubts", "changed")
            action.triggered.connect(lambda _checked, order=order, down=down: self._set_order(order, down))
            menu.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))

    def _set_order(self, order: QueueOrder, descending: bool) -> None:
        self._order = order, descending
        self._narrow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for part in (self._top, self._foot, self._name):
            part.setHidden(self._is_narrow)
        self._show_rows_or_why()

    @property
    def _is_narrow(self) -> bool:
        return self.width() < self._bridge.theme.px(NARROW)

    def _show_rows_or_why(self) -> None:
        """The rows; where there are none the reason, which has no room in a column of marks."""
        says_why = not self._model.rowCount() and not self._is_narrow
        self._stack.setCurrentWidget(self._empty if says_why else self._list)
