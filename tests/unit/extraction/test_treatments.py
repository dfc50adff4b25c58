"""Treatments to date."""

import pytest
from made_letters import final_determination, read_record


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
        ("Failed conservative measures include heat and Soma.", ["heat", "Soma"]),
        ("Treatment has included drugs, including Soma and Ultram, and a cane.",
         ["drugs, including Soma and Ultram", "cane"]),
        ("She was given Decadron 4 mg IM at the office visit of 4/4/2014.", ["Decadron 4 mg IM"]),
        ("On 4/4/2014 she wore a wrist splint.", []),
        ("Reports show that no surgery was performed.", []),
        ("Past surgical history: noncontributory.", []),
        ("He had extensive treatment, including massage and a sling.", ["massage", "sling"]),
        ("There is no mention of conservative care such as massage.", []),
        ("Conservative treatment, such as ice and massage, was recommended.", []),
        ("Treatments so far are massage and Naprosyn.", ["massage", "Naprosyn"]),
        ("Following surgery she had nine visits of massage.", ["surgery", "nine visits of massage"]),
        ("Current medications include Norco and Soma.", []),
        ("He takes Percocet at night.", []),
        ("Physical therapy was requested.", []),
        ("No prior treatment is available for review.", []),
        ("He has not had physical therapy.", []),
        ("X-rays were done and an MRI was performed.", []),
        ("The plan of treatment includes an injection.", []),
    ],
)  # fmt: skip
def test_what_was_given_counts(summary: str, given: list[str]) -> None:
    assert list(read_record(final_determination(summary)).treatments_to_date) == given
