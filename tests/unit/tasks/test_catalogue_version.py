"""Which catalogue a project has, and since when: written with what changes it."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest
from small_project import ENTRY, SETTINGS, small_project

from workbench.model.catalogue import version_of
from workbench.model.edits import Edit, GuidelineEdit
from workbench.model.errors import EditRefused
from workbench.progress import Progress
from workbench.tasks.desk import Desk
from workbench.tasks.exporting import export_project

LATER = msgspec.structs.replace(ENTRY, aliases=(*ENTRY.aliases, "Lumbar chapter"))
EDITED: tuple[Edit, ...] = (GuidelineEdit(ENTRY.id, ENTRY, LATER),)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(small_project(tmp_path), SETTINGS)


def test_a_new_project_knows_its_catalogue_and_since_when(desk: Desk) -> None:
    version = desk.catalogue_version()
    desk.close()
    assert (version.sha256, version.entries) == (version_of([ENTRY]).sha256, 1)
    assert version.at is not None


def test_a_changed_entry_makes_a_new_version_and_undo_the_old_one_again(desk: Desk) -> None:
    first = desk.catalogue_version()
    desk.do("Remember reading", EDITED)
    assert desk.catalogue_version().sha256 == version_of([LATER]).sha256 != first.sha256
    desk.undo()
    assert desk.catalogue_version().sha256 == first.sha256
    desk.close()


def test_a_refused_step_leaves_the_version_alone(desk: Desk) -> None:
    first = desk.catalogue_version()
    with pytest.raises(EditRefused):
        desk.do("Late", (*EDITED, GuidelineEdit("nowhere", ENTRY, None)))
    assert desk.catalogue_version() == first
    desk.close()


def test_the_order_of_entries_does_not_count() -> None:
    other = msgspec.structs.replace(ENTRY, id="b")
    assert version_of([ENTRY, other]) == version_of([other, ENTRY])


def test_a_manifest_tells_the_catalogue_and_what_links_were_made_with(desk: Desk, tmp_path: Path) -> None:
    first = desk.catalogue_version()
    desk.do("Remember reading", EDITED)
    now = desk.catalogue_version()
    desk.close()
    export_project(desk.path, tmp_path / "out", ["jsonl"], SETTINGS, Progress())
    assert json.loads((tmp_path / "out" / "manifest.json").read_text("utf-8"))["catalogue"] == {
        "sha256": now.sha256,
        "entries": 1,
        "since": now.at,
        "links_made_with": [{"sha256": first.sha256, "since": first.at, "documents": 2}],
    }


def test_usage_counts_citations_and_leads_to_them(desk: Desk) -> None:
    desk.choose_link(2, "i1a1", ENTRY.id)
    assert desk.guideline_usage() == {ENTRY.id: 1}
    assert desk.citing(ENTRY.id) == [(2, "i1a1", "ACOEM Chapter 12 Low Back Complaints")]
    desk.close()
