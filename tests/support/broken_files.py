"""Files as they lie about in real folders: cut off, locked, misnamed, forged, empty; and good ones among them."""

from __future__ import annotations

import io
import os
import random
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

from made_pdfs import lines, locked, pdf_of, scan_of

from workbench.sources import load_library

LETTER = (
    "MAXIMUS FEDERAL SERVICES, INC.\nIndependent Medical Review\n\nCase Number: CM14-0{0:06d}\n"
    "Decision Date: 04/15/2014\n\n"
    "CLINICAL CASE SUMMARY\nThe patient is a 44 year old female who fell on 04/29/2012.\n\n"
    "IMR ISSUES, DECISIONS AND RATIONALES\nLumbar MRI: Upheld\nClaims Administrator guideline: None cited.\n"
    "MAXIMUS guideline: Decision based on MTUS ACOEM.\nDecision rationale: No red flags, file {0}.\n"
)
"""A determination in short, another for each number."""


def letter(number: int) -> list[str]:
    """Its lines."""
    return LETTER.format(number).splitlines()


def as_pdf(number: int) -> bytes:
    """The letter as a PDF."""
    return pdf_of(lines(letter(number)))


def cut_off(chance: random.Random, number: int) -> bytes:
    whole = as_pdf(number)
    return whole[: chance.randrange(20, 120)] + str(number).encode()


def without_xref(_: random.Random, number: int) -> bytes:
    return as_pdf(number).replace(b"xref", b"xxxx").replace(b"startxref", b"startxxxx")


def ring_of_pages(_: random.Random, number: int) -> bytes:
    """A page tree that holds itself."""
    tree = b"2 0 obj<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>endobj\n%" + str(number).encode()
    return (
        b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n" + tree + b"\ntrailer<</Root 1 0 R/Size 3>>\n%%EOF\n"
    )


def forged_count(_: random.Random, number: int) -> bytes:
    """One page that says it is a hundred million."""
    return as_pdf(number).replace(b"/Count 1", b"/Count 100000000")


def many_pages(_: random.Random, number: int) -> bytes:
    document = load_library().open()
    for _page in range(2001):
        document.new_page(width=20, height=20)
    document.set_metadata({"title": str(number)})
    return bytes(document.tobytes())


def swelling(_: random.Random, number: int) -> bytes:
    """A page whose few kilobytes of contents are 200 megabytes of nothing when they come apart."""
    stream = zlib.compress(b"q Q\n" * (50 * 2**20), 9)
    head = f"<</Length {len(stream)}/Filter/FlateDecode>>stream\n".encode()
    return (
        b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R>>endobj\n4 0 obj"
        + head + stream + b"\nendstream endobj\n%" + str(number).encode() + b"\ntrailer<</Root 1 0 R/Size 5>>\n%%EOF\n"
    )  # fmt: skip


def portfolio(_: random.Random, number: int) -> bytes:
    """A cover sheet with the determination as an attachment."""
    document = load_library().open(stream=pdf_of(lines(["This is a portfolio. Open it with Acrobat."])), filetype="pdf")
    document.embfile_add(f"{number}.pdf", as_pdf(number))
    return bytes(document.tobytes())


def xfa(_: random.Random, number: int) -> bytes:
    """A form whose pages only Acrobat draws."""
    document = load_library().open(
        stream=pdf_of(lines(["Please wait... If this message is not eventually replaced, your viewer", str(number)])),
        filetype="pdf",
    )
    form = document.get_new_xref()
    document.update_object(form, "<</Fields[]/XFA[(template)(x)]>>")
    document.xref_set_key(document.pdf_catalog(), "AcroForm", f"{form} 0 R")
    return bytes(document.tobytes())


def word_file(_: random.Random, number: int) -> bytes:
    told = io.BytesIO()
    with zipfile.ZipFile(told, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f"<w:document>{number}</w:document>")
    return told.getvalue()


def html(_: random.Random, number: int) -> bytes:
    return f"<!DOCTYPE html><html><body><h1>404 Not Found</h1><p>{number}</p></body></html>".encode()


def rubbish(chance: random.Random, _: int) -> bytes:
    return chance.randbytes(4000)


BROKEN: dict[str, tuple[str, Callable[[random.Random, int], bytes]]] = {
    "cut off": (".pdf", cut_off),
    "empty": (".pdf", lambda *_: b""),
    "empty text": (".txt", lambda *_: b""),
    "blank text": (".txt", lambda _, number: b"\n" * (number + 1)),
    "locked": (".pdf", lambda _, number: locked(as_pdf(number), "secret")),
    "ring": (".pdf", ring_of_pages),
    "forged count": (".pdf", forged_count),
    "many pages": (".pdf", many_pages),
    "text as pdf": (".pdf", lambda _, number: LETTER.format(number).encode()),
    "word": (".pdf", word_file),
    "word as text": (".txt", word_file),
    "html": (".pdf", html),
    "html as text": (".txt", html),
    "rtf": (".pdf", lambda _, number: b"{\\rtf1\\ansi " + str(number).encode() + b"}"),
    "rtf as text": (".txt", lambda _, number: b"{\\rtf1\\ansi " + str(number).encode() + b"}"),
    "picture": (".pdf", lambda chance, _: b"\x89PNG\r\n\x1a\n" + chance.randbytes(300)),
    "photo as text": (".txt", lambda chance, _: b"\xff\xd8\xff\xe0" + chance.randbytes(300)),
    "archive": (".txt", lambda chance, _: b"\x1f\x8b" + chance.randbytes(300)),
    "rubbish": (".pdf", rubbish),
    "rubbish as text": (".txt", rubbish),
    "rubbish behind a head": (".pdf", lambda chance, _: b"%PDF-1.7\n" + chance.randbytes(3000)),
}
"""What cannot be read, by kind: the ending of its name and what makes its bytes."""

GOOD: dict[str, tuple[str, Callable[[random.Random, int], bytes]]] = {
    "pdf": (".pdf", lambda _, number: as_pdf(number)),
    "text": (".txt", lambda _, number: LETTER.format(number).encode()),
    "pdf as text": (".txt", lambda _, number: as_pdf(number)),
    "utf-16": (".txt", lambda _, number: LETTER.format(number).encode("utf-16")),
    "utf-16 without its mark": (".txt", lambda _, number: LETTER.format(number).encode("utf-16-le")),
    "windows": (".TXT", lambda _, number: LETTER.format(number).replace("\n", "\r\n").encode("cp1252")),
    "without its end": (".pdf", lambda _, number: as_pdf(number)[:-80]),
    "without its table": (".pdf", without_xref),
    "owner's password": (".pdf", lambda _, number: locked(as_pdf(number), "")),
    "scan": (".pdf", lambda _, number: scan_of(lines(letter(number)))),
    "portfolio": (".pdf", portfolio),
    "form": (".pdf", xfa),
}
"""What can be read although it looks odd."""

ODD_NAMES = (
    "näïve – 結果",
    "line\nbreak",
    "-rf",
    "a b  c",
    "%s {0} %(x)d",
    "'\";--",
    "a..pdf",
    "x" * 200,
    "\u202eevil",
    "🦴",
)


def make_folder(folder: Path, number: int, seed: int = 0) -> tuple[set[Path], set[Path]]:
    """`number` files, each other of a good kind, in folders of folders; returns the good ones and the broken ones."""
    chance = random.Random(seed)
    good, broken = set[Path](), set[Path]()
    for count in range(number):
        kinds, into = (GOOD, good) if count % 2 else (BROKEN, broken)
        ending, make = list(kinds.values())[count // 2 % len(kinds)]
        name = f"{ODD_NAMES[count % len(ODD_NAMES)][:180]}{count}{ending}"
        path = folder / f"box {count % 7}" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(make(chance, count))
        into.add(path)
    _around(folder, good)
    return good, broken


def _around(folder: Path, good: set[Path]) -> None:
    """What else is in real folders: rings of links, links to nowhere, doubles, a pipe that nobody writes to."""
    (folder / "ring").symlink_to(folder, target_is_directory=True)
    (folder / "nowhere.pdf").symlink_to(folder / "gone.pdf")
    if good:
        first = min(good)
        (folder / "box 0" / f"double{first.suffix}").write_bytes(first.read_bytes())
        (folder / "box 0" / f"link{first.suffix}").symlink_to(first)
    (folder / "folder.pdf").mkdir()
    os.mkfifo(folder / "pipe.txt")
