"""Statements as OCR leaves them: mended where that is certain, and never longer or shorter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.guidelines import Linker
from workbench.guidelines.mending import mended


@given(st.text(max_size=200))
def test_mended_text_keeps_its_length(text: str) -> None:
    assert len(mended(text)) == len(text)


@pytest.mark.parametrize(
    ("damaged", "plain"),
    [
        ("Decisiori bascd cn MT US Shoulder Complaints", "Decision  based on MTUS  Shoulder Complaints"),
        ("Decision base d on Non-MTUS Citation 0DG", "Decision based  on Non-MTUS Citation ODG"),
        ("Low Back Complaints 2O04, Section(5): 5urgical", "Low Back Complaints 2004, Section(s): Surgical"),
        ("Page(s): I77-178", "Page(s): 177-178"),
        ("Asse5sment", "Assessment"),
        ("based bis/her decision ori the ODG", "based his/her decision on  the ODG"),
        ("Pagc(s): 12, a nd Page( s): 14", "Page(s): 12, and  Page(s) : 14"),
        ("which ls not port of fhe MTUS", "which is not part of the MTUS"),
    ],
)
def test_damage_is_mended(damaged: str, plain: str) -> None:
    assert mended(damaged) == plain


@pytest.mark.parametrize(
    "text", ["COVID-19", "L5-S1", "2nd Edition", "RS-4i", "Chapter 12Low Back", "vitamin B12", "9792.24.1(c)"]
)
def test_what_mixes_letters_and_digits_by_right_stays(text: str) -> None:
    assert mended(text) == text


def test_a_damaged_statement_links_as_the_plain_one_does(linker: Linker) -> None:
    (cited,) = linker.cite("Decisiori bascd on MTU5 Chroni c Pain Treatrnent Guidelines Biofeedback Page(5): 24-25.")
    assert cited.linking.guideline_id == "mtus-chronic-pain-2009-biofeedback"
