from __future__ import annotations

from collections.abc import Callable

from workbench.model.document import Document
from workbench.model.evidence import Span
from workbench.ui.document.frames import LinePlace, area, holds, line_places, runs_of, strokes
from workbench.ui.document.lines import Lines

Letter = Callable[..., Document]

WIDE, LEFT_END = (10.0, 0.0, 100.0, 10.0), (0.0, 10.0, 40.0, 20.0)


def span(document: Document, page: int, quote: str) -> Span:
    start = document.pages[page].text.index(quote)
    return Span(page, start, start + len(quote), quote)


def test_a_run_is_open_where_it_goes_on(letter: Letter) -> None:
    document = letter("a run over\ntwo lines")
    places = line_places(Lines(document), [span(document, 0, "run over\ntwo")])
    assert [(place.open_before, place.open_after) for place in places] == [(False, True), (True, False)]


def test_spans_on_following_pages_are_one_run(letter: Letter) -> None:
    document = letter("it begins here", "and ends")
    places = line_places(Lines(document), [span(document, 0, "begins here"), span(document, 1, "and")])
    assert len(runs_of(places)) == 1


def test_spans_apart_are_framed_apart(letter: Letter) -> None:
    document = letter("one two three")
    places = line_places(Lines(document), [span(document, 0, "one"), span(document, 0, "three")])
    assert [len(run) for run in runs_of(places)] == [1, 1]


def test_one_line_is_framed_all_round() -> None:
    (stroke,) = strokes([WIDE], False, False)
    assert stroke[0] == stroke[-1]
    assert len(stroke) == 5


def test_two_lines_that_do_not_meet_are_open_towards_each_other() -> None:
    first, second = strokes([(60.0, 0.0, 100.0, 10.0), LEFT_END], False, False)
    assert first == [(100, 0), (60, 0), (60, 10), (100, 10)]
    assert second == [(0, 20), (40, 20), (40, 10), (0, 10)]


def test_many_lines_are_framed_as_one_block() -> None:
    boxes = [(30.0, 0.0, 90.0, 10.0), (0.0, 10.0, 95.0, 20.0), (0.0, 20.0, 88.0, 30.0), (0.0, 30.0, 50.0, 40.0)]
    head, foot = strokes(boxes, False, False)
    assert head == [(95, 0), (30, 0), (30, 10), (0, 10)]
    assert foot == [(0, 40), (50, 40), (50, 30), (95, 30)]


def test_a_run_from_the_page_before_begins_without_a_side() -> None:
    head, _ = strokes([(0.0, 0.0, 90.0, 10.0), (0.0, 10.0, 50.0, 20.0)], True, False)
    assert head == [(90, 0), (0, 0)]


def test_a_point_is_held_by_its_line_alone() -> None:
    lines = [LinePlace(1, WIDE, False, False)]
    assert holds(lines, 1, 50, 5)
    assert not holds(lines, 0, 50, 5)
    assert not holds(lines, 1, 5, 5)


def test_area_adds_up_the_lines() -> None:
    assert area([LinePlace(0, WIDE, False, True), LinePlace(0, LEFT_END, True, False)]) == 900 + 400


def test_what_was_found_once_is_not_looked_for_again(letter: Letter) -> None:
    document = letter("one two")
    lines, spans = Lines(document), [span(document, 0, "two")]
    assert line_places(lines, spans) is line_places(lines, iter(spans))
