"""Accuracy on the same documents set in other ways: wrapped, encoded, spaced, paged, on odd sheets.

    python -m tests.benchmarks.eval_variations [DOCUMENTS REFERENCES] [--misses 0]

Documents (text files) and references are folders; the invented determinations of the tests by default. The last column
is how much micro F1 falls against the documents as they are; asked for is at most 0.01.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from variations import VARIATIONS

from tests.benchmarks.eval_noise import INVENTED, pairs, record_of
from workbench.guidelines import Linker, load_catalogue
from workbench.sources import read
from workbench.tasks.evaluation import Evaluation, evaluate
from workbench.tasks.scoring import ITEMS_WHOLE


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="*", default=[INVENTED, INVENTED])
    parser.add_argument("--misses", type=int, default=0)
    told = parser.parse_args()
    linker = Linker(load_catalogue())
    known = [(name, want) for name, _, want in pairs(*told.folders)]
    texts = {name: (told.folders[0] / f"{name}.txt").read_bytes().decode("utf-8") for name, _ in known}
    references = dict(known)
    plain = evaluate(references, (record_of(read(told.folders[0] / f"{name}.txt"), linker) for name in texts))
    print(f"{'':28} {'micro F1':>9} {'whole':>6} {'fall':>8}")
    _row("as they are", plain, plain)
    for title, variation in VARIATIONS.items():
        made = ((Path(f"{name}{variation.suffix}"), variation.make(text)) for name, text in texts.items())
        found = evaluate(references, [record_of(read(path, content), linker) for path, content in made])
        _row(title, found, plain)
        for miss in found.misses[: told.misses] if found.micro_f1 < plain.micro_f1 - 0.001 else ():
            print(f"  - {miss.document} {miss.field}: {str(miss.wanted)[:90]!r}, found {str(miss.found)[:140]!r}")


def _row(title: str, found: Evaluation, plain: Evaluation) -> None:
    whole = next(score.f1 for score in found.fields if score.field == ITEMS_WHOLE)
    print(f"{title:28} {found.micro_f1:9.4f} {whole:6.3f} {plain.micro_f1 - found.micro_f1:8.4f}")


if __name__ == "__main__":
    main()
