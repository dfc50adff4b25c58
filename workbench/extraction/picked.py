"""What words that a person selected on a page say: the value of one field, or a whole item under its heading."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from workbench.extraction.age import age_of
from workbench.extraction.categories import category_of
from workbench.extraction.closing import closing
from workbench.extraction.codes import CODE_FIRST, CODED, code_system
from workbench.extraction.credentials import credentials
from workbench.extraction.determination_letter import parties
from workbench.extraction.found import Findings, Found, Range
from workbench.extraction.headings import heading_start
from workbench.extraction.items import ItemParts, put_items
from workbench.extraction.labels import all_of
from workbench.extraction.lists import without_article
from workbench.extraction.person import sex_of
from workbench.extraction.reading import Extraction
from workbench.extraction.stream import Stream, stream_of
from workbench.model.document import Document
from workbench.model.evidence import Span
from workbench.model.fields import DIAGNOSES, LICENSURE, SPECIALTIES, SUBSPECIALTIES, TREATMENTS
from workbench.model.review import ReviewRecord, Value

RULE = "picked_item"
_LABELS: dict[str, tuple[str, ...]] = {
    "admin": (
        "claims administrator guideline:",
        "claims administrator guideline :",
        "claims administrator guidelines:",
    ),
    "expert": ("maximus guideline:", "maximus guideline :", "maximus guidelines:"),
    "both": (
        "medical treatment guideline(s) relied upon by the expert reviewer to make his/her decision",
        "medical treatment guidelines relied upon by the expert reviewer to make his/her decision",
    ),
    "rationale": (
        "the physician reviewer's decision rationale:",
        "the expert reviewer's decision rationale:",
        "decision rationale:",
        "decision rationale :",
        "rationale for the decision:",
        "rationale for the decision :",
    ),
}
_SENTENCES = re.compile(r"(?<!\w)the claims administrator (?!guideline)")
_WORD = re.compile(r"[\s:;.,–-]*\b(uph(?:e|o)ld|overturn(?:ed)?)\b[\s.]*")
_VERDICT = re.compile(r"[\s:;.,–-]*\b((?:is|are|was|were) (not )?medically necessary(?: and appropriate)?)[\s.]*")
_NUMBER = re.compile(r"(?:item )?\d{1,2}[.):]\s+")
_LED = re.compile(
    r"(?:\s\(?(?:item )?\d{1,2}[.):]\s*|\s(?:\d{1,2}\) )?(?:regarding )?(?:the )?(?:[a-z, ]*determined )?(?:the )?"
    r"request for (?:an? |the )?)$"
)
_NEAR = 8
"""So many letters after the heading a decision begins, at most."""


def picked_value(list_path: str, name: str, text: str) -> Value:
    """What selected words say of one field, by the rules of extraction; None where they have none for it."""
    stream = Stream([f" {text}"])
    end = len(stream.text)
    found: Found | None = None
    match (list_path, name):
        case ("", "patient.age"):
            found = age_of(stream, 0, end) or age_of(Stream([f" {text} year old "]), 0, end + 10)
        case ("", "patient.sex"):
            found = sex_of(stream, 0, end, age_of(stream, 0, end))
        case ("items", "category"):
            found = category_of(stream, 0, end)
        case (("reviewer.specialties" | "reviewer.subspecialties" | "reviewer.licensure") as path, "value"):
            lists = dict(zip((SPECIALTIES, SUBSPECIALTIES, LICENSURE), credentials(stream, 0, end), strict=True))
            found = next(iter(lists[path]), None)
        case (path, _) if path == DIAGNOSES:
            return _diagnosis(name, " ".join(text.split()))
        case (path, _) if path == TREATMENTS:
            return _bare(" ".join(text.split()))
    return found.value if found else None


def _diagnosis(name: str, text: str) -> Value:
    first = CODE_FIRST.match(text)
    coded = CODED.search(text)
    if name == "description":
        text = text[first.end() :] if first else text
        coded = CODED.search(text)
        return _bare(text[: coded.start()] if coded and coded.start() else text)
    code = first[1] if first else next((code for code in coded.groups() if code), None) if coded else None
    if code is None and re.fullmatch(r"[A-Z]?\d{2,3}[0-9A-Z]?(?:\.[0-9A-Z]{1,4})?", text):
        code = text
    return code if name == "code" or code is None else code_system(code)


def _bare(text: str) -> str:
    kept = without_article(text, 0, len(text))
    return text[slice(*kept)].rstrip(" .,;") if kept else text


def picked_item(document: Document, spans: Sequence[Span], heads: Iterable[Span]) -> Extraction:
    """The item whose heading was selected: one row with decision, both bases and the rationale that follow it.

    `heads` are the headings of the items known already: the next of them ends this one.
    """
    stream = stream_of(document)
    start = stream.at(spans[0].page, spans[0].start)
    end = stream.at(spans[-1].page, spans[-1].end)
    decision, heading_end, after = _decided(stream, start, end)
    number = _NUMBER.match(stream.low, start, heading_end)
    parts = ItemParts(stream.trimmed(number.end() if number else start, heading_end), start, decision)
    others = [
        (at, stream.at(span.page, span.end)) for span in heads if (at := stream.at(span.page, span.start)) != start
    ]
    stops = sorted({at for at, _ in others} | {at for other in others for at, _ in _requested(stream, *other)})
    for begin in (after, *(end for _, end in _requested(stream, *parts.heading) if end > after)):
        stop = next((at for at in stops if at > begin), len(stream.text))
        if _put_parts(stream, parts, begin, closing(stream, begin, _before_number(stream, begin, stop))):
            break
    findings = Findings(document, stream)
    statements = put_items(findings, [parts], RULE, chosen=True)
    record = ReviewRecord(document.file_name, rows=findings.rows, cells=findings.cells)
    return Extraction(record, tuple(statements))


def _decided(stream: Stream, start: int, end: int) -> tuple[Found | None, int, int]:
    """The decision in the selected heading or right behind it, where the heading ends, and where the rest begins."""
    for pattern in (_VERDICT, _WORD):
        found = pattern.search(stream.low, start, end) or pattern.match(stream.low, end)
        if found and found.start(1) - end < _NEAR and found.start() > start:
            words = found[1]
            upheld = bool(found[2]) if pattern is _VERDICT else words.startswith("uph")
            value = "Upheld" if upheld else "Overturned"
            made = Found(value, (found.span(1),), f"{RULE}.decision@1", 0.97)
            return made, min(end, found.start()), max(end, found.end())
    return None, end, end


def _requested(stream: Stream, start: int, end: int) -> list[Range]:
    """Where the words of a heading are asked for once more: in a notice the reasoning stands below the decisions."""
    words = re.escape(stream.low[start:end])
    return [found.span(1) for found in re.finditer(rf"request for (?:an? |the )?({words})(?!\w)", stream.low)]


def _before_number(stream: Stream, start: int, stop: int) -> int:
    """Where the words before a heading end that has its number or its lead-in before it."""
    found = _LED.search(stream.low, max(start, stop - 80), stop)
    return found.start() if found else stop


def _put_parts(stream: Stream, parts: ItemParts, start: int, stop: int) -> bool:
    """Find the labels behind a heading; the second of a kind belongs to the next item, whose heading ends this one.

    Whether there was any.
    """
    found = [label for kind, words in _LABELS.items() for label in all_of(stream.low, words, kind, start, stop)]
    found.sort(key=lambda label: (label.start, -label.end))
    kept: dict[str, Range] = {}
    for label in found:
        if any(begin <= label.start < end for begin, end in kept.values()):
            continue
        if label.name in kept or (kept.keys() & {"rationale"}):
            stop = heading_start(stream, max(end for _, end in kept.values()), label.start)[0]
            break
        kept[label.name] = (label.start, label.end)
    ordered = sorted(kept.items(), key=lambda pair: pair[1])
    for number, (kind, (_, label_end)) in enumerate(ordered):
        bound = ordered[number + 1][1][0] if number + 1 < len(ordered) else stop
        begin = bound - len(stream.text[label_end:bound].lstrip(" :.–-"))
        if kind == "both":
            parts.admin, parts.expert = parties(stream, begin, bound)
        else:
            setattr(parts, kind, (begin, bound))
    rationale = kept.get("rationale")
    told = _SENTENCES.search(stream.low, start, rationale[0] if rationale else stop)
    if told and not kept.keys() & {"admin", "expert", "both"}:
        parts.admin, parts.expert = parties(stream, told.start(), rationale[0] if rationale else stop)
    return bool(kept or told)
