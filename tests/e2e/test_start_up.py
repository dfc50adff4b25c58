"""The window starts without what only an open project needs, and leaves without a word."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("pymupdf", "sqlite_utils", "rapidfuzz", "pebble", "sqlite3", "msgspec", "concurrent.futures")
LATER = ("adding", "review", "documents", "overview", "catalogue", "manual", "overlay", "palette", "choosing", "reason")
"""What of the window is loaded with its first use."""

SHOWN = """
import sys
from PySide6.QtWidgets import QApplication
from workbench.settings import Settings
from workbench.ui.app import build
from workbench.ui.memory import load
parts = build(QApplication([]), Settings(), load())
parts.window.show()
parts.window.grab()
print(*(name for name in {unwanted!r} if name in sys.modules))
parts.window.close()
parts.delete()
"""


@pytest.fixture
def surroundings(tmp_path: Path) -> dict[str, str]:
    return os.environ | {"QT_QPA_PLATFORM": "offscreen", "WORKBENCH_HOME": str(tmp_path), "PYTHONFAULTHANDLER": "1"}


def start(surroundings: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments], env=surroundings, capture_output=True, text=True, timeout=120, check=False
    )


def test_the_start_page_shows_without_the_heavy_libraries(surroundings: dict[str, str]) -> None:
    done = start(surroundings, "-c", SHOWN.format(unwanted=HEAVY))
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == []


def test_the_start_page_shows_without_places_and_questions(surroundings: dict[str, str]) -> None:
    unwanted = [f"workbench.ui.{name}" for name in LATER]
    done = start(surroundings, "-c", SHOWN.format(unwanted=unwanted))
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == []


def test_the_program_starts_paints_and_leaves(surroundings: dict[str, str]) -> None:
    done = start(surroundings | {"WORKBENCH_SMOKE": "1"}, "-m", "workbench")
    assert done.returncode == 0, done.stderr


def test_the_program_starts_on_a_project_that_is_none(surroundings: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "none.workbench").write_text("nothing")
    done = start(surroundings | {"WORKBENCH_SMOKE": "1"}, "-m", "workbench", str(tmp_path / "none.workbench"))
    assert done.returncode == 0, done.stderr
