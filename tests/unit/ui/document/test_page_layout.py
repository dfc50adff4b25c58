from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.model.document import Document, Sheet
from workbench.ui.document.sheets import Room, SheetLayout, TextArea, least_scroll, text_area
from workbench.ui.document.zoom import Fit, Zoom, fixed

Letter = Callable[..., Document]

SHEETS = tuple(Sheet(612.0, 792.0, number) for number in range(3))
AREA = TextArea(72.0, 540.0, (72.0,) * 3, (72.0, 72.0, 600.0))


def layout(zoom: Zoom, width: float = 644, rotation: int = 0, area: TextArea = AREA) -> SheetLayout:
    return SheetLayout(SHEETS, area, zoom, rotation, Room(width))


def test_fit_text_begins_the_text_right_of_the_margin_for_names() -> None:
    assert layout(Zoom()).box_of(0, (72, 72, 540, 84))[0] == pytest.approx(76)


def test_fit_text_ends_the_text_before_the_air_at_the_right() -> None:
    assert layout(Zoom()).box_of(0, (72, 72, 540, 84))[2] == pytest.approx(644 - 26)


def test_fit_text_needs_no_scrolling_sideways() -> None:
    assert layout(Zoom()).width == 644


def test_fit_text_cuts_blank_heads_and_feet_but_never_a_whole_blank_end() -> None:
    made = layout(Zoom())
    heights = [(box.bottom - box.top) / made.scale for box in made.boxes]
    assert heights == pytest.approx([792 - 46 - 46] * 3)


def test_a_very_wide_panel_keeps_the_text_in_its_middle() -> None:
    left, _, right, _ = layout(Zoom(), 2000).box_of(0, (72, 72, 540, 84))
    assert left - 76 == pytest.approx(2000 - 26 - right)


def test_sheets_stand_under_each_other_in_order() -> None:
    for zoom in (Zoom(), Zoom(Fit.WIDTH), fixed(2.0)):
        boxes = layout(zoom).boxes
        assert all(above.bottom <= below.top for above, below in pairwise(boxes))


def test_fit_width_shows_the_whole_sheet() -> None:
    left, _, right, _ = layout(Zoom(Fit.WIDTH)).picture_box(0)
    assert (left, right) == pytest.approx((12, 632))


def test_a_large_zoom_scrolls_sideways_over_the_whole_sheet() -> None:
    assert layout(fixed(3.0)).width > 612 * 4


def test_turned_sheets_are_as_high_as_they_were_wide() -> None:
    box = layout(fixed(1.0), rotation=90).boxes[0]
    assert (box.bottom - box.top) == pytest.approx(612 * 96 / 72)


@given(
    st.sampled_from([Zoom(), Zoom(Fit.WIDTH), fixed(0.5), fixed(3.0)]),
    st.sampled_from([0, 90, 180, 270]),
    st.integers(0, 2),
    st.floats(80, 500),
    st.floats(80, 500),
)
def test_a_point_of_a_sheet_comes_back_from_its_pixel(
    zoom: Zoom, rotation: int, sheet: int, x: float, y: float
) -> None:
    made = layout(zoom, rotation=rotation)
    pixel = made.box_of(sheet, (x, y, x, y))
    assert made.point_at(*pixel[:2]) == pytest.approx((sheet, x, y))


def test_only_sheets_in_view_are_named() -> None:
    made = layout(Zoom(Fit.WIDTH))
    second = made.boxes[1]
    assert made.sheets_between(second.top + 5, second.top + 50) == range(1, 2)
    assert made.sheets_between(second.top - 50, second.top + 50) == range(0, 2)


def test_the_gap_above_a_sheet_shows_no_sheet_that_ended() -> None:
    made = layout(Zoom(Fit.WIDTH))
    assert made.sheets_between(made.boxes[0].bottom + 1, made.boxes[1].top + 5) == range(1, 2)


def test_no_sheets_make_an_empty_column() -> None:
    made = SheetLayout((), TextArea(0, 0, (), ()), Zoom(), 0, Room(600))
    assert (list(made.sheets_between(0, 900)), made.sheet_at(40)) == ([], 0)


def test_the_text_area_is_the_column_of_all_words(letter: Letter) -> None:
    area = text_area(letter("x" * 78, "  inside"))
    assert (area.left, area.right, area.heads) == (72.0, 72.0 + 78 * 6, (72.0, 72.0))


def test_short_lines_are_not_fitted_to_the_whole_width(letter: Letter) -> None:
    assert text_area(letter("Dear Sir,")).width == pytest.approx(0.7 * 612)


def test_a_document_without_words_has_no_text_area(letter: Letter) -> None:
    area = text_area(letter("", ""))
    assert (area.width, area.heads, area.feet) == (0.0, (0.0, 0.0), (0.0, 0.0))


@pytest.mark.parametrize(
    ("top", "bottom", "goes_to"),
    [(150, 200, 100), (20, 40, 0), (580, 620, 160), (300, 900, 300)],
    ids=["in view", "above", "below", "taller than the view"],
)
def test_scrolling_goes_the_least_distance(top: float, bottom: float, goes_to: float) -> None:
    assert least_scroll(100, 500, top, bottom, 40 if top > 40 else 20) == goes_to
