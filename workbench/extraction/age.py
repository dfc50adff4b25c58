"""The patient's age, as the clinical summary states it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from workbench.extraction.found import Found
from workbench.extraction.patterns import either, led_by
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
_BEGINS = led_by(
    "age|an |and|app|cla|eig|emp|fem|fif|for|gen|he |ind|is |lad|mal|man|mr|ms|nin|now|of |pat|per|sev|she|six|thi|twe"
    "|wom|wor",
    "a [a-z-]",
    r"\d\d",
)
_AGE = re.compile(
    # One class of letters at the beginning of all, and one look for all ways that begin with somebody: that is what
    # makes looking fast.
    rf"[ (\"]{_BEGINS}(?:(?P<old>\d{{2,3}}|{_NUMBER})(?: ?\(\d{{2,3}}\))? ?-? ?{_OLD}"
    rf"|(?={_PEOPLE}|individual|he |she |m[rs]|is )(?:(?:"
    rf"(?:{_PEOPLE}|he|she|m[rs]s?\.(?: \w+)?) is (?:(?:now|therefore|presently|currently) ){{0,2}}"
    r"(?P<is>\d{2})(?= and |[,.] | who | now| today)"
    rf"|(?:{_PEOPLE}|m[rs]s?\. (?:\w+|\(\w+\))), (?P<comma>\d{{2}})(?=, )"
    r"|is an? (?:[a-z-]+ ){1,4}?[a-z-]+, (?P<beside>\d{2})(?=, )"
    rf"|{_PEOPLE_OF} (?P<of>\d{{2}}) years(?=[,.;)]| who| with |,? old))"
    rf"|(?:{_SEXES}, (?P<after>\d{{2}})(?=[),.;])"
    rf"|{_PEOPLE} of(?: of)? (?P<somebody>\d{{2,3}}){_BEHIND_AGED}))"
    r"|(?:(?P<short>\d{2})(?:, ?(?:male|female|m|f)(?=[),.;])|[mf](?=[.,; ]))"
    rf"|(?:age[d:]?|age (?:is|of)|now)(?: of)? (?P<aged>\d{{2,3}}){_BEHIND_AGED}"
    rf"|age[d:]? (?P<words>{_NUMBER})(?=[,.;)]| and | who | with | \(|$))"
    rf"|of (?<=[a-z] of )(?P<years>\d{{2}}|{_NUMBER})"
    rf"(?= years(?:[,.;)]| who| with | was| is | had | has )|, {_SEXES}(?![a-z]))"
    r"|a(?<=[a-z] a)nd is (?P<present>\d{2})(?= (?:now|today|at present|currently)(?![a-z]))"
    r"|a(?<= a)n? (?:[a-z-]+ ){1,4}of (?P<person>\d{2})"
    r"(?= (?:who|had|has|was|is|fell|injur\w+|sustained|developed)\b|[,;]))"
)
_YEARS = rf"(?:\d{{2}}|{_NUMBER})"
_ANYBODY = (
    "(?:male|female|man|woman|gentleman|lady|person|individual|adult|worker|patient|pt|employee|claimant|applicant)"
)
_SEX_WORD = "(?:male|female|man|woman|gentleman|lady)"
_ENDS_NOTE = r"(?=[,.;:)/\"]| [-–—] | and | who |$)"
_NOTED = re.compile(
    # How all ways begin: most words do not, and are passed over at once.
    r"[ (\"](?=\d\d|m[a,;:/ ]|f[eoi,;:/ ]|wo|wh|ge|la|p[eat]|ind|ad|ap|ag|and is|em|cl|s?he |t[uwh]|s[ie]|eig|nin)(?:"
    rf"(?:{_ANYBODY}|s?he|who)\.? is (?:(?:now|today|therefore|presently|currently) )?(?P<is>{_YEARS}){_ENDS_NOTE}"
    rf"|and is (?:(?:now|therefore|presently|currently) ){{1,2}}(?P<today>{_YEARS})(?=[,.;)]| now| today)"
    rf"|(?P<now>{_YEARS}) now(?=[,.;)])"
    rf"|{_ANYBODY} (?:of|with) (?P<of>{_YEARS})(?: years?)?(?: \(\d{{2}}\))?"
    r"(?=[,.;:)/\"]| [-–—] | (?:and|who|is|was|has|had|with|works|reports|complains) |$)"
    rf"|(?:(?:{_SEX_WORD}|[mf])(?:[,;:/] ?| [-–—/] )|{_SEX_WORD} )"
    rf"(?P<sex>{_YEARS})(?: ?(?:yo|yrs?|years?)\.?)?{_ENDS_NOTE}"
    rf"|(?P<beside>{_YEARS})(?:[ -]?(?:y|yrs?|years?)\b\.?[,/]? ?| ?/ ?)(?:{_SEX_WORD}|[mf])(?![a-z/'])"
    rf"|(?:turned|turns) (?P<turned>{_YEARS})(?=[,.;)]| (?:on|in|last|this|just|and) |$)"
    rf"|age(?:d| ?/ ?(?:sex|gender))?(?: (?:today|now|at present|at (?:this |the )?(?:visit|review|exam\w*)))?"
    rf"(?: ?[:=–-] ?| (?:is|of|as) | )(?:now )?(?P<aged>{_YEARS})(?![\w%-]|[./]\d| (?:or|to|and) \d)"
    r")"
)
"""How notes and letters in few words tell an age; looked for only where none is told in a commoner way."""
_AT_ONCE = re.compile(rf"(?P<who>[a-z][a-z' -]{{2,40}}?)(?:[.,;:] | [-–—] | \()(?P<at_once>{_YEARS}){_ENDS_NOTE}")
"""How a note begins that says at once what somebody's work is and how old they are: "Warehouseman. 47."."""
_SOMEBODY = re.compile(
    r"(?<![a-z])(?:(?!number|order|factor|power|matter|quarter|counter|answer|smoker|drinker|abuser|employer|disorder"
    r"|tremor|fever|ulcer|tumor|diameter|center|shoulder|finger|color|layer|remainder|water|liter|meter)"
    r"[a-z-]{2,}(?:er|or|ist|ian|man|woman|person|ee|ess|ant)"
    rf"|{_PEOPLE}|individual|adult|clerk|nurse|cook|chef|aide|guard|mechanic|pilot|custodian|laborer) (?:of )?$"
)
"""Somebody by sex or work before "of 54": an index, a score or a marriage may be of as much."""

NOT_THEIRS = re.compile(
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
_Likeness = Callable[[str, int, "re.Match[str]"], float]
_LIKELY = 0.5
"""From here on an age in a common wording is believed, and no rarer wording looked for."""
DISPUTED = 0.7
"""How sure an age is that has a rival or stands late, and a sex beside it or that the pronouns contradict."""
_LATE = 0.85
"""What an age told far into a summary counts beside others; alone it may be somebody else's, or of an earlier year."""
_BEGINNING = 60
"""So far into a summary a note says at once how old somebody is: "59M."."""


def age_of(stream: Stream, start: int, end: int) -> Found | None:
    """The patient's present age in years. Ages of others, of scans, and at an earlier time are passed over."""
    found = _told(_AGE.finditer(stream.low, max(0, start - 1), end), stream.low, start, _age_likeness)
    if not found or found[0].confidence < _LIKELY:
        found += _told(_NOTED.finditer(stream.low, max(0, start - 1), end), stream.low, start, _noted_likeness)
        at_once = _AT_ONCE.match(stream.low, start, end)
        somebody = at_once and _SOMEBODY.search(at_once["who"] + " ")
        found += _told([at_once] if at_once and somebody else [], stream.low, start, _noted_likeness)
        found.sort(key=lambda one: -one.confidence)
    if not found or found[0].confidence < 0.1:
        return None
    best = found[0]
    rivals = [other for other in found[1:] if other.value != best.value and other.confidence > best.confidence - 0.1]
    sure = DISPUTED if rivals or best.confidence == _LATE else best.confidence
    return Found(best.value, best.ranges, best.rule, sure, tuple(found[1:]))


def _told(matches: Iterable[re.Match[str]], low: str, start: int, likeness: _Likeness) -> list[Found]:
    """The ages of the matches, the likeliest first."""
    found: list[Found] = []
    for match in matches:
        years = _years(match[match.lastgroup or 0])
        if 14 <= years <= 105:
            begin = match.start() + (match[0][0] in ' ("')
            found.append(Found(years, ((begin, match.end()),), "summary.age@1", likeness(low, start, match)))
    return sorted(found, key=lambda one: -one.confidence)


def _noted_likeness(low: str, start: int, match: re.Match[str]) -> float:
    """How sure it is that an age told in few words is the patient's present one."""
    before = low[max(start, match.start() - 60) : match.start() + 1] if match.start() >= start else ""
    after = low[match.end() : match.end() + 25]
    if _SOMEBODYS.search(before) or _RELATIVES.search(match[0]) or NOT_THEIRS.match(after):
        return 0.05
    if _PAST.search(before) or before.endswith((" at ", " at the ", " until ", " since ")):
        return 0.3
    return _LATE if match.start() - start > 250 else 0.9


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
            return 0.05 if goes_on else DISPUTED
    if others or NOT_THEIRS.match(low[match.end() : match.end() + 25]):
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
