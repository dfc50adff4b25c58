"""Dates as determinations print them."""

import pytest

from workbench.extraction.dates import dates_in, misread_date


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        ("on 9/17/2011.", "2011-09-17"),
        ("(09-17-11)", "2011-09-17"),
        ("of september 17, 2011, he", "2011-09-17"),
        ("on sept. 3rd, 2011", "2011-09-03"),
        ("on 17 september 2011", "2011-09-17"),
        ("dated 2011-09-17", "2011-09-17"),
    ],
)
def test_each_printed_form_is_read(printed: str, iso: str) -> None:
    assert [date.value for date in dates_in(printed)] == [iso]


@pytest.mark.parametrize("printed", ["in march of 2011", "rated 6/10", "at l4-5", "2/30/2012", "pain 3/4/5/6"])
def test_what_is_no_whole_day_is_none(printed: str) -> None:
    assert dates_in(printed) == []


def test_a_range_without_spaces_is_two_dates() -> None:
    assert [date.value for date in dates_in("from 3/1/2009-8/15/2011")] == ["2009-03-01", "2011-08-15"]


def test_letters_read_for_digits_are_mended() -> None:
    assert misread_date("O9/l7/2011") == "2011-09-17"


def test_a_date_that_runs_on_is_not_cut_short() -> None:
    assert misread_date("11/18/20b4x") is None
