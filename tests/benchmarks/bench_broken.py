"""What hundreds of broken files cost an import: nothing may stop, hang or swell.

    python -m tests.benchmarks.bench_broken [--files 500] [--swelling]

Every other file is a good one. `--swelling` adds one whose few kilobytes come apart to 200 megabytes. Prints how long
the import took, the slowest files, the reasons with how often each was given, and resident peaks in MB.
"""

from __future__ import annotations

import argparse
import random
import re
import resource
import tempfile
from collections import Counter
from pathlib import Path
from time import perf_counter

from broken_files import make_folder, swelling

from workbench.guidelines import load_catalogue
from workbench.progress import Progress
from workbench.settings import Settings
from workbench.tasks.desk import Desk
from workbench.tasks.importing import ImportOutcome, Stored, import_paths
from workbench.tasks.project import create_project


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=500)
    parser.add_argument("--swelling", action="store_true")
    told = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "real"
        folder.mkdir()
        good, broken = make_folder(folder, told.files)
        if told.swelling:
            (folder / "swelling.pdf").write_bytes(swelling(random.Random(0), 0))
        settings = Settings(person="bench")
        project = Path(name) / "bench.workbench"
        create_project(project, load_catalogue().entries)
        desk = Desk(project, settings)
        waits: list[tuple[float, str]] = []
        last = begun = perf_counter()

        def on_outcome(outcome: ImportOutcome, _: Stored) -> None:
            nonlocal last
            waits.append((perf_counter() - last, outcome.path.name))
            last = perf_counter()

        done = import_paths(desk, [folder], settings, Progress(), on_outcome, ocr=False)
        seconds = perf_counter() - begun
        desk.close()
    print(f"{len(good)} good and {len(broken)} broken files in {seconds:.1f} s")
    print(f"in the project {done.added}, there already {done.known}, failed {len(done.failed)}")
    for waited, name in sorted(waits, reverse=True)[1:4]:  # the first waits for the workers to start
        print(f"waited {waited * 1000:.0f} ms for {name!r}")
    reasons = Counter(re.sub(r"\d+", "n", reason.removeprefix(path.name)) for path, reason in done.failed)
    for reason, number in reasons.most_common():
        print(f"{number:4} {reason.strip()}")
    for who, kind in (("program", resource.RUSAGE_SELF), ("largest worker", resource.RUSAGE_CHILDREN)):
        print(f"peak of the {who}: {resource.getrusage(kind).ru_maxrss // 1024} MB")


if __name__ == "__main__":
    main()
