"""The catalogue's place: the tree at the left, the entry in hand at the right; beside them, what has no entry yet."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from workbench.model.facets import CITED
from workbench.model.guidelines import Guideline
from workbench.model.queue import QueueFilter
from workbench.model.review import Place
from workbench.settings import Settings
from workbench.ui.ask import Ask
from workbench.ui.bridge import Bridge
from workbench.ui.catalogue.entries import Entries, EntryDelegate, EntryRow
from workbench.ui.catalogue.files import CatalogueFiles
from workbench.ui.catalogue.shown import MOST_CITING, ShownEntry
from workbench.ui.catalogue.unlinked import UnlinkedView
from workbench.ui.controls import Switch, button
from workbench.ui.empty import EmptyState
from workbench.ui.inputs import SearchField
from workbench.ui.latest import Latest
from workbench.ui.notices import NoticeArea
from workbench.ui.painted import Bar
from workbench.ui.parts import column, ground, hline, label, row, wrap
from workbench.ui.rows import VALUE, RowList
from workbench.ui.runner import Runner

if TYPE_CHECKING:
    from workbench.model.edits import ChangeSet

_TREE_WIDTH, _TREE_SHARE = 420, 0.42
_LINKED = f"{CITED}guideline_id"


class CataloguePage(QWidget):
    """Reads the project's catalogue whenever it comes into view or the catalogue changes while it is.

    `documents_wanted` carries the `QueueFilter` of the documents that cite an entry.
    """

    documents_wanted = Signal(object)

    def __init__(self, bridge: Bridge, runner: Runner, ask: Ask, settings: Settings) -> None:
        super().__init__()
        ground(self, "panel")
        self._bridge = bridge
        self._id: str | None = None
        self._usage: dict[str, int] = {}
        self._asking = Latest(runner)
        self.entries = Entries(self)
        self.search = SearchField(bridge, self.tr("Titles, aliases, documents"))
        self.list = RowList(self.tr("Catalogue"))
        self.list.setModel(self.entries)
        self.list.setItemDelegate(EntryDelegate(bridge, self.list))
        self.shown = ShownEntry(bridge)
        self._none = EmptyState(bridge, "search")
        self._count = label("", "caption")
        self.files = CatalogueFiles(bridge, runner, ask, settings, self)
        self.unlinked = UnlinkedView(bridge, runner, ask, settings)
        notices = NoticeArea(bridge, lambda notice: notice.about == "edit")
        head = row((self.search, 1), self._count, gap=10, margins=(12, 10, 12, 8))
        self._rows = QStackedWidget()
        self._rows.addWidget(self.list)
        self._rows.addWidget(self._none)
        self._tree = wrap(column(head, (self._rows, 1)))
        right = ground(wrap(column(notices, (self.shown, 1))), "surface")
        self._stack = QStackedWidget()
        self._stack.addWidget(wrap(row(self._tree, (right, 1), gap=0)))
        self._stack.addWidget(self.unlinked)
        self.setLayout(column(self._bar(), hline(), (self._stack, 1)))
        self._connect()
        self._fit()

    def _bar(self) -> QWidget:
        """What is shown, what goes on behind, and what can be done with the whole catalogue."""
        self.switch = Switch(self.tr("Entries"), self.tr("Citations without an entry"))
        self._doing, self._share = label("", "caption"), Bar(self._bridge)
        self._share.setFixedWidth(90)
        self._stop = button(self.tr("Stop"), "plain", self._stop_all)
        self._work = wrap(row(self._doing, self._share, self._stop))
        self._work.hide()
        self._version = label("", "caption")
        files = self.files
        verbs = (
            button(self.tr("Would link differently …"), "plain", files.list_relinked),
            button(self.tr("Import …"), "plain", files.import_file),
            button(self.tr("Export …"), "plain", files.export_file),
        )
        return wrap(row(self.switch, self._version, None, self._work, *verbs, margins=(12, 5, 12, 5)))

    def _connect(self) -> None:
        bridge, shown = self._bridge, self.shown
        self.switch.chosen.connect(self._turn)
        for working in (self.files.working, self.unlinked.working):
            working.connect(self._tell_work)
        self.files.opened.connect(self._open)
        self.unlinked.opened.connect(self._open)
        self.search.textChanged.connect(self._on_words)
        self.search.left.connect(self.list.setFocus)
        self.list.selectionModel().currentChanged.connect(self._on_row)
        shown.edited.connect(self._edit)
        shown.alias_added.connect(self._add_alias)
        shown.alias_removed.connect(self._remove_alias)
        shown.wanted.connect(self.go)
        shown.opened.connect(self._open)
        shown.listed.connect(lambda id: self.documents_wanted.emit(QueueFilter().with_chosen(_LINKED, (id,))))
        bridge.changed.connect(self._on_changed)
        bridge.project_changed.connect(self._on_project)
        bridge.theme_changed.connect(self._fit)

    @property
    def entry(self) -> Guideline | None:
        """The entry in hand."""
        return self._bridge.desk.guideline(self._id) if self._id and self._bridge.has_desk else None

    def go(self, id: str) -> None:
        """Show an entry, and all others again where the search hides it."""
        if self.entries.row_of(id) is None:
            self.search.clear()
        number = self.entries.row_of(id)
        if number is not None:
            index = self.entries.index(number)
            self.list.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.list.scrollTo(index, self.list.ScrollHint.PositionAtCenter)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tree.setFixedWidth(min(self._bridge.theme.px(_TREE_WIDTH), round(self.width() * _TREE_SHARE)))

    def show_unlinked(self) -> None:
        """Show the citations that no entry was proposed for."""
        self.switch.set_chosen(1)
        self._turn(1)

    def _turn(self, number: int) -> None:
        self._stack.setCurrentIndex(number)
        if number:
            self.unlinked.refresh()
            self.unlinked.list.setFocus()
        else:
            self.list.setFocus()

    def _tell_work(self, words: str, share: float) -> None:
        self._doing.setText(words)
        self._share.set_share(share)
        self._work.setVisible(bool(words))

    def _stop_all(self) -> None:
        self.files.stop()
        self.unlinked.stop()

    def refresh(self) -> None:
        """Read the catalogue again; the entry in hand stays in hand."""
        if not self._bridge.has_desk:
            return
        desk, kept = self._bridge.desk, self._id
        version = desk.catalogue_version()
        self._version.setText(self.tr("version {hash}").format(hash=version.sha256[:8]))
        self._version.setToolTip(self.tr("{hash}, since {day}").format(hash=version.sha256, day=version.at or "–"))
        if self._stack.currentIndex():
            self.unlinked.refresh()
        self._asking.ask(desk.usage_behind, self._on_usage)
        self.entries.show(desk.catalogue_entries(), self._usage)
        self._tell_count()
        if kept is not None and self.entries.row_of(kept) is not None:
            self.go(kept)
        self._show(kept if kept is not None and desk.guideline(kept) else None)
        if self._id is None and self.entries.rowCount():
            self.list.setCurrentIndex(self.entries.index(0))

    def _show(self, id: str | None) -> None:
        self._id = id
        entry = self.entry
        if entry is None:
            self.shown.clear()
            return
        citing = self._bridge.desk.citing(entry.id, MOST_CITING)
        self.shown.show_entry(entry, self._above(entry), citing, max(len(citing), self._usage.get(entry.id, 0)))

    def _on_usage(self, usage: dict[str, int]) -> None:
        """Counted behind the window: in a large project that takes seconds."""
        before, self._usage = self._usage, usage
        if usage == before or not self._bridge.has_desk:
            return
        self.entries.show(self._bridge.desk.catalogue_entries(), usage)
        kept = self._id
        if kept is not None and self.entries.row_of(kept) is not None:
            self.go(kept)
        if kept is not None and usage.get(kept, 0) != before.get(kept, 0) and not self.shown.is_editing:
            self._show(kept)

    def _above(self, entry: Guideline) -> list[Guideline]:
        found: list[Guideline] = []
        at = self._bridge.desk.guideline(entry.parent_id or "")
        while at is not None and at not in found:
            found.insert(0, at)
            at = self._bridge.desk.guideline(at.parent_id or "")
        return found

    # What a person does

    def _on_row(self, index: QModelIndex) -> None:
        found = index.data(VALUE)
        if isinstance(found, EntryRow) and found.entry.id != self._id:
            self._bridge.settled.emit("edit")
            self._show(found.entry.id)

    def _on_words(self, words: str) -> None:
        kept = self._id
        self.entries.search(words)
        self._tell_count()
        number = self.entries.row_of(kept) if kept is not None else None
        if number is None and self.entries.rowCount():
            number = 0
        if number is None:
            self._show(None)  # what is no longer listed does not stand beside an empty list
        else:
            self.list.setCurrentIndex(self.entries.index(number))
            self.list.scrollTo(self.entries.index(number))

    def _edit(self, name: str, text: str) -> None:
        from workbench.tasks.catalogue_editing import edit_fact  # noqa: PLC0415 - the linker comes with it

        self._act(lambda id: edit_fact(self._bridge.desk, id, name, text))
        if name in self.shown.facts:
            self.shown.facts[name].setFocus()

    def _add_alias(self, alias: str) -> None:
        from workbench.tasks.catalogue_editing import add_alias  # noqa: PLC0415 - the linker comes with it

        if self._act(lambda id: add_alias(self._bridge.desk, id, alias)):
            self.shown.new_alias.setFocus()

    def _remove_alias(self, alias: str) -> None:
        from workbench.tasks.catalogue_editing import remove_alias  # noqa: PLC0415 - the linker comes with it

        if self._act(lambda id: remove_alias(self._bridge.desk, id, alias)):
            self._bridge.tell(self.tr("“{alias}” is taken away.").format(alias=alias), undo=True)

    def _act(self, change: Callable[[str], ChangeSet]) -> bool:
        if self._id is None or self._bridge.act(change, self._id) is None:
            return False
        self._bridge.settled.emit("edit")
        return True

    def _open(self, record: int, row: str) -> None:
        self._bridge.wanted.emit("place.review")
        self._bridge.open_record(record)
        self._bridge.enter(Place(row, "citation"))

    # What happened

    def _on_changed(self, changes: ChangeSet) -> None:
        if self.isVisible() and not self.shown.is_editing and (changes.catalogue or changes.places or changes.rows):
            self.refresh()

    def _on_project(self) -> None:
        self._id = None
        self._asking.drop()
        self._usage = {}
        self.search.clear()
        self.entries.show((), {})
        self.shown.clear()
        if self.isVisible():
            self.refresh()

    def _tell_count(self) -> None:
        words = " ".join(self.search.text().split())
        nothing = bool(words) and not self.entries.rowCount()
        if nothing:
            title = self.tr("No entry has “{words}”").format(words=words)
            told = self.tr("Titles, aliases and documents are searched.")
            self._none.say("search", title, told, button(self.tr("Show all"), "", self.search.clear))
        self._rows.setCurrentWidget(self._none if nothing else self.list)
        self._count.setText(f"{self.entries.rowCount():,}")
        self._count.setMinimumWidth(self._count.sizeHint().width())

    def _fit(self) -> None:
        self._tree.setFixedWidth(min(self._bridge.theme.px(_TREE_WIDTH), round(self.width() * _TREE_SHARE)))
        if self._id is not None and self.isVisible() and not self.shown.is_editing:
            self._show(self._id)
