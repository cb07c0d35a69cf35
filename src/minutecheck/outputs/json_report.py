"""The JSON report, version 1: every field of the published page, in its order, ``null`` where nothing is known."""

from __future__ import annotations

import json
from collections.abc import Iterable

from minutecheck.report import RecordReport, Report, Tool


def json_report(records: Iterable[RecordReport], tool: Tool) -> str:
    """Return one JSON object for a whole run, indented by two spaces and ended by a line break."""
    report = Report(tool=tool, records=tuple(records))
    return json.dumps(report.model_dump(mode="json", by_alias=True), ensure_ascii=False, indent=2) + "\n"


def json_line(record: RecordReport) -> str:
    """Return one record as one line of JSON Lines, without the outer object, ended by a line break."""
    return json.dumps(record.model_dump(mode="json"), ensure_ascii=False, separators=(",", ":")) + "\n"
