"""The patient's sex, as the clinical summary states it."""

from __future__ import annotations

import re

from msgspec.structs import replace

from workbench.extraction.age import DISPUTED, NOT_THEIRS
from workbench.extraction.found import Found
from workbench.extraction.patterns import either
from workbench.extraction.stream import Stream

_STATED = re.compile(r"(?<![\w/-])(female|male|woman|man|gentleman|lady|girl|boy|f|m)(?![\w'/-])")
_SHORT = re.compile(
    r"\d{2}(?:,| ?/|-|[ -]?(?:y|yrs?|years?)\.?(?: ?/|,)?)? ?([mf])(?=[).,;: /\"]|$)"
    r"|(?<![a-z])([mf])(?:[,;:/]| -)? ?\d"
)
"""Age and sex in a note: "59M.", "45/F", "M/52"."""
_LABELLED = re.compile(r"[ (\"](?:sex|gender)(?: ?[:=–-] ?| is )(female|male|woman|man|f|m)(?![a-z'/])")
"""The sex behind its name, as a form has it: "Gender: F"."""
_TITLE = re.compile(r"(?<![a-z])(?:(mr)|(m(?:r?s|iss)))\.? [(a-z]")
_SEX = {"female": "female", "woman": "female", "lady": "female", "girl": "female", "f": "female",
        "male": "male", "man": "male", "gentleman": "male", "boy": "male", "m": "male"}  # fmt: skip
_PERSON = re.compile(
    r"[ (\"](?:(?P<he>he|his|him|himself)|(?P<she>she|her|hers|herself)"
    r"|(?P<patient>patient|applicant|claimant|worker|employee|member|individual)"
    + "|(?P<other>"
    + either(
        "provider, physician, doctor, surgeon, dr, chiropractor, therapist, psychologist, psychiatrist, evaluator, "
        "reviewer, examiner, neurologist, physiatrist, podiatrist, dentist, nurse, specialist, acupuncturist, "
        "adjuster, "
        "attorney, supervisor, manager, son, daughter, wife, husband, spouse, mother, father, brother, sister, child, "
        "coworker, co-worker, friend, customer, student, client, driver, resident, inmate, suspect, intruder, assailant"
    )
    + r"))(?![\w/-])"
)
_SUBJECT_VERB = re.compile(
    r",? (?:who |then |also )?"
    + either(
        r"is, was, has, had, reports?, reported, states?, stated, complain\w*, felt, feels, sustained, denies, denied, "
        r"continues?, works?, takes?, rates?, describe[sd]"
    )
    + r"(?![a-z])"
)
_PATIENTS_WORK = re.compile(
    r" (?:also |still |now |then |has |had |is |was |continues to )*"
    + either(
        r"reports?, reported, complain\w*, rates?, rated, den(?:y|ies|ied), feels?, felt, limps?, walks?, sleeps?, "
        r"suffer\w*, working, unable, injur\w+, hurt, fell, slipped, tripped, lift(?:s|ed|ing), takes?, taking, "
        r"experienc\w+, underwent, undergone"
    )
    + r"(?![a-z])"
)
"""What a patient does: the pronoun before it means the patient, whoever was named last."""

_DOCTORS_WORK = re.compile(
    r" (?:then |also |has |had |is )?"
    + either(
        r"ask\w*, request\w*, order\w*, prescrib\w*, recommend\w*, renew\w*, wrote, writes, not(?:es|ed), refill\w*, "
        r"diagnos\w*, examin\w*, opin\w*, plan\w*, refer\w*, advis\w*, endors\w*, appeal\w*, suggest\w*, dispens\w*, "
        r"was ordering, was uncertain"
    )
    + r"(?![a-z])"
)
"""What a doctor does: the pronoun before it tells nothing of the patient."""


_TELLS_OF = re.compile(
    r"(?:'s \w+)?(?: (?:has |had |also |again )?"
    + either(
        "reports?, reported, states?, stated, notes?, noted, writes?, wrote, documents?, documented, indicates?, "
        "indicated, says, said, records?, recorded, describes?, mentions?, mentioned, observed, found"
    )
    + r")(?: [^.;]{0,40}?)? (?:that|how)(?![a-z])"
)
"""A doctor told something: the pronoun after it means the patient told of."""

_ITS_OWN_WORK = re.compile(r" (?:he|she)(?: will| would| is| was)?" + _DOCTORS_WORK.pattern)
_SUBJECTS = ("he", "she")
_OF_THE_OTHER = {"male": (" she ", " her "), "female": (" he ", " his ", " him ")}
"""Pronouns without which no other sex than the stated one is told: looked for first, for that is fast."""
_STRAY = 5
"""How many times as often the one sex must be told for a single pronoun of the other to be somebody else's."""


def sex_of(stream: Stream, start: int, end: int, age: Found | None) -> Found | None:
    """The patient's sex: stated beside the age or early on, or else by the pronouns that mean the patient.

    Where pronouns tell otherwise than what is stated, neither is sure.
    """
    stated = _stated_sex(stream.low, start, end, age)
    if stated is None:
        return _by_pronoun(stream.low, start, end) or _stated_early(stream.low, start, end)
    if all(stream.low.find(word, start, end) < 0 for word in _OF_THE_OTHER[str(stated.value)]):
        return stated
    told = _by_pronoun(stream.low, start, end)
    if told is None or told.value == stated.value:
        return stated
    return replace(stated, confidence=DISPUTED, others=(told,))


def _stated_early(low: str, start: int, end: int) -> Found | None:
    stated = _STATED.search(low, start, min(end, start + 200))
    if stated is None or len(stated[1]) == 1:
        return None
    return Found(_SEX[stated[1]], (stated.span(1),), "summary.sex_stated@1", 0.85)


def _stated_sex(low: str, start: int, end: int, age: Found | None) -> Found | None:
    """The sex that stands beside the age or in how the patient is addressed."""
    if age:
        begin, at = age.ranges[0]
        sure = age.confidence if age.confidence == DISPUTED else 0.985  # of whom may be open, or "50m." be no age
        short = _SHORT.search(low, begin, min(end, at + 20))
        if short and short.start() <= at:
            group = 1 if short[1] else 2
            return Found(_SEX[short[group]], (short.span(group),), "summary.sex_stated@1", sure)
        stated = _STATED.search(low, at, min(end, at + 60))
        theirs = stated and not (NOT_THEIRS.match(low[at : at + 25]) or _names_other(low, at, stated.start()))
        if stated and theirs and low.find(". ", at, stated.start()) < 0:
            return Found(_SEX[stated[1]], (stated.span(1),), "summary.sex_stated@1", sure)
        before = _STATED.search(low, max(start, begin - 40), begin)
        if before and len(before[1]) > 1:
            return Found(_SEX[before[1]], (before.span(1),), "summary.sex_stated@1", min(sure, 0.95))
    named = low.find("gender", start, end) >= 0 or low.find("sex", start, end) >= 0
    if named and (labelled := _LABELLED.search(low, start, end)):
        return Found(_SEX[labelled[1]], (labelled.span(1),), "summary.sex_stated@1", 0.95)
    titled = _TITLE.search(low, start, min(end, start + 80))
    if titled:
        return Found("male" if titled[1] else "female", (titled.span(),), "summary.sex_title@1", 0.93)
    return None


def _names_other(low: str, start: int, end: int) -> bool:
    """Whether somebody else is named in brackets before `end`: "a clerk (the therapist, a man of some age)"."""
    opened = low.rfind("(", start, end)
    if opened < 0 or low.find(")", opened, end) >= 0:
        return False
    return any(match["other"] for match in _PERSON.finditer(low, opened, end))


def _by_pronoun(low: str, start: int, end: int) -> Found | None:
    """The sex that the patient's pronouns tell; None where they tell none or two.

    A pronoun means the subject of its sentence if that comes before it, else the subject of the sentence before; one
    that goes with a doctor's work (ordered, prescribed) does not count.
    """
    told: dict[str, list[tuple[int, int]]] = {"male": [], "female": []}
    means_patient, subject_known, others = True, False, 0
    at = start
    for match in _PERSON.finditer(low, max(0, start - 1), end):
        if low.find(". ", at, match.start()) >= 0 or low.find("; ", at, match.start()) >= 0:
            subject_known = False
        at = match.start()
        if match["other"] and low.endswith(" this", 0, at):
            means_patient, subject_known = True, False  # "brought by this nurse": the one the case is about
            continue
        if match["other"] and low.rfind("(", start, at + 1) > low.rfind(")", start, at + 1):
            continue  # in brackets stands what somebody is, not who does what: "(71; a retired supervisor)"
        if match["patient"] or match["other"]:
            others += bool(match["other"])
            if low.startswith("'s", match.end()):
                continue
            if not subject_known or _SUBJECT_VERB.match(low, match.end()):
                means_patient, subject_known = bool(match["patient"]), True
            if match["other"] and (told_of := _TELLS_OF.match(low, match.end())):
                means_patient = not _ITS_OWN_WORK.match(low, told_of.end())
        elif (match[0][1:] in _SUBJECTS and _PATIENTS_WORK.match(low, match.end())) or (
            means_patient and not _DOCTORS_WORK.match(low, match.end())
        ):
            told["male" if match["he"] else "female"].append((match.start() + 1, match.end()))
    best, other = ("male", "female") if len(told["male"]) >= len(told["female"]) else ("female", "male")
    if not told[best] or len(told[other]) * _STRAY > len(told[best]):
        return None
    if told[other]:
        return Found(best, tuple(told[best][:3]), "summary.sex_pronoun@1", 0.65)
    sure = 0.94 if len(told[best]) > 2 else (0.72 if others else 0.8)
    return Found(best, tuple(told[best][:3]), "summary.sex_pronoun@1", sure)
