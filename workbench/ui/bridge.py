"""Between the desk and the panels: what is open, where the person is, and one signal for everything that changed."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Literal, NamedTuple, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal

from workbench.model.errors import BadValue, DiskFull, EditRefused, ProjectLocked, VerifyRefused, WorkbenchError
from workbench.ui.keymap import Keymap
from workbench.ui.no_room import NoRoom
from workbench.ui.sentences import own_words
from workbench.ui.theme import Theme

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.model.edits import ChangeSet
    from workbench.model.review import Place
    from workbench.progress import Progress
    from workbench.settings import Settings
    from workbench.tasks.desk import Desk

P = ParamSpec("P")
T = TypeVar("T")

log = logging.getLogger(__name__)

Level = Literal["fail", "doubt", "note"]
Way = tuple[str, Callable[[], object]]
"""A way out that a banner offers: its verb and what it does."""


class Notice(NamedTuple):
    """What a banner says: cause and consequence in words, the ways out as (verb, what it does).

    A later notice with the same `about` takes the place of the earlier one.
    """

    level: Level
    title: str
    words: str
    ways: tuple[Way, ...] = ()
    about: str = ""


class LargeStep(NamedTuple):
    """A step over many documents that a panel wants made behind the window.

    `words` say what goes on, `task` makes it (the project's path, settings, progress), `told` is said when it is done.
    """

    words: str
    task: Callable[[Path, Settings, Progress], object]
    told: str


class Bridge(QObject):
    """One for the window. Panels read the desk through it and hear here what happened; none knows another.

    `record` and `place` are what is open and entered now, `keys` the keys in force,
    `page` the theme of the page, `own_step` whether a step over many documents of this window's is being done behind
    it. `changed` carries a
    `ChangeSet`, `place_entered` a record's number and a `Place`, `evidence_clicked` a `Place`, `noticed` a
    `Notice`, `settled` the `about` of one that is over, `told` a sentence for a toast and whether its Undo makes
    sense. `wanted` carries the id of an action of the window's table (`actions.py`) that a panel's own button asks
    for, such as `document.verify`, `given` the paths of files that it asks to be read in,
    `large` a `LargeStep` that it wants made. `working` says what goes on
    behind and how far it is, 0 to 1; blank words say that it is over.
    """

    changed = Signal(object)
    theme_changed = Signal()
    page_changed = Signal()
    project_changed = Signal()
    record_opened = Signal(int)
    record_closed = Signal()
    place_entered = Signal(int, object)
    evidence_clicked = Signal(object)
    noticed = Signal(object)
    settled = Signal(str)
    told = Signal(str, bool)
    wanted = Signal(str)
    given = Signal(object)
    large = Signal(object)
    working = Signal(str, float)

    def __init__(self, theme: Theme, parent: QObject | None = None, keys: Keymap | None = None) -> None:
        super().__init__(parent)
        self.theme = self.page = theme
        self.keys = keys or Keymap()
        self.record: int | None = None
        self.place: Place | None = None
        self._desk: Desk | None = None
        self.own_step = False
        self.no_room = NoRoom(self)

    @property
    def desk(self) -> Desk:
        """The open project's desk. Raises `RuntimeError` without one: panels live only while a project is open."""
        if self._desk is None:
            raise RuntimeError("no project is open")
        return self._desk

    @property
    def has_desk(self) -> bool:
        """Whether a project is open."""
        return self._desk is not None

    def attach(self, desk: Desk | None) -> None:
        """Take another project in hand, or none. The earlier desk is the caller's to close."""
        self.close_record()
        if self._desk is not None:
            self.no_room.write()
            self.no_room.drop()
        self._desk, self.own_step = desk, False
        if desk is not None:
            desk.listen(self._on_changed)
        self.project_changed.emit()

    def set_theme(self, theme: Theme, page: Theme | None = None) -> None:
        """Change colours and text size everywhere; the page may have other colours than the window."""
        self.theme, self.page = theme, page or theme
        self.theme_changed.emit()

    def set_page(self, page: Theme) -> None:
        """Change the colours of the page alone."""
        self.page = page
        self.page_changed.emit()

    def open_record(self, record: int) -> None:
        """Show a document and its record."""
        self.record, self.place = record, None
        self.settled.emit("verify")
        self.record_opened.emit(record)

    def close_record(self) -> None:
        """Show none."""
        if self.record is not None:
            self.record = self.place = None
            self.record_closed.emit()

    def enter(self, place: Place) -> None:
        """Go to a field of the open record. Entering the same field again scrolls its evidence back into view."""
        if self.record is None:
            return
        self.place = place
        self.place_entered.emit(self.record, place)

    def act(self, change: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | None:
        """Do one thing on the desk; None when it was refused, which the person is then told with the reason."""
        if self.no_room.waits:
            self.no_room.write()  # what was done before comes first
        try:
            return change(*args, **kwargs)
        except DiskFull as error:
            self.keep(error, partial(change, *args, **kwargs))
            return None
        except ProjectLocked as error:
            self.refuse(error, (self.tr("Try again"), lambda: self._again(partial(change, *args, **kwargs))))
            return None
        except WorkbenchError as error:
            log.info("refused: %s", type(error).__name__)
            self.refuse(error)
            return None

    def _again(self, change: Callable[[], object]) -> None:
        self.settled.emit("project")
        self.act(change)

    def keep(self, error: DiskFull, change: Callable[[], object]) -> None:
        """There was no room for a change: it waits. Where it is no step of the journal, the person is only told."""
        if error.label:
            self.no_room.keep(change, error.label)
        else:
            self.refuse(error)

    def refuse(self, error: WorkbenchError, *ways: Way) -> None:
        """Tell the person what the program could not do, as it stands in the error, and the `ways` out."""
        self.noticed.emit(notice_of(error)._replace(ways=ways))

    def notice(
        self,
        level: Level,
        title: str,
        words: str,
        *ways: Way,
        about: str = "",
    ) -> None:
        """Show a banner until it is settled."""
        self.noticed.emit(Notice(level, title, words, ways, about))

    def tell(self, sentence: str, undo: bool = False) -> None:
        """Show a toast for five seconds, with Undo when that takes back what the sentence says."""
        self.told.emit(sentence, undo)

    def _on_changed(self, changes: ChangeSet) -> None:
        self.changed.emit(changes)


def notice_of(error: WorkbenchError) -> Notice:
    """The banner for an error: its first sentence as the title, the rest below."""
    title, _, words = (own_words(part) for part in str(error).partition(". "))
    title = title.rstrip(".")
    match error:
        case VerifyRefused():
            return Notice("doubt", title, words, about="verify")
        case BadValue() | EditRefused():
            return Notice("doubt", title, words, about="edit")
        case DiskFull():
            return Notice("fail", title, words, about="disk")
        case _:
            return Notice("fail", title, words, about="project")
