"""What is read, and what is said about a file that cannot be."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest
from made_pdfs import LINES, lines, locked, pdf_of

from workbench.model.errors import Unreadable
from workbench.sources import load_library, read, reading


def _refuse(path: Path) -> bytes:
    raise PermissionError(13, "Permission denied", str(path))


def test_a_text_file_is_one_page_with_its_words() -> None:
    content = b"CLINICAL CASE SUMMARY\r\n\r\nThe patient\n"
    document = read(Path("folder/case.txt"), content)
    page = document.pages[0]
    assert (document.file_name, document.media_type, document.origin) == ("case.txt", "text/plain", "plain text")
    assert document.sha256 == hashlib.sha256(content).hexdigest()
    assert page.text == "CLINICAL CASE SUMMARY\n\nThe patient\n"
    assert [page.text[word.start : word.end] for word in page.words] == page.text.split()


def test_a_file_is_read_from_its_path(tmp_path: Path) -> None:
    path = tmp_path / "case.TXT"
    path.write_text("Upheld", "utf-8")
    assert read(path).pages[0].text == "Upheld"


def test_the_bytes_decide_what_a_file_is_not_its_name() -> None:
    assert read(Path("case.txt"), pdf_of(lines())).media_type == "application/pdf"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.pdf", b"", "The file is empty (0 bytes)."),
        ("a.pdf", b"Dear Sir", "It is called a PDF but does not begin as one: it is plain text."),
        ("a.pdf", b"%PDF-1.4\n", "The file ends before its first page."),
        ("a.pdf", b"%PDF-1.4\ngarbage\n%%EOF", "The file is damaged and no page of it can be shown."),
        ("a.docx", b"PK\x03\x04rest", "It is a Word or ZIP file, not a PDF or plain text."),
        ("a.png", b"\x89PNG\r\n", "It is a picture, not a PDF or plain text."),
        ("a.txt", b" \n\x0c\n", "It holds no text, only blank lines."),
        ("a.pdf", locked(pdf_of(lines()), "secret"), "It is locked by a password."),
    ],
    ids=["empty", "no PDF", "cut off", "damaged", "Word", "picture", "blank", "password"],
)
def test_what_cannot_be_read_is_named_with_the_reason(name: str, content: bytes, said: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        read(Path("folder") / name, content)
    assert str(refusal.value).startswith(f"{name} could not be read. {said} ")


def test_a_pdf_that_only_limits_its_owner_is_read() -> None:
    assert read(Path("a.pdf"), locked(pdf_of(lines()), "")).pages[0].text == "\n".join(LINES)


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=r"^gone\.pdf was not found\."):
        read(tmp_path / "gone.pdf")
    with pytest.raises(Unreadable, match=f"^{tmp_path.name} is a folder"):
        read(tmp_path)


def test_a_file_that_may_not_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "private.txt"
    path.write_text("text", "utf-8")
    monkeypatch.setattr(Path, "read_bytes", _refuse)
    with pytest.raises(Unreadable, match=r"^private\.txt could not be opened\. This account may not read it"):
        read(path)


def test_a_file_that_is_too_large_is_not_even_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_BYTES", 2**20)
    path = tmp_path / "huge.pdf"
    with path.open("wb") as file:
        file.truncate(3 * 2**20)
    with pytest.raises(Unreadable, match=r"huge\.pdf could not be read\. It has 3 MB; files above 1 MB"):
        read(path)


def test_a_pdf_without_pages_is_refused() -> None:
    content = pdf_of(lines()).replace(b"/Count 1", b"/Count 0").replace(b"/Kids[", b"/Kidz[")
    with pytest.raises(Unreadable, match="no page of it can be shown"):
        read(Path("a.pdf"), content)


def test_the_pdf_library_is_loaded_only_with_the_first_document() -> None:
    code = "import sys, workbench.sources, workbench.tasks.pages; print('pymupdf' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "False"
    assert load_library().__name__ == "pymupdf"
