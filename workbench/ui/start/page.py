"""Recent projects with how far they are at the left, ways to begin at the right."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QCoreApplication, QDate, QLocale, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from workbench.ui.actions import BY_ID
from workbench.ui.bridge import Bridge
from workbench.ui.controls import button
from workbench.ui.memory import Memory, Recent
from workbench.ui.notices import NoticeArea
from workbench.ui.painted import Bar, Icon
from workbench.ui.parts import Line, Part, Wrapped, column, ground, hline, in_role, label, row, wrap

if TYPE_CHECKING:
    from PySide6.QtGui import QEnterEvent, QKeyEvent, QMouseEvent, QShowEvent

_ABOVE = 104
_WIDTH = 960


class _Pressable(QFrame):
    """Something that is chosen with a click, Space or Enter, and shows the focus."""

    spoken_role = "Button"

    pressed = Signal()

    def __init__(self, name: str, spoken: str, state: str = "") -> None:
        """`state` is what the style sheet knows it by while it has no focus."""
        super().__init__()
        self.setObjectName(name)
        self.setProperty("state", state)
        self.setAccessibleName(spoken)
        self.setProperty("focusPolicy", "StrongFocus")

    def enterEvent(self, event: QEnterEvent) -> None:
        self.setCursor(QtCore.Qt.CursorShape.PointingHandCursor)
        super().enterEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()) and event.button() == QtCore.Qt.MouseButton.LeftButton:
            self.pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (QtCore.Qt.Key.Key_Return, QtCore.Qt.Key.Key_Enter, QtCore.Qt.Key.Key_Space):
            self.pressed.emit()
        elif event.key() in (QtCore.Qt.Key.Key_Down, QtCore.Qt.Key.Key_Up):
            self.focusNextPrevChild(event.key() == QtCore.Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)


class StartPage(QFrame):
    """What the window shows while no project is open. `opened` carries a project's path.

    It is empty until its first `refresh`, and what scrolls it is empty until it is shown: put in before, all that
    stands there would be measured before it has its looks, and once more after.
    """

    opened = Signal(str)

    def __init__(self, bridge: Bridge, memory: Memory, examples: int) -> None:
        """`examples` is how many sample determinations the program brings."""
        super().__init__()
        ground(self, "surface")
        self._bridge, self._memory, self._examples = bridge, memory, examples
        self._page: QWidget | None = None
        self._scrolled, self._inner = QScrollArea(), QWidget(self)
        self._inner.hide()
        self._cards: list[_Pressable] = []
        self._ways: list[_Pressable] = []

    def _make(self) -> QWidget:
        self._recent = column(gap=8)
        heading = label(self.tr("Workbench"), "display")
        what = self.tr("Review Independent Medical Review determinations beside the words they come from.")
        left = column(label(self.tr("Recent projects"), "head"), 10, self._recent, None)
        right = column(label(self.tr("Begin"), "head"), 6, *self._make_ways(), None)
        both = row((wrap(left), 11), (wrap(right), 10), gap=56)
        page = wrap(column(heading, 4, label(what, "second"), 36, both, None))
        notices = NoticeArea(self._bridge, lambda notice: self.isVisible() and notice.about not in ("verify", "edit"))
        self._inner.setObjectName("inner")
        self._inner.setLayout(column(row(None, (page, 100), None, margins=(24, 0, 24, 24)), None))
        self._scrolled.setWidgetResizable(True)
        self._scrolled.setProperty("focusPolicy", "NoFocus")
        self.setLayout(column(notices, (self._scrolled, 1)))
        self._bridge.theme_changed.connect(self._fit)
        return page

    def showEvent(self, event: QShowEvent) -> None:
        self._put_in()
        super().showEvent(event)

    def _put_in(self) -> None:
        if self._scrolled.widget() is None:
            self._inner.resize(self.size())
            self._scrolled.setWidget(self._inner)

    def refresh(self) -> None:
        """Show the recent projects as they are now."""
        if self._page is None:
            self._page = self._make()
            self._fit()
            if self.isVisible():
                self._put_in()
        while (item := self._recent.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._cards.clear()
        for number, recent in enumerate(self._memory.recent):
            there = Path(recent.path).is_file()
            self._recent.addWidget(self._card(recent, number == 0) if there else self._gone(recent))
        if not self._memory.recent:
            hint = self.tr("None yet. The examples at the right show how it works; you may spoil them.")
            self._recent.addWidget(self._wrapped(hint, "caption"))

    def focus_first(self) -> None:
        """Put the focus on the project opened last, or else on the examples."""
        (self._cards or self._ways[2:])[0].setFocus()

    def _card(self, recent: Recent, first: bool) -> QWidget:
        done = self.tr("no documents yet")
        if recent.total:
            done = self.tr("{done:,} of {total:,} verified").format(done=recent.verified, total=recent.total)
        card = _Pressable("card", f"{recent.name}, {done}", "open" if first else "")
        path = Path(recent.path)
        share = recent.verified / recent.total if recent.total else 0.0
        head = row((Line(recent.name, "strong"), 1), label(day_words(recent.opened), "caption"))
        low = row((Line(f"{path.parent.name} / {path.name}", "caption"), 1), label(done, "second"))
        bar = Bar(self._bridge, share, "accent" if first else "control")
        card.setLayout(column(head, low, 4, bar, gap=3, margins=(14, 12, 14, 14)))
        card.setToolTip(recent.path)
        card.pressed.connect(partial(self.opened.emit, recent.path))
        self._cards.append(card)
        return card

    def _gone(self, recent: Recent) -> QWidget:
        words = self.tr("{name}, not at {folder}").format(name=recent.name, folder=Path(recent.path).parent)
        remove = button(self.tr("Remove"), "quiet", partial(self._forget, recent.path))
        icon = Icon(self._bridge, "hard-drive", "text3", 14)
        return wrap(row(icon, (Line(words, "caption"), 1), remove, margins=(14, 0, 6, 0)))

    def _forget(self, path: str) -> None:
        self._memory.forget(path)
        self.refresh()

    def _make_ways(self) -> list[Part]:
        file, invented = (
            self.tr("One file on this computer that holds documents, records and their history."),
            self.tr("A copy you may spoil: invented determinations, some of them difficult."),
        )
        made = (
            self._way("project.new", self.tr("New project"), file),
            self._way("project.open", self.tr("Open a project"), self.tr("Or drop its file on this window.")),
            self._way("project.examples", self.tr("Try with {count} examples").format(count=self._examples), invented),
            self._way("help.keys", self.tr("Learn the keys"), self.tr("Everything can be done without a mouse.")),
        )
        parts: list[Part] = [part for way in made for part in (way, hline())]
        return parts[:-1]

    def _way(self, id: str, name: str, words: str) -> QWidget:
        action = BY_ID[id]
        way = _Pressable("way", f"{name}. {words}")
        caps = label(self._bridge.keys.told(id), "key")
        said = wrap(column(label(name, "medium"), self._wrapped(words, "second"), gap=2))
        sign = column(2, Icon(self._bridge, action.icon, "accent", 18), None)
        way.setLayout(row(sign, (said, 1), column(caps, None), gap=12, margins=(6, 8, 6, 8)))
        way.pressed.connect(partial(self._bridge.wanted.emit, id))
        self._ways.append(way)
        return way

    def _wrapped(self, words: str, role: str) -> Wrapped:
        made = in_role(Wrapped(words), role)
        self._bridge.theme_changed.connect(made.fit)
        return made

    def _fit(self) -> None:
        if self._page is not None:
            self._page.setMaximumWidth(min(self._bridge.theme.px(_WIDTH), 1400))
            above = round(_ABOVE / self._bridge.theme.scale)  # larger text needs the room
            self._inner.setContentsMargins(0, above, 0, 0)


def day_words(moment: str) -> str:
    """When something was, as one says it: today 10:41, yesterday, a weekday within the week, else the day."""
    if not moment:
        return ""
    from datetime import date, datetime  # noqa: PLC0415 - 1 ms that a first start need not pay

    then = datetime.fromisoformat(moment)
    days = (date.today() - then.date()).days  # noqa: DTZ011 - the person's own calendar
    if days <= 0:
        return tr("today {time}").format(time=f"{then:%H:%M}")
    if days == 1:
        return tr("yesterday")
    locale = QLocale()
    if days < 7:
        return locale.standaloneDayName(then.isoweekday())
    day = QDate(then.year, then.month, then.day)
    return str(locale.toString(day, "d MMMM" if days < 300 else "d MMMM yyyy"))


def tr(words: str) -> str:
    """A text of this page that belongs to no widget."""
    return QCoreApplication.translate("StartPage", words)
