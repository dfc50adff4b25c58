"""The rows of the list: what the checks find in the open record and which are off for it, or in all documents."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from workbench.model.findings import SEVERITIES, CheckInfo, FailedCheck, Finding
from workbench.ui.findings.words import said, tr
from workbench.ui.rows import VALUE, Index

Listed = Finding | CheckInfo | FailedCheck
"""A finding, a check that is switched off, or a check that some document fails."""

SAID = Qt.ItemDataRole.UserRole + 1
"""The role under which a row's sentence is told."""

_NO_PARENT = QModelIndex()
_REMEMBERED = 400


class FindingsModel(QAbstractListModel):
    """The gravest first, those of one severity in the order of the checks."""

    def __init__(self, parent: QObject, findings: Callable[[int], Sequence[Finding]] = lambda _record: ()) -> None:
        """`findings` tells what the checks find in a record; it is asked for rows that are seen."""
        super().__init__(parent)
        self.rows: tuple[Listed, ...] = ()
        self._findings = findings
        self._told: dict[int, str] = {}

    def show_rows(self, findings: Sequence[Finding], off: Sequence[CheckInfo]) -> bool:
        """Show these of one record; whether anything is different from before."""
        return self._show((*sorted(findings, key=lambda found: SEVERITIES.index(found.severity)), *off))

    def show_all(self, failed: Sequence[FailedCheck]) -> bool:
        """Show these of all documents; whether anything is different from before."""
        return self._show(tuple(failed))

    def _show(self, rows: tuple[Listed, ...]) -> bool:
        if rows == self.rows:
            return False
        self.beginResetModel()
        self.rows = rows
        self._told.clear()
        self.endResetModel()
        return True

    def at(self, row: int) -> Listed | None:
        """The row at a place, None beyond the ends."""
        return self.rows[row] if 0 <= row < len(self.rows) else None

    def finding(self, failed: FailedCheck) -> Finding | None:
        """The first finding of a check in its document; None where it is there no more."""
        return next((found for found in self._findings(failed.record) if found.code == failed.code), None)

    def rowCount(self, _parent: Index = _NO_PARENT) -> int:
        return len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        listed = self.at(index.row())
        if listed is None:
            return None
        if role == VALUE:
            return listed
        if role in (SAID, Qt.ItemDataRole.ToolTipRole):
            return self._sentence(index.row(), listed)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            name = f"{listed.title}, " if isinstance(listed, FailedCheck) else ""
            return f"{name}{kind_of(listed)}: {self._sentence(index.row(), listed)}"
        return None

    def _sentence(self, row: int, listed: Listed) -> str:
        if not isinstance(listed, FailedCheck):
            return words_of(listed)
        if row not in self._told:
            if len(self._told) > _REMEMBERED:
                self._told.clear()
            found = self.finding(listed)
            self._told[row] = said(found) if found else tr("nothing any more")
        return self._told[row]


def words_of(listed: Finding | CheckInfo) -> str:
    """What the row says: the finding's sentence, or why the check is off."""
    if isinstance(listed, Finding):
        return said(listed)
    scope = tr("off for all documents") if listed.off_for_all else tr("off for this document")
    return f"{tr(listed.reason)} {scope[:1].upper()}{scope[1:]}: {listed.why}"


def kind_of(listed: Listed) -> str:
    """`error D2`, with the number where it is found several times; for a check that is off its code alone."""
    if isinstance(listed, CheckInfo):
        return f"{listed.code} {tr('off')}"
    times = f" × {listed.number}" if isinstance(listed, FailedCheck) and listed.number > 1 else ""
    return f"{tr(listed.severity)} {listed.code}{times}"
