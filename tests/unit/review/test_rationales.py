"""Rationales that read almost alike share a mark, others do not; short ones have none."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.review import rationales
from workbench.review.rationales import ALIKE, phrases_of

WORDS = [f"word{number}" for number in range(400)]


def bands_of(text: str) -> tuple[int, ...]:
    return rationales.bands_of(phrases_of(text))


def resemblance(text: str, other: str) -> float:
    return rationales.resemblance(phrases_of(text), phrases_of(other))


def prose(chance: random.Random, words: int) -> list[str]:
    return [chance.choice(WORDS) for _ in range(words)]


def changed(chance: random.Random, words: list[str], share: float) -> str:
    """The words with a share of them put in other ones' place."""
    return " ".join("other" if chance.random() < share else word for word in words)


def test_case_punctuation_and_white_space_do_not_count() -> None:
    text = " ".join(prose(random.Random(1), 60))
    assert resemblance(text, f"  {text.upper().replace(' ', ',  ')}. ") == 1.0


def test_a_short_rationale_has_no_marks() -> None:
    assert bands_of("The request is not medically necessary.") == ()


def test_rationales_with_one_word_changed_are_alike() -> None:
    words = prose(random.Random(2), 120)
    assert resemblance(" ".join(words), " ".join([*words[:50], "other", *words[51:]])) >= ALIKE


def test_nearly_all_that_are_alike_share_a_mark() -> None:
    chance, alike, found = random.Random(3), 0, 0
    for _ in range(300):
        words = prose(chance, chance.randint(40, 250))
        one, other = " ".join(words), changed(chance, words, 0.03)
        if resemblance(one, other) >= ALIKE:
            alike += 1
            found += not set(bands_of(one)).isdisjoint(bands_of(other))
    assert alike > 100
    assert found / alike >= 0.95


def test_texts_of_other_words_hardly_ever_share_a_mark() -> None:
    chance = random.Random(4)
    bands = [bands_of(" ".join(prose(chance, 120))) for _ in range(400)]
    marks = [mark for each in bands for mark in each]
    assert len(set(marks)) == len(marks)


@given(st.text(max_size=400))
def test_any_text_has_its_marks_or_none(text: str) -> None:
    assert len(bands_of(text)) in (0, 8)
    assert bands_of(text) == bands_of(text)


@given(st.lists(st.sampled_from(WORDS), min_size=25, max_size=80), st.lists(st.sampled_from(WORDS), max_size=80))
def test_resemblance_is_a_share_and_the_same_both_ways(words: list[str], others: list[str]) -> None:
    one, other = " ".join(words), " ".join(others)
    assert 0.0 <= resemblance(one, other) == resemblance(other, one) <= 1.0
    assert resemblance(one, one) == pytest.approx(1.0)
