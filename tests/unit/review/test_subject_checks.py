"""An item's part of the body and its rationale's arguments against what is cited."""

from __future__ import annotations

import msgspec
import pytest
from invented_review import entry, invented_record, proposed

from workbench.model.findings import Finding
from workbench.model.review import Place
from workbench.review.checks import run_checks
from workbench.review.checks.finding import CheckContext
from workbench.review.checks.subjects import parts_named

LOW_BACK = entry("low-back", kind="chapter", title="Low Back Complaints", page_start=287, page_end=328)
STUDIES = entry("studies", parent_id="low-back")
ODG = entry("odg", body="ODG/Work Loss Data Institute", basis="Non-MTUS")


def found(treatment: str, rationale: str = "No red flags.", cited: str = "") -> list[Finding]:
    record = invented_record()
    changed = {Place("i1", "treatment"): proposed(treatment), Place("i1", "rationale"): proposed(rationale)}
    if cited:
        changed[Place("i1e1", "text")] = proposed(cited)
    record = msgspec.structs.replace(record, cells={**record.cells, **changed})
    return list(run_checks(record, CheckContext({each.id: each for each in (LOW_BACK, STUDIES, ODG)})))


def test_a_guideline_for_another_part_of_the_body_is_told_with_both_sides() -> None:
    (finding,) = found("Right knee MRI")
    assert (finding.code, finding.severity) == ("L6", "warning")
    assert finding.message == "Item 1, “Right knee MRI”, is for the knee, “Special studies” for the low back."
    assert [span.quote for span in finding.quotes] == ["Right knee MRI", "ACOEM Chapter 12 Page(s): 304"]


@pytest.mark.parametrize("treatment", ["Lumbar MRI", "MRI of the thoracolumbar spine", "Norco 10/325mg #120"])
def test_the_same_part_or_none_is_fine(treatment: str) -> None:
    assert found(treatment) == []


def test_a_citation_of_another_part_than_its_link_is_told() -> None:
    (finding,) = found("MRI", cited="ACOEM Neck Complaints Page(s): 304")
    assert (finding.code, finding.severity) == ("L9", "warning")
    assert finding.message == (
        "Item 1 cites “ACOEM Neck Complaints Page(s): 304” for the neck, "
        "but links to “Special studies” for the low back."
    )
    assert [span.quote for span in finding.quotes] == ["ACOEM Neck Complaints Page(s): 304"]


def test_parts_are_named_by_whole_words() -> None:
    assert parts_named("Handheld device, lower back") == {"low back"}


def test_a_guideline_argued_with_but_not_cited_is_noted_with_its_sentence() -> None:
    (finding,) = found("Lumbar MRI", "Pain is old. The ODG recommends no MRI. ODG again states so.")
    assert finding.code == "L7"
    assert finding.message == (
        "The rationale of item 1 argues “The ODG recommends no MRI”, but the expert cites nothing of ODG."
    )
    assert [span.quote for span in finding.quotes] == ["The ODG recommends no MRI"]


@pytest.mark.parametrize(
    "rationale", ["The ACOEM guideline asks for red flags.", "An ODG was mentioned.", "MTUS states so."]
)
def test_what_is_cited_or_only_mentioned_is_fine(rationale: str) -> None:
    assert found("Lumbar MRI", rationale) == []
