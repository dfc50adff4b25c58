"""A scripted reviewer at the real window: keys for each document, from extraction to the reference answer.

    QT_QPA_PLATFORM=offscreen python tests/benchmarks/bench_reviewer.py [DOCUMENTS REFERENCES] [--spoil] [--show]

DOCUMENTS is a folder of determinations, REFERENCES one of NAME.json; without them, those under `tests/data`. The window
is built as the program builds it and driven by key events alone: what is right is confirmed where it needs eyes, what
is wrong is corrected, and Ctrl+Enter verifies. A value that is typed counts as one key, and its letters apart. With
`--spoil` each proposal is made wrong in one known way first, and the keys beyond those of a clean document are told.
Printed are keys by document (median, worst), and how long the program took from each key to its picture.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.benchmarks.spoiling import SPOILT, spoil
from tests.benchmarks.wanted import Need, Tree, needs
from workbench.guidelines import load_catalogue
from workbench.model.fields import ITEMS, LISTS, Kind, field_of
from workbench.model.review import Place, ReviewRecord
from workbench.model.typed import shown_value
from workbench.progress import Progress
from workbench.settings import Settings
from workbench.tasks.desk import Desk
from workbench.tasks.importing import import_paths
from workbench.tasks.project import create_project
from workbench.ui.actions import TABLE
from workbench.ui.app import Parts, build
from workbench.ui.document.lines import Position
from workbench.ui.form import RecordPanel
from workbench.ui.form.finding_fields import fields_called
from workbench.ui.form.order import Outline, Stop
from workbench.ui.form.shown import alternatives
from workbench.ui.memory import Memory

K = Qt.Key
CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
DATA = Path(__file__).resolve().parents[1] / "data" / "determinations"
PATIENCE = 30.0
MOST_KEYS = 120
STRAIGHT = (Kind.DATE, Kind.INTEGER, Kind.CHOICE, Kind.PAGES, Kind.FLAG)
"""Kinds of field that a letter opens without F2."""


@dataclass
class Told:
    """What one document took."""

    name: str
    items: int
    keys: Counter[str] = field(default_factory=Counter)
    letters: int = 0
    corrections: Counter[str] = field(default_factory=Counter)
    confirmed: int = 0
    spoilt: str = ""
    end: str = "verified"

    @property
    def count(self) -> int:
        return sum(self.keys.values())


def turn(application: QApplication) -> None:
    """One turn of the event loop, with the deletions that only a running loop makes."""
    QTest.qWait(0)
    application.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


class Hand:
    """A person at the keyboard who sees what is wrong. Keys go where the focus is; each is counted and timed."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self.told = Told("", 0)
        self.times: list[tuple[float, str]] = []
        self.log: list[str] = []
        self._left: list[Need] = []

    # keys

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, why: str = "") -> None:
        name = why or key.name.removeprefix("Key_")
        self.told.keys[name] += 1
        self.log.append(name)
        self._timed(lambda: QTest.keyClick(QApplication.focusWidget() or self._parts.window, key, held), name)

    def type(self, words: str) -> None:
        self.told.keys["typed value"] += 1
        self.told.letters += len(words)
        self.log.append(f"“{words[:20]}”")
        for letter in words:
            self._timed(lambda letter=letter: self._letter(letter), "letter")

    def _letter(self, letter: str) -> None:
        QTest.keyClicks(QApplication.focusWidget() or self._parts.window, letter)

    def _timed(self, act, name: str) -> None:  # type: ignore[no-untyped-def]
        begun = perf_counter()
        act()
        turn(self._parts.application)
        self.times.append((perf_counter() - begun, name))
        self.wait()

    def wait(self) -> None:
        """Until nothing is done behind the window."""
        until = perf_counter() + PATIENCE
        while self._parts.runner.busy and perf_counter() < until:
            turn(self._parts.application)

    # what is seen

    @property
    def form(self) -> RecordPanel:
        return self._parts.window.review.form

    @property
    def record(self) -> ReviewRecord:
        assert self._parts.bridge.record is not None
        return self._parts.bridge.desk.record(self._parts.bridge.record)

    @property
    def outline(self) -> Outline:
        return self.form.standing.outline

    @property
    def stop(self) -> Stop | None:
        return self.form.standing.stop

    # one document

    def review(self, want: Tree) -> Told:
        """Bring the open record to the reference answer and verify it."""
        record = self.record
        self.told = Told(record.file_name, len(want.get("items") or []))
        self.log.clear()
        while self.told.count < MOST_KEYS:
            self._left = needs(self.record, want)
            if not (target := self._next()):
                break
            self._do(*target)
        self.told.end = self._verify()
        return self.told

    def _next(self) -> tuple[Stop, Need | None] | None:
        """Where to go next: the stop that takes fewest keys to reach among those with something to do."""
        wrong: dict[int, tuple[Stop, Need | None]] = {}
        stops = self.outline.stops
        for need in self._left:
            stop = self._stop_for(need)
            if stop is not None:
                wrong.setdefault(stops.index(stop), (stop, need))
        for at, stop in enumerate(stops):
            if self.outline.needs_eyes(stop):
                wrong.setdefault(at, (stop, None))
        if not wrong:
            return None
        return wrong[min(wrong, key=lambda at: (len(self._way(at)), at))]

    def _stop_for(self, need: Need) -> Stop | None:
        outline, place = self.outline, need.place
        if need.kind != "add":
            found = outline.stop(place)
            if found is None and place.name not in LISTS:  # a part of a row that is not opened
                found = next((stop for stop in outline.stops if stop.place.row == place.row), None)
            return found
        if place in (stop.place for stop in outline.stops):
            return outline.stop(place)
        rows = outline.rows(place.name, place.row)
        if place.name == ITEMS:
            after = need.after or (rows[0].id if rows else None)
            group = outline.group(after) if after else None
            return group.stops[0] if group else None
        if rows:
            return outline.stop(Place(rows[-1].id, LISTS[place.name].fields[0].name))
        return outline.stop(Place(place.row, f"{place.name.split('.')[1]}.text"))

    def _way(self, at: int) -> list[Stroke]:
        """The fewest keys from the stop in hand to another."""
        outline = self.outline
        stops = outline.stops
        here = stops.index(self.stop) if self.stop in stops else 0
        ways = [_steps(here, at)]
        following = outline.next_with_eyes(self.stop.place if self.stop else None)
        if following is not None and self._is_right_here():
            ways.append([_ENTER, *_steps(stops.index(following), at)])
        for number, group in enumerate(outline.items()[:9], 1):
            first = stops.index(group.stops[0])
            ways.append([(Qt.Key(K.Key_0 + number), CONTROL, ""), *_steps(first, at)])
        if called := self._called(stops[at]):
            ways.append([(K.Key_K, CONTROL, ""), (K.Key_unknown, BARE, called), (K.Key_Return, BARE, "")])
        return min(ways, key=len)

    def _called(self, stop: Stop) -> str:
        """What to type in the palette so that the field is the first found; blank where its name alone does not do."""
        name = stop.spec.label.casefold()
        found = fields_called(self.form.standing, name)
        commands = any(action.words().casefold().startswith(name) for action in TABLE)
        return name if found and found[0].place == stop.place and not commands else ""

    def _is_right_here(self) -> bool:
        stop = self.stop
        return stop is not None and all(need.place not in stop.places for need in self._left)

    def _go(self, stop: Stop) -> None:
        for key, held, words in self._way(self.outline.stops.index(stop)):
            if words:
                self.type(words)
            else:
                self.press(key, held, "" if key == K.Key_Return else "go")

    def _do(self, stop: Stop, need: Need | None) -> None:
        """Go there and do what is needed; without a need, confirm."""
        if need is not None and need.kind == "add" and need.place.name == ITEMS and self._select(str(need.value)):
            self.told.corrections["add item"] += 1
            self.press(K.Key_F5, why="item from the heading")
            return
        if need is not None and need.kind == "link":
            self._go_near(stop)
        elif self.stop is None or self.stop.place != stop.place:
            self._go(stop)
        if need is None:
            self.told.confirmed += 1
            self.press(K.Key_Return)
            return
        self.told.corrections[need.kind if need.kind != "add" else f"add {LISTS[need.place.name].singular}"] += 1
        match need.kind:
            case "put":
                self._put(need)
            case "empty":
                self.press(K.Key_Backspace, CONTROL, "empty")
            case "link":
                self._link(need)
            case "remove":
                self.press(K.Key_Delete, CONTROL, "remove")
            case "add":
                self._add(need)

    def _go_near(self, stop: Stop) -> None:
        """Ctrl+L opens the candidates of the next citation: anywhere behind the one before is near enough."""
        stops = self.outline.stops
        at = stops.index(stop)
        near = [at]
        while near[-1] > 0 and stops[near[-1] - 1].kind != "citation":
            near.append(near[-1] - 1)
        here = stops.index(self.stop) if self.stop in stops else -1
        if here not in near:
            self._go(stops[min(near, key=lambda one: len(self._way(one)))])

    def _put(self, need: Need) -> None:
        record = self.record
        spec = field_of(record.list_of(need.place.row), need.place.name)
        stop = self.stop
        assert stop is not None
        if need.place.name.endswith("none_cited"):
            self.press(K.Key_D, CONTROL, "cites none")
            return
        value = tuple(tuple(pages) for pages in need.value) if spec.name == "pages" else need.value
        others = [each[2] for each in alternatives(record.cells.get(need.place), spec)]
        if stop.place == need.place and value in others[:9]:
            self.press(Qt.Key(K.Key_1 + others.index(value)), ALT, "other value")
            return
        if stop.place != need.place and self.outline.stop(need.place) not in (None, stop):
            self._go_on_to(need.place)  # a part that is a stop of its own since the row is in hand
        elif stop.place != need.place:
            self.press(K.Key_F2)
            self.press(K.Key_Escape)
            self._go_on_to(need.place)
        stop = self.stop
        stands = stop is not None and record.value(stop.place.row, stop.place.name) is not None
        if stop is None or (stop.spec.kind not in STRAIGHT and stands):
            self.press(K.Key_F2)
        self._fill(_beginning(spec.choices, str(value)) if spec.choices else shown_value(spec, value))

    def _go_on_to(self, place: Place) -> None:
        stop = self.outline.stop(place)
        if stop is not None and self.stop is not None and stop.place != self.stop.place:
            self._go(stop)

    def _fill(self, words: str) -> None:
        self.type(words)  # what stood there is selected when the editor opens
        self.press(K.Key_Return)

    def _link(self, need: Need) -> None:
        row = need.place.row
        if self.form.links.row != row:
            self.press(K.Key_L, CONTROL, "candidates")
        cell = self.record.cells.get(need.place)
        candidates = [each.guideline_id for each in cell.proposal.candidates] if cell and cell.proposal else []
        if need.value is None:
            self.press(K.Key_0, why="none of these")
        elif need.value in candidates:
            self.press(Qt.Key(K.Key_1 + candidates.index(need.value)), why="candidate")
        else:
            self._search(need.value)

    def _search(self, id: str) -> None:
        """The entry is none of the five: search the catalogue by its title."""
        entry = self._parts.bridge.desk.guideline(id)
        self.press(K.Key_L, CONTROL, "search the catalogue")
        self.type(f"{entry.title} {entry.body}" if entry else id)
        found = [candidate.guideline_id for candidate in self.form.links._candidates]
        for _ in range(found.index(id) if id in found else 0):
            self.press(K.Key_Down)
        self.press(K.Key_Return)

    def _select(self, words: str) -> bool:
        """Select words on the page with the mouse: one stroke, where they stand at all."""
        view = self._parts.window.review.document.view
        pattern = re.compile(r"\s+".join(map(re.escape, words.split())), re.IGNORECASE)
        pages = view.document.pages if view.document else ()
        found = [
            (number, hit.span(), page.text) for number, page in enumerate(pages) for hit in pattern.finditer(page.text)
        ]
        if not found or view.selection is None:
            return False
        decided = [each for each in found if _DECIDED.match(each[2], each[1][1])]
        page, (start, end), _ = (decided or found)[-1]
        view.selection.begin(Position(page, start))
        view.selection.extend(Position(page, end))
        view.show_selection()
        self.told.keys["selected on the page"] += 1
        self.log.append(f"[{words[:20]}]")
        return True

    def _add(self, need: Need) -> None:
        if need.place.name != ITEMS and self._select(str(need.value)):
            self.press(K.Key_F5, SHIFT, "row from the selection")
            return
        self.press(K.Key_Insert, why="add")
        self._fill(str(need.value))

    def _verify(self) -> str:
        record = self._parts.bridge.record
        assert record is not None
        self.press(K.Key_Return, CONTROL, "verify")
        state = self._parts.bridge.desk.record(record).state.name
        if state == "verified":
            return state
        if self.told.count >= MOST_KEYS:
            self.press(K.Key_Escape)
            return f"given up after {MOST_KEYS} keys"
        stand = [finding.code for finding in self._parts.bridge.desk.findings(record) if finding.severity == "error"]
        self.press(K.Key_Escape)
        self._parts.bridge.desk.postpone(record, "the check stands", None)
        return f"refused: {', '.join(stand)}"


BARE = Qt.KeyboardModifier.NoModifier
Stroke = tuple[Qt.Key, Qt.KeyboardModifier, str]
_ENTER: Stroke = (K.Key_Return, BARE, "")


_DECIDED = re.compile(r"\W{0,4}(?:upheld|overturned|(?:is|are|was|were)\s+(?:not\s+)?medically)", re.IGNORECASE)
"""What stands behind an item's heading where it is decided."""


def _steps(here: int, there: int) -> list[Stroke]:
    if here <= there:
        return [(K.Key_Tab, BARE, "")] * (there - here)
    return [(K.Key_Backtab, SHIFT, "")] * (here - there)


def _beginning(choices: tuple[str, ...], word: str) -> str:
    """As many letters of a choice as tell it from the others: nobody types more."""
    for length in range(1, len(word)):
        if sum(choice.startswith(word[:length]) for choice in choices) == 1:
            return word[:length]
    return word


def start(folder: Path, project: Path) -> Parts:
    """The program, its window shown, the project open."""
    os.environ["WORKBENCH_HOME"] = str(folder / "home")
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    parts = build(application, Settings(person="Ann", jobs=1), Memory(folder / "memory.toml"))
    parts.window.resize(1440, 900)
    parts.window.show()
    parts.window.activateWindow()
    parts.window.projects.open(project)
    until = perf_counter() + PATIENCE
    while (parts.bridge.record is None or parts.runner.busy) and perf_counter() < until:
        turn(application)
    return parts


def filled(folder: Path, documents: Iterable[Path], spoiling: bool) -> tuple[Path, dict[int, str]]:
    """A project of the documents as they are proposed; and how each was spoilt."""
    project = folder / "reviewed.workbench"
    create_project(project, load_catalogue().entries)
    settings = Settings(person="Ann")
    desk = Desk(project, settings)
    import_paths(desk, documents, settings, Progress(), ocr=False)
    spoilt = {}
    if spoiling:
        for number in range(1, desk.counts().total + 1):
            proposed, how = spoil(desk.record(number), number)
            desk.repropose(number, proposed)
            spoilt[number] = how
    desk.close()
    return project, spoilt


def tell(all_told: list[Told], times: list[tuple[float, str]]) -> None:
    """Print what it took."""
    done = [told for told in all_told if told.end == "verified"]
    counts = sorted(told.count for told in done)
    over = sorted(told.count - told.items for told in done)
    if not done:
        print("nothing was verified")
        return
    worst = max(done, key=lambda told: told.count)
    print(f"{len(done)} of {len(all_told)} documents verified as their reference answers")
    print(f"keys a document: median {median(counts):g}, worst {worst.count} ({worst.name}, {worst.items} items)")
    print(f"keys beyond the items: median {median(over):g} (target 2), worst {over[-1]}")
    print(f"documents that took two keys or fewer: {sum(count <= 2 for count in counts)}")
    names = Counter[str]()
    for told in done:
        names.update(told.keys)
    print("by kind: " + ", ".join(f"{name} {count}" for name, count in names.most_common()))
    by_how: dict[str, list[int]] = defaultdict(list)
    for told in done:
        if told.spoilt:
            by_how[told.spoilt].append(told.count - told.confirmed - 1)
    for how in SPOILT:
        if found := by_how.get(how):
            print(f"{how}: {len(found)} documents, keys beyond confirming and verifying: median {median(found):g}, "
                  f"least {min(found)}, most {max(found)}")  # fmt: skip
    for told in all_told:
        if told.end != "verified":
            print(f"{told.name}: {told.end}")
    spent = sorted(seconds * 1000 for seconds, _ in times)
    at = [spent[min(int(len(spent) * share), len(spent) - 1)] for share in (0.5, 0.99)]
    print(f"the program took, from key to picture: p50 {at[0]:.1f} ms, p99 {at[1]:.1f} ms, most {spent[-1]:.1f} ms")
    slow: dict[str, list[float]] = defaultdict(list)
    for seconds, name in times:
        slow[name].append(seconds * 1000)
    for name, took in sorted(slow.items(), key=lambda pair: -max(pair[1]))[:6]:
        print(f"  {name:22} {len(took):4} times, median {median(took):6.1f} ms, most {max(took):6.1f} ms")


def main() -> None:
    """Review every document and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", type=Path, nargs="?", default=DATA)
    parser.add_argument("references", type=Path, nargs="?", default=DATA)
    parser.add_argument("--spoil", action="store_true")
    parser.add_argument("--show", action="store_true", help="print the keys of each document")
    told = parser.parse_args()
    wanted = {path.stem: json.loads(path.read_text("utf-8")) for path in sorted(told.references.glob("*.json"))}
    wanted = {stem: tree for stem, tree in wanted.items() if isinstance(tree, dict) and "items" in tree}
    paths = [p for p in sorted(told.documents.rglob("*")) if p.suffix in (".pdf", ".txt") and p.stem in wanted]
    paths = list({path.stem: path for path in paths}.values())
    with tempfile.TemporaryDirectory() as name:
        project, spoilt = filled(Path(name), paths, told.spoil)
        parts = start(Path(name), project)
        hand, all_told = Hand(parts), []
        seen: set[int] = set()
        while (record := parts.bridge.record) is not None and record not in seen:
            seen.add(record)
            hand.form.focus_here()
            want = wanted[Path(hand.record.file_name).stem]
            done = hand.review(want)
            done.spoilt = spoilt.get(record, "")
            all_told.append(done)
            if told.show:
                print(f"{done.count:3} {done.name} {done.spoilt} {done.end}: {' '.join(hand.log)[:400]}")
            if parts.bridge.record == record and (following := next_new(parts, seen)) is not None:
                parts.bridge.open_record(following)
                hand.wait()
        tell(all_told, hand.times)
        parts.window.close()
        parts.delete()


def next_new(parts: Parts, seen: set[int]) -> int | None:
    """Another record that was not reviewed yet."""
    total = parts.bridge.desk.counts().total
    return next((number for number in range(1, total + 1) if number not in seen), None)


if __name__ == "__main__":
    main()
