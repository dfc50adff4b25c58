"""The service category of an item's heading."""

from pathlib import Path

import pytest
from made_letters import MadeItem, final_determination, read_record

from workbench.extraction.categories import category_of
from workbench.extraction.stream import Stream
from workbench.extraction.vocabulary import sections
from workbench.model.threshold import DOUBT_BELOW

HEADINGS = Path(__file__).parents[2] / "data" / "headings.tsv"
"""Category and heading, as reviewers print them: long and short, with their abbreviations."""


@pytest.mark.parametrize(
    ("heading", "category"),
    [
        ("Hydrocodone/APAP 10/325mg #120", "Pharmaceuticals"),
        ("Zyzzyva placement, left", "Surgery"),
        ("Quux retraining x 12 visits", "Rehabilitation"),
        ("Quux cushion", "DMEPOS"),
        ("Elastic shrinkers for the residual limb", "DMEPOS"),
        ("Block graft from the ramus under sedation", "Dental"),
        ("Work hardening, 8 visits, pending the result of testing", "Rehabilitation"),
        ("Replacement socket liner for the prosthesis", "DMEPOS"),
        ("Replacement of the right hip", "Surgery"),
        ("Associated surgical services: Pain pump, 3 days", "DMEPOS"),
        ("Pain pump implantation", "Surgery"),
        ("Endosseous implant, site #9, with crown", "Dental"),
        ("Bone graft to extraction site #30", "Dental"),
        ("Pre-operative echocardiogram", "Surgery"),
        ("Periodontal maintenance every 3 months", "Dental"),
        ("Porcelain veneers #7-10", "Dental"),
        ("Dental consult for grinding", "Evaluation and management"),
        ("Functional restoration program evaluation", "Evaluation and management"),
        ("Associated surgical service: pre-procedure EKG", "Surgery"),
        ("Associated surgical service: Chest x-ray", "Surgery"),
        ("2 ml ropivacaine saphenous nerve block", "Injections"),
        ("Lidocaine infusion, series of 2", "Injections"),
        ("Beck Anxiety Inventory, monthly", "Diagnostic testing"),
        ("Percutaneous electrical neurostimulator x 3", "DMEPOS"),
        ("Mandibular occlusal guard", "Dental"),
        ("Bone graft and implant placement tooth #19", "Dental"),
        ("Scaling and root planing, 4 quadrants", "Dental"),
        ("Composite restoration, two surfaces", "Dental"),
        ("Prescription sunglasses with UV coating", "DMEPOS"),
        ("Bifocal spectacles", "DMEPOS"),
        ("Contact lenses, 1 pair", "DMEPOS"),
        ("Aspen LSO back support purchase", "DMEPOS"),
        ("Home paraffin bath unit", "DMEPOS"),
        ("Paraffin wax bath for home use", "DMEPOS"),
        ("Cervical pillow (gel)", "DMEPOS"),
        ("Thumb spica, prefabricated", "DMEPOS"),
        ("Rollator with seat", "DMEPOS"),
        ("Lift chair", "DMEPOS"),
        ("Stairlift installation", "DMEPOS"),
        ("OrthoStim 4 unit x 3 months", "DMEPOS"),
        ("VascuTherm hot/cold unit with DVT wrap 30 day rental", "DMEPOS"),
        ("Knee ankle foot orthosis", "DMEPOS"),
        ("TED hose", "DMEPOS"),
        ("Resistance chair with freedomflex shoulder stretch", "DMEPOS"),
        ("Zynex NexWave unit", "DMEPOS"),
        ("Eszopiclone 2 mg at bedtime", "Pharmaceuticals"),
        ("Celecoxib 200mg QD", "Pharmaceuticals"),
        ("Linzess 145 mcg", "Pharmaceuticals"),
        ("Lorzone 750", "Pharmaceuticals"),
        ("Butrans 10 mcg/hr patches, 4", "Pharmaceuticals"),
        ("Xtampza ER", "Pharmaceuticals"),
        ("Gralise", "Pharmaceuticals"),
        ("Emgality 120 mg", "Pharmaceuticals"),
        ("Flurbiprofen 20%/Lidocaine 5%/Menthol 4% 180 gm", "Pharmaceuticals"),
        ("Jublia topical solution", "Pharmaceuticals"),
        ("Restasis ophthalmic emulsion", "Pharmaceuticals"),
        ("Nuedexta", "Pharmaceuticals"),
        ("Trintellix", "Pharmaceuticals"),
        ("Contrave", "Pharmaceuticals"),
        ("Amlodipine besylate", "Pharmaceuticals"),
        ("Jardiance", "Pharmaceuticals"),
        ("Suboxone film 8/2", "Pharmaceuticals"),
        ("HbA1c", "Diagnostic testing"),
        ("TSH and free T4 levels", "Diagnostic testing"),
        ("Vitamin D 25-OH level", "Diagnostic testing"),
        ("Testosterone level, free and total", "Diagnostic testing"),
        ("SPECT CT of the lumbar spine", "Diagnostic testing"),
        ("Visual field examination with OCT", "Diagnostic testing"),
        ("EMG/NCV of bilateral upper extremities", "Diagnostic testing"),
        ("Sed rate, CRP, ANA", "Diagnostic testing"),
        ("Cardiac catheterization", "Diagnostic testing"),
        ("Hepatitis B and C serology", "Diagnostic testing"),
        ("Urology consult", "Evaluation and management"),
        ("Follow up with ENT", "Evaluation and management"),
        ("Pain psychologist evaluation and treatment", "Evaluation and management"),
        ("Gastroenterology evaluation", "Evaluation and management"),
        ("Initial visit with hand surgeon", "Evaluation and management"),
        ("Vestibular rehab 2 x 6", "Rehabilitation"),
        ("Chiro 2x4 lumbar", "Rehabilitation"),
        ("Feldenkrais sessions", "Rehabilitation"),
        ("Left L4-5 transforaminal ESI under fluoroscopy", "Injections"),
        ("Occipital nerve block, bilateral", "Injections"),
        ("Zilretta 32 mg knee", "Injections"),
        ("Suprascapular nerve RFA", "Injections"),
        ("Dupuytren fasciectomy right ring finger", "Surgery"),
        ("Vitrectomy, left eye", "Surgery"),
        ("Ganglionectomy dorsal wrist", "Surgery"),
        ("RN assessment for home care needs", "Home health"),
        ("CBT 12 sessions with psychologist", "Behavioral and mental health"),
        ("Outpatient detoxification program 4 weeks", "Programs"),
        ("Hyperbaric oxygen x 20", "Other"),
        ("Spanish interpreter for office visits", "Other"),
        ("Topical compound cream 120gm", "Pharmaceuticals"),
        ("Medical food: Theramine #90", "Pharmaceuticals"),
        ("Post-operative physical therapy, right knee", "Rehabilitation"),
        ("Gym membership for six months", "Rehabilitation"),
        ("MR arthrogram of the left hip", "Diagnostic testing"),
        ("Neuropsychological testing", "Diagnostic testing"),
        ("Post-operative sling", "DMEPOS"),
        ("Bone growth stimulator", "DMEPOS"),
        ("Ultrasound guided injection, right shoulder", "Injections"),
        ("Ketamine infusion", "Injections"),
        ("Assistant surgeon", "Surgery"),
        ("Pre-operative EKG and labs", "Surgery"),
        ("Spinal cord stimulator trial", "Surgery"),
        ("Functional capacity evaluation", "Evaluation and management"),
        ("Consultation with a spine surgeon", "Evaluation and management"),
        ("Biofeedback, six sessions", "Behavioral and mental health"),
        ("Weight loss program", "Programs"),
        ("Transportation to all visits", "Home health"),
        ("Root canal, tooth 14", "Dental"),
        ("Shock wave therapy for the heel", "Other"),
        ("Lab: methadone", "Diagnostic testing"),
        ("Labs: lithium and carbamazepine", "Diagnostic testing"),
        ("Serum estradiol", "Diagnostic testing"),
        ("Autologous serum eye drops", "Pharmaceuticals"),
        ("Depo-Medrol 40mg injection under fluoroscopy", "Injections"),
        ("Toradol 60mg injection", "Injections"),
        ("Sumatriptan 6mg injection pens #6", "Pharmaceuticals"),
        ("Psychiatric medication check, monthly", "Evaluation and management"),
        ("Psychiatrist visits x 6", "Evaluation and management"),
        ("Topography of the cornea, both eyes", "Diagnostic testing"),
        ("Replacement shoe filler, right", "DMEPOS"),
        ("Walking cast for the left foot", "DMEPOS"),
        ("Home glucose monitor with test strips", "DMEPOS"),
        ("Ablative CO2 laser, scar of the neck, 2 sessions", "Surgery"),
        ("Dermagraft to the heel ulcer x 4", "Surgery"),
        ("Bone marrow aspiration for the fusion", "Surgery"),
    ],
)
def test_a_heading_is_what_the_thing_is(heading: str, category: str) -> None:
    assert read_record(final_determination(items=[MadeItem(heading)])).items[0].category == category


def test_a_heading_of_unknown_words_has_no_category() -> None:
    assert read_record(final_determination(items=[MadeItem("Zyzzyva of the quux")])).items[0].category is None


def test_categories_of_many_headings() -> None:
    wrong = {}
    for line in HEADINGS.read_text("utf-8").splitlines():
        category, heading = line.split("\t")
        found = category_of(Stream([heading]), 0, len(heading))
        if found is None or found.value != category:
            wrong[heading] = found and found.value
    assert not wrong


@pytest.mark.parametrize(
    ("heading", "category", "rival"),
    [
        ("Psychological evaluation", "Evaluation and management", "Behavioral and mental health"),
        ("Skilled nursing facility, 14 days", "Surgery", "Home health"),
        ("Ergonomic evaluation", "Evaluation and management", "Other"),
        ("Colonoscopy with biopsy", "Diagnostic testing", "Surgery"),
        ("Quuxoscopy", "Diagnostic testing", "Surgery"),
        ("Work hardening, 10 sessions", "Rehabilitation", "Programs"),
        ("Erenumab 70 mg, monthly x 3", "Pharmaceuticals", "Injections"),
        ("Testosterone 200 mg/ml, one vial", "Pharmaceuticals", "Injections"),
        ("Ultrasound guidance", "Diagnostic testing", "Injections"),
    ],
)
def test_what_two_categories_may_claim_offers_the_other_and_is_doubtful(
    heading: str, category: str, rival: str
) -> None:
    stream = Stream([heading])
    found = category_of(stream, 0, len(stream.text))
    assert found is not None
    assert (found.value, found.others[0].value) == (category, rival)
    assert found.confidence < DOUBT_BELOW
    misread = category_of(Stream([heading], misread=True), 0, len(stream.text))
    assert misread is not None
    assert misread.value == category


@pytest.mark.parametrize(
    ("heading", "sure"),
    [
        ("Consultation with a psychologist", True),
        ("Testosterone 50 mg gel", True),
        ("Associated surgical service: Assistant surgeon", True),
        ("Pre-operative EKG and laboratory tests", True),
        ("Pre-operative visit to a quux nurse", False),
        ("Extracorporeal shock wave therapy, 3 sessions", True),
        ("Interpreter services", False),
        ("Crown on tooth #14", True),
        ("Ultrasound guided knee injection", True),
    ],
)
def test_what_the_record_format_names_or_is_part_of_what_decides_leaves_no_doubt(heading: str, sure: bool) -> None:
    stream = Stream([heading])
    found = category_of(stream, 0, len(stream.text))
    assert found is not None
    assert (found.confidence >= DOUBT_BELOW) is sure


def test_every_phrase_with_a_rival_is_a_phrase_of_another_category() -> None:
    told = {}
    for category, lines in sections("categories").items():
        for line in lines:
            phrase, _, weight = line.rpartition(" ")
            told[phrase if phrase and weight.isdigit() else line] = category
    rivals = [(phrase, rival) for rival, listed in sections("rivals").items() for phrase in listed]
    assert len(rivals) == len({phrase for phrase, _ in rivals})
    for phrase, rival in rivals:
        assert rival in sections("categories")
        assert told[phrase] != rival
