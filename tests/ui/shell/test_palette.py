"""The command palette: a few letters find a command, field, document, words on the page or a guideline."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from workbench.model.review import Place
from workbench.ui.app import Parts
from workbench.ui.palette import Palette
from workbench.ui.palette_finds import Entry

CONTROL = Qt.KeyboardModifier.ControlModifier


def press(parts: Parts, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or parts.window, key, held)


def searched(parts: Parts, words: str) -> list[Entry]:
    """Everything that the palette offers for words typed into it."""
    press(parts, Qt.Key.Key_K, CONTROL)
    QTest.keyClicks(typed_into(), words)
    return parts.window.findChildren(Palette)[-1].entries


def typed_into() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def headings(entries: list[Entry]) -> list[str]:
    return [entry.words for entry in entries if entry.do is None]


def test_it_does_what_is_chosen(opened: Parts) -> None:
    searched(opened, "next doc")
    press(opened, Qt.Key.Key_Return)
    assert opened.bridge.record == 2


def test_it_finds_documents(opened: Parts) -> None:
    searched(opened, "dev-007")
    press(opened, Qt.Key.Key_Return)
    assert opened.bridge.record == 3


def test_it_offers_only_what_can_be_done(parts: Parts) -> None:
    parts.window.open_palette()
    shown = [entry.words for entry in parts.window.findChildren(Palette)[0].entries]
    assert "New project" in shown
    assert "Verify and open the next" not in shown


def test_it_goes_to_a_field_by_its_name(opened: Parts) -> None:
    opened.window.show_review()
    searched(opened, "ur denial")
    press(opened, Qt.Key.Key_Return)
    assert opened.bridge.place == Place("", "case.ur_denial_date")


def test_a_sign_narrows_it_to_commands(opened: Parts) -> None:
    assert headings(searched(opened, ">date")) == ["Commands"]


def test_a_sign_alone_shows_every_field(opened: Parts) -> None:
    shown = searched(opened, "#")
    assert headings(shown) == ["Fields"]
    assert {"Case number", "Age", "Decision, item 3"} <= {entry.words for entry in shown}


def test_fields_are_found_behind_the_sign_by_one_letter(opened: Parts) -> None:
    searched(opened, "#age")
    press(opened, Qt.Key.Key_Return)
    assert opened.bridge.place == Place("", "patient.age")


def test_a_sign_narrows_it_to_documents(opened: Parts) -> None:
    assert headings(searched(opened, "@dev")) == ["Documents"]


def test_a_sign_says_what_it_waits_for(opened: Parts) -> None:
    assert headings(searched(opened, "@")) == ["Type a few letters of a name, a treatment or the text"]


def test_fields_without_a_document_are_told(parts: Parts) -> None:
    parts.window.open_palette()
    QTest.keyClicks(typed_into(), "#")
    assert headings(parts.window.findChildren(Palette)[0].entries) == ["No document is open that has fields"]


def test_it_counts_words_on_the_page_and_shows_them(opened: Parts) -> None:
    shown = searched(opened, "forklift")
    entry = next(entry for entry in shown if "forklift" in entry.words and entry.do is not None)
    assert entry.words == "“forklift” stands once in it"
    assert entry.do is not None
    press(opened, Qt.Key.Key_Escape)
    entry.do()
    assert opened.window.review.document.find_bar.count == "1 of 1"


def test_words_that_stand_nowhere_lead_to_the_search_of_the_project(opened: Parts) -> None:
    shown = searched(opened, "polysomnography")
    entry = next(entry for entry in shown if "stands nowhere" in entry.words)
    assert entry.more == "search the project instead"
    assert entry.do is not None
    press(opened, Qt.Key.Key_Escape)
    entry.do()
    assert opened.window.documents.search.text() == "polysomnography"


def test_a_guideline_is_shown_in_the_catalogue(qtbot: QtBot, opened: Parts) -> None:
    shown = searched(opened, "postsurgical")
    entry = next(entry for entry in shown if entry.icon == "book-open" and "Postsurgical" in entry.words)
    press(opened, Qt.Key.Key_Escape)
    assert entry.do is not None
    entry.do()
    qtbot.waitUntil(lambda: not opened.runner.busy, timeout=30_000)
    page = opened.window.catalogue
    assert page is not None
    assert page.entry is not None
    assert page.entry.title == entry.words


def test_the_first_guidelines_are_whole_documents(opened: Parts) -> None:
    shown = [
        entry for entry in searched(opened, "guidelines") if entry.icon == "book-open" and "uidelines" in entry.words
    ]
    kinds = {entry.title: entry.kind for entry in reversed(opened.bridge.desk.catalogue_entries())}
    assert kinds[shown[-1].words] == "document"
