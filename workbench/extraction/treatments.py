"""Treatments to date: what the clinical summary says was given or done for the injury.

Three kinds of sentence tell it: one that opens a list ("Treatment to date has included ..."), one about the patient
("She has undergone ..."), and one about the treatment ("... were tried without relief"). What was ordered, requested or
is merely being taken now does not count, nor do studies and visits.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from workbench.extraction import treatment_words as words
from workbench.extraction.clauses import is_clause, relative_start
from workbench.extraction.conditions import has_region
from workbench.extraction.doubt import UNSURE
from workbench.extraction.found import Findings, Found, Range
from workbench.extraction.lists import Verdict, bracket_end, bracketed, split_list, without_article
from workbench.extraction.loose_ends import is_told_otherwise, may_be_cut
from workbench.extraction.marks import list_marks, marked_entries
from workbench.extraction.sentences import sentences
from workbench.extraction.treatment_openers import OPENERS, TOLD, Opener
from workbench.extraction.vocabulary import PhraseFinder, care, phrases
from workbench.model.fields import TREATMENTS
from workbench.model.threshold import DOUBT_BELOW

_TOLD_DONE = Opener(words.DONE, 0.74)
_TOLD_EFFECT = Opener(words.EFFECT, 0.74, only_care=True)
_TOLD = (_TOLD_DONE, _TOLD_EFFECT)
_CLAUSE_MARKS = ("; ", ": ", " but ", " while ", " when ", " where ", " after which ", " and so ")
_LONGEST_WORDS = 14
_LONGEST_LIST = 1500
_SHORTEST_CLAUSE = 20
_FEWEST_LISTED = 3
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
        taken.append(folded)
        likely = sure if care().is_in(folded) else min(sure, _UNKNOWN)
        if likely >= DOUBT_BELOW and not findings.stream.misread:
            cut = is_told_otherwise(low, start, begin) or may_be_cut(low, begin, stop, listed=sure > TOLD)
            likely = min(likely, UNSURE) if cut else likely
        row = findings.add(TREATMENTS, "t")
        findings.put("value", Found(printed, ((begin, stop),), "summary.treatment@1", likely), row)


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
    for opener in wanted:
        if opener.seeds and all(low.find(seed, start, end) < 0 for seed in opener.seeds):
            continue
        for match in opener.pattern.finditer(low, start, end):
            first, last = (max(0, bisect_right(begins, at) - 1) for at in match.span())
            for here in openers[first : last + 1]:
                if opener not in here[-1:]:
                    here.append(opener)
    return openers


def _of_sentence(
    text: str, low: str, start: int, end: int, openers: Sequence[Opener], told: Sequence[Opener]
) -> list[tuple[Range, float]]:
    """The treatments of one sentence with how sure each is.

    No others than `openers` stand before treatments there, and no others than `told` behind one.
    """
    found: list[tuple[Range, float]] = []
    covered: list[Range] = []
    for opener in openers:
        if opener.at_beginning:
            first = opener.pattern.match(low, max(0, start - 1), end)
            matches = [first] if first else []
        else:
            matches = list(opener.pattern.finditer(low, max(0, start - 1), end))
        for match in matches:
            if any(first <= match.start() < last for first, last in covered) or _announces_other(low, start, match):
                continue
            if words.WHEN_ONLY.match(low, match.end(), end) and words.WAS_DONE.search(match[0]):
                continue
            if words.IN_USE.match(low, match.start()) and words.EXAMINED.search(low, start, end):
                continue
            stop = min([end, match.end() + _LONGEST_LIST, *(first for first, _ in covered if first > match.start())])
            if match[0].endswith("("):
                stop = bracket_end(text, match.end(), stop)
            entries = _entries(text, low, match.end(), stop, opener)
            sure = opener.sure if len(entries) >= _FEWEST_LISTED else min(opener.sure, opener.sure_of_few)
            found.extend((entry, sure) for entry in entries)
            if entries:
                covered.append((match.start(), entries[-1][1]))
    told_from = min((begin for begin, _ in covered), default=end)
    told_to = max((last for _, last in covered), default=end)
    for begin, stop in ((start, told_from), (told_to, end)):
        if told and begin < stop - _SHORTEST_CLAUSE:
            found.extend((entry, _TOLD_DONE.sure) for entry in _told_of(text, low, begin, stop))
    return found or _noted(low[start:end], start) or _bare_list(text, low, start, end)


def _bare_list(text: str, low: str, start: int, end: int) -> list[tuple[Range, float]]:
    """A sentence that is no more than a list of care: "Knee immobilizer; crutches; ibuprofen"."""
    first = words.FIRST_ENTRY.match(low, start, end)  # seldom: what else it takes is asked then alone
    if not first or not care().is_in(first[1]):
        return []
    said = low[start:end]
    if is_clause(said) or ":" in said or words.LISTS.search(said):
        return []
    if words.REFUSES.search(words.NO_HELP.sub("", said)):
        return []
    entries = _entries(text, low, start, end, _TOLD_EFFECT)
    listed = split_list(text, start, end, _judge)
    return [(entry, _TOLD_DONE.sure) for entry in entries] if 1 < len(entries) == len(listed) else []


def _noted(sentence: str, start: int) -> list[tuple[Range, float]]:
    """Treatments that a sentence without a verb notes with their day: "L4-5 fusion 3/2/09"."""
    dated = "/" in sentence  # else there is no day in it: looked for first, for that is fast
    found = words.TERSE.finditer(f"; {sentence}") if dated else ()
    noted = [match.span(1) for match in found if _is_done(match[1])]
    return [((start - 2 + begin, start - 2 + stop), _TOLD_DONE.sure) for begin, stop in noted]


def _is_done(said: str) -> bool:
    if said.endswith((" since", " until", " from", " before")) or " c/o " in said:
        return False
    told_of = words.REFUSES.search(said) or words.STUDY.search(said) or words.TO_SOMEBODY.search(said)
    return care().is_in(said) and not (told_of or is_clause(said))


def _announces_other(low: str, start: int, match: re.Match[str]) -> bool:
    """Whether the words before take it back (not, requested), or the list is of what is planned or taken now."""
    before = low[max(start, match.start() - 200) : max(start, match.start())].rsplit(";", 1)[-1]
    if words.REFUSES.search(before[-25:]) or words.NOT_TOLD.search(before + " "):
        return True
    if words.OF_A_RELATIVE.search(before) or (words.BY_ITSELF.match(match[0]) and words.PASSIVE.search(before)):
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


def _entries(text: str, low: str, begin: int, stop: int, opener: Opener) -> list[Range]:
    """The treatments of the list that begins at `begin`."""
    if low.startswith(("no ", "not ", "nothing", "none", "a history of ", "history of "), begin):
        return []
    kept: list[Range] = []
    marks = list_marks(text, begin, stop)
    for entry in marked_entries(text, marks, stop) if len(marks) > 1 else split_list(text, begin, stop, _judge):
        trimmed = _trimmed(text, low, *entry)
        if not trimmed:
            continue
        said = low[slice(*trimmed)]
        if "diagnosis" in said or "diagnoses" in said:
            continue
        is_care = care().is_in(said.split(" after ")[0]) or bool(words.WITH_THERAPIST.search(said))
        if (opener.only_care or opener.first_care) and not is_care and not kept:
            return []
        if opener.only_care and not is_care:
            continue
        if words.REFUSES.match(said) or (words.STUDY.search(said) and not is_care and not opener.studies_too):
            continue
        kept.append(trimmed)
    return kept


def _judge(before: str, joint: str, piece: str) -> Verdict:
    """What a piece of a list of treatments is: one more, a count, side or date of the one before, or no part of it."""
    before, piece = before.lower(), piece.lower()
    if (before and joint.startswith(";") and words.VERDICT.match(piece)) or words.SAID_OF_THEM.search(before):
        return "stop"
    if before and _ends_another(before, joint, piece):
        return "more"
    if is_clause(piece):
        return "stop"
    return "more" if before and _goes_on(before, joint, piece) else "new"


def _ends_another(before: str, joint: str, piece: str) -> bool:
    """Whether a piece only says where, when or to what effect the one before it was, clause or not."""
    if words.SIDE.fullmatch(piece) and "," in joint and not has_region(before):
        return False
    told = words.TAIL.match(" " + piece) or words.PLACE.match(piece) or relative_start(" " + piece, 0, 9) == 0
    return bool(told) or words.SIDE.fullmatch(before) is not None


def _goes_on(before: str, joint: str, piece: str) -> bool:
    """Whether a piece goes on with the words of the one before it: a count, a level, an example, half a procedure."""
    joined = joint.strip() == "and"
    if words.LEVEL.fullmatch(before) or (joined and words.LEVEL.fullmatch(piece)):
        return True
    if piece.startswith(("including ", "such as ", "like ")) or ("," in joint and words.COUNT.fullmatch(piece)):
        return True
    if words.NAMES_SOME.search(before) and "including" not in piece and _drugs().is_in(piece):
        return True
    half = before[-20:]
    together = words.TOGETHER.search(half + " and " + piece[:48]) if joined else None
    return together is not None and together.start() < len(half) < together.end()


def _trimmed(text: str, low: str, start: int, end: int) -> Range | None:
    """The entry without leading words, dates, effects and clauses."""
    brackets = bracketed(text, start, end) if text.find("(", start, end) >= 0 else []
    if brackets and (dated := words.DATE_BRACKET.search(low, start, end)):
        end = dated.start()
    if brackets and brackets[-1][1] == end and _is_remark(low[start : brackets[-1][0]], low[slice(*brackets[-1])]):
        end = brackets[-1][0]
    while (stop := _tail_start(low, start, end, brackets)) < end:
        end = stop
    while lead := words.LEAD.match(low, start, end):
        start = lead.end()
    entry = without_article(text, start, end)
    if (
        not entry
        or words.NO_TREATMENT.match(low, *entry)
        or entry[1] - entry[0] < 2
        or text.count(" ", *entry) >= _LONGEST_WORDS
    ):
        return None
    return entry


def _is_remark(said: str, bracket: str) -> bool:
    """Whether a bracket behind a treatment is no part of it: a clause, or what came of a drug."""
    if is_clause(bracket[1:]):
        return True
    ill = words.WORDY.fullmatch(bracket) and not care().is_in(bracket)
    return bool(ill) and next(_drugs().all_in(said), (1, 1))[0] == 0


def _tail_start(low: str, start: int, end: int, brackets: list[Range]) -> int:
    """Where the first clause, date or effect behind an entry begins; `end` where none does."""
    tails = (tail.start() for tail in words.TAIL.finditer(low, start, end))
    cuts = (relative_start(low, start, end), *tails)
    return min([end, *(at for at in cuts if not any(begin < at < stop for begin, stop in brackets))])


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
        if is_clause(low[begin : match.start()]):
            begin = max(begin, low.rfind(" and ", begin, match.start()) + 5)
        if low.count("(", start, begin) > low.count(")", start, begin):
            continue
        subject = low[begin : match.start()]
        if (
            not subject.strip()
            or len(subject) > 160
            or subject.count("(") > subject.count(")")
            or words.REFUSES.search(subject)
            or " that " in subject
        ):
            continue
        if words.BEFORE_INJURY.match(low, match.end(), end):
            continue
        if words.OTHERS.match(subject.strip()) or not care().is_in(subject):
            continue
        found.extend(
            _entries(text, low, begin, match.start(), _TOLD_EFFECT if match.re is words.EFFECT else _TOLD_DONE)
        )
    return found


def _subject_start(low: str, start: int, verb: int) -> int:
    """Where the clause whose verb stands at `verb` begins."""
    begins = [low.rfind(mark, start, verb) + len(mark) for mark in _CLAUSE_MARKS if low.rfind(mark, start, verb) >= 0]
    return max([start, *begins])


@cache
def _drugs() -> PhraseFinder:
    return PhraseFinder(phrases("drugs"))
