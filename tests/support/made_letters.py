"""Invented determinations for tests: the form's own wording around whatever a test puts in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from workbench.extraction import extract
from workbench.model.contract import to_record
from workbench.model.document import Document, Page, Sheet
from workbench.model.record import Record
from workbench.model.review import ReviewRecord

FORM = (
    "He/she has no affiliation with the employer, employee, providers or the claims administrator. He/she has been in "
    "active clinical practice for more than five years and is currently working at least 24 hours a week in active "
    "practice."
)
REVIEWER = "The expert reviewer is Board Certified in Family Medicine and is licensed to practice in California."
BASIS = "Decision based on MTUS ACOEM Chapter 12 Low Back Complaints Page(s): 304."
SUMMARY = "The patient is a 45-year-old male who was injured on 3/4/2012."


class MadeItem(NamedTuple):
    """One item of an invented letter."""

    heading: str
    decision: str = "Upheld"
    admin: str = "The Claims Administrator did not cite any medical evidence for its decision."
    expert: str = BASIS
    rationale: str = "The file does not say why it is needed. The request is not medically necessary."


def document_of(*pages: str) -> Document:
    """A plain-text document with these pages."""
    return Document(
        "made.txt", "0" * 64, "text/plain", "plain text", tuple(Page(page) for page in pages), (Sheet(612, 792, 0),)
    )


def read_record(*pages: str) -> Record:
    """The plain record that extraction finds in these pages."""
    return to_record(extract(document_of(*pages)).record, with_fields=False)


def review_of(*pages: str) -> ReviewRecord:
    """The record under review that extraction finds in these pages."""
    return extract(document_of(*pages)).record


def final_determination(
    summary: str = SUMMARY,
    items: Iterable[MadeItem] = (MadeItem("MRI of the lumbar spine"),),
    reviewer: str = REVIEWER,
    header: str = "",
) -> str:
    """A determination of 2014 or later, one paragraph a line."""
    parts = [
        *([header] if header else []),
        "HOW THE IMR FINAL DETERMINATION WAS MADE",
        f"MAXIMUS Federal Services sent the complete case file to an expert reviewer. {FORM}",
        reviewer,
        "CLINICAL CASE SUMMARY",
        "The expert reviewer developed the following clinical case summary based on a review of the case file, "
        "including all medical records:",
        summary,
        "IMR ISSUES, DECISIONS AND RATIONALES",
        "The Final Determination was based on decisions for the disputed items/services set forth below:",
    ]
    for item in items:
        parts += [
            f"{item.heading}: {item.decision}",
            f"Claims Administrator guideline: {item.admin}",
            f"MAXIMUS guideline: {item.expert}",
            f"Decision rationale: {item.rationale}",
        ]
    return "\n\n".join(parts) + "\n"


def letter(items: Iterable[tuple[str, bool, str]], overall: str = "UPHOLD", summary: str = SUMMARY) -> str:
    """A letter of 2013; an item is its heading, whether it is necessary, and the rationale."""
    parts = [
        "MAXIMUS FEDERAL SERVICES, INC.\nIndependent Medical Review",
        "Dated: 12/02/2013",
        "IMR Case Number: CM13-0012345 Date of Injury: 03/04/2012\nClaims Number: UR Denial Date: 08/15/2013\n"
        "Priority: STANDARD Application Received: 09/01/2013\nEmployee Name:",
        f"Final Determination: {overall}. This means what it says.",
        "HOW THE IMR FINAL DETERMINATION WAS MADE",
        f"The physician reviewer is Board Certified in Neurology and is licensed to practice in Ohio. {FORM}",
        "DOCUMENTS REVIEWED",
        "1. Application for Independent Medical Review",
        "CLINICAL CASE SUMMARY",
        summary,
        "IMR DECISION(S) AND RATIONALE(S)",
        "The Final Determination was based on decisions for the disputed items/services set forth below:",
    ]
    for number, (heading, necessary, rationale) in enumerate(items, 1):
        verdict = "is medically necessary" if necessary else "is not medically necessary"
        parts += [
            f"{number}. {heading} {verdict} and appropriate.",
            "The Claims Administrator based its decision on the Chronic Pain Medical Treatment Guidelines, page 98.",
            "The Physician Reviewer based his/her decision on the Chronic Pain Medical Treatment Guidelines, page 99.",
            f"The Physician Reviewer's decision rationale: {rationale}",
        ]
    return "\n\n".join(parts) + "\n"


def notice(items: Iterable[tuple[str, bool, str]], summary: str = SUMMARY) -> str:
    """A notice of 2013; an item is its heading, whether it is necessary, and the rationale."""
    items = list(items)
    heads = [
        f"{number}) MAXIMUS Federal Services, Inc. has determined the request for {heading} is "
        f"{'' if necessary else 'not '}medically necessary and appropriate."
        for number, (heading, necessary, _) in enumerate(items, 1)
    ]
    parts = [
        "Notice of Independent Medical Review Determination\nDated: 9/12/2013",
        "Date of UR Decision: 7/1/2013\nDate of Injury: 3/4/2012\nIMR Application Received: 7/20/2013\n"
        "MAXIMUS Case Number: CM13-0004321",
        *heads,
        "INDEPENDENT MEDICAL REVIEW DECISION AND RATIONALE",
        "A Notice of Assignment was provided to the above parties on 7/30/2013.",
        *heads,
        "Medical Qualifications of the Expert Reviewer:",
        f"The physician reviewer is Board Certified in Urology and is licensed to practice in Utah. {FORM}",
        "Case Summary:",
        summary,
        "Documents Reviewed for Determination:",
        "Application of Independent Medical Review",
    ]
    for number, (heading, _, rationale) in enumerate(items, 1):
        parts += [
            f"{number}) Regarding the request for {heading}:",
            "Medical Treatment Guideline(s) Relied Upon by the Expert Reviewer to Make His/Her Decision",
            "The Claims Administrator based its decision on the MTUS. The Expert Reviewer found the section of the "
            "MTUS used by the Claims Administrator relevant and appropriate.",
            "Rationale for the Decision:",
            rationale,
        ]
    return "\n\n".join(parts) + "\n"
