"""Who of this program writes next: whoever writes in parts lets all others come first between two of them.

SQLite alone would leave that to chance. A window whose own edit waits here comes in as soon as the part that is being
written is done. Other programs wait by SQLite's rules.
"""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Condition, RLock, get_ident
from weakref import WeakValueDictionary

from workbench.store.facets import Turn

_LONGEST = 10.0
"""Seconds after which somebody who waits goes on to ask SQLite, which then says who holds the file: a part takes a
twentieth of one, more only where the disk does not answer.
"""
_REMEMBERED = 1_000
"""Of so many steps the turned bits are known to other sessions of this program."""

StepKey = tuple[int, str]
"""A step's number and moment."""

_open: WeakValueDictionary[Path, TakingTurns] = WeakValueDictionary()
_opening = RLock()


def turns_of(path: Path) -> TakingTurns:
    """The turns of one project, the same for all sessions of this program that have it open."""
    where = path.resolve()
    with _opening:
        found = _open.get(where)
        if found is None:
            found = _open[where] = TakingTurns()
        return found


class TakingTurns:
    """Turns to write to one project. Sessions on other threads also learn here which bits a step turned."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._within: Counter[int] = Counter()
        self._waiting = 0
        self._turned: OrderedDict[StepKey, list[Turn]] = OrderedDict()

    @contextmanager
    def turn(self, gives_way: bool) -> Iterator[None]:
        """Within, no other thread of this program writes. Who `gives_way` comes when nobody else waits."""
        me = get_ident()
        with self._changed:
            if not self._within[me]:
                self._wait(gives_way)
            self._within[me] += 1
        try:
            yield
        finally:
            with self._changed:
                self._within[me] -= 1
                self._changed.notify_all()

    def _wait(self, gives_way: bool) -> None:
        self._waiting += not gives_way
        try:
            self._changed.wait_for(lambda: not self._within.total() and not (gives_way and self._waiting), _LONGEST)
        finally:
            self._waiting -= not gives_way

    def tell(self, step: StepKey, turned: list[Turn]) -> None:
        """A step that is about to be committed turns these bits."""
        with self._changed:
            self._turned[step] = turned
            while len(self._turned) > _REMEMBERED:
                self._turned.popitem(last=False)

    def take_back(self, step: StepKey) -> None:
        """It was not committed."""
        with self._changed:
            self._turned.pop(step, None)

    def turned_by(self, steps: Iterable[StepKey]) -> list[Turn] | None:
        """The bits that these steps turned, in order; None where some were made by other programs."""
        with self._changed:
            found = [self._turned.get(step) for step in steps]
        return None if None in found else [turn for each in found for turn in each or ()]
