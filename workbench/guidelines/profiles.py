"""What the linker knows of each entry, and the index that finds entries by name, chapter, page, address or regulation."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from workbench.guidelines.atoms import Part, find_atoms
from workbench.guidelines.catalogue import Catalogue
from workbench.guidelines.names import GENERIC, Name, core_name, key_of, read_alias, title_names, words_of
from workbench.guidelines.tokens import Token
from workbench.guidelines.vocabulary import Vocabulary
from workbench.model.guidelines import Guideline
from workbench.model.record import PageRange

_OWN_BODY = {"dwc", "state of california", ""}
"""Publishers that no citation names: the schedule and the law speak for themselves."""


@dataclass(slots=True)
class Profile:
    """One entry as the linker sees it. `lineage` are the numbers of the entry and all above it, nearest first.

    `page_marks` are page lists that an alias gives for it; `years` are all that may stand after its title.
    """

    number: int
    entry: Guideline
    lineage: tuple[int, ...]
    bodies: frozenset[str]
    names: list[Name] = field(default_factory=list)
    years: frozenset[int] = frozenset()
    page_marks: set[tuple[PageRange, ...]] = field(default_factory=set)
    regulations: set[str] = field(default_factory=set)
    below: list[int] = field(default_factory=list)

    @property
    def pages(self) -> PageRange | None:
        """The printed pages, where the catalogue has them."""
        if self.entry.page_start is None or self.entry.page_end is None:
            return None
        return (self.entry.page_start, self.entry.page_end)


def body_names(body: str) -> tuple[str, ...]:
    """The abbreviations or names of a publisher as the catalogue writes it: `ODG/Work Loss Data Institute` has two."""
    if body.casefold() in _OWN_BODY:
        return ()
    parts = body.split("/")
    return (body, *parts) if len(parts) > 1 and all(part.isupper() for part in parts) else tuple(parts)


def usual_body(body: str) -> str:
    """The abbreviation a citation's `body` field holds for this publisher."""
    parts = body.split("/")
    return body if all(part.isupper() for part in parts) else parts[0]


class Index:
    """All entries with the ways to find them. Built once for a catalogue; asking costs no scan over it."""

    def __init__(self, catalogue: Catalogue) -> None:
        entries = catalogue.entries
        self.catalogue = catalogue
        self.number = {entry.id: number for number, entry in enumerate(entries)}
        self.vocabulary = Vocabulary(
            (text for entry in entries for text in (entry.title, entry.document, *entry.aliases)),
            {name for entry in entries for name in body_names(entry.body)} | {"MTUS"},
        )
        self.by_key: dict[str, list[tuple[int, float]]] = defaultdict(list)
        self.bodies: dict[str, str] = {}
        self.by_body: dict[str, list[int]] = defaultdict(list)
        self.by_chapter: dict[str, list[int]] = defaultdict(list)
        self.by_address: dict[str, list[int]] = defaultdict(list)
        self.by_regulation: dict[str, list[int]] = defaultdict(list)
        self.by_full_alias: dict[str, list[int]] = defaultdict(list)
        self.postings: dict[str, list[int]] = defaultdict(list)
        self.by_host: dict[str, list[int]] = defaultdict(list)
        self.searchable: dict[str, set[int]] = defaultdict(set)
        self.by_total: dict[int, list[int]] = defaultdict(list)
        self.profiles: list[Profile] = []
        for entry in entries:
            self.profiles.append(
                Profile(len(self.profiles), entry, self._lineage(entry), frozenset(self._bodies(entry)))
            )
        self._name_bodies()
        self._scope_keys: dict[int, frozenset[str]] = {}
        for profile in sorted(self.profiles, key=lambda one: len(one.lineage)):
            self._describe(profile)
        self._weights = self._weigh()
        self.search_words = sorted(self.searchable)

    def _lineage(self, entry: Guideline) -> tuple[int, ...]:
        return (self.number[entry.id], *(self.number[above.id] for above in self.catalogue.ancestors(entry.id)))

    def _bodies(self, entry: Guideline) -> Iterator[str]:
        if body_names(entry.body):
            yield usual_body(entry.body)

    def _name_bodies(self) -> None:
        """Every printed form of a publisher: its abbreviation and the full names whose first letters it is made of."""
        for profile in self.profiles:
            body = usual_body(profile.entry.body)
            if not profile.bodies:
                continue
            if len(profile.lineage) == 1 or profile.entry.kind == "document":
                self.by_body[body].append(profile.number)
            for name in body_names(profile.entry.body):
                self.bodies.setdefault(key_of(words_of(self.vocabulary.read(name))), body)
            if profile.entry.kind == "document":
                for text in (profile.entry.title, profile.entry.document, *profile.entry.aliases):
                    if full := self._full_body(text, body):
                        self.bodies.setdefault(full, body)
                        self.bodies.setdefault(full + body.casefold(), body)

    def _full_body(self, text: str, body: str) -> str:
        words = [token.word for token in self.vocabulary.read(text) if token.word.isalpha()]
        words = list(words_of(self.vocabulary.read(" ".join(words))))
        head = words[: len(body)]
        if len(head) == len(body) and "".join(word[0] for word in head) == body.casefold():
            return key_of(head)
        return ""

    def _describe(self, profile: Profile) -> None:
        entry = profile.entry
        title = self.vocabulary.read(entry.title)
        names = title_names(title)
        if entry.kind == "document":
            names.extend(title_names(self.vocabulary.read(entry.document)))
        if entry.chapter and not entry.chapter.isdecimal() and entry.kind == "chapter":
            names.extend(title_names(self.vocabulary.read(entry.chapter)))
        if (core := self._core(profile, title)) is not None:
            names.append(core)
        years = {entry.year} if entry.year else set()
        above = self._above(profile)
        for text in entry.aliases:
            alias = read_alias(text, self.vocabulary, above, self.bodies if above else ())
            names.extend(alias.names)
            years.update(alias.years)
            if alias.pages and not alias.names:
                profile.page_marks.add(alias.pages)
            for atom in find_atoms(self.vocabulary.read(text)):
                if atom.part is Part.ADDRESS and entry.kind == "document" and "/" not in address_key(atom.value):
                    self.by_host[address_key(atom.value)].append(profile.number)
            if alias.regulation:
                profile.regulations.add(alias.regulation)
            if key := key_of(self.alias_words(self.vocabulary.read(text))):
                self.by_full_alias[key].append(profile.number)
        profile.years = frozenset(years)
        profile.names = _best(names)
        self._file(profile)

    @staticmethod
    def alias_words(tokens: Sequence[Token], pages: tuple[PageRange, ...] | None = None) -> list[str]:
        """The words of a whole citation or alias, with its address and its pages in one spelling.

        `pages` are the citation's where they stand elsewhere.
        """
        atoms = find_atoms(tokens)
        hidden = {
            at for atom in atoms if atom.part in (Part.PAGES, Part.SECTION_WORD) for at in range(atom.first, atom.last)
        }
        if pages is None:
            pages = tuple(group.pages for atom in atoms if atom.part is Part.PAGES for group in atom.groups)
        words = list(words_of(token for at, token in enumerate(tokens) if at not in hidden))
        words.extend(address_key(atom.value) for atom in atoms if atom.part is Part.ADDRESS)
        return words + [f"p{first}-{last}" for first, last in pages]

    def _core(self, profile: Profile, title: list[Token]) -> Name | None:
        """The own words of a chapter's title, or of that of a document which is one guideline of a schedule."""
        core = core_name(title) if profile.entry.kind == "chapter" or len(profile.lineage) > 1 else None
        if core is None or profile.entry.kind == "section" or set(core.words) & set(self.bodies):
            return None
        if profile.entry.kind == "document" and not any(token.word == "guideline" for token in title):
            return None
        return core

    def _above(self, profile: Profile) -> frozenset[str]:
        """The keys of the documents and chapters over an entry, and of all publishers."""
        keys: set[str] = set() if profile.entry.kind == "document" else set(self.bodies)
        for number in profile.lineage[1:]:
            if self.profiles[number].entry.kind != "section":
                keys.update(key_of(name.words) for name in self.profiles[number].names if name.quality >= 0.9)
        return frozenset(keys)

    def _file(self, profile: Profile) -> None:
        entry, number = profile.entry, profile.number
        for name in profile.names:
            self.by_key[key_of(name.words)].append((number, name.quality))
        for word in {word for name in profile.names for word in name.words}:
            self.postings[word].append(number)
        if entry.kind == "chapter" and entry.chapter.isdecimal():
            self.by_chapter[entry.chapter].append(number)
        if entry.url:
            self.by_address[address_key(entry.url)].append(number)
            if entry.kind == "document":
                self.by_host[address_key(entry.url).split("/")[0]].append(number)
        for text in (entry.title, entry.chapter, entry.document, entry.body, *entry.aliases):
            for word in words_of(self.vocabulary.read(text)):
                self.searchable[word].add(number)
        if entry.page_end is not None and entry.kind == "document":
            self.by_total[entry.page_end].append(number)
        if found := re.fullmatch(r"(?:8 CCR|Labor Code(?: section)?)\s+(\S+)", entry.regulation):
            law = "lc " if entry.regulation.startswith("Labor") else "ccr "
            if len(profile.lineage) == 1 or self._first_of(profile, entry.regulation):
                profile.regulations.add(law + found[1])
        for regulation in profile.regulations:
            self.by_regulation[regulation].append(number)
        if len(profile.lineage) > 1:
            self.profiles[profile.lineage[1]].below.append(number)

    def _first_of(self, profile: Profile, regulation: str) -> bool:
        """Whether no entry above is the same regulation's already."""
        return all(self.profiles[above].entry.regulation != regulation for above in profile.lineage[1:])

    def _weigh(self) -> dict[str, float]:
        count = len(self.profiles)
        return {word: math.log(1 + count / len(found)) for word, found in self.postings.items()}

    def weight(self, word: str) -> float:
        """How much a word tells: its inverse document frequency; of unknown words, that of a rare one."""
        weight = self._weights.get(word, 0.75 * math.log(1 + len(self.profiles)))
        return 0.3 * weight if word in GENERIC else weight

    def under(self, number: int, scope: int) -> bool:
        """Whether an entry is the scope or lies below it."""
        return scope in self.profiles[number].lineage

    def below(self, scope: int, limit: int = 2000) -> Iterable[int]:
        """The entries below one, nearest first, at most `limit`."""
        waiting: list[int] = list(self.profiles[scope].below)
        found: list[int] = []
        while waiting and len(found) < limit:
            number = waiting.pop(0)
            found.append(number)
            waiting.extend(self.profiles[number].below)
        return found


def address_key(address: str) -> str:
    """Host and path of an address without what varies: scheme, `www.`, letter case, `.htm` or `.html`, last slash."""
    parts = urlsplit(address if "//" in address else "//" + address)
    host = parts.netloc.casefold().removeprefix("www.")
    path = re.sub(r"\.html?$", "", parts.path.casefold()).rstrip("/")
    return host + path


def _best(names: Iterable[Name]) -> list[Name]:
    best: dict[str, Name] = {}
    for name in names:
        key = key_of(name.words)
        if key and (key not in best or best[key].quality < name.quality):
            best[key] = name
    return list(best.values())
