"""The patient's age and sex."""

import pytest
from made_letters import final_determination, read_record, review_of

from workbench.model.review import Place
from workbench.model.threshold import DOUBT_BELOW


@pytest.mark.parametrize(
    ("summary", "age", "sex"),
    [
        ("The patient is a 46-year-old male.", 46, "male"),
        ("57 yo female clerk with numbness.", 57, "female"),
        ("The now 50 year-old man was 46 when he fell.", 50, "male"),
        ("The patient was 22 when he fell; he is now 36 years old.", 36, "male"),
        ("The claimant is a forty-two-year-old gentleman.", 42, "male"),
        ("A 48 y/o woman with low mood.", 48, "female"),
        ("The worker, aged 44, female, reports pain.", 44, "female"),
        ("The patient is 61 years of age. She slipped on ice.", 61, "female"),
        ("The worker, now 63, slipped. She is not working.", 63, "female"),
        ("The worker hurt his back. His 12-year-old son helps him.", None, "male"),
        ("The worker (age 38) hurt her back.", 38, "female"),
        ("The worker hurt her back. Her son (age 20) drives her.", None, "female"),
        ("The worker is a 41-year-old mother of two. She fell.", 41, "female"),
        ("The worker hurt his back. The wife of the worker, aged 71, drives him.", None, "male"),
        ("The worker hurt his back. His brother, a 33-year-old nurse, drives him.", None, "male"),
        ("The worker has a 15-year-old fusion. She walks with a cane.", None, "female"),
        ("The applicant has back pain. The physician noted that he ordered the films himself.", None, None),
        (
            "The applicant reported pain. The applicant's attorney appealed. In May, she reported more pain.",
            None,
            "female",
        ),
        ("The applicant has pain. The provider stated that she would refill the drug.", None, None),
    ],
)
def test_age_and_sex_are_the_patients(summary: str, age: int | None, sex: str | None) -> None:
    patient = read_record(final_determination(summary)).patient
    assert (patient.age, patient.sex) == (age, sex)


def test_a_sex_told_by_one_pronoun_beside_others_needs_eyes() -> None:
    summary = "The worker has pain. The provider saw the worker in May. The worker was limping as she came in."
    cell = review_of(final_determination(summary)).cells[Place("", "patient.sex")]
    assert cell.proposal
    assert cell.proposal.confidence < 0.75


@pytest.mark.parametrize(
    ("summary", "age", "sex"),
    [
        ("59M. DOI 8/8/08: backhoe rollover.", 59, "male"),
        ("45M electrician, arc blast 12/1/2011; coworker (23M) died.", 45, "male"),
        ("He fell 20m onto rock and is sore.", None, "male"),
        ("Ms. is 47. She was on the ward.", 47, "female"),
        ("He had a repair by a surgeon aged 70, and he is 38 and has two small boys.", 38, "male"),
        ("The patient (67, F) is a church organist.", 67, "female"),
        ("A tow truck operator of 54 had his pelvis crushed.", 54, "male"),
        (
            "The claim of a thirty-one-year-old clerk (the therapist, a man of taste, wrote it). She was robbed.",
            31,
            "female",
        ),
        ("The claimant (71 years old; retired lunchroom supervisor) tripped. She uses a cane.", 71, "female"),
        ("He was struck; a colleague (aged 29) saw it.", None, "male"),
        ("He has a body mass index of 32, and a pain level of 17, he says.", None, "male"),
        ("He is a man of 41 with a grip strength of 40, and a depression score of 28 was noted.", 41, "male"),
        ("She has a marriage of 20 years, and is a smoker of 30 years who coughs.", None, "female"),
        ("She can walk 50 m. Her blood pressure is 90 today.", None, "female"),
        ("He is now 57 today and rests.", 57, "male"),
    ],
)
def test_notes_tell_age_and_sex_in_their_own_ways(summary: str, age: int | None, sex: str) -> None:
    patient = read_record(final_determination(summary)).patient
    assert (patient.age, patient.sex) == (age, sex)


def test_an_age_told_late_alone_needs_eyes() -> None:
    told = "He was hurt at work when a rack of trays fell. " * 6
    cell = review_of(final_determination(summary=f"{told}He is a 44 year old man.")).cells[Place("", "patient.age")]
    assert cell.value == 44
    assert cell.proposal is not None
    assert cell.proposal.confidence < 0.75


def test_a_sex_stated_beside_an_age_that_may_be_somebody_elses_needs_eyes() -> None:
    def sure(summary: str) -> bool:
        proposal = review_of(final_determination(summary)).cells[Place("", "patient.sex")].proposal
        return proposal is not None and proposal.confidence >= DOUBT_BELOW

    assert sure("In the room was the employee, a 31-year-old woman on her shift.")
    assert not sure("In the room were the patient, a 67-year-old woman, and the employee, a 31 year old clerk.")


@pytest.mark.parametrize(
    ("summary", "age", "sex"),
    [
        ('"Female, 41, cashier. She slipped on grapes."', 41, "female"),
        ('"52M crane rigger, fell from a beam."', 52, "male"),
        ("Sanitation worker, 52, with neck pain. She lifted a bin.", 52, "female"),
        ("Longshoreman. 33. DOI 4/4/14.", 33, None),
        ("- Plumber, man, 44 - fell from a roof", 44, "male"),
        ("M/45, plasterer.", 45, "male"),
        ("F, 39, RN, hurt on a ward.", 39, "female"),
        ("Age/sex: 58/F. Injury: fall.", 58, "female"),
        ("45 yr male with neck pain.", 45, "male"),
        ("Age: 29. Gender: F. Injury: burn.", 29, "female"),
        ("On exam pt is 36, afebrile.", 36, None),
        ("The worker is a woman of sixty-two years (62), a seamstress.", 62, "female"),
        ("The injured is a man with 51 years.", 51, "male"),
        ("This lady of 57 is a florist.", 57, "female"),
        ("The worker is fifty-eight, and has pain.", 58, None),
        ("He was hurt and turned 60 in March.", 60, "male"),
        ("Glazier, 28 at the time of the fall, 33 now, male.", 33, "male"),
        ("The intake sheet gives her age as 57.", 57, "female"),
    ],
)
def test_an_age_told_in_few_words_is_the_patients(summary: str, age: int, sex: str | None) -> None:
    patient = read_record(final_determination(summary)).patient
    assert (patient.age, patient.sex) == (age, sex)


@pytest.mark.parametrize(
    "summary",
    [
        "Age at injury: 40. He has pain.",
        "She was 30 at injury. Her husband is 60, retired.",
        "The mother, 71, helps her.",
        "He has a sister, female, 30.",
        "Pain of the shoulder, 57, was noted.",
        "The patient is 45 degrees short of full flexion.",
        "A patient with 20 years of service was hurt.",
        "Range of motion: 45. Pain.",
        "The therapist, male, 48, wrote. He has pain.",
        "A man with 30 visits, who hurts.",
        "Her score turned 40 percent worse at an age when others work.",
    ],
)
def test_what_looks_like_an_age_in_few_words_is_none(summary: str) -> None:
    assert read_record(final_determination(summary)).patient.age is None
