"""`workbench evaluate`: accuracy by field against reference answers."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from workbench.cli.talk import Talk
from workbench.settings import load
from workbench.tasks.evaluation import Evaluation, FieldScore, evaluate, read_records, read_references

_HEAD = f"{'field':28} {'right':>6} {'wrong':>6} {'missed':>6} {'prec':>6} {'rec':>6} {'F1':>6} {'calib':>6}"


def run(told: Namespace, talk: Talk) -> int:
    """Print the table, or one JSON object; 1 when `--at-least` is not reached."""
    references = read_references(told.reference)
    source = sys.stdin.buffer if told.records == "-" else Path(told.records)
    outcome = evaluate(references, read_records(source), talk.progress(), load().doubt_below)
    if told.json:
        talk.data(msgspec.json.encode(_tree(outcome)).decode())
    else:
        for line in _table(outcome):
            talk.data(line)
    for miss in outcome.misses[: told.misses]:
        shown = f"- {miss.document}: {miss.field}: wanted {miss.wanted!r}, got {miss.found!r}"[:400]
        talk.say(shown) if told.json else talk.data(shown)
    return int(told.at_least is not None and outcome.micro_f1 < told.at_least)


def _table(outcome: Evaluation) -> Iterator[str]:
    yield _HEAD
    yield from map(_row, outcome.fields)
    yield (
        f"documents {outcome.documents}, without record {outcome.without_record}, wholly right "
        f"{outcome.documents_whole}; micro F1 {outcome.micro_f1:.4f}, macro F1 {outcome.macro_f1:.4f}"
    )
    if outcome.calibration:
        told = outcome.calibration
        yield (
            f"confidence of {told.values} values: calibration error {told.error:.4f}; "
            f"marked doubtful: {told.right_doubted:.1%} of the right, {told.wrong_doubted:.1%} of the wrong ones"
        )


def _row(s: FieldScore) -> str:
    calibration = "" if s.calibration_error is None else f"{s.calibration_error:.3f}"
    figures = f"{s.right:6d} {s.wrong:6d} {s.missed:6d} {s.precision:6.3f} {s.recall:6.3f} {s.f1:6.3f}"
    return f"{s.field:28} {figures} {calibration:>6}".rstrip()


def _tree(outcome: Evaluation) -> dict[str, Any]:
    fields = {
        s.field: msgspec.to_builtins(s)
        | {"precision": round(s.precision, 4), "recall": round(s.recall, 4), "f1": round(s.f1, 4)}
        for s in outcome.fields
    }
    for told in fields.values():
        del told["field"]
    return {
        "documents": outcome.documents,
        "without_record": outcome.without_record,
        "documents_whole": outcome.documents_whole,
        "micro_f1": round(outcome.micro_f1, 4),
        "macro_f1": round(outcome.macro_f1, 4),
        "fields": fields,
        "calibration": msgspec.to_builtins(outcome.calibration),
    }
