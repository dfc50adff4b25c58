"""Values on as many lines as they take."""

from __future__ import annotations

from PySide6.QtGui import QFontMetrics

from workbench.ui.form.lines import wrapped
from workbench.ui.theme import Theme


def test_a_date_does_not_part_at_its_hyphens(theme: Theme) -> None:
    room = QFontMetrics(theme.font()).horizontalAdvance("from the day 2044-01-")
    assert wrapped("from the day 2044-01-01 on", theme.font(), room, room) == ("from the day", "2044-01-01 on")
