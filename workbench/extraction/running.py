"""Running headers and footers: what each page repeats and no text owns."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from workbench.extraction.labels import alike
from workbench.extraction.set_anew import left_within

Range = tuple[int, int]

# The footer of the letters, wherever a re-wrapped line left it, spaces lost or not. OCR takes the C of CM for a G.
_FOOTER = re.compile(
    r"Determination\s*Letter\s*for\s*IMR\s*Case\s*Number:?\s*\w\w ?\w\w ?-? ?\w+(?:\s+(?:Page\s+)?\d{1,3}(?![\w/.-]))?",
    re.IGNORECASE,
)
_PAGE_NUMBER = re.compile(
    r"\s*(?:[-–]\s*)?(?:page\s*)?\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?(?:\s*[-–])?\s*$", re.IGNORECASE
)
# Sentences, and lines of the form itself, that two pages may well begin or end with.
_BODY = re.compile(
    r".*[.:;,]$|(?:claims administrator|maximus guideline|decision rationale|the (?:claims|expert|physician)"
    r"|rationale for"
    r"|medical treatment guideline|regarding|decision$|\(?\d{1,2}[.)] "
    r"|how the (?:imr )?final determination|clinical (?:case )?summary|documents reviewed|medical qualifications"
    r"|(?:imr )?issues, decisions|imr decision)",
    re.IGNORECASE,
)
_PAGE_OF = re.compile(r"(?<!\w)page:? {0,2}\d{1,3} (?:of|/) ?\d{1,3}[ .]*$", re.IGNORECASE)
_LONE_PAGE = re.compile(r"[-–]? ?(?:page:? {0,2})?1(?: ?(?:of|/) ?1)? ?[-–]?", re.IGNORECASE)
"""What counts the page of a document that has no other."""
_LOW_COUNTED = re.compile(r"page:? {0,2}\d{1,3}[^\n]{0,12}(?=\n|$)")
_COUNTED = re.compile(r"(?<!\w)page:? {0,2}\d{1,3}(?! ?[-–]\d)(?:\s*(?:of|/)\s*\d{1,3})?[ .]*(?:$|\|)", re.IGNORECASE)
_CASE_ALONE = re.compile(r"(?:IMR\s+)?Case\s+Number:\s*(\w\w\d\d-\d+)", re.IGNORECASE)
_DIGITS = re.compile(r"\d\d*")  # as `\d+`, but a class at the beginning is searched for fast
_FOOTER_WORDS = "final determination letter for imr case number"
_TOKEN = re.compile(r"\S+")
_LIKE, _SLACK = 0.78, 3
"""How alike misread lines are at least, and how much longer one is at most."""
_EDGE = 2
_MOST_SPACES = 13
"""In a running line."""


def running_ranges(pages: Sequence[str], *, misread: bool = False) -> tuple[tuple[Range, ...], ...]:
    """For each page the offsets of its running lines, in order and apart from each other.

    Of a `misread` document also those that are only like the others, or like the letters' footer.
    """
    found: list[set[Range]] = [set() for _ in pages]
    if len(pages) > 1:
        _repeated_edges(pages, found, misread=misread)
    elif pages:
        found[0] = {(start, end) for start, end, words, _ in _edge_lines(pages[0]) if _LONE_PAGE.fullmatch(words)}
    for page, text in enumerate(pages):
        low = text.lower()
        if misread:
            found[page].update(_misread_footers(low))
        at = low.find("determination")
        while at >= 0:
            footer = _FOOTER.match(text, at)
            if footer:
                final = low.rfind("final", max(0, at - 12), at)
                found[page].add((final if final >= 0 and not low[final + 5 : at].strip() else at, footer.end()))
            at = low.find("determination", at + 1)
        if len(_LOW_COUNTED.findall(low)) > 1:
            found[page].update(_counted_lines(text))
    for ranges, within in zip(found, left_within(pages), strict=True):
        ranges.update(within)
    return tuple(tuple(_apart(sorted(ranges))) for ranges in found)


def _edge_lines(text: str) -> list[tuple[int, int, str, int]]:
    """The first and last printed lines of a page: start, end, words, place (1, 2 from the top, -1, "
    "-2 from the foot)."""
    lines: list[tuple[int, int, str, int]] = []
    at = 0
    while at < len(text) and len(lines) < _EDGE:
        stop = text.find("\n", at)
        stop = len(text) if stop < 0 else stop
        if words := text[at:stop].strip():
            lines.append((at, stop, words, len(lines) + 1))
        at = stop + 1
    low, end, count = (lines[-1][1] if lines else 0), len(text), 0
    while end > low and count < _EDGE:
        begin = text.rfind("\n", low, end) + 1 or low
        if words := text[begin:end].strip():
            count += 1
            lines.append((begin, end, words, -count))
        end = begin - 1
    return lines


def _misread_footers(low: str) -> Iterator[Range]:
    """Stretches that are like the letters' footer, with the case number and the page's number behind it."""
    tokens = [token.span() for token in _TOKEN.finditer(low)]
    size = _FOOTER_WORDS.count(" ") + 1
    for at in range(len(tokens) - size):
        first, second = (low[slice(*tokens[at + ahead])] for ahead in (1, 2))
        if abs(len(first) - 13) > 2 or abs(len(second) - 6) > 1 or alike(first, "determination") < _LIKE:
            continue
        begin, last = tokens[at][0], at + size
        if alike(low[begin : tokens[last - 1][1]], _FOOTER_WORDS) >= _LIKE:
            page = low[slice(*tokens[last + 1])] if last + 1 < len(tokens) else ""
            yield begin, tokens[last + (len(page) < 3 and any(char.isdigit() for char in page))][1]


def _repeated_edges(pages: Sequence[str], found: list[set[Range]], *, misread: bool) -> None:
    """Mark the edge lines that pages share but for their numbers, and bare page numbers.

    What stands at the very top of the first page is kept: that is a letter's own head, not its repetition.
    """
    edges = [_edge_lines(text) for text in pages]
    keys = [[(place, _DIGITS.sub("0", words)) for _, _, words, place in lines] for lines in edges]
    counts = Counter(key for line_keys in keys for key in line_keys)
    if misread:
        counts = Counter({key: _alike_edges(key, counts) for key in counts})
    wanted = max(2, sum(1 for lines in edges if lines) - 1)
    for page, lines in enumerate(edges):
        for (start, end, words, place), key in zip(lines, keys[page], strict=True):
            if page == 0 and place > 0 and not _PAGE_NUMBER.match(words):
                continue
            if (
                _PAGE_NUMBER.match(words)
                or (words.rstrip(" .")[-1:].isdigit() and _PAGE_OF.search(words))
                or (counts[key] >= wanted and not _is_body(words))
                or (page > 0 and _is_case_again(words, pages[0]))
            ):
                found[page].add((start, end))


def _is_case_again(words: str, first_page: str) -> bool:
    """Whether a line is the document's case number, which its first page has, once more and alone."""
    case = _CASE_ALONE.fullmatch(words)
    return case is not None and case[1].lower() in first_page.lower()


def _alike_edges(key: tuple[int, str], counts: Counter[tuple[int, str]]) -> int:
    """How many lines at the same place of a page are like this one."""
    place, words = key
    return sum(
        count
        for (other_place, other), count in counts.items()
        if place == other_place and abs(len(other) - len(words)) <= _SLACK and alike(words, other) >= _LIKE
    )


def _is_body(words: str) -> bool:
    """Whether a line that two pages share is one of their text: prose, or a line of the form itself."""
    return words[0].islower() or words.count(" ") > _MOST_SPACES or _BODY.match(words) is not None


def _counted_lines(text: str) -> list[Range]:
    """Lines of one long page that differ in a page count alone, going up by one: `Page 1 of 3`, `Page 2 of 3`."""
    groups: dict[str, list[tuple[int, int, list[int]]]] = defaultdict(list)
    at = 0
    for line in text.split("\n"):
        start, at = at, at + len(line) + 1
        if len(line) < 120 and ("age" in line or "AGE" in line) and _COUNTED.search(line):
            key = _DIGITS.sub("0", " ".join(line.split()))
            groups[key].append((start, start + len(line), [int(number) for number in _DIGITS.findall(line)]))
    ranges: list[Range] = []
    for lines in groups.values():
        if len(lines) > 1 and lines[0][2] and _counts_up([numbers for _, _, numbers in lines]):
            ranges.extend((start, end) for start, end, _ in lines)
    return ranges


def _counts_up(rows: list[list[int]]) -> bool:
    """Whether just one number changes from line to line, by one each time."""
    columns = [set(column) for column in zip(*rows, strict=True)]
    changing = [index for index, column in enumerate(columns) if len(column) > 1]
    if len(changing) != 1:
        return False
    counted = [row[changing[0]] for row in rows]
    return counted[0] <= 3 and all(after - before == 1 for before, after in pairwise(counted))


def _apart(ranges: list[Range]) -> list[Range]:
    """The same ranges with those that touch made one."""
    joined: list[Range] = []
    for start, end in ranges:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
