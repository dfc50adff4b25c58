"""What a misread word most likely was, and what a misread document still tells."""

import pytest
from made_letters import MadeItem, document_of, final_determination

from tests.benchmarks.noise import KINDS, Noised
from workbench.extraction import extract
from workbench.extraction.doubt import UNSURE, ceiling
from workbench.extraction.mended import MendedStream, is_misread
from workbench.extraction.mending import mended
from workbench.extraction.reading import MISREAD
from workbench.extraction.stream import Stream
from workbench.model.contract import to_record

_TEXT = final_determination(
    "The injured worker is a 54-year-old female injured on 4/29/2012. She was diagnosed with cervical radiculopathy.",
    [MadeItem("Massage therapy, 6 visits", rationale="Massage is an adjunct to exercise, limited to six visits. " * 5)],
    header="Case Number: CM14-0041873 Date Assigned: 05/16/2014\nDate of Injury: 09/17/2011 Decision Date: 06/20/2014",
)


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("Adminlstrator guidc1ine:", "Administrator guideline:"),
        ("wbich i5 riot pcrt os fhe MTUS", "which is not part of the MTUS"),
        ("CM14-OO23l41 O4/l5/2014 3O4", "CM14-0023141 04/15/2014 304"),
        ("Intarnal Medicind an is licensed", "Internal Medicine and is licensed"),
        ("the end ot the day", "the end of the day"),
        ("items/serviccs and hislher", "items/services and his/her"),
        ("the surgery 2s not necessary", "the surgery is not necessary"),
        ("a letter dated arch 7, 2014 from", "a letter dated March 7, 2014 from"),
        ("pot-operative care", "post-operative care"),
        ("a guideline by Tunkel DE, Bauer CA", "a guideline by Tunkel DE, Bauer CA"),
    ],
)
def test_a_misread_word_is_mended(printed: str, meant: str) -> None:
    assert " ".join(word.text for word in mended(printed.split())) == meant


@pytest.mark.parametrize(
    "printed",
    ["L4-L5 S1 G43.9 10/325mg", "Norco Dr. Xavier Quibell mL prn", "pallet narrowing", "a 2-day inpatient stay"],
)
def test_what_is_right_is_left_alone(printed: str) -> None:
    assert " ".join(word.text for word in mended(printed.split())) == printed


def test_values_are_mended_and_evidence_is_what_is_printed() -> None:
    printed = Stream(["The diagnosls was cervlcal straln. Done"])
    stream = MendedStream(printed)
    start = stream.low.index("cervical strain")
    end = start + len("cervical strain")
    assert stream.said(start, end) == "cervical strain"
    assert stream.as_printed(start, end) == "cervlcal straln"
    assert [span.quote for span in stream.spans(start, end)] == ["cervlcal straln"]


def test_a_word_of_the_document_itself_is_mended_by_its_other_places() -> None:
    text = "Quibellium gel was tried. Quibellium gel is costly. Quibelliwm gel"
    assert mended(text.split())[-2].text == "Quibellium"


def test_words_that_may_be_others_are_counted() -> None:
    stream = MendedStream(Stream(["the lumbar qzvbxkel was tried with qz0vbxkjl"]))
    assert stream.unsure(0, 10) < 0.01
    assert 0.3 < stream.unsure(0, 20) < stream.unsure(0, len(stream.text)) - 0.6


def test_a_word_to_which_another_comes_near_is_more_doubtful() -> None:
    near, far = (MendedStream(Stream([f"this was {word} by her"])) for word in ("tlied", "documcntcd"))
    assert near.unsure(9, 10) > 2 * far.unsure(9, 10) > 0.0


def test_what_looks_right_is_more_doubtful_the_more_is_misread() -> None:
    few = MendedStream(Stream(["12 times she was seen and the request was certified by the revicwer as such"]))
    more = MendedStream(Stream(["12 times shc was seen and thc requcst was ccrtified by thc revicwer as such"]))
    assert 0.0 < few.unsure(0, 2) < more.unsure(0, 2)


def test_a_clean_text_is_not_misread() -> None:
    assert not is_misread(Stream([_TEXT]))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("seed", range(5))
def test_a_misread_determination_keeps_its_form(kind: str, seed: int) -> None:
    noised = Noised(document_of(_TEXT), 0.02, KINDS[kind], seed).document
    record = to_record(extract(noised).record, with_fields=False)
    assert (record.document.layout, record.patient.sex) == ("final-determination", "female")
    assert [item.decision for item in record.items] == ["Upheld"]


def test_a_text_with_a_word_that_may_be_another_needs_eyes() -> None:
    stream = MendedStream(Stream(["cervical strain and qzvbxkel strain"]))
    sure, unsure = ((0, len("cervical strain")),), ((len("cervical strain and "), len(stream.text)),)
    assert ceiling("description", "cervical strain", stream, sure) > UNSURE
    assert ceiling("description", "qzvbxkel strain", stream, unsure) < UNSURE


def test_a_long_text_bears_a_word_that_may_be_another() -> None:
    words = "the request was seen by the reviewer and is not supported by the file " * 5
    short, long = (MendedStream(Stream([f"{words[:size]}qzvbxkel."])) for size in (70, 350))
    assert [ceiling("clinical_summary", one.text, one, ((0, len(one.text)),)) < UNSURE for one in (short, long)] == [
        True,
        False,
    ]


@pytest.mark.parametrize("words", ["governing laws and rcgulations, including the strength of evidence hierarchy"])
def test_one_misread_letter_is_seen_in_half_a_sentence_of_the_form(words: str) -> None:
    assert is_misread(Stream([f"He/she is familiar with {words} that applies"]))
    assert not is_misread(Stream([f"He/she is familiar with {words.replace('rcg', 'reg')} that applies"]))


def test_a_misread_determination_says_so() -> None:
    noised = Noised(document_of(_TEXT), 0.04, KINDS["misread"], 0).document
    assert MISREAD in extract(noised).record.warnings
