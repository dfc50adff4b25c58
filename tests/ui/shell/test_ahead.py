"""The next document is made ready while the present one is read."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from workbench.ui.app import Parts


def drawn_ahead(parts: Parts) -> bool:
    """Whether the sheets that the next document begins with are drawn."""
    panel, record = parts.window.review.document, parts.window.review.document.ahead.following()
    if record is None:
        return False
    return all(map(panel.pictures.has, panel.view.first_pictures(parts.bridge.desk.document(record))))


def test_the_next_document_s_first_sheets_are_drawn_before_it_is_opened(qtbot: QtBot, opened: Parts) -> None:
    opened.window.show_review()
    record = opened.bridge.record
    qtbot.waitUntil(lambda: drawn_ahead(opened), timeout=20_000)
    assert opened.bridge.record == record


def test_what_was_drawn_ahead_stands_at_once_when_it_is_opened(qtbot: QtBot, opened: Parts) -> None:
    opened.window.show_review()
    view, following = opened.window.review.document.view, opened.window.review.document.ahead.following()
    qtbot.waitUntil(lambda: drawn_ahead(opened), timeout=20_000)
    assert following is not None
    opened.bridge.open_record(following)
    assert view.is_sharp


def test_what_the_next_record_holds_is_found_on_its_page_before_it_is_opened(qtbot: QtBot, opened: Parts) -> None:
    opened.window.show_review()
    panel, following = opened.window.review.document, opened.window.review.document.ahead.following()
    qtbot.waitUntil(lambda: drawn_ahead(opened), timeout=20_000)
    assert following is not None
    document = opened.bridge.desk.document(following)
    qtbot.waitUntil(lambda: panel.view.has_ready(document))
    opened.bridge.open_record(following)
    assert panel.view.lines is not None
    assert panel.view.lines.document == document
    assert not panel.view.has_ready(document)
