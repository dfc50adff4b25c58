"""Telling a condition's name from the words that only say more about one."""

from __future__ import annotations

import re
from functools import cache

from workbench.extraction.vocabulary import phrases

_REGION = re.compile(
    r"(?<![a-z])(?:left|right|bilateral|cervical|thoracic|lumbar|lumbosacral|thoracolumbar|cervicothoracic|cervicobrachial|"
    r"sacral|sacroiliac|si|shoulders?|knees?|hips?|ankles?|foot|feet|wrists?|hands?|elbows?|fingers?|thumb|neck|back|head|"
    r"chest|abdominal|inguinal|rib|pelvic|heel|toe|toes|plantar|arm|forearm|leg|thigh|calf|jaw|tmj|eye|ear|ulnar|median|"
    r"radial|carpal|cubital|rotator|lateral|medial|spine|upper|lower|trapezius|scapular|major|generalized|chronic|acute|"
    r"post-?traumatic|[clts]\d{1,2})(?![a-z])"
)
_SAME_INJURY = re.compile(r"(?:sprain|strain|contusion)s?$")


def is_condition(words: str) -> bool:
    """Whether the words (lower case) hold the name of a condition."""
    return _heads().search(words) is not None


def has_region(words: str) -> bool:
    """Whether the words (lower case) name a part of the body, a side, or how a condition runs."""
    return _REGION.search(words) is not None


def continues(before: str, joint: str, piece: str) -> bool:
    """Whether a piece of a list says more about the diagnosis before it instead of naming another."""
    before, piece = before.lower(), piece.lower()
    if piece.startswith(("rule out", "r/o", "status post", "s/p", "history of", "possible", "probable")):
        return piece.startswith(("status post", "s/p")) and "," in joint and not has_region(piece)
    if not is_condition(piece):
        return True
    if _SAME_INJURY.search(before) and _SAME_INJURY.fullmatch(piece):
        return True
    if piece.startswith(("with ", "without ", "per ", "secondary to", "due to", "associated with", "involving ")):
        return True
    return " with " in before and not has_region(piece) and not before.rstrip(", ").endswith(("per mri", "per x-ray"))


@cache
def _heads() -> re.Pattern[str]:
    parts = sorted(phrases("conditions"), key=len, reverse=True)
    tails = [re.escape(part[1:]) for part in parts if part.startswith("*")]
    words = [re.escape(part) for part in parts if not part.startswith("*")]
    return re.compile(rf"(?<![a-z])(?:[a-z]+(?:{'|'.join(tails)})|{'|'.join(words)})(?![a-z])")
