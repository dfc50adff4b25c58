"""An export holds exactly what was asked for, the same bytes each time."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from small_project import SETTINGS, small_project

from workbench.model.errors import BadValue, ProjectMissing
from workbench.progress import Cancelled, Progress
from workbench.tasks.desk import Desk
from workbench.tasks.exporting import Exported, export_project


def export(project: Path, folder: Path, *formats: str, all_states: bool = False) -> Exported:
    return export_project(project, folder, formats or ("jsonl", "csv"), SETTINGS, Progress(), all_states=all_states)


def records(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / "records.jsonl").read_text("utf-8").splitlines()]


def test_verified_records_alone_are_written(tmp_path: Path) -> None:
    done = export(small_project(tmp_path), tmp_path / "out")
    assert [record["review"]["state"] for record in records(tmp_path / "out")] == ["verified"]
    assert (done.counts["documents"], done.left_out) == (1, {"failed": 1, "new": 1})


def test_all_states_are_every_record_that_was_read(tmp_path: Path) -> None:
    done = export(small_project(tmp_path), tmp_path / "out", all_states=True)
    assert [record["review"]["state"] for record in records(tmp_path / "out")] == ["verified", "new"]
    assert done.left_out == {"failed": 1}


def test_the_manifest_says_what_was_left_out(tmp_path: Path) -> None:
    export(small_project(tmp_path), tmp_path / "out")
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text("utf-8"))
    assert manifest["filter"] == {"states": ["verified"]}
    assert manifest["left_out"] == {"failed": 1, "new": 1}


def test_two_exports_are_the_same_byte_for_byte(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    for name in ("one", "two"):
        export(project, tmp_path / name, all_states=True)
    one, two = ({f.name: f.read_bytes() for f in (tmp_path / name).iterdir()} for name in ("one", "two"))
    assert one == two


def test_an_export_leaves_the_project_as_it_is(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    before = project.read_bytes()
    export(project, tmp_path / "out")
    assert project.read_bytes() == before


def test_an_export_works_while_the_project_is_open(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    desk = Desk(project, SETTINGS)
    try:
        desk.reopen(1)
        assert export(project, tmp_path / "out").counts["documents"] == 0
    finally:
        desk.close()


def test_a_cancelled_export_leaves_nothing(tmp_path: Path) -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        export_project(small_project(tmp_path), tmp_path / "out", ["csv"], SETTINGS, progress)
    assert list((tmp_path / "out").iterdir()) == []


def test_an_unknown_format_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadValue, match="no format “xml”"):
        export(small_project(tmp_path), tmp_path / "out", "xml")


def test_a_missing_project_is_named(tmp_path: Path) -> None:
    with pytest.raises(ProjectMissing):
        export(tmp_path / "gone.workbench", tmp_path / "out")
