"""The one order of a record's places, for the keyboard on form and page alike. It is the order of the letter.

A *stop* is what the keyboard halts at: a field, a party's statement, a citation with all its parts, or the empty place
where a row can be added. A *group* is what opens and closes together: a section, or one item.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from msgspec import Struct

from workbench.model.fields import (
    CITATION_LISTS,
    DIAGNOSES,
    ITEMS,
    LICENSURE,
    LISTS,
    RECORD_FIELDS,
    ROOT,
    SPECIALTIES,
    SUBSPECIALTIES,
    TREATMENTS,
    FieldSpec,
    field_of,
)
from workbench.model.record import PARTIES
from workbench.model.review import Place, ReviewRecord, Row

StopKind = Literal["field", "statement", "none cited", "citation", "part", "add"]

SECTIONS: dict[str, tuple[str, ...]] = {
    "Case": (),
    "Reviewer": (SPECIALTIES, SUBSPECIALTIES, LICENSURE),
    "Patient": (),
    "Summary": (),
    "Diagnoses": (DIAGNOSES,),
    "Treatments": (TREATMENTS,),
}
"""The sections above the items with the lists that each holds."""

COUNTED = ("Diagnoses", "Treatments")
"""Sections whose name is followed by how many rows they hold."""


class Stop(Struct, frozen=True):
    """One halt of the keyboard. `place` is entered; `places` are all that it speaks for, and that Enter confirms.

    For kind `add`, `place` holds the owning row and the path of the list that a row would join.
    """

    kind: StopKind
    place: Place
    spec: FieldSpec
    places: tuple[Place, ...]
    group: str


class Group(Struct, frozen=True):
    """What opens together. `key` is a section's name or an item's row id; `number` counts items from 1, else 0."""

    key: str
    title: str
    stops: tuple[Stop, ...]
    number: int = 0
    count: int | None = None


class Outline:
    """All groups and stops of one record, in order.

    `eyes` are the places that need a person; `opened` is the row whose parts are shown one by one, `adding` the place
    of a list that a row is being added to.
    """

    def __init__(
        self, record: ReviewRecord, eyes: Iterable[Place] = (), opened: str = "", adding: Place | None = None
    ) -> None:
        self._record, self._eyes, self._opened, self._adding = record, frozenset(eyes), opened, adding
        self._lists: dict[tuple[str, str], list[Row]] = {}
        for row in sorted(record.rows.values(), key=lambda row: (row.position, row.id)):
            self._lists.setdefault((row.list, row.parent), []).append(row)
        self.groups = (*self._sections(), *self._items())
        self.stops = tuple(stop for group in self.groups for stop in group.stops)
        self._at: dict[Place, Stop] = {}
        for stop in self.stops:
            for place in stop.places:
                self._at.setdefault(place, stop)
        self._at |= {stop.place: stop for stop in self.stops}

    # Asking

    def stop(self, place: Place | None) -> Stop | None:
        """The stop that speaks for a place; None when the record has no such place."""
        return self._at.get(place) if place else None

    def group(self, key: str) -> Group | None:
        """A group by its key."""
        return next((group for group in self.groups if group.key == key), None)

    def items(self) -> tuple[Group, ...]:
        """The groups of the items, in printed order."""
        return tuple(group for group in self.groups if group.number)

    def rows(self, path: str, parent: str = ROOT) -> list[Row]:
        """The rows of one list under one parent, in order."""
        return self._lists.get((path, parent), [])

    def after(self, place: Place | None, step: int = 1) -> Stop | None:
        """The next stop of all, or with `step` -1 the one before; the first or last from nowhere; None at the end."""
        here = self.stop(place)
        if here is None:
            return self.stops[0 if step > 0 else -1] if self.stops else None
        at = self.stops.index(here) + step
        return self.stops[at] if 0 <= at < len(self.stops) else None

    def next_with_eyes(self, place: Place | None) -> Stop | None:
        """The next stop that needs a person, going round at the end and back to this one last; None when none does."""
        here = self.stop(place)
        at = self.stops.index(here) + 1 if here else 0
        turned = (*self.stops[at:], *self.stops[:at])
        return next((stop for stop in turned if self.needs_eyes(stop)), None)

    def needs_eyes(self, stop: Stop) -> bool:
        """Whether a person has to look at that stop."""
        return not self._eyes.isdisjoint(stop.places)

    # Building

    def _sections(self) -> Iterator[Group]:
        for name, paths in SECTIONS.items():
            stops = [
                Stop("field", place := Place(ROOT, spec.name), spec, (place,), name)
                for spec in RECORD_FIELDS
                if spec.section == name
            ]
            for path in paths:
                stops += self._list_stops(path, name)
            count = sum(len(self.rows(path)) for path in paths) if name in COUNTED else None
            yield Group(name, name, tuple(stops), 0, count)

    def _list_stops(self, path: str, group: str) -> Iterator[Stop]:
        for row in self.rows(path):
            yield from self._row_stops(row, "field", group)
        yield from self._add_stop(path, ROOT, group, always=not self.rows(path))

    def _row_stops(self, row: Row, kind: StopKind, group: str) -> Iterator[Stop]:
        """A row's first field, which speaks for the whole row, and the others while the row is opened."""
        first, *others = LISTS[row.list].fields
        places = tuple(Place(row.id, spec.name) for spec in LISTS[row.list].fields)
        yield Stop(kind, places[0], first, places, group)
        if row.id == self._opened:
            for spec in others:
                if spec.name != "guideline_id":
                    place = Place(row.id, spec.name)
                    yield Stop("part", place, spec, (place,), group)

    def _add_stop(self, path: str, parent: str, group: str, always: bool = False) -> Iterator[Stop]:
        place = Place(parent, path)
        if always or place == self._adding:
            yield Stop("add", place, LISTS[path].fields[0], (place,), group)

    def _items(self) -> Iterator[Group]:
        for number, row in enumerate(self.rows(ITEMS), 1):
            title = str(self._record.value(row.id, "treatment") or "")
            yield Group(row.id, title, tuple(self._item_stops(row)), number)
        if self._adding == Place(ROOT, ITEMS):
            yield Group(ITEMS, "New item", tuple(self._add_stop(ITEMS, ROOT, ITEMS)))

    def _item_stops(self, row: Row) -> Iterator[Stop]:
        for name in ("treatment", "category", "decision"):
            yield self._item_field(row, name, "field")
        for party, path in zip(PARTIES, CITATION_LISTS, strict=True):
            yield from self._party_stops(row, party, path)
        yield self._item_field(row, "rationale", "field")

    def _party_stops(self, row: Row, party: str, path: str) -> Iterator[Stop]:
        flag = Place(row.id, f"{party}.none_cited")
        shows_flag = self._shows_flag(flag)
        statement = self._item_field(row, f"{party}.text", "statement")
        if not shows_flag:
            statement = Stop("statement", statement.place, statement.spec, (statement.place, flag), statement.group)
        yield statement
        if shows_flag:
            yield self._item_field(row, flag.name, "none cited")
        for citation in self.rows(path, row.id):
            yield from self._row_stops(citation, "citation", row.id)
        yield from self._add_stop(path, row.id, row.id)

    def _item_field(self, row: Row, name: str, kind: StopKind) -> Stop:
        place = Place(row.id, name)
        return Stop(kind, place, field_of(ITEMS, name), (place,), row.id)

    def _shows_flag(self, flag: Place) -> bool:
        """That nothing is cited is shown where it is stated, doubted or was a person's word."""
        cell = self._record.cells.get(flag)
        return flag in self._eyes or (cell is not None and (cell.value is True or cell.status != "extracted"))
