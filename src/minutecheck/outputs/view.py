"""A report in the order of a view: for each section what was looked for, what the record shows, and pointers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from minutecheck.outputs import wording
from minutecheck.report import Check, CheckOutcome, Judgement, Outcome, RecordReport
from minutecheck.rulebook.views import View

CHECK_TONES = {CheckOutcome.SHOWN: "met", CheckOutcome.NOT_SHOWN: "not_met", CheckOutcome.INFORMATION: "information"}
CHECK_MARKS = {CheckOutcome.SHOWN: "✔", CheckOutcome.NOT_SHOWN: "✘", CheckOutcome.INFORMATION: "i"}
CHECK_WORDS = {CheckOutcome.SHOWN: "shown", CheckOutcome.NOT_SHOWN: "not shown", CheckOutcome.INFORMATION: "to note"}


@dataclass(frozen=True, slots=True)
class Line:
    """One answer: its title, what it came to, what the record shows with its words, and what would complete it.

    ``number`` is a check's place among the report's checks, from 1, and 0 where it does not matter.
    """

    id: str
    title: str
    tone: str
    mark: str
    outcome: str
    review: bool
    shows: str
    quote: str
    where: str
    pointer: str
    verdict: str | None = None
    number: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """One section of the view with its answers; ``shown`` of ``asked`` are shown, information aside."""

    title: str
    looked_for: tuple[str, ...]
    lines: tuple[Line, ...]
    shown: int
    asked: int


def parts_of(view: View, report: RecordReport, titles: Mapping[str, str]) -> tuple[Part, ...]:
    """Return the sections of a view with what the report answers; what does not apply is left out."""
    parts = []
    for section in view.sections:
        lines = tuple(line for item in section.items for line in lines_of(item, report, titles))
        counted = [line for line in lines if line.tone != "information"]
        shown = sum(line.tone == "met" for line in counted)
        parts.append(Part(section.title, section.looked_for, lines, shown, len(counted)))
    return tuple(parts)


def lines_of(item: str, report: RecordReport, titles: Mapping[str, str]) -> list[Line]:
    """Return the lines of one criterion or check; none where it does not apply."""
    judgement = report.judgement(item)
    if judgement is not None:
        return [] if judgement.outcome is Outcome.NOT_APPLICABLE else [_of_criterion(judgement, titles)]
    return [check_line(check) for check in report.checks if check.id == item]


def _of_criterion(judgement: Judgement, titles: Mapping[str, str]) -> Line:
    flagged = judgement.value == wording.FLAGGED
    first = judgement.evidence[0] if judgement.evidence else None
    return Line(
        id=judgement.id,
        title=wording.title_of(judgement.id, titles),
        tone=judgement.outcome.value,
        mark="!" if flagged else wording.MARKS[judgement.outcome],
        outcome="worth a second look" if flagged else wording.OUTCOMES[judgement.outcome],
        review=judgement.review,
        shows=wording.on_one_line(judgement.summary),
        quote=wording.shorten(first.quote, 160) if first else "",
        where=wording.where_in_words(first) if first else "",
        pointer=wording.on_one_line(judgement.advice or ""),
        verdict=wording.verdict_in_words(judgement.verdict),
    )


def check_line(check: Check, number: int = 0) -> Line:
    """Return the line of one check, which is the ``number``-th of its report."""
    first = check.evidence[0] if check.evidence else None
    return Line(
        id=check.id,
        title=check.title,
        tone=CHECK_TONES[check.outcome],
        mark=CHECK_MARKS[check.outcome],
        outcome=CHECK_WORDS[check.outcome],
        review=False,
        shows=wording.on_one_line(check.summary),
        quote=wording.shorten(first.quote, 160) if first else "",
        where=wording.place_in_words(first.place) if first else "",
        pointer=wording.on_one_line(check.advice or ""),
        verdict=wording.verdict_in_words(check.verdict),
        number=number,
    )
