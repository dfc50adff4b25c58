"""The queue: filtered, sorted, paged and searched."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented_review import AGE, CASE_NUMBER, LINK, SETTINGS, import_into, new_project

from workbench.model.queue import Choice, QueueFilter, QueueOrder
from workbench.model.review import Place, StateName
from workbench.store import listing
from workbench.store.search import terms_of
from workbench.tasks import listed
from workbench.tasks.desk import Desk

DECIDED = Place("", "case.decision_date")
STATES: tuple[tuple[StateName, ...], ...] = ((), ("new",), ("new", "in review"))
ORDERS: tuple[QueueOrder, ...] = get_args(QueueOrder)
LINKS = (("likely",), ("chosen",), ("open", "chosen"))
FILTERS = [
    QueueFilter(order=order, descending=down, states=states, only_doubts=doubts)
    for order, down, states, doubts in product(ORDERS, (False, True), STATES, (False, True))
] + [
    QueueFilter(order=order, states=states, facets=(Choice("link", links),), words=words)
    for order, states, links, words in product(ORDERS, STATES, LINKS, ("", "acupuncture"))
]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Nine documents: 2 in review without doubts, 3 rejected, 5 renamed and linked by hand, the rest new."""
    desk = Desk(new_project(tmp_path_factory.mktemp("queue"), documents=9), SETTINGS)
    desk.confirm(2, [AGE])
    desk.choose_link(5, LINK.row, "studies")
    desk.reject(3, "duplicate of CM14-0000002")
    desk.correct(5, CASE_NUMBER, "CM13-0000005")
    desk.correct(5, Place("i1", "treatment"), "Acupuncture, köbner")
    yield desk
    desk.close()


def records(desk: Desk, wanted: QueueFilter, offset: int = 0, limit: int = 99) -> list[int]:
    return [row.record for row in desk.queue(wanted, offset, limit)]


@pytest.mark.parametrize("wanted", FILTERS, ids=str)
def test_pages_count_positions_and_whole_agree(desk: Desk, wanted: QueueFilter) -> None:
    whole = records(desk, wanted)
    assert [each for offset in range(0, 12, 2) for each in records(desk, wanted, offset, 2)] == whole
    assert desk.queue_count(wanted) == len(whole)
    assert [desk.queue_position(wanted, each) for each in whole] == list(range(len(whole)))


@pytest.mark.parametrize("order", ORDERS)
def test_descending_is_ascending_turned_round(desk: Desk, order: QueueOrder) -> None:
    assert records(desk, QueueFilter(order=order, descending=True)) == records(desk, QueueFilter(order=order))[::-1]


def test_documents_with_a_link_of_a_sort(desk: Desk) -> None:
    assert records(desk, QueueFilter(facets=(Choice("link", ("chosen",)),))) == [5]
    assert records(desk, QueueFilter(facets=(Choice("link", ("open", "chosen")),), states=("in review",))) == [5]
    assert desk.link_counts()["chosen"] == 1


def test_names_sort_by_what_is_shown(desk: Desk) -> None:
    rows = desk.queue(QueueFilter(order="name"), 0, 99)
    assert (rows[0].record, rows[0].title) == (5, "CM13-0000005")
    assert [row.title for row in rows] == sorted(row.title for row in rows)


def test_work_in_hand_comes_first_by_state(desk: Desk) -> None:
    rows = desk.queue(QueueFilter(order="state"), 0, 99)
    assert [row.state for row in rows] == ["in review"] * 2 + ["new"] * 6 + ["rejected"]


def test_a_row_says_what_the_document_is_about(desk: Desk) -> None:
    row = desk.queue(QueueFilter(order="name"), 0, 1)[0]
    assert (row.about, row.doubts, row.fails, row.state) == ("1 item · Acupuncture, köbner", 1, 0, "in review")
    assert row.progress == pytest.approx(3 / 16)


def test_a_filtered_out_record_has_no_position(desk: Desk) -> None:
    assert desk.queue_position(QueueFilter(states=("new",)), 3) is None


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("acupuncture", [5]),
        ("acup", [5]),
        ("CM13", [5]),
        ("letter-7", [7]),
        ("kobner", [1, 2, 3, 4, 5, 6, 7, 8, 9]),
        ('"lumbar mri" letter-4', [4]),
        ('"mri lumbar"', []),
        ("page nowhere", []),
        ('"', [1, 2, 3, 4, 5, 6, 7, 8, 9]),
        ("lumbar letter-5", []),
    ],
)
def test_words_are_found_in_names_treatments_and_text(desk: Desk, words: str, found: list[int]) -> None:
    assert records(desk, QueueFilter(words=words)) == found


@given(st.text(max_size=30))
def test_whatever_is_typed_is_a_query(desk: Desk, words: str) -> None:
    assert desk.queue_count(QueueFilter(words=words)) >= 0


def test_a_phrase_and_a_beginning_become_a_query() -> None:
    assert terms_of('low "back pain" epid') == ['"low"', '"back pain"', '"epid"*']


def test_the_next_to_review_follows_the_order_and_wraps_round(desk: Desk) -> None:
    assert desk.next_to_review(None) == 1
    assert desk.next_to_review(2) == 4
    assert desk.next_to_review(9) == 1
    by_name = QueueFilter(order="name")
    assert desk.next_to_review(5, by_name) == 1
    assert desk.next_to_review(9, by_name) == 5


@pytest.mark.parametrize(("after", "down", "expected"), [(5, False, 3), (4, False, 2), (3, True, 5), (2, True, 4)])
def test_the_next_by_day_is_the_same_where_the_index_is_walked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: int, down: bool, expected: int
) -> None:
    desk = Desk(new_project(tmp_path, documents=5), SETTINGS)
    for record, day in ((1, "2014-03-04"), (2, None), (3, "2013-03-04"), (4, "2015-03-04"), (5, None)):
        desk.correct(record, DECIDED, day) if day else desk.clear(record, DECIDED)
    monkeypatch.setattr(listing, "QUICK", 0)
    assert desk.next_to_review(after, QueueFilter(order="decided", descending=down)) == expected
    desk.close()


def test_no_list_is_made_to_know_the_next(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listed, "find", pytest.fail)
    assert desk.next_to_review(1, QueueFilter(order="changed", states=("new",))) is not None


def test_nothing_is_next_when_all_is_done(tmp_path: Path) -> None:
    desk = Desk(new_project(tmp_path, documents=1), SETTINGS)
    assert desk.next_to_review(1) is None
    import_into(desk, 2)
    assert desk.next_to_review(1) == 2
    desk.close()


def test_a_layout_narrows(desk: Desk) -> None:
    assert desk.queue_count(QueueFilter(facets=(Choice("document.layout", ("final-determination",)),))) == 9
    assert desk.queue_count(QueueFilter(facets=(Choice("document.layout", ("unknown",)),))) == 0
