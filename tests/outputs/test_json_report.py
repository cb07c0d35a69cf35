"""The JSON report and its schema, on fictional records."""

import json
from dataclasses import fields

import pytest
from jsonschema import Draft202012Validator, FormatChecker, ValidationError

from minutecheck.outputs.json_report import json_line, json_report
from minutecheck.outputs.schema import report_schema, schema_text
from minutecheck.record import Place
from tests.outputs.golden import assert_golden
from tests.outputs.samples import TOOL, case_note_report, minutes_report, other_report, unreadable_report

EVERY = (minutes_report, case_note_report, other_report, unreadable_report)


def validator() -> Draft202012Validator:
    return Draft202012Validator(report_schema(), format_checker=FormatChecker())


def test_the_report_of_the_fictional_minutes():
    assert_golden("report.json", json_report([minutes_report(), unreadable_report()], TOOL))


def test_keys_stand_in_the_published_order():
    report = json.loads(json_report([minutes_report()], TOOL))
    assert list(report) == ["schema", "tool", "records"]
    record = report["records"][0]
    assert list(record)[:8] == [
        *("path", "sha256", "kind", "kind_confidence", "meeting_date"),
        *("criteria", "actions", "attendees"),
    ]
    judgement = record["criteria"][0]
    assert list(judgement)[:8] == [
        *("id", "value", "outcome", "confidence"),
        *("summary", "advice", "source", "evidence"),
    ]
    assert list(judgement["evidence"][0]) == ["quote", "start", "end", "place", "by", "note"]
    assert list(judgement["evidence"][0]["place"]) == [field.name for field in fields(Place)]


def test_what_is_not_known_is_null_and_a_list_stays_a_list():
    read, unread = json.loads(json_report([minutes_report(), unreadable_report()], TOOL))["records"]
    assert read["criteria"][0]["advice"] is None
    assert read["error"] is None
    assert read["meeting_date"] == "2024-03-12"
    assert next(j for j in read["criteria"] if j["id"] == "attendance-core")["value"] == [
        "social_worker",
        "manager",
        "police",
    ]
    assert next(j for j in read["criteria"] if j["id"] == "actions")["value"] == 4
    assert unread["kind"] is None
    assert unread["error"]["code"] == "encrypted"
    assert (unread["criteria"], unread["actions"]) == ([], [])


def test_the_same_record_gives_the_same_bytes():
    assert json_report([minutes_report()], TOOL) == json_report([minutes_report()], TOOL)


def test_json_lines_holds_one_record_a_line_without_the_outer_object():
    lines = [json_line(make()) for make in EVERY]
    assert all(line.endswith("\n") and line.count("\n") == 1 for line in lines)
    assert [json.loads(line) for line in lines] == json.loads(json_report([make() for make in EVERY], TOOL))["records"]


def test_every_report_is_valid_under_the_published_schema():
    Draft202012Validator.check_schema(report_schema())
    validator().validate(json.loads(json_report([make() for make in EVERY], TOOL)))


@pytest.mark.parametrize(
    ("where", "wrong"),
    [("outcome", "failed"), ("confidence", 1.5), ("evidence", None), ("summary", 3)],
)
def test_the_schema_refuses_what_a_report_never_says(where, wrong):
    report = json.loads(json_report([minutes_report()], TOOL))
    report["records"][0]["criteria"][0][where] = wrong
    with pytest.raises(ValidationError):
        validator().validate(report)


def test_the_schema_refuses_a_report_that_lacks_a_field_and_allows_a_new_one():
    report = json.loads(json_report([minutes_report()], TOOL))
    report["records"][0]["added_later"] = 1
    validator().validate(report)
    del report["records"][0]["error"]
    with pytest.raises(ValidationError):
        validator().validate(report)


def test_the_schema_names_itself_and_describes_every_field():
    schema = json.loads(schema_text())
    assert schema["$id"] == schema["properties"]["schema"]["const"] == "minutecheck.report/1"
    assert schema["$schema"].endswith("2020-12/schema")
    for name, part in {"Report": schema, **schema["$defs"]}.items():
        assert part["description"], name
        for field, described in part.get("properties", {}).items():
            assert described["description"].endswith("."), (name, field)
