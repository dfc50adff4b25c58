from __future__ import annotations

import pytest

from workbench.ui.document.zoom import LEAST, MOST, TRUE_SIZE, WIDEST_FITTED, Fit, Zoom, fixed, pinned, scale_of


def test_fit_text_makes_the_text_as_wide_as_its_room() -> None:
    assert scale_of(Zoom(Fit.TEXT), 542, 612, 468) == pytest.approx(542 / 468)


def test_fit_text_without_words_fits_the_sheet() -> None:
    assert scale_of(Zoom(Fit.TEXT), 542, 612, 0) == scale_of(Zoom(Fit.WIDTH), 542, 612, 0)


def test_fitting_stops_before_text_is_of_poster_size() -> None:
    assert scale_of(Zoom(Fit.TEXT), 5000, 612, 468) == WIDEST_FITTED * TRUE_SIZE


def test_a_fixed_zoom_does_not_depend_on_the_room() -> None:
    assert scale_of(fixed(1.0), 10, 612, 468) == TRUE_SIZE


@pytest.mark.parametrize(("asked", "held"), [(99.0, MOST), (0.01, LEAST), (1.5, 1.5)])
def test_a_fixed_zoom_is_held_within_its_bounds(asked: float, held: float) -> None:
    assert fixed(asked).factor == held


def test_larger_then_smaller_comes_back_to_a_step() -> None:
    assert fixed(1.0).larger(1.0).smaller(1.1) == fixed(1.0)


def test_larger_goes_on_from_what_a_fit_shows() -> None:
    assert Zoom().larger(0.87).factor == 0.9


def test_the_ends_of_the_steps_hold() -> None:
    assert fixed(MOST).larger(MOST).factor == MOST
    assert fixed(LEAST).smaller(LEAST).factor == LEAST


def test_labels_say_the_fit_or_the_share() -> None:
    assert [Zoom().label, Zoom(Fit.WIDTH).label, fixed(1.25).label] == ["Fit text", "Fit width", "125 %"]


def test_pinning_takes_the_scale_on_screen() -> None:
    assert pinned(Zoom(), TRUE_SIZE * 0.8).factor == pytest.approx(0.8)
