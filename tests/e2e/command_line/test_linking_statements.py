"""`link`: statements in, citations with their candidates out; a project linked anew."""

from __future__ import annotations

from pathlib import Path

from command_line import Machine, records

STATEMENT = "Decision based on MTUS ACOEM Chapter 12 Low Back Complaints Page(s): 304."
NONE_CITED = "The Claims Administrator did not cite any medical evidence for its decision."


def test_statements_from_standard_input_become_one_object_a_line(machine: Machine) -> None:
    done = machine.run("link", "--statements", "-", given=f"{STATEMENT}\n\n{NONE_CITED}\n")
    assert done.returncode == 0
    first, second = records(done.stdout)
    assert first["text"] == STATEMENT
    cited = first["citations"][0]
    assert cited["guideline_id"] == "mtus-acoem-2004-ch12-special-studies"
    assert cited["candidates"][0].keys() >= {"guideline_id", "score", "parts"}
    assert second["citations"] == []


def test_statements_can_come_from_a_file(machine: Machine, tmp_path: Path) -> None:
    place = tmp_path / "statements.txt"
    place.write_bytes(b"\xef\xbb\xbf" + STATEMENT.encode() + b"\r\n")
    done = machine.run("link", "--statements", place)
    assert records(done.stdout)[0]["text"] == STATEMENT


def test_a_statements_file_that_is_not_there_is_3(machine: Machine, tmp_path: Path) -> None:
    done = machine.run("link", "--statements", tmp_path / "gone.txt")
    assert (done.returncode, "gone.txt" in done.stderr) == (3, True)


def test_a_project_whose_citations_all_have_an_entry_has_none_to_gather(machine: Machine, project: Path) -> None:
    done = machine.run("link", project, "--unlinked")
    assert (done.returncode, done.stdout) == (0, "")
    assert "0 citations without an entry, in 0 groups. Nothing was changed." in done.stderr


def test_a_project_just_imported_has_nothing_to_relink(machine: Machine, project: Path) -> None:
    done = machine.run("link", project)
    assert (done.returncode, done.stdout) == (0, "")
