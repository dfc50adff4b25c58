"""All entries with the ways to find them: by name, word, chapter number, page total, address, regulation, alias."""

from __future__ import annotations

import math
from collections import defaultdict, deque
from collections.abc import Container, Iterator
from functools import cached_property

from workbench.guidelines.catalogue import Catalogue
from workbench.guidelines.names import key_of, words_of
from workbench.guidelines.profiles import Profile, address_key, body_names, describe, new_profile, usual_body
from workbench.guidelines.tokens import GENERIC, LIGHT
from workbench.guidelines.vocabulary import Vocabulary
from workbench.model.guidelines import Guideline


class Index:
    """Built once for a catalogue; asking costs no scan over it. Entries are known by their number in the catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        entries = catalogue.entries
        self.catalogue = catalogue
        self.vocabulary = Vocabulary(
            (text for entry in entries for text in (entry.title, entry.document, *entry.aliases)),
            {name for entry in entries for name in body_names(entry.body)} | {"MTUS"},
            (entry.title for entry in entries if entry.kind == "section"),
        )
        self.bodies: dict[str, str] = {}
        self.by_key: dict[str, list[tuple[int, float]]] = defaultdict(list)
        self.by_body: dict[str, list[int]] = defaultdict(list)
        self.by_chapter: dict[str, list[int]] = defaultdict(list)
        self.by_address: dict[str, list[int]] = defaultdict(list)
        self.by_host: dict[str, list[int]] = defaultdict(list)
        self.by_regulation: dict[str, list[int]] = defaultdict(list)
        self.by_alias: dict[str, list[int]] = defaultdict(list)
        self.by_total: dict[int, list[int]] = defaultdict(list)
        self.postings: dict[str, list[int]] = defaultdict(list)
        self._paged: dict[int, list[Profile]] = {}
        self._title_words: dict[int, frozenset[str]] = {}
        number = {entry.id: at for at, entry in enumerate(entries)}
        self.profiles = [
            new_profile(at, entry, (at, *(number[above.id] for above in catalogue.ancestors(entry.id))))
            for at, entry in enumerate(entries)
        ]
        self._name_bodies()
        self._describe_all()
        count = len(entries)
        self._weights = {word: math.log(1 + count / len(found)) for word, found in self.postings.items()}
        self._unknown = 0.75 * math.log(1 + count)

    def _name_bodies(self) -> None:
        """Every printed form of a publisher: its abbreviation and the full names whose first letters it is made of."""
        below = []
        alone = {profile.entry.body for profile in self.profiles if len(profile.lineage) == 1}
        known = {name for profile in self.profiles for name in body_names(profile.entry.body)}
        for profile in sorted(self.profiles, key=lambda one: "/" in one.entry.body):
            if not profile.bodies:
                continue
            if profile.entry.kind != "document" and len(profile.lineage) > 1:
                below.append(profile)
                continue
            body = usual_body(profile.entry.body)
            profile.bodies |= {one for one in body_names(profile.entry.body) if one in alone}
            for one in profile.bodies:
                self.by_body[one].append(profile.number)
            for name in (*body_names(profile.entry.body), *_initials(profile.entry.body, known)):
                self.bodies.setdefault(key_of(words_of(self.vocabulary.read(name))), body)
            for text in (profile.entry.title, profile.entry.document, *profile.entry.aliases):
                if full := self._full_body(text, body):
                    self.bodies.setdefault(full, body)
                    self.bodies.setdefault(full + body.casefold(), body)
        for profile in below:
            self._name_body_otherwise(profile)

    def _name_body_otherwise(self, profile: Profile) -> None:
        """A full name that an alias below the publisher gives it: `American Association of Orthopaedic Surgeons …`."""
        body = usual_body(profile.entry.body)
        known = {key for key, named in self.bodies.items() if named == body}
        for text in profile.entry.aliases:
            begins = text.split(" ", 1)[0].casefold()
            like = any(key.startswith(begins) and key != body.casefold() for key in known)
            if like and (full := self._full_body(text, body)):
                self.bodies.setdefault(full, body)

    def _full_body(self, text: str, body: str) -> str:
        """The key of the first words of a text if the publisher's abbreviation is made of their first letters."""
        head = [word for word in words_of(self.vocabulary.read(text)) if word.isalpha()][: len(body)]
        made = len(head) == len(body) and "".join(word[0] for word in head) == body.casefold()
        return key_of(head) if made else ""

    def _describe_all(self) -> None:
        """Parents first: what an entry is called leaves out what its parents are called."""
        publishers = frozenset(self.bodies)
        above: dict[tuple[int, ...], frozenset[str]] = {}
        for profile in sorted(self.profiles, key=lambda one: len(one.lineage)):
            parents = profile.lineage[1:]
            if parents not in above:
                above[parents] = publishers | self._scope_keys(parents)
            keys = self._scope_keys(parents) if profile.entry.kind == "document" else above[parents]
            describe(profile, self.vocabulary, keys, publishers if keys else frozenset())
            self._file(profile)

    def _scope_keys(self, parents: tuple[int, ...]) -> frozenset[str]:
        return frozenset(
            key_of(name.words)
            for number in parents
            if self.profiles[number].entry.kind != "section"
            for name in self.profiles[number].names
            if name.quality >= 0.9
        )

    def _file(self, profile: Profile) -> None:
        entry, number = profile.entry, profile.number
        for name in profile.names:
            self.by_key[key_of(name.words)].append((number, name.quality))
        for word in {word for name in profile.names for word in name.words}:
            self.postings[word].append(number)
        for key in profile.aliases:
            self.by_alias[key].append(number)
        if entry.kind == "chapter" and entry.chapter.isdecimal():
            self.by_chapter[entry.chapter].append(number)
        if entry.kind == "document" and entry.page_end is not None:
            self.by_total[entry.page_end].append(number)
        if any(self.profiles[above].entry.regulation == entry.regulation for above in profile.lineage[1:]):
            profile.regulations.discard("ccr " + entry.regulation.removeprefix("8 CCR "))  # it is the parent's
        for regulation in profile.regulations:
            self.by_regulation[regulation].append(number)
        self._file_addresses(profile)
        if len(profile.lineage) > 1:
            self.profiles[profile.lineage[1]].below.append(number)

    def _file_addresses(self, profile: Profile) -> None:
        entry = profile.entry
        for address in (entry.url, *profile.addresses):
            if not address:
                continue
            key = address_key(address)
            self.by_address[key].append(profile.number)
            if entry.kind == "document" and (address == entry.url or "/" not in key):
                self.by_host[key.split("/")[0]].append(profile.number)

    @cached_property
    def searchable(self) -> dict[str, set[int]]:
        """Entries by every word of their titles, aliases, chapters, documents and publishers."""
        found: dict[str, set[int]] = defaultdict(set)
        shared: dict[str, tuple[str, ...]] = {}
        for profile in self.profiles:
            for word in (*profile.searched, *self._shared_words(profile.entry, shared)):
                found[word].add(profile.number)
        return found

    def _shared_words(self, entry: Guideline, shared: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
        """The words of columns that many entries have in common, each text read once."""
        for text in (entry.document, entry.chapter, entry.body):
            if text not in shared:
                shared[text] = words_of(self.vocabulary.read(text))
        return (*shared[entry.document], *shared[entry.chapter], *shared[entry.body])

    @cached_property
    def search_words(self) -> list[str]:
        """All searchable words in order, for words that are only begun."""
        return sorted(self.searchable)

    def weight(self, word: str) -> float:
        """How much a word tells: its inverse document frequency; of unknown words, that of a rare one."""
        weight = self._weights.get(word, self._unknown)
        return (0.3 if word in GENERIC else 0.4 if word in LIGHT else 1.0) * weight

    def regulated(self, regulation: str) -> Iterator[int]:
        """The entries of a regulation, of what it is a part of, and of the whole code."""
        yield from self.by_regulation.get(regulation, ())
        while "(" in regulation or "." in regulation:
            regulation = regulation[: max(regulation.rfind("("), regulation.rfind("."))]
            yield from self.by_regulation.get(regulation, ())

    def hosted(self, address: str) -> Iterator[int]:
        """The documents under the host of an address, or under the wider ones that it is a part of."""
        whole = address_key(address).split("/")[0]
        host, found = whole, False
        while host:
            for number in self.by_host.get(host, ()):
                found = True
                yield number
            _, _, host = host.partition(".")
        if not found:
            yield from self._named_in_host(whole)

    def _named_in_host(self, host: str) -> Iterator[int]:
        """The documents whose publisher or own name a host is: `mayoclinic.com`, `www.cigna.com`."""
        *_, name, _ = ("", "", *host.split("."))
        if name in self.bodies:
            yield from self.by_body[self.bodies[name]]
        for number, quality in self.by_key.get(name, ()):
            if quality >= 0.95 and self.profiles[number].entry.kind == "document":
                yield number

    def within(self, inner: int, outer: int) -> bool:
        """Whether an entry lies under another, or is on fewer of its pages: `Opioids, dosing` in `Opioids`."""
        one, other = self.profiles[inner], self.profiles[outer]
        if outer in one.lineage[1:]:
            return True
        if one.pages is None or other.pages is None or one.pages == other.pages or one.lineage[1:] != other.lineage[1:]:
            return False
        return other.pages[0] <= one.pages[0] and one.pages[1] <= other.pages[1]

    def paged_below(self, scope: int) -> list[Profile]:
        """The entries below one that have pages, nearest first; looked up once for each."""
        paged = self._paged.get(scope)
        if paged is None:
            found = (self.profiles[number] for number in self.below(scope))
            paged = self._paged[scope] = [profile for profile in found if profile.pages is not None]
        return paged

    def title_words(self, number: int) -> frozenset[str]:
        """All words of an entry's title; read once for each."""
        words = self._title_words.get(number)
        if words is None:
            title = self.profiles[number].entry.title
            words = self._title_words[number] = frozenset(token.word for token in self.vocabulary.read(title))
        return words

    def below(self, scope: int, limit: int = 2000) -> Iterator[int]:
        """The entries below one, nearest first, at most `limit`."""
        waiting = deque(self.profiles[scope].below)
        for _ in range(limit):
            if not waiting:
                return
            number = waiting.popleft()
            yield number
            waiting.extend(self.profiles[number].below)


def _initials(body: str, known: Container[str]) -> Iterator[str]:
    """The abbreviation of a publisher that the catalogue writes out, where no other has it: `APA`."""
    words = [word for word in body.split() if word[0].isupper()]
    letters = "".join(word[0] for word in words)
    if len(words) > 2 and letters not in known:
        yield letters
