"""One room for each criterion: evidence in, a judgement out."""

from __future__ import annotations

from datetime import date

from minutecheck.analysis.analyse import Analysis
from minutecheck.analysis.scoring.model import Model
from minutecheck.analysis.structure.entries import entries_of
from minutecheck.analysis.structure.entry_days import days_of
from minutecheck.criteria.actions import actions_of, judge_actions
from minutecheck.criteria.attendance import attendees_of, judge_core, judge_detail
from minutecheck.criteria.by_rules import judge_by_rules
from minutecheck.criteria.certainty import with_certainty
from minutecheck.criteria.further import BY_SEGMENT, judge_further
from minutecheck.criteria.judge import as_the_pack_has_it, judge_value, not_applicable
from minutecheck.criteria.kind import judge_kind
from minutecheck.criteria.meeting_label import judge_case_note, judge_minutes
from minutecheck.criteria.notices import notices_of, with_doubt
from minutecheck.report import Action, Judgement, Kind, Notice, RecordReport
from minutecheck.rulebook import criteria_catalogue
from minutecheck.rulebook.packs import CORE

__all__ = ["judge_record"]


def judge_record(analysis: Analysis, model: Model, kind: Kind | None = None) -> RecordReport:
    """Judge an analysed record on every criterion, in the order of the published page.

    ``kind`` overrides the kind that the record looks like. Case notes are judged on the name of the meeting alone, other
    documents on nothing.
    """
    looks, sure = judge_kind(analysis, model)
    kind, sure = (kind, 1.0) if kind is not None else (looks, sure)
    actions = actions_of(analysis, model) if kind is Kind.MINUTES else ()
    judgements: dict[str, Judgement] = {}
    notices: tuple[Notice, ...] = ()
    if kind is Kind.MINUTES:
        notices = notices_of(analysis)
        judgements = _minutes(analysis, model, actions)
    elif kind is Kind.CASE_NOTE:
        judgements = {"meeting-label": judge_case_note(analysis, model)}
    judgements = with_doubt(with_certainty(judgements, model, kind, sure), notices)
    record, pack = analysis.record, analysis.pack
    catalogue = criteria_catalogue(pack)
    if pack != CORE:
        judgements = {name: as_the_pack_has_it(found, pack) for name, found in judgements.items()}
    return RecordReport(
        path=record.name,
        sha256=record.sha256,
        kind=kind,
        kind_confidence=round(sure, 3),
        meeting_date=_day(analysis, kind, judgements.get("meeting-label")),
        criteria=tuple(judgements.get(name) or not_applicable(name, pack=pack) for name in catalogue),
        actions=actions,
        attendees=attendees_of(analysis.people) if kind is Kind.MINUTES else (),
        notices=notices,
        not_read=record.not_read,
    )


def _day(analysis: Analysis, kind: Kind, label: Judgement | None) -> date | None:
    """Return the day of the discussion; in an agency's log, that of the entry which notes it."""
    if kind is Kind.CASE_NOTE and label is not None and label.evidence:
        entries = entries_of(analysis.segments, analysis.record)
        for entry, day in zip(entries, days_of(entries, analysis.record), strict=True):
            if entry.segments[0].start <= label.evidence[0].start < entry.segments[-1].end:
                return day or analysis.meeting_date
    return analysis.meeting_date


def _minutes(analysis: Analysis, model: Model, actions: tuple[Action, ...]) -> dict[str, Judgement]:
    found = {
        name: judge_value(analysis, model, name) for name in ("s47-decision", "risk-level", "rationale", "challenge")
    }
    found["actions"] = judge_actions(analysis, actions)
    found["meeting-label"] = judge_minutes(analysis)
    found["attendance-core"] = judge_core(analysis)
    found["attendance-detail"] = judge_detail(analysis, model)
    found.update({name: judge_further(analysis, model, name) for name in BY_SEGMENT})
    for name, criterion in criteria_catalogue(analysis.pack).items():
        if criterion.by_rules is not None:
            found[name] = judge_by_rules(analysis, criterion, criterion.by_rules, actions)
    return found
