"""Data on stdout, talk on stderr, progress only where somebody watches."""

from __future__ import annotations

import io

import pytest

from workbench.cli.talk import Talk


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def talking(loudness: int, err: io.StringIO) -> tuple[Talk, io.BytesIO]:
    out = io.BytesIO()
    return Talk(loudness, out, err), out


@pytest.mark.parametrize(
    ("loudness", "heard"), [(-1, "failed\n"), (0, "failed\nsaid\n"), (1, "failed\nsaid\ndetail\n")]
)
def test_loudness_decides_what_is_said(loudness: int, heard: str) -> None:
    err = io.StringIO()
    talk, out = talking(loudness, err)
    talk.failed("failed")
    talk.say("said")
    talk.detail("detail")
    assert (err.getvalue(), out.getvalue()) == (heard, b"")


def test_data_is_utf_8_whatever_the_terminal_speaks() -> None:
    talk, out = talking(0, io.StringIO())
    talk.data("½ tablet – daily")
    talk.data(b"raw\n")
    assert out.getvalue() == "½ tablet – daily\nraw\n".encode()


def test_progress_is_silent_where_nobody_watches() -> None:
    err = io.StringIO()
    talk, _ = talking(0, err)
    talk.progress().report(1, 2, "one.pdf")
    assert err.getvalue() == ""


def test_progress_is_one_line_that_goes_away_before_other_words() -> None:
    err = Terminal()
    talk, _ = talking(0, err)
    talk.progress().report(1, 2, "one.pdf")
    talk.failed("two.pdf could not be read.")
    assert err.getvalue() == "\r1 of 2  one.pdf\x1b[K\r\x1b[Ktwo.pdf could not be read.\n"


def test_progress_is_silent_when_quiet() -> None:
    err = Terminal()
    talk, _ = talking(-1, err)
    talk.progress().report(1, 2, "one.pdf")
    assert err.getvalue() == ""
