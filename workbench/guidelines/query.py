"""One citation as a question to the catalogue: what it names, in folded form, and what is known around it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from workbench.guidelines.articles import is_article
from workbench.guidelines.atoms import Atom, find_atoms
from workbench.guidelines.names import key_of, title_names, words_of
from workbench.guidelines.piece import SURE_NAME, Piece
from workbench.guidelines.profiles import Profile, address_key, alias_words
from workbench.guidelines.reading import Reading, Span
from workbench.guidelines.statement import CORE, MOST, Statement
from workbench.guidelines.tokens import GENERIC
from workbench.guidelines.vocabulary import Words
from workbench.model.record import Basis, PageRange

JOURNAL = "journalarticle"
"""The name, as a key, of whatever is printed as a journal's year, volume and pages."""
_WORKS = frozenset(("guideline", "statement", "recommendation", "database", "parameter"))
_WORK_BEHIND = 6
"""So many words behind a publisher's name the kind of its work is told."""
_SHORTEST_NAME = 5
"""Letters of a name that may be misspelt: fewer are initials."""

_INTRODUCING = frozenset(
    ("section", "subsection", "chapter", "topic", "heading", "guideline", "entry", "on", "under", "regarding")
)
_LETTERS = re.compile(r"[^a-z0-9]+")
_TITLE_8 = re.compile(r"dir\.ca\.gov/t8/(\d{4}(?:[_.]\d+)*)")
_PARTING = frozenset("(:-")
_LAST_NO_YEAR = 1900
_PART = 0.93
"""How surely a part of a heading means the entry of that name."""
NEARLY = 0.86
"""Share of letters from which words are a misspelt chapter name."""


@dataclass
class Query:
    """What one citation says. `heading` are the words that name a part inside the guideline; `words` all its words.

    `parts` are the names, as keys, that a heading holds beside its brackets, dashes and colons, and how surely each
    means it. `inherited` is true where publisher or document were named by a citation before it.
    """

    bodies: frozenset[str] = frozenset()
    documents: dict[int, float] = field(default_factory=dict)
    chapters: dict[int, float] = field(default_factory=dict)
    chapter_number: str = ""
    heading: Words = ()
    headings: tuple[Words, ...] = ()
    parts: tuple[tuple[str, float], ...] = ()
    words: Words = ()
    pages: tuple[PageRange, ...] = ()
    total: int = 0
    years: frozenset[int] = frozenset()
    edition: str = ""
    regulations: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    basis: Basis | None = None
    keys: dict[str, float] = field(default_factory=dict)
    beside: Words = ()
    inherited: bool = False
    treatment: Words = ()
    category: frozenset[str] = frozenset()
    decision_date: str | None = None

    @property
    def names_anything(self) -> bool:
        """Whether any part of the catalogue is named, here or before."""
        return bool(
            self.bodies or self.documents or self.chapters or self.chapter_number or self.regulations or self.addresses
        )


def ask(statement: Statement, piece: Piece, basis: Basis | None, pages: tuple[PageRange, ...] | None = None) -> Query:
    """The question that a piece of a statement puts; `pages` where they are no longer the printed ones."""
    if pages is None:
        pages = tuple(group.pages for group in piece.groups)
    reading, scope = piece.reading, piece.scope
    named = reading if reading.names_anything else (scope or reading)
    source = reading if reading.names_source or scope is None else scope
    tokens = statement.tokens
    years = _years(reading, named)
    documents = _documents(statement, source)
    if _is_of_journal(statement, piece):
        documents.update(statement.index.by_key.get(JOURNAL, ()))
    chapters = dict(reading.chapters or named.chapters)
    runs = list(reading.heading)
    anchored = [] if runs else _anchored(statement, reading)
    edition = next((atom.value for atom in [*reading.editions, *named.editions]), "")
    if not named.names_anything and runs and (nearly := _misspelt_document(statement, runs[0])):
        documents, runs = nearly
    if not named.names_source:
        documents.update(_of_hosts(statement, reading))
    if not chapters and runs and (like := _misspelt_chapter(statement, source, reading.chapter_number, runs[0])):
        chapters, runs = like, runs[1:]
    number = reading.chapter_number or named.chapter_number
    if number and basis != "MTUS" and not (documents or chapters or source.names_source):
        number = "" if _is_of_another_book(statement, reading, runs) else number
    return Query(
        bodies=frozenset(source.bodies),
        documents=_of_year(statement, _of_edition(statement, documents, edition, source), years),
        chapters=_of_year(statement, _of_edition(statement, chapters, edition), years),
        chapter_number=number,
        heading=_heading_words(statement, runs) or tuple(anchored),
        headings=tuple(words_of(tokens[first:last]) for first, last in runs),
        parts=tuple(part for run in runs for part in _parts(statement, run)),
        words=_plain_words(statement, piece),
        pages=pages,
        total=reading.total,
        years=frozenset(years),
        edition=edition,
        regulations=(*(atom.value for atom in reading.regulations), *_laid_out(reading)),
        addresses=tuple(atom.value for atom in reading.addresses if not _is_of_title_8(statement, atom)),
        basis=basis,
        keys=full_keys(statement, piece, basis, pages),
        beside=_heading_words(statement, piece.above.reading.heading) if piece.above and not reading.heading else (),
        inherited=source is not reading or named is not reading,
    )


def _is_of_journal(statement: Statement, piece: Piece) -> bool:
    """Whether an article is no more than that: no publisher's own work, wherever it was printed."""
    tokens = statement.tokens
    if not is_article(statement.text, tokens[piece.first].start, tokens[piece.last - 1].end):
        return False
    if not any(_has_own_entry(statement, body) for body in piece.reading.bodies):
        return True
    behind = (tokens[last : min(last + _WORK_BEHIND, piece.last)] for _, last in piece.reading.sources)
    return not any(token.word in _WORKS for stretch in behind for token in stretch)


def _has_own_entry(statement: Statement, body: str) -> bool:
    """Whether the catalogue has an entry for all that a publisher has written: `IDSA`, not `ACG, GERD`."""
    index = statement.index
    named = index.by_key.get(key_of((body.casefold(),)), ())
    return any(index.profiles[number].entry.kind == "document" for number, _ in named[:MOST])


def _years(reading: Reading, named: Reading) -> list[int]:
    """The years that the piece states, or else those of the citation that it goes on from."""
    years = [int(atom.value) for atom in reading.years if atom.value.isdecimal() and int(atom.value) > _LAST_NO_YEAR]
    if years or named is reading:
        return years
    return [int(atom.value) for atom in named.years if atom.value.isdecimal()]


def _plain_words(statement: Statement, piece: Piece) -> tuple[str, ...]:
    """The piece's words but for those that are read as numbers, pages and addresses."""
    numbered = enumerate(statement.tokens[piece.first : piece.last], piece.first)
    return words_of(token for at, token in numbered if at not in statement.atom_at)


def _documents(statement: Statement, source: Reading) -> dict[int, float]:
    """The documents named; those with as many pages as are told ("43 of 127") where only the schedule is."""
    profiles = statement.index.profiles
    counted = statement.index.by_total.get(source.total, ())
    above = {number for one in counted for number in profiles[one].lineage[1:]}
    if counted and source.documents.keys() <= above:
        return dict.fromkeys(counted, 0.9)
    return dict(source.documents)


def _of_hosts(statement: Statement, reading: Reading) -> dict[int, float]:
    """The documents that stand under the host of an address: `www.odg-twc.com; Section: Knee & Leg`."""
    hosts = [address_key(atom.value).split("/")[0] for atom in reading.addresses]
    return {number: 0.9 for host in hosts for number in statement.index.by_host.get(host, ())}


def _anchored(statement: Statement, reading: Reading) -> list[str]:
    """The words of the heading under an address that its anchor names: `…/shoulder.htm#Surgeryforrotatorcuffrepair`."""
    index = statement.index
    for atom in reading.addresses:
        address, _, anchor = atom.value.partition("#")
        for above in index.by_address.get(address_key(address), ()) if anchor else ():
            for number in index.below(above):
                title = index.profiles[number].entry.title
                if _LETTERS.sub("", title.casefold()) == _LETTERS.sub("", anchor):
                    return list(words_of(index.vocabulary.read(title)))
    return []


def _laid_out(reading: Reading) -> list[str]:
    """The sections of Title 8 that addresses of the state's own copy name: `www.dir.ca.gov/t8/9792_24_2.html`."""
    keys = (address_key(atom.value) for atom in reading.addresses)
    return ["ccr " + found[1].replace("_", ".") for key in keys if (found := _TITLE_8.fullmatch(key))]


def _is_of_title_8(statement: Statement, address: Atom) -> bool:
    """Whether an address only names a section of Title 8: no entry has it for its own."""
    key = address_key(address.value)
    return _TITLE_8.fullmatch(key) is not None and key not in statement.index.by_address


def _of_edition(
    statement: Statement, found: dict[int, float], edition: str, source: Reading | None = None
) -> dict[int, float]:
    """Of what is named that of the edition that is told; the publisher's own of that edition where none of these is."""
    profiles = statement.index.profiles
    known = {number: profiles[number].edition for number in found if profiles[number].edition}
    if not edition or not known:
        return found
    if same := {number: found[number] for number, own in known.items() if own == edition}:
        return same
    bodies = source.bodies if source is not None and len(known) == len(found) else ()
    others = [number for body in bodies for number in statement.index.by_body.get(body, ())[:MOST]]
    return {number: 0.9 for number in others if profiles[number].edition == edition} or found


def _of_year(statement: Statement, found: dict[int, float], years: list[int]) -> dict[int, float]:
    """Of several editions those of the year that is told, where there is one."""
    if len(found) < 2 or not years:
        return found
    likes = {number: year_likeness(statement.index.profiles[number], frozenset(years)) for number in found}
    best = max(likes.values())
    return {number: quality for number, quality in found.items() if likes[number] == best} if best > 0.5 else found


def year_likeness(profile: Profile, years: frozenset[int]) -> float:
    """1 where the text is of such a year, 0.9 where an alias says so, 0.75 where it took effect then, 0.5 unknown."""
    entry = profile.entry
    if entry.year in years:
        return 1.0
    if profile.years & years:
        return 0.9
    if entry.in_force_from and int(entry.in_force_from[:4]) in years:
        return 0.75
    return 0.5 if entry.year is None else 0.0


def _is_of_another_book(statement: Statement, reading: Reading, runs: list[Span]) -> bool:
    """Whether a chapter's number follows a name that has nothing of that chapter's: `Handbook of Burns, Chapter 4`."""
    index = statement.index
    if not runs or reading.number_span is None or runs[0][0] > reading.number_span[0]:
        return False
    words = words_of(statement.tokens[slice(*runs[0])])
    known = {
        word
        for one in index.by_chapter.get(reading.chapter_number, ())[:MOST]
        for name in index.profiles[one].names
        for word in name.words
    }
    telling = [word for word in words if word not in GENERIC]
    return len(telling) > 1 and sum(word in known for word in telling) * 2 < len(telling)


def _misspelt_chapter(statement: Statement, source: Reading, number: str, run: Span) -> dict[int, float]:
    """The chapters under the source or of the number whose name the words nearly are, letter by letter."""
    index = statement.index
    roots = [*source.documents, *(one for body in source.bodies for one in index.by_body.get(body, ())[:MOST])]
    near = [
        *index.by_chapter.get(number, ())[:MOST],
        *(one for root in roots for one in index.profiles[root].below[:MOST]),
    ]
    asked = key_of(words_of(statement.tokens[slice(*run)]))
    found: dict[int, float] = {}
    for one in near:
        profile = index.profiles[one]
        if profile.entry.kind != "chapter" or len(asked) < 5:
            continue
        like = max(
            (fuzz.ratio(asked, key_of(name.words)) / 100 for name in profile.names if name.quality > CORE), default=0
        )
        if like >= NEARLY:
            found[one] = round(0.9 * like, 3)
    return found


def _misspelt_document(statement: Statement, run: Span) -> tuple[dict[int, float], list[Span]] | None:
    """The documents whose name the words up to "guidelines" nearly are, and what is left of the run behind them."""
    index, tokens = statement.index, statement.tokens
    end = next((at + 1 for at in range(*run) if tokens[at].word == "guideline"), run[1])
    words = words_of(tokens[run[0] : end])
    if len(key_of(word for word in words if word not in GENERIC)) < _SHORTEST_NAME:
        return None  # `Clinical practice guideline` is nobody's, and initials are not misspelt
    rare = sorted(words, key=index.weight, reverse=True)[:4]
    near = {one for word in rare for one in index.postings.get(word, ())[: 10 * MOST]}
    found: dict[int, float] = {}
    for one in near:
        if index.profiles[one].entry.kind != "document":
            continue
        names = [key_of(name.words) for name in index.profiles[one].names if name.quality > CORE]
        like = max((fuzz.ratio(key_of(words), name) / 100 for name in names if len(name) > 8), default=0)
        if like >= NEARLY:
            found[one] = round(0.9 * like, 3)
    left = [(end, run[1])] if end < run[1] else []
    return (found, left) if found else None


def full_keys(
    statement: Statement, piece: Piece, basis: Basis | None, pages: tuple[PageRange, ...]
) -> dict[str, float]:
    """The citation as an alias would be compared with it: as printed with its label, and less surely without either."""
    tokens = statement.tokens[piece.first : piece.last]
    words = alias_words(tokens, find_atoms(tokens), pages)
    if not words:
        return {}
    listed = piece.reading.section_word is not None  # what follows it is a heading, whatever its words are
    own = [word for word in words if listed or word not in GENERIC]
    label: Words = {"MTUS": ("mtus",), "Non-MTUS": ("non", "mtus", "citation"), None: ()}[basis]
    keys = {key_of(own): 0.85, key_of(words): 0.9} if own else {}
    if label:
        keys.update({key_of([*label, *own]): 1.0, key_of([*label, *words]): 1.0})
    else:
        keys[key_of(words)] = 1.0
    return keys


def _parts(statement: Statement, run: Span) -> list[tuple[str, float]]:
    """What a heading is called within it: `Lidoderm` of `Lidoderm (patch)`, `MRI` of `Indications - MRI`."""
    tokens = statement.tokens[slice(*run)]
    if not any(token.text in _PARTING for token in tokens):
        return []
    if key_of(words_of(tokens)) in statement.index.by_key:
        return []
    return [(key_of(name.words), _PART * name.quality) for name in title_names(tokens) if name.quality >= SURE_NAME]


def _heading_words(statement: Statement, runs: list[Span]) -> Words:
    """The words of all runs without those that only introduce a heading (`Drugs section`), if any others are left."""
    words = dict.fromkeys(word for first, last in runs for word in words_of(statement.tokens[first:last]))
    own = tuple(word for word in words if word not in _INTRODUCING)
    if own[1:2] in (("surgery",), ("imaging",)) and own[0].startswith("indicat"):
        own = own[2:]  # `Indications for Surgery - Knee arthroplasty`
    return own or tuple(words)
