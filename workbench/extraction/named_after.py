"""Diagnoses that are called so only after they are named: "lists X and Y as diagnoses", "X is the diagnosis"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbench.extraction.clauses import PERSONS, RELATIVES
from workbench.extraction.conditions import is_condition
from workbench.extraction.found import Range
from workbench.extraction.patterns import either

PUT_AS = either("reported, listed, noted, given, recorded, documented, described, stated, identified, charted") + " as"
_ANY = r"(?:diagnos[ei]s|impressions?|assessments?)(?![a-z])"
_LISTED = re.compile(
    " "
    + either(
        "lists?, listed, gives?, gave, names?, named, records?, recorded, notes?, noted, enters?, entered, made, "
        "makes, offers?, offered"
    )
    + r"(?: (?:notes?|lists?|gives?|names?|shows?))?"
    + r"(?: ((?:[^.:]|\.(?=\d)){4,300}?)|: ((?:[^.:]|\.(?=\d)){4,400}?)(?: [-–])?)"
    + r"(?<! lists)(?<! gives)(?<! records)(?<! names)(?<! noted)(?<! listed)"
    + r" (?:as|(?P<for>for)|under) (?:the |his |her |an? )?(?:\w+ )?"
    + _ANY
    + r"(?! of)(?! (?:to be |that )?(?:was |were |is |are )?(?:excluded?|ruled? out))"
)
_SAID_OF_IT = re.compile(  # what all begin with is asked for at once, for it is what most places lack
    r"(?=[ \"])(?:(?P<is>\"? (?:is|are|was|were)"
    rf"(?: {PUT_AS})?) (?:the|his|her|its|an?) (?:\w+ )?diagnos[ei]s(?= of record|[.,;]| by| on| in|$)"
    r"| as (?:the|his|her|an?|their) (?:\w+ )?diagnos[ei]s(?![a-z])"
    r"| (?:according to|as per|per|by|on|in|from|as (?:listed|given|shown|stated) (?:in|on|by)) (?:the|his|her|an?)"
    r" (?:\w+ ){0,2}(?:diagnos[ei]s (?:list|page|sheet|section)|list of diagnoses)(?![a-z])"
    r"|(?P<diagnosed> (?:is|are|was|were) (?:also )?diagnosed(?=[.,;]| by | in | on )"
    rf"(?!,? (?:in|by|on) (?:his|her|an?) (?:{RELATIVES}|relative)"
    r"|,? (?:but|and) (?:(?:was|were|later|then|since|has|have|been) )*(?:excluded|ruled out))))"
)
_CALLED = ("diagnos", "impression", "assessment")
"""What stands in each of them, in the second the first of these."""
_BEFORE = re.compile(r"(?: has| had| carries|,? with) ([^;:]{4,120}?)$")
_RELATIVE = re.compile(r" (?:for|of|with) ((?:(?! for | of | with )[^;:.,]){4,80}),? which$")
"""What a clause calls a diagnosis: "a claim for lumbosacral sprain, which is the accepted diagnosis"."""
_LED_IN = re.compile(r"(?:secondary to|due to|because of|after|following|in|on|at) [^,;:.]{3,40}, ")
_PERSON = re.compile(rf"(?<![a-z])(?:he|she|they|who|{PERSONS})(?![a-z])")
"""Somebody who is diagnosed, which says nothing of what with."""
_STOP = re.compile(r"(?<! dr)(?<! drs)(?<! mr)(?<! ms)(?<! mrs)(?<! [a-z])[.:;] ")
_WHERE_FROM = re.compile(r"in (?:the|an?|his|her) [^;:\"]{3,60}?(?:report|note|visit|record|letter), ")
_REACH = 200


def named_after(low: str, start: int, end: int) -> list[Range]:
    """The stretches of the summary (lower case) between two offsets that the words behind them call diagnoses."""
    listed = _LISTED.finditer(low, _first_told(low, start, end, _CALLED), end)
    found = [match.span(1 if match[1] else 2) for match in listed if not match["for"] or _names_condition(match)]
    reached = start
    for match in _SAID_OF_IT.finditer(low, _first_told(low, start, end, _CALLED[:1]), end):
        begin = _sentence_start(low, start, match.start())
        if match["diagnosed"]:
            led_in = _LED_IN.match(low, begin, match.start())
            begin = led_in.end() if led_in else begin
            if not _PERSON.search(low, begin, match.start()) and match.start() - begin > 3:
                found.append((begin, match.start()))
        elif not match["is"]:
            if held := _BEFORE.search(low, max(begin, reached), match.start()):
                found.append(held.span(1))
            reached = match.end()
        elif relative := _RELATIVE.search(low, begin, match.start()):
            found.append(relative.span(1))
        elif match.start() - begin > 3:
            found.append((begin, match.start()))
    return sorted(found)


def _first_told(low: str, start: int, end: int, called: Sequence[str]) -> int:
    """Where the first sentence begins that holds one of the words; `end` where none does.

    No full stop with a space behind it stands in what is looked for, so what comes before need not be looked at.
    """
    first = min((at for word in called if (at := low.find(word, start, end)) >= 0), default=end)
    return max(start, low.rfind(". ", start, first) + 1)


def _names_condition(listed: re.Match[str]) -> bool:
    """Whether what is given "for diagnosis" is one, and no injection or referral."""
    return any(is_condition(words) for words in re.split(r"[,;] | and ", listed[1] or listed[2]))


def naming_start(low: str, start: int, end: int) -> int:
    """Where ", with X as a further diagnosis" begins inside a list, a naming of its own; `end` where none does."""
    if low.find("diagnos", start, end + 40) < 0:
        return end
    for match in _SAID_OF_IT.finditer(low, start, min(len(low), end + 40)):
        if not match["is"] and (held := _BEFORE.search(low, start, match.start())):
            return min(end, held.start())
    return end


def _sentence_start(low: str, start: int, end: int) -> int:
    """Where the sentence or quotation begins that ends at `end`; `end` where it is too long for a name."""
    reach = max(start, end - _REACH)
    if low.startswith('"', end):
        return low.rfind('"', reach, end) + 1 or end
    begin = max((match.end() for match in _STOP.finditer(low, reach, end)), default=start if reach == start else end)
    told_in = _WHERE_FROM.match(low, begin, end)
    return told_in.end() if told_in else begin
