"""How citations, entries and reasons are put into words."""

from __future__ import annotations

import msgspec
import pytest

from workbench.guidelines import load_catalogue
from workbench.model.guidelines import Candidate, Guideline, Part
from workbench.model.record import Citation
from workbench.ui.links.words import (
    cited_words,
    entry_pages,
    entry_title,
    entry_where,
    pages_words,
    reasons,
    short,
)

CATALOGUE = {entry.id: entry for entry in load_catalogue().entries}
CHAPTER_8 = Citation("ACOEM Chapter 8 …", "MTUS", "Neck and Upper Back Complaints", "ACOEM", "8")
CHRONIC_PAIN = Citation("…", "MTUS", "Chronic Pain Treatment Guidelines", pages=((114, 117),))
LOW_BACK = Citation("…", "MTUS", "Low Back Complaints", section="Special Studies")


def entry(id: str) -> Guideline:
    return CATALOGUE[id]


@pytest.mark.parametrize(
    ("citation", "words"),
    [
        (msgspec.structs.replace(CHAPTER_8, pages=((182, 182),)), "MTUS · ACOEM · ch. 8 · p. 182"),
        (CHRONIC_PAIN, "MTUS · Chronic Pain · pp. 114–117"),
        (Citation("…", "Non-MTUS", body="ODG", chapter="Pain"), "Non-MTUS · ODG · Pain"),
        (LOW_BACK, "MTUS · Low Back Complaints · Special Studies"),
        (Citation("some textbook", "Non-MTUS"), "Non-MTUS · some textbook"),
        (Citation("MTUS", "MTUS"), "MTUS"),
        (Citation(""), ""),
    ],
)  # fmt: skip
def test_a_citation_in_short(citation: Citation, words: str) -> None:
    assert str(cited_words(citation)) == words


def test_pages_are_one_or_many() -> None:
    assert [pages_words(pages) for pages in ((), ((3, 3),), ((3, 5), (7, 7)))] == ["", "p. 3", "pp. 3–5, 7"]


def test_an_entry_tells_no_more_than_the_citation_leaves_open() -> None:
    assert entry_title(entry("mtus-acoem-2004-ch08"), CHAPTER_8) == "Neck and Upper Back Complaints"
    assert entry_pages(entry("mtus-acoem-2004-ch08")) == "pp. 165–194"


def test_an_entry_of_another_publisher_and_chapter_says_so() -> None:
    assert entry_title(entry("odg-neck-radiography"), CHAPTER_8) == "ODG, Neck: Radiography (x-rays)"


def test_editions_of_one_title_are_told_apart_by_their_year() -> None:
    cited = Citation("…", "MTUS", "Chronic Pain Medical Treatment Guidelines")
    assert entry_title(entry("mtus-chronic-pain-2009-tens"), cited).endswith(" (2009)")


def test_a_searched_entry_names_the_work_it_stands_in() -> None:
    assert entry_where(entry("mtus-acoem-2004-ch08")).startswith("Occupational Medicine Practice Guidelines")


def test_reasons_come_with_what_weighs_most_first() -> None:
    parts = (
        Part("year", 1.0, 0.1, "in force"),
        Part("pages", 0.0, 0.4, "page 182 outside"),
        Part("body", 1.0, 0.3, "body"),
        Part("silent", 1.0, 0.9, ""),
    )
    told = [(reason.for_it, reason.says) for reason in reasons(Candidate("x", 0.5, parts))]
    assert told == [(True, "body"), (True, "in force"), (False, "page 182 outside")]


def test_a_long_text_is_cut_at_a_word() -> None:
    assert short("did not cite any medical evidence", 16) == "did not cite…"
