"""The model's words: the translator knows every one that the window shows."""

from __future__ import annotations

from typing import get_args

from workbench.model.fields import LISTS, RECORD_FIELDS
from workbench.model.findings import Severity
from workbench.model.review import StateName
from workbench.model.states import FieldState
from workbench.ui.form.order import SECTIONS
from workbench.ui.form.words import add_after_words, add_words, remove_words, removed_words
from workbench.ui.words import KNOWN, counted


def test_every_state_and_severity_is_known() -> None:
    assert {*map(str, FieldState), *get_args(StateName), *get_args(Severity)} <= KNOWN


def test_every_field_section_and_list_is_known() -> None:
    specs = [*RECORD_FIELDS, *(spec for each in LISTS.values() for spec in each.fields)]
    assert {spec.label for spec in specs} | {each.label for each in LISTS.values()} | set(SECTIONS) <= KNOWN | {
        "Licensure"
    }


def test_every_list_has_its_sentences() -> None:
    for path in LISTS:
        assert len({say(path) for say in (add_words, add_after_words, remove_words, removed_words)}) == 4


def test_a_count_takes_the_form_of_its_number() -> None:
    said = [counted("Any", "{count} page", "{count} pages", count) for count in (0, 1, 1204)]
    assert said == ["0 pages", "1 page", "1,204 pages"]
