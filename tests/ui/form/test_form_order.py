"""The order of places, without a window."""

from __future__ import annotations

from form_records import invented_record, plain_record, proposed_record

from workbench.model.fields import ADMIN_CITATIONS, ITEMS, ROOT
from workbench.model.review import Place
from workbench.ui.form.order import SECTIONS, Outline

RECORD = proposed_record(plain_record())
SEX = Place(ROOT, "patient.sex")
LINK = Place("i2a1", "guideline_id")


def test_sections_come_before_items_as_in_the_letter() -> None:
    keys = [group.key for group in Outline(RECORD).groups]
    assert keys == [*SECTIONS, "i1", "i2", "i3"]


def test_a_citation_is_one_stop_for_all_its_parts() -> None:
    outline = Outline(RECORD)
    assert outline.stop(Place("i2a1", "pages")) == outline.stop(LINK)


def test_parts_are_stops_of_their_own_while_the_citation_is_opened() -> None:
    stop = Outline(RECORD, opened="i2a1").stop(Place("i2a1", "pages"))
    assert stop is not None
    assert stop.kind == "part"


def test_what_is_stated_as_none_is_a_stop_only_where_it_is_said() -> None:
    kinds = [stop.kind for stop in Outline(RECORD).groups[6].stops]
    assert kinds == ["field", "field", "field", "statement", "statement", "none cited", "field"]


def test_an_empty_list_keeps_a_place_to_add_to() -> None:
    stop = Outline(RECORD).stop(Place(ROOT, "reviewer.subspecialties"))
    assert stop is not None
    assert stop.kind == "add"


def test_a_place_being_added_to_stands_after_its_rows() -> None:
    outline = Outline(RECORD, adding=Place("i2", ADMIN_CITATIONS))
    stops = [stop.place for stop in outline.groups[7].stops]
    assert stops.index(Place("i2", ADMIN_CITATIONS)) == stops.index(Place("i2a1", "text")) + 1


def test_an_item_being_added_is_a_group_at_the_end() -> None:
    assert Outline(RECORD, adding=Place(ROOT, ITEMS)).groups[-1].key == ITEMS


def test_next_goes_from_first_to_last_and_ends() -> None:
    outline = Outline(RECORD)
    assert outline.after(None) == outline.stops[0]
    assert outline.after(outline.stops[0].place) == outline.stops[1]
    assert outline.after(outline.stops[-1].place) is None


def test_next_with_eyes_skips_what_is_sure_and_goes_round() -> None:
    outline = Outline(RECORD, {SEX, LINK})
    chip = outline.next_with_eyes(SEX)
    assert chip is not None
    assert LINK in chip.places
    assert outline.next_with_eyes(chip.place) == outline.stop(SEX)


def test_next_with_eyes_is_none_when_nothing_is_left() -> None:
    assert Outline(RECORD).next_with_eyes(SEX) is None


def test_the_last_one_that_needs_eyes_is_found_from_itself() -> None:
    outline = Outline(RECORD, {SEX})
    assert outline.next_with_eyes(SEX) == outline.stop(SEX)


def test_every_place_of_a_record_has_a_stop() -> None:
    record = invented_record()
    outline = Outline(record)
    assert [place for place in record.cells if outline.stop(place) is None] == []
