"""Usual reasons are chosen in the person's language, kept in English, and shown in the language of who looks."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pseudo import Pseudo, pseudo
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from workbench.model.queue import QueueRow
from workbench.ui.queue.rows import about_words
from workbench.ui.reason import ReasonForm, postpone_form, reject_form
from workbench.ui.usual import POSTPONED, REJECTED


@pytest.fixture
def translated(qapp: QApplication) -> Iterator[None]:
    translator = Pseudo()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


def press(form: ReasonForm, words: str) -> None:
    next(each for each in form.findChildren(QPushButton) if each.text() == words).click()


@pytest.mark.parametrize(("make", "reason"), [(postpone_form, POSTPONED[0]), (reject_form, REJECTED[1])])
def test_a_usual_reason_is_kept_in_english(qtbot: QtBot, translated: None, make: type, reason: str) -> None:
    del translated
    form = make("CM14-0000001")
    qtbot.addWidget(form)
    press(form, pseudo(reason))
    assert form.findChildren(QLineEdit)[0].text() == pseudo(reason)
    assert form.words() == reason


def test_a_person_s_own_words_are_kept_as_they_are(qtbot: QtBot, translated: None) -> None:
    del translated
    form = reject_form("CM14-0000001")
    qtbot.addWidget(form)
    form.findChildren(QLineEdit)[0].setText("eine Rechnung")
    assert form.words() == "eine Rechnung"


@pytest.mark.parametrize(
    ("state", "about", "reason", "shown"),
    [
        ("rejected", "Duplicate", "Duplicate", pseudo("Duplicate")),
        ("rejected", "eine Rechnung", "eine Rechnung", "eine Rechnung"),
        (
            "postponed",
            "until 2026-12-24 · Needs OCR",
            "Needs OCR",
            f"{pseudo('until {day}').replace('{day}', '2026-12-24')} · {pseudo('Needs OCR')}",
        ),
    ],
)
def test_the_queue_shows_it_in_the_language_of_the_window(
    translated: None, state: str, about: str, reason: str, shown: str
) -> None:
    del translated
    row = QueueRow(1, "CM14-0000001", about, state, reason=reason)  # type: ignore[arg-type]
    assert about_words(row)[0] == shown
