"""All citations of the record on one sheet over it: what each is linked to, and every other candidate with a key.

So a wrong link takes two keys wherever the citation stands: one for the sheet, one for the entry that is right.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame

from workbench.model.fields import ADMIN_CITATIONS
from workbench.ui.bridge import Bridge
from workbench.ui.controls import ESCAPE
from workbench.ui.form.letters import keys_in_turn
from workbench.ui.form.link_rows import ROW, Link, LinkLine, LinkRows
from workbench.ui.form.order import Group, Stop
from workbench.ui.form.standing import Standing
from workbench.ui.form.typing import COMMANDING
from workbench.ui.form.words import tr
from workbench.ui.links.choices import Choice, choices_of, stored_candidates
from workbench.ui.links.words import DOT, citation_of
from workbench.ui.parts import Scrolled, column, hline, key_caps, label, row, wrap


class LinkSheet(QFrame):
    """`chosen` carries a `Link`, `entered` the place of a citation to go to; `left` closes it."""

    spoken_role = "Dialog"

    chosen = Signal(object)
    entered = Signal(object)
    left = Signal()

    def __init__(self, bridge: Bridge, standing: Standing) -> None:
        super().__init__()
        self.setObjectName("popup")
        title = tr("Links of all citations")
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._bridge = bridge
        self.lines = link_lines(standing)
        self._stops = [at for at, line in enumerate(self.lines) if line.enters]
        self._list = LinkRows(title, bridge, self.lines)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.clicked.connect(lambda index: self._choose(index.row()))
        said = tr("A key links its citation to that entry. Enter at a citation goes there, with all that it can mean.")
        told = wrap(column(label(said, "second", wraps=True), margins=(14, 0, 14, 0)))
        self._inner = wrap(column(told, 6, self._list, margins=(0, 0, 0, 6)))
        self._scrolled = Scrolled(self._inner)
        self._head = wrap(column(label(title, "title"), margins=(14, 12, 14, 6)))
        pairs = (("↑ ↓", tr("choose")), ("Enter", tr("take it")), ("Esc", tr("close")))
        self._foot = wrap(row(*key_caps(*pairs), None, gap=6, margins=(14, 8, 14, 9)))
        self.setLayout(column(self._head, (self._scrolled, 1), hline(), self._foot, margins=(1, 1, 1, 1)))
        self._begin_at(standing)

    def sizeHint(self) -> QSize:
        """As high as all lines; what has no room is scrolled to."""
        width = max(self._foot.sizeHint().width() + 2, self.minimumWidth())
        around = self._head.sizeHint().height() + self._foot.sizeHint().height() + self._bridge.theme.px(6)
        return QSize(width, around + self._scrolled.height_at(width - 2))

    # Choosing

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._reveal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._bridge.keys.meant(event, ("link.all",)):
            self.left.emit()
            return
        key = "" if event.modifiers() & COMMANDING else event.text().upper()
        meant = next((at for at, line in enumerate(self.lines) if key and line.key == key), None)
        if meant is not None:
            self._choose(meant)
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._step(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self._list.currentIndex().row())
        elif event.key() == ESCAPE:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _choose(self, at: int) -> None:
        line = self.lines[at]
        if line.enters:
            self.left.emit()
        if line.link is not None:
            self.chosen.emit(line.link)
        elif line.place is not None:
            self.entered.emit(line.place)

    def _begin_at(self, standing: Standing) -> None:
        """Begin at the citation in hand, else at the next one."""
        here = standing.next_citation()
        places = [self.lines[at].place for at in self._stops]
        self._take(self._stops[places.index(here.place) if here is not None and here.place in places else 0])

    def _step(self, by: int) -> None:
        at = self._stops.index(self._list.currentIndex().row())
        self._take(self._stops[(at + by) % len(self._stops)])
        self._reveal()

    def _take(self, at: int) -> None:
        self._list.setCurrentIndex(self._list.model().index(at, 0))

    def _reveal(self) -> None:
        at = self._list.mapTo(self._inner, self._list.visualRect(self._list.currentIndex()).center())
        self._scrolled.ensureVisible(at.x(), at.y(), 0, 2 * self._bridge.theme.px(ROW))


# What stands on it


def link_lines(standing: Standing) -> tuple[LinkLine, ...]:
    """The lines of a record: under each item its citations, under each citation its link and the other candidates."""
    cited = [stop for group in standing.outline.items() for stop in group.stops if stop.kind == "citation"]
    offered = {stop.place: _offered(standing, stop) for stop in cited}
    keys = dict(zip(offered, keys_in_turn([len(each) for each in offered.values()]), strict=True))
    found: list[LinkLine] = []
    for group in standing.outline.items():
        here = [stop for stop in group.stops if stop.kind == "citation"]
        found += [_heading(group)] if here else []
        for stop in here:
            found += _citation(standing, stop)
            found += _choices(stop, offered[stop.place], keys[stop.place])
    return tuple(found)


def _heading(group: Group) -> LinkLine:
    number = tr("Item {number}").replace("{number}", str(group.number))
    words = DOT.join(part for part in (number, group.title) if part)
    return LinkLine(words, spoken=words)


def _citation(standing: Standing, stop: Stop) -> Iterator[LinkLine]:
    view = standing.views.chip(stop)
    by_admin = standing.record.list_of(stop.place.row) == ADMIN_CITATIONS
    party = tr("UR") if by_admin else tr("Expert")
    spoken = f"{party}, {view.spoken}"
    yield LinkLine(cited=view.cited, right=party, mark=view.state.value, place=stop.place, spoken=spoken)
    yield LinkLine(view.linked, right=view.pages, icon=view.link, token=view.token, spoken=view.linked)


def _offered(standing: Standing, stop: Stop) -> tuple[Choice | None, ...]:
    """What else a citation may mean, the best first; None for no entry, where it is linked to one.

    While it needs eyes the entry that is proposed stands among them: to choose it is to settle it.
    """
    record, place = standing.record, stop.place
    citation = citation_of(record, place.row)
    candidates = stored_candidates(record, place.row)
    found = choices_of(candidates, record, place.row, citation, standing.views.entry)
    is_open = standing.outline.needs_eyes(stop)
    others = [choice for choice in found if is_open or not choice.tag]
    is_none = record.value(place.row, "guideline_id") is None and not is_open
    return (*others, *(() if is_none else (None,)))


def _choices(stop: Stop, offered: tuple[Choice | None, ...], keys: list[str]) -> Iterator[LinkLine]:
    """The choices that have a key."""
    for choice, key in zip(offered, keys, strict=False):
        if choice is None:
            none = tr("None of these")
            yield LinkLine(none, key=key, link=Link(stop.place.row, None, 0), spoken=f"{key}, {none}")
            continue
        right = "   ".join(part for part in (choice.tag, choice.pages, f"{choice.score * 100:.0f}") if part)
        spoken = f"{key}, {choice.spoken.partition(', ')[2]}"
        link = Link(stop.place.row, choice.guideline_id, choice.rank)
        yield LinkLine(choice.title, right=right, key=key, link=link, spoken=spoken)
