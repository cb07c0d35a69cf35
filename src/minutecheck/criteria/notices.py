"""Says what a person should look at in a record that is no criterion: open questions of its form, answers that exclude
each other, and a form that says one thing where a sentence says another.

None of it is a fault in itself: two boxes may be ticked on purpose, and two children may be at different levels of risk.
So a notice says what stands there, and no more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from minutecheck.analysis.analyse import Analysis
from minutecheck.analysis.assertion.statutes import find_statutes
from minutecheck.analysis.forms.grids import grids_of
from minutecheck.analysis.forms.questions import Question, questions_of
from minutecheck.analysis.segment import SegmentKind, Zone
from minutecheck.criteria.combine import NO_EVIDENCE
from minutecheck.record import Span
from minutecheck.report import Judgement, Notice
from minutecheck.resources import shipped_values

BOTH_TICKED, NONE_TICKED, BOX_AND_TEXT = "both-ticked", "none-ticked", "box-and-text"
SURE = 0.8
"""Probability from which a box and a sentence are both taken to mean what they seem to."""
_LONGEST = 90
_OPEN_ZONES = frozenset({Zone.DECISION, Zone.RISK, Zone.RATIONALE, Zone.CHALLENGE, Zone.UNKNOWN})
_SAID = {
    "s47-decision": (
        "section 47",
        {"initiate": "that enquiries start", "not_initiate": "that enquiries do not start"},
    ),
    "risk-level": ("the risk", {"low": "that it is low", "medium": "that it is medium", "high": "that it is high"}),
}

_RISK = re.compile(r"\brisk\b", re.IGNORECASE)
_Answers = tuple[tuple[str, ...], ...]


def notices_of(analysis: Analysis) -> tuple[Notice, ...]:
    """Return what there is to look at in the minutes of a discussion, in reading order."""
    questions = questions_of(analysis.segments, grids_of(analysis.record))
    found = [*_of_questions(analysis, questions), *_of_contradictions(analysis)]
    return tuple(sorted(found, key=lambda notice: (notice.start, notice.end, notice.id)))


def with_doubt(judgements: Mapping[str, Judgement], notices: Sequence[Notice]) -> dict[str, Judgement]:
    """Return the judgements, those marked for a person's eye about which the record contradicts itself."""
    contradicted = {notice.criterion for notice in notices if notice.id in (BOTH_TICKED, BOX_AND_TEXT)}
    return {
        name: found.model_copy(update={"review": True}) if name in contradicted else found
        for name, found in judgements.items()
    }


def _of_questions(analysis: Analysis, questions: Sequence[Question]) -> Iterator[Notice]:
    for question in questions:
        about = f" for “{_short(question.words)}”" if question.words else ""
        span = (question.start, question.end)
        if not question.chosen:
            if question.zone in _OPEN_ZONES and _excluding(question.offered):
                yield _notice(analysis, NONE_TICKED, criterion_of(question), f"No box is ticked{about}.", span)
        elif several := _excluding(question.chosen):
            named = " and ".join(f"“{_short(label)}”" for label in several)
            text = f"{named} are {'both' if len(several) == 2 else 'all'} ticked{about}."
            yield _notice(analysis, BOTH_TICKED, criterion_of(question), text, span)


def criterion_of(question: Question) -> str | None:
    """Return the criterion that a question of a form asks about: the decision, the level of risk, or none of these."""
    words = " ".join((question.words, *question.offered))
    if any(statute.act_section == "47" for statute in find_statutes(words)):
        return "s47-decision"
    return "risk-level" if question.zone is Zone.RISK or _RISK.search(question.words) else None


@cache
def _exclusive() -> tuple[_Answers, ...]:
    sets: dict[str, list[list[list[str]]]] = shipped_values("choices.yaml")
    return tuple(tuple(tuple(map(str, answer)) for answer in one) for one in sets["exclusive"])


def _excluding(labels: Sequence[str]) -> tuple[str, ...]:
    """Return the labels that stand for different answers of one set; empty where at most one answer is among them."""
    for answers in _exclusive():
        found = {answer: label for label in labels if (answer := _answer(label, answers)) is not None}
        if len(found) > 1:
            return tuple(found.values())
    return ()


def _answer(label: str, answers: _Answers) -> int | None:
    words = " ".join(label.lower().replace("’", "'").split())
    best: tuple[int, int] | None = None
    for number, spellings in enumerate(answers):
        for spelling in spellings:
            follows = words[len(spelling) : len(spelling) + 1]
            if words.startswith(spelling) and not follows.isalnum() and (best is None or len(spelling) > best[0]):
                best = (len(spelling), number)
    return None if best is None else best[1]


def _of_contradictions(analysis: Analysis) -> Iterator[Notice]:
    """Yield a notice on each criterion whose form field says one value where a sentence says another."""
    for criterion, (thing, said) in _SAID.items():
        boxes: dict[str, int] = {}
        sentences: dict[str, int] = {}
        sure = 1 - analysis.score(criterion, NO_EVIDENCE)
        for number, segment in enumerate(analysis.segments):
            if segment.kind is SegmentKind.HEADING or sure[number] < SURE:
                continue
            values = [name for name in said if name in analysis.classes[criterion]]
            value = max(values, key=lambda name: float(analysis.score(criterion, name)[number]))
            if analysis.score(criterion, value)[number] >= SURE:
                boxed = "☒" in segment.text or segment.kind is SegmentKind.FIELD
                (boxes if boxed else sentences).setdefault(value, number)
        for value, number in boxes.items():
            other = next((one for one in sentences if one != value), None)
            if other is None or value in sentences:
                continue
            quote = _short(analysis.segments[sentences[other]].text)
            text = (
                f"The form says of {thing} {said[value]} here; a sentence says {said[other]} (“{quote}”). If both are "
                "meant, for example for different children, the record can say so."
            )
            yield _notice(analysis, BOX_AND_TEXT, criterion, text, analysis.segments[number].span)


def _notice(analysis: Analysis, kind: str, criterion: str | None, text: str, span: Span) -> Notice:
    record, (start, end) = analysis.record, span
    quote, place = record.words_of(span), record.place_of(start)
    return Notice(id=kind, criterion=criterion, text=text, quote=quote, start=start, end=end, place=place)


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"
