"""The figures of the overview as files: JSON as they are, CSV one row a figure. What documents took is in neither."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from workbench.export.csv_tables import guarded
from workbench.export.staging import Staging
from workbench.model.figures import RANGES, Counted, Figures

COLUMNS = ("range", "figure", "name", "count", "of", "share", "mean_confidence")


def figures_told(counted: Counted, times: bool) -> dict[str, Any]:
    """The figures of every range as plain values, without what stands behind them; with `times` what documents took."""
    told = {name: msgspec.to_builtins(counted.figures[name]) for name in RANGES}
    for figures in told.values():
        if not times:
            del figures["spent"]
    return {"counted_at": counted.at, **{name: _without_behind(figures) for name, figures in told.items()}}


def _without_behind(told: Any) -> Any:
    if isinstance(told, dict):
        return {key: _without_behind(value) for key, value in told.items() if not key.startswith("behind")}
    if isinstance(told, list):
        return [_without_behind(value) for value in told]
    return told


def write_figures(counted: Counted, name: str, folder: Path) -> list[Path]:
    """Write `NAME figures.json` and `.csv` into `folder`, in place of earlier ones; returns their paths.

    Raises `WorkbenchError` when they cannot be written; then none is.
    """
    told = msgspec.json.format(msgspec.json.encode(figures_told(counted, times=False)), indent=1)
    rows = io.StringIO(newline="")
    writer = csv.writer(rows, lineterminator="\n")
    writer.writerow(COLUMNS)
    for each in RANGES:
        writer.writerows(_rows(counted.figures[each]))
    with Staging(folder) as staging:
        for ending, data in (("json", told + b"\n"), ("csv", rows.getvalue().encode("utf-8"))):
            staging.file(f"{name} figures.{ending}").write(data)
    return [folder / f"{name} figures.{ending}" for ending in ("json", "csv")]


def _rows(found: Figures) -> Iterator[tuple[Any, ...]]:
    def row(figure: str, name: str | None, count: int, of: int, stated: float | None = None) -> tuple[Any, ...]:
        share = round(count / of, 6) if of else None
        return found.range, figure, guarded(name or ""), count, of, share, None if stated is None else round(stated, 6)

    yield row("verified", "", found.verified, found.total)
    yield row("changed", "", found.changed, found.judged)
    yield row("links by hand", "", found.by_hand, found.citations)
    for day in found.days:
        yield row("verified on", day.day, day.verified, found.verified)
    for figure, outcomes in (("changed by field", found.fields), ("changed by rule", found.rules)):
        for one in outcomes:
            yield row(figure, one.name, one.changed, one.judged)
    for bin in found.confidence:
        yield row("right by confidence", f"{bin.low:.2f} to {bin.high:.2f}", bin.right, bin.judged, bin.stated)
    for figure, decisions in (("upheld by category", found.categories), ("upheld by entry", found.guidelines)):
        for each in decisions:
            yield row(figure, each.name, each.upheld, each.upheld + each.overturned + each.open)
    for cited in found.cited:
        yield row("cited", cited.guideline_id, cited.citations, found.citations)
