"""Rebinding: any action takes another key, one that is taken is refused by name, the system's keys stay."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from workbench import settings
from workbench.model.errors import BadValue
from workbench.ui.actions import TABLE
from workbench.ui.keymap import Keymap, key_of, platform_keys

CONTROL = Qt.KeyboardModifier.ControlModifier


def test_an_action_takes_another_key() -> None:
    keys = Keymap()
    keys.give("field.edit", "F3")
    assert keys.shown("field.edit") == "F3"
    assert keys.is_own("field.edit")


@pytest.mark.parametrize(
    ("id", "key", "holder"),
    [
        ("field.edit", "Ctrl+L", "Candidates of this citation"),
        ("field.edit", "Ctrl+Enter", "Verify and open the next"),
        ("document.postpone", "Ctrl+3", "Go to an item"),
        ("field.edit", "Ctrl+F", "Find in the document"),
        ("field.take", "Alt+F", "File"),
    ],
)
def test_a_key_that_is_taken_is_refused_and_its_holder_named(id: str, key: str, holder: str) -> None:
    keys = Keymap()
    with pytest.raises(BadValue, match=f"“{holder}”"):
        keys.give(id, key)
    assert not keys.is_own(id)


@pytest.mark.parametrize("key", ["a", "Shift+A", "7", "/", "Space", "Left", "Backspace", "Ctrl+C", "Ctrl+S"])
def test_what_typing_and_the_system_need_is_refused(key: str) -> None:
    with pytest.raises(BadValue):
        Keymap().give("field.edit", key)


@pytest.mark.parametrize("id", ["page.find", "page.larger", "window.quit", "edit.undo"])
def test_the_systems_keys_stay(id: str) -> None:
    with pytest.raises(BadValue, match="on this system"):
        Keymap().give(id, "F12")


def test_a_key_that_was_given_away_is_free_and_can_come_back_only_then() -> None:
    keys = Keymap()
    keys.give("field.edit", "F3")
    keys.give("field.take", "F2")
    with pytest.raises(BadValue, match="Take the selected text"):
        keys.reset("field.edit")
    keys.reset("field.take")
    keys.reset("field.edit")
    assert not keys.has_own


def test_an_action_can_be_without_a_key() -> None:
    keys = Keymap()
    keys.give("field.edit", "")
    assert keys.shown("field.edit") == ""


def test_digits_of_an_action_move_together() -> None:
    keys = Keymap()
    keys.give("item.go", "Ctrl+Alt+3")
    assert keys.shown("item.go") == "Ctrl+Alt+1 … 9"


def test_keys_kept_by_hand_that_collide_are_left_out() -> None:
    keys = Keymap({"field.edit": "Ctrl+L", "no.such": "F12", "field.take": "F12"})
    assert keys.shown("field.edit") == "F2"
    assert keys.shown("field.take") == "F12"


def test_no_key_in_force_does_two_things_in_one_place() -> None:
    keys = Keymap()
    for action in TABLE:
        if not (platform_keys(action) or action.numbers):
            for key in keys.keys(action):
                assert keys.refusal(action.id, key) == "" or key in ("Esc", "?", "Shift+?"), action.id


def test_a_pressed_key_by_its_name() -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_P, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert key_of(event) == "Ctrl+Shift+P"
    assert key_of(QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Control, CONTROL)) == ""


def test_keys_are_kept_in_the_settings_beside_what_else_stands_there(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text('# mine\nperson = "Ann"\n', "utf-8")
    settings.save({"keys": {"field.edit": "F3"}}, path)
    settings.save({"theme": "dark"}, path)
    read = settings.load(path)
    assert (read.person, read.theme, read.keys) == ("Ann", "dark", {"field.edit": "F3"})
    settings.save({"keys": {}}, path)
    assert settings.load(path).keys == {}
    assert path.read_text("utf-8").startswith("# mine\n")
