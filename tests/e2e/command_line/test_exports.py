"""`export`: what a project holds as files, the same each time, and back again."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

from command_line import SAMPLES, Machine, records


def test_what_is_exported_is_what_extract_proposes(machine: Machine, project: Path, tmp_path: Path) -> None:
    machine.run("export", project, "--format", "jsonl", "--to", tmp_path, "--all-states")
    proposed = machine.run("extract", *(SAMPLES / f"dev-00{n}.pdf" for n in (1, 2, 3, 5))).stdout
    exported = records((tmp_path / "records.jsonl").read_text("utf-8"))
    for record in exported:
        assert record.pop("review") == {"state": "new", "by": None, "at": None, "reason": None}
    by_name = {record["document"]["file_name"]: record for record in exported}
    assert by_name == {record["document"]["file_name"]: record for record in records(proposed)}


def test_two_exports_are_the_same_byte_for_byte(machine: Machine, project: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        formats = ("--format", "csv", "--format", "jsonl")
        assert machine.run("export", project, *formats, "--to", tmp_path / name, "--all-states").returncode == 0
    one, two = ({f.name: f.read_bytes() for f in (tmp_path / name).iterdir()} for name in ("one", "two"))
    assert one == two
    with (tmp_path / "one" / "disputed_items.csv").open(encoding="utf-8", newline="") as stream:
        assert len(list(csv.DictReader(stream))) == 3 + 3 + 6 + 4


def test_an_exported_dataset_comes_back_and_exports_the_same(machine: Machine, project: Path, tmp_path: Path) -> None:
    machine.run("export", project, "--to", tmp_path / "one", "--all-states")
    other = tmp_path / "other.workbench"
    assert machine.run("init", other).returncode == 0
    done = machine.run("import", other, tmp_path / "one", "--json")
    assert (done.returncode, json.loads(done.stdout)["records"]) == (0, {"added": 4, "refused": []})
    machine.run("export", other, "--to", tmp_path / "two", "--all-states")
    one, two = ((tmp_path / name / "records.jsonl").read_bytes() for name in ("one", "two"))
    assert one == two


def test_a_line_that_is_no_record_is_1_and_named(machine: Machine, project: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.jsonl"
    bad.write_text("{}\n", "utf-8")
    done = machine.run("import", shutil.copy(project, tmp_path / "copy.workbench"), bad)
    assert done.returncode == 1
    assert "bad.jsonl, line 1: document" in done.stderr or "bad.jsonl, line 1: record" in done.stderr


def test_without_a_verified_record_the_dataset_is_empty_and_says_so(
    machine: Machine, project: Path, tmp_path: Path
) -> None:
    done = machine.run("export", project, "--to", tmp_path)
    assert done.returncode == 0
    assert "No record is verified yet" in done.stderr
    assert (tmp_path / "records.jsonl").read_bytes() == b""
