"""Search over the catalogue as one types."""

from __future__ import annotations

from bisect import bisect_left

from workbench.guidelines.index import Index
from workbench.guidelines.likeness import best_likeness
from workbench.guidelines.tokens import Kind
from workbench.model.guidelines import Candidate, Part

_LOOKED_AT = 3000


def search(index: Index, words: str, limit: int) -> tuple[Candidate, ...]:
    """Entries with all the words in titles, aliases, documents or chapters, best first; the last word may be begun."""
    asked = [token.word for token in index.vocabulary.read(words) if token.kind is not Kind.MARK]
    typed = [word.casefold() for word in words.split()]
    if not asked or not typed:
        return ()
    found: set[int] | None = None
    for at, word in enumerate(asked):
        having = _having(index, word, begun=at == len(asked) - 1 and not words.endswith(" "))
        found = having if found is None else found & having
    scored = []
    for number in list(found or ())[:_LOOKED_AT]:
        profile = index.profiles[number]
        like = best_likeness(tuple(dict.fromkeys(asked)), profile.names, index.weight)
        opens = profile.entry.title.casefold().startswith(" ".join(typed))
        scored.append((min(1.0, 0.3 + 0.6 * like + 0.1 * opens), -len(profile.lineage), -number, like))
    scored.sort(reverse=True)
    return tuple(
        Candidate(index.profiles[-number].entry.id, round(score, 4), (Part("words", round(like, 4), 1.0, "words"),))
        for score, _, number, like in scored[:limit]
    )


def _having(index: Index, word: str, begun: bool) -> set[int]:
    found = set(index.searchable.get(word, ()))
    if begun:
        at = bisect_left(index.search_words, word)
        while at < len(index.search_words) and index.search_words[at].startswith(word) and len(found) < _LOOKED_AT:
            found.update(index.searchable[index.search_words[at]])
            at += 1
    return found
