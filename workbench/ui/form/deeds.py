"""What a person does in the form, as steps of the desk. Each method is one step, refused in words by the bridge."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from workbench.model.evidence import Span
from workbench.model.fields import fields_of
from workbench.model.past import PastValue
from workbench.model.review import Place, Value
from workbench.ui.bridge import Bridge
from workbench.ui.form.standing import Standing
from workbench.ui.form.words import removed_words

ReadRow = Callable[[Place, str, Value], Mapping[str, Value]]
"""Where a row is added, the name and value of its first field: the values of all its fields."""


class Deeds:
    """Acts on the open record; the desk's change set then comes to every panel through the bridge."""

    def __init__(self, bridge: Bridge, standing: Standing) -> None:
        self._bridge, self.standing = bridge, standing
        self.read_row: ReadRow = lambda _place, name, value: {name: value}

    @property
    def _number(self) -> int:
        return self.standing.record.id

    def confirm(self, places: Sequence[Place]) -> None:
        """These values are right as they stand."""
        if places:
            self._bridge.act(self._bridge.desk.confirm, self._number, places)

    def put(self, place: Place, value: Value, evidence: tuple[Span, ...] = ()) -> bool:
        """A value at a place; at a place to add, a new row. Whether the desk took it."""
        stop = self.standing.outline.stop(place)
        if stop is None or stop.kind != "add":
            return self._bridge.act(self._bridge.desk.correct, self._number, place, value, evidence) is not None
        return value is None or self.fill_new(place, self.read_row(place, stop.spec.name, value), evidence)

    def fill_new(self, place: Place, values: Mapping[str, Value], evidence: tuple[Span, ...] = ()) -> bool:
        """The row that a place to add stands for, with these values, in hand then. Whether the desk took it."""
        standing = self.standing
        adding, after = standing.adding, standing.add_after
        standing.adding = standing.add_after = None
        added = self.add_row(place, after, values, evidence)
        if added is None:
            standing.adding, standing.add_after = adding, after
            return False
        standing.active = added
        return True

    def add_row(
        self, place: Place, after: str | None, values: Mapping[str, Value], evidence: tuple[Span, ...] = ()
    ) -> Place | None:
        """A new row of the list at a place, behind row `after`: its first field, None where the desk refused it."""
        add = partial(self._bridge.desk.add_row, evidence=evidence)
        added = self._bridge.act(add, self._number, place.name, place.row, after, values)
        return Place(added[0], fields_of(place.name)[0].name) if added is not None else None

    def clear(self, place: Place) -> None:
        """Nothing stands there."""
        self._bridge.act(self._bridge.desk.clear, self._number, place)

    def put_row(self, row: str, values: Mapping[str, Value], evidence: tuple[Span, ...] = ()) -> bool:
        """Several values of one row, such as all parts of a citation. Whether the desk took them."""
        act = self._bridge.act(self._bridge.desk.correct_row, self._number, row, values, evidence)
        return act is not None

    def note(self, place: Place | None, words: str) -> None:
        """A note on a field, or for None on the document; blank words take it away."""
        if place is None:
            self._bridge.act(self._bridge.desk.note_document, self._number, words)
        else:
            self._bridge.act(self._bridge.desk.note, self._number, place, words)

    def flag(self, place: Place | None, on: bool) -> None:
        """Flag a field, or for None the document; or take the flag off."""
        if place is None:
            self._bridge.act(self._bridge.desk.flag_document, self._number, on)
        else:
            self._bridge.act(self._bridge.desk.flag, self._number, place, on)

    def undo(self, place: Place) -> bool:
        """What stood at one place before stands again, and nothing else changes. Whether there was something."""
        changes = self._bridge.act(self._bridge.desk.undo_field, self._number, place)
        return changes is not None and bool(changes.records)

    def restore(self, place: Place, past: PastValue) -> None:
        """A value of a field's history stands again."""
        self._bridge.act(self._bridge.desk.restore, self._number, place, past.cell)

    def split(self, row: str, at: int, parts: tuple[Mapping[str, Value], Mapping[str, Value]]) -> bool:
        """A row becomes two where its first text is cut; `parts` are what each text says of the other fields."""
        added = self._bridge.act(self._bridge.desk.split_row, self._number, row, at, parts)
        if added is not None:
            self.standing.active = Place(added[0], fields_of(self.standing.record.list_of(row))[0].name)
        return added is not None

    def merge(self, row: str, into: str) -> bool:
        """A row goes into another of its list."""
        return self._bridge.act(self._bridge.desk.merge_rows, self._number, row, into) is not None

    def link(self, row: str, guideline_id: str | None, rank: int | None) -> None:
        """A citation means that entry, or none."""
        self._bridge.act(self._bridge.desk.choose_link, self._number, row, guideline_id, rank)

    def remove(self, row: str) -> None:
        """A row goes, with all it holds."""
        path = self.standing.record.list_of(row)
        if self._bridge.act(self._bridge.desk.remove_row, self._number, row) is not None:
            self._bridge.tell(removed_words(path), True)

    def move(self, row: str, by: int) -> None:
        """A row goes one place up (-1) or down (1) in its list."""
        if self.standing.can_move(row, by):
            self.place(row, self.standing.moved_before(row, by))

    def place(self, row: str, before: str | None) -> None:
        """A row goes before another of its list, to the end for None."""
        self._bridge.act(self._bridge.desk.move_row, self._number, row, before)
