"""An open project as a list: filtered, sorted, searched, counted by facets, its saved views.

What is asked here takes a millisecond or a few, but for searches that find very much and orders of very many: those
have a twin that ends in `_behind`, for another thread. It reads on a connection of its own; what comes back is a value
that the window's thread takes (`keep`), unless the project has changed meanwhile (`stamp`).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import sleep

from workbench.model.behind import Behind
from workbench.model.facets import FacetValue
from workbench.model.queue import MENTIONS, STATE, Found, Passage, ProjectCounts, QueueFilter, QueueRow
from workbench.model.views import SavedView
from workbench.progress import Progress
from workbench.store import bitmaps, catalogue, facets, search, standing, views
from workbench.store.beside import Beside
from workbench.store.connection import Connection
from workbench.store.listing import QUICK, Listing, beginning, find, following, narrowed
from workbench.tasks.session import Session

__all__ = ["Facets", "Listed", "Listing"]

_EVERYTHING = QueueFilter()
_KEPT = 4
_PACE_DAYS = 14
_GIVING_WAY = 0.005
"""Seconds between two facets that are read ahead."""

Facets = dict[str, tuple[FacetValue, ...]]
"""The values of each facet and how many documents have them."""


class Listed:
    """The part of an open project that lists its documents."""

    def __init__(self, path: Path, session: Session) -> None:
        self._session = session
        self._shelf = session.shelf
        self._conn = session.conn
        self._beside = Beside(path)
        self._listings: dict[QueueFilter, Listing] = {}
        self._stamp = 0
        session.listen(lambda _: self._grow_old())

    def _grow_old(self) -> None:
        self._listings.clear()
        self._stamp += 1

    @contextmanager
    def _reading(self, progress: Progress) -> Iterator[Connection]:
        """A connection for another thread, that reads one snapshot; what is kept of it is kept true."""
        session = self._session
        with (
            self._beside.reading(progress) as conn,
            session.sets.one_moment(conn),
            session.searches.one_moment(conn),
        ):
            yield conn

    def _close_listing(self) -> None:
        self._beside.close()

    # rows

    def queue(self, wanted: QueueFilter, offset: int, limit: int) -> list[QueueRow]:
        """Rows `offset` to `offset + limit` of the queue."""
        with self._shelf.explained():
            return standing.rows(self._conn, self._listing(wanted).page(offset, limit))

    def rows_of(self, listing: Listing, offset: int, limit: int) -> list[QueueRow]:
        """Rows `offset` to `offset + limit` of a list that was made before; what is gone since is left out."""
        with self._shelf.explained():
            return standing.rows(self._conn, listing.page(offset, limit))

    def find(self, wanted: QueueFilter) -> Listing:
        """The list of a filter, made at once."""
        with self._shelf.explained():
            return self._listing(wanted)

    def first_found(self, words: str, limit: int) -> list[QueueRow]:
        """The first documents that have these words in text or names, by number: quick, however many there are."""
        with self._shelf.explained():
            query = search.query_of(self._conn, words)
            everything = self._session.sets.any_of(self._conn, STATE)
            found = search.first(self._conn, query, False, everything, limit) if query else 0
            return standing.rows(self._conn, bitmaps.records(found))

    def queue_count(self, wanted: QueueFilter) -> int:
        """How many rows the queue has."""
        with self._shelf.explained():
            return self._listing(wanted).total

    def queue_position(self, wanted: QueueFilter, record: int) -> int | None:
        """The row at which a record stands, None when the filter leaves it out."""
        with self._shelf.explained():
            return self._listing(wanted).position(record)

    def queue_records(self, wanted: QueueFilter) -> list[int]:
        """The records that the filter lets through, by their numbers, whatever its order."""
        with self._shelf.explained():
            return bitmaps.records(narrowed(self._conn, self._session.sets, self._session.searches, wanted))

    def with_value(self, facet: str, values: tuple[str, ...] | None) -> int:
        """The documents that have any of these values of a facet, any at all for None, as a set of bits."""
        with self._shelf.explained():
            return self._session.sets.any_of(self._conn, facet, values)

    def records_in(self, documents: int) -> list[int]:
        """The records of a set of bits, by their numbers."""
        return bitmaps.records(documents)

    def set_of(self, listing: Listing, ranges: list[tuple[int, int]]) -> int:
        """The documents in these rows of a list (first, behind the last), as a set of bits; all of them at no cost."""
        if ranges == [(0, listing.total)]:
            return listing.bits
        chosen = [record for first, end in ranges for record in listing.page(first, end - first)]
        return bitmaps.from_records(chosen, max(chosen, default=0))

    def next_to_review(self, after: int | None, wanted: QueueFilter = _EVERYTHING) -> int | None:
        """The next new or in-review document behind `after`, round the end; None when there is no other."""
        with self._shelf.explained():
            sets, searches = self._session.sets, self._session.searches
            return following(self._conn, sets, searches, wanted, after, ("new", "in review"))

    def counts(self) -> ProjectCounts:
        """How many documents there are, by state."""
        with self._shelf.explained():
            return standing.counts(self._conn)

    def pace(self) -> int:
        """How many documents are verified on a day on which any is, over the last two weeks; 0 for none."""
        since = (datetime.now(UTC) - timedelta(days=_PACE_DAYS)).isoformat(timespec="milliseconds")
        with self._shelf.explained():
            count, days = standing.verified_since(self._conn, since)
        return round(count / days) if days else 0

    def counts_of(self, wanted: QueueFilter) -> dict[str, int]:
        """How many of the documents that a filter lets through are in each state."""
        with self._shelf.explained():
            bits = narrowed(self._conn, self._session.sets, self._session.searches, wanted)
            by_state = self._session.sets.of(self._conn, STATE)
            return {state: count for state, each in by_state.items() if (count := (each & bits).bit_count())}

    @property
    def stamp(self) -> int:
        """Another number after each change of the project: what was found under an earlier one may be old."""
        return self._stamp

    def is_quick(self, wanted: QueueFilter) -> bool:
        """Whether a list can be made while the window waits."""
        if wanted in self._listings or self.counts().total <= QUICK:
            return True
        if wanted.behind and not self._session.searches.knows(wanted.behind):
            return False
        return not wanted.words and not wanted.chosen(MENTIONS) and not Listing.is_keyed(wanted.order)

    def look_anew(self, figure: Behind) -> None:
        """Documents that stand behind a figure are looked up again when they are next asked for."""
        self._session.searches.forget_behind(figure)
        self._listings.clear()

    def find_behind(self, wanted: QueueFilter, progress: Progress) -> Listing:
        """The list of a filter, made on another thread."""
        with self._reading(progress) as conn:
            return find(conn, self._session.sets, self._session.searches, wanted)

    def find_in_parts(self, wanted: QueueFilter, progress: Progress) -> Iterator[Listing]:
        """The same for a window that waits: its first rows where the whole takes its time, then the whole."""
        with self._reading(progress) as conn:
            first = beginning(conn, self._session.sets, self._session.searches, wanted)
        if first is not None:
            yield first
        yield self.find_behind(wanted, progress)

    def warm(self, progress: Progress) -> None:
        """Read the sets of all facets, on another thread, before anybody asks for them; whoever asks comes between."""
        for done, facet in enumerate(facets.KEPT):
            with self._reading(progress) as conn:
                self._session.sets.ready(conn, facet)
            progress.report(done, len(facets.KEPT))
            sleep(_GIVING_WAY)

    def keep(self, listing: Listing) -> None:
        """Take a list that was made behind: what is asked of its filter comes from it now."""
        self._listings.pop(listing.wanted, None)
        self._listings[listing.wanted] = listing
        while len(self._listings) > _KEPT:
            del self._listings[next(iter(self._listings))]

    def _listing(self, wanted: QueueFilter) -> Listing:
        found = self._listings.get(wanted)
        if found is None:
            found = find(self._conn, self._session.sets, self._session.searches, wanted)
        self.keep(found)
        return found

    # facets and search, for another thread

    def facets_behind(self, wanted: QueueFilter, progress: Progress) -> Facets:
        """How many documents have each value of each facet, where the other facets and the search narrow.

        A facet does not narrow itself. Values that no document of the project has are left out; those that none of
        the narrowed ones has count 0.
        """
        with self._reading(progress) as conn:
            query = search.query_of(conn, wanted.words)
            if not wanted.is_narrow and not query:
                return {facet: tuple(values) for facet, values in facets.documents(conn).items()}
            found = self._counted(conn, wanted)
            if query and (wanted.chosen(MENTIONS) or not search.is_common(conn, query, wanted.fields_only)):
                found[MENTIONS] = (self._mentions(conn, wanted),)
            return found

    def _counted(self, conn: Connection, wanted: QueueFilter) -> Facets:
        sets, searches = self._session.sets, self._session.searches
        numbers = facets.all_numbers(conn)
        everything = narrowed(conn, sets, searches, wanted)
        among = dict.fromkeys(numbers, everything)
        for facet in numbers.keys() & {choice.facet for choice in wanted.choices()}:
            among[facet] = narrowed(conn, sets, searches, wanted, without=facet)
        counts = sets.counts(conn, {id: among[facet] for facet, ids in numbers.items() for id in ids.values()})
        return {
            facet: tuple(FacetValue(value, counts[id]) for value, id in ids.items()) for facet, ids in numbers.items()
        }

    def _mentions(self, conn: Connection, wanted: QueueFilter) -> FacetValue:
        words = " ".join(wanted.words.split())
        asked = wanted.with_chosen(MENTIONS, (words,))
        return FacetValue(words, narrowed(conn, self._session.sets, self._session.searches, asked).bit_count())

    def found_behind(self, listing: Listing, progress: Progress) -> Found:
        """How many documents a search found, and in how many places where these are not too many to count."""
        with self._reading(progress) as conn:
            query = search.query_of(conn, listing.wanted.words)
            if not query or listing.total > search.COUNTED:
                return Found(listing.total)
            records = bitmaps.records(listing.bits)
            return Found(listing.total, search.places(conn, query, listing.wanted.fields_only, records))

    def passages_behind(self, wanted: QueueFilter, records: tuple[int, ...], progress: Progress) -> dict[int, Passage]:
        """Where each of these documents has the words that are searched for."""
        with self._reading(progress) as conn:
            query = search.query_of(conn, wanted.words)
            return search.passages(conn, query, wanted.fields_only, records) if query else {}

    def meant_behind(self, wanted: QueueFilter, progress: Progress) -> tuple[str, int] | None:
        """What may have been meant by words that no document has, and how many documents have that."""
        with self._reading(progress) as conn:
            return search.meant(conn, wanted.words, wanted.fields_only)

    def usage_behind(self, progress: Progress) -> dict[str, int]:
        """How many citations are linked to each entry of the catalogue that any is linked to."""
        with self._reading(progress) as conn:
            return catalogue.usage(conn)

    # saved views

    def views(self) -> list[SavedView]:
        """The views saved with the project, in their order."""
        with self._shelf.explained():
            return views.all_views(self._conn)

    def save_view(self, view: SavedView) -> list[SavedView]:
        """Save a view under its name, in place of one that is called so; returns all views, as the others do."""
        author = self._session.author()
        with self._session.writing() as conn:
            views.put(conn, view, author.by, author.at)
            return views.all_views(conn)

    def rename_view(self, name: str, new: str) -> list[SavedView]:
        """Call a view otherwise."""
        with self._session.writing() as conn:
            views.rename(conn, name, new)
            return views.all_views(conn)

    def remove_view(self, name: str) -> list[SavedView]:
        """A view goes; no document changes."""
        with self._session.writing() as conn:
            views.remove(conn, name)
            return views.all_views(conn)

    def arrange_views(self, names: list[str]) -> list[SavedView]:
        """Put the views in this order."""
        with self._session.writing() as conn:
            views.arrange(conn, names)
            return views.all_views(conn)
