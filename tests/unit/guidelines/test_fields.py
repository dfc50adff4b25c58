"""The fields of a citation and where each stands."""

from __future__ import annotations

import pytest

from workbench.guidelines import Linker
from workbench.guidelines.linker import Cited


def only(linker: Linker, statement: str) -> Cited:
    (cited,) = linker.cite(statement)
    return cited


def test_every_part_of_a_chapter_citation_is_told(linker: Linker) -> None:
    citation = only(
        linker, "Decision based on MTUS ACOEM Chapter 8 Neck and Upper Back Complaints Page(s): 176-7."
    ).parsed.citation
    assert (citation.basis, citation.body, citation.chapter, citation.pages) == ("MTUS", "ACOEM", "8", ((176, 177),))
    assert citation.title == "Neck and Upper Back Complaints"


def test_parts_stand_where_they_are_quoted(linker: Linker) -> None:
    statement = "Decision based on MTUS Low Back Complaints 2004, Section(s): Special Studies."
    parsed = only(linker, statement).parsed
    quoted = {name: statement[slice(*span)] for name, span in parsed.parts.items()}
    assert quoted == {
        "text": "Low Back Complaints 2004, Section(s): Special Studies",
        "basis": "MTUS",
        "year": "2004",
        "section": "Special Studies",
        "title": "Low Back Complaints",
    }


@pytest.mark.parametrize(
    ("cited", "title"),
    [
        ("Official Disability Guidelines (ODG) Low Back Chapter, Gym memberships", "Low Back, Gym memberships"),
        ("Knee Complaints (ACOEM Practice Guidelines, 2nd Edition (2004), Chapter 13), page 340", "Knee Complaints"),
        (
            "American College of Occupational and Environmental Medicine (ACOEM), 2nd Edition, (2004) Chapter 7, IME",
            "IME",
        ),
        ("Official Disability Guidelines (http://www.odg-twc.com/odgtwc/neck.html)", None),
        ("Aetna Clinical Policy Bulletin: Weight Reduction", "Clinical Policy Bulletin: Weight Reduction"),
        ("National Institutes of Health Guidelines on Migraine, 2019", "Guidelines on Migraine"),
        ("ODG Knee section, MRI", "Knee, MRI"),
    ],
)
def test_a_title_is_what_the_other_parts_leave(linker: Linker, cited: str, title: str | None) -> None:
    assert only(linker, f"Decision based on Non-MTUS Citation {cited}.").parsed.citation.title == title


def test_a_publishers_chapter_is_its_printed_name(linker: Linker) -> None:
    citation = only(
        linker, "Decision based on Non-MTUS Citation ODG, Neck and Upper Back Chapter, MRI."
    ).parsed.citation
    assert (citation.body, citation.chapter) == ("ODG", "Neck and Upper Back")


def test_a_listed_heading_keeps_its_section_and_nothing_carried_over(linker: Linker) -> None:
    cited = linker.cite(
        "Decision based on MTUS Chronic Pain Medical Treatment 2009, Section(s): Opioids, Weaning of Medications."
    )
    second = cited[1].parsed.citation
    assert (second.section, second.title, second.year, second.basis) == ("Weaning of Medications", None, None, "MTUS")
