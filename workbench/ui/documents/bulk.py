"""The line below the table while several documents are chosen: what can be done with them, and how far it is."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from workbench.model.deeds import Deed, DeedDone, DeedKind, DeedPlan
from workbench.progress import Abandoned, Cancelled, Progress, Stoppable
from workbench.ui.ask import Ask
from workbench.ui.bridge import Bridge
from workbench.ui.controls import Tool, button
from workbench.ui.documents.deed_words import going_on, told, verb
from workbench.ui.documents.words import tr
from workbench.ui.failing import tell_failed
from workbench.ui.painted import Bar
from workbench.ui.parts import column, ground, hline, label, row, wrap
from workbench.ui.runner import Job, Runner

_SHOWN: tuple[DeedKind, ...] = ("verify", "postpone", "reject", "reopen", "set")
_MORE: tuple[DeedKind, ...] = ("confirm", "note", "flag", "unflag", "extract")
_ASKING = ("postpone", "reject", "set", "note")


class Bulk(QWidget):
    """`left` says that the person wants no more than the row in hand. `chosen` gives the documents as a set of bits."""

    left = Signal()

    def __init__(self, bridge: Bridge, runner: Runner, ask: Ask, chosen: Callable[[], int]) -> None:
        super().__init__()
        ground(self, "panel")
        self._bridge, self._runner, self._ask, self._chosen = bridge, runner, ask, chosen
        self._job: Job | None = None
        self._step = Stoppable()
        self._told = label("", "strong")
        self._more = Tool(bridge, "ellipsis", tr("More steps over these documents"), self._show_more)
        self._leave = Tool(bridge, "x", tr("Choose only the row in hand"), self.left.emit)
        self._buttons = [button(self._words(kind), "small", partial(self.begin, kind)) for kind in _SHOWN]
        choosing = wrap(
            row(self._told, 8, *self._buttons, self._more, None, self._leave, gap=6, margins=(16, 6, 10, 6))
        )
        self._working, self._bar = label("", "strong"), Bar(bridge)
        self._bar.setFixedWidth(180)
        self._stop = button(tr("Stop"), "small", self.stop)
        working = wrap(row(self._working, 8, self._bar, None, self._stop, gap=6, margins=(16, 6, 10, 6)))
        self._stack = QStackedWidget()
        self._stack.addWidget(choosing)
        self._stack.addWidget(working)
        self.setLayout(column(hline(), self._stack))
        bridge.theme_changed.connect(self._fit)
        self.hide()

    @property
    def busy(self) -> bool:
        """Whether a step is being done."""
        return self._job is not None

    @property
    def told(self) -> str:
        """How many documents are chosen, as the line says it."""
        return self._told.text()

    def show_count(self, count: int) -> None:
        """Show how many rows are chosen; one is no reason to stand here."""
        self._told.setText(tr("{count} chosen").format(count=f"{count:,}"))
        self.setVisible(self.busy or count > 1)
        self._fit()

    def begin(self, kind: DeedKind) -> None:
        """Show what a step would do to the chosen documents, and do it where it is wanted."""
        chosen = self._chosen()
        if self.busy or not chosen or not self._bridge.has_desk:
            return
        from workbench.tasks.bulk import plan  # noqa: PLC0415 - extraction comes with it

        desk = self._bridge.desk
        planned = self._ask.deed(Deed(kind), lambda deed: plan(desk, chosen, deed))
        if planned is not None and planned.taken:
            self._do(planned)

    def stop(self) -> None:
        """Ask the step that is being done to stop; what became of it is told when it has answered."""
        if self._job is not None:
            self._step.cancel()
            self._stop.setEnabled(False)
            self._working.setText(tr("Stopping …"))

    def drop(self) -> None:
        """The project is being closed: what is not done yet is not done."""
        if self._job is not None:
            self._job.cancel()
            self._end()

    def _do(self, planned: DeedPlan) -> None:
        from workbench.tasks.bulk import do_deed  # noqa: PLC0415 - see above

        desk = self._bridge.desk

        def task(progress: Progress) -> DeedDone | None:
            step.outer = progress
            try:
                return do_deed(desk.path, desk.settings, planned, step)
            except Abandoned:
                raise
            except Cancelled:
                return None

        self._step = step = Stoppable()  # one that is to stop still answers: it may have gone through
        self._bridge.own_step = True
        words = going_on(planned.deed)
        self._tell(words, 0, planned.documents)
        self._stack.setCurrentIndex(1)
        self.show()
        tell = partial(self._tell_progress, words, planned.documents)
        self._job = self._runner.run(task, self._on_done, self._on_error, tell)

    def _tell_progress(self, words: str, documents: int, done: int, total: int, _note: str) -> None:
        share = done / total if total else 0.0
        if not self._step.cancelled:
            self._tell(words, round(share * documents), documents)
        self._bar.set_share(share)

    def _tell(self, words: str, done: int, total: int) -> None:
        self._working.setText(tr("{what}: {done} of {total}").format(what=words, done=f"{done:,}", total=f"{total:,}"))
        self._bar.setAccessibleName(self._working.text())

    def _on_done(self, done: DeedDone | None) -> None:
        self._end()
        if done is None:
            self._bridge.tell(tr("Stopped. No document was changed."))
        elif self._bridge.has_desk:
            self._bridge.act(self._bridge.desk.poll)
            is_last = self._bridge.desk.undo_label == done.label  # and nothing was done since it was begun
            self._bridge.tell(told(done), undo=bool(done.documents) and is_last)

    def _on_error(self, error: Exception) -> None:
        self._end()
        tell_failed(self._bridge, self._runner, error)

    def _end(self) -> None:
        self._job = None
        self._bridge.own_step = False
        self._stop.setEnabled(True)
        self._bar.set_share(0.0)
        self._stack.setCurrentIndex(0)

    def _show_more(self) -> None:
        menu = QMenu(self)
        hidden = [kind for kind, made in zip(_SHOWN, self._buttons, strict=True) if made.isHidden()]
        for kind in (*hidden, *_MORE):
            menu.addAction(self._words(kind)).triggered.connect(lambda _checked, kind=kind: self.begin(kind))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._more.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def _words(self, kind: DeedKind) -> str:
        return verb(kind) + (" …" if kind in _ASKING else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Steps that have no room stand in the menu."""
        room = self.width() - self._told.sizeHint().width() - 3 * self._more.sizeHint().width() - 60
        for made in self._buttons:
            width = made.sizeHint().width() + 6
            made.setVisible(room >= width)
            room -= width
