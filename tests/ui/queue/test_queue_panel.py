"""The queue panel over a project of three documents and a failure."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from workbench.model.fields import ROOT
from workbench.model.review import Place
from workbench.tasks.desk import Desk
from workbench.ui.ask import Ask
from workbench.ui.bridge import Bridge
from workbench.ui.empty import EmptyState
from workbench.ui.queue import QueuePanel
from workbench.ui.queue.model import QueueModel
from workbench.ui.rows import VALUE, RowList
from workbench.ui.runner import Runner


@pytest.fixture
def panel(qtbot: QtBot, bridge: Bridge, runner: Runner, ask: Ask) -> QueuePanel:
    made = QueuePanel(bridge, runner, ask)
    qtbot.addWidget(made)
    qtbot.addWidget(made.bar)
    made.resize(260, 700)
    made.show()
    return made


def rows_of(panel: QueuePanel) -> RowList:
    return next(found for found in panel.findChildren(RowList) if found.objectName() == "queue")


def titles(panel: QueuePanel) -> list[str]:
    model = rows_of(panel).model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_lists_every_document_in_the_order_added(panel: QueuePanel) -> None:
    assert titles(panel) == ["CM14-0041873", "dev-002", "dev-007", "broken"]


def test_a_click_opens_the_document(qtbot: QtBot, panel: QueuePanel, bridge: Bridge) -> None:
    rows = rows_of(panel)
    with qtbot.waitSignal(bridge.record_opened) as opened:
        place = rows.visualRect(rows.model().index(1, 0)).center()
        QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened.args == [2]


def test_arrow_keys_open_the_document_walked_to(qtbot: QtBot, panel: QueuePanel, bridge: Bridge) -> None:
    bridge.open_record(1)
    panel.focus_list()
    with qtbot.waitSignal(bridge.record_opened) as opened:
        QTest.keyClick(rows_of(panel), Qt.Key.Key_Down)
    assert opened.args == [2]


def test_the_open_document_is_the_current_row(panel: QueuePanel, bridge: Bridge) -> None:
    bridge.open_record(3)
    assert rows_of(panel).currentIndex().row() == 2


def test_words_narrow_the_list_as_they_are_typed(qtbot: QtBot, panel: QueuePanel) -> None:
    panel.focus_search()
    QTest.keyClicks(panel.focusWidget(), "dev-007")
    qtbot.waitUntil(lambda: titles(panel) == ["dev-007"])


def test_escape_in_the_search_shows_all_again(qtbot: QtBot, panel: QueuePanel) -> None:
    panel.focus_search()
    field = panel.focusWidget()
    QTest.keyClicks(field, "dev-007")
    qtbot.waitUntil(lambda: len(titles(panel)) == 1)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(titles(panel)) == 4)


def test_a_state_filter_shows_its_documents_alone(panel: QueuePanel) -> None:
    panel.show_only("failed")
    assert titles(panel) == ["broken"]


def test_an_empty_result_says_so_and_offers_all(qtbot: QtBot, panel: QueuePanel) -> None:
    panel.focus_search()
    QTest.keyClicks(panel.focusWidget(), "zzzz")
    qtbot.waitUntil(lambda: not titles(panel))
    assert panel.emptiness == "No document has “zzzz”"


def test_stepping_opens_the_next_document(panel: QueuePanel, bridge: Bridge) -> None:
    bridge.open_record(1)
    panel.step(1)
    assert bridge.record == 2


def test_stepping_past_the_end_stays(panel: QueuePanel, bridge: Bridge) -> None:
    bridge.open_record(4)
    panel.step(1)
    assert bridge.record == 4


def test_a_change_redraws_the_row_in_the_turn_after(qtbot: QtBot, panel: QueuePanel, desk: Desk) -> None:
    changed = rows_of(panel).model().index(1, 0)
    desk.confirm(2, [Place(ROOT, "case.determination")])
    assert changed.data(VALUE).state == "new"
    qtbot.waitUntil(lambda: changed.data(VALUE).state == "in review")


def test_who_goes_on_before_that_goes_by_the_rows_as_they_are_then(
    panel: QueuePanel, desk: Desk, bridge: Bridge
) -> None:
    panel.show_only("new")
    bridge.open_record(1)
    desk.confirm(2, [Place(ROOT, "case.determination")])
    panel.step(1)
    assert bridge.record == 3


def test_progress_says_how_many_are_verified(panel: QueuePanel, desk: Desk) -> None:
    desk.verify(2)
    assert panel.progress == "1 of 4 verified"


def test_a_narrow_queue_is_a_column_of_marks(panel: QueuePanel) -> None:
    panel.resize(52, 700)
    assert not rows_of(panel).isHidden()
    assert rows_of(panel).visualRect(rows_of(panel).model().index(0, 0)).isValid()


def test_the_model_answers_none_beyond_its_ends(bridge: Bridge, runner: Runner) -> None:
    model = QueueModel(bridge, runner)
    model.reload()
    for row in (-1, 4, 10_000):
        assert model.at(row) is None
        assert model.data(model.index(row, 0)) is None


def test_a_row_is_spoken_as_one_sentence(bridge: Bridge, runner: Runner) -> None:
    model = QueueModel(bridge, runner)
    model.reload()
    spoken = model.index(3, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("broken, failed, ")


def test_why_nothing_is_there_goes_when_something_is(qtbot: QtBot, panel: QueuePanel) -> None:
    panel.show_only("rejected")
    qtbot.waitUntil(lambda: bool(panel.emptiness))
    panel.show_only()
    qtbot.waitUntil(lambda: not panel.emptiness)
    panel.resize(panel.width() + 40, panel.height())
    assert [found for found in panel.findChildren(EmptyState) if found.isVisible()] == []


def test_a_sort_of_links_shows_its_documents_alone(panel: QueuePanel, desk: Desk) -> None:
    row = next(place.row for place in desk.record(2).cells if place.name == "guideline_id")
    desk.choose_link(2, row, None)
    panel.show_only("links: chosen")
    assert titles(panel) == ["dev-002"]


def test_sorts_of_links_that_no_document_has_are_no_filters(panel: QueuePanel, desk: Desk) -> None:
    offered = next(found for found in panel.findChildren(RowList) if found.accessibleName() == "Filters").model()
    facets = [offered.index(at, 0).data(VALUE) for at in range(offered.rowCount())]
    told = {facet.state: facet.count for facet in facets if facet.state.startswith("links: ")}
    assert told == {f"links: {sort}": count for sort, count in desk.link_counts().items() if count}
