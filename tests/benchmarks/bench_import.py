"""What reading documents into a project costs: workers against one, memory against the number of documents.

    python -m tests.benchmarks.bench_import [--documents 2000]

Documents are the plain-text samples, each copy told from the others by a last line. Memory is the resident peak of the
process that holds the project, in MB; each figure comes from a process of its own.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from workbench.resources import resource

ROOT = Path(__file__).resolve().parents[2]
MEASURED = (
    "import resource, sys; from workbench.cli.program import run; "
    "code = run(sys.argv[1:], None); "
    "print('peak', resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, file=sys.stderr); sys.exit(code)"
)


def workbench(folder: Path, *arguments: object) -> tuple[float, int]:
    """Run a verb; returns seconds and peak MB."""
    environment = os.environ | {"PYTHONPATH": str(ROOT), "WORKBENCH_HOME": str(folder / "home")}
    begun = perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, *map(str, arguments), "-q"],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=True,
    )
    return perf_counter() - begun, int(re.findall(r"peak (\d+)", done.stderr)[-1])


def letters(folder: Path, number: int) -> Path:
    """A folder of that many documents."""
    folder.mkdir()
    texts = [path.read_text("utf-8") for path in sorted(resource("samples").glob("*.txt"))]
    for each in range(number):
        (folder / f"{each:06d}.txt").write_text(f"{texts[each % len(texts)]}\nCopy {each}\n", "utf-8")
    return folder


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=2000)
    many = parser.parse_args().documents
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        few = max(many // 10, 10)
        peaks = {}
        for number in (few, many):
            source, project = letters(folder / f"letters-{number}", number), folder / f"{number}.workbench"
            workbench(folder, "init", project)
            seconds, peaks[number] = workbench(folder, "import", project, source)
            print(f"import of {number:6d}: {seconds / number * 1000:6.1f} ms a document, peak {peaks[number]} MB")
        print(f"memory, {many} against {few} documents: {peaks[many] / peaks[few]:.2f}")
        source = folder / f"letters-{many}"
        one, two = (workbench(folder, "extract", source, "--jobs", jobs)[0] for jobs in (1, 2))
        print(f"extract: {one / many * 1000:.1f} ms a document with one worker, {one / two:.2f} times as fast with two")


if __name__ == "__main__":
    main()
