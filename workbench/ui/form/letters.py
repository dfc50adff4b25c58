"""Letters that stand for fields, so that any of them is one key away: the same field has the same one in every record.

A field's letter comes out of its name in the person's language; rows of lists and citations are counted by digits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from string import ascii_uppercase

from workbench.model.fields import ITEM_FIELDS, LISTS, RECORD_FIELDS, ROOT
from workbench.model.review import Place
from workbench.ui.form.order import SECTIONS, Group, Outline
from workbench.ui.words import word

DIGITS = "1234567890"
_SHORT = 3
"""Words of fewer letters (`of`) give no initial."""

Label = tuple[str, str]
"""What is to be named, and its words."""


def assigned(labels: Sequence[Label]) -> dict[str, str]:
    """A letter for each thing by its name: the first word's initial, else another word's, else any letter of it.

    Earlier things choose first; what finds none of its own gets the first of the alphabet that is free, or none.
    """
    found: dict[str, str] = {}
    chances: tuple[Callable[[str], Iterable[str]], ...] = (
        lambda words: words[:1],
        lambda words: (part[0] for part in words.split() if len(part) >= _SHORT),
        lambda words: words,
        lambda _words: ascii_uppercase,
    )
    for chance in chances:
        for name, words in labels:
            if name not in found:
                free = (letter for letter in chance(words.upper()) if letter.isalpha() and letter not in found.values())
                if letter := next(free, ""):
                    found[name] = letter
    return found


def _own_letters() -> dict[str, str]:
    """Those of the record's own fields by their names, and of its lists by their paths."""
    lists = [path for paths in SECTIONS.values() for path in paths]
    lists.sort(key=lambda path: -len(LISTS[path].fields))  # a diagnosis is missing more often than a specialty
    fields = [(spec.name, word(spec.label)) for spec in RECORD_FIELDS]
    return assigned([*fields, *((path, word(LISTS[path].label)) for path in lists)])


def item_letters(group: Group) -> dict[str, Place]:
    """The places of an item by their letters; its citations by their digits, those of both parties in order."""
    letters = assigned([(spec.name, word(spec.label)) for spec in ITEM_FIELDS])
    cited = iter(DIGITS)
    found: dict[str, Place] = {}
    for stop in group.stops:
        key = letters.get(stop.place.name, "") if stop.place.row == group.key else ""
        if stop.kind == "citation":
            key = next(cited, "")
        if key and stop.kind not in ("add", "part"):
            found[key] = stop.place
    return found


def section_letters(outline: Outline) -> dict[str, Place]:
    """The places above the items by their letters, the rows of their lists by digits and then by what is free.

    A place that holds the path of a list stands for a new row in it.
    """
    letters = _own_letters()
    free = iter([*DIGITS, *(letter for letter in ascii_uppercase if letter not in letters.values())])
    found: dict[str, Place] = {}
    for group in outline.groups:
        for stop in group.stops if group.key in SECTIONS else ():
            if stop.kind == "field":
                key = letters.get(stop.place.name, "") if not stop.place.row else next(free, "")
                if key:
                    found[key] = stop.place
        for path in SECTIONS.get(group.key, ()):
            if key := letters.get(path, ""):
                found[key] = Place(ROOT, path)
    return found


def keys_in_turn(counts: Sequence[int]) -> list[list[str]]:
    """Keys for the things on offer in several places, `counts` of them in each, best first: letters, then digits.

    Where they do not suffice every place's first gets one before any second does; the others get none.
    """
    keys = [*ascii_uppercase, *DIGITS]
    ranked = sorted((rank, at) for at, count in enumerate(counts) for rank in range(count))[: len(keys)]
    found: list[list[str]] = [[] for _ in counts]
    for (at, _), key in zip(sorted((at, rank) for rank, at in ranked), keys, strict=False):
        found[at].append(key)
    return found
