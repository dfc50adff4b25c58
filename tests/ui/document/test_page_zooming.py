"""Zoom, turning and paging keep the place in the text."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from workbench.model.review import Place
from workbench.ui.bridge import Bridge
from workbench.ui.document import DocumentPanel
from workbench.ui.document.zoom import Fit, Zoom, fixed
from workbench.ui.theme import light

RATIONALE = Place("i1", "rationale")


def framed_at(panel: DocumentPanel) -> tuple[int, int]:
    """The pixel of the view where the framed words begin."""
    active = panel.view.scene.active
    assert active
    box = panel.view.plan.box_of(active.lines[0].sheet, active.lines[0].box)
    return round(box[0] - panel.view.left), round(box[1] - panel.view.top)


def test_the_text_fills_the_panel_at_first(opened: DocumentPanel) -> None:
    assert opened.view.zoom == Zoom(Fit.TEXT)
    assert not opened.view.horizontalScrollBar().isVisible()


def test_zooming_leaves_the_framed_words_where_they_are(opened: DocumentPanel, bridge: Bridge) -> None:
    bridge.enter(RATIONALE)
    opened.view.scroll_by(0, 100)
    before = framed_at(opened)
    opened.zoom_in()
    opened.zoom_in()
    after = framed_at(opened)
    assert abs(after[0] - before[0]) <= 1
    assert abs(after[1] - before[1]) <= 1


def test_a_new_width_keeps_the_line_at_the_head(opened: DocumentPanel) -> None:
    opened.view.bar.setValue(500)
    before = opened.view.point_at(100, 0)
    opened.resize(900, 700)
    after = opened.view.point_at(100, 0)
    assert after[0] == before[0]
    assert after[2] == pytest.approx(before[2], abs=1.0)


def test_zoom_says_what_it_is(opened: DocumentPanel) -> None:
    opened.true_size()
    assert opened.view.zoom.label == "100 %"
    opened.fit_width()
    assert opened.view.zoom.label == "Fit width"
    opened.fit_text()
    assert opened.view.zoom.label == "Fit text"


def test_the_ceiling_holds(opened: DocumentPanel) -> None:
    opened.set_zoom(fixed(99))
    opened.zoom_in()
    assert opened.view.zoom.factor == 4.0


def test_at_a_large_zoom_the_framed_words_are_scrolled_to_sideways(opened: DocumentPanel, bridge: Bridge) -> None:
    opened.set_zoom(fixed(4.0))
    bridge.enter(Place("i1", "decision"))
    assert 0 <= framed_at(opened)[0] < opened.view.viewport().width()


def test_another_size_shows_the_nearest_picture_until_the_sharp_one_comes(qtbot: QtBot, opened: DocumentPanel) -> None:
    view = opened.view
    with qtbot.waitSignal(opened.pictures.arrived):
        opened.true_size()
        box = view.plan.picture_box(0)
        key = opened.pictures.key(0, (box[2] - box[0]) * view.ratio, 0)
        nearest = opened.pictures.nearest(key)
        assert nearest
        assert nearest.image.width() != key.width
    sharp = opened.pictures.nearest(key)
    assert sharp
    assert sharp.image.width() == key.width


def test_turning_turns_the_picture(qtbot: QtBot, opened: DocumentPanel) -> None:
    with qtbot.waitSignal(opened.pictures.arrived):
        opened.rotate()
    left, top, right, bottom = opened.view.plan.picture_box(0)
    assert right - left > bottom - top


def test_four_turns_come_back(opened: DocumentPanel) -> None:
    for _ in range(4):
        opened.rotate()
    assert opened.view.plan.fits_text


def test_pages_are_counted_and_paged(opened: DocumentPanel) -> None:
    pages = len(opened.view.plan.boxes)
    opened.view.next_sheet()
    assert opened.bar.page == f"2 / {pages}"
    opened.view.previous_sheet()
    assert opened.bar.page == f"1 / {pages}"


@pytest.mark.parametrize(("width", "scale"), [(480, 1.05), (640, 1.4), (1200, 2.0)])
def test_names_leave_a_narrow_page_its_width(opened: DocumentPanel, bridge: Bridge, width: int, scale: float) -> None:
    opened.view.resize(width, 600)
    bridge.set_theme(light(2.0))
    assert opened.view.names_theme.scale == pytest.approx(scale, abs=0.06)
