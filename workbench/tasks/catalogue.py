"""Looking at a catalogue: a project's own, a file's, or the shipped one."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from workbench.guidelines import Catalogue, Linker, load_catalogue, read_file, sound, written
from workbench.guidelines.files import SUFFIXES
from workbench.model.catalogue import CatalogueProblem, CatalogueVersion, EntryChange, changes_between, version_of
from workbench.model.errors import BadValue, CatalogueError
from workbench.model.guidelines import Guideline
from workbench.resources import resource
from workbench.settings import Settings
from workbench.tasks.project_records import reading

_SUGGESTED = 3


class CatalogueFilter(Struct, frozen=True):
    """Which entries to list; empty parts do not narrow. `body` may be a part of the publisher's name.

    `under` is the id of an entry, which is listed too; `used` tells entries that a citation of the project is linked to
    from those without any.
    """

    kind: str = ""
    body: str = ""
    basis: str = ""
    evidence: str = ""
    under: str = ""
    used: bool | None = None


class ListedEntry(Struct, frozen=True):
    """An entry in the tree: `depth` 0 for a root, and how many citations are linked to it; None outside a project."""

    entry: Guideline
    depth: int
    citations: int | None


class ShownEntry(Struct, frozen=True):
    """One entry with what lies above it (nearest first) and under it, and the citations linked to it and to those."""

    entry: Guideline
    above: tuple[Guideline, ...]
    children: tuple[Guideline, ...]
    citations: int | None
    citations_below: int | None


class CheckedCatalogue(Struct, frozen=True):
    """A catalogue's version and what is wrong with it. `linked_with` is a project's: documents by version."""

    version: CatalogueVersion
    problems: tuple[CatalogueProblem, ...]
    linked_with: dict[CatalogueVersion, int] = {}


class _Opened(Struct, frozen=True):
    catalogue: Catalogue
    usage: dict[str, int] | None

    def citations(self, id: str) -> int | None:
        return None if self.usage is None else self.usage.get(id, 0)


def is_catalogue_file(place: Path) -> bool:
    """Whether a place is meant as a catalogue's file and not as a project."""
    return place.suffix.lower() in SUFFIXES


def list_entries(place: Path | None, settings: Settings, wanted: CatalogueFilter) -> Iterator[ListedEntry]:
    """The entries in tree order. `place` is a project or a catalogue's file, None the shipped catalogue.

    Raises `BadValue` for an unknown `under`, `CatalogueError`, and as `Desk` does.
    """
    opened = _open(place, settings)
    if wanted.under:
        _known(opened.catalogue, wanted.under)
    for entry, depth in _tree(opened.catalogue):
        listed = ListedEntry(entry, depth, opened.citations(entry.id))
        if _is_wanted(listed, wanted, opened.catalogue):
            yield listed


def _tree(catalogue: Catalogue) -> Iterator[tuple[Guideline, int]]:
    waiting = [(entry, 0) for entry in reversed(catalogue.entries) if entry.parent_id is None]
    while waiting:
        entry, depth = waiting.pop()
        yield entry, depth
        waiting += [(child, depth + 1) for child in reversed(catalogue.children(entry.id))]


def _is_wanted(listed: ListedEntry, wanted: CatalogueFilter, catalogue: Catalogue) -> bool:
    entry = listed.entry
    exact = ((wanted.kind, entry.kind), (wanted.basis, entry.basis), (wanted.evidence, entry.evidence))
    if any(text and text.casefold() != stands.casefold() for text, stands in exact):
        return False
    if wanted.body.casefold() not in entry.body.casefold():
        return False
    if wanted.under and all(each.id != wanted.under for each in (entry, *catalogue.ancestors(entry.id))):
        return False
    return wanted.used is None or wanted.used == bool(listed.citations)


def show_entry(id: str, place: Path | None, settings: Settings) -> ShownEntry:
    """One entry and what lies around it. Raises `BadValue`, naming entries near it, where there is none."""
    opened = _open(place, settings)
    catalogue = opened.catalogue
    entry = _known(catalogue, id)
    below = None
    if opened.usage is not None:
        used = (used for used in opened.usage if used in catalogue.by_id)
        below = sum(opened.usage[each] for each in used if entry in catalogue.ancestors(each))
    return ShownEntry(entry, catalogue.ancestors(id), catalogue.children(id), opened.citations(id), below)


def find_entries(words: str, place: Path | None, settings: Settings, limit: int) -> Iterator[ListedEntry]:
    """The entries that have all these words in titles, aliases or documents, best first."""
    opened = _open(place, settings)
    for candidate in Linker(opened.catalogue).search(words, limit):
        id = candidate.guideline_id
        depth = len(opened.catalogue.ancestors(id))
        yield ListedEntry(opened.catalogue.by_id[id], depth, opened.citations(id))


def check_catalogue(place: Path | None, settings: Settings) -> CheckedCatalogue:
    """What is wrong with a catalogue, row by row, and which version it is.

    The lines of a project's entries are those that they have in an exported CSV file.
    """
    if place is None or is_catalogue_file(place):
        read = read_file(place or resource("catalogue", "guidelines.csv"))
        return CheckedCatalogue(version_of(read.entries), read.problems)
    with reading(place, settings) as desk:
        return CheckedCatalogue(desk.catalogue_version(), sound(desk.catalogue_entries()), desk.links_made())


def export_catalogue(place: Path | None, settings: Settings, format: str) -> bytes:
    """The catalogue as a file of `format`, csv or json, that can be imported again."""
    return written(_open(place, settings).catalogue.entries, f".{format}")


def export_to(place: Path, settings: Settings, file: Path) -> Path:
    """Write the catalogue of a project into `file`, as its suffix says; returns where it lies.

    Raises `CatalogueError` for another suffix, where there is such a file already, and when it cannot be written.
    """
    if file.suffix.lower() not in SUFFIXES:
        raise CatalogueError(f"{file.name} is no catalogue: a catalogue's file ends in {' or '.join(SUFFIXES)}.")
    if file.exists():
        raise CatalogueError(f"{file.name} is there already. Choose another name; nothing was written.")
    try:
        file.write_bytes(export_catalogue(place, settings, file.suffix.lower().removeprefix(".")))
    except OSError as error:
        raise CatalogueError(f"{file.name} could not be written: {(error.strerror or str(error)).lower()}.") from error
    return file


def compare_catalogue(file: Path, project: Path, settings: Settings) -> tuple[EntryChange, ...]:
    """What a file adds to a project's catalogue, changes in it and lacks. Raises `CatalogueError` for a bad file."""
    with reading(project, settings) as desk:
        return changes_between(desk.catalogue_entries(), load_catalogue(file).entries)


def _open(place: Path | None, settings: Settings) -> _Opened:
    if place is None or is_catalogue_file(place):
        return _Opened(load_catalogue(place), None)
    with reading(place, settings) as desk:
        return _Opened(Catalogue(desk.catalogue_entries()), desk.guideline_usage())


def _known(catalogue: Catalogue, id: str) -> Guideline:
    if id in catalogue.by_id:
        return catalogue.by_id[id]
    near = difflib.get_close_matches(id, catalogue.by_id, _SUGGESTED)
    meant = f" Did you mean {' or '.join(near)}?" if near else ""
    raise BadValue(f"The catalogue has no entry “{id}”.{meant} `workbench catalogue list` lists its entries.")
