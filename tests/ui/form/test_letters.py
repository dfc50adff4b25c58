"""Letters that stand for fields: out of their names, one each, the same in every record."""

from __future__ import annotations

from form_records import invented_record, plain_record, proposed_record

from workbench.model.fields import DIAGNOSES, ITEM_FIELDS, RECORD_FIELDS, ROOT
from workbench.model.review import Place
from workbench.ui.form.letters import assigned, item_letters, keys_in_turn, section_letters
from workbench.ui.form.order import Outline


def test_a_letter_comes_out_of_the_name() -> None:
    named = assigned(
        [("first", "Case number"), ("second", "Date of injury"), ("third", "Denial date"), ("last", "Case")]
    )
    assert named == {"first": "C", "second": "D", "third": "E", "last": "A"}


def test_of_a_name_without_free_letters_any_other_is_taken() -> None:
    assert assigned([("first", "Aa"), ("second", "Aa")]) == {"first": "A", "second": "B"}


def test_names_in_another_script_have_their_own_letters() -> None:
    assert assigned([("age", "Возраст"), ("sex", "Пол")]) == {"age": "В", "sex": "П"}


def test_every_field_and_list_has_a_letter_and_every_row_a_key() -> None:
    outline = Outline(invented_record())
    reached = set(section_letters(outline).values())
    assert {Place(ROOT, spec.name) for spec in RECORD_FIELDS} <= reached
    assert Place(ROOT, DIAGNOSES) in reached
    assert {stop.place for group in outline.groups[:6] for stop in group.stops if stop.place.row} <= reached


def test_a_field_has_the_same_letter_in_every_record() -> None:
    one, other = (section_letters(Outline(proposed_record(plain_record(items)))) for items in (1, 3))
    fields = {Place(ROOT, spec.name) for spec in RECORD_FIELDS}
    assert {key: place for key, place in one.items() if place in fields} == {
        key: place for key, place in other.items() if place in fields
    }


def test_an_items_fields_have_letters_and_its_citations_digits() -> None:
    group = Outline(invented_record()).items()[1]
    keys = item_letters(group)
    assert keys["1"] == Place("i2a1", "text")
    assert keys["C"] == Place("i2", "category")
    named = {place.name for place in keys.values() if place.row == "i2"}
    assert {spec.name for spec in ITEM_FIELDS} - named == {"claims_administrator.none_cited"}  # not stated, not shown


def test_what_is_on_offer_in_several_places_has_keys_in_reading_order() -> None:
    assert keys_in_turn([2, 0, 1]) == [["A", "B"], [], ["C"]]


def test_where_keys_run_out_every_place_keeps_its_first() -> None:
    found = keys_in_turn([5] * 20)
    assert [len(keys) for keys in found] == [2] * 16 + [1] * 4
    assert len({key for keys in found for key in keys}) == 36
