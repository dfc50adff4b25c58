"""What a place shows while it has nothing to show."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from workbench.ui.bridge import Bridge
from workbench.ui.empty import EmptyState

WORDS = "Drop files or whole folders anywhere on this window. Each is read and proposed. " * 4


@pytest.mark.parametrize(("width", "most"), [(1400, 460), (300, 260)])
def test_its_words_stand_in_the_middle_on_lines_that_are_easy_to_read(
    qtbot: QtBot, bridge: Bridge, width: int, most: int
) -> None:
    empty = EmptyState(bridge, "inbox", "Nothing yet", WORDS)
    qtbot.addWidget(empty)
    empty.resize(width, 600)
    empty.show()
    words = next(each for each in empty.findChildren(QLabel) if each.text() == WORDS)
    qtbot.waitUntil(lambda: 0.8 * most <= words.width() <= most)
    assert abs(words.geometry().center().x() - width / 2) <= 1


def test_it_can_be_as_narrow_as_ever_after_it_was_wide(qtbot: QtBot, bridge: Bridge) -> None:
    empty = EmptyState(bridge, "inbox", "Nothing yet", WORDS)
    qtbot.addWidget(empty)
    empty.resize(300, 600)
    empty.show()
    narrow = empty.minimumSizeHint().width(), empty.sizeHint().width()
    empty.resize(1400, 600)
    qtbot.waitUntil(lambda: empty.contentsMargins().left() > 0)
    assert (empty.minimumSizeHint().width(), empty.sizeHint().width()) == narrow
