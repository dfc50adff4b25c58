"""What every journey through the program begins and ends with."""

from __future__ import annotations

from pathlib import Path

import msgspec
from PySide6.QtCore import Qt
from reviewer import CONTROL, SHIFT, Reviewer

from workbench.model.record import Record
from workbench.resources import resource

SAMPLES = ("dev-001.pdf", "dev-002.pdf", "dev-007.txt")


def make_project(ann: Reviewer, place: Path) -> None:
    """A new project at a place."""
    ann.ask.chosen = place
    ann.press(Qt.Key.Key_N, CONTROL)
    ann.wait_until(lambda: ann.has_project)


def import_samples(ann: Reviewer) -> None:
    """The samples come in; the first of them is open then."""
    ann.ask.files = [resource("samples", name) for name in SAMPLES]
    ann.press(Qt.Key.Key_I, CONTROL)
    ann.wait_until(lambda: ann.desk.counts().total == len(SAMPLES))
    ann.wait_until(ann.is_idle)
    ann.press(Qt.Key.Key_Return)
    ann.wait_until(lambda: ann.open_record is not None)


def exported(ann: Reviewer, folder: Path, from_palette: str = "") -> list[Record]:
    """What goes out into a folder, by the key for it or by the command palette."""
    ann.ask.chosen = folder
    if from_palette:
        ann.press(Qt.Key.Key_K, CONTROL)
        ann.type(from_palette)
        ann.press(Qt.Key.Key_Return)
    else:
        ann.press(Qt.Key.Key_E, CONTROL | SHIFT)
    ann.wait_until(lambda: any(folder.rglob("*.jsonl")))
    ann.wait_until(ann.is_idle)
    (lines,) = folder.rglob("*.jsonl")
    return [msgspec.json.decode(line, type=Record) for line in lines.read_bytes().splitlines()]
