"""Filling the field in hand: by typing, by choosing another value that was found, by taking words from the page."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from workbench.model.errors import BadValue
from workbench.model.evidence import Span
from workbench.model.fields import CITATION_LISTS, DIAGNOSES, LISTS, FieldSpec
from workbench.model.review import Place, Value
from workbench.model.typed import shown_value, typed_value
from workbench.ui.bridge import Bridge
from workbench.ui.form.body import FormBody
from workbench.ui.form.deeds import Deeds
from workbench.ui.form.editing import Editing
from workbench.ui.form.editors import EditorKeys
from workbench.ui.form.order import Stop
from workbench.ui.form.shown import alternatives
from workbench.ui.form.taken import taken_value
from workbench.ui.sentences import own_words

_IN_PARTS = (*CITATION_LISTS, DIAGNOSES)
"""Lists whose rows say several things in one text."""


class Filling(QObject):
    """`gone_on` asks to go on after an edit was made: by a step (1, -1), or for 0 to what needs eyes or not.

    `added` carries the place of a row that Enter added, `left` says that Escape was pressed, `closed` that the editor
    closed and the row wants the keyboard, `removed` that the row in hand is to go.
    """

    gone_on = Signal(int, bool)
    added = Signal(object)
    left = Signal()
    closed = Signal()
    removed = Signal()

    def __init__(self, bridge: Bridge, deeds: Deeds, body: FormBody, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge, self._standing, self._deeds, self._body = bridge, deeds.standing, deeds, body
        self._editing = Editing(bridge, self)
        self._editing.done.connect(self._on_done)
        self._editing.left.connect(self.left)
        self._editing.picked.connect(self._on_picked)
        self._editing.removed.connect(self.removed)
        self._finishing = False

    @property
    def editing(self) -> bool:
        """Whether an editor is open."""
        return self._editing.editor is not None

    @property
    def place(self) -> Place | None:
        """The place being edited."""
        return self._editing.place

    @property
    def editor(self) -> QObject | None:
        """The open editor."""
        return self._editing.editor

    def edit(self) -> None:
        """Open the editor of the stop in hand."""
        stop = self._standing.stop
        box = self._body.box(stop.place) if stop else None
        if stop is None or box is None:
            return
        cell = self._standing.record.cells.get(stop.place)
        shown = shown_value(stop.spec, cell.value if cell else None)
        box.say("")
        self._editing.start(self._standing.record.id, box, stop.spec, shown, alternatives(cell, stop.spec))
        self._body.reveal(stop.place)

    def stop(self) -> None:
        """Close the editor and leave the field as it was."""
        self._editing.stop()

    def drop(self) -> None:
        """Another record or look comes: make the edit, or keep what was typed in vain for the next time."""
        if not self.finish():
            self._editing.keep_draft(self._standing.record.id)
            self._editing.stop()

    def finish(self) -> bool:
        """Make the edit of what is typed. False when the field does not take it: the editor stays and says why."""
        place = self._editing.place
        if place is None or self._finishing:
            return True
        self._finishing = True
        try:
            return self._finish(place)
        finally:
            self._finishing = False

    def _finish(self, place: Place) -> bool:
        if self._editing.changed:
            try:
                value = typed_value(self._editing.spec, self._editing.words)
            except BadValue as refused:
                self._editing.say(own_words(str(refused)))
                return False
            if not self._put_typed(place, value):
                return False
        had_focus = self._editing.has_focus()
        self._editing.stop()
        if had_focus:
            self.closed.emit()
        return True

    def _put_typed(self, place: Place, value: Value) -> bool:
        """Keep what is typed; a diagnosis typed with its code is both. Whether the desk took it."""
        row = self._standing.record.rows.get(place.row)
        if row is not None and row.list == DIAGNOSES and place.name == LISTS[DIAGNOSES].fields[0].name:
            parts = self._deeds.read_row(Place(row.parent, row.list), place.name, value)
            if len(parts) > 1:
                return self._deeds.put_row(row.id, parts)
        return self._deeds.put(place, value)

    def take(self, text: str, spans: tuple[Span, ...]) -> None:
        """Fill the stop in hand with words selected on the page; they become its evidence."""
        stop = self._standing.stop
        if stop is None:
            self._bridge.tell(self.tr("No field is entered. Enter one, then take the words."), False)
            return
        self._editing.stop()
        values = self._taken_for(stop, text)
        if not values:
            return
        self.say("")
        if stop.kind == "add":
            self._deeds.fill_new(stop.place, values, spans)
        elif len(values) > 1:
            self._deeds.put_row(stop.place.row, values, spans)
        else:
            self._deeds.put(stop.place, values[stop.spec.name], spans)
        self.closed.emit()

    def _taken_for(self, stop: Stop, text: str) -> Mapping[str, Value]:
        """What words say of a new row, of a citation or diagnosis in hand, of another stop only of its own field."""
        if stop.kind == "add":
            return self.taken_row(stop.place, text)
        path = self._standing.record.list_of(stop.place.row)
        if path in _IN_PARTS and stop.spec == LISTS[path].fields[0]:
            return self.taken_row(Place(self._standing.record.rows[stop.place.row].parent, path), text)
        value = self.taken(path, stop.spec, text)
        return {} if value is None else {stop.spec.name: value}

    def taken_row(self, place: Place, text: str) -> Mapping[str, Value]:
        """What selected words say of all fields of a row in the list at a place; empty, and told why, for nothing."""
        first = LISTS[place.name].fields[0]
        value = self.taken(place.name, first, text)
        if value is None:
            return {}
        parts = self._deeds.read_row(place, first.name, text if place.name == DIAGNOSES else value)
        return {**parts, first.name: value} if place.name == DIAGNOSES else parts

    def taken(self, path: str, spec: FieldSpec, text: str) -> Value:
        """What selected words mean in a field; None, and told why, where they hold nothing for it."""
        from workbench.tasks.picking import picked_value  # noqa: PLC0415 - the rules are needed only now

        try:
            return taken_value(spec, text, lambda words: picked_value(path, spec.name, words))
        except BadValue as refused:
            self.say(own_words(str(refused)))
            self._bridge.tell(own_words(str(refused)), False)
            return None

    def say(self, words: str) -> None:
        """Tell something under the stop in hand; blank takes it away."""
        if (box := self._body.box(self._standing.active)) is not None:
            box.say(words)

    def _on_done(self, step: int) -> None:
        was_adding = self._standing.adding is not None
        if not self.finish():
            return
        added = self._standing.active if was_adding and self._standing.adding is None else None
        if added is not None and step == EditorKeys.ON_TO_EYES:
            self.added.emit(added)
        elif step in (EditorKeys.ON_TO_EYES, EditorKeys.ON_TO_ANY):
            self.gone_on.emit(0, step == EditorKeys.ON_TO_EYES)
        elif step != EditorKeys.STAY:
            self.gone_on.emit(step, True)

    def _on_picked(self, value: Value) -> None:
        place = self._editing.place
        self._editing.stop()
        if place is not None:
            self._deeds.put(place, value)
        self.closed.emit()
