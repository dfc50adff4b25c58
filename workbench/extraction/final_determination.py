"""The layout `final-determination`, printed from 2014 on.

An item is a heading that ends in its decision, then each party's basis and the rationale under labels of their own.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from workbench.extraction.closing import closing
from workbench.extraction.credentials import put_reviewer
from workbench.extraction.found import Findings, Found
from workbench.extraction.header import header_fields
from workbench.extraction.headings import heading_start, lines_hold
from workbench.extraction.items import ItemParts, overall, put_items
from workbench.extraction.labels import Label, alike, all_of, every, is_quoted
from workbench.extraction.landmarks import ISSUES, Sections, all_sections
from workbench.extraction.statements import Statement
from workbench.extraction.stream import Stream
from workbench.extraction.summary import put_summary

RULE = "final_determination"
_DECISION_RULE = f"{RULE}.decision@1"
_ADMIN = ("claims administrator guideline:", "claims administrator guideline :", "claims administrator guidelines:")
_EXPERT = ("maximus guideline:", "maximus guideline :", "maximus guidelines:")
_RATIONALE = ("decision rationale:", "decision rationale :")
_ORDER = {"admin": 0, "expert": 1, "rationale": 2}
_DECISION = re.compile(r"[\s:;.,–-]*\b(upheld|overturned|uphold|overturn)[\s.]*$")
_LIST_NUMBER = re.compile(r"(?:item )?(\d{1,2})(?:[.):] |\.(?=[a-z]))")
_BULLETS = ("- ", "– ")
_LONGEST_NUMBER = 5
_WITHOUT_PARTIES = 0.7
# A decision with the beginning of a label after it, whatever has become of the label.
_HEADED = re.compile(r": (?:upheld|overturned)\.? (?:c\w{3,8} |m\w{4,9} g|decision )")
_LAST_WORD = re.compile(r"[\s:;.,–-]*([a-z0-9|]{4,12})[\s.]*$")
_WORDS = {"upheld": "Upheld", "uphold": "Upheld", "overturned": "Overturned", "overturn": "Overturned"}


def read(findings: Findings, end: int) -> list[Statement]:
    """Add everything that a final determination says, up to `end`; returns the parties' statements."""
    stream = findings.stream
    sections = all_sections(stream, ISSUES, end)
    begins = (sections.made, sections.summary, sections.summary_end, sections.items)
    header_end = next((at for at in begins if at >= 0), 0)
    header = header_fields(stream, 0, header_end)
    for name, found in header.items():
        findings.put(name, found)
    put_reviewer(findings, max(0, sections.made), sections.after_made if sections.after_made >= 0 else end)
    put_summary(findings, sections, header)
    items = _items(stream, sections)
    statements = put_items(findings, items, RULE)
    findings.put("case.determination", overall([item.decision for item in items if item.decision]))
    return statements


def _labels(stream: Stream, start: int, end: int) -> list[Label]:
    """The items' labels in order. Damaged ones are looked for only where their numbers do not agree."""
    low = stream.low
    kinds = {"admin": _ADMIN, "expert": _EXPERT, "rationale": _RATIONALE}
    found = {name: _stated(stream, all_of(low, wordings, name, start, end)) for name, wordings in kinds.items()}
    counts = {len(labels) for labels in found.values()}
    decided_items = sum(1 for _ in _HEADED.finditer(low, start, end))
    if len(counts) > 1 or max(counts) < decided_items or stream.misread:
        for name, wordings in kinds.items():
            near = _stated(stream, every(low, wordings, name, start, end))
            found[name] = [label for label in near if label.exact or _stands_first(stream, label.start)]
    return sorted((label for labels in found.values() for label in labels), key=lambda label: label.start)


def _stated(stream: Stream, labels: list[Label]) -> list[Label]:
    """Those of the labels that are not merely quoted."""
    return [label for label in labels if not is_quoted(stream.text, label.start)]


def _stands_first(stream: Stream, at: int) -> bool:
    """Whether a label would stand there: first on its line, or after a finished sentence or a decision."""
    if stream.starts_line(at):
        return True
    return stream.low[max(0, at - 3) : at].rstrip().endswith((".", ":", ")")) or _decision(stream, 0, at)[0] is not None


def _items(stream: Stream, sections: Sections) -> list[ItemParts]:
    floor = sections.items if sections.items >= 0 else max(0, sections.summary)
    labels = _labels(stream, floor, sections.end)
    groups: list[list[Label]] = []
    for label in labels:
        after_decision = _DECISION.search(stream.low, max(floor, label.start - 16), label.start)
        if groups and _goes_on(groups[-1], label) and not after_decision:
            groups[-1].append(label)
        else:
            groups.append([label])
    lined = lines_hold(stream, [label.start for label in labels])
    heads = []
    for number, group in enumerate(groups):
        previous = groups[number - 1][-1].end if number else floor
        heads.append(_head(stream, previous, group[0].start, number == 0 and sections.items >= 0, lined))
    _leave_out_numbers(stream, heads)
    items = []
    for number, (group, head) in enumerate(zip(groups, heads, strict=True)):
        stop = heads[number + 1].start if number + 1 < len(heads) else closing(stream, group[-1].end, sections.end)
        bounds = [label.start for label in group[1:]] + [stop]
        for label, bound in zip(group, bounds, strict=True):
            setattr(head, label.name, (_after_marks(stream.text, label.end, bound), bound))
            head.labels_exact = head.labels_exact and label.exact
        items.append(head if head.admin or head.expert else _doubted(head))
    items.extend(_cut_off(stream, labels, items, sections))
    return items


def _goes_on(group: list[Label], label: Label) -> bool:
    """Whether a label belongs to the item of those before it; either party may come first."""
    if _ORDER[label.name] > _ORDER[group[-1].name]:
        return True
    return label.name == "admin" and [each.name for each in group] == ["expert"] and group[0].exact and label.exact


def _doubted(item: ItemParts) -> ItemParts:
    """An item without either party's words may be one that a rationale only tells of."""
    item.sure = min(item.sure, _WITHOUT_PARTIES)
    if item.decision:
        item.decision = replace(item.decision, confidence=min(item.decision.confidence, _WITHOUT_PARTIES))
    return item


def _leave_out_numbers(stream: Stream, heads: list[ItemParts]) -> None:
    """Take the list numbers from headings that are all numbered in order; the item still begins at its number."""
    numbers = [_LIST_NUMBER.match(stream.low, *head.heading) or _number_before(stream, head) for head in heads]
    if all(match and int(match[1]) == place for place, match in enumerate(numbers, 1)):
        for head, match in zip(heads, numbers, strict=True):
            if match:
                head.start = match.start()
                head.heading = (match.end(), head.heading[1])


def _number_before(stream: Stream, head: ItemParts) -> re.Match[str] | None:
    """The number right before a heading, where lines mean nothing and its full stop looked like a sentence's end."""
    start = head.heading[0]
    at = stream.low.rfind(" ", 0, max(0, start - 1)) + 1
    return _LIST_NUMBER.match(stream.low, at) if 0 < start - at < _LONGEST_NUMBER else None


def _after_marks(text: str, start: int, end: int) -> int:
    """Past the colon or dash that a damaged label may have left behind it; not past the first mark of a list."""
    while start < end and text[start] in " :;.,–-":
        mark = text[start : start + 2]
        if mark in _BULLETS and text.find(f" {mark}", start + 2, end) >= 0:
            break
        start += 1
    return start


def _head(stream: Stream, floor: int, label: int, first: bool, lined: bool) -> ItemParts:
    """The heading and decision that stand before an item's first label."""
    decision, stop = _decision(stream, floor, label)
    start, sure = (floor, 0.98) if first else heading_start(stream, floor, stop, lined)
    if first and stop - start > 250:
        start, sure = heading_start(stream, floor, stop, lined)
    return ItemParts(stream.trimmed(start, stop), decision=decision, sure=sure)


def _decision(stream: Stream, floor: int, label: int) -> tuple[Found | None, int]:
    """The decision word just before a label and where the heading ends."""
    low = stream.low
    match = _DECISION.search(low, max(floor, label - 24), label)
    if match:
        value = _WORDS[match[1]]
        return Found(value, ((match.start(1), match.end(1)),), _DECISION_RULE, 0.995), match.start()
    match = _LAST_WORD.search(low, max(floor, label - 24), label)
    if match:
        best = max(_WORDS, key=lambda word: alike(word, match[1]))
        if alike(best, match[1]) >= 0.7:
            return Found(_WORDS[best], ((match.start(1), match.end(1)),), _DECISION_RULE, 0.9), match.start()
    return None, label


def _cut_off(stream: Stream, labels: list[Label], items: list[ItemParts], sections: Sections) -> list[ItemParts]:
    """A last heading with its decision whose labels a cut-off text no longer has."""
    end = len(stream.text.rstrip())
    match = _DECISION.search(stream.low, max(0, end - 24), end)
    if sections.end < end or not match or ":" not in match[0]:
        return []
    floor = labels[-1].end if labels else sections.items
    if floor < 0:
        return []
    start, sure = heading_start(stream, floor, match.start()) if labels else (floor, 0.9)
    if labels and items[-1].rationale:
        items[-1].rationale = (items[-1].rationale[0], start)
    decision = Found(_WORDS[match[1]], ((match.start(1), match.end(1)),), _DECISION_RULE, 0.97)
    return [ItemParts(stream.trimmed(start, match.start()), decision=decision, sure=sure)]
