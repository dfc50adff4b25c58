"""Which printed layout a document has, by the form's own words, and which module reads it."""

from __future__ import annotations

from workbench.extraction.labels import like
from workbench.extraction.stream import Stream
from workbench.model.record import Layout

# What each layout alone prints, with its weight as a sign; 3 in all make a layout.
_SIGNS: dict[Layout, tuple[tuple[str, int], ...]] = {
    "final-determination": (
        ("claims administrator guideline", 2),
        ("maximus guideline", 2),
        ("issues, decisions and rationales", 2),
        ("clinical case summary", 1),
        ("how the imr final determination was made", 1),
        ("decision rationale:", 1),
        ("expert reviewer developed", 1),
        ("date assigned:", 1),
        ("decision date:", 1),
    ),
    "determination-letter": (
        ("decision(s) and rationale(s)", 3),
        ("physician reviewer based", 2),
        ("physician reviewer's decision rationale", 2),
        ("final determination: ", 1),
        ("imr case number:", 1),
        ("medically necessary and appropriate", 1),
        ("clinical case summary", 1),
        ("how the imr final determination was made", 1),
    ),
    "determination-notice": (
        ("notice of independent medical review determination", 3),
        ("has determined the request for", 2),
        ("medical qualifications of the expert reviewer", 2),
        ("relied upon by the expert reviewer", 2),
        ("rationale for the decision", 1),
        ("documents reviewed for determination", 1),
        ("medically necessary and appropriate", 1),
    ),
}
_WANTED = 3
_FORM_WORDS = ("maximus", "medical review", "medically necessary", "claims administrator", "expert reviewer")


def layout_of(stream: Stream, end: int) -> tuple[Layout, float]:
    """The layout of the words up to `end`, and how sure that is; `unknown` for anything that is no determination."""
    low = stream.low[:end]
    scores: dict[Layout, int] = {}
    for name in sorted(_SIGNS, key=lambda name: _SIGNS[name][0][0] not in low):  # the likeliest first
        scores[name] = _score(low, _SIGNS[name], max(scores.values(), default=0) - 1)
    best = max(_SIGNS, key=lambda name: scores[name])
    if scores[best] < _WANTED + 2 and sum(words in low for words in _FORM_WORDS) >= 2:
        scores = {name: _by_likeness(low, signs) for name, signs in _SIGNS.items()}
        best = max(scores, key=lambda name: scores[name])
    if scores[best] < _WANTED:
        return "unknown", 0.9
    rest = max(score for name, score in scores.items() if name != best)
    return best, 0.99 if scores[best] >= rest + 2 else 0.7


def _score(low: str, signs: tuple[tuple[str, int], ...], least: int) -> int:
    """The weight of the signs that are there; anything below `least` where it is less than that.

    A sign that is not there is looked for in all of the text: no more of them than tell that the layout is another.
    """
    score = sum(weight for _, weight in signs)
    for words, weight in signs:
        if words not in low:
            score -= weight
            if score < least:
                break
    return score


def _by_likeness(low: str, signs: tuple[tuple[str, int], ...]) -> int:
    return sum(weight for words, weight in signs if words in low or like(low, words, words))
