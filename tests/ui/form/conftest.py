"""An invented record with every state in it, on a real desk, and the panel over it."""

from __future__ import annotations

from pathlib import Path

import pytest
from form_records import CITED, invented_document, invented_record
from hands import Hands
from pytestqt.qtbot import QtBot

from workbench.tasks.desk import Desk
from workbench.ui.ask import Ask
from workbench.ui.bridge import Bridge
from workbench.ui.form import RecordPanel
from workbench.ui.runner import Runner


@pytest.fixture
def record(desk: Desk) -> int:
    """The number of the invented record in the sample project."""
    document = invented_document()
    added = desk.add_document(document, b"invented", invented_record(), Path("invented.txt"))
    assert added is not None
    assert desk.guideline(CITED) is not None
    return added


@pytest.fixture
def panel(qtbot: QtBot, bridge: Bridge, runner: Runner, ask: Ask, record: int) -> RecordPanel:
    """The panel with the invented record open and the keyboard in it."""
    made = RecordPanel(bridge, runner, ask)
    qtbot.addWidget(made.bar)
    qtbot.addWidget(made)
    made.resize(524, 820)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    bridge.open_record(record)
    made.focus_here()
    return made


@pytest.fixture
def hands(qtbot: QtBot, panel: RecordPanel, bridge: Bridge, desk: Desk, record: int) -> Hands:
    """Hands on that panel."""
    return Hands(qtbot, panel, bridge, desk, record)
