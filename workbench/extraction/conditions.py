"""Telling a condition's name from the words that only say more about one."""

from __future__ import annotations

import re
from functools import cache

from workbench.extraction.clauses import is_clause
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
_OPENING = re.compile(r"(rule out|r/o|status post|s/p|history of|possible|probable|rule-out)(?!\w)")
_MODIFYING = ("with ", "without ", "per ", "secondary to", "due to", "associated with", "involving ", "resulting in")
_SAME_INJURY = re.compile(r"(?:sprain|strain|contusion)s?$")


def is_condition(words: str) -> bool:
    """Whether the words (lower case) hold the name of a condition."""
    return _heads().is_in(words)


def has_region(words: str) -> bool:
    """Whether the words (lower case) name a part of the body, a side, or how a condition runs."""
    return _REGION.search(words) is not None


def judge_condition(before: str, joint: str, piece: str) -> Verdict:
    """What a piece of a list of diagnoses is: one more, words about the one before, or no part of the list."""
    before, piece = before.lower(), piece.lower()
    if is_clause(piece):
        return "stop"
    opened = _OPENING.match(piece)
    if opened:
        of_before = opened[1] in ("status post", "s/p") and "," in joint and not has_region(piece)
        return "more" if of_before else "new"
    if not is_condition(piece):
        return "new" if joint.startswith(";") and not piece.startswith(_MODIFYING) else "more"
    if _SAME_INJURY.search(before) and _SAME_INJURY.fullmatch(piece):
        return "more"
    if before.endswith("myalgia") and piece.startswith("myositis"):  # one title of ICD-9-CM (729.1)
        return "more"
    if piece.startswith(_MODIFYING):
        return "more"
    closed = before.rstrip(", ").endswith(("per mri", "per x-ray"))
    return "more" if " with " in before and not has_region(piece) and not closed else "new"


@cache
def _heads() -> PhraseFinder:
    return PhraseFinder(phrases("conditions"))
