"""Whether one document answers searches: looked up in indexes of words that hold it alone.

In the project's own indexes that takes the longer the more documents have the words; here it costs the same in any.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection

from workbench.store import values
from workbench.store.search import TEXT, VALUES, Asked

_CONTENT = {
    VALUES: (", ".join(values.COLUMNS), "document_values WHERE record = ?"),
    TEXT: ("names, text", "document_text WHERE document = ?"),
}


class Alone:
    """The indexes of one document after another, in memory."""

    def __init__(self) -> None:
        self._indexes: sqlite3.Connection | None = None

    def answers(self, conn: sqlite3.Connection, record: int, asked: Collection[Asked]) -> set[Asked]:
        """Those of some searches that a document answers, as the project stands."""
        held = {index for index in {index for index, _ in asked} if self._hold(conn, index, record)}
        return {each for each in asked if each[0] in held and self._has(*each)}

    def close(self) -> None:
        """Let go of the memory."""
        if self._indexes is not None:
            self._indexes.close()
        self._indexes = None

    def _hold(self, conn: sqlite3.Connection, index: str, record: int) -> bool:
        """Index a document in place of the one before; whether the project's own index has it."""
        columns, source = _CONTENT[index]
        found = conn.execute(f"SELECT {columns} FROM {source}", (record,)).fetchone()
        if found is None or (index == VALUES and not values.is_indexed(conn, record)):
            return False
        indexes = self._made()
        indexes.execute(f"INSERT INTO {index} ({index}) VALUES ('delete-all')")
        marks = ", ".join("?" * len(found))
        indexes.execute(f"INSERT INTO {index} (rowid, {columns}) VALUES (1, {marks})", found)
        return True

    def _made(self) -> sqlite3.Connection:
        if self._indexes is None:
            self._indexes = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
            for index, (columns, _) in _CONTENT.items():
                self._indexes.execute(
                    f"CREATE VIRTUAL TABLE {index} USING fts5 ({columns}, content = '',"
                    " tokenize = 'unicode61 remove_diacritics 2')"
                )
        return self._indexes

    def _has(self, index: str, query: str) -> bool:
        found = self._made().execute(f"SELECT 1 FROM {index} WHERE {index} MATCH ?", (query,)).fetchone()
        return found is not None
