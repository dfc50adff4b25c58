"""The place of all documents over the sample project: three determinations and a file that could not be read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from workbench.ui.ask import Ask
from workbench.ui.bridge import Bridge
from workbench.ui.documents.page import DocumentsPage
from workbench.ui.runner import Runner


@pytest.fixture
def page(qtbot: QtBot, bridge: Bridge, runner: Runner, ask: Ask) -> Iterator[DocumentsPage]:
    """The place, shown, with its facets counted."""
    made = DocumentsPage(bridge, runner, ask)
    qtbot.addWidget(made)
    made.resize(1300, 800)
    made.show()
    qtbot.waitUntil(lambda: made.model.rowCount() == 4 and bool(made.facets.values_shown("state")))
    yield made
    bridge.attach(None)
