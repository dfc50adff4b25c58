"""How sure a link is: from the best score and its distance to the next, so that a person decides only the open ones.

The confidence was fitted on the statements of tests/data and on made-up spellings, with all aliases, half of them and
none (tests.benchmarks.eval_linking prints how it holds).
"""

from __future__ import annotations

from itertools import pairwise

from workbench.guidelines.pagefit import WITH_OTHERS
from workbench.guidelines.query import Query
from workbench.guidelines.scoring import NAMED, Scale
from workbench.model.guidelines import Candidate, Linking, Recommendation

ENOUGH = 0.55
"""Score from which the best candidate is proposed."""
ENOUGH_BY_WORDS = 0.8
"""The same where no publisher, document or chapter is named and words alone speak."""
_CURVE = ((0.0, 0.1), (0.55, 0.25), (0.75, 0.55), (0.85, 0.8), (0.9, 0.93), (0.95, 0.985), (1.0, 0.995))
_CLOSE = 0.03
_NEARLY_NAMED = 0.86
_OPEN_PAGE = 0.7
"""How sure the chapter is whose page carries several of its topics: one of those may be meant."""
_BY_ANOTHER_NAME = 0.74
"""How sure an entry is that is named by an alias alone: the heading may be a topic of its own, which has no entry."""
_OTHER_WORK = 0.8
"""How sure it is that a publisher's work of another title has no entry."""
_IDENTIFYING = frozenset(("section", "regulation", "document", "chapter", "address", "pages", "alias", "number"))
_SURE, _LIKELY = 0.93, 0.75


def recommend(
    query: Query,
    scale: Scale,
    candidates: tuple[Candidate, ...],
    *,
    by_another_name: bool = False,
    other_subject: bool = False,
) -> Linking:
    """The proposed entry, none where nothing fits, and how sure that is.

    `by_another_name` says that the heading cited is little like the best entry's title (`Scale.is_by_another_name`),
    `other_subject` that nothing but the publisher speaks for a work of another title (`Scale.is_of_other_subject`).
    """
    if not candidates:
        return Linking(None, "none", 0.9, ())
    best = candidates[0]
    if other_subject and not any(part.name in _IDENTIFYING for part in best.parts):
        return Linking(None, "none", _OTHER_WORK, candidates)
    needed = ENOUGH if query.names_anything or scale.aliased else ENOUGH_BY_WORDS
    if best.score < needed or not _named(query, scale, best):
        return Linking(None, "none", round(0.9 - 0.4 * min(1.0, best.score / needed), 3), candidates)
    confidence = _confidence(query, scale, candidates)
    if by_another_name:
        confidence = min(confidence, _BY_ANOTHER_NAME)
    level: Recommendation = "sure" if confidence >= _SURE else "likely" if confidence >= _LIKELY else "open"
    return Linking(best.guideline_id, level, round(confidence, 3), candidates)


def _named(query: Query, scale: Scale, best: Candidate) -> bool:
    """Whether anything but a few like words speaks for the best candidate."""
    if query.bodies or query.documents or query.chapters or query.chapter_number or query.regulations or scale.aliased:
        return True
    if query.addresses:
        return any(part.name == "address" for part in best.parts)  # an unknown host names nothing
    words = next((part.score for part in best.parts if part.name == "words"), 0.0)
    return words >= ENOUGH_BY_WORDS and len("".join(query.words)) > 3


def _confidence(query: Query, scale: Scale, candidates: tuple[Candidate, ...]) -> float:
    best = candidates[0]
    confidence = _on_curve(best.score)
    gap = best.score - candidates[1].score if len(candidates) > 1 else best.score
    if gap < _CLOSE:
        confidence = min(confidence, 0.9) - 0.1
        if _lies_above(scale, candidates[1], best) or _lies_above(scale, best, candidates[1]):
            confidence = min(confidence, _OPEN_PAGE)  # the heading names the one, the pages the other
    if query.heading and query.names_anything and scale.best_heading < NAMED:
        confidence = min(confidence, 0.74)  # a heading without an entry: the chapter, if it has no other name
    if any(part.name == "section" and NAMED <= part.score < _NEARLY_NAMED for part in best.parts):
        confidence = min(confidence, 0.9)  # a heading that is only like the entry's
    if _leaves_topics_open(query, candidates):
        confidence = min(confidence, _OPEN_PAGE)
    return max(0.05, confidence)


def _lies_above(scale: Scale, above: Candidate, below: Candidate) -> bool:
    entries = scale.index.catalogue.by_id
    return entries[below.guideline_id].parent_id == above.guideline_id


def _leaves_topics_open(query: Query, candidates: tuple[Candidate, ...]) -> bool:
    """Whether the pages carry several topics of which nothing said chose one, so that what lies above is proposed."""
    if not query.pages or query.heading:
        return False
    best, *others = candidates
    return not _is_one_of_several(best) and any(_is_one_of_several(other) for other in others)


def _is_one_of_several(candidate: Candidate) -> bool:
    return any(part.name == "pages" and part.says.endswith(WITH_OTHERS) for part in candidate.parts)


def _on_curve(score: float) -> float:
    for (low, at_low), (high, at_high) in pairwise(_CURVE):
        if score <= high:
            return at_low + (at_high - at_low) * (score - low) / (high - low)
    return _CURVE[-1][1]
