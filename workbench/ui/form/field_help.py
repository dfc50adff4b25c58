"""What a field means, which rule found its value and how sure that is, and what it is in verified records."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QT_TRANSLATE_NOOP, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from workbench.model.fields import DIAGNOSES
from workbench.model.past import Example
from workbench.model.review import Cell, Proposal, ReviewRecord
from workbench.tasks.diagnosis_codes import official_words
from workbench.ui.bridge import Bridge
from workbench.ui.controls import ESCAPE
from workbench.ui.form.meaning import form_of, meaning_of
from workbench.ui.form.order import Stop
from workbench.ui.form.shown import alternatives
from workbench.ui.form.standing import Standing
from workbench.ui.form.words import tr
from workbench.ui.keymap import caps_of, in_few_words
from workbench.ui.links.words import short
from workbench.ui.painted import Mark
from workbench.ui.parts import Line, Part, Scrolled, column, hline, label, row, wrap
from workbench.ui.words import word

_WIDTH, _LONGEST = 430, 160
_EDGE = 2
"""The frame's line, and the margin in which it stays whole."""
_ACTS = ("field.confirm", "field.edit", "field.take", "field.other", "field.none", "field.history", "field.note")
_LINK_ACTS = ("field.confirm", "link.open", "field.edit", "row.split", "row.merge", "field.history")
_SURE = (
    (0.97, str(QT_TRANSLATE_NOOP("Record", "nearly always right"))),
    (0.9, str(QT_TRANSLATE_NOOP("Record", "usually right"))),
    (0.75, str(QT_TRANSLATE_NOOP("Record", "mostly right"))),
    (0.5, str(QT_TRANSLATE_NOOP("Record", "doubtful"))),
)


class Help(Struct, frozen=True):
    """What the popup says: `found` where the value comes from, `acts` the actions that do something here."""

    label: str
    state: str
    meaning: str
    form: str
    found: tuple[str, ...]
    examples: tuple[Example, ...]
    acts: tuple[str, ...]


def help_on(standing: Standing, stop: Stop, name: str, examples: Sequence[Example]) -> Help:
    """What is to be said of one stop."""
    record = standing.record
    path = stop.place.name if stop.kind == "add" else record.list_of(stop.place.row)
    cell = record.cells.get(stop.place)
    state = str(standing.views.stop_state(stop))
    found = (*_found(cell), *_official(record, stop.place.row)) if stop.kind != "add" else ()
    acts: tuple[str, ...] = _LINK_ACTS if stop.kind == "citation" else _ACTS
    if stop.kind not in ("statement", "none cited", "add"):
        acts = tuple(id for id in acts if id != "field.none")
    if not alternatives(cell, stop.spec):
        acts = tuple(id for id in acts if id != "field.other")
    meaning = meaning_of(path, stop.spec.name)
    return Help(name, state, meaning, form_of(stop.spec), found, tuple(examples), acts)


def _found(cell: Cell | None) -> tuple[str, ...]:
    """Where the value comes from, a sentence each."""
    if cell is None or cell.proposal is None:
        return (tr("No rule found a value here."),)
    told = [rule_words(cell.proposal)]
    if cell.status != "extracted" and cell.by:
        told.append(tr("{who} decided what stands there now.").replace("{who}", cell.by))
    return tuple(told)


def _official(record: ReviewRecord, row: str) -> tuple[str, ...]:
    """What the code of a diagnosis officially means."""
    if record.list_of(row) != DIAGNOSES:
        return ()
    code, system = (str(record.value(row, name) or "") for name in ("code", "code_system"))
    words = official_words(code, system)
    told = tr("{code} is officially “{words}” in {system}.")
    return (told.replace("{code}", code).replace("{words}", words).replace("{system}", system),) if words else ()


def rule_words(proposal: Proposal) -> str:
    """The rule that proposed a value and how sure it is, in words."""
    name, _, version = proposal.rule.partition("@")
    area, _, what = name.partition(".")
    words = f"{area}: {what}".removesuffix(": ").replace("_", " ")
    sure = next((tr(said) for least, said in _SURE if proposal.confidence >= least), tr("a guess"))
    told = tr("Proposed by the rule “{rule}”{version}: {sure} ({percent}\u00a0of\u00a0100).")
    return (
        told.replace("{rule}", words)
        .replace("{version}", tr(", version {number}").replace("{number}", version) if version not in ("", "1") else "")
        .replace("{sure}", sure)
        .replace("{percent}", str(round(100 * proposal.confidence)))
    )


class FieldHelp(QFrame):
    """Stands beside the field. `left` asks to be closed."""

    left = Signal()

    def __init__(self, bridge: Bridge, told: Help) -> None:
        super().__init__()
        self._bridge, self.told = bridge, told
        self.setObjectName("popup")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("{field}: its rule, with examples").replace("{field}", told.label))
        self.setAccessibleDescription(" ".join((told.meaning, told.form, *told.found)))
        head = row(
            Mark(bridge, told.state), label(told.label, "title"), label(word(told.state), "caption"), None, gap=8
        )
        parts: list[Part] = [self._words(told.meaning), 6, self._words(told.form, "second")]
        for words in told.found:
            parts += [6, self._words(words, "second")]
        parts += [12, hline(), 10, label(tr("In verified records of this project"), "head"), 4]
        parts += [self._example(example) for example in told.examples] or [
            self._words(tr("None is verified yet that has this field."), "caption")
        ]
        parts += [10, hline(), 8, *self._acts()]
        self._head = wrap(column(head, margins=(18, 14, 18, 8)))
        self._body = Scrolled(wrap(column(*parts, None, margins=(18, 0, 18, 12))))
        self.setLayout(column(self._head, (self._body, 1), margins=(1, 1, 1, 1)))
        self.setFixedWidth(bridge.theme.px(_WIDTH))

    def sizeHint(self) -> QSize:
        around = 2 * _EDGE
        width = self.minimumWidth() - around
        return QSize(width + around, self._head.sizeHint().height() + self._body.height_at(width) + around)

    def _words(self, words: str, role: str = "body") -> QWidget:
        return label(words, role, wraps=True)

    def _example(self, example: Example) -> QWidget:
        value = Line(short(example.value, _LONGEST), "medium")
        said = f"“{short(example.quote, _LONGEST)}”" if example.quote else tr("without words on the page")
        made = wrap(column(row((value, 1), label(example.document, "caption"), gap=10), Line(said, "second"), gap=0))
        made.setAccessibleName(f"{example.value}, {said}, {example.document}")
        made.setFixedHeight(self._bridge.theme.px(40))
        return made

    def _acts(self) -> list[Part]:
        """The keys that do something here, two in a row."""
        keys = self._bridge.keys
        shown = [(keys.shown(id), in_few_words(id)) for id in self.told.acts if keys.shown(id)]
        made: list[Part] = []
        for at in range(0, len(shown), 2):
            cells: list[Part] = []
            for key, words in shown[at : at + 2]:
                caps = [label(cap, "key") for cap in caps_of(key)]
                cells.append((wrap(row(*caps, (Line(words, "caption"), 1), gap=3)), 1))
            made.append(row(*cells, *([] if len(cells) == 2 else [(QWidget(), 1)]), gap=10))
            made.append(3)
        return made

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == ESCAPE or self._bridge.keys.meant(event, ("help.field",)):
            self.left.emit()
        elif not self._body.scroll_by_key(event.key()):
            super().keyPressEvent(event)
