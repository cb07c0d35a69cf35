"""Reads the results of an audit one record after another, and what the audit was of."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import ValidationError

from minutecheck.batch.results import result_files
from minutecheck.report import RecordReport

PLAN = "audit.json"


class NoAuditError(Exception):
    """A folder does not hold the results of an audit; the message says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class AuditNotes:
    """What an audit was of and with what: the folders named, the version, the digests of rules and models."""

    folders: tuple[str, ...]
    version: str
    pack: str
    rules: dict[str, str]
    models: dict[str, str]
    left_out: tuple[str, ...] = field(default=())


def notes_of(folder: Path) -> AuditNotes:
    """Return what an audit's own notes say.

    Raises:
        NoAuditError: there are none.
    """
    try:
        found = json.loads((folder / PLAN).read_bytes().decode("utf-8", "surrogateescape"))
        tool = found["tool"]
        return AuditNotes(
            tuple(found["folders"]),
            tool["version"],
            found["pack"],
            tool["rules"],
            tool["models"],
            tuple(found["notes"]),
        )
    except (OSError, ValueError, KeyError, TypeError):
        raise NoAuditError(f"{folder / PLAN} is not there, or is not what 'minutecheck audit' wrote") from None


def records_in(folder: Path) -> Iterator[RecordReport]:
    """Yield the records of an audit in its order.

    Raises:
        NoAuditError: there are no results, or a line of them is no record.
    """
    files = result_files(folder)
    if not files:
        raise NoAuditError(f"there are no results in {folder}")
    for file in files:
        with file.open("rb") as lines:
            for number, line in enumerate(lines, start=1):
                try:
                    yield RecordReport.model_validate_json(line)
                except ValidationError:
                    raise NoAuditError(f"{file}, line {number} is not a record") from None
