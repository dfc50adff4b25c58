"""What a person meets where the machine round the program is not as it should be: a lock, a lost file, no OCR."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from unittest.mock import patch

from stage import Stage

from workbench.model.review import Place
from workbench.resources import resource
from workbench.settings import Settings
from workbench.tasks.desk import Desk
from workbench.tasks.linking import default_linker
from workbench.tasks.project import create_project
from workbench.tasks.proposals import propose


def _made(project: Path, file: Path, settings: Settings) -> Path:
    """A project of one document, made where there is none yet."""
    if not project.exists():
        project.parent.mkdir(exist_ok=True)
        create_project(project)
        content = file.read_bytes()
        proposed = propose(file, content, default_linker())
        with closing(Desk(project, settings)) as desk:
            desk.add_document(proposed.document, content, proposed.record, file)
    return project


def _open(stage: Stage, project: Path) -> None:
    """Open a project in review, at its first document."""
    stage.parts.window.projects.open(project)
    stage.wait(lambda: stage.parts.bridge.has_desk and stage.parts.bridge.desk.path == project)
    stage.parts.window.show_review()
    stage.parts.bridge.open_record(1)
    stage.parts.window.review.form.focus_here()


def _locked(stage: Stage) -> None:
    stage.open()
    bridge = stage.parts.bridge
    with closing(sqlite3.connect(stage.project)) as other:
        other.execute("BEGIN IMMEDIATE")
        place = Place("i1", "category")
        other_value = "Other" if bridge.desk.record(1).value("i1", "category") != "Other" else "Programs"
        bridge.act(bridge.desk.correct, 1, place, other_value)
        other.rollback()


def _file_gone(stage: Stage) -> None:
    linked = stage.project.parent / "linked" / stage.project.name
    letter = stage.project.with_name("dev-002.pdf")
    if not linked.exists():
        shutil.copy(resource("samples", letter.name), letter)
    _made(linked, letter, Settings(person="Ann", copy_documents=False))
    letter.unlink(missing_ok=True)
    _open(stage, linked)
    stage.wait(stage.parts.window.review.document.is_drawn)


def _scan_without_tesseract(stage: Stage) -> None:
    scan = resource("samples", "dev-004-scan.pdf")
    scans = _made(stage.project.parent / "scans" / stage.project.name, scan, Settings(person="Ann"))
    with patch("workbench.ui.document.standing.can_recognise", return_value=False):
        _open(stage, scans)
        stage.wait(stage.parts.window.review.document.is_drawn)


ERROR_SCENES: dict[str, Callable[[Stage], None]] = {
    "project-locked": _locked,
    "file-gone": _file_gone,
    "scan-without-tesseract": _scan_without_tesseract,
}
"""Each by the name of its scene."""
