"""A record survives the way to JSON and back; the JSON is the contract's."""

import json

import jsonschema

from factories import make_record
from hudna.model.codec import from_dict, to_dict, to_json
from hudna.model.schema import record_schema


def test_a_record_comes_back_as_it_was() -> None:
    record = make_record()
    assert from_dict(to_dict(record, with_text=True)).events == record.events
    assert from_dict(to_dict(record), record.document.text) == record


def test_a_record_fits_its_schema() -> None:
    jsonschema.validate(to_dict(make_record(), with_text=True), record_schema())


def test_the_schema_refuses_an_event_without_trigger() -> None:
    value = to_dict(make_record())
    assert (
        list(jsonschema.Draft202012Validator(record_schema()).iter_errors(value)) == []
    )
    del value["events"][0]["start" if "start" in value["events"][0] else "trigger"]
    assert list(jsonschema.Draft202012Validator(record_schema()).iter_errors(value))


def test_content_and_provenance_stand_side_by_side_in_json() -> None:
    """The contract has one flat object for an event; the types keep two."""
    event = to_dict(make_record())["events"][0]
    assert {"type", "actors", "trigger", "status", "claim", "why"} <= event.keys()
    assert {"start", "end", "text", "edtf"} <= event["date"].keys()
    assert event["attribution"][0]["class"] is None


def test_a_field_without_words_prints_none() -> None:
    capacity = to_dict(make_record())["events"][0]["capacities"]["n2"]
    assert capacity == {"office": "envoy", "stated": False}


def test_json_keeps_arabic_readable_and_the_same_bytes() -> None:
    record = make_record()
    assert "حفتر" in to_json(record)
    again = from_dict(json.loads(to_json(record)), record.document.text)
    assert to_json(again) == to_json(record)
