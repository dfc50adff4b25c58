"""The demo project is made once, whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.model.errors import ProjectError, ProjectUnreadable
from workbench.progress import Cancelled, Progress
from workbench.resources import resource
from workbench.settings import Settings
from workbench.tasks import demo
from workbench.tasks.demo import demo_place, make_demo
from workbench.tasks.desk import Desk

SETTINGS = Settings(jobs=1)


@pytest.fixture(autouse=True)
def _one_sample(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sample = resource("samples", "dev-007.txt")
    monkeypatch.setattr(demo, "resource", lambda *_: sample)
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path / "home"))


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def documents(place: Path) -> int:
    desk = Desk(place, SETTINGS, read_only=True)
    try:
        return desk.counts().total
    finally:
        desk.close()


def test_the_demo_is_a_whole_project_where_it_was_asked_for(tmp_path: Path) -> None:
    place = make_demo(tmp_path / "new folder" / "demo.workbench", SETTINGS, Progress())
    assert names(place.parent) == ["demo.workbench"]
    assert documents(place) == 1


def test_the_usual_place_lies_with_the_programs_data(tmp_path: Path) -> None:
    assert demo_place() == tmp_path / "home" / "state" / "demo.workbench"


def test_an_existing_demo_stays_as_it_is(tmp_path: Path) -> None:
    place = make_demo(tmp_path / "demo.workbench", SETTINGS, Progress())
    before = place.read_bytes()
    make_demo(place, SETTINGS, Progress())
    assert place.read_bytes() == before


def test_a_fresh_demo_keeps_the_earlier_one(tmp_path: Path) -> None:
    place = make_demo(tmp_path / "demo.workbench", SETTINGS, Progress())
    for _ in range(2):
        make_demo(place, SETTINGS, Progress(), fresh=True)
    assert names(tmp_path)[:3] == ["demo-earlier-1.workbench", "demo-earlier-2.workbench", "demo.workbench"]


def test_a_cancelled_demo_leaves_nothing(tmp_path: Path) -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        make_demo(tmp_path / "demo.workbench", SETTINGS, progress)
    assert names(tmp_path) == []


def test_another_file_in_its_place_is_left_alone(tmp_path: Path) -> None:
    place = tmp_path / "demo.workbench"
    place.write_text("my own notes")
    with pytest.raises(ProjectUnreadable):
        make_demo(place, SETTINGS, Progress())
    assert place.read_text() == "my own notes"


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ProjectError, match=r"demo\.workbench"):
        make_demo(tmp_path / "file" / "demo.workbench", SETTINGS, Progress())
