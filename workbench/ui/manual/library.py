"""The manual's pages: Markdown under `resources/manual/`, cut into sections that a search finds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from workbench.resources import resource

CONTENTS = (
    "first-ten-minutes", "start", "adding", "review", "trust", "links", "checks-and-states", "documents", "overview",
    "catalogue", "export", "everyone", "keys", "record", "checks", "command-line", "questions",
)  # fmt: skip
"""The pages in the order in which they are listed."""

_HEADING = re.compile(r"^(#{1,3}) (.+)$", re.MULTILINE)
_MARKUP = re.compile(r"!\[[^\]]*\]\([^)]*\)|\]\([^)]*\)|[*`#|>\[]")


@dataclass(frozen=True)
class Section:
    """A heading with what stands below it: `page` is the page's name, `slug` the heading as an anchor."""

    page: str
    title: str
    slug: str
    text: str


@cache
def text_of(page: str) -> str:
    """A page's Markdown. Raises `FileNotFoundError`."""
    return resource("manual", f"{page}.md").read_text("utf-8")


def title_of(page: str) -> str:
    """A page's own heading."""
    found = _HEADING.search(text_of(page))
    return found[2] if found else page


def slug_of(title: str) -> str:
    """`What it is for` as an anchor: `what-it-is-for`."""
    return "-".join(re.findall(r"\w+", title.casefold()))


@cache
def sections() -> tuple[Section, ...]:
    """Every section of every page, in order."""
    return tuple(section for page in CONTENTS for section in _cut(page))


def _cut(page: str) -> Iterator[Section]:
    text = text_of(page)
    heads = list(_HEADING.finditer(text))
    for number, head in enumerate(heads):
        end = heads[number + 1].start() if number + 1 < len(heads) else len(text)
        yield Section(page, head[2], slug_of(head[2]), " ".join(_MARKUP.sub(" ", text[head.end() : end]).split()))


def search(words: str) -> list[Section]:
    """The sections that hold every word, those first that have them in their heading."""
    wanted = words.casefold().split()
    found = [(_rank(section, wanted), section) for section in sections()]
    return [section for rank, section in sorted(found, key=lambda pair: pair[0]) if rank < _NOT_FOUND] if wanted else []


_NOT_FOUND = 3


def _rank(section: Section, wanted: list[str]) -> int:
    title, text = section.title.casefold(), section.text.casefold()
    if all(word in title for word in wanted):
        return 0
    if all(word in title or word in text for word in wanted):
        return 1 if any(word in title for word in wanted) else 2
    return _NOT_FOUND
