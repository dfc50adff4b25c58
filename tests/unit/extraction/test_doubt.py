"""Signs of trouble that make a value doubtful."""

import pytest
from made_letters import MadeItem, document_of, final_determination, review_of

from workbench.extraction.doubt import ceiling, is_cut, of_citation, of_pages, of_words
from workbench.extraction.found import Findings, Found
from workbench.extraction.items import ItemParts, put_items
from workbench.extraction.stream import Stream
from workbench.model.review import Place
from workbench.model.states import needs_eyes
from workbench.model.threshold import DOUBT_BELOW


def _doubtful(text: str, row: str, name: str) -> bool:
    return needs_eyes(review_of(text).cells[Place(row, name)], DOUBT_BELOW)


@pytest.mark.parametrize("heading", ["Massage therapy for the", "MRI of the knee " * 20, "; Norco #60"])
def test_an_odd_heading_is_doubtful(heading: str) -> None:
    assert _doubtful(final_determination(items=[MadeItem(heading)]), "i1", "treatment")


def test_a_plain_heading_is_sure() -> None:
    assert not _doubtful(final_determination(items=[MadeItem("Norco 10/325mg #60")]), "i1", "treatment")


def test_a_rationale_that_swallowed_a_label_is_doubtful() -> None:
    rationale = "Not shown. MAXIMUS guidelin e Decision based on MTUS. It is not medically necessary."
    assert _doubtful(final_determination(items=[MadeItem("Norco", rationale=rationale)]), "i1", "rationale")


def test_dates_out_of_order_are_doubtful() -> None:
    text = final_determination(header="Date Assigned: 05/16/2014 Decision Date: 01/20/2014")
    assert _doubtful(text, "", "case.decision_date")
    assert _doubtful(text, "", "case.date_assigned")


def test_a_case_number_of_another_year_is_doubtful() -> None:
    assert _doubtful(
        final_determination(header="Case Number: CM14-0041873 Application Received: 05/16/2016"), "", "case.case_number"
    )


@pytest.mark.parametrize("text", ["Opioids, which is part of the", "same guideline", "(ODG", "Expert Reviewer found"])
def test_a_citation_with_words_of_the_frame_is_doubtful(text: str) -> None:
    assert of_citation(text, linked=True) < DOUBT_BELOW


def test_pages_that_no_guideline_has_are_doubtful() -> None:
    assert of_pages([(58, 569)]) < DOUBT_BELOW
    assert of_pages([(74, 80)]) == 1.0


def test_a_category_for_which_only_words_of_the_tail_speak_is_doubtful() -> None:
    assert _doubtful(final_determination(items=[MadeItem("Zyzzyva with a quux (replacement)")]), "i1", "category")


@pytest.mark.parametrize(
    "text",
    [
        "ODG Pain, Compound drugs; Medical supplies",
        "ODG, Pain, Compound drugs and Section 503A of the Act",
        "ODG, Burns, and Moore CS et al. A study",
    ],
)
def test_a_citation_that_may_be_two_is_doubtful(text: str) -> None:
    assert of_citation(text, linked=True) < DOUBT_BELOW


@pytest.mark.parametrize(
    "text", ["Moore CS, Lee A, et al. Neurosurgery. 2015;77(5):674-91", "Botulinum toxin (Botox; Myobloc) Page(s): 25"]
)
def test_a_journals_or_a_brackets_semicolon_is_no_sign(text: str) -> None:
    assert of_citation(text, linked=True) == 1.0


def test_a_heading_with_half_a_quotation_is_doubtful() -> None:
    assert _doubtful(final_determination(items=[MadeItem('Norco #60 per the "new plan')]), "i1", "treatment")


def test_a_diagnosis_that_names_no_condition_is_doubtful_whatever_its_code() -> None:
    summary = "The patient is a 45-year-old male. Diagnoses: left radius (733.82)."
    assert _doubtful(final_determination(summary), "d1", "description")


def test_an_item_without_either_partys_words_is_doubtful() -> None:
    told = (
        "Norco #90: Upheld\n\nDecision rationale: An old decision, told without marks. It is not medically necessary.\n"
    )
    text = final_determination(items=[MadeItem("Norco #60")]) + told
    assert _doubtful(text, "i2", "decision")
    assert not _doubtful(text, "i1", "decision")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("treatment", "As such, it is not medically necessary. umbar support"),
        ("treatment", "l. Massage therapy"),
        ("treatment", "Tramadol 150mg #60n"),
        ("rationale", "The file does not say why it is needed. The request is not necessary. of 3 and more"),
        ("value", "physical therapy she underwent arthroscopy"),
        ("clinical_summary", '; Disclaimer: The patient is 54 years old."'),
        ("treatment", "Massage therapy (neck"),
        ("expert_reviewer.text", "Decision based on Non-MTUS Official Disability Guidelines (ODG, Pain Chapter."),
    ],
)
def test_what_a_misread_letter_leaves_is_doubtful_in_a_misread_text(name: str, text: str) -> None:
    misread, clean = Stream([text], misread=True), Stream([text])
    assert ceiling(name, text, misread, ((0, len(text)),)) < DOUBT_BELOW
    assert ceiling(name, text, clean, ((0, len(text)),)) == 1.0


@pytest.mark.parametrize(
    ("statement", "text", "cut"),
    [
        ("MTUS Chronic Pain Medical Treatment 2009e Section(s): Drug testing", "Drug testing", True),
        ("MTUS Shoulder Complaints 29004, Section(s): Surgery", "Shoulder Complaints 29004", True),
        ("ODG, Walking aids (canes, crutches, braces)", "crutches", True),
        ("MTUS ACOEM Chapter 12 Page(s): 9, 298, 301", "298, 301", True),
        ("MTUS ACOEM Chapter 12 Page(s): 9, 298, 301", "ACOEM Chapter 12 Page(s): 9, 298, 301", False),
    ],
)
def test_a_citation_that_was_cut_at_a_misread_letter(statement: str, text: str, cut: bool) -> None:
    start = statement.index(text)
    assert is_cut(statement, start, start + len(text)) is cut


def _sure_of_rationale(text: str, parts: list[dict[str, str]]) -> list[bool]:
    """Whether each item's rationale is sure, its parts given by their words in a misread text."""
    stream = Stream([text], misread=True)
    findings = Findings(document_of(text), stream)
    items = []
    for one in parts:
        spans = {name: (at := stream.text.index(words), at + len(words)) for name, words in one.items()}
        item = ItemParts(spans["heading"], decision=Found("Upheld", ((0, 1),), "made@1", 0.99))
        item.admin, item.expert, item.rationale = (spans.get(name) for name in ("admin", "expert", "rationale"))
        items.append(item)
    put_items(findings, items, "made")
    cells = [cell for place, cell in findings.cells.items() if place.name == "rationale"]
    return [not needs_eyes(cell, DOUBT_BELOW) for cell in cells]


_ITEM = {
    "heading": "Norco",
    "admin": "Cited ODG.",
    "expert": "Cited MTUS.",
    "rationale": "No use of it is shown in the file that is at hand.",
}


@pytest.mark.parametrize(
    ("changed", "sure"),
    [
        ({}, True),
        ({"admin": "Cited ODG. The Reviewer cited MTUS."}, False),
        ({"expert": "It is not necessary."}, False),
    ],
)
def test_an_item_whose_part_runs_on_into_the_next_is_doubtful(changed: dict[str, str], sure: bool) -> None:
    item = {**_ITEM, **changed}
    assert _sure_of_rationale(" ".join(item.values()), [item]) == [sure]


def test_an_item_beside_one_that_lacks_a_part_is_doubtful() -> None:
    lacking = {"heading": "Massage", "admin": "None."}
    text = " ".join([*_ITEM.values(), *lacking.values()])
    assert _sure_of_rationale(text, [_ITEM, lacking]) == [False]


def test_what_stands_beside_a_heading_without_decision_is_doubtful() -> None:
    text = final_determination(items=[MadeItem("Norco #60"), MadeItem("Soma #30", decision="")])
    assert _doubtful(text, "i1", "rationale")
    assert _doubtful(text, "i2", "rationale")


@pytest.mark.parametrize(
    ("listed", "doubtful"),
    [
        ("left knee strain, patellar tendinitis (726.64)", True),
        ("left knee strain (844.9), patellar tendinitis (726.64)", False),
        ("left knee strain, patellar tendinitis", False),
    ],
)
def test_diagnoses_of_which_only_the_later_has_a_code_may_be_one(listed: str, doubtful: bool) -> None:
    text = final_determination(f"The patient is a 44 year old man. Diagnoses: {listed}.")
    assert [_doubtful(text, row, "description") for row in ("d1", "d2")] == [doubtful, doubtful]


@pytest.mark.parametrize(("entry", "doubtful"), [("bracing with poor fit", True), ("physical therapy x 12", False)])
def test_a_treatment_that_goes_on_to_say_more_is_doubtful(entry: str, doubtful: bool) -> None:
    text = final_determination(f"The patient is a 44 year old man. Treatment to date has included {entry}.")
    assert _doubtful(text, "t1", "value") is doubtful


def test_a_sex_that_the_pronouns_contradict_is_doubtful() -> None:
    text = final_determination("The patient is a 44 year old man. She fell. She reports pain, and her knee is weak.")
    assert _doubtful(text, "", "patient.sex")
    assert not _doubtful(final_determination("The patient is a 44 year old man. He fell."), "", "patient.sex")


class _Unsure(Stream):
    """A misread text, each of whose words is as doubtful as any other."""

    each = 0.0

    def unsure(self, start: int, end: int) -> float:
        return self.each * self.text.count(" ", start, end)


@pytest.mark.parametrize("each", [0.0001, 0.03, 1.0])
def test_a_text_of_many_thousand_words_is_judged_as_any_other(each: float) -> None:
    stream = _Unsure(["word " * 30_000], misread=True)
    stream.each = each
    sure = of_words(stream, ((0, len(stream.text)),), 50)
    assert (sure > DOUBT_BELOW) == (each < 0.02)
    assert 0.0 <= sure <= 1.0
