"""Values on doubtful words of OCR are doubtful; printed text is trusted as it was."""

from __future__ import annotations

import pytest

from workbench.model.document import Document, Page, Sheet, Word
from workbench.model.evidence import Span
from workbench.model.review import Alternative, Cell, Place, Proposal
from workbench.tasks.trusting import trust_of, trusted

PLACE = Place("", "case.case_number")


def scan(*trusts: float) -> Document:
    """A page of words of four letters, each as trusted as told."""
    words = tuple(Word(5 * n, 5 * n + 4, 0, n, 0, n + 1, 1, 0, trust) for n, trust in enumerate(trusts))
    page = Page(" ".join("word" for _ in trusts), words)
    return Document("a.pdf", "", "application/pdf", "ocr", (page,), (Sheet(612, 792, 0),))


def words(first: int, last: int) -> tuple[Span, ...]:
    return (Span(0, 5 * first, 5 * last + 4, ""),)


@pytest.mark.parametrize(("last", "trust"), [(0, 1.0), (1, 1.0), (2, 0.5)])
def test_a_few_words_are_trusted_as_the_least_of_them(last: int, trust: float) -> None:
    assert trust_of(scan(0.96, 0.9, 0.45), words(0, last)) == pytest.approx(trust)


def test_many_words_are_trusted_as_their_mean() -> None:
    assert trust_of(scan(*[0.9] * 19, 0.0), words(0, 19)) == pytest.approx(0.95)


def test_no_word_is_trusted_less_than_its_chance_of_being_right() -> None:
    assert trust_of(scan(0.0), words(0, 0)) == pytest.approx(0.3)


def test_evidence_without_words_is_trusted() -> None:
    assert trust_of(scan(0.1), ()) == 1.0


def test_confidence_and_alternatives_are_lowered_by_their_own_words() -> None:
    proposal = Proposal("x", words(0, 0), "r@1", 0.9, (Alternative("y", words(1, 1), 0.6),))
    lowered = trusted(scan(0.45, 0.9), {PLACE: Cell("x", evidence=words(0, 0), proposal=proposal)})[PLACE].proposal
    assert lowered is not None
    assert lowered.confidence == pytest.approx(0.45)
    assert lowered.alternatives[0].confidence == pytest.approx(0.6)


def test_printed_text_is_left_as_it_is() -> None:
    cells = {PLACE: Cell("x", evidence=words(0, 0), proposal=Proposal("x", words(0, 0), "r@1", 0.9))}
    assert trusted(scan(1.0, 1.0), cells) == cells
