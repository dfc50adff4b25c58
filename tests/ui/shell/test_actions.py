"""The action table: one key for one thing, help for everything, all of it on the key sheet."""

from __future__ import annotations

from collections import Counter
from typing import get_args

import pytest
from PySide6.QtGui import QKeySequence
from pytestqt.qtbot import QtBot

from workbench.resources import resource
from workbench.ui.actions import BY_ID, MENUS, TABLE, Action, Group, Scope
from workbench.ui.bridge import Bridge
from workbench.ui.key_sheet import KeySheet
from workbench.ui.keymap import caps_of
from workbench.ui.parts import Line
from workbench.ui.status import HINTS

KEYS = [(key, action) for action in TABLE for key, _ in action.pressed()]


@pytest.mark.parametrize("scope", get_args(Scope))
def test_no_key_does_two_things_in_one_place(scope: Scope) -> None:
    here = (key for key, action in KEYS if action.scope in ("window", scope))
    counts = Counter(QKeySequence(key).toString() for key in here)
    assert [key for key, count in counts.items() if count > 1] == []


def test_no_action_stands_twice() -> None:
    assert len(BY_ID) == len(TABLE)


@pytest.mark.parametrize("action", TABLE, ids=lambda action: action.id)
def test_every_action_has_words_and_help_of_its_own(action: Action) -> None:
    assert action.text
    assert action.help
    assert action.help.casefold() != action.text.casefold()
    assert action.menu in MENUS


@pytest.mark.parametrize(("key", "action"), KEYS, ids=[key for key, _ in KEYS])
def test_every_key_is_one_that_qt_knows(key: str, action: Action) -> None:
    assert QKeySequence(key).count() == 1, action.id


def test_no_bare_letter_is_a_key() -> None:
    assert [key for key, _ in KEYS if len(key) == 1 and key.isalpha()] == []


def test_icons_of_actions_are_shipped() -> None:
    shipped = {path.stem for path in resource("icons").glob("*.svg")}
    assert {action.icon for action in TABLE if action.icon} <= shipped


@pytest.mark.parametrize("id", [id for place in HINTS.values() for id in place])
def test_the_status_line_names_keys_that_exist(id: str) -> None:
    assert BY_ID[id].keys
    assert BY_ID[id].hint


def test_the_key_sheet_shows_every_key_of_every_group(qtbot: QtBot, bridge: Bridge) -> None:
    sheet = KeySheet(bridge)
    qtbot.addWidget(sheet)
    lines = [line.text() for line in sheet.findChildren(Line)]
    assert lines
    for group in get_args(Group):
        for action in TABLE:
            if action.group == group and action.keys:
                assert action.words().removesuffix(" …") in lines


def test_every_action_with_a_key_is_on_the_sheet_or_a_menus_own() -> None:
    assert {a.id for a in TABLE if a.keys and a.group is None} == {
        "project.close", "window.quit", "look.larger", "look.smaller",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("key", "caps"),
    [
        ("Ctrl+Shift+P", ["Ctrl", "Shift", "P"]),
        ("Ctrl++", ["Ctrl", "+"]),
        ("Return", ["Enter"]),
        ("?", ["?"]),
        ("", []),
    ],
)
def test_caps_of_a_key(key: str, caps: list[str]) -> None:
    assert caps_of(key) == caps
