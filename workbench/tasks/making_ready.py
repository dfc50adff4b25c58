"""What an older project lacks is worked out before it is opened: how citations read, and the facets of its documents.

For any thread, on a connection of its own, with progress and a stop. Nothing a person said changes; what was broken off
is begun again the next time.
"""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from threading import Event

from workbench.progress import Progress
from workbench.store import facets, going_on, links, records, standing
from workbench.store.connection import ProjectFile, begin_writing, explained, open_project
from workbench.tasks.link_keeping import keep_record

_AT_A_TIME = 100
_LOOK_EVERY_SECONDS = 0.2
IN_DOUBT = "in-doubt"
"""The note of `progress` while it is not sure yet whether anybody goes on with a step."""


def make_ready(path: Path, progress: Progress) -> bool:
    """Bring a project to this program's format and fill what is to be filled; quick where nothing is.

    Where the last program went in the middle of a step over many documents, this waits until it is sure of that, and
    returns that what was written of it is to be taken back (`in_parts.take_up_at`).

    `progress` counts documents, and has the note `IN_DOUBT` while that is waited for. Raises as `open_project` does,
    `DiskFull`, and `Cancelled`.
    """
    db = open_project(path)
    with closing(db.conn), explained(path):
        fill(db, progress)
        return _is_left_unfinished(db, progress)


def _is_left_unfinished(db: ProjectFile, progress: Progress) -> bool:
    """Whether nobody goes on with a step that was being written in parts: sure after some silence."""
    first = found = going_on.read(db.conn)
    pause = Event()
    while found is not None and found.is_alive and found == first:
        progress.report(0, 0, IN_DOUBT)
        pause.wait(_LOOK_EVERY_SECONDS)
        found = going_on.read(db.conn)
    return found is not None and not found.is_alive


def fill(db: ProjectFile, progress: Progress) -> None:
    """The same of a project that is open."""
    if links.is_to_fill(db.conn):
        _fill_links(db, progress)
    if facets.is_to_fill(db.conn):
        with db.atomic():
            begin_writing(db.conn)
            facets.fill(db.conn, progress)


def _fill_links(db: ProjectFile, progress: Progress) -> None:
    """A project that was migrated just now: how each citation reads was not kept before."""
    ids = standing.all_records(db.conn)
    for start in range(0, len(ids), _AT_A_TIME):
        progress.report(start, len(ids))
        with db.atomic():
            begin_writing(db.conn)
            for id in ids[start : start + _AT_A_TIME]:
                keep_record(db.conn, records.load(db.conn, id))
    with db.atomic():
        links.put_filled(db.conn)
