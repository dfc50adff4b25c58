"""What takes long at once is dealt over turns of the event loop, so that none of them is long."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from workbench.model.review import Place
from workbench.tasks.project import create_project
from workbench.ui.app import Parts
from workbench.ui.bridge import Bridge
from workbench.ui.document import DocumentPanel
from workbench.ui.document.view import PageView
from workbench.ui.findings.panel import FindingsPanel
from workbench.ui.form import RecordPanel
from workbench.ui.own_turn import InTurns, OwnTurn
from workbench.ui.places import Places
from workbench.ui.queue import QueuePanel
from workbench.ui.review_panels import ReviewPanels
from workbench.ui.runner import Runner

if TYPE_CHECKING:
    from tests.ui.conftest import FakeAsk


def test_other_colours_are_painted_in_the_turn_after(qtbot: QtBot, opened: Parts) -> None:
    window = opened.window
    window.commands.look_dark()
    assert opened.bridge.theme.dark
    painted = Paints(window.review.form, lambda: window.commands.appearance.is_in_sight)
    qtbot.waitUntil(lambda: bool(painted.told))
    assert all(painted.told)
    ground = window.grab().toImage().pixelColor(window.width() // 2, 2)
    assert ground.name().upper() == opened.bridge.theme["panel"]


def test_what_was_chosen_twice_in_a_turn_is_shown_too(qtbot: QtBot, opened: Parts) -> None:
    opened.window.commands.look_dark()
    opened.window.commands.look_light()
    painted = Paints(opened.window.review.form, lambda: opened.window.commands.appearance.is_in_sight)
    qtbot.waitUntil(lambda: bool(painted.told))
    assert all(painted.told)


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
    qtbot.waitUntil(lambda: looks.appearance.is_everywhere)
    in_sight = window.documents.grab().toImage()
    looks.look_light()
    qtbot.waitUntil(lambda: looks.appearance.is_everywhere)
    window.show_review()
    looks.look_dark()
    window.show_documents()
    qtbot.waitUntil(lambda: looks.appearance.is_everywhere)
    assert window.documents.grab().toImage() == in_sight


def test_all_is_painted_once_in_other_colours(qtbot: QtBot, opened: Parts) -> None:
    rest(qtbot, opened)
    painted = Paints(opened.window.status, lambda: True)
    opened.window.commands.look_dark()
    qtbot.waitUntil(lambda: opened.window.commands.appearance.is_everywhere)
    assert len(painted.told) == 1


def test_another_text_size_is_there_at_once_in_what_is_in_sight(opened: Parts) -> None:
    before = opened.window.status.height()
    opened.window.commands.appearance.set_scale(1.5)
    opened.window.grab()
    assert opened.window.status.height() > before


def test_a_place_is_laid_out_in_one_turn_and_painted_in_the_next(qtbot: QtBot, opened: Parts) -> None:
    window = opened.window
    _ = window.documents
    rest(qtbot, opened)
    painted = Paints(window.documents, lambda: True)
    window.show_documents()
    QCoreApplication.sendEvent(window, QEvent(QEvent.Type.UpdateRequest))  # the system may ask in the same turn
    assert painted.told == []
    qtbot.waitUntil(lambda: bool(painted.told))


def rest(qtbot: QtBot, parts: Parts) -> None:
    """Until what was to be painted is."""
    qtbot.waitUntil(parts.window.review.document.is_drawn)
    for _ in range(3):
        later = OwnTurn(lambda: None, parts.window)
        later.start()
        qtbot.waitUntil(partial(is_over, later))


def is_over(own: OwnTurn) -> bool:
    return not own.waits


class Paints(QObject):
    """Asks something each time a widget is painted."""

    def __init__(self, widget: QWidget, ask: Callable[[], bool]) -> None:
        super().__init__(widget)
        self.told: list[bool] = []
        self._ask = ask
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.told.append(self._ask())
        return super().eventFilter(watched, event)


def colour_of(button: QPushButton) -> str:
    return button.palette().buttonText().color().name().upper()


def test_the_page_of_another_record_comes_in_the_turn_after_the_record(qtbot: QtBot, opened: Parts) -> None:
    before, other, page = opened.bridge.record, another(opened), page_of(opened)
    shown = page.document
    opened.bridge.open_record(other)
    assert opened.window.review.form.standing.record.id == other != before
    assert page.document == shown
    qtbot.waitUntil(lambda: page.document == opened.bridge.desk.document(other))
    highlights, place = page.scene.highlights, opened.bridge.place
    assert highlights is not None
    assert place is not None
    assert page.scene.active == highlights.of(place)


def test_a_record_is_built_in_one_turn_and_painted_in_the_next(qtbot: QtBot, opened: Parts) -> None:
    rest(qtbot, opened)
    painted = Paints(opened.window.review.form.body.viewport(), lambda: True)
    opened.bridge.open_record(another(opened))
    QCoreApplication.sendEvent(opened.window, QEvent(QEvent.Type.UpdateRequest))  # as above
    assert painted.told == []
    qtbot.waitUntil(lambda: bool(painted.told))


def test_a_key_pressed_before_the_record_is_painted_is_for_that_record(opened: Parts) -> None:
    form, before, other = opened.window.review.form, opened.bridge.record, another(opened)
    assert before is not None
    stood = opened.bridge.desk.record(before)
    form.focus_here()
    opened.bridge.open_record(other)
    in_hand, focus = form.standing.active, QApplication.focusWidget()
    assert in_hand is not None
    assert focus is not None
    assert not is_confirmed(opened, other, in_hand)
    QTest.keyClick(focus, Qt.Key.Key_Return)
    assert is_confirmed(opened, other, in_hand)
    assert opened.bridge.desk.record(before) == stood


def is_confirmed(parts: Parts, record: int, place: Place) -> bool:
    cell = parts.bridge.desk.record(record).cells.get(place)
    return cell is not None and cell.status == "confirmed"


def test_who_asks_for_the_page_gets_that_of_the_open_record(opened: Parts) -> None:
    opened.bridge.open_record(other := another(opened))
    assert opened.window.review.document.view.document == opened.bridge.desk.document(other)


def test_words_selected_on_the_page_before_are_no_words_of_the_next(opened: Parts) -> None:
    document = opened.window.review.document
    document.view.grow_selection()
    assert document.selection() is not None
    opened.bridge.open_record(another(opened))
    assert document.selection() is None


def test_a_click_on_the_page_before_enters_nothing_of_the_next(opened: Parts) -> None:
    entered: list[Place] = []
    page = page_of(opened)
    assert page.scene.highlights is not None
    found = page.scene.highlights.on_sheet(0)[-1]
    opened.bridge.open_record(other := another(opened))
    opened.bridge.place_entered.connect(lambda _record, place: entered.append(place))
    page.clicked.emit(found)
    assert not entered
    assert page.document != opened.bridge.desk.document(other)


def test_a_change_of_the_record_shows_its_page_at_once(opened: Parts) -> None:
    page = page_of(opened)
    opened.bridge.open_record(other := another(opened))
    place = next(iter(opened.bridge.desk.record(other).cells))
    opened.bridge.desk.confirm(other, [place])
    assert page.document == opened.bridge.desk.document(other)


def test_the_page_follows_a_field_in_the_turn_after_the_form(qtbot: QtBot, opened: Parts) -> None:
    form, page, before = opened.window.review.form, page_of(opened), opened.bridge.place
    form.next_field()
    assert form.standing.active == opened.bridge.place != before
    framed = page.scene.active
    assert page.scene.highlights is not None
    wanted = page.scene.highlights.of(opened.bridge.place) if opened.bridge.place else None
    assert framed != wanted
    qtbot.waitUntil(lambda: page.scene.active == wanted)


def test_of_two_fields_entered_in_one_turn_the_page_shows_the_last(qtbot: QtBot, opened: Parts) -> None:
    form, page = opened.window.review.form, page_of(opened)
    form.next_field()
    form.next_field()
    assert page.scene.highlights is not None
    assert opened.bridge.place is not None
    wanted = page.scene.highlights.of(opened.bridge.place)
    qtbot.waitUntil(lambda: page.scene.active == wanted)


def test_what_is_asked_of_the_page_before_it_follows_is_asked_of_the_field_in_hand(opened: Parts) -> None:
    review = opened.window.review
    review.form.next_field()
    assert opened.bridge.place is not None
    scene = review.document.view.scene
    assert scene.highlights is not None
    assert scene.active == scene.highlights.of(opened.bridge.place)


def another(parts: Parts) -> int:
    """A document beside the open one that has words."""
    desk, here = parts.bridge.desk, parts.bridge.record
    assert here is not None
    own = desk.document(here)
    numbers = range(1, desk.counts().total + 1)
    return next(n for n in numbers if n != here and desk.document(n).sha256 != own.sha256 and not is_scan(parts, n))


def is_scan(parts: Parts, record: int) -> bool:
    return bool(parts.bridge.desk.document(record).wordless_pages)


def page_of(parts: Parts) -> PageView:
    """The page as it is on screen: the panel's own `view` is that of the open record."""
    found = next(each for each in parts.window.review.document.findChildren(PageView) if each.isVisible())
    assert found.document is not None
    return found


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


def test_the_panels_of_review_are_made_one_in_each_turn(
    qtbot: QtBot, bridge: Bridge, runner: Runner, ask: FakeAsk
) -> None:
    panels = ReviewPanels(bridge, runner, ask)
    qtbot.addWidget(panels)
    made: list[int] = []
    each_turn = QTimer(panels, interval=0)
    each_turn.timeout.connect(lambda: made.append(len(held(panels))))
    each_turn.start()
    turns = InTurns(panels)
    turns.do(*panels.makings())
    qtbot.waitUntil(lambda: turns.is_done)
    each_turn.stop()
    made.append(len(held(panels)))
    assert [*dict.fromkeys(made)] in ([0, 1, 2, 3, 4], [1, 2, 3, 4])
    assert not any(each.isVisible() for each in held(panels))
    panels.stop()


def test_a_panel_that_is_asked_for_is_there_at_once(qtbot: QtBot, bridge: Bridge, runner: Runner, ask: FakeAsk) -> None:
    panels = ReviewPanels(bridge, runner, ask)
    qtbot.addWidget(panels)
    form = panels.form
    panels.make()
    assert panels.form is form
    assert len(held(panels)) == 4
    panels.stop()


def test_a_window_closes_while_panels_are_made(qtbot: QtBot, parts: Parts, tmp_path: Path) -> None:
    path = tmp_path / "new.workbench"
    create_project(path)
    with qtbot.waitSignal(parts.bridge.project_changed):
        parts.window.projects.open(path)
    panels = parts.window.review_panels
    qtbot.waitUntil(lambda: len(held(panels)) >= 2)
    parts.window.close()
    assert not parts.window.isVisible()


def test_a_project_with_documents_is_shown_once_its_place_was_made_over_some_turns(
    qtbot: QtBot, parts: Parts, project: Path
) -> None:
    shown: list[tuple[int, bool]] = []
    turn = QTimer(parts.window, interval=0)
    turn.timeout.connect(lambda: shown.append((kinds_of(parts), parts.window.is_reviewing)))
    parts.bridge.project_changed.connect(turn.start)
    parts.window.projects.open(project)
    qtbot.waitUntil(lambda: parts.bridge.record is not None)
    turn.stop()
    assert {number for number, _ in shown} >= {1, 2, 3, 4}
    assert {number for number, is_shown in shown if is_shown} == {4}


def test_who_goes_elsewhere_while_the_place_to_review_is_made_stays_there(
    qtbot: QtBot, parts: Parts, project: Path
) -> None:
    with qtbot.waitSignal(parts.bridge.project_changed):
        parts.window.projects.open(project)
    parts.window.show_manual()
    qtbot.waitUntil(lambda: parts.bridge.record is not None)
    assert parts.window.manual.isVisible()
    parts.window.leave_manual()
    parts.window.show_review()
    assert parts.window.review.form.standing.record.id == parts.bridge.record


def test_a_key_for_the_next_document_while_the_place_to_review_is_made_opens_one(
    qtbot: QtBot, parts: Parts, project: Path
) -> None:
    with qtbot.waitSignal(parts.bridge.project_changed):
        parts.window.projects.open(project)
    parts.window.commands.next_document()
    opened = parts.bridge.record
    assert opened is not None
    qtbot.waitUntil(lambda: parts.window.review.document.view.document is not None)
    assert parts.bridge.record == opened


def kinds_of(parts: Parts) -> int:
    """How many of the panels of review there are."""
    window: QObject = parts.window
    return sum(bool(window.findChildren(kind)) for kind in (QueuePanel, DocumentPanel, RecordPanel, FindingsPanel))


def held(panels: ReviewPanels) -> list[QWidget]:
    kinds = (QueuePanel, DocumentPanel, RecordPanel, FindingsPanel)
    return [each for kind in kinds for each in panels.findChildren(kind)]


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
