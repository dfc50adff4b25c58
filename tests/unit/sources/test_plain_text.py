"""Decoding text files of every usual encoding."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.model.errors import Unreadable
from workbench.sources import plain_text
from workbench.sources.plain_text import decoded, pages_of

TEXT = "Decision: Upheld \u2013 \u201cnot medically necessary\u201d caf\u00e9\n" * 3


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"),
        TEXT.encode("cp1252"),
    ],
    ids=["utf-8", "utf-8 mark", "utf-16 le", "utf-16 be", "unmarked le", "unmarked be", "utf-32", "windows"],
)
def test_every_usual_encoding_is_read(content: bytes) -> None:
    assert decoded("a.txt", content) == (TEXT, ())


def test_latin_1_and_the_bytes_that_windows_leaves_open_are_read() -> None:
    assert decoded("a.txt", b"caf\xe9 \x81")[0] == "caf\u00e9 \x81"


def test_a_file_cut_off_inside_a_character_is_still_utf_8() -> None:
    text, warnings = decoded("a.txt", TEXT.encode()[:-2])
    assert text == TEXT[:-2] + "\ufffd"
    assert warnings == ("One character could not be read. Compare with the original.",)


@pytest.mark.parametrize("content", [bytes(range(256)) * 4, b"\x00\x01\x02\x03" * 50, b"abc\x00\x00\x00def" * 20])
def test_bytes_that_are_no_text_are_refused(content: bytes) -> None:
    with pytest.raises(Unreadable, match=r"^case 7\.txt could not be read\. It is neither a PDF nor plain text\."):
        decoded("case 7.txt", content)


def test_far_too_much_text_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plain_text, "MAX_TEXT_BYTES", 2**20)
    with pytest.raises(Unreadable, match="It has 2 MB of text"):
        decoded("a.txt", b"a" * (2**21))


def test_form_feeds_part_pages_and_the_last_one_opens_none() -> None:
    assert pages_of("one\r\n\ftwo\f\fthree\n\f\n") == ["one\n", "two", "", "three\n"]


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_utf_8_comes_back_as_written(text: str) -> None:
    if not text.startswith("\ufeff"):
        assert decoded("a.txt", text.encode())[0] == text


@given(st.binary(min_size=1, max_size=200))
def test_any_bytes_are_text_or_refused(content: bytes) -> None:
    try:
        text, _ = decoded("a.txt", content)
    except Unreadable:
        return
    text.encode()
