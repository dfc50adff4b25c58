"""The place of all documents: filters with counts, search with passages, order, saved views."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from workbench.model.facets import FACETS
from workbench.model.queue import QueueFilter, QueueRow
from workbench.model.review import Place
from workbench.model.views import SavedView
from workbench.tasks.desk import Desk
from workbench.ui.bridge import Bridge
from workbench.ui.documents.facet_rows import FacetModel, Head
from workbench.ui.documents.model import DOCUMENT, PASSAGE, DocumentsModel
from workbench.ui.documents.page import DocumentsPage
from workbench.ui.documents.views import standing_views
from workbench.ui.documents.words import FACET_WORDS, passage_label
from workbench.ui.empty import EmptyState
from workbench.ui.rows import VALUE
from workbench.ui.runner import Runner

CATEGORY = "items.category"


def titles(page: DocumentsPage) -> list[str]:
    return [page.model.index(row, DOCUMENT).data() for row in range(page.model.rowCount())]


def search(page: DocumentsPage, words: str) -> None:
    page.focus_search()
    page.search.clear()
    QTest.keyClicks(page.search, words)


def ways(page: DocumentsPage) -> list[str]:
    from PySide6.QtWidgets import QPushButton  # noqa: PLC0415

    empty = page.findChild(EmptyState)
    assert empty is not None
    return [made.text() for made in empty.findChildren(QPushButton)]


def test_all_documents_are_listed_with_what_they_are(page: DocumentsPage) -> None:
    assert titles(page) == ["CM14-0041873", "dev-002", "dev-007", "broken"]
    assert [page.model.index(0, column).data() for column in (2, 3, 4)] == ["2014-08-01", "3", "Partially overturned"]
    assert page.told == "4 documents"


def test_a_ticked_value_narrows_and_is_counted(qtbot: QtBot, page: DocumentsPage) -> None:
    assert page.facets.values_shown("state")["failed"] == 1
    page.facets.toggle("state", "failed")
    qtbot.waitUntil(lambda: titles(page) == ["broken"])
    assert page.told == "1 of 4 documents"


def test_counts_of_other_facets_follow_a_tick(qtbot: QtBot, page: DocumentsPage) -> None:
    page.facets.toggle("state", "failed")
    qtbot.waitUntil(lambda: not any(page.facets.values_shown(CATEGORY).values()))
    assert page.facets.values_shown("state")["new"] == 3


def test_clear_lets_all_filters_go(qtbot: QtBot, page: DocumentsPage) -> None:
    page.facets.toggle("state", "failed")
    page.facets.clear()
    qtbot.waitUntil(lambda: len(titles(page)) == 4)
    assert not page.wanted.is_narrow


def test_space_ticks_the_value_in_hand(qtbot: QtBot, page: DocumentsPage) -> None:
    rows = page.facets.list
    rows.setFocus()
    rows.setCurrentIndex(rows.model().index(1, 0))
    QTest.keyClick(rows, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.wanted.states == ("new",))
    assert rows.currentIndex().row() == 1


def test_a_click_opens_a_closed_facet(page: DocumentsPage) -> None:
    rows = page.facets.list
    at = next(n for n in range(rows.model().rowCount()) if is_head(rows.model().index(n, 0).data(VALUE), "origin"))
    rows.scrollTo(rows.model().index(at, 0))
    place = rows.visualRect(rows.model().index(at, 0)).center()
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, place.y()))
    assert page.facets.values_shown("origin")


def is_head(row: object, facet: str) -> bool:
    return isinstance(row, Head) and row.facet == facet


def test_words_are_searched_as_they_are_typed(qtbot: QtBot, page: DocumentsPage) -> None:
    search(page, "conservative care")
    qtbot.waitUntil(lambda: titles(page) == ["dev-007", "CM14-0041873"])
    qtbot.waitUntil(lambda: page.told == "2 documents, 3 places")


def test_a_found_document_says_where(qtbot: QtBot, page: DocumentsPage) -> None:
    search(page, "conservative care")
    qtbot.waitUntil(lambda: page.model.rowCount() == 2)
    index = page.model.index(1, DOCUMENT)
    qtbot.waitUntil(lambda: index.data(PASSAGE) is not None)
    passage = index.data(PASSAGE)
    assert passage_label(passage) == "Rationale 3"
    assert [passage.text[start:end] for start, end in passage.hits] == ["conservative care"]


def test_rows_have_room_for_passages_though_as_many_are_found(qtbot: QtBot, page: DocumentsPage) -> None:
    page.want(QueueFilter(states=("new",)))
    before = page.table.rowHeight(0)
    page.want(QueueFilter(states=("new",), words="request"))
    qtbot.waitUntil(lambda: page.model.rowCount() == 3)
    assert page.table.rowHeight(0) > before


def test_what_the_rationale_mentions_can_be_ticked(qtbot: QtBot, page: DocumentsPage) -> None:
    search(page, "conservative care")
    qtbot.waitUntil(lambda: page.facets.values_shown("mentions") == {"conservative care": 2})
    page.facets.toggle("mentions", "conservative care")
    search(page, "arthroscopy")
    qtbot.waitUntil(lambda: page.wanted.chosen("mentions") == ("arthroscopy",))


def test_nothing_found_offers_what_was_meant(qtbot: QtBot, page: DocumentsPage) -> None:
    search(page, "conservative cqre")
    qtbot.waitUntil(lambda: page.emptiness == "No document has “conservative cqre”")
    qtbot.waitUntil(lambda: "Search “conservative care”" in ways(page))


def test_nothing_found_names_the_filter_that_is_on(qtbot: QtBot, page: DocumentsPage) -> None:
    page.want(QueueFilter(states=("failed",), words="conservative"))
    qtbot.waitUntil(lambda: bool(page.emptiness))
    assert "Drop the filter" in ways(page)


def test_a_head_sorts_turns_round_and_lets_go(page: DocumentsPage) -> None:
    for expected in (("name", False), ("name", True), ("added", False)):
        page.table.sort_by(DOCUMENT)
        assert (page.wanted.order, page.wanted.descending) == expected


def test_enter_wants_the_document_with_the_filter_it_was_found_by(qtbot: QtBot, page: DocumentsPage) -> None:
    page.facets.toggle("state", "new")
    page.table.take_row(1)
    with qtbot.waitSignal(page.opened) as opened:
        page.open_in_hand()
    assert opened.args == [2, page.wanted]
    assert page.wanted.states == ("new",)


def test_a_view_is_saved_renamed_moved_and_deleted(page: DocumentsPage, desk: Desk) -> None:
    ask = page._ask
    for name, wanted in (("Failed ones", QueueFilter(states=("failed",))), ("Surgery", QueueFilter(words="surgery"))):
        ask.name = name  # type: ignore[attr-defined]
        page.want(wanted)
        page.saved.save()
    ask.name = "Broken"  # type: ignore[attr-defined]
    page.saved.rename("Failed ones")
    page.views.moved.emit("Surgery", -1)
    assert [view.name for view in desk.views()] == ["Surgery", "Broken"]
    page.views.removed.emit("Surgery")
    assert desk.views() == [SavedView("Broken", QueueFilter(states=("failed",)))]


def test_no_view_of_every_project_asks_for_a_state_that_nobody_can_give() -> None:
    given = {"new", "in review", "verified", "postponed", "rejected", "failed"}
    assert all(given.issuperset(view.filter.states) for view in standing_views("Ann"))


def test_the_view_that_is_shown_is_marked(qtbot: QtBot, page: DocumentsPage) -> None:
    assert page.views.current == "All"
    page.views.chosen.emit(next(view for view in page.views.views if view.name == "Mine to review"))
    assert page.views.current == "Mine to review"
    qtbot.waitUntil(lambda: titles(page) == ["CM14-0041873", "dev-002", "dev-007"])


def test_a_change_is_shown_while_the_place_is_in_view(qtbot: QtBot, page: DocumentsPage, desk: Desk) -> None:
    desk.postpone(2, "a page is missing", None)
    qtbot.waitUntil(lambda: page.facets.values_shown("state").get("postponed") == 1)
    assert page.model.index(1, DOCUMENT).data(VALUE).state == "postponed"


def test_a_row_is_spoken_as_one_sentence(page: DocumentsPage) -> None:
    spoken = page.model.index(3, DOCUMENT).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("broken, failed, ")


@pytest.mark.parametrize("place", [(-1, 0), (4, 0), (0, 7), (10_000, 3)])
def test_the_model_answers_none_beyond_its_ends(page: DocumentsPage, place: tuple[int, int]) -> None:
    assert page.model.data(page.model.index(*place)) is None
    assert page.model.headerData(99, Qt.Orientation.Horizontal) is None


def test_a_slow_list_is_made_behind_the_window(
    qtbot: QtBot, bridge: Bridge, desk: Desk, runner: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk, "is_quick", lambda _wanted: False)
    model = DocumentsModel(bridge, runner, bridge)
    with qtbot.waitSignal(model.list.renewed):
        model.list.want(QueueFilter(order="name"))
    rows = [model.index(row, 0).data(VALUE) for row in range(model.rowCount())]
    assert [row.record for row in rows if isinstance(row, QueueRow)] == [4, 1, 2, 3]


def test_a_closed_project_leaves_no_rows(page: DocumentsPage, bridge: Bridge) -> None:
    bridge.attach(None)
    assert page.model.rowCount() == 0


def test_the_place_can_be_walked_through(page: DocumentsPage) -> None:
    page.facets.list.setFocus()
    for stop in (page.search, page.table, page.facets.list):
        page.focus_next_panel()
        assert stop.hasFocus()


def test_every_facet_has_its_word_in_the_translators_list() -> None:
    assert {facet.label for facet in FACETS.values()} <= FACET_WORDS


def test_a_failed_check_is_told_in_a_few_words_and_whole_where_it_is_pointed_at(
    qtbot: QtBot, page: DocumentsPage, bridge: Bridge
) -> None:
    bridge.desk.correct(1, Place("", "case.date_of_injury"), "2044-01-01")
    model = page.facets.list.model()
    assert isinstance(model, FacetModel)
    qtbot.waitUntil(lambda: model.row_of("check", "T1") is not None)
    at = model.row_of("check", "T1")
    assert at is not None
    assert model.rows[at].label == "Date in the future"
    told = model.index(at, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert told == "Date in the future\nT1: No date of a letter in hand lies in the future."
