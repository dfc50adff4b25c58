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


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("The Claims Administrator based lts decision on the ODG, Burns Chapter.", "odg-burns"),
        ("The Claims Administrator basedits determination on the ODG, Burns Chapter.", "odg-burns"),
        ("The Claims Administrator based its decisionon the ODG, Burns Chapter.", "odg-burns"),
        ("The Expert Reviewer citcd tbe ODG, Eye Chapter.", "odg-eye"),
        ("The Claims Administrator rclied cn the ODG, Eye Chapter.", "odg-eye"),
        ("Decision based on 8 CCR 9792,25.1.", "ccr-9792-25-1"),
    ],
)
def test_a_claim_whose_words_are_misread_still_cites(linker: Linker, statement: str, expected: str) -> None:
    assert [one.linking.guideline_id for one in linker.cite(statement)] == [expected]


@pytest.mark.parametrize("statement", ["No guldelines wereprovided by the reviewer.", "No guideline5 were applied."])
def test_a_misread_statement_that_nothing_was_cited_cites_nothing(linker: Linker, statement: str) -> None:
    assert linker.cite(statement) == ()
