"""Whatever is wrong with a file's bytes, there is a document or a sentence, and never a word from the PDF library."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_pdfs import lines, pdf_of, scan_of

from workbench.model.document import Document
from workbench.model.errors import Unreadable
from workbench.sources import Opened, read

TEXT_PDF = pdf_of(lines(), lines(), lines())
SCAN = scan_of(lines())


def outcome(content: bytes) -> Document | str:
    """The document or what is said about it; every sheet of the document is drawn or refused, too."""
    try:
        document = read(Path("broken.pdf"), content)
    except Unreadable as refusal:
        return str(refusal)
    opened = Opened(content, document.media_type, "broken.pdf")
    for sheet in range(len(document.sheets)):
        with suppress(Unreadable):
            opened.picture(sheet, 60)
    opened.close()
    return document


@pytest.mark.parametrize("whole", [TEXT_PDF, SCAN], ids=["text", "scan"])
@given(share=st.floats(0, 1))
@settings(max_examples=40, deadline=None)
def test_a_file_cut_off_anywhere(whole: bytes, share: float) -> None:
    told = outcome(whole[: int(len(whole) * share)])
    if isinstance(told, str):
        assert told.startswith("broken.pdf could not be read. ")
    elif int(len(whole) * share) < len(whole) - 200:
        assert told.warnings


def test_pages_that_a_cut_left_empty_are_no_scan() -> None:
    whole = pdf_of(lines())
    assert "The file ends before its first page." in str(outcome(whole[: whole.index(b"stream")]))


@pytest.mark.parametrize("whole", [TEXT_PDF, SCAN], ids=["text", "scan"])
@given(flips=st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 255)), min_size=1, max_size=60))
@settings(max_examples=60, deadline=None)
def test_a_file_with_wrong_bytes(whole: bytes, flips: list[tuple[float, int]]) -> None:
    content = bytearray(whole)
    for share, value in flips:
        content[int(share * len(whole))] = value
    assert outcome(bytes(content))


@given(st.binary(max_size=3000))
@settings(max_examples=60, deadline=None)
def test_garbage_under_a_pdf_header(garbage: bytes) -> None:
    assert outcome(b"%PDF-1.7\n" + garbage)


def test_lost_words_are_never_lost_in_silence() -> None:
    start = TEXT_PDF.index(b"stream") + 20
    damaged = TEXT_PDF[:start] + b"\xff" * 20 + TEXT_PDF[start + 20 :]
    document = read(Path("broken.pdf"), damaged)
    assert document.pages[0].text != document.pages[1].text
    assert document.warnings


def test_the_pdf_library_says_nothing_itself(capfd: pytest.CaptureFixture[str]) -> None:
    outcome(TEXT_PDF[: len(TEXT_PDF) // 2])
    outcome(b"%PDF-1.7\n garbage")
    assert capfd.readouterr() == ("", "")
