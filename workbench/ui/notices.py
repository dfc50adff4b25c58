"""What the program says by itself: banners in place until settled, toasts at the lower left for five seconds."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPropertyAnimation, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QGraphicsOpacityEffect, QLabel, QVBoxLayout, QWidget

from workbench.ui.bridge import Bridge, Notice
from workbench.ui.controls import Tool, button
from workbench.ui.painted import Icon
from workbench.ui.parts import column, label, row, wrap

_ICONS = {"fail": ("circle-alert", "fail"), "doubt": ("triangle-alert", "doubt"), "note": ("circle-alert", "accent")}
_TOAST_MS = 5000
_FADE_MS = 120


class Banner(QFrame):
    """One notice: icon, what happened, what follows, the ways out, and a cross to settle it."""

    spoken_role = QAccessible.Role.AlertMessage

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


class Toast(QFrame):
    """One sentence at the lower left of its window, with Undo, for five seconds; a later one takes its place."""

    spoken_role = QAccessible.Role.Notification

    def __init__(self, bridge: Bridge, window: QWidget, above: QWidget, undo: Callable[[], object]) -> None:
        """It stands over the lower edge of the window, above the widget `above`."""
        super().__init__(window)
        self.setObjectName("toast")
        self._window, self._above = window, above
        self._words = QLabel()
        self._undo = button(self.tr("Undo"), "", undo)
        self._undo.clicked.connect(self.hide)
        self._undo.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setLayout(row((self._words, 1), self._undo, gap=8, margins=(14, 6, 8, 6)))
        self.setMinimumHeight(36)
        effect = QGraphicsOpacityEffect(self)
        self.setGraphicsEffect(effect)
        self._fade = QPropertyAnimation(effect, b"opacity", self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_TOAST_MS)
        self._timer.timeout.connect(self.hide)
        window.installEventFilter(self)
        self.hide()
        bridge.told.connect(self.tell)

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.text()

    def tell(self, sentence: str, undo: bool) -> None:
        """Say a sentence."""
        from PySide6.QtWidgets import QStyle  # noqa: PLC0415 - 5 ms of names that a start page shows without

        self._words.setText(sentence)
        self._undo.setVisible(undo)
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()
        self._fade.stop()
        # Nought where the system asks for less motion: then it is there at once.
        wished = self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, self)
        self._fade.setDuration(min(_FADE_MS, max(wished, 0)))
        self._fade.setStartValue(0.0)
        self._fade.setEndValue(1.0)
        self._fade.start()
        self._timer.start()
        announce(self, sentence)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        self.move(14, self._window.height() - self._above.height() - self.height() - 14)


def announce(widget: QWidget, words: str) -> None:
    """Have a screen reader say something that did not come with the focus."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))
