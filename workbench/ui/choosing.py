"""The choice of files and folders, without ever opening one of them.

The usual dialogs look into the files they list, to find an icon. On Linux and macOS closing such a look lets go of
every lock that this process has on the file, also those of an open project: another program that then reads the
project and leaves takes itself for the last one and deletes the log under the window's hands, and what is saved
afterwards is lost. So the dialog here tells files by their names alone. The dialogs of Windows and macOS themselves
either lock otherwise or run in a process of their own, and may be used.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QFileInfo
from PySide6.QtGui import QAbstractFileIconProvider, QIcon
from PySide6.QtWidgets import QFileDialog, QFileIconProvider, QWidget

_HAS_SAFE_DIALOGS = sys.platform in ("win32", "darwin")
_Icon = QAbstractFileIconProvider.IconType


class _IconsByName(QFileIconProvider):
    """An icon for a folder, another for a file. It opens neither."""

    def icon(self, what: QFileInfo | QAbstractFileIconProvider.IconType) -> QIcon:
        if isinstance(what, QFileInfo):
            what = _Icon.Folder if what.isDir() else _Icon.File
        return super().icon(what)

    def type(self, info: QFileInfo) -> str:
        if info.isDir():
            return QCoreApplication.translate("Ask", "Folder")
        return QCoreApplication.translate("Ask", "{kind} file").format(kind=info.suffix().upper()).strip()


class FileChoice(QFileDialog):
    """Asks for one file, several, a folder, or a name for a new file, beginning in `folder`."""

    def __init__(self, over: QWidget, title: str, folder: Path, *kinds: str) -> None:
        """`kinds` are the filters offered, such as `Projects (*.workbench)`."""
        super().__init__(over, title, str(folder))
        self.setOption(self.Option.DontUseNativeDialog, not _HAS_SAFE_DIALOGS)
        self._icons = _IconsByName()
        self.setIconProvider(self._icons)
        self.setFileMode(self.FileMode.ExistingFile)
        if kinds:
            self.setNameFilters(list(kinds))

    def ask_for_new(self, name: str) -> Path | None:
        """Where a new file goes, by default under `name`. Whoever makes it refuses to replace another."""
        self.setAcceptMode(self.AcceptMode.AcceptSave)
        self.setFileMode(self.FileMode.AnyFile)
        self.setOption(self.Option.DontConfirmOverwrite)
        self.selectFile(name)
        return self.ask_for_one()

    def ask_for_folder(self) -> Path | None:
        """A folder."""
        self.setFileMode(self.FileMode.Directory)
        self.setOption(self.Option.ShowDirsOnly)
        return self.ask_for_one()

    def ask_for_one(self) -> Path | None:
        """The file chosen, None when the person turned away."""
        return next(iter(self._asked()), None)

    def ask_for_several(self) -> list[Path]:
        """The files chosen, none when the person turned away."""
        self.setFileMode(self.FileMode.ExistingFiles)
        return self._asked()

    def _asked(self) -> list[Path]:
        chosen = [Path(one) for one in self.selectedFiles()] if self.exec() else []
        self.deleteLater()
        return chosen
