"""Labels found as printed and by likeness."""

from workbench.extraction.labels import all_of, like

_LABEL = "claims administrator guideline:"


def test_each_place_is_found_in_order() -> None:
    low = f"x {_LABEL} a {_LABEL} b"
    assert [label.start for label in all_of(low, (_LABEL,), "admin")] == [2, 2 + len(_LABEL) + 3]


def test_a_damaged_label_is_found_by_likeness() -> None:
    low = "upheld claims adminstrator gu1deline: the words"
    (label,) = like(low, _LABEL, "admin")
    assert low[label.start : label.end].startswith("claims")
    assert not label.exact


def test_other_words_that_begin_alike_are_no_label() -> None:
    assert like("the claims administrator did not cite any evidence", _LABEL, "admin") == []
