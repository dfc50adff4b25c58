"""Where the person is in the open record, and what stands there: no window, no desk, only values."""

from __future__ import annotations

from collections.abc import Callable

from workbench.model.edits import ChangeSet
from workbench.model.fields import DIAGNOSES, ITEMS
from workbench.model.findings import Finding
from workbench.model.guidelines import Guideline
from workbench.model.review import Place, ReviewRecord, Row
from workbench.model.threshold import DOUBT_BELOW
from workbench.ui.form.order import Outline, Stop
from workbench.ui.form.views import Views


class Standing:
    """One record as it stands now, its order, and the stop in hand.

    `active` is that stop's place; `opened` the row whose parts are shown one by one; `adding` the place of a list that
    a row is being added to, behind row `add_after`, begun from the stop at `add_from`.
    """

    def __init__(self) -> None:
        self.active: Place | None = None
        self.opened = ""
        self.adding: Place | None = None
        self.add_after: str | None = None
        self.add_from: Place | None = None
        self.read(ReviewRecord(""))

    def read(
        self,
        record: ReviewRecord,
        findings: tuple[Finding, ...] = (),
        doubt_below: float = DOUBT_BELOW,
        person: str = "",
        entry: Callable[[str], Guideline | None] = lambda _id: None,
    ) -> None:
        """Take the record as it stands now; the stop in hand stays."""
        self.record = record
        self.views = Views(record, findings, doubt_below, person, entry)
        self.reshape()

    def forget(self) -> None:
        """Stand nowhere: another record comes."""
        self.active, self.opened, self.adding, self.add_after = None, "", None, None

    def reshape(self) -> None:
        """Order the stops anew after `opened` or `adding` changed."""
        self.outline = Outline(self.record, self.views.eyes, self.opened, self.adding)

    @property
    def stop(self) -> Stop | None:
        """The stop in hand."""
        return self.outline.stop(self.active)

    def start(self) -> Stop | None:
        """Where to begin: at the first stop that needs eyes, else at the first item."""
        first_of_item = next((group.stops[0] for group in self.outline.items()), None)
        return self.outline.next_with_eyes(None) or first_of_item or self.outline.after(None)

    def nearest(self, open_key: str) -> Stop | None:
        """Where to go when the stop in hand went away: in the open group if it is still there."""
        group = self.outline.group(open_key) or next(iter(self.outline.items()), None)
        return group.stops[0] if group and group.stops else self.outline.after(None)

    def shape_for(self, stop: Stop) -> bool:
        """Show the parts of the diagnosis in hand, hide those of a row that was left; whether the order changed."""
        row = stop.place.row
        is_diagnosis = row in self.record.rows and self.record.list_of(row) == DIAGNOSES
        wanted = (row if row == self.opened or is_diagnosis else "", self.adding if self.adding == stop.place else None)
        if wanted == (self.opened, self.adding):
            return False
        self.opened, self.adding = wanted
        self.reshape()
        return True

    def undecided(self, stop: Stop) -> list[Place]:
        """What a person has not decided yet: the values that stand, or the place itself where nothing was found."""
        if stop.kind == "add":
            return []
        cells = self.record.cells
        known = [place for place in stop.places if place in cells] or [stop.place]
        return [place for place in known if place not in cells or cells[place].status == "extracted"]

    def first_of(self, changes: ChangeSet, record: int) -> Place | None:
        """The first stop that a change touched."""
        touched = {place for number, place in changes.places if number == record}
        return next((stop.place for stop in self.outline.stops if not touched.isdisjoint(stop.places)), None)

    # Rows

    def row_in_hand(self) -> str:
        """The row that adding, moving and removing are about; blank for the record's own fields."""
        stop = self.stop
        return "" if stop is None or stop.kind == "add" else stop.place.row

    def place_to_add(self) -> tuple[Place, str | None] | None:
        """The list that a row like the one in hand would join, and the row before it; a citation under a statement."""
        stop, row = self.stop, self.row_in_hand()
        if stop is None or not row:
            return (stop.place, None) if stop and stop.kind == "add" else None
        if stop.kind in ("statement", "none cited"):
            party = stop.place.name.partition(".")[0]
            return Place(row, f"{ITEMS}.{party}.citations"), None
        return self.place_after(row)

    def place_after(self, row: str) -> tuple[Place, str | None]:
        """The place behind a row of its list."""
        found = self.record.rows[row]
        return Place(found.parent, found.list), row

    def siblings(self, row: str) -> list[Row]:
        """The rows of the list that a row is in."""
        found = self.record.rows[row]
        return self.outline.rows(found.list, found.parent)

    def can_move(self, row: str, by: int) -> bool:
        """Whether a row can go one place up (-1) or down (1) in its list."""
        siblings = self.siblings(row)
        return 0 <= siblings.index(self.record.rows[row]) + by < len(siblings)

    def moved_before(self, row: str, by: int) -> str | None:
        """The row that would follow after such a move; None at the end of the list."""
        ids = [each.id for each in self.siblings(row)]
        behind = ids.index(row) + (by if by < 0 else by + 1)
        return ids[behind] if behind < len(ids) else None

    def next_citation(self) -> Stop | None:
        """The citation in hand or the next one, round the end."""
        stops = self.outline.stops
        at = stops.index(self.stop) if self.stop else 0
        return next((stop for stop in (*stops[at:], *stops[:at]) if stop.kind == "citation"), None)

    def chip_of(self, stop: Stop) -> Stop | None:
        """The chip that a part belongs to; a chip itself."""
        return self.outline.stop(Place(stop.place.row, "guideline_id"))
