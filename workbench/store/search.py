"""Full-text search over documents and values: which documents, how well, and where in them.

Words are looked up in two indexes, of the documents' own text and names and of the values in their records. A search
asks first how much there is (cheap) and ranks only few hits: ranking costs a microsecond each.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from msgspec.json import decode

from workbench.model.queue import Passage
from workbench.store import bitmaps
from workbench.store.connection import one_snapshot
from workbench.store.values import APART, COLUMNS, FACTS

RANKED = 30_000
"""Up to so many documents are put in the order of how well they answer."""
COUNTED = 2_000
"""Up to so many documents are looked through for how many places there are."""

VALUES, TEXT = "value_index", "search_index"
_INDEXES = VALUES, TEXT
Asked = tuple[str, str]
"""An index of words and what it is asked for."""
_PIECE = 32_000
"""Letters of a row of numbers that are read together."""
_OPEN, _SHUT = "\ue001", "\ue002"
_AROUND = 50, 110
"""Letters shown before and after the first hit."""


def terms_of(words: str) -> list[str]:
    """What is typed, as FTS5 terms: words, the last one with a star while it is typed, phrases in quotation marks.

    A word that ends in a star is a beginning wherever it stands.
    """
    words = re.sub(r"[\x00\ud800-\udfff]", " ", words)  # neither can be sent to SQLite
    pieces = re.findall(r'"([^"]+)"|([^\s"]+)', words)
    terms = []
    for phrase, word in pieces:
        if re.search(r"\w", phrase or word):
            terms.append(f'"{phrase or word.rstrip("*")}"' + ("*" if word.endswith("*") else ""))
    if terms and pieces[-1][1] and not words.endswith((" ", '"', "*")):
        terms[-1] += "*"
    return terms


def query_of(conn: sqlite3.Connection, words: str) -> str:
    """What FTS5 is asked for; the last word as it is where there is such a word, otherwise as a beginning."""
    terms = terms_of(words)
    if terms and terms[-1].endswith("*") and not words.rstrip().endswith("*"):
        whole = terms[-1][:-1]
        if any(_has_any(conn, index, whole) for index in _INDEXES):
            terms[-1] = whole  # a word that is whole needs no look at all that begin so: half a second in a million
    return " ".join(terms)


def _has_any(conn: sqlite3.Connection, index: str, query: str) -> bool:
    return conn.execute(f"SELECT 1 FROM {index} WHERE {index} MATCH ? LIMIT 1", (query,)).fetchone() is not None


def in_rationale(query: str) -> str:
    """The same question of rationales alone."""
    return f"{{rationale}} : ({query})"


def indexes_for(fields_only: bool) -> tuple[str, ...]:
    """Where a search looks: a document is found that answers in any of these."""
    return _INDEXES[:1] if fields_only else _INDEXES


def hits(conn: sqlite3.Connection, index: str, query: str) -> int:
    """The documents that have all the words of a query in one index, as a set of bits."""
    with one_snapshot(conn):  # documents may be added meanwhile: none of the hits lies beyond the last
        last = int(conn.execute("SELECT coalesce(max(record), 0) FROM standing").fetchone()[0])
        each, found = bytearray(last + 1), False
        for some in _numbers(conn, index, query):
            found = True
            if some[-1] - some[0] == len(some) - 1:  # a word of the printed form stands in document after document
                each[some[0] : some[-1] + 1] = b"\1" * len(some)
            else:
                for record in some:
                    each[record] = 1
    return bitmaps.from_flags(each) if found else 0


def _numbers(conn: sqlite3.Connection, index: str, query: str) -> Iterator[list[int]]:
    """The documents by number, as one row: taken one by one, each row gives Python's lock away and takes it back.

    The row is read in pieces: of a million numbers at once none would still be in the processor's cache when it is
    looked at.
    """
    told = conn.execute(f"SELECT json_group_array(rowid) FROM {index} WHERE {index} MATCH ?", (query,)).fetchone()[0]
    start, end = 1, len(told) - 1
    while start < end:
        upto = told.find(",", start + _PIECE)
        upto = upto if upto >= 0 else end
        yield decode(f"[{told[start:upto]}]", type=list[int])
        start = upto + 1


def is_common(conn: sqlite3.Connection, query: str, fields_only: bool) -> bool:
    """Whether more documents have the words than are ranked; looks no further than that many."""
    for index in indexes_for(fields_only):
        hits_of = f"SELECT 1 FROM {index} WHERE {index} MATCH ? LIMIT {RANKED + 1}"
        if conn.execute(f"SELECT count(*) FROM ({hits_of})", (query,)).fetchone()[0] > RANKED:
            return True
    return False


def first(conn: sqlite3.Connection, query: str, fields_only: bool, among: int, limit: int) -> int:
    """The first documents by number that have all the words and stand in the set `among`, at most `limit`, as a set."""
    found, each = set[int](), bitmaps.flags(among)
    for index in indexes_for(fields_only):
        rows = conn.execute(f"SELECT rowid FROM {index} WHERE {index} MATCH ?", (query,))
        found.update(islice((record for (record,) in rows if record < len(each) and each[record]), limit))
    return bitmaps.from_records(sorted(found)[:limit], max(found, default=0))


def ranked(conn: sqlite3.Connection, query: str, fields_only: bool, records: Sequence[int]) -> dict[int, float]:
    """How well each of these documents answers: less is better. What stands in a value counts with what stands in the
    text.
    """
    ranks: dict[int, float] = {}
    for index in indexes_for(fields_only) if records else ():
        asked = f"SELECT rowid, rank FROM {index} WHERE {index} MATCH ? AND {_AMONG}"
        for record, rank in conn.execute(asked, (query, *_among(records))):
            ranks[record] = ranks.get(record, 0.0) + rank
    return ranks


# places


def passages(conn: sqlite3.Connection, query: str, fields_only: bool, records: Sequence[int]) -> dict[int, Passage]:
    """Where each of these documents has the words first: in a value if it can be, else in its text."""
    found: dict[int, Passage] = {}
    for record, marked in _marked_values(conn, query, records):
        if values := _in_values(marked):
            found[record] = values[0]
    if not fields_only:
        found |= _in_text(conn, query, [record for record in records if record not in found])
    return found


def places(conn: sqlite3.Connection, query: str, fields_only: bool, records: Sequence[int]) -> int | None:
    """In how many values, and texts without such a value, the words stand; None where that is too much to count."""
    if len(records) > COUNTED:
        return None
    in_values = {record: len(_in_values(marked)) for record, marked in _marked_values(conn, query, records)}
    count = sum(in_values.values())
    if fields_only:
        return count
    others = [record for record in records if not in_values.get(record)]
    asked = f"SELECT count(*) FROM search_index WHERE search_index MATCH ? AND {_AMONG}"
    return count + (int(conn.execute(asked, (query, *_among(others))).fetchone()[0]) if others else 0)


_AMONG = "rowid BETWEEN ? AND ? AND +rowid IN (SELECT value FROM json_each(?))"
"""One walk over the hits from the first to the last of some records: asked for one by one, each would begin anew."""


def _among(records: Sequence[int]) -> tuple[int, int, str]:
    return min(records), max(records), str(list(records))


def _marked_values(
    conn: sqlite3.Connection, query: str, records: Sequence[int]
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The records among these that have the words in their values, with the columns in which hits are marked."""
    if not records:
        return
    columns = ", ".join(f"highlight(value_index, {at}, '{_OPEN}', '{_SHUT}')" for at in range(len(COLUMNS)))
    asked = f"SELECT rowid, {columns} FROM value_index WHERE value_index MATCH ? AND {_AMONG}"
    for record, *marked in conn.execute(asked, (query, *_among(records))):
        yield record, tuple(marked)


_READ_FIRST = ("rationale", "treatment", "citations", "expert", "administrator", "summary")
_ORDER = sorted(COLUMNS, key=lambda name: _READ_FIRST.index(name) if name in _READ_FIRST else len(_READ_FIRST))


def _in_values(marked: tuple[str, ...]) -> list[Passage]:
    """The values that have a hit, those first that a reader wants first."""
    by_column = dict(zip(COLUMNS, marked, strict=True))
    found = []
    for column in _ORDER:
        if _OPEN not in (by_column[column] or ""):
            continue
        each = by_column[column].split(APART)
        for number, value in enumerate(each):
            if _OPEN in value:
                field = FACTS[number] if column == "facts" else COLUMNS[column]
                alone = column == "facts" or len(each) == 1
                found.append(_passage(field, 0 if alone else number + 1, value))
    return found


def _in_text(conn: sqlite3.Connection, query: str, records: Sequence[int]) -> dict[int, Passage]:
    if not records:
        return {}
    asked = (
        f"SELECT rowid, snippet(search_index, -1, '{_OPEN}', '{_SHUT}', '', 32) FROM search_index"
        f" WHERE search_index MATCH ? AND {_AMONG}"
    )
    return {record: _passage("", 0, text) for record, text in conn.execute(asked, (query, *_among(records)))}


def _passage(field: str, number: int, marked: str) -> Passage:
    """The words around the first hit, on one line."""
    marked = " ".join(marked.split())
    first = marked.index(_OPEN) if _OPEN in marked else 0
    start = max(0, first - _AROUND[0])
    if start:
        start = marked.find(" ", start, first) + 1 or first
    end = min(len(marked), first + _AROUND[1])
    if end < len(marked):
        end = max(marked.rfind(" ", first, end), marked.find(_SHUT, first) + 1)
    cut = marked[start:end]
    text = "… " if start else ""
    spans: list[tuple[int, int]] = []
    for piece in re.split(f"({_OPEN}[^{_SHUT}]*{_SHUT}?)", cut):
        plain = piece.strip(_OPEN + _SHUT)
        if piece.startswith(_OPEN):
            start = len(text)
            if spans and not text[spans[-1][1] :].strip():  # words side by side are one hit to the eye
                start = spans.pop()[0]
            spans.append((start, len(text) + len(plain)))
        text += plain
    return Passage(field, number, text + (" …" if end < len(marked) else ""), tuple(spans))


# nothing found

_VOCABULARIES = ("search_word", "value_word")
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_NEAR_AT_MOST = 12
_MOST_READ = 20_000


def meant(conn: sqlite3.Connection, words: str, fields_only: bool) -> tuple[str, int] | None:
    """What may have been meant where nothing is found: the words with one of them spelt as the documents spell it, and
    how many documents have that. The way that most documents have wins.
    """
    typed = [each.strip('"*,.;:') for each in words.split()]
    best: tuple[str, int] | None = None
    for at, word in enumerate(typed):
        if len(word) < 3 or not word.isalpha():
            continue
        for other in _alike(conn, word.lower()):
            tried = [*typed[:at], other, *typed[at + 1 :]]
            query = " ".join(f'"{each}"' for each in tried if each)
            count = _most(conn, query, fields_only)
            if count and (best is None or count > best[1]):
                best = " ".join(tried), count
    return best


def _most(conn: sqlite3.Connection, query: str, fields_only: bool) -> int:
    """How many documents have the words; what stands in a value stands in the text too, but for what people wrote."""
    return max(_count(conn, index, query) for index in indexes_for(fields_only))


def _count(conn: sqlite3.Connection, index: str, query: str) -> int:
    return int(conn.execute(f"SELECT count(*) FROM {index} WHERE {index} MATCH ?", (query,)).fetchone()[0])


def _alike(conn: sqlite3.Connection, word: str) -> list[str]:
    """Words of the documents that differ from `word` by one letter, or else by little more; the frequent ones first."""
    near = _known(conn, _one_letter_off(word) - {word})
    if not near and len(word) > 4:
        import difflib  # noqa: PLC0415 - rarely needed

        begins = (word[:2], word[:1] + chr(ord(word[1]) + 1))
        limits = (*begins, len(word) - 2, len(word) + 2, _MOST_READ)
        known = {
            term
            for vocabulary in _VOCABULARIES
            for (term,) in conn.execute(
                f"SELECT term FROM {vocabulary} WHERE term >= ? AND term < ? AND length(term) BETWEEN ? AND ? LIMIT ?",
                limits,
            )
        }
        near = _known(conn, difflib.get_close_matches(word, sorted(known), _NEAR_AT_MOST, 0.75))
    return near[:_NEAR_AT_MOST]


def _known(conn: sqlite3.Connection, words: Iterable[str]) -> list[str]:
    seen: dict[str, int] = {}
    for word in words:
        for vocabulary in _VOCABULARIES:
            found = conn.execute(f"SELECT doc FROM {vocabulary} WHERE term = ?", (word,)).fetchone()
            if found:
                seen[word] = max(seen.get(word, 0), int(found[0]))
    return sorted(seen, key=lambda word: (-seen[word], word))


def _one_letter_off(word: str) -> set[str]:
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    made = {a + b[1:] for a, b in cuts if b} | {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
    for letter in _ALPHABET:
        made |= {a + letter + b[1:] for a, b in cuts if b} | {a + letter + b for a, b in cuts}
    return made - {""}
