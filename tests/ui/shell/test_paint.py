"""Marks and icons: every state has a shape of its own, every icon that is named is shipped."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

import workbench.ui
from workbench.model.review import StateName
from workbench.model.states import FieldState
from workbench.resources import resource
from workbench.ui import paint
from workbench.ui.theme import Theme, dark, light


def drawn(theme: Theme, state: str, share: float = 0.5) -> QImage:
    image = QImage(28, 28, QImage.Format.Format_ARGB32)
    image.fill(theme.colour("surface"))
    painter = QPainter(image)
    paint.mark(painter, theme, QRectF(0, 0, 28, 28), state, share)
    painter.end()
    return image


@pytest.mark.parametrize("states", [tuple(FieldState), get_args(StateName)], ids=["fields", "documents"])
@pytest.mark.parametrize("theme", [light(), dark()], ids=["light", "dark"])
def test_no_two_states_look_alike(theme: Theme, states: tuple[str, ...]) -> None:
    pictures = [drawn(theme, state) for state in states]
    assert all(a != b for at, a in enumerate(pictures) for b in pictures[at + 1 :])


def test_shapes_differ_without_colour() -> None:
    states = get_args(StateName)
    grey = [drawn(light(), state).convertToFormat(QImage.Format.Format_Mono) for state in states]
    assert all(a != b for at, a in enumerate(grey) for b in grey[at + 1 :])


def test_a_ring_in_review_fills_up() -> None:
    assert drawn(light(), "in review", 0.2) != drawn(light(), "in review", 0.8)


def test_every_icon_that_code_names_is_shipped() -> None:
    shipped = {path.stem for path in resource("icons").glob("*.svg")}
    folder = Path(workbench.ui.__file__).parent
    named = re.compile(
        r"(?:Icon|Tool|EmptyState|qicon|set_icon|icon)\([^\n\"]*\"([a-z0-9]+(?:-[a-z0-9]+)+)\"|icon=\"([a-z0-9-]+)\""
    )
    found = {a or b for path in folder.rglob("*.py") for a, b in named.findall(path.read_text("utf-8"))}
    assert found
    assert found <= shipped


def test_every_state_has_a_mark() -> None:
    assert set(paint.MARKS) == {*FieldState, *get_args(StateName)}
