"""One fact of an entry edited by hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from small_project import ENTRY, SETTINGS, small_project

from workbench.model.catalogue import alias_origin
from workbench.model.edits import GuidelineEdit
from workbench.model.errors import BadValue
from workbench.tasks.catalogue_editing import add_alias, edit_fact, remove_alias
from workbench.tasks.desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(small_project(tmp_path), SETTINGS)
    yield desk
    desk.close()


@pytest.mark.parametrize(
    ("name", "text", "changed"),
    [
        ("title", " Low  Back ", {"title": "Low  Back"}),
        ("pages", "287–328", {"page_start": 287, "page_end": 328}),
        ("pages", "304", {"page_start": 304, "page_end": 304}),
        ("pages", "", {"page_start": None, "page_end": None}),
        ("year", "", {"year": None}),
        ("in_force_to", "2017-11-30", {"in_force_to": "2017-11-30"}),
        ("aliases", "One | Two", {"aliases": ("One", "Two")}),
    ],
)
def test_a_fact_changes_in_one_step_that_undo_takes_back(
    desk: Desk, name: str, text: str, changed: dict[str, object]
) -> None:
    edit_fact(desk, ENTRY.id, name, text)
    assert desk.guideline(ENTRY.id) == msgspec.structs.replace(ENTRY, **changed)
    desk.undo()
    assert desk.guideline(ENTRY.id) == ENTRY


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("title", "", "Title was not changed: it is blank."),
        ("year", "MMIV", "Year was not changed: “MMIV” is no number from 1900 to 2100."),
        ("pages", "305-303", "Page end was not changed: it comes before page_start, 305."),
        ("pages", "many", "Pages take a span such as 303-305; “many” is none."),
        ("parent_id", "nowhere", "Parent id was not changed: the catalogue has no “nowhere”."),
        ("in_force_to", "2003-01-01", "In force to was not changed: it comes before in_force_from, 2004-01-01."),
    ],
)
def test_what_does_not_fit_is_refused_with_the_reason(desk: Desk, name: str, text: str, reason: str) -> None:
    with pytest.raises(BadValue, match=reason.replace("(", r"\(")):
        edit_fact(desk, ENTRY.id, name, text)
    assert desk.guideline(ENTRY.id) == ENTRY


def test_the_same_value_is_no_step(desk: Desk) -> None:
    before = desk.undo_label
    edit_fact(desk, ENTRY.id, "title", ENTRY.title)
    assert desk.undo_label == before


def test_aliases_come_and_go(desk: Desk) -> None:
    add_alias(desk, ENTRY.id, " Lumbar  chapter ")
    changed = desk.guideline(ENTRY.id)
    assert changed is not None
    origin = alias_origin(changed, "Lumbar chapter")
    assert origin is not None
    assert (origin.who, origin.document) == ("Ann", "")
    assert alias_origin(changed, ENTRY.aliases[0]) is None
    remove_alias(desk, ENTRY.id, "ACOEM Low Back")
    entry = desk.guideline(ENTRY.id)
    assert entry
    assert entry.aliases == ("Lumbar chapter",)


def test_an_alias_that_an_entry_has_is_refused(desk: Desk) -> None:
    with pytest.raises(BadValue, match="is an alias of acoem-ch12 already"):
        add_alias(desk, ENTRY.id, "acoem low back")


def test_an_entry_that_is_gone_is_told(desk: Desk) -> None:
    desk.do("Remove", (GuidelineEdit(ENTRY.id, ENTRY, None),))
    with pytest.raises(BadValue, match="no entry “acoem-ch12” any more"):
        edit_fact(desk, ENTRY.id, "title", "Low Back")
