"""A machine of its own, letters to read and a project to look at. Each test starts the program anew."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from command_line import SAMPLES, Machine


@pytest.fixture(scope="session")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Machine:
    return Machine(tmp_path_factory.mktemp("machine"))


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    """Three good documents of both kinds, and three that are none."""
    folder = tmp_path / "letters"
    folder.mkdir()
    for name in ("dev-001.pdf", "dev-002.pdf", "dev-007.txt"):
        shutil.copy(SAMPLES / name, folder)
    (folder / "cut.pdf").write_bytes((SAMPLES / "dev-001.pdf").read_bytes()[:200])
    (folder / "empty.txt").write_bytes(b"")
    (folder / "junk.pdf").write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 20)
    return folder


@pytest.fixture(scope="session")
def project(machine: Machine, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of four samples; tests only read it."""
    path = tmp_path_factory.mktemp("project") / "cases.workbench"
    assert machine.run("init", path).returncode == 0
    done = machine.run("import", path, *(SAMPLES / f"dev-00{n}.pdf" for n in (1, 2, 3, 5)))
    assert (done.returncode, done.stdout) == (0, "")
    return path


@pytest.fixture
def copied(project: Path, tmp_path: Path) -> Path:
    """A copy of that project for one test."""
    return Path(shutil.copy(project, tmp_path / "copy.workbench"))
