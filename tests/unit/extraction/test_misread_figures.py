"""Figures that were taken for letters."""

import pytest

from workbench.extraction.figures import is_well_formed, with_figures


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("O4/l5/2014", "04/15/2014"),
        ("06l27/Z014,", "06/27/2014,"),
        ("3Z5mg", "325mg"),
        ("10rng.", "10mg."),
        ("CM14-OO23l41", "CM14-0023141"),
        ("54-vear-old", "54-year-old"),
        ("(61-yearold", "(61-year-old"),
    ],
)
def test_figures_come_back(printed: str, meant: str) -> None:
    assert with_figures(printed) == meant


@pytest.mark.parametrize("printed", ["L4-L5", "G43.9", "54-year-old", "12-month", "B12", "10/325mg", "2014", "left"])
def test_what_may_be_right_is_left_alone(printed: str) -> None:
    assert with_figures(printed) in (None, printed)


@pytest.mark.parametrize(
    "printed",
    ["10/325mg", "L4-L5", "G43.9", "q8h", "54-year-old", "(12)", "#90", "3x10", "Page(s):", "9792.27.13"],
)
def test_words_that_are_formed_as_print_forms_them(printed: str) -> None:
    assert is_well_formed(printed)


@pytest.mark.parametrize("printed", ["ho2rs", "AC0EM", "2021q", "MTUS9", "f(c!l", "Pattern.:", "reviewer.She"])
def test_words_that_no_print_forms(printed: str) -> None:
    assert not is_well_formed(printed)
