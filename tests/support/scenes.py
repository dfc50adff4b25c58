"""Every screen of the program, each come to as a person comes to it; for the tests that walk all and for pictures."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from workbench.model.alike import Alike
from workbench.model.errors import VerifyRefused
from workbench.model.fields import CITATION_LISTS, ITEMS, TREATMENTS
from workbench.model.review import Place
from workbench.model.visit import Visit
from workbench.ui.app import Parts
from workbench.ui.findings.switch_form import SwitchForm
from workbench.ui.findings.words import said, tr
from workbench.ui.links.alike import AlikeForm
from workbench.ui.links.entry_form import EntryForm
from workbench.ui.overlay import Overlay
from workbench.ui.reason import postpone_form, reject_form

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

    def popup(self, popup: QWidget) -> None:
        """A popup as it stands over the window."""
        Overlay(self.parts.bridge, self.parts.window, popup).open()  # type: ignore[arg-type]

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


def _start(stage: Stage) -> None:
    stage.parts.window.show_start()


def _review(stage: Stage) -> None:
    stage.open()


def _adding_nothing(stage: Stage) -> None:
    stage.open()
    stage.parts.window.show_adding()


def _adding_done(stage: Stage) -> None:
    stage.open()
    broken = stage.project.with_name("cut-off.pdf")
    broken.write_bytes(b"%PDF-1.4\n1 0 obj\n")
    stage.parts.window.add([broken])
    stage.wait(lambda: not stage.parts.window.adding.busy)


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


def _overview(stage: Stage) -> None:
    stage.open()
    decide(stage)
    window = stage.parts.window
    window.show_overview()
    stage.wait(lambda: window.overview.figures is not None and not window.overview.counting.busy)


def _overview_of_nothing(stage: Stage) -> None:
    stage.open()
    window = stage.parts.window
    window.show_overview()
    stage.wait(lambda: window.overview.figures is not None and not window.overview.counting.busy)


def _catalogue(stage: Stage) -> None:
    stage.open()
    stage.parts.window.show_catalogue()


def _catalogue_without_hits(stage: Stage) -> None:
    _catalogue(stage)
    page = stage.parts.window.findChild(QWidget, "cataloguePage") or stage.parts.window
    for field in page.findChildren(QWidget):
        if type(field).__name__ == "SearchField" and field.isVisible():
            field.setFocus()
    stage.type("zzzz")


def _candidates(stage: Stage) -> None:
    stage.go("i1a1", "text")
    stage.parts.window.commands.open_candidates()
    links = stage.parts.window.review.form.links
    stage.wait(lambda: links.offering)


def _all_entries(stage: Stage) -> None:
    _candidates(stage)
    stage.press(Qt.Key.Key_L, CONTROL)


def _search_of_entries_without_hits(stage: Stage) -> None:
    _all_entries(stage)
    stage.type("zzzz")


def _parts_of_a_citation(stage: Stage) -> None:
    stage.go("i1a1", "text")
    stage.press(Qt.Key.Key_F2)


def _editing(row: str, name: str) -> Callable[[Stage], None]:
    def edit(stage: Stage) -> None:
        stage.go(row, name)
        stage.press(Qt.Key.Key_F2)

    return edit


def _refused_value(stage: Stage) -> None:
    _editing("", "case.decision_date")(stage)
    stage.press(Qt.Key.Key_A, CONTROL)
    stage.type("not a day")
    stage.press(Qt.Key.Key_Return)


def _find(words: str) -> Callable[[Stage], None]:
    def find(stage: Stage) -> None:
        stage.open()
        stage.parts.window.review.document.open_find()
        stage.type(words)

    return find


def _queue_without_hits(stage: Stage) -> None:
    stage.open()
    stage.parts.window.review.queue.focus_search()
    stage.type("zzzz")
    stage.wait(lambda: bool(stage.parts.window.review.queue.emptiness))


def _changed_value(stage: Stage) -> None:
    stage.open()
    stage.parts.bridge.desk.correct(1, Place("i1", "category"), "Other")
    stage.go("i1", "category")


def _not_verified(stage: Stage) -> None:
    stage.open()
    stage.parts.bridge.desk.correct(1, Place("", "case.date_of_injury"), "2044-01-01")
    stage.open()
    stage.parts.window.commands.verify()


def _checks(stage: Stage) -> None:
    stage.open()
    desk, injury = stage.parts.bridge.desk, Place("", "case.date_of_injury")
    desk.correct(1, injury, "2044-01-01", desk.record(1).cells[injury].evidence)
    desk.correct(1, Place("", "patient.age"), 144)
    desk.switch_off_check("I5", "CM14-0000001")
    stage.open()
    findings = stage.parts.window.review.findings
    findings.close_list()
    findings.open()


def _checks_of_all(stage: Stage) -> None:
    _checks(stage)
    stage.parts.bridge.desk.correct(2, Place("", "patient.age"), 144)
    stage.parts.window.review.findings.open()


def _switch_off(stage: Stage) -> None:
    _checks(stage)
    found = stage.parts.bridge.desk.findings(1)[0]
    reason = next(check.reason for check in stage.parts.bridge.desk.checks() if check.code == found.code)
    stage.popup(SwitchForm(found.code, tr(reason), said(found)))
    stage.type("CM14-0000001")


def _palette(words: str) -> Callable[[Stage], None]:
    def search(stage: Stage) -> None:
        stage.open()
        stage.parts.window.open_palette()
        stage.type(words)

    return search


def _key_sheet(stage: Stage) -> None:
    stage.open()
    stage.parts.window.open_key_sheet()


def _key_changes(stage: Stage) -> None:
    stage.open()
    stage.parts.window.open_key_changes()


def _postpone(stage: Stage) -> None:
    stage.open()
    form = postpone_form("CM14-0000001")
    stage.popup(form)
    stage.type("A page is missing")


def _reject(stage: Stage) -> None:
    stage.open()
    stage.popup(reject_form("CM14-0000001"))


def _alike(stage: Stage) -> None:
    stage.open()
    told = [
        Alike(1, "i1a1", "CM14-0000001", "in review", number, "expert_reviewer", "MTUS ACOEM Chapter 12", None)
        for number in range(1, 4)
    ]
    stage.popup(AlikeForm(stage.parts.bridge, "CM14-0000001", "CM14-0000001", told, lambda _one: "CM14-0000001"))


def _new_entry(stage: Stage) -> None:
    stage.open()
    entry = stage.parts.bridge.desk.catalogue_entries()[5]
    stage.popup(EntryForm(entry, stage.parts.bridge.desk.catalogue_entries()[:3]))


SCENES: dict[str, Callable[[Stage], None]] = {
    "start": _start,
    "review": _review,
    "review-failed": lambda stage: stage.open(4),
    "review-text": lambda stage: stage.open(3),
    "section-reviewer": lambda stage: stage.go("", "reviewer.specialties"),
    "section-patient": lambda stage: stage.go("", "patient.age"),
    "section-diagnoses": lambda stage: stage.go("", "diagnoses"),
    "adding-nothing": _adding_nothing,
    "adding-done": _adding_done,
    "overview": _overview,
    "overview-of-nothing": _overview_of_nothing,
    "catalogue": _catalogue,
    "catalogue-without-hits": _catalogue_without_hits,
    "candidates": _candidates,
    "all-entries": _all_entries,
    "entries-without-hits": _search_of_entries_without_hits,
    "parts-of-a-citation": _parts_of_a_citation,
    "editing-a-date": _editing("", "case.decision_date"),
    "editing-a-choice": _editing("i1", "category"),
    "editing-a-text": _editing("i1", "rationale"),
    "editing-a-number": _editing("", "patient.age"),
    "refused-value": _refused_value,
    "find": _find("medical"),
    "find-without-hits": _find("zzzz"),
    "queue-without-hits": _queue_without_hits,
    "changed-value": _changed_value,
    "not-verified": _not_verified,
    "checks": _checks,
    "checks-of-all": _checks_of_all,
    "switch-off": _switch_off,
    "palette": _palette("page"),
    "palette-without-hits": _palette("zzzz"),
    "key-sheet": _key_sheet,
    "key-changes": _key_changes,
    "postpone": _postpone,
    "reject": _reject,
    "alike": _alike,
    "new-entry": _new_entry,
}
"""Each screen by its name. Every one begins with a program that may be anywhere."""
