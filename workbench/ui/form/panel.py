"""The record panel: shows the open record and takes the keyboard through it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from workbench.model.edits import ChangeSet
from workbench.model.evidence import Span
from workbench.model.fields import LISTS, ROOT
from workbench.model.review import Place
from workbench.ui.ask import Ask
from workbench.ui.bridge import Bridge
from workbench.ui.empty import EmptyState
from workbench.ui.form.body import FormBody
from workbench.ui.form.citing import Citing
from workbench.ui.form.deeds import Deeds
from workbench.ui.form.field_in_hand import FieldInHand
from workbench.ui.form.filling import Filling
from workbench.ui.form.going_on import GoingOn
from workbench.ui.form.head import RecordHead
from workbench.ui.form.in_hand import RowInHand
from workbench.ui.form.keys import deed_of
from workbench.ui.form.lettering import Lettering
from workbench.ui.form.menus import FormMenus
from workbench.ui.form.order import SECTIONS
from workbench.ui.form.picking import Picking
from workbench.ui.form.sections import SectionRow
from workbench.ui.form.shown import entry_lookup
from workbench.ui.form.standing import Standing
from workbench.ui.form.typing import begins_typing
from workbench.ui.holding import Holding
from workbench.ui.parts import column, ground
from workbench.ui.runner import Runner
from workbench.ui.sentences import own_words


class RecordPanel(GoingOn):
    """Head, sections, items. `bar` stands on the dock; `verify_wanted` asks the window to verify and go on.

    Where the person is, is the bridge's `place`; `standing` keeps the stop that speaks for it.
    """

    verify_wanted = Signal()

    def __init__(self, bridge: Bridge, runner: Runner, ask: Ask) -> None:
        super().__init__()
        self.bridge = bridge
        ground(self, "surface")
        self.setAccessibleName(self.tr("Record"))
        self._wants_focus = False
        self._painting = Holding(self)
        self.keys = bridge.keys
        self._entry = entry_lookup(lambda _id: None)
        self.standing = Standing()
        self.deeds = Deeds(bridge, self.standing)
        self._build(runner, ask)
        self._listen()
        self.row_in_hand: RowInHand = RowInHand(self)
        self.field_in_hand: FieldInHand = FieldInHand(self, ask)
        self.picking: Picking = Picking(self)
        self.lettering: Lettering = Lettering(self)
        self.filling.removed.connect(self.row_in_hand.remove_unchanged)
        self._menus = FormMenus(self)
        self._show_nothing()

    def _build(self, runner: Runner, ask: Ask) -> None:
        bridge = self.bridge
        self.bar = RecordHead(bridge)
        self.sections = SectionRow(bridge)
        self.body = FormBody(bridge)
        self._empty = EmptyState(bridge, "file-text")
        self.filling = Filling(bridge, self.deeds, self.body, self)
        self.citing = Citing(bridge, runner, ask, self.deeds, self.body, self)
        self.links = self.citing.links
        self.setLayout(column(self.sections, (self.body, 1), (self._empty, 1)))

    def _listen(self) -> None:
        bridge, body = self.bridge, self.body
        bridge.record_opened.connect(self._on_record_opened)
        bridge.record_closed.connect(self._show_nothing)
        bridge.project_changed.connect(self._on_project)
        bridge.changed.connect(self._on_changed)
        bridge.place_entered.connect(self._on_place_entered)
        bridge.evidence_clicked.connect(self._on_clicked)
        self._scale = bridge.theme.scale
        bridge.theme_changed.connect(self._on_theme)
        self.bar.verify_wanted.connect(self._on_verify)
        self.sections.wanted.connect(self._on_group_wanted)
        body.entered.connect(self._on_clicked)
        body.edit_wanted.connect(self._on_edit_wanted)
        body.gone_to.connect(self.go)
        body.group_wanted.connect(self._on_group_wanted)
        body.add_wanted.connect(self.start_adding)
        self.filling.gone_on.connect(self._on_gone_on)
        self.filling.added.connect(self._on_added)
        self.filling.left.connect(self.leave_field)
        self.filling.closed.connect(self.focus_here)
        self.citing.wanted.connect(self.go)
        self.citing.chosen.connect(self.focus_here)

    # What is shown

    def _show_nothing(self) -> None:
        self.filling.drop()
        self.links.close()
        self.standing.forget()
        self._show_body(False)
        if self.bridge.has_desk and not self.bridge.desk.counts().total:
            words = self.tr("What is read from a document stands here.")
            self._empty.say("file-text", self.tr("No document is open"), words)
        else:
            self._empty.say_none_open()
        self.bar.show_record(None, 0, 0)

    def _on_project(self) -> None:
        if self.bridge.record is None:
            self._show_nothing()

    def _show_body(self, shown: bool) -> None:
        self.sections.setVisible(shown)
        self.body.setVisible(shown)
        self._empty.setVisible(not shown)

    def _on_record_opened(self, _record: int) -> None:
        had_focus = self.has_focus()
        self._painting.for_this_turn(self.window())  # to build rows and to paint them is too much for one
        self.filling.drop()
        self.links.close()
        self.standing.forget()
        self._entry = entry_lookup(self.bridge.desk.guideline)
        self._read()
        record = self.standing.record
        if record.state.name == "failed":
            self._show_body(False)
            title = self.tr("{name} could not be read").replace("{name}", record.file_name)
            self._empty.say("file-x", title, own_words(record.state.reason or ""))
            self.bar.show_record(record, 0, 0)
            return
        self._show_body(True)
        start = self.standing.start()
        self.body.show_record(self.standing.outline, self.standing.views, start.group if start else "")
        self.body.verticalScrollBar().setValue(0)
        self._show_counts()
        self._wants_focus = had_focus
        if start is not None:
            self.bridge.enter(start.place)

    def _read(self) -> None:
        """Take the record and its findings from the desk as they stand now."""
        if (number := self.bridge.record) is not None:
            desk = self.bridge.desk
            doubt_below, person = desk.settings.doubt_below, desk.person
            self.standing.read(desk.record(number), desk.findings(number), doubt_below, person, self._entry)

    def _show_counts(self) -> None:
        standing = self.standing
        self.bar.show_record(standing.record, *standing.views.left())
        sections = tuple(group for group in standing.outline.groups if group.key in SECTIONS)
        self.sections.show_groups(sections, standing.views, self.body.open_key)

    def _show_shape(self) -> None:
        """Show the groups as they are now: only what is different is touched, or built anew."""
        outline, views = self.standing.outline, self.standing.views
        if self.body.is_built_for(outline):
            self.body.refresh(outline, views)
        else:
            self.body.show_record(outline, views, self.body.open_key)
        self._show_counts()

    def _on_theme(self) -> None:
        before, self._scale = self._scale, self.bridge.theme.scale
        if before == self._scale:  # other colours alone: what is painted asks for them each time
            for part in self.body.findChildren(QWidget):
                part.update()
            return
        if self.bridge.record is None or self.body.isHidden():
            return
        had_focus = self.has_focus()
        self.filling.drop()
        was_open = self.links.close()
        self.body.show_record(self.standing.outline, self.standing.views, self.body.open_key)
        self._show_counts()
        self._show_active(focus=had_focus)
        if was_open:
            self.open_candidates()

    def _on_changed(self, changes: ChangeSet) -> None:
        number = self.bridge.record
        if number is None and changes.records:
            self._show_nothing()  # these may be the project's first
        if number is None or not (number in changes.records or changes.catalogue):
            return
        if self.body.isHidden():
            self._on_record_opened(number)  # it could not be read before, and perhaps can be now
            return
        if changes.catalogue:
            self._entry = entry_lookup(self.bridge.desk.guideline)
        had_focus = self.has_focus()
        self._painting.for_this_turn(self.window())  # this one wrote a step
        self._read()
        self._show_shape()
        self.links.refresh(self.standing.record)
        place = self.standing.first_of(changes, number) if changes.kind != "do" else None
        if place is None and self.standing.stop is None and (stop := self.standing.nearest(self.body.open_key)):
            place = stop.place
        if place is not None:
            self._wants_focus = had_focus
            self.bridge.enter(place)
        else:
            self._show_active(focus=had_focus and not self.links.searching)

    # Where the person is

    def go(self, place: Place) -> None:
        """Enter a place and take the keyboard there."""
        self._wants_focus = True
        self.bridge.enter(place)

    def _on_place_entered(self, _record: int, place: Place) -> None:
        focus, self._wants_focus = self._wants_focus or self.has_focus(), False
        stop = self.standing.outline.stop(place)
        if stop is None or (stop.place != self.filling.place and not self.finish_editing()):
            return
        is_new = stop.place != self.standing.active
        if is_new:
            self.links.close()
            self.filling.say("")
        self.standing.active = stop.place
        if self.standing.shape_for(stop):
            self._show_shape()
        if self.body.open_key != stop.group:
            self.body.open_group(self.standing.outline, self.standing.views, stop.group)
            self._show_counts()
        self._show_active(focus)
        if is_new and stop.kind == "citation" and self.standing.outline.needs_eyes(stop) and not self.standing.opened:
            self.open_candidates(again=False)

    def _show_active(self, focus: bool) -> None:
        self.body.set_active(self.standing.active)
        box = self.body.box(self.standing.active)
        if box is not None:
            self.body.reveal(box.place)
            if focus and not self.filling.editing:
                box.row.setFocus(Qt.FocusReason.OtherFocusReason)

    def has_focus(self) -> bool:
        """Whether the keyboard is in this panel."""
        focus = QApplication.focusWidget()
        return focus is not None and (focus is self or self.isAncestorOf(focus))

    def focus_here(self) -> None:
        """Take the keyboard to the stop in hand."""
        self._show_active(focus=True)

    def _on_clicked(self, place: Place) -> None:
        again = place == self.standing.active
        self.go(place)
        stop = self.standing.stop
        if stop is not None and stop.kind == "citation" and not again and not self.filling.editing:
            self.open_candidates(again=False)

    def _on_group_wanted(self, key: str) -> None:
        """Close what is open, or enter the group where it needs eyes."""
        if not self.finish_editing():
            return
        standing = self.standing
        group = standing.outline.group("" if key == self.body.open_key else key)
        if group is not None and group.stops:
            needing = (stop for stop in group.stops if standing.outline.needs_eyes(stop))
            self.go(next(needing, group.stops[0]).place)
            return
        self.links.close()
        standing.active = None
        self.body.open_group(standing.outline, standing.views, "")
        self._show_counts()

    # Filling

    def edit_field(self) -> None:
        """Open the editor of the field in hand; for a citation also its parts, one by one."""
        stop = self.standing.stop
        if stop is None or self.filling.editing:
            return
        self.links.close()
        self.lettering.hide()
        if stop.kind == "citation" and self.standing.opened != stop.place.row:
            self.standing.opened = stop.place.row
            self.standing.reshape()
            self._show_shape()
            self.body.set_active(self.standing.active)
        self.filling.edit()

    def finish_editing(self) -> bool:
        """Make the edit of what is typed. False when the field does not take it: the editor stays and says why."""
        return self.filling.finish()

    def leave_field(self) -> None:
        """Escape: leave the field as it was; or close what is open under it."""
        standing = self.standing
        if self.filling.editing:
            self.filling.stop()
        elif not self.links.close() and standing.opened:
            chip = standing.chip_of(standing.stop) if standing.stop else None
            standing.opened, standing.active = "", chip.place if chip else None
        if standing.adding is not None:
            standing.active, standing.adding, standing.add_after = standing.add_from, None, None
        standing.reshape()
        self._show_shape()
        if (stop := standing.stop or standing.nearest(self.body.open_key)) is not None:
            self.go(stop.place)

    def take(self, text: str, spans: tuple[Span, ...]) -> None:
        """Fill the field in hand with words selected on the page; they become its evidence."""
        self.filling.take(text, spans)

    def enter_or_pick(self, place: Place, picked: tuple[str, tuple[Span, ...]] | None) -> None:
        """Enter a place ready to change it; a new row is made of the words selected on the page, if any are."""
        if picked is not None and place.row == ROOT and place.name in LISTS:
            self.picking.row_of(place.name, *picked)
        else:
            self.enter(place)

    def start_adding(self, place: Place, after: str | None = None) -> None:
        """Open an empty row in a list; the desk adds it, behind row `after`, when something is typed."""
        if not self.finish_editing():
            return
        self.citing.prepare(place)
        self.standing.adding, self.standing.add_after = place, after
        self.standing.add_from = self.standing.active
        self.standing.reshape()
        self._show_shape()
        self.go(place)
        self.edit_field()

    def _on_gone_on(self, step: int, to_eyes: bool) -> None:
        if step:
            self._step(step)
        else:
            self.enter_next(to_eyes)

    def _on_added(self, place: Place) -> None:
        """A row was added by Enter: stay with it; a citation wants its link next."""
        self.go(place)
        if self.standing.stop is not None and self.standing.stop.kind == "citation":
            self.open_candidates(again=False)

    # Links

    def open_candidates(self, again: bool = True) -> None:
        """Open the candidates of the citation in hand, or of the next one; asked `again`, search the catalogue."""
        if self.finish_editing():
            self.citing.open(self._entry, again)

    def choose_candidate(self, number: int) -> None:
        """Take a candidate by its digit; 0 is none of these."""
        self.links.take(number)

    # Menus, keys, buttons

    def say(self, words: str, undo: bool = False) -> None:
        """Tell the person something in passing, with Undo where that takes it back."""
        self.bridge.tell(words, undo)

    def _on_edit_wanted(self, place: Place) -> None:
        self.go(place)
        self.edit_field()

    def _on_verify(self) -> None:
        if self.finish_editing():
            self.verify_wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.lettering.takes(event):
            event.accept()
            return
        deed = deed_of(self, event) if self.bridge.record is not None else None
        if deed is None:
            if self.bridge.record is None or not begins_typing(self, event):
                super().keyPressEvent(event)
            return
        deed()
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_here()

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Tab goes by the record's order, also into what is closed; at its ends it leaves the panel."""
        step = 1 if forwards else -1
        if self.standing.stop is None or self.standing.outline.after(self.standing.active, step) is None:
            return super().focusNextPrevChild(forwards)
        self._step(step)
        return True
