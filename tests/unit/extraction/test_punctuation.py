"""Punctuation that is expected where it stands, and what is not."""

from workbench.extraction.mending import mended
from workbench.extraction.punctuation import before, behind


def test_a_full_stop_is_expected_before_a_capital() -> None:
    assert behind(".", "The") < behind(".", "the")
    assert behind("", "the") < behind(",", "the") < behind("?", "the")
    assert before("") < before("(") < before(";")


def test_the_form_and_sentences_begin_behind_their_marks() -> None:
    assert behind(".", "This") < behind("", "This") < behind(",", "This")
    assert behind(":", "Upheld") < behind(".", "Upheld")


def test_hardly_any_mark_stands_behind_a_word_that_leads_on() -> None:
    assert behind(",", "the", "of") > behind(",", "the", "pain") + 3
    printed = "on returning to; the workplace he was. in pain"
    assert " ".join(word.text for word in mended(printed.split())) == "on returning to the workplace he was in pain"


def test_a_mark_that_is_a_letter_becomes_one() -> None:
    printed = "the request for therapy is medic;lly necessary and there is no need of it at all"
    assert " ".join(word.text for word in mended(printed.split())) == (
        "the request for therapy is medically necessary and there is no need of it at all"
    )


def test_a_bracket_is_closed_as_the_word_is_elsewhere() -> None:
    printed = "Page(s): 12 and Page(s): 13 and Page(s: 14"
    assert mended(printed.split())[-2].text == "Page(s):"


def test_a_hyphen_comes_back_as_elsewhere_in_the_text() -> None:
    printed = "post-operative care and post-operative visits and a post-operatlve scan"
    assert mended(printed.split())[-2].text == "post-operative"
    assert mended(["twentymfour", "visits"])[0].text == "twenty-four"
