"""Picks the words that a judgement rests on, and the near misses that it does not."""

from __future__ import annotations

from collections.abc import Iterator

from minutecheck.analysis.analyse import Analysis
from minutecheck.analysis.segment import Segment, SegmentKind
from minutecheck.record import Doubt, Record, Span
from minutecheck.report import Considered, Evidence
from minutecheck.rulebook import Severity, load_rules

MOST = 4
"""Pieces of evidence shown for one criterion."""
SURE = 0.5
"""Probability above which further segments are shown beside the best one."""
MODEL_NAME = "model:segments"


_NOTES = {
    Doubt.PROPOSED: "These words stand in a tracked change that nobody has accepted yet.",
    Doubt.RECOGNISED: "These words were read from a picture of the page and may be misread.",
}


def note_on(record: Record, span: Span) -> str | None:
    """Return in plain words why the words between two offsets may not stand; ``None`` where nothing is known."""
    return " ".join(_NOTES[doubt] for doubt in record.doubts_about(span)) or None


def evidence_at(analysis: Analysis, span: Span, by: str) -> Evidence:
    """Return the record's words between two offsets as evidence."""
    record, (start, end) = analysis.record, span
    place, note = record.place_of(start), note_on(analysis.record, span)
    return Evidence(quote=record.words_of(span), start=start, end=end, place=place, by=by, note=note)


def considered_at(analysis: Analysis, span: Span, why: str) -> Considered:
    """Return the record's words between two offsets as a near miss."""
    record = analysis.record
    return Considered(quote=record.words_of(span), start=span[0], end=span[1], place=record.place_of(span[0]), why=why)


def found_by(analysis: Analysis, number: int, criterion: str, value: str) -> str:
    """Return what found a value in a segment: the first evidence rule for it that fires there, else the model."""
    rules = analysis.matches_in(number, criterion, Severity.EVIDENCE)
    return next((f"rule:{match.rule_id}" for match in rules if match.value == value), MODEL_NAME)


def chosen_for(analysis: Analysis, criterion: str, value: str) -> list[int]:
    """Return the numbers of the segments that show a value: the best one, and others that are nearly sure."""
    scores = analysis.score(criterion, value)
    if not len(scores):
        return []
    ranked = sorted(range(len(scores)), key=lambda number: (-float(scores[number]), number))
    best = ranked[0]
    chosen = [best, *(number for number in ranked[1:MOST] if scores[number] >= max(SURE, 0.6 * float(scores[best])))]
    return sorted(chosen)


def evidence_for(analysis: Analysis, criterion: str, value: str) -> tuple[Evidence, ...]:
    """Return the segments that show a value: the best one, and others that are nearly sure, in reading order."""
    return tuple(
        evidence_at(analysis, analysis.segments[number].span, found_by(analysis, number, criterion, value))
        for number in chosen_for(analysis, criterion, value)
    )


def near_misses(analysis: Analysis, criterion: str, most: int = 3) -> tuple[Considered, ...]:
    """Return words that come close to evidence and that a rule rules out, each with the rule's reason."""
    reasons = {rule.id: rule.why for rule in load_rules(analysis.pack)}
    found = []
    for number, segment in enumerate(analysis.segments):
        vetoes = analysis.matches_in(number, criterion, Severity.VETO)
        if vetoes and segment.kind is not SegmentKind.HEADING:
            found.append(considered_at(analysis, segment.span, reasons[vetoes[0].rule_id]))
    return tuple(found[:most])


def body_segments(analysis: Analysis) -> Iterator[tuple[int, Segment]]:
    """Yield the segments that are not headings, with their numbers."""
    for number, segment in enumerate(analysis.segments):
        if segment.kind is not SegmentKind.HEADING:
            yield number, segment
