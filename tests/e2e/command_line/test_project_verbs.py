"""`init`, `import`, `check` and `stats`: a project made, filled and looked at."""

from __future__ import annotations

import json
from pathlib import Path

from command_line import Machine, records


def test_init_refuses_to_overwrite(machine: Machine, project: Path) -> None:
    before = project.read_bytes()
    done = machine.run("init", project)
    assert done.returncode == 4
    assert "exists already" in done.stderr
    assert project.read_bytes() == before


def test_import_tells_good_known_and_failed_apart(machine: Machine, letters: Path, tmp_path: Path) -> None:
    path = tmp_path / "cases.workbench"
    machine.run("init", path)
    first = machine.run("import", path, letters, "--json")
    again = machine.run("import", path, letters, "--json")
    assert (first.returncode, again.returncode) == (1, 1)
    told = json.loads(first.stdout)
    assert (told["added"], told["known"], len(told["failed"])) == (3, 0, 3)
    assert json.loads(again.stdout)["known"] == 3
    counted = json.loads(machine.run("stats", path, "--json").stdout)
    assert counted["documents"] == {"failed": 3, "new": 3}


def test_a_dry_run_lists_and_changes_nothing(machine: Machine, project: Path, letters: Path) -> None:
    before = project.read_bytes()
    done = machine.run("import", project, letters, "--dry-run")
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 6
    assert project.read_bytes() == before


def test_check_prints_findings_as_lines_or_objects(machine: Machine, project: Path) -> None:
    lines, objects = (machine.run("check", project, *more) for more in ((), ("--json",)))
    found = records(objects.stdout)
    assert len(lines.stdout.splitlines()) == len(found)
    assert objects.returncode == lines.returncode == int(any(each["severity"] == "error" for each in found))


def test_check_lists_every_check_without_a_project(machine: Machine) -> None:
    done = machine.run("check", "--list", "--json")
    listed = records(done.stdout)
    assert done.returncode == 0
    assert {"code": "D1", "severity": "error"}.items() <= listed[0].items()
    assert all(each["reason"] and each["example"] for each in listed)


def test_stats_show_every_item(machine: Machine, project: Path) -> None:
    counted = json.loads(machine.run("stats", project, "--json").stdout)
    assert counted["documents"] == {"new": 4}
    assert sum(counted["items"].values()) == 3 + 3 + 6 + 4
    assert "documents: 4\n" in machine.run("stats", project).stdout
