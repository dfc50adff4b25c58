"""A basis statement with everything that was recognised in it: tokens, atoms, names from the catalogue."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from workbench.guidelines.atoms import Atom, Part, find_atoms
from workbench.guidelines.index import Index
from workbench.guidelines.names import key_of, windows
from workbench.guidelines.tokens import GENERIC, SILENT, Kind

MOST = 60
"""At most so many entries of one name are looked at: more only say that the name is no help."""

CORE = 0.85
"""Quality of a name that is only the own words of a title, and of one before the word "guidelines"."""
CORE_BEFORE_GUIDELINES = 0.88

_BREAKS = {Part.PAGES, Part.REGULATION, Part.SECTION_WORD, Part.ADDRESS}
_NAMING = {Kind.WORD, Kind.NUMBER, Kind.SECTION_NUMBER}


class Hit(NamedTuple):
    """A name from the catalogue over the tokens `first` to `last` (not included).

    `refs` are entry numbers with the quality of the name; `body` is the publisher that it begins with, `only_body` says
    that nothing but words such as "guidelines" follow it, `body_last` where its own name ends.
    """

    first: int
    last: int
    refs: tuple[tuple[int, float], ...]
    body: str
    only_body: bool
    body_last: int


class Statement:
    """A statement taken apart once. Ranges of it are asked for as token numbers, first to last (not included)."""

    def __init__(self, text: str, index: Index) -> None:
        self.text = text
        self.index = index
        self.tokens = index.vocabulary.read(text)
        self.atoms = find_atoms(self.tokens)
        self.atom_at: dict[int, Atom] = {at: atom for atom in self.atoms for at in range(atom.first, atom.last)}
        self.hits: dict[int, list[Hit]] = {}
        for run in self._runs():
            for start in range(len(run)):
                if found := list(self._hits(run, start)):
                    self.hits[run[start][0]] = found[::-1]

    def _runs(self) -> Iterator[list[tuple[int, str]]]:
        """The runs of words that one name may stand in, with their token numbers."""
        run: list[tuple[int, str]] = []
        for at, token in enumerate(self.tokens):
            atom = self.atom_at.get(at)
            if atom is not None:
                if atom.part in _BREAKS and run:
                    yield run
                    run = []
            elif token.kind in _NAMING and token.word not in SILENT:
                run.append((at, token.word))
        if run:
            yield run

    def _hits(self, run: list[tuple[int, str]], start: int) -> Iterator[Hit]:
        index = self.index
        body, own, ends = "", False, 0
        for at, key in windows(run, start):
            first, last = run[start][0], run[at][0] + 1
            refs = tuple(index.by_key.get(key, ())[:MOST])
            if key in index.bodies:
                body, own, ends = index.bodies[key], False, self._closed(first, last)
            elif body and not own:
                own = run[at][1] not in GENERIC
            if not refs and not body and run[at][1] == "guideline" and at - start < 8:
                refs = self._core(run[start : at + 1])
            if refs or key in index.bodies:
                yield Hit(first, self._closed(first, last), refs, body, bool(body) and not own, ends)

    def _core(self, run: list[tuple[int, str]]) -> tuple[tuple[int, float], ...]:
        """Documents whose own words alone stand before "guidelines": `Chronic Pain Guidelines`."""
        if run[0][1] in GENERIC:
            return ()
        key = key_of(word for _, word in run if word not in GENERIC)
        profiles = self.index.profiles
        return tuple(
            (number, CORE_BEFORE_GUIDELINES)
            for number, _ in self.index.by_key.get(key, ())[:MOST]
            if profiles[number].entry.kind == "document"
        )

    def _closed(self, first: int, last: int) -> int:
        """The end of a range moved behind the bracket that it leaves open."""
        inside = [token.text for token in self.tokens[first:last]]
        if inside.count("(") > inside.count(")") and last < len(self.tokens) and self.tokens[last].text == ")":
            return last + 1
        return last

    def best(self, first: int, last: int) -> Iterator[Hit]:
        """The hits in a range from left to right, the longest at each place, none over another."""
        at = first
        while at < last:
            hit = next((hit for hit in self.hits.get(at, ()) if hit.last <= last), None)
            if hit is None:
                at += 1
            else:
                yield hit
                at = hit.last
