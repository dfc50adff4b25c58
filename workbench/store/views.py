"""Saved views: a filter, a search and an order under a name, kept with the project."""

from __future__ import annotations

import sqlite3

import msgspec

from workbench.model.queue import QueueFilter
from workbench.model.views import SavedView
from workbench.store import codec

_FILTERS = msgspec.json.Decoder(QueueFilter)


def all_views(conn: sqlite3.Connection) -> list[SavedView]:
    """The project's views, in their order. One that a newer program saved in a way not known here is left out."""
    found = []
    for name, text in conn.execute("SELECT name, filter FROM saved_view ORDER BY position, id"):
        try:
            found.append(SavedView(name, _FILTERS.decode(text)))
        except msgspec.MsgspecError:
            continue
    return found


def put(conn: sqlite3.Connection, view: SavedView, by: str, at: str) -> None:
    """Save a view under its name, in place of one that is called so, else behind the last."""
    conn.execute(
        "INSERT INTO saved_view (name, position, filter, by, at)"
        " VALUES (?, (SELECT coalesce(max(position), 0) + 1 FROM saved_view), ?, ?, ?)"
        " ON CONFLICT (name) DO UPDATE SET filter = excluded.filter, by = excluded.by, at = excluded.at",
        (view.name, codec.json_text(view.filter), by, at),
    )


def rename(conn: sqlite3.Connection, name: str, new: str) -> None:
    """Call a view otherwise; one that is called so already goes. Nothing happens where the view itself is gone."""
    if name != new and conn.execute("SELECT 1 FROM saved_view WHERE name = ?", (name,)).fetchone():
        conn.execute("DELETE FROM saved_view WHERE name = ?", (new,))
        conn.execute("UPDATE saved_view SET name = ? WHERE name = ?", (new, name))


def remove(conn: sqlite3.Connection, name: str) -> None:
    """A view goes."""
    conn.execute("DELETE FROM saved_view WHERE name = ?", (name,))


def arrange(conn: sqlite3.Connection, names: list[str]) -> None:
    """Put the views in this order."""
    conn.executemany(
        "UPDATE saved_view SET position = ? WHERE name = ?", [(float(at), name) for at, name in enumerate(names, 1)]
    )
