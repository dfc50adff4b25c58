"""Pictures of sheets: of the size asked for, with ink where the words are."""

from __future__ import annotations

from pathlib import Path

import pytest
from made_pdfs import lines, pdf_of

from workbench.model.document import MediaType, Word
from workbench.model.errors import Unreadable
from workbench.model.picture import Picture
from workbench.sources import MOST_PICTURE_BYTES, Opened, read

PDF = pdf_of(lines())
TEXT = "The request is not medically necessary.\n\nUpheld \u2013 \u4e2d\u6587 \U0001f600 \u2603 caf\u00e9".encode()
KINDS: list[tuple[MediaType, bytes]] = [("application/pdf", PDF), ("text/plain", TEXT)]


def ink(picture: Picture, x0: float, y0: float, x1: float, y1: float) -> int:
    """How many dark pixels the box has."""
    rows = [
        picture.grey[y * picture.stride + int(x0) : y * picture.stride + int(x1) + 1]
        for y in range(int(y0), int(y1) + 1)
    ]
    return sum(grey < 128 for row in rows for grey in row)


def ink_of(word: Word, picture: Picture, zoom: float) -> int:
    return ink(picture, word.x0 * zoom, word.y0 * zoom, word.x1 * zoom, word.y1 * zoom)


@pytest.mark.parametrize(("media_type", "content"), KINDS, ids=["pdf", "text"])
def test_a_picture_has_the_width_asked_for(media_type: MediaType, content: bytes) -> None:
    picture = Opened(content, media_type, "a").picture(0, 306)
    assert (picture.width, picture.height) == (306, 396)
    assert len(picture.grey) == picture.stride * picture.height


@pytest.mark.parametrize(("media_type", "content"), KINDS, ids=["pdf", "text"])
def test_ink_stands_in_the_boxes_of_words_and_nowhere_else(media_type: MediaType, content: bytes) -> None:
    words = read(Path("a"), content).pages[0].words
    picture = Opened(content, media_type, "a").picture(0, 1224)
    dark = [ink_of(word, picture, 2) for word in words]
    assert all(dark)
    assert sum(dark) == pytest.approx(ink(picture, 0, 0, 1223, 1583), rel=0.02)


def test_a_turned_picture_is_as_wide_as_asked() -> None:
    opened = Opened(PDF, "application/pdf", "a")
    assert [opened.picture(0, 396, turn).height for turn in (90, 270)] == [306, 306]
    upright, turned = opened.picture(0, 306), opened.picture(0, 306, 180)
    foot = sum(grey < 128 for grey in turned.grey[turned.stride * 198 :])
    assert foot == pytest.approx(ink(upright, 0, 0, 305, 197), rel=0.05)


def test_a_pdf_page_that_is_shown_turned_is_drawn_so() -> None:
    content = pdf_of(lines(), rotation=90)
    picture = Opened(content, "application/pdf", "a").picture(0, 1584)
    words = read(Path("a.pdf"), content).pages[0].words
    assert (picture.width, picture.height) == (1584, 1224)
    assert all(ink_of(word, picture, 2) for word in words)


@pytest.mark.parametrize("size", [(612, 792), (10, 14000), (14000, 10)])
def test_no_picture_is_larger_than_the_ceiling(size: tuple[float, float]) -> None:
    picture = Opened(pdf_of(lines(["a"]), sizes=[size]), "application/pdf", "a").picture(0, 10**9)
    assert 0 < len(picture.grey) <= MOST_PICTURE_BYTES


def test_a_sheet_can_be_drawn_again_at_another_size() -> None:
    opened = Opened(b"line\n" * 100, "text/plain", "a")
    assert [opened.picture(sheet, width).width for sheet, width in ((1, 200), (0, 100), (1, 400))] == [200, 100, 400]


def test_what_cannot_be_drawn_is_named() -> None:
    with pytest.raises(Unreadable, match=r"^Page 9 of case\.pdf could not be drawn\."):
        Opened(PDF, "application/pdf", "folder/case.pdf").picture(8, 100)
    with pytest.raises(Unreadable, match=r"^case\.pdf could not be read\."):
        Opened(b"nothing", "application/pdf", "case.pdf")
