"""`workbench extract`: records without a project."""

from __future__ import annotations

from argparse import Namespace
from contextlib import closing
from pathlib import Path
from typing import BinaryIO

from workbench.cli.talk import Talk
from workbench.cli.told import documents, settings
from workbench.model.errors import BadValue, Unreadable
from workbench.tasks.extracting import Extracted, extract_paths
from workbench.tasks.ocr import NO_OCR, SWITCHED_OFF


def run(told: Namespace, talk: Talk) -> int:
    """Write one record a line in input order; 1 when some documents could not be read or hold no text."""
    files = documents(told.paths, talk)
    ocr = not told.no_ocr
    lines = extract_paths(files, settings(told), talk.progress(), with_fields=not told.no_fields, ocr=ocr)
    failed = 0
    with closing(lines):  # ends the workers also when nobody reads on
        if told.output is None:
            failed = sum(not _written(one, talk, None, ocr) for one in lines)
        else:
            with _opened(told.output) as output:
                failed = sum(not _written(one, talk, output, ocr) for one in lines)
    if failed == len(files) and not any(file.exists() for file in files):
        raise Unreadable("Nothing was extracted: none of these files is there.")
    talk.detail(f"{len(files) - failed} of {len(files)} documents were extracted.")
    return int(failed > 0)


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("wb")
    except OSError as error:
        raise BadValue(f"{path} could not be written: {(error.strerror or str(error)).lower()}.") from error


def _written(one: Extracted, talk: Talk, output: BinaryIO | None, ocr: bool) -> bool:
    """Write the record and say what is to be said of it; whether the document could be read as text."""
    if one.error is not None:
        talk.failed(f"{one.path}: {one.error}")
        return False
    if output is None:
        talk.data(one.line)
    else:
        output.write(one.line)
    if one.needs_ocr:
        talk.failed(f"{one.path}: Its pages are pictures without words. {NO_OCR if ocr else SWITCHED_OFF}")
        return False
    for warning in one.warnings:
        talk.say(f"{one.path}: {warning}")
    return True
