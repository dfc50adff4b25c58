"""Treatments to date: what the clinical summary says was given or done for the injury.

Three kinds of sentence tell it: one that opens a list ("Treatment to date has included ..."), one about the patient
("She has undergone ..."), and one about the treatment ("... were tried without relief"). What was ordered, requested or
is merely being taken now does not count, nor do studies and visits.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from workbench.extraction import treatment_joints as joints
from workbench.extraction import treatment_words as words
from workbench.extraction.clauses import is_clause
from workbench.extraction.doubt import UNSURE
from workbench.extraction.found import Findings, Found, Range
from workbench.extraction.lists import bracket_end, split_list
from workbench.extraction.loose_ends import is_told_otherwise, may_be_cut
from workbench.extraction.sentences import sentences
from workbench.extraction.treatment_entries import entries_of, is_medicine, judge_treatment
from workbench.extraction.treatment_notes import is_done, noted_in
from workbench.extraction.treatment_openers import OPENERS, TOLD, Opener
from workbench.extraction.vocabulary import care
from workbench.model.fields import TREATMENTS
from workbench.model.threshold import DOUBT_BELOW

_TOLD_DONE = Opener(words.DONE, 0.74)
_TOLD_EFFECT = Opener(words.EFFECT, 0.74, only_care=True)
_TOLD = (_TOLD_DONE, _TOLD_EFFECT)
_CLAUSE_MARKS = ("; ", " for which ", ": ", " but ", " while ", " when ", " where ", " after which ", " and so ")
_BRACKETED = re.compile(r"\([^()]*\)")
_LONGEST_LIST = 1500
_LONGEST_SUBJECT = 300
_WORN = ("worn ", "used ", "taken ", "completed ", "attended ")
_SHORTEST_CLAUSE = 20
_FEWEST_LISTED = 3
_FEWEST_SAID = 2
_UNKNOWN = 0.72
"""How sure a listed treatment is that no word list knows."""


def put_treatments(findings: Findings, parts: Sequence[Range], passed_over: list[Range]) -> None:
    """Add a row for each treatment that these parts of the summary say was given.

    `passed_over` are the lists of diagnoses, whose past operations are none.
    """
    taken: list[str] = []
    found: list[tuple[Range, float, int]] = []
    text, low = findings.stream.text, findings.stream.low
    told_in = [sentence for part in parts for sentence in sentences(text, *part)]
    openers, told = (_standing_in(low, told_in, some) for some in (OPENERS, _TOLD))
    for (begin, stop), before, behind in zip(told_in, openers, told, strict=True):
        told_of = _of_sentence(text, low, begin, stop, before, behind)
        found.extend((entry, sure, begin) for entry, sure in told_of)
    for (begin, stop), sure, start in sorted(found):
        if any(first <= begin < last for first, last in passed_over):
            continue
        printed = findings.stream.said(begin, stop)
        folded = findings.stream.low[begin:stop]
        if any(folded.removesuffix("s") in earlier or earlier in folded for earlier in taken):
            continue
        if taken and _is_told_again(findings.stream.low, begin, folded, taken):
            continue
        taken.append(folded)
        likely = sure if care().is_in(folded) else min(sure, _UNKNOWN)
        if likely >= DOUBT_BELOW and not findings.stream.misread:
            cut = is_told_otherwise(low, start, begin) or may_be_cut(low, begin, stop, listed=sure > TOLD)
            likely = min(likely, UNSURE) if cut else likely
        row = findings.add(TREATMENTS, "t")
        findings.put("value", Found(printed, ((begin, stop),), "summary.treatment@1", likely), row)


def _is_told_again(low: str, begin: int, folded: str, taken: Sequence[str]) -> bool:
    """Whether a treatment is one of the earlier in fewer words, or what "the" says is known: "the blocks of 2014"."""
    if folded.count(" ") >= _FEWEST_SAID and folded[: folded.find(" ")] in " ".join(taken):
        said = set(folded.split())
        if any(said <= set(earlier.split()) for earlier in taken):
            return True
    if not low.startswith("the ", begin - 4):
        return False
    told = " ".join(taken)
    heads = [folded[first:last].removesuffix("s") for first, last in care().all_in(folded)]
    return bool(heads) and all(head in told for head in heads)


def _standing_in(low: str, told_in: Sequence[Range], wanted: Sequence[Opener]) -> list[list[Opener]]:
    """For each of the sentences those of the openers that may stand in it.

    Most stand in no sentence of a summary. To look for each once in all of it, and then in the sentences that a match
    touches, takes half the time of looking for all of them in every sentence.
    """
    openers: list[list[Opener]] = [[] for _ in told_in]
    if not told_in:
        return openers
    begins = [begin for begin, _ in told_in]
    start, end = max(0, begins[0] - 1), told_in[-1][1]
    summary = low[start:end]
    for opener in wanted:
        if opener.seeds and not any(seed in summary for seed in opener.seeds):
            continue
        for match in opener.pattern.finditer(low, start, end):
            first, last = bisect_right(begins, match.start()) - 1, bisect_right(begins, match.end())
            for here in openers[max(0, first) : max(1, last)]:
                if not here or here[-1] is not opener:
                    here.append(opener)
    return openers


def _of_sentence(
    text: str, low: str, start: int, end: int, openers: Sequence[Opener], told: Sequence[Opener]
) -> list[tuple[Range, float]]:
    """The treatments of one sentence with how sure each is.

    No others than `openers` stand before treatments there, and no others than `told` behind one.
    """
    if not (openers or told):
        return [(entry, _TOLD_DONE.sure) for entry in noted_in(text, low, start, end)]
    found: list[tuple[Range, float]] = []
    covered: list[Range] = []
    for opener in openers:
        if opener.at_beginning:
            first = opener.pattern.match(low, max(0, start - 1), end)
            matches = [first] if first else []
        else:
            matches = list(opener.pattern.finditer(low, max(0, start - 1), end))
        for match in matches:
            if any(first <= match.start() < last for first, last in covered):
                continue
            if _announces_other(low, start, match) or _is_no_list(low, start, end, match, opener):
                continue
            stop = min([end, match.end() + _LONGEST_LIST, *(first for first, _ in covered if first > match.start())])
            if match[0].endswith("("):
                stop = bracket_end(text, match.end(), stop)
            entries = entries_of(text, low, match.end(), stop, opener)
            if (
                match[0].endswith("ed ")
                and words.DISPENSED.search(match[0])
                and all(is_medicine(low[slice(*entry)]) for entry in entries)
            ):
                continue
            sure = opener.sure if len(entries) >= _FEWEST_LISTED else min(opener.sure, opener.sure_of_few)
            found.extend((entry, sure) for entry in entries)
            if entries:
                follows = match[0].endswith("followed by ")  # what they follow is told of as well
                covered.append((match.end() if follows else match.start(), entries[-1][1]))
    told_from = min((begin for begin, _ in covered), default=end)
    told_to = max((last for _, last in covered), default=end)
    for begin, stop in ((start, told_from), (told_to, end)):
        if told and begin < stop - _SHORTEST_CLAUSE:
            found.extend((entry, _TOLD_DONE.sure) for entry in _told_of(text, low, begin, stop))
    return found or [(entry, _TOLD_DONE.sure) for entry in noted_in(text, low, start, end)]


def _is_no_list(low: str, start: int, end: int, match: re.Match[str], opener: Opener) -> bool:
    """Whether what follows says when, or what an examination or a picture showed."""
    if words.WHEN_ONLY.match(low, match.end(), end) and words.WAS_DONE.search(match[0]):
        return True
    if opener.first_therapy and words.PICTURED.search(low, start, match.end()):
        return True
    if match[0].endswith(_WORN) and words.WHEN_WORN.match(low, match.end(), end):
        return words.WORN.search(low, start, match.end()) is not None
    return bool(words.IN_USE.match(low, match.start()) and words.EXAMINED.search(low, start, end))


def _announces_other(low: str, start: int, match: re.Match[str]) -> bool:
    """Whether the words before take it back (not, requested), or the list is of what is planned or taken now."""
    before = low[max(start, match.start() - 200) : max(start, match.start())].rsplit(";", 1)[-1]
    if words.REFUSES.search(before[-25:]) or words.NOT_TOLD.search(before + " "):
        return True
    if (
        "pmh" in before
        or words.OF_A_RELATIVE.search(before)
        or (words.BY_ITSELF.match(match[0]) and words.PASSIVE.search(before))
    ):
        return True
    if words.BELOW.match(low, match.end()):
        return True
    head = match[0].strip().replace(" not limited to", "")
    if head.endswith(("including", "such as")):
        told_of = low[match.end() : match.end() + _LONGEST_LIST].split(". ", 1)[0]
        return bool(words.REFUSES.search(before) or words.ONLY_WANTED.search(told_of))
    if head.startswith(("medication", "drugs")) and not words.OF_THE_PAST.search(head):
        return not words.EARLIER.search(before + " ")
    return bool(words.NOT_YET.search(before + " ") or words.NOT_GIVEN.search(head))


def _told_of(text: str, low: str, start: int, end: int) -> list[Range]:
    """Treatments that are the subject of a clause: "X and Y were tried", "X gave two weeks of relief"."""
    found: list[Range] = []
    told = [match for opener in _TOLD for match in opener.pattern.finditer(low, start, end)]
    floor = start
    for match in sorted(told, key=lambda match: match.start()):
        if match.start() < floor:
            continue
        begin = _subject_start(low, floor, match.start())
        if floor > start and begin == floor:
            joint = low.find(" and ", floor, match.start())
            begin = joint + 5 if joint >= 0 else floor
        floor = match.end()
        told_by = words.TOLD_BY.search(low, begin, match.start())
        if told_by and not words.REFUSES.search(low[begin : told_by.end()]):
            begin = told_by.end()
        first, joined, _ = low[begin : match.start()].partition(", and ")
        if is_clause(low[begin : match.start()]) or (joined and "," not in first and not care().is_in(first)):
            begin = _behind_clause(text, low, begin, match.start())
        if low.count("(", start, begin) > low.count(")", start, begin):
            continue
        if match.re is words.EFFECT and low.startswith("neither ", begin):
            begin += len("neither ")
        subject = low[begin : match.start()]
        if (
            not subject.strip()
            or len(subject) > _LONGEST_SUBJECT
            or subject.count("(") > subject.count(")")
            or words.REFUSES.search(subject.replace(" with no ", " with "))
            or " that " in subject
        ):
            continue
        if words.BEFORE_INJURY.match(low, match.end(), end):
            continue
        if words.OTHERS.match(subject.strip()) or words.GENERAL.fullmatch(subject.strip()) or not care().is_in(subject):
            continue
        told_so = _TOLD_EFFECT if match.re is words.EFFECT else _TOLD_DONE
        entries = entries_of(text, low, begin, match.start(), told_so)
        if len(entries) > 1 and match[0].startswith(" was ") and _is_one(low[slice(*entries[1])], subject):
            entries = [(entries[0][0], entries[-1][1])]
        found.extend(entries)
    if told and told[0].re is words.DONE:
        found.extend(_gapped(text, low, max(match.end() for match in told), end))
    return found


def _is_one(second: str, subject: str) -> bool:
    """Whether two operations were one: "debridement and pinning was done"."""
    return "," not in subject and subject.count(" and ") == 1 and joints.MORE_DONE.match(second) is not None


def _gapped(text: str, low: str, start: int, end: int) -> list[Range]:
    """What else was done, told behind the clause without its verb."""
    spans = [match.span(1) if match[1] else match.span(2) for match in words.GAPPED.finditer(low, start, end)]
    done = [span for span in spans if is_done(low[slice(*span)])]
    return [entry for span in done for entry in entries_of(text, low, *span, _TOLD_EFFECT)]


def _behind_clause(text: str, low: str, start: int, verb: int) -> int:
    """Where a subject begins that "and" joins to the clause before it: "he takes Soma, and massage and ice failed"."""
    joint = low.find(", and ", start, verb)
    while joint >= 0:
        listed = split_list(text, joint + 6, verb, judge_treatment)
        if listed and all(care().is_in(low[slice(*entry)]) for entry in listed):
            return joint + 6
        joint = low.find(", and ", joint + 1, verb)
    return max(start, low.rfind(" and ", start, verb) + 5)


def _subject_start(low: str, start: int, verb: int) -> int:
    """Where the clause whose verb stands at `verb` begins."""
    clause = low[start:verb]
    if "(" in clause:
        clause = _BRACKETED.sub(lambda bracket: "_" * len(bracket[0]), clause)
    begins = [start + at + len(mark) for mark in _CLAUSE_MARKS if (at := clause.rfind(mark)) >= 0]
    if low.startswith(" having ", verb):
        begins.append(start + clause.rfind(", ") + 2)
    return max([start, *begins])
