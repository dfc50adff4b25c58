"""What a window has beside its first frame: what fills the menus, the keys, toasts, what watches and what counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QScrollArea

from workbench.ui import paint, roles
from workbench.ui.findings.counting import Counting
from workbench.ui.menus import Menus, TypingGuard
from workbench.ui.swapping import Swapping
from workbench.ui.toast import Toast
from workbench.ui.visits import Visits

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QMenu

    from workbench.ui.actions import Menu
    from workbench.ui.bridge import Bridge
    from workbench.ui.places import Places
    from workbench.ui.runner import Runner


def describe_widgets() -> None:
    """Have PySide describe all kinds of widgets. It does so with the first one whose kind it has to find out, and that
    is 20 ms which would come together with the first project's places.
    """
    QScrollArea().viewport()


class Rest:
    """One for the window, made once: after the first frame, or when any of it is asked for."""

    def __init__(self, window: Places, bridge: Bridge, runner: Runner, titles: Mapping[Menu, QMenu]) -> None:
        """`titles` are the menus in the row, still empty."""
        roles.install()
        self.menus = Menus(window, titles, window.commands)
        self.toast = Toast(bridge, window, window.status, window.commands.undo)
        self.swapping = Swapping(bridge, runner)
        self.visits = Visits(bridge, lambda: window.is_reviewing)
        self.visits.watch(QApplication.focusWindow())
        application = QApplication.instance()
        if isinstance(application, QApplication):
            TypingGuard(application, window)
        Counting(bridge)
        for signal in (bridge.changed, bridge.record_opened, bridge.record_closed):
            signal.connect(self.menus.refresh)
        window.setWindowIcon(paint.program_icon())
        window.commands.appearance.follow_system()
