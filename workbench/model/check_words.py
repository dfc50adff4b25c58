"""Every sentence in which a check speaks, in one table. A finding carries a sentence's name and what fills its gaps.

The window passes its translator; the table's own words are English. Values of the record, quotes and titles stand as
they are; a `Term` is a word of ours and is translated too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec import Struct

CONTEXT = "Checks"
"""Under this name a translator knows the sentences, reasons and terms of the checks."""


def marked(words: str) -> str:
    """Marks a text for translators, as `QT_TRANSLATE_NOOP` does, without Qt."""
    return words


class Term(Struct, frozen=True):
    """A word of ours inside a sentence: the name of a field, a part of the body."""

    words: str


Told = str | int | Term | tuple[Term, ...]
"""What fills a gap: a value as it stands, a number, a word of ours, or several joined by "and"."""


class Said(Struct, frozen=True):
    """A sentence of the table by its name, and what it is told of."""

    name: str
    told: dict[str, Told] = {}


SENTENCES: Mapping[str, str] = {
    # the decision and its reason
    "rationale ends": marked("Item {item} is {decision}, but its rationale ends “{words}”."),
    "rationale says": marked("Item {item} is {decision}, but its rationale says “{words}”."),
    "adds up": marked("The determination is {overall}, but the items add up to {derived}."),
    "left open": marked("The items are decided (item {item}: {decision}), but the determination is left open."),
    # items
    "no item": marked("The record has no item. A determination decides at least one: add it, or reject the document."),
    "no treatment": marked("Item {item} has no treatment."),
    "no decision": marked("Item {item} has no decision."),
    "no rationale": marked("Item {item} has no rationale."),
    "no category": marked("Item {item} has no category."),
    # dates
    "future": marked("{field} {day} lies in the future: today is {today}."),
    "comes after": marked("{field} {day} comes after {other} {second}."),
    # the patient and the reviewer
    "no age": marked("An age of {age} is unlikely for an injured worker."),
    "too young": marked("At {age} now, the patient would have been about {then} when injured on {injured}."),
    "no state": marked(
        "“{words}” is no state of the United States. It stays as printed; look whether it was read right."
    ),
    # diagnosis codes
    "no code": marked("“{code}” has the form of no diagnosis code."),
    "other form": marked("{code} has the form of {possible}, not of {system}."),
    "no system": marked("{code} is of no code system yet."),
    "not yet in use": marked("{code} is {system}, in use from {day}; the decision is of {decided}."),
    "no longer in use": marked("{code} is {system}, in use until {day}; the decision is of {decided}."),
    "other words": marked("The letter prints {code} for “{printed}”, but in {system} it is “{official}”."),
    "unknown code": marked("{system} has no code {code}, printed for “{printed}”."),
    "retired": marked("{code} was a code of {system} until {year}; the decision is of {decided}."),
    "heading": marked("{code} is a heading in {system}, “{official}”: the letter prints it for “{printed}”."),
    # links
    "no entry": marked("Item {item} links to “{entry}”, which the catalogue does not have."),
    "page outside": marked("Item {item} links page {pages} to “{title}” of pages {span}."),
    "pages outside": marked("Item {item} links pages {pages} to “{title}” of pages {span}."),
    "page outside, perhaps": marked("Item {item} links page {pages} to “{title}” of pages {span}, as far as known."),
    "pages outside, perhaps": marked("Item {item} links pages {pages} to “{title}” of pages {span}, as far as known."),
    "not yet in force": marked("Item {item} links to “{title}”, in force from {day}; the decision is of {decided}."),
    "no longer in force": marked("Item {item} links to “{title}”, in force until {day}; the decision is of {decided}."),
    "administrator cites": marked(
        "The claims administrator of item {item} is said to cite nothing, but cites “{citation}”."
    ),
    "expert cites": marked("The expert of item {item} is said to cite nothing, but cites “{citation}”."),
    "not on the MTUS": marked("The expert of item {item} says “{words}”, but cites “{citation}” of the MTUS."),
    "other part": marked("Item {item}, “{treatment}”, is for the {treated}, “{title}” for the {covered}."),
    "cites other part": marked(
        "Item {item} cites “{citation}” for the {named}, but links to “{title}” for the {covered}."
    ),
    "argues with": marked("The rationale of item {item} argues “{words}”, but the expert cites nothing of {body}."),
    "chapter of title": marked("Item {item} cites chapter {number}, but “{title}” is chapter {own}."),
    "chapter of entry": marked("Item {item} cites chapter {number}, but links to “{title}” of chapter {own}."),
    # other documents
    "same number": marked("{number} is also the case number of {others}. Reject one if it is a duplicate."),
    "almost so": marked(
        "The rationale of item {item} stands almost so in {other}: {percent} of 100 phrases are the same."
    ),
    "word for word": marked("The rationale of item {item} stands word for word in {other}."),
}

NAMES: Mapping[str, str] = {
    "D1": marked("Outcome against rationale"),
    "D2": marked("Determination against items"),
    "D3": marked("Determination left open"),
    "I1": marked("No item"),
    "I2": marked("Item without treatment"),
    "I3": marked("Item without decision"),
    "I4": marked("Item without rationale"),
    "I5": marked("Item without category"),
    "T1": marked("Date in the future"),
    "T2": marked("Injury after the decision"),
    "T3": marked("Injury ends before it begins"),
    "T4": marked("Dates out of order"),
    "P1": marked("Unlikely age"),
    "R1": marked("Licensure is no state"),
    "C1": marked("Code of another system"),
    "C2": marked("Code not in use then"),
    "C3": marked("ICD words far off"),
    "C4": marked("Unknown code"),
    "L1": marked("Entry not in catalogue"),
    "L2": marked("Nothing cited, yet citations"),
    "L3": marked("Page outside the entry"),
    "L4": marked("Guideline not in force"),
    "L5": marked("MTUS cited after all"),
    "L6": marked("Guideline for another part"),
    "L7": marked("Argued with, not cited"),
    "L8": marked("Chapter against title"),
    "L9": marked("Linked to another part"),
    "K1": marked("Case number twice"),
    "K2": marked("Rationale almost alike"),
}
"""What a check that fails is called where there is room for a few words alone, by the check's code."""


def sentence(said: Said, translated: Callable[[str], str] = marked) -> str:
    """The sentence with its gaps filled; `translated` turns the table's words into another language."""
    filled = {name: _filled(told, translated) for name, told in said.told.items()}
    return translated(SENTENCES[said.name]).format_map(filled)


def _filled(told: Told, translated: Callable[[str], str]) -> str:
    if isinstance(told, Term):
        return translated(told.words)
    if isinstance(told, tuple):
        return translated(marked(" and ")).join(translated(term.words) for term in told)
    return str(told)
