"""How well words tell right diagnosis codes from wrong ones, at each threshold of likeness.

    python -m tests.benchmarks.eval_codes [PAIRS_TSV]

Each line of the pairs: `right` or `wrong`, the printed diagnosis, code, code system. Printed are the shares of right
pairs that would raise a false alarm and of wrong pairs that would be found, and what goes wrong at the threshold in
use. Then the same of pairs that nobody here wrote: the official short titles of ICD-9-CM against the long ones, and the
inclusion terms of ICD-10-CM against their code's words, each without the other's help.
"""

from __future__ import annotations

import sys
from pathlib import Path
from time import perf_counter

from workbench.resources import resource
from workbench.review.checks.code_words import likeness_of_code
from workbench.review.checks.diagnosis_words import NEAR, likeness

PAIRS = Path(__file__).parents[1] / "data" / "diagnosis-codes.tsv"


def official() -> None:
    for name in ("icd-9-cm.tsv", "icd-10-cm.tsv"):
        lines = (line.split("\t") for line in resource("icd", name).read_text("utf-8").splitlines())
        pairs = [(term, line[2]) for line in lines if len(line) > 3 for term in line[3].split(" | ")]
        alarms = sum(likeness(term, words) < NEAR for term, words in pairs)
        print(f"{name}: {len(pairs)} official abbreviations and terms, false alarms {alarms / len(pairs):.2%}")


def main() -> None:
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else PAIRS
    lines = [line.split("\t") for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    started = perf_counter()
    scored = [(kind, words, code, likeness_of_code(words, code, system) or 0.0) for kind, words, code, system in lines]
    taken = (perf_counter() - started) * 1e6 / len(scored)
    right = [score for kind, *_, score in scored if kind == "right"]
    wrong = [score for kind, *_, score in scored if kind == "wrong"]
    print(f"{len(right)} right pairs, {len(wrong)} wrong ones, {taken:.0f} microseconds each\n")
    print("threshold   false alarms   found")
    for threshold in (0.05, 0.1, 0.2, 0.3, 0.35, 0.4, 0.5, 0.6):
        alarms = sum(score < threshold for score in right) / max(len(right), 1)
        found = sum(score < threshold for score in wrong) / max(len(wrong), 1)
        print(f"{threshold:9.2f}   {alarms:12.1%}   {found:5.1%}{'   in use' if threshold == NEAR else ''}")
    print()
    for kind, words, code, score in scored:
        if (kind == "right") == (score < NEAR):
            print(f"{kind:5} {score:.2f}  {code:9} {words}")
    print()
    official()


if __name__ == "__main__":
    main()
