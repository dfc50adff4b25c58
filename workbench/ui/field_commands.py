"""What the actions of the table do to the field, citation or row in hand: they reach the record panel of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from workbench.ui.bridge import Bridge
    from workbench.ui.form import RecordPanel
    from workbench.ui.form.field_in_hand import FieldInHand
    from workbench.ui.window import Window


class FieldCommands(QObject):
    """The part of `Commands` that is about the record in hand."""

    _window: Window
    _bridge: Bridge

    @property
    def _form(self) -> RecordPanel:
        return self._window.review.form

    @property
    def _field(self) -> FieldInHand:
        return self._form.field_in_hand

    def confirm(self) -> None:
        self._form.confirm_and_next()

    def confirm_and_step(self) -> None:
        self._form.confirm_and_next(needs_eyes=False)

    def next_field(self) -> None:
        self._form.next_field()

    def previous_field(self) -> None:
        self._form.previous_field()

    def edit_field(self) -> None:
        self._form.edit_field()

    def take(self) -> None:
        picked = self._window.review.document.selection()
        if picked is None:
            self._bridge.tell(self.tr("Nothing is selected on the page."))
            return
        self._form.take(*picked)

    def pick_item(self) -> None:
        if (picked := self._window.review.document.selection()) is not None:
            self._form.picking.item(picked[1])
        else:
            self._bridge.tell(self.tr("Select the item’s heading on the page first."))

    def pick_row(self) -> None:
        if (picked := self._window.review.document.selection()) is not None:
            self._form.picking.row(*picked)
        else:
            self._bridge.tell(self.tr("Nothing is selected on the page."))

    def pick_diagnosis(self) -> None:
        if (picked := self._window.review.document.selection()) is not None:
            from workbench.model.fields import DIAGNOSES  # noqa: PLC0415 - a start page shows without the model

            self._form.picking.row_of(DIAGNOSES, *picked)
        else:
            self._bridge.tell(self.tr("Select the diagnosis on the page first."))

    def field_sheet(self) -> None:
        self._window.open_field_sheet()

    def go_to_item(self, number: int) -> None:
        self._form.focus_item(number)

    def show_checks(self) -> None:
        self._window.review.findings.open()

    def open_candidates(self) -> None:
        self._form.open_candidates()

    def link_sheet(self) -> None:
        self._window.open_link_sheet()

    def choose_candidate(self, number: int) -> None:
        self._form.choose_candidate(number)

    def apply_to_alike(self) -> None:
        self._form.citing.apply_to_alike()

    def remember_reading(self) -> None:
        self._form.citing.remember_reading()

    def new_entry(self) -> None:
        self._form.citing.new_entry()

    def use_other(self, number: int) -> None:
        self._field.use_other(number)

    def state_none(self) -> None:
        self._field.state_none()

    def leave_empty(self) -> None:
        self._field.leave_empty()

    def note_field(self) -> None:
        self._field.note()

    def flag_field(self) -> None:
        self._field.flag()

    def undo_field(self) -> None:
        self._field.undo()

    def field_past(self) -> None:
        self._window.open_beside(self._field.past())

    def note_document(self) -> None:
        self._field.note_document()

    def flag_document(self) -> None:
        self._field.flag_document()

    def is_flagged(self) -> bool:
        record = self._bridge.record
        return record is not None and self._bridge.desk.record(record).state.flag

    def split_row(self) -> None:
        self._form.row_in_hand.split()

    def merge_row(self) -> None:
        self._form.row_in_hand.merge()

    def add_row(self) -> None:
        self._form.row_in_hand.add()

    def remove_row(self) -> None:
        self._form.row_in_hand.remove()

    def move_row_up(self) -> None:
        self._form.row_in_hand.move(-1)

    def move_row_down(self) -> None:
        self._form.row_in_hand.move(1)

    def field_help(self) -> None:
        self._window.open_beside(self._field.help())
