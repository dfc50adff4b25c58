"""Citations against the catalogue entries they are linked to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.model.check_words import marked
from workbench.model.fields import ADMIN_CITATIONS, CITATION_LISTS, EXPERT_CITATIONS, ITEMS, ROOT, field_of
from workbench.model.guidelines import Guideline
from workbench.model.record import PageRange
from workbench.model.review import Place, ReviewRecord, Row
from workbench.model.typed import shown_value
from workbench.review.checks.finding import (
    Check,
    CheckContext,
    Hit,
    day_of,
    evidence_of,
    number_of,
    quoted,
    say,
    short,
    text_of,
)

_NOT_ON_MTUS = re.compile(
    r"did\s+not\s+base\s+(?:his\s*/\s*her|his|her|their|its|the|this)\s+decision\s+on\s+(?:the\s+)?MTUS", re.IGNORECASE
)
_PARTIES = {ADMIN_CITATIONS: "claims_administrator", EXPERT_CITATIONS: "expert_reviewer"}


def citations_in(record: ReviewRecord) -> Iterator[tuple[Row, Row]]:
    """Each citation of each party, after its item."""
    for item in record.rows_of(ITEMS):
        for path in CITATION_LISTS:
            for citation in record.rows_of(path, item.id):
                yield item, citation


def linked_in(record: ReviewRecord, context: CheckContext) -> Iterator[tuple[Row, Row, Guideline]]:
    """Each citation that is linked to an entry of the catalogue, after its item and before that entry."""
    for item, citation in citations_in(record):
        entry = context.entries.get(text_of(record, citation.id, "guideline_id"))
        if entry is not None:
            yield item, citation, entry


def no_entry(record: ReviewRecord, context: CheckContext) -> Iterator[Hit]:
    """A link to an entry that the catalogue does not have."""
    for item, citation in citations_in(record):
        linked = text_of(record, citation.id, "guideline_id")
        if linked and linked not in context.entries:
            places = (Place(citation.id, "guideline_id"), Place(citation.id, "text"))
            yield Hit(say("no entry", item=number_of(record, item.id), entry=linked), places)


def page_outside(record: ReviewRecord, context: CheckContext) -> Iterator[Hit]:
    """A cited page outside the span of the linked entry."""
    for item, citation, entry in linked_in(record, context):
        pages = record.value(citation.id, "pages")
        if entry.page_start is None or entry.page_end is None or not isinstance(pages, tuple):
            continue
        span = (entry.page_start, entry.page_end)
        outside = tuple(each for each in pages if each[0] < span[0] or each[1] > span[1])
        if outside:
            places = (Place(citation.id, "pages"), Place(citation.id, "guideline_id"))
            said = say(
                _outside(outside, entry),
                item=number_of(record, item.id),
                pages=_shown(outside),
                title=entry.title,
                span=_shown((span,)),
            )
            yield Hit(
                said,
                places,
                None if _is_sure(entry) and all(_lies_off(each, span) for each in outside) else "warning",
                evidence_of(record, places[0], Place(citation.id, "text")),
            )


def _shown(pages: tuple[PageRange, ...]) -> str:
    return shown_value(field_of(EXPERT_CITATIONS, "pages"), pages)


def _is_sure(entry: Guideline) -> bool:
    """Whether the entry's own pages are: a chapter may be cited by another printing's, recalled ends are a page off."""
    return entry.kind == "section" and entry.evidence in ("seed", "searched") and "pages: recalled" not in entry.note


def _lies_off(pages: PageRange, span: PageRange) -> bool:
    """Whether no page of the range lies in the span."""
    return pages[0] > span[1] or pages[1] < span[0]


def _outside(outside: tuple[PageRange, ...], entry: Guideline) -> str:
    """The sentence for one page or several, and for pages that are known or recalled."""
    one = len(outside) == 1 and outside[0][0] == outside[0][1]
    recalled = entry.evidence == "recalled" or "pages: recalled" in entry.note
    return f"page{'' if one else 's'} outside{', perhaps' if recalled else ''}"


def not_in_force(record: ReviewRecord, context: CheckContext) -> Iterator[Hit]:
    """A guideline that was not in force on the day of the decision."""
    decided = day_of(record, ROOT, "case.decision_date")
    if decided is None:
        return
    for item, citation, entry in linked_in(record, context):
        early = entry.in_force_from is not None and decided.isoformat() < entry.in_force_from
        late = entry.in_force_to is not None and decided.isoformat() > entry.in_force_to
        if early or late:
            said = say(
                "not yet in force" if early else "no longer in force",
                item=number_of(record, item.id),
                title=entry.title,
                day=str(entry.in_force_from if early else entry.in_force_to),
                decided=str(decided),
            )
            places = (Place(citation.id, "guideline_id"), Place(ROOT, "case.decision_date"))
            yield Hit(said, places, quotes=evidence_of(record, Place(citation.id, "text"), places[1]))


def none_and_some(record: ReviewRecord, _: CheckContext) -> Iterator[Hit]:
    """A party that is said to cite nothing, with citations."""
    for item in record.rows_of(ITEMS):
        for path, party in _PARTIES.items():
            flag = Place(item.id, f"{party}.none_cited")
            cited = record.rows_of(path, item.id)
            if record.value(item.id, flag.name) is True and cited:
                who = "administrator" if path == ADMIN_CITATIONS else "expert"
                places = (flag, Place(cited[0].id, "text"))
                citation = short(text_of(record, cited[0].id, "text"), 60)
                yield Hit(say(f"{who} cites", item=number_of(record, item.id), citation=citation), places)


def not_on_mtus(record: ReviewRecord, _: CheckContext) -> Iterator[Hit]:
    """An expert who says not to rest on the MTUS, with a citation of the MTUS."""
    for item in record.rows_of(ITEMS):
        basis = Place(item.id, "expert_reviewer.text")
        said = _NOT_ON_MTUS.search(text_of(record, item.id, basis.name))
        if not said:
            continue
        for citation in record.rows_of(EXPERT_CITATIONS, item.id):
            if record.value(citation.id, "basis") == "MTUS":
                places = (Place(citation.id, "basis"), basis)
                cited = short(text_of(record, citation.id, "text"), 60)
                yield Hit(
                    say("not on the MTUS", item=number_of(record, item.id), words=said[0], citation=cited),
                    places,
                    quotes=(*evidence_of(record, Place(citation.id, "text")), *quoted(record, basis, said[0])),
                )


CHECKS = (
    Check(
        "L1",
        "error",
        marked("A link leads to an entry that the catalogue has."),
        no_entry,
        say("no entry", item=1, entry="odg-neck-2012"),
    ),
    Check(
        "L2",
        "error",
        marked("A party that cites nothing has no citations."),
        none_and_some,
        say("administrator cites", item=2, citation="ACOEM Chapter 12 Low Back Complaints"),
    ),
    Check(
        "L3",
        "error",
        marked("Cited pages lie inside the linked entry's pages, where these are sure."),
        page_outside,
        say("page outside", item=2, pages="182", title="Special studies and diagnostic considerations", span="177–179"),
    ),
    Check(
        "L4",
        "warning",
        marked("A guideline is in force on the day of the decision."),
        not_in_force,
        say("no longer in force", item=1, title="Special studies", day="2017-11-30", decided="2018-01-01"),
    ),
    Check(
        "L5",
        "warning",
        marked("An expert who does not rest on the MTUS cites nothing of it."),
        not_on_mtus,
        say("not on the MTUS", item=1, words="did not base their decision on the MTUS", citation="ACOEM Chapter 12"),
    ),
)
