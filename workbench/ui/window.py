"""The window: the menu row and what fits in it, the status line, begin and end. Its places stand in `places.py`, what
its first frame does not show in `rest.py`.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QObject, QSize, QTimer
from PySide6.QtWidgets import QApplication, QMenuBar, QSizePolicy, QStackedWidget, QWidget

from workbench.model.errors import WorkbenchError
from workbench.settings import Settings
from workbench.ui.actions import BY_ID, IN_THE_WINDOW, MENUS
from workbench.ui.actions import tr as told
from workbench.ui.appearance import Appearance
from workbench.ui.ask import Ask
from workbench.ui.bridge import Bridge
from workbench.ui.commands import Commands
from workbench.ui.controls import Signed, Switch, first_tool
from workbench.ui.first_frame import FirstFrame
from workbench.ui.key_caps import KeyCaps
from workbench.ui.memory import Memory
from workbench.ui.notices import NoticeArea
from workbench.ui.own_turn import InTurns
from workbench.ui.parts import column, ground, label, row, wrap
from workbench.ui.places import Places
from workbench.ui.projects import Projects
from workbench.ui.runner import Runner
from workbench.ui.screens import ScreenPlaces
from workbench.ui.start import StartPage
from workbench.ui.status import StatusLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent, QShowEvent

_ELSEWHERE = ("verify", "edit")
_FRAME = 40
_AROUND_TOP = 96
"""Pixels of the menu row that no word stands on: gaps, margins, the command's icon."""


class Window(Places):
    """The one window. Built once; a project comes and goes inside it."""

    _has_size = False

    def __init__(
        self,
        bridge: Bridge,
        runner: Runner,
        ask: Ask,
        *,
        memory: Memory,
        settings: Settings,
        appearance: Appearance,
        examples: int,
    ) -> None:
        """`examples` is how many sample determinations the program brings."""
        super().__init__()
        self._bridge, self._runner, self._memory, self._settings = bridge, runner, memory, settings
        self.ask = ask
        ask.stand_over(self)
        self._leaves_unsaved = False
        self.projects = Projects(bridge, runner, ask, memory, settings)
        self._start = StartPage(bridge, memory, examples)
        self.commands = Commands(self, bridge, ask, self.projects, appearance)
        self._making = InTurns(self)
        self.projects.after_places = self._making.do
        self._build()
        self._connect()
        self.setMinimumSize(1180, 680)
        self.setAcceptDrops(True)
        self.kept_places = ScreenPlaces(self, memory)
        self.first_frame = FirstFrame(self)
        self.first_frame.over.connect(self.make_whole)
        self.first_frame.over.connect(self._after_first_frame)
        self._restore_geometry()
        self._on_project()

    def _build(self) -> None:
        bridge = self._bridge
        self._menu_bar = QMenuBar()
        self._titles = {name: self._menu_bar.addMenu(told(name)) for name in MENUS}
        for menu in self._titles.values():
            menu.aboutToShow.connect(self.make_whole)
        self._menu_bar.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self._name = label("", "caption")
        # what stands in the menu row, in this order; other places are reached by the Go menu
        self._switched = {
            "review": (self.tr("Review"), self.show_review),
            "documents": (self.tr("Documents"), self.show_documents),
            "overview": (self.tr("Overview"), self.show_overview),
        }
        self._switch = Switch(*(word for word, _ in self._switched.values()))
        self._switch.setProperty("key", "place.review")  # and the others of the Go menu
        self._command = Signed(bridge, "search", self.open_palette)
        self._command.setToolTip(self.tr("Search or command"))
        self._command.setAccessibleName(self.tr("Search or command"))
        self._caps = KeyCaps(bridge, "help.palette")
        right = row(self._name, 14, self._switch, 6, self._command, self._caps, gap=4, margins=(0, 3, 12, 3))
        # A menu bar's own corner widget is not laid out reliably: the menu widget is a row that holds the bar.
        self._top = ground(wrap(row(self._menu_bar, None, right, gap=0)), "bar")
        self.setMenuWidget(self._top)
        self._notices = NoticeArea(bridge, self._takes)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._start)
        self.status = StatusLine(bridge)
        self.setCentralWidget(ground(wrap(column(self._notices, (self._stack, 1), self.status)), "bar"))

    def _connect(self) -> None:
        bridge = self._bridge
        self._switch.chosen.connect(self._on_switch)
        self._start.opened.connect(lambda path: self.projects.open(Path(path)))
        self.status.work_pressed.connect(self.show_adding)
        self._runner.failed.connect(self._on_bug)
        bridge.wanted.connect(self._do)
        bridge.given.connect(self.add)
        bridge.project_changed.connect(self._on_project)
        for signal in (bridge.record_opened, bridge.record_closed):
            signal.connect(self._tell_keys)
        bridge.changed.connect(self._on_saved)
        bridge.theme_changed.connect(self._dress)
        self._dress()

    # Places

    @property
    def last_project(self) -> str:
        """The project that was open when the window was last closed; blank for none."""
        return self._memory.project

    def _on_switch(self, at: int) -> None:
        _word, show = list(self._switched.values())[at]
        show()

    def focus_next_tools(self) -> None:
        """Go round the rows of buttons: those above the panels, the menu row; then back to the record."""
        rows = [*(self.review.bars if self.is_reviewing else ()), self._top]
        now = QApplication.focusWidget()
        at = next((number for number, each in enumerate(rows) if now is not None and each.isAncestorOf(now)), -1)
        for each in rows[at + 1 :]:
            if (tool := first_tool(each)) is not None:
                tool.setFocus(QtCore.Qt.FocusReason.TabFocusReason)
                return
        if self.is_reviewing:
            self.review.form.focus_here()
        elif (place := self._stack.currentWidget()) is not None and now is not None and rows[-1].isAncestorOf(now):
            self._into(place)

    def _into(self, place: QWidget) -> None:
        """Back into a place, where the keyboard was or at its first part that takes it."""
        first = (each for each in place.findChildren(QWidget) if each.isVisible() and each.isEnabled())
        tabbed = (each for each in first if each.focusPolicy() & QtCore.Qt.FocusPolicy.TabFocus)
        (place.focusWidget() or next(tabbed, place)).setFocus(QtCore.Qt.FocusReason.TabFocusReason)

    def _show(self, place: QWidget, name: str) -> None:
        if self._stack.currentWidget() is not place:
            self._painting.for_this_turn(self)  # to lay a place out and to paint it is too much for one
        self._stack.setCurrentWidget(place)
        self._place = name
        at = list(self._switched).index(name) if name in self._switched else None
        self._switch.set_chosen(at, self._called(name))
        self.refresh_menus()
        self._tell_keys()

    def _called(self, place: str) -> str:
        """The name of a place that the menu row's switch does not have."""
        names = {"catalogue": self.tr("Catalogue"), "adding": self.tr("Adding"), "manual": self.tr("Manual")}
        return names.get(place, "…")

    def _tell_keys(self) -> None:
        place = self._place
        if place == "review" and self.commands.has_candidates():
            place = "candidates"
        elif place == "adding" and not self.adding.busy:
            place = "added"
        self.status.show_place(place, lambda id: BY_ID[id].when(self.commands))

    # What happened

    def _on_project(self) -> None:
        open_ = self._bridge.has_desk
        self._name.setText(self._bridge.desk.name if open_ else "")
        for part in (self._name, self._switch):
            part.setVisible(open_)
        self.setWindowTitle(self.tr("{name} – Workbench").format(name=self._bridge.desk.name) if open_ else "Workbench")
        if not open_:
            self.show_start()
        elif not self._bridge.desk.counts().total:
            self.show_adding()
            # whoever adds is before it
            QTimer.singleShot(0, self, lambda: self._make_ahead(self._have_queue, self._have_table))
        elif self._review is None:
            self._make_ahead(partial(self._show_first, self._place))
        else:
            self.show_review()
        self.refresh_menus()

    def _make_ahead(self, *then: Callable[[], object]) -> None:
        """Make the place where documents are reviewed over the next turns: at once it is 90 ms."""
        if self._review is None:
            self._making.do(*(partial(self._with_desk, make) for make in self._makings()))
        self._making.do(*(partial(self._with_desk, each) for each in then))

    def _with_desk(self, do: Callable[[], object]) -> None:
        if self._bridge.has_desk:
            do()

    def _show_first(self, place: str) -> None:
        """Show the documents, unless the person went elsewhere from `place` meanwhile."""
        if self._place == place:
            self.show_review()
            self.review.form.setFocus()  # where it stays once one is open

    def _have_queue(self) -> None:
        """The documents that now come are reviewed with the queue in hand."""
        if not self.is_reviewing:
            self.review.queue.focus_list()

    def _have_table(self) -> None:
        """Have the table of all documents there, too: made and shown at once it is 40 ms, beside a busy import more."""
        _ = self.documents

    def _on_record(self) -> None:
        """The keyboard goes to the record, unless it walks through the queue."""
        if self.is_reviewing and not self.review.queue.isAncestorOf(QApplication.focusWidget() or self):
            self.review.form.focus_here()

    def _takes(self, notice: object) -> bool:
        about = getattr(notice, "about", "")
        in_place = about in _ELSEWHERE or about.startswith("file:")
        return not in_place and self._stack.currentWidget() is not self._start

    def _do(self, id: str, numbers: tuple[int, ...] = ()) -> None:
        action = BY_ID[id]
        if action.when(self.commands):
            action.run(self.commands, *numbers)

    def _on_bug(self, error: Exception) -> None:
        """Something that should not happen happened behind; it is written down, and nothing saved is touched."""
        if isinstance(error, WorkbenchError):
            self._bridge.refuse(error)
            return
        from workbench.tasks.bugs import write_down  # noqa: PLC0415 - only when it is needed

        place = write_down(error)
        where = self.tr(" It is described in {place}.").format(place=place) if place else ""
        words = self.tr("It was not finished. What was saved before is safe.") + where
        self._bridge.notice("fail", self.tr("The program made a mistake"), words, about="bug")

    def _dress(self) -> None:
        theme = self._bridge.theme
        self._top.setFixedHeight(theme.px(38))
        self._fit_top()

    def _fit_top(self) -> None:
        """Where the row is narrow for its text, the command's icon and keys say enough."""
        if not self._has_size:  # words are not measured before they have their looks
            return
        wanted = self._menu_bar.sizeHint().width() + self._name.sizeHint().width() + self._switch.whole_width
        caps = self._caps.sizeHint().width() + _AROUND_TOP
        words = " " + self.tr("Search or command")
        word_width = self._command.fontMetrics().horizontalAdvance(words)
        self._command.setText(words if wanted + caps + word_width <= self.width() else "")
        self._switch.fold(wanted + caps > self.width())

    def _after_first_frame(self) -> None:
        from workbench.ui.rest import describe_widgets  # noqa: PLC0415 - not before it

        self._top.installEventFilter(self)
        QTimer.singleShot(0, self, describe_widgets)  # in a turn of its own

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A longer name, other keys, larger text: what stands in the row asks for other room.
        if watched is self._top and event.type() == QtCore.QEvent.Type.LayoutRequest:
            self._fit_top()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._has_size = True
        self._fit_top()

    # Begin and end

    def restore_panels(self, docks: bytes) -> None:
        """Put the panels where they stood; empty bytes leave them."""
        if self._review is not None:
            self._review.restore(docks)

    def _keep_places(self) -> None:
        self.kept_places.keep(bytes(self._review.saveState().data()) if self._review is not None else b"")

    def _restore_geometry(self) -> None:
        if not self.kept_places.restore_window():
            self._first_size()

    def _first_size(self) -> None:
        """As designed where the screen has room for it, else all of the screen."""
        designed, room = QSize(1440, 900), self.screen().availableSize()
        self.resize(designed.boundedTo(room))
        first = self.size()
        if room.width() < designed.width() + _FRAME or room.height() < designed.height() + _FRAME:
            self.first_frame.over.connect(lambda: self._fill_screen(first))

    def _fill_screen(self, first: QSize) -> None:
        """All of the screen, unless somebody gave the window another size since."""
        if self.isVisible() and self.size() == first:
            self.showMaximized()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Quicker than the first frame: no shortcut has taken the key yet, so it came down to here.
        found = None if self.first_frame.is_over else self._bridge.keys.meant(event, IN_THE_WINDOW)
        if found is None:
            super().keyPressEvent(event)
            return
        self.first_frame.end()
        self._do(*found)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._bridge.has_desk:
            self._start.focus_first()

    def _on_saved(self) -> None:
        self._leaves_unsaved = False
        self._bridge.settled.emit("close")

    def closeEvent(self, event: QCloseEvent) -> None:
        """Cancel, wait, then close the project: everything is saved already.

        What a field refuses keeps the window open, once: the person sees why, and closing again leaves it out.
        """
        if self._review is not None and not self._review.form.finish_editing() and not self._leaves_unsaved:
            self._leaves_unsaved = True
            event.ignore()
            self.show_review()
            self._bridge.notice(
                "doubt",
                self.tr("The window stays open: one value is not saved"),
                self.tr("The field in hand does not take what is typed. Mend it, or close again to leave it out."),
                about="close",
            )
            return
        if not self.projects.may_close():
            event.ignore()
            return
        self._making.drop()
        if self._adding is not None:
            self._adding.stop()
        self._keep_places()
        self.projects.close()
        self._memory.save()
        self._runner.close()
        if self._review_panels is not None:
            self._review_panels.stop()
        self.projects.stop_drawing()
        super().closeEvent(event)
