"""What one stretch of a statement names: publisher, document, chapter, heading, pages and the rest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from workbench.guidelines.atoms import Atom, PageGroup, Part
from workbench.guidelines.names import key_of
from workbench.guidelines.statement import CORE, Hit, Statement
from workbench.guidelines.tokens import GENERIC, SILENT, Kind

Span = tuple[int, int]
"""Token numbers, first to last (not included)."""

OTHER = key_of(("other", "medical", "treatment", "guideline", "or", "medical", "evidence"))
_INTRODUCES = GENERIC | {"guideline", "chapter", "section", "index", "summary", "by"}


@dataclass
class Reading:
    """The parts named between the tokens `first` and `last`. Entry numbers carry the quality of the name used.

    `heading` are the runs of words that are left: a heading inside the guideline, or a title that nothing knows.
    """

    first: int
    last: int
    bodies: dict[str, Span] = field(default_factory=dict)
    documents: dict[int, float] = field(default_factory=dict)
    chapters: dict[int, float] = field(default_factory=dict)
    chapter_span: Span | None = None
    chapter_number: str = ""
    number_span: Span | None = None
    sources: list[Span] = field(default_factory=list)
    heading: list[Span] = field(default_factory=list)
    section_word: Atom | None = None
    groups: list[PageGroup] = field(default_factory=list)
    page_first: bool = False
    total: int = 0
    years: list[Atom] = field(default_factory=list)
    editions: list[Atom] = field(default_factory=list)
    regulations: list[Atom] = field(default_factory=list)
    addresses: list[Atom] = field(default_factory=list)

    @property
    def names_source(self) -> bool:
        """Whether a publisher or document is named."""
        return bool(self.bodies or self.documents)

    @property
    def names_anything(self) -> bool:
        """Whether any part of the catalogue is named."""
        return bool(self.names_source or self.chapters or self.chapter_number or self.regulations or self.addresses)


def read(statement: Statement, first: int, last: int, above: Reading | None = None) -> Reading:
    """The parts named in a stretch. `above` is what was named before it and still holds (publisher, document)."""
    found = Reading(first, last)
    for atom in statement.atoms:
        if first <= atom.first and atom.last <= last:
            _take_atom(found, atom)
    _take_sources(statement, found)
    _take_chapter(statement, found, above)
    found.heading = list(_headings(statement, found))
    if found.groups and found.heading:
        found.page_first = found.groups[0].start < statement.tokens[found.heading[0][0]].start
    return found


def _take_atom(found: Reading, atom: Atom) -> None:
    match atom.part:
        case Part.PAGES:
            found.groups.extend(atom.groups)
            found.total = found.total or atom.total
        case Part.CHAPTER:
            found.chapter_number, found.number_span = atom.value, (atom.first, atom.last)
        case Part.SECTION_WORD:
            found.section_word = atom
        case Part.YEAR | Part.DATE:
            found.years.append(atom)
        case Part.EDITION:
            found.editions.append(atom)
        case Part.REGULATION:
            found.regulations.append(atom)
        case Part.ADDRESS:
            found.addresses.append(atom)


def _take_sources(statement: Statement, found: Reading) -> None:
    """Publisher and document: the names before the section part, all of one family."""
    stop = found.section_word.first if found.section_word else found.last
    at = found.first
    while at < stop:
        longest = next((hit for hit in statement.hits.get(at, ()) if hit.last <= stop), None)
        hit = next((hit for hit in statement.hits.get(at, ()) if hit.last <= stop and _is_source(statement, hit)), None)
        inside = longest is not None and hit is not None and longest.last > hit.last and bool(found.sources)
        if hit is None or inside or not (hit.body or _begins(statement, found, at)):
            at += 1
            continue
        if found.documents.keys() and found.documents.keys() <= _labels(statement):
            found.documents.clear()  # the label of the form stands before the source itself
        if _related(statement, found, hit):
            found.sources.append((hit.first, hit.last))
            if hit.body:
                found.bodies.setdefault(hit.body, (hit.first, hit.body_last))
            found.documents.update(_documents(statement, hit))
        at = hit.last


def _labels(statement: Statement) -> set[int]:
    """The entry for what is cited under the form's own label alone."""
    return {number for number, _ in statement.index.by_key.get(OTHER, ())}


def _documents(statement: Statement, hit: Hit) -> dict[int, float]:
    profiles = statement.index.profiles
    return {
        number: quality
        for number, quality in hit.refs
        if profiles[number].entry.kind == "document" and quality > CORE and not hit.only_body
    }


def _is_source(statement: Statement, hit: Hit) -> bool:
    return bool(hit.body) or bool(_documents(statement, hit))


def _related(statement: Statement, found: Reading, hit: Hit) -> bool:
    """Whether a further source names the same thing as those before it: ACOEM, Practice Guidelines."""
    if not found.names_source:
        return True
    profiles = statement.index.profiles
    if hit.body:
        return hit.body in found.bodies or any(hit.body in profiles[number].bodies for number in found.documents)
    documents = _documents(statement, hit)
    return any(profiles[number].bodies & found.bodies.keys() or number in found.documents for number in documents)


def fits(statement: Statement, number: int, *readings: Reading | None) -> bool | None:
    """Whether an entry lies under what the readings name; None where they name no source."""
    profile = statement.index.profiles[number]
    named = [reading for reading in readings if reading is not None and reading.names_source]
    if not named:
        return None
    reading = named[0]
    return any(above in reading.documents for above in profile.lineage) or bool(profile.bodies & reading.bodies.keys())


def _take_chapter(statement: Statement, found: Reading, above: Reading | None) -> None:
    """The chapter's name: at the beginning of a run of words, under the source that is named."""
    stop = found.section_word.first if found.section_word else found.last
    sourced = found.names_source or (above is not None and above.names_source)
    for at in range(found.first, stop):
        if any(first <= at < last for first, last in found.sources) or not _begins(statement, found, at):
            continue
        for hit in statement.hits.get(at, ()):
            if hit.last > stop:
                continue
            if not sourced and not found.chapter_number and _names_section(statement, hit):
                return
            whole = hit._replace(last=_over_repeats(statement, hit, stop))
            chapters = _chapters(statement, found, above, whole, sourced)
            if chapters and _whole(statement, found, whole):
                found.chapters, found.chapter_span = chapters, (whole.first, whole.last)
                return


def _over_repeats(statement: Statement, hit: Hit, stop: int) -> int:
    """Where a name ends whose last words stand in it before: `Posttraumatic Stress Disorder and Acute Stress Disorder`.

    Names are known by words without repetitions. What goes on behind the repeated words is a heading.
    """
    words = {token.word for token in statement.tokens[hit.first : hit.last] if token.kind is Kind.WORD}
    at = hit.last
    while at < stop and at not in statement.atom_at and statement.tokens[at].word in words:
        at += 1
    ends = at >= stop or at in statement.atom_at or statement.tokens[at].kind is Kind.MARK
    return at if ends else hit.last


def _names_section(statement: Statement, hit: Hit) -> bool:
    """Whether the words, longer than any chapter's name here, are a section's: `Opioids, criteria for use`."""
    profiles = statement.index.profiles
    kinds = {profiles[number].entry.kind for number, quality in hit.refs if quality >= 0.95}
    return kinds == {"section"} and hit.last - hit.first > 2


def _chapters(statement: Statement, found: Reading, above: Reading | None, hit: Hit, sourced: bool) -> dict[int, float]:
    profiles = statement.index.profiles
    named = bool(found.chapter_number) or _next_word(statement, hit.last) == "chapter"
    named = named or any(atom.first == hit.last for atom in found.years)
    chapters = {}
    for number, quality in hit.refs:
        kind = profiles[number].entry.kind
        if kind == "section" or (kind == "chapter" and quality <= CORE and not (sourced or named)):
            continue
        if kind == "document" and (sourced or len(profiles[number].lineage) == 1 or not _alone(statement, found, hit)):
            continue  # `MTUS Acupuncture` may be the document, but not where one is named
        if fits(statement, number, found, above) is not False:
            chapters[number] = quality
    return chapters


def _alone(statement: Statement, found: Reading, hit: Hit) -> bool:
    """Whether nothing but marks and atoms stands beside a name."""
    return hit.first == found.first and (hit.last >= found.last or hit.last in statement.atom_at)


def _whole(statement: Statement, found: Reading, hit: Hit) -> bool:
    """Whether the name is not merely the first words of a heading: `Pain, Opioids` but not `Chronic pain programs`."""
    at = hit.last
    if at >= found.last or at in statement.atom_at:
        return True
    token = statement.tokens[at]
    if token.text == "-" and not found.names_source and token.start == statement.tokens[at - 1].end:
        return statement.tokens[min(at + 1, found.last - 1)].start > token.end  # not `burn-scar`
    if token.kind is Kind.MARK or token.word in GENERIC or token.word in ("table", "figure"):
        return True
    over_a_comma = any(_is_separator(statement, inside) for inside in range(hit.first, hit.last))
    return not over_a_comma and (found.names_source or bool(found.chapter_number))


def _next_word(statement: Statement, at: int) -> str:
    return statement.tokens[at].word if at < len(statement.tokens) else ""


def _begins(statement: Statement, found: Reading, at: int) -> bool:
    """Whether a run of words begins at a token: behind nothing, a mark, an atom, a source or "chapter"."""
    back = at - 1
    while back >= found.first and statement.tokens[back].word in SILENT:
        back -= 1
    if back < found.first or back in statement.atom_at:
        return True
    token = statement.tokens[back]
    if token.kind is Kind.MARK:
        return True
    return token.word in _INTRODUCES or any(first <= back < last for first, last in found.sources)


def _headings(statement: Statement, found: Reading) -> Iterator[Span]:
    """The runs of words between marks that nothing else took, without those that only say what kind of thing it is."""
    taken = [*found.sources]
    if found.chapter_span:
        taken.append(found.chapter_span)
    start: int | None = None
    inside = 0
    for at in range(found.first, found.last + 1):
        if start is not None and at >= inside and at < found.last and statement.tokens[at].text == "(":
            inside = _bracket_end(statement, at, found.last)
        free = (
            at < found.last
            and at not in statement.atom_at
            and not any(first <= at < last for first, last in taken)
            and (at < inside or not _is_separator(statement, at))
        )
        if free and start is None:
            start = at
        if not free and start is not None:
            listed = found.section_word is not None and start >= found.section_word.last
            if run := _trimmed(statement, start, at, listed):
                yield run
            start = None


def _bracket_end(statement: Statement, at: int, last: int) -> int:
    """Where the bracket that opens at a token ends, if it holds names set off by semicolons: `(Botox; Myobloc)`."""
    close = next((end for end in range(at, last) if statement.tokens[end].text == ")"), at)
    return close if any(statement.tokens[inner].text == ";" for inner in range(at, close)) else at


def _is_separator(statement: Statement, at: int) -> bool:
    token = statement.tokens[at]
    return token.kind is Kind.MARK and token.text in ",;"


def _trimmed(statement: Statement, first: int, last: int, listed: bool) -> Span | None:
    """A run without marks and silent words at its ends; None where nothing is left but generic words.

    What is `listed` after "Section(s):" is a heading whatever its words are (`Summary`).
    """
    tokens = statement.tokens
    words = [token.word for token in tokens[first:last] if token.kind is not Kind.MARK and token.word not in SILENT]
    if not listed and not any(word not in GENERIC and word.isalpha() for word in words):
        return None
    while first < last and _is_edge(statement, first, opening=True):
        first += 1
    while first < last and _is_edge(statement, last - 1, opening=False):
        last -= 1
    return (first, last) if first < last else None


def _is_edge(statement: Statement, at: int, opening: bool) -> bool:
    token = statement.tokens[at]
    if token.kind is Kind.MARK:
        return token.text not in ("(" if opening else ")")
    return token.word in SILENT
