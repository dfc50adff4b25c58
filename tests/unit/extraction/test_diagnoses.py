"""Diagnoses of the summary."""

import re
from pathlib import Path

import pytest
from made_letters import MadeItem, final_determination, read_record

from workbench.extraction import diagnosis_words

DETERMINATIONS = Path(__file__).resolve().parents[2] / "data" / "determinations"


def _diagnoses(summary: str) -> list[str]:
    return [diagnosis.description for diagnosis in read_record(final_determination(summary)).diagnoses]


@pytest.mark.parametrize(
    ("summary", "named"),
    [
        ("She was diagnosed with wrist pain and trigger thumb.", ["wrist pain", "trigger thumb"]),
        ("Diagnoses include neck sprain, thoracic strain, and anxiety.", ["neck sprain", "thoracic strain", "anxiety"]),
        ("Impression: right knee effusion; loose bodies.", ["right knee effusion", "loose bodies"]),
        ("His diagnoses are: 1. Gout. 2. Foot drop. 3. Chronic pain.", ["Gout", "Foot drop", "Chronic pain"]),
        ("The assessment was cervical sprain/strain, resolved.", ["cervical sprain/strain, resolved"]),
        ("He is being treated for elbow bursitis and rule out neuropathy.", ["elbow bursitis", "rule out neuropathy"]),
        ("The psychologist diagnosed panic disorder.", ["panic disorder"]),
        ("The doctor lists hip bursitis and knee pain as the diagnoses.", ["hip bursitis", "knee pain"]),
        ("The diagnosis by the note of 3/4/2013 is lumbar strain.", ["lumbar strain"]),
        ("Diagnostic impressions are disc protrusion at L4-5 with stenosis and facet hypertrophy, per MRI.",
         ["disc protrusion at L4-5 with stenosis and facet hypertrophy, per MRI"]),
        ("The listed diagnoses per Dr. N are: 1. Tennis elbow. 2. Gout.", ["Tennis elbow", "Gout"]),
        ("Diagnoses were recorded as ankle sprain and gout.", ["ankle sprain", "gout"]),
        ("The attending doctor's assessment was wrist sprain, gout and obesity.", ["wrist sprain", "gout", "obesity"]),
        ("The note lists Axis I: Panic disorder. Axis II: None.", ["Panic disorder"]),
        ("The file shows treatment for hip bursitis and insomnia after a fall.", ["hip bursitis", "insomnia"]),
        ("Her doctors have assessed elbow bursitis and gout.", ["elbow bursitis", "gout"]),
        ("Impression: (a) neck sprain, (b) gout, (c) tinnitus.", ["neck sprain", "gout", "tinnitus"]),
        ("Impression: A) neck sprain B) gout C) tinnitus.", ["neck sprain", "gout", "tinnitus"]),
        ("He was found to have panic disorder with agoraphobia and irritable bowel syndrome.",
         ["panic disorder with agoraphobia", "irritable bowel syndrome"]),
        ("The diagnoses listed by Dr. B. Moss include ankle sprain and gout.", ["ankle sprain", "gout"]),
        ("His diagnoses, per Dr. Moss, are ankle sprain and heel spur.", ["ankle sprain", "heel spur"]),
        ("The diagnoses are as follows: ankle sprain, heel spur.", ["ankle sprain", "heel spur"]),
        ("The diagnosis of tarsal tunnel syndrome was made in June.", ["tarsal tunnel syndrome"]),
        ("Diagnoses are wrist sprain, worsening, gout, stable, and heel spur, much improved.",
         ["wrist sprain, worsening", "gout, stable", "heel spur, much improved"]),
        ("The impression was ankle sprain, new and gout, controlled.", ["ankle sprain, new", "gout, controlled"]),
        ("The diagnosis was gout, improved his gait with a cane.", ["gout"]),
        ("He has gout, heel spur and asthma according to the diagnosis list of the podiatrist.",
         ["gout", "heel spur", "asthma"]),
        ("She has tennis elbow and tinnitus per his list of diagnoses.", ["tennis elbow", "tinnitus"]),
        ("She has elbow pain, and there is no list of diagnoses.", []),
        ("He was diagnosed with ankle sprain with neuritis and hypertension.",
         ["ankle sprain with neuritis", "hypertension"]),
        ("Current diagnoses (herniated nucleus pulposus at L4-5 and gout) are given.",
         ["herniated nucleus pulposus at L4-5", "gout"]),
        ("She was followed for ankle pain since May.", []),
        ("Diagnoses included ICD-9 codes 845.0 and 724.4.", []),
        ("Diagnoses: #1 ankle sprain; #2 heel spur.", ["ankle sprain", "heel spur"]),
        ("The diagnoses are neck and thoracic strain, and gout.", ["neck and thoracic strain", "gout"]),
        ("Her diagnoses comprise heel spur and gout.", ["heel spur", "gout"]),
        ("His diagnoses are: 1.Gout 2.Heel spur 3.Tinnitus", ["Gout", "Heel spur", "Tinnitus"]),
        ("Diagnoses as of 4/4/14 are: gout, heel spur.", ["gout", "heel spur"]),
        ("Axis I: Panic disorder. Axis II: None. Axis III: Wrist injury.", ["Panic disorder", "Wrist injury"]),
        ("Diagnoses include gout; ankle sprain with neuritis; and insomnia.",
         ["gout", "ankle sprain with neuritis", "insomnia"]),
        ("She was found to have tenderness over the wrist.", []),
        ("He was diagnosed with gout and was given Motrin.", ["gout"]),
        ("Assessment/diagnosis: heel spur, gout.", ["heel spur", "gout"]),
        ("He is under the care of Dr. Moss for heel spur.", ["heel spur"]),
        ("Diagnoses: heel spur; no fracture.", ["heel spur"]),
        ("Diagnoses of the left foot included heel spur and bunion.", ["heel spur", "bunion"]),
        ("He has been treated for 3 years with Motrin.", []),
        ("The surgeon assessed the range of motion of the wrist.", []),
        ("Records indicate treatment for the wrist.", []),
        ("The MRI impression was a disc bulge.", []),
        ("He complains of neck pain and headaches.", []),
        ("The diagnosis was deferred.", []),
        ("No diagnosis is given. The claim is for back pain.", []),
        ("His wife was diagnosed with depression.", []),
        ("Gout was diagnosed in his father. A heel spur was diagnosed in May.", ["heel spur"]),
        ("Tarsal tunnel syndrome was diagnosed, but later ruled out.", []),
        ("The doctor lists gout as a diagnosis to be excluded.", []),
        ("The doctor gave an injection for diagnosis and made a referral for psychological diagnosis.", []),
        ("The clinic notes headaches for diagnosis.", ["headaches"]),
        ("He is followed for hypertension by his own doctor.", ["hypertension"]),
    ],
)  # fmt: skip
def test_what_the_summary_calls_a_diagnosis_is_one(summary: str, named: list[str]) -> None:
    assert _diagnoses(summary) == named


def test_a_code_closes_its_diagnosis() -> None:
    summary = "The diagnoses are opioid dependence, continuous (304.01), strain of neck (847.0) and obesity (E66.9)."
    found = read_record(final_determination(summary)).diagnoses
    assert [(one.description, one.code, one.code_system) for one in found] == [
        ("opioid dependence, continuous", "304.01", "ICD-9-CM"),
        ("strain of neck", "847.0", "ICD-9-CM"),
        ("obesity", "E66.9", "ICD-10-CM"),
    ]


@pytest.mark.parametrize("printed", ["(ICD-9 847.2)", "[847.2]", "- 847.2"])
def test_a_code_is_read_in_each_form(printed: str) -> None:
    found = read_record(final_determination(f"Diagnosis: Lumbar strain {printed}.")).diagnoses
    assert [(one.description, one.code) for one in found] == [("Lumbar strain", "847.2")]


def test_the_and_before_the_last_number_is_no_part_of_a_diagnosis() -> None:
    found = read_record(final_determination("Diagnoses: 1) Neck sprain, 847.0; and 2) Gout, 274.9.")).diagnoses
    assert [(one.description, one.code) for one in found] == [("Neck sprain", "847.0"), ("Gout", "274.9")]


def test_a_past_operation_listed_as_a_diagnosis_is_no_treatment() -> None:
    record = read_record(final_determination("Diagnoses: 1. Status post lumbar fusion. 2. Chronic pain."))
    assert [one.description for one in record.diagnoses] == ["Status post lumbar fusion", "Chronic pain"]
    assert record.treatments_to_date == ()


@pytest.mark.parametrize(
    ("summary", "named"),
    [
        ("- Onset: a cough in May - Working diagnoses: gout (274.9), morbid obesity (278.01) - To date he has had rest "
         "- Comorbid: hypertension", ["gout", "morbid obesity"]),
        ("* Complaint: wheeze * Assessment: asthma, moderate (J45.40); vocal cord dysfunction * Visits: three",
         ["asthma, moderate", "vocal cord dysfunction"]),
        ("Diagnoses: left knee derangement, and status post left knee arthroscopy.",
         ["left knee derangement", "status post left knee arthroscopy"]),
        ("Diagnoses: left knee meniscus tear, status post left knee arthroscopy; gout.",
         ["left knee meniscus tear, status post left knee arthroscopy", "gout"]),
        ("Diagnoses: - Lumbar strain - Knee sprain - Gout", ["Lumbar strain", "Knee sprain", "Gout"]),
        ("Dx = gout (274.9); ectropion (374.10).", ["gout", "ectropion"]),
        ("Assessment: a. T6 paraplegia, complete (344.1) b. Neurogenic bladder (596.54).",
         ["T6 paraplegia, complete", "Neurogenic bladder"]),
        ("He was diagnosed w/ carpal tunnel syndrome.", ["carpal tunnel syndrome"]),
        ("Dx per the note of 1/12/16: mild TBI (S06.9X1S), gout (M10.9).", ["mild TBI", "gout"]),
        ("Subj: neck is stiff. Obj: tender. Ass: cervical disc syndrome 722.0, gout 274.9.",
         ["cervical disc syndrome", "gout"]),
        ("S - sore. A - cervical strain, gout. P - rest.", ["cervical strain", "gout"]),
        ("Diagnostic formulation: neuropathic pain (M79.2); gout (M10.9).", ["neuropathic pain", "gout"]),
        ("He was found to have a well healed scar and a grip of 22 kg.", []),
    ],
)  # fmt: skip
def test_notes_name_diagnoses_in_their_own_way(summary: str, named: list[str]) -> None:
    found = read_record(final_determination(summary)).diagnoses
    assert [one.description for one in found] == named


def test_the_first_letters_hide_no_way_to_announce_diagnoses() -> None:
    trigger = diagnosis_words.TRIGGER
    every_way = re.compile(trigger.pattern.replace(diagnosis_words._FIRST_LETTERS, "", 1))
    texts = [" ".join(path.read_text("utf-8").lower().split()) for path in DETERMINATIONS.glob("*.txt")]
    texts += [f" {' '.join(way.split())} gout. " for way in WAYS]
    found = [[match.span() for match in trigger.finditer(text)] for text in texts]
    assert found == [[match.span() for match in every_way.finditer(text)] for text in texts]
    assert all(found[-len(WAYS) :])


WAYS = (
    "diagnosed with", "conditions diagnosed:", "diagnosis list shows", "impression of", "assessments -", "impr:",
    "ass:", "remaining problems:", "main problems are", "current problem list:", "chief problem is",
    "principal problem is", "being treated for", "under treatment for", "receiving care for",
    "currently followed for", "is managed for", "was seen for", "are treated for", "under the care of dr. roe for",
    "indicates ongoing treatment for", "shows treatment for", "reflects care for", "documents management for",
    "describes care for", "notes care for", "reports treatment for", "mentions care for", "supports care for",
    "has assessed", "had assessed", "assessed", "were treating him for", "axis ii:", "a/p:", "treater lists:",
    "provider recorded:", "physician records:", "doctor listed:", "surgeon lists:", "chiropractor lists:",
    "podiatrist lists:", "psychologist lists:", "dentist lists:", "gave as the diagnosis", "names as diagnoses",
    "surgeon diagnoses", "diagnosed", "and assessed with", "found to have", "found her to have",
    "made an assessment of", "offers an assessment of", "dx:", "dx =", "working diagnosis",
)  # fmt: skip


@pytest.mark.parametrize(
    ("summary", "named"),
    [
        ("Dx bunion of left foot (M20.12), gout (M10.9). Rest helps.", ["bunion of left foot", "gout"]),
        ("Impression lateral epicondylitis (M77.11). He rests.", ["lateral epicondylitis"]),
        ("The podiatrist sees her weekly and writes plantar fasciitis (728.71) and gout (274.9).",
         ["plantar fasciitis", "gout"]),
        ("The urologist settled on chronic prostatitis (601.1). She arrives at it by a test.", ["chronic prostatitis"]),
        ("I agree with the file that this is ulnar neuropathy (354.2), and I would rest.", ["ulnar neuropathy"]),
        ("The chart arrives at carpal tunnel syndrome.", ["carpal tunnel syndrome"]),
        ("What he calls it now is trigger thumb; it locks.", ["trigger thumb"]),
        ("She is assessed as tennis elbow, obesity and, in the words of the nurse, insomnia.",
         ["tennis elbow", "obesity", "insomnia"]),
        ("What does the clinic call it? Tennis elbow; rule out gout. What helps? Rest.",
         ["Tennis elbow", "rule out gout"]),
        ("What is the diagnosis? Gout (274.9). Who says so? A nurse.", ["Gout"]),
        ("The problem list of the clinic is headed so: bunion 727.1, gout 274.9.",
         ["bunion", "gout"]),
        ("She complains of pain in the wrist (719.43).", []),
        ("He asks for a brace (727.1) and was billed for a visit (354.0).", []),
        ("He arrived at the burn center. What helps him? Rest after a strain.", []),
        ("Fever was noted at 101.5, and he is better.", []),
        ("The clinic calls it a day. What was found? Nothing of note.", []),
    ],
)  # fmt: skip
def test_a_clause_names_a_diagnosis_by_its_code_or_by_what_it_is_called(summary: str, named: list[str]) -> None:
    assert _diagnoses(summary) == named


@pytest.mark.parametrize(
    ("summary", "named"),
    [
        ("A. Who 1. Teller, female. 2. Robbed. B. Diagnoses 1. Panic disorder 300.01 2. Insomnia 780.52 C. Care 1. PT",
         ["Panic disorder", "Insomnia"]),
        ("1. WHO: roofer. 2. WHAT SHE HAS, per Dr. of the unit: a. Paraplegia (344.1) b. Gout (274.9) 3. WHERE: home.",
         ["Paraplegia", "Gout"]),
        ("(a) Male, 49. (b) Axis I: Panic disorder 300.01. Axis II: deferred. Axis III: knee. (c) Has rested.",
         ["Panic disorder"]),
        ("The doctor's diagnoses of May 3, 2016 are gout (274.9) and bunion (727.1).", ["gout", "bunion"]),
        ("Diagnoses: gout (code 274.9), bunion (ICD-9 code 727.1).", ["gout", "bunion"]),
        ("Dx: neck strain; r/o CTS L. Panel of May also named a wrist.", ["neck strain", "r/o CTS L"]),
        ("Dx: bunion (727.1); knee OA. c/o: stiff, sore.", ["bunion", "knee OA"]),
        ("Working diagnoses are bunion and gout. Rule out neuropathy. The knee is fine.",
         ["bunion", "gout", "Rule out neuropathy"]),
        ("The diagnosis is FOOT DROP (736.79), and the disc at L4-5, 2 mm, IS A BYSTANDER.", ["FOOT DROP"]),
        ("A/P: knee arthritis (M17.32), s/p meniscectomy.", ["knee arthritis", "s/p meniscectomy"]),
        ("He made a diagnosis of trigger thumb and passed him on to a surgeon.", ["trigger thumb"]),
        ("The provisional diagnosis is bunion (727.1). An assessment by the QME reads gout (274.9).",
         ["bunion", "gout"]),
        ("Her diagnoses are bunion (727.1), and the course, which the doctor recounts, has comprised rest.",
         ["bunion"]),
    ],
)  # fmt: skip
def test_lists_of_diagnoses_end_where_another_thing_is_told(summary: str, named: list[str]) -> None:
    assert _diagnoses(summary) == named


def test_a_summary_that_begins_with_a_mark_is_whole() -> None:
    lead = "Disclaimer: The following case summary was taken from the denial dated July 8, 2013."
    told = "(a) Cook, 50. (b) Axis I: Panic disorder. (c) Rested."
    record = read_record(final_determination(f'{lead} "{told}"'))
    assert record.clinical_summary == told


def test_a_rationale_keeps_the_first_mark_of_its_list() -> None:
    listed = "- two visits left - no new injury - goals met Medically necessary."
    single = "The wrist healed - no visit is needed."
    for printed, read in ((listed, listed), (f"- {single[:17]}.", f"{single[:17]}.")):
        record = read_record(final_determination(items=[MadeItem("PT", rationale=printed)]))
        assert record.items[0].rationale == read
