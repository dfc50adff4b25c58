"""The stream: one line of text, and the way back to the pages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.extraction.joints import _any_odd, _joined
from workbench.extraction.stream import Stream
from workbench.extraction.vocabulary import phrases

_LINES = st.lists(st.text(alphabet="abc XY.,-\n“é", max_size=30), max_size=12).map("\n".join)


def test_white_space_is_one_space_over_lines_and_pages() -> None:
    assert Stream(["one  two \n\n three", "four\n"]).text == "one two three four"


def test_a_word_broken_by_the_printer_is_whole() -> None:
    assert Stream(["signs of radiculo-\npathy were seen"]).text == "signs of radiculopathy were seen"


def test_a_compound_keeps_its_hyphen_at_a_line_end() -> None:
    assert Stream(["a post-\noperative brace at L4-\n5"]).text == "a post-operative brace at L4-5"


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("Continuous-\nflow cryotherapy", "Continuous-flow cryotherapy"),
        ("Barbiturate-\ncontaining analgesics", "Barbiturate-containing analgesics"),
        ("split-\nthickness graft", "split-thickness graft"),
        ("some tender-\nness at after-\nnoon", "some tenderness at afternoon"),
        ("electro-\nmyography", "electromyography"),
    ],
)
def test_two_usual_words_that_make_none_keep_their_hyphen(printed: str, read: str) -> None:
    assert Stream([printed]).text == read


def test_a_dash_between_spaces_stays() -> None:
    assert Stream(["Consult -\nlumbar spine"]).text == "Consult - lumbar spine"


def test_curly_quotes_are_straight_and_quotes_are_as_printed() -> None:
    stream = Stream(["the patient’s “pain”"])
    assert stream.text == 'the patient\'s "pain"'
    assert stream.spans(0, len(stream.text))[0].quote == "the patient’s “pain”"


def test_a_footer_of_the_letters_belongs_to_no_text() -> None:
    page = "begun before\nFinal Determination Letter for IMR Case Number CM13-0001234  3\nthe footer"
    stream = Stream([page])
    assert stream.text == "begun before the footer"
    assert [span.quote for span in stream.spans(0, len(stream.text))] == ["begun before", "the footer"]


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        (
            "1. Massage is notmedically necessary and appropriate.",
            "1. Massage is not medically necessary and appropriate.",
        ),
        ("Massage isnotmedically necessary", "Massage is not medically necessary"),
        ("a\nDecisionbased on Non-MTUSCitation: b", "a Decision based on Non-MTUS Citation: b"),
        ("it went into another wing within an inactive line", "it went into another wing within an inactive line"),
    ],
)
def test_words_of_the_form_stand_apart(printed: str, read: str) -> None:
    stream = Stream(["first", printed, "last"])
    assert stream.text == f"first {read} last"
    at = 0
    for word in read.split():
        at = stream.text.index(word, at)
        assert stream.spans(at, at + len(word))[0].quote == word
    assert stream.spans(0, len(stream.text))[1].quote == printed
    assert [stream.text[start:][:4] for start in stream.line_starts][-1] == "last"


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("Massage is not medi cally neces sary.", {"medically": "medi cally", "necessary.": "neces sary."}),
        ("a\nDeci sion based on Non-MTUS Cita tion: b", {"Decision": "Deci sion", "Citation:": "Cita tion:"}),
        ("it is not medi\ncally necessary", {"medically": "medi\ncally"}),
        ("Braces: Up held and over turned", {"Upheld": "Up held", "overturned": "over turned"}),
        ("the deter mina tion of", {"determination": "deter mina tion"}),
        ("is medically necessary a nd appropriate", {"and": "a nd", "necessary": "necessary"}),
        ("its decision o n the MTUS", {"on the": "o n the"}),
        ("isnotmedically neces sary", {"not": "not", "necessary": "neces sary"}),
    ],
)
def test_a_word_of_the_form_in_pieces_is_whole(printed: str, read: dict[str, str]) -> None:
    stream = Stream(["first", printed, "last"])
    for word, quote in read.items():
        at = stream.text.index(word)
        assert stream.low[at : at + len(word)] == word.lower()
        assert [span.quote for span in stream.spans(at, at + len(word))] == [quote]
        page, offset = 1, printed.index(quote)
        assert stream.at(page, offset) == at
    assert [stream.text[start:][:4] for start in stream.line_starts][-1] == "last"
    assert stream.spans(0, len(stream.text))[1].quote == printed


def test_words_that_stand_side_by_side_in_any_text_are_no_pieces() -> None:
    text = "it may be low with in vitro tests, the jury held that ice is direct or indirect, over the turned leg"
    assert Stream([text]).text == text


def test_hardly_any_clean_text_is_looked_at_for_pieces() -> None:
    assert len(_any_odd().intersection(phrases("english")[:8000])) < 20


def test_no_joined_words_of_the_form_are_english() -> None:
    assert _joined().keys().isdisjoint(phrases("english"))


def test_a_value_over_two_pages_has_a_span_on_each() -> None:
    stream = Stream(["first page", "second page"])
    spans = stream.spans(6, 17)
    assert [(span.page, span.quote) for span in spans] == [(0, "page"), (1, "second")]


def test_lines_set_off_by_a_wider_gap_start_paragraphs() -> None:
    stream = Stream(["one\n\ntwo\n\n\n\nthree"])
    assert not stream.starts_paragraph(stream.text.index("two"))
    assert stream.starts_paragraph(stream.text.index("three"))


@given(st.lists(_LINES, min_size=1, max_size=3), st.data())
def test_every_quote_is_what_stands_there(pages: list[str], data: st.DataObject) -> None:
    stream = Stream(pages)
    start = data.draw(st.integers(0, len(stream.text)))
    end = data.draw(st.integers(start, len(stream.text)))
    for span in stream.spans(start, end):
        assert pages[span.page][span.start : span.end] == span.quote


@given(st.lists(_LINES, min_size=1, max_size=3))
def test_lower_case_is_as_long_as_the_text(pages: list[str]) -> None:
    stream = Stream(pages)
    assert len(stream.low) == len(stream.text)
