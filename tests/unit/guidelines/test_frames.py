"""What a basis statement claims, and what is no citation at all."""

from __future__ import annotations

import pytest

from workbench.guidelines import Linker, states_none
from workbench.guidelines.frames import clauses


def told(statement: str) -> list[tuple[str | None, str]]:
    return [(clause.basis, statement[clause.words : clause.end]) for clause in clauses(statement)]


@pytest.mark.parametrize(
    "statement",
    [
        "The Claims Administrator did not cite any medical evidence for its decision.",
        "The Claims Administrator did not cite any evidence basis for its decision.",
        "The Claims Administrator's decision did not state which guideline was used.",
        "No evidence based guideline was cited by the claims administrator.",
        "None cited.",
        "The Claims Administrator did not base its determination on the MTUS or upon any evidence-based guideline.",
        "N/A",
    ],
)
def test_a_statement_that_nothing_was_cited_says_so(statement: str) -> None:
    assert states_none(statement)
    assert clauses(statement) == []


@pytest.mark.parametrize(
    "statement",
    [
        "The Expert Reviewer found the section of the MTUS used by the Claims Administrator relevant and appropriate.",
        "The Expert Reviewer found the Postsurgical Treatment Guidelines used by the Claims Administrator relevant.",
        "The Expert Reviewer did not base their decision on the MTUS.",
        "The attorney has not contested the guidelines used by the Claims Administrator.",
        "",
    ],
)
def test_adopting_or_declining_a_guideline_neither_cites_nor_says_that_nothing_was_cited(statement: str) -> None:
    assert clauses(statement) == []
    assert not states_none(statement)


def test_a_denial_before_a_citation_does_not_hide_it() -> None:
    statement = (
        "The Expert Reviewer did not find any evidence-based guidelines cited by the Claims Administrator "
        "applicable and"
        " relied on the Official Disability Guidelines (ODG), Pain Chapter, not part of the MTUS."
    )
    assert told(statement) == [("Non-MTUS", "Official Disability Guidelines (ODG), Pain Chapter")]
    assert not states_none(statement)


def test_a_guideline_found_not_applicable_does_not_say_that_nothing_was_cited() -> None:
    assert not states_none("The claims administrator did not find the MTUS applicable and used the ODG, Knee chapter.")
    assert states_none("The claims administrator did not find any applicable guideline.")


def test_each_sentence_and_each_label_opens_a_clause() -> None:
    statement = "Decision based on MTUS A 2016, and Non-MTUS B, C. Decision based on Non-MTUS Citation D."
    assert told(statement) == [("MTUS", "A 2016"), ("Non-MTUS", "B, C"), ("Non-MTUS", "D")]


def test_a_closing_clause_labels_what_stands_before_it() -> None:
    statement = (
        "The Physician Reviewer based his/her decision on the A, page 1, which is part of the MTUS, and the B, "
        "which is not part of the MTUS."
    )
    assert told(statement) == [("MTUS", "A, page 1"), ("Non-MTUS", "B")]


def test_a_shortened_closing_clause_labels_too() -> None:
    statement = "He relied on ODG, Knee, MRI, which is not part of the MTUS, and on Knee Complaints, which is."
    assert told(statement) == [("Non-MTUS", "ODG, Knee, MRI"), ("MTUS", "Knee Complaints")]


def test_a_sentence_that_found_no_part_of_the_schedule_claims_none() -> None:
    statement = "The Physician Reviewer found no part of the MTUS to be relevant and relied upon the ODG, Head, MRI."
    assert told(statement) == [("Non-MTUS", "ODG, Head, MRI")]


def test_a_schedule_named_between_a_title_and_its_pages_is_no_label() -> None:
    statement = "The reviewer relied on the Acupuncture Medical Treatment Guidelines, MTUS, page 8, part of the MTUS."
    assert told(statement) == [("MTUS", "Acupuncture Medical Treatment Guidelines, MTUS, page 8")]


def test_a_stray_second_label_stays_in_the_words() -> None:
    assert told("Decision based on Non-MTUS Citation MTUS A.") == [("Non-MTUS", "MTUS A")]


def test_the_bare_schedule_is_a_citation_and_a_bare_label_of_others_is_none(linker: Linker) -> None:
    assert [cited.parsed.citation.text for cited in linker.cite("Decision based on MTUS.")] == ["MTUS"]
    assert linker.cite("Decision based on Non-MTUS Citation.") == ()


def test_the_schedule_beside_another_source_is_a_citation_of_its_own(linker: Linker) -> None:
    cited = linker.cite("Decision based on MTUS and ODG guidelines.")
    assert [one.linking.guideline_id for one in cited] == ["mtus", "odg"]


@pytest.mark.parametrize(
    "statement",
    [
        "The MTUS does not address the use of walkers.",
        "The MTUS/ACOEM guidelines are silent on this device.",
        "No section of the MTUS was applicable.",
        "It is unclear which guideline was used.",
        "The Claims Administrator used clinical judgment.",
        "The Expert Reviewer found the guidelines used by the Claims Administrator relevant.",
    ],
)
def test_a_sentence_about_guidelines_cites_none(statement: str) -> None:
    assert clauses(statement) == []
    assert not states_none(statement)


@pytest.mark.parametrize(
    "claim",
    [
        "The Claims Administrator cited the following: ",
        "The Claims Administrator utilized the ",
        "The UR physician referenced the ",
        "The denial letter cites the ",
        "The guideline used by the Claims Administrator was the ",
        "The following guideline was cited by the Claims Administrator: ",
        "The MTUS is silent on braces. The Expert Reviewer relied upon the ",
        "Since the MTUS does not address braces, the reviewer relied on both the ",
        "References: ",
    ],
)
def test_whatever_the_claim_the_guideline_behind_it_is_cited(claim: str) -> None:
    assert told(claim + "ODG, Knee & Leg, Knee brace, which is not part of the MTUS.") == [
        ("Non-MTUS", "ODG, Knee & Leg, Knee brace")
    ]


@pytest.mark.parametrize("end", [" in its decision", " as the basis for its denial", " and found no reason to certify"])
def test_what_was_done_with_a_guideline_is_no_part_of_it(end: str) -> None:
    assert told(f"The Claims Administrator used the ODG, Neck, Traction{end}.") == [(None, "ODG, Neck, Traction")]


def test_a_guideline_found_applicable_is_cited() -> None:
    statement = "The Expert Reviewer found the ODG, Neck, Traction, not part of the MTUS, relevant and applicable."
    assert told(statement) == [("Non-MTUS", "ODG, Neck, Traction")]


@pytest.mark.parametrize("words", ["None cited.", "No guideline was cited.", "Non-MTUS Citation."])
def test_a_label_before_nothing_cites_nothing(words: str) -> None:
    assert clauses(f"Decision based on Non-MTUS Citation {words}") == []


def test_a_topic_of_the_schedule_is_of_the_schedule() -> None:
    statement = "The Physician Reviewer also relied on pg. 101, Psychological evaluations, of the MTUS."
    assert told(statement) == [("MTUS", "pg. 101, Psychological evaluations")]


def test_what_stands_behind_a_source_outside_the_schedule_is_outside_too() -> None:
    statement = "Decision based on the ODG, Neck, Traction, which is not part of the MTUS, and on Roe's Orthopaedics."
    assert told(statement) == [("Non-MTUS", "ODG, Neck, Traction"), ("Non-MTUS", "Roe's Orthopaedics")]
