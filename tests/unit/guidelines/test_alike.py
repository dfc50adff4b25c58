"""Citations that read alike, and aliases under which they are known again."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from workbench.guidelines import Catalogue, LinkContext, Linker, load_catalogue
from workbench.guidelines.alike import alias_key, alias_of, normal_form
from workbench.model.record import Citation

CATALOGUE = load_catalogue()
LINKER = Linker(CATALOGUE)


def cited(statement: str, linker: Linker = LINKER) -> Citation:
    return linker.cite(statement)[0].parsed.citation


@pytest.mark.parametrize(
    "other",
    [
        "Decision based on MTUS ACOEM Ch. 8, Neck & Upper Back Complaint, page 182",
        "MTUS ACOEM Guidelines, Chapter 8 (Neck and Upper Back Complaints), pg 182.",
        "MTUS ACOEM Chapter 8 NECK AND UPPER BACK COMPLAINTS Page(s): 182.",
    ],
)
def test_spellings_of_one_citation_read_alike(other: str) -> None:
    printed = cited("Decision based on MTUS ACOEM Chapter 8 Neck and Upper Back Complaints Page(s): 182.")
    assert normal_form(cited(other)) == normal_form(printed)


@pytest.mark.parametrize(
    "other",
    [
        "MTUS ACOEM Chapter 8 Neck and Upper Back Complaints Page(s): 181.",
        "MTUS ACOEM Chapter 12 Neck and Upper Back Complaints Page(s): 182.",
        "Non-MTUS Citation ACOEM Chapter 8 Neck and Upper Back Complaints Page(s): 182.",
        "MTUS ACOEM 2nd Edition, Chapter 8 Neck and Upper Back Complaints Page(s): 182.",
    ],
)
def test_another_page_chapter_label_or_edition_does_not_read_alike(other: str) -> None:
    printed = cited("Decision based on MTUS ACOEM Chapter 8 Neck and Upper Back Complaints Page(s): 182.")
    assert normal_form(cited(other)) != normal_form(printed)


def test_a_publisher_that_a_person_put_in_counts() -> None:
    printed = Citation("Low Back Complaints", title="Low Back Complaints")
    assert normal_form(replace(printed, body="ACOEM")) != normal_form(printed)


def test_a_citation_is_known_again_by_its_alias_whatever_else_speaks_for_others() -> None:
    printed = cited("Decision based on MTUS Opioids 2017")
    linker = with_alias("mtus", alias_of(printed))
    assert LINKER.link(printed).guideline_id != "mtus"
    assert linker.link(printed).guideline_id == "mtus"
    assert linker.cite("Decision based on MTUS Opioids 2017.")[0].linking.guideline_id == "mtus"


def test_an_alias_names_the_pages_that_stand_elsewhere() -> None:
    shared = Citation("ACOEM Special Studies", basis="MTUS", pages=((177, 179),))
    assert alias_of(shared) == "MTUS ACOEM Special Studies Page(s): 177-179"


def test_aliases_of_one_citation_are_equal_by_key() -> None:
    assert alias_key("MTUS ACOEM, page 182") == alias_key("MTUS  ACOEM Page(s): 182")


def test_a_link_tells_when_the_disputed_item_chose() -> None:
    plain = LINKER.cite("MTUS Chronic Pain Medical Treatment Guidelines, page 111")[0].linking
    about = LinkContext("Compound cream: topical analgesics")
    chosen = LINKER.cite("MTUS Chronic Pain Medical Treatment Guidelines, page 111", about)[0].linking
    assert not plain.by_context
    assert chosen.by_context == (chosen.guideline_id != plain.guideline_id)


def test_a_link_tells_when_a_citation_before_it_named_the_source() -> None:
    first, second = LINKER.cite("MTUS ACOEM Chapter 12, Special Studies, page 303; Physical Methods, page 300")
    assert (first.linking.by_context, second.linking.by_context) == (False, True)


def with_alias(entry: str, alias: str) -> Linker:
    entries = (replace(e, aliases=(*e.aliases, alias)) if e.id == entry else e for e in CATALOGUE.entries)
    known = alias_key(alias)
    return Linker(
        Catalogue(
            e if e.id == entry else replace(e, aliases=tuple(a for a in e.aliases if alias_key(a) != known))
            for e in entries
        )
    )
