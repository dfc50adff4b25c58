"""Expressions are written so that they are searched for fast, and mean the same."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from workbench.extraction.patterns import begun, either, led_by

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
