"""The JSON Schema (draft 2020-12) of the JSON report, made from the report's types."""

from __future__ import annotations

import json
from typing import Any

from minutecheck.report import SCHEMA, Report

_VERDICT = "What a person said of this finding; null where nobody said anything."
_FIELDS = {
    "Report": {
        "schema": "The name and version of this format.",
        "tool": "What made the report.",
        "records": "One entry for each record, in the order they were given.",
    },
    "Tool": {
        "version": "The version of minutecheck.",
        "rules": "The digest of each rule pack, by its name.",
        "models": "The digest of each model, by its name.",
    },
    "RecordReport": {
        "path": "The file as it was named to the program.",
        "sha256": "The digest of the file's bytes; null where it could not be opened.",
        "kind": "Minutes of a strategy discussion, an agency's case note, or anything else; null where unread.",
        "kind_confidence": "The probability that the kind is right, from 0 to 1.",
        "meeting_date": "The day of the discussion; null where the record does not say.",
        "criteria": "Every published criterion once, in the published order; empty where the file was not read.",
        "actions": "Every action that the record gives somebody to do.",
        "attendees": "Everybody whom the record lists.",
        "notices": "What a person should look at in the record beside the criteria, such as answers that contradict.",
        "checks": "What the published documents ask for beyond the criteria, where it applies to this record.",
        "unused_verdicts": "What people said of findings that are not in this report.",
        "local_model": "What is to be known of the model, where it is a local one; null for the shipped model.",
        "not_read": "What the file holds that could not be read, in plain words.",
        "error": "Why the file could not be checked; null where it was.",
    },
    "Judgement": {
        "id": "The criterion's name.",
        "value": "What the record says, in the words of the published criteria; a number for actions.",
        "outcome": "What the value comes to.",
        "confidence": "The calibrated probability that the value is right, from 0 to 1.",
        "summary": "One sentence on what the record shows.",
        "advice": "One sentence to the chair on what to write and where; null where the outcome is met.",
        "source": "The documents that ask for it.",
        "evidence": "The record's own words that the value rests on.",
        "review": "True where a person should check the value.",
        "considered": "Words that come close and do not count.",
        "verdict": _VERDICT,
    },
    "Check": {
        "id": "The check's name.",
        "outcome": "Shown, not shown, or information that a person should know.",
        "title": "The check in a few words.",
        "question": "What was looked for.",
        "summary": "One sentence on what the record shows.",
        "advice": "One sentence to the chair; null where it is shown.",
        "source": "The documents that ask for it.",
        "evidence": "The words that show it, or that make the check apply.",
        "verdict": _VERDICT,
    },
    "Evidence": {
        "by": "What found the words: rule:ID or model:NAME.",
        "note": "Why the words may not stand, such as a tracked change not yet accepted; null where nothing is known.",
    },
    "Considered": {"why": "Why the words do not count."},
    "Action": {
        "text": "The task in the record's own words.",
        "owner": "Who is to do it, as written; null where nobody is named.",
        "owner_kind": "How exactly the owner is named; a person or a role is enough.",
        "owner_attendee": "The attendee whom the owner's words mean, where one is listed.",
        "due": "The date as written; null where none is given.",
        "due_kind": "How exactly the date is given; only a dated one is enough.",
        "due_date": "The day that the words resolve to from the meeting's date; null where they do not.",
        "outcome": "Met where both the owner and the date are exact enough.",
        "gaps": "What the action lacks, in plain words.",
        "note": "Why the words may not stand, such as a tracked change not yet accepted; null where nothing is known.",
        "verdict": _VERDICT,
    },
    "Attendee": {
        "name": "The name as written.",
        "role": "The job role as written.",
        "agency": "The agency as written.",
        "took_part": "False for apologies and written reports.",
        "chair": "True for whoever is said to have been in the chair.",
    },
    "Notice": {
        "id": "The kind of thing it is.",
        "criterion": "The criterion that it bears on; null where there is none.",
        "text": "What there is to look at, in one or two sentences.",
        "verdict": _VERDICT,
    },
    "Verdict": {
        "verdict": "Accepted or disputed.",
        "reason": "The person's reason in their own words.",
        "who": "Who said so.",
        "when": "On which day.",
    },
    "UnusedVerdict": {
        "finding": "The finding that the verdict names.",
        "why": "Why it is about nothing in this report.",
        "verdict": "The verdict itself.",
    },
    "Failure": {"code": "Why the file could not be checked.", "message": "One sentence with what to do about it."},
    "Place": {
        "page": "The page, counted from 1.",
        "section": "The heading it stands under.",
        "table": "The table, counted from 1.",
        "row": "The row of the table, counted from 1.",
        "cell": "The cell of the row, counted from 1.",
        "paragraph": "The paragraph, counted from 1.",
    },
}
_SPAN = {
    "quote": "The record's own text between start and end.",
    "start": "Where the words start: a count of characters of the text that minutecheck text prints.",
    "end": "Where the words end; the character at this offset is not part of them.",
    "place": "Where a person finds the words; null for what the format does not know.",
}
_WITH_SPAN = ("Evidence", "Considered", "Action", "Notice")


def report_schema() -> dict[str, Any]:
    """Return the schema of a whole report as a JSON-ready dictionary.

    The program always writes every field, so all are required; fields may be added within a version, so unknown
    ones are allowed.
    """
    made = Report.model_json_schema(by_alias=True, mode="serialization")
    definitions: dict[str, Any] = made["$defs"]
    for name, part in {"Report": made, **definitions}.items():
        part["description"] = _plain(part.get("description", ""))
        if "properties" not in part:
            continue
        part.pop("additionalProperties", None)
        part["required"] = list(part["properties"])
        words = {**(_SPAN if name in _WITH_SPAN else {}), **_FIELDS[name]}
        for field, described in part["properties"].items():
            described.pop("default", None)
            described["description"] = words[field]
    made["properties"]["schema"]["const"] = SCHEMA
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": SCHEMA, "title": "minutecheck report"}
    return {**head, **{key: value for key, value in made.items() if key not in head}}


def schema_text() -> str:
    """Return the schema as indented JSON, ended by a line break."""
    return json.dumps(report_schema(), ensure_ascii=False, indent=2) + "\n"


def _plain(docstring: str) -> str:
    """Return a docstring on one line without code marks."""
    return " ".join(docstring.replace("``", "").split())
