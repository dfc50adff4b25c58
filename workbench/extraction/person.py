"""The patient's age and sex, as the clinical summary states them."""

from __future__ import annotations

import re

from workbench.extraction.found import Found
from workbench.extraction.stream import Stream

_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80}
_ONES = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}
_TEENS = {"eighteen": 18, "nineteen": 19}
_NUMBER = r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?|eighteen|nineteen"
_AGE = re.compile(
    rf"[ (](\d{{2,3}}|{_NUMBER}) ?-? ?(?:(?:year|yr)s?[. ]?-? ?(?:old|of age)|y/o|y\.o\.?|yo(?!\w)|y-o|years? (?:and \w+ months? )?old)"
    rf"| (?:age[d:]?|age (?:is|of)|now|(?:male|female|man|woman|gentleman|lady|person|worker|patient|employee|claimant|applicant) of)(?: of)? (\d{{2,3}})(?= years|[,.;)]| and | who |$)"
)
_KIN = re.compile(
    r",? ?(?:son|daughter|child|wife|husband|mother|father|brother|sister|boy|girl|infant|nephew|niece|grand\w+|study|mri|"
    r"scan|film|films|x-ray|injury|claim|fracture|repair|fusion|surgery|device|unit|report|data|tear|prosthesis|implant)\b"
)
_PAST = re.compile(r"(?:(?:was|were|then|at)(?: the)?(?: age(?: of)?)?(?: only| just| about)?|when (?:he|she) was) $")
_STATED = re.compile(r"(?<![\w/-])(female|male|woman|man|gentleman|lady|girl|boy|f|m)(?![\w'/-])")
_SEX = {"female": "female", "woman": "female", "lady": "female", "girl": "female", "f": "female",
        "male": "male", "man": "male", "gentleman": "male", "boy": "male", "m": "male"}  # fmt: skip
_PERSON = re.compile(
    r"[ (\"](?:(he|his|him|himself)|(she|her|hers|herself)"
    r"|(patient|applicant|claimant|worker|employee|member|individual)"
    r"|(provider|physician|doctor|surgeon|dr|chiropractor|therapist|psychologist|psychiatrist|evaluator|reviewer|examiner|"
    r"neurologist|physiatrist|podiatrist|dentist|nurse|specialist|acupuncturist|adjuster|attorney|supervisor|manager|"
    r"son|daughter|wife|husband|spouse|mother|father|brother|sister|child|coworker|co-worker|friend|customer|student|"
    r"client|driver|resident|inmate|suspect|intruder|assailant))(?![\w/-])"
)

_SUBJECT_VERB = re.compile(
    r",? (?:who |then |also )?(?:is|was|has|had|reports?|reported|states?|stated|complain\w*|felt|feels|sustained|denies|denied|continues?|works?|takes?|rates?|describe[sd])(?![a-z])"
)
_PATIENTS_WORK = re.compile(
    r" (?:also |still |now |then |has |had |is |was |continues to )*(?:reports?|reported|complain\w*|rates?|rated|den(?:y|ies|ied)|feels?|felt|"
    r"limps?|walks?|sleeps?|suffer\w*|working|unable|injur\w+|hurt|fell|slipped|tripped|lift(?:s|ed|ing)|takes?|taking|experienc\w+|"
    r"underwent|undergone|rates)(?![a-z])"
)
_DOCTORS_WORK = re.compile(
    r" (?:then |also |has |had |is )?(?:ask\w*|request\w*|order\w*|prescrib\w*|recommend\w*|renew\w*|wrote|writes|not(?:es|ed)|refill\w*|diagnos\w*|"
    r"examin\w*|opin\w*|plan\w*|refer\w*|advis\w*|endors\w*|appeal\w*|suggest\w*|dispens\w*|was ordering|was uncertain)(?![a-z])"
)


def age_of(stream: Stream, start: int, end: int) -> Found | None:
    """The patient's present age in years. Ages of others, of scans, and at an earlier time are passed over."""
    found: list[Found] = []
    for match in _AGE.finditer(stream.low, max(0, start - 1), end):
        years = _years(match[1] or match[2])
        if not 14 <= years <= 105:
            continue
        sure = 0.98 if match.start() - start < 250 else 0.85
        after = stream.low[match.end() : match.end() + 25]
        before = stream.low[max(start, match.start() - 30) : match.start() + 1]
        if _KIN.match(after):
            sure = 0.05
        elif _PAST.search(before) and not before.endswith(("is ", "now ")):
            sure = 0.3
        elif match[2]:
            sure = min(sure, 0.6 if " at " in before[-4:] + " " else 0.85)
        found.append(Found(years, ((match.start() + 1, match.end()),), "summary.age@1", sure))
    found.sort(key=lambda one: -one.confidence)
    if not found or found[0].confidence < 0.1:
        return None
    best = found[0]
    rivals = [other for other in found[1:] if other.value != best.value and other.confidence > best.confidence - 0.1]
    sure = 0.7 if rivals else best.confidence
    return Found(best.value, best.ranges, best.rule, sure, tuple(found[1:]))


def _years(words: str) -> int:
    if words.isdigit():
        return int(words)
    tens, _, ones = words.replace("-", " ").partition(" ")
    return _TEENS.get(tens) or _TENS[tens] + _ONES.get(ones, 0)


def sex_of(stream: Stream, start: int, end: int, age: Found | None) -> Found | None:
    """The patient's sex: stated beside the age or in the first sentences, or else by the pronouns that mean the patient."""
    low = stream.low
    if age:
        at = age.ranges[0][1]
        stated = _STATED.search(low, at, min(end, at + 60))
        stop = _sentence_stop(low, at, end)
        if stated and stated.start() < stop and not _KIN.match(low[at : at + 25]):
            return Found(_SEX[stated[1]], (stated.span(1),), "summary.sex_stated@1", 0.985)
        before = _STATED.search(low, max(start, at - 40), age.ranges[0][0])
        if before and len(before[1]) > 1:
            return Found(_SEX[before[1]], (before.span(1),), "summary.sex_stated@1", 0.95)
    by_pronoun = _by_pronoun(low, start, end)
    stated = _STATED.search(low, start, min(end, start + 200))
    if stated and len(stated[1]) > 1 and not by_pronoun:
        return Found(_SEX[stated[1]], (stated.span(1),), "summary.sex_stated@1", 0.85)
    return by_pronoun


def _sentence_stop(low: str, at: int, end: int) -> int:
    stop = low.find(". ", at, end)
    return end if stop < 0 else stop


def _by_pronoun(low: str, start: int, end: int) -> Found | None:
    """The sex that the patient's pronouns tell; None where they tell none or two.

    A pronoun means the subject of its sentence if that comes before it, else the subject of the sentence before; one
    that goes with a doctor's work (ordered, prescribed) does not count.
    """
    told: dict[str, list[tuple[int, int]]] = {"male": [], "female": []}
    means_patient, subject_known, others = True, False, 0
    at = start
    for match in _PERSON.finditer(low, max(0, start - 1), end):
        if any(low.find(mark, at, match.start()) >= 0 for mark in (". ", "; ")):
            subject_known = False
        at = match.start()
        if match[3] or match[4]:
            others += bool(match[4])
            if low.startswith("'s", match.end()):
                continue
            if not subject_known or _SUBJECT_VERB.match(low, match.end()):
                means_patient, subject_known = bool(match[3]), True
        elif _PATIENTS_WORK.match(low, match.end()) or means_patient and not _DOCTORS_WORK.match(low, match.end()):
            told["male" if match[1] else "female"].append((match.start() + 1, match.end()))
    best, other = ("male", "female") if len(told["male"]) >= len(told["female"]) else ("female", "male")
    if not told[best] or told[other]:
        return None
    sure = 0.94 if len(told[best]) > 1 else (0.72 if others else 0.86)
    return Found(best, tuple(told[best][:3]), "summary.sex_pronoun@1", sure)
