"""The patient's age and sex, as the clinical summary states them."""

from __future__ import annotations

import re

from msgspec.structs import replace

from workbench.extraction.found import Found
from workbench.extraction.patterns import either
from workbench.extraction.stream import Stream

_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80}
_ONES = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}
_TEENS = {"eighteen": 18, "nineteen": 19}
_NUMBER = rf"(?:{'|'.join(_TENS)})(?:[ -](?:{'|'.join(_ONES)}))?|eighteen|nineteen"
_OLD = either(r"(?:year|yr)s?[. ]?-? ?(?:old|of age), y/o, y\.o\.?, yo(?!\w), y-o, years? (?:and \w+ months? )?old")
_PEOPLE = "(?:male|female|man|woman|gentleman|lady|person|worker|patient|employee|claimant|applicant)"
_PEOPLE_OF = "(?:male|female|man|woman|gentleman|lady|person|individual|worker|patient|employee|claimant|applicant) of"
_SEXES = "(?:male|female|man|woman)"
_BEHIND_AGED = r"(?= years|[,.;)]| and | who | with |$)"
_AGE = re.compile(
    # One class of letters at the beginning of all, and one look for all ways that begin with somebody: that is what
    # makes looking fast.
    rf"[ (\"](?:(?P<old>\d{{2,3}}|{_NUMBER})(?: ?\(\d{{2,3}}\))? ?-? ?{_OLD}"
    rf"|(?={_PEOPLE}|individual|he |she |m[rs]|is )(?:(?<= )(?:"
    rf"(?:{_PEOPLE}|he|she|m[rs]s?\.(?: \w+)?) is (?:(?:now|therefore|presently|currently) ){{0,2}}"
    r"(?P<is>\d{2})(?= and |[,.] | who | now| today)"
    rf"|(?:{_PEOPLE}|m[rs]s?\. (?:\w+|\(\w+\))), (?P<comma>\d{{2}})(?=, )"
    r"|is an? (?:[a-z-]+ ){1,4}?[a-z-]+, (?P<beside>\d{2})(?=, )"
    rf"|{_PEOPLE_OF} (?P<of>\d{{2}}) years(?=[,.;)]| who| with |,? old))"
    rf"|(?<=[ (])(?:{_SEXES}, (?P<after>\d{{2}})(?=[),.;])"
    rf"|{_PEOPLE} of(?: of)? (?P<somebody>\d{{2,3}}){_BEHIND_AGED}))"
    r"|(?<=[ (])(?:(?P<short>\d{2})(?:, ?(?:male|female|m|f)(?=[),.;])|[mf](?=[.,; ]))"
    rf"|(?:age[d:]?|age (?:is|of)|now)(?: of)? (?P<aged>\d{{2,3}}){_BEHIND_AGED}"
    rf"|age[d:]? (?P<words>{_NUMBER})(?=[,.;)]| and | who | with | \(|$))"
    rf"|of (?<=[a-z] of )(?P<years>\d{{2}}|{_NUMBER})"
    rf"(?= years(?:[,.;)]| who| with | was| is | had | has )|, {_SEXES}(?![a-z]))"
    r"|a(?<=[a-z] a)nd is (?P<present>\d{2})(?= (?:now|today|at present|currently)(?![a-z]))"
    r"|a(?<= a)n? (?:[a-z-]+ ){1,4}of (?P<person>\d{2})"
    r"(?= (?:who|had|has|was|is|fell|injur\w+|sustained|developed)\b|[,;]))"
)
_SOMEBODY = re.compile(
    r"(?<![a-z])(?:(?!number|order|factor|power|matter|quarter|counter|answer|smoker|drinker|abuser|employer|disorder"
    r"|tremor|fever|ulcer|tumor|diameter|center|shoulder|finger|color|layer|remainder|water|liter|meter)"
    r"[a-z-]{2,}(?:er|or|ist|ian|man|woman|person|ee|ess|ant)"
    rf"|{_PEOPLE}|individual|adult|clerk|nurse|cook|chef|aide|guard|mechanic|pilot|custodian|laborer) (?:of )?$"
)
"""Somebody by sex or work before "of 54": an index, a score or a marriage may be of as much."""

_NOT_THEIRS = re.compile(
    r",? ?"
    + either(
        r"son, daughter, child, wife, husband, "
        r"(?:mother|father)(?! of (?:an?|one|two|three|four|five|six|\d)(?!\w)), "
        r"brother, sister, boy, girl, infant, nephew, niece, "
        r"grand\w+, study, mri, scan, films?, x-ray, injury, claim, fracture, repair, fusion, surgery, device, unit, "
        r"report, data, tear, prosthesis, implant"
    )
    + r"\b"
)
"""What else than the patient may be so many years old."""

_RELATIVES = re.compile(
    r"(?<![a-z])(?:son|daughter|child|wife|husband|spouse|mother|father|brother|sister|partner|friend|colleague)(?![a-z])"
)
"""Whose age "a sister of 82" tells."""

_SOMEBODYS = re.compile(
    r"(?<![a-z])"
    + either(
        "son, daughter, child, wife, husband, spouse, mother, father, parent, brother, sister, nephew, niece, partner, "
        "grand\\w+, aunt, uncle, cousin, caregiver, roommate, friend, coworker, co-worker, colleague, "
        "surgeon, physician, doctor, dentist, therapist, chiropractor, psychologist"
    )
    + r"(?: (?:of|to) (?:the |this )?[\w ]{2,25}?)?(?:,| ?\(| is| was| who is| who was)* ?(?:an? |now )?$"
)
"""Words right before an age that make it another person's."""

_PAST = re.compile(r"(?:(?:was|were|then|at)(?: the)?(?: age(?: of)?)?(?: only| just| about)?|when (?:he|she) was) $")
_STATED = re.compile(r"(?<![\w/-])(female|male|woman|man|gentleman|lady|girl|boy|f|m)(?![\w'/-])")
_SHORT = re.compile(r"\d{2},? ?([mf])(?=[).,; ])")
"""Age and sex in a note: "59M."."""
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
_DISPUTED = 0.7
"""How sure a stated sex is that the pronouns tell otherwise, and "50m." where it may be a length."""
_LATE = 0.85
"""What an age told far into a summary counts beside others; alone it may be somebody else's, or of an earlier year."""
_BEGINNING = 60
"""So far into a summary a note says at once how old somebody is: "59M."."""
_STRAY = 5
"""How many times as often the one sex must be told for a single pronoun of the other to be somebody else's."""


def age_of(stream: Stream, start: int, end: int) -> Found | None:
    """The patient's present age in years. Ages of others, of scans, and at an earlier time are passed over."""
    found: list[Found] = []
    for match in _AGE.finditer(stream.low, max(0, start - 1), end):
        years = _years(next(words for words in match.groups() if words))
        if 14 <= years <= 105:
            span = (match.start() + 1, match.end())
            found.append(Found(years, (span,), "summary.age@1", _age_likeness(stream.low, start, match)))
    found.sort(key=lambda one: -one.confidence)
    if not found or found[0].confidence < 0.1:
        return None
    best = found[0]
    rivals = [other for other in found[1:] if other.value != best.value and other.confidence > best.confidence - 0.1]
    sure = _DISPUTED if rivals or best.confidence == _LATE else best.confidence
    return Found(best.value, best.ranges, best.rule, sure, tuple(found[1:]))


def _age_likeness(low: str, start: int, match: re.Match[str]) -> float:
    """How sure it is that an age is the patient's present one."""
    before = low[max(start, match.start() - 30) : match.start() + 1]
    before_this = low[max(start, match.start() - 60) : match.start() + 1]
    others = _SOMEBODYS.search(before_this) or (match["person"] and _RELATIVES.search(match[0]))
    of_so_many = match.start("person") if match["person"] else match.start("years")
    if of_so_many >= 0 and not _SOMEBODY.search(low, start, of_so_many):
        return 0.05
    if match["short"] and match.start() >= start:
        goes_on = low[match.end()] == " "  # "fell 20m onto rock", but not "45M electrician" at the very beginning
        if goes_on or match.start() - start > _BEGINNING:
            return 0.05 if goes_on else _DISPUTED
    if others or _NOT_THEIRS.match(low[match.end() : match.end() + 25]):
        return 0.05
    if _PAST.search(before) and not before.endswith(("is ", "now ")):
        return 0.3
    if (match["aged"] or match["somebody"]) and before.endswith((" at ", " at the ")):
        return 0.3
    if match["present"]:
        return 0.9
    if match.start() - start > 250:
        return _LATE
    return 0.985 if match["old"] else 0.9


def _years(words: str) -> int:
    if words.isdigit():
        return int(words)
    tens, _, ones = words.replace("-", " ").partition(" ")
    return _TEENS.get(tens) or _TENS[tens] + _ONES.get(ones, 0)


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
    return replace(stated, confidence=_DISPUTED, others=(told,))


def _stated_early(low: str, start: int, end: int) -> Found | None:
    stated = _STATED.search(low, start, min(end, start + 200))
    if stated is None or len(stated[1]) == 1:
        return None
    return Found(_SEX[stated[1]], (stated.span(1),), "summary.sex_stated@1", 0.85)


def _stated_sex(low: str, start: int, end: int, age: Found | None) -> Found | None:
    """The sex that stands beside the age or in how the patient is addressed."""
    if age:
        begin, at = age.ranges[0]
        sure = age.confidence if age.confidence == _DISPUTED else 0.985  # of whom may be open, or "50m." be no age
        if short := _SHORT.match(low, begin, end):
            return Found(_SEX[short[1]], (short.span(1),), "summary.sex_stated@1", sure)
        stated = _STATED.search(low, at, min(end, at + 60))
        theirs = stated and not (_NOT_THEIRS.match(low[at : at + 25]) or _names_other(low, at, stated.start()))
        if stated and theirs and low.find(". ", at, stated.start()) < 0:
            return Found(_SEX[stated[1]], (stated.span(1),), "summary.sex_stated@1", sure)
        before = _STATED.search(low, max(start, begin - 40), begin)
        if before and len(before[1]) > 1:
            return Found(_SEX[before[1]], (before.span(1),), "summary.sex_stated@1", min(sure, 0.95))
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
