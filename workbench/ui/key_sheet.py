"""All keys on one sheet, built from the action table and the keys in force."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from workbench.ui.actions import TABLE, Action, Group, tr
from workbench.ui.bridge import Bridge
from workbench.ui.controls import button
from workbench.ui.flow import Flow
from workbench.ui.keymap import caps_of
from workbench.ui.parts import Line, Part, Scrolled, column, hline, label, row, wrap

_COLUMN = 350
_COLUMNS: tuple[tuple[Group, ...], ...] = (("Fields", "Rows"), ("Page", "Citations", "Help"), ("Documents", "Project"))


class KeySheet(QFrame):
    """Every key with what it does, in groups, as wide as three columns. `change_wanted` asks for another key."""

    spoken_role = "Dialog"

    change_wanted = Signal()

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self.setObjectName("popup")
        self.setAccessibleName(self.tr("Keys"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._bridge = bridge
        said = label(
            self.tr("Everything can be done without a mouse. Each key can be changed; one that is taken is refused."),
            "second",
            wraps=True,
        )
        self._change = button(self.tr("Change keys"), "small", self.change_wanted.emit)
        head = row(label(self.tr("Keys"), "title"), 12, (said, 1), self._change)
        columns = [self._column(groups) for groups in _COLUMNS]
        for each in columns:
            each.setFixedWidth(bridge.theme.px(_COLUMN))
        inner = wrap(Flow(*columns, gap=24, from_top=True))
        self._scrolled = scrolled = Scrolled(inner)
        scrolled.setMinimumHeight(inner.sizeHint().height())
        scrolled.setMinimumWidth(bridge.theme.px(_COLUMN))
        self.setLayout(column(head, 14, hline(), 14, scrolled, margins=(28, 20, 28, 20)))
        self.setMinimumWidth(min(1180, bridge.theme.px(1180)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._scrolled.scroll_by_key(event.key()):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._change.setFocus()

    def _column(self, groups: tuple[Group, ...]) -> QWidget:
        parts: list[Part] = []
        for number, group in enumerate(groups):
            parts += [*([12] if number else []), label(tr(group), "head"), 4]
            parts += [self._line(action) for action in TABLE if action.group == group and self._shown(action)]
            parts += [self._fixed(*pair) for pair in self._always(group)]
        return wrap(column(*parts, None))

    def _always(self, group: Group) -> tuple[tuple[str, str], ...]:
        """Keys that no action has and nobody changes, with what they do."""
        if group == "Fields":
            return (
                ("Esc", self.tr("Leave it unchanged, close it")),
                ("Up", self.tr("The field above, below")),
            )
        return (("Alt+Shift+Right", self.tr("Select to the sentence’s end")),) if group == "Page" else ()

    def _fixed(self, key: str, words: str) -> QWidget:
        caps = [label(cap, "key") for cap in (("↑", "↓") if key == "Up" else caps_of(key))]
        return self._keyed(caps, key, words, words)

    def _shown(self, action: Action) -> str:
        return self._bridge.keys.shown(action.id)

    def _line(self, action: Action) -> QWidget:
        words = action.words().removesuffix(" …")
        return self._keyed(self._caps(action), self._shown(action), words, action.explained())

    def _keyed(self, caps: list[QLabel], key: str, words: str, explained: str) -> QWidget:
        keys = wrap(row(*caps, None, gap=3))
        keys.setFixedWidth(self._bridge.theme.px(132))
        made = wrap(row(keys, (Line(words), 1), gap=8))
        made.setToolTip(explained)
        made.setFixedHeight(self._bridge.theme.px(24))
        made.setAccessibleName(f"{key}: {words}")
        return made

    def _caps(self, action: Action) -> list[QLabel]:
        return [label(cap, "key") for cap in caps_of(self._shown(action))]
