"""Words selected on the page become a new item, read by the rules from its heading on, or a row of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.model.evidence import Span
from workbench.model.fields import ITEMS, LISTS, ROOT
from workbench.model.review import Place, ReviewRecord
from workbench.ui.form.words import added_words, tr

if TYPE_CHECKING:
    from workbench.tasks.candidates import CatalogueSearch
    from workbench.tasks.desk import Desk
    from workbench.ui.form.panel import RecordPanel


class Picking:
    """Makes rows of what was selected. An item is read and linked behind the window and then comes as one step."""

    def __init__(self, panel: RecordPanel) -> None:
        self._panel = panel

    def item(self, spans: tuple[Span, ...]) -> None:
        """A new item whose heading these words are, with the decision, bases and rationale that follow them."""
        panel = self._panel
        if not panel.finish_editing():
            return
        record = panel.standing.record
        document = panel.bridge.act(panel.bridge.desk.document, record.id)
        if document is None:
            return

        def read(catalogue: CatalogueSearch) -> ReviewRecord:
            from workbench.tasks.picking import pick_item  # noqa: PLC0415 - the rules are needed only now

            return pick_item(document, record, spans, catalogue.linker)

        desk = panel.bridge.desk
        panel.links.finder.with_catalogue(read, lambda picked: self._add(desk, record.id, picked))

    def _add(self, desk: Desk, number: int, picked: ReviewRecord) -> None:
        panel = self._panel
        still_open = panel.bridge.has_desk and panel.bridge.desk is desk and panel.bridge.record == number
        if not still_open or not panel.finish_editing():
            return
        added = panel.bridge.act(panel.bridge.desk.add_picked, number, picked)
        if added is not None:
            panel.go(Place(added[0], "treatment"))
            panel.body.reveal_item(added[0])
            panel.say(tr("The item was added with what follows its heading."), undo=True)

    def row(self, text: str, spans: tuple[Span, ...]) -> None:
        """A new row of the list in hand; of a citation all its parts are read."""
        panel = self._panel
        place = panel.standing.place_to_add() if panel.finish_editing() else None
        if place is None or place[0].name == ITEMS:
            self.item(spans)
            return
        self._put(*place, text, spans)

    def row_of(self, path: str, text: str, spans: tuple[Span, ...]) -> None:
        """A new row of one of the record's own lists, behind the rows that stand before these words on the page."""
        if self._panel.finish_editing():
            self._put(Place(ROOT, path), self._row_before(path, spans), text, spans)

    def _put(self, place: Place, after: str | None, text: str, spans: tuple[Span, ...]) -> None:
        panel = self._panel
        values = panel.filling.taken_row(place, text)
        added = panel.deeds.add_row(place, after, values, spans) if values else None
        if added is not None:
            panel.go(added)
            panel.say(added_words(place.name), undo=True)

    def _row_before(self, path: str, spans: tuple[Span, ...]) -> str | None:
        """The last row of a list whose words stand before these; None where none does."""
        record, name, before = self._panel.standing.record, LISTS[path].fields[0].name, None
        for row in record.rows_of(path):
            cell = record.cells.get(Place(row.id, name))
            if cell and cell.evidence and _start(cell.evidence) < _start(spans):
                before = row.id
        return before


def _start(spans: tuple[Span, ...]) -> tuple[int, int]:
    return spans[0].page, spans[0].start
