"""What a basis statement claims, sentence by sentence: which stretches cite something, and as what (MTUS or not)."""

from __future__ import annotations

import re
from typing import NamedTuple

from workbench.guidelines.mending import mended
from workbench.guidelines.phrases import (
    ABOUT,
    ABOUT_SENTENCE,
    AIM,
    AND_MORE,
    APPOSED,
    ENDS,
    FOUND,
    JOINS,
    LABEL,
    LEAD,
    NARRATIVE,
    NO,
    NO_PART,
    NO_SECTION,
    NO_SOURCE,
    NOTHING,
    NOTHING_SHORT,
    SAME,
    SENTENCE,
    SOURCE,
    TAIL,
    USED_IT,
)
from workbench.model.record import Basis

_NUMBERED = re.compile(r"\d{4}\.\d+(?:\.\d+)*(?:\([a-z0-9]+\))*,$")


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
            outside = NO_SECTION.search(statement, start, stretch[0])
            found.extend(_split(statement, *stretch, outside.span() if outside else None))
    return found


def states_none(statement: str) -> bool:
    """Whether the statement says that nothing was cited or applied, and cites nothing besides."""
    statement = mended(statement)
    if clauses(statement):
        return False
    return bool(NOTHING_SHORT.match(statement) or NOTHING.search(ABOUT_SENTENCE.sub(" ", statement)))


def _sentences(statement: str) -> list[tuple[int, int]]:
    starts = sorted({0, *(match.end() for match in SENTENCE.finditer(statement))})
    return [(start, end) for start, end in zip(starts, [*starts[1:], len(statement)], strict=True) if start < end]


def _cited(statement: str, start: int, end: int) -> tuple[int, int] | None:
    """The stretch of one sentence after its claim; all of it where it is no sentence; None where it only tells."""
    if lead := LEAD.search(statement, start, end):
        return _without_aim(statement, lead.end(), end)
    if found := FOUND.search(statement, start, end):
        return found.span("what")
    start = _skip(NO_PART, statement, start, end)
    sentence = statement[start:end]
    if NARRATIVE.match(sentence) or NOTHING_SHORT.match(sentence) or NOTHING.search(sentence):
        return _used_behind(statement, start, end)
    return _without_aim(statement, start, end)


def _used_behind(statement: str, start: int, end: int) -> tuple[int, int] | None:
    """The guideline of a further sentence that says which was used: `… is silent. The ODG, Pain, was used.`"""
    used = USED_IT.search(statement, start, end)
    return used.span("what") if used else None


def _without_aim(statement: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without what the party did with the guidelines; whole where it says that there were none."""
    aim = AIM.search(statement, start, end)
    if aim is None or NO.match(statement, _skip(LABEL, statement, start, end)):
        return (start, end)
    return (start, aim.start())


def _split(statement: str, start: int, end: int, outside: tuple[int, int] | None) -> list[Clause]:
    """A citing stretch cut where a new label begins or a closing ", which is part of the MTUS" ends.

    `outside` is where the sentence says before it that no part of the schedule applies.
    """
    found: list[Clause] = []
    while start < end:
        tail = TAIL.search(statement, start, end)
        stop = tail.start() if tail else end
        basis: Basis | None = "Non-MTUS" if outside else None
        if tail:
            basis = "Non-MTUS" if tail["no"] or tail["not"] else "MTUS"
        found.extend(_labelled(statement, start, stop, basis, tail.span() if tail else outside))
        start = tail.end() if tail else end
    return [_like_the_others(clause, found) for clause in found]


def _like_the_others(clause: Clause, found: list[Clause]) -> Clause:
    """A clause that claims nothing behind one outside the schedule is outside as well: `…, and on Campbell's …`."""
    others = {one.basis for one in found if one is not clause}
    return clause if clause.basis or others != {"Non-MTUS"} else clause._replace(basis="Non-MTUS")


def _labelled(
    statement: str, start: int, end: int, closing: Basis | None, closing_at: tuple[int, int] | None
) -> list[Clause]:
    marks = [match for match in LABEL.finditer(statement, start, end) if _is_label(statement, start, match)]
    by_start = {match.start(): match for match in marks}
    starts = [start, *(at for at in by_start if at > start)]
    found = []
    for begin, stop in zip(starts, [*starts[1:], end], strict=True):
        at = begin if begin in by_start else _skip(JOINS, statement, begin, stop)
        at = _skip(ABOUT, statement, at, stop)
        label = by_start.get(at)
        if label and not label["no"] and (joint := AND_MORE.match(statement, label.end(), stop)):
            alone = label.end("name")  # what is said behind of the other source, the schedule itself is not
            found.append(Clause(label.start("name"), alone, alone, "MTUS", label.span("name")))
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
    if NOTHING_SHORT.fullmatch(words) or SAME.fullmatch(words) or (second and second["no"]):
        return bool(words)
    return bool(NO_SOURCE.match(words) or (NO.match(words) and NOTHING.search(words)))


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
    if before.endswith(",") and APPOSED.match(statement, match.end()):
        return False
    if _NUMBERED.search(before):
        return False  # `8 CCR 9792.25.1, MTUS methodology …`
    return before.endswith((",", ";", ".", ":")) or bool(
        re.search(r"\b(?:and|or|plus)(?:\s+(?:also\s+)?(?:up)?on)?$", before, re.IGNORECASE)
    )


def _clause(
    statement: str,
    stretch: tuple[int, int],
    label: re.Match[str] | None,
    closing: Basis | None,
    closing_at: tuple[int, int] | None,
) -> Clause:
    start, end = stretch
    if closing_words := ENDS.search(statement[start:end]):
        end = start + closing_words.start()
    if label is None:
        return Clause(start, start, end, closing, closing_at or (start, start))
    words = min(_skip(JOINS, statement, max(start, min(label.end(), end)), max(start, end)), max(start, end))
    second = LABEL.match(statement, words, end) if label["no"] else None
    if second and not second["no"] and SOURCE.match(statement, second.end(), end):
        words = second.end()  # `Non-MTUS Citation MTUS Official Disability Guidelines`
    own: Basis = "Non-MTUS" if label["no"] else "MTUS"
    label_end = label.start() + len(label[0].rstrip(" :/–—-"))
    return Clause(
        label.start("no") if label["no"] else label.start("name"),
        words,
        max(words, end),
        closing or own,
        (label.start(), label_end),
    )
