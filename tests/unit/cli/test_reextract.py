"""What `workbench reextract` says of the differences it is told."""

from __future__ import annotations

import io
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.cli.talk import Talk
from workbench.cli.verbs import reextract
from workbench.tasks.reextracting import Change, Reextracted

FOUND = (
    Reextracted(
        4,
        "a.pdf",
        "in review",
        (
            Change("/items/0/decision", "items.decision@2", "Upheld", "Overturned", False),
            Change("/items/0/expert_reviewer/citations/0/year", "citations.year@1", None, 2004, True),
        ),
        taken=True,
    ),
    Reextracted(5, "b.pdf", "new", error="b.pdf could not be read. It is damaged."),
)


def said(
    monkeypatch: pytest.MonkeyPatch, *found: Reextracted, dry_run: bool, json: bool = False
) -> tuple[int, str, str]:
    def told(*_: object, **__: object) -> Iterator[Reextracted]:
        yield from found

    monkeypatch.setattr(reextract, "reextract_project", told)
    out, err = io.BytesIO(), io.StringIO()
    arguments = Namespace(project=Path("p.workbench"), dry_run=dry_run, verified=False, json=json)
    code = reextract.run(arguments, Talk(0, out, err))
    return code, out.getvalue().decode(), err.getvalue()


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path))


def test_each_difference_is_a_line_and_what_people_decided_is_marked(monkeypatch: pytest.MonkeyPatch) -> None:
    _, out, _ = said(monkeypatch, *FOUND, dry_run=True)
    assert out.splitlines() == [
        "4  a.pdf  /items/0/decision  items.decision@2: “Upheld” -> “Overturned”",
        "4  a.pdf  /items/0/expert_reviewer/citations/0/year  citations.year@1: nothing -> “2004”  (kept as it stands)",
    ]


def test_rules_are_counted_and_failures_told(monkeypatch: pytest.MonkeyPatch) -> None:
    code, _, err = said(monkeypatch, *FOUND, dry_run=False)
    assert code == 1
    assert "b.pdf could not be read. It is damaged." in err
    assert "       1  items.decision@2" in err
    assert "1 document differs from what was proposed before; 1 took it in. 1 value stays as people decided." in err


@pytest.mark.parametrize(("found", "code"), [(FOUND[:1], 1), ((), 0)])
def test_a_dry_run_tells_by_its_code_whether_anything_differs(
    monkeypatch: pytest.MonkeyPatch, found: tuple[Reextracted, ...], code: int
) -> None:
    assert said(monkeypatch, *found, dry_run=True)[0] == code


def test_json_is_one_object_a_document(monkeypatch: pytest.MonkeyPatch) -> None:
    _, out, _ = said(monkeypatch, *FOUND, dry_run=True, json=True)
    assert [line[:23] for line in out.splitlines()] == ['{"record":4,"file_name"', '{"record":5,"file_name"']
