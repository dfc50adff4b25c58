"""`workbench catalogue`: what goes to stdout, what is said, and the exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from workbench.cli.arguments import CATALOGUE_VERBS
from workbench.cli.program import run
from workbench.resources import resource
from workbench.tasks.project import create_project


def no_window(arguments: list[str]) -> int:
    raise AssertionError(f"the window opened on {arguments}")


class Told:
    """Runs `workbench catalogue …` and keeps what it says."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys
        self.out = self.err = ""

    def __call__(self, *arguments: object) -> int:
        code = run(["catalogue", *map(str, arguments)], no_window)
        self.out, self.err = self._capsys.readouterr()
        return code


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]) -> Told:
    return Told(capsys)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    create_project(tmp_path / "cases.workbench")
    return tmp_path / "cases.workbench"


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    """The shipped catalogue with another year, without its last entry and with a new one."""
    *lines, _ = resource("catalogue", "guidelines.csv").read_text("utf-8").splitlines()
    rows = [
        line.replace(",2004,12,", ",2005,12,") if line.startswith("mtus-acoem-2004-ch12,") else line for line in lines
    ]
    new = "new-one,,document,MTUS,DWC,A document,,,,A document,,,,An alias,,,,recalled,"
    path = tmp_path / "newer.csv"
    path.write_text("\n".join([*rows, new, ""]), "utf-8")
    return path


@pytest.mark.parametrize("what", CATALOGUE_VERBS)
def test_each_has_help_with_an_example(what: str, told: Told) -> None:
    assert told(what, "--help") == 0
    assert f"usage: workbench catalogue {what}" in told.out
    assert f"examples:\n  workbench catalogue {what}" in told.out


@pytest.mark.parametrize(
    "arguments", [[], ["lst"], ["show"], ["search"], ["import", "a.csv"], ["list", "--used", "--unused"]]
)
def test_wrong_usage_is_2(arguments: list[str], told: Told) -> None:
    assert told(*arguments) == 2
    assert (told.out, "--help` says more" in told.err) == ("", True)


def test_the_list_is_a_tree(told: Told) -> None:
    assert told("list", "--under", "mtus-acoem-2004-ch12", "-q") == 0
    indents = [len(line) - len(line.lstrip()) for line in told.out.splitlines()]
    assert min(indents) == indents[0] < indents[1]
    assert told.err == ""


def test_used_entries_need_a_project(told: Told) -> None:
    assert told("list", "--used") == 3
    assert "Name one" in told.err


def test_an_entry_is_shown_with_where_its_facts_come_from(told: Told, project: Path) -> None:
    assert told("show", "odg-neck-mri", project) == 0
    lines = dict(line.split("  ", 1) for line in told.out.splitlines())
    assert lines["evidence"].strip() == "seed"
    assert lines["linked to it"].strip() == "0 citations"


def test_an_entry_is_one_json_object(told: Told) -> None:
    assert told("show", "odg-neck-mri", "--json") == 0
    assert json.loads(told.out)["entry"]["parent_id"] == "odg-neck"


def test_what_is_exported_is_the_shipped_file(told: Told, project: Path, tmp_path: Path) -> None:
    assert told("export", project, "--output", tmp_path / "out.csv") == 0
    assert (tmp_path / "out.csv").read_bytes() == resource("catalogue", "guidelines.csv").read_bytes()


def test_a_difference_is_told_field_by_field(told: Told, newer: Path, project: Path) -> None:
    assert told("diff", newer, project) == 1
    assert "~ mtus-acoem-2004-ch12\n    year: “2004” → “2005”\n" in told.out
    assert "+ new-one  A document\n" in told.out
    assert told.err == "1 added, 1 changed, 1 removed.\n"


def test_nothing_differs_from_what_was_exported(told: Told, project: Path, tmp_path: Path) -> None:
    told("export", project, "--format", "json", "--output", tmp_path / "same.json")
    assert told("diff", tmp_path / "same.json", project) == 0


def test_a_dry_run_changes_nothing(told: Told, newer: Path, project: Path) -> None:
    before = project.read_bytes()
    assert told("import", newer, project, "--dry-run") == 0
    assert "Would import: 1 added, 1 changed." in told.err
    assert project.read_bytes() == before


def test_an_import_is_made_and_then_there_is_nothing_more_to_import(told: Told, newer: Path, project: Path) -> None:
    assert told("import", newer, project) == 0
    assert "Imported: 1 added, 1 changed." in told.err
    assert told("import", newer, project) == 0
    assert "Nothing to import" in told.err


def test_missing_entries_go_when_asked(told: Told, newer: Path, project: Path) -> None:
    assert told("import", newer, project, "--remove-missing", "--json") == 0
    outcome = json.loads(told.out)
    assert [change["id"] for change in outcome["changes"] if change["after"] is None] != []
    assert outcome["imported"] is True


def test_bad_rows_are_listed_and_nothing_is_imported(told: Told, newer: Path, project: Path) -> None:
    newer.write_text(newer.read_text("utf-8").replace("new-one,,document", "New one,nowhere,volume"), "utf-8")
    assert told("import", newer, project) == 3
    assert "newer.csv: line 694, column id: “New one” is no id" in told.err
    assert "newer.csv: line 694, column kind: “volume” is none of" in told.err
    assert "newer.csv: line 694, column parent_id: the catalogue has no “nowhere”." in told.err
    assert told.err.endswith("Nothing was imported: newer.csv has 3 errors.\n")


def test_checking_tells_errors_from_warnings(told: Told, newer: Path) -> None:
    assert told("check", newer, "--json") == 0
    newer.write_text(newer.read_text("utf-8") + newer.read_text("utf-8").splitlines()[1] + "\n", "utf-8")
    assert told("check", newer) == 1
    assert "error  line 695, column id: “mtus” stands in line 2 already." in told.out


def test_a_file_of_another_kind_is_told(told: Told, project: Path, tmp_path: Path) -> None:
    (tmp_path / "entries.xlsx").write_bytes(b"PK")
    assert told("import", tmp_path / "entries.xlsx", project) == 3
    assert "a catalogue's file ends in .csv or .json" in told.err
