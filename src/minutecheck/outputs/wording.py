"""The words that every output shares: outcomes, places, dates, gaps and the one-sentence summary of a record."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from minutecheck.record import Place
from minutecheck.report import Action, DueKind, Evidence, Judgement, Kind, Outcome, OwnerKind, RecordReport, Verdict

CORE = ("s47-decision", "risk-level", "rationale", "actions", "challenge", "meeting-label")
"""The six core criteria, in the order of the published page."""

MARKS = {Outcome.MET: "✔", Outcome.PARTLY_MET: "◐", Outcome.NOT_MET: "✘", Outcome.NOT_APPLICABLE: "–"}
OUTCOMES = {
    Outcome.MET: "met",
    Outcome.PARTLY_MET: "partly met",
    Outcome.NOT_MET: "not shown",
    Outcome.NOT_APPLICABLE: "does not apply",
}
KINDS = {
    Kind.MINUTES: "Record of a strategy discussion",
    Kind.CASE_NOTE: "An agency's case note",
    Kind.OTHER: "Not the record of a strategy discussion",
}
PLEASE_CHECK = "please check"
FLAGGED, CLEAR = "flagged", "clear"
SURE_OF_KIND = 0.8
"""Below this, an output asks the reader to check the kind of the record."""

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
_OWNER_GAPS = {
    OwnerKind.NONE: "no owner",
    OwnerKind.AGENCY: "owner is only an agency",
    OwnerKind.GROUP: "owner is only a group",
}
_DUE_GAPS = {DueKind.NONE: "no date", DueKind.VAGUE: "date is not exact"}
_NOT_PRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def printable(text: str) -> str:
    """Return ``text`` with every control, direction and broken character replaced by ``�``; the length stays."""
    return _NOT_PRINTABLE.sub("\ufffd", text)


def on_one_line(text: str) -> str:
    """Return printable text with every run of white space as one space."""
    return printable(" ".join(text.split()))


def shorten(text: str, limit: int) -> str:
    """Return ``text`` on one line, cut at a word and ended with ``…`` when it is longer than ``limit`` characters."""
    line = on_one_line(text)
    if len(line) <= limit:
        return line
    cut = line[: limit - 1]
    whole_words = cut.rsplit(" ", 1)[0]
    return f"{(whole_words if len(whole_words) > limit // 2 else cut).rstrip(' ,;:.')}…"


def long_date(day: date) -> str:
    """Return a date as "12 March 2024", whatever the computer's language."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def short_date(day: date) -> str:
    """Return a date as "Tue 12 Mar 2024", whatever the computer's language."""
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1][:3]} {day.year}"


def place_in_words(place: Place) -> str:
    """Return where something stands, such as "page 2, under “Outcome”"; an empty string where nothing is known."""
    parts = [] if place.page is None else [f"page {place.page}"]
    if place.section:
        parts.append(f"under “{shorten(place.section, 40)}”")
    if place.table is not None:
        parts.append(f"table {place.table}" + ("" if place.row is None else f" row {place.row}"))
    elif place.paragraph is not None and place.section is None:
        parts.append(f"paragraph {place.paragraph}")
    return ", ".join(parts)


def where_in_words(evidence: Evidence) -> str:
    """Return where a piece of evidence stands; a heading does not stand under itself."""
    section = evidence.place.section
    if section and on_one_line(evidence.quote) in on_one_line(section):
        return place_in_words(replace(evidence.place, section="")) or "in a heading"
    return place_in_words(evidence.place)


def gaps_in_words(action: Action) -> tuple[str, ...]:
    """Return what an action lacks, in plain words; empty for a complete action."""
    if action.gaps:
        return tuple(on_one_line(gap) for gap in action.gaps)
    found = (_OWNER_GAPS.get(action.owner_kind), _DUE_GAPS.get(action.due_kind))
    return tuple(gap for gap in found if gap)


def due_in_words(action: Action) -> tuple[str, ...]:
    """Return an action's date as it was written and, where it resolves, as a calendar date."""
    written = () if action.due is None else (shorten(action.due, 60),)
    resolved = () if action.due_date is None else (f"→ {short_date(action.due_date)}",)
    return written + resolved


def verdict_in_words(verdict: Verdict | None) -> str | None:
    """Return what a person said of a finding: "Accepted by I. Vale on 3 May 2024: seen by the paediatrician"."""
    if verdict is None:
        return None
    who, reason = on_one_line(verdict.who), on_one_line(verdict.reason)
    return f"{verdict.verdict.capitalize()} by {who} on {long_date(verdict.when)}: {reason}"


def unused_in_words(report: RecordReport) -> tuple[str, ...]:
    """Return a sentence on each verdict that is about nothing in the report."""
    return tuple(
        f"{verdict_in_words(one.verdict)} ({on_one_line(one.finding)}): {on_one_line(one.why)}."
        for one in report.unused_verdicts
    )


def set_aside(report: RecordReport) -> int:
    """Return how many findings of a report a person has accepted or disputed."""
    said = [one.verdict for one in report.criteria] + [one.verdict for one in report.checks]
    said += [one.verdict for one in report.actions] + [one.verdict for one in report.notices]
    return sum(verdict is not None for verdict in said)


def title_of(criterion: str, titles: Mapping[str, str]) -> str:
    """Return a criterion's title, or its id where no title is known."""
    return titles.get(criterion, criterion)


def core_of(report: RecordReport) -> tuple[Judgement, ...]:
    """Return the judgements of the core criteria that apply to the record, in the page's order."""
    found = (report.judgement(criterion) for criterion in CORE)
    return tuple(j for j in found if j is not None and j.outcome is not Outcome.NOT_APPLICABLE)


def further_of(report: RecordReport) -> tuple[Judgement, ...]:
    """Return the judgements beyond the core that apply to the record, in the report's order."""
    return tuple(j for j in report.criteria if j.id not in CORE and j.outcome is not Outcome.NOT_APPLICABLE)


def advised(report: RecordReport) -> tuple[Judgement, ...]:
    """Return the core judgements that carry advice: what is not shown first, then what is partly shown."""
    with_advice = [j for j in core_of(report) if j.advice and j.outcome is not Outcome.MET]
    return tuple(sorted(with_advice, key=lambda j: j.outcome is Outcome.PARTLY_MET))


def evidence_to_show(judgement: Judgement, report: RecordReport) -> tuple[Evidence, ...]:
    """Return the evidence to quote beside a judgement; none for actions, which have their own table."""
    return () if judgement.id == "actions" and report.actions else judgement.evidence


def overall(report: RecordReport) -> str:
    """Return one sentence or two on the whole record; of a local model every reader is told."""
    said = _overall(report)
    return said if report.local_model is None else f"{said} {on_one_line(report.local_model)}"


def _overall(report: RecordReport) -> str:
    if report.error is not None:
        return f"This file could not be checked. {report.error.message}"
    if report.kind is Kind.OTHER:
        return "This does not look like the record of a strategy discussion, so nothing in it was judged."
    core = core_of(report)
    if report.kind is Kind.CASE_NOTE:
        if not core:
            return "No strategy discussion was found in this case note, so nothing in it was judged."
        named = all(judgement.outcome is Outcome.MET for judgement in core)
        said = "called what it was" if named else "entered as something else"
        return f"The strategy discussion in this case note is {said}."
    met = sum(judgement.outcome is Outcome.MET for judgement in core)
    verb = "is" if met == 1 else "are"
    return f"{met} of {len(core)} core criteria {verb} met; {actions_in_words(report)}."


def actions_in_words(report: RecordReport) -> str:
    """Return how many actions have an owner and a date, in words."""
    total = len(report.actions)
    complete = sum(action.outcome is Outcome.MET for action in report.actions)
    if not total:
        return "no action is recorded"
    if total == 1:
        return "the one action " + ("has" if complete else "does not have") + " both an owner and a date"
    return f"{complete} of {total} actions {'has' if complete == 1 else 'have'} an owner and a date"
