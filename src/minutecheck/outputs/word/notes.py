"""Says what each comment of a marked-up Word copy is about and what it says; where the marks go is not known here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from minutecheck.analysis.segment import Zone
from minutecheck.analysis.structure.zones import zone_of
from minutecheck.outputs import wording
from minutecheck.record import Block, BlockKind, Part, Record, Span
from minutecheck.report import Action, DueKind, Judgement, Notice, Outcome, OwnerKind, RecordReport

_HOMES: dict[str, tuple[Zone, ...]] = {
    "s47-decision": (Zone.DECISION,),
    "risk-level": (Zone.RISK, Zone.DECISION),
    "rationale": (Zone.RATIONALE, Zone.DECISION),
    "actions": (Zone.ACTIONS,),
    "challenge": (Zone.CHALLENGE, Zone.ANALYSIS),
}
"""Under which headings the entry of a criterion belongs, the best first."""
_OWNER_ADVICE = "write a name or a job title"
_DUE_ADVICE = "write a date, a day or a time limit such as “within 24 hours”"
_LONGEST_LABEL = 80


@dataclass(frozen=True, slots=True)
class WordNote:
    """One comment: the range of the record's text that it is about, ``None`` for the record as a whole.

    ``lead`` opens it in bold; each of ``lines`` is a paragraph.
    """

    span: Span | None
    lead: str
    lines: tuple[str, ...]


def notes_of(record: Record, report: RecordReport, titles: Mapping[str, str]) -> tuple[WordNote, ...]:
    """Return the comments for a record, in the order of its text, those on the whole record first.

    There is one for each piece of evidence of a core criterion, one for each action and each notice, and one, on the
    heading where the entry belongs, for each core criterion that the record does not show. ``titles`` are the criteria's
    titles by id.
    """
    notes = list(_core_notes(record, report, titles))
    for number, action in enumerate(report.actions, start=1):
        notes.append(_action_note(action, number, len(report.actions)))
    notes += [WordNote((one.start, one.end), "Worth a look.", (one.text, *_said(one))) for one in report.notices]
    notes.sort(key=lambda note: (-1, 0) if note.span is None else note.span)
    return (_overview(report, titles), *notes)


def _overview(report: RecordReport, titles: Mapping[str, str]) -> WordNote:
    lines = [wording.overall(report)]
    core = wording.core_of(report)
    if len(core) > 1:
        lines += [f"{wording.title_of(one.id, titles)}: {wording.OUTCOMES[one.outcome]}" for one in core]
    # Names alone, and only of what is nearly sure: a chair has two minutes, and the report has the rest.
    further = [one for one in wording.further_of(report) if one.outcome is not Outcome.MET and not one.review]
    if further:
        lines.append("Also to look at: " + "; ".join(wording.title_of(one.id, titles) for one in further) + ".")
    unused = wording.unused_in_words(report)
    if unused:
        lines.append("Verdicts that are about nothing here now: " + " ".join(unused))
    if report.not_read:
        lines.append("Not read: " + "; ".join(report.not_read) + ".")
    return WordNote(None, "In short:", tuple(lines))


def _core_notes(record: Record, report: RecordReport, titles: Mapping[str, str]) -> Iterator[WordNote]:
    for judgement in wording.core_of(report):
        lead = f"{wording.title_of(judgement.id, titles)}: {wording.OUTCOMES[judgement.outcome]}."
        lines = _lines_of(judgement)
        if judgement.id == "actions" and report.actions:
            if judgement.outcome is not Outcome.MET:
                yield WordNote(_home(record, judgement.id) or _columns(record, report.actions[0]), lead, lines)
            continue
        for evidence in judgement.evidence:
            doubt = () if evidence.note is None else (evidence.note,)
            yield WordNote((evidence.start, evidence.end), lead, (*lines, *doubt))
        if not judgement.evidence and judgement.outcome is not Outcome.MET:
            yield WordNote(_home(record, judgement.id), lead, lines)


def _lines_of(judgement: Judgement) -> tuple[str, ...]:
    lines = [judgement.summary]
    if judgement.advice and judgement.outcome is not Outcome.MET:
        lines.append(judgement.advice)
    if judgement.review:
        lines.append("Please check: the words of the record leave room for doubt.")
    return (*lines, *_said(judgement))


def _said(part: Judgement | Action | Notice) -> tuple[str, ...]:
    """Return what a person said of a finding, if anything."""
    said = wording.verdict_in_words(part.verdict)
    return () if said is None else (f"{said}.",)


def _action_note(action: Action, number: int, total: int) -> WordNote:
    name = f"Action {number} of {total}: "
    doubt = () if action.note is None else (action.note,)
    gaps = wording.gaps_in_words(action)
    if not gaps:
        due = " ".join(wording.due_in_words(action))
        return WordNote(
            (action.start, action.end), name + "complete.", (f"Owner: {action.owner}. Date: {due}.", *doubt)
        )
    advice = []
    if action.owner_kind not in (OwnerKind.PERSON, OwnerKind.ROLE):
        advice.append(f"To say who: {_OWNER_ADVICE}.")
    if action.due_kind is not DueKind.DATED:
        advice.append(f"To say by when: {_DUE_ADVICE}.")
    return WordNote(
        (action.start, action.end),
        name + "; ".join(gap.rstrip(".") for gap in gaps) + ".",
        (*advice, *doubt, *_said(action)),
    )


def _home(record: Record, criterion: str) -> Span | None:
    """Return the heading, row label or bold label where the entry of a criterion belongs; ``None`` without one."""
    labels = [(span, zone_of(record.words_of(span))) for block in record.blocks for span in _labels(record, block)]
    for zone in _HOMES.get(criterion, ()):
        for span, found in labels:
            if found is zone:
                return span
    return None


def _columns(record: Record, action: Action) -> Span | None:
    """Return the row of column names above an action in a table; ``None`` where there is none."""
    tables = [block.place.table for block in record.blocks if block.start <= action.start < block.end]
    for block in record.blocks:
        if block.header and block.place.table is not None and block.place.table in tables:
            return block.start, block.end
    return None


def _labels(record: Record, block: Block) -> Iterator[Span]:
    if block.part is not Part.BODY or block.header:
        return
    if block.kind is BlockKind.HEADING:
        yield block.start, block.end
    elif block.kind is BlockKind.ROW and block.cells:
        start, end = block.cells[0]
        if 0 < end - start <= _LONGEST_LABEL:
            yield start, end
    elif block.bold and block.bold[0][0] == block.start and block.bold[0][1] - block.start <= _LONGEST_LABEL:
        start, end = block.bold[0]
        yield start, start + len(record.text[start:end].rstrip())
