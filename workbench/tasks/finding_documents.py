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


def as_text(name: str) -> str:
    """A file's name, or words that hold one, with what is no text in it replaced, so that it can be stored.

    Names are bytes to the system; Python hands over those that are no UTF-8 as lone surrogates.
    """
    return os.fsencode(name).decode("utf-8", "replace")


def _walk(folder: Path) -> Iterator[Path]:
    """Links to folders are not followed, so a ring of them ends; a folder that is shut is given itself, to be told."""
    shut: list[Path] = []
    for here, folders, names in os.walk(folder, onerror=lambda error: shut.append(Path(error.filename))):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.lower().endswith(SUFFIXES) and not name.startswith("."):
                yield Path(here, name)
    yield from shut
