"""A person edits one fact of a catalogue entry: one step, held to the same rules as a row of a file."""

from __future__ import annotations

import json
import re

from workbench.guidelines import read_text, written
from workbench.model.edits import ChangeSet, GuidelineEdit
from workbench.model.errors import BadValue
from workbench.model.guidelines import Guideline
from workbench.tasks.desk import Desk

PAGES = "pages"
"""The two page numbers as one fact, for there are both or neither: `303-305`, `304`, blank."""

_SPAN = re.compile(r"\s*(\d{1,6})\s*(?:[-–—]\s*(\d{1,6})\s*)?$")


def edit_fact(desk: Desk, id: str, name: str, text: str) -> ChangeSet:
    """Give one fact of an entry another value, as text in the form of the catalogue's file.

    Raises `BadValue` where it does not fit, or the entry is gone.
    """
    entry = _entry(desk, id)
    values: dict[str, str | list[str]] = {name: text}
    if name == PAGES:
        values = _pages(text)
    elif name == "aliases":
        values = {name: [alias.strip() for alias in text.split("|") if alias.strip()]}
    return _change(desk, entry, _fitting(desk, entry, values), f"Edit {name.replace('_', ' ')} of {id}")


def add_alias(desk: Desk, id: str, alias: str) -> ChangeSet:
    """Let an entry be called by one more name. Raises `BadValue` for one that it or another entry has already."""
    entry, alias = _entry(desk, id), " ".join(alias.split())
    for each in desk.catalogue_entries():
        if any(alias.casefold() == known.casefold() for known in each.aliases):
            raise BadValue(f"“{alias}” is an alias of {each.id} already. Take it away there first, or give another.")
    note = f"{entry.note} {desk.told_of_alias(alias)}".strip()
    values: dict[str, str | list[str]] = {"aliases": [*entry.aliases, alias], "note": note}
    return _change(desk, entry, _fitting(desk, entry, values), "Add alias")


def remove_alias(desk: Desk, id: str, alias: str) -> ChangeSet:
    """Let an entry no longer be called so."""
    entry = _entry(desk, id)
    left = [known for known in entry.aliases if known != alias]
    return _change(desk, entry, _fitting(desk, entry, {"aliases": left}), "Remove alias")


def _entry(desk: Desk, id: str) -> Guideline:
    entry = desk.guideline(id)
    if entry is None:
        raise BadValue(f"The catalogue has no entry “{id}” any more. Choose another.")
    return entry


def _pages(text: str) -> dict[str, str | list[str]]:
    if not text.strip():
        return {"page_start": "", "page_end": ""}
    found = _SPAN.match(text)
    if found is None:
        raise BadValue(f"Pages take a span such as 303-305; “{text.strip()}” is none.")
    return {"page_start": found[1], "page_end": found[2] or found[1]}


def _fitting(desk: Desk, entry: Guideline, values: dict[str, str | list[str]]) -> Guideline:
    """The entry with these facts, as the catalogue's file would be read."""
    row = json.loads(written([entry], ".json"))[0] | values
    others = [each for each in desk.catalogue_entries() if each.id != entry.id]
    read = read_text(json.dumps([row]), ".json", others)
    wrong = [problem for problem in read.problems if problem.severity == "error"]
    if wrong:
        raise BadValue(f"{wrong[0].column.replace('_', ' ').capitalize()} was not changed: {wrong[0].reason}")
    return read.entries[0]


def _change(desk: Desk, before: Guideline, after: Guideline, label: str) -> ChangeSet:
    edits = () if before == after else (GuidelineEdit(before.id, before, after),)
    return desk.do(label, edits)
