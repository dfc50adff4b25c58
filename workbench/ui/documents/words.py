"""What facets, their values and found places are called."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from workbench.model.check_words import CONTEXT as CHECKS
from workbench.model.check_words import NAMES
from workbench.model.facets import CITED, FACETS, YEAR_OF
from workbench.model.fields import LISTS, RECORD_FIELDS, Kind
from workbench.model.queue import STATE, Passage
from workbench.ui.bridge import Bridge
from workbench.ui.words import word as own_word


def _t(words: str) -> str:
    return str(QT_TRANSLATE_NOOP("Documents", words))


FACET_WORDS = frozenset(
    (
        _t("State"), _t("Layout"), _t("Priority"), _t("Determination"), _t("Sex"), _t("Category"), _t("Decision"),
        _t("UR cites none"), _t("Expert cites none"), _t("Guideline"), _t("Body of the guideline"), _t("Basis"),
        _t("Year of the guideline"), _t("Diagnosis code"), _t("Code system"), _t("Year of decision date"),
        _t("Year of date of injury"), _t("Rationale mentions"), _t("Failed checks"), _t("Link"), _t("Reader"),
        _t("Least sure value"), _t("To check"), _t("Corrected field"), _t("Corrected rule"), _t("Rule"),
        _t("Noted field"), _t("Flagged"), _t("Source of the text"), _t("Number of items"), _t("Specialty"),
        _t("Subspecialty"), _t("Licensure"), _t("Age"),
    )
)  # fmt: skip
"""What facets are called. A test holds that none is missing."""

COLUMNS = ("", _t("Document"), _t("Decided"), _t("Items"), _t("Determination"), _t("To check"), _t("Reader"))
"""What the table's columns are called; the first is that of the marks."""

_BANDS = {
    "0": _t("below 50 %"),
    "50": _t("50 to 75 %"),
    "75": _t("75 to 90 %"),
    "90": _t("90 to 97 %"),
    "97": _t("97 % and more"),
}
_LINKS = {
    "sure": ("link", _t("Sure")), "likely": ("link", _t("Likely")), "open": ("split", _t("Two entries are close")),
    "none": ("unlink", _t("No entry")), "chosen": ("check", _t("Chosen by a person")),
}  # fmt: skip
_FIELDS = {spec.name: spec.label for spec in RECORD_FIELDS} | {
    spec.name: spec.label for listed in LISTS.values() for spec in listed.fields if spec.name != "value"
}
_LISTS = {path: listed.label for path, listed in LISTS.items()}
_SINGLE = {"text": "Citation", "diagnoses": "Diagnosis", "treatments_to_date": "Treatment to date"}


def tr(words: str) -> str:
    """A word of this place in the person's language."""
    return QCoreApplication.translate("Documents", words)


def facet_label(name: str) -> str:
    """What a facet is called."""
    return tr(FACETS[name].label)


def value_label(bridge: Bridge, facet: str, value: str) -> str:
    """What a value of a facet is called."""
    special: dict[str, Callable[[str], str]] = {
        STATE: lambda state: own_word(state)[:1].upper() + own_word(state)[1:],
        "link": lambda word: tr(_LINKS[word][1]) if word in _LINKS else word,
        "confidence": lambda band: tr(_BANDS.get(band, band)),
        "eyes": lambda count: tr("nothing") if count == "0" else count,
        "reader": lambda person: reader_label(bridge, person) or tr("nobody yet"),
        "check": check_label,
        "corrected": field_label,
        "noted": field_label,
        "age": lambda decade: f"{decade}–{int(decade) + 9}" if decade else tr("not found"),
        f"{CITED}guideline_id": lambda id: guideline_label(bridge, id),
    }
    if facet in special:
        return special[facet](value)
    field = FACETS[facet].field
    if field is not None and field.kind is Kind.FLAG and not facet.startswith(YEAR_OF):
        return tr("yes") if value == "1" else tr("no")
    return value or tr("not found")


def value_mark(facet: str, value: str) -> tuple[str, str]:
    """The mark of a state, and the icon of a link, of a value; blank for none."""
    if facet == STATE:
        return value, ""
    if facet == "link":
        return "", _LINKS.get(value, ("", ""))[0]
    return "", ""


def reader_label(bridge: Bridge, person: str) -> str:
    """A person's name; yourself by "you"."""
    return tr("you") if person and bridge.has_desk and person == bridge.desk.person else person


def check_label(code: str) -> str:
    """A check that fails, in a few words."""
    return QCoreApplication.translate(CHECKS, NAMES[code]) if code in NAMES else code


def value_told(bridge: Bridge, facet: str, value: str) -> str:
    """A value of a facet at length, where its label is short; blank where that says all."""
    if facet != "check" or not bridge.has_desk:
        return ""
    found = next((check for check in bridge.desk.checks() if check.code == value), None)
    return f"{found.code}: {QCoreApplication.translate(CHECKS, found.reason)}" if found else ""


def guideline_label(bridge: Bridge, id: str) -> str:
    """A catalogue entry by its body and title."""
    if not id:
        return tr("no entry")
    entry = bridge.desk.guideline(id) if bridge.has_desk else None
    return f"{entry.body}, {entry.title}" if entry and entry.body else entry.title if entry else id


def field_label(path: str) -> str:
    """A field or list by the name that the form gives it."""
    return own_word(_LISTS.get(path) or _FIELDS.get(path, path))


def passage_label(passage: Passage) -> str:
    """Where a passage stands: `Rationale 2`."""
    if not passage.field:
        return tr("Text")
    name = own_word(_SINGLE[passage.field]) if passage.field in _SINGLE else field_label(passage.field)
    return f"{name} {passage.number}" if passage.number else name
