"""What the actions of the table do in the place of all documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from workbench.model.deeds import DeedKind
    from workbench.ui.ask import Ask
    from workbench.ui.bridge import Bridge
    from workbench.ui.projects import Projects
    from workbench.ui.window import Window


class ListingCommands(QObject):
    """The part of the window's commands that is about many documents."""

    _window: Window
    _bridge: Bridge
    _ask: Ask
    projects: Projects

    def is_listing(self) -> bool:
        return self._bridge.has_desk and self._window.is_listing

    def search_project(self) -> None:
        self._window.show_documents()
        self._window.documents.focus_search()

    def search_project_for(self, words: str) -> None:
        self.search_project()
        self._window.documents.search.setText(words)

    def save_view(self) -> None:
        self._window.documents.saved.save()

    def show_documents(self) -> None:
        self._window.show_documents()

    def open_found(self) -> None:
        self._window.documents.open_in_hand()

    def do_to_chosen(self, kind: DeedKind) -> bool:
        """Begin a step over the chosen documents; False where no list of them is in view."""
        if not self.is_listing():
            return False
        self._window.documents.bulk.begin(kind)
        return True

    def set_in_chosen(self) -> None:
        self.do_to_chosen("set")

    def confirm_in_chosen(self) -> None:
        self.do_to_chosen("confirm")

    def note_chosen(self) -> None:
        self.do_to_chosen("note")

    def flag_chosen(self) -> None:
        self.do_to_chosen("flag")

    def unflag_chosen(self) -> None:
        self.do_to_chosen("unflag")

    def extract_chosen(self) -> None:
        self.do_to_chosen("extract")

    def export_shown(self) -> None:
        counts = self._window.documents.counts_shown()
        read = sum(count for state, count in counts.items() if state != "failed")
        wants_all = self._ask.exported(read, counts.get("verified", 0))
        if wants_all is None:
            return
        if folder := self._ask.folder(self.tr("Export into a folder"), self.projects.folder):
            self.projects.export_shown(folder, self._window.documents.wanted, all_states=wants_all)
