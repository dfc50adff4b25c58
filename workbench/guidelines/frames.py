"""What a basis statement claims, sentence by sentence: which stretches cite something, and as what (MTUS or not)."""

from __future__ import annotations

import re
from typing import NamedTuple

from workbench.model.record import Basis

_LONG = r"Medical\s+Treatment\s+Utilization\s+Schedule"
_SCHEDULE = rf"(?:MTUS(?:\s*\({_LONG}\))?|{_LONG}(?:\s*\(MTUS\))?)"
_PARTY = (
    r"(?:The|This|Said|Our)?\s*(?:(?:Claims?|UR)\s+(?:Administrator|Adjust[eo]r|Organization)|Utilization\s+Review(?:er)?"
    r"|(?:Expert|Physician|Medical|MAXIMUS|IMR|Peer)\s+(?:Medical\s+)?Review(?:er)?|Reviewer)"
)
_CLAIM = (
    r"(?:final\s+)?(?:decision|determination)s?\s+(?:(?:is|was|were|has\s+been)\s+)?based\s+(?:up)?on"
    r"|based\s+(?:(?:its|their|his\s*(?:/|or)\s*her|his|her|the)\s+)?(?:(?:decision|determination|denial|opinion)s?\s+)?(?:up)?on"
    r"|(?<!not\s)(?:relied|relying)\s+(?:up)?on"
)
_LISTED = r"guideline|criteri[ao]n?|reference|source|citation|evidence|authorit(?:y|ies)"
_USED = r"used|utili[sz]ed|cited|quoted|applied|referenced|consulted|relied\s+(?:up)?on"
_NAMES = (
    rf"{_PARTY}(?:['’]s)?(?:\s+(?:UR|utilization\s+review|denial|decision|determination|letter|rationale|report)){{0,3}}\s+"
    rf"(?:(?:has|have|had|also|then|further|primarily|specifically)\s+)*"
    r"(?:(?:cit|quot|referenc|utili[sz]|us|review|consult|consider|list)(?:ed|es|s)|appl(?:ied|ies)|(?:referred|refers|made\s+reference)\s+to)"
    rf"|(?:{_LISTED})s?\s+(?:{_USED})\s+by\s+{_PARTY}\s+(?:is|are|was|were|included?|includes)"
)
"""Weaker words than a claim to have decided by something: what follows must look like a name."""
_FOLLOWING = (
    rf"\s*:?\s*(?:the\s+following\b[^:.;,]{{0,60}}:\s*)?(?:(?:the|following|section)\s+|(?:{_LISTED})\(?s?\)?\s*:\s*)*"
)
_A_NAME = r"(?=[\"“(§]?(?-i:[A-Z0-9])|https?:|www\.)"
_LEAD = re.compile(rf"(?:{_CLAIM}){_FOLLOWING}|(?:{_NAMES}){_FOLLOWING}{_A_NAME}", re.IGNORECASE)
_FOUND = re.compile(
    rf"{_PARTY}\s+found\s+(?:that\s+)?(?:the\s+)*(?P<what>{_A_NAME}(?:(?!\b(?:{_USED})\s+by\b).)+?)"
    r"[\s,]+(?:(?:to\s+be|is|are|was|were|both|also)\s+)*(?:applicable|relevant|appropriate|controlling)\b",
    re.IGNORECASE | re.DOTALL,
)
"""The party found a named guideline applicable; "the guidelines used by the other party" are none."""
_AIM = re.compile(
    r",?\s+(?:in\s+(?:(?:making|reaching|support\s+of)\s+)?|for\s+|to\s+(?:make|reach|support)\s+|as\s+(?:the\s+)?(?:basis|support)\s+(?:of|for)\s+)"
    r"(?:its|their|his(?:\s*/\s*her)?|this|the)\s+(?:\w+\s+)?(?:decision|determination|denial|opinion)s?\b"
    r"|,?\s+(?:and|but)\s+(?:(?:has|have|had)\s+)?(?:found|stated|determined|concluded|noted|denied|did\s+not)\b",
    re.IGNORECASE,
)
"""What the party did with the cited guidelines, behind them."""
_VERBS = (
    r"(?:is|are|was|were|does|do|did|has|have|had|makes?|contains?|fails?|lacks?|offers?|provides?|gives?|applies|apply"
    r"|address(?:es)?|exists?)"
)
_ABOUT = re.compile(
    rf"(?:(?:the|CA|California)[\s-]+)*{_SCHEDULE}(?:\s*/\s*ACOEM)?(?:\s+(?:ACOEM|guidelines?))*\s+"
    rf"{_VERBS}\b[^.;]*(?:[.;]+\s*|$)",
    re.IGNORECASE,
)
"""A sentence about the schedule, which cites nothing: `The MTUS is silent on …`."""
_NO = re.compile(r"\s*no(?:ne|t|thing)?\b", re.IGNORECASE)
_NO_PART = re.compile(rf"\s*(?:no|neither|there)\s[^.;]*?\b{_VERBS}\b[^.;]*(?:[.;]+\s*|$)", re.IGNORECASE)
_SENTENCE = re.compile(
    rf"(?:^|(?<=[.;:!?])\s*|(?<=[.;:!?][\"”’])\s*)(?={_PARTY}\b|(?:final\s+)?(?:decision|determination)s?\s+(?:\w+\s+)?based\b|Per\s+the\b|Based\s+on\b)",
    re.IGNORECASE,
)
_NARRATIVE = re.compile(rf"\s*(?:{_PARTY}|Per\s+the)\b", re.IGNORECASE)
_NOTHING = re.compile(
    r"\b(?:did|does|do|has|have|had)\s*(?:not|n['’]t)\s+(?:\w+\s+){0,2}?(?:cite|provide|state|identify|reference|refer|use|list|apply|give|note|specify|indicate|include|mention|supply|rely|cited|provided|referenced|identified)\b"
    r"|\bno\s+(?:\S+\s+){0,4}?(?:guideline|evidence|citation|reference|source|basis|criteria|literature)s?\s+(?:\S+\s+){0,3}?(?:cited|provided|stated|given|used|identified|referenced|applied|listed|noted|applicable|relied)\b"
    r"|\b(?:cited|provided|gave|referenced|identified|applied)\s+no\s+\w+"
    r"|\b(?:failed\s+to|without)\s+(?:cite|citing|provide|providing|identify|reference|referencing)\b",
    re.IGNORECASE,
)
_NOTHING_SHORT = re.compile(
    r"[\s(]*(?:n\s*/\s*a|none(?:\s+(?:cited|provided|given|stated|listed))?|not\s+(?:applicable|available|provided|stated|given|cited|specified)"
    r"|nothing\s+(?:was\s+)?cited|unknown|blank|-+)[\s.)]*$",
    re.IGNORECASE,
)
_TAIL = re.compile(
    rf"[\s,;(]*(?:(?:a|an|as|and|both|all)\s+(?:[\w-]+\s+){{0,4}}?)?(?:(?:which|that)\s+(?:is|are|was|were)\s+)?(?:also\s+)?(?P<no>not\s+)?(?:a\s+)?"
    rf"part(?:s)?\s+of\s+(?:the\s+)?(?:(?:CA|California)\s+)?{_SCHEDULE}(?:\s*\(MTUS\))?\)?",
    re.IGNORECASE,
)
LABEL = re.compile(
    rf"(?:(?:the|state\s+of|CA|California)[\s-]+)*\b(?P<no>Non[\s-]*)?(?P<name>{_SCHEDULE})(?![\w])(?:\s+Citations?\b)?(?:[\s-]*(?:adopted|based)\b)?[\s:/–—-]*",
    re.IGNORECASE,
)
_JOINS = re.compile(
    r"(?:[\s,;.&:/–—-]|\band\b|\bas well as\b|\balong with\b|\bin addition to\b|\bplus\b|\bthe\b"
    r"|\bspecifically\b|\bnamely\b|\bin\s+particular\b)*",
    re.IGNORECASE,
)
_AND_MORE = re.compile(r"\s*(?:;|\band\b|&)\s*(?:the\s+)?(?=\w)", re.IGNORECASE)
_ENDS = re.compile(r"[\s,;.:]*(?:\band\b[\s,;.:]*)?$", re.IGNORECASE)


class Clause(NamedTuple):
    """A stretch of a statement that cites: offsets of its words, what it claims to be, and where it says so.

    `words` is where the cited words begin, after the label; `label` is empty (start = end) where none is printed.
    """

    start: int
    words: int
    end: int
    basis: Basis | None
    label: tuple[int, int]


def clauses(statement: str) -> list[Clause]:
    """The citing stretches of a basis statement in order, none where it cites nothing."""
    found: list[Clause] = []
    for start, end in _sentences(statement):
        if stretch := _cited(statement, start, end):
            found.extend(_split(statement, *stretch))
    return found


def states_none(statement: str) -> bool:
    """Whether the statement says that nothing was cited or applied, and cites nothing besides."""
    if clauses(statement):
        return False
    return bool(_NOTHING_SHORT.match(statement) or _NOTHING.search(statement))


def _sentences(statement: str) -> list[tuple[int, int]]:
    starts = sorted({0, *(match.end() for match in _SENTENCE.finditer(statement))})
    return [(start, end) for start, end in zip(starts, [*starts[1:], len(statement)], strict=True) if start < end]


def _cited(statement: str, start: int, end: int) -> tuple[int, int] | None:
    """The stretch of one sentence after its claim; all of it where it is no sentence; None where it only tells."""
    if lead := _LEAD.search(statement, start, end):
        aim = _AIM.search(statement, lead.end(), end)
        return (lead.end(), aim.start() if aim else end)
    if found := _FOUND.search(statement, start, end):
        return found.span("what")
    start = _skip(_NO_PART, statement, start, end)
    sentence = statement[start:end]
    if _NARRATIVE.match(sentence) or _NOTHING_SHORT.match(sentence) or _NOTHING.search(sentence):
        return None
    return (start, end)


def _split(statement: str, start: int, end: int) -> list[Clause]:
    """A citing stretch cut where a new label begins or a closing ", which is part of the MTUS" ends."""
    found: list[Clause] = []
    while start < end:
        tail = _TAIL.search(statement, start, end)
        stop = tail.start() if tail else end
        basis: Basis | None = None
        if tail:
            basis = "Non-MTUS" if tail["no"] else "MTUS"
        found.extend(_labelled(statement, start, stop, basis, tail.span() if tail else None))
        start = tail.end() if tail else end
    return found


def _labelled(
    statement: str, start: int, end: int, closing: Basis | None, closing_at: tuple[int, int] | None
) -> list[Clause]:
    marks = [match for match in LABEL.finditer(statement, start, end) if _is_label(statement, start, match)]
    by_start = {match.start(): match for match in marks}
    starts = [start, *(at for at in by_start if at > start)]
    found = []
    for begin, stop in zip(starts, [*starts[1:], end], strict=True):
        at = begin if begin in by_start else _skip(_JOINS, statement, begin, stop)
        at = _skip(_ABOUT, statement, at, stop)
        label = by_start.get(at)
        if label and not label["no"] and (joint := _AND_MORE.match(statement, label.end(), stop)):
            alone, stated = label.end("name"), closing or "MTUS"
            found.append(Clause(label.start("name"), alone, alone, stated, label.span("name")))
            label, at = None, joint.end()
        clause = _clause(statement, (at, stop), label, closing, closing_at)
        if _says_none(statement[clause.words : clause.end]):
            continue
        if clause.words < clause.end or (label and not label["no"]):
            found.append(clause)
    return found


def _says_none(words: str) -> bool:
    """Whether the words behind a label are no source: `None cited`, `No guideline was cited`, a second label."""
    second = LABEL.fullmatch(words)
    if _NOTHING_SHORT.fullmatch(words) or (second and second["no"]):
        return bool(words)
    return bool(_NO.match(words) and _NOTHING.search(words))


def _skip(pattern: re.Pattern[str], statement: str, start: int, end: int) -> int:
    """Where a pattern that may match nothing ends."""
    found = pattern.match(statement, start, end)
    return found.end() if found else start


def _is_label(statement: str, start: int, match: re.Match[str]) -> bool:
    """Whether a schedule's name opens a clause: at its beginning, or after a comma, full stop, semicolon or "and"."""
    before = statement[start : match.start()].rstrip()
    if not before:
        return True
    if before.endswith("(") or LABEL.fullmatch(before + " "):
        return False
    return before.endswith((",", ";", ".", ":")) or bool(re.search(r"\b(?:and|or|plus)$", before, re.IGNORECASE))


def _clause(
    statement: str,
    stretch: tuple[int, int],
    label: re.Match[str] | None,
    closing: Basis | None,
    closing_at: tuple[int, int] | None,
) -> Clause:
    start, end = stretch
    if closing_words := _ENDS.search(statement[start:end]):
        end = start + closing_words.start()
    if label is None:
        return Clause(start, start, end, closing, closing_at or (start, start))
    words = min(_skip(_JOINS, statement, max(start, min(label.end(), end)), max(start, end)), max(start, end))
    own: Basis = "Non-MTUS" if label["no"] else "MTUS"
    label_end = label.start() + len(label[0].rstrip(" :/–—-"))
    return Clause(
        label.start("no") if label["no"] else label.start("name"),
        words,
        max(words, end),
        closing or own,
        (label.start(), label_end),
    )
