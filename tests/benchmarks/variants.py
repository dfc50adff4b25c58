"""Citations made up from the catalogue's own columns, in layouts and spellings that no alias spells out."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator

from workbench.guidelines import Catalogue
from workbench.model.guidelines import Guideline

Rng = random.Random

_MTUS_2004 = (
    "Decision based on MTUS ACOEM Chapter {n} {chapter} Page(s): {pages}.",
    "The Claims Administrator based its decision on the {chapter} Chapter (ACOEM Practice Guidelines, 2nd "
    "Edition (2004), Chapter {n}), pages {pages}, which is part of the MTUS.",
    "The Expert Reviewer based his/her decision on the American College of Occupational and Environmental "
    "Medicine (ACOEM), 2nd Edition, (2004), {chapter}, Chapter {n}, pg. {pages}, which is part of the MTUS.",
    "ACOEM Ch. {n} p {pages}",
    "Decision based on MTUS: ACOEM Practice Guidelines, {chapter}, pages {pages}.",
    "MTUS/ACOEM Chapter {n}, {chapter}, pp. {pages}",
)  # fmt: skip
_SECTION = (
    "Decision based on MTUS {document}, Section(s): {title}.",
    "MTUS {document} Section: {title}",
)
_CHRONIC = (
    "Decision based on MTUS Chronic Pain Treatment Guidelines {title} Page(s): {pages}.",
    "The Claims Administrator based its decision on the Chronic Pain Medical Treatment Guidelines, {title}, "
    "pages {pages}, which is part of the MTUS.",
    "The Physician Reviewer based his/her decision on the MTUS Chronic Pain Medical Treatment Guidelines (2009), "
    "{title}, page {pages}.",
    "Decision based on MTUS CPMTG {title} p.{pages}",
    "MTUS Chronic Pain Guidelines; {title} (pg {pages})",
    "Decision based on MTUS Chronic Pain Medical Treatment 2009, Section(s): {title}.",
)  # fmt: skip
_ODG = (
    "Decision based on Non-MTUS Citation Official Disability Guidelines (ODG) {chapter}, {title}.",
    "Decision based on Non-MTUS Citation Official Disability Guidelines (ODG), {chapter} Chapter, {title}",
    "The Claims Administrator based its decision on the Official Disability Guidelines, Treatment Index, 11th "
    "Edition (web), 2013, {chapter} Chapter, {title}, which is not part of the MTUS.",
    "Decision based on Non-MTUS Citation ODG-TWC, {chapter} Procedure Summary (last updated 08/04/2014), {title}",
    "Decision based on Non-MTUS ODG by MCG, {chapter}, {title}.",
    "Decision based on Non-MTUS Citation Official Disability Guidelines - {chapter}: {title}",
    "Decision based on Non-MTUS Citation ODG, {chapter}, Section: {title}",
)  # fmt: skip


def variants(catalogue: Catalogue, seed: int = 1, slips: float = 0.3) -> Iterator[tuple[str, str]]:
    """Statements with the id they mean; a share of `slips` has one misspelt word."""
    chance = random.Random(seed)
    for entry in catalogue.entries:
        for text in _statements(catalogue, entry, chance):
            yield (_slip(text, chance) if chance.random() < slips else text), entry.id


def _statements(catalogue: Catalogue, entry: Guideline, chance: Rng) -> Iterator[str]:
    above = catalogue.ancestors(entry.id)
    if entry.kind != "section" or not above:
        return
    chapter = next((one for one in above if one.kind == "chapter"), None)
    title = _form(entry.title, chance)
    if entry.id.startswith("mtus-acoem-2004") and chapter and entry.page_start:
        if _alone_on_its_pages(catalogue, entry):
            yield chance.choice(_MTUS_2004).format(
                n=chapter.chapter, chapter=_form(chapter.title, chance), pages=_pages(entry, chance)
            )
    elif entry.id.startswith("mtus-chronic-pain-2009") and entry.page_start:
        yield chance.choice(_CHRONIC).format(title=title, pages=_pages(entry, chance, whole=True))
    elif entry.id.startswith("mtus-acoem-2017") and chapter:
        yield chance.choice(_SECTION).format(document=f"{chapter.title} {chapter.year}", title=title)
    elif entry.id.startswith("odg-") and chapter:
        yield chance.choice(_ODG).format(
            chapter=_form(chance.choice((chapter.chapter, chapter.title)), chance), title=title
        )
    elif entry.id.startswith(("mtus-chronic-pain-2016", "mtus-postsurgical-2009", "mtus-opioids-2016")):
        root = above[-2]
        name = re.sub(r" Guidelines.*", "", root.title)
        yield chance.choice(_SECTION).format(document=f"{name} {root.year}", title=title)


def _alone_on_its_pages(catalogue: Catalogue, entry: Guideline) -> bool:
    return not any(
        other.page_start is not None
        and other.page_start <= (entry.page_start or 0) <= (other.page_end or 0)
        and other.kind == "section"
        for other in catalogue.children(entry.parent_id or "")
        if other.id != entry.id
    )


def _pages(entry: Guideline, chance: Rng, whole: bool = False) -> str:
    first, last = entry.page_start or 0, entry.page_end or 0
    if not whole and last - first > 1:
        last = chance.randint(first, last)
    if first == last:
        return str(first)
    short = str(last)[-1] if first // 10 == last // 10 else str(last)
    return f"{first}-{chance.choice((str(last), short))}"


_FORMS: tuple[Callable[[str], str], ...] = (
    lambda title: title,
    lambda title: title,
    str.title,
    str.lower,
    lambda title: re.sub(r"\s*\([^)]*\)", "", title) or title,
    lambda title: title.replace(" & ", " and ") if "&" in title else title.replace(" and ", " & "),
    lambda title: title.replace("-", " "),
)


def _form(title: str, chance: Rng) -> str:
    return chance.choice(_FORMS)(title)


def _slip(text: str, chance: Rng) -> str:
    """The text with one letter of one long word dropped, doubled, swapped or changed."""
    words = [
        match
        for match in re.finditer(r"[A-Za-z]{6,}", text)
        if match.start() > 40 or not text.startswith(("The", "Decision"))
    ]
    if not words:
        return text
    word = chance.choice(words)
    at = word.start() + chance.randint(1, len(word[0]) - 2)
    match chance.randint(0, 3):
        case 0:
            return text[:at] + text[at + 1 :]
        case 1:
            return text[:at] + text[at] + text[at:]
        case 2:
            return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
        case _:
            return text[:at] + chance.choice("aeiourstn") + text[at + 1 :]
