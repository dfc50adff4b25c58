"""A person who sees what is wrong in the record and mends it with the fewest keys, then verifies."""

from __future__ import annotations

from PySide6.QtCore import Qt

from tests.benchmarks.reviewing_hand import ALT, CONTROL, SHIFT, Hand, K, Told
from tests.benchmarks.reviewing_ways import Way, ways
from tests.benchmarks.wanted import Need, Tree, needs
from workbench.model.fields import DIAGNOSES, ITEMS, LISTS, Kind, field_of
from workbench.model.review import Place
from workbench.model.states import FieldState
from workbench.model.typed import shown_value
from workbench.ui.form.link_sheet import link_lines
from workbench.ui.form.order import Outline, Stop
from workbench.ui.form.shown import alternatives

MOST_KEYS = 120
STRAIGHT = (Kind.DATE, Kind.INTEGER, Kind.CHOICE, Kind.PAGES, Kind.FLAG)
"""Kinds of field that a letter opens without F2."""


class Person:
    """Goes where it takes fewest keys. What is typed stays in its editor until the next key keeps it."""

    def __init__(self, hand: Hand) -> None:
        self._hand = hand
        self._typed: Place | None = None
        self._left: list[Need] = []

    @property
    def _outline(self) -> Outline:
        return self._hand.form.standing.outline

    @property
    def _stop(self) -> Stop | None:
        return self._hand.form.standing.stop

    def review(self, want: Tree) -> Told:
        """Bring the open record to the reference answer and verify it."""
        hand, record = self._hand, self._hand.record
        hand.told = Told(record.file_name, len(want.get("items") or []))
        hand.log.clear()
        self._typed = None
        while hand.told.count < MOST_KEYS:
            self._left = [need for need in _at_first(needs(hand.record, want)) if need.place != self._typed]
            if not (target := self._next()):
                break
            self._do(*target)
        hand.told.end = self._verify(record.id, want)
        return hand.told

    # Where to go

    def _next(self) -> tuple[Stop, Need | None] | None:
        """The stop that takes fewest keys to reach among those with something to do, and what."""
        wrong: dict[int, tuple[Stop, Need | None]] = {}
        stops = self._outline.stops
        for need in self._left:
            if (stop := self._stop_for(need)) is not None:
                wrong.setdefault(stops.index(stop), (stop, need))
        for at, stop in enumerate(stops):
            if self._outline.needs_eyes(stop) and stop.place != self._typed and not self._fails(stop):
                wrong.setdefault(at, (stop, None))
        if not wrong:
            return None
        return wrong[min(wrong, key=lambda at: (self._keys_to(*wrong[at]), at))]

    def _fails(self, stop: Stop) -> bool:
        """Whether a check fails there: what it is about is put right, Enter would change nothing."""
        return self._hand.form.standing.views.stop_state(stop) is FieldState.FAILS

    def _keys_to(self, stop: Stop, need: Need | None) -> int:
        """Keys before what is needed there can begin, an editor's opening among them."""
        return min(len(strokes) + (not opens and self._takes_opening(stop, need)) for strokes, opens in
                   self._ways(stop, need))  # fmt: skip

    def _ways(self, stop: Stop, need: Need | None) -> list[Way]:
        """The ways there that leave the stop as the need wants it: confirming and moving rows wants no editor."""
        right = self._stop is not None and all(need.place not in self._stop.places for need in self._left)
        found = ways(self._outline, self._stop, stop, right)
        in_section = bool(stop.place.row) and not any(stop in group.stops for group in self._outline.items())
        may_open = need is not None and (need.kind in ("put", "link") or (need.kind == "remove" and in_section))
        return [way for way in found if may_open or not way[1]]

    def _takes_opening(self, stop: Stop, need: Need | None) -> bool:
        """Whether a key has to open the editor before a value can be typed."""
        if need is None or need.kind != "put":
            return False
        stands = self._hand.record.value(stop.place.row, stop.place.name) is not None
        return stop.spec.kind not in STRAIGHT and stands

    def _stop_for(self, need: Need) -> Stop | None:
        outline, place = self._outline, need.place
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

    # Doing

    def _go(self, stop: Stop, need: Need | None = None) -> bool:
        """Go there; whether what is there is open now."""
        if self._stop is not None and self._stop.place == stop.place:
            return False
        found = self._ways(stop, need)
        strokes, opens = min(found, key=lambda way: len(way[0]) + (not way[1] and self._takes_opening(stop, need)))
        self._hand.stroke(*strokes)
        self._typed = None
        return opens

    def _do(self, stop: Stop, need: Need | None) -> None:
        """Go there and do what is needed; without a need, confirm."""
        hand = self._hand
        if need is None:
            self._go(stop)
            hand.press(K.Key_Return)
            self._typed = None
            return
        named = need.kind if need.kind != "add" else f"add {LISTS[need.place.name].singular}"
        hand.told.corrections[named] += 1
        match need.kind:
            case "put":
                self._put(stop, need)
            case "empty":
                self._go(stop)
                hand.press(K.Key_Backspace, CONTROL, "empty")
            case "link":
                self._link(stop, need)
            case "remove":
                self._go(stop, need)
                hand.press(K.Key_Delete, CONTROL, "remove")
            case "add":
                self._add(stop, need)

    def _put(self, stop: Stop, need: Need) -> None:
        hand, place = self._hand, need.place
        spec = field_of(hand.record.list_of(place.row), place.name)
        if place.name.endswith("none_cited"):
            self._go(stop)
            hand.press(K.Key_D, CONTROL, "cites none")
            return
        if stop.place != place:  # a part of a row that is opened first
            self._go(stop)
            hand.press(K.Key_F2)
            hand.press(K.Key_Escape)
            stop = self._outline.stop(place) or stop
        opened = self._go(stop, need)
        value = tuple(tuple(pages) for pages in need.value) if spec.name == "pages" else need.value
        others = [each[2] for each in alternatives(hand.record.cells.get(place), spec)]
        if value in others[:9]:
            hand.press(Qt.Key(K.Key_1 + others.index(value)), ALT, "other value")
            return
        if not opened and self._takes_opening(stop, need):
            hand.press(K.Key_F2)
        hand.type(_beginning(spec.choices, str(value)) if spec.choices else shown_value(spec, value))
        self._typed = place

    def _link(self, stop: Stop, need: Need) -> None:
        """Ctrl+L opens the candidates of the next citation: anywhere behind the one before is near enough. From
        elsewhere the sheet of all links is nearer, if the entry has a key there.
        """
        hand, row = self._hand, need.place.row
        if hand.form.links.row != row and (key := self._key_on_sheet(need)):
            hand.press(K.Key_C, CONTROL | SHIFT, "all links")
            hand.press(Qt.Key(ord(key)), why="link by its key")
            return
        near = [stop]
        stops = self._outline.stops
        while (at := stops.index(near[-1])) > 0 and stops[at - 1].kind != "citation":
            near.append(stops[at - 1])
        by_chip = min(self._ways(stop, need), key=lambda way: len(way[0]) + (not way[1]))
        if self._stop not in near and hand.form.links.row != row:
            nearest = min(near, key=lambda one: self._keys_to(one, None))
            if len(by_chip[0]) + (not by_chip[1]) <= self._keys_to(nearest, None) + 1:
                hand.stroke(*by_chip[0])
            else:
                self._go(nearest)
        if hand.form.links.row != row:
            hand.press(K.Key_L, CONTROL, "candidates")
        cell = hand.record.cells.get(need.place)
        candidates = [each.guideline_id for each in cell.proposal.candidates] if cell and cell.proposal else []
        if need.value is None:
            hand.press(K.Key_0, why="none of these")
        elif need.value in candidates:
            hand.press(Qt.Key(K.Key_1 + candidates.index(need.value)), why="candidate")
        else:
            self._search(need.value)

    def _key_on_sheet(self, need: Need) -> str:
        """The key that an entry has on the sheet of all links; blank without one."""
        lines = link_lines(self._hand.form.standing)
        links = ((line.link, line.key) for line in lines if line.link)
        wanted = (need.place.row, need.value)
        return next((key for link, key in links if (link.row, link.guideline_id) == wanted), "")

    def _search(self, id: str) -> None:
        """The entry is none of the five: search the catalogue by its title."""
        hand = self._hand
        entry = hand.parts.bridge.desk.guideline(id)
        hand.press(K.Key_L, CONTROL, "search the catalogue")
        hand.type(f"{entry.title} {entry.body}" if entry else id)
        found = [candidate.guideline_id for candidate in hand.form.links._candidates]
        for _ in range(found.index(id) if id in found else 0):
            hand.press(K.Key_Down)
        hand.press(K.Key_Return)

    def _add(self, stop: Stop, need: Need) -> None:
        hand, words = self._hand, str(need.value)
        if need.place.name == ITEMS and hand.select(words):
            hand.press(K.Key_F5, why="item from the heading")
        elif need.place.name == DIAGNOSES and hand.select(*_with_code(words, need.more.get("code")), words):
            hand.press(K.Key_F5, CONTROL, "diagnosis from the selection")
        else:
            self._go(stop)
            hand.press(K.Key_Insert, why="add")
            hand.type(words)
            hand.press(K.Key_Return)
        self._typed = None

    def _verify(self, number: int, want: Tree) -> str:
        """Verify, and say how that ended: what is verified has to be the reference answer."""
        hand, desk = self._hand, self._hand.parts.bridge.desk
        hand.press(K.Key_Return, CONTROL, "verify")
        if desk.record(number).state.name == "verified":
            wrong = needs(desk.record(number), want)
            return f"verified, but not as wanted: {wrong}" if wrong else "verified"
        hand.press(K.Key_Escape)
        if hand.told.count >= MOST_KEYS:
            return f"given up after {MOST_KEYS} keys"
        stand = [finding.code for finding in desk.findings(number) if finding.severity == "error"]
        desk.postpone(number, "the check stands", None)
        return f"refused: {', '.join(stand)}"


def _with_code(words: str, code: str | None) -> list[str]:
    """How a diagnosis may be printed beside its code."""
    if not code:
        return []
    return [f"{words} ({code})", f"{words} {code}", f"{words}, {code}", f"{words} - {code}", f"{code} {words}"]


def _beginning(choices: tuple[str, ...], word: str) -> str:
    """As many letters of a choice as tell it from the others: nobody types more."""
    for length in range(1, len(word)):
        if sum(choice.startswith(word[:length]) for choice in choices) == 1:
            return word[:length]
    return word


def _at_first(left: list[Need]) -> list[Need]:
    """What is done first: the determination follows the items' decisions, and may be right once they are."""
    if any(need.place.name == "decision" for need in left):
        return [need for need in left if need.place.name != "case.determination"]
    return left
