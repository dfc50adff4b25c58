"""What a project holds, counted."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from small_project import ENTRY, SETTINGS, document, record, small_project

from workbench.model.contract import from_record
from workbench.model.edits import GuidelineEdit
from workbench.model.review import Place
from workbench.progress import Progress
from workbench.tasks.desk import Desk
from workbench.tasks.statistics import Statistics, project_statistics


@pytest.fixture
def counted(tmp_path: Path) -> Statistics:
    return project_statistics(small_project(tmp_path), SETTINGS, Progress())


def test_documents_are_counted_by_state(counted: Statistics) -> None:
    assert counted.documents == {"failed": 1, "new": 1, "verified": 1}


def test_items_are_counted_by_category_and_decision(counted: Statistics) -> None:
    assert counted.items == {"Upheld": 2}
    assert counted.decisions == {"Diagnostic testing": {"Upheld": 2}}


def test_a_citation_without_a_link_counts_as_not_found(counted: Statistics) -> None:
    assert counted.links == {"not found": 2}


def test_a_persons_change_counts_for_its_field(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    desk = Desk(project, SETTINGS)
    desk.correct(2, Place("", "case.priority"), "Expedited")
    desk.close()
    assert project_statistics(project, SETTINGS, Progress()).fields["case.priority"] == {"changed": 1}


def test_a_persons_link_counts_as_chosen(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    desk = Desk(project, SETTINGS)
    desk.choose_link(2, "i1a1", "acoem-ch12")
    desk.close()
    assert project_statistics(project, SETTINGS, Progress()).links == {"chosen by a person": 1, "not found": 1}


def test_documents_count_by_the_catalogue_they_were_linked_with(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    desk = Desk(project, SETTINGS)
    first = desk.catalogue_version().sha256
    desk.do("Edit entry", (GuidelineEdit(ENTRY.id, ENTRY, msgspec.structs.replace(ENTRY, year=2005)),))
    second = desk.catalogue_version().sha256
    desk.add_document(document(4), b"4", from_record(record(4)), tmp_path / "invented-4.txt")
    desk.close()
    counted = project_statistics(project, SETTINGS, Progress())
    assert counted.catalogue.sha256 == second != first
    assert counted.linked_with == {first: 2, second: 1}


def test_the_overviews_figures_are_told_too(counted: Statistics) -> None:
    told = counted.figures["all"]
    assert (told["verified"], told["total"], told["categories"][0]["upheld"]) == (1, 3, 1)
