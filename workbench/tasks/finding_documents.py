"""Which files are meant by the files and folders a person gives."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

SUFFIXES = (".pdf", ".txt")


def find_documents(paths: Iterable[Path]) -> list[Path]:
    """Every document meant, each once: files as they are given, folders searched to the bottom.

    In folders `.pdf` and `.txt` count, in any case; hidden files and folders do not; names are sorted. A file that is
    given by itself is kept whatever its name, also when it is not there, so that reading it can say what is wrong.
    """
    found: dict[str, Path] = {}
    for path in paths:
        for document in _walk(path) if path.is_dir() else (path,):
            found.setdefault(os.path.realpath(document), document)
    return list(found.values())


def other_files(paths: Iterable[Path]) -> list[Path]:
    """The files in the folders meant that are neither PDF nor text by their names, so that they can be told of."""
    return [file for path in paths if path.is_dir() for file in _files(path, []) if not _is_document(file)]


def as_text(name: str) -> str:
    """A file's name, or words that hold one, with what is no text in it replaced, so that it can be stored.

    Names are bytes to the system; Python hands over those that are no UTF-8 as lone surrogates.
    """
    return os.fsencode(name).decode("utf-8", "replace")


def _walk(folder: Path) -> Iterator[Path]:
    """The documents in a folder; a folder in it that is shut is given itself, to be told."""
    shut: list[Path] = []
    yield from filter(_is_document, _files(folder, shut))
    yield from shut


def _files(folder: Path, shut: list[Path]) -> Iterator[Path]:
    """All files but hidden ones. Links to folders are not followed, so a ring of them ends; fills `shut`."""
    for here, folders, names in os.walk(folder, onerror=lambda error: shut.append(Path(error.filename))):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(here, name) for name in sorted(names) if not name.startswith("."))


def _is_document(file: Path) -> bool:
    return file.name.lower().endswith(SUFFIXES)
