"""The service category of a heading, by what the thing is.

Each known phrase in the heading votes for its category with its weight. Phrases in the heading's head, before the first
"for", "with" or "to" that says when or what for, count in full; those after it for less. A longer phrase silences the
shorter ones inside it. The noun that ends the head's first phrase votes too, whatever stands before it (`heads.txt`).

Where the words that decide name what another category may claim too (`rivals.txt`), or drugs that a needle gives, that
one is offered first and neither is sure.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from msgspec.structs import replace

from workbench.extraction.found import Found
from workbench.extraction.stream import Stream
from workbench.extraction.vocabulary import PhraseFinder, Told, phrases, sections

Hit = tuple[int, int, str, float]
"""Where a phrase begins and ends that tells a category, which, and its weight."""

_TAIL = re.compile(
    r"(?<!\w)(?:for|with|without|to|after|during|following|under|by|prior|in preparation|regarding|due|as|status"
    r"|pending)(?!\w)"
)
_OPENING = re.compile(
    r"(?:associated surgical services?|retrospective(?: request)?(?: for)?|prospective(?: request)?(?: for)?"
    r"|request for|"
    r"post-?operative|pre-?operative|outpatient|additional|continued|trial of|[\d/]+ ?-? ?(?:month|day|week)s?)[ :;,-]+"
)
_STRENGTH = re.compile(  # what all begin with is taken at once, for it is what most places lack
    r"[0-9#qbtp](?:(?<=\d)(?: ?(?:mg|mcg|gm|ml|cc|grams?|milligrams?|%)(?!\w)|(?:mg|mcg|gm|ml))|(?<=#) ?\d+"
    r"|(?<=\bq)(?:(?:ty|uantity)\b|\d+h)|(?<=\b[bt])\.?i\.?d\b|(?<=\bp)o\b)"
)
# Tests, clearances and visits before an operation go with it.
_PRE_OP = r"pre-? ?(?:op(?:erative)?|procedur(?:e|al)|surg(?:ery|ical)|admission|an(?:a)?esthe(?:sia|tic))"
_WITH_SURGERY = re.compile(r"(?:\d{1,2}[.)] )?associated surgical services? ?[:;,-](?!.*\bpost)")
_BEFORE_SURGERY = re.compile(
    rf"{_PRE_OP}(?:ly)?\b.*?(?:test|lab|cbc|ekg|ecg|x-?ray|panel|clearance|work-?up|evaluation|exam"
    r"|consult|visit|"
    r"echo|pulmonary|pft|type (?:and|&)|screen"
    r"|study|studies|urinalysis|h ?& ?p|history|appointment|blood|mri|ct)|(?:test|lab|cbc|ekg|x-?ray|panel"
    r"|clearance|"
    rf"work-?up|evaluation|exam)\w*.*?{_PRE_OP}\b"
)
_VISIT = re.compile(r"visit|consult|evaluation|appointment")
"""What may stand by itself though it is before an operation."""
# Stems of nonproprietary names, as the United States Adopted Names council assigns them.
_STEMS = (
    "azepam", "azolam", "oxetine", "pril", "sartan", "statin", "prazole", "olol", "cillin", "mycin", "floxacin",
    "cycline", "triptan", "barbital", "codone", "morphone", "tidine", "triptyline", "profen", "oxicam", "coxib",
    "setron", "gabalin", "zolam", "caine", "sone", "olone", "azine", "dipine", "afil", "parin", "xaban", "tinib",
    "zumab", "ximab", "tumab", "kinumab", "gliptin", "gliflozin", "glutide", "tadine", "conazole", "fungin",
    "ciclovir", "vudine", "lukast", "terol", "penem", "dronate", "grelor", "mustine", "rubicin", "platin", "taxel",
)  # fmt: skip
_LONG_WORD = re.compile(r"[a-z]{7,}")
"""As long as the name of such a drug is at least."""
_OF_BLOOD = re.compile(
    r"^[\d. )]*(?:labs?|laboratory(?: \w+)?) ?:|(?<!autologous )(?<![a-z])serum (?!eye|tears?|drops?|inject)[a-z]"
    r"|(?<![a-z])blood (?:levels?|draw|chemistr)"
)
# What a drug for injection is handed out in: then it is the drug that is asked for.
_HANDED_OUT = re.compile(
    r"#|(?<![a-z])(?:qty|quantity|refills?|pens?|vials?|syringes?|kits?|cartridges?|solution|self|prefilled|pre-filled"
    r"|auto-?injectors?|subcutaneous|weekly|monthly|daily|home)(?![a-z])"
)
_BY_NEEDLE = re.compile(
    r"(?<![a-z])(?:subcutaneous(?:ly)?|subq|intra(?:muscular|venous)(?:ly)?|i\.?v\.?|i\.?m\.?|injectables?|injections?"
    r"|infusions?|vials?|(?:auto-?)?injectors?|syringes?|pens?|[a-z]+(?:mab|[bn]ercept|tacept))(?![a-z])"
)
"""Of a drug: that it is given by a needle, so that its injection may be meant; some by how their names end."""
_INJECTED = re.compile(
    r"(?<![a-z])(?:injections?|infusions?|(?:nerve|plexus|ganglion|regional|field) blocks?)(?![a-z])"
)
_PHRASE_ENDS = re.compile(r"[,;:(\[#]|(?<=[a-z]) - |(?<![a-z])x ?\d|\d")
_WORD = re.compile(r"[a-z]+")
_COUNTED = re.compile(
    r"(?:visit|session|treatment|service)s?|left|right|bilateral|daily|weekly|monthly|one|two|three|four|six"
    r"|purchase|of|the"
)
"""Words at a phrase's end that say how much and where of the thing that stands before them."""
_OF_A_TOOTH = re.compile(
    r"(?<![a-z])(?:teeth|tooth|site|quadrants?)(?![a-z])|#\d{1,2}(?!\d)(?! ?(?:tab|cap|pill|refill))"
)
"""A tooth's number or place: an implant, graft or bridge there is a dentist's."""
_REPLACED = re.compile(r"replacement (?!of|surg|arthro)")
"""In front of a thing it says that the thing is had already."""
_PUMP_LENT = re.compile(r"(?<![a-z])pain pump(?=.*\b(?:\d+ ?-?(?:days?|hours?)|rental|rent|purchase|disposable)\b)")
"""A pump that is carried for some days after an operation, not one that is put in."""
_TAIL_SHARE = 0.45
_DRUG_WEIGHT = 12.0
_STRENGTH_WEIGHT = 7.0
_DOUBTFUL = 0.74
_WEAK = 6.0
"""Below it nothing but words that tell little, or words of the tail, speak for a category."""
_RIVAL, _RIVALS_SHARE = 5.5, 0.35
"""Words for another category count against the first from this weight and this share of its weight on."""
_ENOUGH = 12.0
"""Above it a phrase tells the category though the noun that ends the heading's first phrase is in no list."""
_NAMED = re.compile("shock ?wave|eswt|extracorporeal")
"""What the record format names in the category for the rest; whatever else lies there may have a place of its own."""
_REST, _OPERATIONS, _TESTS = "Other", "Surgery", "Diagnostic testing"
_DRUGS, _INJECTIONS, _TEETH = "Pharmaceuticals", "Injections", "Dental"
_ITS_END = re.compile(r"(?<!\w)(?:of|in|on|at|from|per|every|over|and)(?!\w)")


def category_of(stream: Stream, start: int, end: int) -> Found | None:
    """The category of the heading between two offsets, with the words that decide it; None where no word is known."""
    heading = stream.low[start:end]
    opening, turn = _head_of(heading)
    hits = _hits(heading, opening, turn)
    votes, spans = _votes(hits, turn)
    best = max(votes, key=votes.__getitem__, default="")
    of_surgery = _WITH_SURGERY.match(heading) and (best == _TESTS or "clearance" in heading)
    if (of_surgery or _BEFORE_SURGERY.search(heading)) and votes:
        votes[_OPERATIONS] = max(votes.values()) * (1.5 if best == _TESTS else 1.3)
        spans.setdefault(_OPERATIONS, (0, len(heading)))
        contested = best not in (_OPERATIONS, _TESTS) or _VISIT.search(heading) is not None
    else:
        contested = _has_rival(heading, hits, turn, votes, spans) or _is_unknown(heading, opening, turn, hits, votes)
    if "Dental" in votes and _OF_A_TOOTH.search(heading) and max(votes, key=votes.__getitem__) in ("Surgery", "DMEPOS"):
        votes["Dental"] = max(votes.values()) * 1.3
    if meant := _meant_beside_drug(heading, votes):
        name, at = meant
        votes[name] = votes["Pharmaceuticals"] * 1.5
        spans.setdefault(name, at)
    if not votes:
        return None
    ranked = sorted(votes.items(), key=lambda vote: -vote[1])
    best, weight = ranked[0]
    second = ranked[1][1] if len(ranked) > 1 else 0.0
    sure = _confidence(weight, second)
    rival = _rival_of(best, heading, spans[best])
    named = best != _REST or _NAMED.match(heading, spans[best][0])
    if (contested or rival or not named) and not stream.misread:
        sure = min(sure, _DOUBTFUL)
    if rival:
        ranked = [ranked[0], (rival, weight), *(vote for vote in ranked[1:] if vote[0] != rival)]
    places = {name: (_shifted(spans.get(name, spans[best]), start),) for name, _ in ranked[:4]}
    others = tuple(
        Found(name, places[name], "items.category@1", round(0.5 * score / weight, 3)) for name, score in ranked[1:4]
    )
    return Found(best, places[best], "items.category@1", sure, others)


def beside_each_other(found: list[Found | None]) -> list[Found | None]:
    """The categories of one document's headings: where an operation is asked for, tests may be part of it."""
    if not any(one and one.value == _OPERATIONS for one in found):
        return found
    return [
        replace(one, confidence=min(one.confidence, _DOUBTFUL)) if one and one.value == _TESTS else one for one in found
    ]


def _meant_beside_drug(heading: str, votes: dict[str, float]) -> tuple[str, tuple[int, int]] | None:
    """What is asked for, and the words for it, where a drug's name outweighs it: its level in blood, its injection."""
    if not votes or max(votes, key=lambda name: votes[name]) != "Pharmaceuticals":
        return None
    if of_blood := _OF_BLOOD.search(heading):
        return "Diagnostic testing", of_blood.span()
    injected = _INJECTED.search(heading)
    if not injected or _HANDED_OUT.search(heading):
        return None
    tail = _TAIL.search(heading, 1)
    is_head = not tail or injected.start() < tail.start()
    return ("Injections", injected.span()) if is_head else None


def _confidence(weight: float, second: float) -> float:
    gap = (weight - second) / weight
    if gap >= 0.3:
        return 0.98 if weight >= _WEAK else _DOUBTFUL
    return _DOUBTFUL if gap >= 0.12 else 0.6


def _has_rival(
    heading: str, hits: list[Hit], turn: int, votes: dict[str, float], spans: dict[str, tuple[int, int]]
) -> bool:
    """Whether words that tell something speak for another category too, outside of the phrase that decides.

    A number behind "#" is a tooth's where that is what is asked for, and no count of tablets.
    """
    if not _are_rivals(votes):
        return False
    best = max(votes, key=votes.__getitem__)
    begin, stop = spans[best]
    teeth = "#" if best == _TEETH else ""
    others = [hit for hit in hits if not (begin <= hit[0] and hit[1] <= stop) and heading[hit[0]] != teeth]
    return _are_rivals(_votes([hit for hit in hits if hit[2] == best or hit in others], turn)[0])


def _are_rivals(votes: dict[str, float]) -> bool:
    """Whether the second category has a weight that tells something."""
    if len(votes) < 2:
        return False
    ranked = sorted(votes.values(), reverse=True)
    return ranked[1] >= max(_RIVAL, _RIVALS_SHARE * ranked[0])


def _is_unknown(heading: str, opening: int, turn: int, hits: list[Hit], votes: dict[str, float]) -> bool:
    """Whether what is asked for has a name that no list knows, and what stands with it tells little."""
    if max(votes.values(), default=0.0) > _ENOUGH:
        return False
    first = _WORD.search(heading, opening, turn)
    ends = first and _ITS_END.search(heading, first.end(), turn)
    words, counted = _first_phrase(heading, opening, ends.start() if ends else turn)
    stop = (counted or words)[-1].end() if words else 0
    return bool(words) and not any(words[-1].start() < hit[1] and hit[0] < stop for hit in hits)


def _rival_of(best: str, heading: str, span: tuple[int, int]) -> str:
    """The category that may claim what the words name that decided, those of `span`; "" where none may."""
    if best == _DRUGS and _BY_NEEDLE.search(heading):
        return _INJECTIONS
    rival = _claimed_by(heading[slice(*span)])
    return rival if rival != best else ""


def _shifted(span: tuple[int, int], by: int) -> tuple[int, int]:
    return span[0] + by, span[1] + by


def _head_of(heading: str) -> tuple[int, int]:
    """Where a heading's head begins and where its tail does."""
    opening = 0
    while match := _OPENING.match(heading, opening):
        opening = match.end()
    tail = _TAIL.search(heading, opening + 1)
    return opening, tail.start() if tail else len(heading)


def _votes(hits: list[Hit], turn: int) -> tuple[dict[str, float], dict[str, tuple[int, int]]]:
    """Weight of each category in a heading whose tail begins at `turn`, and where its weightiest phrase stands."""
    votes: dict[str, float] = defaultdict(float)
    best: dict[str, float] = {}
    spans: dict[str, tuple[int, int]] = {}
    for at, stop, name, weight in hits:
        share = 1.0 if at < turn else _TAIL_SHARE
        votes[name] = max(votes[name], weight * share) + 0.12 * min(votes[name], weight * share)
        if weight * share > best.get(name, 0.0):
            best[name], spans[name] = weight * share, (at, stop)
    return votes, spans


def _hits(heading: str, opening: int, turn: int) -> list[Hit]:
    """The phrases that tell a category, with it and their weight; the head stands from `opening` to `turn`."""
    found = []
    replaced = _REPLACED.match(heading, opening)
    for start, end in _finder().all_in(heading):
        if replaced and start == opening:
            continue
        if weighed := _weight_of(heading[start:end]):
            found.append((start, end, *weighed))
    for match in _STRENGTH.finditer(heading):
        found.append((match.start(), match.end(), "Pharmaceuticals", _STRENGTH_WEIGHT))
    for match in _LONG_WORD.finditer(heading):
        if match[0].endswith(_STEMS):
            found.append((*match.span(), "Pharmaceuticals", _DRUG_WEIGHT))
    if head := _head_noun(heading, opening, turn):
        found.append(head)
    if pump := _PUMP_LENT.search(heading):
        found.append((*pump.span(), "DMEPOS", _DRUG_WEIGHT * 2))
    return found


def _first_phrase(heading: str, opening: int, turn: int) -> tuple[list[re.Match[str]], list[re.Match[str]]]:
    """The words of the head's first phrase, and those behind its noun that only count it."""
    first = _WORD.search(heading, opening, turn)
    if not first:
        return [], []
    opening = first.start()
    ends = _PHRASE_ENDS.search(heading, opening, turn)
    words = list(_WORD.finditer(heading, opening, ends.start() if ends else turn))
    last = len(words)
    while last and _COUNTED.fullmatch(words[last - 1][0]):
        last -= 1
    return words[:last], words[last:]


def _head_noun(heading: str, opening: int, turn: int) -> Hit | None:
    """The noun that ends the head's first phrase, where it alone tells the kind of service."""
    words, _ = _first_phrase(heading, opening, turn)
    if not words:
        return None
    word = words[-1]
    for singular in (word[0], word[0].removesuffix("s"), word[0].removesuffix("es"), _singular(word[0])):
        if singular in _heads():
            return (*word.span(), *_heads()[singular])
    return None


def _singular(word: str) -> str:
    return word.removesuffix("ies") + "y" if word.endswith("ies") else word


@cache
def _heads() -> dict[str, tuple[str, float]]:
    listed = ((category, _weighed(line)) for category, lines in sections("heads").items() for line in lines)
    return {noun: (category, weight) for category, (noun, weight) in listed}


@cache
def _weight_of(words: str) -> tuple[str, float] | None:
    return _weights().of(words)


@cache
def _weights() -> Told[tuple[str, float]]:
    listed = ((category, _weighed(line)) for category, lines in sections("categories").items() for line in lines)
    drugs = ((name, (_DRUGS, _DRUG_WEIGHT)) for name in phrases("drugs"))
    return Told((*drugs, *((phrase, (category, weight)) for category, (phrase, weight) in listed)))


@cache
def _claimed_by(words: str) -> str:
    """The other category that may claim what the words of one phrase name, or ""."""
    return _rivals().of(words) or ""


@cache
def _rivals() -> Told[str]:
    return Told((phrase, rival) for rival, listed in sections("rivals").items() for phrase in listed)


def _weighed(line: str) -> tuple[str, float]:
    head, _, last = line.rpartition(" ")
    return (head, float(last)) if head and last.isdigit() else (line, 10.0)


@cache
def _finder() -> PhraseFinder:
    listed = (_weighed(line)[0] for lines in sections("categories").values() for line in lines)
    return PhraseFinder((*phrases("drugs"), *listed))
