"""The whole program with a project at hand, and a person's hands on it."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFrame

from workbench.model.errors import VerifyRefused
from workbench.model.fields import CITATION_LISTS, ITEMS, TREATMENTS
from workbench.model.review import Place
from workbench.model.visit import Visit
from workbench.ui.app import Parts
from workbench.ui.overlay import Overlay

CONTROL = Qt.KeyboardModifier.ControlModifier
BARE = Qt.KeyboardModifier.NoModifier


@dataclass(frozen=True)
class Stage:
    """The whole program with a project at hand. `wait` lets it work until something is so."""

    parts: Parts
    project: Path
    wait: Callable[[Callable[[], bool]], object]

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = BARE) -> None:
        """One key, to whatever has the keyboard."""
        QTest.keyClick(QApplication.focusWidget() or self.parts.window, key, held)

    def type(self, words: str) -> None:
        """Letters, to whatever has the keyboard."""
        QTest.keyClicks(QApplication.focusWidget() or self.parts.window, words)

    def open(self, record: int = 1) -> None:
        """The project with one of its documents."""
        if not self.parts.bridge.has_desk:
            self.parts.window.projects.open(self.project)
            self.wait(lambda: self.parts.bridge.record is not None)
        self.parts.window.show_review()
        self.parts.bridge.open_record(record)
        self.parts.window.review.form.focus_here()

    def go(self, row: str, name: str, record: int = 1) -> None:
        """A field of a document, with the keyboard."""
        self.open(record)
        self.parts.window.review.form.go(Place(row, name))

    def go_to_first(self, path: str, name: str, record: int = 1) -> None:
        """A field of a list's first row, with the keyboard."""
        self.open(record)
        row = self.parts.bridge.desk.record(record).rows_of(path)[0]
        self.go(row.id, name, record)

    def popup(self, popup: QFrame) -> None:
        """A popup as it stands over the window."""
        Overlay(self.parts.bridge, self.parts.window, popup).open()

    def lay_out(self) -> None:
        """Let every layout that is due be done, and what was done in answer to it."""
        for _ in range(4):
            QCoreApplication.sendPostedEvents()

    def close_popups(self) -> None:
        """Take away every popup and menu."""
        while (menu := QApplication.activePopupWidget()) is not None:
            menu.close()
        for overlay in self.parts.window.findChildren(Overlay):
            overlay.close_popup()


def decide(stage: Stage) -> None:
    """What a person may have decided of the project's documents, so that there are figures to show."""
    desk, chance = stage.parts.bridge.desk, random.Random(1)
    for record in range(2, desk.counts().total if not desk.counts().verified else 0):
        found = desk.record(record)
        for row in found.rows.values():
            if row.list == TREATMENTS and chance.random() < 0.12:
                desk.correct(record, Place(row.id, "value"), "physical therapy")
            if row.list == ITEMS and chance.random() < 0.08:
                desk.correct(record, Place(row.id, "category"), "Other")
            if row.list in CITATION_LISTS and chance.random() < 0.1:
                desk.choose_link(record, row.id, None)
        with suppress(VerifyRefused):
            desk.verify(record)
            seconds, keys = chance.gauss(40, 15), chance.randrange(2, 14)
            desk.note_visit(Visit(record, "Ann", "2014-05-01T00:00:00.000+00:00", abs(seconds), keys, "verified"))
