"""What would now link differently is listed; nothing is changed, least of all what a person chose."""

from __future__ import annotations

import hashlib
from pathlib import Path

from invented_review import ENTRIES, LINK, SETTINGS, entry, new_project

from workbench.guidelines import written
from workbench.model.contract import cited_above
from workbench.model.fields import EXPERT_CITATIONS
from workbench.progress import Progress
from workbench.tasks.catalogue_import import make_step, plan_import
from workbench.tasks.cited import context_of
from workbench.tasks.desk import Desk
from workbench.tasks.relinking import relink_project


def project(tmp_path: Path) -> Path:
    """Two documents; in the first a person chose another entry than the program."""
    path = new_project(tmp_path, documents=2)
    desk = Desk(path, SETTINGS)
    desk.choose_link(1, LINK.row, "methods")
    desk.close()
    return path


def test_a_persons_choice_is_listed_with_its_state_and_stays(tmp_path: Path) -> None:
    path = project(tmp_path)
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    listed = list(relink_project(path, SETTINGS, Progress()))
    assert [(one.record, one.guideline_id, one.state, one.proposed) for one in listed] == [
        (1, "methods", "corrected", "studies")
    ]
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before


def test_a_remembered_reading_lists_the_others_that_would_follow(tmp_path: Path) -> None:
    path = project(tmp_path)
    desk = Desk(path, SETTINGS)
    desk.remember_reading(1, LINK.row)
    listed = list(relink_project(path, SETTINGS, Progress()))
    assert [(one.record, one.guideline_id, one.proposed) for one in listed] == [(2, "studies", "methods")]
    assert desk.record(2).cells[LINK].status == "extracted"
    desk.close()


def test_a_citation_is_linked_behind_those_before_it_in_its_statement(tmp_path: Path) -> None:
    desk = Desk(project(tmp_path), SETTINGS)
    row, _ = desk.add_row(1, EXPERT_CITATIONS, "i1", values={"text": "Physical methods."})
    record = desk.record(1)
    assert context_of(record, record.rows[row]).above == "ACOEM Chapter 12 Page(s): 304"
    assert cited_above(record, record.rows[LINK.row]) == ""
    desk.close()


def test_a_persons_choice_survives_an_import_of_another_catalogue(tmp_path: Path) -> None:
    path, file = project(tmp_path), tmp_path / "newer.csv"
    newer = (entry("studies", title="Special studies and more", aliases=("ACOEM Chapter 12",)), ENTRIES[1])
    file.write_bytes(written(newer, ".csv"))
    desk = Desk(path, SETTINGS)
    plan = plan_import(desk, file, Progress())
    make_step(desk, plan)
    assert [change.id for change in plan.changes] == ["studies"]
    assert (desk.record(1).cells[LINK].value, desk.record(1).cells[LINK].status) == ("methods", "corrected")
    desk.close()
