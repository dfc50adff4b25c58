"""A project of many documents, copied for each test, and its desk."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from invented_review import SETTINGS
from steps_in_parts import template

from workbench.tasks.desk import Desk


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return Path(shutil.copy(template(), tmp_path / "project.imr"))


@pytest.fixture
def desk(path: Path) -> Iterator[Desk]:
    desk = Desk(path, SETTINGS)
    yield desk
    desk.close()
