from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from workbench.tasks.pages import PageLane
from workbench.ui.ask import Ask
from workbench.ui.bridge import Bridge
from workbench.ui.document import DocumentPanel
from workbench.ui.runner import Runner


@pytest.fixture(scope="session")
def lane() -> Iterator[PageLane]:
    """One drawing process for all tests of this folder."""
    made = PageLane()
    yield made
    made.close()


@pytest.fixture
def panel(qtbot: QtBot, bridge: Bridge, runner: Runner, ask: Ask, lane: PageLane) -> Iterator[DocumentPanel]:
    """The panel, 644 by 800 pixels, with no document open yet."""
    made = DocumentPanel(bridge, runner, ask, lane)
    qtbot.addWidget(made)
    qtbot.addWidget(made.bar)
    made.resize(644, 800)
    made.show()
    yield made
    made.stop()


@pytest.fixture
def opened(qtbot: QtBot, panel: DocumentPanel, bridge: Bridge) -> DocumentPanel:
    """The panel on record 1 (dev-001), its first page drawn."""
    with qtbot.waitSignal(panel.pictures.arrived):
        bridge.open_record(1)
    return panel
