"""The overview's place: figures, keys, what is spoken, where they lead."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from workbench.model.behind import Behind, Changed, Cites, Confident, Decided, LinkedByHand, Took, Verified
from workbench.model.fields import ITEMS
from workbench.model.queue import QueueFilter
from workbench.model.review import Place
from workbench.model.views import SavedView
from workbench.settings import Settings
from workbench.tasks.desk import Desk
from workbench.tasks.project import create_project
from workbench.ui.app import Parts
from workbench.ui.bridge import Bridge
from workbench.ui.figure_words import told
from workbench.ui.overview import OverviewPage
from workbench.ui.overview.chart import Chart, Part
from workbench.ui.overview.charts import Columns, Curve, Rows, nice_top
from workbench.ui.overview.words import percent
from workbench.ui.status import StatusLine
from workbench.ui.theme import light


@pytest.fixture
def reviewed(project: Path) -> Path:
    """Record 1 of the samples has another category for its first item, which is verified then."""
    desk = Desk(project, Settings(person="Ann"))
    item = desk.record(1).rows_of(ITEMS)[0].id
    desk.correct(1, Place(item, "category"), "Dental")
    desk.verify(1)
    desk.close()
    return project


@pytest.fixture
def page(qtbot: QtBot, parts: Parts, reviewed: Path) -> OverviewPage:
    with qtbot.waitSignal(parts.bridge.record_opened):
        parts.window.projects.open(reviewed)
    parts.window.show_overview()
    made = parts.window.overview
    qtbot.waitUntil(lambda: made.figures is not None and not made.counting.busy)
    return made


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, modifiers)


def row_of(chart: Chart, name: str) -> int:
    return next(number for number, part in enumerate(chart.parts) if part.name == name)


def test_the_tiles_say_how_far_the_project_is(page: OverviewPage) -> None:
    assert (page.verified.figure, page.verified.note) == ("1 of 4", "1 today, 2 left")
    assert page.changed.note.startswith("1 of ")
    assert page.verified.accessibleName() == "Verified: 1 of 4. 1 today, 2 left"


def test_a_bar_is_spoken_as_a_sentence(page: OverviewPage) -> None:
    page.fields.go(row_of(page.fields, "Category"))
    said = page.fields.accessibleName()
    assert said.startswith("Corrected by a person. Category, changed by a person ")


def test_tab_goes_through_all_figures_and_back_to_the_first(page: OverviewPage, parts: Parts) -> None:
    seen = []
    for _ in range(30):
        seen.append(QApplication.focusWidget())
        parts.window.commands.next_figure()
    figures = [*page.tiles, *(card.chart for card in page.cards)]
    assert [figure for figure in figures if figure not in seen] == []


def test_enter_opens_the_documents_behind_a_figure(qtbot: QtBot, page: OverviewPage, parts: Parts) -> None:
    page.fields.setFocus()
    page.fields.go(row_of(page.fields, "Category"))
    press(Qt.Key.Key_Return)
    place = parts.window.documents
    assert parts.window.is_listing
    assert place.wanted.behind == page.fields.parts[page.fields.current].behind
    qtbot.waitUntil(lambda: place.model.rowCount() == 1)
    assert place.figure.words == "Behind the figure: Category changed by a person"


def test_the_figure_is_dropped_and_all_documents_are_there(qtbot: QtBot, page: OverviewPage, parts: Parts) -> None:
    page.verified.open_current()
    place = parts.window.documents
    qtbot.waitUntil(lambda: place.model.rowCount() == 1)
    place.figure.findChildren(QToolButton)[0].click()
    qtbot.waitUntil(lambda: place.model.rowCount() == 4)
    assert place.figure.words == ""


def test_the_queue_takes_the_figure_along(qtbot: QtBot, page: OverviewPage, parts: Parts) -> None:
    page.verified.open_current()
    place = parts.window.documents
    qtbot.waitUntil(lambda: place.model.rowCount() == 1)
    place.opened.emit(1, place.wanted)
    assert parts.window.is_reviewing
    assert parts.window.review.queue.wanted.behind == Verified()


FIGURES: tuple[tuple[Behind, str], ...] = (
    (Verified("Bob"), "Verified, by Bob"),
    (Verified(since="2014-05-01T12:00:00.000+00:00", until="2014-05-02T12:00:00.000+00:00"), "Verified, on 1 May"),
    (Changed(since="2014-05-01T12:00:00.000+00:00"), "Any value changed by a person, since 1 May"),
    (Changed(rule="header.age@1"), "What the rule header.age@1 found, changed by a person"),
    (Changed("items.citations.pages", by="Ann"), "Citation pages changed by a person, by you"),
    (Confident(0.95, 1.01), "Confidence of 95% to 100%, changed by a person"),
    (Decided("Upheld", "Dental"), "An item of Dental, Upheld"),
    (Decided(category=None), "An item without a category"),
    (Decided(guideline_id="gone"), "An item that cites gone"),
    (Cites(None), "A citation without an entry"),
    (Cites("gone"), "Cites gone"),
    (LinkedByHand(), "A link chosen by a person"),
    (Took("seconds", 30, 40), "Verified in 30 to 40 s"),
    (Took("seconds"), "Verified, with its time counted"),
    (Took("keys", 5, 10), "Verified with 5 to 9 keys"),
    (Took("keys", 45), "Verified with 45 keys or more"),
)


@pytest.mark.parametrize(("behind", "words"), FIGURES, ids=[words for _, words in FIGURES])
def test_every_figure_can_be_told_from_its_value(bridge: Bridge, behind: Behind, words: str) -> None:
    assert told(bridge, behind) == words


def test_a_figure_can_be_saved_as_a_view(page: OverviewPage, parts: Parts) -> None:
    view = SavedView("Mended categories", QueueFilter(behind=page.fields.parts[0].behind))
    parts.bridge.desk.save_view(view)
    assert view in parts.bridge.desk.views()


def test_arrows_go_from_bar_to_bar(page: OverviewPage) -> None:
    page.days.setFocus()
    press(Qt.Key.Key_End)
    assert page.days.current == 13
    assert page.days.accessibleName() == "Verified a day. today: 1 verified"
    press(Qt.Key.Key_Left)
    assert page.days.current == 12


def test_a_click_opens_what_is_under_the_pointer(qtbot: QtBot, page: OverviewPage) -> None:
    box = page.days.boxes(page.days._area())[13]
    with qtbot.waitSignal(page.wanted) as told:
        QTest.mouseClick(page.days, Qt.MouseButton.LeftButton, pos=box.center().toPoint())
    assert told.args is not None
    assert told.args[0] == page.days.parts[13].behind


def test_switches_show_rules_guidelines_and_keys(page: OverviewPage) -> None:
    for card, words in ((page.cards[1], "by rule"), (page.cards[4], "verified document")):
        assert card.switch is not None
        card.switch.findChildren(QPushButton)[1].click()
        assert words in card.note
    assert any(part.name.endswith("@1") for part in page.fields.parts)


def test_ranges_change_every_figure(page: OverviewPage) -> None:
    page.ranges.findChildren(QPushButton)[1].click()
    assert page.figures is not None
    assert page.figures.range == "mine"
    assert page.verified.figure == "1 of 4"


def test_a_step_is_counted_while_the_place_is_in_view(qtbot: QtBot, page: OverviewPage, parts: Parts) -> None:
    parts.bridge.desk.reopen(1)
    qtbot.waitUntil(lambda: page.verified.figure == "0 of 4", timeout=10_000)


def test_the_last_figures_are_there_at_once(qtbot: QtBot, page: OverviewPage, parts: Parts, reviewed: Path) -> None:
    parts.window.projects.leave()
    with qtbot.waitSignal(parts.bridge.record_opened):
        parts.window.projects.open(reviewed)
    parts.window.show_overview()
    assert page.verified.figure == "1 of 4"


@pytest.mark.usefixtures("page")
def test_figures_go_out_as_files(qtbot: QtBot, parts: Parts, tmp_path: Path) -> None:
    parts.window.ask.paths = [tmp_path]  # type: ignore[attr-defined]
    with qtbot.waitSignal(parts.bridge.noticed):
        parts.window.commands.export_figures()
    told = json.loads((tmp_path / "samples figures.json").read_text("utf-8"))
    assert told["all"]["verified"] == 1


def test_an_empty_project_says_what_to_do(qtbot: QtBot, parts: Parts, tmp_path: Path) -> None:
    create_project(tmp_path / "empty.workbench")
    with qtbot.waitSignal(parts.bridge.project_changed):
        parts.window.projects.open(tmp_path / "empty.workbench")
    parts.window.show_overview()
    page = parts.window.overview
    qtbot.waitUntil(lambda: not page.counting.busy)
    shown = [found.text() for found in page.findChildren(QPushButton) if found.isVisible()]
    assert "Add documents" in shown


@pytest.mark.parametrize(("width", "height", "scale"), [(1280, 720, 1.0), (1440, 900, 1.0), (1280, 720, 2.0)])
def test_nothing_is_cut_at_the_sides(
    qtbot: QtBot, page: OverviewPage, parts: Parts, width: int, height: int, scale: float
) -> None:
    parts.bridge.set_theme(light(scale))
    parts.window.resize(width, height)
    figures = (*page.tiles, *page.cards)
    qtbot.waitUntil(lambda: all(figure.mapTo(page, figure.rect().topRight()).x() <= page.width() for figure in figures))
    qtbot.waitUntil(lambda: all(figure.width() >= figure.minimumSizeHint().width() for figure in figures))


def test_all_of_it_fits_a_small_window(qtbot: QtBot, page: OverviewPage, parts: Parts) -> None:
    parts.window.resize(1280, 720)
    qtbot.waitUntil(lambda: page.height() < 680 and page._scroll.verticalScrollBar().maximum() == 0)


@pytest.mark.usefixtures("page")
def test_the_status_line_names_keys_and_where_times_lie(parts: Parts) -> None:
    status = parts.window.findChild(StatusLine)
    assert status is not None
    assert status.hinted[:3] == ["Enter", "Tab", "Ctrl+E"]
    assert status._note.text() == "Times stay in this project, in no export"
    parts.window.show_review()
    assert status._note.text() == ""


PARTS = tuple(Part(f"p{n}", f"{n}", f"part {n}", Verified(by=str(n)), (0.5 + n / 40, n), at=0.5) for n in range(20))


@pytest.mark.parametrize("kind", [Rows, Columns, Curve])
def test_the_part_in_hand_is_always_in_view(qtbot: QtBot, parts: Parts, kind: type[Chart]) -> None:
    chart = Curve(parts.bridge, "t", "a", "b") if kind is Curve else kind(parts.bridge, "t")
    qtbot.addWidget(chart)
    chart.resize(300, 200)
    chart.show_parts(PARTS)
    for number in (0, 19, 5):
        chart.go(number)
        assert not chart.boxes(QRectF(0, 0, 300, 200))[number].isEmpty()
    chart.grab()


def test_a_chart_without_parts_says_why(qtbot: QtBot, parts: Parts) -> None:
    chart = Rows(parts.bridge, "Most cited")
    qtbot.addWidget(chart)
    chart.show_parts((), "No citation is verified yet")
    assert chart.accessibleName() == "Most cited. No citation is verified yet"
    chart.open_current()  # opens nothing, and does not fail


@pytest.mark.parametrize(("most", "top"), [(0, 2), (2, 2), (3, 4), (11, 20), (45, 50), (101, 200)])
def test_axes_end_at_round_numbers(most: float, top: int) -> None:
    assert nice_top(most) == top


@pytest.mark.parametrize(
    ("share", "words"), [(0.0, "0 %"), (0.041, "4.1 %"), (0.09, "9 %"), (0.344, "34 %"), (1.0, "100 %")]
)
def test_shares_in_words(share: float, words: str) -> None:
    assert percent(share) == words


def parts_of(*counts: int) -> list[Part]:
    return [Part(f"n{n}", str(n), f"n{n}", Verified(), (count,)) for n, count in enumerate(counts)]


def test_rows_without_room_are_summed_up_and_led_on_to(parts: Parts) -> None:
    chart = Rows(parts.bridge, "Most cited", lambda sums: f"{sums[0]:.0f}")
    chart.resize(300, 120)  # four rows
    chart.show_parts(parts_of(9, 5, 3, 2, 2, 1, 1))
    others = chart.others(chart._area())
    assert others is not None
    assert (others[0].name, others[0].figure, others[0].amounts) == ("4 others", "6", (6,))
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=others[1].center().toPoint())
    assert chart.current == 5
    chart.go(6)
    assert chart.others(chart._area()) is None


def test_a_sum_longer_than_the_longest_row_has_no_bar(parts: Parts) -> None:
    chart = Rows(parts.bridge, "Most cited", lambda sums: f"{sums[0]:.0f}")
    chart.resize(300, 120)
    chart.show_parts(parts_of(3, 3, 3, 2, 2, 2, 2))
    others = chart.others(chart._area())
    assert others is not None
    assert (others[0].figure, others[0].amounts) == ("8", ())


@pytest.mark.parametrize(("stated", "low"), [(0.9, 0.5), (0.5, 0.5), (0.44, 0.25), (0.1, 0.0)])
def test_confidence_begins_at_a_half_where_no_point_lies_lower(parts: Parts, stated: float, low: float) -> None:
    curve = Curve(parts.bridge, "t", "a", "b")
    curve.show_parts([Part("", "", "", Verified(), (1.0, 3), at=stated)])
    assert curve.low == low
