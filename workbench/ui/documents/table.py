"""The table of documents: rows drawn by a delegate, sorted by their heads, many chosen at once."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QStyleOptionViewItem, QTableView

from workbench.model.queue import Passage, QueueFilter, QueueOrder, QueueRow
from workbench.ui import paint
from workbench.ui.bridge import Bridge
from workbench.ui.documents.model import (
    DECIDED,
    DETERMINATION,
    DOCUMENT,
    ITEMS,
    MARK,
    ORDERS,
    PASSAGE,
    READER,
    TO_CHECK,
    DocumentsModel,
)
from workbench.ui.documents.words import passage_label
from workbench.ui.queue.rows import about_of
from workbench.ui.rows import HOVERED, SELECTED, VALUE, Index, RowDelegate
from workbench.ui.theme import Theme

ROW, ROW_WITH_PASSAGE = 34, 50
_WIDTHS = {MARK: 40, DECIDED: 100, ITEMS: 66, DETERMINATION: 156, TO_CHECK: 96, READER: 110}
_LEAST_DOCUMENT = 220
_BEHIND = 30
"""Room left behind the first hit of a passage."""
_GIVEN_UP = (READER, DETERMINATION, ITEMS, DECIDED)
"""The columns that go first where the text is large and the window small."""
_DOWN_FIRST: tuple[QueueOrder, ...] = ("doubts", "decided", "items")
"""Orders that begin with the most or the latest."""


class DocumentDelegate(RowDelegate):
    """One cell of a row; of a found document the passage stands below its name."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        scale, rect = self._bridge.theme.scale, option.rect
        state: int = option.state.value
        chosen = bool(state & SELECTED)
        painter.save()
        painter.translate(rect.topLeft())
        painter.scale(scale, scale)
        box = QRectF(0, 0, rect.width() / scale, rect.height() / scale)
        if chosen:
            painter.fillRect(box, self._flat.colour("accent_soft"))
        elif state & HOVERED:
            painter.fillRect(box, self._flat.colour("hover"))
        table = self.parent()
        in_hand = isinstance(table, DocumentTable) and table.currentIndex().row() == index.row()
        if in_hand and index.column() == MARK:
            painter.fillRect(QRectF(0, 0, 2, box.height()), self._flat.colour("accent"))
        edge = "accent" if in_hand and isinstance(table, DocumentTable) and table.hasFocus() else "line"
        painter.fillRect(QRectF(0, box.height() - 1, box.width(), 1), self._flat.colour(edge))
        if edge == "accent":
            painter.fillRect(QRectF(0, 0, box.width(), 1), self._flat.colour(edge))
        self.draw(painter, self._flat, box, index, chosen)
        painter.restore()

    def draw(self, painter: QPainter, theme: Theme, box: QRectF, index: Index, current: bool) -> None:
        found = index.data(VALUE)
        if not isinstance(found, QueueRow):
            return
        line = QRectF(10, 5 if box.height() >= ROW_WITH_PASSAGE - 1 else 7, box.width() - 20, 20)
        match index.column():
            case 0:
                paint.mark(painter, theme, QRectF(14, line.y() + 4, 14, 14), found.state, found.progress)
            case 1:
                self._document(painter, theme, line, found, index, current)
            case 5:
                self._counts(painter, theme, line, found)
            case column:
                right = column == ITEMS
                words = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
                paint.text(painter, theme, line, words, "text2", size="body" if right else "second", right=right)

    def _document(
        self, painter: QPainter, theme: Theme, line: QRectF, found: QueueRow, index: Index, current: bool
    ) -> None:
        done = found.state in ("verified", "rejected") and not current
        token = "text2" if done else "text"
        model = index.model()
        passages = isinstance(model, DocumentsModel) and model.has_passages
        used = paint.text(painter, theme, line, found.title, token, weight=600 if current else 500)
        below = line.translated(0, 20)
        below.setHeight(18)
        if not passages:
            left = line.left() + used + 12
            rest = QRectF(left, line.y(), max(line.right() - left, 0), line.height())
            token = "fail" if found.state == "failed" else "text3"
            paint.text(painter, theme, rest, about_of(found), token, size="second")
        elif isinstance(passage := index.data(PASSAGE), Passage):
            self._passage(painter, theme, below, passage)

    def _passage(self, painter: QPainter, theme: Theme, box: QRectF, passage: Passage) -> None:
        """The field's name, then the words around the hits, each hit on a pale ground; cut at the right edge."""
        measure = QFontMetricsF(theme.font("second"))
        pieces = [(f"{passage_label(passage)}: ", False)]
        left = box.left()
        at = _where_to_begin(passage, measure, box.width() - measure.horizontalAdvance(pieces[0][0]))
        if at:
            pieces.append(("… ", False))
        for start, end in passage.hits:
            pieces += [(passage.text[at:start], False), (passage.text[start:end], True)]
            at = end
        for words, hit in [*pieces, (passage.text[at:], False)]:
            if not words or left >= box.right():
                continue
            width = min(measure.horizontalAdvance(words), box.right() - left)
            place = QRectF(left, box.y(), width + 2, box.height())
            if hit:
                ground = QRectF(left - 1, box.y() + 1, width + 2, box.height() - 2)
                painter.fillRect(ground, theme.colour("kind_admin"))
            paint.text(painter, theme, place, words, "text" if hit else "text3", size="second")
            left += width

    def _counts(self, painter: QPainter, theme: Theme, line: QRectF, found: QueueRow) -> None:
        left = line.left()
        for count, state in ((found.fails, "fails a check"), (found.doubts, "to check")):
            if count:
                paint.mark(painter, theme, QRectF(left, line.y() + 4, 12, 12), state)
                place = QRectF(left + 16, line.y(), 34, 20)
                token = paint.MARKS[state][0]
                left += 26 + paint.text(painter, theme, place, str(count), token, size="second", weight=500)


class DocumentTable(QTableView):
    """`opened` says that the row in hand is wanted in Review, `sorted` another order, `chosen` that other rows are."""

    opened = Signal(int)
    sorted = Signal(str, bool)
    chosen = Signal()
    left = Signal()

    def __init__(self, bridge: Bridge, model: DocumentsModel, name: str) -> None:
        super().__init__()
        self._bridge, self._model = bridge, model
        self.setAccessibleName(name)
        self.setObjectName("documents")
        self.setModel(model)
        self.setItemDelegate(DocumentDelegate(bridge, self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(self.SelectionBehavior.SelectRows)
        self.setSelectionMode(self.SelectionMode.ExtendedSelection)
        self.setEditTriggers(self.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(self.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(True)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.sectionClicked.connect(self._sort)
        head.setSortIndicatorShown(False)
        self.doubleClicked.connect(lambda _index: self.open_in_hand())
        self.selectionModel().selectionChanged.connect(lambda _new, _old: self.chosen.emit())
        self.selectionModel().currentRowChanged.connect(self._on_current)
        model.list.renewed.connect(self._fit)
        bridge.theme_changed.connect(self._fit)
        self._fit()

    def show_order(self, wanted: QueueFilter) -> None:
        """Show in the heads which order the rows are in."""
        head = self.horizontalHeader()
        head.setSortIndicatorShown(wanted.order in ORDERS)
        if wanted.order in ORDERS:
            way = Qt.SortOrder.DescendingOrder if wanted.descending else Qt.SortOrder.AscendingOrder
            head.setSortIndicator(ORDERS.index(wanted.order), way)
        self._order = wanted.order, wanted.descending

    _order: tuple[QueueOrder, bool] = ("added", False)

    def sort_by(self, column: int) -> None:
        """Sort by a column; the same again turns it round, and the third time it is as before."""
        order = ORDERS[column]
        first = order in _DOWN_FIRST
        if self._order[0] != order:
            self.sorted.emit(order, first)
        elif self._order[1] == first:
            self.sorted.emit(order, not first)
        else:
            self.sorted.emit("", False)

    def ranges(self) -> list[tuple[int, int]]:
        """The chosen rows, as (first, behind the last), without looking at each of them."""
        found = self.selectionModel().selection()
        each = (found.at(at) for at in range(found.count()))
        return sorted({(one.top(), one.bottom() + 1) for one in each})

    def take_row(self, row: int) -> None:
        """Take one row in hand, and no other."""
        index = self._model.index(row, DOCUMENT)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, flags)
        self.scrollTo(index)

    def _sort(self, column: int) -> None:
        self.sort_by(column)

    def open_in_hand(self) -> None:
        """The row in hand is wanted in Review."""
        found = self.currentIndex().data(VALUE)
        if isinstance(found, QueueRow):
            self.opened.emit(found.record)

    def _on_current(self, now: QModelIndex, before: QModelIndex) -> None:
        for index in (now, before):  # the bar at the left of the row in hand
            if index.isValid():
                self.update(self._model.index(index.row(), MARK))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Escape:
                self.left.emit()
            case Qt.Key.Key_Home | Qt.Key.Key_End if not event.modifiers():
                self.take_row(0 if event.key() == Qt.Key.Key_Home else self._model.rowCount() - 1)
            case _:
                super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def _fit(self) -> None:
        px = self._bridge.theme.px
        height = px(ROW_WITH_PASSAGE if self._model.has_passages else ROW)
        if self.verticalHeader().defaultSectionSize() != height:
            self.verticalHeader().setMinimumSectionSize(height)
            self.verticalHeader().setDefaultSectionSize(height)
        self.verticalScrollBar().setSingleStep(height)
        self._fit_columns()

    def _fit_columns(self) -> None:
        """All room that is over goes to the document; where there is too little the least needed columns go."""
        px, room = self._bridge.theme.px, self.viewport().width()
        widths = {column: px(width) for column, width in _WIDTHS.items()}
        for column in (None, *_GIVEN_UP):
            if column is not None:
                del widths[column]
            if room - sum(widths.values()) >= px(_LEAST_DOCUMENT):
                break
        for column in range(len(ORDERS)):
            self.setColumnHidden(column, column != DOCUMENT and column not in widths)
            if column in widths:
                self.setColumnWidth(column, widths[column])
        self.setColumnWidth(DOCUMENT, max(room - sum(widths.values()), px(120)))


def _where_to_begin(passage: Passage, measure: QFontMetricsF, room: float) -> int:
    """From which letter on a passage is written so that its first hit is seen; 0 where all before it has room."""
    if not passage.hits:
        return 0
    start, end = passage.hits[0]
    at = 0
    while at < start and measure.horizontalAdvance("… " + passage.text[at:end]) > room - _BEHIND:
        at = passage.text.find(" ", at + 1, start) + 1 or start
    return at
