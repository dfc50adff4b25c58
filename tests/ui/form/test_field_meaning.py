"""Every field says what it means and how it is kept."""

from __future__ import annotations

import pytest

from workbench.model.fields import LISTS, ROOT, FieldSpec, fields_of
from workbench.ui.form.meaning import form_of, meaning_of

ALL = [(path, spec) for path in (ROOT, *LISTS) for spec in fields_of(path)]


@pytest.mark.parametrize(("path", "spec"), ALL, ids=[f"{path} {spec.name}" for path, spec in ALL])
def test_every_field_has_a_meaning_and_a_form(path: str, spec: FieldSpec) -> None:
    assert meaning_of(path, spec.name).endswith(".")
    assert form_of(spec).endswith(".")
