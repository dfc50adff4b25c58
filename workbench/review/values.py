"""Whether a value fits its field."""

from __future__ import annotations

import re

from workbench.model.errors import BadValue
from workbench.model.fields import FieldSpec, Kind
from workbench.model.review import Value
from workbench.model.typed import typed_value

_UNWRITABLE = re.compile(r"[\x00-\x08\x0e-\x1b\x7f\ud800-\udfff]")
"""Control characters and halves of pairs that come with a careless copy: no tool reads them back."""


def fitting(spec: FieldSpec, value: Value) -> Value:
    """The value as its field keeps it: text is read as if typed, blank is None. Raises `BadValue` where it is unfit."""
    if isinstance(value, str):
        return typed_value(spec, _UNWRITABLE.sub("", value))
    if value is None or _fits(spec.kind, value):
        return value
    raise BadValue(f"{spec.label} takes {spec.kind}; “{value}” is none.")


def _fits(kind: Kind, value: Value) -> bool:
    match kind:
        case Kind.INTEGER:
            return isinstance(value, int) and not isinstance(value, bool)
        case Kind.FLAG:
            return isinstance(value, bool)
        case Kind.PAGES:
            return isinstance(value, tuple) and all(len(pages) == 2 and 0 <= pages[0] <= pages[1] for pages in value)
        case _:
            return False
