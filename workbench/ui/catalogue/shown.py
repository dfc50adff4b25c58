"""The facts of one entry, its aliases, and the documents that cite it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QScrollArea, QVBoxLayout, QWidget

from workbench.model.catalogue import alias_origin
from workbench.model.guidelines import Guideline
from workbench.ui.bridge import Bridge
from workbench.ui.catalogue.fact import Fact
from workbench.ui.controls import Tool, button
from workbench.ui.parts import Line, column, ground, hline, label, row, wrap

MOST_CITING = 30
"""So many citations of an entry are shown at most."""
_WIDTH = 720


class ShownEntry(QScrollArea):
    """What is known of an entry. `edited` carries a fact's name and its new text; `wanted` another entry's id; `opened`
    a record and a citation's row, `listed` the id of the entry whose documents are to be shown.

    Nothing is changed here.
    """

    spoken_role = "Pane"

    edited = Signal(str, str)
    alias_added = Signal(str)
    alias_removed = Signal(str)
    wanted = Signal(str)
    opened = Signal(int, str)
    listed = Signal(str)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self.facts: dict[str, Fact] = {}
        self.new_alias = QLineEdit(self)
        self.new_alias.hide()
        self.setWidgetResizable(True)
        self.setFrameShape(self.Shape.NoFrame)
        ground(self, "surface")
        self.setProperty("kind", "page")
        self.setAccessibleName(self.tr("Entry"))
        self.clear()

    def clear(self) -> None:
        """Show nothing."""
        self._drop_facts()
        self._put(column(None))

    def show_entry(
        self, entry: Guideline, above: Sequence[Guideline], citing: Sequence[tuple[int, str, str]], usage: int
    ) -> None:
        """Show an entry; `above` from the root down, `citing` the first citations of `usage`."""
        self._drop_facts()
        body = column(label(entry.title, "title", wraps=True), gap=2, margins=(24, 16, 24, 24))
        body.addLayout(self._path(above, entry))
        body.addSpacing(10)
        for name, words in self._names().items():
            body.addWidget(self._fact(name, words, _value(entry, name)))
        self._head(body, self.tr("Aliases"), len(entry.aliases))
        for alias in entry.aliases:
            remove = Tool(self._bridge, "x", self.tr("Take this alias away"), partial(self.alias_removed.emit, alias))
            body.addLayout(row((Line(alias), 1), label(self._origin(entry, alias), "caption"), remove))
        self.new_alias = QLineEdit()
        self.new_alias.setPlaceholderText(self.tr("Another way to write it"))
        self.new_alias.setAccessibleName(self.tr("New alias"))
        self.new_alias.returnPressed.connect(self._add_alias)
        body.addSpacing(4)
        body.addWidget(self.new_alias)
        self._head(body, self.tr("Citations linked to it"), usage)
        if usage:
            whole = button(self.tr("Show their documents"), "quiet", partial(self.listed.emit, entry.id))
            body.addLayout(row(whole, None))
        self._citations(body, citing, usage)
        body.addStretch(1)
        self._put(body)

    @property
    def is_editing(self) -> bool:
        """Whether a person is typing here."""
        return any(fact.is_open for fact in self.facts.values()) or bool(self.new_alias.text().strip())

    def _drop_facts(self) -> None:
        for fact in self.facts.values():
            fact.give_up()
        self.facts = {}

    def _put(self, layout: QVBoxLayout) -> None:
        inner = ground(wrap(layout), "surface")
        inner.setMaximumWidth(self._bridge.theme.px(_WIDTH))
        # Its own button may be what called for this: the old one goes once that is over.
        old = self.takeWidget()
        self.setWidget(inner)
        if old is not None:
            old.deleteLater()

    def _path(self, above: Sequence[Guideline], entry: Guideline) -> QVBoxLayout:
        links: list[QWidget] = []
        for each in above:
            made = button(each.title, "plain", partial(self.wanted.emit, each.id))
            made.setToolTip(each.id)
            links.append(made)
        return column(*(row(link, None) for link in links), Line(entry.id, "caption"), gap=0)

    def _names(self) -> dict[str, str]:
        return {
            "title": self.tr("Title"),
            "kind": self.tr("Kind"),
            "parent_id": self.tr("Lies under"),
            "basis": self.tr("Basis"),
            "body": self.tr("Publisher"),
            "document": self.tr("Document"),
            "edition": self.tr("Edition"),
            "year": self.tr("Year"),
            "chapter": self.tr("Chapter"),
            "pages": self.tr("Pages"),
            "regulation": self.tr("Regulation"),
            "in_force_from": self.tr("In force from"),
            "in_force_to": self.tr("In force to"),
            "url": self.tr("Address"),
            "evidence": self.tr("Known from"),
            "note": self.tr("Note"),
        }

    def _fact(self, name: str, words: str, value: str) -> Fact:
        made = self.facts[name] = Fact(self._bridge, words, value)
        made.given.connect(partial(self.edited.emit, name))
        return made

    def _origin(self, entry: Guideline, alias: str) -> str:
        """Who gave the alias, when and from which document; blank where it came with the entry."""
        found = alias_origin(entry, alias)
        if found is None:
            return ""
        told = self.tr("{who}, {day}, from {file}") if found.document else self.tr("{who}, {day}")
        return told.format(who=found.who, day=found.day, file=found.document)

    def _head(self, body: QVBoxLayout, words: str, count: int) -> None:
        body.addSpacing(12)
        body.addWidget(hline())
        body.addSpacing(8)
        body.addLayout(row(label(words, "head"), label(f"{count:,}", "caption"), None))

    def _citations(self, body: QVBoxLayout, citing: Sequence[tuple[int, str, str]], usage: int) -> None:
        for record, cited, text in citing[:MOST_CITING]:
            go: Callable[[], object] = partial(self.opened.emit, record, cited)
            body.addLayout(
                row(button(self._bridge.desk.record(record).file_name, "plain", go), (Line(text, "second"), 1))
            )
        if usage > MOST_CITING:
            body.addWidget(label(self.tr("and {count} more").format(count=usage - MOST_CITING), "caption"))

    def _add_alias(self) -> None:
        if alias := self.new_alias.text().strip():
            self.new_alias.clear()
            self.alias_added.emit(alias)


def _value(entry: Guideline, name: str) -> str:
    if name == "pages":
        if entry.page_start is None:
            return ""
        one = entry.page_start == entry.page_end
        return str(entry.page_start) if one else f"{entry.page_start}-{entry.page_end}"
    value = getattr(entry, name)
    return "" if value is None else str(value)
