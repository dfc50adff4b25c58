"""What can be done to a row, an item or the whole record, as menus. Each entry shows its key where it has one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from workbench.model.fields import ADMIN_CITATIONS, DIAGNOSES, EXPERT_CITATIONS, ITEMS, ROOT, TREATMENTS
from workbench.model.review import Place
from workbench.ui.form.order import Stop
from workbench.ui.form.shown import alternatives
from workbench.ui.form.words import add_after_words, add_words, remove_words, tr

if TYPE_CHECKING:
    from workbench.ui.form.panel import RecordPanel

Deed = Callable[[], object]

EDIT_KEY, LINK_KEY, ADD_KEY, REMOVE_KEY = "field.edit", "link.open", "row.add", "row.remove"
UP_KEY, DOWN_KEY = "row.up", "row.down"


class PanelMenu(QMenu):
    """A menu over the panel."""

    def __init__(self, panel: RecordPanel) -> None:
        super().__init__(panel)
        self._panel = panel

    def add(self, words: str, deed: Deed, id: str = "", key: str = "") -> QAction:
        """One entry with the key of the action that does the same, named by its id, or with a key of the editor's."""
        key = self._panel.keys.told(id) if id else key
        action = self.addAction(f"{words}\t{key}" if key else words)
        action.triggered.connect(lambda _checked: deed())
        return action


class FormMenus(QObject):
    """Pops the menus up where they are asked for."""

    def __init__(self, panel: RecordPanel) -> None:
        super().__init__(panel)
        self._panel = panel
        panel.body.menu_wanted.connect(self._on_stop)
        panel.body.group_menu.connect(self._on_item)
        panel.bar.menu_wanted.connect(self._on_record)

    def _on_stop(self, place: Place, at: QPoint) -> None:
        if (stop := self._panel.standing.outline.stop(place)) is not None:
            _pop(stop_menu(self._panel, stop), at)

    def _on_item(self, key: str, at: QPoint) -> None:
        _pop(item_menu(self._panel, key), at)

    def _on_record(self) -> None:
        more = self._panel.bar.more
        _pop(record_menu(self._panel), more.mapToGlobal(more.rect().bottomLeft()))


def _pop(menu: PanelMenu, at: QPoint) -> None:
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(at)


def stop_menu(panel: RecordPanel, stop: Stop) -> PanelMenu:
    """What can be done at one stop of the form."""
    menu = PanelMenu(panel)
    record = panel.standing.record
    cell = record.cells.get(stop.place)
    menu.add(tr("Edit"), panel.edit_field, EDIT_KEY)
    if stop.kind == "citation":
        menu.add(tr("Candidates"), panel.open_candidates, LINK_KEY)
    if cell is not None and cell.value is not None:
        menu.add(tr("Leave empty"), panel.field_in_hand.leave_empty, "field.empty")
    for number, (shown, page, value) in enumerate(alternatives(cell, stop.spec), 1):
        words = f"{shown}, {page}" if page else shown
        menu.add(
            tr("Use {value}").replace("{value}", words),
            partial(panel.deeds.put, stop.place, value),
            key=f"Alt+{number}",
        )
    for check in panel.standing.views.checks(stop):
        if check.place is not None and check.place not in stop.places:
            menu.add(
                tr("Go to the other side of {check}").replace("{check}", check.code),
                partial(panel.go, check.place),
            )
    if stop.kind != "add":
        _add_field_deeds(menu, panel, bool(cell and cell.flag))
    if stop.kind == "statement":
        _add_statement_deeds(menu, panel, stop)
    if stop.place.row != ROOT and stop.kind not in ("add", "statement", "none cited"):
        _add_row_deeds(menu, panel, stop.place.row)
    return menu


def _add_field_deeds(menu: PanelMenu, panel: RecordPanel, flagged: bool) -> None:
    """What is said of a field, and its past."""
    field = panel.field_in_hand
    menu.addSeparator()
    menu.add(tr("Note …"), field.note, "field.note")
    menu.add(tr("Take the flag off") if flagged else tr("Flag"), field.flag, "field.flag")
    menu.add(tr("Undo this field alone"), field.undo, "field.undo")
    for words, id in ((tr("Earlier values …"), "field.history"), (tr("What this field means"), "help.field")):
        menu.add(words, partial(panel.bridge.wanted.emit, id), id)


def _add_statement_deeds(menu: PanelMenu, panel: RecordPanel, stop: Stop) -> None:
    """What a party cites, or that it cites nothing."""
    row, party = stop.place.row, stop.place.name.partition(".")[0]
    flag = Place(row, f"{party}.none_cited")
    menu.addSeparator()
    menu.add(tr("Add a citation"), partial(panel.start_adding, Place(row, f"{ITEMS}.{party}.citations")), ADD_KEY)
    if panel.standing.record.value(row, flag.name) is not True:
        menu.add(tr("State that nothing is cited"), panel.field_in_hand.state_none, "field.none")


def item_menu(panel: RecordPanel, item: str) -> PanelMenu:
    """What can be done to an item."""
    menu = PanelMenu(panel)
    for path in (ADMIN_CITATIONS, EXPERT_CITATIONS):
        by_admin = path == ADMIN_CITATIONS
        admin, expert = tr("Add a citation of the claims administrator"), tr("Add a citation of the expert reviewer")
        menu.add(admin if by_admin else expert, partial(panel.start_adding, Place(item, path)))
    _add_row_deeds(menu, panel, item)
    return menu


def record_menu(panel: RecordPanel) -> PanelMenu:
    """What can be done to the record as a whole."""
    menu = PanelMenu(panel)
    menu.add(tr("Next that needs eyes"), panel.enter_next)
    menu.add(tr("Confirm the fields of this item"), panel.field_in_hand.confirm_group)
    menu.addSeparator()
    flagged = panel.standing.record.state.flag
    menu.add(tr("Note on the document …"), panel.field_in_hand.note_document, "document.note")
    words = tr("Take the document’s flag off") if flagged else tr("Flag the document")
    menu.add(words, panel.field_in_hand.flag_document, "document.flag")
    menu.addSeparator()
    for path in (ITEMS, DIAGNOSES, TREATMENTS):
        menu.add(add_words(path), partial(panel.start_adding, Place(ROOT, path)))
    return menu


def _add_row_deeds(menu: PanelMenu, panel: RecordPanel, row: str) -> None:
    path = panel.standing.record.list_of(row)
    menu.addSeparator()
    place, after = panel.standing.place_after(row)
    menu.add(add_after_words(path), partial(panel.start_adding, place, after), ADD_KEY)
    for words, by, key in ((tr("Move up"), -1, UP_KEY), (tr("Move down"), 1, DOWN_KEY)):
        menu.add(words, partial(panel.deeds.move, row, by), key).setEnabled(panel.standing.can_move(row, by))
    menu.add(tr("Split …"), panel.row_in_hand.split, "row.split")
    above = panel.standing.can_move(row, -1)
    menu.add(tr("Merge with the one above"), panel.row_in_hand.merge, "row.merge").setEnabled(above)
    menu.add(remove_words(path), partial(panel.deeds.remove, row), REMOVE_KEY)
