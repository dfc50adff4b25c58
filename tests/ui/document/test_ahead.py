"""The next document is made ready while the present one is read."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from workbench.ui.app import Parts


def following(parts: Parts) -> int:
    found = parts.window.review.document.ahead.following()
    assert found is not None
    return found


def test_the_next_document_s_first_sheets_are_drawn_before_it_is_opened(qtbot: QtBot, opened: Parts) -> None:
    opened.window.show_review()
    panel, record = opened.window.review.document, following(opened)
    wanted = panel.view.first_pictures(opened.bridge.desk.document(record))
    qtbot.waitUntil(lambda: all(map(panel.pictures.has, wanted)), timeout=20_000)
    assert opened.bridge.record != record


def test_what_was_drawn_ahead_stands_at_once_when_it_is_opened(qtbot: QtBot, opened: Parts) -> None:
    opened.window.show_review()
    panel, record = opened.window.review.document, following(opened)
    wanted = panel.view.first_pictures(opened.bridge.desk.document(record))
    qtbot.waitUntil(lambda: all(map(panel.pictures.has, wanted)), timeout=20_000)
    opened.bridge.open_record(record)
    assert panel.pictures.has(panel.view.first_pictures(opened.bridge.desk.document(record))[0])
    assert panel.view.viewport().updatesEnabled()
