"""When two citations read alike, and the alias that reads as a citation does. Neither needs a catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from workbench.guidelines.atoms import Atom, Part, find_atoms
from workbench.guidelines.names import key_of, words_of
from workbench.guidelines.profiles import address_key, alias_words
from workbench.guidelines.tokens import GENERIC, SILENT, Token, tokenize
from workbench.model.record import Citation, PageRange

_APART = (Part.PAGES, Part.CHAPTER, Part.CHAPTER_WORD, Part.SECTION_WORD, Part.ADDRESS)
"""What is compared by its value, however it is printed."""
_LABELS = {"MTUS": "MTUS ", "Non-MTUS": "Non-MTUS Citation ", None: ""}


def normal_form(citation: Citation) -> str:
    """What citations that read alike have in common: equal for two of them, whatever their spelling.

    Word forms, letter case, spaces, marks, words of the trade (`Guidelines`) and the way in which chapters, pages and
    addresses are printed do not count. What its fields say beyond its words, such as a publisher named before, does.
    """
    tokens = tokenize(citation.text)
    atoms = find_atoms(tokens)
    words = _telling(words_of(_outside(tokens, atoms)))
    told = key_of(words)
    chapters = [atom.value for atom in atoms if atom.part is Part.CHAPTER]
    addresses = [address_key(atom.value) for atom in atoms if atom.part is Part.ADDRESS]
    beyond = sorted(set(_beyond(citation, told, chapters)))
    return "|".join((citation.basis or "", told, *beyond, *_numbered("ch", chapters), *addresses, *_pages(citation)))


def telling_words(text: str) -> list[str]:
    """The folded words of a citation that say what it means, in printed order, without pages and chapter numbers."""
    tokens = tokenize(text)
    return _telling(words_of(_outside(tokens, find_atoms(tokens))))


def alias_of(citation: Citation) -> str:
    """The alias under which exactly this citation is known again: its words with its label, and its pages.

    Pages that its own words do not name, as in a list shared by several citations, stand behind them.
    """
    words = " ".join(citation.text.replace("|", "/").split())  # the bar parts aliases in the catalogue's files
    text = _LABELS[citation.basis] + words
    tokens = tokenize(text)
    printed = tuple(group.pages for atom in find_atoms(tokens) if atom.part is Part.PAGES for group in atom.groups)
    if printed == tuple(citation.pages):
        return text
    pages = ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in citation.pages)
    return f"{text} Page(s): {pages}" if pages else text


def alias_key(alias: str) -> str:
    """What two aliases have in common that stand for the same whole citation."""
    tokens = tokenize(alias)
    return key_of(alias_words(tokens, find_atoms(tokens)))


def says_no_more(citation: Citation) -> bool:
    """Whether the fields hold nothing beyond the citation's own words, so that nobody put another word into them."""
    tokens = tokenize(citation.text)
    atoms = find_atoms(tokens)
    chapters = [atom.value for atom in atoms if atom.part is Part.CHAPTER]
    return not _beyond(citation, key_of(words_of(_outside(tokens, atoms))), chapters)


def _outside(tokens: Sequence[Token], atoms: Sequence[Atom]) -> list[Token]:
    hidden = {at for atom in atoms if atom.part in _APART for at in range(atom.first, atom.last)}
    return [token for at, token in enumerate(tokens) if at not in hidden]


def _telling(words: Iterable[str]) -> list[str]:
    """The words without those that every citation has, if any others are left."""
    told = [word for word in words if word not in SILENT]
    return [word for word in told if word not in GENERIC] or told


def _beyond(citation: Citation, told: str, chapters: Sequence[str]) -> list[str]:
    """The words and numbers of the fields that the text does not have."""
    fields = (
        citation.body,
        citation.title,
        citation.section,
        None if citation.chapter in chapters else citation.chapter,
    )
    words = [word for field in fields if field for word in _telling(words_of(tokenize(field)))]
    year = [str(citation.year)] if citation.year else []
    return [word for word in (*words, *year) if word not in told]


def _numbered(sign: str, values: Iterable[str]) -> list[str]:
    return [f"{sign}{value.casefold()}" for value in values]


def _pages(citation: Citation) -> list[str]:
    pages: list[PageRange] = sorted(citation.pages)
    return [f"p{first}-{last}" for first, last in pages]
