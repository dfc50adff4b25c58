"""Sentences and paragraphs of a page's text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.ui.document.units import paragraph_at, sentence_at

TEXT = (
    "Decision based on MTUS.\n\nThe patient saw Dr. Moss on 3/4/2014. No red\nflags were found (see p. 3). "
    "Is it needed? It is not.\n\nUpheld\nCLINICAL CASE SUMMARY\nThe patient is well."
)


def sentence(words: str) -> str:
    start, end = sentence_at(TEXT, TEXT.index(words))
    return TEXT[start:end]


@pytest.mark.parametrize(
    ("inside", "whole"),
    [
        ("MTUS", "Decision based on MTUS."),
        ("Moss", "The patient saw Dr. Moss on 3/4/2014."),
        ("flags", "No red\nflags were found (see p. 3)."),
        ("needed", "Is it needed?"),
        ("not.", "It is not."),
        ("Upheld", "Upheld"),
        ("CASE", "CLINICAL CASE SUMMARY"),
        ("is well", "The patient is well."),
    ],
)
def test_a_sentence_goes_over_line_ends_and_abbreviations(inside: str, whole: str) -> None:
    assert sentence(inside) == whole


def test_a_paragraph_is_set_off_by_empty_lines() -> None:
    start, end = paragraph_at(TEXT, TEXT.index("flags"))
    assert TEXT[start:end].startswith("The patient")
    assert TEXT[start:end].endswith("It is not.")


@given(st.text("aB. \n?1", max_size=40), st.integers(0, 40))
def test_sentences_lie_in_their_paragraph(text: str, offset: int) -> None:
    offset = min(offset, len(text))
    start, end = sentence_at(text, offset)
    first, last = paragraph_at(text, offset)
    assert first <= start <= end <= last
