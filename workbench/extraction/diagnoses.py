"""Diagnoses: only what the clinical summary itself calls a diagnosis, impression or assessment."""

from __future__ import annotations

import re
from itertools import pairwise

from workbench.extraction.clauses import PERSONS, is_clause, relative_start
from workbench.extraction.codes import CODE_FIRST, CODED, closes_with_code, code_system
from workbench.extraction.conditions import has_region, is_condition, judge_condition
from workbench.extraction.doubt import UNSURE
from workbench.extraction.found import Findings, Found, Range
from workbench.extraction.lists import Judge, Verdict, bracket_end, split_list, without_article
from workbench.extraction.marks import list_marks, marked_entries, sentence_stop
from workbench.extraction.named_after import PUT_AS, named_after, naming_start
from workbench.extraction.patterns import MONTH, either
from workbench.extraction.stream import Stream
from workbench.extraction.vocabulary import care
from workbench.model.fields import DIAGNOSES

_VERB = either(
    "(?:is|are|was|were) (?:noted|reported|listed|stated|said|felt|thought) to (?:be|include), "
    "is, are, was, were, include, includes, included, including, be, being, remain, remains, remained, has been, "
    "have been, "
    "has included, have included, comprise, comprises, comprised, consist of, "
    "consisted of, lists, listed(?! by| on| in| at| under| per), reads, read"
)
_TITLE_STOP = r"(?<= dr)\.|(?<= drs)\.|(?<= mr)\.|(?<= ms)\.|(?<= mrs)\.|(?<= [a-z])\."
_WITHIN = rf"(?:[^.:;]|\.(?=\d)|{_TITLE_STOP})"
_WITHIN_BRACKETS = rf"(?:[^.:;(]|\.(?=\d)|{_TITLE_STOP}|\([^)]{{0,60}}\))"
_BY_WHOM = (
    rf"(?:by|on|in|at|during|after|following|initially|previously|also|then|later|recently|since|early|her|him|them"
    rf"|(?:the|this) {PERSONS})(?![a-z])"
)
"""How what stands between "diagnosed" and "with" begins, if no diagnosis does."""
_TRIGGER = re.compile(
    r"[ (\"/](?:"
    rf"diagnosed(?: {_BY_WHOM}{_WITHIN}{{0,60}}?)?? (?:with|as having|as|to have)"
    r"(?: having)?(?: the following)?:?"
    rf"|(?:conditions? )?diagnosed(?= ?:)|conditions? diagnosed {_WITHIN}{{0,80}}(?=:)"
    r"|diagnos[ei]s list (?:shows|showed|reads)"
    rf"|(?:diagnos[ei]s|impressions?)(?: of(?! record| \d| (?:the|his|her) [\w ]{{1,25}}? (?:includ|are |were ))"
    rf"| as(?! of)| {PUT_AS})(?: having)?"
    r"|(?:diagnos[ei]s|diagnostic impressions?|impressions?|assessments?) [-–](?= )"
    rf"|(?:diagnos[ei]s|diagnostic impressions?|impressions?|assessments?|imp(?= ?:))(?:/plan| (?:and|&) plan)?"
    rf"(?:,? {_WITHIN_BRACKETS}{{0,90}}?)??"
    rf"(?: ?:| {_VERB}(?: made of| (?:those |that )?of| as follows| as| the following| {PUT_AS}| are| is"
    r"| were| was| include| (?:given|made|established|listed|noted|provided)(?= ?:))*:?)"
    rf"|(?:remaining |main |current |chief |principal |primary )problems?(?: list)?(?: ?:| {_VERB}:?)"
    r"|(?:being|been|under|undergoing|receiving|received|currently|is|was|are) "
    r"(?:treated|treatment|care|managed|followed|seen)"
    r"(?: by (?:dr\. )?[\w ]{1,30}?| \w+)? for"
    r"|under (?:the )?care (?:of|with) (?:dr\. |an? )?[\w ]{1,30}? for"
    r"|(?:indicate|show|reflect|document|describe|note|report|mention|support)(?:s|d|ed)? "
    r"(?:ongoing |current |past |prior |continued )?(?:treatment|care|management) for"
    r"|(?:has |have |had )?assessed"
    r"(?= (?!with|as |by|on |in |to |at |for |from|after|and|the |his |her |but|during)[a-z])"
    r"|axis i{1,3} ?(?=[:–-])|a/p ?:"
    r"|(?:lists?|listed|gives?|gave|records?|recorded|names?|named) as (?:the |his |her )?"
    r"(?:final |clinical |current |discharge |working )?diagnos[ei]s:?"
    r"|(?<=(?:ist|ian|tor|eon|der|ner|one|vel) )diagnoses"
    r"(?= (?!with|as|by|on|in|to|at|of|for|from|after|and|or"
    r"|is|are|was|were|includ|have|has|list|given|made|but|per)[a-z])"
    r"|diagnosed(?= (?!with|as |by|on |in |to |at |from|after|and|but|during|following)[a-z])"
    r"|(?:is|was|been|were|and) assessed (?:with|as having)|found to have"
    rf"|found (?:him|her|them|(?:the |this )?{PERSONS}) to have"
    r"|(?:lists?|listed|gives?|gave|records?|recorded|documents?|documented|with|made|offers?|offered) "
    r"(?:an? |the |his |her )?assessments? of(?! (?:his|her|the|this) )|(?<!\w)dx ?[:–-]"
    r")[ :]+"
)
"""Words that announce one diagnosis or a list of them, right after them."""

_MAY_NAME_NONE = re.compile(
    r"found (?!to )|[a-z]+ (?:[a-z]+ )?assessments? of|received |(?:has |have |had )?assessed(?! with| as)"
    r"|(?!under|currently)[a-z]+ (?:[a-z]+ )?(?:treatment|care|management) for"
    r"|(?:being|been|is|was|are) (?:seen|followed)(?![a-z])|under (?:the )?care (?:of|with)"
    r"|diagnoses $"
)
"""Those of the words that findings or a part of the body may follow as well."""

_IN_BRACKETS = re.compile(r" (?:diagnos[ei]s|diagnostic impressions?) ?\((?!icd)")
"""The same where the list stands in brackets: "current diagnoses (lumbago, lumbar strain)"."""

_SEEDS = ("diagnos", "impression", "assess", "problem", " for ", "found ", "dx", "axis i", "a/p", "imp:", "imp :")
_IMAGING = re.compile(
    r"(?<![a-z])"
    + either(
        r"mri, ct, x-?ray, radiograph\w*, radiolog\w+, scan, imaging, emg, ncv, study, studies, films?, ultrasound, "
        r"sonogra\w+"
    )
    + r"(?![a-z])[^.]{0,40}$"
)
_NOT_ASSESSED = re.compile(
    r"(?:global|risk|pain|psychological|functional|job|needs|capacity|physical|this|that|an?|self) $"
)
_SEEN_FOR = re.compile(r"(?:seen|followed)(?: by [\w. ]{1,30}?| \w+)? for[ :]+$")
_COMPLAINT = re.compile(
    r"(?:an? |his |her )?(?:[\w/-]+ ){0,5}?"
    r"(?:pain|complaints?|numbness|follow[- ]up|evaluation|visit|stiffness|weakness)"
    r"(?: (?:of|in|on|since|after|following|that|which) |[.,;]|$)"
)
"""What somebody is seen for that is no diagnosis."""

_FINDING = re.compile(
    r"(?:an? |some )?(?:[\w/-]+ ){0,3}?(?:tenderness|swelling|weakness|numbness|spasms?|limp|gait|pain|stiffness)"
    r"(?! (?:syndrome|disorder))(?![a-z])"
)
"""What an examination found: no diagnosis."""

_DENIED = re.compile(r"(?:no|not|without|denies|differential|mother|father)(?: \w+)? $")
_NOT_HERS = re.compile(
    either(
        r"no(?!\w), not(?!\w), none, deferred, excluded, unclear, unknown, pending, uncertain, unchanged, the same, "
        r"made, that(?!\w), "
        r"(?:about |over |nearly |almost |more than )?(?:\d+|an?|one|two|three|four|five|six|several|many|some) "
        r"(?:days?|weeks?|months?|years?|visits?|sessions?), "
        r"required, requested, needed, appropriate, (?:given|listed|noted|provided|documented|reported|stated)[.;]"
    )
)
"""What follows the words when no diagnosis does."""

_CAPITAL = re.compile(r"(?<=[a-z\d)]) ([A-Z][a-z]*)(?= )")
_FINITE_SOON = re.compile(
    r"(?: [\w/,-]+){0,7}? (?:is|are|was|were|has|have|had|included?s?|consist(?:s|ed)|comprised|reports?|reported|"
    r"complains?|denied|takes|underwent|received|requested|shows?|showed|revealed)(?!\w)"
)
_MARKED = re.compile(r"(?<![\w.-])[(#]?(?:\d{1,2}[.)]|[a-zA-Z]\)|[ivx]{2,4}\)) ")
_TAIL = re.compile(
    r",? (?:(?:assigned|given|made|established|rendered) )?"
    r"(?:on|as of|by|since|in|dated|according to|documented|noted|for which|based on)(?: (?:the|a|an|his|her"
    r"|dr\.?)(?: own)?)? ?"
    rf"(?:\d{{1,2}}[/-]\d|{MONTH}\b|(?:19|20)\d\d|report|examination|records?|progress|treating"
    r"|physician|provider|doctor|specialist|pulmonologist|psychiatrist|psychologist|surgeon).*$"
)
"""When and by whom a diagnosis was made: no part of it."""

_MISHAP = re.compile(
    r",? (?:following|after) (?:an? |the |this |his |her )(?:[\w-]+ ){0,2}?"
    r"(?:fall|injury|accident|collision|assault|robbery|incident|crash|mishap|explosion|attack)(?![a-z])"
)
"""The mishap that brought it: no part of it either."""

_SAME_TITLE = re.compile(
    r"(?:allied|related|associated|other|of)(?![a-z])|unspecified (?:disorder|site|part)"
    r"|(?:single episode|recurrent|(?:mild|moderate|severe|chronic|in (?:[a-z]+ )?remission)"
    r"(?: with(?:out)? [a-z ]*features?)?)(?= ?[(,;-]|$)"
)
"""How the rest of a title of the code book begins after its "and"."""

_WAS_MADE = re.compile(
    r"(?<! and)(?<! who)(?<! which) (?:was|were|has been|have been|is|are) "
    + either(
        "made, given, established, entered, confirmed, noted, offered, rendered, listed, recorded, provided, reported, "
        "documented"
    )
    + r"(?= |[,.;]|$)"
)
"""What is said of a diagnosis after naming it."""

_RATING = re.compile(
    r"(?:[a-z-]+ ){0,3}(?:impairment|disability)(?: rating)?(?: of)? \d+ ?(?:%|percent)?"
    r"|(?:current )?(?:gaf|global assessment of functioning)(?: score| scale)?(?: of| is| was| ?[:=])? ?\d{1,3}"
)
"""How much somebody is impaired: no diagnosis."""
_OF_A_RELATIVE = re.compile(
    r"(?<![a-z])(?:his|her|their|(?:patient|worker|claimant|applicant|employee)'s) (?:late |former )?"
    r"(?:wife|husband|spouse|partner|mother|father|son|daughter|brother|sister|friend)"
    r"(?: (?:was|is|has|had|been|also))* ?$"
)
"""Somebody else of whom a diagnosis is told."""

_LONGEST_LIST = 1500
_AXIS = re.compile(r"axis [iv]+(?: (?:and|&) [iv]+)? ?[:,–-] ?")


def put_diagnoses(findings: Findings, start: int, end: int) -> list[Range]:
    """Add a row for each diagnosis that the summary between two offsets names; returns the stretches of their lists."""
    seen: set[str] = set()
    told: list[Range] = []
    for begin, stop in _lists(findings.stream, start, end):
        entries = _entries(findings.stream, begin, stop)
        coded = [bool(CODED.search(findings.stream.text, *entry)) for entry in entries]
        parted = [mine < following for mine, following in pairwise([*coded, False])]
        for entry, from_next, from_last in zip(entries, parted, [False, *parted], strict=False):
            # An entry without a code before one that has a code may be the beginning of its title.
            _put(findings, entry, seen, UNSURE if from_next or from_last else 1.0)
        if entries:
            told.append((begin, entries[-1][1]))
    return told


def _lists(stream: Stream, start: int, end: int) -> list[Range]:
    """The stretches that name diagnoses: from behind the words that announce them to the sentence's or list's end."""
    low = stream.low
    if not any(low.find(seed, start, end) >= 0 for seed in _SEEDS):
        return []
    found: list[Range] = []
    if low.find("diagnos", start, end) >= 0:
        found = named_after(low, start, end) + _bracketed_lists(stream, start, end)
    for match in _TRIGGER.finditer(low, max(0, start - 1), end):
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
        stop = _list_end(stream, begin, end)
        if _MAY_NAME_NONE.match(match[0], 1) and not _begins_with_condition(stream, begin, stop):
            continue
        if match[0].startswith("found ", 1) and _FINDING.match(low, begin, stop):
            continue
        if _SEEN_FOR.search(match[0]) and _COMPLAINT.match(low, begin, stop):
            continue
        if stop > begin:
            found.append((begin, stop))
    return sorted(found)


def _bracketed_lists(stream: Stream, start: int, end: int) -> list[Range]:
    spans = (
        (match.end(), bracket_end(stream.text, match.end(), min(end, match.end() + _LONGEST_LIST)))
        for match in _IN_BRACKETS.finditer(stream.low, start, end)
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
    if _OF_A_RELATIVE.search(before):
        return True
    if words.startswith(("impression", "assessment")) and (_IMAGING.search(before) or _NOT_ASSESSED.search(before)):
        return True
    if words.startswith("found ") and _IMAGING.search(before):
        return True
    return bool(_DENIED.search(before) or _NOT_HERS.match(after))


def _list_end(stream: Stream, begin: int, end: int) -> int:
    """Where the list ends: with its sentence, or with the last number of a numbered list, or where a clause begins."""
    text = stream.text
    marks = list_marks(text, begin, end, connected=True)
    stop = sentence_stop(text, marks[0][1] if marks else begin, end)
    if marks:
        return _without_next_sentence(text, begin, sentence_stop(text, marks[-1][1], end))
    stop = relative_start(stream.low, begin, min(stop, begin + _LONGEST_LIST))
    after_of = stream.low.endswith(("diagnosis of ", "diagnoses of "), 0, begin)
    if after_of and (made := _WAS_MADE.search(stream.low, begin, stop)):
        stop = made.start()
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
    marks = list(_MARKED.finditer(text, begin, stop))
    if len(marks) < 2 or text[begin : marks[-1].start()].rstrip().endswith("."):
        return stop
    for match in _CAPITAL.finditer(text, marks[-1].end() + 1, stop):
        if _FINITE_SOON.match(text, match.end(), stop):
            return match.start()
    return stop


def _entries(stream: Stream, begin: int, stop: int) -> list[Range]:
    text = stream.text
    if marks := list_marks(text, begin, stop):
        return marked_entries(text, marks, stop)
    entries = split_list(text, begin, stop, _judge_of(text, begin, stop))
    return [part for entry in entries for part in _each_coded(text, *entry) if part[1] - part[0] > 2]


def _each_coded(text: str, start: int, end: int) -> list[Range]:
    """An entry, or the two that "with" joins where each has its code: "X (733.82) with Y (996.49)"."""
    first = CODED.search(text, start, end)
    if first and text.startswith(" with ", first.end()) and closes_with_code(text[first.end() + 6 : end]):
        return [(start, first.end()), (first.end() + 6, end)]
    return [(start, end)]


def _all_coded(text: str, begin: int, stop: int) -> bool:
    return closes_with_code(text[begin:stop])


def _judge_by_code(before: str, joint: str, piece: str) -> Verdict:
    """In a list whose last entry has a code: a piece goes on with what has no code yet, unless both name conditions."""
    if before and not CODED.search(before) and not joint.startswith(";"):
        apart = " " in before and is_condition(before.lower()) and not _SAME_TITLE.match(piece.lower())
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
    if axis := _AXIS.match(stream.low, start, end):
        start = axis.end()
        if _NOT_HERS.match(stream.low, start, end):
            return
    words, code = _without_code(stream, start, end)
    for pattern in (_TAIL, _MISHAP):
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
        or _RATING.fullmatch(folded)
        or not re.search(r"[a-z]{3}", folded)
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
    for match in CODED.finditer(text, start, end):
        group = next(number for number in (1, 2, 3, 4) if match[number])
        if match.start() > start:
            return (start, match.start()), match.span(group)
    return (start, end), None
