"""The score of one entry for one citation, in named parts. Weights: ARCHITECTURE.md, "Why a link scores as it does"."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from workbench.guidelines.index import Index
from workbench.guidelines.likeness import best_likeness
from workbench.guidelines.pagefit import INSIDE, PARTLY, PageFit, shown
from workbench.guidelines.profiles import Profile, address_key
from workbench.guidelines.query import Query, year_likeness
from workbench.guidelines.tokens import GENERIC
from workbench.model.guidelines import Part

WEIGHTS = {
    # The identifying tier decides.
    "alias": 4.0, "body": 4.0, "document": 5.0, "chapter": 5.0, "number": 2.0, "section": 6.0, "pages": 4.0,
    "regulation": 6.0, "address": 5.0, "depth": 3.0,
    # Similarity carries where nothing is named.
    "words": 4.0,
    # Preference breaks ties.
    "year": 2.5, "edition": 1.5, "label": 0.4, "in force": 0.4, "item": 0.3,
}  # fmt: skip
UNDATED = 1.2
"""What the time in force weighs where the citation tells no year of its own."""
Scored = tuple[str, float, str]
"""The name of a part, its score 0 to 1, and what it says in words; blank for nothing."""
_OWN_NAME = 0.6
"""Share of a heading's words from which it counts as an entry's own title, by their weight."""
_OTHER_SUBJECT = 0.3
"""Share of a title's words below which a work cited is another, by their weight."""
_TELLING_WORDS = 3
NAMED = 0.7
"""Likeness from which a heading counts as the name of a section."""


@dataclass
class Scale:
    """What is the same for all candidates of one query: page fits and the best section's likeness."""

    index: Index
    query: Query
    pages: dict[int, PageFit]
    headings: dict[int, float]
    aliased: dict[int, float]
    hosted: frozenset[int] = frozenset()
    said: dict[int, list[Scored]] = field(default_factory=dict)
    """By entry, the parts on which what stands around the citation has no say: worked out once for both rankings."""

    def __post_init__(self) -> None:
        self.best_heading = max(self.headings.values(), default=0.0)
        asked = [(name, part) for name, asked, part in _PARTS if asked(self.query)]
        around = [(at, part) for at, (_, part) in enumerate(asked, bool(self.aliased)) if part in _AROUND]
        self._around = around
        self._asked = [part for _, part in asked if part not in _AROUND]
        names = ["alias"] * bool(self.aliased) + [name for name, _ in asked]
        self._names_anything = self.query.names_anything
        names += ["depth"] * self._names_anything
        self._weights = [UNDATED if name == "in force" and not self.query.years else WEIGHTS[name] for name in names]
        self._total = sum(self._weights)

    def is_by_another_name(self, number: int) -> bool:
        """Whether the heading cited is a section's by an alias that has few of its title's words."""
        if self.index.profiles[number].entry.kind != "section" or self.headings.get(number, 0.0) < NAMED:
            return False
        asked, title = set(self.query.heading), self.index.title_words(number)
        whole = sum(map(self.index.weight, asked))
        return bool(whole) and sum(self.index.weight(word) for word in asked if word in title) <= _OWN_NAME * whole

    def is_of_other_subject(self, number: int) -> bool:
        """Whether a work is cited by its publisher and title, and the title has next to nothing of this document's.

        Only a document that is one guideline by its title has a subject: others gather all that a publisher has.
        """
        entry = self.index.profiles[number].entry
        one_guideline = entry.kind == "document" and "guideline" in entry.title.lower().split()
        if not one_guideline or number in self.query.documents:
            return False
        title = self.index.title_words(number) - GENERIC
        asked = set(self.query.words) - GENERIC
        if len(asked) < _TELLING_WORDS or len(title) < _TELLING_WORDS:
            return False
        whole = sum(map(self.index.weight, title))
        return sum(self.index.weight(word) for word in title & asked) <= _OTHER_SUBJECT * whole

    def score(self, profile: Profile) -> float:
        """The score, 0 to 1."""
        gained = 0.0
        for weight, (_, value, _) in zip(self._weights, self._parts(profile), strict=True):
            gained += weight * value
        return gained / self._total if self._total else 0.0

    def parts(self, profile: Profile) -> tuple[Part, ...]:
        """The parts of the score that say anything, decisive first."""
        weighed = zip(self._weights, self._parts(profile), strict=True)
        told = [Part(name, round(value, 4), weight, says) for weight, (name, value, says) in weighed if says]
        told.sort(key=lambda part: -part.weight * abs(part.score - 0.5))
        return tuple(told)

    def _parts(self, profile: Profile) -> list[Scored]:
        said = self.said.get(profile.number)
        if said is None:
            said = self.said[profile.number] = list(self._lasting(profile))
        if not self._around:
            return said
        told = said.copy()
        for at, part in self._around:
            told.insert(at, part(self, profile))
        return told

    def _lasting(self, profile: Profile) -> Iterator[Scored]:
        """The alias, what the citation itself says, the depth."""
        if self.aliased:
            known = self.aliased.get(profile.number, 0.0)
            yield "alias", known, "written so" if known == 1.0 else ""
        for part in self._asked:
            yield part(self, profile)
        if self._names_anything:
            depth = self._depth(profile)
            yield "depth", depth, "" if depth else "more than is cited"

    def _depth(self, profile: Profile) -> float:
        """1 where the citation says enough for an entry of this kind, 0 where a higher one would do."""
        query, number = self.query, profile.number
        if profile.entry.kind == "document" or self.aliased.get(number, 0.0) == 1.0:
            return 1.0
        if self.headings.get(number, 0.0) >= NAMED or number in query.chapters:
            return 1.0
        fit = self.pages.get(number)
        if fit is not None and fit.score >= INSIDE and (not query.heading or self.best_heading < NAMED):
            return 1.0
        if query.regulations and regulation_likeness(query, profile) >= 0.9:
            return 1.0
        if query.addresses and _address(self, profile)[1] == 1.0:
            return 1.0
        if profile.entry.kind == "chapter":
            named = query.chapter_number and profile.entry.chapter == query.chapter_number
            return 1.0 if named and not query.chapters else 0.0
        return 0.0


def _body(scale: Scale, profile: Profile) -> tuple[str, float, str]:
    asked = scale.query.bodies
    if profile.bodies & asked:
        return "body", 1.0, "body"
    own = next(iter(profile.bodies), "") or "MTUS"
    return "body", 0.0, f"{own}, not {next(iter(sorted(asked)))}"


def _document(scale: Scale, profile: Profile) -> tuple[str, float, str]:
    documents = scale.query.documents
    quality = max((documents[above] for above in profile.lineage if above in documents), default=0.0)
    if quality:
        return "document", quality, "document"
    if any(profile.number in scale.index.profiles[number].lineage for number in documents):
        return "document", 0.3, "above the document"
    return "document", 0.0, "another document"


def _chapter(scale: Scale, profile: Profile) -> tuple[str, float, str]:
    chapters = scale.query.chapters
    quality = max((chapters[above] for above in profile.lineage if above in chapters), default=0.0)
    if quality:
        return "chapter", quality, "title"
    if any(profile.number in scale.index.profiles[number].lineage for number in chapters):
        return "chapter", 0.4, "a chapter fits"
    return "chapter", 0.0, "another chapter"


def _number(scale: Scale, profile: Profile) -> tuple[str, float, str]:
    asked = scale.query.chapter_number
    own = next(
        (
            scale.index.profiles[number].entry.chapter
            for number in profile.lineage
            if scale.index.profiles[number].entry.kind == "chapter"
            and scale.index.profiles[number].entry.chapter.isdecimal()
        ),
        "",
    )
    if own == asked:
        return "number", 1.0, f"chapter {asked}"
    if not own:
        return "number", 0.4 if profile.entry.kind == "document" else 0.2, ""
    return "number", 0.0, f"chapter {own}, not {asked}"


def _section(scale: Scale, profile: Profile) -> tuple[str, float, str]:
    like = scale.headings.get(profile.number, 0.0)
    if like >= NAMED:
        return "section", like, "heading"
    if scale.best_heading < NAMED and regulation_likeness(scale.query, profile) == 1.0:
        return "section", max(0.6, 0.5 * like), "regulation, no section of that name"
    fit = scale.pages.get(profile.number)
    if scale.best_heading < NAMED and fit is not None and fit.score >= INSIDE and profile.entry.kind == "section":
        return "section", max(0.6, 0.5 * like), "pages, no section of that name"
    if profile.entry.kind == "section":
        return "section", 0.5 * like, "another heading"
    if scale.best_heading >= NAMED:
        return "section", 0.25, "a section fits"
    return "section", 0.6 if profile.below else 0.8, "no section of that name" if profile.below else ""


def _pages(scale: Scale, profile: Profile) -> tuple[str, float, str]:
    fit = scale.pages.get(profile.number)
    if fit is not None:
        if scale.headings.get(profile.number) == 1.0 and fit.score == PARTLY:
            return "pages", INSIDE, fit.says  # the whole name is printed: a heading wins over pages
        return "pages", fit.score, fit.says
    if profile.pages is None:
        return "pages", 0.4 if profile.entry.kind == "section" else 0.5, "no pages known"
    inside = all(profile.pages[0] <= first and last <= profile.pages[1] for first, last in scale.query.pages)
    return "pages", 0.7 if inside else 0.0, shown(scale.query.pages) + (" inside" if inside else " outside")


def regulation_likeness(query: Query, profile: Profile) -> float:
    """1 for the regulation itself, less for the one that it is a part of, 0 for another."""
    best = 0.0
    for asked in query.regulations:
        for own in profile.regulations:
            if own == asked:
                return 1.0
            if asked.startswith((own + "(", own + ".")):
                subsection = 0.95 if "(" in own else 0.9
                best = max(best, subsection if asked[len(own)] == "(" else 0.5)
    return best


def _regulation(scale: Scale, profile: Profile) -> tuple[str, float, str]:
    like = regulation_likeness(scale.query, profile)
    if not like and any(regulation_likeness(scale.query, scale.index.profiles[above]) for above in profile.lineage[1:]):
        like = 0.9
    return "regulation", like, "regulation" if like else "another regulation"


def _address(scale: Scale, profile: Profile) -> tuple[str, float, str]:
    asked = {address_key(address) for address in scale.query.addresses}
    urls = [address_key(url) for above in profile.lineage if (url := scale.index.profiles[above].entry.url)]
    if profile.entry.url and urls[0] in asked:
        return "address", 1.0, "address"
    named = next((url for url in urls if url in asked), None)
    if named is not None:
        return "address", 0.6 if "/" in named else 0.95, "under this address"
    if profile.number in scale.hosted:
        return "address", 0.85, "same host"
    hosts = {address.split("/")[0] for address in asked}
    if any(url.split("/")[0] in hosts for url in urls):
        return "address", 0.4 if profile.entry.kind == "document" else 0.1, "same host"
    return "address", 0.0, ""


def _year(scale: Scale, profile: Profile) -> tuple[str, float, str]:
    like = year_likeness(profile, scale.query.years)
    told = ", ".join(map(str, sorted(scale.query.years)))
    if like == 0.75:
        return "year", like, f"in force from {told}"
    return "year", like, f"{profile.entry.year}, not {told}" if not like else told if like > 0.5 else ""


def _edition(scale: Scale, profile: Profile) -> tuple[str, float, str]:
    asked, own = scale.query.edition, profile.edition
    if not own:
        return "edition", 0.5, ""
    if own == asked:
        return "edition", 1.0, profile.entry.edition.split(",")[0]
    return "edition", 0.0, f"{profile.entry.edition.split(',')[0]}, not {asked}"


def _in_force(scale: Scale, profile: Profile) -> tuple[str, float, str]:
    entry, day = profile.entry, scale.query.decision_date or ""
    if entry.in_force_from is None:
        return "in force", 0.5, ""
    span = f"{entry.in_force_from[:4]}–{entry.in_force_to[:4] if entry.in_force_to else ''}"
    if entry.in_force_from <= day <= (entry.in_force_to or "9999"):
        return "in force", 1.0, f"in force {span}"
    return "in force", 0.0, f"in force only {span}"


def _label(scale: Scale, profile: Profile) -> tuple[str, float, str]:
    asked, own = scale.query.basis, profile.entry.basis
    fits = own.startswith("MTUS") if asked == "MTUS" else "Non-MTUS" in own
    if not fits:
        return "label", 0.0, f"cited as {asked}"
    return "label", 1.0 if own == asked else 0.7, ""


def _item(scale: Scale, profile: Profile) -> tuple[str, float, str]:
    like = best_likeness(scale.query.treatment, profile.names, scale.index.weight)
    return "item", like, "the disputed item" if like >= NAMED else ""


def _words(scale: Scale, profile: Profile) -> tuple[str, float, str]:
    like = best_likeness(scale.query.words, profile.names, scale.index.weight)
    return "words", like, "title" if like >= NAMED else "another title"


_AROUND = (_in_force, _item)
_PARTS: tuple[tuple[str, Callable[[Query], object], Callable[[Scale, Profile], Scored]], ...] = (
    ("body", lambda query: query.bodies, _body),
    ("document", lambda query: query.documents, _document),
    ("chapter", lambda query: query.chapters, _chapter),
    ("number", lambda query: query.chapter_number, _number),
    ("section", lambda query: query.heading and query.names_anything, _section),
    ("pages", lambda query: query.pages, _pages),
    ("regulation", lambda query: query.regulations, _regulation),
    ("address", lambda query: query.addresses, _address),
    ("words", lambda query: not query.names_anything, _words),
    ("year", lambda query: query.years, _year),
    ("edition", lambda query: query.edition, _edition),
    ("in force", lambda query: query.decision_date, _in_force),
    ("label", lambda query: query.basis, _label),
    ("item", lambda query: query.treatment, _item),
)
"""Which parts a query speaks about, and how each is scored. What it does not say is left out for every candidate."""
