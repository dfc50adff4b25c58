"""The service category of an item's heading."""

import pytest
from made_letters import MadeItem, final_determination, read_record


@pytest.mark.parametrize(
    ("heading", "category"),
    [
        ("Hydrocodone/APAP 10/325mg #120", "Pharmaceuticals"),
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
    ],
)
def test_a_heading_is_what_the_thing_is(heading: str, category: str) -> None:
    assert read_record(final_determination(items=[MadeItem(heading)])).items[0].category == category


def test_a_heading_of_unknown_words_has_no_category() -> None:
    assert read_record(final_determination(items=[MadeItem("Zyzzyva of the quux")])).items[0].category is None
