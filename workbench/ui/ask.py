"""Every question to the person and every choice of files. Tests put another `Ask` in its place.

The forms come with their question, not with the window: they bring the whole model and a dialog of the toolkit's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QFrame, QWidget

    from workbench.model.alike import Alike
    from workbench.model.deeds import Deed, DeedPlan
    from workbench.model.guidelines import Guideline
    from workbench.ui.bridge import Bridge
    from workbench.ui.choosing import FileChoice
    from workbench.ui.documents.deed_form import Planning
    from workbench.ui.links.alike import Linked
    from workbench.ui.listed import Listed
    from workbench.ui.overlay import Overlay

SUFFIX = ".workbench"


def as_project(path: Path) -> Path:
    """The path with the ending of a project, whatever dots the name has: `Dr. Moss` is `Dr. Moss.workbench`."""
    return path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)


class SwitchedOff(NamedTuple):
    """Why a check is not asked any more, and whether of no document at all."""

    words: str
    for_all: bool = False


class Reason(NamedTuple):
    """Why a document is postponed or rejected; `until` is an ISO date or None."""

    words: str
    until: str | None = None


class Ask:
    """Asks over one window. Every method returns None, or an empty list, when the person turned away."""

    def __init__(self, bridge: Bridge) -> None:
        self._bridge = bridge
        self._over: QWidget | None = None

    def stand_over(self, window: QWidget) -> None:
        """Ask over this window from now on."""
        self._over = window

    @property
    def _window(self) -> QWidget:
        if self._over is None:
            raise RuntimeError("there is no window to ask over")
        return self._over

    def _choice(self, title: str, folder: Path, *kinds: str) -> FileChoice:
        from workbench.ui.choosing import FileChoice

        return FileChoice(self._window, self._bridge.theme, title, folder, *kinds)

    def _overlay(self, form: QFrame) -> Overlay:
        from workbench.ui.overlay import Overlay

        return Overlay(self._bridge, self._window, form)

    def new_project(self, folder: Path) -> Path | None:
        """Where to make a new project file."""
        path = self._choice(_tr("New project"), folder, _projects()).ask_for_new(_tr("determinations"))
        return path and as_project(path)

    def elsewhere(self, folder: Path, name: str) -> Path | None:
        """Where to save the project that is open, once more."""
        path = self._choice(_tr("Save the project elsewhere"), folder, _projects()).ask_for_new(name)
        return path and as_project(path)

    def project(self, folder: Path) -> Path | None:
        """Which project file to open."""
        return self._choice(_tr("Open a project"), folder, _projects(), _all_files()).ask_for_one()

    def documents(self, folder: Path) -> list[Path]:
        """Which files to add."""
        kinds = (
            _documents(),
            _tr("Exported records (*.jsonl *.ndjson)"),
            _all_files(),
        )
        return self._choice(_tr("Add documents"), folder, *kinds).ask_for_several()

    def file_again(self, name: str, folder: Path) -> Path | None:
        """Where the file of a document lies now."""
        return self._choice(_tr("Find {name}").format(name=name), folder, _documents(), _all_files()).ask_for_one()

    def folder(self, title: str, folder: Path) -> Path | None:
        """Which folder, for a reason told in the title."""
        return self._choice(title, folder).ask_for_folder()

    def postpone(self, name: str) -> Reason | None:
        """Why, and perhaps until when, a document waits."""
        from workbench.ui.reason import postpone_form

        form = postpone_form(name)
        if not self._overlay(form).ask(form.answered):
            return None
        return Reason(form.words(), form.until())

    def reject(self, name: str) -> Reason | None:
        """Why a document is no determination to review."""
        from workbench.ui.reason import reject_form

        form = reject_form(name)
        if not self._overlay(form).ask(form.answered):
            return None
        return Reason(form.words())

    def switch_off(self, code: str, explained: str, sentence: str) -> SwitchedOff | None:
        """Why a check is not asked any more; `explained` is what it looks at, `sentence` what it found here."""
        from workbench.ui.findings.switch_form import SwitchForm

        form = SwitchForm(code, explained, sentence)
        if not self._overlay(form).ask(form.answered):
            return None
        return SwitchedOff(form.words(), form.for_all)

    def note(self, title: str, words: str) -> str | None:
        """A note that stands as `words` so far; blank to take it away."""
        from workbench.ui.reason import NoteForm

        form = NoteForm(title, words)
        return form.words() if self._overlay(form).ask(form.answered) else None

    def alike(self, title: str, words: str, shown: Sequence[Alike], linked: Linked) -> tuple[Alike, ...] | None:
        """Which of the citations that read alike to link too; `linked` says what one is linked to now."""
        from workbench.ui.links.alike import AlikeForm

        form = AlikeForm(self._bridge, title, words, shown, linked)
        overlay = self._overlay(form)
        form.left.connect(overlay.close_popup)
        return form.taken() if overlay.ask(form.answered) else None

    def catalogue_file(self, folder: Path) -> Path | None:
        """Which catalogue's file to bring in."""
        return self._choice(_tr("Import a catalogue"), folder, _catalogues(), _all_files()).ask_for_one()

    def new_catalogue_file(self, folder: Path, name: str) -> Path | None:
        """Where to write the catalogue."""
        return self._choice(_tr("Export the catalogue"), folder, _catalogues()).ask_for_new(name)

    def listing(self, title: str, words: str, rows: Sequence[Listed]) -> tuple[int, str] | None:
        """Show rows that nothing is asked about; the record and citation that the person goes to from there."""
        from workbench.ui.listed import ListingForm

        form = ListingForm(self._bridge, title, words, rows)
        return form.opens if self._overlay(form).ask(form.answered) else None

    def catalogue_plan(
        self, title: str, words: str, rows: Sequence[Listed], verb: str, options: dict[str, bool]
    ) -> dict[str, bool] | None:
        """Whether to make what the rows tell (`options` come back as they are) or to have it otherwise."""
        from workbench.ui.listed import ListingForm

        form = ListingForm(self._bridge, title, words, rows, verb)
        form.offer("remove_missing", _tr("Take out what the file lacks"), options["remove_missing"])
        form.offer("replace_aliases", _tr("Only the file's aliases"), options["replace_aliases"])
        if not self._overlay(form).ask(form.answered):
            return None
        return {name: each.isChecked() for name, each in form.options.items()}

    def new_entry(self, drafted: Guideline, parents: Sequence[Guideline], complaint: str = "") -> Guideline | None:
        """The catalogue entry to make of a draft; `complaint` says why it could not be made as it was."""
        from workbench.ui.links.entry_form import EntryForm

        form = EntryForm(drafted, parents, complaint)
        return form.entry() if self._overlay(form).ask(form.answered) else None

    def deed(self, deed: Deed, planning: Planning) -> DeedPlan | None:
        """Whether to do something to many documents, and with which reason or value; shown before."""
        from workbench.ui.documents.deed_form import DeedForm

        form = DeedForm(deed, planning)
        return form.planned() if self._overlay(form).ask(form.answered) else None

    def exported(self, shown: int, verified: int) -> bool | None:
        """Which of the documents shown to export: the verified ones (False), all that were read (True)."""
        from workbench.ui.documents.export_form import ExportForm

        form = ExportForm(shown, verified)
        return form.wants_all() if self._overlay(form).ask(form.answered) else None

    def view_name(self, suggested: str, *, new: bool) -> str | None:
        """What a saved view is to be called."""
        from workbench.ui.reason import view_form

        form = view_form(suggested, new)
        return form.words() if self._overlay(form).ask(form.answered) else None

    def sure(self, title: str, words: str, verb: str) -> bool:
        """Whether to do what cannot be undone; `verb` is the button's."""
        from workbench.ui.reason import ConfirmForm

        form = ConfirmForm(title, words, verb)
        return self._overlay(form).ask(form.answered)


def _catalogues() -> str:
    return _tr("Catalogues (*.csv *.json)")


def _projects() -> str:
    return _tr("Projects (*.workbench)")


def _documents() -> str:
    return _tr("Determinations (*.pdf *.txt *.PDF *.TXT)")


def _all_files() -> str:
    return _tr("All files (*)")


def _tr(words: str) -> str:
    return QCoreApplication.translate("Ask", words)
