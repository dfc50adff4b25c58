"""Statements linked outside any project, in the shape that the command line writes."""

from __future__ import annotations

import json

import pytest

from workbench.progress import Cancelled, Progress
from workbench.tasks.linking import default_linker, link_statements

LOW_BACK = "Decision based on MTUS ACOEM Chapter 12 Low Back Complaints Page(s): 304."


def test_a_line_becomes_one_object_with_all_fields_of_its_citations() -> None:
    (told,) = link_statements([LOW_BACK + "\n"])
    (citation,) = told["citations"]
    assert told["text"] == LOW_BACK
    assert citation["guideline_id"] == "mtus-acoem-2004-ch12-special-studies"
    assert {
        "text",
        "basis",
        "title",
        "body",
        "chapter",
        "year",
        "pages",
        "section",
        "url",
        "score",
        "recommendation",
    } <= set(citation)
    best = citation["candidates"][0]
    assert set(best) == {"guideline_id", "score", "parts"}
    assert {"name", "score", "weight", "says"} == set(best["parts"][0])


def test_the_objects_are_plain_json() -> None:
    (told,) = link_statements([LOW_BACK])
    assert json.loads(json.dumps(told))["citations"][0]["pages"] == [[304, 304]]


def test_a_statement_that_cites_nothing_has_no_citations_and_blank_lines_are_left_out() -> None:
    none = "The Claims Administrator did not cite any medical evidence for its decision."
    assert list(link_statements(["", none, "  "])) == [{"text": none, "citations": []}]


def test_the_default_linker_is_made_once() -> None:
    assert default_linker() is default_linker()


def test_linking_stops_when_it_is_told_to() -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        list(link_statements([LOW_BACK] * 3, progress=progress))
