"""How right a set of records is against reference answers: accuracy by field, and whether confidence can be trusted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from workbench.export import read_json_lines
from workbench.model.errors import Unreadable
from workbench.model.threshold import DOUBT_BELOW
from workbench.progress import Progress
from workbench.tasks.scoring import ITEMS_WHOLE, Judged, Tree, judge

_BINS = 10


class FieldScore(Struct, frozen=True):
    """Counts of one field's values over all documents.

    `calibration_error` is the expected calibration error (0 is best) of the values that carry a confidence, None
    where none does.
    """

    field: str
    right: int
    wrong: int
    missed: int
    calibration_error: float | None = None

    @property
    def precision(self) -> float:
        found = self.right + self.wrong
        return self.right / found if found else 0.0

    @property
    def recall(self) -> float:
        wanted = self.right + self.missed
        return self.right / wanted if wanted else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


class Calibration(Struct, frozen=True):
    """How far the program's own confidence can be trusted, over all extracted values that carry one.

    `error` is the expected calibration error over ten equal bins. `right_doubted` and `wrong_doubted` are the shares of
    right and of wrong values whose confidence lies under the threshold of doubt.
    """

    values: int
    error: float
    right_doubted: float
    wrong_doubted: float


class Evaluation(Struct, frozen=True):
    """`micro_f1` counts every value once, `macro_f1` every field once; whole items stand beside both."""

    documents: int
    without_record: int
    documents_whole: int
    micro_f1: float
    macro_f1: float
    fields: tuple[FieldScore, ...]
    calibration: Calibration | None
    misses: tuple[Judged, ...]


def evaluate(
    references: dict[str, Tree],
    records: Iterable[Tree],
    progress: Progress | None = None,
    doubt_below: float = DOUBT_BELOW,
) -> Evaluation:
    """The records against the references, paired by the stem of `document.file_name`.

    A reference without a record counts as all missed; a record without a reference does not count.
    Raises `Unreadable` when a record has no `document.file_name` or is not of a record's shape.
    """
    got = {stem_of(record): record for record in records}
    judged: list[Judged] = []
    confidences: list[tuple[str, float, bool]] = []
    whole = 0
    for done, (stem, want) in enumerate(references.items()):
        if progress:
            progress.report(done, len(references), stem)
        found = got.get(stem, {})
        values, right = _judged(stem, want, found)
        whole += right
        judged += values
        confidences += _confidences(values, found.get("fields") or {})
    scores = _field_scores(judged, confidences)
    counted = [score for score in scores if score.field != ITEMS_WHOLE]
    right, wrong, missed = (sum(getattr(s, name) for s in counted) for name in ("right", "wrong", "missed"))
    return Evaluation(
        documents=len(references),
        without_record=len(references.keys() - got.keys()),
        documents_whole=whole,
        micro_f1=2 * right / (2 * right + wrong + missed) if right else 0.0,
        macro_f1=sum(score.f1 for score in counted) / max(1, len(counted)),
        fields=scores,
        calibration=_calibration(confidences, doubt_below),
        misses=tuple(value for value in judged if not value.right and value.field != ITEMS_WHOLE),
    )


def read_references(folder: Path) -> dict[str, Tree]:
    """The reference answers of a folder, one `NAME.json` a document, by stem and in order of names.

    Raises `Unreadable` when there is none, or when one is no JSON object.
    """
    found = {path.name[: -len(".json")]: _reference(path) for path in sorted(folder.glob("*.json"))}
    if not found:
        raise Unreadable(f"There are no reference answers in {folder}. It should hold one NAME.json a document.")
    return found


def _reference(path: Path) -> Tree:
    try:
        return msgspec.json.decode(path.read_bytes(), type=dict[str, Any])
    except OSError as error:
        raise Unreadable(f"{path} could not be read: {(error.strerror or str(error)).lower()}.") from error
    except msgspec.DecodeError as error:
        raise Unreadable(f"{path} is no reference answer: {error}.") from error


def read_records(source: Path | Iterable[bytes]) -> Iterator[Tree]:
    """The records of a JSON Lines file, or of its lines as they come in. Raises `Unreadable` that names the line."""
    if not isinstance(source, Path):
        yield from read_json_lines(source, "Standard input")
        return
    try:
        with source.open("rb") as lines:
            yield from read_json_lines(lines, source.name)
    except OSError as error:
        raise Unreadable(f"{source} could not be read: {(error.strerror or str(error)).lower()}.") from error


def stem_of(record: Tree) -> str:
    """The name by which a record finds its reference. Raises `Unreadable` when the record names no file."""
    try:
        return Path(record["document"]["file_name"]).stem
    except (KeyError, TypeError) as error:
        raise Unreadable("A record names no document.file_name, so it cannot be paired with a reference.") from error


def _judged(stem: str, want: Tree, got: Tree) -> tuple[list[Judged], bool]:
    try:
        return judge(stem, want, got)
    except (KeyError, TypeError, AttributeError) as error:
        raise Unreadable(f"The record or the reference of {stem} is not of the shape of record.schema.json.") from error


def _confidences(values: list[Judged], fields: dict[str, Any]) -> list[tuple[str, float, bool]]:
    """(field, confidence, right) of each value that stands as the program proposed it."""
    found = []
    for value in values:
        told = fields.get(value.pointer) if value.pointer else None
        if told and value.right is not None and told.get("state") == "extracted" and told.get("confidence") is not None:
            found.append((value.field, float(told["confidence"]), value.right))
    return found


def _field_scores(judged: list[Judged], confidences: list[tuple[str, float, bool]]) -> tuple[FieldScore, ...]:
    scores = []
    for field in sorted({value.field for value in judged}):
        outcomes = [value.right for value in judged if value.field == field]
        told = [(confidence, right) for name, confidence, right in confidences if name == field]
        error = calibration_error(told) if told else None
        counts = (sum(o is True for o in outcomes), sum(o is False for o in outcomes), sum(o is None for o in outcomes))
        scores.append(FieldScore(field, *counts, error))
    return tuple(scores)


def calibration_error(told: list[tuple[float, bool]]) -> float:
    """The expected calibration error of (confidence, right) pairs: mean confidence against share right, by bins."""
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(_BINS)]
    for confidence, right in told:
        bins[min(int(confidence * _BINS), _BINS - 1)].append((confidence, right))
    return sum(abs(sum(c for c, _ in pairs) - sum(r for _, r in pairs)) for pairs in bins) / len(told)


def _calibration(confidences: list[tuple[str, float, bool]], doubt_below: float) -> Calibration | None:
    if not confidences:
        return None
    told = [(confidence, right) for _, confidence, right in confidences]
    doubted = {
        outcome: [confidence < doubt_below for confidence, right in told if right is outcome]
        for outcome in (True, False)
    }
    shares = {outcome: sum(marks) / len(marks) if marks else 0.0 for outcome, marks in doubted.items()}
    return Calibration(len(told), calibration_error(told), shares[True], shares[False])
