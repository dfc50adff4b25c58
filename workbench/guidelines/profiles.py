"""What the linker knows of one entry: its names, years, page lists and regulations, read from its columns."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from workbench.guidelines.atoms import Atom, Part, find_atoms
from workbench.guidelines.names import (
    Alias,
    Name,
    core_name,
    key_of,
    lead_name,
    read_alias,
    shorter_names,
    title_names,
    words_of,
)
from workbench.guidelines.tokens import Token
from workbench.guidelines.vocabulary import Vocabulary
from workbench.model.guidelines import Guideline
from workbench.model.record import PageRange

_UNPRINTED = {"dwc", "state of california", ""}
"""Publishers that no citation names: the schedule and the law speak for themselves."""
_EDITION = re.compile(r"(\d{1,2})(?:st|nd|rd|th)\b")
_CODE = re.compile(r"(?P<law>8 CCR|Labor Code(?: section)?)\s+(?P<number>\S+)")


@dataclass(slots=True)
class Profile:
    """One entry as the linker sees it. `lineage` are the numbers of the entry and of all above it, nearest first.

    `page_marks` are page lists that an alias gives for it; `years` all that may stand after its title; `aliases` the
    keys of its whole aliases; `addresses` those that its aliases name; `searched` all its words.
    """

    number: int
    entry: Guideline
    lineage: tuple[int, ...]
    bodies: frozenset[str]
    pages: PageRange | None = None
    names: list[Name] = field(default_factory=list)
    years: frozenset[int] = frozenset()
    page_marks: set[tuple[PageRange, ...]] = field(default_factory=set)
    regulations: set[str] = field(default_factory=set)
    aliases: list[str] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    searched: set[str] = field(default_factory=set)
    below: list[int] = field(default_factory=list)

    @property
    def edition(self) -> str:
        """The number of its edition, empty where it has none."""
        found = _EDITION.match(self.entry.edition)
        return found[1] if found else ""


def body_names(body: str) -> tuple[str, ...]:
    """The abbreviations or names of a publisher as the catalogue writes it: `ODG/Work Loss Data Institute` has two."""
    if body.casefold() in _UNPRINTED:
        return ()
    parts = body.split("/")
    return (body, *parts) if len(parts) > 1 and all(part.isupper() for part in parts) else tuple(parts)


def usual_body(body: str) -> str:
    """The abbreviation that a citation's `body` field holds for this publisher."""
    parts = body.split("/")
    return body if all(part.isupper() for part in parts) else parts[0]


def new_profile(number: int, entry: Guideline, lineage: tuple[int, ...]) -> Profile:
    """The profile of an entry before its texts are read."""
    pages = (entry.page_start, entry.page_end) if entry.page_start and entry.page_end else None
    bodies = frozenset({usual_body(entry.body)} if body_names(entry.body) else ())
    return Profile(number, entry, lineage, bodies, pages)


def describe(profile: Profile, vocabulary: Vocabulary, above: Container[str], bodies: Container[str]) -> None:
    """Read an entry's title and aliases into its profile.

    `above` are the keys of what it lies under and of publishers, `bodies` those of publishers alone.
    """
    entry = profile.entry
    title = vocabulary.read(entry.title)
    named = entry.kind == "section" and len(title) > 1 and title[0].word in bodies  # `ODG Preface`
    names = title_names(title[1:] if named else title)
    texts = [entry.document] if entry.kind == "document" else []
    if entry.kind == "chapter" and not entry.chapter.isdecimal():
        texts.append(entry.chapter)
    for text in texts:
        names.extend(title_names(vocabulary.read(text)))
    if entry.kind == "document":
        names.extend(shorter_names(names))
    elif (lead := lead_name(title)) is not None:
        names.append(lead)
    if (core := _core(profile, title, bodies)) is not None:
        names.append(core)
    years = {entry.year} if entry.year else set()
    profile.searched.update(words_of(title))
    for text in entry.aliases:
        tokens = vocabulary.read(text)
        atoms = find_atoms(tokens)
        alias = read_alias(tokens, atoms, above, bodies)
        names.extend(alias.names)
        years.update(alias.years)
        _note_alias(profile, tokens, atoms, alias)
    profile.years = frozenset(years)
    profile.names = _best(names)
    if code := _CODE.fullmatch(entry.regulation):
        first, dash, _ = code["number"].partition("-")
        profile.regulations.add(("lc " if code["law"].startswith("Labor") else "ccr ") + first + dash)


def _note_alias(profile: Profile, tokens: Sequence[Token], atoms: Sequence[Atom], alias: Alias) -> None:
    """What an alias says besides a name: pages, a regulation, addresses, and itself as a whole."""
    if alias.pages and not alias.names:
        profile.page_marks.add(alias.pages)
    if alias.regulation and not (alias.names and alias.regulation.endswith("-")):  # a range is where a name stands
        profile.regulations.add(alias.regulation)
    profile.addresses.extend(atom.value for atom in atoms if atom.part is Part.ADDRESS)
    profile.searched.update(words_of(tokens))
    if key := key_of(alias_words(tokens, atoms)):
        profile.aliases.append(key)


def alias_words(
    tokens: Sequence[Token], atoms: Sequence[Atom], pages: tuple[PageRange, ...] | None = None
) -> list[str]:
    """The words of a whole citation or alias, with its address and its pages in one spelling.

    `pages` are the citation's where they stand elsewhere.
    """
    apart = (Part.PAGES, Part.SECTION_WORD)
    hidden = {at for atom in atoms if atom.part in apart for at in range(atom.first, atom.last)}
    if pages is None:
        pages = tuple(group.pages for atom in atoms if atom.part is Part.PAGES for group in atom.groups)
    words = list(words_of(token for at, token in enumerate(tokens) if at not in hidden))
    words.extend(address_key(atom.value) for atom in atoms if atom.part is Part.ADDRESS)
    return words + [f"p{first}-{last}" for first, last in pages]


def address_key(address: str) -> str:
    """Host and path of an address without what varies: scheme, `www.`, letter case, `.htm` or `.html`, last slash."""
    parts = urlsplit(address if "//" in address else "//" + address)
    host = parts.netloc.casefold().removeprefix("www.")
    path = re.sub(r"\.html?$", "", parts.path.casefold()).rstrip("/")
    return host + path


def _core(profile: Profile, title: list[Token], bodies: Container[str]) -> Name | None:
    """The own words of a chapter's title, or of that of a document which is one guideline of a schedule."""
    kind = profile.entry.kind
    if kind == "section" or (kind == "document" and len(profile.lineage) == 1):
        return None
    core = core_name(title)
    if core is None or any(word in bodies for word in core.words):
        return None
    if kind == "document" and not any(token.word == "guideline" for token in title):
        return None
    return core


def _best(names: Iterable[Name]) -> list[Name]:
    best: dict[str, Name] = {}
    for name in names:
        key = key_of(name.words)
        if key and (key not in best or best[key].quality < name.quality):
            best[key] = name
    return list(best.values())
