"""Decisions against the words that give their reason, and against each other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.model.check_words import marked
from workbench.model.fields import ITEMS, ROOT
from workbench.model.review import Place, ReviewRecord
from workbench.review.checks.finding import Check, CheckContext, Hit, evidence_of, number_of, quoted, say, text_of
from workbench.review.overall import overall

_DETERMINATION = Place(ROOT, "case.determination")
_SENTENCE_END = re.compile(r"(?<=[.!?;])\s+(?=[A-Z0-9“\"])")
_VERDICT = re.compile(
    r"\b(?:is|are|was|were)\b(?P<between>(?:,?\s+(?!that\b|and\b|but\b)[\w,]+){0,4}?)"
    r"\s+medically\s+(?:necessary|appropriate)",
    re.IGNORECASE,
)
_GRANTED = re.compile(
    r"\brequest(?:ed|s)?\b[^.;]{0,160}?\b(?:is|are|remains?)\b"
    r"(?P<between>(?:,?\s+(?!that\b|and\b|but\b)[\w,]+){0,3}?)"
    r"\s+(?:certified|approved|authorized|supported|warranted|justified)\b",
    re.IGNORECASE,
)
_CLOSED = re.compile(
    r"\b(?:denial|non-?certification|decision|determination)\s+(?:is|are|should\s+be|must\s+be)"
    r"(?:\s+(?!not\b)\w+){0,2}?\s+(?:(?P<upheld>upheld|affirmed)|overturned|reversed)\b",
    re.IGNORECASE,
)
"""Only in the present: what was approved or upheld is told of an earlier decision."""
_RESTING_ON = re.compile(
    r"\b(?:based\s+(?:up)?on|given|in\s+light\s+of|in\s+accordance\s+with|pursuant\s+to|per)\b[^,;]*,\s*"
    r"(?=(?:the|this|these)\b)",
    re.IGNORECASE,
)
"""What a conclusion rests on, before it is drawn: a guideline that is named there concludes nothing itself."""
_SHORT = re.compile(r"^\W*not\s+medically\s+necessary", re.IGNORECASE)
_NOT_ITS_OWN = re.compile(
    r"\b(?:if|when|where|unless|until|whether|would|could|should|may|might|can|only|modified|partial\w*|portion|"
    r"guidelines?|criteria|utilization review|claims administrator|denial|UR|"
    r"(?:previous\w*|prior|earlier)\s+(?:request|decision|denial|determination|review)\w*)\b|[\"“”]",
    re.IGNORECASE,
)


def verdict(rationale: str) -> tuple[str, str] | None:
    """What the last sentence of a rationale concludes in so many words: (decision, sentence); None where it does not.

    Sentences that speak of conditions, guidelines, parts of the request or another party's view conclude nothing.
    """
    last = _sentences(rationale)[-1:]
    concluded = _concluded(last[0]) if last else set()
    return (concluded.pop(), last[0]) if len(concluded) == 1 else None


def leaning(rationale: str) -> tuple[str, str] | None:
    """What a rationale concludes before its last sentence, which only adds a remark: (decision, sentence); else None.

    None also where its sentences are of two minds.
    """
    *earlier, last = _sentences(rationale) or [""]
    told = [(found, sentence) for sentence in earlier if (found := _concluded(sentence))]
    said = set().union(*(found for found, _ in told))
    return (said.pop(), told[-1][1]) if len(said) == 1 and not _concluded(last) else None


def _sentences(rationale: str) -> list[str]:
    return [part for part in _SENTENCE_END.split(rationale.strip()) if part]


def _concluded(sentence: str) -> set[str]:
    closed = {"Upheld" if found["upheld"] else "Overturned" for found in _CLOSED.finditer(sentence)}
    return closed or _drawn(_RESTING_ON.sub("", sentence))


def _drawn(sentence: str) -> set[str]:
    """The decisions that a sentence says of the request itself; more than one where it is of two minds."""
    if _NOT_ITS_OWN.search(sentence):
        return set()
    if _SHORT.match(sentence):
        return {"Upheld"}
    found = (*_VERDICT.finditer(sentence), *_GRANTED.finditer(sentence))
    return {"Upheld" if re.search(r"\bnot\b", said["between"]) else "Overturned" for said in found}


def against_rationale(record: ReviewRecord, _: CheckContext) -> Iterator[Hit]:
    """An item whose rationale ends in the opposite of its decision."""
    for item in record.rows_of(ITEMS):
        decision = record.value(item.id, "decision")
        rationale = text_of(record, item.id, "rationale")
        outright = verdict(rationale)
        concluded = outright or leaning(rationale)
        if decision and concluded and concluded[0] != decision:
            places = (Place(item.id, "decision"), Place(item.id, "rationale"))
            said = say(
                "rationale ends" if outright else "rationale says",
                item=number_of(record, item.id),
                decision=str(decision),
                words=_end(concluded[1]),
            )
            yield Hit(
                said,
                places,
                None if outright else "warning",
                quotes=(*evidence_of(record, places[0]), *quoted(record, places[1], concluded[1])),
            )


def _end(sentence: str) -> str:
    sentence = sentence.rstrip(" .;")
    return sentence if len(sentence) <= 80 else "… " + sentence[-78:].split(" ", 1)[-1]


def against_items(record: ReviewRecord, _: CheckContext) -> Iterator[Hit]:
    """An overall determination that the items do not add up to."""
    items = record.rows_of(ITEMS)
    stands, derived = record.value(ROOT, _DETERMINATION.name), overall(record)
    if stands is None or any(record.value(item.id, "decision") is None for item in items):
        return
    if derived is not None and stands != derived:
        printed = record.value(ROOT, "document.layout") != "final-determination"
        places = (_DETERMINATION, *(Place(item.id, "decision") for item in items))
        yield Hit(
            say("adds up", overall=str(stands), derived=derived),
            places,
            "warning" if printed else None,  # the letters of 2013 print their own word, which may be wrong
            evidence_of(record, *places),
        )


def not_said(record: ReviewRecord, _: CheckContext) -> Iterator[Hit]:
    """Items that are decided while the determination is left open."""
    items = record.rows_of(ITEMS)
    decided = [item for item in items if record.value(item.id, "decision")]
    if record.value(ROOT, _DETERMINATION.name) is None and decided:
        first = Place(decided[0].id, "decision")
        said = say("left open", item=number_of(record, first.row), decision=text_of(record, first.row, first.name))
        yield Hit(said, (_DETERMINATION, first), quotes=evidence_of(record, first))


CHECKS = (
    Check(
        "D1",
        "error",
        marked("A rationale must not end in the opposite of its item's decision."),
        against_rationale,
        say("rationale ends", item=1, decision="Overturned", words="The request is not medically necessary"),
    ),
    Check(
        "D2",
        "error",
        marked("The determination must be what the items' decisions add up to."),
        against_items,
        say("adds up", overall="Upheld", derived="Partially overturned"),
    ),
    Check(
        "D3",
        "warning",
        marked("Where items are decided, so is the determination."),
        not_said,
        say("left open", item=1, decision="Upheld"),
    ),
)
