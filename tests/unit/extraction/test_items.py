"""Items of the three layouts."""

import re
from collections.abc import Callable
from itertools import count

import pytest
from made_letters import BASIS, MadeItem, final_determination, letter, notice, read_record, review_of

from workbench.model.review import Place

_TWO = [
    ("Massage, six visits", False, "It is 1. too much. The request is not medically necessary and appropriate."),
    ("One (1) visit with a neurologist", True, "It is medically necessary and appropriate."),
]


def test_a_heading_ends_in_its_decision() -> None:
    items = [MadeItem("Second opinion: Hand surgery - left", "Upheld"), MadeItem("Soma 350mg #60", "Overturned")]
    found = read_record(final_determination(items=items)).items
    assert [(item.treatment, item.decision) for item in found] == [
        ("Second opinion: Hand surgery - left", "Upheld"),
        ("Soma 350mg #60", "Overturned"),
    ]


def test_list_numbers_before_all_headings_belong_to_none() -> None:
    items = [MadeItem("1. MRI of the left shoulder"), MadeItem("2. 2 refills of Tramadol 50mg")]
    found = read_record(final_determination(items=items)).items
    assert [item.treatment for item in found] == ["MRI of the left shoulder", "2 refills of Tramadol 50mg"]


def test_a_number_with_a_point_behind_its_list_number_stays_whole() -> None:
    (item,) = read_record(letter([("1.5 ml betamethasone injection", True, "It is necessary.")])).items
    assert item.treatment == "1.5 ml betamethasone injection"


def test_a_label_quoted_in_a_rationale_opens_no_part() -> None:
    rationale = 'The denial has "Claims Administrator guideline: ODG" and no more. It is not medically necessary.'
    (item, other) = read_record(
        final_determination(items=[MadeItem("Soma", rationale=rationale), MadeItem("MRI")])
    ).items
    assert (item.rationale, item.treatment, other.treatment) == (rationale, "Soma", "MRI")


def test_a_decision_quoted_whole_in_a_rationale_is_no_item() -> None:
    rationale = (
        'An earlier review of it says: "Ambien 10mg #30: Upheld. Decision rationale: sleep was not told of." '
        "Nothing is new. The request is not medically necessary."
    )
    items = [MadeItem("Ambien 10mg #30", rationale=rationale), MadeItem("Lunesta 2mg #30")]
    found = read_record(final_determination(items=items)).items
    assert [(item.treatment, item.rationale == rationale) for item in found] == [
        ("Ambien 10mg #30", True),
        ("Lunesta 2mg #30", False),
    ]


def test_a_count_that_is_no_list_number_stays_in_its_heading() -> None:
    items = [MadeItem("1 prescription of Norco 10/325mg"), MadeItem("12. sessions of aquatic therapy")]
    found = read_record(final_determination(items=items)).items
    assert [item.treatment for item in found] == [item.heading for item in items]


def test_each_part_of_an_item_is_what_stands_under_its_label() -> None:
    (item,) = read_record(final_determination()).items
    assert (
        item.claims_administrator.text == "The Claims Administrator did not cite any medical evidence for its decision."
    )
    assert item.expert_reviewer.text == BASIS
    assert item.rationale == "The file does not say why it is needed. The request is not medically necessary."


def test_quoted_labels_and_decisions_inside_a_rationale_part_nothing() -> None:
    rationale = 'As said above (Norco: Overturned), the earlier "Decision rationale" stands. It was upheld: so be it.'
    found = read_record(final_determination(items=[MadeItem("Norco", rationale=rationale), MadeItem("Soma")])).items
    assert [item.treatment for item in found] == ["Norco", "Soma"]
    assert found[0].rationale == rationale


def test_an_abbreviation_in_a_heading_does_not_cut_it() -> None:
    items = [MadeItem("Norco"), MadeItem("Tylenol No. 3 (acetaminophen vs. codeine) #60")]
    assert read_record(final_determination(items=items)).items[1].treatment == items[1].heading


def test_a_rationale_without_a_full_stop_does_not_run_into_the_next_heading() -> None:
    items = [MadeItem("Norco", rationale="The request is not medically necessary"), MadeItem("Soma")]
    assert read_record(final_determination(items=items)).items[1].treatment == "Soma"


@pytest.mark.parametrize(
    ("decisions", "overall"),
    [
        (["Upheld", "Upheld"], "Upheld"),
        (["Overturned"], "Overturned"),
        (["Upheld", "Overturned"], "Partially overturned"),
    ],
)
def test_the_overall_word_follows_from_the_items(decisions: list[str], overall: str) -> None:
    text = final_determination(items=[MadeItem(f"Visit {n}", decision) for n, decision in enumerate(decisions)])
    cell = review_of(text).cells[Place("", "case.determination")]
    assert cell.value == overall
    assert [span.quote for span in cell.evidence] == decisions


def test_a_letters_own_overall_word_wins() -> None:
    assert read_record(letter(_TWO, overall="PARTIAL OVERTURN")).case.determination == "Partially overturned"


def test_a_letters_items_are_numbered_sentences() -> None:
    found = read_record(letter(_TWO)).items
    assert [(item.treatment, item.decision) for item in found] == [
        ("Massage, six visits", "Upheld"),
        ("One (1) visit with a neurologist", "Overturned"),
    ]
    assert found[0].rationale == _TWO[0][2]
    assert (found[0].expert_reviewer.text or "").startswith("The Physician Reviewer based his/her decision")


def test_a_notices_items_stand_once() -> None:
    found = read_record(notice(_TWO)).items
    assert [(item.treatment, item.decision, item.rationale) for item in found] == [
        (heading, "Overturned" if necessary else "Upheld", rationale) for heading, necessary, rationale in _TWO
    ]


def test_a_notices_paragraph_is_cut_where_the_expert_begins() -> None:
    (item, _) = read_record(notice(_TWO)).items
    assert item.claims_administrator.text == "The Claims Administrator based its decision on the MTUS."
    assert (item.expert_reviewer.text or "").startswith("The Expert Reviewer found the section")


def test_a_notices_summary_has_no_disclaimer_and_no_quotation_marks() -> None:
    summary = 'Disclaimer: The summary was taken from the denial dated May 2, 2013. "He fell. He has pain."'
    assert read_record(notice(_TWO, summary)).clinical_summary == "He fell. He has pain."


def test_a_disclaimer_that_leads_in_by_a_colon_takes_no_sentence_with_it() -> None:
    summary = 'Disclaimer: The summary is from the denial dated 5/2/2013: "A 36 year old man fell. He has pain."'
    found = read_record(notice(_TWO, summary))
    assert (found.clinical_summary, found.patient.age) == ("A 36 year old man fell. He has pain.", 36)


def test_a_letters_summary_has_no_disclaimer_either() -> None:
    summary = 'Disclaimer: The summary was taken from the denial dated May 2, 2013. "He fell. He has pain."'
    assert read_record(letter(_TWO, summary=summary)).clinical_summary == "He fell. He has pain."


def test_the_notice_of_assignment_is_no_date_assigned() -> None:
    case = read_record(notice(_TWO)).case
    assert (case.date_assigned, case.decision_date, case.ur_denial_date) == (None, "2013-09-12", "2013-07-01")


def test_a_damaged_label_still_parts_an_item_and_is_doubtful() -> None:
    text = final_determination(items=[MadeItem("Norco"), MadeItem("Soma")])
    at = text.rindex("Claims Administrator guideline:")
    review = review_of(
        text[:at] + "Clams Administrator guidelime:" + text[at + len("Claims Administrator guideline:") :]
    )
    assert [review.value(row.id, "treatment") for row in review.rows_of("items")] == ["Norco", "Soma"]
    proposal = review.cells[Place("i2", "claims_administrator.text")].proposal
    assert proposal
    assert proposal.confidence < 0.75


def _misread(text: str) -> str:
    """Every third word of nine letters or more without its fifth letter."""
    turn = count()
    return re.sub(r"\b(\w{4})\w(\w{4,})\b", lambda m: m[1] + m[2] if next(turn) % 3 == 0 else m[0], text)


@pytest.mark.parametrize("made", [letter, notice])
def test_items_are_found_in_a_text_misread_all_over(made: Callable[[list[tuple[str, bool, str]]], str]) -> None:
    review = review_of(_misread(made(_TWO)))
    decisions = [review.cells[Place(row.id, "decision")] for row in review.rows_of("items")]
    assert [cell.value for cell in decisions] == ["Upheld", "Overturned"]
