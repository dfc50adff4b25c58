"""The row that the stop in hand belongs to: another after it, away with it, up and down, split, merged."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from workbench.model.fields import CITATION_LISTS, LISTS
from workbench.model.review import Place, Value
from workbench.ui.form.words import tr
from workbench.ui.words import word

if TYPE_CHECKING:
    from workbench.ui.form.panel import RecordPanel


class RowInHand:
    """What keys and the action table do to it. While something is typed, the row stays where it is."""

    def __init__(self, panel: RecordPanel) -> None:
        self._panel = panel
        panel.body.dragging.siblings = self._shown_siblings
        panel.body.dragging.dropped.connect(self._drop)

    def _shown_siblings(self, row: str) -> list[tuple[str, QWidget]]:
        standing = self._panel.standing
        if row not in standing.record.rows:
            return []
        return self._panel.body.rows_of(each.id for each in standing.siblings(row))

    def _drop(self, row: str, before: str | None) -> None:
        if before != row and self._panel.finish_editing():
            self._panel.deeds.place(row, before)

    def add(self) -> None:
        """Add a row like the one in hand, or to the list that the stop in hand is about."""
        if (found := self._panel.standing.place_to_add()) is not None:
            self._panel.start_adding(*found)

    def remove(self) -> None:
        """Remove the row with all it holds."""
        if row := self._row():
            self._panel.deeds.remove(row)

    def remove_unchanged(self) -> None:
        """Close the editor that nothing was typed in and remove the row."""
        self._panel.filling.stop()
        self.remove()

    def move(self, by: int) -> None:
        """Move it one place up (-1) or down (1)."""
        if row := self._row():
            self._panel.deeds.move(row, by)

    def split(self) -> None:
        """Cut the row in two where the cursor stands in its text; without a cursor, open the text to put it there."""
        panel, row = self._panel, self._panel.standing.row_in_hand()
        if not row:
            panel.say(tr("Go to an item, a citation or another row first."))
            return
        first = LISTS[panel.standing.record.list_of(row)].fields[0]
        editor = panel.filling.editor
        found = panel.standing.record.rows[row]
        panel.citing.prepare(Place(found.parent, found.list))  # both citations are read anew when it is cut
        if panel.filling.place != Place(row, first.name) or not isinstance(editor, QLineEdit):
            panel.go(Place(row, first.name))
            panel.edit_field()
            if isinstance(made := panel.filling.editor, QLineEdit):
                made.deselect()
                made.home(False)
            key = panel.keys.told("row.split")
            panel.say(tr("Put the cursor where the second one begins, then {key} again.").replace("{key}", key))
            return
        typed = editor.text()
        # Qt counts UTF-16 units; what is kept has its white space closed up.
        before = typed.encode("utf-16-le")[: 2 * editor.cursorPosition()].decode("utf-16-le", "ignore")
        if panel.finish_editing():
            self._split(row, first.name, len(" ".join(before.split())))

    def _split(self, row: str, name: str, at: int) -> None:
        panel = self._panel
        record = panel.standing.record
        text = str(record.value(row, name) or "")
        path = record.list_of(row)
        parts: tuple[Mapping[str, Value], Mapping[str, Value]] = ({}, {})
        if path in CITATION_LISTS:
            place = Place(record.rows[row].parent, path)
            read = panel.deeds.read_row
            parts = (read(place, name, text[:at].rstrip(" ,;:")), read(place, name, text[at:].lstrip(" ,;:")))
            if any(len(part) < 2 for part in parts):  # not read: the catalogue is not ready, or one is no citation
                parts = ({}, {})
        if panel.deeds.split(row, at, parts):
            panel.say(tr("The {row} is two now.").replace("{row}", word(LISTS[path].singular)), undo=True)
            panel.focus_here()

    def merge(self) -> None:
        """Make it one with the row above it in its list."""
        row = self._row()
        if not row:
            return
        standing = self._panel.standing
        siblings = [each.id for each in standing.siblings(row)]
        name = LISTS[standing.record.list_of(row)].singular
        at = siblings.index(row)
        if not at:
            self._panel.say(tr("There is no {row} above this one.").replace("{row}", word(name)))
            return
        into = siblings[at - 1]
        first = LISTS[standing.record.list_of(row)].fields[0].name
        if self._panel.deeds.merge(row, into):
            self._panel.go(Place(into, first))
            self._panel.say(tr("Two are one {row} now.").replace("{row}", word(name)), undo=True)

    def _row(self) -> str:
        return "" if self._panel.filling.editing else self._panel.standing.row_in_hand()
