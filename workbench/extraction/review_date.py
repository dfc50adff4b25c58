"""When utilization review decided on the request, as the clinical summary tells it."""

from __future__ import annotations

import re

from workbench.extraction.clauses import PERSONS
from workbench.extraction.dates import DateAt
from workbench.extraction.found import Found
from workbench.extraction.patterns import either
from workbench.extraction.stream import Stream

_SEEDS = ("utilization review", "utilisation review", " ur ", "certif", "denied", "denial", "denying", "declin",
          "approve", "turned down", "refused", "rejected", "adverse", "in dispute", "non-cert", "administrator's",
          "insurer's", "carrier's")  # fmt: skip
_REVIEW = r"(?:utili[sz]ation reviews?|(?<!\w)ur(?!\w)|(?:claims )?administrator's|carrier's|insurer's)"
_PAPER = either(
    "report, determination, decision, denial, letter, review, physician, notice, reviewer, doctor, "
    "non-?certification, modification, process"
)
_DENIED = either(
    r"denied, denial, non-?cert(?:if\w+)?, adverse (?:determination|decision), "
    r"(?:decision|denial) (?:in dispute|under review), declined, not (?:approved|certified), "
    r"turned down, disapproved, refused, rejected, "
    r"(?:utili[sz]ation review|(?<!\w)ur|administrator|carrier|insurer|reviewer) (?:only )?(?:partially \w+|modified"
    r"|approved|certified)"
)
_BEFORE = re.compile(
    rf"(?P<paper>{_REVIEW}(?: {_PAPER}(?:'s|s)?)*(?:[ /,]*(?:\w+ ){{0,3}}?(?:dated|of|on|from"
    rf"|was dated|was(?: issued)?(?: on)?|is))? ?[(:]? ?(?:dated )?)$"
    rf"|(?P<denied>{_DENIED})(?:(?:[^.;]{{0,80}}?)? (?:on|dated|of|as of|by letter of"
    r"|(?:bears|bearing|carries|carrying) the date(?: of)?"
    r"|in a (?:letter|report|decision|determination) (?:of|dated))(?: the)? ?| |[^.;]{0,60}\()$"
)
_AFTER = re.compile(
    r"[),]* ?,? ?(?:the )?(?:"
    + either(
        "utili[sz]ation review, ur, claims administrator, utili[sz]ation reviewer, ur physician, ur reviewer, "
        "administrator, carrier, insurer"
    )
    + r"(?:'s)?\b[^.;]{0,40}?"
    + either(
        "denied, non-?certif, declined, did not, turned down, determin, decision, denial, refus, reject, modif, issued"
    )
    + r"|(?:it|they) (?:again |also |then |once more |has |had |have )*"
    r"(?:denied|declined|refused|rejected|modified|non-?certified|turned (?:it|them|all) down)(?! (?:care|surgery))"
    r"|(?:which |has |had )?(?:resulted in|led to|ended in|recommended|advised) [^.;]{0,24}"
    r"(?:denial|non-?certif|modif|adverse)"
    r"|[^.;]{0,6}(?:utili[sz]ation review|ur (?:denial|decision|determination|report)))"
)
_DENYING = re.compile(r",? (?:denying|declining|refusing|non-?certifying)(?![a-z])")
_WHO_DENIES = re.compile(
    rf"(?<![a-z])(?:{_REVIEW}|{_PAPER}|carrier|insurer|administrator|adjust[eo]r|employer)(?![a-z])"
)
"""Who or what may deny a request on the day that follows: a patient who refuses something does not."""
_PATIENT_DENIED = re.compile(rf"(?<![a-z])(?:he|she|{PERSONS})(?: has| had| also)? $")
_TALK = re.compile(r"peer[- ](?:to[- ])?peer[^.;]{0,60}$")
"""What was declined or refused before a date was a talk between doctors."""
_AND = re.compile(r",? (?:and|or|and of) ")
_EARLIER_ONE = re.compile(r"prior (?:utili|ur|den)|previous(?:ly)? |earlier |first ")
_OF_ANOTHER = re.compile(
    r"[^.;]{0,80}?(?:unrelated|not (?:at issue|in dispute|disputed|(?:a )?part of)"
    r"|(?:another|different|other) (?:body|claim|request|matter))"
)
"""What is said of a review of something else."""
_GRANTED = re.compile(
    r"[),]* (?:which )?(?:certif(?:ying|ied)|approv(?:ing|ed)|authori[sz](?:ing|ed)|granted|granting)(?![a-z])"
)
"""What an earlier review did that denied nothing."""
_RULE = "summary.ur_denial_date@1"
_OF_THIS_ONE = 0.9
"""So sure a date is at least that no word makes one of an earlier review."""


def review_date(stream: Stream, start: int, end: int, dates: list[DateAt]) -> Found | None:
    """The day of the utilization review report or denial of this request; of several, the latest.

    `dates` are all dates of the summary between the two offsets; those not taken are the alternatives.
    """
    low = stream.low
    if not any(low.find(seed, max(0, start - 1), end) >= 0 for seed in _SEEDS):
        return None
    ranked: list[Found] = []
    reached = start
    for date in dates:
        sure = _review_likeness(low, start, end, date)
        if not sure and ranked and _AND.fullmatch(low, reached, date.start):
            sure = ranked[-1].confidence
        if sure:
            reached = date.end
            ranked.append(Found(date.value, ((date.start, date.end),), _RULE, sure))
    if not ranked:
        return None
    best = max(ranked, key=lambda found: (str(found.value), found.confidence))
    others = tuple(found for found in ranked if found is not best)
    sure = min(best.confidence, 0.74) if others or best.confidence < _OF_THIS_ONE else best.confidence
    rest = tuple(Found(date.value, ((date.start, date.end),), _RULE, 0.1) for date in dates)
    return Found(best.value, best.ranges, _RULE, sure, (*others, *rest))


def _review_likeness(low: str, start: int, end: int, date: DateAt) -> float:
    """How sure it is that a date is the review's, by the words around it; 0 for no sign of it."""
    before = low[max(start, date.start - 120) : date.start].rsplit(". ", 1)[-1]
    named = _BEFORE.search(before)
    if named and named["denied"]:
        denied_by = before[: named.start()]
        if _PATIENT_DENIED.search(denied_by) or _TALK.search(denied_by):
            return 0.0
    if named:
        sure = 0.95
    elif _AFTER.match(low[date.end : min(end, date.end + 90)].split(". ", 1)[0]) or (
        _DENYING.match(low, date.end, end) and _WHO_DENIES.search(before)
    ):
        sure = 0.9
    else:
        return 0.0
    if _OF_ANOTHER.match(low[date.end : min(end, date.end + 120)].split(". ", 1)[0]):
        return 0.0
    if not _EARLIER_ONE.search(before):
        return sure
    granted = _GRANTED.match(low, date.end, end)
    said_next = low[date.end : min(end, date.end + 120)].split(". ", 1)[0].split(" and a prior ", 1)[0]
    return 0.0 if granted and not re.search(_DENIED, said_next) else sure - 0.15
