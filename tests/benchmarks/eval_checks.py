"""What the checks find in records known to be right, and in what the program proposes: false alarms by check.

    python -m tests.benchmarks.eval_checks CORPUS [FOLDER …] [--quiet]

`CORPUS` has `reference/*.json` beside `text/*.txt`; a `FOLDER` holds NAME.json beside NAME.txt. Every finding in a
reference record is printed with its sentence: it is a true remark about the letter itself, or a false alarm. Then the
reference records are spoiled, one thing at a time, and counted is what each check finds of that.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random
from time import perf_counter

import msgspec
from spoiled import SPOILED

from workbench.guidelines import Catalogue, Linker, load_catalogue
from workbench.model.contract import from_record
from workbench.model.findings import Finding
from workbench.model.record import Record
from workbench.model.review import ReviewRecord
from workbench.review.checks import CHECKS, run_checks
from workbench.review.checks.finding import CheckContext
from workbench.tasks.proposals import propose

DECODER = msgspec.json.Decoder(Record)


def pairs(folder: Path) -> Iterator[tuple[Path, Path]]:
    """Reference record and text of each document."""
    references = folder / "reference" if (folder / "reference").is_dir() else folder
    texts = folder / "text" if (folder / "text").is_dir() else folder
    for path in sorted(references.glob("*.json")):
        if (text := texts / f"{path.stem}.txt").is_file():
            yield path, text


def show(kind: str, records: dict[str, ReviewRecord], context: CheckContext, quiet: bool) -> None:
    """Print every finding of these records, then how many each check has."""
    started = perf_counter()
    found: dict[str, tuple[Finding, ...]] = {name: run_checks(record, context) for name, record in records.items()}
    taken = (perf_counter() - started) / max(len(records), 1) * 1000
    if not quiet:
        for name, findings in found.items():
            for each in findings:
                print(f"{kind:9} {name:32} {each.severity:7} {each.code:3} {each.message}")
    counted = Counter((each.code, each.severity) for findings in found.values() for each in findings)
    print(f"\n{kind}: {len(records)} records, {taken:.2f} ms each")
    for check in CHECKS:
        told = [f"{counted[check.code, severity]} {severity}" for severity in ("error", "warning", "note")]
        documents = sum(any(each.code == check.code for each in findings) for findings in found.values())
        print(f"  {check.code:3} {', '.join(told):34} in {documents:3} documents   {check.reason}")


def show_found(records: dict[str, ReviewRecord], catalogue: Catalogue) -> None:
    """Print how many of the records that were spoiled on purpose each check finds."""
    context = CheckContext(catalogue.by_id)
    print("\nspoiled on purpose")
    for code, spoils in SPOILED.items():
        chance = Random(code)
        wrong = [each for record in records.values() for spoil in spoils if (each := spoil(record, chance, catalogue))]
        found = sum(any(finding.code == code for finding in run_checks(each, context)) for each in wrong)
        print(f"  {code:3} finds {found:4} of {len(wrong):4}")


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("folders", nargs="+", type=Path)
    asked.add_argument("--quiet", action="store_true", help="only the counts")
    told = asked.parse_args()
    known = [pair for folder in told.folders for pair in pairs(folder)]
    catalogue = load_catalogue()
    linker, context = Linker(catalogue), CheckContext(catalogue.by_id)
    references = {path.stem: from_record(DECODER.decode(path.read_bytes())) for path, _ in known}
    proposals = {text.stem: propose(text, None, linker).record for _, text in known}
    show("reference", references, context, told.quiet)
    show("proposed", proposals, context, told.quiet)
    show_found(references, catalogue)


if __name__ == "__main__":
    main()
