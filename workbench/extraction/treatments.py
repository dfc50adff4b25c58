"""Treatments to date: what the clinical summary says was given or done for the injury.

Three kinds of sentence tell it: one that opens a list ("Treatment to date has included ..."), one about the patient
("She has undergone ..."), and one about the treatment ("... were tried without relief"). What was ordered, requested or
is merely being taken now does not count, nor do studies and visits.
"""

from __future__ import annotations

import re
from functools import cache

from workbench.extraction.clauses import PERSONS, is_clause, relative_start
from workbench.extraction.found import Findings, Found, Range
from workbench.extraction.lists import Verdict, split_list, without_article
from workbench.extraction.sentences import sentences
from workbench.extraction.vocabulary import phrases
from workbench.model.fields import TREATMENTS

_ADVERB = r"(?:also |previously |already |subsequently |since |thus far |so far |to date |reportedly |initially |then |recently |in the past |both |otherwise |undergone and )*"
_OPENS = re.compile(
    r"(?<![a-z])(?:"
    r"(?:treatments?|therap(?:y|ies)|care|management|modalities|measures|interventions?|medications?|drugs|procedures|surger(?:y|ies)|rehabilitation)"
    r"(?: (?:to date|thus far|so far|rendered|provided|received|tried|given|for (?:the|this|his|her) [a-z ]{3,30}|up to now|history|modalities|attempts|measures|options))*"
    r"(?: ?(?:has|have|had)(?: [a-z]+){0,4}? (?:included|consisted of|comprised|involved|been(?! (?:\w+(?:ed|tive|ful|cial|en)\b|no|not|un)))| (?:included|consisted of|consists of|consisting of|comprised|includes|involved|consist of)|(?: [^.;:]{0,60}?)?? ?:)"
    r"|operative (?:report|note)(?: [^.;]{0,40}?)? (?:describes|documents|records|details)"
    r"|(?:been |was |were |being )(?:initially |conservatively |then |also |first |previously |subsequently |since )*(?:treated|managed|helped)(?: [^.;:,]{0,40}?)?? (?:with|by means of|through)"
    r")(?: (?:the following|of|both|a combination of|a course of|such things as))*:? "
)
_PERSON_HAS = re.compile(
    rf"(?<![a-z])(?:he|she|who|and|{PERSONS}|[a-z]+)(?:,? (?:has|have|had))? {_ADVERB}"
    r"(?P<verb>received|underwent|undergone|completed|attended|tried|trialed|failed|participated in|taken|exhausted|been through|finished|"
    r"been given|was given|were given|been provided(?: with)?|was provided(?: with)?|been prescribed|was prescribed|been placed on|was placed on|"
    r"was started on|been started on|was fitted with|been fitted with|been on trials? of|been dispensed|was dispensed|used|worn|trialled) "
)
_HAS_HAD = re.compile(
    r"(?<![a-z])(?:(?:has|have|had)(?: also| already| since| previously| so far| thus far| subsequently| now)? had|having had|had(?= (?:an? |\d|right|left|bilateral|two|three|six|twelve|several|physical|surgery))|status post|s/p) "
)
_AFTER = re.compile(r"(?<=\. )(?:after|following) (?!the (?:injury|accident|incident|fall))")
_LIST_OPENERS = ((_OPENS, 0.95, False), (_PERSON_HAS, 0.92, False), (_HAS_HAD, 0.9, True), (_AFTER, 0.75, True))
_DONE = re.compile(
    r" (?:was|were|has been|have been|had been)(?: also| then| later| subsequently| first| initially| since| both| previously)? "
    r"(?:performed|carried out|done|completed|given|begun|started|tried|trialed|provided|administered|attempted|dispensed|used|initiated|undertaken|introduced|"
    r"instituted|tolerated|stopped|discontinued|employed|received|applied|issued|fitted|added|injected|repeated|rendered|delivered|supplied|made|endured|furnished|placed|obtained|had|helpful|beneficial|effective|ineffective|of (?:little|no|some|great|limited) (?:help|benefit|use))(?![a-z])"
)
_EFFECT = re.compile(
    r" (?:(?:has|have|had) (?:not |only |all |both )?(?:helped|relieved|provided|brought|given|failed|worked|eased|improved|reduced)|gave|brought|helped|relieved|provided|offered|produced|yielded|eased|reduced|decreased|improved|failed|worked|did not|made|resulted in|led to|afforded|took away|lessened) "
)
_REFUSES = re.compile(
    r"(?:^|[ ,])(?:no|not|never|without|neither|denies|denied|request\w*|recommend\w*|order\w*|propos\w*|plan\w*|asks?|asked|authoriz\w*|if|would|should|could|may|might|wish\w*|future|pending|consider\w*|awaiting|seeks?|declined|refused|hopes?)(?![a-z])"
)
_STUDY = re.compile(
    r"(?<![a-z])(?:mri|mris|ct|x-?rays?|emg|ncv|ncs|emg/ncv|stud(?:y|ies)|imaging|films?|evaluations?|examination|consultations?|reports?|tests?|testing|screens?|"
    r"questionnaires?|assessments?|radiographs?|arthrogram|ultrasound|discogram|myelogram|labs?|visits? with|sonogram|scan|scans|ekg|polysomnogra\w+|review)(?![a-z])"
)
_LEAD = re.compile(
    r"(?:(?:treatment|therapy|management|care) (?:with|by) (?:an? )?|(?:an? |the |his |her |their |some |two |one )?(?:earlier |previous |prior |initial |brief |short |recent |first |second |past )*(?:trials?|courses?|attempts?|rounds?) (?:of|at|with) (?:an? |the )?"
    r"|(?:an? |the |his |her |their |some |earlier |previous |prior |both |multiple failed |failed |extensive |initial |later )+)"
)
_TAIL = re.compile(
    r",? (?:on (?:or about )?(?:\d|january|february|march|april|may|june|july|august|september|october|november|december)"
    r"|in (?:early |late |mid-?)?(?:january|february|march|april|may|june|july|august|september|october|november|december|\d{4}|the past)"
    r"|(?:since|until|after|before|from|through|during|between|over|dated|prior to|under|as of|beginning|starting|most recently|last)(?: \w+){0,2}? ?(?:\d|january|february|march|april|may|june|july|august|september|october|november|december|the )"
    r"|with(?:out)? (?:(?:any|only|some|little|minimal|partial|temporary|short|brief|good|limited|much|moderate|significant|great|mild|transient|no|lasting|substantial|excellent|poor|fair|marked|about|\w+ (?:days?|weeks?|months?|percent) of|\d+%?(?: \w+)? ?(?:days?|weeks?|months?|percent)? ?of?) ?)*(?:\w+ ){0,1}?(?:relief|benefit|improvement|effect|change|help|success|response|gains?|reduction|results?|nausea|progress|pain|complication)"
    r"|in (?:adequate|usual|full|low|high|small|large|various|divided|increasing)(?: \w+)? doses?|for (?:nausea|pain|relief|sleep|anxiety|depression|spasm|inflammation|symptom\w*)|(?:by|at the hands of) dr\.?|but |though |although |while |because |due to |because of |to no avail|all |each |both (?:with|of)|none |as needed|when |where |whose )"
)
_DATE_BRACKET = re.compile(
    r" ?\([^)]*\d{1,2}[/-]\d{1,2}[/-]\d{2,4}[^)]*\)| ?\((?:19|20)\d\d\)| ?\([a-z]+ (?:19|20)\d\d\)"
)
_COUNT = re.compile(
    r"(?:for |a total of |about |approximately |x ?)?(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty[- ]?\w*|several)(?:/\d+)?(?: (?:total|more|supervised|additional|completed|authorized|further|in all))? (?:visits?|sessions?|weeks?|months?|times|treatments|days|tablets|units)(?! of)"
)
_TOGETHER = re.compile(
    r"(?:open reduction|incision|irrigation|ice|heat|hot|cold|rest|stretching|strengthening|discectomy|decompression|transcutaneous|neck|range of motion)$"
)
_CLAUSE_MARKS = ("; ", ": ", " but ", " while ", " when ")
_PLACE = re.compile(r"(?:(?:to |of |for )?(?:the )?(?:left|right|bilateral|both|each)(?: \w+)?$)")


def put_treatments(findings: Findings, start: int, end: int, passed_over: list[Range]) -> None:
    """Add a row for each treatment that the summary between two offsets says was given.

    `passed_over` are the lists of diagnoses, whose past operations are none.
    """
    taken: list[str] = []
    found: list[tuple[Range, float]] = []
    for begin, stop in sentences(findings.stream.text, start, end):
        found.extend(_of_sentence(findings.stream.text, findings.stream.low, begin, stop))
    for (begin, stop), sure in sorted(found):
        if any(first <= begin < last for first, last in passed_over):
            continue
        words = findings.stream.text[begin:stop]
        folded = words.lower()
        if any(folded in earlier or earlier in folded for earlier in taken):
            continue
        taken.append(folded)
        row = findings.add(TREATMENTS, "t")
        findings.put("value", Found(words, ((begin, stop),), "summary.treatment@1", sure), row)


def _of_sentence(text: str, low: str, start: int, end: int) -> list[tuple[Range, float]]:
    """The treatments of one sentence with how sure each is."""
    found: list[tuple[Range, float]] = []
    covered = start
    for pattern, sure, strict in _LIST_OPENERS:
        for match in pattern.finditer(low, start, end):
            if match.start() < covered or _announces_other(low, start, match):
                continue
            entries = _entries(text, low, match.end(), end, strict)
            found.extend((entry, sure) for entry in entries)
            covered = max([covered, *(entry[1] for entry in entries)])
    if not found or covered < end - 20:
        found.extend((entry, 0.85) for entry in _told_of(text, low, covered, end))
    return found


def _announces_other(low: str, start: int, match: re.Match[str]) -> bool:
    """Whether the words before take it back (not, requested), or the list is of what is planned or taken now."""
    before = low[start : match.start()].rsplit(";", 1)[-1]
    if _REFUSES.search(before[-25:]):
        return True
    head = match[0]
    if head.startswith(("medication", "drugs")) and " include" in head and "included" not in head:
        return not re.search(r"(?:tried|failed|prior|previous|past|earlier) (?:\w+ )?$", before)
    if re.search(r"(?:current|plan of|present|future|requested|proposed|recommended) (?:\w+ )?$", before):
        return True
    return bool(_REFUSES.search(head))


def _entries(text: str, low: str, begin: int, stop: int, strict: bool) -> list[Range]:
    if low.startswith(("no ", "not ", "nothing", "none"), begin):
        return []
    kept: list[Range] = []
    for entry in split_list(text, begin, stop, _judge):
        trimmed = _trimmed(text, low, *entry)
        if not trimmed:
            continue
        words = low[slice(*trimmed)]
        if strict and not kept and not _care().search(words):
            return []
        if _REFUSES.match(words) or (_STUDY.search(words) and not _care().search(words)):
            continue
        if strict and not _care().search(words):
            continue
        kept.append(trimmed)
    return kept


def _judge(before: str, joint: str, piece: str) -> Verdict:
    """What a piece of a list of treatments is: one more, a count, side or date of the one before, or no part of it."""
    piece = piece.lower()
    if before and (_TAIL.match(" " + piece) or _PLACE.match(piece) or relative_start(" " + piece, 0, 9) == 0):
        return "more"
    if is_clause(piece):
        return "stop"
    if before and "," in joint and _COUNT.fullmatch(piece):
        return "more"
    together = joint.strip() == "and" and _TOGETHER.search(before.lower()) and len(piece.split()) <= 3
    return "more" if together else "new"


def _trimmed(text: str, low: str, start: int, end: int) -> Range | None:
    """The entry without leading words, dates, effects and clauses."""
    end = relative_start(low, start, end)
    if tail := _TAIL.search(low, start, end):
        end = tail.start()
    if bracket := _DATE_BRACKET.search(low, start, end):
        end = bracket.start()
    if lead := _LEAD.match(low, start, end):
        start = lead.end()
    entry = without_article(text, start, end)
    if not entry or len(low[slice(*entry)]) < 2 or len(low[slice(*entry)].split()) > 14:
        return None
    return entry


def _told_of(text: str, low: str, start: int, end: int) -> list[Range]:
    """Treatments that are the subject of a clause: "X and Y were tried", "X gave two weeks of relief"."""
    found = []
    for pattern in (_DONE, _EFFECT):
        for match in pattern.finditer(low, start, end):
            begin = _subject_start(low, start, match.start())
            subject = low[begin : match.start()]
            if (
                not subject.strip()
                or len(subject) > 160
                or _REFUSES.search(subject)
                or " that " in subject
                or not _care().search(subject)
            ):
                continue
            if re.match(rf"(?:he|she|it|this|they|{PERSONS}|the {PERSONS}|there)(?!\w)", subject.strip()):
                continue
            entries = _entries(text, low, begin, match.start(), strict=True)
            found.extend(entries)
    return found


def _subject_start(low: str, start: int, verb: int) -> int:
    """Where the clause whose verb stands at `verb` begins."""
    begins = [low.rfind(mark, start, verb) + len(mark) for mark in _CLAUSE_MARKS if low.rfind(mark, start, verb) >= 0]
    return max([start, *begins])


@cache
def _care() -> re.Pattern[str]:
    """Words for care: therapies and drugs."""
    parts = sorted(phrases("therapies"), key=len, reverse=True)
    tails = [re.escape(part[1:]) for part in parts if part.startswith("*")]
    words = [re.escape(part) for part in (*parts, *phrases("drugs")) if not part.startswith("*")]
    return re.compile(rf"(?<![a-z])(?:[a-z]+(?:{'|'.join(tails)})|{'|'.join(words)})(?![a-z])")
