"""How one finding is drawn: the mark of its severity, its sentence over as many lines as it takes, its code."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyleOptionViewItem

from workbench.model.findings import CheckInfo, FailedCheck, Finding
from workbench.ui import paint
from workbench.ui.findings.model import SAID, Listed, kind_of, words_of
from workbench.ui.form.lines import wrapped
from workbench.ui.rows import VALUE, Index, RowDelegate
from workbench.ui.theme import Theme

_LOOKS = {"error": ("fail", 500), "warning": ("doubt", 400), "note": ("text2", 400)}
_ICONS = {"warning": "triangle-alert", "note": "circle-alert"}
_TEXT_X, _RIGHT, _CODE, _LINE, _ROOM = 38, 14, 78, 17, 12
_TWO_LINES = 45


class FindingDelegate(RowDelegate):
    """Rows as high as their sentence is long."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        listed = index.data(VALUE)
        if isinstance(listed, FailedCheck):
            return QSize(0, self._bridge.theme.px(_TWO_LINES))
        view = option.widget
        width = view.viewport().width() if isinstance(view, QListView) else option.rect.width()
        lines = (
            len(self._lines(listed, width / self._bridge.theme.scale)) if isinstance(listed, Finding | CheckInfo) else 1
        )
        return QSize(0, self._bridge.theme.px(max(1, lines) * _LINE + _ROOM))

    def _lines(self, listed: Finding | CheckInfo, width: float) -> tuple[str, ...]:
        room = max(80, int(width) - _TEXT_X - _RIGHT - _CODE)
        return wrapped(words_of(listed), self._flat.font("second", _weight(listed)), room, room)

    def draw(self, painter: QPainter, theme: Theme, box: QRectF, index: Index, current: bool) -> None:
        del current
        listed = index.data(VALUE)
        if not isinstance(listed, Listed):
            return
        self._mark(painter, theme, listed)
        if isinstance(listed, FailedCheck):
            self._elsewhere(painter, theme, box, listed, str(index.data(SAID)))
            return
        painter.setFont(theme.font("second", _weight(listed)))
        painter.setPen(theme.colour(_token(listed)))
        for number, line in enumerate(self._lines(listed, box.width())):
            place = QRectF(_TEXT_X, 5 + number * _LINE, box.width() - _TEXT_X - _RIGHT, 20)
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, line)
        code = QRectF(box.right() - _RIGHT - _CODE, 5, _CODE, 20)
        paint.text(painter, theme, code, kind_of(listed), "text3", size="second", right=True)

    def _elsewhere(self, painter: QPainter, theme: Theme, box: QRectF, listed: FailedCheck, words: str) -> None:
        """Whose record it is, and below, cut where it is long, what is wrong."""
        end = box.right() - _RIGHT - _CODE - 8
        paint.text(painter, theme, QRectF(_TEXT_X, 4, end - _TEXT_X, 20), listed.title, weight=500)
        code = QRectF(box.right() - _RIGHT - _CODE, 4, _CODE, 20)
        paint.text(painter, theme, code, kind_of(listed), "text3", size="second", right=True)
        below = QRectF(_TEXT_X, 22, box.right() - _RIGHT - _TEXT_X, 18)
        paint.text(painter, theme, below, words, _token(listed), size="second")

    def _mark(self, painter: QPainter, theme: Theme, listed: Listed) -> None:
        place = QRectF(14, 8, 14, 14)
        if isinstance(listed, CheckInfo):
            paint.mark(painter, theme, place, "rejected")
        elif listed.severity == "error":
            paint.mark(painter, theme, place, "fails a check")
        else:
            paint.icon(painter, theme, place, _ICONS[listed.severity], _token(listed))


def _token(listed: Listed) -> str:
    return "text3" if isinstance(listed, CheckInfo) else _LOOKS[listed.severity][0]


def _weight(listed: Listed) -> int:
    return 400 if isinstance(listed, CheckInfo) else _LOOKS[listed.severity][1]
