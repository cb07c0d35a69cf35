"""What a worker program answers, as the page holds it."""

from __future__ import annotations

import json
from dataclasses import dataclass

from minutecheck.page.drafts import Held
from minutecheck.page.work import records
from minutecheck.report import Failure, RecordReport


@dataclass(frozen=True, slots=True)
class Copy:
    """A marked-up copy: its ending, its bytes, and why it is a Word copy of a PDF, if it is."""

    ending: str
    data: bytes
    note: str | None


def copy_of(found: bytes) -> Copy:
    """Return the copy in an answer: a line of JSON, then the copy's bytes."""
    head, _, made = found.partition(b"\n")
    said = json.loads(head)
    return Copy(said["ending"], made, said["note"])


def held_of(found: bytes) -> tuple[Held, ...]:
    """Return the records of a draft that was checked, with what they say, in their order."""
    return tuple(
        Held(
            RecordReport.model_validate(one["report"]),
            None if one["record"] is None else records().validate_python(one["record"]),
        )
        for one in json.loads(found)["records"]
    )


def unread(name: str, failure: Failure) -> Held:
    """Return what is held of a draft that could not be checked: the reason."""
    report = RecordReport(path=name, sha256=None, kind=None, kind_confidence=None, meeting_date=None, error=failure)
    return Held(report, None)
