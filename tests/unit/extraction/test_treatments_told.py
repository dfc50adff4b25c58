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


BEGINNING = re.compile(r" \(\?=(?:[^()]|\([^()]*\))*\)")


EXPRESSIONS = (*(way.pattern for way in OPENERS), treatment_words.DONE, treatment_words.EFFECT)


@pytest.mark.parametrize("pattern", [expression for expression in EXPRESSIONS if BEGINNING.match(expression.pattern)])
def test_the_letters_asked_first_leave_no_way_out(pattern: re.Pattern[str]) -> None:
    texts = [path.read_text("utf-8").lower() for path in (*DETERMINATIONS.glob("*.txt"), Path(__file__))]
    every = re.compile(BEGINNING.sub(" ", pattern.pattern, count=1))
    found = [match.span() for text in texts for match in every.finditer(text)]
    assert found
    assert [match.span() for text in texts for match in pattern.finditer(text)] == found


@pytest.mark.parametrize(
    ("summary", "given"),
    [
        ("A boot worn for six weeks, Naprosyn and two nerve blocks have been tried.",
         ["boot", "Naprosyn", "two nerve blocks"]),
        ("Heat, Soma 350mg and light duty with no lifting were tried.",
         ["Heat", "Soma 350mg", "light duty with no lifting"]),
        ("A lumbar block at each level was performed.", ["lumbar block at each level"]),
        ("At the clinic casting and a boot were applied.", ["casting", "boot"]),
        ("Diagnoses of postlaminectomy syndrome, gout and anxiety were provided.", []),
        ("The stiffness persisted after six massage visits and taping.", ["six massage visits", "taping"]),
        ("The weakness persists after the fall and the dizziness.", []),
    ],
)  # fmt: skip
def test_what_was_done_stands_before_its_verb_however_long(summary: str, given: list[str]) -> None:
    assert _given(summary) == given


@pytest.mark.parametrize(
    ("summary", "given"),
    [
        ("He underwent right ankle arthroscopy with synovectomy and loose body removal, and massage.",
         ["right ankle arthroscopy with synovectomy and loose body removal", "massage"]),
        ("She underwent knee arthroscopy with debridement and a nerve block.",
         ["knee arthroscopy with debridement", "nerve block"]),
        ("She underwent fusion with screws on 2/3/2014 and removal of a plate on 4/5/2015.",
         ["fusion with screws", "removal of a plate"]),
        ("She received speech and vision therapy.", ["speech and vision therapy"]),
        ("He underwent removal of plate and wire loop, and a nerve block.",
         ["removal of plate and wire loop", "nerve block"]),
        ("He underwent removal of plate and massage.", ["removal of plate", "massage"]),
        ("He underwent radiofrequency ablation of the C4 and C5 medial branches.",
         ["radiofrequency ablation of the C4 and C5 medial branches"]),
        ("He received two blocks at L3-4 and L4-5 (2014, no help).", ["two blocks at L3-4 and L4-5"]),
        ("He received yoga, thirty-one classes, counseling, two courses of four and ice.",
         ["yoga, thirty-one classes", "counseling, two courses of four", "ice"]),
        ("He received physical therapy, fifteen sessions in all, and rest.",
         ["physical therapy, fifteen sessions in all", "rest"]),
        ("She received massage (four visits), Botox (two rounds), and rest.",
         ["massage (four visits)", "Botox (two rounds)", "rest"]),
        ("Surgeries: ankle fusion '03, plate removal '04.", ["ankle fusion", "plate removal"]),
        ("He received ESI x 2 (2011-2013), neck fusion of 3/4/2015 and nerve blocks twice in 2016.",
         ["ESI x 2", "neck fusion", "nerve blocks"]),
        ("Treatment to date: implant - failed, massage - some relief, rest.", ["implant", "massage", "rest"]),
        ("He received home health nursing, twice weekly until May, and ice.", ["home health nursing", "ice"]),
        ("He underwent a knee fusion which ended in May and brought about a limp.", ["knee fusion"]),
        ("She had massage, ankle cuff and taping.", ["massage", "ankle cuff", "taping"]),
        ("She had massage, fever and chills.", ["massage"]),
    ],
)  # fmt: skip
def test_what_belongs_to_one_treatment(summary: str, given: list[str]) -> None:
    assert _given(summary) == given


@pytest.mark.parametrize(
    ("summary", "given"),
    [
        ("Previous medicines which he gave up were Mobic (rash) and Topamax.", ["Mobic", "Topamax"]),
        ("Operations done in those years: ankle fusion and plate removal.", ["ankle fusion", "plate removal"]),
        ("Care during the second year consisted of yoga and Mobic.", ["yoga", "Mobic"]),
        ("Treatment over nine years comprises yoga, ice and, of creams, Voltaren.", ["yoga", "ice", "Voltaren"]),
        ("Treatment has amounted to a cane and ice.", ["cane", "ice"]),
        ("Medical care was a cane, ice and massage.", ["cane", "ice", "massage"]),
        ("What has been tried for him, by year: ice; massage.", ["ice", "massage"]),
        ("Sx hx: ankle fusion 2/03, plate removal 5/04. Other tx: ice, yoga.",
         ["ankle fusion", "plate removal", "ice", "yoga"]),
        ("Meds failed + d/c'd: Mobic (rash), Soma.", ["Mobic", "Soma"]),
        ("Meds: Mobic, Soma.", []),
        ("There was a walking boot and there were then six massage visits.", ["walking boot", "six massage visits"]),
        ("There was a request for massage. There was a need for ice. There were two falls.", []),
        ("The internist has given him Mobic and massage.", ["Mobic", "massage"]),
        ("The hospital gave her crutches.", ["crutches"]),
        ("The clinic gave her notice.", []),
        ("She has been in group therapy and has done yoga.", ["group therapy", "yoga"]),
        ("She has been in pain and in her garden.", []),
    ],
)  # fmt: skip
def test_further_words_that_treatments_follow(summary: str, given: list[str]) -> None:
    assert _given(summary) == given


@pytest.mark.parametrize(
    "summary",
    [
        "Dad (71) s/p knee replacement.",
        "Her older brother had a hip replacement.",
        "His sister-in-law, 44, underwent the same surgery.",
        "An aunt had a neck fusion.",
    ],
)
def test_what_a_relative_had_is_none(summary: str) -> None:
    assert _given(summary) == []


@pytest.mark.parametrize(
    ("summary", "given"),
    [
        ("Urgent care: two staples, crutches.", ["two staples", "crutches"]),
        ("The neck came next: cervical fusion on 2/3/2014 and a collar.", ["cervical fusion", "collar"]),
        ("Since that time: yoga x 9, Mobic, lumbar blocks.", ["yoga x 9", "Mobic", "lumbar blocks"]),
        ("Current regimen: Mobic, massage.", []),
        ("Topicals: Voltaren gel, lidocaine patch.", []),
        ("At night: Mobic.", []),
        ("Denied by the carrier: massage, a TENS unit.", []),
        ("Worker: female, school bus driver.", []),
        ("Rx - Mobic, Soma, Norco.", []),
        ("With the third physician, since 4/2015, massage (9) and infrared (4).", ["massage (9)", "infrared (4)"]),
        ("With the second physician, massage was refused.", []),
        ("Same day: a sling and ice.", ["sling", "ice"]),
        ("After that, yoga, ice.", ["yoga", "ice"]),
        ("Zinc 0.5% cream, massage, ice.", ["Zinc 0.5% cream", "massage", "ice"]),
        ("5/6/14: knee pain. Ankle fusion with a plate on 8/9/2012.", ["Ankle fusion with a plate"]),
    ],
)
def test_lists_behind_a_colon_or_a_phrase_without_a_verb(summary: str, given: list[str]) -> None:
    assert _given(summary) == given


@pytest.mark.parametrize(
    ("summary", "given"),
    [
        ("Ankle fusion was done on 2/3/2014, plate removal on 4/5/2014, and neurolysis of the nerve in 2015.",
         ["Ankle fusion", "plate removal", "neurolysis of the nerve"]),
        ("Ankle fusion was done on 2/3/2014, and the first MRI on 4/5/2014.", ["Ankle fusion"]),
        ("Mobic 15mg was given in May, then Celebrex 200mg, stopped in June.", ["Mobic 15mg", "Celebrex 200mg"]),
        ("Mobic 15mg was given in May, then he moved.", ["Mobic 15mg"]),
        ("He underwent fusion; thereafter came a brace, massage and ice.", ["fusion", "brace", "massage", "ice"]),
        ("First came a brace and ice.", ["brace", "ice"]),
        ("The final procedure, on 4/5/2015, was an ankle fusion.", ["ankle fusion"]),
        ("The second procedure, on 4/5/2015, was not done.", []),
        ("Treated with ice and a sling. Then given crutches. Put through three maneuvers.",
         ["ice", "sling", "crutches", "three maneuvers"]),
        ("Given his age, rest is wise.", []),
        ("Ice and a week of rest given.", ["Ice", "week of rest"]),
        ("Meniscectomy and pinning was done in May.", ["Meniscectomy and pinning"]),
        ("Meniscectomy and massage was done in May.", ["Meniscectomy", "massage"]),
        ("He limps, two blocks in 2014 having helped for a week.", ["two blocks"]),
        ("There was a wound, for which open reduction and internal fixation of the left hip was done.",
         ["open reduction and internal fixation of the left hip"]),
        ("Since then an ankle brace (5/2012, a day; 6/2013, a week) and ice were provided.", ["ankle brace", "ice"]),
        ("She has had, in our view, six blocks and, over all these years, massage.", ["six blocks", "massage"]),
        ("Having had over the past two decades a cane and ice, he rests.", ["cane", "ice"]),
        ("Massage came to her home nine times.", ["Massage"]),
    ],
)  # fmt: skip
def test_what_else_was_done_is_told_without_its_verb(summary: str, given: list[str]) -> None:
    assert _given(summary) == given


@pytest.mark.parametrize(
    ("summary", "given"),
    [
        ("He underwent an ankle fusion. The fusion let him walk.", ["ankle fusion"]),
        ("He underwent two hip blocks. The first of these blocks failed.", ["two hip blocks"]),
        ("He underwent right hip open labral repair. Status post right hip repair.", ["right hip open labral repair"]),
        ("The massage let him walk.", ["massage"]),
        ("She wore a brace as a girl.", []),
        ("She had a knee fusion through private insurance.", []),
        ("Left knee arthroscopy 2003, non-industrial. Ankle fusion 2004.", []),
        ("PMH gout, s/p ankle fusion 2010.", []),
        ("Knee arthroscopy suggested by the surgeon 5/2019; he waits.", []),
        ("An earlier review had cert'd the first block.", []),
        ("He had a cataract removal.", []),
    ],
)
def test_what_is_told_again_or_was_not_for_the_injury_is_none(summary: str, given: list[str]) -> None:
    assert _given(summary) == given
