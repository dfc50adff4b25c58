"""How near the words of a diagnosis are to the official words of its code.

Everyday wording shares few words with the code books: "HNP L4-5" is a "Displacement of lumbar intervertebral disc". So
words are read as what they name, by the vocabulary of `resources/checks/diagnosis-words.txt`: parts of the body, sides,
kinds of illness, structures; what the vocabulary does not know counts as itself. Only then the two are compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import cache, lru_cache

from msgspec import Struct

from workbench.resources import resource

NEAR = 0.3
"""Under this likeness the words are another diagnosis's; measured by `tests.benchmarks.eval_codes`."""
_KIND, _PART, _PLACE = 0.6, 0.3, 0.1
"""What the same kind of illness, the same structure and the same part of the body count for."""
_SILENT = 0.5
"""The likeness where one side says nothing that could be compared."""

_WORD = re.compile(r"[a-z]+|\d+")
_LEVEL = re.compile(r"\b(?:([cls])|([td]))\s?\d{1,2}(?:\s?(?:-|/|through|to|and|–)\s?[cltsd]?\s?\d{1,2})*\b")
_LEVELS = {"c": "neck", "t": "thorax", "l": "low back", "s": "low back"}
_POSSESSIVE = re.compile(r"[’']s?\b")
_TYPE = re.compile(r"\btype (i{1,3}|[123])\b")
_TYPES = {"i": "1", "ii": "2", "iii": "3"}
_WIDE = {
    "spine": frozenset(("neck", "thorax", "low back")),
    "back": frozenset(("thorax", "low back")),
    "upper limb": frozenset(("shoulder", "elbow", "wrist and hand")),
    "lower limb": frozenset(("hip", "knee", "ankle and foot")),
}
_SPINE = _WIDE["spine"]
"""Words for a whole limb stand for its parts, unless one of these is named beside them."""
_SHORTHAND = (("w/o", "without"), ("w/", "with "), ("d/t", "due to"), ("s/p", "status post"))
_PLURAL = 4


class Meaning(Struct, frozen=True):
    """What the words of a diagnosis name: `without` are kinds that it denies, `loose` words that nobody knows."""

    places: frozenset[str] = frozenset()
    sides: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    types: frozenset[str] = frozenset()
    loose: frozenset[str] = frozenset()


@cache
def _vocabulary() -> dict[tuple[str, ...], frozenset[tuple[str, str]]]:
    """What each phrase names, as (class, name)."""
    found: dict[tuple[str, ...], set[tuple[str, str]]] = {}
    named = ("nothing", "")
    for line in resource("checks", "diagnosis-words.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            kind, _, name = line.strip("[] ").partition(" ")
            named = (kind, name)
        elif line.strip() and not line.startswith("#"):
            found.setdefault(tuple(line.split()), set()).add(named)
    return {phrase: frozenset(names) for phrase, names in found.items()}


@cache
def _longest() -> int:
    return max(map(len, _vocabulary()))


@lru_cache(maxsize=1024)
def meaning_of(words: str) -> Meaning:
    """What a diagnosis names."""
    text = _POSSESSIVE.sub("", words.casefold())
    for short, whole in _SHORTHAND:
        text = text.replace(short, whole)
    types = frozenset(_TYPES.get(found, found) for found in _TYPE.findall(text))
    levels = {_LEVELS[(spine or "t")[0]] for spine, _ in _LEVEL.findall(text)}
    text = _TYPE.sub(" ", _LEVEL.sub(" ", text))
    named: dict[str, set[str]] = {"place": set(levels), "side": set(), "kind": set(), "part": set(), "without": set()}
    loose: set[str] = set()
    for clause in re.split(r"[,;:()]|\bwith\b|\bdue to\b", text):
        told, _, denied = clause.partition("without")
        _name(told, named, loose)
        absent: dict[str, set[str]] = {}
        _name(denied, absent, set())
        named["without"] |= absent.get("kind", set())
    known = {name: frozenset(found) for name, found in named.items()}
    return Meaning(
        _places(known["place"]), known["side"], known["kind"], known["part"], known["without"], types, frozenset(loose)
    )


def _places(named: frozenset[str]) -> frozenset[str]:
    narrow = named - _WIDE.keys()
    wide = (_WIDE[name] for name in named & _WIDE.keys())
    return narrow.union(*(parts for parts in wide if not parts & narrow))


def _name(clause: str, named: dict[str, set[str]], loose: set[str]) -> None:
    """Put what a clause names where it belongs, longer phrases first."""
    words = _WORD.findall(clause)
    at = 0
    while at < len(words):
        for length in range(min(_longest(), len(words) - at), 0, -1):
            phrase = tuple(words[at : at + length])
            told = _told(phrase)
            if told is not None:
                for kind, name in told | _places_within(phrase):
                    named.setdefault(kind, set()).add(name)
                at += length
                break
        else:
            if not words[at].isdecimal() and len(words[at]) > 1:
                loose.add(_singular(words[at]))
            at += 1


def _places_within(phrase: tuple[str, ...]) -> frozenset[tuple[str, str]]:
    """The parts of the body and structures that shorter phrases in this one name: the carpal tunnel of the syndrome."""
    shorter = (phrase[at:end] for at in range(len(phrase)) for end in range(at + 1, len(phrase) + 1))
    named = (_told(each) or frozenset() for each in shorter if each != phrase)
    return frozenset(told for found in named for told in found if told[0] in ("place", "part"))


def _told(phrase: tuple[str, ...]) -> frozenset[tuple[str, str]] | None:
    vocabulary = _vocabulary()
    return vocabulary.get(phrase) or vocabulary.get((*phrase[:-1], _singular(phrase[-1])))


def _singular(word: str) -> str:
    return word[:-1] if len(word) > _PLURAL and word.endswith("s") and not word.endswith("ss") else word


def likeness(printed: str, official: str, terms: Iterable[str] = ()) -> float:
    """How near a printed diagnosis is to a code's official words, or to the nearest of its further terms, 0 to 1.

    0 where the official words contradict it: another part of the body, the other side, a kind that they say is absent.
    """
    said, told = meaning_of(printed), meaning_of(official)
    if _contradict(said, told):
        return 0.0
    others = [_alike(said, meaning_of(words)) for words in terms]
    return max(_alike(said, told), *(near for near in others if near != _SILENT), 0.0)


def _contradict(said: Meaning, told: Meaning) -> bool:
    radiating = "radiculopathy" in said.kinds and told.places <= _SPINE and not said.places & _SPINE
    if (
        (_apart(said.places, told.places) and not radiating)
        or _apart(said.sides, told.sides)
        or _apart(said.types, told.types)
    ):
        return True
    return bool(said.kinds & told.without - told.kinds or told.kinds & said.without - said.kinds)


def _alike(said: Meaning, told: Meaning) -> float:
    kinds = _shared(said.kinds, told.kinds, said.loose, told.loose)
    if not kinds and not (said.kinds and told.kinds):
        return _SILENT  # a word that nobody knows may mean the same
    parts = _shared(said.parts, told.parts, frozenset(), frozenset())
    place = 1.0 if said.places & told.places else 0.0
    return _KIND * kinds + _PART * parts + _PLACE * place


def _apart(these: frozenset[str], those: frozenset[str]) -> bool:
    return bool(these) and bool(those) and not these & those


def _shared(these: frozenset[str], those: frozenset[str], loose: frozenset[str], other_loose: frozenset[str]) -> float:
    """The share of what the shorter side says that the other says too; unknown words count if they look alike."""
    same = len(these & those) + sum(any(_looks_like(word, other) for other in other_loose) for word in loose)
    return min(same / max(min(len(these), len(those)), 1), 1.0)


def _looks_like(word: str, other: str) -> bool:
    """Whether two words share their stem, or are one misspelled."""
    stem = 5
    if word == other or (len(word) > stem and len(other) > stem and word[:stem] == other[:stem]):
        return True
    return len(word) > stem and SequenceMatcher(None, word, other, autojunk=False).ratio() > 0.85
