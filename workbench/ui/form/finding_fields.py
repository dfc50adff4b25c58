"""Fields of the open record found by a few letters of their name, for the command palette."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from workbench.model.fields import ITEMS, LISTS, ROOT
from workbench.model.review import Place
from workbench.model.typed import shown_value
from workbench.ui.form.order import Stop
from workbench.ui.form.standing import Standing
from workbench.ui.form.words import tr


class NamedField(Struct, frozen=True):
    """A field as the palette shows it: its name, what stands there, where it is."""

    words: str
    more: str
    place: Place


def fields_called(standing: Standing, typed: str, most: int = 6, least: int = 2) -> list[NamedField]:
    """The fields whose name has every word typed, those that begin with them first; at most `most`.

    Fewer than `least` letters find none; none at all find every field where they may.
    """
    words = typed.casefold().split()
    if len(typed) < least:
        return []
    found = []
    for at, (named, stop) in enumerate(_named(standing)):
        said = named.casefold()
        if all(word in said for word in words):
            found.append((bool(words) and not said.startswith(words[0]), at, named, stop))
    best = sorted(found, key=_rank)[:most]
    return [NamedField(named, _stands(standing, stop), stop.place) for _, _, named, stop in best]


def _rank(found: tuple[bool, int, str, Stop]) -> tuple[bool, int]:
    return found[:2]


def _named(standing: Standing) -> Iterator[tuple[str, Stop]]:
    items = {row.id: number for number, row in enumerate(standing.record.rows_of(ITEMS), 1)}
    for stop in standing.outline.stops:
        if stop.kind in ("add", "part"):
            continue
        row = stop.place.row
        path = standing.record.list_of(row) if row else ROOT
        label = tr(stop.spec.label if path in (ROOT, ITEMS) else LISTS[path].singular.capitalize())
        item = items.get(row) or items.get(standing.record.rows[row].parent if row else "")
        yield (tr("{field}, item {number}").format(field=label, number=item) if item else label), stop


def _stands(standing: Standing, stop: Stop) -> str:
    value = standing.record.value(stop.place.row, stop.place.name)
    return shown_value(stop.spec, value) if value is not None else tr("not found")
