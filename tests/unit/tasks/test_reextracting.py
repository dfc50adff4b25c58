"""A project proposed anew: differences told and taken in, a person's decisions and verified records left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from small_project import SETTINGS, small_project

from workbench.guidelines import load_catalogue
from workbench.guidelines.linker import Linker
from workbench.model.review import Place
from workbench.progress import Progress
from workbench.resources import resource
from workbench.settings import Settings
from workbench.tasks.desk import Desk
from workbench.tasks.project import create_project
from workbench.tasks.proposals import propose
from workbench.tasks.reextracting import Reextracted, by_rule, reextract_project

DECISION = Place("i1", "decision")
LAYOUT = Place("", "document.layout")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Two samples; of the first the program proposed another decision and no priority when it was imported."""
    path = tmp_path / "p.workbench"
    create_project(path)
    desk = Desk(path, SETTINGS)
    for name in ("dev-001.pdf", "dev-007.txt"):
        sample = resource("samples", name)
        document, record = (proposed := propose(sample, None, Linker(load_catalogue()))).document, proposed.record
        desk.add_document(document, sample.read_bytes(), record, sample)
    desk.close()
    _spoil(path)
    return path


def _spoil(path: Path) -> None:
    """Record 1 as an earlier program proposed it."""
    desk = Desk(path, SETTINGS)
    record = desk.record(1)
    old = record.cells[DECISION]
    assert old.proposal is not None
    other = "Overturned" if old.value == "Upheld" else "Upheld"
    spoiled = replace(old, value=other, proposal=replace(old.proposal, value=other, rule="items.decision@0"))
    desk.repropose(1, replace(record, cells={**record.cells, DECISION: spoiled}))
    desk.close()


def told(project: Path, change: bool, verified: bool = False) -> list[Reextracted]:
    return list(reextract_project(project, SETTINGS, Progress(), change=change, verified=verified))


def value(project: Path, place: Place = DECISION) -> object:
    desk = Desk(project, SETTINGS, read_only=True)
    try:
        return desk.record(1).value(place.row, place.name)
    finally:
        desk.close()


def test_a_look_tells_what_differs_and_changes_nothing(project: Path) -> None:
    before = value(project)
    (found,) = told(project, change=False)
    (change,) = found.changes
    assert (found.record, found.taken, change.pointer, change.before) == (1, False, "/items/0/decision", before)
    assert value(project) == before
    assert list(by_rule([found]).values()) == [1]


def test_taking_it_in_is_one_step_of_the_program_and_then_nothing_differs(project: Path) -> None:
    (found,) = told(project, change=True)
    assert found.taken
    assert value(project) == found.changes[0].after
    assert told(project, change=True) == []
    desk = Desk(project, SETTINGS)
    assert desk.undo_label is None
    desk.close()


def test_what_a_person_confirmed_stays(project: Path) -> None:
    desk = Desk(project, SETTINGS)
    desk.confirm(1, [DECISION])
    desk.close()
    before = value(project)
    (found,) = told(project, change=True)
    assert (found.changes[0].kept, found.state) == (True, "in review")
    assert value(project) == before


def test_a_verified_record_is_told_of_when_asked_and_never_changed(project: Path) -> None:
    desk = Desk(project, SETTINGS)
    for code in {finding.code for finding in desk.findings(1)}:
        desk.switch_off_check(code, "a test", 1)
    desk.verify(1)
    desk.close()
    before = value(project)
    assert told(project, change=True) == []
    (found,) = told(project, change=True, verified=True)
    assert (found.taken, found.changes[0].kept, value(project)) == (False, True, before)


def test_a_row_that_a_person_took_out_stays_out(project: Path) -> None:
    told(project, change=True)
    desk = Desk(project, SETTINGS)
    gone = next(row.id for row in desk.record(1).rows.values() if row.list == "treatments_to_date")
    desk.remove_row(1, gone)
    told(project, change=True)
    assert gone not in desk.record(1).rows
    desk.close()
    assert told(project, change=True) == []


def test_failed_documents_are_passed_over(tmp_path: Path) -> None:
    path = small_project(tmp_path)
    assert {each.record for each in reextract_project(path, Settings(jobs=1), Progress(), change=False)} <= {2}
