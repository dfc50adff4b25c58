"""The panel's head: whose record this is, what is left to do, Verify and everything else that can be done to it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from workbench.model.fields import ROOT
from workbench.model.review import ReviewRecord
from workbench.ui.bridge import Bridge
from workbench.ui.controls import PanelBar, Tool, button
from workbench.ui.form.words import tr
from workbench.ui.painted import Mark
from workbench.ui.parts import Line, label, row, set_property, wrap
from workbench.ui.sentences import own_words
from workbench.ui.usual import reason_words
from workbench.ui.words import counted

_OPEN = ("new", "in review")


class RecordHead(PanelBar):
    """`verify_wanted` and `menu_wanted` are the panel's to answer."""

    verify_wanted = Signal()
    menu_wanted = Signal()

    def __init__(self, bridge: Bridge) -> None:
        self._bridge = bridge
        self.name = Line("", "caption")
        self.fails, self._fails = _count(bridge, "fails a check", "fail")
        self.doubts, self._doubts = _count(bridge, "to check", "doubt")
        self._state_mark = Mark(bridge, "new", 12)
        self._settled = self._ready = False
        self.state = label("", "second")
        self._standing = _kept(self._state_mark, self.state)
        self.verify = button("", "small", self.verify_wanted_now)
        self.more = Tool(bridge, "ellipsis", tr("More to do with this record"))
        super().__init__(
            label(tr("Record"), "head"), 8, (self.name, 1), self._fails, self._doubts, self._standing, 6,
            self.verify, 2, self.more, name="barOnSurface", gap=6,
        )  # fmt: skip
        self.verify.setText(self.tr("Verify"))
        bridge.keys.changed.connect(self._tell_keys)
        self._tell_keys()
        self.more.clicked.connect(self.menu_wanted)
        self._fails.setCursor(Qt.CursorShape.PointingHandCursor)
        self._fails.installEventFilter(self)
        self.show_record(None, 0, 0)

    def fit(self) -> None:
        """Where the row is narrow for its text its own name goes first, then the key that the button has too."""
        super().fit()
        if self._ready and not self._settled:
            wanted = self._standing.sizeHint().width() + 6
            rest = (
                self._row.minimumSize().width()
                + self.name.sizeHint().width()
                - (0 if self._standing.isHidden() else wanted)
            )
            self._standing.setVisible(rest + wanted <= self.width())

    def _tell_keys(self) -> None:
        words = self.tr("Verify and open the next document")
        self.verify.setToolTip(self._bridge.keys.with_key(words, "document.verify"))
        self._fails.setToolTip(self._bridge.keys.with_key(self.tr("What the checks find"), "record.checks"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._fails and event.type() == QEvent.Type.MouseButtonRelease:
            self._bridge.wanted.emit("record.checks")
        return super().eventFilter(watched, event)

    def verify_wanted_now(self) -> None:
        """The button was pressed."""
        self.verify_wanted.emit()

    def show_record(self, record: ReviewRecord | None, fails: int, doubts: int) -> None:
        """Show whose record it is and what is left. None for no record."""
        self.name.setText(title_of(record) if record else "")
        state = record.state.name if record else "new"
        is_open = record is not None and state in _OPEN
        self.fails.setText(counted("Record", "{count} fails", "{count} fail", fails) if fails else "")
        self.doubts.setText(tr("{count} to check").replace("{count}", str(doubts)) if doubts else "")
        self._fails.setVisible(is_open and fails > 0)
        self._doubts.setVisible(is_open and doubts > 0)
        ready = is_open and not fails and not doubts
        self._show_standing(state, _why(record), ready, record is not None)
        self.verify.setVisible(is_open)
        self.verify.setFixedHeight(self._bridge.theme.px(26))
        set_property(self.verify, "kind", "primary" if ready else "small")
        self.more.setEnabled(record is not None)
        self.fit()

    def _show_standing(self, state: str, reason: str, ready: bool, known: bool) -> None:
        """A settled record's state; or, when nothing is left, the key that verifies it."""
        settled = self._settled = known and state not in _OPEN
        self._ready = ready
        self._standing.setVisible(settled or ready)
        self._state_mark.setVisible(settled)
        if settled:
            self._state_mark.set_state(state)
        self._standing.setToolTip(reason if settled else "")
        self.state.setText(
            tr(state)
            if settled
            else self.tr("nothing left · {key}").format(key=self._bridge.keys.told("document.verify"))
        )


def title_of(record: ReviewRecord) -> str:
    """The case number, or else the file's name without its ending."""
    return str(record.value(ROOT, "case.case_number") or record.file_name.rpartition(".")[0] or record.file_name)


def _why(record: ReviewRecord | None) -> str:
    """Why a record waits or is left out, and until when."""
    if record is None:
        return ""
    told = record.state.reason or ""
    reason = own_words(told) if record.state.name == "failed" else reason_words(told)
    until = tr("until {day}").replace("{day}", record.state.until) if record.state.until else ""
    return ", ".join(part for part in (reason, until) if part)


def _count(bridge: Bridge, state: str, role: str) -> tuple[QLabel, QWidget]:
    words = label("", role)
    return words, _kept(Mark(bridge, state, 12), words)


def _kept(mark: Mark, words: QLabel) -> QWidget:
    """Mark and words that keep their width while the name beside them is cut."""
    made = wrap(row(mark, words, gap=4))
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return made
