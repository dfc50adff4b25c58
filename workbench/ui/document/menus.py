"""The menus of the document panel: what can be done with the page, and the headings that one can go to."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from workbench.model.document import Document
from workbench.model.review import Place
from workbench.ui.bridge import Bridge
from workbench.ui.document.outline import outline

if TYPE_CHECKING:
    from workbench.ui.document.panel import DocumentPanel

_MOST_WORDS = 60


def page_menu(panel: DocumentPanel, bridge: Bridge) -> QMenu:
    """What can be done with the page by the pointer alone."""
    menu, chosen = _menu(panel), panel.selection() is not None
    menu.addAction(_tr("Copy"), panel.copy_selection).setEnabled(chosen)
    for words, id in (
        (_tr("Take into the field"), "field.take"),
        (_tr("Add as a row"), "row.pick"),
        (_tr("New item from this heading"), "item.pick"),
    ):
        _ask_window(menu, bridge, words, id).setEnabled(chosen)
    menu.addSeparator()
    for words, id in (
        (_tr("Spotlight on the evidence"), "page.spotlight"),
        (_tr("Freeze this page beside"), "page.freeze"),
        (_tr("Invert the page"), "page.invert"),
    ):
        _ask_window(menu, bridge, words, id)
    menu.addSeparator()
    for words, act in (
        (_tr("Find in the document"), panel.open_find),
        (_tr("Fit text"), panel.fit_text),
        (_tr("Fit width"), panel.fit_width),
        (_tr("100 %"), panel.true_size),
        (_tr("Rotate"), panel.rotate),
    ):
        menu.addAction(words, act)
    return menu


def outline_menu(
    panel: DocumentPanel, bridge: Bridge, document: Document | None, items: Sequence[tuple[str, str]]
) -> QMenu:
    """The headings of a document and its items (row and name), each of which goes there."""
    menu = _menu(panel)
    for heading in outline(document) if document else ():
        menu.addAction(_short(heading.words), partial(panel.view.reveal_position, heading.position, True))
    if items:
        menu.addSeparator()
    for row, name in items:
        menu.addAction(_short(name), partial(bridge.enter, Place(row, "treatment")))
    return menu


def _menu(parent: QWidget) -> QMenu:
    made = QMenu(parent)
    made.aboutToHide.connect(made.deleteLater)
    return made


def _ask_window(menu: QMenu, bridge: Bridge, words: str, id: str) -> QAction:
    """An entry for an action of the window's table, with the key that it has now."""
    key = bridge.keys.told(id)
    act = menu.addAction(f"{words}\t{key}" if key else words)
    act.triggered.connect(lambda _checked: bridge.wanted.emit(id))
    return act


def _short(words: str) -> str:
    cut = words if len(words) <= _MOST_WORDS else words[: _MOST_WORDS - 1].rstrip() + "…"
    return cut.replace("&", "&&")


def _tr(words: str) -> str:
    return QCoreApplication.translate("DocumentPanel", words)
