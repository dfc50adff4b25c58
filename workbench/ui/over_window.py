"""What comes over the window and into it: popups, each loaded when it is asked for, and files that are dropped."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMainWindow

from workbench.ui.ask import SUFFIX
from workbench.ui.bridge import Bridge

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDropEvent
    from PySide6.QtWidgets import QFrame, QWidget

    from workbench.ui.commands import Commands
    from workbench.ui.form.field_help import FieldHelp
    from workbench.ui.form.time_machine import TimeMachine
    from workbench.ui.overlay import Overlay
    from workbench.ui.projects import Projects
    from workbench.ui.review import ReviewPlace

_PALETTE_TOP = 110


class OverWindow(QMainWindow):
    """The part of the window that opens popups over it and takes what is dropped on it."""

    _bridge: Bridge
    commands: Commands
    projects: Projects

    @property
    def review(self) -> ReviewPlace:
        """Queue, document and record."""
        raise NotImplementedError

    def add(self, paths: Sequence[Path]) -> None:
        """Read files and folders into the project."""
        raise NotImplementedError

    def _overlay(
        self, popup: QFrame, top: int | None = None, beside: QWidget | None = None, over: QWidget | None = None
    ) -> Overlay:
        from workbench.ui.overlay import Overlay

        return Overlay(self._bridge, self, popup, top, beside, over)

    def open_palette(self) -> None:
        """The command palette."""
        from workbench.ui.palette import Palette

        palette = Palette(self._bridge, self.commands, self.review.form if self.commands.has_record() else None)
        overlay = self._overlay(palette, _PALETTE_TOP)
        palette.chosen.connect(overlay.close_popup)
        overlay.open()

    def open_key_sheet(self) -> None:
        """All keys."""
        from workbench.ui.key_sheet import KeySheet

        sheet = KeySheet(self._bridge)
        overlay = self._overlay(sheet)
        sheet.change_wanted.connect(overlay.close_popup)
        sheet.change_wanted.connect(self.open_key_changes)
        overlay.open()

    def open_key_changes(self) -> None:
        """Another key for anything."""
        from workbench.ui.key_changes import KeyChanges

        changes = KeyChanges(self._bridge)
        overlay = self._overlay(changes)
        changes.left.connect(overlay.close_popup)
        overlay.open()

    def open_field_sheet(self) -> None:
        """All fields above the items, over the record, each with its letter."""
        from workbench.ui.form.field_sheet import FieldSheet

        form, picked = self.review.form, self.review.document.selection()
        if not form.finish_editing():
            return
        sheet = FieldSheet(self._bridge, form.standing, picked[0] if picked else "")
        overlay = self._overlay(sheet, over=form)
        sheet.left.connect(overlay.close_popup)
        sheet.chosen.connect(lambda place: form.enter_or_pick(place, picked))
        sheet.item_wanted.connect(form.focus_item)
        overlay.open()

    def open_link_sheet(self) -> None:
        """All citations of the record, over it, with every candidate's key."""
        from workbench.ui.form.link_sheet import LinkSheet

        form = self.review.form
        if not form.finish_editing() or not form.citing.has_any():
            return
        form.links.close()
        sheet = LinkSheet(self._bridge, form.standing)
        overlay = self._overlay(sheet, over=form)
        sheet.left.connect(overlay.close_popup)
        sheet.chosen.connect(form.citing.link)
        sheet.entered.connect(form.enter)
        overlay.open()

    def open_beside(self, popup: FieldHelp | TimeMachine | None) -> None:
        """Something about the field in hand, at the left of its row; None opens nothing."""
        if popup is not None:
            overlay = self._overlay(popup, beside=self.review.form.field_in_hand.row)
            popup.left.connect(overlay.close_popup)
            overlay.open()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        # The drag is over before anything is asked or opened.
        QTimer.singleShot(0, self, lambda: self.take_dropped(paths))

    def take_dropped(self, paths: Sequence[Path]) -> None:
        """Open a project that was dropped, or add documents."""
        project = next((path for path in paths if path.suffix == SUFFIX), None)
        if project is not None:
            self.projects.open(project)
        elif self._bridge.has_desk:
            self.add(paths)
        elif paths:
            words = self.tr("Open a project or make one, then drop the documents again.")
            self._bridge.notice("note", self.tr("Documents go into a project"), words, about="project")
