"""What a link comes with: candidates, parts in plain words, how sure it is; and linking one citation again."""

from __future__ import annotations

import msgspec
import pytest

from workbench.guidelines import Catalogue, LinkContext, Linker
from workbench.guidelines.linker import NOTHING_AROUND
from workbench.model.guidelines import Candidate, Linking
from workbench.model.record import Citation
from workbench.model.threshold import DOUBT_BELOW

NECK_182 = "Decision based on MTUS ACOEM Chapter 8 Neck and Upper Back Complaints Page(s): 182."


def linking(linker: Linker, statement: str, context: LinkContext = NOTHING_AROUND) -> Linking:
    (cited,) = linker.cite(statement, context)
    return cited.linking


def says(candidate: Candidate) -> set[str]:
    return {part.says for part in candidate.parts}


def test_candidates_come_best_first_and_at_most_five(linker: Linker) -> None:
    found = linking(linker, NECK_182).candidates
    assert found[0].guideline_id == "mtus-acoem-2004-ch08-table-8-8"
    assert len(found) == 5
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)


def test_what_speaks_for_and_against_is_said_in_plain_words(linker: Linker) -> None:
    found = linking(linker, NECK_182, LinkContext(decision_date="2014-03-01")).candidates
    assert {"body", "chapter 8", "title", "page 182 inside", "in force 2007–2017"} <= says(found[0])
    assert any("page 182 outside" in says(one) for one in found[1:])


def test_another_publisher_is_named_against_an_entry(linker: Linker) -> None:
    found = linking(linker, "Decision based on ACOEM http://www.odg-twc.com/odgtwc/neck.html").candidates
    neck = next(one for one in found if one.guideline_id == "odg-neck")
    assert {"ODG, not ACOEM", "address"} <= says(neck)


def test_parts_that_the_citation_is_silent_about_are_left_out(linker: Linker) -> None:
    best = linking(linker, "Decision based on MTUS ACOEM Chapter 12 Low Back Complaints.").candidates[0]
    assert not {"pages", "section", "year", "address"} & {part.name for part in best.parts}


def test_a_whole_citation_is_sure_and_a_heading_without_entry_is_not(linker: Linker) -> None:
    assert linking(linker, NECK_182).recommendation == "sure"
    unsure = linking(
        linker, "Decision based on Non-MTUS Citation Official Disability Guidelines (ODG) Head, Topiramate"
    )
    assert unsure.recommendation in ("likely", "open")
    assert unsure.confidence <= 0.8


def test_equal_statements_are_computed_once(linker: Linker) -> None:
    assert linker.cite(NECK_182) is linker.cite(NECK_182)


def test_a_citation_links_alone_as_it_does_in_its_statement(linker: Linker) -> None:
    (cited,) = linker.cite(NECK_182)
    assert linker.link(cited.parsed.citation) == cited.linking


def test_a_changed_part_changes_the_link(linker: Linker) -> None:
    (cited,) = linker.cite(NECK_182)
    changed = msgspec.structs.replace(cited.parsed.citation, pages=((174, 175),))
    assert linker.link(changed).guideline_id == "mtus-acoem-2004-ch08-injections"
    changed = msgspec.structs.replace(
        cited.parsed.citation, title="Shoulder Complaints", chapter="9", pages=((204, 204),)
    )
    assert linker.link(changed).guideline_id == "mtus-acoem-2004-ch09-injections"


def test_what_was_cited_before_tells_what_a_bare_page_means(linker: Linker) -> None:
    first, second = linker.cite(
        "Decision based on MTUS Chronic Pain Treatment Guidelines Opioids, criteria for use Page(s): 76-80, 93-94."
    )
    context = LinkContext(above=first.parsed.citation.text)
    assert linker.link(second.parsed.citation, context).guideline_id == second.linking.guideline_id
    assert linker.link(second.parsed.citation).guideline_id is None


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("lumbar sup", "odg-low-back-lumbar-supports"),
        ("opioids crit", "mtus-chronic-pain-2009-opioids-criteria"),
        ("tens", "odg-low-back-tens"),
        ("low back dis 2019", "mtus-acoem-2019-low-back-disorders"),
        ("acoem 12", "mtus-acoem-2004-ch12"),
        ("flexeril", "mtus-chronic-pain-2009-cyclobenzaprine"),
        ("cyclobenzaprin", "mtus-chronic-pain-2009-cyclobenzaprine"),
        ("cyclobenzeprine", "mtus-chronic-pain-2009-cyclobenzaprine"),
    ],
)
def test_search_finds_what_is_being_typed(linker: Linker, typed: str, expected: str) -> None:
    assert expected in [one.guideline_id for one in linker.search(typed, 3)]


@pytest.mark.parametrize("typed", ["", "  ", "zzzz", "()"])
def test_search_for_nothing_finds_nothing(linker: Linker, typed: str) -> None:
    assert linker.search(typed) == ()


def test_equal_citations_of_one_time_are_linked_once(monkeypatch: pytest.MonkeyPatch, catalogue: Catalogue) -> None:
    linker, asked = Linker(catalogue), []
    link = linker._link

    def counted(citation: Citation, context: LinkContext) -> Linking:
        asked.append(context)
        return link(citation, context)

    monkeypatch.setattr(linker, "_link", counted)
    citation = Citation("ACOEM Chapter 12 Low Back Complaints Page(s): 303", basis="MTUS", pages=((303, 303),))
    days = ("2014-03-02", "2014-03-05", "2015-01-20", "2018-02-01")
    found = [linker.link(citation, LinkContext("Lumbar MRI", day)).guideline_id for day in days]
    assert (len(asked), set(found)) == (2, {"mtus-acoem-2004-ch12-special-studies"})


@pytest.mark.parametrize(
    ("heading", "sure"),
    [("Armodafinil (Nuvigil)", True), ("Modafinil (Provigil)", False), ("Medical food", True), ("Sentra PM", False)],
)
def test_a_heading_that_only_an_alias_has_leaves_a_doubt(linker: Linker, heading: str, sure: bool) -> None:
    (cited,) = linker.cite(
        f"Decision based on Non-MTUS Citation Official Disability Guidelines (ODG), Pain, {heading}."
    )
    assert cited.linking.guideline_id is not None
    assert (cited.linking.confidence >= DOUBT_BELOW) is sure
