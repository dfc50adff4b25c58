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

from PySide6.QtCore import QCoreApplication, QEvent, QFileInfo, QObject, QSize, Qt
from PySide6.QtGui import QAbstractFileIconProvider, QIcon, QTransform
from PySide6.QtWidgets import QComboBox, QFileDialog, QFileIconProvider, QLabel, QSplitter, QToolButton, QWidget

from workbench.ui import paint
from workbench.ui.theme import Theme

_HAS_SAFE_DIALOGS = sys.platform in ("win32", "darwin")
_WIDTH, _HEIGHT, _PLACES = 780, 500, 160
_Icon = QAbstractFileIconProvider.IconType


_TOOLS = {
    "backButton": ("chevron-right", True),
    "forwardButton": ("chevron-right", False),
    "toParentButton": ("chevron-up", False),
    "newFolderButton": ("plus", False),
    "listModeButton": ("columns-2", False),
    "detailModeButton": ("list", False),
}
"""The dialog's tools by their names, with an icon of ours and whether it is turned round."""


class _IconsByName(QFileIconProvider):
    """An icon for a folder, another for a file, in the theme's colours. It opens neither."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def icon(self, what: QFileInfo | QAbstractFileIconProvider.IconType) -> QIcon:
        if isinstance(what, QFileInfo):
            what = _Icon.Folder if what.isDir() else _Icon.File
        name = {_Icon.Folder: "folder-open", _Icon.File: "file-text"}.get(what, "hard-drive")
        return paint.qicon(self._theme, name)

    def type(self, info: QFileInfo) -> str:
        if info.isDir():
            return QCoreApplication.translate("Ask", "Folder")
        return QCoreApplication.translate("Ask", "{kind} file").format(kind=info.suffix().upper()).strip()


def _turned(icon: QIcon, side: int) -> QIcon:
    return QIcon(icon.pixmap(side, side).transformed(QTransform().scale(-1, 1)))


class _Arrow(QLabel):
    """The arrow at the right of a box to choose from that is none of our own."""

    def __init__(self, choice: QComboBox, theme: Theme) -> None:
        super().__init__(choice)
        self._choice = choice
        side = theme.px(16)
        self.setPixmap(paint.qicon(theme, "chevron-down").pixmap(side, side))
        self.setFixedSize(side, side)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        choice.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._choice and event.type() == QEvent.Type.Resize:
            self.move(self._choice.width() - self.width() - 8, (self._choice.height() - self.height()) // 2)
        return super().eventFilter(watched, event)


class FileChoice(QFileDialog):
    """Asks for one file, several, a folder, or a name for a new file, beginning in `folder`."""

    def __init__(self, over: QWidget, theme: Theme, title: str, folder: Path, *kinds: str) -> None:
        """`kinds` are the filters offered, such as `Projects (*.workbench)`."""
        super().__init__(over, title, str(folder))
        self.setOption(self.Option.DontUseNativeDialog, not _HAS_SAFE_DIALOGS)
        self._icons = _IconsByName(theme)
        self.setIconProvider(self._icons)
        self._dress(theme)
        self.setFileMode(self.FileMode.ExistingFile)
        if kinds:
            self.setNameFilters(list(kinds))

    def _dress(self, theme: Theme) -> None:
        """The system's own arrows are black on the dark theme's ground, and its boxes have none."""
        for name, (icon, turned) in _TOOLS.items():
            if (tool := self.findChild(QToolButton, name)) is not None:
                tool.setIcon(_turned(paint.qicon(theme, icon), theme.px(16)) if turned else paint.qicon(theme, icon))
                tool.setIconSize(QSize(theme.px(16), theme.px(16)))
        for choice in self.findChildren(QComboBox):
            _Arrow(choice, theme)
        self.resize(theme.px(_WIDTH), theme.px(_HEIGHT))
        if (splitter := self.findChild(QSplitter)) is not None:
            splitter.setSizes([theme.px(_PLACES), theme.px(_WIDTH - _PLACES)])

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
