"""Search over the catalogue as one types."""

from __future__ import annotations

import re
from bisect import bisect_left

from workbench.guidelines.index import Index
from workbench.guidelines.likeness import best_likeness
from workbench.guidelines.profiles import Profile
from workbench.guidelines.tokens import SILENT, fold
from workbench.guidelines.vocabulary import Words
from workbench.model.guidelines import Candidate, Part

_LOOKED_AT = 3000
_TYPED = re.compile(r"[^\W_]+(?:[.-][^\W_]+)*")


def search(index: Index, words: str, limit: int) -> tuple[Candidate, ...]:
    """Entries with all the words in titles, aliases, documents or chapters, best first; each word may be only begun."""
    typed = [word for word in _TYPED.findall(words) if word.casefold() not in SILENT]
    if not typed:
        return ()
    found = set.intersection(*(_having(index, word) for word in typed))
    asked = tuple(dict.fromkeys(token.word for token in index.vocabulary.read(words) if token.word not in SILENT))
    scored = sorted(
        ((_score(index, index.profiles[number], typed, asked), number) for number in sorted(found)[:_LOOKED_AT]),
        key=lambda one: (-one[0], len(index.profiles[one[1]].lineage), one[1]),
    )
    return tuple(
        Candidate(index.profiles[number].entry.id, round(score, 4), (Part("words", round(score, 4), 1.0, "words"),))
        for score, number in scored[:limit]
    )


def _having(index: Index, typed: str) -> set[int]:
    """Entries with a word that begins so, what an abbreviation stands for, or else the word it may be meant for."""
    found = _beginning(index, typed.casefold()) | _beginning(index, fold(typed))
    if long := index.vocabulary.written_out(typed):
        found |= set.intersection(*(index.searchable.get(word, set()) for word in long))
    return found or set(index.searchable.get(index.vocabulary.correct(fold(typed)), ()))


def _beginning(index: Index, word: str) -> set[int]:
    found: set[int] = set()
    at = bisect_left(index.search_words, word)
    while at < len(index.search_words) and index.search_words[at].startswith(word) and len(found) < _LOOKED_AT:
        found |= index.searchable[index.search_words[at]]
        at += 1
    return found


def _score(index: Index, profile: Profile, typed: list[str], asked: Words) -> float:
    """Half for the title: its words, and that it begins so; the rest for likeness of any name."""
    title = profile.entry.title.casefold()
    begun = [fold(word) for word in _TYPED.findall(title)]
    in_title = sum(any(word.startswith(fold(one)) for word in begun) for one in typed) / len(typed)
    opens = title.startswith(typed[0].casefold())
    like = best_likeness(asked, profile.names, index.weight)
    chapter = 0.4 if profile.entry.kind == "chapter" and profile.entry.chapter in typed else 0.0
    return min(
        1.0, chapter + 0.35 * in_title + 0.15 * opens + 0.4 * like + 0.1 * min(1.0, len("".join(typed)) / len(title))
    )
