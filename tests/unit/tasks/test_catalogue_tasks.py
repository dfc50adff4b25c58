"""Looking at a catalogue and taking a file into it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
import pytest
from small_project import ENTRY, SETTINGS, small_project

from workbench.guidelines import written
from workbench.model.errors import BadValue, CatalogueError
from workbench.model.guidelines import Guideline
from workbench.progress import Progress
from workbench.settings import Settings
from workbench.tasks.catalogue import (
    CatalogueFilter,
    check_catalogue,
    compare_catalogue,
    export_catalogue,
    find_entries,
    list_entries,
    show_entry,
)
from workbench.tasks.catalogue_import import CataloguePlan, KeptEntry, make_import, plan_import
from workbench.tasks.desk import Desk

change = msgspec.structs.replace
ABOVE = change(
    ENTRY, id="acoem", kind="document", title="ACOEM", chapter="", aliases=(), page_start=None, page_end=None
)
UNDER = change(ENTRY, parent_id="acoem")
OTHER = change(
    ENTRY, id="odg-neck", title="Neck", chapter="Neck", aliases=("ODG Neck",), page_start=None, page_end=None
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A project of `ENTRY` alone, to which record 2's citation is linked."""
    desk = Desk(small_project(tmp_path), SETTINGS)
    desk.choose_link(2, "i1a1", ENTRY.id)
    yield desk
    desk.close()


def planned(desk: Desk, entries: Iterable[Guideline], **how: bool) -> CataloguePlan:
    file = desk.path.with_name("entries.csv")
    file.write_bytes(written(entries, ".csv"))
    return plan_import(desk, file, Progress(), **how)


def imported(desk: Desk, entries: Iterable[Guideline], **how: bool) -> dict[str, Guideline]:
    make_import(desk, planned(desk, entries, **how), Progress())
    return {entry.id: entry for entry in desk.catalogue_entries()}


def test_a_plan_changes_nothing(desk: Desk) -> None:
    plan = planned(desk, [ABOVE, UNDER])
    assert [(one.id, one.before is None, [field.name for field in one.fields]) for one in plan.changes] == [
        ("acoem-ch12", False, ["parent_id"]),
        ("acoem", True, []),
    ]
    assert desk.catalogue_entries() == (ENTRY,)


def test_an_import_is_one_step_that_undo_takes_back_and_redo_brings_again(desk: Desk) -> None:
    after = imported(desk, [ABOVE, UNDER, OTHER])
    assert desk.undo_label == "Import catalogue"
    desk.undo()
    assert desk.catalogue_entries() == (ENTRY,)
    desk.redo()
    assert {entry.id: entry for entry in desk.catalogue_entries()} == after


def test_what_the_file_lacks_stays(desk: Desk) -> None:
    assert set(imported(desk, [OTHER])) == {"acoem-ch12", "odg-neck"}


def test_a_row_may_lie_under_an_entry_of_the_project(desk: Desk) -> None:
    assert "more" in imported(desk, [change(OTHER, id="more", parent_id=ENTRY.id)])


def test_missing_entries_go_but_for_those_in_use_and_what_these_lie_under(desk: Desk) -> None:
    imported(desk, [ABOVE, UNDER, OTHER])
    plan = planned(desk, [change(OTHER, id="odg-knee")], remove_missing=True)
    assert [one.id for one in plan.changes if one.after is None] == ["odg-neck"]
    assert set(plan.kept) == {
        KeptEntry("acoem-ch12", "a citation is linked to it"),
        KeptEntry("acoem", "“acoem-ch12” lies under it"),
    }


def test_readings_that_people_taught_survive_a_newer_file(desk: Desk) -> None:
    taught = change(ENTRY, aliases=("ACOEM Low Back", "Lumbar chapter"))
    imported(desk, [taught])
    newer = change(ENTRY, aliases=("Acoem low back", "Back"))
    assert imported(desk, [newer])[ENTRY.id].aliases == ("Acoem low back", "Back", "Lumbar chapter")
    assert imported(desk, [newer], replace_aliases=True)[ENTRY.id].aliases == ("Acoem low back", "Back")


def test_a_file_with_one_bad_row_imports_nothing(desk: Desk) -> None:
    plan = planned(desk, [OTHER, change(OTHER, id="odg-knee", aliases=(), year=9)])
    assert [str(problem) for problem in plan.problems] == ["line 3, column year: “9” is no number from 1900 to 2100."]
    assert (plan.changes, plan.is_possible) == ((), False)
    with pytest.raises(CatalogueError, match="Nothing was imported"):
        make_import(desk, plan, Progress())


def test_a_cycle_through_entries_of_the_project_is_told(desk: Desk) -> None:
    imported(desk, [ABOVE, UNDER])
    plan = planned(desk, [change(ABOVE, parent_id="acoem-ch12")])
    assert [str(problem) for problem in plan.problems] == ["line 2, column parent_id: the entry lies under itself."]


def test_what_would_link_differently_is_listed_and_stays(desk: Desk) -> None:
    plan = planned(desk, [change(ENTRY, title="Shoulder Complaints", chapter="9", aliases=())], replace_aliases=True)
    assert [(link.record, link.guideline_id, link.proposed) for link in plan.relinked] == [(2, "acoem-ch12", None)]
    make_import(desk, plan, Progress())
    assert desk.record(2).value("i1a1", "guideline_id") == "acoem-ch12"


def test_importing_what_the_project_has_is_no_step(desk: Desk) -> None:
    before = desk.undo_label
    imported(desk, [ENTRY])
    assert desk.undo_label == before


def test_the_same_file_in_both_formats_means_the_same(desk: Desk, tmp_path: Path) -> None:
    for name in ("csv", "json"):
        (tmp_path / f"same.{name}").write_bytes(export_catalogue(desk.path, SETTINGS, name))
        assert compare_catalogue(tmp_path / f"same.{name}", desk.path, SETTINGS) == ()


def test_the_tree_goes_down_before_it_goes_on(desk: Desk) -> None:
    imported(desk, [OTHER, ABOVE, UNDER])
    listed = list_entries(desk.path, SETTINGS, CatalogueFilter())
    assert [(one.entry.id, one.depth, one.citations) for one in listed] == [
        ("odg-neck", 0, 0),
        ("acoem", 0, 0),
        ("acoem-ch12", 1, 1),
    ]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (CatalogueFilter(kind="document"), {"acoem"}),
        (CatalogueFilter(under="acoem"), {"acoem", "acoem-ch12"}),
        (CatalogueFilter(used=True), {"acoem-ch12"}),
        (CatalogueFilter(used=False), {"acoem", "odg-neck"}),
        (CatalogueFilter(body="aco", evidence="Recalled"), {"acoem", "acoem-ch12", "odg-neck"}),
        (CatalogueFilter(basis="Non-MTUS"), set()),
    ],
)
def test_filters_narrow_the_list(desk: Desk, wanted: CatalogueFilter, found: set[str]) -> None:
    imported(desk, [ABOVE, UNDER, OTHER])
    assert {one.entry.id for one in list_entries(desk.path, SETTINGS, wanted)} == found


def test_an_entry_tells_what_lies_around_it_and_links_to_it(desk: Desk) -> None:
    imported(desk, [ABOVE, UNDER])
    shown = show_entry("acoem", desk.path, SETTINGS)
    assert (shown.children, shown.above, shown.citations, shown.citations_below) == ((UNDER,), (), 0, 1)
    assert show_entry("acoem-ch12", desk.path, SETTINGS).above == (ABOVE,)


def test_an_unknown_entry_names_those_of_like_names() -> None:
    with pytest.raises(BadValue, match="Did you mean odg-neck"):
        show_entry("odg-nekc", None, Settings())


def test_searching_the_shipped_catalogue_counts_no_citations() -> None:
    best = next(find_entries("low back mri", None, Settings(), 5))
    assert (best.entry.id, best.citations) == ("odg-low-back-mri", None)


def test_a_project_is_checked_with_the_lines_of_its_export(desk: Desk) -> None:
    imported(desk, [OTHER, change(OTHER, id="odg-nape")])
    checked = check_catalogue(desk.path, SETTINGS)
    assert [problem.line for problem in checked.problems] == [3, 4]
    assert checked.version == desk.catalogue_version()
    assert list(checked.linked_with.values()) == [2]


def test_the_shipped_catalogue_has_no_error() -> None:
    assert {problem.severity for problem in check_catalogue(None, Settings()).problems} <= {"warning"}
