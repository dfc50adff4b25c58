"""The place of all documents: what is wanted at the left and above, what there is in the table."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import QPoint, QSize, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from workbench.model.edits import ChangeSet
from workbench.model.queue import MENTIONS, Found, QueueFilter, QueueOrder
from workbench.tasks.listed import Facets
from workbench.ui import paint
from workbench.ui.ask import Ask
from workbench.ui.bridge import Bridge
from workbench.ui.controls import Switch, Tool, button
from workbench.ui.documents.bulk import Bulk
from workbench.ui.documents.facet_column import FacetColumn
from workbench.ui.documents.figure_row import FigureRow
from workbench.ui.documents.model import DocumentsModel
from workbench.ui.documents.nothing import explain
from workbench.ui.documents.saved_views import SavedViews
from workbench.ui.documents.table import DocumentTable
from workbench.ui.documents.views_row import ViewsRow
from workbench.ui.documents.words import tr
from workbench.ui.empty import EmptyState
from workbench.ui.inputs import SearchField
from workbench.ui.latest import Latest
from workbench.ui.notices import NoticeArea
from workbench.ui.parts import column, ground, hline, label, row, wrap
from workbench.ui.runner import Runner

_TYPING_MS = 150
_REFRESH_MS = 400
_SEARCH_WIDTH = 420
_ROOMY, _AROUND_TOOLS = 900, 420
"""From this width of the table in design pixels the tools say what they do in words."""


class DocumentsPage(QWidget):
    """`opened` carries a record that is wanted in Review, with the filter and order that it was found by; `noted` what
    the status line says of the list.
    """

    opened = Signal(int, object)
    noted = Signal(str)

    def __init__(self, bridge: Bridge, runner: Runner, ask: Ask) -> None:
        super().__init__()
        ground(self, "panel")
        self._bridge, self._ask = bridge, ask
        self._wanted = QueueFilter()
        self._told: Facets | None = None
        self._stale = True
        self._warm = False
        self._counting, self._finding, self._meaning = Latest(runner), Latest(runner), Latest(runner)
        self._warming = Latest(runner)
        self.facets = FacetColumn(bridge)
        self.model = DocumentsModel(bridge, runner, self)
        self._build(runner)
        self._typing = self._timer(_TYPING_MS, self._on_words)
        self._refreshing = self._timer(_REFRESH_MS, self._refresh)
        self._connect()
        self._fit()

    def _build(self, runner: Runner) -> None:
        bridge = self._bridge
        self.views = ViewsRow(bridge)
        self.saved = SavedViews(bridge, self._ask, self.views)
        self.figure = FigureRow(bridge)
        self.search = SearchField(bridge, tr("Search text and fields"))
        self._count = label("", "second")
        self._scope = Switch(tr("Text and fields"), tr("Fields only"))
        self._order = Tool(bridge, "sliders-horizontal", tr("Order"), self._show_orders)
        self.save = button("", "", self.saved.save)
        self.export = button("", "", partial(bridge.wanted.emit, "documents.export"))
        self._tools = wrap(
            row(
                (self.search, 1), 4, (self._count, 1), self._scope, 4, self._order, self.save, self.export,
                gap=8, margins=(16, 8, 16, 8),
            )
        )  # fmt: skip
        self._below = label("", "second")
        self._below.setContentsMargins(18, 0, 16, 8)
        self.table = DocumentTable(bridge, self.model, tr("Documents"))
        self.bulk = Bulk(bridge, runner, self._ask, self.chosen)
        self._empty = EmptyState(bridge, "search")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        notices = NoticeArea(bridge, lambda notice: notice.about == "documents")
        self.body = column(
            notices, self.views, self.figure, self._tools, self._below, hline(), (self._stack, 1), self.bulk
        )
        main = ground(wrap(self.body), "surface")
        self.setLayout(row(self.facets, (main, 1), gap=0))

    def _timer(self, milliseconds: int, then: Callable[[], object]) -> QTimer:
        made = QTimer(self, singleShot=True, interval=milliseconds)
        made.timeout.connect(then)
        return made

    def _connect(self) -> None:
        bridge = self._bridge
        self.search.textChanged.connect(self._typing.start)
        self.search.returnPressed.connect(self._on_words)
        self.search.returnPressed.connect(self.table.setFocus)
        self.search.left.connect(self.table.setFocus)
        self._scope.chosen.connect(lambda at: self.want(replace(self._wanted, fields_only=bool(at))))
        self.facets.wanted.connect(self.want)
        self.figure.dropped.connect(lambda: self.want(replace(self._wanted, behind=None)))
        self.table.sorted.connect(self._sort)
        self.table.opened.connect(lambda record: self.opened.emit(record, self._wanted))
        self.table.left.connect(self._on_left)
        self.table.chosen.connect(self._on_chosen)
        self.bulk.left.connect(self._choose_one)
        self.saved.chosen.connect(self.want)
        self.model.list.renewed.connect(self._on_renewed)
        bridge.project_changed.connect(self._on_project)
        bridge.changed.connect(self._on_changed)
        bridge.theme_changed.connect(self._fit)

    # What the window asks for

    @property
    def wanted(self) -> QueueFilter:
        """The filter, search and order as they are now."""
        return self._wanted

    @property
    def told(self) -> str:
        """What stands beside the search: how much was found."""
        return self._count.text()

    @property
    def is_counting(self) -> bool:
        """Whether counts of the facets are to come."""
        return self._counting.waiting

    @property
    def is_asking(self) -> bool:
        """Whether something else is to be told of a search: places, passages, what was meant."""
        return self._finding.waiting or self._meaning.waiting or self._warming.waiting

    @property
    def emptiness(self) -> str:
        """Why no row is there; blank while there are rows."""
        return self._empty.title if self._stack.currentWidget() is self._empty else ""

    def focus_here(self) -> None:
        """Go to the table."""
        (self.table if self.model.rowCount() else self.search).setFocus()

    def focus_search(self) -> None:
        """Go to the search box."""
        self.search.setFocus()
        self.search.selectAll()

    def open_in_hand(self) -> None:
        """Review the document in hand."""
        self.table.open_in_hand()

    def chosen(self) -> int:
        """The documents of the chosen rows as a set of bits; all of a million at no cost."""
        listing = self.model.list.listing
        if listing is None or not self._bridge.has_desk:
            return 0
        return self._bridge.desk.set_of(listing, self.table.ranges())

    def counts_shown(self) -> dict[str, int]:
        """How many of the documents shown are in each state."""
        return self._bridge.desk.counts_of(self._wanted)

    def focus_next_panel(self) -> None:
        """Go round filters, search and table."""
        stops = (self.facets.list, self.search, self.table)
        at = next((n for n, stop in enumerate(stops) if stop.hasFocus()), -1)
        stops[(at + 1) % len(stops)].setFocus()

    def want(self, wanted: QueueFilter) -> None:
        """Show what another filter lets through."""
        if wanted.words != " ".join(self.search.text().split()):
            self.search.blockSignals(True)
            self.search.setText(wanted.words)
            self.search.blockSignals(False)
        self._typing.stop()
        self._wanted = wanted
        self._scope.set_chosen(int(wanted.fields_only))
        self.facets.tell(None, wanted)
        self.figure.tell(wanted.behind)
        self.saved.show_for(wanted)
        self.table.show_order(wanted)
        self._refresh()

    # What happened

    def _on_words(self) -> None:
        self._typing.stop()
        words = " ".join(self.search.text().split())
        if words == self._wanted.words:
            return
        wanted = replace(self._wanted, words=words)
        if wanted.chosen(MENTIONS):
            wanted = wanted.with_chosen(MENTIONS, (wanted.words,) if wanted.words else ())
        if wanted.words and wanted.order == "added":
            wanted = replace(wanted, order="best")
        elif not wanted.words and wanted.order == "best":
            wanted = replace(wanted, order="added", descending=False)
        self._wanted = wanted
        self.facets.tell(None, wanted)
        self.saved.show_for(wanted)
        self.table.show_order(wanted)
        self._refresh()

    def _on_chosen(self) -> None:
        self.bulk.show_count(sum(end - first for first, end in self.table.ranges()))

    def _choose_one(self) -> None:
        self.table.take_row(self.table.currentIndex().row())
        self.table.setFocus()

    def _on_left(self) -> None:
        """Escape lets many go, then goes to the search."""
        if sum(end - first for first, end in self.table.ranges()) > 1:
            self._choose_one()
        else:
            self.search.setFocus()

    def _sort(self, order: QueueOrder | str, descending: bool) -> None:
        usual: QueueOrder = "best" if self._wanted.words else "added"
        self.want(replace(self._wanted, order=order or usual, descending=descending))

    def _on_project(self) -> None:
        for asked in (self._counting, self._finding, self._meaning, self._warming):
            asked.drop()
        self.model.drop()
        self.bulk.drop()
        self._typing.stop()
        self._refreshing.stop()
        self._wanted, self._told, self._warm = QueueFilter(), None, False
        self.search.clear()
        self._typing.stop()
        self._stale = True
        if self.isVisible() and self._bridge.has_desk:
            self.saved.read(self._wanted)
            self.want(QueueFilter())
        else:
            self.model.list.want(QueueFilter())

    def _on_changed(self, changes: ChangeSet) -> None:
        self._stale = True
        if self.isVisible() and (changes.records or changes.states or changes.catalogue):
            self._refreshing.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale and self._bridge.has_desk:
            self.saved.read(self._wanted)
            self._refresh()

    def _refresh(self) -> None:
        """Make the list again; the row in hand stays in hand."""
        if not self._bridge.has_desk:
            return
        self._refreshing.stop()
        self._stale = False
        self.model.list.want(self._wanted)
        self._counting.ask(partial(self._bridge.desk.facets_behind, self._wanted), self._take_facets)

    def _take_facets(self, told: Facets) -> None:
        self._told = told
        if not self._warm and self._bridge.has_desk:
            self._warm = True
            self._warming.ask(self._bridge.desk.warm, lambda _none: None)
        self.facets.tell(told, self._wanted)

    def _on_renewed(self) -> None:
        listing = self.model.list.listing
        if listing is None or not self._bridge.has_desk:
            return
        self._tell_found(Found(listing.total))
        self._note_time(listing.total)
        if not listing.whole and self._wanted.words:
            more = tr("more than {count} documents").format(count=f"{listing.total:,}")
            self._count.setText(more)
            self._below.setText(more)
        if listing.total:
            self._stack.setCurrentWidget(self.table)
            if self.table.currentIndex().row() < 0:
                record = self._bridge.record if not self._wanted.words else None
                at = self.model.list.position(record) if record is not None else None
                self.table.take_row(at if at is not None else 0)
        else:
            explain(self._empty, self._bridge, self._wanted, self.want)
            self._stack.setCurrentWidget(self._empty)
        self._on_chosen()
        if self._wanted.words and listing.whole:
            ask = self._finding if listing.total else self._meaning
            if listing.total:
                ask.ask(partial(self._bridge.desk.found_behind, listing), self._tell_found)
            else:
                ask.ask(partial(self._bridge.desk.meant_behind, self._wanted), self._tell_meant)

    def _note_time(self, shown: int) -> None:
        """How many of all are shown, and how long it took until they were."""
        total, took = self._bridge.desk.counts().total, round(self.model.list.milliseconds)
        self.noted.emit(tr("{shown} of {total} · {took} ms").format(shown=f"{shown:,}", total=f"{total:,}", took=took))

    def _tell_found(self, found: Found) -> None:
        total = self._bridge.desk.counts().total
        count = f"{found.documents:,}"
        documents = tr("1 document") if found.documents == 1 else tr("{count} documents").format(count=count)
        if self._wanted.words and found.places is not None:
            places = tr("1 place") if found.places == 1 else tr("{count} places").format(count=f"{found.places:,}")
            documents = f"{documents}, {places}"
        elif not self._wanted.words and found.documents != total:
            documents = tr("{count} of {total} documents").format(count=count, total=f"{total:,}")
        self._count.setText(documents)
        self._below.setText(documents)
        self.export.setEnabled(bool(found.documents))
        self._say_tools()

    def _tell_meant(self, meant: tuple[str, int] | None) -> None:
        if not self.model.rowCount():
            explain(self._empty, self._bridge, self._wanted, self.want, meant)

    # Order and size

    def _show_orders(self) -> None:
        menu = QMenu(self)
        group = QActionGroup(menu)
        orders: tuple[tuple[QueueOrder, bool, str], ...] = (
            ("added", False, tr("As added")),
            ("best", False, tr("Best answers to the search first")),
            ("name", False, tr("By name")),
            ("state", False, tr("By state")),
            ("decided", True, tr("Latest decision first")),
            ("items", True, tr("Most items first")),
            ("determination", False, tr("By determination")),
            ("doubts", True, tr("Most to check first")),
            ("reader", False, tr("By reader")),
            ("changed", True, tr("Last changed first")),
        )
        if self._scope.isHidden():
            self._add_scopes(menu)
        for order, down, words in orders:
            if order == "best" and not self._wanted.words:
                continue
            action = QAction(words, group)
            action.setCheckable(True)
            action.setChecked(order == self._wanted.order)
            action.triggered.connect(lambda _checked, order=order, down=down: self._sort(order, down))
            menu.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._order.mapToGlobal(QPoint(0, self._order.height())))

    def _add_scopes(self, menu: QMenu) -> None:
        """Where the words are looked up, where the switch has no room."""
        scopes = QActionGroup(menu)
        for at, words in enumerate((tr("Search text and fields"), tr("Search fields only"))):
            action = QAction(words, scopes)
            action.setCheckable(True)
            action.setChecked(self._wanted.fields_only == bool(at))
            action.triggered.connect(lambda _checked, at=at: self.want(replace(self._wanted, fields_only=bool(at))))
            menu.addAction(action)
        menu.addSeparator()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._say_tools()

    def _fit(self) -> None:
        theme = self._bridge.theme
        for made, icon in ((self.save, "bookmark"), (self.export, "download")):
            made.setIcon(paint.qicon(theme, icon))
            made.setIconSize(QSize(theme.px(16), theme.px(16)))
        self._say_tools()

    def _say_tools(self) -> None:
        """Where there is little room the tools' icons say enough."""
        px, room = self._bridge.theme.px, self.width() - self.facets.width()
        count = f"{self.model.rowCount():,}"
        measure = self.save.fontMetrics()
        saying = sum(measure.horizontalAdvance(words) for words in (tr("Save view"), tr("Export {count}")))
        told = self._count.sizeHint().width() + self._scope.whole_width + saying
        roomy = room >= max(px(_ROOMY), px(_AROUND_TOOLS) + told)
        exporting = tr("Export {count}").format(count=count)
        width = px(_SEARCH_WIDTH)
        self.search.setMinimumWidth(min(width, room // 4) if roomy else px(100))
        self.search.setMaximumWidth(width if roomy else room)
        for part in (self._count, self._scope):
            part.setVisible(roomy)
        self._below.setHidden(roomy)
        for made, words in ((self.save, tr("Save view")), (self.export, exporting)):
            made.setText(f" {words}" if roomy else "")
            made.setAccessibleName(words)
            made.setToolTip(words)
