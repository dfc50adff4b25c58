"""Running lines that a text set anew carries within: its pages went, what stood at their edges came along."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

Range = tuple[int, int]

_PAGE = re.compile(r"P(?:age|AGE):?\s{1,3}(?P<number>\d{1,3})(?P<all>\s(?:of|/)\s?\d{1,3})?(?=\s|$)")
_CITES = re.compile(r"[\w(]\Z|[,;:&(-]\s\Z")
"""What stands before a page that is cited."""
_CASE = re.compile(r"C(?:ase|ASE)\s+N(?:umber|UMBER):\s*(?P<number>\w\w\d\d-\d+)(?![\w-])")
_BEFORE_CASE = re.compile(r"(?:(?<=\s)(?P<page>\d{1,3})\s+)?(?:IMR\s+)?$", re.IGNORECASE)
_OF_FOOTER = re.compile(r"\bfor\s+(?:IMR\s+)?$", re.IGNORECASE)
_HEAD_GOES_ON = re.compile(
    r"[\s|]*(?:dated?|ur|priority|employee|claim|injured|provider|insurance|jurisdiction|application|imr)\b",
    re.IGNORECASE,
)
"""Labels of a determination's head: the case number before one belongs to that head."""
_LAST_NUMBER = re.compile(r"(?<=[.)\"\s])\s(?P<page>\d{1,3})\s*$")
_LOOK_BACK = 60
_PAGE_LENGTH = 500
"""Letters that at least stand between the ends of two pages."""


def left_within(pages: Sequence[str]) -> list[list[Range]]:
    """For each page the offsets of page numbers and case numbers that a page's edge left within the text."""
    starts = [0]
    for page in pages:
        starts.append(starts[-1] + len(page) + 1)
    text = "\n".join(pages)
    found: list[list[Range]] = [[] for _ in pages]
    for start, end in (*_pages_counted(text), *_cases_again(text)):
        number = bisect_right(starts, start) - 1
        found[number].append((start - starts[number], min(end - starts[number], len(pages[number]))))
    return found


def _pages_counted(text: str) -> Iterator[Range]:
    """`Page 1`, `Page 2` and so on, where nothing of that form breaks the count and a page's length lies between."""
    forms: dict[str, list[re.Match[str]]] = defaultdict(list)
    for page in _PAGE.finditer(text):
        if not _CITES.search(text[max(0, page.start() - 2) : page.start()]):
            forms["".join((page["all"] or "").split())].append(page)
    for counted in forms.values():
        numbers = [int(page["number"]) for page in counted]
        apart = (later.start() - earlier.end() for earlier, later in pairwise(counted))
        if len(counted) > 1 and numbers == list(range(1, len(counted) + 1)) and min(apart) >= _PAGE_LENGTH:
            yield from (page.span() for page in counted)


def _cases_again(text: str) -> Iterator[Range]:
    """The document's case number once more outside a head, with the page number before it.

    A bare number that ends the text is its last page's, where such numbers stand before it.
    """
    cases = list(_CASE.finditer(text))
    last = 0
    for case in cases[1:]:
        if case["number"].lower() != cases[0]["number"].lower() or _HEAD_GOES_ON.match(text, case.end()):
            continue
        first = max(0, case.start() - _LOOK_BACK)
        before = text[first : case.start()]
        if _OF_FOOTER.search(before) or not (begins := _BEFORE_CASE.search(before)):
            continue
        counts = begins["page"] is not None and int(begins["page"]) == last + 1
        last += counts
        yield first + (begins.end("page") if begins["page"] and not counts else begins.start()), case.end()
    if last and (end := _LAST_NUMBER.search(text)) and int(end["page"]) == last + 1:
        yield end.span("page")
