"""The overview's place: four figures above six charts. Every one of them opens the documents behind it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QScrollArea, QStackedWidget, QWidget

from workbench.model.figures import RANGES, Counted, Figures
from workbench.ui.bridge import Bridge
from workbench.ui.controls import Switch, button
from workbench.ui.empty import EmptyState
from workbench.ui.figure_words import entry_label
from workbench.ui.overview import words
from workbench.ui.overview.chart import Chart
from workbench.ui.overview.charts import Columns, Curve, Rows
from workbench.ui.overview.counting import Counting
from workbench.ui.overview.tile import Card, Tile
from workbench.ui.parts import column, ground, label, row, wrap
from workbench.ui.runner import Runner

_TILE_LEAST, _CARD_LEAST = 230, 350
_GAP = 12


class OverviewPage(QWidget):
    """Reads nothing but figures that were counted behind. `wanted` carries the documents to show (a `Behind`)."""

    wanted = Signal(object)

    def __init__(self, bridge: Bridge, runner: Runner) -> None:
        super().__init__()
        ground(self, "panel")
        self._bridge = bridge
        self.counting = Counting(bridge, runner)
        self._columns = (0, 0)
        self._by_rule = self._by_guideline = self._in_keys = False
        self._range = 0
        self._build()
        self._connect()
        self._fit()

    def _build(self) -> None:
        bridge, tr = self._bridge, self.tr
        self._title, self._tag, self._when = label(tr("Overview"), "title"), label("", "tag"), label("", "caption")
        self.ranges = Switch(tr("All"), tr("Mine"), tr("This month"))
        head = row(self._title, 10, self._tag, 4, self._when, None, self.ranges, gap=8, margins=(22, 10, 20, 8))
        self.verified = Tile(bridge, tr("Verified"))
        self.time = Tile(bridge, tr("Median time a document"))
        self.changed = Tile(bridge, tr("Values changed by a person"))
        self.links = Tile(bridge, tr("Links chosen by a person"))
        self.tiles = (self.verified, self.time, self.changed, self.links)
        self.days = Columns(bridge, tr("Verified a day"))
        self.fields = Rows(bridge, tr("Corrected by a person"))
        self.confidence = Curve(bridge, tr("Confidence against outcome"), tr("stated confidence"), tr("proved right"))
        self.decisions = Rows(bridge, tr("Decisions"), words.figure_of_decisions)
        self.spent = Columns(bridge, tr("Time a document"))
        self.cited = Rows(bridge, tr("Most cited"), words.figure_of_cited)
        self.cards = (
            Card(self.days.title, self.days),
            Card(self.fields.title, self.fields, tr("Fields"), tr("Rules"), on_way=self._on_rules),
            Card(self.confidence.title, self.confidence),
            Card(self.decisions.title, self.decisions, tr("Categories"), tr("Guidelines"), on_way=self._on_guidelines),
            Card(self.spent.title, self.spent, tr("Seconds"), tr("Keys"), on_way=self._on_keys),
            Card(self.cited.title, self.cited),
        )
        self._tile_grid, self._card_grid = QGridLayout(), QGridLayout()
        for grid in (self._tile_grid, self._card_grid):
            grid.setSpacing(_GAP)
        self._body = wrap(column(self._tile_grid, _GAP, self._card_grid, margins=(20, 2, 20, 14)))
        self._body.setObjectName("inner")
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._body)
        add = button(tr("Add documents"), "primary", partial(bridge.wanted.emit, "project.add"))
        told = tr("Add documents and verify the first. What you decide is counted here.")
        self._empty = EmptyState(bridge, "inbox", tr("No figures yet"), told, add)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._scroll)
        self._stack.addWidget(self._empty)
        self.setLayout(column(wrap(head), (self._stack, 1)))

    def _connect(self) -> None:
        bridge = self._bridge
        for tile in self.tiles:
            tile.opened.connect(self.wanted)
            tile.installEventFilter(self)
        for card in self.cards:
            chart = card.chart
            chart.opened.connect(self.wanted)
            chart.installEventFilter(self)
        self.ranges.chosen.connect(self._on_range)
        self.counting.counted.connect(self._show_figures)
        self.counting.began.connect(self._tell_when)
        self.counting.progressed.connect(self._tell_when)
        bridge.changed.connect(self._on_changed)
        bridge.project_changed.connect(self._on_project)
        bridge.theme_changed.connect(self._fit)

    # What the window asks for

    @property
    def figures(self) -> Figures | None:
        """The figures in view, None before any were counted."""
        last = self.counting.last
        return last.figures[RANGES[self._range]] if last else None

    @property
    def counted(self) -> Counted | None:
        """All that was counted last."""
        return self.counting.last

    def focus_first(self) -> None:
        """Go to the first figure."""
        if self._stack.currentWidget() is self._empty:
            self._empty.setFocus()
        else:
            self.verified.setFocus()

    def focus_next(self) -> None:
        """Go to the next figure, or what else takes keys here."""
        now = QApplication.focusWidget()
        if now is not None and self.isAncestorOf(now):
            self.focusNextChild()
        else:
            self.focus_first()

    def open_figure(self) -> None:
        """Show the documents behind the figure in hand."""
        now = QApplication.focusWidget()
        if isinstance(now, Tile | Chart):
            now.open_current()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._bridge.has_desk:
            self.counting.look()
            self._show_figures()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_first()

    # What happened

    def _on_project(self) -> None:
        self.counting.stop()
        self._show_figures()
        if self.isVisible() and self._bridge.has_desk:
            self.counting.look()

    def _on_changed(self, _changes: object) -> None:
        if self.isVisible():
            self.counting.look_soon()

    def _on_range(self, number: int) -> None:
        self._range = number
        self._show_figures()

    def _on_rules(self, number: int) -> None:
        self._by_rule = number == 1
        self._show_figures()

    def _on_guidelines(self, number: int) -> None:
        self._by_guideline = number == 1
        self._show_figures()

    def _on_keys(self, number: int) -> None:
        self._in_keys = number == 1
        self._show_figures()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # the figure that gets the keyboard comes into view
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self._scroll.ensureWidgetVisible(watched, 0, 60)
        return super().eventFilter(watched, event)

    # Showing

    def _show_figures(self) -> None:
        self._tell_when()
        found = self.figures
        nothing = self._bridge.has_desk and not self._bridge.desk.counts().total
        self._stack.setCurrentWidget(self._empty if nothing else self._scroll)
        if found is None:
            return
        self._show_tiles(found)
        self._show_progress(found)
        self._show_found(found)

    def _show_tiles(self, found: Figures) -> None:
        self.verified.say(*words.of_verified(found), found.behind)
        self.time.say(*words.of_time(found), found.spent[0].behind if found.spent[0].documents else None)
        self.changed.say(*words.of_changes(found), found.behind_changed)
        self.links.say(*words.of_links(found), found.behind_by_hand)

    def _show_progress(self, found: Figures) -> None:
        tr, cards = self.tr, self.cards
        nothing = tr("What you confirm, change or verify is counted here")
        cards[0].say(tr("Last two weeks"))
        self.days.show_parts(words.days(found.days))
        cards[1].say(tr("Share of proposals, by rule") if self._by_rule else tr("Share of proposals, by field"))
        self.fields.show_parts(
            words.outcomes(found.rules if self._by_rule else found.fields, self._by_rule),
            nothing,
        )
        cards[2].say(tr("Below the dashes: promised too much"))
        self.confidence.show_parts(words.bins(found.confidence), nothing)

    def _show_found(self, found: Figures) -> None:
        tr, cards = self.tr, self.cards
        by = found.guidelines if self._by_guideline else found.categories
        cards[3].say(tr("Items: upheld in colour, overturned in grey"))
        self.decisions.show_parts(
            words.decisions(by, self._title_of), tr("Items are counted here once their document is verified")
        )
        spent = found.spent[1 if self._in_keys else 0]
        cards[4].say(words.documents(spent.documents))
        self.spent.show_parts(
            words.bars(spent), tr("Time and keys are counted while you review, from your next document on")
        )
        bars = spent.bars
        width = bars[0].high if bars and bars[0].high else 1
        self.spent.mark_level(spent.median / width, words.median_words(spent) if bars else "")
        cards[5].say(tr("Linked guideline, verified records"))
        self.cited.show_parts(
            words.cited(found.cited, self._title_of), tr("Citations are counted here once their document is verified")
        )

    def _title_of(self, id: str) -> str:
        return entry_label(self._bridge, id)

    def _tell_when(self) -> None:
        last, tr, share = self.counting.last, self.tr, words.percent(round(self.counting.share, 2))
        tags = (tr("All documents"), tr("Verified or changed by you"), tr("This month"))
        self._tag.setText(tags[self._range])
        if last is None:
            self._when.setText(tr("Counting, {share}").format(share=share) if self.counting.busy else "")
            return
        at = datetime.fromisoformat(last.at).astimezone()
        same_day = at.date() == datetime.now().astimezone().date()
        time = f"{at:%H:%M}" if same_day else f"{at:%Y-%m-%d %H:%M}"
        told = tr("counted {time}").format(time=time)
        if self.counting.busy:
            told = tr("counted {time}, anew now: {share}").format(time=time, share=share)
        self._when.setText(told)

    # Layout

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _fit(self) -> None:
        self._columns = (0, 0)
        self._arrange()
        for card in self.cards:
            card.set_head_height(self._bridge.theme.px(28))
            card.chart.updateGeometry()
            card.chart.update()

    def _arrange(self) -> None:
        """As many side by side as have room: four figures and three charts in a window of the designed size."""
        room, px = max(self.width() - 40, 1), self._bridge.theme.px
        columns = (_fitting(room, px(_TILE_LEAST), (4, 2, 1)), _fitting(room, px(_CARD_LEAST), (3, 2, 1)))
        if columns == self._columns:
            return
        self._columns = columns
        _lay_out(self._tile_grid, self.tiles, columns[0])
        _lay_out(self._card_grid, self.cards, columns[1])


def _lay_out(grid: QGridLayout, figures: Sequence[QWidget], number: int) -> None:
    for at in range(max(grid.columnCount(), number)):
        grid.setColumnStretch(at, 1 if at < number else 0)
    for at, figure in enumerate(figures):
        grid.addWidget(figure, at // number, at % number)


def _fitting(room: int, least: int, numbers: tuple[int, ...]) -> int:
    return next((number for number in numbers if number * least + (number - 1) * _GAP <= room), numbers[-1])
