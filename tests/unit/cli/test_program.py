"""From arguments to an exit code."""

from __future__ import annotations

import gc
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace

import pytest

import workbench.__main__ as program
from workbench import __version__
from workbench.cli.arguments import VERBS
from workbench.cli.program import run
from workbench.model.errors import ProjectLocked, ProjectNewer, Unreadable, WorkbenchError


def no_window(arguments: list[str]) -> int:
    raise AssertionError(f"the window opened on {arguments}")


def failing(error: BaseException) -> int:
    def window(arguments: list[str]) -> int:
        del arguments
        raise error

    return run([], window)


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_shows_help_with_an_example(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([verb, "--help"], no_window) == 0
    told = capsys.readouterr().out
    assert f"usage: workbench {verb}" in told
    assert f"examples:\n  {'echo' if verb == 'link' else 'workbench ' + verb}" in told


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_a_module_that_runs_it(verb: str) -> None:
    name = "import_" if verb == "import" else verb
    assert callable(import_module(f"workbench.cli.verbs.{name}").run)


def test_help_names_every_verb_and_exit_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"], no_window) == 0
    told = capsys.readouterr().out
    assert all(f"    {verb} " in told for verb in VERBS)
    assert "130 interrupted" in told


def test_version_goes_to_stdout(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"], no_window) == 0
    assert capsys.readouterr().out == f"workbench {__version__}\n"


def test_without_a_verb_the_window_opens(tmp_path: Path) -> None:
    opened: list[list[str]] = []

    def window(arguments: list[str]) -> int:
        opened.append(arguments)
        return 0

    project = str(tmp_path / "cases.workbench")
    assert [run(arguments, window) for arguments in ([], [project])] == [0, 0]
    assert opened == [[], [project]]


def test_no_garbage_is_looked_for_while_the_first_window_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_for: list[bool] = []

    def window(arguments: list[str]) -> int:
        looked_for.append(gc.isenabled())
        return len(arguments)

    monkeypatch.setattr(program, "check_for_window", lambda: None)
    monkeypatch.setattr(program, "import_module", lambda _name: SimpleNamespace(run=window))
    was = gc.isenabled()
    gc.enable()
    try:
        assert program.open_window([]) == 0
    finally:
        (gc.enable if was else gc.disable)()
    assert looked_for == [False]


def test_a_mistyped_verb_is_not_taken_for_a_project(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["exprot", "cases.workbench"], no_window) == 2
    assert "Did you mean export?" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["import"], ["extract"], ["link"], ["stats", "a", "b"], ["--nonsense"]])
def test_wrong_usage_is_2_and_says_where_help_is(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments, no_window) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "--help` says more" in told.err


@pytest.mark.parametrize(
    ("error", "code"),
    [(Unreadable("No."), 3), (WorkbenchError("No."), 3), (ProjectLocked("No."), 4), (ProjectNewer("No."), 4)],
)
def test_what_we_expect_is_one_sentence_and_its_code(
    error: WorkbenchError, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert failing(error) == code
    assert capsys.readouterr().err == "No.\n"


def test_an_interruption_is_130(capsys: pytest.CaptureFixture[str]) -> None:
    assert failing(KeyboardInterrupt()) == 130
    assert capsys.readouterr().err == "Stopped. What was finished before is kept.\n"


def test_a_bug_is_5_with_one_sentence_and_a_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path))
    assert failing(ZeroDivisionError("secret")) == 5
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert str(tmp_path / "state" / "bugs.log") in told
    assert "ZeroDivisionError" in (tmp_path / "state" / "bugs.log").read_text("utf-8")


@pytest.mark.parametrize("arguments", [["--help"], ["export", "--help"], ["schema"]])
def test_help_and_schema_load_nothing_heavy(arguments: list[str]) -> None:
    heavy = ("PySide6", "pymupdf", "sqlite_utils", "sqlite3", "rapidfuzz", "pebble", "platformdirs")
    code = (
        "import sys; from workbench.cli.program import run; "
        f"run({arguments!r}, None); "
        f"sys.exit(' '.join(name for name in {heavy!r} if name in sys.modules) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
