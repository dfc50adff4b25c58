"""The parts of a citation that structure gives away."""

from __future__ import annotations

import pytest

from workbench.guidelines.atoms import Part, find_atoms
from workbench.guidelines.tokens import fold, tokenize
from workbench.model.record import PageRange


def pages(text: str) -> list[PageRange]:
    return [group.pages for atom in find_atoms(tokenize(text)) for group in atom.groups]


def values(text: str, part: Part) -> list[str]:
    return [atom.value for atom in find_atoms(tokenize(text)) if atom.part is part]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Page(s): 304", [(304, 304)]),
        ("Page(s) 24-25", [(24, 25)]),
        ("pg. 46", [(46, 46)]),
        ("pp 12–14", [(12, 14)]),
        ("p.46", [(46, 46)]),
        ("page # 46", [(46, 46)]),
        ("Page(s): 176-7", [(176, 177)]),
        ("Page(s): 308-10", [(308, 310)]),
        ("pages 30-34 and 49", [(30, 34), (49, 49)]),
        ("pages 16 through 21", [(16, 21)]),
        ("Page 303 305", [(303, 305)]),
        ("page 22, 67-68", [(22, 22), (67, 68)]),
        ("page 22; page 67", [(22, 22), (67, 67)]),
        ("Page(s): 13-16, SSRIs 107", [(13, 16), (107, 107)]),
        ("Page(s): 376, Table 14-6", [(376, 376)]),
        ("Page 43 of 127", [(43, 43)]),
        ("page 46, 2nd Edition", [(46, 46)]),
        ("pages 20-10", [(20, 20)]),
    ],
)
def test_page_lists_are_read_in_every_habit(text: str, expected: list[PageRange]) -> None:
    assert pages(text) == expected


def test_the_number_of_all_pages_is_kept_apart() -> None:
    assert find_atoms(tokenize("Page 43 of 127"))[0].total == 127


@pytest.mark.parametrize("text", ["Chapter 12", "Ch. 12", "Chp 12", "chapter #12", "Chapter 12Low Back"])
def test_a_chapter_number_is_found_in_every_spelling(text: str) -> None:
    assert values(text, Part.CHAPTER) == ["12"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("8 CCR 9785", "ccr 9785"),
        ("Title 8, California Code of Regulations, section 9792.20(f)", "ccr 9792.20(f)"),
        ("9792.24.1(c)", "ccr 9792.24.1(c)"),
        ("8 C.C.R. 9792.20 - 9792.26", "ccr 9792.20-"),
        ("Title 8 CCR §9792.6", "ccr 9792.6"),
        ("Labor Code section 4600(a)", "lc 4600(a)"),
        ("LC 4610.5", "lc 4610.5"),
    ],
)
def test_regulations_and_laws_are_told_apart(text: str, expected: str) -> None:
    assert values(text, Part.REGULATION) == [expected]


@pytest.mark.parametrize("text", ["2nd Edition", "Second Edition", "V.2", "2nd Ed."])
def test_an_edition_is_a_number(text: str) -> None:
    assert values(text, Part.EDITION) == ["2"]


def test_an_address_ends_before_the_sentences_own_marks() -> None:
    assert values("(http://www.odg-twc.com/odgtwc/neck.html).", Part.ADDRESS) == [
        "http://www.odg-twc.com/odgtwc/neck.html"
    ]


@pytest.mark.parametrize(
    ("word", "same"),
    [("MRI's", "mri"), ("MRIs", "mri"), ("Orthopaedics", "orthopedic"), ("Studies", "study"), ("TENS", "tens"),
     ("Diagnosis", "diagnosis")],
)  # fmt: skip
def test_spellings_of_one_word_fold_to_one(word: str, same: str) -> None:
    assert fold(word) == same
