"""The candidates that are open: at most one citation's, under its chip."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from workbench.model.guidelines import Candidate
from workbench.model.review import Place, ReviewRecord
from workbench.ui.bridge import Bridge
from workbench.ui.form.boxes import StopBox
from workbench.ui.links.candidates import Candidates
from workbench.ui.links.choices import Choice, Lookup, choices_of, found_choices, stored_candidates
from workbench.ui.links.deciding import count_words
from workbench.ui.links.finder import Finder
from workbench.ui.links.words import citation_of
from workbench.ui.own_turn import OwnTurn
from workbench.ui.runner import Runner


class OpenedLinks(QObject):
    """Opens, fills and closes the list. `chosen` carries a `Choice`, or None for none of these; `turned` says that
    digits choose from now on, or no longer do. `alike_wanted`, `remember_wanted` and `entry_wanted` come from the
    list's foot.

    On screen the list comes in the turn after the one in which its citation was entered, and `came` carries that
    place then. Digits choose from it before, and whoever asks for it has it.
    """

    came = Signal(object)
    chosen = Signal(object)
    turned = Signal()
    alike_wanted = Signal()
    remember_wanted = Signal()
    entry_wanted = Signal()

    def __init__(self, bridge: Bridge, runner: Runner, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.finder = Finder(bridge, runner, self)
        self.finder.failed.connect(self._on_failed)
        bridge.changed.connect(self._offer_more)
        self._coming = OwnTurn(self._come, self)
        self._box: StopBox | None = None
        self._list: Candidates | None = None
        self._record = ReviewRecord("")
        self._entry: Lookup = lambda _id: None
        self._candidates: tuple[Candidate, ...] = ()
        self.row = ""
        self.has_remembered = False

    @property
    def shown(self) -> Candidates | None:
        """The list on show."""
        self._coming.now()
        return self._list

    @property
    def searching(self) -> bool:
        """Whether the person writes in the search box."""
        return self._list is not None and self._list.searching

    @property
    def offering(self) -> bool:
        """Whether digits choose: a list is open, and nothing is being written."""
        return self._coming.waits or (self._list is not None and not self._list.searching)

    def open(self, box: StopBox, record: ReviewRecord, row: str, entry: Lookup) -> None:
        """Open the candidates of a citation under its chip: those seen when it was linked, or found anew."""
        self.close()
        self._box, self._record, self.row, self._entry = box, record, row, entry
        if box.isVisible():
            self._coming.start()
        else:
            self._come()
        self.turned.emit()

    def _come(self) -> None:
        box, record, row = self._box, self._record, self.row
        if box is None or not shiboken6.isValid(box):  # the form was built anew
            self.close()
            return
        shown = Candidates(self._bridge, len(self._bridge.desk.catalogue_entries()))
        shown.chosen.connect(self.chosen)
        shown.searched.connect(self._search)
        shown.search_left.connect(self._leave_search)
        shown.search_turned.connect(self.turned)
        shown.alike_wanted.connect(self.alike_wanted)
        shown.remember_wanted.connect(self.remember_wanted)
        shown.entry_wanted.connect(self.entry_wanted)
        self._list = shown
        self._candidates = stored_candidates(record, row)
        self._offer("" if self._candidates else self._looking())
        box.put_below(shown)
        if not self._candidates:
            self.finder.link(record, row, self._on_linked)
        self.came.emit(box.place)

    def close(self) -> bool:
        """Close what is open; whether anything was."""
        box, shown, was_coming = self._box, self._list, self._coming.waits
        self._coming.drop()
        self._box = self._list = None
        self.row = ""
        self.finder.forget()
        if box is not None and shown is not None and box.below is shown:
            box.put_below(None)
        was_open = was_coming or shown is not None
        if was_open:
            self.turned.emit()
        return was_open

    def refresh(self, record: ReviewRecord) -> None:
        """Show after a change which entry is linked now."""
        self._record = record
        if not self.row:
            return
        if self.row not in record.rows:
            self.close()
        elif not self.searching:
            self._offer("" if self._candidates else self._nothing())

    # Choosing

    def take(self, number: int) -> None:
        """Choose by a digit; 0 is none of these."""
        self._coming.now()
        if self._list is None or self._list.searching:
            return
        offered = self._list.offered()
        if number == 0:
            self.chosen.emit(None)
        elif number <= len(offered):
            self.chosen.emit(offered[number - 1])

    def step(self, by: int) -> bool:
        """Move the row in hand; whether there is a list."""
        self._coming.now()
        if self._list is None or not self._list.offered():
            return False
        self._list.step(by)
        return True

    def moved_to(self) -> Choice | None:
        """The entry that arrows moved to, when it is not the linked one."""
        choice = self._list.in_hand() if self._list else None
        return choice if choice is not None and not choice.tag else None

    def told(self, choice: object) -> tuple[str | None, int | None]:
        """What the desk is told of a choice: the entry and its rank. Closes the search that led to it."""
        if self.searching and self._list is not None:
            self._list.stop_search()
        if isinstance(choice, Choice):
            return choice.guideline_id, choice.rank
        return None, 0

    # Searching

    def search(self) -> None:
        """Open the search box."""
        self._coming.now()
        if self._list is not None:
            self._list.start_search()

    def _search(self, words: str) -> None:
        if words.strip():
            self.finder.search(words, self._on_found)
        else:
            self.finder.forget()
            self._offer("")

    def _leave_search(self) -> None:
        self.finder.forget()
        if self._list is not None:
            self._list.stop_search()
        if self._box is not None:
            self._box.row.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_found(self, found: tuple[Candidate, ...]) -> None:
        if self._list is not None and self.searching:
            choices = found_choices(found, self._record, self.row, self._entry)
            self._list.show_found(
                choices,
                "" if choices else self.tr("No entry has “{words}”.").format(words=self._list.search.text().strip()),
            )

    def _on_failed(self, why: str) -> None:
        if self._list is not None:
            self._list.show_found((), why)

    def _on_linked(self, candidates: tuple[Candidate, ...]) -> None:
        self._candidates = candidates
        if self._list is not None and not self.searching:
            self._offer("" if candidates else self._nothing())

    def _offer(self, nothing: str) -> None:
        if self._list is not None:
            citation = citation_of(self._record, self.row)
            choices = choices_of(self._candidates, self._record, self.row, citation, self._entry)
            self._list.offer(choices, nothing)
            self._offer_more()

    def _offer_more(self) -> None:
        if self._list is not None and not self.searching and self.row in self._record.rows:
            self._list.offer_more(*self._more())

    def _nothing(self) -> str:
        return self.tr("No entry of the catalogue comes near. Search all entries, or 0 for none.")

    def _looking(self) -> str:
        return self.tr("Looking through the catalogue …")

    def _more(self) -> tuple[str, bool]:
        """What a choice that was made can do beyond this citation: for how many alike, and whether to remember it."""
        cell = self._record.cells.get(Place(self.row, "guideline_id"))
        if cell is None or cell.status == "extracted":
            return "", False
        count = self._bridge.desk.count_alike(self._record.id, self.row)
        told = self.tr("Apply to {count} alike …").format(count=count_words(count)) if count else ""
        return told, cell.value is not None and not self._is_remembered()

    def _is_remembered(self) -> bool:
        # Until something is remembered here, the button stays: to look would load the linker into the window.
        return self.has_remembered and self._bridge.desk.remembers(self._record.id, self.row)
