"""What the program says by itself: banners in their place until they are settled. Toasts stand in `toast.py`."""

from __future__ import annotations

from collections.abc import Callable

from PySide6 import QtGui
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from workbench.ui.bridge import Bridge, Notice
from workbench.ui.controls import Tool, button
from workbench.ui.painted import Icon
from workbench.ui.parts import column, label, row, wrap

_ICONS = {"fail": ("circle-alert", "fail"), "doubt": ("triangle-alert", "doubt"), "note": ("circle-alert", "accent")}


class Banner(QFrame):
    """One notice: icon, what happened, what follows, the ways out, and a cross to settle it."""

    spoken_role = "AlertMessage"

    def __init__(self, bridge: Bridge, notice: Notice, settle: Callable[[], object]) -> None:
        super().__init__()
        self.notice = notice
        self.setObjectName("banner")
        self.setProperty("level", notice.level)
        self.setAccessibleName(f"{notice.title}. {notice.words}")
        icon, token = _ICONS[notice.level]
        said = column(label(notice.title, "strong", wraps=True), gap=2)
        if notice.words:
            said.addWidget(label(notice.words, "second", wraps=True))
        if notice.ways:
            said.addSpacing(8)
            ways = [button(verb, "" if number == 0 else "quiet", do) for number, (verb, do) in enumerate(notice.ways)]
            said.addLayout(row(*ways, None))
        cross = Tool(bridge, "x", self.tr("Settled"), settle)
        sign = column(1, Icon(bridge, icon, token), None)
        self.setLayout(row(sign, (wrap(said), 1), column(cross, None), gap=10, margins=(12, 10, 6, 10)))


class NoticeArea(QWidget):
    """Stacks the banners of one place; empty and without height while there are none."""

    def __init__(
        self, bridge: Bridge, takes: Callable[[Notice], bool], margins: tuple[int, int, int, int] = (12, 8, 12, 8)
    ) -> None:
        """`takes` says which notices belong here."""
        super().__init__()
        self._bridge, self._takes = bridge, takes
        self._banners: list[Banner] = []
        self._stack = QVBoxLayout(self)
        self._stack.setContentsMargins(*margins)
        self._stack.setSpacing(8)
        self.hide()
        bridge.noticed.connect(self._show)
        bridge.settled.connect(self.settle)

    def banners(self) -> list[Banner]:
        """Those that stand now, oldest first."""
        return list(self._banners)

    def settle(self, about: str) -> None:
        """Take away what was said about something."""
        for banner in self.banners():
            if banner.notice.about == about:
                self._remove(banner)

    def _show(self, notice: Notice) -> None:
        if not self._takes(notice):
            return
        for banner in self.banners():
            if banner.notice == notice or (notice.about and banner.notice.about == notice.about):
                self._remove(banner)
        banner = Banner(self._bridge, notice, lambda: self._remove(banner))
        self._banners.append(banner)
        self._stack.addWidget(banner)
        self.show()
        announce(self, f"{notice.title}. {notice.words}")

    def _remove(self, banner: Banner) -> None:
        self._banners.remove(banner)
        banner.hide()
        self._stack.removeWidget(banner)
        banner.deleteLater()
        self.setVisible(bool(self._banners))


def announce(widget: QWidget, words: str) -> None:
    """Have a screen reader say something that did not come with the focus."""
    QtGui.QAccessible.updateAccessibility(QtGui.QAccessibleAnnouncementEvent(widget, words))
