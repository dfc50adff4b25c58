"""Whether confidence can be trusted, on documents as they are, set in other ways, and misread.

    python -m tests.benchmarks.eval_confidence [DOCUMENTS REFERENCES] [--seeds 2] [--rules]

For each set: values, wrong ones, the expected calibration error (asked for: at most 0.05), and how many right (at most
10 %) and wrong ones (at least 80 %) lie below the threshold of doubt. `--rules` adds the same by rule, over all sets.
Misread documents (`noise.py`) are judged by the clean answers too.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from variations import VARIATIONS

from tests.benchmarks.eval_noise import INVENTED, pairs, record_of
from tests.benchmarks.noise import KINDS, Noised
from workbench.guidelines import Linker, load_catalogue
from workbench.model.threshold import DOUBT_BELOW
from workbench.sources import read
from workbench.tasks.evaluation import calibration_error
from workbench.tasks.scoring import judge

Tree = dict[str, Any]
_FIRST_SEED = 50
"""Noise that no rule was looked at with."""


class Told(NamedTuple):
    """One value's rule, how sure it was, whether it is right."""

    rule: str
    confidence: float
    right: bool


def told_of(name: str, want: Tree, got: Tree) -> Iterable[Told]:
    """Each extracted value that has a confidence."""
    for value in judge(name, want, got)[0]:
        field = got["fields"].get(value.pointer) if value.pointer else None
        if field and value.right is not None and field.get("confidence") is not None:
            yield Told(field["rule"], field["confidence"], value.right)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="*", default=[INVENTED, INVENTED])
    parser.add_argument("--seeds", type=int, default=2)
    parser.add_argument("--rules", action="store_true")
    options = parser.parse_args()
    linker = Linker(load_catalogue())
    known = list(pairs(*options.folders))
    clean = {name: record_of(document, linker) for name, document, _ in known}
    sets: dict[str, list[Told]] = defaultdict(list)
    for name, _, want in known:
        sets["as they are"] += told_of(name, want, clean[name])
        text = (options.folders[0] / f"{name}.txt").read_bytes().decode("utf-8")
        for title in ("flowed at 72", "lines of 40", "header and footer", "PDF of two columns"):
            made = VARIATIONS[title]
            got = record_of(read(Path(f"made{made.suffix}"), made.make(text)), linker)
            sets["set in other ways"] += told_of(name, want, got)
    for kind, noise in KINDS.items():
        for share in (0.01, 0.02):
            for seed in range(_FIRST_SEED, _FIRST_SEED + options.seeds):
                for name, document, want in known:
                    noised = Noised(document, share, noise, seed)
                    got = record_of(noised.document, linker)
                    sets[f"{kind}, {share:.0%}"] += told_of(name, want, got)
    sets["all"] = [told for each in list(sets.values()) for told in each]
    _table("set", sets)
    if options.rules:
        rules: dict[str, list[Told]] = defaultdict(list)
        for told in sets["all"]:
            rules[told.rule].append(told)
        _table("rule", dict(sorted(rules.items())))


def _table(head: str, groups: dict[str, list[Told]]) -> None:
    print(f"{head:40} {'values':>7} {'wrong':>6} {'error':>6} {'right doubted':>14} {'wrong doubted':>14}")
    for name, told in groups.items():
        error = calibration_error([(one.confidence, one.right) for one in told])
        doubted = {
            right: [one.confidence < DOUBT_BELOW for one in told if one.right is right] for right in (True, False)
        }
        shares = [f"{sum(marks) / len(marks):14.1%}" if marks else f"{'-':>14}" for marks in doubted.values()]
        print(f"{name:40} {len(told):7} {len(doubted[False]):6} {error:6.3f} {' '.join(shares)}")


if __name__ == "__main__":
    main()
