"""The findings as the HTML report draws them: groups, tiles, actions and sources, all in plain words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from minutecheck.outputs import wording
from minutecheck.outputs.html.marks import evidence_anchor
from minutecheck.outputs.view import Line, check_line
from minutecheck.report import Judgement, Outcome, RecordReport

_QUOTES, _FURTHER_QUOTES, _CONSIDERED, _QUOTE_LIMIT = 4, 2, 3, 320
_SUREST = 99
SOURCES = {
    "GSCB": "Gloucestershire Safeguarding Children Board, bulletin on its 2015 audit of strategy discussions",
    "SSCP": "Salford Safeguarding Children Partnership, 7-minute briefing, 2022",
    "TIPS": "Top tips for strategy meetings, on Working Together 2023",
    "KEY": "Strategy discussion key points",
    "SCR": "Practice-issue paper on 38 serious case reviews: strategy discussions that were not convened",
}


@dataclass(frozen=True, slots=True)
class Quote:
    """The record's words; ``link`` is the id of their mark in the text, ``None`` where they are not drawn."""

    words: str
    note: str
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One judgement, ready to draw."""

    id: str
    number: int
    title: str
    tone: str
    mark: str
    outcome: str
    summary: str
    advice: str | None
    source: str
    sure: int
    review: bool
    quotes: tuple[Quote, ...]
    more: int
    considered: tuple[Quote, ...]
    in_actions: bool
    verdict: str | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Findings under one heading."""

    id: str
    title: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One row of the table of actions."""

    id: str
    number: int
    text: str
    link: str | None
    owner: str
    due: tuple[str, ...]
    tone: str
    mark: str
    gaps: tuple[str, ...]
    note: str | None
    verdict: str | None


def numbers_of(report: RecordReport) -> dict[str, int]:
    """Return the number of each finding by its criterion: the core first, then the rest; clear flags have none."""
    judged = [*wording.core_of(report), *(j for j in wording.further_of(report) if j.value != wording.CLEAR)]
    return {judgement.id: number for number, judgement in enumerate(judged, start=1)}


def findings_of(
    report: RecordReport, titles: Mapping[str, str], numbers: Mapping[str, int], drawn: Callable[[str], bool]
) -> tuple[Finding, ...]:
    """Return every numbered finding in order; ``drawn`` tells whether a mark stands in the text."""
    by_id = {judgement.id: judgement for judgement in report.criteria}
    return tuple(_finding(by_id[criterion], number, report, titles, drawn) for criterion, number in numbers.items())


def groups_of(findings: Sequence[Finding], *, core: bool, open_first: bool = False) -> tuple[Group, ...]:
    """Sort the core or the further findings into what the record shows, partly shows and does not show.

    Flags that are raised stand apart, as worth a second look; a group with nothing in it is left out. With ``open_first``
    the order is that in which somebody corrects a draft: what is not shown comes first, what is shown last.
    """
    wanted = [
        ("shown", "The record shows", wording.OUTCOMES[Outcome.MET]),
        ("partly", "Partly shown", wording.OUTCOMES[Outcome.PARTLY_MET]),
        ("missing", "The record does not show", wording.OUTCOMES[Outcome.NOT_MET]),
        ("second-look", "Worth a second look", wording.FLAGGED),
    ]
    if open_first:
        shown, partly, missing, second_look = wanted
        wanted = [missing, partly, second_look, shown]
    part = [found for found in findings if (found.id in wording.CORE) is core]
    where = "core" if core else "further"
    groups = (
        Group(f"{where}-{key}", title, tuple(found for found in part if found.outcome == outcome))
        for key, title, outcome in wanted
    )
    return tuple(group for group in groups if group.findings)


def action_rows(report: RecordReport, drawn: Callable[[str], bool]) -> tuple[ActionRow, ...]:
    """Return the table of actions, in the report's order."""
    rows = []
    for number, action in enumerate(report.actions, start=1):
        anchor = f"mark-action-{number}"
        owner = wording.on_one_line(action.owner or "")
        same = action.owner_attendee is None or action.owner_attendee == action.owner
        rows.append(
            ActionRow(
                id=f"action-{number}",
                number=number,
                text=wording.shorten(action.text, _QUOTE_LIMIT),
                link=anchor if drawn(anchor) else None,
                owner=owner if same else f"{owner} ({wording.on_one_line(action.owner_attendee or '')})",
                due=wording.due_in_words(action),
                tone=action.outcome.value,
                mark=wording.MARKS[action.outcome],
                gaps=wording.gaps_in_words(action),
                note=action.note,
                verdict=wording.verdict_in_words(action.verdict),
            )
        )
    return tuple(rows)


@dataclass(frozen=True, slots=True)
class Look:
    """Something in the record to look at beside the criteria."""

    id: str
    number: int
    text: str
    where: str
    link: str | None
    verdict: str | None


def looks_of(report: RecordReport, drawn: Callable[[str], bool]) -> tuple[Look, ...]:
    """Return the notices, in the report's order."""
    found = []
    for number, notice in enumerate(report.notices, start=1):
        anchor = f"mark-notice-{number}"
        link = anchor if drawn(anchor) else None
        text, where = wording.on_one_line(notice.text), wording.place_in_words(notice.place)
        found.append(Look(f"notice-{number}", number, text, where, link, wording.verdict_in_words(notice.verdict)))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class ChecksShown:
    """The checks that apply: those not shown or to note, and the titles of those that are shown."""

    open: tuple[Line, ...]
    shown: tuple[str, ...]


def checks_of(report: RecordReport) -> ChecksShown:
    """Return the checks that apply to a record, what is not shown before what is to note."""
    lines = [check_line(check, number) for number, check in enumerate(report.checks, start=1)]
    unshown = [line for line in lines if line.tone == "not_met"] + [
        line for line in lines if line.tone == "information"
    ]
    shown = dict.fromkeys(line.title for line in lines if line.tone == "met")
    return ChecksShown(tuple(unshown), tuple(shown))


def sources_of(report: RecordReport) -> tuple[tuple[str, str], ...]:
    """Return the full name of every source that the report names."""
    named = {source.split()[0] for judgement in report.criteria for source in judgement.source if source.split()}
    return tuple((short, full) for short, full in SOURCES.items() if short in named)


def _finding(
    judgement: Judgement, number: int, report: RecordReport, titles: Mapping[str, str], drawn: Callable[[str], bool]
) -> Finding:
    quotes = []
    evidence = wording.evidence_to_show(judgement, report)
    most = _QUOTES if judgement.id in wording.CORE else _FURTHER_QUOTES
    for count, found in enumerate(evidence[:most], start=1):
        anchor = evidence_anchor(judgement.id, count)
        words = wording.shorten(found.quote, _QUOTE_LIMIT)
        note = " ".join(part for part in (wording.where_in_words(found), found.note) if part)
        quotes.append(Quote(words, note, anchor if drawn(anchor) else None))
    return Finding(
        id=judgement.id,
        number=number,
        title=wording.title_of(judgement.id, titles),
        tone=judgement.outcome.value,
        mark="!" if judgement.value == wording.FLAGGED else wording.MARKS[judgement.outcome],
        outcome=wording.FLAGGED if judgement.value == wording.FLAGGED else wording.OUTCOMES[judgement.outcome],
        summary=wording.printable(judgement.summary),
        advice=judgement.advice and wording.printable(judgement.advice),
        source=", ".join(judgement.source),
        sure=min(_SUREST, round(100 * judgement.confidence)),
        review=judgement.review,
        quotes=tuple(quotes),
        more=max(0, len(evidence) - most),
        considered=tuple(
            Quote(wording.shorten(near.quote, 160), wording.on_one_line(near.why))
            for near in judgement.considered[:_CONSIDERED]
        ),
        in_actions=judgement.id == "actions" and bool(report.actions),
        verdict=wording.verdict_in_words(judgement.verdict),
    )
