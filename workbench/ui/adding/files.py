"""The files of one import: what became of each, in words, and how a row of them is drawn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from workbench.ui import paint
from workbench.ui.rows import VALUE, Index, RowDelegate
from workbench.ui.theme import Theme

FileState = Literal["waiting", "reading", "ocr", "ready", "known", "failed"]

_ICONS: dict[FileState, tuple[str, str]] = {
    "waiting": ("clock", "text3"),
    "reading": ("scan-text", "accent"),
    "ocr": ("scan-text", "accent"),
    "ready": ("check", "ok"),
    "known": ("copy", "text3"),
    "failed": ("file-x", "fail"),
}
_NOWHERE = QModelIndex()


@dataclass(eq=False)
class File:
    """One file: its state, pages and what is said of it; `record` once it stands in the project.

    State `ocr`: it is in the project, a scan whose words are being read or wait for that.
    """

    path: Path
    state: FileState = "waiting"
    pages: str = ""
    note: str = ""
    record: int | None = None


class Files(QAbstractListModel):
    """The files of an import in the order in which they are read, narrowed to some states."""

    def __init__(self, parent: QWidget, words: Callable[[File], str]) -> None:
        """`words` says a file's state where its note does not."""
        super().__init__(parent)
        self._words = words
        self._files: dict[Path, File] = {}
        self._shown: list[File] = []
        self._rows: dict[Path, int] = {}
        self._counts: Counter[FileState] = Counter()
        self._next_waiting: list[File] = []
        self._wanted: tuple[FileState, ...] = ()

    @property
    def files(self) -> list[File]:
        """All of them, shown or not."""
        return list(self._files.values())

    def start(self, paths: Sequence[Path]) -> None:
        """Add files to be read; one that stands there from an earlier round starts anew."""
        for path in paths:
            self._files[path] = File(path)
        self._counts = Counter(file.state for file in self._files.values())
        self._next_waiting = [file for file in self._files.values() if file.state == "waiting"][::-1]
        self.want(self._wanted)

    def clear(self) -> None:
        """Forget all."""
        self._files.clear()
        self.start([])
        self.want(())

    def drop(self, file: File) -> None:
        """Show a file no longer."""
        self._files.pop(file.path, None)
        self.start([])

    def want(self, states: tuple[FileState, ...]) -> None:
        """Show files of these states alone; of all for none."""
        self.beginResetModel()
        self._wanted = states
        self._shown = [file for file in self._files.values() if not states or file.state in states]
        self._rows = {file.path: row for row, file in enumerate(self._shown)}
        self.endResetModel()

    def change(self, file: File, state: FileState, note: str = "") -> None:
        """A file's state changes."""
        self._counts[file.state] -= 1
        self._counts[state] += 1
        file.state, file.note = state, note
        if self._wanted:
            self.want(self._wanted)
        else:
            at = self.index(self._rows[file.path])
            self.dataChanged.emit(at, at)

    def take_waiting(self) -> File | None:
        """The next file whose turn it is, each once."""
        while self._next_waiting:
            file = self._next_waiting.pop()
            if file.state == "waiting":
                return file
        return None

    def file(self, path: Path) -> File:
        """One file; made where there is none."""
        if path not in self._files:
            self.start([path])
        return self._files[path]

    def of_record(self, record: int) -> File | None:
        """The file that is this record's document, None where it is not among them."""
        return next((file for file in self._files.values() if file.record == record), None)

    def count(self, *states: FileState) -> int:
        """How many are in one of these states."""
        return sum(self._counts[state] for state in states)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._shown):
            return None
        file = self._shown[index.row()]
        if role == VALUE:
            return file
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return ", ".join(part for part in (file.path.name, file.pages, self.said(file)) if part)
        return None

    def said(self, file: File) -> str:
        """What the row says of a file."""
        return file.note or self._words(file)


class FileDelegate(RowDelegate):
    """Icon of the state, name, pages, what became of it."""

    height = 34

    def __init__(self, parent: QWidget, files: Files, bridge: Any) -> None:
        super().__init__(bridge, parent)
        self._files = files

    def draw(self, painter: QPainter, theme: Theme, box: QRectF, index: Index, current: bool) -> None:
        del current
        file = index.data(VALUE)
        if not isinstance(file, File):
            return
        icon, token = _ICONS[file.state]
        paint.icon(painter, theme, QRectF(20, 9, 16, 16), icon, token)
        middle = max(220.0, box.width() * 0.4)
        name = "text" if file.state in ("reading", "ocr", "ready", "failed") else "text2"
        weight = 500 if file.state == "reading" else 400
        paint.text(painter, theme, QRectF(48, 7, middle - 60, 20), file.path.name, name, weight=weight)
        paint.text(painter, theme, QRectF(middle, 7, 74, 20), file.pages, "text3", size="second")
        note = {"failed": "fail", "reading": "text2", "ocr": "text2"}.get(file.state, "text3")
        place = QRectF(middle + 84, 7, box.width() - middle - 104, 20)
        said = self._files.said(file)
        if file.state == "failed":
            said = said.partition(". ")[0].rstrip(".")  # what to do about it stands above and in the tooltip
        paint.text(painter, theme, place, said, note, size="second")
        painter.fillRect(QRectF(1, box.bottom() - 1, box.width() - 2, 1), theme.colour("line"))
