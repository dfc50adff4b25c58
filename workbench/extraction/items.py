"""Disputed items, whatever the layout: what each layout hands over and what becomes of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from workbench.extraction.categories import category_of
from workbench.extraction.found import Findings, Found, Range, cut
from workbench.extraction.statements import Statement
from workbench.model.fields import ITEMS
from workbench.model.record import Party

_LABELLED = 0.985
_DAMAGED, _MENDED = 0.74, 0.86
"""How sure a text is that stands between labels as printed, between damaged ones, between those of a mended text."""


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


def put_items(findings: Findings, items: list[ItemParts], rule: str) -> list[Statement]:
    """Add the items' rows and cells; returns each party's statement for the citations to be cut from."""
    stream = findings.stream
    statements: list[Statement] = []
    for parts in items:
        row = findings.add(ITEMS, "i")
        heading = cut(stream, *parts.heading, f"{rule}.treatment@1", parts.sure)
        if heading and parts.heading_others:
            others = tuple(o for span in parts.heading_others if (o := cut(stream, *span, heading.rule, 0.2)))
            heading = Found(heading.value, heading.ranges, heading.rule, heading.confidence, others)
        findings.put("treatment", heading, row)
        findings.put("decision", parts.decision, row)
        if heading:
            findings.put("category", category_of(stream, *heading.ranges[0]), row)
        damaged = _MENDED if stream.misread and parts.sure > _DAMAGED else _DAMAGED
        sure = _LABELLED if parts.labels_exact else damaged
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
                statements.append(Statement(row, party, stream.text[begin:end], stream, begin))
    return statements


def overall(decisions: list[Found]) -> Found | None:
    """The determination that the items' decisions add up to; None without one. Evidence: each decision's words."""
    values = {found.value for found in decisions}
    if not values:
        return None
    value = "Partially overturned" if len(values) > 1 else str(decisions[0].value)
    ranges = tuple(span for found in decisions for span in found.ranges)
    return Found(value, ranges, "items.overall@1", min(found.confidence for found in decisions))
