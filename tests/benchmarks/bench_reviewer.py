"""A scripted reviewer at the real window: keys for each document, from extraction to the reference answer.

    python -m tests.benchmarks.bench_reviewer [DOCUMENTS REFERENCES] [--spoil] [--show]

DOCUMENTS is a folder of determinations, REFERENCES one of NAME.json; without them, those under `tests/data`. The window
is built as the program builds it and driven by key events alone: what is right is confirmed where it needs eyes, what
is wrong is corrected, and Ctrl+Enter verifies. A value that is typed counts as one key, and its letters apart; words
selected on the page count as one. With `--spoil` each document comes again in every known way of being wrong, and the
keys beyond those of the same document as it was proposed are told. Printed are keys by document (median, worst), and
how long the program took from each key to its picture, by the clock.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from statistics import median
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.benchmarks.at_the_window import closed, opened, until
from tests.benchmarks.reviewing_hand import Hand, Told
from tests.benchmarks.reviewing_person import Person
from tests.benchmarks.spoiling import SPOILT, spoil
from tests.benchmarks.wanted import Tree
from workbench.guidelines import load_catalogue
from workbench.progress import Progress
from workbench.settings import Settings
from workbench.tasks.desk import Desk
from workbench.tasks.importing import import_paths
from workbench.tasks.project import create_project
from workbench.ui.app import Parts

DATA = Path(__file__).resolve().parents[1] / "data" / "determinations"
SETTINGS = Settings(person="Ann", jobs=1)

Outcome = tuple[list[Told], list[tuple[float, str]]]
"""What each document took, and the seconds of each key with its name."""


def filled(folder: Path, documents: Iterable[Path]) -> Path:
    """A project of the documents as they are proposed."""
    project = folder / "reviewed.workbench"
    create_project(project, load_catalogue().entries)
    desk = Desk(project, SETTINGS)
    import_paths(desk, documents, SETTINGS, Progress(), ocr=False)
    desk.close()
    return project


def spoilt(project: Path, folder: Path, how: str) -> tuple[Path, set[int]]:
    """A copy of the project with each proposal made wrong in one way; and the records that could be."""
    folder.mkdir()
    desk = Desk(Path(shutil.copy(project, folder / project.name)), SETTINGS)
    changed = set()
    for number in range(1, desk.counts().total + 1):
        if (proposed := spoil(desk.record(number), how)) is not None:
            desk.repropose(number, proposed)
            changed.add(number)
    desk.close()
    return folder / project.name, changed


def reviewed(folder: Path, project: Path, wanted: dict[str, Tree], only: set[int] | None, show: str) -> Outcome:
    """Review the documents of a project, or `only` some, and close it."""
    parts = opened(folder, project, SETTINGS)
    hand = Hand(parts)
    person, all_told = Person(hand), []
    seen: set[int] = set()
    while (record := following(parts, seen, only)) is not None:
        seen.add(record)
        if parts.bridge.record != record:
            parts.bridge.open_record(record)
        hand.wait()
        hand.form.focus_here()
        done = person.review(wanted[Path(hand.record.file_name).stem])
        all_told.append(done)
        if show:
            print(f"{done.count:3} {done.name} {show} {done.end}: {' '.join(hand.log)[:400]}", flush=True)
    closed(parts)
    return all_told, hand.times


def following(parts: Parts, seen: set[int], only: set[int] | None) -> int | None:
    """The record to review next: the open one, or another that was not reviewed yet."""
    until(parts, lambda: not parts.runner.busy)
    total = parts.bridge.desk.counts().total
    order = [*([parts.bridge.record] if parts.bridge.record is not None else []), *range(1, total + 1)]
    return next((number for number in order if number not in seen and (only is None or number in only)), None)


# Telling


def tell(all_told: list[Told]) -> None:
    """Print what the documents took as they were proposed."""
    done = [told for told in all_told if told.end == "verified"]
    print(f"{len(done)} of {len(all_told)} documents verified as their reference answers")
    if not done:
        return
    counts = sorted(told.count for told in done)
    over = sorted(told.count - told.items for told in done)
    worst = max(done, key=lambda told: told.count)
    print(f"keys a document: median {median(counts):g}, worst {worst.count} ({worst.name}, {worst.items} items)")
    print(f"keys beyond the items: median {median(over):g} (target 2), worst {over[-1]}")
    print(f"documents that took two keys or fewer: {sum(count <= 2 for count in counts)}")
    names = Counter[str]()
    for told in done:
        names.update(told.keys)
    print("by kind: " + ", ".join(f"{name} {count}" for name, count in names.most_common()))


def tell_ends(all_told: list[Told]) -> None:
    """Print which documents did not come to their reference answers."""
    for told in all_told:
        if told.end != "verified":
            print(f"{told.name} {told.spoilt}: {told.end}")


def tell_spoilt(how: str, as_proposed: list[Told], wrong: list[Told]) -> None:
    """Print the keys that one wrong thing cost beyond those of the same document without it."""
    before = {told.name: told.count for told in as_proposed}
    more = [(told.count - before[told.name], told.name) for told in wrong if told.end == "verified"]
    if more:
        least, most = min(more), max(more)
        middle = median(count for count, _ in more)
        print(f"{how:<24} {len(more):2} documents, keys more: median {middle:g}, least {least[0]}, most {most[0]} "
              f"({most[1]})")  # fmt: skip


def tell_times(times: list[tuple[float, str]]) -> None:
    """Print how long the program took, all in all and for the slowest kinds of key."""
    spent = sorted(seconds * 1000 for seconds, _ in times)
    at = [spent[min(int(len(spent) * share), len(spent) - 1)] for share in (0.5, 0.99)]
    print(f"the program took, from key to picture: p50 {at[0]:.1f} ms, p99 {at[1]:.1f} ms, most {spent[-1]:.1f} ms")
    slow: dict[str, list[float]] = defaultdict(list)
    for seconds, name in times:
        slow[name].append(seconds * 1000)
    for name, took in sorted(slow.items(), key=lambda pair: -max(pair[1]))[:6]:
        print(f"  {name:28} {len(took):4} times, median {median(took):6.1f} ms, most {max(took):6.1f} ms")


def references(folder: Path) -> dict[str, Any]:
    """The reference records of a folder by the names of their documents."""
    found = {path.stem: json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.json"))}
    return {stem: tree for stem, tree in found.items() if isinstance(tree, dict) and "items" in tree}


def main() -> None:
    """Review every document and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", type=Path, nargs="?", default=DATA)
    parser.add_argument("references", type=Path, nargs="?", default=DATA)
    parser.add_argument("--spoil", action="store_true", help="each document again, wrong in every known way")
    parser.add_argument("--show", action="store_true", help="print the keys of each document")
    told = parser.parse_args()
    wanted = references(told.references)
    paths = [p for p in sorted(told.documents.rglob("*")) if p.suffix in (".pdf", ".txt") and p.stem in wanted]
    paths = list({path.stem: path for path in paths}.values())
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        project = filled(folder, paths)
        copies = [(how, *spoilt(project, folder / how.replace(" ", "-"), how)) for how in SPOILT if told.spoil]
        as_proposed, times = reviewed(folder, project, wanted, None, "as proposed" if told.show else "")
        tell(as_proposed)
        tell_ends(as_proposed)
        for how, copy, changed in copies:
            wrong, more = reviewed(copy.parent, copy, wanted, changed, how if told.show else "")
            for each in wrong:
                each.spoilt = how
            times += more
            tell_spoilt(how, as_proposed, wrong)
            tell_ends(wrong)
        tell_times(times)


if __name__ == "__main__":
    main()
