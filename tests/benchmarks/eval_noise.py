"""Accuracy under character noise, by field.

    python -m tests.benchmarks.eval_noise [DOCUMENTS REFERENCES] [--share 0.02] [--seeds 3] [--misses 0]

Documents and references are folders; the invented determinations of the tests by default. Every value is held against
the clean answers, as the reference has them.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from tests.benchmarks.noise import KINDS, Noised
from workbench.export import json_line
from workbench.guidelines import Linker, load_catalogue
from workbench.model.document import Document
from workbench.sources import read
from workbench.tasks.evaluation import Evaluation, evaluate
from workbench.tasks.proposals import propose_document

INVENTED = Path(__file__).resolve().parents[1] / "data" / "determinations"
Tree = dict[str, Any]


def pairs(documents: Path, references: Path) -> Iterator[tuple[str, Document, Tree]]:
    """Each document that has a reference with citations, by name."""
    for path in sorted(documents.iterdir()):
        answer = references / f"{path.stem}.json"
        if path.suffix in (".txt", ".pdf") and answer.exists() and not path.stem.startswith("made-"):
            yield path.stem, read(path), json.loads(answer.read_text("utf-8"))


def record_of(document: Document, linker: Linker) -> Tree:
    """The record that the program proposes, as JSON with its evidence."""
    told: Tree = msgspec.json.decode(json_line(propose_document(document, linker), True))
    return told


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="*", default=[INVENTED, INVENTED])
    parser.add_argument("--share", type=float, default=0.02)
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--misses", type=int, default=0)
    told = parser.parse_args()
    linker = Linker(load_catalogue())
    known = list(pairs(*told.folders))
    found = [record_of(document, linker) for _, document, _ in known]
    scored = {"clean": evaluate({name: want for name, _, want in known}, found)}
    for kind, noise in KINDS.items():
        wanted, found = {}, []
        for seed in range(told.seeds):
            for name, document, want in known:
                got = record_of(Noised(document, told.share, noise, seed).document, linker)
                got["document"]["file_name"] = f"{name}-{seed}.txt"
                wanted[f"{name}-{seed}"] = want
                found.append(got)
        scored[kind] = evaluate(wanted, found)
    print(f"{len(known)} documents, {told.share:.0%} of the characters, {told.seeds} times")
    _table(scored)
    for miss in scored[next(iter(KINDS))].misses[: told.misses]:
        print(f"- {miss.document} {miss.field}: wanted {str(miss.wanted)[:150]!r}, found {str(miss.found)[:150]!r}")


def _table(scored: dict[str, Evaluation]) -> None:
    fields = {name: {score.field: score.f1 for score in one.fields} for name, one in scored.items()}
    print(" " * 28, *(f"{name:>22}" for name in scored))
    for field in fields["clean"]:
        print(f"{field:28}", *(f"{scores.get(field, 0.0):22.3f}" for scores in fields.values()))
    print(f"{'micro F1':28}", *(f"{one.micro_f1:22.4f}" for one in scored.values()))
    errors = (one.calibration.error if one.calibration else 0.0 for one in scored.values())
    print(f"{'calibration error':28}", *(f"{error:22.3f}" for error in errors))
    for name, share in (("right doubted", "right_doubted"), ("wrong doubted", "wrong_doubted")):
        print(f"{name:28}", *(f"{getattr(one.calibration, share):22.3f}" for one in scored.values()))


if __name__ == "__main__":
    main()
