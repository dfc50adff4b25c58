"""Dates that the clinical summary tells: of the injury, and of the utilization review of this request."""

from __future__ import annotations

import re

from workbench.extraction.dates import DateAt, dates_in
from workbench.extraction.found import Found
from workbench.extraction.stream import Stream

_INJURY_BEFORE = re.compile(
    r"(?:"
    r"(?:date|dates|day) of (?:the )?(?:\w+ )?(?:injury|loss|accident)(?: was| is| being|:| of| listed as| reported as)*(?: \w+)?"
    r"|(?<!\w)d/?o/?i(?: of|:| is| was)?"
    r"|(?:injur(?:y|ies|ed)|accident|trauma|claim|incident|hurt|fell|strain(?:ed)?|exposure)(?: \w+){0,2} (?:that |which )?"
    r"(?:occurred |happened |sustained |occurring |dated |dating (?:back )?to |dating from |was )?(?:on|of|in|from|dated|to|between)?(?: or about| about| or around| around)?"
    r"|injur(?:y|ies|ed)\b[^.]{0,90}? (?:on|of|from)"
    r")(?: the)?[ (,:]*$"
)
_INJURED_AFTER = re.compile(
    r",? ?(?:when|while|as|after|secondary|due|resulting|in which|where|from|the (?:worker|patient|applicant|employee|claimant) (?:was|fell|slipped|tripped)|(?:he|she) (?:was (?:struck|hit|injured|pinned|involved)|fell|slipped|tripped|lifted|twisted|felt|sustained|injured|hurt))\b"
)
_INJURY_WORD = re.compile(r"injur|accident|cumulative|trauma|hurt|industrial|fell |work-related|work related")
_OTHER_EVENT = re.compile(
    r"(?:mri|ct|x-?rays?|films?|report|note|visit|evaluation|exam\w*|study|emg|ncv|surgery|underwent|injections?|review|denied|"
    r"dated|letter|seen|consultation|progress|request\w*|repair|arthroscopy|fusion|performed|imaging|scan|test\w*|treat\w*|prescri\w+|prior|previous)"
    r"[^.;]{0,40}$"
)
_MISHAP = re.compile(
    r"(?:.{0,60}(?<!\w))??(?:slipped|fell|struck|lost|crushed|caught|hit|assaulted|attacked|twisted|tripped|lift(?:ed|ing)|pull(?:ed|ing)|push(?:ed|ing)|"
    r"burn(?:ed|t)|cut|bitten|stepped|rear-ended|collided|thrown|pinned|hurt|rolled|dropped|jerked|strained|sprained|knocked|kicked|stabbed|shot|"
    r"lacerated|amputated|fractured|broke|trapped|run over|exposed|punched|wrenched|injur\w+|accident|collision|explosion|mishap)(?!\w)"
)
_VISIT = re.compile(
    r"(?:seen|saw|evaluat|report|mri|underwent|surgery|exam|visit|denied|request|complain|presented|operat|perform|review|therap|note|treat|prescri|appeal)"
)
_TO = re.compile(r" ?(?:-|–|to|thru|through|until|and|up to|up until|ending(?: on)?) ?(?:and including )?$")
_CUMULATIVE = re.compile(r"cumulative|continuous|repetitive|\bct\b|trauma|over the period|between|from|course of")
_EARLY = 320
"""How far into a summary an injury is told, in characters."""
_TRAUMA = re.compile(r"trauma|cumulative|continuous|repetitive|injur|(?<!\w)ct(?!\w)|claim")
_REVIEW = re.compile(
    r"utili[sz]ation review|(?<!\w)ur(?!\w)|non-?certif|denied|denial|declined|not approved|turned down|not certified|did not certify|disapproved|modified|refused"
)
_REVIEW_BEFORE = re.compile(
    r"(?:utili[sz]ation reviews?|(?<!\w)ur(?!\w)|(?:claims )?administrator's|carrier's|insurer's)(?: (?:report|determination|decision|denial|letter|review|physician|notice|reviewer|doctor)(?:'s|s)?)*"
    r"(?:[ /,]*(?:\w+ ){0,3}?(?:dated|of|on|from|was dated))? ?[(:]?(?:dated )?$"
    r"|(?:denied|denial|non-?certif\w+|declined|not (?:approved|certified)|turned down|disapproved|refused|rejected)"
    r"(?:[^.;]{0,80}?)? (?:on|dated|of|as of|by letter of|in a (?:letter|report|decision|determination) (?:of|dated))(?: the)? ?$"
    r"|(?:denied|denial|non-?certif\w+|declined|refused)[^.;]{0,60}\($"
)
_REVIEW_AFTER = re.compile(
    r"[),]* ?,? ?(?:the )?(?:(?:utili[sz]ation review|ur|claims administrator|utili[sz]ation reviewer|ur physician|ur reviewer|administrator|carrier|insurer)(?:'s)?\b[^.;]{0,40}?"
    r"(?:denied|non-?certif|declined|did not|turned down|determin|decision|denial|refus|reject|modif|issued))|[^.;]{0,6}(?:utili[sz]ation review|ur (?:denial|decision|determination|report))"
)


def injury_dates(stream: Stream, start: int, end: int, dates: list[DateAt]) -> tuple[Found | None, Found | None]:
    """The day of the injury and, for cumulative trauma given as a range, its last day."""
    first, last = _trauma_range(stream.low, start, dates)
    if first and last:
        return first, last
    ranked = []
    for date in dates:
        sure = _injury_likeness(stream.low, start, end, date)
        if sure > 0:
            ranked.append(Found(date.value, ((date.start, date.end),), "summary.date_of_injury@1", sure))
    ranked.sort(key=lambda found: -found.confidence)
    if not ranked or ranked[0].confidence < 0.5:
        return None, None
    best = ranked[0]
    rest = tuple(Found(date.value, ((date.start, date.end),), best.rule, 0.1) for date in dates)
    close = [found for found in ranked[1:] if found.value != best.value and found.confidence >= best.confidence - 0.05]
    sure = 0.65 if close else best.confidence
    return Found(best.value, best.ranges, best.rule, sure, (*ranked[1:], *rest)[:6]), None


def _trauma_range(low: str, start: int, dates: list[DateAt]) -> tuple[Found | None, Found | None]:
    for date, following in zip(dates, dates[1:], strict=False):
        if following.start - date.end > 22 or not _TO.search(low[date.end : following.start]):
            continue
        before = low[max(start, date.start - 90) : date.start]
        before = before.rsplit(". ", 1)[-1]
        around = before + low[following.end : following.end + 60].split(". ", 1)[0]
        if not _CUMULATIVE.search(before) or not _TRAUMA.search(around):
            continue
        if date.value >= following.value:
            continue
        return (
            Found(date.value, ((date.start, date.end),), "summary.cumulative_trauma@1", 0.93),
            Found(following.value, ((following.start, following.end),), "summary.cumulative_trauma@1", 0.93),
        )
    return None, None


def _injury_likeness(low: str, start: int, end: int, date: DateAt) -> float:
    before = low[max(start, date.start - 130) : date.start].rsplit(". ", 1)[-1].replace("injured worker", "_" * 14)
    after = low[date.end : min(end, date.end + 60)]
    named = _INJURY_BEFORE.search(before)
    if named:
        near = len(before) - named.start()
        if _OTHER_EVENT.search(before[named.start() + 6 :]):
            return 0.3
        return 0.96 if near < 40 else 0.9
    if _OTHER_EVENT.search(before):
        return 0.1
    if _INJURED_AFTER.match(after) and date.start - start < 300:
        return 0.88 if _INJURY_WORD.search(before + after) else 0.8
    if date.start - start < _EARLY and _MISHAP.search(before) and before.endswith((" on ", " about ", " in ", " of ", "(")):
        return 0.8
    if date.start - start < _EARLY and _MISHAP.match(low, date.end + 1):
        return 0.74
    if (
        before.strip() == "on"
        and date.start - start < 250
        and not _VISIT.search(low[date.end : date.end + 120].split(". ")[0])
    ):
        return 0.72
    if _INJURY_WORD.search(before) and date.start - start < 400:
        return 0.7
    return 0.0


def review_date(stream: Stream, start: int, end: int, dates: list[DateAt]) -> Found | None:
    """The day of the utilization review report or denial of this request; of several, the latest."""
    low = stream.low
    if not _REVIEW.search(low, start, end):
        return None
    ranked: list[Found] = []
    for date in dates:
        before = low[max(start, date.start - 120) : date.start].rsplit(". ", 1)[-1]
        after = low[date.end : min(end, date.end + 90)].split(". ", 1)[0]
        sure = 0.0
        if _REVIEW_BEFORE.search(before):
            sure = 0.93
        elif _REVIEW_AFTER.match(after):
            sure = 0.88
        if sure and re.search(r"prior (?:utili|ur|den)|previous(?:ly)? |earlier |first ", before) and len(before) < 400:
            sure -= 0.15
        if sure:
            ranked.append(Found(date.value, ((date.start, date.end),), "summary.ur_denial_date@1", sure))
    if not ranked:
        return None
    best = max(ranked, key=lambda found: (str(found.value), found.confidence))
    others = tuple(found for found in ranked if found is not best)
    sure = best.confidence if not others else min(best.confidence, 0.74)
    rest = tuple(Found(date.value, ((date.start, date.end),), best.rule, 0.1) for date in dates)
    return Found(best.value, best.ranges, best.rule, sure, (*others, *rest)[:6])


def dates_of_summary(stream: Stream, start: int, end: int) -> list[DateAt]:
    """Every date in the summary, in order."""
    return dates_in(stream.low, start, end)
