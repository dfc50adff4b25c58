"""The three panels: their shares, what grows with the window, what a small window and large text do."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget
from pytestqt.qtbot import QtBot

from workbench.ui.app import Parts


def docks_of(parts: Parts) -> list[QDockWidget]:
    found = {dock.objectName(): dock for dock in parts.window.review.findChildren(QDockWidget)}
    return [found[name] for name in ("queue", "document", "record")]


def widths(parts: Parts) -> tuple[int, ...]:
    return tuple(dock.width() for dock in docks_of(parts))


def test_panels_share_the_window_as_designed(qtbot: QtBot, opened: Parts) -> None:
    qtbot.waitUntil(lambda: abs(widths(opened)[0] - 257) <= 4)
    _, page, record = widths(opened)
    assert page == pytest.approx(643, abs=8)
    assert record == pytest.approx(528, abs=8)


def test_all_growth_goes_to_the_page(qtbot: QtBot, opened: Parts) -> None:
    queue, page, record = widths(opened)
    opened.window.resize(1640, 900)
    qtbot.waitUntil(lambda: widths(opened) == (queue, page + 200, record))


def test_a_panel_dragged_wider_keeps_its_width(qtbot: QtBot, opened: Parts) -> None:
    review = opened.window.review
    queue, page, record = widths(opened)
    review.resizeDocks(docks_of(opened), [300, page + queue - 300, record], Qt.Orientation.Horizontal)
    qtbot.waitUntil(lambda: widths(opened)[0] == 300)
    opened.window.resize(1700, 900)
    qtbot.waitUntil(lambda: widths(opened) == (300, page + queue - 300 + 260, record))


def test_a_small_window_makes_the_queue_a_column_of_marks(qtbot: QtBot, opened: Parts) -> None:
    opened.window.resize(1200, 700)
    qtbot.waitUntil(lambda: widths(opened)[0] == 52)
    opened.window.resize(1440, 900)
    qtbot.waitUntil(lambda: widths(opened)[0] > 200)


def test_panels_go_back_to_their_places(qtbot: QtBot, opened: Parts) -> None:
    dock = docks_of(opened)[0]
    dock.setFloating(True)
    opened.window.commands.reset_panels()
    assert not dock.isFloating()
    qtbot.waitUntil(lambda: abs(widths(opened)[0] - 257) <= 4)


def test_a_window_made_narrow_leaves_the_page_its_drawn_width(qtbot: QtBot, opened: Parts) -> None:
    opened.window.resize(1280, 720)
    qtbot.waitUntil(lambda: widths(opened)[1] >= 560)
    assert widths(opened)[2] >= 454
    opened.window.resize(1245, 700)
    qtbot.waitUntil(lambda: sum(widths(opened)) <= 1245)
    assert widths(opened)[1] >= 480


def test_a_panel_floats_by_key_and_its_place_is_kept_for_these_screens(qtbot: QtBot, opened: Parts) -> None:
    dock = docks_of(opened)[1]
    opened.window.review.document.setFocus()
    opened.window.commands.float_panel()
    assert dock.isFloating()
    qtbot.waitUntil(lambda: bool(opened.window.kept_places.docks()))
    kept = opened.window.kept_places.docks()
    opened.window.commands.reset_panels()
    assert not dock.isFloating()
    opened.window.restore_panels(kept)
    assert dock.isFloating()
    dock.setFloating(False)
