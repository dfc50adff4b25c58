"""What a misread word may have been."""

import pytest

from workbench.extraction.mending import mended
from workbench.extraction.misreadings import misread_as, near


@pytest.mark.parametrize(
    ("printed", "meant"), [("guidc1ine", "guideline"), ("clalrns", "claims"), ("wavker", "walker"), ("hte", "the")]
)
def test_the_word_meant_is_among_those_that_are_near(printed: str, meant: str) -> None:
    assert meant in dict(near(printed))


def test_a_letter_that_looks_alike_is_likelier_than_any_other() -> None:
    assert misread_as("left", "lcft") < misread_as("left", "lqft")


def test_two_letters_may_look_like_one() -> None:
    assert misread_as("claim", "clairn") < misread_as("claim", "claixm")


def test_a_word_is_never_near_to_itself() -> None:
    assert "guideline" not in dict(near("guideline"))


def test_a_row_of_letters_without_end_is_no_word_and_costs_nothing() -> None:
    words = ["l" * 100_000, "1" * 100_000, "l1" * 50_000] * 2
    assert near(words[0]) == ()
    assert [reading.text for reading in mended(words)] == words
