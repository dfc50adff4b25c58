"""One record a line, as the schema says, and back again."""

from __future__ import annotations

import json

import jsonschema
import msgspec
import pytest
from invented import RECORD, invented_record

from workbench.export import json_line, read_json_lines
from workbench.model.errors import Unreadable
from workbench.model.record import Record
from workbench.resources import resource


def schema() -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(json.loads(resource("record.schema.json").read_text("utf-8")))


def test_a_record_with_evidence_and_review_fits_the_schema() -> None:
    schema().validate(json.loads(json_line(invented_record(), with_review=True)))


def test_a_record_without_evidence_fits_the_schema_and_leaves_fields_out() -> None:
    told = json.loads(json_line(invented_record(), with_fields=False))
    schema().validate(told)
    assert "fields" not in told


def test_the_values_come_back_as_they_were() -> None:
    again = msgspec.json.decode(json_line(invented_record(), with_fields=False), type=Record)
    assert again == RECORD


def test_a_value_says_where_it_stands_and_who_confirmed_it() -> None:
    told = json.loads(json_line(invented_record()))["fields"]["/case/case_number"]
    assert told["evidence"][0] == {
        "page": 0, "start": 10, "end": 22, "quote": "CM14-0000001", "rects": [[72.0, 72.0, 140.0, 84.0]],
    }  # fmt: skip
    assert (told["state"], told["by"], told["rule"]) == ("confirmed", "Ann", "header.case_number@1")
    assert told["alternatives"] == ["CM14-0000002"]


def test_the_schema_knows_every_field_of_the_model() -> None:
    """The hand-written schema and the one that msgspec makes of the model name the same properties."""
    written = json.loads(resource("record.schema.json").read_text("utf-8"))
    made = msgspec.json.schema(Record)["$defs"]
    pairs = {"Record": written, "Item": written["$defs"]["item"], "PartyBasis": written["$defs"]["basis"]}
    pairs |= {"Citation": written["$defs"]["citation"], "Diagnosis": written["properties"]["diagnoses"]["items"]}
    pairs |= {name.title(): written["properties"][name] for name in ("case", "reviewer", "patient")}
    pairs["DocumentHead"] = written["properties"]["document"]
    for name, ours in pairs.items():
        assert set(ours["properties"]) - {"review"} == set(made[name]["properties"])


def test_a_record_that_fits_one_schema_fits_the_other() -> None:
    line = json.loads(json_line(invented_record()))
    schema().validate(line)
    jsonschema.Draft202012Validator(msgspec.json.schema(Record)).validate(line)


@pytest.mark.parametrize(
    ("group", "key", "value"),
    [
        ("case", "priority", "Urgent"),
        ("patient", "age", "44"),
        ("document", "layout", "recipe"),
        ("patient", "sex", "man"),
    ],
)
def test_a_value_that_one_schema_refuses_the_other_refuses_too(group: str, key: str, value: str) -> None:
    line = json.loads(json_line(invented_record(), with_fields=False))
    line[group][key] = value
    assert not schema().is_valid(line)
    assert not jsonschema.Draft202012Validator(msgspec.json.schema(Record)).is_valid(line)


def test_a_line_that_is_no_json_is_named_by_source_and_number() -> None:
    lines = read_json_lines([b'\xef\xbb\xbf{"a": 1}\n', b"\n", b'{"b": \n'], "records.jsonl")
    assert next(lines) == {"a": 1}
    with pytest.raises(Unreadable, match=r"records\.jsonl, line 3"):
        next(lines)
