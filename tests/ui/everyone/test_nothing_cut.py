"""At every size of window and text, and with longer words: no text is cut but where it says all in a tooltip."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pseudo import Pseudo
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QLabel
from scenes import SCENES
from seen import Stroke, cut, hidden_share, name_of, overlapping, shown
from stage import Stage

from workbench.model.fields import DIAGNOSES
from workbench.ui.catalogue import CataloguePage
from workbench.ui.overlay import Overlay
from workbench.ui.overview.chart import Chart

SIZES = {"1280x720": (1280, 720, 1.0), "200 %": (1280, 720, 2.0)}


@pytest.fixture
def longer_words(qapp: QApplication) -> Iterator[None]:
    translator = Pseudo()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scene", SCENES)
def test_no_text_is_cut(stage: Stage, scene: str, size: str, strokes: list[Stroke]) -> None:
    assert not cut_texts(stage, scene, SIZES[size], strokes)


@pytest.mark.parametrize("scene", SCENES)
def test_longer_words_are_not_cut(longer_words: None, stage: Stage, scene: str, strokes: list[Stroke]) -> None:
    del longer_words
    assert not cut_texts(stage, scene, (1440, 900, 1.0), strokes)


@pytest.mark.parametrize("size", SIZES)
def test_diagnoses_and_their_codes_are_read_without_being_entered(
    stage: Stage, size: str, strokes: list[Stroke]
) -> None:
    assert not cut_texts(stage, "section-diagnoses", SIZES[size], strokes)
    told = " ".join(stroke.words for stroke in strokes)
    record = stage.parts.bridge.desk.record(1)
    values = [record.value(row.id, name) for row in record.rows_of(DIAGNOSES) for name in ("description", "code")]
    assert [value for value in values if str(value) not in told] == []


@pytest.mark.parametrize("size", SIZES)
def test_what_was_proposed_is_read_whole_beside_a_changed_value_or_below_it(
    stage: Stage, size: str, strokes: list[Stroke]
) -> None:
    assert not cut_texts(stage, "changed-value", SIZES[size], strokes)
    assert "Pharmaceuticals" in [stroke.words for stroke in strokes]


def cut_texts(stage: Stage, scene: str, size: tuple[int, int, float], strokes: list[Stroke]) -> str:
    width, height, scale = size
    window = stage.parts.window
    window.commands.appearance.set_scale(scale)
    stage.wait(lambda: window.commands.appearance.is_everywhere)
    window.resize(width, height)
    SCENES[scene](stage)
    stage.lay_out()
    strokes.clear()
    window.grab()
    wrong = [f"{name_of(found)}: {why}" for found in shown(window) if (why := cut(found))]
    wrong += [f"{name_of(found)}: is half hidden" for found in shown(window) if is_text(found) and hidden_share(found)]
    wrong += [f"{stroke.on}: “{stroke.words}” runs out of its box" for stroke in strokes if stroke.is_cut]
    wrong += [f"{stroke.on}: “{stroke.words}” has no tooltip" for stroke in strokes if is_short_without_tip(stroke)]
    wrong += [f"{name_of(view)}: row {row} has no tooltip" for view, row in rows_without_tip(stage)]
    for over in (*window.findChildren(Overlay), *window.findChildren(CataloguePage)):
        pairs = overlapping(over) if over.isVisible() else ()
        wrong += [f"{name_of(one)}: lies over {name_of(other)}" for one, other in pairs]
    stage.close_popups()
    return "\n".join(dict.fromkeys(wrong))


def is_text(widget: object) -> bool:
    return isinstance(widget, QLabel | QAbstractButton) and bool(widget.text())


def is_short_without_tip(stroke: Stroke) -> bool:
    widget = stroke.widget  # a chart tells each of its parts at the pointer, and the part in hand as its name
    return stroke.words.endswith("…") and widget is not None and not widget.toolTip() and not isinstance(widget, Chart)


def rows_without_tip(stage: Stage) -> Iterator[tuple[QAbstractItemView, int]]:
    for view in stage.parts.window.findChildren(QAbstractItemView):
        model = view.model()
        for row in range(min(model.rowCount(), 9) if view.isVisible() and model else 0):
            if not model.index(row, 0).data(Qt.ItemDataRole.ToolTipRole):
                yield view, row
