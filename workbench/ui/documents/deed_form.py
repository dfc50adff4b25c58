"""The preview of a step over many documents: how many it changes, how many it leaves out and why."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QLineEdit

from workbench.model.deeds import MOST_AT_ONCE, Deed, DeedPlan
from workbench.model.errors import BadValue
from workbench.model.fields import ITEMS, LISTS, RECORD_FIELDS, ROOT, FieldSpec, Kind
from workbench.model.typed import parse_date
from workbench.ui.controls import button
from workbench.ui.documents.deed_words import documents, explained, verb, why_left
from workbench.ui.documents.words import field_label, tr
from workbench.ui.inputs import Choice
from workbench.ui.parts import Part, column, label, row
from workbench.ui.usual import POSTPONED, REJECTED, reason_to_keep, reason_words

Planning = Callable[[Deed], DeedPlan]
"""Says what a deed would do to the chosen documents."""


_USUAL = {"postpone": POSTPONED, "reject": REJECTED}
_REASONED = ("postpone", "reject", "note")
SETTABLE: tuple[tuple[str, FieldSpec], ...] = (
    *((ROOT, spec) for spec in RECORD_FIELDS if spec.kind is Kind.CHOICE),
    *((ITEMS, spec) for spec in LISTS[ITEMS].fields if spec.kind is Kind.CHOICE),
)
"""The fields that one value can be given in many documents: those with a few values to choose from."""


class DeedForm(QFrame):
    """Shows what a deed would do and asks whether to do it. `answered` is emitted once it is to be done."""

    answered = Signal()

    def __init__(self, deed: Deed, planning: Planning) -> None:
        super().__init__()
        self.setObjectName("popup")
        self._planning = planning
        self._plan = planning(deed)
        self._title = label("", "title")
        self._changes = label("", "strong")
        self._left = label("", "second", wraps=True)
        self._complaint = label("", "fail", wraps=True)
        self._go = button("", "primary", self._answer)
        self._reason, self._day = QLineEdit(), QLineEdit()
        self._field, self._value = Choice(), Choice()
        keys = row(
            label(tr("Esc"), "key"),
            label(tr("leave it as it is"), "caption"),
            16,
            None,
            label(tr("One step; Ctrl+Z takes all back"), "caption"),
            6,
            self._go,
            gap=6,
        )
        told = (self._title, 4, label(explained(deed.kind), "second", wraps=True), 14)
        result = (self._changes, 2, self._left, self._complaint, 14, keys)
        self.setLayout(column(*told, *self._inputs(deed), *result, margins=(24, 20, 24, 18)))
        self.setMinimumWidth(560)
        self._show()

    def planned(self) -> DeedPlan:
        """What is to be done, as it was shown."""
        return self._plan

    def _inputs(self, deed: Deed) -> list[Part]:
        if deed.kind in _REASONED:
            return self._reasons(deed)
        if deed.kind == "set":
            return self._values()
        return []

    def _reasons(self, deed: Deed) -> list[Part]:
        asked = tr("Note") if deed.kind == "note" else tr("Reason")
        self._reason.setAccessibleName(asked)
        self._reason.setPlaceholderText(asked)
        self._day.setAccessibleName(tr("Until"))
        self._day.setPlaceholderText(tr("Until, such as 2026-01-31; may stay empty"))
        for field in (self._reason, self._day):
            field.textChanged.connect(self._replan)
            field.returnPressed.connect(self._answer)
        shown = [reason_words(each) for each in _USUAL.get(deed.kind, ())]
        usual = [button(words, "quiet", partial(self._reason.setText, words)) for words in shown]
        self._day.setVisible(deed.kind == "postpone")
        return [self._reason, 4, row(*usual, None, gap=2), 6, self._day, 12]

    def _values(self) -> list[Part]:
        for path, spec in SETTABLE:
            each = tr(" of each item") if path == ITEMS else ""
            self._field.addItem(field_label(spec.name) + each)
        self._field.setCurrentIndex(next(at for at, (_, spec) in enumerate(SETTABLE) if spec.name == "case.priority"))
        self._field.setAccessibleName(tr("Field"))
        self._value.setAccessibleName(tr("Value"))
        self._field.currentIndexChanged.connect(self._fill_values)
        self._value.currentIndexChanged.connect(self._replan)
        self._fill_values()
        return [row((self._field, 1), (self._value, 1)), 14]

    def _fill_values(self) -> None:
        self._value.blockSignals(True)
        self._value.clear()
        self._value.addItems(list(SETTABLE[self._field.currentIndex()][1].choices))
        self._value.blockSignals(False)
        self._replan()

    def _replan(self) -> None:
        deed, complaint = self._plan.deed, ""
        if deed.kind == "set":
            path, spec = SETTABLE[self._field.currentIndex()]
            deed = replace(deed, list=path, field=spec.name, value=self._value.currentText())
        elif deed.kind in _REASONED:
            try:
                typed = self._day.text().strip()
                until = parse_date(typed, tr("Until")) if typed and deed.kind == "postpone" else None
            except BadValue as error:
                until, complaint = None, str(error)
            deed = replace(deed, reason=reason_to_keep(" ".join(self._reason.text().split())), until=until)
        self._plan = self._planning(deed)
        self._show(complaint)

    def _show(self, complaint: str = "") -> None:
        planned = self._plan
        count, kind = planned.documents, planned.deed.kind
        chosen = count + sum(each.documents for each in planned.left_out)
        self._title.setText(f"{verb(kind)}: {documents(chosen)}")
        self.setAccessibleName(self._title.text())
        changes = tr("1 document changes") if count == 1 else tr("{count} documents change").format(count=f"{count:,}")
        self._changes.setText(changes)
        self._left.setText(tr("Left out: {why}.").format(why="; ".join(why_left(planned.left_out))))
        self._left.setVisible(bool(planned.left_out))
        if count > MOST_AT_ONCE:
            complaint = tr("At most {count} documents change in one step. Narrow the filter, or choose fewer.").format(
                count=f"{MOST_AT_ONCE:,}"
            )
        self._complaint.setText(complaint)
        self._complaint.setVisible(bool(complaint))
        needs = kind in _REASONED and not planned.deed.reason
        self._go.setText(f"{verb(kind)}: {count:,}")
        self._go.setEnabled(0 < count <= MOST_AT_ONCE and not complaint and not needs)

    def _answer(self) -> None:
        if self._go.isEnabled():
            self.answered.emit()
        elif self._plan.deed.kind in _REASONED:
            self._reason.setFocus()

    def focusInEvent(self, _event: QFocusEvent) -> None:
        kind = self._plan.deed.kind
        first = self._reason if kind in _REASONED else self._field if kind == "set" else self._go
        first.setFocus()
