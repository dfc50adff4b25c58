"""What several verbs make of their arguments."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from workbench.cli.talk import Talk
from workbench.cli.told import documents
from workbench.model.errors import Unreadable


@pytest.fixture
def said() -> io.StringIO:
    return io.StringIO()


@pytest.fixture
def talk(said: io.StringIO) -> Talk:
    return Talk(err=said)


def test_what_is_left_out_of_folders_is_counted_by_kind(talk: Talk, said: io.StringIO, tmp_path: Path) -> None:
    for name in ("a.pdf", "b.docx", "c.DOCX", "notes"):
        (tmp_path / name).touch()
    assert documents([tmp_path], talk) == [tmp_path / "a.pdf"]
    assert said.getvalue().endswith(": 2 .docx, 1 without an ending.\n")


def test_nothing_is_said_where_all_is_meant(talk: Talk, said: io.StringIO, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").touch()
    documents([tmp_path], talk)
    assert not said.getvalue()


def test_folders_without_a_document_are_refused(talk: Talk, tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="There is no"):
        documents([tmp_path], talk)
