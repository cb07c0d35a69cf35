"""Discussions and agencies' notes as they are matched: whom they are about, when, and what a note calls the meeting."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from minutecheck.analysis.analyse import Analysis
from minutecheck.analysis.scoring.model import Model
from minutecheck.analysis.structure.entries import entries_of
from minutecheck.analysis.structure.entry_days import days_of
from minutecheck.criteria.evidence import evidence_at
from minutecheck.criteria.meeting_label import NAMED_RULE, labels_in
from minutecheck.pairing.agency import agencies_at, agency_of
from minutecheck.pairing.child import Child, child_of
from minutecheck.report import Evidence, Kind, RecordReport

CORRECT, MISLABELLED = "correct", "mislabelled"


@dataclass(frozen=True, slots=True)
class Discussion:
    """The minutes of one strategy discussion, with the agencies that are shown taking part."""

    path: str
    child: Child
    day: date | None
    agencies: frozenset[str]


@dataclass(frozen=True, slots=True)
class NoteEntry:
    """An entry of an agency's note that records a strategy discussion, by that name (``correct``) or another."""

    day: date | None
    label: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Note:
    """An agency's own note: the entries that record a strategy discussion, and the days of all its dated entries."""

    path: str
    child: Child
    agency: str
    entries: tuple[NoteEntry, ...]
    days: tuple[date, ...]


def paired_from(analysis: Analysis, report: RecordReport, model: Model) -> Discussion | Note | None:
    """Return what a record is to the pairing: a discussion, an agency's note, or nothing."""
    record = analysis.record
    if report.kind is Kind.MINUTES:
        people = [person.name for person in report.attendees if person.name]
        return Discussion(report.path, child_of(record, people), report.meeting_date, agencies_at(report.attendees))
    if report.kind is not Kind.CASE_NOTE:
        return None
    entries = entries_of(analysis.segments, record)
    days = days_of(entries, record)
    found = tuple(_labelled(analysis, model, report))
    known = sorted({day for day in (*days, report.meeting_date) if day is not None})
    return Note(report.path, child_of(record), agency_of(record), found, tuple(known))


def _labelled(analysis: Analysis, model: Model, report: RecordReport) -> Iterator[NoteEntry]:
    """Yield the entries that record a strategy discussion; an entry without a day has that of the whole note."""
    entries = entries_of(analysis.segments, analysis.record)
    for entry, day in zip(entries, days_of(entries, analysis.record), strict=True):
        for label in labels_in(entry, model):
            if label.value in (CORRECT, MISLABELLED):
                by = NAMED_RULE if label.value == CORRECT else "model:segments"
                yield NoteEntry(day or report.meeting_date, label.value, evidence_at(analysis, label.span, by))
