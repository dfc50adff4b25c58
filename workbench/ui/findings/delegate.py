"""How one finding is drawn: the mark of its severity, its sentence over as many lines as it takes, its code."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyleOptionViewItem

from workbench.model.findings import Finding
from workbench.ui import paint
from workbench.ui.findings.model import Listed, kind_of, words_of
from workbench.ui.form.lines import wrapped
from workbench.ui.rows import VALUE, Index, RowDelegate
from workbench.ui.theme import Theme

_LOOKS = {"error": ("fail", 500), "warning": ("doubt", 400), "note": ("text2", 400)}
_ICONS = {"warning": "triangle-alert", "note": "circle-alert"}
_TEXT_X, _RIGHT, _CODE, _LINE, _ROOM = 38, 14, 78, 17, 12


class FindingDelegate(RowDelegate):
    """Rows as high as their sentence is long."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        listed = index.data(VALUE)
        view = option.widget
        width = view.viewport().width() if isinstance(view, QListView) else option.rect.width()
        lines = len(self._lines(listed, width / self._bridge.theme.scale)) if isinstance(listed, Listed) else 1
        return QSize(0, self._bridge.theme.px(max(1, lines) * _LINE + _ROOM))

    def _lines(self, listed: Listed, width: float) -> list[str]:
        room = max(80, int(width) - _TEXT_X - _RIGHT - _CODE)
        return wrapped(words_of(listed), self._flat.font("second", _weight(listed)), room, room)

    def draw(self, painter: QPainter, theme: Theme, box: QRectF, index: Index, current: bool) -> None:
        del current
        listed = index.data(VALUE)
        if not isinstance(listed, Listed):
            return
        self._mark(painter, theme, listed)
        painter.setFont(theme.font("second", _weight(listed)))
        painter.setPen(theme.colour(_token(listed)))
        for number, line in enumerate(self._lines(listed, box.width())):
            place = QRectF(_TEXT_X, 5 + number * _LINE, box.width() - _TEXT_X - _RIGHT, 20)
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, line)
        code = QRectF(box.right() - _RIGHT - _CODE, 5, _CODE, 20)
        paint.text(painter, theme, code, kind_of(listed), "text3", size="second", right=True)

    def _mark(self, painter: QPainter, theme: Theme, listed: Listed) -> None:
        place = QRectF(14, 8, 14, 14)
        if not isinstance(listed, Finding):
            paint.mark(painter, theme, place, "rejected")
        elif listed.severity == "error":
            paint.mark(painter, theme, place, "fails a check")
        else:
            paint.icon(painter, theme, place, _ICONS[listed.severity], _token(listed))


def _token(listed: Listed) -> str:
    return _LOOKS[listed.severity][0] if isinstance(listed, Finding) else "text3"


def _weight(listed: Listed) -> int:
    return _LOOKS[listed.severity][1] if isinstance(listed, Finding) else 400
