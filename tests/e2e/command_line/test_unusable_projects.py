"""Projects that are missing, newer, locked or none, and work that is interrupted."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from command_line import SAMPLES, Machine


@pytest.fixture
def locked(copied: Path) -> Iterator[Path]:
    connection = sqlite3.connect(copied, isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    yield copied
    connection.close()


def test_a_project_that_another_program_writes_is_4(machine: Machine, locked: Path) -> None:
    done = machine.run("import", locked, SAMPLES / "dev-010.pdf")
    assert done.returncode == 4
    assert "another program" in done.stderr


def test_a_newer_project_is_4(machine: Machine, copied: Path) -> None:
    connection = sqlite3.connect(copied)
    connection.execute("PRAGMA user_version = 9999")
    connection.close()
    done = machine.run("stats", copied)
    assert done.returncode == 4
    assert "newer Workbench" in done.stderr


@pytest.mark.parametrize("verb", ["stats", "check", "link"])
def test_a_missing_project_is_3(machine: Machine, tmp_path: Path, verb: str) -> None:
    done = machine.run(verb, tmp_path / "gone.workbench")
    assert (done.returncode, "gone.workbench" in done.stderr) == (3, True)


def test_another_file_is_no_project(machine: Machine) -> None:
    done = machine.run("stats", SAMPLES / "dev-001.pdf")
    assert (done.returncode, "no project" in done.stderr) == (3, True)


def test_an_interrupted_import_keeps_what_it_stored(machine: Machine, tmp_path: Path) -> None:
    path, many = tmp_path / "cases.workbench", tmp_path / "many"
    many.mkdir()
    letter = (SAMPLES / "dev-007.txt").read_text("utf-8")
    for number in range(400):
        (many / f"{number}.txt").write_text(f"{letter}\n{number}", "utf-8")
    machine.run("init", path)
    process = machine.start("import", path, many, "--jobs", 1, "-v")
    assert process.stderr is not None
    assert "imported" in process.stderr.readline()
    os.killpg(process.pid, signal.SIGINT)
    told = process.communicate(timeout=60)[1]
    assert process.returncode == 130
    assert told.endswith("Stopped. What was finished before is kept.\n")
    assert "Traceback" not in told
    assert json.loads(machine.run("stats", path, "--json").stdout)["documents"]["new"] >= 1
