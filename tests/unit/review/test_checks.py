"""Each check finds what it is for, says so in words, quotes both sides, and leaves a sound record alone."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest
from invented_review import DECISION, ENTRIES, LINK, PAGES, entry, invented_record, proposed

from workbench.model.check_words import NAMES
from workbench.model.fields import EXPERT_CITATIONS, ROOT
from workbench.model.findings import Finding
from workbench.model.guidelines import Guideline
from workbench.model.review import Cell, Place, ReviewRecord, Value
from workbench.review.checks import CHECKS, run_checks
from workbench.review.checks.codes import systems_of
from workbench.review.checks.decisions import leaning, verdict
from workbench.review.checks.finding import CheckContext, Other
from workbench.review.checks.people import is_state

RATIONALE = Place("i1", "rationale")
LAYOUT = Place(ROOT, "document.layout")
RETIRED: dict[Place, Value] = {Place("d1", "code"): "M54.5", Place("d1", "code_system"): "ICD-10-CM"}


def found(
    values: dict[Place, Value], entries: tuple[Guideline, ...] = ENTRIES, record: ReviewRecord | None = None
) -> dict[str, Finding]:
    """What the checks find in the invented record with these values, by code."""
    record = record or invented_record()
    cells = {**record.cells, **{place: proposed(value) for place, value in values.items()}}
    context = CheckContext({each.id: each for each in entries}, date(2026, 1, 1))
    return {each.code: each for each in run_checks(msgspec.structs.replace(record, cells=cells), context)}


def case(name: str) -> Place:
    return Place(ROOT, f"case.{name}")


def test_a_sound_record_has_no_findings() -> None:
    assert found({}) == {}


def test_every_code_stands_once_and_has_a_reason() -> None:
    assert len({check.code for check in CHECKS}) == len(CHECKS)
    assert all(check.reason.endswith(".") for check in CHECKS)


def test_a_check_that_is_off_finds_nothing() -> None:
    record = msgspec.structs.replace(invented_record(), rows={}, cells={})
    codes = {finding.code for finding in run_checks(record, CheckContext(), off=("I1",))}
    assert "I1" not in codes


@pytest.mark.parametrize(
    ("values", "code", "severity"),
    [
        ({DECISION: "Overturned", case("determination"): "Overturned"}, "D1", "error"),
        ({case("determination"): "Overturned"}, "D2", "error"),
        ({case("determination"): "Overturned", LAYOUT: "determination-letter"}, "D2", "warning"),
        ({case("determination"): None}, "D3", "warning"),
        ({Place("i1", "treatment"): None}, "I2", "error"),
        ({DECISION: None}, "I3", "error"),
        ({RATIONALE: None}, "I4", "warning"),
        ({Place("i1", "category"): None}, "I5", "warning"),
        ({case("decision_date"): "2041-04-15"}, "T1", "error"),
        ({case("date_of_injury"): "2014-04-16"}, "T2", "error"),
        ({case("date_of_injury"): "2012-02-02", case("date_of_injury_end"): "2012-01-01"}, "T3", "error"),
        ({case("application_received"): "2014-05-01"}, "T4", "warning"),
        ({Place(ROOT, "patient.age"): 144}, "P1", "warning"),
        ({Place(ROOT, "patient.age"): 30, case("date_of_injury"): "1990-01-01"}, "P1", "warning"),
        ({Place("l1", "value"): "Los Angeles"}, "R1", "warning"),
        ({Place("d1", "code"): "M54.16"}, "C1", "error"),
        ({Place("d1", "code"): "7221O"}, "C1", "warning"),
        ({Place("d1", "code_system"): None}, "C1", "warning"),
        ({case("decision_date"): "2017-01-01"}, "C2", "warning"),
        ({case("decision_date"): "2016-01-01"}, "C2", "note"),
        ({Place("d1", "description"): "Neck pain"}, "C3", "warning"),
        ({Place("d1", "code"): "722.17"}, "C4", "warning"),
        ({Place("d1", "code"): "722.1"}, "C4", "note"),
        ({**RETIRED, case("decision_date"): "2023-01-01"}, "C4", "note"),
        ({LINK: "gone"}, "L1", "error"),
        ({Place("i1", "expert_reviewer.none_cited"): True}, "L2", "error"),
        ({PAGES: ((304, 304), (182, 182))}, "L3", "error"),
        ({PAGES: ((304, 306),)}, "L3", "warning"),
        ({case("decision_date"): "2018-01-01"}, "L4", "warning"),
    ],
)  # fmt: skip
def test_a_check_finds_what_it_is_for(values: dict[Place, Value], code: str, severity: str) -> None:
    assert found(values)[code].severity == severity


@pytest.mark.parametrize(
    ("rationale", "leans"),
    [
        ("The request is medically necessary. A taper would be wise.", "Overturned"),
        ("The MRI is medically necessary. Or else the MRI is not medically necessary. A taper is wise.", None),
        ("It helps. A taper would be wise.", None),
        ("It helps. The request is medically necessary.", None),
    ],
)
def test_a_conclusion_with_a_remark_behind_it_is_a_leaning(rationale: str, leans: str | None) -> None:
    outcome = leaning(rationale)
    assert (outcome[0] if outcome else None) == leans


def test_a_leaning_against_the_decision_warns_and_does_not_stop() -> None:
    finding = found({RATIONALE: "The request is medically necessary. A taper would be wise."})["D1"]
    assert (finding.severity, finding.message) == (
        "warning",
        "Item 1 is Upheld, but its rationale says “The request is medically necessary”.",
    )


def test_both_sides_are_quoted_where_a_rationale_ends_in_the_opposite() -> None:
    finding = found({DECISION: "Overturned", RATIONALE: "It was seen. The request is not medically necessary."})["D1"]
    assert finding.message == ("Item 1 is Overturned, but its rationale ends “The request is not medically necessary”.")
    assert [(span.start, span.quote) for span in finding.quotes] == [
        (0, "Overturned"),
        (13, "The request is not medically necessary."),
    ]


def test_a_page_outside_is_said_with_the_entrys_own_pages_and_the_citation_quoted() -> None:
    finding = found({PAGES: ((304, 304), (182, 182))})["L3"]
    assert finding.message == "Item 1 links page 182 to “Special studies” of pages 303–305."
    assert finding.quotes[-1].quote == "ACOEM Chapter 12 Page(s): 304"


@pytest.mark.parametrize("weak", [{"evidence": "recalled"}, {"note": "pages: recalled"}])
def test_a_page_outside_a_span_that_is_not_sure_says_so(weak: dict[str, object]) -> None:
    finding = found({PAGES: ((182, 182),)}, (entry("studies", **weak),))["L3"]
    assert finding.message.endswith("of pages 303–305, as far as known.")
    assert finding.severity == "warning"


def test_a_page_outside_a_chapter_warns_for_another_printing_has_others() -> None:
    assert found({PAGES: ((182, 182),)}, (entry("studies", kind="chapter"),))["L3"].severity == "warning"


def test_an_expert_who_does_not_rest_on_the_mtus_cites_nothing_of_it() -> None:
    said = "ACOEM. The Expert Reviewer did not base their decision on the MTUS."
    values: dict[Place, Value] = {Place("i1", "expert_reviewer.text"): said, Place("i1e1", "basis"): "MTUS"}
    assert found(values)["L5"].quotes[-1].quote == "did not base their decision on the MTUS"


def test_a_record_without_items_says_what_to_do() -> None:
    record = msgspec.structs.replace(invented_record(), rows={}, cells={Place(ROOT, "case.case_number"): Cell("CM1")})
    assert "reject the document" in found({}, record=record)["I1"].message


def test_a_case_number_of_another_document_is_named() -> None:
    findings = run_checks(invented_record(), CheckContext({e.id: e for e in ENTRIES}, same_case=(Other(2, "b.pdf"),)))
    assert [(each.code, each.record, "b.pdf" in each.message) for each in findings] == [("K1", 2, True)]


@pytest.mark.parametrize(
    ("rationale", "concluded"),
    [
        ("It helps. The MRI is medically necessary.", "Overturned"),
        ("It helps. The braces are, therefore, not medically necessary and appropriate.", "Upheld"),
        ("Not medically necessary.", "Upheld"),
        ("The request is medically necessary. A taper would be wise.", None),
        ("The guideline says that MRI is medically necessary.", None),
        ("If pain persists an MRI is medically necessary.", None),
        ("It is medically necessary and the rest is not medically necessary.", None),
        ("The claims administrator held that it is not medically necessary.", None),
        ("It was short. The request is accordingly not supported.", "Upheld"),
        ("It helped. The requested brace is approved.", "Overturned"),
        ("For both reasons, the original utilization review decision is upheld.", "Upheld"),
        ("The sessions are medically necessary and the denial is overturned.", "Overturned"),
        ("The denial is not upheld and is not overturned.", None),
        ("The request was approved in March.", None),
        ("The earlier request is medically necessary.", None),
        ("The first decision was upheld on appeal.", None),
        ("Thus, based on guidelines and the record, the request for Norco is not medically necessary.", "Upheld"),
        ("The request is supported by criteria, but the number is not.", None),
        ("", None),
    ],
)
def test_a_rationale_concludes_only_what_its_last_sentence_says_outright(rationale: str, concluded: str | None) -> None:
    outcome = verdict(rationale)
    assert (outcome[0] if outcome else None) == concluded


@pytest.mark.parametrize(
    ("words", "is_one"),
    [
        ("California", True), ("CALIFORNIA.", True), ("State of Nevada", True), ("CA", True), ("CA/NV", True),
        ("Texas and New Mexico", True), ("Washington, D.C.", True), ("Los Angeles", False), ("Califomia", False),
        ("CA, Los Angeles", False), ("XX", False),
    ],
)  # fmt: skip
def test_states_are_known_by_name_and_by_postal_code(words: str, is_one: bool) -> None:
    assert is_state(words) == is_one


@pytest.mark.parametrize(
    ("code", "systems"),
    [
        ("724.2", {"ICD-9-CM"}),
        ("E849.0", {"ICD-9-CM"}),
        ("V45.4", {"ICD-9-CM", "ICD-10-CM"}),
        ("M54.16", {"ICD-10-CM"}),
        ("S83.511A", {"ICD-10-CM"}),
        ("304", {"ICD-9-CM"}),
        ("7242", {"ICD-9-CM"}),
        ("72420O", set()),
    ],
)
def test_a_code_has_the_form_of_its_systems(code: str, systems: set[str]) -> None:
    assert systems_of(code) == systems


def test_two_citations_of_one_party_are_both_looked_at() -> None:
    record = invented_record()
    row = msgspec.structs.replace(record.rows["i1e1"], id="i1e2", position=2.0)
    assert row.list == EXPERT_CITATIONS
    record = msgspec.structs.replace(record, rows={**record.rows, "i1e2": row})
    assert found({Place("i1e2", "guideline_id"): "gone"}, record=record)["L1"].places[0].row == "i1e2"


def test_every_check_that_fails_has_a_few_words_of_its_own() -> None:
    assert set(NAMES) == {check.code for check in CHECKS}
    assert len(set(NAMES.values())) == len(NAMES)
    assert all(len(name) <= 30 and not name.endswith(".") for name in NAMES.values())
