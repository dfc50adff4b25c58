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


def test_each_sentence_and_each_label_opens_a_clause() -> None:
    statement = "Decision based on MTUS A 2016, and Non-MTUS B, C. Decision based on Non-MTUS Citation D."
    assert told(statement) == [("MTUS", "A 2016"), ("Non-MTUS", "B, C"), ("Non-MTUS", "D")]


def test_a_closing_clause_labels_what_stands_before_it() -> None:
    statement = (
        "The Physician Reviewer based his/her decision on the A, page 1, which is part of the MTUS, and the B, "
        "which is not part of the MTUS."
    )
    assert told(statement) == [("MTUS", "A, page 1"), ("Non-MTUS", "B")]


def test_a_stray_second_label_stays_in_the_words() -> None:
    assert told("Decision based on Non-MTUS Citation MTUS A.") == [("Non-MTUS", "MTUS A")]


def test_the_bare_schedule_is_a_citation_and_a_bare_label_of_others_is_none(linker: Linker) -> None:
    assert [cited.parsed.citation.text for cited in linker.cite("Decision based on MTUS.")] == ["MTUS"]
    assert linker.cite("Decision based on Non-MTUS Citation.") == ()


def test_the_schedule_beside_another_source_is_a_citation_of_its_own(linker: Linker) -> None:
    cited = linker.cite("Decision based on MTUS and ODG guidelines.")
    assert [one.linking.guideline_id for one in cited] == ["mtus", "odg"]
