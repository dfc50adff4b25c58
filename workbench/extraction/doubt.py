"""Signs of trouble: what makes a found value doubtful whatever rule found it.

A value that swallowed words of the form, ends in the middle of a phrase, leaves a bracket open or is out of the
ordinary in length was probably cut wrongly. In a misread document so was one that runs on over a misread mark.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import exp

from workbench.extraction.conditions import has_region, is_condition
from workbench.extraction.dates import is_likely
from workbench.extraction.patterns import MONTH
from workbench.extraction.stream import Stream
from workbench.model.threshold import DOUBT_BELOW

UNSURE = 0.72
"""How sure a value is at most that shows a sign of trouble: below the threshold of doubt."""

LISTED, _LONG = 7, 50
"""One in so many words may be another and the value still says what it says: in a list or citation, in a long text."""

_FRAME = (
    "claims administrator guideline",
    "expert reviewer",
    "physician reviewer",
    "decision rationale",
    "rationale for the",
    "maximus guideline",
    "decision based",
    "based his",
    "based her",
    "based its",
    "clinical case summary",
    "disputed items",
)
"""Words of the form that only a value cut too long holds."""
_SOURCE_FRAME = re.compile(
    r"(?<![a-z])(?:reviewer|administrator|which (?:is|are|was)|part of(?: the)?|based|his/her|did not|not in the"
    r"|decision|same|relied|maximus|case number)(?![a-z])|the mtus$"
)
_BRACKETED = re.compile(r"\([^)]*\)")
_TWO_SOURCES = re.compile(r"(?<!\d);(?! ?\d)| and (?:section \d|[a-z'-]+ [a-z]{1,3},? et al)")
"""A semicolon that is no journal's, a law's section or authors behind the beginning: two sources in one."""
_OPEN_END = re.compile(r"(?<![a-z])(?:and|or|of|with|the|for|to|an?|in|by|any|on|from|at|per|x)$")
_LONGEST_OPEN = len("with")
_OPEN_BEGINNING = re.compile(
    r"\W|(?:and|or|failed|followed|had|has|was|were|by|with|of|to|following|given|been|did|that|which|but)(?![a-z])"
)
_NO_BEGINNING = re.compile(r"(?:of|with|and|for|from|to) ")
_NEED_NO_NAME = ("status post", "s/p", "rule out", "history of", "long term")
_ODD_END = re.compile(r"(?:19|20)\d\d$|\([^)a-z0-9]*\)$")
_LIST_NUMBER = re.compile(r"\(?\d{1,2}[.)] |[b-z] ")
_NAMES = re.compile(r"[a-z]{3}")
_SECTION_BEFORE = re.compile(r"section ?\(?s?\)? ?[:;.,]? ?$")
_SECTION_AFTER = re.compile(r"[ ,;.]{0,2}section")
_PAGE_BEHIND = re.compile(r"\. \d{1,2} [a-z0-9]{2}(?: \d{1,2})?$")
_CLAUSE = re.compile(
    r"(?<![a-z])(?:was|were|is|are|has|have|had|complains?|reports?|reported|includes?|included)(?![a-z])|\. [a-z]+ "
)
_FIGURES = re.compile(r"\(\w*\d|\d{3}")
_SAID_OF_IT = re.compile(
    r"(?<![a-z])(?:assigned|given|made|noted|listed|documented|who|which|that|as well as)(?![a-z])| by |[\"?]|and, "
)
"""Words about a diagnosis, which are no part of it."""
_GOES_FURTHER = re.compile(
    r"(?<![a-z])(?:with|without|for|in|at|after|who|which|that|because|when|until|by|from|as|together|made|around|over"
    r"|since|if|but|while|so|then)(?= |$)"
)
"""Words behind which a treatment may go on to say when, how long or to what effect, which is no part of it."""
_ANOTHER = re.compile(r"[a-z] an(?:y|d|f)? an? |[a-z] (?:any|an|amd|anf) [a-z]")
"""A joint between two entries that was not seen as one."""
_END_WITHIN = re.compile(r"[a-z]{4,}\. [a-z]")
_MISREAD_NUMBER = re.compile(r"[\dil|]{1,2}[.,:;] ?[a-z]")
_COUNT_ENDS = re.compile(r"#\d+[a-z]")
_CONCLUDES = re.compile(
    r"(?:necess\w+|appropriate|warranted|indicated|supported|certified|upheld|established|approved),?$"
)
_RAN_ON = re.compile(
    rf"[a-z] (?:she|he|her|his|the patient) |(?<![a-z])(?:requests?|\w*certif\w+|relief)(?![a-z])|{MONTH} \d"
)
"""Words of the sentence behind a list of treatments, or of what is said of one."""
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_CAUTION = 2.0
_MOST_PAGES, _LAST_PAGE = 60, 600
_COMPLAINT_ALONE = re.compile(r"(?:[a-z/-]+ ){0,4}(?:pain|numbness|tingling|stiffness|swelling|weakness|complaints?)")
_LONGEST = {"treatment": 260, "description": 110, "value": 110}
_SHORTEST_RATIONALE, _SHORTEST_SOURCE = 40, 3


def ceiling(name: str, value: object, stream: Stream, ranges: tuple[tuple[int, int], ...]) -> float:
    """How sure a field's value is at most, 0 to 1, by what it looks like and by what was misread at its ends."""
    if not isinstance(value, str) or not ranges:
        return 1.0
    start, end = ranges[0]
    if name in _SIGNS and (_SIGNS[name](stream.low[start:end]) or (name.endswith(".text") and value[:1].islower())):
        return UNSURE
    return _where_misread(name, value, stream, ranges) if stream.misread else 1.0


def _where_misread(name: str, value: str, stream: Stream, ranges: tuple[tuple[int, int], ...]) -> float:
    """The same by what only misread letters leave, and by how many words may be others."""
    if name in _WHERE_MISREAD and _WHERE_MISREAD[name](stream.low[slice(*ranges[0])]):
        return UNSURE
    if name not in _SIGNS and name != "clinical_summary":
        return UNSURE if _DATE.fullmatch(value) and not is_likely(value) else 1.0
    return of_words(stream, ranges, LISTED if name in ("description", "value") else _LONG)


def of_words(stream: Stream, ranges: tuple[tuple[int, int], ...], bear_one: int) -> float:
    """How likely it is that of a text's words no more are others than it can bear: one in so many.

    Below the threshold of doubt where that would be if words were others `_CAUTION` times as often: one text differs
    from the average.
    """
    wrong = sum(stream.unsure(*each) for each in ranges) if stream.misread else 0.0  # no word of a clean text is
    if not wrong:
        return 1.0
    borne = sum(stream.text.count(" ", *each) + 1 for each in ranges) // bear_one
    likely = _at_most(borne, wrong)
    return likely if _at_most(borne, _CAUTION * wrong) >= DOUBT_BELOW else min(likely, UNSURE)


def _at_most(borne: int, wrong: float) -> float:
    """How likely no more than so many are wrong where so many are on average."""
    just = likely = exp(-wrong)
    for count in range(1, borne + 1):
        just *= wrong / count
        likely += just
    return min(1.0, likely)


def of_citation(text: str, linked: bool) -> float:
    """The same for the words of a citation; those that no entry is `linked` to show more signs."""
    low = text.lower()
    several = _TWO_SOURCES.search(_BRACKETED.sub("", low))
    cut_wrongly = several or _SOURCE_FRAME.search(low) or _PAGE_BEHIND.search(low) or _is_open(low)
    odd = len(low) < _SHORTEST_SOURCE or not text[:1].isalnum() or (not linked and text[:1].islower())
    return UNSURE if cut_wrongly or odd else 1.0


def is_cut(statement: str, start: int, end: int) -> bool:
    """Whether a citation begins or ends where a misread letter may have cut it off from what it belongs to."""
    before, text, after = statement[:start].lower(), statement[start:end].lower(), statement[end:].lower()
    named = _NAMES.search(text) and "citation" not in text and " mtus " not in text
    in_brackets = before.count("(") > before.count(")") and text.count("(") >= text.count(")")
    return not named or in_brackets or bool(_SECTION_BEFORE.search(before) or _SECTION_AFTER.match(after))


def of_pages(pages: Sequence[Sequence[int]]) -> float:
    """The same for the pages cited: a guideline is seldom cited by so many, and few have so many."""
    odd = any(last < first or last - first > _MOST_PAGES or first > _LAST_PAGE for first, last in pages)
    return UNSURE if odd else 1.0


def _is_open(low: str) -> bool:
    return low.count("(") != low.count(")") or _ends_open(low)


def _ends_open(low: str) -> bool:
    """Whether the last word is one that another must follow."""
    return _OPEN_END.search(low, max(0, len(low) - _LONGEST_OPEN)) is not None


def _holds_frame(low: str) -> bool:
    for words in _FRAME:  # noqa: SIM110 - asked of every text and heading, and twice as fast as `any` over them
        if words in low:
            return True
    return False


def _heading(low: str) -> bool:
    swallowed = _LIST_NUMBER.match(low) or _holds_frame(low) or len(low) > _LONGEST["treatment"] or low.count('"') % 2
    return bool(swallowed or low[:1] in ".,;:" or _ends_open(low))


def _rationale(low: str) -> bool:
    return len(low) < _SHORTEST_RATIONALE or _holds_frame(low) or low.count('"') % 2 == 1


def _basis(low: str) -> bool:
    swallowed = (
        "case number" in low
        or "rationale" in low
        or "case summary" in low
        or "maximus g" in low
        or "determination letter for" in low
    )
    return swallowed or not low[:1].isalnum() or _PAGE_BEHIND.search(low[-12:]) is not None


def _diagnosis(low: str) -> bool:
    trouble = _COMPLAINT_ALONE.fullmatch(low) or _CLAUSE.search(low) or _FIGURES.search(low) or _NO_BEGINNING.match(low)
    nameless = not is_condition(low) and not low.startswith(_NEED_NO_NAME)
    return (
        bool(trouble)
        or nameless
        or _SAID_OF_IT.search(low) is not None
        or _is_two(low, " and ")
        or _is_two(low, ", ")
        or _is_open(low)
        or len(low) > _LONGEST["description"]
    )


def _is_two(low: str, joint: str) -> bool:
    """Whether a condition of a part stands on either side of a joint."""
    first, both, second = low.partition(joint)
    return bool(both) and all(" " in part and is_condition(part) and has_region(part) for part in (first, second))


def _treatment(low: str) -> bool:
    trouble = (
        _GOES_FURTHER.search(low)
        or _OPEN_BEGINNING.match(low)
        or _CLAUSE.search(low)
        or _ANOTHER.search(low)
        or _ODD_END.search(low)
    )
    return bool(trouble) or _is_open(low) or len(low) > _LONGEST["value"]


def ends_another(low: str) -> bool:
    """Whether a heading holds the end of the rationale before it."""
    return "necessary" in low or _END_WITHIN.search(low) is not None


def _heading_misread(low: str) -> bool:
    """The same, or its number's full stop was misread, or a letter stands behind a count."""
    return ends_another(low) or _is_open(low) or bool(_MISREAD_NUMBER.match(low) or _COUNT_ENDS.search(low))


def _basis_misread(low: str) -> bool:
    """Whether a party's words have half a pair of brackets."""
    return low.count("(") != low.count(")")


def _rationale_misread(low: str) -> bool:
    """Whether a rationale ends in the middle of a sentence, or after the last."""
    return not low.endswith((".", '"', ")")) and not _CONCLUDES.search(low)


def _summary_misread(low: str) -> bool:
    """Whether a summary begins or ends within a quotation."""
    return not low[:1].isalnum() or low.count('"') % 2 == 1


def _ran_on(low: str) -> bool:
    """Whether a treatment or diagnosis ran on over a misread stop."""
    return _RAN_ON.search(low) is not None


_WHERE_MISREAD = {
    "treatment": _heading_misread,
    "rationale": _rationale_misread,
    "claims_administrator.text": _basis_misread,
    "expert_reviewer.text": _basis_misread,
    "description": _ran_on,
    "value": _ran_on,
    "clinical_summary": _summary_misread,
}
"""What only misread letters leave, or what a clean text may hold too."""
_SIGNS = {
    "treatment": _heading,
    "rationale": _rationale,
    "claims_administrator.text": _basis,
    "expert_reviewer.text": _basis,
    "description": _diagnosis,
    "value": _treatment,
}
