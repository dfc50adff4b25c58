"""The whole program in each of its screens."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from seen import strokes
from stage import Stage

from workbench.ui.app import Parts

__all__ = ["stage", "strokes"]  # the first is a fixture that tests of these folders share


@pytest.fixture
def stage(qtbot: QtBot, parts: Parts, project: Path) -> Stage:
    """The program, shown, with the sample project at hand but not open."""
    return Stage(parts, project, lambda so: qtbot.waitUntil(so, timeout=30_000))
