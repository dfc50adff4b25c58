"""Files become documents one by one; one that fails stops nothing, and what is done stays done."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from workbench.guidelines import Linker, load_catalogue
from workbench.model.document import Document
from workbench.model.edits import ChangeSet
from workbench.model.errors import EditRefused, Unreadable
from workbench.model.guidelines import Guideline
from workbench.model.review import ReviewRecord
from workbench.progress import Cancelled, Progress
from workbench.resources import resource
from workbench.settings import Settings
from workbench.tasks import importing, proposals
from workbench.tasks.importing import ImportOutcome, Stored, import_paths
from workbench.tasks.ocr import NO_OCR
from workbench.tasks.proposals import propose
from workbench.tasks.proposed import Proposed

SETTINGS = Settings(jobs=1)
needs_tesseract = pytest.mark.skipif(shutil.which("tesseract") is None, reason="OCR needs the tesseract program")


class Basket:
    """Takes what an import brings, as a desk would."""

    def __init__(self) -> None:
        self.documents: dict[str, ReviewRecord] = {}
        self.contents: list[bytes] = []
        self.read: list[Document] = []
        self.failures: dict[str, str] = {}
        self.verified: set[int] = set()

    def catalogue_entries(self) -> tuple[Guideline, ...]:
        return tuple(load_catalogue().entries)

    def add_document(self, document: Document, content: bytes, record: ReviewRecord, path: Path) -> int | None:
        if content in self.contents:
            return None
        self.contents.append(content)
        self.read.append(document)
        assert path.name == document.file_name
        self.documents[document.file_name] = record
        return len(self.contents)

    def add_failure(self, path: Path, reason: str) -> int:
        self.failures[path.name] = reason
        return 0

    def with_bytes(self, sha256: str) -> int | None:
        found = [number for number, each in enumerate(self.contents, 1) if hashlib.sha256(each).hexdigest() == sha256]
        return found[0] if found else None

    def document(self, record: int) -> Document:
        return self.read[record - 1]

    def repropose(self, record: int, proposed: ReviewRecord, document: Document | None = None) -> ChangeSet | None:
        assert document is not None
        if record in self.verified:
            raise EditRefused(f"{document.file_name} is verified.")
        self.read[record - 1] = document
        self.documents[document.file_name] = proposed
        return None


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    for name in ("dev-001.pdf", "dev-007.txt"):
        (tmp_path / name).write_bytes(resource("samples", name).read_bytes())
    return tmp_path


def test_an_import_keeps_bytes_record_and_reasons(letters: Path) -> None:
    (letters / "broken.pdf").write_bytes(b"%PDF-1.4 and nothing more")
    basket = Basket()
    summary = import_paths(basket, [letters], SETTINGS, Progress())
    assert (summary.added, summary.known, [path.name for path, _ in summary.failed]) == (2, 0, ["broken.pdf"])
    assert basket.contents[0] == (letters / "dev-001.pdf").read_bytes()
    assert basket.documents["dev-007.txt"].rows_of("items")
    assert "broken.pdf could not be read" in basket.failures["broken.pdf"]


def test_links_point_into_the_projects_own_catalogue(letters: Path) -> None:
    basket = Basket()
    import_paths(basket, [letters / "dev-001.pdf"], SETTINGS, Progress())
    record = basket.documents["dev-001.pdf"]
    links = {cell.value for place, cell in record.cells.items() if place.name == "guideline_id"} - {None}
    assert links
    assert links <= {entry.id for entry in basket.catalogue_entries()}


def test_the_same_bytes_under_another_name_are_known(letters: Path) -> None:
    (letters / "copy.txt").write_bytes((letters / "dev-007.txt").read_bytes())
    summary = import_paths(Basket(), [letters], SETTINGS, Progress())
    assert (summary.added, summary.known) == (2, 1)


def test_a_cancelled_import_keeps_what_was_stored(letters: Path) -> None:
    basket, progress = Basket(), Progress()

    def cancel(outcome: ImportOutcome, stored: Stored) -> None:
        assert (outcome.path.name, stored) == ("dev-001.pdf", "added")
        progress.cancel()

    with pytest.raises(Cancelled):
        import_paths(basket, [letters], SETTINGS, progress, cancel)
    assert list(basket.documents) == ["dev-001.pdf"]


@needs_tesseract
def test_a_scan_is_read_after_all_others(letters: Path) -> None:
    shutil.copy(resource("samples", "dev-004-scan.pdf"), letters / "a-scan.pdf")
    basket = Basket()
    summary = import_paths(basket, [letters], SETTINGS, Progress())
    assert (summary.added, summary.recognised, summary.unread) == (3, 1, ())
    assert basket.documents["a-scan.pdf"].value("i1", "decision") == "Upheld"


@needs_tesseract
def test_a_scan_that_was_not_read_at_first_is_read_when_it_is_imported_again(letters: Path) -> None:
    scan = shutil.copy(resource("samples", "dev-004-scan.pdf"), letters / "a-scan.pdf")
    basket = Basket()
    first = import_paths(basket, [Path(scan)], SETTINGS, Progress(), ocr=False)
    assert [(path.name, why) for path, why in first.unread] == [("a-scan.pdf", "OCR is switched off.")]
    again = import_paths(basket, [Path(scan)], SETTINGS, Progress())
    assert (again.added, again.known, again.recognised) == (0, 1, 1)
    assert import_paths(basket, [Path(scan)], SETTINGS, Progress()).recognised == 0


@needs_tesseract
def test_a_scan_that_was_verified_meanwhile_stays_as_it_is() -> None:
    basket, scan = Basket(), resource("samples", "dev-004-scan.pdf")
    basket.verified.add(1)
    summary = import_paths(basket, [scan], SETTINGS, Progress())
    assert summary.unread == ((scan, "dev-004-scan.pdf is verified."),)


def test_without_tesseract_a_scan_comes_in_unread_and_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "can_recognise", lambda: False)
    scan = resource("samples", "dev-004-scan.pdf")
    summary = import_paths(Basket(), [scan], SETTINGS, Progress())
    assert (summary.added, summary.unread) == (1, ((scan, NO_OCR),))


def test_a_file_that_changes_while_it_is_read_is_refused(letters: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = letters / "dev-007.txt"
    importing._start_worker(Basket().catalogue_entries())

    def propose_and_change(path: Path, content: bytes | None, linker: Linker) -> Proposed:
        proposed = propose(path, content, linker)
        path.write_text("something else")
        return proposed

    monkeypatch.setattr(proposals, "propose", propose_and_change)
    with pytest.raises(Unreadable, match=r"dev-007\.txt was changed while it was read"):
        importing._propose(path)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere every name is text")
def test_names_that_are_no_text_are_stored_as_text(letters: Path) -> None:
    for name, content in ((b"f\xfcr.txt", (letters / "dev-007.txt").read_bytes() + b"\n"), (b"\xfc.pdf", b"junk")):
        (letters / os.fsdecode(name)).write_bytes(content)
    basket = Basket()
    import_paths(basket, [letters], SETTINGS, Progress())
    assert "f\N{REPLACEMENT CHARACTER}r.txt" in basket.documents
    assert basket.failures["\N{REPLACEMENT CHARACTER}.pdf"].startswith("\N{REPLACEMENT CHARACTER}.pdf could not be")


IMPORTED = """
import sys
from pathlib import Path
from workbench.progress import Progress
from workbench.settings import Settings
from workbench.tasks.importing import propose_paths
from workbench.tasks.recognising import recognise_scans
from workbench.tasks.reextracting import proposals_of
found = list(propose_paths([Path(sys.argv[1])], Settings(jobs=1), (), Progress()))
unwanted = ("workbench.extraction", "workbench.guidelines")
print(len(found), found[0].error, *(name for name in unwanted if name in sys.modules))
"""


def test_the_program_itself_loads_neither_rules_nor_linker_to_import(letters: Path) -> None:
    """Their expressions, compiled on any thread, hold up a window's for a third of a second."""
    done = subprocess.run(
        [sys.executable, "-c", IMPORTED, str(letters / "dev-007.txt")], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["1", "None"]
