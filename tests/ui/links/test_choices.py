"""What can be chosen for a citation, and the list that shows it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from workbench.model.guidelines import Candidate, Guideline, Part
from workbench.model.record import Citation
from workbench.model.review import Cell, Place, Proposal, ReviewRecord
from workbench.tasks.desk import Desk
from workbench.ui.bridge import Bridge
from workbench.ui.links.candidates import Candidates
from workbench.ui.links.choices import Choice, choices_of, found_choices, stored_candidates
from workbench.ui.links.delegate import fitting
from workbench.ui.links.words import Reason
from workbench.ui.rows import VALUE

NECK, TABLE = "mtus-acoem-2004-ch08", "mtus-acoem-2004-ch08-table-8-8"
LINK = Place("i1a1", "guideline_id")
SEEN = (Candidate(TABLE, 0.97, (Part("pages", 1.0, 0.4, "page 182 inside"),)), Candidate(NECK, 0.84))
CITED = Citation("ACOEM Chapter 8", body="ACOEM", chapter="8")


def record(cell: Cell, **others: Cell) -> ReviewRecord:
    cells = {Place("i1a1", name): other for name, other in others.items()}
    return ReviewRecord("x.pdf", cells={LINK: cell, **cells})


PROPOSED = record(Cell(TABLE, proposal=Proposal(TABLE, candidates=SEEN)))


def offered(desk: Desk, found: ReviewRecord = PROPOSED) -> tuple[Choice, ...]:
    return choices_of(SEEN, found, "i1a1", CITED, desk.guideline)


@pytest.fixture
def shown(qtbot: QtBot, bridge: Bridge, desk: Desk) -> Candidates:
    made = Candidates(bridge, len(desk.catalogue_entries()))
    qtbot.addWidget(made)
    made.resize(480, 200)
    made.offer(offered(desk))
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_candidates_carry_digits_pages_and_the_proposed_one(desk: Desk) -> None:
    assert [(choice.key, choice.pages, choice.tag) for choice in offered(desk)] == [
        ("1", "pp. 181–182", "proposed"),
        ("2", "pp. 165–194", ""),
    ]


def test_a_candidate_is_one_spoken_sentence(desk: Desk) -> None:
    assert offered(desk)[0].spoken.endswith("pp. 181–182, 97%, proposed, page 182 inside")


def test_an_entry_that_left_the_catalogue_is_not_offered() -> None:
    def nothing(_id: str) -> Guideline | None:
        return None

    assert choices_of(SEEN, PROPOSED, "i1a1", CITED, nothing) == ()


def test_candidates_seen_before_hold_until_a_person_changes_the_citation() -> None:
    cell = Cell(TABLE, proposal=Proposal(TABLE, candidates=SEEN))
    assert stored_candidates(PROPOSED, "i1a1") == SEEN
    assert stored_candidates(record(cell, pages=Cell(((5, 5),), "corrected")), "i1a1") == ()


def test_what_a_search_found_tells_where_it_stands(desk: Desk) -> None:
    (choice,) = found_choices(SEEN[1:], PROPOSED, "i1a1", desk.guideline)
    assert (choice.key, choice.rank) == ("", None)
    assert choice.where.startswith("Occupational Medicine")


def test_the_linked_entry_is_in_hand_at_first(shown: Candidates) -> None:
    choice = shown.in_hand()
    assert choice is not None
    assert choice.guideline_id == TABLE


def test_a_click_chooses(qtbot: QtBot, shown: Candidates) -> None:
    model = shown.list.model()
    with qtbot.waitSignal(shown.chosen) as chosen:
        place = shown.list.visualRect(model.index(1, 0)).center()
        QTest.mouseClick(shown.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args[0].guideline_id == NECK


def test_search_hides_the_digits_and_escape_brings_them_back(shown: Candidates) -> None:
    shown.start_search()
    assert [choice.key for choice in shown.shown] == ["", ""]
    shown.stop_search()
    assert [choice.key for choice in shown.shown] == ["1", "2"]


def test_nothing_found_is_said_in_words(shown: Candidates) -> None:
    shown.show_found((), "No entry has “xyz”.")
    assert shown.shown == ()
    assert shown.list.isHidden()


def test_the_model_answers_beyond_its_ends(shown: Candidates) -> None:
    model = shown.list.model()
    assert model.data(QModelIndex(), VALUE) is None
    assert model.data(model.index(9, 0), VALUE) is None
    assert model.headerData(9, Qt.Orientation.Vertical, VALUE) is None


def test_rows_say_themselves_to_a_screen_reader(shown: Candidates) -> None:
    model = shown.list.model()
    spoken = model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "2, Neck and Upper Back Complaints, pp. 165–194, 84%"


FOR, ALSO_FOR, AGAINST = Reason(True, "heading"), Reason(True, "in force"), Reason(False, "pages outside")


@pytest.mark.parametrize(
    ("room", "kept"),
    [
        (200, [FOR, ALSO_FOR, AGAINST]),
        (130, [FOR, AGAINST]),
        (70, [FOR]),
        (10, [FOR]),
    ],
)
def test_what_speaks_against_a_candidate_outlasts_what_decides_least(room: float, kept: list[Reason]) -> None:
    assert fitting((FOR, ALSO_FOR, AGAINST), (50, 50, 60), room) == kept


def test_a_foot_of_two_lines_takes_its_height_below_the_rows(qtbot: QtBot, shown: Candidates) -> None:
    one_line = shown.sizeHint().height()
    shown.resize(260, one_line)
    qtbot.waitUntil(lambda: shown.sizeHint().height() > one_line + 20)
    shown.resize(260, shown.sizeHint().height())
    none = next(made for made in shown.findChildren(QPushButton) if made.text() == "None of these")
    qtbot.waitUntil(lambda: none.mapTo(shown, none.rect().topLeft()).y() > shown.list.geometry().bottom())
