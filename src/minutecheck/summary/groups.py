"""By what an audit is divided: team, chair, month of the meeting, and the agency of a note."""

from __future__ import annotations

import re
from collections.abc import Sequence

from minutecheck.batch.choose import level_of
from minutecheck.pairing.agency import agency_in
from minutecheck.report import Kind, RecordReport

TEAM, CHAIR, MONTH, AGENCY = "team", "chair", "month", "agency"
TITLES = {TEAM: "Team", CHAIR: "Chair", MONTH: "Month of the meeting", AGENCY: "Agency of the note"}
NOT_KNOWN = "not known"


def groups_of(report: RecordReport, folders: Sequence[str]) -> dict[str, str]:
    """Return the groups of a record.

    The team is the first folder inside the one that was audited. The chair is whom the record says was in the chair, or
    else the second folder. The agency is that of a case note, by the names of its file and folders.
    """
    found = {TEAM: level_of(report.path, folders, 1) or NOT_KNOWN}
    if report.kind is Kind.MINUTES:
        found[CHAIR] = _chair(report) or level_of(report.path, folders, 2) or NOT_KNOWN
        day = report.meeting_date
        found[MONTH] = NOT_KNOWN if day is None else f"{day.year}-{day.month:02d}"
    elif report.kind is Kind.CASE_NOTE:
        found[AGENCY] = agency_in(re.sub(r"[_\-./\\\d]+", " ", report.path)) or NOT_KNOWN
    return found


def _chair(report: RecordReport) -> str | None:
    return next((" ".join(person.name.split()) for person in report.attendees if person.chair and person.name), None)
