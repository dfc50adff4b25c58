"""Which rows of a record as it stands are the rows that the program now proposes: by likeness, then by place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from workbench.model.fields import ITEMS, ROOT, fields_of
from workbench.model.review import Place, ReviewRecord, Row

_ALIKE = 0.6
_PLACE = 0.02
"""What each place between two rows takes off their likeness, so that of two equal rows the nearer one is meant."""


def same_rows(standing: ReviewRecord, proposed: ReviewRecord) -> dict[str, str]:
    """By the id of a proposed row, the id of the standing row that it is; rows that are new are left out.

    Rows are the same when what stands in their first field, or stood there when the program proposed it, is alike;
    what is left over on both sides in equal number is paired in order, save for rows in which a person decided
    something (but for items: so few of them, and so much hangs on each). Rows owned by a row are paired within it.
    """
    same = {ROOT: ROOT}
    for own in (True, False):  # those of the record itself first, so that their children know them
        groups = dict.fromkeys((row.list, row.parent) for row in proposed.rows.values() if (row.parent == ROOT) == own)
        for path, parent in groups:
            if parent in same:
                stand = standing.rows_of(path, same[parent])
                same.update(_paired(standing, stand, proposed, proposed.rows_of(path, parent)))
    del same[ROOT]
    return same


def likeness(one: str, other: str) -> float:
    """How alike two texts are by their words' letters, 0 to 1; white space and letter case do not count."""
    left, right = " ".join(one.casefold().split()), " ".join(other.casefold().split())
    if left == right:
        return 1.0
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    return 0.0 if matcher.real_quick_ratio() < _ALIKE else matcher.ratio()


def first_texts(record: ReviewRecord, row: Row) -> tuple[str, ...]:
    """What stands in a row's first field, and what the program proposed there."""
    cell = record.cells.get(Place(row.id, fields_of(row.list)[0].name))
    if cell is None:
        return ()
    told = (cell.value, cell.proposal.value if cell.proposal else None)
    return tuple(dict.fromkeys(str(value) for value in told if value is not None))


def is_like(texts: Iterable[str], others: Sequence[str]) -> bool:
    """Whether any of `texts` is any of `others`, or nearly."""
    return any(likeness(one, other) >= _ALIKE for one in texts for other in others)


def _paired(
    standing: ReviewRecord, stand: Sequence[Row], proposed: ReviewRecord, come: Sequence[Row]
) -> dict[str, str]:
    scored = []
    for place, row in enumerate(stand):
        for at, other in enumerate(come):
            like = _likeness_of(first_texts(standing, row), first_texts(proposed, other))
            if like >= _ALIKE:
                scored.append((like - _PLACE * abs(place - at), -place, -at, row.id, other.id))
    pairs: dict[str, str] = {}
    taken: set[str] = set()
    for _, _, _, row_id, other_id in sorted(scored, reverse=True):
        if other_id not in pairs and row_id not in taken:
            pairs[other_id] = row_id
            taken.add(row_id)
    left = [row.id for row in stand if row.id not in taken and _may_be_another(standing, row)]
    new = [row.id for row in come if row.id not in pairs]
    if len(left) == len(new):
        pairs.update(zip(new, left, strict=True))
    return pairs


def _may_be_another(record: ReviewRecord, row: Row) -> bool:
    """Whether a row may become one of quite another text: the program's own, not a person's."""
    cells = [cell for place, cell in record.cells.items() if place.row == row.id]
    if not any(cell.proposal for cell in cells):
        return False
    return row.list == ITEMS or all(cell.status == "extracted" for cell in cells)


def _likeness_of(texts: Sequence[str], others: Sequence[str]) -> float:
    return max((likeness(one, other) for one in texts for other in others), default=0.0)
