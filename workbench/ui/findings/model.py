"""The rows of the list: what the checks find in the open record, then which checks are switched off for it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from workbench.model.findings import SEVERITIES, CheckInfo, Finding
from workbench.ui.findings.words import said, tr
from workbench.ui.rows import VALUE, Index

Listed = Finding | CheckInfo
"""A finding, or a check that is switched off."""

_NO_PARENT = QModelIndex()


class FindingsModel(QAbstractListModel):
    """The gravest first, those of one severity in the order of the checks."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: tuple[Listed, ...] = ()

    def show_rows(self, findings: Sequence[Finding], off: Sequence[CheckInfo]) -> bool:
        """Show these; whether anything is different from before."""
        rows: tuple[Listed, ...] = (*sorted(findings, key=lambda found: SEVERITIES.index(found.severity)), *off)
        if rows == self.rows:
            return False
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()
        return True

    def at(self, row: int) -> Listed | None:
        """The row at a place, None beyond the ends."""
        return self.rows[row] if 0 <= row < len(self.rows) else None

    def rowCount(self, _parent: Index = _NO_PARENT) -> int:
        return len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        listed = self.at(index.row())
        if listed is None:
            return None
        if role == VALUE:
            return listed
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{kind_of(listed)}: {words_of(listed)}"
        return None


def words_of(listed: Listed) -> str:
    """What the row says: the finding's sentence, or why the check is off."""
    if isinstance(listed, Finding):
        return said(listed)
    scope = tr("off for all documents") if listed.off_for_all else tr("off for this document")
    return f"{tr(listed.reason)} {scope[:1].upper()}{scope[1:]}: {listed.why}"


def kind_of(listed: Listed) -> str:
    """`error D2`; for a check that is off its code alone."""
    return f"{tr(listed.severity)} {listed.code}" if isinstance(listed, Finding) else f"{listed.code} {tr('off')}"
