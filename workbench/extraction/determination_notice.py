"""The layout `determination-notice`, printed in summer and autumn 2013.

The items stand at the head, twice, as numbered sentences; the reasoning follows per item, both parties' bases in one
paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from workbench.extraction.closing import closing
from workbench.extraction.credentials import put_reviewer
from workbench.extraction.determination_letter import DAMAGED_VERB, VERDICT, parties
from workbench.extraction.found import Findings, Found
from workbench.extraction.header import header_fields
from workbench.extraction.items import ItemParts, overall, put_items
from workbench.extraction.labels import Label, alike, all_of, every, like
from workbench.extraction.patterns import found_by
from workbench.extraction.statements import Statement
from workbench.extraction.stream import Stream
from workbench.extraction.summary import put_facts

RULE = "determination_notice"
_DECISION_RULE = f"{RULE}.decision@1"
_QUALIFICATIONS = ("medical qualifications of the expert reviewer",)
_SUMMARY = ("case summary:", "case summary :", "clinical case summary")
_DOCUMENTS = ("documents reviewed for determination", "documents reviewed")
_GUIDELINES = (
    "relied upon by the expert reviewer to make his/her decision",
    "relied upon by the expert reviewer to make his or her decision",
    "relied upon by the expert reviewer",
)
_RATIONALE = ("rationale for the decision:", "rationale for the decision :", "rationale for the decision")
_DETERMINED = re.compile(
    r"(?:\(?(\d{1,2})[.)] ?)?maximus federal services,? inc\.? has determined (?:that )?the requests? for "
    r"(.{2,500}?),? (?:is|are) (not )?medically necessary(?: and appropriate)?"
)
_REGARDING = re.compile(
    r"\(?(\d{1,2})[.)] ?(?:regarding|concerning) the requests? for (.{2,500}?) ?(?::|(?=medical treatment guideline))"
)
_ITEM_NUMBER = re.compile(r"\(?\d{1,2}[.)] ?$")
_REGARDS = re.compile(r"\(?\d{1,2}[.)] ?(?:regarding|concerning) $")
_NUMBER = re.compile(r"(?<!\w)(\d{1,2}) ?[.)] ?\w")
_REPEATED = 0.75
"""How alike a heading and its repetition are at least where letters are misread."""
_BY_ORDER = 0.6
"""How sure an item's reasoning is that is known by its place alone, where places and items differ in number."""
_MORE = 3
"""So many letters a misread label may have gained."""
_HEADER_ENDS = ("independent medical review decision and rationale", "has determined the request", *_QUALIFICATIONS)


def read(findings: Findings, end: int) -> list[Statement]:
    """Add everything that a determination notice says, up to `end`; returns the parties' statements."""
    stream = findings.stream
    qualified = _place(stream, _QUALIFICATIONS, 0, end)
    summary = _place(stream, _SUMMARY, qualified.end if qualified else 0, end)
    documents = _place(stream, _DOCUMENTS, summary.end if summary else 0, end)
    stops = [at for words in _HEADER_ENDS if (at := stream.low.find(words, 0, end)) >= 0]
    header = header_fields(stream, 0, min(stops, default=end))
    for name, found in header.items():
        findings.put(name, found)
    if qualified:
        put_reviewer(findings, qualified.end, summary.start if summary else end)
    if summary:
        _put_summary(findings, summary.end, documents.start if documents else end, header, documents is not None)
    heads_end = qualified.start if qualified else (summary.start if summary else end)
    items = _reasoned(stream, _heads(stream, heads_end), documents.end if documents else heads_end, end)
    statements = put_items(findings, items, RULE)
    findings.put("case.determination", overall([item.decision for item in items if item.decision]))
    return statements


def _place(stream: Stream, wordings: tuple[str, ...], start: int, end: int) -> Label | None:
    for wording in wordings:
        at = stream.low.find(wording, start, end)
        if at >= 0:
            return Label(wording, at, at + len(wording))
    near = like(stream.low, wordings[0], wordings[0], start, end)
    return near[0] if near else None


def _put_summary(findings: Findings, start: int, end: int, header: Mapping[str, Found], whole: bool) -> None:
    put_facts(findings, start, end, header, 0.98 if whole else 0.6)


def _heads(stream: Stream, end: int) -> list[ItemParts]:
    """The items as the head of the notice lists them, by their numbers; the repetition gives alternatives."""
    by_number: dict[int, ItemParts] = {}
    stated = list(_damaged_heads(stream, end) if stream.misread else _printed_heads(stream, end))
    if stream.misread and _is_said_twice(stream, stated):
        stated = [(number % (len(stated) // 2) + 1, item) for number, (_, item) in enumerate(stated)]
    for count, (number, item) in enumerate(stated, 1):
        words = stream.low[slice(*item.heading)]
        known = by_number.get(number or count)
        if number is None:
            known = next(
                (one for one in by_number.values() if alike(stream.low[slice(*one.heading)], words) > 0.8), None
            )
        if known is None:
            by_number[number or count] = item
        elif stream.low[slice(*known.heading)] != words:
            known.heading_others.append(item.heading)
            known.sure = 0.7
    return [by_number[number] for number in sorted(by_number)]


def _is_said_twice(stream: Stream, stated: list[tuple[int | None, ItemParts]]) -> bool:
    """Whether the second half of the statements repeats the first, one by one, whatever became of their numbers."""
    half = len(stated) // 2
    words = [stream.low[slice(*item.heading)] for _, item in stated]
    return half * 2 == len(stated) and all(alike(words[at], words[at + half]) > _REPEATED for at in range(half))


def _printed_heads(stream: Stream, end: int) -> Iterator[tuple[int | None, ItemParts]]:
    for match in found_by("maximus federal services", _ITEM_NUMBER, _DETERMINED, stream.low, 0, end):
        value = "Upheld" if match[3] else "Overturned"
        decision = Found(value, ((match.end(2), match.end()),), _DECISION_RULE, 0.99)
        yield (int(match[1]) if match[1] else None), ItemParts(match.span(2), decision=decision, sure=0.98)


def _damaged_heads(stream: Stream, end: int) -> Iterator[tuple[int | None, ItemParts]]:
    """The same where letters are wrong: both ends of the sentence are looked for by likeness."""
    begins = every(stream.low, ("has determined the request for",), "begin", 0, end)
    for index, begin in enumerate(begins):
        stop = begins[index + 1].start if index + 1 < len(begins) else end
        verdict = next(iter(every(stream.low, (VERDICT,), "verdict", begin.end, stop)), None)
        verb = DAMAGED_VERB.search(stream.low, max(begin.end, verdict.start - 12), verdict.start) if verdict else None
        if verdict and verb:
            number = _NUMBER.search(stream.low, max(0, begin.start - 50), begin.start)
            value = "Upheld" if verb[1] else "Overturned"
            decision = Found(value, ((verb.start() + 1, verdict.end),), _DECISION_RULE, 0.9)
            heading = stream.trimmed(begin.end, verb.start())
            yield (int(number[1]) if number else None), ItemParts(heading, decision=decision, sure=0.86)


def _reasoned(stream: Stream, items: list[ItemParts], start: int, end: int) -> list[ItemParts]:
    """The same items with each party's basis and the rationale from the reasoning below."""
    bases = _labels(stream, _GUIDELINES, start, end)
    rationales = _labels(stream, _RATIONALE, start, end)
    regarding = list(found_by("the request", _REGARDS, _REGARDING, stream.low, start, end))
    for index, basis in enumerate(bases):
        stop = bases[index + 1].start if index + 1 < len(bases) else end
        heading = next((r for r in reversed(regarding) if r.end() <= basis.start + 4), None)
        following = next((r.start() for r in regarding if r.start() > basis.start), stop)
        rationale = next((r for r in rationales if basis.end <= r.start < stop), None)
        item = _meant(stream, items, heading, index)
        if item is None:
            continue
        if heading is None and (stream.misread or len(bases) != len(items)):
            item.sure = min(item.sure, _BY_ORDER)
        begin = basis.end
        while begin < end and stream.text[begin] in " :.":
            begin += 1
        item.admin, item.expert = parties(stream, begin, rationale.start if rationale else min(stop, following))
        if rationale:
            item.rationale = (rationale.end, closing(stream, rationale.end, min(stop, following)))
            item.labels_exact = basis.exact and rationale.exact and item.sure > _BY_ORDER
    return items


def _labels(stream: Stream, wordings: tuple[str, ...], start: int, end: int) -> list[Label]:
    found: list[Label] = []
    for label in all_of(stream.low, wordings, wordings[0], start, end):
        if not found or label.start >= found[-1].end:
            found.append(label)
    if found and not stream.misread:
        return found
    return [_whole(stream, label, wordings[0]) for label in every(stream.low, wordings, wordings[0], start, end)]


def _whole(stream: Stream, label: Label, wording: str) -> Label:
    """A label of which only the first words are as printed, with what is like its other words."""
    near = like(stream.low, wording, wording, label.start, label.start + len(wording) + _MORE)
    return near[0] if label.exact and near and near[0].end > label.end else label


def _meant(stream: Stream, items: list[ItemParts], heading: re.Match[str] | None, index: int) -> ItemParts | None:
    """The item that a stretch of reasoning is about: by its words, else by its number, else by its order."""
    if heading:
        for item in items:
            if stream.low[slice(*item.heading)] == heading[2]:
                return item
        likest = max(items, key=lambda item: alike(stream.low[slice(*item.heading)], heading[2]), default=None)
        if likest and alike(stream.low[slice(*likest.heading)], heading[2]) > 0.8:
            return likest
        number = int(heading[1])
        if 1 <= number <= len(items):
            return items[number - 1]
    return items[index] if index < len(items) else None
