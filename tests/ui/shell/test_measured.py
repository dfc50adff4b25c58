"""Words are measured as Qt measures them, and marks painted from pictures look as they are drawn."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetrics, QImage, QPainter

from workbench.ui import measured, paint
from workbench.ui.theme import Theme, dark, light

WORDS = ["", "Upheld", "Cervical epidural steroid injection, C5-6", "Ärztin 😀 ﬁn", "A rationale of many words. " * 90]


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("width", [0, 12, 60, 300, 700])
def test_words_are_cut_as_qt_cuts_them(theme: Theme, words: str, width: int) -> None:
    measure = QFontMetrics(theme.font("second", 500))
    shown = measure.elidedText(words, Qt.TextElideMode.ElideRight, width)
    assert measured.cut(theme, words, width, "second", 500) == (shown, measure.horizontalAdvance(shown))


@pytest.mark.parametrize("words", WORDS)
def test_words_are_as_wide_as_qt_has_them(theme: Theme, words: str) -> None:
    assert measured.advance(theme, words, "body", 600) == QFontMetrics(theme.font("body", 600)).horizontalAdvance(words)


def test_a_text_is_wider_than_any_row_before_all_of_it_is_measured(theme: Theme) -> None:
    whole = measured.advance(theme, WORDS[-1])
    assert 1500 < measured.advance_of_line(theme, WORDS[-1]) < whole
    assert measured.advance_of_line(theme, "Upheld") == measured.advance(theme, "Upheld")


def test_another_text_size_is_measured_anew(theme: Theme) -> None:
    assert measured.advance(theme.at_scale(2.0), "Upheld") > 1.8 * measured.advance(theme, "Upheld")


@pytest.mark.parametrize("state", list(paint.MARKS))
@pytest.mark.parametrize("theme", [light(), dark(), light(1.5)], ids=["light", "dark", "large"])
def test_a_mark_from_its_picture_looks_as_it_is_drawn(theme: Theme, state: str) -> None:
    token, shape = paint.MARKS[state]
    box = QRectF(9, 7, theme.px(14), theme.px(14))
    kept, drawn = canvas(theme), canvas(theme)
    painter = QPainter(kept)
    paint.mark(painter, theme, box, state, 0.4)
    painter.end()
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    shape(paint._Pencil(painter, theme, box, token, 0.4))
    painter.end()
    assert most_apart(kept, drawn) <= 2
    assert kept != canvas(theme)


def canvas(theme: Theme) -> QImage:
    made = QImage(48, 48, QImage.Format.Format_RGB32)
    made.fill(theme.colour("surface"))
    return made


def most_apart(one: QImage, other: QImage) -> int:
    """The largest difference of a pixel's colours, of 255."""
    return max(abs(a - b) for a, b in zip(bytes(one.constBits()), bytes(other.constBits()), strict=True))
