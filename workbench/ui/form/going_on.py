"""Going through a record by keyboard: to the next that needs eyes, the next of all, the field before, an item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from workbench.model.fields import LISTS, ROOT
from workbench.model.review import Place
from workbench.ui.form.typing import opens_by_typing
from workbench.ui.words import counted

if TYPE_CHECKING:
    from workbench.ui.form.body import FormBody
    from workbench.ui.form.citing import Citing
    from workbench.ui.form.deeds import Deeds
    from workbench.ui.form.filling import Filling
    from workbench.ui.form.lettering import Lettering
    from workbench.ui.form.standing import Standing
    from workbench.ui.keymap import Keymap

MOST_DIGITS = 9
"""So many items have a digit each."""


class GoingOn(QWidget):
    """The part of the record panel that walks from stop to stop."""

    standing: Standing
    deeds: Deeds
    filling: Filling
    citing: Citing
    body: FormBody
    keys: Keymap
    lettering: Lettering

    def go(self, place: Place) -> None:
        """Enter a place and take the keyboard there."""
        raise NotImplementedError

    def edit_field(self) -> None:
        """Open the editor of the field in hand."""
        raise NotImplementedError

    def open_candidates(self, again: bool = True) -> None:
        """Open the candidates of the citation in hand."""
        raise NotImplementedError

    def start_adding(self, place: Place, after: str | None = None) -> None:
        """Open an empty row in a list."""
        raise NotImplementedError

    def finish_editing(self) -> bool:
        """Make the edit of what is typed. False when the field does not take it: the editor stays and says why."""
        raise NotImplementedError

    def say(self, words: str, undo: bool = False) -> None:
        """Tell the person something in passing, with Undo where that takes it back."""
        raise NotImplementedError

    def enter(self, place: Place) -> None:
        """Go to a place ready to change it: its editor open, a citation's candidates, an empty row of a list.

        Nowhere where another window took the place away meanwhile: what is typed would change the field in hand.
        """
        if not self.finish_editing():
            return
        if place.row == ROOT and place.name in LISTS:
            self.start_adding(place)
            return
        if self.standing.outline.stop(place) is None:
            return
        self.go(place)
        if (stop := self.standing.stop) is not None and stop.kind == "citation":
            self.open_candidates(again=False)
        else:
            self.edit_field()

    def enter_next(self, needs_eyes: bool = True) -> None:
        """Go to the next stop that needs eyes, or to the next of all."""
        outline, active = self.standing.outline, self.standing.active
        stop = outline.next_with_eyes(active) if needs_eyes else outline.after(active)
        if stop is not None:
            self.go(stop.place)
        elif needs_eyes:
            key = self.keys.told("document.verify")
            said = self.tr("Nothing is left to check here. {key} verifies and opens the next.")
            self.say(said.format(key=key))

    def confirm_and_next(self, needs_eyes: bool = True) -> None:
        """Keep what is typed, or else confirm what stands there, and go on."""
        if self.filling.editing:
            if self.finish_editing():
                self.enter_next(needs_eyes)
            return
        self.citing.take_moved_to()
        if (stop := self.standing.stop) is not None:
            self.deeds.confirm(self.standing.undecided(stop))
        self.enter_next(needs_eyes)

    def next_field(self) -> None:
        """Go to the next field, as Tab does."""
        self._step(1)

    def previous_field(self) -> None:
        """Go to the field before, as Shift+Tab does."""
        self._step(-1)

    def _step(self, by: int) -> None:
        if self.finish_editing() and (stop := self.standing.outline.after(self.standing.active, by)) is not None:
            self.go(stop.place)

    def focus_item(self, number: int) -> None:
        """Go to an item, counted from 1, page and form together; from its first field to the item nine further.

        So nine digits reach every item: the key of the first, pressed again, goes to the tenth, and round the end.
        """
        items = self.standing.outline.items()
        reached = range(number, len(items) + 1, MOST_DIGITS)
        here = next((each.number for each in items if each.stops[0].place == self.standing.active), 0)
        if here in reached:
            number = reached[(reached.index(here) + 1) % len(reached)]
        if not 1 <= number <= len(items):
            has = counted("Record", "This document has one item.", "This document has {count} items.", len(items))
            self.say(has if items else self.tr("This document has no items."))
        elif self.finish_editing():
            self.go(items[number - 1].stops[0].place)
            self.body.reveal_item(items[number - 1].key)
            self._show_letters()

    def _show_letters(self) -> None:
        """Show the letters of the item in hand, unless what is typed there belongs to its field."""
        stop = self.standing.stop
        group = self.standing.outline.group(stop.group) if stop else None
        if stop is not None and group is not None and group.number and not opens_by_typing(self.standing, stop):
            self.lettering.show(group)
