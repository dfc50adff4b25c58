"""Who reviewed: board certifications, subspecialty, states of licensure, in prose or as a list."""

from __future__ import annotations

import re
from functools import cache

from workbench.extraction.doubt import UNSURE
from workbench.extraction.found import Findings, Found, Range
from workbench.extraction.labels import alike, like
from workbench.extraction.stream import Stream
from workbench.extraction.vocabulary import phrases

_CERTIFIED = ("certified in ", "certification in ", "certified by the american board of ")
_SUBSPECIALTY = re.compile(
    r"(?:has|with|holds) (?:an? )?(?:added )?sub-?specialt(?:y|ies)(?: certifications?| certificates?)? in "
)
_LICENSED = re.compile(  # each way begins with letters of its own: that is what makes looking fast
    r"(?:is (?:currently )?licensed|and (?:currently )?licensed|currently licensed|licensed)"
    r"(?: to practice)?(?: \w+)? in (?:the states? of )?"
)
_END = re.compile(r"\. (?=he/she|she|he|the|his/her|this)|\.$|\. ?$")
_DEGREE = re.compile(
    r"(?:reviewer|doctor|who made the decision) is an? (?:licensed )?((?:doctor of|licensed) [a-z ]+?"
    r"|[a-z]*psychologist|chiropractor|acupuncturist|dentist|podiatrist)(?=,| and | with | is | has |\.)"
)
_LIST_STATE = re.compile(r"state\(?s?\)? of licensure ?: ?")
_ALWAYS_ONE = "public health and general preventive medicine"
"""What the record format names as one certification though each half is one too."""
_LIST_CERTIFICATION = re.compile(r"certification\(?s?\)? ?/ ?specialt(?:y|ies) ?: ?")
_LIST_SUB = re.compile(r"sub-?specialt(?:y|ies)(?: certifications?)? ?: ?")
_JOINT = re.compile(r" ?[,;] ?(?:and )?| and | & ")
_MISREAD = 0.87


def put_reviewer(findings: Findings, start: int, end: int) -> None:
    """Add the reviewer's certifications and licences that stand between two offsets."""
    specialties, subspecialties, licensure = credentials(findings.stream, start, end)
    findings.add_texts("reviewer.specialties", "s", specialties)
    findings.add_texts("reviewer.subspecialties", "u", subspecialties)
    findings.add_texts("reviewer.licensure", "l", licensure)


def credentials(stream: Stream, start: int, end: int) -> tuple[list[Found], list[Found], list[Found]]:
    """Specialties, subspecialties and states of licensure that the reviewer's section names, as printed."""
    low = stream.low
    listed = _listed(stream, start, end)
    if listed:
        return listed
    specialties: list[Found] = []
    subspecialties: list[Found] = []
    licensure: list[Found] = []
    licence = _place(_LICENSED, "is licensed to practice in ", low, start, end)
    sub = _SUBSPECIALTY.search(low, start, end)
    for wording in _CERTIFIED:
        at = low.find(wording, start, end)
        near = like(low, "board certified in ", "", start, end) if at < 0 and wording == _CERTIFIED[-1] else []
        if at >= 0 or near:
            begin = at + len(wording) if at >= 0 else near[0].end
            stop = _stop(low, begin, end, sub.span() if sub else None, licence)
            specialties = split_names(stream, begin, stop, "specialties", "credentials.specialty@1")
            break
    else:
        degree = _DEGREE.search(low, start, end)
        if degree:
            specialties = [Found(stream.text[slice(*degree.span(1))], (degree.span(1),), "credentials.degree@1", 0.9)]
    if sub:
        stop = _stop(low, sub.end(), end, licence)
        subspecialties = split_names(stream, sub.end(), stop, "specialties", "credentials.subspecialty@1")
    if licence:
        stop = _stop(low, licence[1], end)
        licensure = split_names(stream, licence[1], stop, "states", "credentials.licensure@1")
    return specialties, subspecialties, licensure


def _place(pattern: re.Pattern[str], wording: str, low: str, start: int, end: int) -> Range | None:
    """Where words stand: as printed, or by likeness."""
    match = pattern.search(low, start, end)
    if match:
        return match.span()
    near = like(low, wording, "", start, end)
    return (near[0].start, near[0].end) if near else None


def _stop(low: str, begin: int, end: int, *next_parts: Range | None) -> int:
    stops = [part[0] for part in next_parts if part and part[0] > begin]
    sentence = _END.search(low, begin, end)
    if sentence:
        stops.append(sentence.start())
    return min([end, begin + 300, *stops])


def _listed(stream: Stream, start: int, end: int) -> tuple[list[Found], list[Found], list[Found]] | None:
    low = stream.low
    parts = {
        "specialties": _LIST_CERTIFICATION.search(low, start, end),
        "subspecialties": _LIST_SUB.search(low, start, end),
        "states": _LIST_STATE.search(low, start, end),
    }
    marks = sorted(part.start() for part in parts.values() if part)
    if not parts["specialties"] and not parts["states"]:
        return None
    lists: dict[str, list[Found]] = {}
    for name, part in parts.items():
        if not part:
            lists[name] = []
            continue
        stop = min([mark for mark in marks if mark > part.start()] + [end])
        vocabulary = "states" if name == "states" else "specialties"
        rule = {"states": "credentials.licensure@1", "specialties": "credentials.specialty@1"}.get(
            name, "credentials.subspecialty@1"
        )
        lists[name] = split_names(stream, part.end(), stop, vocabulary, rule)
    return lists["specialties"], lists["subspecialties"], lists["states"]


def split_names(stream: Stream, start: int, end: int, vocabulary: str, rule: str) -> list[Found]:
    """The names of a printed list. Known names keep the commas and the "and" inside them; a state has no "and"."""
    known = _folded(vocabulary)
    always_and = vocabulary == "states"
    pieces = _pieces(stream.low, start, end)
    found = []
    at = 0
    while at < len(pieces):
        last = at
        for stop in range(len(pieces) - 1, at, -1):
            joined = _fold(stream.low[pieces[at][0] : pieces[stop][1]])
            if joined in known:
                last = stop
                break
        else:
            while not always_and and last + 1 < len(pieces) and not _separate(stream.low, pieces, last, known):
                last += 1
        begin, finish = pieces[at][0], pieces[last][1]
        if found_name := _named(stream, begin, finish, known, rule):
            found.append(found_name)
        at = last + 1
    return found


def _separate(low: str, pieces: list[tuple[int, int]], index: int, known: dict[str, str]) -> bool:
    """Whether the next piece is a name of its own: after a comma always, after "and" when one side is known."""
    joint = low[pieces[index][1] : pieces[index + 1][0]]
    if "," in joint or ";" in joint:
        return True
    return _fold(low[slice(*pieces[index + 1])]) in known or _fold(low[slice(*pieces[index])]) in known


def _pieces(low: str, start: int, end: int) -> list[tuple[int, int]]:
    pieces = []
    at = start
    for joint in _JOINT.finditer(low, start, end):
        pieces.append((at, joint.start()))
        at = joint.end()
    pieces.append((at, end))
    return [piece for piece in pieces if low[slice(*piece)].strip(" .,;")]


def _named(stream: Stream, start: int, end: int, known: dict[str, str], rule: str) -> Found | None:
    while end > start and not (stream.text[end - 1].isalnum() or stream.text[end - 1] == ")"):
        end -= 1
    while start < end and not (stream.text[start].isalnum() or stream.text[start] == "("):
        start += 1
    for filler in ("the ", "and ", "board certified in "):
        if stream.low.startswith(filler, start, end):
            start += len(filler)
    if start >= end:
        return None
    printed, span = stream.as_printed(start, end), ((start, end),)
    folded = _fold(stream.low[start:end])
    if folded in known and printed == stream.text[start:end]:
        return Found(printed, span, rule, UNSURE if _is_two(folded, known) else 0.98)
    if folded in known:
        return Found(stream.text[start:end], span, rule, 0.85, (Found(printed, span, rule, 0.3),))
    meant = _nearly(folded, known)
    if meant:
        return Found(meant, span, rule, 0.7, (Found(printed, span, rule, 0.3),))
    return Found(stream.said(start, end), span, rule, 0.72)


def _is_two(folded: str, known: dict[str, str]) -> bool:
    """Whether a known name may as well be two of them: "Psychiatry and Neurology"."""
    first, both, second = folded.partition(" and ")
    return bool(both) and first in known and second in known and folded != _ALWAYS_ONE


def _nearly(folded: str, known: dict[str, str]) -> str | None:
    """The known name that a misread one stands for, as its list prints it."""
    near = [name for name in known if abs(len(name) - len(folded)) < 3 and name[-1] == folded[-1]]
    best = max(near, key=lambda name: alike(folded, name), default=None)
    return known[best] if best and alike(folded, best) > _MISREAD else None


def _fold(name: str) -> str:
    return " ".join(name.replace("&", " and ").replace(",", " , ").strip(" .,;").split()).replace(" ,", ",")


@cache
def _folded(vocabulary: str) -> dict[str, str]:
    """The names of a list as they are compared, with their printed form."""
    return {_fold(name.lower()): name for name in phrases(vocabulary)}
