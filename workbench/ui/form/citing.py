"""Citations in hand: opening their candidates, choosing among them, reading what a person types as a new one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workbench.model.fields import CITATION_LISTS, DIAGNOSES
from workbench.model.review import Place, Value
from workbench.ui.ask import Ask
from workbench.ui.bridge import Bridge
from workbench.ui.form.body import FormBody
from workbench.ui.form.deeds import Deeds
from workbench.ui.form.order import Stop
from workbench.ui.links.choices import Choice, Lookup
from workbench.ui.links.deciding import LinkDecisions
from workbench.ui.links.opened import OpenedLinks
from workbench.ui.links.words import entry_title
from workbench.ui.runner import Runner

if TYPE_CHECKING:
    from workbench.ui.form.link_rows import Link


class Citing(QObject):
    """`wanted` asks the panel to enter a citation, `chosen` says that a link was chosen."""

    wanted = Signal(object)
    chosen = Signal()

    def __init__(self, bridge: Bridge, runner: Runner, ask: Ask, deeds: Deeds, body: FormBody, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge, self._standing, self._deeds, self._body = bridge, deeds.standing, deeds, body
        self.links = OpenedLinks(bridge, runner, self)
        self.links.chosen.connect(self._on_chosen)
        self.links.came.connect(body.reveal)
        self._decisions = LinkDecisions(bridge, ask, self)
        self.links.alike_wanted.connect(self.apply_to_alike)
        self.links.remember_wanted.connect(self.remember_reading)
        self.links.entry_wanted.connect(self.new_entry)
        deeds.read_row = self.read_row

    def open(self, entry: Lookup, again: bool) -> None:
        """Open the candidates of the citation in hand, or of the next one; asked `again`, search the catalogue."""
        stop = self._citation()
        if stop is None:
            self.has_any()
            return
        was_open = self.links.row == stop.place.row
        if stop.place != self._standing.active:
            self.wanted.emit(stop.place)
        if self.links.row == stop.place.row:
            if again and was_open:  # and not opened just now, because the citation needs eyes
                self.links.search()
            return
        box = self._body.box(stop.place)
        if box is not None:
            self.links.open(box, self._standing.record, stop.place.row, entry)

    def has_any(self) -> bool:
        """Whether the document has a citation; says so where it has none."""
        if self._standing.next_citation() is None:
            self._bridge.tell(self.tr("This document has no citation."), False)
            return False
        return True

    def link(self, chosen: Link) -> None:
        """Link a citation, wherever it stands; the place in hand stays, so what was done is told."""
        before = self._standing.record.cells.get(Place(chosen.row, "guideline_id"))
        self._deeds.link(chosen.row, chosen.guideline_id, chosen.rank)
        if self._standing.record.cells.get(Place(chosen.row, "guideline_id")) == before:
            return
        entry = self._standing.views.entry(chosen.guideline_id) if chosen.guideline_id else None
        said = self.tr("Linked to {entry}.") if entry else self.tr("Linked to no entry of the catalogue.")
        self._bridge.tell(said.replace("{entry}", entry_title(entry) if entry else ""), True)

    def _citation(self) -> Stop | None:
        stop = self._standing.stop
        if stop is not None and stop.kind == "part" and (chip := self._standing.chip_of(stop)) is not None:
            return chip
        return self._standing.next_citation()

    def take_moved_to(self) -> None:
        """Choose the candidate that arrows moved to, when it is another than the linked one."""
        if (choice := self.links.moved_to()) is not None:
            self._on_chosen(choice)

    def _on_chosen(self, choice: Choice | None) -> None:
        if row := self.links.row:
            self._deeds.link(row, *self.links.told(choice))
            self.chosen.emit()

    # Decisions that count for more

    def apply_to_alike(self) -> None:
        """Make the choice for all citations of the project that read alike, shown first."""
        if row := self._row_in_hand():
            self._decisions.apply_to_alike(self._standing.record, row)

    def remember_reading(self) -> None:
        """What reads like the citation in hand is linked as it is, from now on."""
        if (row := self._row_in_hand()) and self._decisions.remember(self._standing.record, row):
            self.links.has_remembered = True
            self.links.refresh(self._standing.record)

    def new_entry(self) -> None:
        """Make a catalogue entry of the citation in hand."""
        if row := self._row_in_hand():
            self._decisions.new_entry(self._standing.record, row)

    def _row_in_hand(self) -> str:
        if self.links.row:
            return self.links.row
        stop = self._standing.stop
        chip = self._standing.chip_of(stop) if stop is not None and stop.kind in ("part", "citation") else None
        if chip is None:
            self._bridge.tell(self.tr("Go to a citation first."), False)
        return chip.place.row if chip is not None else ""

    # New citations

    def prepare(self, place: Place) -> None:
        """A citation is about to be typed: make the catalogue ready meanwhile."""
        if place.name in CITATION_LISTS:
            self.links.finder.prepare()

    def read_row(self, place: Place, name: str, value: Value) -> Mapping[str, Value]:
        """The values of a row: of a citation all its parts, where the catalogue is ready to read them; a diagnosis and
        the code that stands beside it.
        """
        if isinstance(value, str) and place.name in CITATION_LISTS:
            return self.links.finder.read(self._standing.record, place.row, value)
        if isinstance(value, str) and place.name == DIAGNOSES:
            from workbench.tasks.picking import picked_diagnosis  # noqa: PLC0415 - the rules are needed only now

            return picked_diagnosis(value)
        return {name: value}
