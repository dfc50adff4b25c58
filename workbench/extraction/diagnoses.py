"""Diagnoses: only what the clinical summary itself calls a diagnosis, impression or assessment."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from workbench.extraction import diagnosis_words as said
from workbench.extraction.clauses import is_clause, relative_start
from workbench.extraction.codes import CODE_FIRST, closes_with_code, code_system, codes_in
from workbench.extraction.conditions import has_region, is_condition, judge_condition
from workbench.extraction.doubt import UNSURE
from workbench.extraction.found import Findings, Found, Range
from workbench.extraction.lists import Judge, Verdict, bracket_end, split_list, without_article
from workbench.extraction.loose_ends import may_be_joined
from workbench.extraction.marks import list_marks, marked_entries, sentence_stop
from workbench.extraction.named_after import named_after, naming_start
from workbench.extraction.named_by_code import called_or_asked, coded_after_name
from workbench.extraction.stream import Stream
from workbench.extraction.vocabulary import care
from workbench.model.fields import DIAGNOSES

_LONGEST_LIST = 1500
_LONGEST_ENTRY = 90


def put_diagnoses(findings: Findings, parts: Sequence[Range]) -> list[Range]:
    """Add a row for each diagnosis that these parts of the summary name; returns the stretches of their lists."""
    seen: set[str] = set()
    told: list[Range] = []
    for begin, stop in (found for part in parts for found in _lists(findings.stream, *part)):
        entries = _entries(findings.stream, begin, stop)
        coded = [any(codes_in(findings.stream.text, *entry)) for entry in entries]
        parted = [mine < following for mine, following in pairwise([*coded, False])]
        for entry, from_next, from_last in zip(entries, parted, [False, *parted], strict=False):
            # An entry without a code before one that has a code may be the beginning of its title.
            _put(findings, entry, seen, UNSURE if from_next or from_last else 1.0)
        if entries:
            told.append((begin, entries[-1][1]))
    return told


def _lists(stream: Stream, start: int, end: int) -> list[Range]:
    """The stretches that name diagnoses: from behind the words that announce them to the sentence's or list's end."""
    found = _announced(stream, start, end)
    return sorted([*found, *_named_by_clauses(stream, start, end, found)])


def _announced(stream: Stream, start: int, end: int) -> list[Range]:
    low = stream.low
    if not any(low.find(seed, start, end) >= 0 for seed in said.SEEDS):
        return []
    found: list[Range] = []
    if low.find("diagnos", start, end) >= 0:
        found = named_after(low, start, end) + _bracketed_lists(stream, start, end)
    for match in said.TRIGGER.finditer(low, max(0, start - 1), end):
        axis = match[0].startswith("axis", 1)
        if not axis and any(
            begin - 6 <= match.start() < stop + 40 and low.find(". ", stop, match.start()) < 0 for begin, stop in found
        ):
            new_clause = low.rfind("; ", max(found[-1][0], match.start() - 25), match.start())
            if new_clause < 0:
                continue
            found[-1] = (found[-1][0], new_clause)
        before = low[max(start, match.start() - 60) : max(start, match.start() + 1)].rsplit(". ", 1)[-1]
        begin = match.end()
        if _announces_nothing(match[0][1:], before, low[begin : begin + 30]):
            continue
        quoted = _quotation(stream.low, start, match.start(), end)
        if quoted and said.PICTURED.search(low, max(start, quoted[0] - 160), quoted[0] - 1):
            continue
        stop = _list_end(stream, begin, quoted[1] if quoted else end)
        if said.MAY_NAME_NONE.match(match[0], 1) and not _begins_with_condition(stream, begin, stop):
            continue
        if match[0].startswith("found ", 1) and said.FINDING.match(low, begin, stop):
            continue
        if said.SEEN_FOR.search(match[0]) and said.COMPLAINT.match(low, begin, stop):
            continue
        if axis and match[0].startswith("axis iii", 1) and not _begins_with_condition(stream, begin, stop):
            continue
        if stop > begin:
            found.extend([(begin, stop), *_coded_sentences(stream, begin, stop, end)])
    return sorted(found)


def _named_by_clauses(stream: Stream, start: int, end: int, found: list[Range]) -> list[Range]:
    """The lists of diagnoses beside those `found` that clauses name: by codes, by "calls it", as an answer."""
    more: list[Range] = []
    for begin in coded_after_name(stream, start, end, found):
        stop = _list_end(stream, begin, end)
        more.extend([(begin, stop), *_coded_sentences(stream, begin, stop, end)])
    for begin in called_or_asked(stream.low, start, end):
        stop = _list_end(stream, begin, end)
        free = all(stop <= first or begin >= last for first, last in (*found, *more))
        if free and _begins_with_condition(stream, begin, stop):
            more.append((begin, stop))
    return more


def _quotation(low: str, start: int, at: int, end: int) -> Range | None:
    """The quotation that holds the offset `at`, without its marks."""
    opened = low.rfind('"', start, at + 1)
    if opened < 0 or not (low[opened - 1 : opened] in " (:" and low[opened + 1 : opened + 2].isalnum()):
        return None
    closed = low.find('"', at + 1, end)
    return opened + 1, closed if closed >= 0 else end


def _coded_sentences(stream: Stream, begin: int, stop: int, end: int) -> list[Range]:
    """The sentences behind a list that are each one further diagnosis with its code, or one to be ruled out."""
    found: list[Range] = []
    text = stream.text
    while closes_with_code(text[begin:stop]) and text.startswith(". ", stop):
        begin, stop = stop + 2, sentence_stop(text, stop + 2, end)
        said_more = stop - begin > _LONGEST_ENTRY or ":" in text[begin:stop] or is_clause(stream.low[begin:stop])
        if said_more or not closes_with_code(text[begin:stop]) or said.CALLED.search(stream.low, begin, stop):
            break
        found.append((begin, stop))
    if text.startswith((". Rule out ", ". R/o ", ". R/O "), stop):
        found.append((stop + 2, sentence_stop(text, stop + 2, end)))
    return found


def _bracketed_lists(stream: Stream, start: int, end: int) -> list[Range]:
    spans = (
        (match.end(), bracket_end(stream.text, match.end(), min(end, match.end() + _LONGEST_LIST)))
        for match in said.IN_BRACKETS.finditer(stream.low, start, end)
    )
    return [span for span in spans if _names_condition(stream, *span)]


def _names_condition(stream: Stream, begin: int, stop: int) -> bool:
    """Whether any entry of the list between two offsets is a condition."""
    return any(is_condition(stream.low[slice(*entry)]) for entry in _entries(stream, begin, stop))


def _begins_with_condition(stream: Stream, begin: int, stop: int) -> bool:
    """Whether the first entry of the list between two offsets is a condition, or has a code."""
    entries = _entries(stream, begin, stop)
    return bool(entries) and (is_condition(stream.low[slice(*entries[0])]) or _all_coded(stream.text, *entries[0]))


def _announces_nothing(words: str, before: str, after: str) -> bool:
    """Whether the words are about a picture, somebody else, or a diagnosis that was not made."""
    if said.OF_A_RELATIVE.search(before):
        return True
    pictured = said.IMAGING.search(before)
    if words.startswith(("impression", "assessment")) and (pictured or said.NOT_ASSESSED.search(before)):
        return True
    if words.startswith("found ") and pictured:
        return True
    return bool(said.DENIED.search(before) or said.NOT_HERS.match(after))


def _list_end(stream: Stream, begin: int, end: int) -> int:
    """Where the list ends: with its sentence, or with the last number of a numbered list, or where a clause begins."""
    text = stream.text
    marks = list_marks(text, begin, end, connected=True)
    stop = sentence_stop(text, marks[0][1] if marks else begin, end)
    if noted := said.NOTE_STOP.search(text, begin, stop):
        stop = noted.start()
    if marks:
        return _without_next_sentence(text, begin, sentence_stop(text, marks[-1][1], end))
    if did := said.THEN_DID.search(stream.low, begin, stop):
        stop = did.start()
    stop = relative_start(stream.low, begin, min(stop, begin + _LONGEST_LIST))
    after_of = stream.low.endswith(("diagnosis of ", "diagnoses of "), 0, begin)
    if after_of and (made := said.WAS_MADE.search(stream.low, begin, stop)):
        stop = made.start()
    own_axis = said.NEXT_AXIS.match(stream.low, begin, stop)
    if next_axis := said.NEXT_AXIS.search(stream.low, own_axis.end() if own_axis else begin, stop):
        stop = next_axis.start()
    stop = naming_start(stream.low, begin, stop)
    with_care = stream.low.find(", with ", begin, stop)
    if with_care >= 0 and _names_care(stream.low[with_care + 7 : stop]):
        return with_care
    return stop


def _names_care(words: str) -> bool:
    """Whether words (lower case) behind a list of diagnoses begin with what was done about them."""
    first = words.split(",", maxsplit=1)[0].split(" and ", maxsplit=1)[0]
    return not is_condition(first) and care().is_in(first)


def _without_next_sentence(text: str, begin: int, stop: int) -> int:
    """Where a numbered list without full stops ends: before a capital that begins a sentence of its own."""
    marks = list(said.MARKED.finditer(text, begin, stop))
    if len(marks) < 2 or text[begin : marks[-1].start()].rstrip().endswith("."):
        return stop
    for match in said.CAPITAL.finditer(text, marks[-1].end() + 1, stop):
        if said.FINITE_SOON.match(text, match.end(), stop):
            return match.start()
    return stop


def _entries(stream: Stream, begin: int, stop: int) -> list[Range]:
    text = stream.text
    if marks := list_marks(text, begin, stop):
        return marked_entries(text, marks, stop)
    entries = split_list(text, begin, stop, _judge_of(text, begin, stop))
    if len(entries) > 1 and _is_subject(stream, entries):
        del entries[-1]
    return [part for entry in entries for part in _each_coded(text, *entry) if part[1] - part[0] > 2]


def _is_subject(stream: Stream, entries: list[Range]) -> bool:
    """Whether the last entry is what a clause behind the list is about: "X (355.3), and the disc is a bystander"."""
    start, end = entries[-1]
    if not stream.low.endswith((" the ", " his ", " her ", " this "), 0, start):
        return False
    said_of_it = said.IS_SO.match(stream.low, end) or stream.low.startswith((", which ", ", who ", ", that "), end)
    others_coded = all(_all_coded(stream.text, *entry) for entry in entries[:-1])
    return bool(said_of_it) and (others_coded or not is_condition(stream.low[start:end]))


def _each_coded(text: str, start: int, end: int) -> list[Range]:
    """An entry, or the two that "with" joins where each has its code: "X (733.82) with Y (996.49)"."""
    first = next(codes_in(text, start, end), None)
    if first and text.startswith(" with ", first.end()) and closes_with_code(text[first.end() + 6 : end]):
        return [(start, first.end()), (first.end() + 6, end)]
    return [(start, end)]


def _all_coded(text: str, begin: int, stop: int) -> bool:
    return closes_with_code(text[begin:stop])


def _judge_by_code(before: str, joint: str, piece: str) -> Verdict:
    """In a list whose last entry has a code: a piece goes on with what has no code yet, unless both name conditions."""
    aside = joint.startswith(" and, ")  # "X and, in the words of the surgeon, Y"
    if before and not any(codes_in(before, 0, len(before))) and not joint.startswith(";") and not aside:
        apart = " " in before and is_condition(before.lower()) and not said.SAME_TITLE.match(piece.lower())
        return judge_condition(before, joint, piece) if apart else "more"
    return "stop" if is_clause(piece.lower()) else "new"


def _judge_of(text: str, begin: int, stop: int) -> Judge:
    """How the entries of a list are told apart, by where its codes stand."""
    if CODE_FIRST.match(text, begin, stop):
        return _judge_code_first
    return _judge_by_code if _all_coded(text, begin, stop) else judge_condition


def _judge_code_first(before: str, _joint: str, piece: str) -> Verdict:
    """In a list whose entries begin with their codes: what has none goes on with the one before."""
    if is_clause(piece.lower()):
        return "stop"
    return "more" if before and not CODE_FIRST.match(piece) else "new"


def _put(findings: Findings, entry: Range, seen: set[str], at_most: float) -> None:
    """Add the row of one entry that no earlier one is like; `at_most` is how sure its words are at most."""
    stream = findings.stream
    start, end = entry
    while start < end and stream.text[start] in "\"'“":
        start += 1
    if axis := said.AXIS.match(stream.low, start, end):
        start = axis.end()
        if said.NOT_HERS.match(stream.low, start, end):
            return
    if stream.low.startswith("with ", start, end):
        start += len("with ")
    words, code = _without_code(stream, start, end)
    for pattern in (said.TAIL, said.MISHAP):
        tail = pattern.search(stream.low[words[0] : words[1]])
        if tail and tail.start() > 3:
            words = (words[0], words[0] + tail.start())
    trimmed = without_article(stream.text, *words)
    if not trimmed:
        return
    description = stream.said(*trimmed)
    folded = stream.low[slice(*trimmed)]
    if (
        folded in seen
        or len(description) > 220
        or folded.startswith(("icd-", "no "))
        or said.RATING.fullmatch(folded)
        or not (code or re.search(r"[a-z]{3}", folded))
    ):
        return
    known = is_condition(folded)
    if (
        not code
        and not known
        and not folded.startswith(("rule out", "status post", "s/p"))
        and len(seen) == 0
        and len(folded.split()) > 6
    ):
        return
    seen.add(folded)
    sure = min(at_most, _confidence(folded, known, bool(code)))
    if not stream.misread and may_be_joined(stream.low, *trimmed, coded=bool(code)):
        sure = min(sure, UNSURE)
    row = findings.add(DIAGNOSES, "d")
    findings.put("description", Found(description, (trimmed,), "summary.diagnosis@1", sure), row)
    if code:
        printed = stream.text[slice(*code)]
        findings.put("code", Found(printed, (code,), "summary.diagnosis_code@1", 0.98), row)
        findings.put("code_system", Found(code_system(printed), (code,), "summary.code_system@1", 0.98), row)


def _confidence(words: str, known: bool, coded: bool) -> float:
    """How sure a diagnosis is cut rightly: its code closes it; without one, a known condition of a named part does."""
    if coded:
        return 0.985
    if not known:
        return 0.65
    return 0.94 if has_region(words) else 0.86


def _without_code(stream: Stream, start: int, end: int) -> tuple[Range, Range | None]:
    """The description's stretch and that of its code."""
    text = stream.text
    first = CODE_FIRST.match(text, start, end)
    if first:
        return (first.end(), end), first.span(1)
    for match in codes_in(text, start, end):
        group = next(number for number in range(1, 6) if match[number])
        if match.start() > start:
            return (start, match.start()), match.span(group)
    return (start, end), None
