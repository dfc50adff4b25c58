"""Drawing sheets: a document kept open, and a picture of any of its sheets at any size."""

from __future__ import annotations

from itertools import groupby
from pathlib import PurePath
from typing import Any, Protocol

from workbench.model.document import MediaType, Word
from workbench.model.errors import Unreadable
from workbench.model.picture import Picture
from workbench.sources.letters import SIZE, drawn, font, is_in_font
from workbench.sources.pdf import open_pdf
from workbench.sources.pdf_library import pdf_library
from workbench.sources.plain_text import decoded, pages_of
from workbench.sources.typeset import HEIGHT, MOST_SPACES, WIDTH, baseline, typeset

_MOST_PIXELS = 24_000_000
_LONGEST_SIDE = 12_000
_NARROWED = " " * (MOST_SPACES + 1)  # a gap that is drawn with fewer spaces than it has

MOST_PICTURE_BYTES = _MOST_PIXELS + 4 * _LONGEST_SIDE
"""No picture is larger; what would be is drawn smaller. It is a Letter sheet at 500 dpi, with room for rounding up."""


class Opened:
    """A document kept open for drawing; in a worker process, since a damaged file can take the process with it."""

    def __init__(self, content: bytes, media_type: MediaType, name: str) -> None:
        """Opens `content`; `name` is for messages. Raises `Unreadable`."""
        self._name = PurePath(name).name
        self._sheets: _Sheets = (_PdfSheets if media_type == "application/pdf" else _TextSheets)(self._name, content)

    def picture(self, sheet: int, width: int, rotation: int = 0) -> Picture:
        """The whole sheet, counted from 0, `width` pixels wide, turned clockwise by `rotation` degrees (by 90).

        Smaller than asked where it would be more than `MOST_PICTURE_BYTES`. Raises `Unreadable`.
        """
        pixmap = self.pixmap(sheet, width, rotation)
        return Picture(pixmap.width, pixmap.height, pixmap.stride, pixmap.samples)

    def pixmap(self, sheet: int, width: int, rotation: int = 0) -> Any:
        """As `picture`, in the PDF library's own memory: for a caller that copies the bytes itself."""
        try:
            page = self._sheets.page(sheet)
            across, down = page.rect.width, page.rect.height
            zoom = max(1, width) / (down if rotation % 180 else across)
            zoom = min(zoom, (_MOST_PIXELS / (across * down)) ** 0.5, _LONGEST_SIDE / max(across, down))
            turned = pdf_library().Matrix(zoom, zoom).prerotate(rotation)
            return page.get_pixmap(matrix=turned, colorspace=pdf_library().csGRAY, alpha=False)
        except Exception as error:  # the library raises RuntimeError, ValueError, IndexError and its own kinds
            raise Unreadable(
                f"Page {sheet + 1} of {self._name} could not be drawn. It is damaged; its text is not affected."
            ) from error
        finally:
            pdf_library().TOOLS.reset_mupdf_warnings()

    def close(self) -> None:
        """Give the memory back. The library keeps up to 256 MB of decoded pictures and fonts, also of closed files."""
        self._sheets.close()
        pdf_library().TOOLS.store_shrink(100)


class _Sheets(Protocol):
    def page(self, sheet: int) -> Any: ...

    def close(self) -> None: ...


class _PdfSheets:
    """The pages of a PDF are its sheets."""

    def __init__(self, name: str, content: bytes) -> None:
        self._document = open_pdf(name, content)

    def page(self, sheet: int) -> Any:
        return self._document[sheet]

    def close(self) -> None:
        self._document.close()


class _TextSheets:
    """Sheets of set text, drawn as PDF pages in memory when they are first asked for."""

    def __init__(self, name: str, content: bytes) -> None:
        pages, sheets = typeset(pages_of(decoded(name, content)[0]))
        self._texts = [page.text for page in pages]
        self._page_of = [sheet.page for sheet in sheets]
        self._words: list[list[Word]] = [[] for _ in sheets]
        for page in pages:
            for word in page.words:
                self._words[word.sheet].append(word)
        self._document = pdf_library().open()
        self._drawn: dict[int, int] = {}

    def page(self, sheet: int) -> Any:
        words = self._words[sheet]
        if sheet not in self._drawn:
            page = self._document.new_page(width=WIDTH, height=HEIGHT)
            _write(page, self._texts[self._page_of[sheet]], words)
            self._drawn[sheet] = page.number
        return self._document[self._drawn[sheet]]

    def close(self) -> None:
        self._document.close()


def _write(page: Any, text: str, words: list[Word]) -> None:
    """Draw the words: a line at once where Times has all its letters, otherwise each word at its place."""
    writer = pdf_library().TextWriter(page.rect)
    for _, members in groupby(words, key=lambda word: word.line):
        line = list(members)
        whole = text[line[0].start : line[-1].end]
        if _NARROWED not in whole and is_in_font(whole):
            writer.append((line[0].x0, baseline(line[0])), whole, font=font(), fontsize=SIZE)
            continue
        for word in line:
            letters = drawn(text[word.start : word.end])
            if letters:
                writer.append((word.x0, baseline(word)), letters, font=font(), fontsize=SIZE)
    writer.write_text(page)
