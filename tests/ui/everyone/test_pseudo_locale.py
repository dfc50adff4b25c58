"""In a made-up language: on every screen each text came from the translator or is data."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pseudo import Data, Pseudo, untranslated
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication
from scenes import SCENES
from seen import Stroke, said_by, shown
from stage import Stage

from workbench.model.fields import DIAGNOSES, LISTS, RECORD_FIELDS
from workbench.ui.actions import TABLE
from workbench.ui.documents.model import DOCUMENT, PASSAGE
from workbench.ui.keymap import caps_of
from workbench.ui.manual.library import sections

ROOT = Path(__file__).resolve().parents[3]


KEYS = [
    "Space",
    "Ctrl+A",
    "Alt+Shift+Right",  # no action has these: they move within texts and lists
    *(part for action in TABLE for key in action.keys for part in (key, *caps_of(key))),
]
MANUAL = [text for each in sections() for text in (each.title, each.text)]
TYPED = ["CM14-0000001", "zzzz", "empty"]
MONTHS = [QLocale().monthName(number, QLocale.FormatType.ShortFormat) for number in range(1, 13)]
DAYS = [f"{day} {month}" for month in MONTHS for day in range(1, 32)]
CHOICES = [
    choice
    for spec in (*RECORD_FIELDS, *(spec for each in LISTS.values() for spec in each.fields))
    for choice in spec.choices
]


@pytest.fixture(autouse=True)
def made_up(qapp: QApplication) -> Iterator[None]:
    translator = Pseudo()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.mark.parametrize("scene", SCENES)
def test_every_text_is_translated(stage: Stage, scene: str, strokes: list[Stroke]) -> None:
    SCENES[scene](stage)
    stage.lay_out()
    strokes.clear()
    stage.parts.window.grab()
    said = [found for widget in shown(stage.parts.window) for found in said_by(widget)]
    met = {(found.where, found.words) for found in said} | {(found.on, found.words) for found in strokes}
    data = data_of(stage)
    left = {(where, piece) for where, words in met for piece in untranslated(words, data)}
    stage.close_popups()
    assert not left, "\n" + "\n".join(f"{where}: {piece}" for where, piece in sorted(left))


def data_of(stage: Stage) -> Data:
    """Values, names and words of the open project."""
    texts: list[str] = [*MANUAL, "Ann", "Workbench", *TYPED, stage.project.stem, *KEYS, *CHOICES, *DAYS]
    keys = stage.parts.bridge.keys
    texts += [each for action in TABLE for each in (keys.shown(action.id), keys.told(action.id))]
    if not stage.parts.bridge.has_desk:
        return Data(texts)
    desk = stage.parts.bridge.desk
    for number in range(1, desk.counts().total + 1):
        record = desk.record(number)
        title = str(record.value("", "case.case_number") or "")
        texts += [record.file_name, Path(record.file_name).stem, title]
        for row in record.rows_of(DIAGNOSES):
            texts.append(f"{record.value(row.id, 'code')} {record.value(row.id, 'code_system')}")
        for cell in record.cells.values():
            texts += [str(cell.value), *(span.quote for span in cell.evidence)]
    for entry in desk.catalogue_entries():
        texts += [entry.id, entry.document, entry.note, entry.url, entry.kind, entry.evidence, entry.regulation]
        texts += [entry.title, f"{entry.title} ({entry.year})", entry.body, *entry.aliases]
    return Data([*texts, *searched_for(stage)])


def searched_for(stage: Stage) -> list[str]:
    """What a person typed into the search of all documents, and the words of documents around it."""
    if not stage.parts.window.is_listing:
        return []
    page = stage.parts.window.documents
    passages = [page.model.index(row, DOCUMENT).data(PASSAGE) for row in range(page.model.rowCount())]
    return [page.wanted.words, *page.wanted.words.split(), *(found.text for found in passages if found)]


def test_what_tasks_and_checks_can_say_is_gathered() -> None:
    made = subprocess.run([sys.executable, ROOT / "packaging" / "texts.py", "--check"], check=False)
    assert made.returncode == 0, "run packaging/texts.py"
