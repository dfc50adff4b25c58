"""Texts that are nearly the same, gathered around the commonest of them: found by an index, never each with each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from math import ceil

from rapidfuzz import fuzz

from workbench.guidelines.alike import telling_words
from workbench.progress import Progress

NEAR = 86.0
"""Likeness, 0 to 100, from which two texts are told together: letters, whatever the words' order."""
_SHARED = 0.5
"""The least share of four-letter pieces that two such texts have in common, of all pieces of both."""
_MOST = 40
_AT_LEAST = 0.2
"""The share of the pieces looked up that a leader has to have before its letters are compared."""
_COMMON = 400
"""Leaders with a piece from which the piece tells nothing."""


def gathered(texts: Sequence[str], counts: Sequence[int], progress: Progress) -> list[tuple[int, ...]]:
    """The numbers of the texts in groups, each led by its commonest text; the groups with most citations first.

    `counts` says how often each text stands. A text belongs to the first leader, in order of counts, that it is near
    to, so that groups never grow from one neighbour to the next.
    """
    forms = [" ".join(telling_words(text)) for text in texts]
    pieces = [_pieces(form) for form in forms]
    known = Counter(piece for found in pieces for piece in found)
    groups: dict[int, list[int]] = {}
    index: dict[str, list[int]] = defaultdict(list)
    order = sorted(range(len(texts)), key=lambda number: (-counts[number], number))
    for done, number in enumerate(order):
        if not done % 256:
            progress.report(done, len(order))
        first = _first_pieces(pieces[number], known)
        leader = next((one for one in _near(forms, index, first, number)), None)
        if leader is not None:
            groups[leader].append(number)
            continue
        groups[number] = [number]
        for piece in first:
            index[piece].append(number)
    progress.report(len(order), len(order))
    sums = {leader: sum(counts[one] for one in members) for leader, members in groups.items()}
    return [tuple(groups[leader]) for leader in sorted(groups, key=lambda one: (-sums[one], one))]


def _near(forms: Sequence[str], index: dict[str, list[int]], first: Sequence[str], number: int) -> Iterator[int]:
    """The leaders that a text is near to, most pieces in common first."""
    shared: Counter[int] = Counter()
    for piece in first:
        leaders = index.get(piece, ())
        if len(leaders) < _COMMON:
            shared.update(leaders)
    enough = max(1, round(_AT_LEAST * len(first)))
    likely = sorted((leader for leader, count in shared.items() if count >= enough), key=lambda one: -shared[one])
    for leader in likely[:_MOST]:
        one, other = forms[leader], forms[number]
        if one == other or fuzz.token_sort_ratio(one, other, score_cutoff=NEAR):
            yield leader


def _pieces(form: str) -> frozenset[str]:
    padded = f"   {form} "
    return frozenset(padded[at : at + 4] for at in range(len(padded) - 3))


def _first_pieces(pieces: frozenset[str], known: Counter[str]) -> list[str]:
    """So many of the rarest pieces that two texts which share enough of all share one of these."""
    rarest = sorted(pieces, key=lambda piece: (known[piece], piece))
    return rarest[: len(rarest) - ceil(_SHARED * len(rarest)) + 1]
