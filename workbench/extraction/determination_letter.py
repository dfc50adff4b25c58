"""The layout `determination-letter`, printed from autumn 2013 to early 2014.

A letter with the overall determination at its head. An item is a numbered sentence that says whether the treatment is
medically necessary and appropriate, then a paragraph for each party's basis and a labelled rationale.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from workbench.extraction.closing import closing
from workbench.extraction.credentials import put_reviewer
from workbench.extraction.found import Findings, Found, Range
from workbench.extraction.header import header_fields
from workbench.extraction.headings import heading_start
from workbench.extraction.items import ItemParts, overall, put_items
from workbench.extraction.labels import Label, all_of, every, like
from workbench.extraction.landmarks import DOCUMENTS, LETTER_ISSUES, Sections, all_sections
from workbench.extraction.patterns import begun, found_by
from workbench.extraction.statements import Statement
from workbench.extraction.stream import Stream
from workbench.extraction.summary import put_summary

RULE = "determination_letter"
_DECISION_RULE = f"{RULE}.decision@1"
_RATIONALE = (
    "the physician reviewer's decision rationale:",
    "the expert reviewer's decision rationale:",
    "the physician reviewer's decision rationale :",
)
_VERDICT = re.compile(
    begun("is, are, was, were") + r" (not )?medically necessary(?: and appropriate)?[ .:;]*"
    r"(?=(?:\d+[.)] )?the (?:claims administrator|physician reviewer|expert reviewer))"
)
_OPENED = re.compile(r"(?<![\w.,/#$-])\($")
"""The bracket before an item's number."""
_NECESSARY, _VERB = "medically necessary", re.compile(begun("is, are, was, were") + " (?:not )?$")
"""What each verdict holds, and what stands before it."""
_ANY_VERDICT = re.compile(begun("is, are") + r" (not )?medically necessary(?: and appropriate)?(?=[ .:;]|$)")
_EXPERT = re.compile(
    r"(?<=[.:)\"'] )the (?:physician|expert|medical) reviewer(?!'s decision rationale)(?!'s (?:decision )?rationale)"
)
_PREAMBLE = re.compile(
    r"[.)\"'] ((?:(?:since|because|as) )?(?:the )?(?:california |ca )?mtus(?: guidelines?|/acoem)? "
    r"(?:does not|do not|is silent|are silent|has no|have no|fails? to|did not)[^.]*\. )$"
)
"""What the expert says of the schedule before naming what the decision rests on."""

VERDICT = "medically necessary and appropriate"
DAMAGED_VERB = re.compile(r" (?:[ia]\w{0,2}s?|are) ?(n\w{0,2}t? |\w?not? )?$")
_OVERALL = re.compile(
    r"final determination ?: ?(partial(?:ly)? overturn(?:ed)?|overturn(?:ed)? in part|upheld|uphold|overturn(?:ed)?)"
)


def read(findings: Findings, end: int) -> list[Statement]:
    """Add everything that a determination letter says, up to `end`; returns the parties' statements."""
    stream = findings.stream
    sections = all_sections(stream, LETTER_ISSUES, end)
    header_end = _header_end(stream, sections, end)
    header = header_fields(stream, 0, header_end)
    for name, found in header.items():
        findings.put(name, found)
    stated = _stated_overall(stream, header_end or end)
    listed = stream.low.find(DOCUMENTS[0], max(0, sections.made), max(0, sections.heading))
    put_reviewer(findings, max(0, sections.made), listed if listed >= 0 else max(0, sections.heading))
    put_summary(findings, sections, header)
    items = _items(stream, sections)
    statements = put_items(findings, items, RULE)
    findings.put("case.determination", stated or overall([item.decision for item in items if item.decision]))
    return statements


def _header_end(stream: Stream, sections: Sections, end: int) -> int:
    """Where the letter's head ends: before its first section; of a first page alone, which has none, with the text."""
    if sections.made >= 0 or sections.heading >= 0:
        return sections.made if sections.made >= 0 else sections.heading
    reasoned = all_of(stream.low, _RATIONALE, "rationale", 0, end)
    return 0 if reasoned or sections.items >= 0 else end


def _stated_overall(stream: Stream, end: int) -> Found | None:
    match = _OVERALL.search(stream.low, 0, end)
    if not match:
        return None
    word = match[1]
    value = "Partially overturned" if "part" in word else ("Upheld" if word.startswith("uph") else "Overturned")
    return Found(value, (match.span(1),), "header.determination@1", 0.99)


def _items(stream: Stream, sections: Sections) -> list[ItemParts]:
    floor = sections.items if sections.items >= 0 else max(0, sections.summary)
    labels = _rationale_labels(stream, floor, sections.end)
    items: list[ItemParts] = []
    previous = floor
    for number, label in enumerate(labels, 1):
        item = _item(stream, previous, label, number)
        if items and items[-1].rationale:
            items[-1].rationale = (items[-1].rationale[0], item.start)
        item.rationale = (label.end, closing(stream, label.end, sections.end))
        item.labels_exact = label.exact
        items.append(item)
        previous = label.end
    if last := _cut_off(stream, previous, sections.end, len(items) + 1):
        if items and items[-1].rationale:
            items[-1].rationale = (items[-1].rationale[0], last.start)
        items.append(last)
    return items


def _rationale_labels(stream: Stream, start: int, end: int) -> list[Label]:
    found = all_of(stream.low, _RATIONALE, "rationale", start, end)
    verdicts = sum(1 for _ in found_by(_NECESSARY, _VERB, _VERDICT, stream.low, start, end))
    if not found or verdicts > len(found) or stream.misread:
        return every(stream.low, _RATIONALE, "rationale", start, end)
    return found


class _Verdict(NamedTuple):
    """The words that decide an item: where they stand, whether they say it is necessary, how sure that is."""

    start: int
    end: int
    necessary: bool
    sure: float


def _item(stream: Stream, floor: int, label: Label, number: int) -> ItemParts:
    """The item whose rationale's label is given: its heading, decision and both parties' paragraphs."""
    verdict = _verdict(stream, floor, label.start, number)
    if verdict is None:
        start, sure = heading_start(stream, floor, label.start)
        return ItemParts((start, label.start), sure=min(sure, 0.4))
    start, heading, sure = _heading(stream, floor, verdict.start, number)
    value = "Overturned" if verdict.necessary else "Upheld"
    decision = Found(value, ((verdict.start, verdict.end),), _DECISION_RULE, verdict.sure)
    admin, expert = parties(stream, verdict.end, label.start)
    return ItemParts(heading, start, decision, admin, expert, sure=min(sure, verdict.sure))


def _verdict(stream: Stream, floor: int, stop: int, number: int) -> _Verdict | None:
    """The words that decide the item of that number; those nearest to its paragraphs that have the number before them.

    Words of the rationale before it are taken only where there are no others, as doubtful.
    """
    strict = [_of_match(match, 0.99) for match in found_by(_NECESSARY, _VERB, _VERDICT, stream.low, floor, stop)]
    loose = [_of_match(match, 0.95) for match in found_by(_NECESSARY, _VERB, _ANY_VERDICT, stream.low, floor, stop)]
    damaged = [] if strict else list(_damaged(stream, floor, stop))
    for one in (*reversed(strict), *reversed(loose), *reversed(damaged)):
        if _numbered_start(stream, floor, one.start, number):
            return one
    if strict:
        return strict[-1]
    return (damaged or loose)[-1]._replace(sure=0.5) if damaged or loose else None


def _of_match(match: re.Match[str], sure: float) -> _Verdict:
    return _Verdict(match.start(), match.end(), not match[1], sure)


def _damaged(stream: Stream, floor: int, stop: int) -> Iterator[_Verdict]:
    """Verdicts that are not spelled as printed."""
    for near in like(stream.low, VERDICT, "verdict", floor, stop):
        verb = DAMAGED_VERB.search(stream.low, max(floor, near.start - 12), near.start)
        if verb:
            yield _Verdict(verb.start() + 1, near.end, not verb[1], 0.7)


def parties(stream: Stream, start: int, end: int) -> tuple[Range | None, Range | None]:
    """The claims administrator's words and the expert's, cut where the expert's first sentence begins."""
    begin = start
    while begin < end and stream.text[begin] in " .,:;":
        begin += 1
    if stream.low.startswith(("the physician reviewer", "the expert reviewer"), begin):
        return None, (begin, end)
    match = _EXPERT.search(stream.low, begin, end)
    if match:
        preamble = _PREAMBLE.search(stream.low, begin + 1, match.start())
        turn = preamble.start(1) if preamble else match.start()
        return (begin, turn), (turn, end)
    damaged = like(stream.low, "the physician reviewer based", "expert", begin, end)
    damaged = damaged or like(stream.low, "the expert reviewer based", "expert", begin, end)
    return ((begin, damaged[0].start), (damaged[0].start, end)) if damaged else ((begin, end), None)


def _numbered_start(stream: Stream, floor: int, stop: int, number: int) -> tuple[int, int] | None:
    """Start of an item's number and of the words after it; the last fitting place before `stop`."""
    found = None
    numbered = re.compile(rf"(?<![\w.,/#$-])\(?{number}[.)](?: (?=\S)|(?=[^\s\d]))")
    for match in found_by(str(number), _OPENED, numbered, stream.text, max(floor, stop - 500), stop):
        before = stream.text[max(floor, match.start() - 3) : match.start()].rstrip()
        if stream.starts_line(match.start()) or before.endswith((".", ":", '"', ")")):
            found = match.span()
    return found


def _heading(stream: Stream, floor: int, stop: int, number: int) -> tuple[int, Range, float]:
    """Where the item begins, its heading, and how sure that is."""
    numbered = _numbered_start(stream, floor, stop, number)
    if numbered:
        return numbered[0], (numbered[1], stop), 0.98
    start, sure = heading_start(stream, floor, stop)
    mark = re.compile(r"\(?\d{1,2}[.)] ").match(stream.text, start)
    return start, (mark.end() if mark else start, stop), min(sure, 0.85)


def _cut_off(stream: Stream, floor: int, end: int, number: int) -> ItemParts | None:
    """A last item whose rationale a cut-off text no longer has."""
    verdict = None
    for verdict in found_by(_NECESSARY, _VERB, _VERDICT, stream.low, floor, end):  # noqa: B007 - the last one is wanted
        pass
    if verdict is None:
        return None
    numbered = _numbered_start(stream, floor, verdict.start(), number)
    if not numbered:
        return None
    value = "Upheld" if verdict[1] else "Overturned"
    admin, expert = parties(stream, verdict.end(), end)
    decision = Found(value, ((verdict.start(), verdict.end()),), _DECISION_RULE, 0.97)
    return ItemParts((numbered[1], verdict.start()), numbered[0], decision, admin, expert)
