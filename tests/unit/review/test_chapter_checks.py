"""A cited chapter's number against its title and its link."""

from __future__ import annotations

import msgspec
import pytest
from invented_review import entry, invented_record, proposed

from workbench.model.findings import Finding
from workbench.model.review import Place
from workbench.review.checks import run_checks
from workbench.review.checks.finding import CheckContext

PAGES = {"page_start": None, "page_end": None}
NECK = entry("neck", kind="chapter", chapter="8", title="Neck and Upper Back Complaints", **PAGES)
BACK = entry("back", kind="chapter", title="Low Back Complaints", **PAGES)
EARLIER = entry("elbow-2004", kind="chapter", chapter="10", title="Elbow Complaints", **PAGES)
REVISED = entry("elbow", kind="chapter", chapter="10", title="Elbow Disorders (Revised 2007)", **PAGES)
PREVENTION = entry("prevention", kind="chapter", chapter="1", title="Prevention", **PAGES)
CORNER = entry("corner", kind="chapter", chapter="5", title="Cornerstones of Disability Prevention", **PAGES)
OTHERS = entry("others", kind="chapter", chapter="7", document="Another work", title="Low Back Complaints", **PAGES)
STUDIES = entry("studies", parent_id="back", chapter="", **PAGES)
ENTRIES = {each.id: each for each in (NECK, BACK, EARLIER, REVISED, PREVENTION, CORNER, OTHERS, STUDIES)}


def found(chapter: str, title: str, link: str | None = "studies") -> list[Finding]:
    record = invented_record()
    said = {"chapter": chapter, "title": title, "guideline_id": link, "pages": (), "text": f"ACOEM {chapter} {title}"}
    cells = {Place("i1e1", name): proposed(value) for name, value in said.items()}
    record = msgspec.structs.replace(record, cells={**record.cells, **cells})
    return [each for each in run_checks(record, CheckContext(ENTRIES)) if each.code == "L8"]


def test_a_number_that_is_not_its_titles_is_told_with_both_sides() -> None:
    (finding,) = found("8", "Low Back Complaints")
    assert (finding.code, finding.severity) == ("L8", "warning")
    assert finding.message == "Item 1 cites chapter 8, but “Low Back Complaints” is chapter 12."
    assert [span.quote for span in finding.quotes] == ["8", "Low Back Complaints"]
    assert finding.places == (Place("i1e1", "chapter"), Place("i1e1", "title"))


def test_a_number_that_is_not_the_links_is_told_with_the_citation() -> None:
    (finding,) = found("9", "Special studies")
    assert finding.message == "Item 1 cites chapter 9, but links to “Special studies” of chapter 12."
    assert [span.quote for span in finding.quotes] == ["9", "ACOEM 9 Special studies"]


@pytest.mark.parametrize(
    ("chapter", "title", "link"),
    [
        ("12", "Low Back Complaints", "studies"),
        ("12", "LOW  BACK complaints, Special studies", "studies"),
        ("10", "Elbow Disorders", "elbow"),
        ("5", "Cornerstones of Disability Prevention", "corner"),
        ("12", "Special studies", "studies"),
        ("8", "Nothing known", None),
        ("Low Back", "Low Back Complaints", "neck"),
        ("7", "Low Back Complaints", "others"),
    ],
)
def test_a_number_that_fits_or_cannot_be_told_is_fine(chapter: str, title: str, link: str | None) -> None:
    assert found(chapter, title, link) == []


def test_the_title_is_asked_also_where_nothing_is_linked() -> None:
    assert [each.message for each in found("9", "Elbow Complaints", None)] == [
        "Item 1 cites chapter 9, but “Elbow Complaints” is chapter 10."
    ]


def test_the_longer_of_two_titles_that_are_named_counts() -> None:
    (finding,) = found("1", "Cornerstones of Disability Prevention", "corner")
    assert finding.message.endswith("“Cornerstones of Disability Prevention” is chapter 5.")
