"""Citations that no entry was proposed for, in groups of like words: one decision settles a group."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from workbench.model.alike import UnlinkedGroup
from workbench.model.contract import citation_of
from workbench.model.guidelines import Candidate
from workbench.progress import Progress
from workbench.settings import Settings
from workbench.ui import paint
from workbench.ui.ask import Ask
from workbench.ui.bridge import Bridge
from workbench.ui.controls import button
from workbench.ui.failing import tell_failed
from workbench.ui.links.candidates import Candidates
from workbench.ui.links.choices import Choice, choices_of, found_choices, stored_candidates
from workbench.ui.links.deciding import LinkDecisions
from workbench.ui.links.finder import Finder
from workbench.ui.parts import Prose, Scrolled, column, ground, hline, label, row, set_property, wrap
from workbench.ui.rows import VALUE, Index, RowDelegate, RowList
from workbench.ui.runner import Job, Runner
from workbench.ui.theme import Theme
from workbench.ui.words import counted

_NO_PARENT = QModelIndex()
_TREE_WIDTH, _TREE_SHARE = 420, 0.42
_WIDTH = 720


class Groups(QAbstractListModel):
    """The groups, the largest first. Answers None for what it does not know."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._shown: tuple[UnlinkedGroup, ...] = ()

    def show(self, groups: Sequence[UnlinkedGroup]) -> None:
        """Show these."""
        self.beginResetModel()
        self._shown = tuple(groups)
        self.endResetModel()

    def rowCount(self, _parent: Index = _NO_PARENT) -> int:
        return len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not 0 <= index.row() < len(self._shown):
            return None
        group = self._shown[index.row()]
        if role == VALUE:
            return group
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return f"{group.text}, {how_often(group)}"
        return None


def how_often(group: UnlinkedGroup) -> str:
    """`12 citations, 3 wordings`."""
    told = counted("Unlinked", "{count} citation", "{count} citations", group.citations)
    wordings = len(group.keys)
    return f"{told}, {counted('Unlinked', '{count} wording', '{count} wordings', wordings)}" if wordings > 1 else told


class GroupDelegate(RowDelegate):
    """The commonest wording, and how often the group stands."""

    height = 45

    def draw(self, painter: QPainter, theme: Theme, box: QRectF, index: Index, current: bool) -> None:
        group = index.data(VALUE)
        if not isinstance(group, UnlinkedGroup):
            return
        left, right = 14.0, box.right() - 16
        place = QRectF(right - 48, 5, 48, 20)
        used = paint.text(painter, theme, place, f"{group.citations:,}", "text2", size="second", right=True)
        words = " ".join(group.text.split())
        title = QRectF(left, 5, right - used - 10 - left, 20)
        paint.text(painter, theme, title, words, weight=600 if current else 400)
        below = QRectF(left, 23, right - left, 18)
        paint.text(painter, theme, below, how_often(group), "text3", size="second")


class UnlinkedView(QWidget):
    """Groups at the left; the one in hand at the right, with its candidates and the search of the whole catalogue.

    `working` says in words what goes on and how far it is; `opened` carries a record and a citation's row.
    """

    working = Signal(str, float)
    opened = Signal(int, str)

    def __init__(self, bridge: Bridge, runner: Runner, ask: Ask, settings: Settings) -> None:
        super().__init__()
        self._bridge, self._runner, self._ask, self._settings = bridge, runner, ask, settings
        self._decisions = LinkDecisions(bridge, ask, self)
        self._finder = Finder(bridge, runner, self)
        self._finder.failed.connect(bridge.tell)
        self._candidates: Candidates | None = None
        self._job: Job | None = None
        self._is_old = True
        self.groups = Groups(self)
        self.list = RowList(self.tr("Citations without an entry"))
        self.list.setModel(self.groups)
        self.list.setItemDelegate(GroupDelegate(bridge, self.list))
        self.list.selectionModel().currentChanged.connect(lambda *_rows: self._show())
        self._empty = label("", "second", wraps=True)
        self._empty_row = wrap(row((self._empty, 1), margins=(14, 16, 14, 16)))
        self._left = wrap(column(self._empty_row, (self.list, 1)))
        self._body = column(gap=6, margins=(24, 18, 24, 24))
        self._right = ground(wrap(column(Scrolled(wrap(self._body)))), "surface")
        self.setLayout(row(self._left, (self._right, 1), gap=0))
        bridge.changed.connect(lambda _changes: self._grow_old())
        bridge.project_changed.connect(self._on_project)

    # The groups

    @property
    def busy(self) -> bool:
        """Whether groups are being gathered."""
        return self._job is not None

    @property
    def in_hand(self) -> UnlinkedGroup | None:
        """The group in hand."""
        found = self.list.currentIndex().data(VALUE) if self.list.currentIndex().isValid() else None
        return found if isinstance(found, UnlinkedGroup) else None

    @property
    def offered(self) -> Candidates | None:
        """The candidates on show."""
        return self._candidates

    def refresh(self) -> None:
        """Gather the groups anew, where anything changed since."""
        if self._bridge.has_desk and self._is_old and self._job is None:
            self._is_old = False
            words = self.tr("Gathering the citations without an entry")
            self._say(words)
            task = partial(_group, self._bridge.desk.path, self._settings)
            tell = partial(self._tell, words)
            self._job = self._runner.run(task, self._on_groups, self._on_error, tell)

    def stop(self) -> None:
        """Give up what goes on."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
            self._is_old = True
            self.working.emit("", 0.0)

    def _tell(self, words: str, at: int, total: int, _note: str) -> None:
        self.working.emit(f"{words}, {at:,} / {total:,}" if total else words, at / total if total else 0.0)

    def _on_groups(self, groups: tuple[UnlinkedGroup, ...]) -> None:
        self._job = None
        self.working.emit("", 0.0)
        self.show_groups(groups)

    def show_groups(self, groups: Sequence[UnlinkedGroup]) -> None:
        """Show these; the group in hand stays in hand where it still stands."""
        kept = self.in_hand.keys[0] if self.in_hand else ""
        at = max(self.list.currentIndex().row(), 0)
        self.groups.show(groups)
        self._say("" if groups else self.tr("Every citation has an entry, or a person said that there is none for it."))
        same = next((number for number, group in enumerate(groups) if kept in group.keys), min(at, len(groups) - 1))
        if groups:
            self.list.setCurrentIndex(self.groups.index(same, 0))
        self._show()

    def _on_error(self, error: Exception) -> None:
        self._job = None
        self.working.emit("", 0.0)
        tell_failed(self._bridge, self._runner, error)

    def _say(self, words: str) -> None:
        self._empty.setText(words)
        self._empty_row.setVisible(bool(words))

    def _grow_old(self) -> None:
        self._is_old = True
        if self.isVisible():
            self.refresh()

    def _on_project(self) -> None:
        self.stop()
        self._is_old = True
        self.groups.show(())
        self._show()

    # The group in hand

    def _show(self) -> None:
        self._finder.forget()
        while (item := self._body.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._candidates = None
        group = self.in_hand
        if group is None or not self._bridge.has_desk:
            return
        open_first = partial(self.opened.emit, group.record, group.row)
        where = button(self.tr("Open the first in its document"), "", open_first)
        words = Prose(" ".join(group.text.split()))
        set_property(words, "role", "head")
        words.setAccessibleName(self.tr("The commonest wording"))
        head = wrap(row((label(how_often(group), "second"), 1), where))
        told = label(
            self.tr("What do these mean? The citations are shown before any is linked."), "caption", wraps=True
        )
        self._candidates = self._offer(group)
        for part in (head, words, *map(_other, group.others), hline(), told, self._candidates):
            part.setMaximumWidth(self._bridge.theme.px(_WIDTH))
            self._body.addWidget(part)
        self._body.addWidget(wrap(column(None)), 1)

    def _offer(self, group: UnlinkedGroup) -> Candidates:
        desk = self._bridge.desk
        made = Candidates(self._bridge, len(desk.catalogue_entries()))
        made.chosen.connect(self._decide)
        made.searched.connect(self._search)
        made.search_left.connect(self._leave_search)
        made.entry_wanted.connect(self._new_entry)
        record = desk.record(group.record)
        known = stored_candidates(record, group.row)
        if known:
            self._fill(made, known)
        else:
            self._finder.link(record, group.row, partial(self._fill, made))
        return made

    def _fill(self, made: Candidates, found: Sequence[Candidate]) -> None:
        group = self.in_hand
        if group is not None:
            record = self._bridge.desk.record(group.record)
            citation = citation_of(record, record.rows[group.row])
            nothing = "" if found else self.tr("No entry comes near. Search all entries, or 0 for none.")
            made.offer(choices_of(found, record, group.row, citation, self._bridge.desk.guideline), nothing)

    def _search(self, words: str) -> None:
        if words.strip():
            self._finder.search(words, self._found)

    def _found(self, found: tuple[Candidate, ...]) -> None:
        group = self.in_hand
        if self._candidates is not None and self._candidates.searching and group is not None:
            record = self._bridge.desk.record(group.record)
            choices = found_choices(found, record, group.row, self._bridge.desk.guideline)
            words = self._candidates.search.text().strip()
            self._candidates.show_found(
                choices, "" if choices else self.tr("No entry has “{words}”.").format(words=words)
            )

    def _leave_search(self) -> None:
        self._finder.forget()
        if self._candidates is not None:
            self._candidates.stop_search()
        self.list.setFocus()

    def _decide(self, choice: object) -> None:
        group = self.in_hand
        if group is None:
            return
        if self._candidates is not None and self._candidates.searching:
            self._candidates.stop_search()
        chosen = choice.guideline_id if isinstance(choice, Choice) else None
        self._decisions.link_all(self._bridge.desk.reading_so(group.keys), chosen)
        self.list.setFocus()

    def _new_entry(self) -> None:
        group = self.in_hand
        if group is not None:
            self._decisions.new_entry(self._bridge.desk.record(group.record), group.row)
            self.list.setFocus()

    # Keys and sizes

    def keyPressEvent(self, event: QKeyEvent) -> None:
        offered = self._candidates.offered() if self._candidates and not self._candidates.searching else ()
        digit = event.text()
        if digit == "0" and self.in_hand is not None:
            self._decide(None)
        elif digit.isdecimal() and 1 <= int(digit) <= len(offered):
            self._decide(offered[int(digit) - 1])
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._left.setFixedWidth(min(self._bridge.theme.px(_TREE_WIDTH), round(self.width() * _TREE_SHARE)))


def _other(text: str) -> Prose:
    made = Prose(" ".join(text.split()))
    set_property(made, "role", "second")
    return made


def _group(path: Path, settings: Settings, progress: Progress) -> tuple[UnlinkedGroup, ...]:
    from workbench.tasks.unlinked import group_unlinked  # noqa: PLC0415 - the linker comes with it

    return group_unlinked(path, settings, progress)
