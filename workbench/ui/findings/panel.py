"""The list of what the checks find in the open record, below its form: it goes to each place, and switches checks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workbench.model.edits import ChangeSet
from workbench.model.errors import VerifyRefused
from workbench.model.findings import CheckInfo, FailedCheck, Finding
from workbench.model.review import Place
from workbench.ui.ask import Ask
from workbench.ui.bridge import Bridge
from workbench.ui.controls import ESCAPE, Switch, Tool
from workbench.ui.findings.delegate import FindingDelegate
from workbench.ui.findings.model import FindingsModel
from workbench.ui.findings.switching import switch_off, switch_on
from workbench.ui.findings.words import said
from workbench.ui.parts import Line, column, ground, hline, key_caps, label, row, wrap
from workbench.ui.rows import RowList

_LEAST, _MOST = 2, 0.4
"""Rows that always have room; the share of the panel's place that the list may take."""
_MOST_LISTED, _SEEN = 1_000, 40
"""Of all documents so many are listed, the gravest first; so many rows at most are in view."""


class FindingsPanel(QWidget):
    """Hidden until `open`; opened again, it lists what is found in all documents.

    The row in hand has its words framed on the page; Enter goes there with the keyboard. `gone_to` carries the place
    to enter, `left` says that the keyboard goes back to the form.
    """

    gone_to = Signal(object)
    left = Signal()

    def __init__(self, bridge: Bridge, ask: Ask) -> None:
        super().__init__()
        self._bridge, self._ask = bridge, ask
        self._other_side = False
        self._everywhere = False
        ground(self, "surface")
        self.setAccessibleName(self.tr("Checks"))
        self.model = FindingsModel(self, self._findings_of)
        self.list = _List(self.tr("Checks"), self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(FindingDelegate(bridge, self.list))
        self.list.clicked.connect(self._show_place)
        self.list.doubleClicked.connect(lambda _index: self.go())
        self._counted = Line("", "caption")
        self._nothing = label(self.tr("No check finds anything in this record."), "second")
        self._build()
        self.setFocusProxy(self.list)
        self.hide()
        bridge.record_opened.connect(lambda _record: self.refresh())
        bridge.record_closed.connect(self.close_list)
        bridge.changed.connect(self._on_changed)
        bridge.theme_changed.connect(self._fit)

    def _build(self) -> None:
        cross = Tool(self._bridge, "x", self.tr("Close the list (Esc)"), self.close_list)
        self._scope = Switch(self.tr("This document"), self.tr("All"))
        self._scope.chosen.connect(self._on_scope)
        for part, key in ((cross, "Esc"), (self._scope, "record.checks")):
            part.setProperty("key", key)  # Tab goes on through the record from here; these keys do what the two do
        head = label(self.tr("Checks"), "head")
        bar = wrap(row(head, 8, (self._counted, 1), self._scope, 4, cross, margins=(12, 4, 8, 4)))
        keys = (
            ("Enter", self.tr("go to it")),
            ("Space", self.tr("other side")),
            ("Del", self.tr("switch off or on")),
        )
        self._foot = wrap(row(*key_caps(*keys), None, gap=6, margins=(14, 4, 12, 6)))
        empty = wrap(row(self._nothing, None, margins=(14, 6, 14, 10)))
        self._empty = empty
        self.setLayout(column(hline(), bar, self.list, empty, self._foot))

    # What is shown

    def open(self) -> None:
        """Show the list and take the keyboard to it; asked for again, show what is found in all documents.

        An empty list cannot have the keyboard: asked for once more, it goes.
        """
        if self.list.hasFocus() or not (self.isHidden() or self.model.rows):
            turned = not self._everywhere
            self._scope.set_chosen(int(turned))
            self._on_scope(int(turned))
            if not turned and not self.model.rows:
                self.close_list()
            return
        self.show()
        self._bridge.settled.emit("verify")  # the list says more
        self.refresh()
        if not self.list.currentIndex().isValid() and self.model.rows:
            self.list.setCurrentIndex(self.model.index(0, 0))
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_place()

    def close_list(self) -> None:
        """Hide it; the keyboard goes back to the form."""
        had_focus = self.list.hasFocus()
        self.hide()
        if had_focus:
            self.left.emit()

    def refresh(self) -> None:
        """Show what the checks find now."""
        record = self._bridge.record
        if record is None or self.isHidden():
            return
        at = self.list.currentIndex().row()
        if self._show_rows(record) and self.model.rows:
            self.list.setCurrentIndex(self.model.index(min(max(at, 0), len(self.model.rows) - 1), 0))
        self._empty.setVisible(not self.model.rows)
        self.list.setVisible(bool(self.model.rows))
        self._fit()

    def _show_rows(self, record: int) -> bool:
        """Read the rows anew; whether they are others than before."""
        desk = self._bridge.desk
        self.list.setUniformItemSizes(self._everywhere)
        if self._everywhere:
            counted = Counter[str]()
            for each in desk.finding_counts():
                counted[each.severity] += each.documents
            self._nothing.setText(self.tr("No check finds anything in any document."))
            failed = desk.failed_checks(_MOST_LISTED)
            first = self.tr("the first {count} listed").format(count=f"{_MOST_LISTED:,}")
            told = [self._in_numbers(counted), first if counted.total() > len(failed) else ""]
            self._counted.setText(" · ".join(filter(None, told)))
            return self.model.show_all(failed)
        findings = desk.findings(record)
        self._nothing.setText(self.tr("No check finds anything in this record."))
        self._counted.setText(self._in_numbers(Counter(found.severity for found in findings)))
        return self.model.show_rows(findings, tuple(check for check in desk.checks(record) if check.off))

    def _findings_of(self, record: int) -> tuple[Finding, ...]:
        return self._bridge.desk.findings(record)

    def _on_scope(self, chosen: int) -> None:
        self._everywhere = bool(chosen)
        self.refresh()
        if self.model.rows:
            self.list.setCurrentIndex(self.model.index(0, 0))
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _in_numbers(self, counted: Mapping[str, int]) -> str:
        names = {
            "error": (self.tr("1 error"), self.tr("{count} errors")),
            "warning": (self.tr("1 warning"), self.tr("{count} warnings")),
            "note": (self.tr("1 note"), self.tr("{count} notes")),
        }
        told = []
        for severity, (one, several) in names.items():
            count = counted.get(severity, 0)
            if count:
                told.append(one if count == 1 else several.format(count=f"{count:,}"))
        return " · ".join(told)

    def _on_changed(self, changes: ChangeSet) -> None:
        if self._everywhere or self._bridge.record in changes.records or changes.catalogue:
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.list.doItemsLayout()
        self._fit()

    def _fit(self) -> None:
        """As high as its rows, up to a share of the place around it."""
        shown = min(len(self.model.rows), _SEEN)
        rows = sum(self.list.sizeHintForRow(number) for number in range(shown))
        around = self.parentWidget()
        most = int(around.height() * _MOST) if around is not None else rows
        self.list.show_height(max(self._bridge.theme.px(30 * _LEAST), min(rows, most)) if self.model.rows else 0)
        self._foot.setVisible(self._foot.sizeHint().width() <= self.width())

    # What is done

    def go(self) -> None:
        """Take the keyboard to the place of the finding in hand; a check that is off is asked again."""
        listed = self.model.at(self.list.currentIndex().row())
        if isinstance(listed, FailedCheck):
            self._bridge.open_record(listed.record)
            listed = self.model.finding(listed)
        if isinstance(listed, Finding):
            place = self._place(listed)
            if place is not None:
                self.gone_to.emit(place)
        elif listed is not None:
            switch_on(self._bridge, listed)

    def switch(self) -> None:
        """Switch the check in hand off, with a reason, or on again."""
        listed = self.model.at(self.list.currentIndex().row())
        if isinstance(listed, Finding):
            switch_off(self._bridge, self._ask, listed)
        elif isinstance(listed, CheckInfo):
            switch_on(self._bridge, listed)

    def refuse(self, refused: VerifyRefused) -> None:
        """Say in a banner which error keeps the record from being verified, and what can be done about it."""
        record = self._bridge.record
        found = self._bridge.desk.findings(record) if record is not None else ()
        errors = [each for each in found if each.severity == "error" and each.places]
        if not errors:
            self._bridge.refuse(refused)
            return
        first, several = errors[0], len(errors) > 1
        title = self.tr("Not verified: {count} checks stand") if several else self.tr("Not verified: one check stands")
        words = self.tr(
            "{sentence} (check {code}). Put it right, or switch the check off for this record with a reason."
        )
        ways: list[tuple[str, Callable[[], object]]] = [
            (self.tr("Go to it"), partial(self.gone_to.emit, first.places[0])),
            (self.tr("Switch off …"), partial(switch_off, self._bridge, self._ask, first)),
        ]
        if several:
            ways.append((self.tr("Show all"), self.open))
        told = words.format(sentence=said(first).removesuffix("."), code=first.code)
        self._bridge.notice("doubt", title.format(count=len(errors)), told, *ways, about="verify")

    def turn(self) -> None:
        """Frame the other side of the finding in hand; one in another document opens that."""
        listed = self.model.at(self.list.currentIndex().row())
        if isinstance(listed, Finding) and listed.record:
            self._open_other(listed)
            return
        self._other_side = not self._other_side
        self._enter()

    def _open_other(self, finding: Finding) -> None:
        self._bridge.open_record(finding.record)
        if finding.there is not None:
            self._bridge.enter(finding.there)

    def _show_place(self, _index: QModelIndex | None = None) -> None:
        """Frame what the finding in hand is about, the keyboard staying here."""
        self._other_side = False
        self._enter()

    def _enter(self) -> None:
        listed = self.model.at(self.list.currentIndex().row())
        place = self._place(listed) if isinstance(listed, Finding) else None
        if place is not None:
            self._bridge.enter(place)

    def _place(self, finding: Finding) -> Place | None:
        places = finding.places
        return places[1] if self._other_side and len(places) > 1 else places[0] if places else None


class _List(RowList):
    """Keys of the list: arrows go through, Enter, Space, Del and Esc do."""

    def __init__(self, name: str, panel: FindingsPanel) -> None:
        super().__init__(name)
        self._panel = panel
        self._height = 0
        self.setUniformItemSizes(False)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Maximum)

    def show_height(self, height: int) -> None:
        """How high it would be, were there room."""
        if height != self._height:
            self._height = height
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(0, self._height)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, min(self._height, self.fontMetrics().height() * 2))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._panel.go()
            case Qt.Key.Key_Space:
                self._panel.turn()
            case Qt.Key.Key_Delete:
                self._panel.switch()
            case key if key == ESCAPE:
                self._panel.close_list()
            case _:
                before = self.currentIndex().row()
                super().keyPressEvent(event)
                if self.currentIndex().row() != before:
                    self._panel._show_place()
                return
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()
