"""Disputed items, whatever the layout: what each layout hands over and what becomes of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from workbench.extraction.categories import beside_each_other, category_of
from workbench.extraction.doubt import UNSURE, ends_another
from workbench.extraction.found import Findings, Found, Range, cut
from workbench.extraction.statements import Statement
from workbench.extraction.stream import Stream
from workbench.model.fields import ITEMS
from workbench.model.record import Party

_LABELLED = 0.985
_DAMAGED, _MENDED = 0.74, 0.86
"""How sure a text is that stands between labels as printed, between damaged ones, between those of a mended text."""
_ANOTHERS = re.compile(r"reviewer|(?<=\.) the (?!claims)")
"""Words in the administrator's basis that begin the reviewer's."""


@dataclass(slots=True)
class ItemParts:
    """Where the parts of one item stand in the stream; None for what the text lacks.

    `start` is where the item begins, its number included. `sure` is the confidence of the item's boundaries by its
    heading; `heading_others` are other wordings of the heading.
    """

    heading: Range
    start: int = -1
    decision: Found | None = None
    admin: Range | None = None
    expert: Range | None = None
    rationale: Range | None = None
    sure: float = 0.98
    labels_exact: bool = True
    heading_others: list[Range] = field(default_factory=list)

    def __post_init__(self) -> None:
        if self.start < 0:
            self.start = self.heading[0]


def put_items(findings: Findings, items: list[ItemParts], rule: str, *, chosen: bool = False) -> list[Statement]:
    """Add the items' rows and cells; returns each party's statement for the citations to be cut from.

    Headings that a person has `chosen` are headings, whatever follows them.
    """
    stream = findings.stream
    statements: list[Statement] = []
    headings = [cut(stream, *parts.heading, f"{rule}.treatment@1", parts.sure) for parts in items]
    categories = [category_of(stream, *one.ranges[0]) if one else None for one in headings]
    if not stream.misread:
        categories = beside_each_other(categories)
    for number, (parts, in_step) in enumerate(zip(items, _in_step(stream, items, chosen), strict=True)):
        row = findings.add(ITEMS, "i")
        heading = headings[number]
        if heading and parts.heading_others:
            others = tuple(o for span in parts.heading_others if (o := cut(stream, *span, heading.rule, 0.2)))
            heading = Found(heading.value, heading.ranges, heading.rule, heading.confidence, others)
        findings.put("treatment", heading, row)
        findings.put("decision", parts.decision, row)
        findings.put("category", categories[number], row)
        damaged = _MENDED if stream.misread and parts.sure > _DAMAGED else _DAMAGED
        sure = _LABELLED if parts.labels_exact else damaged
        if not in_step:
            sure = min(sure, UNSURE)
        if parts.rationale:
            findings.put("rationale", cut(stream, *parts.rationale, f"{rule}.rationale@1", sure), row)
        bases: tuple[tuple[Party, Range | None], ...] = (
            ("claims_administrator", parts.admin),
            ("expert_reviewer", parts.expert),
        )
        for party, span in bases:
            basis = cut(stream, *span, f"{rule}.basis@1", sure) if span else None
            if basis:
                findings.put(f"{party}.text", basis, row)
                begin, end = basis.ranges[0]
                statements.append(Statement(row, party, stream.text[begin:end], stream, begin, in_step))
    return statements


def _in_step(stream: Stream, items: list[ItemParts], chosen: bool) -> list[bool]:
    """Whether each item's parts are its own.

    A heading without its decision may be no heading. Where letters are misread a label may be lost: then the part
    before it runs on into the next, an item lacks one and its neighbour has it, or the heading after it has the
    rationale's end.
    """
    if not stream.misread:
        lost = [parts.decision is None and not chosen for parts in items]
        return [not any(lost[max(0, at - 1) : at + 2]) for at in range(len(items))]
    ends = [ends_another(stream.low[slice(*parts.heading)]) for parts in items]
    lacking = [not (parts.decision and parts.rationale and parts.admin and parts.expert) for parts in items]
    return [
        not (any(lacking[max(0, at - 1) : at + 2]) or any(ends[at + 1 : at + 2]) or _runs_on(stream, parts))
        for at, parts in enumerate(items)
    ]


def _runs_on(stream: Stream, parts: ItemParts) -> bool:
    """Whether a part holds words of the next."""
    admin, expert = (stream.low[slice(*span)] if span else "" for span in (parts.admin, parts.expert))
    return "necessary" in admin or "necessary" in expert or _ANOTHERS.search(admin) is not None


def overall(decisions: list[Found]) -> Found | None:
    """The determination that the items' decisions add up to; None without one. Evidence: each decision's words."""
    values = {found.value for found in decisions}
    if not values:
        return None
    value = "Partially overturned" if len(values) > 1 else str(decisions[0].value)
    ranges = tuple(span for found in decisions for span in found.ranges)
    return Found(value, ranges, "items.overall@1", min(found.confidence for found in decisions))
