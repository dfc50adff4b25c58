"""Every screen of the program, each come to as a person comes to it; for the tests that walk all and for pictures."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from catalogue_scenes import CATALOGUE_SCENES
from error_scenes import ERROR_SCENES
from popups import POPUPS
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from stage import CONTROL, Stage, decide

from workbench.model.errors import DiskFull
from workbench.model.fields import DIAGNOSES, DIAGNOSIS_FIELDS, SPECIALTIES
from workbench.model.review import Place
from workbench.tasks.project import create_project
from workbench.ui.findings.switch_form import SwitchForm
from workbench.ui.findings.words import said, tr
from workbench.ui.notices import Banner


def _start(stage: Stage) -> None:
    stage.parts.window.show_start()


def _review(stage: Stage) -> None:
    stage.open()


def _refused(stage: Stage, path: Path) -> None:
    stage.parts.window.show_start()
    stage.parts.window.projects.open(path)
    stage.wait(lambda: any(banner.isVisible() for banner in stage.parts.window.findChildren(Banner)))


def _project_gone(stage: Stage) -> None:
    _refused(stage, stage.project.with_name("gone.workbench"))


def _no_project(stage: Stage) -> None:
    other = stage.project.with_name("letter.workbench")
    other.write_text("a letter")
    _refused(stage, other)


def _newer_project(stage: Stage) -> None:
    newer = Path(shutil.copy(stage.project, stage.project.with_name("newer.workbench")))
    with closing(sqlite3.connect(newer)) as made:
        made.execute("UPDATE meta SET value = '2.3' WHERE key = 'format written by'")
        made.execute("PRAGMA user_version = 999")
        made.commit()
    _refused(stage, newer)


def _empty_project(stage: Stage) -> None:
    empty = stage.project.with_name("empty.workbench")
    if not empty.exists():
        create_project(empty)
    stage.parts.window.projects.open(empty)
    stage.wait(lambda: stage.parts.bridge.has_desk and stage.parts.bridge.desk.name == "empty")
    stage.parts.window.show_review()


def _disk_full(stage: Stage) -> None:
    stage.open()

    def write() -> None:
        raise DiskFull("There is no room.")

    stage.parts.bridge.no_room.keep(write, "Category")


def _told(stage: Stage) -> None:
    stage.open()
    stage.parts.window.commands.undo()
    stage.parts.bridge.desk.correct(1, Place("i1", "category"), "Other")
    stage.parts.window.commands.undo()


def _documents(stage: Stage) -> None:
    stage.open()
    stage.parts.window.show_documents()
    stage.wait(lambda: not stage.parts.runner.busy)


def _documents_chosen(stage: Stage) -> None:
    _documents(stage)
    stage.parts.window.documents.table.setFocus()
    stage.press(Qt.Key.Key_A, CONTROL)


def _documents_search(words: str) -> Callable[[Stage], None]:
    def search(stage: Stage) -> None:
        _documents(stage)
        stage.parts.window.documents.focus_search()
        stage.type(words)
        stage.wait(lambda: stage.parts.window.documents.wanted.words == words)
        stage.wait(lambda: not stage.parts.runner.busy)

    return search


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


def _queue_filters(stage: Stage) -> None:
    stage.open()
    queue = stage.parts.window.review.queue
    queue.show_only("new")


def _adding_nothing(stage: Stage) -> None:
    stage.open()
    stage.parts.window.show_adding()


def _adding_done(stage: Stage) -> None:
    stage.open()
    broken = stage.project.with_name("cut-off.pdf")
    broken.write_bytes(b"%PDF-1.4\n1 0 obj\n")
    stage.parts.window.add([broken])
    stage.wait(lambda: not stage.parts.window.adding.busy)


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


def _remarks(stage: Stage) -> None:
    stage.open()
    desk, place = stage.parts.bridge.desk, Place("i1", "category")
    desk.note(1, place, "CM14-0000001")
    desk.flag(1, place, True)
    desk.flag_document(1, True)
    stage.go("i1", "category")


def _spotlight(stage: Stage) -> None:
    stage.go("i1", "treatment")
    stage.parts.window.review.document.view.set_spotlight(True)


def _frozen_page(stage: Stage) -> None:
    stage.open()
    document = stage.parts.window.review.document
    stage.wait(lambda: document.view.document is not None)
    if not document.frozen.isVisible():
        document.freeze()


def _manual(page: str, words: str = "") -> Callable[[Stage], None]:
    def read(stage: Stage) -> None:
        stage.open()
        stage.parts.window.show_manual(page)
        if words:
            stage.parts.window.manual.search.setFocus()
            stage.type(words)

    return read


SCENES: dict[str, Callable[[Stage], None]] = {
    "start": _start,
    "start-project-gone": _project_gone,
    "start-no-project": _no_project,
    "start-newer-project": _newer_project,
    "empty-project": _empty_project,
    "review": _review,
    "review-failed": lambda stage: stage.open(4),
    "review-text": lambda stage: stage.open(3),
    "section-reviewer": lambda stage: stage.go_to_first(SPECIALTIES, "value"),
    "section-patient": lambda stage: stage.go("", "patient.age"),
    "section-diagnoses": lambda stage: stage.go_to_first(DIAGNOSES, DIAGNOSIS_FIELDS[0].name),
    "disk-full": _disk_full,
    "told": _told,
    "adding-nothing": _adding_nothing,
    "adding-done": _adding_done,
    "documents": _documents,
    "documents-chosen": _documents_chosen,
    "documents-search": _documents_search("injection"),
    "documents-without-hits": _documents_search("zzzz"),
    "overview-of-nothing": _overview_of_nothing,
    "overview": _overview,
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
    "queue-filters": _queue_filters,
    "changed-value": _changed_value,
    "not-verified": _not_verified,
    "remarks": _remarks,
    "spotlight": _spotlight,
    "frozen-page": _frozen_page,
    "checks": _checks,
    "checks-of-all": _checks_of_all,
    "switch-off": _switch_off,
    **ERROR_SCENES,
    **CATALOGUE_SCENES,
    "manual": _manual("first-ten-minutes"),
    "manual-keys": _manual("keys"),
    "manual-search": _manual("review", "undo"),
    "manual-without-hits": _manual("review", "zzzz"),
    **POPUPS,
}
"""Each screen by its name. Every one begins with a program that may be anywhere."""
