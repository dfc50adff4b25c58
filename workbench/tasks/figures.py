"""The figures of a project: counted beside the work, on a connection of their own, and kept for the next look."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from hashlib import blake2b
from pathlib import Path

import msgspec

from workbench import settings
from workbench.model.behind import Effort
from workbench.model.figures import RANGES, Counted
from workbench.progress import Progress
from workbench.settings import Settings
from workbench.store import catalogue, figures, journal, standing, visits
from workbench.store.connection import Connection, explained, open_project
from workbench.store.figures import Asked, Part
from workbench.tasks.summing_up import Spending, SummedUp, Sums

log = logging.getLogger(__name__)

DAYS = 14
_EARLIER = timedelta(days=30)


class Kept:
    """What was counted of each chunk of records, for the next count: only those in which something changed follow."""

    def __init__(self) -> None:
        self._asked: Asked | None = None
        self._step = 0
        self._parts: dict[int, Part] = {}

    def parts(self, conn: Connection, asked: Asked, step: int, progress: Progress) -> Iterable[Part]:
        """What all verified records hold as they stand after `step`."""
        if asked == self._asked:
            for chunk in figures.changed_chunks(conn, self._step):
                self._parts.pop(chunk, None)
        else:
            self._parts.clear()
        self._asked, self._step = asked, step
        chunks = figures.chunks(conn)
        for done, chunk in enumerate(chunks):
            progress.report(done, len(chunks))
            if chunk not in self._parts:
                self._parts[chunk] = figures.part(conn, asked, chunk)
        progress.report(len(chunks), len(chunks))
        return [self._parts[chunk] for chunk in chunks]


def count_figures(
    path: Path, told: Settings, progress: Progress, now: datetime | None = None, kept: Kept | None = None
) -> Counted:
    """The figures of the project at `path`, for the person of the settings. Raises as `Desk` does, and `Cancelled`.

    With what was `kept` of an earlier count of the same project, only what changed since is counted.
    """
    now = (now or datetime.now(UTC)).astimezone()
    db = open_project(path, read_only=True)
    try:
        with explained(path):
            db.conn.execute("BEGIN")  # all of it is seen as it stands now
            return _count(db.conn, told.name, now, progress, kept or Kept())
    finally:
        db.conn.close()


def _count(conn: Connection, person: str, now: datetime, progress: Progress, kept: Kept) -> Counted:
    days = _days(now)
    month = _moment(datetime.combine(now.date().replace(day=1), time.min))
    asked = Asked(person, month, _moment(datetime.combine(now.date() - _EARLIER, time.min)))
    step = journal.last_step(conn)
    counts = standing.counts(conn)
    sums = Sums()
    sums.verified.update(_by_flags(figures.verified(conn, asked)))
    for day, since, until in days:
        sums.days[day] = Counter(_by_flags(figures.verified_between(conn, asked, since, until)))
    sums.take(figures.decided(conn, asked))
    sums.take(figures.taken_out(conn, asked))
    for part in kept.parts(conn, asked, step, progress):
        sums.take_part(part)
    took = visits.spent(conn, person, month)
    spent: dict[Effort, Spending] = {
        "seconds": [(seconds, clean, flags, count) for seconds, _, clean, flags, count in took],
        "keys": [(keys, clean, flags, count) for _, keys, clean, flags, count in took],
    }
    entries = {entry.id: entry for entry in catalogue.all_entries(conn)}
    found = {name: SummedUp(name, person, month, sums, spent, days, entries).figures(counts) for name in RANGES}
    return Counted(_moment(now), person, step, found)


def _by_flags(rows: list[tuple[int, int]]) -> dict[int, int]:
    return dict(rows)


def _days(now: datetime) -> tuple[tuple[str, str, str], ...]:
    """The last days, the present one at the end: its date, and the moments at which it began and ends."""
    dates = [now.date() - timedelta(days=back) for back in range(DAYS - 1, -2, -1)]
    begins = [_moment(datetime.combine(date, time.min)) for date in dates]
    return tuple((dates[n].isoformat(), begins[n], begins[n + 1]) for n in range(DAYS))


def _moment(when: datetime) -> str:
    """A moment as the journal writes it; one without a zone is local."""
    return when.astimezone(UTC).isoformat(timespec="milliseconds")


def is_older(counted: Counted, step: int, now: datetime | None = None) -> bool:
    """Whether the project, or the day, has moved on since these figures were counted."""
    today = (now or datetime.now(UTC)).astimezone().date()
    return counted.step != step or datetime.fromisoformat(counted.at).astimezone().date() != today


# kept for the next look


def last_figures(path: Path, person: str) -> Counted | None:
    """The figures that were counted last for this person; None where there are none, or of another format."""
    try:
        return msgspec.json.decode(_place(path, person).read_bytes(), type=Counted)
    except (OSError, msgspec.MsgspecError):
        return None


def keep_figures(path: Path, counted: Counted) -> None:
    """Keep the figures where the platform keeps what can be made again; a disk that refuses is passed over."""
    place = _place(path, counted.person)
    beside = place.with_suffix(".new")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(msgspec.json.encode(counted))
        beside.replace(place)
    except OSError as error:
        log.warning("the figures could not be kept: %s", type(error).__name__)


def _place(path: Path, person: str) -> Path:
    key = blake2b(f"{path.absolute()}\n{person}".encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
    return settings.folder("cache") / "figures" / f"{key}.json"
