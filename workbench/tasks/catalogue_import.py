"""A catalogue's file into a project: what it would change is told first, then made in one step that undo takes back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
from msgspec import Struct

from workbench.guidelines import Catalogue, Linker, read_file
from workbench.model.catalogue import CatalogueProblem, EntryChange, changes_between
from workbench.model.edits import ChangeSet, GuidelineEdit
from workbench.model.errors import CatalogueError
from workbench.model.guidelines import Guideline
from workbench.progress import Progress
from workbench.settings import Settings
from workbench.tasks.desk import Desk
from workbench.tasks.exporting import EXPORTED
from workbench.tasks.project_records import each_record, reading
from workbench.tasks.relinking import Relinked, relinked


class KeptEntry(Struct, frozen=True):
    """An entry that the file lacks and that stays, and why."""

    id: str
    reason: str


class CataloguePlan(Struct, frozen=True):
    """What an import would do. With an error among `problems` there is nothing else in it, and nothing to make.

    `relinked` are the citations that the new catalogue would link otherwise than the present one; they stay as they
    are.
    """

    problems: tuple[CatalogueProblem, ...] = ()
    changes: tuple[EntryChange, ...] = ()
    kept: tuple[KeptEntry, ...] = ()
    relinked: tuple[Relinked, ...] = ()

    @property
    def is_possible(self) -> bool:
        """Whether every row of the file can be used."""
        return all(problem.severity != "error" for problem in self.problems)


def plan_import(
    desk: Desk, file: Path, progress: Progress, *, remove_missing: bool = False, replace_aliases: bool = False
) -> CataloguePlan:
    """What importing `file` would change in the desk's project. Nothing is changed.

    Aliases of the project that the file does not know stay, for people add them as they read; `replace_aliases` takes
    the file's alone. Entries that the file lacks stay, unless `remove_missing`: then those go that no citation is
    linked to and that nothing lies under which stays. Raises `CatalogueError` when the file cannot be read.
    """
    before = desk.catalogue_entries()
    read = read_file(file, before)
    plan = CataloguePlan(read.problems)
    if not plan.is_possible:
        return plan
    told = read.entries if replace_aliases else tuple(_with_aliases(read.entries, before))
    kept = tuple(_kept(told, before, desk.guideline_usage())) if remove_missing else ()
    staying = {entry.id for entry in kept} if remove_missing else {entry.id for entry in before}
    after = {entry.id: entry for entry in before if entry.id in staying} | {entry.id: entry for entry in told}
    changes = changes_between(before, after.values())
    different = tuple(_relinked(desk, before, tuple(after.values()), progress)) if changes else ()
    return CataloguePlan(read.problems, changes, kept, different)


def plan_beside(
    path: Path,
    settings: Settings,
    file: Path,
    progress: Progress,
    *,
    remove_missing: bool = False,
    replace_aliases: bool = False,
) -> CataloguePlan:
    """As `plan_import`, for the project at `path` on a connection of its own: work behind the window."""
    with reading(path, settings) as desk:
        return plan_import(desk, file, progress, remove_missing=remove_missing, replace_aliases=replace_aliases)


def make_step(desk: Desk, plan: CataloguePlan) -> ChangeSet:
    """Make the planned changes in one step; what the checks find is counted anew as the desk comes to it.

    Raises as `make_import` does.
    """
    if not plan.is_possible:
        raise CatalogueError("Nothing was imported: rows of the file cannot be used.")
    return desk.do("Import catalogue", tuple(GuidelineEdit(one.id, one.before, one.after) for one in plan.changes))


def make_import(desk: Desk, plan: CataloguePlan, progress: Progress) -> None:
    """Make the planned changes in one step, then count anew what the checks find.

    Raises `CatalogueError` when the plan has errors, `EditRefused` when an entry was changed since it was made.
    """
    if not plan.is_possible:
        raise CatalogueError("Nothing was imported: rows of the file cannot be used.")
    edits = tuple(GuidelineEdit(change.id, change.before, change.after) for change in plan.changes)
    if edits:
        desk.do("Import catalogue", edits)
        desk.recount(progress)


def _with_aliases(told: Iterable[Guideline], before: Iterable[Guideline]) -> Iterator[Guideline]:
    known = {entry.id: entry.aliases for entry in before}
    for entry in told:
        names = {alias.casefold() for alias in entry.aliases}
        own = tuple(alias for alias in known.get(entry.id, ()) if alias.casefold() not in names)
        yield msgspec.structs.replace(entry, aliases=entry.aliases + own) if own else entry


def _kept(told: Iterable[Guideline], before: Iterable[Guideline], usage: dict[str, int]) -> Iterator[KeptEntry]:
    """The entries that the file lacks and that something needs."""
    file = {entry.id: entry for entry in told}
    lacking = {entry.id: entry for entry in before if entry.id not in file}
    reasons = {id: _citations(usage[id]) for id in lacking if id in usage}
    for entry in (*file.values(), *(lacking[id] for id in tuple(reasons))):
        under, above = entry.id, entry.parent_id
        while above in lacking:
            reasons.setdefault(above, f"“{under}” lies under it")
            under, above = above, lacking[above].parent_id
    return (KeptEntry(id, reasons[id]) for id in lacking if id in reasons)


def _citations(count: int) -> str:
    return f"{count} citations are linked to it" if count > 1 else "a citation is linked to it"


def _relinked(
    desk: Desk, before: tuple[Guideline, ...], after: tuple[Guideline, ...], progress: Progress
) -> Iterator[Relinked]:
    """The citations whose proposed link the change of catalogue would move away from what stands."""
    new, old = Linker(Catalogue(after)), Linker(Catalogue(before))
    for record in each_record(desk, EXPORTED, progress):
        different = tuple(relinked(record, new))
        if different:
            known = {link.pointer: link.proposed for link in relinked(record, old)}
            yield from (link for link in different if link.pointer not in known or known[link.pointer] != link.proposed)
