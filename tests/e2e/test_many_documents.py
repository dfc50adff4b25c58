"""From a search to a dataset of just what was found, by key events alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from journeys import exported, import_samples, make_project
from PySide6.QtCore import Qt
from reviewer import CONTROL, SHIFT, Reviewer

from workbench.ui.documents.facet_rows import Value
from workbench.ui.rows import VALUE

Start = Callable[[], Reviewer]


def search(ann: Reviewer, words: str, found: int) -> None:
    ann.press(Qt.Key.Key_F, CONTROL | SHIFT)
    ann.type(words)
    ann.wait_until(lambda: ann.documents.model.list.total == found and ann.documents.wanted.words == words)
    ann.press(Qt.Key.Key_Return)


def narrow_to(ann: Reviewer, state: str) -> None:
    """To the filters and down to a value, which Space ticks."""
    ann.press_until(Qt.Key.Key_F6, ann.documents.facets.list.hasFocus)
    ann.press(Qt.Key.Key_Home)
    ann.press_until(Qt.Key.Key_Down, lambda: in_hand(ann) == state)
    ann.press(Qt.Key.Key_Space)
    ann.wait_until(lambda: ann.documents.wanted.states == (state,))


def narrow_to_all(ann: Reviewer) -> None:
    """The tick in hand goes again."""
    ann.press_until(Qt.Key.Key_F6, ann.documents.facets.list.hasFocus)
    ann.press(Qt.Key.Key_Space)
    ann.wait_until(lambda: ann.documents.model.list.total == 2)


def in_hand(ann: Reviewer) -> str | None:
    row = ann.documents.facets.list.currentIndex().data(VALUE)
    return row.value if isinstance(row, Value) else None


def test_search_narrow_step_over_many_undo_verify_export(start: Start, tmp_path: Path) -> None:
    ann = start()
    make_project(ann, tmp_path / "many.workbench")
    import_samples(ann)
    search(ann, "conservative care", found=2)
    narrow_to(ann, "new")
    ann.press_until(Qt.Key.Key_F6, ann.documents.table.hasFocus)

    ann.press(Qt.Key.Key_A, CONTROL)
    ann.press(Qt.Key.Key_P, CONTROL | SHIFT)
    ann.wait_until(lambda: ann.desk.undo_label == "Postpone 2 documents")
    ann.press(Qt.Key.Key_Z, CONTROL)
    ann.wait_until(lambda: ann.desk.counts().by_state.get("postponed") is None)
    ann.wait_until(lambda: ann.documents.model.list.total == 2)

    ann.press(Qt.Key.Key_Home)
    ann.press(Qt.Key.Key_Return)
    first = ann.open_record
    assert first is not None
    ann.press(Qt.Key.Key_Return, CONTROL)
    assert ann.desk.record(first).state.name == "verified"
    assert ann.open_record != first

    search(ann, "conservative care", found=1)
    narrow_to_all(ann)
    (record,) = exported(ann, tmp_path / "out", from_palette="Export what is shown")
    assert record.document.file_name == Path(ann.desk.record(first).file_name).name
