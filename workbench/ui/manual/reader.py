"""Shows one page of the manual: Markdown in the theme's type and colours, pictures as wide as the column."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import (
    QFont,
    QImage,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit

from workbench.resources import resource
from workbench.ui.bridge import Bridge
from workbench.ui.manual.library import slug_of

_COLUMN, _SIDE = 760, 28
_SIZES = {1: ("display", 600), 2: ("title", 600), 3: ("body", 600)}
_LINE, _BOLD = 135, 600


class Reader(QTextBrowser):
    """`followed` carries a link as it is written: `review.md#keys`, or an address that this program never opens."""

    followed = Signal(str)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self.setProperty("kind", "page")
        self.setAccessibleName(self.tr("Page of the manual"))
        self.setOpenLinks(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.anchorClicked.connect(lambda url: self.followed.emit(url.toString()))

    def show_markdown(self, text: str) -> None:
        """Show another page, from its top."""
        document = self.document()
        document.setDefaultFont(self._bridge.theme.font())
        document.setDocumentMargin(0)
        document.setMarkdown(text, QTextDocument.MarkdownFeature.MarkdownDialectGitHub)
        self._dress()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)

    def go_to(self, slug: str) -> None:
        """Bring a heading to the top."""
        block = self.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel() and slug_of(block.text()) == slug:
                top = self.document().documentLayout().blockBoundingRect(block).y()
                self.verticalScrollBar().setValue(round(top) - _SIDE // 2)
                return
            block = block.next()

    def mark(self, words: str) -> None:
        """Mark every place where one of the words stands."""
        made: list[QTextEdit.ExtraSelection] = []
        form = QTextCharFormat()
        form.setBackground(self._bridge.theme.colour("doubt_soft"))
        form.setForeground(self._bridge.theme.colour("text"))
        for word in words.split():
            found = self.document().find(word)
            while not found.isNull():
                marked = QTextEdit.ExtraSelection()
                marked.cursor, marked.format = found, form
                made.append(marked)
                found = self.document().find(word, found)
        self.setExtraSelections(made)

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: N802 - Qt's own name
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return super().loadResource(kind, name)
        return self._picture(name if isinstance(name, str) else name.toString())

    def _picture(self, name: str) -> QImage:
        """A picture in the window's look, as wide as the column."""
        dark = name.replace(".png", "-dark.png")
        for each in (dark, name) if self._bridge.theme.dark else (name,):
            try:
                made = QImage(str(resource("manual", *each.split("/"))))
            except FileNotFoundError:
                continue
            width = min(made.width(), self._width())
            return made.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
        return QImage()

    def _width(self) -> int:
        return min(self._bridge.theme.px(_COLUMN), max(200, self.width() - 2 * _SIDE - 16))

    def resizeEvent(self, event: QResizeEvent) -> None:
        side = max(_SIDE, (self.width() - self._width()) // 2)
        self.setViewportMargins(side, _SIDE // 2, side - 16, 0)
        super().resizeEvent(event)

    # Looks. A style sheet reaches only HTML; Markdown is dressed block by block.

    def _dress(self) -> None:
        block = self.document().begin()
        while block.isValid():
            self._dress_block(block)
            self._dress_words(block)
            block = block.next()
        for frame in self.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                self._dress_table(frame)

    def _dress_block(self, block: QTextBlock) -> None:
        level, px = block.blockFormat().headingLevel(), self._bridge.theme.px
        form = QTextBlockFormat()
        if not _holds_picture(block):  # its line would grow by a third of the picture's height
            form.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if block.textList() is None and not self._in_table(block):
            form.setTopMargin(px({1: 4, 2: 22, 3: 14}.get(level, 0)))
            form.setBottomMargin(px({1: 10, 2: 6, 3: 4}.get(level, 9)))
        cursor = QTextCursor(block)
        cursor.mergeBlockFormat(form)
        if level:
            size, weight = _SIZES.get(level, ("body", 600))
            words = QTextCharFormat()
            words.setFont(self._bridge.theme.font(size, weight))  # type: ignore[arg-type]
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            cursor.mergeCharFormat(words)

    def _in_table(self, block: QTextBlock) -> bool:
        return QTextCursor(block).currentTable() is not None

    def _dress_words(self, block: QTextBlock) -> None:
        theme = self._bridge.theme
        for start, length, form in _pieces(block):
            cursor = QTextCursor(self.document())
            cursor.setPosition(start)
            cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
            words = QTextCharFormat()
            if form.isAnchor():
                words.setForeground(theme.colour("accent"))
            elif form.fontFixedPitch():
                words.setFont(theme.font("body", QFont.Weight.Medium.value))
                words.setForeground(theme.colour("text2"))
                words.setBackground(theme.colour("sunken"))
            elif form.fontWeight() > _BOLD:
                words.setFontWeight(_BOLD)  # the boldest face that is shipped; a bolder one would be smeared
            else:
                continue
            cursor.mergeCharFormat(words)

    def _dress_table(self, table: QTextTable) -> None:
        theme = self._bridge.theme
        form = table.format()
        form.setBorderBrush(theme.colour("line"))
        form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        form.setBorder(1)
        form.setBorderCollapse(True)
        form.setCellPadding(theme.px(5))
        form.setTopMargin(theme.px(6))
        form.setBottomMargin(theme.px(12))
        table.setFormat(form)


def _holds_picture(block: QTextBlock) -> bool:
    return any(form.isImageFormat() for _start, _length, form in _pieces(block))


def _pieces(block: QTextBlock) -> list[tuple[int, int, QTextCharFormat]]:
    """Where each run of words of one look begins, how long it is, its look. Read before any is changed."""
    found = []
    at = block.begin()
    while not at.atEnd():
        piece = at.fragment()
        found.append((piece.position(), piece.length(), QTextCharFormat(piece.charFormat())))
        at += 1
    return found
