"""One decision about a link that counts for more, from the candidates' foot."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from form_records import BETTER, CITED, invented_document, invented_record
from hands import Hands
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from workbench.model.review import Place
from workbench.ui.bridge import LargeStep
from workbench.ui.links import deciding
from workbench.ui.runner import Runner
from workbench.ui.swapping import Swapping

if TYPE_CHECKING:
    from tests.ui.conftest import FakeAsk

CHIP, LINK = Place("i2a1", "text"), Place("i2a1", "guideline_id")
APPLY, REMEMBER, ENTRY = "Apply to 2 alike …", "Remember this reading", "New entry"


@pytest.fixture
def others(hands: Hands) -> tuple[int, ...]:
    """Two more documents with the same record."""
    numbers = []
    for letter in "12":
        document = replace(invented_document(), file_name=f"other-{letter}.txt", sha256=letter * 64)
        record = replace(invented_record(), file_name=document.file_name, sha256=document.sha256)
        numbers.append(hands.desk.add_document(document, letter.encode(), record, Path(document.file_name)))
    return tuple(number for number in numbers if number is not None)


def buttons(hands: Hands) -> dict[str, QPushButton]:
    return {found.text(): found for found in hands.candidates.findChildren(QPushButton) if found.isVisible()}


def linked(hands: Hands, record: int) -> tuple[object, str]:
    cell = hands.desk.record(record).cells[LINK]
    return cell.value, cell.status


@pytest.mark.usefixtures("others")
def test_the_foot_offers_more_only_after_a_choice(hands: Hands) -> None:
    hands.panel.go(CHIP)
    assert {APPLY, REMEMBER} & buttons(hands).keys() == set()
    hands.press(Qt.Key.Key_2)
    assert {APPLY, REMEMBER, ENTRY} <= buttons(hands).keys()


def test_a_choice_goes_to_all_alike_and_one_undo_takes_all_back(
    hands: Hands, others: tuple[int, ...], ask: FakeAsk
) -> None:
    hands.panel.go(CHIP)
    hands.press(Qt.Key.Key_2)
    with hands.qtbot.waitSignal(hands.bridge.told) as told:
        hands.click(buttons(hands)[APPLY])
    assert ask.asked[0].startswith("Link 2 alike to ")
    assert [linked(hands, number)[0] for number in others] == [BETTER, BETTER]
    assert told.args is not None
    assert str(told.args[0]).startswith("Linked 2 citations in 2 documents to ")
    assert APPLY not in buttons(hands)
    hands.desk.undo()
    assert APPLY in buttons(hands)
    assert [linked(hands, number) for number in others] == [(CITED, "extracted")] * 2


def test_turning_away_links_only_this_one(hands: Hands, others: tuple[int, ...], ask: FakeAsk) -> None:
    ask.ticks = lambda _shown: None
    hands.panel.go(CHIP)
    hands.press(Qt.Key.Key_2)
    hands.click(buttons(hands)[APPLY])
    assert [linked(hands, number) for number in others] == [(CITED, "extracted")] * 2


def test_the_preview_says_what_is_linked_now_and_by_whom(hands: Hands, others: tuple[int, ...], ask: FakeAsk) -> None:
    hands.desk.confirm(others[0], [LINK])
    hands.desk.verify(others[1])
    hands.panel.go(CHIP)
    hands.press(Qt.Key.Key_2)
    hands.click(buttons(hands)[APPLY])
    _, words, first, second = ask.asked
    assert "A verified document reopens" in words
    assert first.endswith("confirmed by Ann")
    assert second.endswith("verified")


def test_a_reading_is_remembered_once(hands: Hands) -> None:
    hands.panel.go(CHIP)
    hands.press(Qt.Key.Key_2)
    hands.click(buttons(hands)[REMEMBER])
    entry = hands.desk.guideline(BETTER)
    assert entry is not None
    assert "invented.txt" in entry.note
    assert REMEMBER not in buttons(hands)
    hands.desk.undo()
    assert REMEMBER in buttons(hands)


def test_many_alike_are_linked_behind_the_window_in_one_step(
    hands: Hands, others: tuple[int, ...], qtbot: QtBot, runner: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deciding, "_AT_ONCE", 1)
    swapping = Swapping(hands.bridge, runner)
    hands.panel.go(CHIP)
    hands.bridge.act(hands.desk.choose_link, hands.number, LINK.row, BETTER, 1)
    with qtbot.waitSignal(hands.bridge.told, check_params_cb=lambda words, _undo: words.startswith("Linked")):
        hands.panel.citing.apply_to_alike()
        assert hands.bridge.own_step
        with qtbot.waitSignal(hands.bridge.told) as told:
            swapping.make(LargeStep("Linking", lambda *_: None, "never"))
        assert str(told.args[0]).startswith("Another step over many documents is going on")
    assert [linked(hands, number)[0] for number in others] == [BETTER, BETTER]
    assert (hands.desk.undo_label, hands.bridge.own_step) == ("Link 2 alike", False)


def test_a_new_entry_is_made_and_linked(hands: Hands, ask: FakeAsk) -> None:
    hands.panel.go(CHIP)
    ask.writes = lambda drafted: replace(drafted, id="table-8-9", title="Table 8-9")
    hands.click(buttons(hands)[ENTRY])
    assert linked(hands, hands.number)[0] == "table-8-9"
    hands.desk.undo()
    assert (linked(hands, hands.number)[0], hands.desk.guideline("table-8-9")) == (CITED, None)


def test_an_entry_that_cannot_be_made_is_asked_for_again(hands: Hands, ask: FakeAsk) -> None:
    answers = iter([CITED, "table-8-9"])
    ask.writes = lambda drafted: replace(drafted, id=next(answers))
    hands.panel.go(CHIP)
    hands.click(buttons(hands)[ENTRY])
    assert "already" in ask.asked[1]
    assert linked(hands, hands.number)[0] == "table-8-9"


def test_without_a_choice_there_is_nothing_to_apply(hands: Hands, qtbot: QtBot) -> None:
    hands.panel.go(CHIP)
    with qtbot.waitSignal(hands.bridge.told) as told:
        hands.panel.citing.apply_to_alike()
    assert told.args is not None
    assert "Choose what the citation means" in str(told.args[0])
