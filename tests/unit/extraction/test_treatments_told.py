"""Ways to tell treatments to date: of each what it finds, and what looks like it and tells none."""

import re
from pathlib import Path

import pytest
from made_letters import final_determination, read_record

from workbench.extraction import treatment_words
from workbench.extraction.treatment_openers import OPENERS

DETERMINATIONS = Path(__file__).resolve().parents[2] / "data" / "determinations"


def _given(summary: str) -> list[str]:
    return list(read_record(final_determination(summary)).treatments_to_date)


@pytest.mark.parametrize(
    ("summary", "given"),
    [
        ("He fell. 05/2006-11/2007: massage, Bextra and Lortab. He felt no change.", ["massage", "Bextra", "Lortab"]),
        (
            "2010 to 2012: chiropractic, a TENS unit. June 2013 - lumbar epidural injection.",
            ["chiropractic", "TENS unit", "lumbar epidural injection"],
        ),
        ("In March 2011, right carpal tunnel release.", ["right carpal tunnel release"]),
        ("02/04/2012: ankle arthroscopy. 03/04/2012: Norco and Soma.", ["ankle arthroscopy"]),
        ("4/4/2013: returned with her brace. 5/5/2013: acupuncture requested.", []),
        ("2009-2011: her care was moved to a spine clinic.", []),
        ("Subsequently hand therapy and two nerve blocks.", ["hand therapy", "two nerve blocks"]),
        ("Initially a sling; then massage.", ["sling", "massage"]),
        ("2004, ankle arthroscopy; 2006, ankle fusion.", ["ankle arthroscopy", "ankle fusion"]),
    ],
)
def test_a_note_without_a_verb_under_its_day(summary: str, given: list[str]) -> None:
    """Behind one day a medicine may be what the visit is for."""
    assert _given(summary) == given


@pytest.mark.parametrize(
    ("summary", "given"),
    [
        ("Stellate ganglion blocks were given four times.", ["Stellate ganglion blocks"]),
        ("Hand therapy was provided for nine visits in 2012.", ["Hand therapy"]),
        ("Individual counseling was given weekly.", ["Individual counseling"]),
        ("A thumb injection was given with two weeks of relief.", ["thumb injection"]),
        ("She was given four tablets of Norco.", ["four tablets of Norco"]),
    ],
)
def test_what_was_given_so_many_times_stands_before_the_verb(summary: str, given: list[str]) -> None:
    assert _given(summary) == given


@pytest.mark.parametrize(
    ("summary", "given"),
    [
        (
            "There is mention of massage, a heel lift, and an ankle injection.",
            ["massage", "heel lift", "ankle injection"],
        ),
        (
            "The submitted notes document twelve acupuncture visits, Mobic and a wrist splint.",
            ["twelve acupuncture visits", "Mobic", "wrist splint"],
        ),
        (
            "The file reflects nine sessions of aquatic therapy and traction.",
            ["nine sessions of aquatic therapy", "traction"],
        ),
        ("There was no record of massage or acupuncture.", []),
        ("The records do not show massage or acupuncture.", []),
        ("The notes list Norco, Soma and Xanax.", []),
        ("The note documents a request for massage and acupuncture.", []),
        ("The MRI report describes a fusion at L4-5 and a screw.", []),
        ("The records show spasm and a knee brace.", []),
        (
            "Treatment to this point is listed as yoga; a cane; and ten visits of massage.",
            ["yoga", "cane", "ten visits of massage"],
        ),
        (
            "Care was described as excellent. His treatment is given as needed. Medications are listed as Norco.",
            [],
        ),
        ("The treatment plan is described as massage and a brace.", []),
        ("The records provided cover nine visits of traction and a corset.", ["nine visits of traction", "corset"]),
        ("The notes reveal prior treatment with Mobic and a corset.", ["Mobic", "corset"]),
        ("The file notes that traction, a corset and yoga were of no benefit.", ["traction", "corset", "yoga"]),
        ("The records reveal treatment of ankle strain.", []),
    ],
)
def test_what_the_file_is_said_to_hold(summary: str, given: list[str]) -> None:
    """Not where it is a paper, a finding, or a medicine that may be taken now."""
    assert _given(summary) == given


@pytest.mark.parametrize(
    ("summary", "given"),
    [
        (
            "Massage, Mobic and two nerve blocks have not relieved his symptoms.",
            ["Massage", "Mobic", "two nerve blocks"],
        ),
        ("A heel lift and yoga had no lasting effect.", ["heel lift", "yoga"]),
        ("Ice, a brace and hand therapy brought no relief.", ["Ice", "brace", "hand therapy"]),
        ("Acupuncture and a corset did nothing for the pain.", ["Acupuncture", "corset"]),
        ("Hot packs and a cane have failed.", ["Hot packs", "cane"]),
        ("Massage never helped.", ["Massage"]),
        ("Traction and Lyrica were ineffective.", ["Traction", "Lyrica"]),
        (
            "He had a nerve block in May, and yoga, massage and Motrin have not eased the pain.",
            ["nerve block", "yoga", "massage", "Motrin"],
        ),
        ("Conservative treatment has failed.", []),
        ("He has not improved.", []),
        ("Requests for massage have failed.", []),
        ("Neither traction nor yoga has eased her pain.", ["traction", "yoga"]),
        ("He has had neither traction nor yoga. Neither traction nor yoga was tried.", []),
        (
            "Despite traction, a corset and nine visits of massage, the pain goes on.",
            ["traction", "corset", "nine visits of massage"],
        ),
        ("She got no relief from traction or from a corset.", ["traction"]),
        ("She is tired despite medications and in spite of the fact that she has a brace.", []),
    ],
)
def test_what_did_or_did_not_help_was_given(summary: str, given: list[str]) -> None:
    assert _given(summary) == given


@pytest.mark.parametrize(
    ("summary", "given"),
    [
        (
            "She was first placed in a spica splint, which she wore a month, and then finished ten visits of massage.",
            ["spica splint", "ten visits of massage"],
        ),
        ("He was promptly immobilized in a short leg cast.", ["short leg cast"]),
        (
            "She was enrolled in a work hardening program and instructed in home exercises.",
            ["work hardening program", "home exercises"],
        ),
        ("She was put on light duty. Placed on light duty 3/4/14.", []),
        ("Treatment has included ice, Motrin and light duty.", ["ice", "Motrin", "light duty"]),
        ("He was enrolled in college. He was taught to lift.", []),
        ("His care began with ice and a sling.", ["ice", "sling"]),
    ],
)
def test_what_somebody_was_put_in_or_taught(summary: str, given: list[str]) -> None:
    """What work was allowed counts in a list alone."""
    assert _given(summary) == given


@pytest.mark.parametrize(
    ("summary", "given"),
    [
        (
            "Treatment so far: right C4-5 and C5-6 facet injections, yoga.",
            ["right C4-5 and C5-6 facet injections", "yoga"],
        ),
        ("She underwent left shoulder and right wrist arthroscopy.", ["left shoulder and right wrist arthroscopy"]),
        (
            "She had cervical and thoracic trigger point injections and massage.",
            ["cervical and thoracic trigger point injections", "massage"],
        ),
        (
            "He underwent pinning of the 4th and 5th metacarpals and hand therapy.",
            ["pinning of the 4th and 5th metacarpals", "hand therapy"],
        ),
        (
            "She has had nine visits of massage, six visits of traction, and two nerve blocks.",
            ["nine visits of massage", "six visits of traction", "two nerve blocks"],
        ),
        ("She has had nine visits of massage, and 2 injections.", ["nine visits of massage", "2 injections"]),
    ],
)
def test_sides_and_levels_share_what_is_named_after_them(summary: str, given: list[str]) -> None:
    assert _given(summary) == given


@pytest.mark.parametrize(
    ("summary", "given"),
    [
        ("She has had massage, yoga and a cane; number of visits unknown.", ["massage", "yoga", "cane"]),
        ("He has completed traction and ultrasound therapy; dates not given.", ["traction", "ultrasound therapy"]),
        (
            "Treatment has included a number of massage visits; a total knee replacement; yoga.",
            ["number of massage visits", "total knee replacement", "yoga"],
        ),
    ],
)
def test_a_list_ends_where_its_number_is_told(summary: str, given: list[str]) -> None:
    assert _given(summary) == given


@pytest.mark.parametrize(
    ("summary", "given"),
    [
        ("The doctor dispensed Norco and two creams.", []),
        ("The physician dispensed a wrist splint.", ["wrist splint"]),
        ("He was dispensed Mobic.", ["Mobic"]),
    ],
)
def test_medicines_that_a_provider_dispenses_are_those_of_the_visit(summary: str, given: list[str]) -> None:
    assert _given(summary) == given


@pytest.mark.parametrize(
    ("summary", "given"),
    [
        ("A nerve block was followed by massage.", ["nerve block", "massage"]),
        ("Nine visits of massage completed.", ["Nine visits of massage"]),
        ("He had been seen for nine visits of hand therapy.", ["nine visits of hand therapy"]),
        ("She was seen for back pain.", []),
        ("Massage was then tried and abandoned. The claim for massage was not successful.", ["Massage"]),
    ],
)
def test_what_follows_and_what_was_followed_are_both_told(summary: str, given: list[str]) -> None:
    assert _given(summary) == given


BEGINNING = re.compile(r" \(\?=[^)]*\)")


EXPRESSIONS = (*(way.pattern for way in OPENERS), treatment_words.DONE, treatment_words.EFFECT)


@pytest.mark.parametrize("pattern", [expression for expression in EXPRESSIONS if BEGINNING.match(expression.pattern)])
def test_the_letters_asked_first_leave_no_way_out(pattern: re.Pattern[str]) -> None:
    texts = [path.read_text("utf-8").lower() for path in (*DETERMINATIONS.glob("*.txt"), Path(__file__))]
    every = re.compile(BEGINNING.sub(" ", pattern.pattern, count=1))
    found = [match.span() for text in texts for match in every.finditer(text)]
    assert found
    assert [match.span() for text in texts for match in pattern.finditer(text)] == found
