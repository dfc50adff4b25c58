"""The document panel: the page beside the record, each field's words framed as it is entered."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QSplitter, QStackedWidget

from workbench.model.document import Document
from workbench.model.edits import ChangeSet
from workbench.model.errors import DocumentAbsent, WorkbenchError
from workbench.model.fields import ITEMS, LISTS, ROOT, field_of
from workbench.model.review import Place, ReviewRecord, Row
from workbench.model.states import places_needing_eyes
from workbench.tasks.pages import PageLane
from workbench.ui.ask import Ask
from workbench.ui.bridge import Bridge
from workbench.ui.document.ahead import Ahead
from workbench.ui.document.asked import AskedOfPage
from workbench.ui.document.bar import BarActs, DocumentBar
from workbench.ui.document.find_bar import FindBar
from workbench.ui.document.frozen import FrozenPage
from workbench.ui.document.highlights import Highlight, Highlights
from workbench.ui.document.lost import Lost
from workbench.ui.document.menus import outline_menu, page_menu
from workbench.ui.document.naming import CASE
from workbench.ui.document.opposite import Opposite, opposite
from workbench.ui.document.pictures import Pictures
from workbench.ui.document.standing import PageNotices
from workbench.ui.document.view import PageView
from workbench.ui.empty import EmptyState
from workbench.ui.own_turn import OwnTurn
from workbench.ui.parts import column, ground, wrap
from workbench.ui.runner import Runner
from workbench.ui.words import word


class DocumentPanel(AskedOfPage):
    """Shows the open document. `bar` is the row for the panel's dock.

    `lane` draws its pages, in a process of its own; without one the panel starts and closes its own (`stop`).

    Where both stand on screen the record has its turn first: the page stays as it was for that one, be another
    document opened, a place entered or a value changed, and whoever asks for the page gets it as it is now.
    """

    def __init__(self, bridge: Bridge, runner: Runner, ask: Ask, lane: PageLane | None = None) -> None:
        super().__init__()
        del runner
        self._bridge, self._ask = bridge, ask
        self._gone = False
        self._lane, self._owns_lane = lane or PageLane(), lane is None
        self._record: ReviewRecord | None = None
        self._document: Document | None = None
        self._highlights: Highlights | None = None
        self._coming = OwnTurn(self._show_pages, self)
        self._following = OwnTurn(self._follow, self)
        self._entered: Place | None = None
        self._is_changed = False
        self._lane.warm_up()
        self._pictures = Pictures(self._lane, self)
        self._view = PageView(bridge, self._pictures)
        self.ahead = Ahead(bridge, self._view, self._pictures)
        self.frozen = FrozenPage(bridge, self._lane)
        self.find_bar = FindBar(bridge, self._view)
        self.bar = DocumentBar(bridge, self._acts())
        self._build()
        self._connect()
        self._show_nothing()

    def stop(self) -> None:
        """Give up all drawing; for the window's end."""
        self._drop_due()
        self.ahead.stop()
        self._pictures.close()
        self.frozen.pictures.close()
        if self._owns_lane:
            self._lane.close()

    # Following the bridge

    def _on_opened(self, record: int) -> None:
        held = self._document is not None and self._view.isVisible()
        if not self._take(record):
            return
        if held:
            self._coming.start()
        else:
            self._show_pages()

    def _open(self, record: int) -> None:
        if self._take(record):
            self._show_pages()

    def _take(self, record: int) -> bool:
        """Take a record and its document in hand; whether that is there to be shown. The person is told where not."""
        self._drop_due()
        self._record = self._bridge.desk.record(record)
        self._gone = False
        self._document = self._highlights = None  # those of the document before are none of this one's sheets
        if self._record.state.name == "failed":
            self._lost.say_failed(self._record)
            self._show_lost()
            return False
        try:
            self._document = self._bridge.desk.document(record)
        except DocumentAbsent as error:
            self._lost.say_absent(self._record, str(error))
            self._show_lost()
        except WorkbenchError as error:
            self._lost.say_unreadable(self._record, str(error))
            self._show_lost()
        return self._document is not None

    def _show_pages(self) -> None:
        """Show the document in hand, and where the words of the place in hand stand."""
        record, document = self._record, self._document
        if record is None or document is None:
            return
        self._drop_due()
        desk = self._bridge.desk
        self._pictures.show_document(document, lambda: desk.content(record.id))
        self._view.show_document(document)
        self._show_found()
        self._notices.show_for(document, record)
        self.bar.show_document(True)
        self.bar.show_caption("")
        self._tell_page()
        self._stack.setCurrentWidget(self._pages)
        self.find_bar.renew()
        if self._bridge.place is not None:  # entered by a panel that heard of the document first
            self._enter(record.id, self._bridge.place)

    def _show_due(self) -> None:
        self._coming.now()
        self._following.now()

    def _drop_due(self) -> None:
        self._coming.drop()
        self._following.drop()
        self._entered, self._is_changed = None, False

    def _follow_later(self) -> None:
        """The form shows first what was done, and keys come before the page follows."""
        if not self._view.isVisible():
            self._follow()
        elif not self._coming.waits:  # that shows all
            self._following.start()

    def _follow(self) -> None:
        """Show what changed, and the words of the place that was entered."""
        changed, entered = self._is_changed, self._entered
        self._is_changed, self._entered = False, None
        if changed:
            self._show_found()
        if entered is not None and self._record is not None:
            self._enter(self._record.id, entered)

    def _on_entered(self, _record: int, place: Place) -> None:
        self._entered = place
        self._follow_later()

    def _enter(self, record: int, place: Place) -> None:
        if record != self._bridge.record or not self._highlights or not self._record:
            return
        found, group = self._highlights.of(place), self._highlights.group_of(place)
        self._show_opposite(place, found)
        self._view.set_active(found, group)
        self.bar.show_caption(self._caption(place, group))
        self._view.setAccessibleDescription(_spoken(found))

    def _on_changed(self, changes: ChangeSet) -> None:
        """Follow a change of the open record, without moving the page."""
        record = self._bridge.record
        if record is None and changes.records:
            self._show_nothing()  # these may be the project's first
        if record is None or record not in changes.records:
            return
        before, after = self._record, self._bridge.desk.record(record)
        if self._gone:  # its pages stay away; the form goes on
            self._record = after
            return
        renewed = before is None or before.sha256 != after.sha256 or self._document is None
        if renewed or self._coming.waits or self._was_read(record, changes):
            self._open(record)
            return
        self._record, self._is_changed = after, True
        self._follow_later()
        taken = self._view.selection.spans() if self._view.selection else ()
        cells = [after.cells.get(place) for record, place in changes.places if record == after.id]
        if taken and any(cell and cell.evidence == taken for cell in cells):
            self._view.clear_selection()  # the words are a field's evidence now, and shown as such

    def _was_read(self, record: int, changes: ChangeSet) -> bool:
        """Whether OCR may have found words in pages that had none."""
        return self.is_scan and record in changes.rows and record in changes.states

    def _show_found(self) -> None:
        """Make the highlights of the record as it stands."""
        if not self._record or not self._view.lines:
            return
        scene, place = self._view.scene, self._bridge.place
        self._highlights = scene.highlights = Highlights(self._record, self._view.lines)
        scene.active = self._highlights.of(place) if place else None
        scene.group = self._highlights.group_of(place) if place else ""
        scene.hovered = None
        self._show_opposite(place, scene.active)
        self._view.viewport().update()
        self._show_ticks()

    def _show_opposite(self, place: Place | None, found: Highlight | None) -> None:
        """Frame what a check that the field fails holds against it."""
        record, lines = self._bridge.record, self._view.lines
        if record is None or place is None or not lines:
            self._view.scene.opposite = Opposite()
            return
        findings = self._bridge.desk.findings(record)
        self._view.scene.opposite = opposite(findings, place, lines, found.lines if found else ())

    def _show_ticks(self) -> None:
        record, highlights = self._record, self._highlights
        if record is None or highlights is None or not self._bridge.has_desk:
            return
        findings = self._bridge.desk.findings(record.id)
        failing = {f.places[0] for f in findings if f.severity == "error" and f.places}
        ticks: dict[float, str] = {}
        for place in places_needing_eyes(record, findings, self._bridge.desk.settings.doubt_below):
            found = highlights.of(place)
            if found:
                share = round(self._view.share_of(found.lines[0]), 3)
                ticks[share] = "fail" if place in failing or ticks.get(share) == "fail" else "doubt"
        self._view.bar.set_ticks(sorted(ticks.items()))

    # States

    def _show_nothing(self) -> None:
        self._drop_due()
        self._record = self._document = self._highlights = None
        self._empty.say_none_open()
        self._leave_pages()

    def _on_project(self) -> None:
        if self._bridge.record is None:
            self._show_nothing()

    def _show_lost(self) -> None:
        self._highlights = None
        self._leave_pages()

    def _show_gone(self, sha256: str, told: str) -> None:
        """The linked file of a document is not to be read, unless another is on screen by now."""
        if self._record is not None and self._document is not None and self._document.sha256 == sha256:
            self._document, self._gone = None, True
            self._lost.say_gone(self._record, told)
            self._show_lost()

    def _leave_pages(self) -> None:
        self._pictures.show_document(None)
        self._view.show_document(None)
        self._view.bar.set_ticks(())
        self.bar.show_document(False)
        self.find_bar.hide()
        self._stack.setCurrentWidget(self._empty)

    def _tell_page(self) -> None:
        if self._document:
            self.bar.show_page(self._view.sheet, len(self._document.sheets))

    def _tell_zoom(self) -> None:
        self.bar.show_zoom(self._view.zoom, self._view.factor)
        self._show_ticks()

    def _caption(self, place: Place, group: str) -> str:
        record = self._record
        if record is None:
            return ""
        if group == CASE:
            if place.name in LISTS:  # where a row is about to be added
                return word(LISTS[place.name].label)
            row = record.rows.get(place.row)
            return word(field_of(row.list if row else ROOT, place.name).label)
        return self._item_name(record, group)

    def _item_name(self, record: ReviewRecord, item: str) -> str:
        number = [row.id for row in record.rows_of(ITEMS)].index(item) + 1
        return self.tr("Item {0}, {1}").format(number, record.value(item, "treatment") or self.tr("without a name"))

    # Pieces

    def _acts(self) -> BarActs:
        view = self._view
        return BarActs(
            outline=self._show_outline,
            previous=view.previous_sheet,
            next=view.next_sheet,
            smaller=self.zoom_out,
            larger=self.zoom_in,
            zoom=self.set_zoom,
            turn=self.rotate,
            find=self.open_find,
        )

    def _build(self) -> None:
        ground(self, "panel")
        self.setAccessibleName(self.tr("Document"))
        self._view.setAccessibleName(self.tr("Page"))
        self._notices = PageNotices(self._bridge)
        self._pages = wrap(column(self._notices, (self._view, 1)))
        self._split = QSplitter()
        self._split.setChildrenCollapsible(False)
        self._empty = EmptyState(self._bridge, "file-text")
        self._lost = Lost(self._bridge, self._ask, self._empty, self._open)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._pages)
        self._split.addWidget(self.frozen)
        self._split.addWidget(self._stack)
        self.setLayout(column(self._split))
        self.setFocusProxy(self._view)
        self._view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def _connect(self) -> None:
        bridge, view = self._bridge, self._view
        bridge.record_opened.connect(self._on_opened)
        bridge.record_closed.connect(self._show_nothing)
        bridge.place_entered.connect(self._on_entered)
        bridge.changed.connect(self._on_changed)
        view.clicked.connect(self._on_click)
        view.customContextMenuRequested.connect(lambda place: self.page_menu().popup(view.mapToGlobal(place)))
        view.moved.connect(self._tell_page)
        self.frozen.closed.connect(self.unfreeze)
        bridge.project_changed.connect(self.frozen.let_go)
        bridge.project_changed.connect(self._on_project)
        view.zoomed.connect(self._tell_zoom)
        self._pictures.gone.connect(self._show_gone, Qt.ConnectionType.QueuedConnection)

    def _on_click(self, found: Highlight) -> None:
        if self._coming.waits:
            return  # that is a field of the record before
        self._following.now()
        if self._highlights is None or self._highlights.of(found.place) is None:
            return  # what stood there is gone
        self._bridge.evidence_clicked.emit(found.place)
        if self._bridge.place != found.place:  # whoever heard the click may have entered the field already
            self._bridge.enter(found.place)

    def _show_outline(self) -> None:
        menu = self.outline_menu()
        button = self.bar.outline
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))
        if actions := menu.actions():
            menu.setActiveAction(actions[0])

    def page_menu(self) -> QMenu:
        """What can be done with the page by the pointer alone."""
        return page_menu(self, self._bridge)

    def outline_menu(self) -> QMenu:
        """The headings of the document and the items found, each of which goes there."""
        items = [(row.id, self._item_name(self._record, row.id)) for row in self._items()] if self._record else []
        return outline_menu(self, self._bridge, self._document, items)

    def _items(self) -> list[Row]:
        return self._record.rows_of(ITEMS) if self._record and self._document else []


def _spoken(found: Highlight | None) -> str:
    """What a screen reader says of the page when a field is entered: the field and its words."""
    return f"{found.named.told}: {found.words}" if found else ""
