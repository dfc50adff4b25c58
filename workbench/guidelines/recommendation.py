"""How sure a link is: from the best score and its distance to the next, so that a person decides only the open ones."""

from __future__ import annotations

from workbench.guidelines.index import Index
from workbench.guidelines.query import Query
from workbench.guidelines.scoring import Scale
from workbench.model.guidelines import Candidate, Linking, Recommendation

ENOUGH = 0.55
"""Score from which the best candidate is proposed."""
ENOUGH_BY_WORDS = 0.8
"""The same where no publisher, document or chapter is named and words alone speak."""


def recommend(index: Index, query: Query, scale: Scale, candidates: tuple[Candidate, ...]) -> Linking:
    """The proposed entry, none where nothing fits, and how sure that is."""
    if not candidates:
        return Linking(None, "none", 0.9, ())
    best = candidates[0]
    needed = ENOUGH if query.names_anything or scale.aliased else ENOUGH_BY_WORDS
    if best.score < needed or not _named(query, scale, best):
        return Linking(None, "none", round(min(0.95, 0.6 + (needed - best.score)), 3), candidates)
    gap = best.score - candidates[1].score if len(candidates) > 1 else best.score
    confidence = max(0.3, min(0.99, 0.35 + 0.6 * best.score + 1.2 * min(gap, 0.1)))
    level: Recommendation = "sure" if confidence >= 0.9 else "likely" if confidence >= 0.75 else "open"
    return Linking(best.guideline_id, level, round(confidence, 3), candidates)


def _named(query: Query, scale: Scale, best: Candidate) -> bool:
    """Whether anything but a few like words speaks for the best candidate."""
    if query.names_anything or scale.aliased:
        return True
    words = next((part.score for part in best.parts if part.name == "words"), 0.0)
    return words >= ENOUGH_BY_WORDS and len("".join(query.words)) > 3
