"""Whole records proposed from files: citations cut from the statements and linked."""

from __future__ import annotations

from pathlib import Path

from workbench.guidelines import Linker, load_catalogue
from workbench.model.fields import ADMIN_CITATIONS, EXPERT_CITATIONS
from workbench.model.review import Place, ReviewRecord
from workbench.tasks.proposals import propose

_TEXT = """HOW THE IMR FINAL DETERMINATION WAS MADE
The expert reviewer is Board Certified in Neurology and is licensed to practice in Ohio.
CLINICAL CASE SUMMARY
The patient is a 45-year-old male who was injured on 3/4/2012.
IMR ISSUES, DECISIONS AND RATIONALES
The Final Determination was based on decisions for the disputed items/services set forth below:
MRI of the lumbar spine: Upheld
Claims Administrator guideline: The Claims Administrator did not cite any medical evidence for its decision.
MAXIMUS guideline: Decision based on MTUS ACOEM Chapter 12 Low Back
Complaints Page(s): 304.
Decision rationale: The request is not medically necessary.
"""


def _proposed(tmp_path: Path) -> tuple[str, ReviewRecord]:
    path = tmp_path / "made.txt"
    path.write_text(_TEXT, "utf-8")
    proposed = propose(path, None, Linker(load_catalogue()))
    return proposed.document.pages[0].text, proposed.record


def test_a_citation_becomes_a_row_with_its_parts(tmp_path: Path) -> None:
    _, record = _proposed(tmp_path)
    (row,) = record.rows_of(EXPERT_CITATIONS, "i1")
    assert row.id == "i1e1"
    assert record.value("i1e1", "basis") == "MTUS"
    assert record.value("i1e1", "pages") == ((304, 304),)


def test_a_link_carries_its_candidates_and_recommendation(tmp_path: Path) -> None:
    _, record = _proposed(tmp_path)
    proposal = record.cells[Place("i1e1", "guideline_id")].proposal
    assert proposal
    assert proposal.candidates[0].guideline_id == record.value("i1e1", "guideline_id")
    assert proposal.recommendation in ("sure", "likely")


def test_a_statement_that_cites_nothing_says_so_and_has_no_rows(tmp_path: Path) -> None:
    _, record = _proposed(tmp_path)
    assert record.value("i1", "claims_administrator.none_cited") is True
    assert record.rows_of(ADMIN_CITATIONS, "i1") == []


def test_each_part_of_a_citation_is_quoted_where_it_stands(tmp_path: Path) -> None:
    text, record = _proposed(tmp_path)
    (span,) = record.cells[Place("i1e1", "pages")].evidence
    assert text[span.start : span.end] == span.quote
    assert "304" in span.quote


def test_a_citation_over_two_lines_has_one_span_with_the_line_break(tmp_path: Path) -> None:
    _, record = _proposed(tmp_path)
    (span,) = record.cells[Place("i1e1", "text")].evidence
    assert "Low Back\nComplaints" in span.quote
