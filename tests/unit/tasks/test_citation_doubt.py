"""How sure citations are in a misread document."""

from typing import Any

import pytest
from msgspec.structs import replace

from workbench.extraction import Statement
from workbench.extraction.stream import Stream
from workbench.guidelines import Cited, Linker, load_catalogue
from workbench.model.threshold import DOUBT_BELOW
from workbench.tasks.citation_doubt import may_be_split, of_link, of_part

_LINKER = Linker(load_catalogue())


def _sure(text: str, *, in_step: bool = True) -> dict[str, bool]:
    """Whether pages, text, basis and link of the first citation are sure where letters are misread."""
    statement = Statement("i1", "expert_reviewer", text, Stream([text], misread=True), 0, in_step)
    cited = _LINKER.cite(text)[0]
    entry = _LINKER.catalogue.by_id.get(cited.linking.guideline_id or "")
    sure = {name: of_part(name, cited, statement, entry) for name in ("pages", "text", "basis")}
    sure["link"] = of_link(cited, statement, entry)
    return {name: value >= DOUBT_BELOW for name, value in sure.items()}


def _as_sure_as(cited: Cited, confidence: float) -> Cited:
    return replace(cited, linking=replace(cited.linking, confidence=confidence))


_CITED = "Decision based on MTUS Chronic Pain Treatment Guidelines Cyclobenzaprine (Flexeril) Page(s): {}."


@pytest.mark.parametrize(
    ("pages", "pages_sure", "link_sure"),
    [
        ("41-42", True, True),
        ("41-47", False, False),
        ("41-4Z", False, False),
        ("41-", False, True),
        ("41m42", False, True),
    ],
)
def test_pages_are_held_by_the_entry_that_is_linked(pages: str, pages_sure: bool, link_sure: bool) -> None:
    sure = _sure(_CITED.format(pages))
    assert (sure["pages"], sure["link"]) == (pages_sure, link_sure)
    assert sure["text"]
    assert sure["basis"]


def test_an_item_whose_label_was_lost_has_no_sure_citation() -> None:
    assert not any(_sure(_CITED.format("41-42"), in_step=False).values())


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("Some Quibell Report.", False),  # the rest of a citation
        ("The Quibell and Zenner Report on Long Journeys to Work.", True),
        ("The Quibell and Zenner Report on Long Journeys to Work and Back Home as Told by Many Others.", False),
    ],
)
def test_a_citation_of_something_unknown_is_sure_by_its_length(text: str, sure: bool) -> None:
    assert _sure(f"Decision based on Non-MTUS {text}")["text"] is sure


@pytest.mark.parametrize(
    ("text", "doubtful"),
    [
        (
            "Decision based on Non-MTUS Citation ODG, Shoulder, Physical therapy; The Quoin Journal 2009;4:12-19.",
            [0, 1],
        ),
        ("Decision based on Non-MTUS Citation ODG, Shoulder, Physical therapy; Quoins A, Masonry 2009;4:12-19.", []),
        ("Decision based on Non-MTUS Citation ODG, Shoulder, Quuxing; Quoins A, Masonry 2009;4:12-19.", [0, 1]),
        ("Decision based on Non-MTUS Citation ODG, Shoulder, Physical therapy; ACOEM, Chapter 9.", []),
        ("Decision based on Non-MTUS Citation Quoins A, Masonry 2009;4:12-19.", []),
        ("Decision based on Non-MTUS Citation ODG, Shoulder, Quuxing; ODG, Knee, Zyzzing.", [0, 1]),
        ("Decision based on Non-MTUS Citation ODG, Shoulder, Quuxing; ODG, Shoulder, Physical therapy.", []),
        ("Decision based on Non-MTUS Citation ODG, Pain, Insomnia treatment, Zolpidem.", [0, 1]),
        ("Decision based on Non-MTUS Citation ODG, Pain, Zolpidem; ACOEM, Chapter 9; ODG, Pain, Zolpidem.", [0, 2]),
    ],
)
def test_what_no_publisher_stands_behind_may_be_a_piece_of_the_one_before(text: str, doubtful: list[int]) -> None:
    cited = _LINKER.cite(text)
    entries = [_LINKER.catalogue.by_id.get(one.linking.guideline_id or "") for one in cited]
    split = may_be_split(cited, entries)
    assert [number for number, names in enumerate(split) if "text" in names] == doubtful
    linked = [one.linking.guideline_id for one in cited]
    assert ["guideline_id" in names for names in split] == [linked.count(entry) > 1 for entry in linked]


@pytest.mark.parametrize(
    ("text", "doubtful"),
    [
        ("Chronic Pain Treatment Guidelines Lidoderm Page(s): 56-57, 112", {0: "guideline_id text", 1: "basis text"}),
        ("Chronic Pain Treatment Guidelines Page(s): 56-57, 112", {}),
        ("Chronic Pain Treatment Guidelines NSAIDs and PPI Page(s): 67", {0: "text", 1: "basis text"}),
        ("Postsurgical Treatment 2009, Section(s): Forearm, Wrist, & Hand", {}),
        (
            "Chronic Pain Medical Treatment 2009, Section(s): Chronic pain programs (functional restoration programs), "
            "Functional restoration programs (FRPs)",
            {0: "text"},
        ),
    ],
)
def test_pages_alone_and_what_a_word_joins_may_be_the_rest_of_one(text: str, doubtful: dict[int, str]) -> None:
    cited = _LINKER.cite(f"Decision based on MTUS {text}")
    entries = [_LINKER.catalogue.by_id.get(one.linking.guideline_id or "") for one in cited]
    split = may_be_split(cited, entries)
    assert {number: " ".join(sorted(names)) for number, names in enumerate(split) if names} == doubtful


@pytest.mark.parametrize(
    ("changed", "doubtful"),
    [
        ({"text": "ACOEM, Chapter 9"}, [set(), set()]),
        ({"text": "when to go on"}, [{"text"}, {"text", "basis"}]),
        ({"section": "Quuxing, Zyzzing"}, [set(), {"text"}]),
        ({"section": "Quuxing, zyzzing"}, [set(), set()]),
        ({"section": "Quuxing", "pages": ((12, 14), (90, 90))}, [set(), {"text"}]),
        ({"section": "Quuxing", "pages": ((12, 14), (9, 9))}, [set(), {"text"}]),
        ({"section": "Quuxing", "pages": ((12, 14), (20, 20))}, [set(), set()]),
        ({"pages": ((12, 14), (90, 90))}, [set(), set()]),
    ],
)
def test_a_citation_may_hold_two_or_be_the_rest_of_the_one_before(
    changed: dict[str, Any], doubtful: list[set[str]]
) -> None:
    cited = _LINKER.cite("Decision based on MTUS Chronic Pain Treatment Guidelines, Lidoderm; ACOEM, Chapter 9.")
    entries = [_LINKER.catalogue.by_id.get(one.linking.guideline_id or "") for one in cited]
    parsed = cited[1].parsed
    second = replace(cited[1], parsed=replace(parsed, citation=replace(parsed.citation, **changed)))
    assert may_be_split([cited[0], second], entries) == doubtful
    assert may_be_split([second], entries[1:]) == [doubtful[1] & {"text"}]


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("ODG, Hernia, Quuxing.", True),
        ("Quoins A, Zenner B, Vole C, Eft D. Walls of old. Masonry 2009;4:12-19.", True),
        ("ODG, Hernia, Quuxing and zyzzing.", True),
        ("ODG, Hernia, Quuxing and QuuxSurge Group.", False),
        ("ODG, Hernia, Quuxing and the Quux Act (2009).", False),
        ("ODG, Hernia, Quuxing, Zyzzing.", False),
    ],
)
def test_words_that_no_entry_has_may_be_of_two_sources(text: str, sure: bool) -> None:
    cited = _LINKER.cite(f"Decision based on Non-MTUS Citation {text}")
    entries = [_LINKER.catalogue.by_id.get(one.linking.guideline_id or "") for one in cited]
    assert [not names for names in may_be_split(cited, entries)] == [sure]


def test_a_link_with_another_close_by_is_open() -> None:
    text = "Decision based on MTUS Chronic Pain Medical Treatment Guidelines, pages 78-80, Opioids."
    statement = Statement("i1", "expert_reviewer", text, Stream([text]), 0, in_step=True)
    cited = _as_sure_as(_LINKER.cite(text)[0], 0.8)
    assert of_link(cited, statement, None) < DOUBT_BELOW
    assert of_link(_as_sure_as(cited, 0.81), statement, None) == 0.81


def test_what_is_not_its_item_s_own_is_doubtful_in_clean_texts_too() -> None:
    text = _CITED.format("41-42")
    statement = Statement("i1", "expert_reviewer", text, Stream([text]), 0, in_step=False)
    cited = _LINKER.cite(text)[0]
    entry = _LINKER.catalogue.by_id.get(cited.linking.guideline_id or "")
    assert of_part("text", cited, statement, entry) < DOUBT_BELOW
    assert of_link(cited, statement, entry) < DOUBT_BELOW
