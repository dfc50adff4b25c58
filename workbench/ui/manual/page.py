"""The manual's place: contents and search at the left, the page at the right; Back goes where one was."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from workbench.ui import paint
from workbench.ui.bridge import Bridge
from workbench.ui.controls import ESCAPE, Tool, button
from workbench.ui.empty import EmptyState
from workbench.ui.inputs import SearchField
from workbench.ui.manual.keys_page import keys_page
from workbench.ui.manual.library import CONTENTS, Section, search, text_of, title_of
from workbench.ui.manual.reader import Reader
from workbench.ui.parts import column, ground, hline, row, wrap
from workbench.ui.rows import VALUE, Index, RowDelegate, RowList
from workbench.ui.theme import Theme

_LIST_WIDTH, _LIST_SHARE = 270, 0.3
_NOWHERE = QModelIndex()


class _Pages(QAbstractListModel):
    """The contents, or what a search found."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.shown: list[Section] = []

    def show(self, shown: list[Section]) -> None:
        self.beginResetModel()
        self.shown = shown
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.shown)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self.shown):
            return None
        section = self.shown[index.row()]
        if role == VALUE:
            return section
        spoken = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
        return ", ".join(part for part in (section.title, section.text) if part) if role in spoken else None


class _Delegate(RowDelegate):
    """The title; of a hit also the page that it stands on."""

    def row_height(self, index: Index) -> int:
        found = index.data(VALUE)
        return 46 if isinstance(found, Section) and found.text else 32

    def draw(self, painter: QPainter, theme: Theme, box: QRectF, index: Index, current: bool) -> None:
        found = index.data(VALUE)
        if not isinstance(found, Section):
            return
        title = QRectF(16, 6, box.width() - 28, 20)
        paint.text(painter, theme, title, found.title, weight=600 if current else 400)
        if found.text:
            paint.text(painter, theme, QRectF(16, 24, box.width() - 28, 18), found.text, "text3", size="second")


class ManualPage(QWidget):
    """Opens on the first ten minutes. `left` says that Escape wants back to where the person came from."""

    left = Signal()

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        ground(self, "panel")
        self._bridge = bridge
        self._past: list[tuple[str, int]] = []
        self._page = ""
        self.search = SearchField(bridge, self.tr("Search the manual"))
        self._model = _Pages(self)
        self.list = RowList(self.tr("Pages of the manual"))
        self.list.setUniformItemSizes(False)
        self.list.setModel(self._model)
        self.list.setItemDelegate(_Delegate(bridge, self.list))
        self.reader = Reader(bridge)
        self.back = Tool(bridge, "undo-2", self.tr("Back"), self.go_back)
        self._nothing = EmptyState(bridge, "search")
        head = row(self.back, (self.search, 1), gap=6, margins=(8, 10, 12, 8))
        self._side = wrap(column(head, (self._nothing, 1), (self.list, 1)))
        right = ground(wrap(column(hline(), (self.reader, 1))), "surface")
        self.setLayout(row(self._side, (right, 1), gap=0))
        self._connect()
        self._show_contents()
        self.open(CONTENTS[0])

    def _connect(self) -> None:
        self.search.textChanged.connect(self._on_words)
        self.search.returnPressed.connect(self.list.setFocus)
        self.search.left.connect(self.list.setFocus)
        self.list.clicked.connect(self._on_chosen)
        self.list.activated.connect(self._on_chosen)
        self.list.selectionModel().currentChanged.connect(self._on_chosen)
        self.reader.followed.connect(self._on_link)
        self._bridge.theme_changed.connect(self._fit)
        self._bridge.keys.changed.connect(self._on_keys)

    @property
    def page(self) -> str:
        """The page that is open, by its name."""
        return self._page

    def open(self, page: str, slug: str = "", remembered: bool = True) -> None:
        """Show a page, at one of its headings."""
        if page not in CONTENTS:
            return
        if remembered and self._page:
            self._past.append((self._page, self.reader.verticalScrollBar().value()))
        if page != self._page:
            self._page = page
            self.reader.show_markdown(keys_page(self._bridge.keys) if page == "keys" else text_of(page))
        self.reader.go_to(slug)
        self.reader.mark(self.search.text())
        self.back.setEnabled(bool(self._past))
        self._follow()

    def go_back(self) -> None:
        """To the page before, where one was reading."""
        if self._past:
            page, at = self._past.pop()
            self.open(page, remembered=False)
            self.reader.verticalScrollBar().setValue(at)
            self.back.setEnabled(bool(self._past))

    def focus_here(self) -> None:
        """Take the keyboard to the contents."""
        self.list.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Left and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.go_back()
        elif event.key() == ESCAPE:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    # Contents and search

    def _show_contents(self) -> None:
        self._model.show([Section(page, title_of(page), "", "") for page in CONTENTS])
        self._show_nothing(False)
        self._follow()

    def _on_words(self, words: str) -> None:
        if not words.strip():
            self._show_contents()
            self.reader.mark("")
            return
        found = [Section(each.page, each.title, each.slug, title_of(each.page)) for each in search(words)]
        self._model.show(found)
        self._show_nothing(not found)
        self.reader.mark(words)

    def _show_nothing(self, so: bool) -> None:
        if so:
            title = self.tr("No page has “{words}”").format(words=self.search.text().strip())
            words = self.tr("Try fewer words, or the beginning of one.")
            self._nothing.say("search", title, words, button(self.tr("Show all pages"), "", self._show_all))
        self._nothing.setVisible(so)
        self.list.setVisible(not so)

    def _show_all(self) -> None:
        self.search.clear()
        self.search.setFocus()

    def _on_chosen(self, index: QModelIndex) -> None:
        found = index.data(VALUE)
        if isinstance(found, Section) and (found.page != self._page or found.slug):
            self.open(found.page, found.slug)

    def _follow(self) -> None:
        if not self.search.text().strip() and self._page:
            at = self._model.index(CONTENTS.index(self._page))
            self.list.selectionModel().blockSignals(True)
            self.list.setCurrentIndex(at)
            self.list.selectionModel().blockSignals(False)
            self.list.viewport().update()

    def _on_link(self, link: str) -> None:
        page, _, slug = link.partition("#")
        self.open(page.removesuffix(".md") or self._page, slug)

    def _on_keys(self) -> None:
        if self._page == "keys":
            self._show_again()

    def _fit(self) -> None:
        self._side.setFixedWidth(min(self._bridge.theme.px(_LIST_WIDTH), round(self.width() * _LIST_SHARE)))
        self.list.doItemsLayout()
        self._show_again()

    def _show_again(self) -> None:
        at, page = self.reader.verticalScrollBar().value(), self._page
        self._page = ""
        self.open(page, remembered=False)
        self.reader.verticalScrollBar().setValue(at)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._side.setFixedWidth(min(self._bridge.theme.px(_LIST_WIDTH), round(self.width() * _LIST_SHARE)))
