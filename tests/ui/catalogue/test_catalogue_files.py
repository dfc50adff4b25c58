"""A catalogue's file in the window: rows that cannot be used, the difference shown first, one step, out again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from workbench.settings import Settings
from workbench.tasks.catalogue import export_catalogue
from workbench.tasks.desk import Desk
from workbench.ui.bridge import Bridge
from workbench.ui.catalogue.files import CatalogueFiles
from workbench.ui.runner import Runner

SETTINGS = Settings(person="Ann", jobs=1)
ID = "odg-neck-pillow"


@pytest.fixture
def files(qtbot: QtBot, bridge: Bridge, runner: Runner, ask: Any) -> Iterator[CatalogueFiles]:
    del qtbot
    made = CatalogueFiles(bridge, runner, ask, SETTINGS, bridge)
    yield made
    made.stop()


@pytest.fixture
def changed(desk: Desk, ask: Any, tmp_path: Path) -> Path:
    """The project's catalogue as a file in which one title is another, to be chosen next."""
    file = tmp_path / "newer.csv"
    data = export_catalogue(desk.path, SETTINGS, "csv").decode().replace(",Pillow,", ",Pillows of the neck,")
    file.write_text(data, "utf-8")
    ask.paths = [file]
    return file


def imported(qtbot: QtBot, files: CatalogueFiles) -> None:
    files.import_file()
    qtbot.waitUntil(lambda: not files.busy, timeout=60_000)


@pytest.mark.usefixtures("changed")
def test_the_difference_is_shown_first_and_made_in_one_step(
    qtbot: QtBot, files: CatalogueFiles, ask: Any, desk: Desk
) -> None:
    imported(qtbot, files)
    assert [(one.mark, one.title) for one in ask.rows] == [("~", "Pillows of the neck")]
    assert "“Pillow” → “Pillows of the neck”" in ask.rows[0].below
    assert (desk.guideline(ID) or 0).title == "Pillows of the neck"  # type: ignore[union-attr]
    desk.undo()
    assert (desk.guideline(ID) or 0).title == "Pillow"  # type: ignore[union-attr]


@pytest.mark.usefixtures("changed")
def test_turning_away_changes_nothing(qtbot: QtBot, files: CatalogueFiles, ask: Any, desk: Desk) -> None:
    ask.plans = lambda _options: None
    imported(qtbot, files)
    assert desk.undo_label is None


def test_rows_that_cannot_be_used_are_told_with_line_column_and_reason(
    qtbot: QtBot, files: CatalogueFiles, ask: Any, desk: Desk, changed: Path
) -> None:
    changed.write_text(changed.read_text("utf-8").replace("mtus,,document,", "mtus,,book,", 1), "utf-8")
    imported(qtbot, files)
    assert "cannot be imported" in ask.asked[-2]
    assert ask.rows[0].below.startswith("line 2, column kind")
    assert "“book”" in ask.rows[0].title
    assert desk.undo_label is None


@pytest.mark.usefixtures("changed")
def test_having_it_otherwise_compares_anew(qtbot: QtBot, files: CatalogueFiles, ask: Any) -> None:
    told: list[dict[str, bool]] = []

    def answer(options: dict[str, bool]) -> dict[str, bool] | None:
        told.append(options)
        return options | {"remove_missing": True} if len(told) == 1 else None

    ask.plans = answer
    imported(qtbot, files)
    qtbot.waitUntil(lambda: len(told) == 2, timeout=60_000)
    assert told[1]["remove_missing"]


def test_what_is_written_reads_back_the_same(
    qtbot: QtBot, files: CatalogueFiles, ask: Any, desk: Desk, tmp_path: Path
) -> None:
    ask.paths = [tmp_path / "out.json"]
    files.export_file()
    qtbot.waitUntil(lambda: not files.busy, timeout=60_000)
    assert ask.paths[0].read_bytes() == export_catalogue(desk.path, SETTINGS, "json")


def test_what_would_link_differently_is_listed_and_not_changed(
    qtbot: QtBot, files: CatalogueFiles, ask: Any, desk: Desk, bridge: Bridge
) -> None:
    link = next(row for row in desk.record(1).rows.values() if row.list.endswith("expert_reviewer.citations"))
    desk.choose_link(1, link.id, ID)
    with qtbot.waitSignal(files.opened, timeout=60_000) as opened:
        files.list_relinked()
    assert opened.args == [1, link.id]
    assert (ask.rows[0].mark, ask.rows[0].right) == ("→", "chosen by a person")
    assert desk.record(1).value(link.id, "guideline_id") == ID
    del bridge
