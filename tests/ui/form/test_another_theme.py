"""Another theme: colours change in place, another text size builds the rows anew."""

from __future__ import annotations

from hands import Hands
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLineEdit

from workbench.model.review import Place
from workbench.ui.bridge import Bridge
from workbench.ui.dressing import dress
from workbench.ui.form.panel import RecordPanel
from workbench.ui.form.rows import FieldRow
from workbench.ui.theme import Theme, dark, light


def look(qapp: QApplication, bridge: Bridge, theme: Theme) -> None:
    dress(qapp, theme)
    bridge.set_theme(theme)


def pictures(panel: RecordPanel) -> list[QImage]:
    """Every row of the open section as it is seen, without the frame of the keyboard."""
    if (holder := QApplication.focusWidget()) is not None:
        holder.clearFocus()
    panel.body.grab()  # all stand in their places
    return [row.grab().toImage() for row in panel.body.findChildren(FieldRow) if row.isVisible()]


def test_other_colours_leave_the_rows_and_look_as_if_built_in_them(
    qapp: QApplication, panel: RecordPanel, bridge: Bridge
) -> None:
    panel.body.set_active(None)
    rows = panel.body.findChildren(FieldRow)
    look(qapp, bridge, dark())
    changed = pictures(panel)
    assert rows
    assert panel.body.findChildren(FieldRow) == rows
    panel.body.show_record(panel.standing.outline, panel.standing.views, panel.body.open_key)
    built = pictures(panel)
    look(qapp, bridge, light())
    assert changed == built


def test_another_text_size_builds_the_rows_anew(qapp: QApplication, panel: RecordPanel, bridge: Bridge) -> None:
    heights = {row.height() for row in panel.body.findChildren(FieldRow)}
    look(qapp, bridge, light(2.0))
    taller = {row.height() for row in panel.body.findChildren(FieldRow)}
    look(qapp, bridge, light())
    assert max(taller) > max(heights)


def test_what_is_being_typed_stays_when_colours_change(qapp: QApplication, hands: Hands, bridge: Bridge) -> None:
    bridge.enter(Place("", "patient.age"))
    hands.press(Qt.Key.Key_F2)
    hands.type("7")
    editor = hands.focus
    assert isinstance(editor, QLineEdit)
    words = editor.text()
    look(qapp, bridge, dark())
    now = hands.focus
    look(qapp, bridge, light())
    assert now is editor
    assert editor.text() == words
