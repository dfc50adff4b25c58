"""What takes long at once is dealt over turns of the event loop, so that none of them is long."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from workbench.tasks.project import create_project
from workbench.ui.app import Parts
from workbench.ui.places import Places


def test_other_colours_are_painted_in_the_turn_after(qtbot: QtBot, opened: Parts) -> None:
    window = opened.window
    window.commands.look_dark()
    assert opened.bridge.theme.dark
    assert not window.updatesEnabled()
    qtbot.waitUntil(lambda: window.updatesEnabled() and window.review.form.updatesEnabled())
    ground = window.grab().toImage().pixelColor(window.width() // 2, 2)
    assert ground.name().upper() == opened.bridge.theme["panel"]


def test_what_was_chosen_twice_in_a_turn_is_shown_too(qtbot: QtBot, opened: Parts) -> None:
    opened.window.commands.look_dark()
    opened.window.commands.look_light()
    qtbot.waitUntil(opened.window.updatesEnabled)


def test_what_is_hidden_takes_other_colours_in_the_turns_after(qtbot: QtBot, opened: Parts) -> None:
    window, theme = opened.window, opened.bridge.theme
    window.show_documents()
    window.show_review()
    hidden = next(each for each in window.documents.findChildren(QPushButton) if each.property("kind") == "view")
    window.commands.look_dark()
    assert colour_of(hidden) == theme["text2"]
    qtbot.waitUntil(lambda: colour_of(hidden) == opened.bridge.theme["text2"] != theme["text2"])


def test_a_place_looks_the_same_whether_colours_changed_beside_it_or_in_it(qtbot: QtBot, opened: Parts) -> None:
    window, looks = opened.window, opened.window.commands
    window.show_documents()
    qtbot.waitUntil(lambda: window.documents.facets.list.model().rowCount() > 0 and not window.documents.is_counting)
    looks.look_dark()
    qtbot.waitUntil(lambda: looks.appearance.is_everywhere and window.updatesEnabled())
    in_sight = window.documents.grab().toImage()
    looks.look_light()
    qtbot.waitUntil(lambda: looks.appearance.is_everywhere and window.updatesEnabled())
    window.show_review()
    looks.look_dark()
    window.show_documents()
    qtbot.waitUntil(lambda: looks.appearance.is_everywhere and window.updatesEnabled())
    assert window.documents.grab().toImage() == in_sight


def colour_of(button: QPushButton) -> str:
    return button.palette().buttonText().color().name().upper()


def test_a_project_with_documents_makes_no_place_to_add_some(opened: Parts) -> None:
    assert opened.window.is_reviewing
    opened.window.menus.refresh()
    assert opened.window.added is None


def test_the_place_to_review_comes_after_the_one_where_documents_are_added(
    qtbot: QtBot, parts: Parts, tmp_path: Path
) -> None:
    path = tmp_path / "new.workbench"
    create_project(path)
    shown: list[tuple[bool, bool]] = []
    parts.bridge.project_changed.connect(lambda: shown.append((has_added(parts), has_review(parts))))
    with qtbot.waitSignal(parts.bridge.project_changed):
        parts.window.projects.open(path)
    assert shown == [(True, False)]
    qtbot.waitUntil(lambda: has_review(parts))
    assert parts.window.added is not None
    assert parts.window.added.isVisible()


def has_added(parts: Parts) -> bool:
    return parts.window.added is not None


def has_review(parts: Parts) -> bool:
    window: Places = parts.window
    return any(made.objectName() == "queue" for made in window.findChildren(QObject))


def test_the_process_that_draws_pages_starts_while_the_project_is_opened(
    qtbot: QtBot, parts: Parts, project: Path
) -> None:
    with qtbot.waitSignal(parts.bridge.project_changed):
        parts.window.projects.open(project)
    assert parts.window.projects.lane.is_warm
    assert parts.window.review.document.lane is parts.window.projects.lane


def test_the_process_that_draws_pages_ends_with_the_window(parts: Parts, opened: Parts) -> None:
    lane = opened.window.projects.lane
    parts.window.close()
    assert not lane.is_warm
