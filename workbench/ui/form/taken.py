"""What selected words mean in a field: the value inside them, normalised as the field keeps it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from workbench.model.errors import BadValue
from workbench.model.fields import FieldSpec, Kind
from workbench.model.review import Value
from workbench.model.typed import parse_pages, typed_value

_DATE = re.compile(
    r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})|[A-Za-z]{3,9}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}"
)
_NUMBER = re.compile(r"\d{1,6}")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_PAGES = re.compile(r"\d+(?:\s*[-–—]\s*\d+)?(?:\s*(?:,|;|and|&)\s*\d+(?:\s*[-–—]\s*\d+)?)*")
_PAGE_WORD = re.compile(r"(?:pages?|pgs?|pp?)\b[.:()s\s]*", re.IGNORECASE)
_NEGATED = re.compile(r"\b(?:not|denied|non-certified|uphold|upheld)\b", re.IGNORECASE)
_NECESSARY = re.compile(r"\bnecessary\b|\bmedical necessity\b|\boverturn", re.IGNORECASE)
_CASE_NUMBER = re.compile(r"\bCM\d\d-\d{7}\b", re.IGNORECASE)
_LIST_NUMBER = re.compile(r"^(?:item )?\d{1,2}[.):]\s+", re.IGNORECASE)
_HEADING_TAIL = re.compile(
    r"[\s:;,.–-]*(?:\b(?:upheld|overturned|uphold|overturn)\b"
    r"|\b(?:is|are|was|were) (?:not )?medically necessary(?: and appropriate)?)?[\s:.]*$",
    re.IGNORECASE,
)
_BASED_ON = re.compile(
    r"^(?:(?:claims administrator|maximus) guidelines?\s?:\s*)?"
    r"(?:(?:the )?decision (?:was )?)?based (?:its decision )?on (?:the )?",
    re.IGNORECASE,
)
_CHAPTER = re.compile(r"^(?:chapter|ch\.?)\s+", re.IGNORECASE)
_LABEL = re.compile(
    r"^(?:(?:claims administrator|maximus) guidelines?|(?:the (?:physician|expert) reviewer['’]s )?decision rationale"
    r"|rationale for the decision|clinical case summary|case summary)\s?:?\s+",
    re.IGNORECASE,
)
_LEAD_IN = re.compile(r"^[^.:]{0,40}developed the following clinical case summary[^:.]*[:.]\s+", re.IGNORECASE)
_EDGES = " \t\n,;:"
_PAIRS = {"“": "”", '"': '"', "(": ")", "[": "]"}


Read = Callable[[str], Value]
"""What the rules of extraction make of words for the field at hand; None for nothing."""


def taken_value(spec: FieldSpec, text: str, read: Read = lambda _text: None) -> Value:
    """The value that selected words hold for a field: the date within a line, the pages after "Page(s):".

    `read` asks the rules of extraction; a choice that the words name outright goes before them. Raises `BadValue` with
    what the field takes when the words hold none.
    """
    text = " ".join(text.split())
    if not text:
        raise BadValue("No words are selected. Select words on the page first.")
    if spec.kind is not Kind.CHOICE and (value := read(text)) is not None:
        return value
    match spec.kind:
        case Kind.DATE:
            return _first(spec, text, _DATE.findall(text))
        case Kind.INTEGER:
            return _first(spec, text, (_YEAR if spec.name == "year" else _NUMBER).findall(text))
        case Kind.PAGES:
            return _pages(text)
        case Kind.CHOICE:
            return _choice(spec, text, read)
        case Kind.FLAG:
            return True
        case Kind.LONG_TEXT:
            return _unlabelled(text)
        case _:
            return _short(spec.name, _trimmed(text))


def _unlabelled(text: str) -> str:
    """A statement or section without the label or heading that stands before it."""
    bare = _LABEL.sub("", text, count=1)
    return _LEAD_IN.sub("", bare, count=1) or text


def _short(name: str, text: str) -> str:
    """One line of text as its field keeps it: the case number alone, a heading without its number and decision."""
    match name:
        case "case.case_number":
            found = _CASE_NUMBER.search(text)
            return found[0].upper() if found else text
        case "treatment":
            return _HEADING_TAIL.sub("", _LIST_NUMBER.sub("", text)) or text
        case "text":
            return _trimmed(_BASED_ON.sub("", text)).rstrip(".") or text
        case "chapter":
            return _CHAPTER.sub("", text) or text
        case _:
            return text


def _first(spec: FieldSpec, text: str, found: list[str]) -> Value:
    """The first of the pieces that the field takes; the whole text's own refusal where none is."""
    for piece in found:
        try:
            return typed_value(spec, piece)
        except BadValue:
            continue
    return typed_value(spec, text)


def _pages(text: str) -> Value:
    after = _PAGE_WORD.search(text)
    pieces = _PAGES.findall(text[after.end() :] if after else text)
    return parse_pages(pieces[0].replace("&", ",")) if pieces else parse_pages(text)


def _choice(spec: FieldSpec, text: str, read: Read) -> Value:
    """A choice named anywhere in the words; a decision also by its meaning, others as the rules read them."""
    named = [choice for choice in _longest_first(spec.choices) if re.search(rf"\b{re.escape(choice)}\b", text, re.I)]
    if named:
        return named[0]
    if "Upheld" in spec.choices and (_NEGATED.search(text) or _NECESSARY.search(text)):
        return "Upheld" if _NEGATED.search(text) else "Overturned"
    value = read(text)
    return typed_value(spec, text) if value is None else value


def _longest_first(choices: tuple[str, ...]) -> Iterator[str]:
    yield from sorted(choices, key=len, reverse=True)


def _trimmed(text: str) -> str:
    """Without the commas and the quotation marks or brackets around the whole."""
    text = text.strip(_EDGES)
    if len(text) > 2 and _PAIRS.get(text[0]) == text[-1]:
        text = text[1:-1].strip(_EDGES)
    return text
