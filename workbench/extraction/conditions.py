"""Telling a condition's name from the words that only say more about one."""

from __future__ import annotations

import re
from functools import cache

from workbench.extraction.clauses import is_clause
from workbench.extraction.codes import closes_with_code
from workbench.extraction.lists import Verdict
from workbench.extraction.vocabulary import PhraseFinder, phrases

_REGION = re.compile(
    r"(?<![a-z])(?:left|right|bilateral|cervical|thoracic|lumbar|lumbosacral|thoracolumbar|cervicothoracic"
    r"|cervicobrachial|"
    r"sacral|sacroiliac|si|shoulders?|knees?|hips?|ankles?|foot|feet|wrists?|hands?|elbows?|fingers?|thumb|neck|back"
    r"|head|"
    r"chest|abdominal|inguinal|rib|pelvic|heel|toe|toes|plantar|arm|forearm|leg|thigh|calf|jaw|tmj|eye|ear|ulnar"
    r"|median|"
    r"radial|carpal|cubital|rotator|lateral|medial|spine|upper|lower|trapezius|scapular|major|generalized|chronic"
    r"|acute|"
    r"post-?traumatic|[clts]\d{1,2})(?![a-z])"
)
_HALF = re.compile(
    r"(?:(?:left|right|cervical|thoracic|lumbar|upper|lower|medial|lateral|anterior|posterior|acute|chronic|hip|knee"
    r"|ankle|wrist|elbow|shoulder|hand|foot|neck|back)(?:, (?:and )?| and )?)+"
)
"""Parts or sides that share the condition named after them: "cervical and lumbar strain"."""

_OPENING = re.compile(r"(rule out|r/o|status post|s/p|history of|possible|probable|rule-out)(?!\w)")
_MODIFYING = ("with ", "without ", "per ", "secondary to", "due to", "associated with", "involving ", "resulting in")
_LONE_NAME = re.compile(
    r"[a-z]{6,}(?<!al)(?<!ed)(?<!ing)(?<!ic)(?<!ate)(?<!ent)(?<!ant)(?<!ive)(?<!ble)(?<!ary)(?<!ar)(?<!or)(?<!ous)(?<!ly)(?<!side)"
)
"""A single word that is no adjective or participle, by its ending."""

_OF_THE_WHOLE_BODY = re.compile(
    r"(?:hypertension|diabetes(?: mellitus)?|obesity|insomnia|anxiety|depression|gerd|asthma|fibromyalgia|gastritis"
    r"|(?:obstructive )?sleep apnea|hypothyroidism|constipation|hyperlipidemia|migraines?|headaches?)(?: \(.*)?"
)
"""Conditions of no part of the body, which say nothing more about one that is."""

_SAYS_MORE = re.compile(
    r"(?:on |of )?(?:the )?(?:left|right|both|either|severe|mild|mild to moderate|moderate|stable|worse|active|early"
    r"|late|current|old|new|sequelae?|initial encounter|subsequent encounter|onset|remission|in remission|surgery"
    r"|unspecified|bilateral|side|upper|lower|bilaterally|greater on the \w+|\w+ (?:greater|worse) than \w+)(?: side)?"
)
"""Words that only say more about the condition before them."""

_NAME_OF_ITS_OWN = re.compile(
    r"(?!facet|disc|joint|nerve|degenerative)[a-z].*(?:syndrome|disorder|disease|abuse|dependence)"
)
"""A condition called by a whole name, which goes with no other."""

_BROUGHT_BY = re.compile(r" (?:due|secondary) to [a-z]+$")
"""One thing that brought a condition: what "and" joins to it may be another."""

_SAME_INJURY = re.compile(r"(?:sprain|strain|contusion)s?$")


_HOW_LIKELY = re.compile(r"possible|probable|suspected|presumed|presumptive|likely|questionable|provisional")
"""What an entry is called after its comma when nobody is sure of it."""

_HOW_IT_IS = re.compile(
    r"(?:now |currently |much |clinically |partially |partly |largely |mostly |slightly |well[- ]|poorly[- ]|not )*"
    r"(?:new|improved|improving|resolved|resolving|stable|unstable|worsened|worsening|worse|better|unchanged|persistent"
    r"|persisting|ongoing|active|inactive|healed|healing|(?:un)?controlled|end[- ]stage|(?:a)?symptomatic|progressive"
    r"|quiescent|recurrent|intermittent|unresolved|aggravated|exacerbated|by history|stationary)"
)
"""How a condition is at present, behind its comma."""

_HOW_SEVERE = re.compile(
    r"(?:mild|moderate|severe|mild to moderate|moderate to severe|chronic|recurrent) with(?:out)? .*"
)
"""How a disorder runs, behind its comma."""

_OF_ITS_OWN_CAUSE = re.compile(r"[a-z] (?:due|secondary) to [a-z]|[a-z][ -]induced [a-z]")
"""A condition with what brought it: no companion of the one before."""


def _regions(words: str) -> set[str]:
    return set(_REGION.findall(words))


def is_condition(words: str) -> bool:
    """Whether the words (lower case) hold the name of a condition."""
    return _heads().is_in(words)


def has_region(words: str) -> bool:
    """Whether the words (lower case) name a part of the body, a side, or how a condition runs."""
    return _REGION.search(words) is not None


def judge_condition(before: str, joint: str, piece: str) -> Verdict:
    """What a piece of a list of diagnoses is: one more, words about the one before, or no part of the list."""
    before, piece = before.lower(), piece.lower()
    told_on = bool(before) and "," in joint and _HOW_IT_IS.fullmatch(piece) is not None
    if not told_on and is_clause(piece):
        return "stop"
    if (
        told_on
        or _HALF.fullmatch(before)
        or (before and (_HOW_LIKELY.fullmatch(piece) or _HOW_SEVERE.fullmatch(piece)))
    ):
        return "more"
    opened = _OPENING.match(piece)
    if opened:
        elsewhere = _regions(piece) - _regions(before)
        of_before = opened[1] in ("status post", "s/p") and joint.strip() == "," and not elsewhere
        return "more" if of_before and not closes_with_code(before.upper()) else "new"
    if closes_with_code(before.upper()):
        return "more" if _SAYS_MORE.fullmatch(piece) or piece.startswith(_MODIFYING) else "new"
    if not is_condition(piece):
        lone = joint.strip() in (",", ", and") and _LONE_NAME.fullmatch(piece) and not _SAYS_MORE.fullmatch(piece)
        apart = joint.startswith(";") and not piece.startswith(_MODIFYING)
        return "new" if lone or apart else "more"
    same_injury = _SAME_INJURY.search(before) and _SAME_INJURY.fullmatch(piece)
    one_code = before.endswith("myalgia") and piece.startswith("myositis")  # ICD-9-CM 729.1
    one_cause = joint.strip() == "and" and _BROUGHT_BY.search(before) and not has_region(piece)
    if same_injury or one_code or one_cause or piece.startswith(_MODIFYING):
        return "more"
    goes_alone = _NAME_OF_ITS_OWN.fullmatch(piece) or (_OF_THE_WHOLE_BODY.fullmatch(piece) and has_region(before))
    own_name = bool(" with " in before and joint.strip(", ") == "and" and goes_alone)
    own_name |= joint.strip() == "and" and _OF_ITS_OWN_CAUSE.search(piece) is not None
    if own_name or joint.startswith(";") or (joint.startswith(",") and _OF_THE_WHOLE_BODY.fullmatch(piece)):
        return "new"
    closed = before.rstrip(", ").endswith(("per mri", "per x-ray", ", left", ", right", ", bilateral"))
    return "more" if " with " in before and not has_region(piece) and not closed else "new"


@cache
def _heads() -> PhraseFinder:
    return PhraseFinder(phrases("conditions"))
