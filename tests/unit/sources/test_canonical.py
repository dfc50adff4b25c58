"""Canonical text: what each odd character becomes, and that once is enough."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.sources import canonical

ODD = "\r\n\t\x0b\x0c\x85\u00a0\u00ad\u061c\u200b\u200d\u200e\u2028\u202e\u2060\u3000\ufb01\ufeff\u0301e\U0001f469"


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        ("a\r\nb\rc\u2028d\x85e", "a\nb\nc\nd\ne"),
        ("a\u00a0b\u2003c\u3000d\te", "a b c d e"),
        ("\ufb01nal o\ufb03ce \ufb06age", "final office stage"),
        ("medi\u00adcally ne\u200bces\u2060sary\ufeff", "medically necessary"),
        ("\u202eright\u202c \u200fto\u200e left", "right to left"),
        ("be\x00fore\x1b af\x7fter\x9f", "before after"),
        ("cafe\u0301", "caf\u00e9"),
        ("Greek question mark\u037e", "Greek question mark;"),
    ],
    ids=["line ends", "spaces", "ligatures", "zero width", "direction", "controls", "accents", "canonical twin"],
)
def test_odd_characters_get_their_plain_spelling(raw: str, told: str) -> None:
    assert canonical(raw) == told


@pytest.mark.parametrize(
    "kept", ["\U0001f600 \u2705", "\u0153uvre \u00bd \u00b5 \u2122", "\u4e2d\u6587", "\ue000", "x\u00b2"]
)
def test_emoji_and_rare_letters_stay(kept: str) -> None:
    assert canonical(kept) == kept


def test_a_joiner_stays_inside_an_emoji_only() -> None:
    health_worker = "\U0001f469\U0001f3fd\u200d\u2695\ufe0f"
    assert canonical(f"{health_worker} a\u200db \u200d") == f"{health_worker} ab "


def test_a_soft_hyphen_at_the_end_of_a_line_is_printed_there() -> None:
    assert canonical("conser\u00ad\u00a0\r\nvative\u00ad") == "conser- \nvative"


def test_a_half_of_a_surrogate_pair_becomes_the_replacement_character() -> None:
    assert canonical("a\ud83db") == "a\ufffdb"


@given(st.text() | st.text(alphabet=ODD))
def test_canonical_text_is_canonical(raw: str) -> None:
    once = canonical(raw)
    assert canonical(once) == once


@given(st.text() | st.text(alphabet=ODD))
def test_no_character_is_left_that_should_be_gone(raw: str) -> None:
    text = canonical(raw)
    assert unicodedata.is_normalized("NFC", text)
    assert not {unicodedata.category(c) for c in text if c != "\n"} & {"Cc", "Zl", "Zp", "Cs"}
    assert not [c for c in text if unicodedata.category(c) == "Zs" and c != " "]


@given(st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=126)))
def test_plain_letters_are_untouched(raw: str) -> None:
    assert canonical(raw) == raw
