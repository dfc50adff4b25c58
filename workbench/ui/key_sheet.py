"""All keys on one sheet, built from the action table."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from workbench.ui.actions import TABLE, Action, Group, tr
from workbench.ui.bridge import Bridge
from workbench.ui.palette import caps_of
from workbench.ui.parts import Line, Part, column, hline, label, row, wrap

_COLUMNS: tuple[tuple[Group, ...], ...] = (("Fields", "Citations"), ("Documents", "Page"), ("Project", "Help"))


class KeySheet(QFrame):
    """Every key with what it does, in groups, as wide as three columns."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self.setObjectName("popup")
        self.setAccessibleName(self.tr("Keys"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        said = label(self.tr("Everything can be done without a mouse."), "second")
        close = row(label("Esc", "key"), label(self.tr("close"), "caption"), gap=6)
        head = row(label(self.tr("Keys"), "title"), 12, said, None, close)
        columns: list[Part] = [(self._column(bridge, groups), 1) for groups in _COLUMNS]
        self.setLayout(column(head, 16, hline(), 18, row(*columns, gap=36), margins=(28, 22, 28, 26)))
        self.setMinimumWidth(min(1180, bridge.theme.px(1180)))

    def _column(self, bridge: Bridge, groups: tuple[Group, ...]) -> QWidget:
        parts: list[Part] = []
        for number, group in enumerate(groups):
            parts += [*([16] if number else []), label(tr(group), "head"), 6]
            parts += [self._line(bridge, action) for action in TABLE if action.group == group and action.keys]
        return wrap(column(*parts, None))

    def _line(self, bridge: Bridge, action: Action) -> QWidget:
        caps = wrap(row(*(label(cap, "key") for cap in caps_of(action.shown_keys())), None, gap=3))
        caps.setFixedWidth(bridge.theme.px(132))
        made = wrap(row(caps, (Line(action.words().removesuffix(" …")), 1), gap=8))
        made.setToolTip(action.explained())
        made.setFixedHeight(bridge.theme.px(26))
        made.setAccessibleName(f"{action.shown_keys()}: {action.words()}")
        return made
