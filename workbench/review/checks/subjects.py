"""What an item is about against what the guidelines for it are about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from workbench.model.check_words import Term, marked
from workbench.model.fields import EXPERT_CITATIONS, ITEMS
from workbench.model.guidelines import Guideline
from workbench.model.review import Place, ReviewRecord
from workbench.resources import resource
from workbench.review.checks.finding import (
    Check,
    CheckContext,
    Hit,
    evidence_of,
    number_of,
    once_for_a_catalogue,
    quoted,
    say,
    short,
    text_of,
)
from workbench.review.checks.links import linked_in

_SENTENCE = re.compile(r"[^.;]+")
_ARGUES = re.compile(
    r"\b(?:guidelines?|recommends?|recommended|chapter|states?|supports?|according to|per)\b", re.IGNORECASE
)


@cache
def _parts() -> dict[str, frozenset[str]]:
    """The parts of the body that each word or phrase names."""
    found: dict[str, frozenset[str]] = {}
    part = ""
    for line in resource("checks", "body-parts.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            part = line.strip("[] ")
        elif line.strip() and not line.startswith("#"):
            words = line.strip().casefold()
            found[words] = found.get(words, frozenset()) | {part}
    return found


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted(_parts(), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b")


def parts_named(text: str) -> frozenset[str]:
    """The parts of the body that a text names."""
    named = (_parts()[found] for found in _pattern().findall(text.casefold()))
    return frozenset().union(*named)


def _parts_of(entry: Guideline, entries: Mapping[str, Guideline]) -> frozenset[str]:
    """The parts that an entry is about, or else the nearest entry above that names one."""
    at: Guideline | None = entry
    while at is not None:
        if named := parts_named(f"{at.title} {at.chapter}"):
            return named
        at = entries.get(at.parent_id or "")
    return frozenset()


def other_part(record: ReviewRecord, context: CheckContext) -> Iterator[Hit]:
    """A citation that is linked to a guideline for another part of the body than the item's."""
    for item, citation, entry in linked_in(record, context):
        treated = parts_named(text_of(record, item.id, "treatment"))
        covered = _parts_of(entry, context.entries)
        if treated and covered and not covered & treated:
            places = (Place(citation.id, "guideline_id"), Place(item.id, "treatment"))
            said = say(
                "other part",
                item=number_of(record, item.id),
                treatment=short(text_of(record, item.id, "treatment"), 60),
                treated=_terms(treated),
                title=entry.title,
                covered=_terms(covered),
            )
            yield Hit(said, places, quotes=evidence_of(record, places[1], Place(citation.id, "text")))


def linked_to_other_part(record: ReviewRecord, context: CheckContext) -> Iterator[Hit]:
    """A citation that names another part of the body than the guideline that it is linked to."""
    for item, citation, entry in linked_in(record, context):
        named = parts_named(text_of(record, citation.id, "text"))
        covered = _parts_of(entry, context.entries)
        if named and covered and not covered & named:
            places = (Place(citation.id, "guideline_id"), Place(citation.id, "text"))
            said = say(
                "cites other part",
                item=number_of(record, item.id),
                citation=short(text_of(record, citation.id, "text"), 60),
                named=_terms(named),
                title=entry.title,
                covered=_terms(covered),
            )
            yield Hit(said, places, quotes=evidence_of(record, places[1]))


def _terms(parts: frozenset[str]) -> tuple[Term, ...]:
    return tuple(map(Term, sorted(parts)))


def argued_not_cited(record: ReviewRecord, context: CheckContext) -> Iterator[Hit]:
    """A publisher whose guideline a rationale argues with, while the expert cites nothing of it."""
    for item in record.rows_of(ITEMS):
        rationale = Place(item.id, "rationale")
        argued = _argued(text_of(record, item.id, rationale.name))
        if not argued:
            continue
        cited = _cited_by_expert(record, item.id, context)
        for body in sorted(argued.keys() & _abbreviations(context.entries)):
            if not re.search(rf"\b{body}\b", cited):
                said = say("argues with", item=number_of(record, item.id), words=short(argued[body]), body=body)
                places = (rationale, Place(item.id, "expert_reviewer.text"))
                quotes = (*quoted(record, rationale, argued[body]), *evidence_of(record, places[1]))
                yield Hit(said, places, quotes=quotes)


def _argued(rationale: str) -> dict[str, str]:
    """Each abbreviation that a rationale argues with, and the first sentence that does."""
    found: dict[str, str] = {}
    for sentence in _SENTENCE.findall(rationale):
        if _ARGUES.search(sentence):
            for word in re.findall(r"\b[A-Z]{3,}\b", sentence):
                found.setdefault(word, sentence.strip())
    return found


@once_for_a_catalogue
def _abbreviations(entries: Mapping[str, Guideline]) -> frozenset[str]:
    """The publishers' abbreviations in the catalogue, and the schedule's."""
    bodies = {re.split(r"[/ ]", entry.body)[0] for entry in entries.values()}
    bases = {basis for entry in entries.values() for basis in re.findall(r"\b[A-Z]{4,}\b", entry.basis)}
    return frozenset(body for body in bodies | bases if re.fullmatch(r"[A-Z]{3,}", body))


def _cited_by_expert(record: ReviewRecord, item: str, context: CheckContext) -> str:
    """All that the expert's citations say, with publisher and basis of the entries they are linked to."""
    said = [text_of(record, item, "expert_reviewer.text")]
    for citation in record.rows_of(EXPERT_CITATIONS, item):
        said += [text_of(record, citation.id, name) for name in ("text", "basis", "body")]
        entry = context.entries.get(text_of(record, citation.id, "guideline_id"))
        if entry:
            said += [entry.basis, entry.body, entry.title]
    return " ".join(said)


CHECKS = (
    Check(
        "L6",
        "warning",
        marked("A guideline is for the part of the body that the item is for."),
        other_part,
        say(
            "other part",
            item=1,
            treatment="Right knee MRI",
            treated=Term("knee"),
            title="Low Back Complaints",
            covered=Term("low back"),
        ),
    ),
    Check(
        "L7",
        "note",
        marked("A guideline that the rationale argues with is cited."),
        argued_not_cited,
        say("argues with", item=1, words="ACOEM guidelines do not recommend it", body="ACOEM"),
    ),
    Check(
        "L9",
        "warning",
        marked("A citation is linked to a guideline for the part of the body that it names."),
        linked_to_other_part,
        say(
            "cites other part",
            item=1,
            citation="ODG, Neck, Magnetic Resonance Imaging",
            named=Term("neck"),
            title="Low Back, MRI",
            covered=Term("low back"),
        ),
    ),
)
