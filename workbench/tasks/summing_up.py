"""From counts by flags to the figures of one range: shares, bins, medians, and what stands behind each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from workbench.model.behind import (
    Behind,
    Changed,
    Cites,
    Confident,
    Decided,
    Effort,
    LinkedByHand,
    Took,
    Verified,
)
from workbench.model.figures import Bar, Bin, Cited, Day, Decisions, Figures, Outcome, Range, Spent
from workbench.model.guidelines import Guideline
from workbench.model.queue import ProjectCounts
from workbench.store.behind import field_name
from workbench.store.figures import BOUNDS, EARLIER, MINE, MONTH, Fared, Part

EFFORTS: tuple[Effort, ...] = ("seconds", "keys")
_WIDTHS = (1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600)
_BARS = 10
_MOST = 50
_LEFT = ("new", "in review", "postponed", "second reading", "adjudication")
_BIT: dict[Range, int] = {"all": 0, "mine": MINE, "month": MONTH}

Spending = list[tuple[int, bool, int, int]]
Days = tuple[tuple[str, str, str], ...]


class Sums:
    """Counts of a whole project, each by flags."""

    def __init__(self) -> None:
        self.verified: Counter[int] = Counter()
        self.days: dict[str, Counter[int]] = {}
        self.fared: Counter[tuple[str, str | None, int, bool, int]] = Counter()
        self.stated: defaultdict[tuple[int, int], float] = defaultdict(float)
        self.categories: Counter[tuple[str | None, str | None, int]] = Counter()
        self.guidelines: Counter[tuple[str | None, str | None, int]] = Counter()
        self.cited: Counter[tuple[str | None, int]] = Counter()
        self.links: Counter[tuple[bool, int]] = Counter()

    def take(self, rows: Iterable[Fared]) -> None:
        """Add how proposals fared."""
        for row in rows:
            self.fared[field_name(row.field, row.list), row.rule, row.bin, row.right, row.flags] += row.count
            if row.rule is not None:
                self.stated[row.bin, row.flags] += row.stated

    def take_part(self, part: Part) -> None:
        """Add what some verified records hold."""
        self.take(part.accepted)
        sums: tuple[tuple[Counter[Any], Iterable[tuple[Any, ...]]], ...] = (
            (self.categories, part.categories),
            (self.guidelines, part.guidelines),
            (self.cited, part.cited),
            (self.links, part.links),
        )
        for sum, rows in sums:
            for *key, count in rows:
                sum[tuple(key)] += count


class SummedUp:
    """One range of the figures of one person."""

    def __init__(
        self,
        range: Range,
        person: str,
        month: str,
        sums: Sums,
        spent: Mapping[Effort, Spending],
        days: Days,
        entries: Mapping[str, Guideline],
    ) -> None:
        self.range, self.sums, self.spending, self.days, self.entries = range, sums, spent, days, entries
        self.bit = _BIT[range]
        self.by = person if range == "mine" else ""
        self.since = month if range == "month" else ""

    def _in(self, flags: int) -> bool:
        return flags & self.bit == self.bit

    def figures(self, counts: ProjectCounts) -> Figures:
        """Everything of this range. `counts` are the project's documents by state."""
        fared = [(key, count) for key, count in self.sums.fared.items() if self._in(key[-1]) and key[1] is not None]
        earlier = [(key, count) for key, count in fared if key[-1] & EARLIER]
        days = self._days()
        links = [(chosen, count) for (chosen, flags), count in self.sums.links.items() if self._in(flags)]
        return Figures(
            range=self.range,
            total=counts.total,
            verified=self._sum(self.sums.verified),
            today=days[-1].verified if days else 0,
            left=sum(counts.by_state.get(state, 0) for state in _LEFT),
            days=days,
            judged=sum(count for _, count in fared),
            changed=sum(count for key, count in fared if not key[3]),
            earlier_judged=sum(count for _, count in earlier),
            earlier_changed=sum(count for key, count in earlier if not key[3]),
            fields=self._outcomes(by_rule=False),
            rules=self._outcomes(by_rule=True),
            confidence=self._bins(),
            categories=self._decisions(self.sums.categories, of_entries=False),
            guidelines=self._decisions(self.sums.guidelines, of_entries=True)[:_MOST],
            cited=self._cited(),
            citations=sum(count for _, count in links),
            by_hand=sum(count for chosen, count in links if chosen),
            spent=tuple(self._spent(effort) for effort in EFFORTS),
            behind=Verified(self.by, self.since),
            behind_changed=Changed(by=self.by, since=self.since),
            behind_by_hand=LinkedByHand(self.by, self.since),
        )

    def _sum(self, by_flags: Mapping[int, int]) -> int:
        return sum(count for flags, count in by_flags.items() if self._in(flags))

    def _days(self) -> tuple[Day, ...]:
        return tuple(
            Day(day, self._sum(self.sums.days[day]), Verified(self.by, since, until)) for day, since, until in self.days
        )

    def _outcomes(self, by_rule: bool) -> tuple[Outcome, ...]:
        """By rule or by field, most often changed first."""
        judged, changed, added = Counter[str](), Counter[str](), Counter[str]()
        for (field, rule, _bin, right, flags), count in self.sums.fared.items():
            if not self._in(flags):
                continue
            wrong = 0 if right else count
            if rule is not None:
                judged[rule if by_rule else field] += count
                changed[rule if by_rule else field] += wrong
            elif not by_rule and wrong:
                added[field] += wrong
        found = [self._outcome(name, by_rule, judged[name], changed[name], added[name]) for name in judged | added]
        return tuple(sorted(found, key=lambda one: (-one.share, -one.judged, one.name)))

    def _outcome(self, name: str, by_rule: bool, judged: int, changed: int, added: int) -> Outcome:
        field, rule = ("", name) if by_rule else (name, "")
        return Outcome(name, judged, changed, added, Changed(field, rule, self.by, self.since))

    def _bins(self) -> tuple[Bin, ...]:
        judged, right, stated = Counter[int](), Counter[int](), defaultdict[int, float](float)
        for (_, rule, bin, is_right, flags), count in self.sums.fared.items():
            if rule is not None and self._in(flags):
                judged[bin] += count
                right[bin] += count if is_right else 0
        for (bin, flags), total in self.sums.stated.items():
            if self._in(flags):
                stated[bin] += total
        made = []
        for bin in sorted(judged):
            low, high = BOUNDS[bin], BOUNDS[bin + 1]
            behind = Confident(low, high, self.by, self.since)
            made.append(Bin(low, min(high, 1.0), stated[bin] / judged[bin], judged[bin], right[bin], behind))
        return tuple(made)

    def _decisions(
        self, sums: Mapping[tuple[str | None, str | None, int], int], of_entries: bool
    ) -> tuple[Decisions, ...]:
        found: defaultdict[str | None, Counter[str]] = defaultdict(Counter)
        for (name, decision, flags), count in sums.items():
            if self._in(flags):
                found[name][decision or ""] += count
        made = []
        for name, decided in found.items():
            of = {"guideline_id": name or ""} if of_entries else {"category": name}
            behind = Decided(**of, by=self.by, since=self.since)
            title = self._title(name) if of_entries else ""
            numbers = (decided["Upheld"], decided["Overturned"], decided[""])
            made.append(Decisions(name, title, of_entries, *numbers, behind))
        return tuple(sorted(made, key=lambda one: (-(one.upheld + one.overturned + one.open), one.name or "~")))

    def _cited(self) -> tuple[Cited, ...]:
        """The entries cited most, what is linked to none at the end."""
        found = Counter[str | None]()
        for (id, flags), count in self.sums.cited.items():
            if self._in(flags):
                found[id] += count
        linked = sorted((id for id in found if id is not None), key=lambda id: (-found[id], id))[:_MOST]
        ids: list[str | None] = [*linked, *([None] if found[None] else [])]
        return tuple(Cited(id, self._title(id), found[id], Cites(id, self.by, self.since)) for id in ids)

    def _title(self, id: str | None) -> str:
        entry = self.entries.get(id or "")
        return entry.title if entry else id or ""

    def _spent(self, effort: Effort) -> Spent:
        found = [(amount, clean, count) for amount, clean, flags, count in self.spending[effort] if self._in(flags)]
        amounts, clean = Counter[int](), Counter[int]()
        for amount, is_clean, count in found:
            amounts[amount] += count
            clean[amount] += count if is_clean else 0
        return Spent(
            effort,
            amounts.total(),
            median(amounts),
            clean.total(),
            median(clean),
            self._bars(effort, amounts),
            Took(effort, by=self.by, since=self.since),
        )

    def _bars(self, effort: Effort, amounts: Counter[int]) -> tuple[Bar, ...]:
        """Ten equal spans that hold nineteen of twenty documents; the last one has no end."""
        if not amounts:
            return ()
        most = quantile(amounts, 0.95)
        width = next((width for width in _WIDTHS if width * _BARS > most), _WIDTHS[-1])
        made: list[Bar] = []
        for number in range(_BARS):
            low = number * width
            high = low + width if number < _BARS - 1 else None
            count = sum(n for amount, n in amounts.items() if amount >= low and (high is None or amount < high))
            behind: Behind = Took(effort, low, high, by=self.by, since=self.since)
            made.append(Bar(low, high, count, behind))
        return tuple(made)


def median(amounts: Mapping[int, int]) -> float:
    """The middle of so many of each amount, 0 for none."""
    total = sum(amounts.values())
    if not total:
        return 0.0
    return (_nth(amounts, (total - 1) // 2) + _nth(amounts, total // 2)) / 2


def quantile(amounts: Mapping[int, int], share: float) -> int:
    """The amount below or at which that share lies."""
    return _nth(amounts, min(int(sum(amounts.values()) * share), sum(amounts.values()) - 1))


def _nth(amounts: Mapping[int, int], number: int) -> int:
    passed = 0
    for amount in sorted(amounts):
        passed += amounts[amount]
        if passed > number:
            return amount
    raise IndexError(number)
