"""What a screen reader calls the widgets that the program paints itself: each class says so in `spoken_role`, the name
of one of Qt's roles.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

_ROLES = QAccessible.Role.__members__


@cache
def install() -> None:
    """Have Qt ask here first, once in a process."""
    QAccessible.installFactory(_made)


def _made(_name: str, thing: QObject) -> QAccessibleInterface | None:
    role = getattr(thing, "spoken_role", "")
    return QAccessibleWidget(thing, _ROLES[role]) if role and isinstance(thing, QWidget) else None
