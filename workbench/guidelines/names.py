"""The names an entry goes by: its title, its aliases without what stands above it, and parts of both."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import NamedTuple

from workbench.guidelines.atoms import Atom, Part, find_atoms
from workbench.guidelines.tokens import GENERIC, SILENT, Kind, Token
from workbench.guidelines.vocabulary import Words
from workbench.model.record import PageRange

LEAD = 0.88
"""Quality of a name that is the first of two things that a title joins."""

LONGEST = 14
"""Words in the longest name that is looked for."""


class Name(NamedTuple):
    """One name in folded words; `quality`, 0 to 1, says how surely it means the entry when it stands alone."""

    words: Words
    quality: float


def key_of(words: Iterable[str]) -> str:
    """What two spellings of one name have in common: no spaces, hyphens, silent words or repetitions."""
    return "".join(dict.fromkeys(word for word in words if word not in SILENT))


def words_of(tokens: Iterable[Token]) -> Words:
    """The words and numbers among the tokens, without the silent ones and without repetitions."""
    return tuple(
        dict.fromkeys(
            token.word
            for token in tokens
            if token.kind in (Kind.WORD, Kind.NUMBER, Kind.SECTION_NUMBER) and token.word not in SILENT
        )
    )


class Alias(NamedTuple):
    """What an alias says besides a name: the page lists and regulations it stands for."""

    names: tuple[Name, ...]
    pages: tuple[PageRange, ...]
    regulation: str
    years: tuple[int, ...]


def title_names(tokens: Sequence[Token]) -> list[Name]:
    """The names that a title gives: whole, without and within brackets, its head, its parts between commas."""
    tokens = _without_atoms(tokens)
    found = [Name(words_of(tokens), 1.0)]
    outside, insides = _brackets(tokens)
    if insides:
        found.append(Name(words_of(outside), 1.0))
        for inside in insides:
            found.extend(Name(words_of(piece), 0.9) for piece in _pieces(inside, (";",)) if _is_synonym(piece))
    colon = _pieces(outside, (":", "-"), spaced=True)
    if len(colon) > 1:
        found.append(Name(words_of(colon[0]), 0.9))
        found.append(Name(words_of(colon[-1]), 0.95))
    parts = _pieces(colon[-1] if len(colon) > 1 else outside, (",", ";"))
    if len(parts) > 1:
        found.append(Name(words_of(parts[0]), 0.8))
        found.extend(Name(words_of(part), 0.75) for part in parts[1:])
    return [name for name in found if name.words and not set(name.words) <= GENERIC]


def lead_name(tokens: Sequence[Token]) -> Name | None:
    """What a title begins with before "and": `Initial care` of `Initial care and physical methods`."""
    outside, _ = _brackets(_without_atoms(tokens))
    before = _pieces(outside, ("and", "&", ",", ":", ";"))
    lead = words_of(before[0]) if len(before) > 1 else ()
    return Name(lead, LEAD) if len(lead) > 1 and not set(lead) <= GENERIC else None


def core_name(tokens: Sequence[Token]) -> Name | None:
    """The words of a document's or chapter's title that are its own: `chronic pain`, `neck upper back`."""
    outside, _ = _brackets(_without_atoms(tokens))
    words = tuple(
        word for word in words_of(outside) if word not in GENERIC | {"complaint", "disorder", "condition", "syndrome"}
    )
    return Name(words, 0.85) if words else None


def shorter_names(names: Iterable[Name]) -> list[Name]:
    """Document names as labels shorten them: without "Guidelines", without "Medical", without both."""
    found = []
    for name in names:
        for left_out in ({"guideline"}, {"medical"}, {"guideline", "medical"}):
            words = tuple(word for word in name.words if word not in left_out)
            if len(words) < len(name.words) and len(words) > 1 and not set(words) <= GENERIC:
                found.append(Name(words, 0.95 * name.quality))
    return found


def _without_atoms(tokens: Sequence[Token]) -> list[Token]:
    hidden = {at for atom in find_atoms(tokens) for at in range(atom.first, atom.last)}
    return [token for at, token in enumerate(tokens) if at not in hidden]


def read_alias(tokens: Sequence[Token], atoms: Sequence[Atom], above: Container[str], bodies: Container[str]) -> Alias:
    """An alias taken apart; `above` are the keys of what the entry lies under, which belong to no name of its own.

    Behind the name only `bodies` are taken off: "Opioids for chronic pain" keeps its last word though "Pain" is above.
    """
    pages = tuple(group.pages for atom in atoms if atom.part is Part.PAGES for group in atom.groups)
    regulation = next((atom.value for atom in atoms if atom.part is Part.REGULATION), "")
    years = tuple(int(atom.value) for atom in atoms if atom.part in (Part.YEAR, Part.DATE) and atom.value.isdecimal())
    section = next((atom for atom in atoms if atom.part is Part.SECTION_WORD), None)
    own = _own(tokens, atoms, above if section is None else frozenset(), bodies, section.last if section else 0)
    words = words_of(own)
    names: list[Name] = []
    if section and words:
        names.append(Name(words, 0.97))  # `Summary` is a heading there
    if any(word.isalpha() and word not in GENERIC for word in words):
        names.append(Name(words, 0.97))
        outside, insides = _brackets(own)
        if insides and len(words_of(outside)) > 1:
            names.append(Name(words_of(outside), 0.97))
        if section and len(path := _pieces(outside, (",",))) > 1:
            names.append(Name(words_of(path[-1]), 0.93))
    return Alias(tuple(name for name in names if name.words), pages, regulation, years)


def _own(
    tokens: Sequence[Token], atoms: Sequence[Atom], above: Container[str], bodies: Container[str], first: int
) -> list[Token]:
    """The alias's tokens from `first` on without atoms and without names from above at either end."""
    hidden = {at for atom in atoms for at in range(atom.first, atom.last)}
    left = [token for at, token in enumerate(tokens) if at >= first and at not in hidden]
    while left and (taken := _taken(left, above)):
        left = left[taken:]
    while left and (taken := _taken(left[::-1], bodies, backwards=True)):
        left = left[:-taken]
    return left


def _taken(tokens: Sequence[Token], above: Container[str], backwards: bool = False) -> int:
    """How many tokens at the front are a mark, a label, a number of a list or a name from above."""
    for length in range(min(LONGEST, len(tokens)), 0, -1):
        window = tokens[:length][::-1] if backwards else tokens[:length]
        if window[0].kind is not Kind.MARK and window[-1].kind is not Kind.MARK and key_of(words_of(window)) in above:
            return length
    front = tokens[0]
    if front.text == "(" and (close := next((at for at, token in enumerate(tokens) if token.text == ")"), 0)):
        inside = words_of(tokens[1:close])
        if not inside or key_of(inside) in above:
            return close + 1  # (ACOEM), or what an atom left behind
    if front.kind is Kind.MARK and front.text not in "()":
        return 1
    if front.text in "()" and not any(token.text in "()" for token in tokens[1:]):
        return 1  # its other half went with an atom
    if not backwards and front.word in ("mtus", "non", "citation", "ca", "california", "the"):
        return 1
    if not backwards and front.kind is Kind.NUMBER and len(tokens) > 1 and tokens[1].text == ")":
        return 2
    return 0


def _brackets(tokens: Sequence[Token]) -> tuple[list[Token], list[list[Token]]]:
    outside: list[Token] = []
    insides: list[list[Token]] = []
    depth = 0
    for token in tokens:
        if token.text == "(":
            depth += 1
            insides.append([])
        elif token.text == ")":
            depth = max(0, depth - 1)
        elif depth:
            insides[-1].append(token)
        else:
            outside.append(token)
    return outside, insides


def _pieces(tokens: Sequence[Token], marks: Sequence[str], spaced: bool = False) -> list[list[Token]]:
    """The runs between marks; with `spaced` a hyphen counts only between spaces."""
    pieces: list[list[Token]] = [[]]
    for at, token in enumerate(tokens):
        if token.text in marks and not (spaced and token.text == "-" and not _apart(tokens, at)):
            pieces.append([])
        else:
            pieces[-1].append(token)
    return [piece for piece in pieces if piece]


def _apart(tokens: Sequence[Token], at: int) -> bool:
    """Whether a hyphen, or each of two, stands between spaces."""
    if not 0 < at < len(tokens) - 1:
        return False
    before, hyphen, after = tokens[at - 1 : at + 2]
    return (before.end < hyphen.start or before.text == "-") and (hyphen.end < after.start or after.text == "-")


_COMMON = re.compile(
    r"(?:for|to|of|up|not|including|related|acute|chronic|injection|surgery|trauma|class|test|block|padding|fixation"
    r"|mechanical|cervical|spinal|fusion|corticosteroid|immobilization|femur|part|type|any|unspecified|\d)"
)


def _is_synonym(tokens: Sequence[Token]) -> bool:
    """Whether what stands in brackets is another name (`Flexeril`) and no remark (`for pain`, `acute & chronic`)."""
    words = [token.word for token in tokens if token.kind in (Kind.WORD, Kind.NUMBER)]
    return bool(words) and not _COMMON.match(words[0])


def windows(words: Sequence[tuple[int, str]], start: int) -> Iterator[tuple[int, str]]:
    """Every run of words from `start`, shortest first, as (index of its last word, key). Numbers count as words."""
    seen: set[str] = set()
    key = ""
    for at in range(start, min(len(words), start + LONGEST)):
        word = words[at][1]
        if word in seen:
            continue  # a name ends with a word of its own
        seen.add(word)
        key += word
        yield at, key
