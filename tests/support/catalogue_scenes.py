"""The catalogue's place beyond its tree: citations without an entry, a file that is brought in."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace
from stage import Stage

from workbench.model.alike import UnlinkedGroup
from workbench.model.catalogue import CatalogueProblem, EntryChange
from workbench.model.fields import CITATION_LISTS
from workbench.tasks.catalogue_import import CataloguePlan
from workbench.tasks.relinking import Relinked
from workbench.ui.catalogue.told import plan_rows, problem_rows
from workbench.ui.listed import Listed, ListingForm

NAME = "CM14-0000001"


def _unlinked(stage: Stage) -> None:
    stage.open()
    stage.parts.window.commands.show_unlinked()
    page = stage.parts.window.catalogue
    assert page is not None
    stage.wait(lambda: not page.unlinked.busy)
    record = stage.parts.bridge.desk.record(1)
    rows = [row.id for row in record.rows.values() if row.list in CITATION_LISTS]
    groups = [
        UnlinkedGroup(str(record.value(row, "text")), 1, row, 12 - 3 * number, 4, (row, f"{row}b"), (NAME,))
        for number, row in enumerate(rows[:3])
    ]
    page.unlinked.show_groups(groups)


def _plan(stage: Stage) -> list[Listed]:
    desk = stage.parts.bridge.desk
    first, second, third = desk.catalogue_entries()[12:15]
    changes = (
        EntryChange(first.id, None, first),
        EntryChange(second.id, second, replace(second, page_end=199, aliases=(*second.aliases, NAME))),
        EntryChange(third.id, third, None),
    )
    moved = Relinked(1, "dev-001.pdf", "/items/0", NAME, first.id, "extracted", second.id, 0.9, "")
    return plan_rows(CataloguePlan((), changes, (), (moved,)), desk.guideline)


def _import(stage: Stage) -> None:
    stage.open()
    stage.parts.window.show_catalogue()
    form = ListingForm(stage.parts.bridge, NAME, NAME, _plan(stage), NAME)
    form.offer("remove_missing", NAME, on=False)
    form.offer("replace_aliases", NAME, on=True)
    stage.popup(form)


def _rows_of_no_use(stage: Stage) -> None:
    stage.open()
    stage.parts.window.show_catalogue()
    problems = tuple(CatalogueProblem(line, "kind", "it is blank.", "mtus") for line in (2, 14, 97))
    stage.popup(ListingForm(stage.parts.bridge, NAME, NAME, problem_rows(problems)))


CATALOGUE_SCENES: dict[str, Callable[[Stage], None]] = {
    "catalogue-unlinked": _unlinked,
    "catalogue-import": _import,
    "catalogue-problems": _rows_of_no_use,
}
"""Each by the name of its scene."""
