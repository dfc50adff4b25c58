"""Treatments to date."""

import pytest
from made_letters import final_determination, read_record

from workbench.extraction.treatment_openers import OPENERS, Opener


@pytest.mark.parametrize(
    ("summary", "given"),
    [
        ("Treatment to date has included rest, a brace and six visits of massage.",
         ["rest", "brace", "six visits of massage"]),
        ("Conservative care consisted of NSAIDs, and physical therapy, 12 visits.",
         ["NSAIDs", "physical therapy, 12 visits"]),
        ("He has been treated with: Analgesics; a cane; and time off of work.",
         ["Analgesics", "cane", "time off of work"]),
        ("She underwent ankle arthroscopy on 3/4/2012 and ten sessions of therapy.",
         ["ankle arthroscopy", "ten sessions of therapy"]),
        ("He has had a knee injection with two weeks of relief and a hinged brace.",
         ["knee injection", "hinged brace"]),
        ("Ultram and a wrist splint were tried without benefit.", ["Ultram", "wrist splint"]),
        ("Acupuncture for eight visits gave a few days of relief.", ["Acupuncture for eight visits"]),
        ("An earlier trial of Lyrica was stopped for nausea.", ["Lyrica"]),
        ("Lyrica was begun at 50 mg in May.", ["Lyrica"]),
        ("Splints were worn at night and twelve sessions of hand therapy were completed.",
         ["Splints", "twelve sessions of hand therapy"]),
        ("Treatment has included a TENS unit, from which she has relief, and Norco.", ["TENS unit", "Norco"]),
        ("She had an open reduction and internal fixation of the wrist, followed by therapy.",
         ["open reduction and internal fixation of the wrist", "therapy"]),
        ("Past treatments are a sling (May) and four visits with a massage therapist; neither lasted.",
         ["sling (May)", "four visits with a massage therapist"]),
        ("Previous Tx: ice, a cane, ankle surgery.", ["ice", "cane", "ankle surgery"]),
        ("He has been treated with: Analgesics; and a leave of absence from his job.",
         ["Analgesics", "leave of absence from his job"]),
        ("The submitted notes indicate that an L5-S1 fusion was performed on 5/2/2011.", ["L5-S1 fusion"]),
        ("Past surgical history includes wrist arthroscopy and an appendectomy.", ["wrist arthroscopy"]),
        ("She is post-operative from an ankle fusion.", ["ankle fusion"]),
        ("Treatment for the left knee included ice, a brace and rest.", ["ice", "brace", "rest"]),
        ("Prior care for his neck was massage and a soft collar.", ["massage", "soft collar"]),
        ("Failed conservative measures include heat and Soma.", ["heat", "Soma"]),
        ("Treatment has included drugs, including Soma and Ultram, and a cane.",
         ["drugs, including Soma and Ultram", "cane"]),
        ("She was given Decadron 4 mg IM at the office visit of 4/4/2014.", ["Decadron 4 mg IM"]),
        ("On 4/4/2014 she wore a wrist splint.", []),
        ("Reports show that no surgery was performed.", []),
        ("Past surgical history: noncontributory.", []),
        ("PSH: negative for knee arthroscopy.", []),
        ("He used a forklift and went through the door. He went through physical therapy.", ["physical therapy"]),
        ("The operative note of May describes a torn meniscus.", []),
        ("There is no record that the worker completed massage. It is unclear whether he tried acupuncture.", []),
        ("The co-worker was treated with ice.", []),
        ("He will be admitted on 3/4/2012 for ankle fusion.", []),
        ("He had extensive treatment, including massage and a sling.", ["massage", "sling"]),
        ("There is no mention of conservative care such as massage.", []),
        ("Conservative treatment, such as ice and massage, was recommended.", []),
        ("Treatments so far are massage and Naprosyn.", ["massage", "Naprosyn"]),
        ("Following surgery she had nine visits of massage.", ["surgery", "nine visits of massage"]),
        ("Treatments tried: a) ice, b) hot packs, c) yoga.", ["ice", "hot packs", "yoga"]),
        ("She has had four visits with an acupuncturist and a sling.", ["four visits with an acupuncturist", "sling"]),
        ("He was administered an ankle injection at the 4/4/2014 visit.", ["ankle injection"]),
        ("Care has included: rest; massage; and, most recently, yoga.", ["rest", "massage", "yoga"]),
        ("She has had conservative care (rest, massage and Motrin).", ["rest", "massage", "Motrin"]),
        ("She has trialed and failed Lyrica and Mobic.", ["Lyrica", "Mobic"]),
        ("He underwent an ankle fusion in 2010 and again in 2012.", ["ankle fusion"]),
        ("An ankle fusion took place on 3/3/2012.", ["ankle fusion"]),
        ("He is status post right TKA.", ["right TKA"]),
        ("He was diagnosed with gout and was given Motrin.", ["Motrin"]),
        ("A hip fusion was performed in 2001, prior to the injury.", []),
        ("Treatment to date has been limited to rest and Motrin.", ["rest", "Motrin"]),
        ("She was off work and treated with Motrin.", ["Motrin"]),
        ("He has been treated for 3 years with Motrin and massage.", ["Motrin", "massage"]),
        ("He was authorized for nine visits and has completed six.", []),
        ("Current medications include Norco and Soma.", []),
        ("He takes Percocet at night.", []),
        ("Physical therapy was requested.", []),
        ("No prior treatment is available for review.", []),
        ("He has not had physical therapy.", []),
        ("X-rays were done and an MRI was performed.", []),
        ("The plan of treatment includes an injection.", []),
        ("He was also treated by a chiropractor for ten visits.", ["chiropractor for ten visits"]),
        ("In 3/2012, massage, a back brace and Norco were tried.", ["massage", "back brace", "Norco"]),
        ("ER visit 3/4/2012: wrist splint, ibuprofen.", ["wrist splint", "ibuprofen"]),
        ("He has been furnished with a cane and a knee brace.", ["cane", "knee brace"]),
        ("Left and right thumb spica splints were tried.", ["Left and right thumb spica splints"]),
        ("She completed first left, then right carpal tunnel release.", ["left, then right carpal tunnel release"]),
        ("Wrist splint; naproxen; hand therapy without relief.", ["Wrist splint", "naproxen", "hand therapy"]),
        ("L4-5 epidural steroid injection on 3/4/12 – 50% relief.", ["L4-5 epidural steroid injection"]),
        ("Naproxen was given in March.", ["Naproxen"]),
        ("He failed to respond to ice and a heel lift.", ["ice", "heel lift"]),
        ("He failed to respond to the questions.", []),
        ("Treatment has included a sling and swathe and debridement and skin grafting of the hand.",
         ["sling and swathe", "debridement and skin grafting of the hand"]),
        ("Treatment to date has included cold, rest and a boot.", ["rest", "boot"]),
        ("Notes tell of treatment to date of hand therapy, a splint and Mobic.", ["hand therapy", "splint", "Mobic"]),
        ("Therapies tried were a cane and six visits of massage.", ["cane", "six visits of massage"]),
        ("Prior dental tx on this claim: root canal #3, night guard.", ["root canal #3", "night guard"]),
        ("Prior surg: L3-4 laminectomy 2007. Tx hx: PT 12, Mobic.", ["L3-4 laminectomy", "PT 12", "Mobic"]),
        ("Tx plan: massage.", []),
        ("He went home. Since then: PT 24, Mobic.", ["PT 24", "Mobic"]),
        ("He went home. Since then: headache, nausea and falls.", []),
        ("The course, long as it was, has comprised two nerve blocks and Mobic.", ["two nerve blocks", "Mobic"]),
        ("She received a nerve block as an inpatient in 2015.", ["nerve block"]),
        ("On light duty since 5/6/19.", []),
        ("4. WHAT WAS DONE: a. Ankle fusion b. Rehabilitation x 3 weeks, and massage c. Mobic at home. She is well.",
         ["Ankle fusion", "Rehabilitation x 3 weeks, and massage", "Mobic at home"]),
        ("Care has included massage and a stimulator since removed.", ["massage", "stimulator"]),
        ("Treatment has included an injection (2/15) and rest.", ["injection", "rest"]),
        ("History of care: In 2011 he underwent an ankle fusion, massage.", ["ankle fusion", "massage"]),
        ("- Onset: a cough in May - Treatment has been: Mobic; a cane - Comorbid: gout - No films on file",
         ["Mobic", "cane"]),
        ("Treatment to date: - rest - massage - a cane", ["rest", "massage", "cane"]),
    ],
)  # fmt: skip
def test_what_was_given_counts(summary: str, given: list[str]) -> None:
    assert list(read_record(final_determination(summary)).treatments_to_date) == given


@pytest.mark.parametrize("opener", [opener for opener in OPENERS if opener.seeds])
def test_a_seed_stands_in_all_that_its_opener_finds(opener: Opener, summaries: str) -> None:
    found = [match[0] for match in opener.pattern.finditer(summaries)]
    assert found
    assert all(any(seed in said for seed in opener.seeds) for said in found)


@pytest.fixture(scope="module")
def summaries() -> str:
    """Sentences with each way of announcing treatments that is looked for by a seed."""
    return " ".join(
        (
            " treatment so far (rest), care rendered(ice), conservative care (rest), surgery (ankle fusion),",
            "has not responded well to ice, responded to ice, no response to ice, failed to respond to ice,",
            "has been refractory to ice, been unresponsive to ice,",
            "operated on for the knee: fusion, operated upon : fusion, the operative report of may describes a fusion,",
            "past history includes a fusion, prior surgeries : fusion, previous operations included a fusion,",
            "surgical history: fusion, psh : fusion, psh: fusion, sx hx: fusion, surg. history : fusion,",
            "there was a cast, there were then two blocks, then came a cast, the next step, in may, was a fusion,",
            "thereafter followed ice, first operation was a fusion,",
            "hospitalized for surgery, was hospitalised in may for rest, admitted for surgery,",
            "after a fusion, following an injection",
        )
    )
