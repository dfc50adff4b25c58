"""Documents as they were read: the file's bytes or where they lie, canonical text, words with boxes."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from workbench.model.document import Document
from workbench.model.errors import DocumentAbsent, FileGone, Unreadable, WorkbenchError
from workbench.store import codec

_TEXTS = msgspec.json.Decoder(tuple[str, ...])
_FAILED = (
    "SELECT d.id FROM document d JOIN standing s ON s.record = d.id"
    " WHERE d.path = ? AND d.sha256 IS NULL AND s.state = 'failed'"
)


def has_content(conn: sqlite3.Connection, sha256: str) -> bool:
    """Whether a document of these bytes is in the project."""
    return conn.execute("SELECT 1 FROM document WHERE sha256 = ?", (sha256,)).fetchone() is not None


def failed_at(conn: sqlite3.Connection, path: Path) -> int | None:
    """The document that could not be read from `path` earlier."""
    found = conn.execute(_FAILED, (str(path),)).fetchone()
    return int(found[0]) if found else None


def without_pages(conn: sqlite3.Connection, sha256: str) -> int | None:
    """The number of the document of these bytes whose record came without its file; None for none."""
    found = conn.execute(
        "SELECT d.id FROM document d LEFT JOIN document_layout l ON l.document = d.id"
        " WHERE d.sha256 = ? AND l.document IS NULL",
        (sha256,),
    ).fetchone()
    return int(found[0]) if found else None


def put_content(conn: sqlite3.Connection, sha256: str, content: bytes, keep: bool) -> None:
    """Keep a file's bytes; without `keep` the file stays linked by its document's path."""
    conn.execute(
        "INSERT INTO content VALUES (?, ?, ?) ON CONFLICT (sha256)"
        " DO UPDATE SET size = excluded.size, bytes = excluded.bytes WHERE size = 0",
        (sha256, len(content), content if keep else None),
    )


def put_document(conn: sqlite3.Connection, document: Document, path: Path, id: int | None) -> int:
    """Store what was read and return its number; its content must be there already.

    `id` is the number of the failed document that this one takes the place of.
    """
    values = (document.file_name, str(path), document.sha256, document.media_type, document.origin)
    rest = (len(document.pages), codec.json_text(document.warnings))
    if id is None:
        id = _new(conn, (*values, *rest))
    else:
        conn.execute(
            "UPDATE document SET file_name = ?, path = ?, sha256 = ?, media_type = ?, origin = ?, pages = ?,"
            " warnings = ? WHERE id = ?",
            (*values, *rest, id),
        )
    _put_pages(conn, id, document)
    return id


def put_reading(conn: sqlite3.Connection, id: int, document: Document) -> None:
    """What was read of a document anew, by OCR: its text, words and warnings; bytes and path stay."""
    conn.execute(
        "UPDATE document SET origin = ?, pages = ?, warnings = ? WHERE id = ?",
        (document.origin, len(document.pages), codec.json_text(document.warnings), id),
    )
    _put_pages(conn, id, document)


def with_content(conn: sqlite3.Connection, sha256: str) -> int | None:
    """The number of the document of these bytes, None for none."""
    found = conn.execute("SELECT id FROM document WHERE sha256 = ?", (sha256,)).fetchone()
    return int(found[0]) if found else None


def _put_pages(conn: sqlite3.Connection, id: int, document: Document) -> None:
    put_text(conn, id, "\f".join(page.text for page in document.pages))
    conn.execute(
        "INSERT OR REPLACE INTO document_layout VALUES (?, ?)", (id, codec.pack_layout(document.pages, document.sheets))
    )


def put_absent(conn: sqlite3.Connection, file_name: str, sha256: str, media_type: str, pages: int) -> int:
    """A document whose record comes without its file; returns its number."""
    put_content(conn, sha256, b"", keep=False)
    id = _new(conn, (file_name, file_name, sha256, media_type, "none", pages, "[]"))
    put_text(conn, id, "")
    return id


def put_unread(conn: sqlite3.Connection, path: Path) -> int:
    """A document that could not be read; returns its number."""
    id = _new(conn, (path.name, str(path), None, "", "none", 0, "[]"))
    put_text(conn, id, "")
    return id


def _new(conn: sqlite3.Connection, values: tuple[object, ...]) -> int:
    cursor = conn.execute(
        "INSERT INTO document (file_name, path, sha256, media_type, origin, pages, warnings, added_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (*values, datetime.now(UTC).isoformat(timespec="seconds")),
    )
    return int(cursor.lastrowid or 0)


def put_text(conn: sqlite3.Connection, id: int, text: str) -> None:
    """Replace a document's text and index it; its names are indexed by `put_names`."""
    _unindex(conn, id)
    conn.execute("INSERT OR REPLACE INTO document_text VALUES (?, '', ?)", (id, text))
    conn.execute("INSERT INTO search_index (rowid, names, text) VALUES (?, '', ?)", (id, text))


def put_names(conn: sqlite3.Connection, id: int, names: str) -> bool:
    """Index what the document is called by; False, and nothing is written, where it is called so already."""
    stored = conn.execute("SELECT names FROM document_text WHERE document = ?", (id,)).fetchone()
    if stored is None or stored[0] == names:
        return False
    _unindex(conn, id)
    conn.execute("UPDATE document_text SET names = ? WHERE document = ?", (names, id))
    conn.execute(
        "INSERT INTO search_index (rowid, names, text) SELECT document, names, text FROM document_text"
        " WHERE document = ?",
        (id,),
    )
    return True


def _unindex(conn: sqlite3.Connection, id: int) -> None:
    conn.execute(
        "INSERT INTO search_index (search_index, rowid, names, text)"
        " SELECT 'delete', document, names, text FROM document_text WHERE document = ?",
        (id,),
    )


def load_document(conn: sqlite3.Connection, id: int) -> Document:
    """The document as it was read. Raises `WorkbenchError` for none, or one that could not be read."""
    found = conn.execute(
        "SELECT d.file_name, d.sha256, d.media_type, d.origin, d.warnings, t.text, l.layout, s.reason"
        " FROM document d JOIN document_text t ON t.document = d.id JOIN standing s ON s.record = d.id"
        " LEFT JOIN document_layout l ON l.document = d.id WHERE d.id = ?",
        (id,),
    ).fetchone()
    if found is None:
        raise WorkbenchError(f"The project has no document {id}. Another window may have taken it out.")
    name, sha256, media_type, origin, warnings, text, layout, reason = found
    if layout is None and sha256 is not None:
        raise DocumentAbsent(_absent(name))
    if layout is None:
        raise WorkbenchError(f"{name} could not be read. {reason or ''}".strip())
    pages, sheets = codec.unpack_layout(layout, text)
    return Document(name, sha256, media_type, origin, pages, sheets, _TEXTS.decode(warnings))


def load_content(conn: sqlite3.Connection, id: int) -> bytes:
    """The file's bytes, from the project or from where the file lies. Raises `FileGone` when it is not there."""
    found = conn.execute(
        "SELECT c.bytes, d.path, d.file_name, c.size FROM document d JOIN content c USING (sha256) WHERE d.id = ?",
        (id,),
    ).fetchone()
    if found is None:
        raise Unreadable("This document was never read, so the project holds no copy of it. Import its file again.")
    content, path, name, size = found
    if size == 0:
        raise DocumentAbsent(_absent(name))
    if content is not None:
        return bytes(content)
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise FileGone(
            f"{name} is not where it was. It is linked from {Path(path).parent} and cannot be read there now. "
            "Its text and record are safe. Connect its disk, or find the file again."
        ) from error


def put_path(conn: sqlite3.Connection, id: int, path: Path) -> None:
    """The file of a document lies at `path` now."""
    conn.execute("UPDATE document SET path = ? WHERE id = ?", (str(path), id))


def _absent(name: str) -> str:
    return (
        f"{name} is not here: its record came from a dataset without the file. Add the file to the project and its "
        "pages are shown; the record stays as it is."
    )
