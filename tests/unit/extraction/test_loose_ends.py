"""Signs that a treatment, diagnosis or category was not read as it is meant, in documents of new habits."""

import pytest
from made_letters import MadeItem, final_determination, review_of

from workbench.extraction.categories import category_of
from workbench.extraction.loose_ends import is_told_otherwise, may_be_cut, may_be_joined
from workbench.extraction.stream import Stream
from workbench.model.review import Place
from workbench.model.threshold import DOUBT_BELOW


def _between(text: str) -> tuple[str, int, int]:
    """The text without its brackets, and where they stood."""
    begin, stop = text.index("["), text.index("]") - 1
    return text.replace("[", "").replace("]", "").lower(), begin, stop


@pytest.mark.parametrize(
    ("text", "may_be"),
    [
        ("Care: rest, [physical therapy], ice.", False),
        ("Care: rest, [quux therapy x 4], ice.", False),
        ("Care: rest, [physical therapy (12 visits)], ice.", False),
        ("Care: rest, [injections, two], ice.", False),
        ("Care: rest, [Quuxol (dry mouth)], ice.", True),
        ("Care: rest, [injection 5/4/2013], ice.", True),
        ("Care: rest, [lumbar fusion 2009], ice.", True),
        ("Care: - [ice - rest], and more.", True),
        ("Care: [one epidural, no relief]; ice.", True),
        ("Care: [acupuncture], 2 courses. He returned.", True),
        ("Care: [hand therapy], eleven visits; ice.", True),
        ("Care: [splinting of both hands for some weeks in all], ice.", True),
        ("Care: [home quuxes] and ibuprofen, ice.", False),
        ("Care: [quux therapy] at home, ice.", True),
        ("Care: [quux therapy] with some relief, ice.", False),
        ("Care: [quux therapy] since May.", False),
        ("Care: [quux therapy] from which he had relief.", False),
        ("Care: [L5-S1 laminotomy] and discectomy, ice.", True),
        ("Care: L5-S1 laminotomy and [discectomy], ice.", True),
        ("Care: root canal and [crown #14], ice.", True),
        ("Care: root canal, [crown #14], ice.", False),
    ],
)
def test_a_listed_treatment_that_says_more_than_a_name_or_may_be_half_an_operation(text: str, may_be: bool) -> None:
    assert may_be_cut(*_between(text), listed=True) is may_be


@pytest.mark.parametrize(
    ("text", "may_be"),
    [
        ("He had tried [Quuxol], with no relief.", False),
        ("He had tried [Quuxol] (2009).", False),
        ("He had tried [Quuxol] in 2009.", True),
        ("He had tried [ibuprofen for the left knee] in 2009.", False),
        ("He had tried [ibuprofen again] in 2009.", True),
        ("He had tried [Quuxol].", True),
        ("He had tried ice and [Quuxol], with no relief.", True),
        ("He had tried ice, and [Quuxol], with no relief.", False),
    ],
)
def test_a_treatment_told_of_somebody_is_sure_in_the_midst_of_a_list(text: str, may_be: bool) -> None:
    assert may_be_cut(*_between(text), listed=False) is may_be


@pytest.mark.parametrize(
    ("text", "otherwise"),
    [
        ("He has had [ice].", False),
        ("He has had a trial of [ice].", True),
        ("He has had rest and a failed [taper].", True),
        ("He failed [ice].", False),
        ("His wife, 66, underwent [fusion].", True),
        ("It was asked for together with the [brace].", True),
        ("He denied itching; constipation was managed with [senna].", True),
        ("He denied itching; he was treated with [ice].", False),
        (
            "He denied itching, burning, tingling and every other feeling of that kind, but has often received [ice].",
            False,
        ),
        ("He currently has [ice].", True),
        ("He notes that he had [ice].", False),
    ],
)
def test_words_of_its_clause_that_may_undo_a_treatment(text: str, otherwise: bool) -> None:
    low, begin, _ = _between(text)
    assert is_told_otherwise(low, 0, begin) is otherwise


@pytest.mark.parametrize(
    ("text", "coded", "may_be"),
    [
        ("Diagnoses: [lumbar sprain], neck strain.", False, False),
        ("Diagnoses: [lumbar disc disease, left], neck strain.", True, False),
        ("Diagnoses: [lumbar disc disease, quuxed], neck strain.", False, True),
        ("Diagnoses: [knee derangement], s/p arthroplasty.", False, True),
        ("Diagnoses: [mood disorder], severe without quux.", True, True),
        ("Diagnoses: mood disorder, [severe without quux], neck strain.", True, True),
        ("Diagnosis: [severe neck strain], gout.", True, False),
        ("Diagnosis: [more recently gout], neck strain.", False, True),
        ("Diagnosis: gout and [passed her on for neck strain].", False, True),
        ("Diagnosis: [gout and neck strain], bruxism.", True, True),
        ("Diagnosis: [other and unspecified neck strain], bruxism.", True, False),
        ("Diagnosis: [a quux of the talus and zyzzing], bruxism.", True, True),
        ("Diagnosis: [a quux of the talus and zyzzing], bruxism.", False, False),
        ("Diagnosis: segmental and [somatic dysfunction], bruxism.", False, True),
        ("Diagnosis: bruxism and [somatic dysfunction], gout.", False, False),
        ("Diagnosis: bruxism due to pain and [depression], gout.", False, True),
        ("Diagnosis: [arthritis with a rate of 41], bruxism.", False, True),
    ],
)
def test_a_diagnosis_that_may_be_a_part_of_one_or_two(text: str, coded: bool, may_be: bool) -> None:
    assert may_be_joined(*_between(text), coded=coded) is may_be


def test_three_treatments_told_of_somebody_are_a_list() -> None:
    def sure(told: str) -> list[bool]:
        cells = review_of(final_determination(summary=f"He is a 40 year old man. {told}")).cells
        proposals = [cell.proposal for place, cell in cells.items() if place.name == "value" and place.row[0] == "t"]
        return [proposal is not None and proposal.confidence >= DOUBT_BELOW for proposal in proposals]

    assert sure("He has received acupuncture, ibuprofen and physical therapy.") == [True, True, True]
    assert sure("He has received daily ibuprofen, rest and physical therapy.") == [True, True, True]
    assert sure("He has received ibuprofen and six sessions of physical therapy.") == [True, True]
    assert sure("He has received daily ibuprofen and physical therapy.") == [False, True]
    assert sure("Treatment to date has included ibuprofen and physical therapy.") == [True, True]


@pytest.mark.parametrize(
    ("heading", "sure"),
    [
        ("Physical therapy, 6 visits", True),
        ("Yoga", True),
        ("Yoga quuxing, 6 visits", False),
        ("Yoga in the park", True),
        ("Norco 10/325 mg", True),
        ("Lumbar epidural steroid injection", True),
        ("Bilateral wrist quuxes with a replacement splint", False),
        ("Psychiatric treatment (evaluation), one visit", False),
    ],
)
def test_a_category_is_doubtful_where_words_speak_for_another_or_the_thing_is_unknown(heading: str, sure: bool) -> None:
    stream = Stream([heading])
    found = category_of(stream, 0, len(stream.text))
    assert found is not None
    assert (found.confidence >= DOUBT_BELOW) is sure


@pytest.mark.parametrize(("beside", "sure"), [("Right knee arthroscopy", False), ("Physical therapy, 6 visits", True)])
def test_a_test_beside_an_operation_may_be_part_of_it(beside: str, sure: bool) -> None:
    cells = review_of(final_determination(items=[MadeItem("Chest x-ray"), MadeItem(beside)])).cells
    cell = cells[Place("i1", "category")]
    assert cell.value == "Diagnostic testing"
    assert cell.proposal is not None
    assert (cell.proposal.confidence >= DOUBT_BELOW) is sure


def test_a_list_of_known_care_that_somebody_has_had_is_sure_and_one_alone_is_not() -> None:
    for summary, sure in (
        ("She has had a knee injection, physical therapy and ice.", True),
        ("She has had a knee injection.", False),
    ):
        cells = review_of(final_determination(summary)).cells
        told = [
            cell.proposal.confidence for place, cell in cells.items() if place.row.startswith("t") and cell.proposal
        ]
        assert told
        assert all((confidence >= DOUBT_BELOW) == sure for confidence in told)


def test_a_treatment_beside_words_that_may_undo_it_is_doubtful() -> None:
    def sure(told: str) -> list[bool]:
        cells = review_of(final_determination(summary=f"He is a 40 year old man. {told}")).cells
        proposals = [cell.proposal for place, cell in cells.items() if place.name == "value" and place.row[0] == "t"]
        return [proposal is not None and proposal.confidence >= DOUBT_BELOW for proposal in proposals]

    assert sure("Treatment has included rest, acupuncture and ibuprofen.") == [True, True, True]
    assert sure("Treatment has included rest, acupuncture and a trial of ibuprofen.") == [True, True, False]
