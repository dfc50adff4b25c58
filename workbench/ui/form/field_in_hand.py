"""What can be done to the field in hand beside filling it: another value found, none, a note, a flag, its past."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from workbench.model.fields import CITATION_LISTS, ITEMS, FieldSpec, Kind, field_of
from workbench.model.past import PastValue
from workbench.model.record import PARTIES
from workbench.model.review import Place, Value
from workbench.model.typed import shown_value
from workbench.ui.ask import Ask
from workbench.ui.form.field_help import FieldHelp, help_on
from workbench.ui.form.order import Stop
from workbench.ui.form.shown import alternatives
from workbench.ui.form.time_machine import TimeMachine
from workbench.ui.form.words import tr
from workbench.ui.words import word

if TYPE_CHECKING:
    from workbench.ui.form.panel import RecordPanel


class FieldInHand:
    """Keys and menus come here. While something is typed, it is kept first; where that is refused, nothing is done."""

    def __init__(self, panel: RecordPanel, ask: Ask) -> None:
        self._panel, self._ask = panel, ask

    @property
    def row(self) -> QWidget | None:
        """The row on the form, for what stands beside it."""
        stop = self._panel.standing.stop
        box = self._panel.body.box(stop.place) if stop else None
        return box.row if box else None

    # Values

    def use_other(self, number: int) -> None:
        """Take another value that was found, by its number from 1."""
        stop = self._stop()
        if stop is None:
            return
        others = alternatives(self._panel.standing.record.cells.get(stop.place), stop.spec)
        if number <= len(others):
            self._panel.deeds.put(stop.place, others[number - 1][2])
        else:
            self._tell(tr("No other value was found for {field}."), stop)

    def leave_empty(self) -> None:
        """Nothing stands there, the person says."""
        stop = self._stop()
        if stop is not None and stop.kind != "add":
            self._panel.deeds.clear(stop.place)

    def state_none(self) -> None:
        """The party in hand cites nothing, as its statement says; said again, it is taken back."""
        place = self._none_place()
        if place is None:
            self._panel.say(tr("Go to what a party cites first: it is the party that can have cited none."))
            return
        record, statement = self._panel.standing.record, Place(place.row, place.name.replace("none_cited", "text"))
        cell = record.cells.get(statement)
        on = record.value(place.row, place.name) is not True
        self._panel.deeds.put(place, on, cell.evidence if cell and on else ())

    def _none_place(self) -> Place | None:
        """Where it stands that the party in hand cites none."""
        stop = self._stop()
        if stop is None:
            return None
        standing = self._panel.standing
        path = stop.place.name if stop.kind == "add" else standing.record.list_of(stop.place.row)
        if path in CITATION_LISTS:
            item = stop.place.row if stop.kind == "add" else standing.record.rows[stop.place.row].parent
            return Place(item, f"{path.split('.')[1]}.none_cited")
        party = stop.place.name.partition(".")[0]
        return Place(stop.place.row, f"{party}.none_cited") if path == ITEMS and party in PARTIES else None

    def confirm_group(self) -> None:
        """Confirm everything in the open section or item that nobody decided yet."""
        standing = self._panel.standing
        group = standing.outline.group(self._panel.body.open_key)
        if group is not None:
            self._panel.deeds.confirm([place for stop in group.stops for place in standing.undecided(stop)])

    # Notes and flags

    def note(self) -> None:
        """A note on the field."""
        stop = self._stop()
        if stop is None or stop.kind == "add":
            return
        cell = self._panel.standing.record.cells.get(stop.place)
        title = tr("Note on {field}").replace("{field}", self._label(stop))
        words = self._ask.note(title, (cell.note if cell else None) or "")
        if words is not None:
            self._panel.deeds.note(stop.place, words)

    def note_document(self) -> None:
        """A note on the document as a whole."""
        words = self._ask.note(tr("Note on the document"), self._panel.standing.record.state.note or "")
        if words is not None:
            self._panel.deeds.note(None, words)

    def flag(self) -> None:
        """Flag the field to come back to it, or take the flag off."""
        stop = self._stop()
        if stop is not None and stop.kind != "add":
            cell = self._panel.standing.record.cells.get(stop.place)
            self._panel.deeds.flag(stop.place, not (cell and cell.flag))

    def flag_document(self) -> None:
        """Flag the document as a whole, or take the flag off."""
        self._panel.deeds.flag(None, not self._panel.standing.record.state.flag)

    # Its past

    def undo(self) -> None:
        """Take back the last change of this field alone; later work elsewhere stays."""
        stop = self._stop()
        if stop is None or stop.kind == "add":
            return
        place, told = self._changed_last(stop), tr("{field} is as it was before. Later work stays.")
        if not self._panel.deeds.undo(place):
            told = tr("{field} was not changed yet.")
        self._panel.say(told.replace("{field}", self._name(place)))

    def past(self) -> TimeMachine | None:
        """Every value that stood there; None where there is no field. What is chosen stands again."""
        stop = self._stop()
        if stop is None or stop.kind == "add":
            return None
        bridge, record = self._panel.bridge, self._panel.standing.record
        place = self._changed_last(stop)
        history = bridge.act(bridge.desk.history, record.id, place)
        if history is None:
            return None
        spec = field_of(record.list_of(place.row), place.name)
        made = TimeMachine(
            bridge, self._name(place), partial(self._shown, spec), history, self._panel.standing.views.who
        )

        def restore(past: PastValue) -> None:
            self._panel.deeds.restore(place, past)
            self._panel.focus_here()

        made.chosen.connect(restore)
        return made

    def _changed_last(self, stop: Stop) -> Place:
        """Of the places that a stop speaks for, the one that a person changed last; else a citation's link."""
        cells = self._panel.standing.record.cells
        changed = [(cell.at or "", place) for place in stop.places if (cell := cells.get(place)) and cell.by]
        if changed:
            return max(changed, key=lambda pair: pair[0])[1]
        return Place(stop.place.row, "guideline_id") if stop.kind == "citation" else stop.place

    def _name(self, place: Place) -> str:
        spec = field_of(self._panel.standing.record.list_of(place.row), place.name)
        return word(spec.label.removesuffix(" none"))

    def _shown(self, spec: FieldSpec, value: Value) -> str:
        """A past value in words; a link by the title of its entry."""
        if spec.kind is Kind.LINK and isinstance(value, str):
            entry = self._panel.bridge.desk.guideline(value)
            return entry.title if entry else value
        return shown_value(spec, value)

    # Help

    def help(self) -> FieldHelp | None:
        """What the field means, where its value comes from, and what it is elsewhere; None where there is no field."""
        stop = self._stop()
        if stop is None:
            return None
        bridge, standing = self._panel.bridge, self._panel.standing
        examples = bridge.act(bridge.desk.examples, standing.record.id, stop.place) if stop.kind != "add" else ()
        return FieldHelp(bridge, help_on(standing, stop, self._label(stop), examples or ()))

    # Within

    def _stop(self) -> Stop | None:
        """The stop in hand, once what is typed is kept."""
        return self._panel.standing.stop if self._panel.finish_editing() else None

    def _label(self, stop: Stop) -> str:
        return word(stop.spec.label.removesuffix(" none"))

    def _tell(self, words: str, stop: Stop) -> None:
        self._panel.say(words.replace("{field}", self._label(stop)))
