"""Why a document has no pages to show, what of it is safe, and the ways back to its pages."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from workbench.model.review import ReviewRecord
from workbench.ui.ask import Ask
from workbench.ui.bridge import Bridge
from workbench.ui.controls import button
from workbench.ui.empty import EmptyState
from workbench.ui.sentences import own_words


class Lost:
    """Says it in the panel's empty state. `open_again` shows a document, told its number."""

    def __init__(self, bridge: Bridge, ask: Ask, empty: EmptyState, open_again: Callable[[int], object]) -> None:
        self._bridge, self._ask, self._empty, self._open_again = bridge, ask, empty, open_again

    def say_failed(self, record: ReviewRecord) -> None:
        """Its file could not be read when it was added."""
        choose = button(tr("Choose the file again …"), "", partial(self._find_again, record, self._read_again))
        leave = button(tr("Leave it out …"), "quiet", partial(self._bridge.wanted.emit, "document.reject"))
        self._say("file-x", tr("{0} could not be read"), record, _without_name(record, record.state.reason or ""))
        self._empty.offer(choose, leave)

    def say_unreadable(self, record: ReviewRecord, told: str) -> None:
        """The project does not give it out."""
        self._say("file-x", tr("{0} could not be read"), record, _without_name(record, told))

    def say_absent(self, record: ReviewRecord, told: str) -> None:
        """Its record came without its file."""
        words = told.partition(": ")[2] or told
        self._say("file-text", tr("{0} is not here"), record, words[:1].upper() + words[1:])

    def say_gone(self, record: ReviewRecord, told: str) -> None:
        """Its linked file is not where it was."""
        find = button(tr("Find it again …"), "", partial(self._find_again, record, self._show_again))
        again = button(tr("Try again"), "quiet", partial(self._open_again, record.id))
        words = told.removeprefix(f"{record.file_name} is not where it was.").strip()
        self._say("file-x", tr("{0} is not where it was"), record, words)
        self._empty.offer(find, again)

    def _say(self, icon: str, title: str, record: ReviewRecord, words: str) -> None:
        self._empty.say(icon, title.format(record.file_name), own_words(words))

    def _find_again(self, record: ReviewRecord, go_on: Callable[[ReviewRecord, Path], object]) -> None:
        """Ask where the file lies now, and go on with it."""
        path = self._ask.file_again(record.file_name, Path.home())
        if path and self._bridge.act(self._bridge.desk.find_file, record.id, path):
            go_on(record, path)

    def _read_again(self, _record: ReviewRecord, path: Path) -> None:
        self._bridge.given.emit([path])

    def _show_again(self, record: ReviewRecord, _path: Path) -> None:
        self._open_again(record.id)


def _without_name(record: ReviewRecord, reason: str) -> str:
    return reason.removeprefix(f"{record.file_name} could not be read.").strip()


def tr(words: str) -> str:
    """A text of the document panel."""
    return QCoreApplication.translate("DocumentPanel", words)
