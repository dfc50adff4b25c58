"""Where the keyboard is can be seen: each control looks otherwise with the focus than without it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QScrollArea, QWidget
from scenes import SCENES
from seen import name_of, shown
from stage import Stage

FOCUSED = ("start", "review", "adding-done", "documents", "overview", "catalogue", "checks", "postpone", "manual")
"""Each place once, and one popup."""
AROUND = 3
"""Pixels round a control in which its frame may lie."""


@pytest.mark.parametrize("scene", FOCUSED)
def test_the_focus_is_visible(stage: Stage, scene: str) -> None:
    SCENES[scene](stage)
    stage.lay_out()
    alike = [name_of(each) for each in reachable(stage) if with_focus(stage, each) == without_focus(stage, each)]
    stage.close_popups()
    assert not alike, "\n" + "\n".join(dict.fromkeys(alike))


def reachable(stage: Stage) -> list[QWidget]:
    """What Tab may bring the keyboard to, and what has nothing inside that takes it instead."""
    return [
        each
        for each in shown(stage.parts.window)
        if each.isEnabled() and each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.focusProxy() is None
    ]


def with_focus(stage: Stage, widget: QWidget) -> QImage:
    """As Tab leaves it, which also scrolls the widget into view."""
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget)
        around = around.parentWidget()
    return looks(stage, widget)


def without_focus(stage: Stage, widget: QWidget) -> QImage:
    widget.clearFocus()
    return looks(stage, widget)


def looks(stage: Stage, widget: QWidget) -> QImage:
    window = stage.parts.window
    stage.lay_out()
    place = QRect(widget.mapTo(window, QPoint()), widget.size())
    return window.grab(place.adjusted(-AROUND, -AROUND, AROUND, AROUND)).toImage()
