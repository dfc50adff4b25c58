from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.ui.document.turning import turned_point, turned_rect, turned_size, upright_point

ROTATIONS = st.sampled_from([0, 90, 180, 270])
COORDINATES = st.floats(-50, 900, allow_nan=False)


@given(COORDINATES, COORDINATES, ROTATIONS)
def test_turning_back_gives_the_same_point(x: float, y: float, rotation: int) -> None:
    there = turned_point(x, y, 612, 792, rotation)
    assert upright_point(*there, 612, 792, rotation) == pytest.approx((x, y))


@given(ROTATIONS)
def test_the_whole_sheet_stays_the_whole_sheet(rotation: int) -> None:
    assert turned_rect((0, 0, 612, 792), 612, 792, rotation) == (0, 0, *turned_size(612, 792, rotation))


def test_a_quarter_turn_brings_the_upper_left_to_the_upper_right() -> None:
    assert turned_rect((0, 0, 10, 20), 612, 792, 90) == (772, 0, 792, 10)
