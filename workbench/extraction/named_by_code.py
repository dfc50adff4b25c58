"""Diagnoses told in a clause that calls something by its name: by the code behind it, or in answer to a question."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.extraction.clauses import PERSONS, is_clause
from workbench.extraction.codes import codes_seen
from workbench.extraction.found import Range
from workbench.extraction.patterns import either
from workbench.extraction.sentences import is_sentence_end
from workbench.extraction.stream import Stream

_LONGEST_NAME = 140
_LONGEST_CLAUSE = 400
_SAYS = either(
    "writes?, wrote, records?, recorded, notes?, noted, calls?, called, names?, named, gives?, gave, lists?, listed, "
    "enters?, entered, codes?, coded, puts? down, reads?, states?, stated, answers?, answered, adds?, added, says?, "
    "concludes?, concluded, carries, carried, assigns?, assigned, offers?, offered, establish(?:es|ed), makes?, made, "
    "documents?, documented, suspects?, suspected, (?:arrive[sd]?|arriving) at, settle[sd]? (?:on|for), "
    "opts? for, decide[sd]? on, come to, comes to, came to, speaks? of, spoke of, finds?, found, assessed, diagnosed"
)
_NAMES = re.compile(  # what names a diagnosis, with a code behind it
    r"(?<![a-z])(?:"
    r"(?:dx|imp|ass|impressions?|assessments?|diagnos[ei]s|problems?(?: list)?)(?![a-z])"
    rf"|{_SAYS}(?: (?:it|this|that|her|him|them|down|here|there|today|(?:the|this) (?:{PERSONS}|condition|problem)"
    r"|in (?:his|her|the) [a-z ]{3,30}?)(?= ))*(?: (?:is|was|to be))?"
    rf"|what (?:he|she|the {PERSONS}) (?:has|suffers from)"
    r"|(?:agree|believe|think|opin|feel|felt|suspect|conclude|convince|h[eo]ld)[a-z]*(?:[^.;:]|\. (?=[a-z])){0,60}?"
    r" (?:it|this|that|he|she|there|the [a-z]+) (?:is|has|was|are)"
    r")(?: (?:as|having|being|of|is|are|was|were|with))*(?: (?:the|an?|his|her) (?:[a-z]+ )?"
    r"(?:diagnos[ei]s|impressions?|assessments?|conditions?)(?: of)?)?(?: ?[:=–-]? |(?=,))"
)
_ASKED = re.compile(
    r"(?:diagnos[ei]s|diagnosed|impressions?|assessments?|call(?:s|ed)? (?:it|this|that|them)|(?:it|this|that) called"
    rf"|its name|wrong with (?:him|her|the {PERSONS})|(?:is|was) (?:found|wrong)"
    rf"|(?:does|did) (?:he|she|the {PERSONS}) have)"
    r"(?: [^.?]{0,40})?\? "
)
"""A question that a diagnosis answers."""
_CALLED = re.compile(
    r" (?:call(?:s|ed)? (?:it|this|that)(?: (?:[a-z]+ ){0,4}?(?:is|was|as))?"
    r"|(?:arrive[sd]?|arriving) at(?! (?:the|an?|his|her|work)(?![a-z]))|assessed as|(?:answers|adds):) "
)
"""The same without a code, believed where a condition follows."""
_CALLS = (" call", " arriv", "ssessed as ", "swers: ", " adds: ")


def coded_after_name(stream: Stream, start: int, end: int, found: list[Range]) -> Iterator[int]:
    """Where lists of diagnoses begin that clauses outside the stretches `found` name with their codes."""
    reached = start
    for at in codes_seen(stream.text, start, end):
        if at < reached or any(begin - 2 <= at < stop + 12 for begin, stop in found):
            continue
        clause = _clause_start(stream.text, max(reached, at - _LONGEST_CLAUSE), at)
        named = None
        for named in _NAMES.finditer(stream.low, clause, at):  # noqa: B007 - the last one is wanted
            pass
        if named is None:
            continue
        colon = stream.low.rfind(": ", named.end(), at)
        begin = colon + 2 if colon >= 0 else named.end()
        if 2 < at - begin < _LONGEST_NAME and not is_clause(stream.low[begin:at]):
            reached = at + 1
            yield begin


def _clause_start(text: str, start: int, at: int) -> int:
    """Where the sentence begins that `at` stands in."""
    while (stop := text.rfind(". ", start, at)) >= 0:
        if is_sentence_end(text, stop + 1):
            return stop + 2
        at = stop
    return max(start, text.rfind("? ", start, at) + 2) if text.rfind("? ", start, at) >= 0 else start


def called_or_asked(low: str, start: int, end: int) -> Iterator[int]:
    """Where a condition would stand, codes or not, that somebody calls it or that answers a question."""
    if low.find("? ", start, end) >= 0:
        yield from (match.end() for match in _ASKED.finditer(low, start, end))
    if any(low.find(words, start, end) >= 0 for words in _CALLS):
        yield from (match.end() for match in _CALLED.finditer(low, start, end))
