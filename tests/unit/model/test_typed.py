"""What a person types in a field, and the value it stands for."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.model.errors import BadValue
from workbench.model.fields import ROOT, FieldSpec, Kind, field_of
from workbench.model.typed import page_range, parse_date, parse_pages, shown_value, typed_value

PAGES = FieldSpec("pages", "Pages", Kind.PAGES)
DATE = FieldSpec("case.decision_date", "Decision date", Kind.DATE)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2014-02-12", "2014-02-12"),
        ("2/12/2014", "2014-02-12"),
        ("02/12/14", "2014-02-12"),
        ("12-3-2013", "2013-12-03"),
        ("February 12, 2014", "2014-02-12"),
        ("Sept. 9, 2014", "2014-09-09"),
        ("January 2nd 2014.", "2014-01-02"),
        ("1/5/47", "1947-01-05"),
    ],
)
def test_a_day_is_read_in_every_form_that_letters_use(typed: str, day: str) -> None:
    assert parse_date(typed) == day


FIGURES = ("2015-11-24", "11/24/2015", "11.24.15", "24.11.15", "24.11.2015", "2015/11/24", "2015.11.24")
NAMED = ("Nov 24 2015", "24 Nov 2015", "24th November, 2015", "24. Nov. 2015")


@pytest.mark.parametrize("typed", [*FIGURES, *NAMED])
def test_a_day_is_taken_as_people_type_it(typed: str) -> None:
    assert typed_value(DATE, typed) == "2015-11-24"


@pytest.mark.parametrize(
    "typed",
    [
        "2014-13-01",
        "24.13.2015",
        "32.1.2015",
        "31 Feb 2015",
        "13/45/2014",
        "March 2011",
        "soon",
        "2/30/2014",
        "Smarch 3, 2014",
    ],
)
def test_what_is_no_day_is_refused_by_the_field_s_name(typed: str) -> None:
    with pytest.raises(BadValue, match="Decision date takes a day"):
        typed_value(DATE, typed)


@given(st.dates(date(1930, 1, 1), date(2029, 12, 31)))
def test_every_day_reads_back_from_all_its_forms(day: date) -> None:
    forms = (day.isoformat(), f"{day.month}/{day.day}/{day.year}", f"{day:%m/%d/%y}", f"{day:%B} {day.day}, {day.year}")
    assert {parse_date(form) for form in forms} == {day.isoformat()}


@given(st.lists(st.tuples(st.integers(1, 1200), st.integers(0, 50)), max_size=4))
def test_pages_read_back_what_the_field_shows(ranges: list[tuple[int, int]]) -> None:
    pages = tuple((first, first + more) for first, more in ranges)
    assert (typed_value(PAGES, shown_value(PAGES, pages)) or ()) == pages


@pytest.mark.parametrize(
    ("first", "last", "pages"),
    [("304", None, (304, 304)), ("176", "7", (176, 177)), ("111", "13", (111, 113)), ("98", "102", (98, 102))],
)
def test_an_abbreviated_range_takes_the_missing_digits(first: str, last: str | None, pages: tuple[int, int]) -> None:
    assert page_range(first, last) == pages


@pytest.mark.parametrize("typed", ["182-177", "page six", "12-", "3..5"])
def test_what_is_no_page_list_is_refused(typed: str) -> None:
    with pytest.raises(BadValue):
        parse_pages(typed)


def test_a_choice_may_be_typed_by_its_first_letters() -> None:
    assert typed_value(field_of("items", "decision"), "over") == "Overturned"


def test_an_ambiguous_choice_is_refused_and_lists_what_there_is() -> None:
    with pytest.raises(BadValue, match="Diagnostic testing"):
        typed_value(field_of("items", "category"), "d")


def test_blank_stands_for_nothing_in_every_kind() -> None:
    assert all(typed_value(FieldSpec("x", "X", kind, ("a",)), "  ") is None for kind in Kind)


def test_an_age_is_a_whole_number() -> None:
    age = field_of(ROOT, "patient.age")
    assert typed_value(age, "54") == 54
    with pytest.raises(BadValue, match="Age takes a whole number"):
        typed_value(age, "54 years")
