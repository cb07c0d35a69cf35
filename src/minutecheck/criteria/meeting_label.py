"""Judges whether a strategy discussion is called one: in minutes by their own words, in case notes entry by entry."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from minutecheck.analysis.analyse import Analysis
from minutecheck.analysis.scoring.features import features
from minutecheck.analysis.scoring.model import Model
from minutecheck.analysis.scoring.vectors import probabilities, vectorise
from minutecheck.analysis.segment import SegmentKind
from minutecheck.analysis.structure.entries import Entry, entries_of, meeting_marks, meetings_in
from minutecheck.analysis.structure.naming import names_strategy_discussion
from minutecheck.criteria.evidence import MODEL_NAME, evidence_at
from minutecheck.criteria.judge import worded
from minutecheck.record import Part, Span
from minutecheck.report import Judgement

CRITERION = "meeting-label"
HEAD = "note"
NAMED_RULE = "rule:meeting-label.named"
_TITLE_WORDS = re.compile(
    r"\b(?:meeting|discussion|call|conference|panel|record|minutes|notes?|consultation|forum|review)\b", re.IGNORECASE
)


def judge_minutes(analysis: Analysis) -> Judgement:
    """Judge the record of one strategy discussion: it is called one where its own words call it so."""
    record = analysis.record
    named = [segment.span for segment in analysis.segments if names_strategy_discussion(segment.text)]
    named += [
        (block.start, block.end)
        for block in record.blocks
        if block.part is Part.HEADER and names_strategy_discussion(record.text[block.start : block.end])
    ]
    if named:
        return worded(CRITERION, "correct", evidence=(evidence_at(analysis, named[0], NAMED_RULE),))
    title = _title(analysis)
    return worded(CRITERION, "mislabelled", evidence=(evidence_at(analysis, title, NAMED_RULE),) if title else ())


def _title(analysis: Analysis) -> Span | None:
    """Return the words that name the meeting: the first that speak of a meeting, else the first heading or line."""
    opening = analysis.segments[:6]
    for segment in opening:
        if _TITLE_WORDS.search(segment.text) and (
            segment.kind is SegmentKind.HEADING or len(segment.text.split()) <= 16
        ):
            return segment.span
    return opening[0].span if opening else None


@dataclass(frozen=True, slots=True)
class EntryLabel:
    """What one meeting in an entry comes to: a value of the criterion, the words that name it, and how sure it is."""

    value: str
    span: Span
    sure: float


def judge_case_note(analysis: Analysis, model: Model) -> Judgement:
    """Judge an agency's own record: one mislabelled entry makes the record mislabelled, and each is evidence.

    Each meeting or call in an entry is read with what the entry says of it: how it is called, who took part, what was
    decided. An entry that names the strategy discussion anywhere is correct.
    """
    verdicts = [label for entry in entries_of(analysis.segments, analysis.record) for label in labels_in(entry, model)]
    for value in ("mislabelled", "correct"):
        found = [verdict for verdict in verdicts if verdict.value == value]
        if found:
            return _judged(analysis, value, max(verdict.sure for verdict in found), found)
    return worded(CRITERION, "not_applicable", min((verdict.sure for verdict in verdicts), default=0.97))


def _judged(analysis: Analysis, value: str, sure: float, verdicts: Sequence[EntryLabel]) -> Judgement:
    by = NAMED_RULE if value == "correct" else MODEL_NAME
    return worded(CRITERION, value, sure, tuple(evidence_at(analysis, verdict.span, by) for verdict in verdicts))


def labels_in(entry: Entry, model: Model) -> list[EntryLabel]:
    """Return what one entry comes to: correct where any of its words name the discussion, else its mislabelled meetings."""
    meetings = meetings_in(entry)
    if not meetings:
        return []
    classes = model.heads[HEAD].classes
    vectors = [
        vectorise(model, features(meeting.context, model.lexicon, meeting_marks(meeting.context.text)))
        for meeting in meetings
    ]
    shares = probabilities(model, HEAD, vectors)
    best: dict[str, list[EntryLabel]] = {name: [] for name in classes}
    for meeting, share in zip(meetings, shares, strict=True):
        value = classes[int(share.argmax())]
        best[value].append(EntryLabel(value, meeting.span, float(share.max())))
    if best["correct"]:
        return [max(best["correct"], key=lambda verdict: verdict.sure)]
    if best["mislabelled"]:
        return [max(best["mislabelled"], key=lambda verdict: verdict.sure)]
    return best["not_applicable"]
