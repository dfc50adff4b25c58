"""The adding page: counts, a bar, failures with their reasons, every file with what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from workbench.model.fields import ITEMS, ROOT
from workbench.model.states import needs_eyes
from workbench.settings import Settings
from workbench.tasks.ocr import can_recognise
from workbench.ui.adding.files import File, FileDelegate, Files, FileState
from workbench.ui.adding.intake import Intake
from workbench.ui.adding.recognition import Recognition
from workbench.ui.adding.returning import Returning
from workbench.ui.adding.words import reason_of, time_left
from workbench.ui.ask import Ask
from workbench.ui.bridge import Bridge, Notice
from workbench.ui.controls import Switch, button
from workbench.ui.empty import EmptyState
from workbench.ui.notices import NoticeArea
from workbench.ui.own_turn import OwnTurn
from workbench.ui.painted import Bar
from workbench.ui.parts import box, column, ground, label, row, wrap
from workbench.ui.rows import VALUE, RowList
from workbench.ui.runner import Runner
from workbench.ui.sentences import own_words
from workbench.ui.usual import UNREAD
from workbench.ui.words import counted, plural

if TYPE_CHECKING:
    from workbench.model.review import ReviewRecord
    from workbench.tasks.importing import ImportOutcome

_WIDTH = 1000
_BANNERS = 2
_SHOWN: tuple[tuple[FileState, ...], ...] = ((), ("reading", "waiting", "ocr"), ("ready",), ("failed",))


class AddingPage(QWidget):
    """Documents come into the project here. `busy` while any is being read; `busy_changed` when that begins or ends,
    `ready_changed` when the first file stands here or is ready, or none any more.
    """

    busy_changed = Signal()
    ready_changed = Signal()

    def __init__(self, bridge: Bridge, runner: Runner, ask: Ask, settings: Settings) -> None:
        super().__init__()
        ground(self, "panel")
        self._bridge, self._ask, self._settings = bridge, ask, settings
        self._intake = Intake(bridge, runner, settings)
        self._intake.found.connect(self._on_found)
        self._intake.taken.connect(self._on_taken)
        self._intake.ended.connect(self._on_ended)
        self._scans = Recognition(bridge, runner, settings)
        self._scans.page_read.connect(self._on_page_read)
        self._scans.done.connect(self._on_scan_done)
        self._scans.ended.connect(self._finish)
        self._records = Returning(bridge, runner)
        self._records.began.connect(lambda path: self._on_found([path]))
        self._records.went.connect(self._on_returning)
        self._records.done.connect(self._on_returned)
        self._records.ended.connect(self._finish)
        self._files = Files(self, self._state_words)
        self._stopped = False
        self._first: int | None = None
        self._opening = OwnTurn(self._open_first, self)
        self._offered = False, False
        self._build()
        bridge.project_changed.connect(self._on_project)
        bridge.theme_changed.connect(self._fit)
        self._fit()
        self._tell()

    def _build(self) -> None:
        bridge = self._bridge
        self._title, self._said = label("", "title"), label("", "second")
        self._stop = button(self.tr("Stop"), "", self.stop)
        self._review = button("", "primary", self.review_ready)
        head = row(column(self._title, self._said, gap=4), None, self._stop, self._review)
        self._done, self._ready = label("", "strong"), label("", "second")
        self._known, self._failed, self._left = label("", "second"), label("", "fail"), label("", "caption")
        counts = row(self._done, 14, self._ready, self._known, self._failed, None, self._left, gap=14)
        self._bar = Bar(bridge, height=6)
        self._notices = NoticeArea(bridge, lambda notice: notice.about.startswith("file:"), (0, 8, 0, 8))
        self._switch = Switch(self.tr("All"), "", "", "")
        self._switch.chosen.connect(lambda number: self._files.want(_SHOWN[number]))
        self._list = RowList(self.tr("Files"))
        self._list.setModel(self._files)
        self._list.setItemDelegate(FileDelegate(self._list, self._files, bridge))
        self._list.activated.connect(lambda index: self._open(index.data(VALUE)))
        self._list.doubleClicked.connect(lambda index: self._open(index.data(VALUE)))
        table = box("card", column(4, (self._list, 1), margins=(1, 0, 1, 1)))
        self._going = wrap(
            column(28, head, 22, counts, 8, self._bar, 10, self._notices, 8, row(self._switch, None), 8, (table, 1), 20)
        )
        choose = button(self.tr("Choose files"), "primary", partial(bridge.wanted.emit, "project.add"))
        folder = button(self.tr("Choose a folder"), "", partial(bridge.wanted.emit, "project.add_folder"))
        words = self.tr(
            "Drop PDF or text files, or whole folders, anywhere on this window. Each is read and proposed. "
            "Records that were exported come back the same way."
        )
        nothing = EmptyState(bridge, "inbox", self.tr("Add documents"), words, choose, folder)
        self._stack = QStackedWidget()
        self._stack.addWidget(nothing)
        self._stack.addWidget(self._going)
        self.setLayout(row(None, (self._stack, 100), None, margins=(12, 0, 12, 0)))

    @property
    def busy(self) -> bool:
        """Whether documents are being read."""
        return self._intake.busy or self._scans.busy or self._records.busy

    @property
    def has_files(self) -> bool:
        """Whether any file is shown: waiting, being read, read or failed."""
        return self._files.count(*get_args(FileState)) > 0

    @property
    def has_ready(self) -> bool:
        """Whether any of the files can be reviewed."""
        return self._files.count("ready", "known") > 0

    @property
    def files(self) -> list[File]:
        """The files of the last round, and those that were added to it."""
        return self._files.files

    def add(self, paths: Sequence[Path]) -> None:
        """Read files and folders into the project; they queue behind what is being read."""
        if not self.busy:
            self._files.clear()
            self._switch.set_chosen(0)
        self._stopped = False
        self._take_in(paths)
        self.busy_changed.emit()
        self._tell()

    def _take_in(self, paths: Sequence[Path]) -> None:
        """Documents are read, exported records taken back."""
        from workbench.tasks.importing_records import datasets_among  # noqa: PLC0415 - a window opens without it

        datasets, others = datasets_among(paths)
        if others:
            self._intake.add(others)
        for dataset in datasets:
            self._records.add(dataset)

    def stop(self) -> None:
        """Read no more. What was read stays."""
        self._stopped = self.busy
        self._scans.stop()
        self._records.stop()
        self._intake.stop()

    def recognise(self, record: int) -> None:
        """Read a document's scanned pages by OCR, and propose its values."""
        from workbench.tasks.recognising import Scan  # noqa: PLC0415 - as in recognition.py

        desk = self._bridge.desk
        document = self._bridge.act(desk.document, record)
        content = self._bridge.act(desk.content, record)
        if document is None or content is None:
            return
        path = Path(document.file_name)
        file = self._files.of_record(record) or self._files.file(path)
        file.record = record
        self._files.change(file, "ocr", self.tr("waiting for OCR"))
        self._scans.put(record, Scan(path, document, content))
        self._scans.start()
        self.busy_changed.emit()
        self._tell()

    # What happened

    def _on_project(self) -> None:
        self._first = None
        self._opening.drop()
        self._scans.stop()
        self._records.stop()
        self._intake.stop()
        self._files.clear()
        self._tell()

    def _on_found(self, paths: list[Path]) -> None:
        self._files.start(paths)
        self._mark_reading()
        self._tell()

    def _on_taken(self, outcome: ImportOutcome, became: str, record: int | None) -> None:
        file = self._files.file(outcome.path)
        file.record = record
        if outcome.document is not None:
            count = len(outcome.document.sheets)
            file.pages = counted("AddingPage", "{count} page", "{count} pages", count)
        match became:
            case "failed":
                self._files.change(file, "failed", own_words(reason_of(file.path, str(outcome.error))))
                self._explain(file)
            case "known":
                self._files.change(file, "known", self.tr("the same file is already here"))
            case _:
                self._files.change(file, "ready", self._summary(outcome.record) if outcome.record else "")
        if became != "failed":
            self._leave_to_ocr(file, outcome)
        self._mark_reading()
        self._tell()
        if self._bridge.record is None and file.state == "ready" and record is not None:
            self._first = self._first or record
            self._opening.start()

    def _open_first(self) -> None:
        """Open the first document that came in, where none is open; in a turn of its own."""
        record, self._first = self._first, None
        if record is not None and self._bridge.record is None and self._bridge.has_desk:
            self._bridge.open_record(record)

    def _on_returning(self, path: Path, words: str) -> None:
        self._files.change(self._files.file(path), "reading", words)

    def _on_returned(self, path: Path, words: str, refused: bool) -> None:
        file = self._files.file(path)
        self._files.change(file, "failed" if refused else "ready", words)
        if refused:
            self._explain(file, self.tr("Some records of {name} were refused"))
        self._tell()

    def _leave_to_ocr(self, file: File, outcome: ImportOutcome) -> None:
        """A scan waits until all others are read, where OCR can read it at all."""
        from workbench.tasks.importing import scan_of  # noqa: PLC0415 - loaded by whoever read the outcome

        found = scan_of(self._bridge.desk, outcome) if can_recognise() else None
        if found is not None:
            file.record = found[0]
            self._scans.put(*found)
            self._files.change(file, "ocr", self.tr("waiting for OCR"))

    def _on_page_read(self, record: int, page: int, pages: int) -> None:
        if file := self._files.of_record(record):
            following = min(page + 1, pages)
            self._files.change(file, "ocr", self.tr("OCR, page {page} of {pages}").format(page=following, pages=pages))

    def _on_scan_done(self, record: int, why_not: str) -> None:
        file = self._files.of_record(record)
        if file is None or not self._bridge.has_desk:
            return
        said = own_words(reason_of(file.path, why_not)) if why_not else self._summary(self._bridge.desk.record(record))
        self._files.change(file, "ready", said)
        self._tell()
        if self._bridge.record is None:
            self._bridge.open_record(record)

    def _on_ended(self) -> None:
        for file in self._files.files:
            if file.state in ("waiting", "reading"):
                self._files.change(file, "waiting", self.tr("not read"))
        if self._scans.start():
            self._tell()
        else:
            self._finish()

    def _finish(self) -> None:
        if self._intake.busy or self._records.busy:
            return
        for file in self._files.files:
            if file.state == "ocr":
                self._files.change(file, "ready", self.tr("a scan, not read: opens as an empty form"))
        self._files.want(())
        self._switch.set_chosen(0)
        self._tell()
        self.busy_changed.emit()
        self._bridge.working.emit("", 0.0)
        if not self.isVisible() and self._files.count("ready", "failed"):
            ready = counted(
                "AddingPage", "{count} document added.", "{count} documents added.", self._files.count("ready")
            )
            self._bridge.tell(ready)

    def _mark_reading(self) -> None:
        """The workers take files in order: the first that are not done are those in hand."""
        while self._files.count("reading") < self._intake.workers and (file := self._files.take_waiting()):
            self._files.change(file, "reading")

    # Words

    def _summary(self, record: ReviewRecord) -> str:
        layout = str(record.value(ROOT, "document.layout") or "unknown")
        if layout == "unknown":
            return self.tr("no known layout: opens as an empty form")
        items = counted("AddingPage", "{count} item", "{count} items", len(record.rows_of(ITEMS)))
        doubts = sum(needs_eyes(cell, self._settings.doubt_below) for cell in record.cells.values())
        parts = [layout.replace("-", " "), items]
        if doubts:
            parts.append(self.tr("{count} to check").format(count=doubts))
        return " · ".join(parts)

    def _state_words(self, file: File) -> str:
        return {"waiting": self.tr("waiting"), "reading": self.tr("reading")}.get(file.state, "")

    def _explain(self, file: File, headed: str = "") -> None:
        """A banner for the first failures; the rest stand in the list, under Failed."""
        if len(self._notices.banners()) >= _BANNERS:
            return
        title, words = (headed or self.tr("{name} could not be read")).format(name=file.path.name), file.note
        ways = [(self.tr("Try again"), partial(self._again, file))]
        if file.record is not None:
            ways.insert(0, (self.tr("Choose the file again …"), partial(self._choose_again, file, file.record)))
            ways.append((self.tr("Leave it out"), partial(self._leave_out, file, file.record)))
        self._bridge.noticed.emit(Notice("fail", title, words, tuple(ways), f"file:{file.path}"))

    def _again(self, file: File) -> None:
        self._bridge.settled.emit(f"file:{file.path}")
        self._take_in([file.path])

    def _choose_again(self, file: File, record: int) -> None:
        """Read the file from where it lies whole; the document that failed becomes that one."""
        path = self._ask.file_again(file.path.name, file.path.parent)
        if path and self._bridge.act(self._bridge.desk.find_file, record, path):
            self._bridge.settled.emit(f"file:{file.path}")
            self._files.drop(file)
            self._take_in([path])

    def _leave_out(self, file: File, record: int) -> None:
        """The document that failed is rejected, which undo takes back."""
        if self._bridge.act(self._bridge.desk.reject, record, UNREAD):
            self._bridge.settled.emit(f"file:{file.path}")
            self._files.drop(file)
            self._tell()
            self._bridge.tell(self.tr("{name} is left out.").format(name=file.path.name), undo=True)

    def _tell(self) -> None:
        files = self._files
        total, ready, failed, known = (
            len(files.files),
            files.count("ready"),
            files.count("failed"),
            files.count("known"),
        )
        done = ready + failed + known
        self._stack.setCurrentIndex(1 if total or self.busy else 0)
        if (now := (self.has_files, self.has_ready)) != self._offered:
            self._offered = now
            self.ready_changed.emit()
        title = self.tr("Adding documents") if self.busy else self.tr("Documents added")
        self._title.setText(self.tr("Stopped") if self._stopped and not self.busy else title)
        self._said.setText(
            self.tr("You can review what is ready; reading goes on behind.")
            if self.busy
            else self.tr("What was read stays in the project.")
        )
        self._stop.setVisible(self.busy)
        self._review.setText(self.tr("Review {count} ready").format(count=ready) if ready else self.tr("Review"))
        told = plural("AddingPage", "{done:,} of {total:,} file", "{done:,} of {total:,} files", total)
        self._done.setText(told.format(done=done, total=total))
        self._ready.setText(self.tr("{count:,} ready").format(count=ready))
        self._known.setText(self.tr("{count:,} already here").format(count=known) if known else "")
        self._failed.setText(self.tr("{count:,} could not be read").format(count=failed) if failed else "")
        self._left.setText(time_left(self._intake.seconds, done, total) if self.busy else "")
        self._bar.set_share(done / total if total else 0.0)
        for number, (word, count) in enumerate(
            (
                (self.tr("All"), total),
                (self.tr("Working"), files.count("reading", "waiting", "ocr")),
                (self.tr("Ready"), ready),
                (self.tr("Failed"), failed),
            )
        ):
            self._switch.set_word(number, f"{word} {count:,}")
        if self.busy and total:
            words = self.tr("Reading {done:,} of {total:,}").format(done=done, total=total)
            self._bridge.working.emit(words, done / total)

    # Ways on

    def review_ready(self) -> None:
        """Go to review: to the file chosen in the list, or to the first that is ready."""
        chosen = self._list.currentIndex().data(VALUE) if self._list.hasFocus() else None
        if isinstance(chosen, File) and chosen.record is not None:
            self._open(chosen)
            return
        first = next((file for file in self._files.files if file.state == "ready"), None)
        if first is not None and self._bridge.record is None:
            self._open(first)
        self._bridge.wanted.emit("place.review")

    def _open(self, file: object) -> None:
        if isinstance(file, File) and file.record is not None:
            self._bridge.open_record(file.record)
            self._bridge.wanted.emit("place.review")

    def _fit(self) -> None:
        self._stack.setMaximumWidth(min(self._bridge.theme.px(_WIDTH), 1500))
