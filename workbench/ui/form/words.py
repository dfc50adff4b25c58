"""The form's words in the person's language. What is said of a row has a whole sentence for each sort of row: no
language puts its nouns and articles together as another does.
"""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from workbench.model.fields import (
    ADMIN_CITATIONS,
    DIAGNOSES,
    EXPERT_CITATIONS,
    ITEMS,
    LICENSURE,
    SPECIALTIES,
    SUBSPECIALTIES,
    TREATMENTS,
)

_NAMES = {
    SPECIALTIES: "specialty",
    SUBSPECIALTIES: "subspecialty",
    LICENSURE: "licensure",
    DIAGNOSES: "diagnosis",
    TREATMENTS: "treatment",
    ITEMS: "item",
    ADMIN_CITATIONS: "citation",
    EXPERT_CITATIONS: "citation",
}
_ADD = {
    "specialty": QT_TRANSLATE_NOOP("Record", "Add a specialty"),
    "subspecialty": QT_TRANSLATE_NOOP("Record", "Add a subspecialty"),
    "licensure": QT_TRANSLATE_NOOP("Record", "Add a state of licensure"),
    "diagnosis": QT_TRANSLATE_NOOP("Record", "Add a diagnosis"),
    "treatment": QT_TRANSLATE_NOOP("Record", "Add a treatment"),
    "item": QT_TRANSLATE_NOOP("Record", "Add an item"),
    "citation": QT_TRANSLATE_NOOP("Record", "Add a citation"),
}
_ADD_AFTER = {
    "specialty": QT_TRANSLATE_NOOP("Record", "Add a specialty after this"),
    "subspecialty": QT_TRANSLATE_NOOP("Record", "Add a subspecialty after this"),
    "licensure": QT_TRANSLATE_NOOP("Record", "Add a state of licensure after this"),
    "diagnosis": QT_TRANSLATE_NOOP("Record", "Add a diagnosis after this"),
    "treatment": QT_TRANSLATE_NOOP("Record", "Add a treatment after this"),
    "item": QT_TRANSLATE_NOOP("Record", "Add an item after this"),
    "citation": QT_TRANSLATE_NOOP("Record", "Add a citation after this"),
}
_REMOVE = {
    "specialty": QT_TRANSLATE_NOOP("Record", "Remove this specialty"),
    "subspecialty": QT_TRANSLATE_NOOP("Record", "Remove this subspecialty"),
    "licensure": QT_TRANSLATE_NOOP("Record", "Remove this state of licensure"),
    "diagnosis": QT_TRANSLATE_NOOP("Record", "Remove this diagnosis"),
    "treatment": QT_TRANSLATE_NOOP("Record", "Remove this treatment"),
    "item": QT_TRANSLATE_NOOP("Record", "Remove this item"),
    "citation": QT_TRANSLATE_NOOP("Record", "Remove this citation"),
}
_REMOVED = {
    "specialty": QT_TRANSLATE_NOOP("Record", "The specialty was removed."),
    "subspecialty": QT_TRANSLATE_NOOP("Record", "The subspecialty was removed."),
    "licensure": QT_TRANSLATE_NOOP("Record", "The state of licensure was removed."),
    "diagnosis": QT_TRANSLATE_NOOP("Record", "The diagnosis was removed."),
    "treatment": QT_TRANSLATE_NOOP("Record", "The treatment was removed."),
    "item": QT_TRANSLATE_NOOP("Record", "The item was removed."),
    "citation": QT_TRANSLATE_NOOP("Record", "The citation was removed."),
}


_ADDED = {
    "specialty": QT_TRANSLATE_NOOP("Record", "The specialty was added."),
    "subspecialty": QT_TRANSLATE_NOOP("Record", "The subspecialty was added."),
    "licensure": QT_TRANSLATE_NOOP("Record", "The state of licensure was added."),
    "diagnosis": QT_TRANSLATE_NOOP("Record", "The diagnosis was added."),
    "treatment": QT_TRANSLATE_NOOP("Record", "The treatment was added."),
    "item": QT_TRANSLATE_NOOP("Record", "The item was added."),
    "citation": QT_TRANSLATE_NOOP("Record", "The citation was added."),
}


def tr(words: str) -> str:
    """A word or sentence of the form in the person's language."""
    return QCoreApplication.translate("Record", words)


def add_words(path: str) -> str:
    """What adds a row to a list: `Add an item`."""
    return tr(str(_ADD[_NAMES[path]]))


def add_after_words(path: str) -> str:
    """What adds a row behind one of a list."""
    return tr(str(_ADD_AFTER[_NAMES[path]]))


def remove_words(path: str) -> str:
    """What takes a row out of a list."""
    return tr(str(_REMOVE[_NAMES[path]]))


def removed_words(path: str) -> str:
    """That a row was taken out of a list."""
    return tr(str(_REMOVED[_NAMES[path]]))


def added_words(path: str) -> str:
    """That a row was added to a list."""
    return tr(str(_ADDED[_NAMES[path]]))
