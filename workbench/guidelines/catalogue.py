"""The catalogue of guidelines: its entries, how they lie under one another, and how they are loaded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from workbench.guidelines.files import read_file
from workbench.model.errors import CatalogueError
from workbench.model.guidelines import Guideline
from workbench.resources import resource


class Catalogue:
    """The entries by id and by parent. Entries keep the order of their file; the object is never changed.

    Raises `CatalogueError` when an id stands twice, a parent is missing or entries lie under themselves.
    """

    def __init__(self, entries: Iterable[Guideline]) -> None:
        self.entries: tuple[Guideline, ...] = tuple(entries)
        self.by_id: dict[str, Guideline] = {entry.id: entry for entry in self.entries}
        if len(self.by_id) < len(self.entries):
            raise CatalogueError(
                f"The catalogue has the id “{_first_double(self.entries)}” twice. Give each entry its own."
            )
        self._children: dict[str, list[Guideline]] = {}
        for entry in self.entries:
            if entry.parent_id is not None:
                self._children.setdefault(entry.parent_id, []).append(entry)
        self._check_parents()

    def __len__(self) -> int:
        return len(self.entries)

    def children(self, entry_id: str) -> tuple[Guideline, ...]:
        """The entries one level below, in the order of the file."""
        return tuple(self._children.get(entry_id, ()))

    def ancestors(self, entry_id: str) -> tuple[Guideline, ...]:
        """The entries above, nearest first. Raises `KeyError` for no such entry."""
        found: list[Guideline] = []
        parent = self.by_id[entry_id].parent_id
        while parent is not None:
            found.append(self.by_id[parent])
            parent = self.by_id[parent].parent_id
        return tuple(found)

    def _check_parents(self) -> None:
        sound: set[str] = set()
        for entry in self.entries:
            path: list[str] = []
            at: Guideline | None = entry
            while at is not None and at.id not in sound:
                if at.id in path:
                    raise CatalogueError(
                        f"The entry “{at.id}” lies under itself. Mend the parents of {', '.join(path)}."
                    )
                path.append(at.id)
                if at.parent_id is not None and at.parent_id not in self.by_id:
                    raise CatalogueError(
                        f"The entry “{at.id}” lies under “{at.parent_id}”, which the catalogue does not have."
                    )
                at = self.by_id[at.parent_id] if at.parent_id is not None else None
            sound.update(path)


def _first_double(entries: tuple[Guideline, ...]) -> str:
    counts = Counter(entry.id for entry in entries)
    return next(entry.id for entry in entries if counts[entry.id] > 1)


def load_catalogue(path: Path | None = None) -> Catalogue:
    """The catalogue in a CSV or JSON file, the shipped one by default.

    Raises `CatalogueError` that names file, line, column and reason of the first row that cannot be used.
    """
    path = path or resource("catalogue", "guidelines.csv")
    read = read_file(path)
    if wrong := [problem for problem in read.problems if problem.severity == "error"]:
        raise CatalogueError(f"{path.name}: {wrong[0]}")
    return Catalogue(read.entries)
