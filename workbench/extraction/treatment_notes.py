"""Treatments that a sentence without a verb notes: "L4-5 fusion 3/2/09", "2009-2012: massage and Motrin"."""

from __future__ import annotations

import re

from workbench.extraction import treatment_words as words
from workbench.extraction.clauses import PERSONS, is_clause
from workbench.extraction.found import Range
from workbench.extraction.lists import split_list
from workbench.extraction.patterns import MONTH
from workbench.extraction.treatment_entries import entries_of, is_medicine, judge_treatment, only_duty
from workbench.extraction.treatment_openers import Opener
from workbench.extraction.vocabulary import care

_CARE_ALONE = Opener(words.EFFECT, 0.0, only_care=True)
_TERSE = re.compile(
    r"; ([a-z][^;:,.]{5,60}?)(?:,| on| in)? \(?\d{1,2}/(?:\d{1,2}/)?(?:\d{2}|(?:19|20)\d\d)\)?(?= ?[.;]| ?$)"
)
"""A note without a verb: what was done, and on which day, is all that it says."""

_ENDS_WITH_DAY = re.compile(r"/\d\d(?:\d\d)?\)?(?= ?[.;]| ?$)")
"""What ends such a note."""

_FIRST_ENTRY = re.compile(
    rf"(?!(?:the|he|she|it|this|there|on|at|in|his|her|an?|no|they|current|meds?|rx|rfa|req|plan"
    rf"|{PERSONS})(?![a-z])(?<!individual))((?:[^,;:.]|\.(?=\d)){{3,60}})[,;]"
)
"""The first entry of a sentence that may be a bare list."""

_FIRST_LISTED = re.compile(r"[^,;]{0,60}")
_LONGEST_LABEL = 70
_NOT_THEN = re.compile(
    r"(?<![a-z])(?:med|meds|medications?|medicines?|drugs|plan|p|rx|req\w*|rfa|ur|um|disput\w*|issues?|asked|asks"
    r"|want\w*"
    r"|needs?|current\w*|now|present\w*|today|takes|taking|uses|using|recommend\w*|order\w*|propos\w*|den\w+|approv\w*"
    r"|certif\w*|cert|authori\w*|review|dx|diagnos\w*|impressions?|assessments?|pe|exam\w*|allerg\w*|continu\w*"
    r"|refill\w*"
    r"|pending|future|goals?|non-?industrial|unrelated|family|fhx?|fam|pmhx?|social|soc|items?|services|question"
    r"|drops|inhalers?|creams?|topicals?|worker|employee|claimant"
    r"|patient|name|age|sex|occupation|job|employer|industry|re|not|no"
    r"|never|offered|suggest\w*|advis\w*|discuss\w*|consider\w*|refus\w*|declin\w*|mri|ct|imaging|x-?rays?|films?|emg"
    r"|stud\w+|labs?|tests?|findings|objective\w*|hobb\w+|he takes|supplies|equipment|modif\w+)(?![a-z])"
)
"""Words before a colon behind which nothing is listed that was done."""

_LISTS = re.compile(r" (?:include|includes|consist|consists|take|takes|list|lists|use|uses) ")
"""A verb of a sentence that says what is being taken."""

_TO_SOMEBODY = re.compile(r" (?:him|her|them) ")
"""Somebody to whom something was done: a clause, whatever its verb."""

_NO_HELP = re.compile(
    r",? (?:no|without|w/o) (?:any |much )?(?:help|relief|benefit|effect|improvement|change)(?![a-z])"
)
"""That what is listed did not help, which takes nothing back."""

_DAY = rf"(?:\d{{1,2}}[/-]\d{{1,2}}[/-]\d{{2,4}}|{MONTH}\.? \d{{1,2}},? \d{{4}})"
_PERIOD = rf"(?:\d{{1,2}}[/-]\d{{4}}|{MONTH}\.?(?: of)? (?:19|20)\d\d|(?:19|20)\d\d|{MONTH})"
_NOTE_LEAD = re.compile(
    r"(?:(?:on|in|from|since|between|during) )?(?:early |late |mid-?|about )?"
    rf"(?:(?P<day>{_DAY})|{_PERIOD})(?P<until>(?: ?[-–] ?| (?:to|through|thru|until|and) ){_DAY[:-1]}|{_PERIOD}))?"
    r" ?(?:[:,]|[-–](?= )) ?"
    r"|(?:then|later|subsequently|thereafter|afterwards?|initially|at first|next|since (?:then|that time|that)|first"
    r"|(?:after|before|prior to) (?:that|this|these|it)|(?:the |that )?same (?:day|night|evening|week))[:,]? "
    r"|(?:then |also )?(?:treated (?:with|by)|managed with|given|started on|put (?:on|in)|tried on) "
    r"|(?:with|under|from) (?:the|an?|his|her) (?:[a-z]+ ){0,3}[a-z]+, (?:(?:since|from|in|until) [\d/-]+, )?"
)
"""What leads into a note without a verb: a day, a period ("03/2004-08/2004:", "in May 2010,") or "subsequently"."""

_LEADS_BEGIN = frozenset(
    ("on", "in", "fr", "si", "be", "du", "ea", "la", "mi", "ab", "ja", "fe", "ma", "ap",
     "ju", "au", "se", "oc", "no", "de", "th", "su", "af", "at", "ne", "fi", "pr", "sa", "wi", "un",
     "tr", "gi", "st", "pu")
)  # fmt: skip
"""How those begin that do not with a figure: most sentences do not, and are passed over at once."""

_TELLS = re.compile(
    r"(?<![\w-])(?!failed|(?:un)?supervised|guided|directed|assisted|extended|repeated|prescribed|based|fitted|molded"
    r"|land-based|compounded|combined|limited|medicated|staged|aborted|attempted|completed|authorized and|hinged|padded"
    r"|pulsed|infrared|monitored|removed|weighted|need|bed|med|ed)[a-z]+ed(?![\w-])"
    r"|(?<![\w-])(?:took|went|came|began|saw|had|felt|got|gave|made|found|ran|fell|seen|who|that|which|for (?:his"
    r"|her|the)|continues?|reports?|remains?|able|unable|due|refills?|per|see|return|plan|same)(?![\w-])"
)
"""Words of a sentence that tells something, or of a visit."""


def noted_in(text: str, low: str, start: int, end: int) -> list[Range]:
    """The treatments of a sentence that is no more than a note of them."""
    colon = low.find(": ", start, end)
    if colon >= 0 and (listed := _labelled(text, low, start, colon, end)):
        return listed
    with_day = low.find("/", start, end) >= 0 and _with_their_day(low[start:end], start)
    return with_day or _under_a_day(text, low, start, end) or _bare(text, low, start, end)


def _labelled(text: str, low: str, start: int, colon: int, end: int) -> list[Range]:
    """A list of care behind a colon, whatever stands before that; one medicine alone is none."""
    if colon - start > _LONGEST_LABEL or low[start].isdigit():
        return []
    first = _FIRST_LISTED.match(low, colon + 2, end)
    if not first or not care().is_in(first[0]):
        return []
    if _NOT_THEN.search(low, start, colon):
        return []
    entries = _all_care(text, low, colon + 2, end)
    return [] if all(is_medicine(low[slice(*entry)]) for entry in entries[:1]) and len(entries) < 2 else entries


def _with_their_day(sentence: str, start: int) -> list[Range]:
    """Each with its day behind it: "L4-5 fusion 3/2/09"."""
    if not _ENDS_WITH_DAY.search(sentence):  # looked for first, for that is fast
        return []
    noted = [match.span(1) for match in _TERSE.finditer(f"; {sentence}") if is_done(match[1])]
    return [(start - 2 + begin, start - 2 + stop) for begin, stop in noted]


def is_done(said: str) -> bool:
    """Whether words (lower case) are no more than care that nothing takes back."""
    if said.endswith((" since", " until", " from", " before")) or " c/o " in said:
        return False
    told_of = words.REFUSES.search(said) or words.STUDY.search(said) or _TO_SOMEBODY.search(said)
    return care().is_in(said) and not (told_of or is_clause(said) or only_duty(said))


def _under_a_day(text: str, low: str, start: int, end: int) -> list[Range]:
    """A list behind a day, a period or "subsequently"; behind one day no medicine, for a visit may ask for it."""
    if low[start : start + 2] not in _LEADS_BEGIN and not low[start].isdigit():
        return []
    lead = _NOTE_LEAD.match(low, start, end)
    if not lead or _TELLS.search(low, lead.end(), end):
        return []
    entries = _all_care(text, low, lead.end(), end)
    of_one_day = lead["day"] and not lead["until"]
    return [] if of_one_day and any(is_medicine(low[slice(*entry)]) for entry in entries[:1]) else entries


def _bare(text: str, low: str, start: int, end: int) -> list[Range]:
    """A sentence that is no more than a list of care: "Knee immobilizer; crutches; ibuprofen"."""
    first = _FIRST_ENTRY.match(low, start, end)  # seldom: what else it takes is asked then alone
    if not first or not care().is_in(first[1]):
        return []
    entries = _all_care(text, low, start, end)
    return entries if len(entries) > 1 else []


def _all_care(text: str, low: str, start: int, end: int) -> list[Range]:
    """The entries of a list whose entries are all care; none where anything else is said."""
    said = low[start:end]
    if is_clause(said) or ":" in said or _LISTS.search(said):
        return []
    if words.REFUSES.search(_NO_HELP.sub("", said)):
        return []
    entries = entries_of(text, low, start, end, _CARE_ALONE)
    return entries if len(entries) == len(split_list(text, start, end, judge_treatment)) else []
