"""Citations that no entry was proposed for, gathered so that one decision settles each group."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from invented_review import LINK, SETTINGS, new_project

from workbench.model.alike import UnlinkedGroup
from workbench.model.review import Place
from workbench.progress import Progress
from workbench.tasks.desk import Desk
from workbench.tasks.unlinked import group_unlinked

ROW = LINK.row


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Four documents; the citations of three are worded nearly alike and have no entry."""
    made = new_project(tmp_path, documents=4, unlinked=3)
    desk = Desk(made, SETTINGS)
    for number, words in (
        (1, "Harcourt Sleep Institute, splints"),
        (2, "Harcort Sleep Institute: splint"),
        (3, "NICE"),
    ):
        desk.correct(number, Place(ROW, "text"), words)
    desk.close()
    return made


@pytest.fixture
def desk(path: Path) -> Iterator[Desk]:
    made = Desk(path, SETTINGS)
    yield made
    made.close()


def groups(path: Path) -> tuple[UnlinkedGroup, ...]:
    return group_unlinked(path, SETTINGS, Progress())


def test_like_wordings_are_one_group(path: Path) -> None:
    assert sorted((group.citations, len(group.keys)) for group in groups(path)) == [(1, 1), (2, 2)]


def test_one_decision_settles_a_group_and_one_undo_takes_it_back(desk: Desk, path: Path) -> None:
    group = max(groups(path), key=lambda one: one.citations)
    desk.link_alike(desk.reading_so(group.keys), "studies")
    assert [one.citations for one in groups(path)] == [1]
    desk.undo()
    assert len(groups(path)) == 2


def test_what_a_person_chose_is_shown_as_settled_and_gathered_no_more(desk: Desk, path: Path) -> None:
    keys = max(groups(path), key=lambda one: one.citations).keys
    desk.choose_link(1, ROW, "methods")
    assert [(one.record, one.is_settled) for one in desk.reading_so(keys)] == [(1, True), (2, False)]
    assert sum(group.citations for group in groups(path)) == 2
