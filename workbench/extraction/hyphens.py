"""Words broken at the end of a printed line: when the hyphen belongs to the word, and when the printer put it there."""

from __future__ import annotations

import re

_LAST = re.compile(r"([\w'./:]+)-$")
_FIRST = re.compile(r"[\w']+")

# Parts that keep their hyphen before or after them: prefixes, numbers in words and the usual second halves.
_KEEPS_AFTER = frozenset(
    """post pre non self anti co re ex semi sub multi inter intra over under follow work low high long short well one two
    three four five six seven eight nine ten twelve twenty thirty forty fifty sixty seventy eighty ninety left right mid
    full half part first second third year month week day hour evidence case cost life weight pain drug side head range
    straight single double whole ill then now still on off up in out by no all age time step trans peri para bi tri uni
    extra ultra hyper hypo infra supra physician patient doctor injury state federal county city employer claim claims
    check set make break walk stand sit drop hand foot knee hip back neck arm leg soft hard open closed cold hot heat
    top bottom front rear upper lower medical legal work home office custom wheel weekly monthly daily
    """.split()
)
_KEEPS_BEFORE = frozenset(
    """related based up line free old term ray rays level levels dose month week year day hour op surgical operative
    certified certification certify wave bearing going like wide long fold time pass lasting acting release daily raise
    in out off on by to of the and or a x inflammatory inflammatories depressant depressants epileptic epileptics
    """.split()
)


def joined_line_end(before: str, after: str) -> int:
    """How a line joins the next one: 1 with a space, 0 without, -1 without its closing hyphen too."""
    if not before.endswith("-") or len(before) < 2 or before[-2] == " ":
        return 1
    last, first = _LAST.search(before), _FIRST.match(after)
    if not last or not first:
        return 1
    left, right = last[1], first[0]
    if not right[0].islower() or not left.isalpha() or len(left) < 2:
        return 0
    if left.isupper() or left.lower() in _KEEPS_AFTER or right in _KEEPS_BEFORE:
        return 0
    return -1
