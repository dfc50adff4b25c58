"""Accuracy figures are right, agree with the reference corpus's own scorer, and measure the program's confidence."""

from __future__ import annotations

import copy
import importlib.util
import random
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from workbench.model.errors import Unreadable
from workbench.tasks.evaluation import Evaluation, calibration_error, evaluate, read_references
from workbench.tasks.scoring import aligned

SHARED = Path(__file__).resolve().parents[3].parent / "shared"
needs_corpus = pytest.mark.skipif(not SHARED.is_dir(), reason="the reference corpus is not in this repository")


def record(**case: Any) -> dict[str, Any]:
    return {"document": {"file_name": "one.pdf", "layout": "unknown"}, "case": case}


def f1(outcome: Evaluation, field: str) -> float:
    return next(score.f1 for score in outcome.fields if score.field == field)


def with_item(**item: Any) -> dict[str, Any]:
    return record() | {"items": [{"treatment": "Lumbar MRI", "decision": "Upheld"} | item]}


def test_a_record_that_equals_its_reference_is_wholly_right() -> None:
    outcome = evaluate({"one": with_item()}, [with_item()])
    assert (outcome.micro_f1, outcome.macro_f1, outcome.documents_whole, outcome.misses) == (1.0, 1.0, 1, ())


def test_letter_case_articles_and_full_stops_do_not_count() -> None:
    assert evaluate({"one": with_item()}, [with_item(treatment="a  LUMBAR MRI.")]).micro_f1 == 1.0


def test_a_wrong_value_is_wrong_and_missed_at_once() -> None:
    outcome = evaluate({"one": record(priority="Standard")}, [record(priority="Expedited")])
    score = next(score for score in outcome.fields if score.field == "case.priority")
    assert (score.right, score.wrong, score.missed, score.f1) == (0, 1, 1, 0.0)


def test_an_invented_value_costs_precision_alone() -> None:
    outcome = evaluate({"one": record()}, [record(priority="Standard")])
    score = next(score for score in outcome.fields if score.field == "case.priority")
    assert (score.wrong, score.missed) == (1, 0)


def test_a_reference_without_a_record_counts_as_missed() -> None:
    outcome = evaluate({"one": record(priority="Standard")}, [])
    assert (outcome.without_record, outcome.micro_f1) == (1, 0.0)


def test_items_are_paired_in_order_by_their_headings() -> None:
    want = [{"treatment": t} for t in ("Lumbar MRI", "Norco", "TENS unit")]
    got = [{"treatment": t} for t in ("Norco", "TENS unit")]
    pairs = [(w and w["treatment"], g and g["treatment"]) for w, g, _ in aligned(want, got)]
    assert pairs == [("Lumbar MRI", None), ("Norco", "Norco"), ("TENS unit", "TENS unit")]


def test_perfect_confidence_has_no_calibration_error() -> None:
    assert calibration_error([(1.0, True), (0.0, False)]) == 0.0


def test_calibration_error_is_the_gap_between_confidence_and_truth() -> None:
    assert calibration_error([(0.9, True), (0.9, False)]) == pytest.approx(0.4)


def told(confidence: float, state: str = "extracted") -> dict[str, Any]:
    return {"fields": {"/case/priority": {"state": state, "confidence": confidence}}}


def test_doubt_is_measured_apart_for_right_and_wrong_values() -> None:
    wrong = record(priority="Expedited") | told(0.2)
    outcome = evaluate({"one": record(priority="Standard")}, [wrong])
    assert outcome.calibration is not None
    assert (outcome.calibration.values, outcome.calibration.wrong_doubted) == (1, 1.0)


def test_a_persons_value_says_nothing_about_the_programs_confidence() -> None:
    corrected = record(priority="Standard") | told(0.2, "corrected")
    assert evaluate({"one": record(priority="Standard")}, [corrected]).calibration is None


def test_a_folder_without_references_is_named(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="no reference answers in"):
        read_references(tmp_path)


def test_a_record_of_another_shape_is_named() -> None:
    with pytest.raises(Unreadable, match="one is not of the shape"):
        evaluate({"one": record()}, [{"document": {"file_name": "one.txt"}, "items": [3]}])


def their_scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("their_scorer", SHARED / "tools" / "score_extraction.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def spoilt(tree: Any, chance: random.Random) -> Any:
    """A copy with some values lost, changed or doubled."""
    if isinstance(tree, dict):
        keys = [k for k in tree if k in ("document", "file_name", "text", "description") or chance.random() > 0.06]
        return {k: spoilt(tree[k], chance) for k in keys}
    if isinstance(tree, list) and not all(isinstance(value, int) for value in tree):
        kept = [spoilt(value, chance) for value in tree if chance.random() > 0.1]
        return kept + (copy.deepcopy(kept[:1]) if chance.random() < 0.1 else [])
    if isinstance(tree, str) and chance.random() < 0.08 and not tree.endswith((".txt", ".pdf")):
        return " ".join(tree.split()[:-1]) + " changed"
    return tree


@needs_corpus
@pytest.mark.shared_corpus
@pytest.mark.parametrize("seed", range(6))
def test_the_figures_are_those_of_the_reference_corpus(seed: int) -> None:
    references = read_references(SHARED / "corpus" / "reference")
    chance = random.Random(seed)
    records = [spoilt(reference, chance) for reference in references.values() if chance.random() > 0.05]
    theirs = their_scorer()
    tally, got = theirs.Tally(), {Path(r["document"]["file_name"]).stem: r for r in records}
    whole = sum(theirs.score_document(tally, stem, want, got.get(stem, {})) for stem, want in references.items())
    ours = evaluate(references, records)
    assert [(s.field, s.right, s.wrong, s.missed) for s in ours.fields] == [row[:4] for row in tally.rows()]
    assert ours.documents_whole == whole
    assert 0.0 < ours.micro_f1 < 1.0
