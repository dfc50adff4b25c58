"""A window that was closed leaves nothing behind: neither itself nor the pages' memory."""

from __future__ import annotations

import gc
import weakref
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from workbench.settings import Settings
from workbench.ui.app import Parts, build
from workbench.ui.ask import Ask
from workbench.ui.bridge import Bridge
from workbench.ui.memory import Memory


def test_nothing_holds_a_window_that_was_deleted(
    qtbot: QtBot, qapp: QApplication, bare_bridge: Bridge, memory: Memory, project: Path
) -> None:
    parts = build(qapp, Settings(person="Ann", jobs=1), memory, Ask(bare_bridge))
    parts.window.show()
    with qtbot.waitSignal(parts.bridge.record_opened):
        parts.window.projects.open(project)
    walk(parts)
    qtbot.waitUntil(parts.window.review.document.is_drawn)
    left = [weakref.ref(each) for each in (parts.window, parts.bridge, parts.window.review.document, parts.bridge.desk)]
    parts.window.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    parts.delete()
    del parts
    gc.collect()
    assert [each() for each in left] == [None] * len(left)


def walk(parts: Parts) -> None:
    """Through all places and back."""
    window = parts.window
    for show in (window.show_documents, window.show_overview, window.show_catalogue, window.show_adding):
        show()
    window.show_manual()
    window.open_key_sheet()
    window.show_review()
