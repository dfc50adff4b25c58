"""The catalogue's place in the window: tree, facts, edits, who cites."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from workbench.model.review import Place
from workbench.settings import Settings
from workbench.tasks.catalogue_editing import edit_fact
from workbench.ui.app import Parts
from workbench.ui.ask import Ask
from workbench.ui.bridge import Bridge
from workbench.ui.catalogue import CataloguePage
from workbench.ui.catalogue.shown import MOST_CITING
from workbench.ui.controls import Switch
from workbench.ui.empty import EmptyState
from workbench.ui.rows import VALUE
from workbench.ui.runner import Runner
from workbench.ui.theme import light

SETTINGS = Settings(person="Ann", jobs=1)
ID = "mtus-acoem-2004-ch12-special-studies"


@pytest.fixture
def page(qtbot: QtBot, bridge: Bridge, runner: Runner, ask: Ask) -> Iterator[CataloguePage]:
    """The page over the sample project, an entry in hand."""
    made = CataloguePage(bridge, runner, ask, SETTINGS)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    with qtbot.waitExposed(made):
        made.show()
    made.go(ID)
    yield made
    made.hide()


def texts(page: CataloguePage) -> list[str]:
    return [found.text() for found in page.shown.findChildren(QLabel)]


def titles(page: CataloguePage) -> list[str]:
    return [str(page.entries.index(row).data()) for row in range(page.entries.rowCount())]


def give(page: CataloguePage, name: str, text: str) -> None:
    QTest.mouseClick(page.shown.facts[name], Qt.MouseButton.LeftButton)
    field = page.shown.facts[name].field
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_the_tree_holds_every_entry_below_the_one_it_lies_under(page: CataloguePage) -> None:
    rows = [page.entries.index(row).data(VALUE) for row in range(page.entries.rowCount())]
    assert len(rows) == len(page._bridge.desk.catalogue_entries())
    at = {row.entry.id: number for number, row in enumerate(rows)}
    assert all(at[row.entry.parent_id] < at[row.entry.id] for row in rows if row.entry.parent_id)


def test_rows_beyond_the_ends_are_nothing(page: CataloguePage) -> None:
    assert page.entries.index(100_000).data() is None


def test_words_narrow_the_list_and_escape_widens_it(page: CataloguePage) -> None:
    QTest.keyClicks(page.search, "low back mri")
    assert "MRIs (magnetic resonance imaging)" in titles(page)
    assert page.entries.rowCount() < 20
    QTest.keyClick(page.search, Qt.Key.Key_Escape)
    assert page.entries.rowCount() == 693


def test_without_hits_the_place_says_so_and_shows_no_entry(page: CataloguePage) -> None:
    page.search.setText("zzzz")
    assert any(each.title == "No entry has “zzzz”" and each.isVisible() for each in page.findChildren(EmptyState))
    assert page.entry is None
    page.search.clear()
    assert page.list.isVisible()
    assert page.entry is not None


def test_the_facts_of_the_entry_in_hand_are_shown(page: CataloguePage) -> None:
    shown = texts(page)
    assert {"Special studies and diagnostic and treatment considerations", "303-305", "seed", ID} <= set(shown)


def test_a_fact_is_changed_where_it_stands_and_undo_takes_it_back(page: CataloguePage, bridge: Bridge) -> None:
    give(page, "pages", "303-306")
    assert page.entry is not None
    assert page.entry.page_end == 306
    assert "303-306" in texts(page)
    bridge.desk.undo()
    assert "303-305" in texts(page)


def test_escape_leaves_a_fact_as_it_is(page: CataloguePage, bridge: Bridge) -> None:
    before = bridge.desk.undo_label
    fact = page.shown.facts["title"]
    fact.edit()
    QTest.keyClicks(fact.field, "Another")
    QTest.keyClick(fact.field, Qt.Key.Key_Escape)
    assert not fact.is_open
    assert bridge.desk.undo_label == before


def test_what_does_not_fit_is_told_and_not_changed(qtbot: QtBot, page: CataloguePage, bridge: Bridge) -> None:
    with qtbot.waitSignal(bridge.noticed) as told:
        give(page, "year", "MMIV")
    assert told.args is not None
    assert told.args[0].title.startswith("Year was not changed: “MMIV” is no number")
    assert page.entry is not None
    assert page.entry.year == 2004


def test_the_keyboard_opens_a_fact(page: CataloguePage) -> None:
    fact = page.shown.facts["title"]
    fact.setFocus()
    QTest.keyClick(fact, Qt.Key.Key_F2)
    assert fact.is_open


def test_aliases_are_added_and_taken_away(page: CataloguePage) -> None:
    QTest.keyClicks(page.shown.new_alias, "Lumbar studies chapter")
    QTest.keyClick(page.shown.new_alias, Qt.Key.Key_Return)
    assert page.entry is not None
    assert page.entry.aliases[-1] == "Lumbar studies chapter"
    page.shown.findChildren(QToolButton)[-1].click()
    assert "Lumbar studies chapter" not in page.entry.aliases


def test_half_typed_text_survives_what_happens_elsewhere(page: CataloguePage, bridge: Bridge) -> None:
    fact = page.shown.facts["title"]
    fact.edit()
    QTest.keyClicks(fact.field, "Half")
    edit_fact(bridge.desk, "odg-neck", "note", "elsewhere")
    assert (fact.is_open, fact.field.text()) == (True, "Half")
    fact.give_up()


def test_the_way_up_is_walked(page: CataloguePage) -> None:
    up = [found for found in page.shown.findChildren(QPushButton) if found.toolTip() == "mtus-acoem-2004-ch12"]
    up[0].click()
    assert page.entry is not None
    assert page.entry.id == "mtus-acoem-2004-ch12"


def test_a_citing_document_opens_at_its_citation(opened: Parts) -> None:
    window, bridge = opened.window, opened.bridge
    window.show_catalogue()
    page = window.findChild(CataloguePage)
    assert page is not None
    id = next(iter(bridge.desk.guideline_usage()))
    record, row, _ = bridge.desk.citing(id)[0]
    page.go(id)
    name = bridge.desk.record(record).file_name
    next(found for found in page.shown.findChildren(QPushButton) if found.text() == name).click()
    assert window.is_reviewing
    assert (bridge.record, bridge.place) == (record, Place(row, "citation"))


def test_the_window_goes_there_and_back(opened: Parts) -> None:
    opened.bridge.wanted.emit("place.catalogue")
    assert not opened.window.is_reviewing
    opened.bridge.wanted.emit("place.review")
    assert opened.window.is_reviewing


def test_the_menu_row_keeps_all_places_readable_with_large_text(opened: Parts) -> None:
    opened.window.show_catalogue()
    opened.window.resize(1180, 680)
    opened.bridge.set_theme(light(1.5))
    (word,) = (found for found in opened.window.findChildren(QPushButton) if found.text() == "Documents")
    switch = word.parentWidget()
    assert isinstance(switch, Switch)
    assert switch.width() >= switch.sizeHint().width()


def test_an_entrys_documents_are_listed_in_their_place(qtbot: QtBot, opened: Parts) -> None:
    cited = next(iter(opened.bridge.desk.guideline_usage()))
    opened.window.show_catalogue()
    page = opened.window.catalogue
    assert page is not None
    page.go(cited)
    (verb,) = (one for one in page.shown.findChildren(QPushButton) if one.text() == "Show their documents")
    verb.click()
    assert opened.window.documents.wanted.facets[0].values == (cited,)
    qtbot.waitUntil(lambda: not opened.window.documents.is_asking)


def test_usage_is_counted_behind_and_few_citations_are_read(
    qtbot: QtBot, opened: Parts, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, asked = opened.bridge.desk, list[int | None]()
    citing = desk.citing

    def noted(id: str, limit: int | None = None) -> list[tuple[int, str, str]]:
        asked.append(limit)
        return citing(id, limit)

    monkeypatch.setattr(desk, "guideline_usage", pytest.fail)
    monkeypatch.setattr(desk, "citing", noted)
    opened.window.show_catalogue()
    page = opened.window.catalogue
    assert page is not None
    qtbot.waitUntil(lambda: any(page.entries.index(row).data(VALUE).citations for row in range(693)))
    assert set(asked) == {MOST_CITING}
