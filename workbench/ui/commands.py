"""What the actions of the table do, and when they can be done."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.model.errors import DiskFull, VerifyRefused, WorkbenchError
from workbench.tasks.ocr import can_recognise
from workbench.ui.field_commands import FieldCommands
from workbench.ui.listing_commands import ListingCommands
from workbench.ui.page_commands import PageCommands
from workbench.ui.sentences import own_words

if TYPE_CHECKING:
    from workbench.model.edits import ChangeSet
    from workbench.ui.appearance import Appearance
    from workbench.ui.ask import Ask
    from workbench.ui.bridge import Bridge
    from workbench.ui.projects import Projects
    from workbench.ui.window import Window


class Commands(FieldCommands, PageCommands, ListingCommands):
    """One for the window. Each public method stands in the table of `actions.py`, as a deed or as a condition."""

    def __init__(self, window: Window, bridge: Bridge, ask: Ask, projects: Projects, appearance: Appearance) -> None:
        super().__init__(window)
        self._window, self._bridge, self._ask = window, bridge, ask
        self.projects, self.appearance, self.keys = projects, appearance, bridge.keys

    # When

    def has_project(self) -> bool:
        return self._bridge.has_desk

    def has_record(self) -> bool:
        return self._bridge.record is not None and self._window.is_reviewing

    def has_candidates(self) -> bool:
        return self.has_record() and self._window.review.form.links.offering

    def has_added(self) -> bool:
        return self.has_project() and self._window.added is not None and self._window.added.has_files

    def in_overview(self) -> bool:
        return self.has_project() and self._window.in_overview

    def has_ready(self) -> bool:
        return self.has_project() and self._window.added is not None and self._window.added.has_ready

    def has_documents(self) -> bool:
        return self.is_listing() or self.has_record()

    def can_verify(self) -> bool:
        return self.is_listing() or (self.has_record() and self._state() not in ("verified", "failed"))

    def can_reopen(self) -> bool:
        return self.is_listing() or (self.has_record() and self._state() in ("verified", "postponed", "rejected"))

    def can_recognise(self) -> bool:
        open_to_it = self.has_record() and self._state() in ("new", "in review", "postponed")
        return open_to_it and self._window.review.document.is_scan and can_recognise()

    def can_undo(self) -> bool:
        return self.has_project() and self._bridge.desk.undo_label is not None

    def can_redo(self) -> bool:
        return self.has_project() and self._bridge.desk.redo_label is not None

    def is_adding(self) -> bool:
        return self.has_project() and self._window.added is not None and self._window.added.busy

    def is_system(self) -> bool:
        return self.appearance.setting not in ("light", "dark")

    def is_light(self) -> bool:
        return self.appearance.setting == "light"

    def is_dark(self) -> bool:
        return self.appearance.setting == "dark"

    # File

    def new_project(self) -> None:
        self.projects.ask_for_new()

    def open_project(self) -> None:
        self.projects.ask_to_open()

    def try_examples(self) -> None:
        self.projects.try_examples()

    def add_documents(self) -> None:
        self._window.add(self._ask.documents(self.projects.folder))

    def add_folder(self) -> None:
        if folder := self._ask.folder(self.tr("Add a folder"), self.projects.folder):
            self._window.add([folder])

    def export(self) -> None:
        if folder := self._ask.folder(self.tr("Export into a folder"), self.projects.folder):
            self.projects.export(folder)

    def save_elsewhere(self) -> None:
        self.projects.save_elsewhere()

    def close_project(self) -> None:
        if not self.projects.may_close():
            return
        self._window.adding.stop()
        self.projects.leave()

    def quit(self) -> None:
        self._window.close()

    # Edit

    def undo(self) -> None:
        if self.can_undo():
            told = self.tr("Took back: {step}.")
            if not self._window.swapping.undo(told):
                self._tell_step(told, self._bridge.act(self._bridge.desk.undo))

    def redo(self) -> None:
        if self.can_redo():
            told = self.tr("Brought again: {step}.")
            if not self._window.swapping.redo(told):
                self._tell_step(told, self._bridge.act(self._bridge.desk.redo))

    def undo_words(self) -> str:
        step = self._bridge.desk.undo_label if self.has_project() else None
        return self.tr("Undo {step}").format(step=own_words(step)) if step else self.tr("Undo")

    def redo_words(self) -> str:
        step = self._bridge.desk.redo_label if self.has_project() else None
        return self.tr("Redo {step}").format(step=own_words(step)) if step else self.tr("Redo")

    # View

    def look_system(self) -> None:
        self.appearance.set_setting("system")

    def look_light(self) -> None:
        self.appearance.set_setting("light")

    def look_dark(self) -> None:
        self.appearance.set_setting("dark")

    def text_larger(self) -> None:
        self.appearance.step_scale(1)

    def text_smaller(self) -> None:
        self.appearance.step_scale(-1)

    def float_panel(self) -> None:
        self._window.review.float_panel()

    def reset_panels(self) -> None:
        self._window.review.reset_panels()

    # Document

    def verify(self) -> None:
        if self.do_to_chosen("verify"):
            return
        record = self._bridge.record
        if record is None or not self._window.review.form.finish_editing():
            return
        desk, queue = self._bridge.desk, self._window.review.queue
        following = desk.next_to_review(record, queue.wanted)
        name = self._name()
        try:
            desk.verify(record)
        except VerifyRefused as refused:
            self._window.review.findings.refuse(refused)
            return
        except DiskFull as error:
            self._bridge.keep(error, partial(desk.verify, record))
            return
        except WorkbenchError as error:
            self._bridge.refuse(error)
            return
        self._bridge.tell(self.tr("{name} verified.").format(name=name), undo=True)
        if following is not None and following != record:
            self._bridge.open_record(following)
        else:
            self._bridge.notice("note", self.tr("Nothing waits for you"), self._what_is_left(), about="verify")

    def postpone(self) -> None:
        if self.do_to_chosen("postpone"):
            return
        record, name = self._bridge.record, self._name()
        if record is None or not self._window.review.form.finish_editing() or not (reason := self._ask.postpone(name)):
            return
        until = self.tr("Postponed until {day}: {why}.") if reason.until else self.tr("Postponed: {why}.")
        said = until.format(day=reason.until, why=reason.words)
        self._leave(partial(self._bridge.desk.postpone, record, reason.words, reason.until), said)

    def reject(self) -> None:
        if self.do_to_chosen("reject"):
            return
        record, name = self._bridge.record, self._name()
        if record is None or not self._window.review.form.finish_editing() or not (reason := self._ask.reject(name)):
            return
        said = self.tr("{name} rejected: {why}.").format(name=name, why=reason.words)
        self._leave(partial(self._bridge.desk.reject, record, reason.words), said)

    def reopen(self) -> None:
        if not self.do_to_chosen("reopen") and self._bridge.record is not None:
            self._bridge.act(self._bridge.desk.reopen, self._bridge.record)

    def recognise(self) -> None:
        if self._bridge.record is not None:
            self._window.adding.recognise(self._bridge.record)

    # Go

    def next_document(self) -> None:
        self._step(1)

    def previous_document(self) -> None:
        self._step(-1)

    def next_panel(self) -> None:
        if self.is_listing():
            self._window.documents.focus_next_panel()
        elif self._window.is_reviewing:
            self._window.review.focus_next_panel()
        else:
            self._window.focus_next_tools()  # a place of one panel: between it and the menu row

    def next_tools(self) -> None:
        self._window.focus_next_tools()

    def show_review(self) -> None:
        self._window.show_review()

    def show_adding(self) -> None:
        self._window.show_adding()

    def show_catalogue(self) -> None:
        self._window.show_catalogue()

    def show_entry(self, id: str) -> None:
        """An entry of the catalogue in its place."""
        self.show_catalogue()
        if (page := self._window.catalogue) is not None:
            page.go(id)

    def show_unlinked(self) -> None:
        self._window.show_catalogue()
        if (page := self._window.catalogue) is not None:
            page.show_unlinked()

    def import_catalogue(self) -> None:
        self._window.show_catalogue()
        if (page := self._window.catalogue) is not None:
            page.files.import_file()

    def export_catalogue(self) -> None:
        self._window.show_catalogue()
        if (page := self._window.catalogue) is not None:
            page.files.export_file()

    def list_relinked(self) -> None:
        self._window.show_catalogue()
        if (page := self._window.catalogue) is not None:
            page.files.list_relinked()

    def show_overview(self) -> None:
        self._window.show_overview()

    def open_figure(self) -> None:
        self._window.overview.open_figure()

    def next_figure(self) -> None:
        self._window.overview.focus_next()

    def export_figures(self) -> None:
        counted = self._window.overview.counted
        if counted and (folder := self._ask.folder(self.tr("Export the figures into a folder"), self.projects.folder)):
            self.projects.export_figures(counted, folder)

    def forget_times(self) -> None:
        words = self.tr("Seconds and keys of your documents are taken out of this project. This cannot be undone.")
        if self._ask.sure(self.tr("Forget your times?"), words, self.tr("Forget them")):
            self._bridge.act(self._bridge.desk.forget_visits)
            self._window.overview.counting.count_anew()

    def review_added(self) -> None:
        self._window.adding.review_ready()

    def stop_adding(self) -> None:
        self._window.adding.stop()

    # Help

    def palette(self) -> None:
        self._window.open_palette()

    def manual(self) -> None:
        self._window.show_manual()

    def key_sheet(self) -> None:
        self._window.open_key_sheet()

    def change_keys(self) -> None:
        self._window.open_key_changes()

    # Within

    def _step(self, by: int) -> None:
        self._window.show_review()
        if self._window.review.form.finish_editing():
            self._window.review.queue.step(by)

    def _state(self) -> str:
        record = self._bridge.record
        return self._bridge.desk.record(record).state.name if record is not None else ""

    def _name(self) -> str:
        record = self._bridge.record
        if record is None:
            return ""
        found = self._bridge.desk.record(record)
        return str(found.value("", "case.case_number") or Path(found.file_name).stem)

    def _leave(self, change: Callable[[], ChangeSet], said: str) -> None:
        """Postpone or reject the open document, say so, and open the next."""
        following = self._bridge.desk.next_to_review(self._bridge.record, self._window.review.queue.wanted)
        if self._bridge.act(change) is None:
            return
        self._bridge.tell(said, undo=True)
        if following is not None:
            self._bridge.open_record(following)

    def _tell_step(self, sentence: str, changes: ChangeSet | None) -> None:
        if changes is None:
            return
        self._bridge.tell(sentence.format(step=own_words(changes.label)))
        if changes.records and self._bridge.record not in changes.records:
            self._bridge.open_record(min(changes.records))

    def _what_is_left(self) -> str:
        counts = self._bridge.desk.counts()
        waiting = counts.by_state.get("postponed", 0)
        done = self.tr("{done} of {total} documents are verified.").format(done=counts.verified, total=counts.total)
        return done + (" " + self.tr("{count} are postponed.").format(count=waiting) if waiting else "")
