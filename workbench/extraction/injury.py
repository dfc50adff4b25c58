"""When the injury was, as the clinical summary tells it."""

from __future__ import annotations

import re
from itertools import pairwise

from workbench.extraction.dates import DateAt
from workbench.extraction.found import Found
from workbench.extraction.patterns import either
from workbench.extraction.stream import Stream

_HAPPENED = either("occurred, happened, sustained, occurring, dated, dating (?:back )?to, dating from, was")
_NAMED = re.compile(
    r"(?:(?:dates?|day) of (?:the )?(?:\w+ )?(?:injury|loss|accident)"
    r"(?: was| is| being|:| of| listed as| reported as)*(?: \w+)?"
    r"|(?<!\w)d/?o/?i(?: of|:| is| was)?"
    r"|(?:injur(?:y|ies|ed)|accident|trauma|claim|incident|hurt|fell|strain(?:ed)?|exposure)(?: \w+){0,2} "
    rf"(?:that |which )?(?:{_HAPPENED} )?(?:on|of|in|from|dated|to|between)?(?: or about| about| or around| around)?"
    r"|injur(?:y|ies|ed)\b[^.]{0,90}? (?:on|of|from)"
    r")(?: the)?[ (,:]*$"
)
"""Words that name the injury right before its date."""

_CAUSE_AFTER = re.compile(
    r",? ?"
    + either(
        "when, while, as, after, secondary, due, resulting, in which, where, from, "
        "the (?:worker|patient|applicant|employee|claimant) (?:was|fell|slipped|tripped), "
        "(?:he|she) (?:was (?:struck|hit|injured|pinned|involved)|fell|slipped|tripped|lifted|twisted|felt|sustained"
        "|injured|hurt)"
    )
    + r"\b"
)
"""Words after a date that tell how the injury came about."""

_NAMED_AFTER = re.compile(
    r" ?(?:(?:dates?|day) of (?:the |his |her )?(?:\w+ )?(?:injury|loss|accident)|d\.?o\.?i"
    r"|(?:industrial|occupational|work|work-related|on-the-job) (?:injury|accident))(?![a-z])"
)
"""Words that name the injury right after its date: "with a 3/4/2012 date of injury"."""

_INJURY_WORD = re.compile(r"injur|accident|cumulative|trauma|hurt|industrial|fell |work-related|work related")
_OTHER_EVENT = re.compile(
    r"(?<![a-z])"
    + either(
        r"mri, ct, x-?rays?, films?, reports?, notes?, visit, evaluation, exam\w*, study, emg, ncv, surgery, "
        r"underwent, "
        r"injections?, review, denied, dated, letter, seen, consultation, progress, request\w*, repair, arthroscopy, "
        r"fusion, performed, imaging, scan, test\w*, treat\w*, prescri\w+, prior, previous"
    )
    + r"(?![a-z])[^.;]{0,40}$"
)
"""Words shortly before a date that make it the date of something else."""

_MISHAP_WORDS = (
    either(
        r"slipped, fell, struck, lost, crushed, caught, hit, assaulted, attacked, twisted, tripped, lift(?:ed|ing), "
        r"pull(?:ed|ing), push(?:ed|ing), burn(?:ed|t), cut, bitten, bite, stepped, rear-ended, collided, thrown, "
        r"pinned, "
        r"hurt, "
        r"rolled, dropped, jerked, strained, sprained, knocked, kicked, stabbed, shot, lacerated, amputated, "
        r"fractured, "
        r"broke, trapped, run over, exposed, punched, wrenched, injur\w+, accident, collision, explosion, mishap, "
        r"collapsed, gave way, "
        r"toppled, tipped, swung, snapped, exploded, bit, tore, popped"
    )
    + r"(?!\w)"
)
_MISHAP = re.compile(_MISHAP_WORDS)
_MISHAP_SOON = re.compile(rf"(?:.{{0,60}}(?<!\w))??{_MISHAP_WORDS}")
_VISIT = re.compile(
    either(
        "seen, saw, evaluat, report, mri, underwent, surgery, exam, visit, denied, request, complain, presented, "
        "operat, "
        "perform, review, therap, note, treat, prescri, appeal"
    )
)
_TO = re.compile(r" ?(?:-|–|to|thru|through|until|and|up to|up until|ending(?: on)?) ?(?:and including )?$")
_PERIOD = re.compile(r"cumulative|continuous|repetitive|\bct\b|trauma|over the period|between|from|course of|dates")
_TRAUMA = re.compile(r"trauma|cumulative|continuous|repetitive|injur|(?<!\w)ct(?!\w)|claim")
_EARLY = 320
"""How far into a summary the injury is told, in characters, where no word names it."""
_RULE = "summary.date_of_injury@1"


def injury_dates(stream: Stream, start: int, end: int, dates: list[DateAt]) -> tuple[Found | None, Found | None]:
    """The day of the injury and, for cumulative trauma given as a range, its last day.

    `dates` are all dates of the summary between the two offsets; those not taken are the alternatives.
    """
    first, last = _trauma_range(stream.low, start, dates)
    if first and last:
        return first, last
    ranked = []
    for date in dates:
        sure = _injury_likeness(stream.low, start, end, date)
        if sure > 0:
            ranked.append(Found(date.value, ((date.start, date.end),), _RULE, sure))
    ranked.sort(key=lambda found: -found.confidence)
    if not ranked or ranked[0].confidence < 0.5:
        return None, None
    best = ranked[0]
    rest = tuple(Found(date.value, ((date.start, date.end),), _RULE, 0.1) for date in dates)
    close = [found for found in ranked[1:] if found.value != best.value and found.confidence >= best.confidence - 0.05]
    sure = 0.65 if close else best.confidence
    return Found(best.value, best.ranges, _RULE, sure, (*ranked[1:], *rest)), None


def _trauma_range(low: str, start: int, dates: list[DateAt]) -> tuple[Found | None, Found | None]:
    for date, following in pairwise(dates):
        if following.start - date.end > 22 or not _TO.search(low[date.end : following.start]):
            continue
        before = low[max(start, date.start - 90) : date.start].rsplit(". ", 1)[-1]
        around = before + low[following.end : following.end + 60].split(". ", 1)[0]
        if date.value < following.value and _PERIOD.search(before) and _TRAUMA.search(around):
            first, last = (
                Found(found.value, ((found.start, found.end),), "summary.cumulative_trauma@1", 0.93)
                for found in (date, following)
            )
            return first, last
    return None, None


def _injury_likeness(low: str, start: int, end: int, date: DateAt) -> float:
    """How sure it is that a date is the injury's, by the words around it; 0 for no sign of it."""
    before = low[max(start, date.start - 130) : date.start].rsplit(". ", 1)[-1].replace("injured worker", "_" * 14)
    after = low[date.end : min(end, date.end + 60)]
    if _NAMED_AFTER.match(after):
        return 0.95
    named = _NAMED.search(before)
    if named:
        if _OTHER_EVENT.search(before[named.start() + 6 :].replace(" dated", "")):
            return 0.3
        return 0.96 if len(before) - named.start() < 40 else 0.9
    if _OTHER_EVENT.search(before):
        return 0.1
    if _CAUSE_AFTER.match(after) and date.start - start < _EARLY:
        return 0.88 if _INJURY_WORD.search(before + after) else 0.8
    if date.start - start < _EARLY:
        in_first_sentence = low.find(". ", start + len("mrs. "), date.start) < 0
        likely = _told_early(low, before, date)
        return likely or (0.7 if in_first_sentence and before.endswith(" on ") and not _VISIT.search(before) else 0.0)
    return 0.7 if _INJURY_WORD.search(before) else 0.0


def _told_early(low: str, before: str, date: DateAt) -> float:
    """The same for a date near the summary's beginning, where a mishap is told without the word injury."""
    if before.endswith((" on ", " about ", " in ", " of ", "(")) and _MISHAP.search(before):
        return 0.74
    if _MISHAP_SOON.match(low, date.end + 1):
        return 0.74
    if before.strip() == "on" and not _VISIT.search(low[date.end : date.end + 120].split(". ", 1)[0]):
        return 0.72
    return 0.7 if _INJURY_WORD.search(before) else 0.0
