from __future__ import annotations

from collections.abc import Callable

from workbench.model.document import Document
from workbench.ui.document.lines import Lines, Position
from workbench.ui.document.marked import Marked

Letter = Callable[..., Document]


def test_a_stretch_has_boxes_on_each_sheet_that_it_crosses(letter: Letter) -> None:
    marked = Marked(Lines(letter("one two", "three", "four")), [(Position(0, 4), Position(2, 2))])
    assert [len(marked.on_sheet(sheet)) for sheet in range(3)] == [1, 1, 1]
    assert marked.on_sheet(0) == [(96.0, 72.0, 114.0, 84.0)]


def test_stretches_of_other_pages_are_left_out(letter: Letter) -> None:
    stretches = [(Position(page, 0), Position(page, 3)) for page in (0, 2)]
    marked = Marked(Lines(letter("one", "two", "three")), stretches)
    assert [len(marked.on_sheet(sheet)) for sheet in range(3)] == [1, 0, 1]


def test_nothing_marked_has_no_boxes(letter: Letter) -> None:
    assert (Marked().on_sheet(0), Marked(Lines(letter("one"))).on_sheet(0)) == ([], [])
