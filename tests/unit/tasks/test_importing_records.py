"""Our own exports come back in without loss: evidence, states, who and when; a bad line is named and stops nothing."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from made_pdfs import pdf_of

from workbench.guidelines import Linker, load_catalogue
from workbench.model.errors import DocumentAbsent, Unreadable
from workbench.model.fields import DIAGNOSES, ITEMS, SPECIALTIES
from workbench.model.review import Place, ReviewRecord
from workbench.progress import Progress
from workbench.resources import resource
from workbench.settings import Settings
from workbench.tasks.desk import Desk
from workbench.tasks.exporting import export_project
from workbench.tasks.importing_records import LineOutcome, import_records, is_dataset
from workbench.tasks.project import create_project
from workbench.tasks.proposals import propose
from workbench.tasks.proposed import Proposed

SETTINGS = Settings(person="Ann")
ENTRIES = load_catalogue().entries


def project(folder: Path, name: str = "first") -> Path:
    path = folder / f"{name}.workbench"
    create_project(path, ENTRIES)
    return path


@cache
def letters() -> tuple[tuple[Proposed, bytes], ...]:
    """Two determinations as they are read and proposed: one as text, one printed as a PDF."""
    texts = [path for path in sorted(resource("samples").glob("*.txt")) if "Case Number:" in path.read_text("utf-8")]
    lines = texts[1].read_text("utf-8").splitlines()
    pages = [lines[at : at + 50] for at in range(0, len(lines), 50)]
    printed = pdf_of(*([(40, 60 + 14 * n, line) for n, line in enumerate(page)] for page in pages))
    linker = Linker(load_catalogue())
    files = {Path("letter.txt"): texts[0].read_bytes(), Path("printed.pdf"): printed}
    return tuple((propose(path, content, linker), content) for path, content in files.items())


def add_letters(desk: Desk) -> list[int | None]:
    return [
        desk.add_document(one.document, content, one.record, Path(one.document.file_name)) for one, content in letters()
    ]


def filled(folder: Path, name: str = "first") -> Path:
    """A project of both letters, proposed."""
    path = project(folder, name)
    desk = Desk(path, SETTINGS)
    add_letters(desk)
    desk.close()
    return path


def reviewed(folder: Path) -> Path:
    """The same with every kind of decision in the first: it is postponed in the end."""
    path = filled(folder)
    desk = Desk(path, SETTINGS)
    item, cited = desk.record(1).rows_of(ITEMS)[0], "items.expert_reviewer.citations"
    desk.confirm(1, [Place("", "case.case_number"), Place("", "case.date_assigned")])
    desk.correct(1, Place(item.id, "category"), "Dental")
    desk.correct(1, Place(item.id, "expert_reviewer.none_cited"), False)
    desk.clear(1, Place("", "patient.age"))
    desk.note(1, Place("", "case.priority"), "ask again")
    desk.add_row(1, DIAGNOSES, values={"description": "Neck sprain", "code": "847.0"})
    desk.clear(1, Place(desk.record(1).rows_of(SPECIALTIES)[0].id, "value"))
    row, _ = desk.add_row(1, cited, item.id, values={"text": "ODG Neck", "pages": ((3, 4),)})
    desk.choose_link(1, row, ENTRIES[0].id)
    desk.choose_link(1, desk.record(1).rows_of(cited, item.id)[0].id, None)
    desk.postpone(1, "The second page is missing.", "2031-02-03")
    desk.close()
    return path


def exported(path: Path, folder: Path) -> bytes:
    export_project(path, folder, ["jsonl"], SETTINGS, Progress(), all_states=True)
    return (folder / "records.jsonl").read_bytes()


def imported(path: Path, source: Path) -> list[LineOutcome]:
    told: list[LineOutcome] = []
    desk = Desk(path, SETTINGS)
    try:
        import_records(desk, source, Progress(), told.append)
    finally:
        desk.close()
    return told


def lines_of(path: Path, folder: Path) -> list[Any]:
    return [json.loads(line) for line in exported(path, folder).splitlines()]


def written(folder: Path, *lines: Any) -> Path:
    path = folder / "changed.jsonl"
    path.write_text("".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines), "utf-8")
    return path


def test_an_export_taken_in_elsewhere_exports_the_same_bytes(tmp_path: Path) -> None:
    first = exported(reviewed(tmp_path), tmp_path / "one")
    other = project(tmp_path, "other")
    assert [line.became for line in imported(other, tmp_path / "one")] == ["added", "added"]
    assert exported(other, tmp_path / "two") == first


def test_it_exports_the_same_bytes_after_its_files_were_added_too(tmp_path: Path) -> None:
    first = exported(reviewed(tmp_path), tmp_path / "one")
    other = project(tmp_path, "other")
    imported(other, tmp_path / "one" / "records.jsonl")
    desk = Desk(other, SETTINGS)
    assert add_letters(desk) == [1, 2]
    assert [desk.document(number) for number in (1, 2)] == [one.document for one, _ in letters()]
    assert [desk.content(number) for number in (1, 2)] == [content for _, content in letters()]
    desk.close()
    assert exported(other, tmp_path / "two") == first


def test_the_same_export_changes_nothing_where_it_came_from(tmp_path: Path) -> None:
    path = reviewed(tmp_path)
    exported(path, tmp_path / "one")
    before = path.read_bytes()
    assert [line.became for line in imported(path, tmp_path / "one")] == ["same", "same"]
    assert path.read_bytes() == before


def test_every_quote_stands_where_it_says_after_save_reopen_export_and_import(tmp_path: Path) -> None:
    exported(reviewed(tmp_path), tmp_path / "one")
    other = filled(tmp_path, "other")
    imported(other, tmp_path / "one")
    desk = Desk(other, SETTINGS)
    for number in (1, 2):
        texts = [page.text for page in desk.document(number).pages]
        spans = [span for cell in desk.record(number).cells.values() for span in cell.evidence]
        assert spans
        assert all(texts[span.page][span.start : span.end] == span.quote for span in spans)
        if number == 2:
            assert all(span.rects for span in spans)
    desk.close()


def test_a_reviewed_record_stands_for_one_that_nobody_touched(tmp_path: Path) -> None:
    first = exported(reviewed(tmp_path), tmp_path / "one")
    other = filled(tmp_path, "other")
    assert [line.became for line in imported(other, tmp_path / "one")] == ["taken", "same"]
    assert exported(other, tmp_path / "two") == first


def test_what_was_decided_here_later_stays(tmp_path: Path) -> None:
    path = reviewed(tmp_path)
    exported(path, tmp_path / "one")
    desk = Desk(path, SETTINGS)
    desk.correct(1, Place("", "case.case_number"), "CM15-0000009")
    desk.close()
    told = imported(path, tmp_path / "one")[0]
    assert (told.became, "was decided later" in told.said) == ("older", True)
    assert record_of(path).value("", "case.case_number") == "CM15-0000009"


def test_decisions_of_both_sides_are_put_together_and_looked_at_again(tmp_path: Path) -> None:
    path = filled(tmp_path)
    other = filled(tmp_path, "other")
    for project_, name, value in ((path, "patient.age", 61), (other, "case.case_number", "CM15-0000009")):
        desk = Desk(project_, SETTINGS)
        desk.correct(1, Place("", name), value)
        desk.reject(1, "A duplicate.")
        desk.reopen(1)
        desk.close()
    exported(path, tmp_path / "one")
    assert imported(other, tmp_path / "one")[0].became == "joined"
    assert record_of(other).value("", "patient.age") == 61
    assert record_of(other).value("", "case.case_number") == "CM15-0000009"


def record_of(path: Path, number: int = 1) -> ReviewRecord:
    desk = Desk(path, SETTINGS, read_only=True)
    try:
        return desk.record(number)
    finally:
        desk.close()


def test_a_record_without_its_file_says_what_to_do_where_its_page_would_be(tmp_path: Path) -> None:
    exported(reviewed(tmp_path), tmp_path / "one")
    other = project(tmp_path, "other")
    imported(other, tmp_path / "one")
    desk = Desk(other, SETTINGS)
    for ask in (desk.document, desk.content):
        with pytest.raises(DocumentAbsent, match="Add the file to the project"):
            ask(1)
    desk.close()


@pytest.mark.parametrize(
    ("change", "field"),
    [
        (lambda line: line["case"].update(priority="Urgent"), "case.priority"),
        (lambda line: line["case"].update(decision_date="soon"), "/case/decision_date"),
        (lambda line: line["fields"]["/case/case_number"].update(state="guessed"), "/case/case_number"),
        (lambda line: line["fields"].update({"/items/99/decision": line["fields"]["/case/case_number"]}), "/items/99"),
        (lambda line: line["fields"]["/case/case_number"].update(state="confirmed"), "/case/case_number"),
        (lambda line: line["document"].update(sha256=None), "document.sha256"),
        (lambda line: line.pop("fields"), "fields"),
        (lambda line: line["review"].update(state="verified"), "review"),
        (lambda line: line["review"].update(state="failed"), "review.state"),
        (lambda line: line["items"][0]["expert_reviewer"]["citations"][0].update(guideline_id="nothing"), "“nothing”"),
    ],
)
def test_a_line_that_cannot_be_used_is_named_with_its_field_and_the_rest_goes_in(
    tmp_path: Path, change: Any, field: str
) -> None:
    bad, good = lines_of(filled(tmp_path), tmp_path / "one")
    change(bad)
    told = imported(project(tmp_path, "other"), written(tmp_path, "", bad, "{broken", good))
    assert [line.became for line in told] == ["refused", "refused", "added"]
    assert "changed.jsonl, line 2" in told[0].said
    assert field in told[0].said
    assert "line 3: It is no JSON object" in told[1].said


def test_evidence_that_does_not_stand_in_the_document_is_left_out_and_named(tmp_path: Path) -> None:
    path = reviewed(tmp_path)
    line = lines_of(path, tmp_path / "one")[0]
    line["fields"]["/case/case_number"]["evidence"][0]["quote"] = "CM13-1111111"
    line["fields"]["/case/case_number"]["at"] = "2031-01-01T00:00:00.000+00:00"
    told = imported(path, written(tmp_path, line))[0]
    assert "the evidence of /case/case_number does not stand" in told.said
    cell = record_of(path).cells[Place("", "case.case_number")]
    assert (cell.evidence, cell.status) == ((), "confirmed")


def test_a_dataset_of_tables_alone_says_which_format_to_export(tmp_path: Path) -> None:
    export_project(filled(tmp_path), tmp_path / "csv", ["csv"], SETTINGS, Progress(), all_states=True)
    with pytest.raises(Unreadable, match="the format jsonl"):
        imported(project(tmp_path, "other"), tmp_path / "csv")


def test_a_dataset_is_told_from_documents(tmp_path: Path) -> None:
    exported(filled(tmp_path), tmp_path / "one")
    assert all(map(is_dataset, (tmp_path / "one", tmp_path / "one" / "records.jsonl")))
    assert not any(map(is_dataset, (tmp_path, Path("printed.pdf"))))
