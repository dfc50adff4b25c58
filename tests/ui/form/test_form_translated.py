"""In another language: every word that the form brings itself comes from the translator."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

from workbench.ui.bridge import Bridge
from workbench.ui.form import RecordPanel
from workbench.ui.form.menus import record_menu, stop_menu


class Bracketed(QTranslator):
    """A language in which every text stands in brackets."""

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's own name
        return False

    def translate(self, context: str, text: str, hint: str | None = None, number: int = -1) -> str:
        del context, hint, number
        return f"⟦{text}⟧" if text else ""


@pytest.fixture
def bracketed(qapp: QApplication) -> Iterator[None]:
    translator = Bracketed()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.fixture
def translated(bracketed: None, panel: RecordPanel, bridge: Bridge) -> RecordPanel:
    del bracketed
    bridge.open_record(2)
    return panel


def test_every_entry_of_the_menus_is_translated(translated: RecordPanel) -> None:
    stops = translated.standing.outline.stops
    menus = [record_menu(translated), *(stop_menu(translated, stop) for stop in stops)]
    said = {action.text().partition("\t")[0] for menu in menus for action in menu.actions() if action.text()}
    assert said
    assert [words for words in said if not (words.startswith("⟦") and "⟧" in words)] == []


def test_every_fields_name_is_translated(translated: RecordPanel) -> None:
    views = translated.standing.views
    fields = [stop for stop in translated.standing.outline.stops if stop.kind == "field"]
    assert [view.label for view in map(views.field, fields) if not view.label.startswith("⟦")] == []


def test_what_is_to_check_is_said_in_the_persons_language(translated: RecordPanel) -> None:
    views = translated.standing.views
    notes = {
        view.note.words for view in map(views.field, translated.standing.outline.stops) if view.note.role == "doubt"
    }
    assert notes <= {"⟦to check⟧"}
