"""Expressions are written so that they are searched for fast, and mean the same."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.extraction import age
from workbench.extraction.patterns import begun, either, found_by, led_by

WORDS = "is, are, was, were"


@given(st.text(alphabet="isarew .", max_size=30))
def test_words_that_begin_a_word_are_found_as_by_looking_behind(text: str) -> None:
    fast, plain = (re.compile(begin + " ") for begin in (begun(WORDS), rf"(?<!\w)(?:{WORDS.replace(', ', '|')})"))
    assert [match.span() for match in fast.finditer(text)] == [match.span() for match in plain.finditer(text)]


def test_a_comma_within_a_wording_parts_nothing() -> None:
    pattern = re.compile(either("to date, for [a-z ]{3,30}"))
    assert [bool(pattern.fullmatch(said)) for said in ("to date", "for a knee", "for a")] == [True, True, False]


def test_what_leads_an_expression_is_one_of_the_beginnings_or_what_else_may_follow() -> None:
    pattern = re.compile(led_by("the|tha|of ", r"\d"))
    assert [bool(pattern.match(said)) for said in ("then", "that", "of it", "7")] == [True] * 4
    assert [bool(pattern.match(said)) for said in ("to", "often", "at", "")] == [False] * 4


WAYS_TO_TELL_AN_AGE = (
    *(f"{tens} year old" for tens in ("twenty", "thirty-one", "forty", "fifty", "sixty", "seventy two", "eighty")),
    "eighteen year old", "nineteen yrs old", "44 y/o", "male, 44,", "age 44,", "aged forty.", "now 44.", "44m.",
    "man of 44,", "woman, 44.", "a 44 and a clerk of 44 who", "an old smith of 44 who", "and is 44 now",
    *(f"{somebody} is 44," for somebody in ("he", "she", "mr. doe", "ms. doe", "mrs. doe", "worker", "employee")),
    *(f"{somebody} of 44 years," for somebody in ("female", "gentleman", "lady", "person", "individual", "patient")),
    *(f"{somebody}, 44, " for somebody in ("claimant", "applicant", "woman", "is a clerk in sales")),
    "a smith of fifty years who",
)  # fmt: skip


@pytest.mark.parametrize("way", WAYS_TO_TELL_AN_AGE)
def test_the_letters_asked_first_hide_no_way_to_tell_an_age(way: str) -> None:
    every_way = re.compile(age._AGE.pattern.replace(age._BEGINS, "", 1))
    found = [match.span() for match in every_way.finditer(f"so {way} ")]
    assert found
    assert [match.span() for match in age._AGE.finditer(f"so {way} ")] == found


@given(st.text(alphabet="(1). wasmn", max_size=40))
def test_what_is_found_by_its_words_is_what_a_search_finds(text: str) -> None:
    pattern = re.compile(r"(?:\(?\d[.)] )?was m")
    fast = found_by("was m", re.compile(r"\(?\d[.)] $"), pattern, text, 0, len(text))
    assert [match.span() for match in fast] == [match.span() for match in pattern.finditer(text)]
