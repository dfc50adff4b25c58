"""Signs that a treatment or diagnosis was not cut as it is meant: by its shape and by what stands on either side.

No rule knows all habits of writing. What is found in a document of a new habit has its usual share of wrong values
where an "and" may join two or one, where a list gives way to its sentence, where more is said than a name. In misread
texts these signs are not asked for: what misread letters do outweighs them.
"""

from __future__ import annotations

import re

from workbench.extraction.conditions import has_region, is_condition
from workbench.extraction.vocabulary import care

_COUNTS = (
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:four|fif|six|seven|eight|nine)teen|twenty"
    r"|thirty|several)"
)
_SAYS_MORE = re.compile(
    r"\((?!\d|x(?![a-z]))[a-z]|(?<!\d)(?:19|20)\d\d(?!\d)|\d/\d{1,2}/\d| [-–] "
    rf"|, (?!\d|x (?=\d)|{_COUNTS}(?![a-z]))"
)
"""In a treatment: words in brackets, a year or day, a dash, a comma that no number follows."""
_COUNT_LEFT_OUT = re.compile(rf", {_COUNTS}(?: [a-z]+)?(?:[.,;)]| [-–])")
"""Behind a treatment: how often, as if it were one more."""
_SAID_ON = re.compile(
    r" (?!(?:and|or|with|without|(?:[a-z]+ )?(?:which|whom|whose)|that|who|but|in|on|since|as well|along|plus|then|x)"
    r"(?![a-z]))[a-z]"
)
"""Behind a treatment: words of its sentence that were taken for no part of it, other than effects, days and clauses."""
_FEWEST_LONG = 6
_OPERATION = (
    r"(?:tom(?:y|ies)|plast(?:y|ies)|scop(?:y|ies)|desis|(?:re|dis)section|fusions?|excision|reduction|release"
    r"|debridement|decompression|repair|desensitization|fixation)"
)
_ENDS_AS_OPERATION = re.compile(rf"{_OPERATION}$")
_BEHIND_OPERATION = re.compile(rf"{_OPERATION} and $")
_GOES_ON = re.compile(r"[,;]| \(")
_BEHIND_AND = re.compile(r"[^,;] and (?:an? |the )?$")
_LOOK = 40
_BRACKET = re.compile(r"\([^)]*\)")
_WORD = re.compile(r"(?<![a-z\d])[a-z]{2,}")
_SMALL = re.compile(
    rf"of|the|to|for|{_COUNTS}|(?:session|visit|treatment)s?|left|right|bilateral|total|partial|individual|group"
    r"|post|operative|postoperative"
)
"""Words that say how much, and where; the others that are known are words of care and parts of the body."""
_CUT_BEFORE = (
    *(f"{some} of " for some in ("trial", "trials", "course", "courses", "series", "round", "rounds", "regimen")),
    *(f" {some} " for some in ("a failed", "an attempted", "an unsuccessful", "a brief")),
)
"""Words before a treatment that may be its own."""
_TOLD_OTHERWISE = re.compile(  # begins with a plain space: that is what makes looking fast
    r" (?:not|never|neither|nor|den(?:ies|ied)|declin\w+|refus\w+|request\w*|recommend\w*|order(?:s|ed)?|propos\w+"
    r"|ask(?:s|ed)|would|should|future|plan(?:s|ned|ning)?|consider\w*|pending|might|needs|candidate|currently|continues"
    r"|tak(?:es|ing)|us(?:es|ing)|wife|husband|spouse|son|daughter|mother|father|brother|sister|partner|friend|coworker"
    r"|constipation|nausea|heartburn|reflux|gerd|hypertension|diabetes|cholesterol)(?![a-z])"
)
"""Words before a treatment in its clause: that something was not done, is wanted or taken now, or is somebody else's or
for something else than the injury."""
_SAID_NEAR = 80
"""So many characters before it words count against a treatment: further away stands what else the sentence tells."""
_ADJECTIVE_AND = re.compile(r"(?<![a-z])(?!pain)[a-z]{3,}(?:al|ic|ous|ive|ar) and $")
_DUE_TO = re.compile(r"due to [^,;.]{2,40} and $")
_QUALIFYING = (
    r"(?:mild|moderate|severe|recurrent|single|without|with|in (?:partial|full|early)|possible|probable|suspected"
    r"|confirmed|more|most|also|then|later|secondary|due|unspecified|stage|grade|type)(?![a-z])"
)
_QUALIFIES = re.compile(rf"{_QUALIFYING}|[a-z]+ed (?:her|him|them|it|on|to|by|in|for|at|from)(?![a-z])")
_QUALIFIED = re.compile(rf" with |, (?:{_QUALIFYING}|s/p |status post )")
"""Behind a diagnosis: how it runs, how likely it is, what was done about it."""


def may_be_cut(low: str, begin: int, stop: int, *, listed: bool) -> bool:
    """Whether the treatment between two offsets may be a part of one, or hold more than one.

    `listed` are those of what is printed as a list. Of others those alone are sure that stand in the midst of several,
    or whose words are all known.
    """
    said = low[begin:stop]
    if said.count(" ") >= _FEWEST_LONG or _SAYS_MORE.search(said):
        return True
    if _COUNT_LEFT_OUT.match(low, stop) or _SAID_ON.match(low, stop):
        return True
    if _ENDS_AS_OPERATION.search(said) and low.startswith(" and ", stop):
        return True
    before = low[max(0, begin - _LOOK) : begin]
    if before.endswith("and ") and ("#" in said or _BEHIND_OPERATION.search(before)):
        return True  # "extraction and crown #14": of one tooth
    in_midst = _GOES_ON.match(low, stop) and not _BEHIND_AND.search(before)
    return not (listed or in_midst or _says_no_more(said))


def is_told_otherwise(low: str, start: int, begin: int) -> bool:
    """Whether words before the treatment at `begin`, in its clause of the sentence from `start` on, may undo it."""
    start = max(0, start - 1, begin - _SAID_NEAR, low.rfind("; ", start, begin) + 1)
    return low.endswith(_CUT_BEFORE, start, begin) or _TOLD_OTHERWISE.search(low, start, begin) is not None


def _says_no_more(said: str) -> bool:
    """Whether a treatment's words are all of care, of how much of it, and of a part of the body."""
    ends = [0]
    for span in care().all_in(said):
        ends.extend(span)
    rest = " ".join(said[first:last] for first, last in zip(ends[::2], [*ends[1::2], len(said)], strict=True))
    return all(_SMALL.fullmatch(word) or has_region(word) for word in _WORD.findall(_BRACKET.sub("", rest)))


def may_be_joined(low: str, begin: int, stop: int, *, coded: bool) -> bool:
    """Whether the diagnosis between two offsets may be a part of one, or two; `coded` ones have their code."""
    said = low[begin:stop]
    first, both, _ = said.partition(" and ")
    if (both and (coded or is_condition(first)) and not first.startswith("other")) or _QUALIFIED.match(low, stop):
        return True
    if low.endswith(" and ", 0, begin):
        before = low[max(0, begin - _LOOK) : begin]
        if _ADJECTIVE_AND.search(before) or _DUE_TO.search(before):
            return True
    if coded:
        return low.endswith(", ", 0, begin) and _QUALIFIES.match(said) is not None
    return ", " in said or " with " in said or _QUALIFIES.match(said) is not None
