"""A fictional record and its report, made by hand. Every name, place and sentence is invented."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date

from minutecheck.record import Block, BlockKind, Part, Place, ReadErrorCode, Record, Span
from minutecheck.report import (
    Action,
    Attendee,
    Check,
    CheckOutcome,
    DueKind,
    Evidence,
    Failure,
    Judgement,
    Kind,
    Notice,
    Outcome,
    OwnerKind,
    RecordReport,
    Tool,
)
from tests.outputs.sample_judgements import criteria_of, not_applicable, span_of

TOOL = Tool(version="9.9.9", rules={"core": "sha256:1111"}, models={"sentences": "sha256:2222"})

TITLES = {
    "s47-decision": "Section 47 decision",
    "risk-level": "Level of risk",
    "rationale": "Reasons for the outcome",
    "actions": "Actions with owner and date",
    "challenge": "Professional challenge",
    "meeting-label": "Name of the meeting",
    "attendance-core": "Core attendance",
    "child-voice": "The child's own views",
    "medical": "Medical examination",
    "contingency": "Contingency plan",
    "non-resident-parent": "Parent living elsewhere",
    "conference-focus": "Outcome about a conference only",
    "proof-threshold": "Proof asked for",
}


@dataclass
class Page:
    """Collects blocks and their text, as a reader does."""

    text: str = ""
    blocks: list[Block] = field(default_factory=list)
    section: str | None = None

    def add(self, kind: BlockKind, words: str, *, level: int = 0, part: Part = Part.BODY, bold: str = "") -> None:
        start = len(self.text)
        if kind is BlockKind.HEADING:
            self.section = words
        at = words.find(bold) if bold else -1
        ranges = ((start + at, start + at + len(bold)),) if at >= 0 else ()
        place = Place(section=self.section, paragraph=len(self.blocks) + 1)
        self.blocks.append(Block(kind, start, start + len(words), place, level, bold=ranges, part=part))
        self.text += words + "\n"

    def row(self, *cells: str, table: int, row: int, header: bool = False) -> None:
        start = offset = len(self.text)
        spans: list[Span] = []
        for cell in cells:
            spans.append((offset, offset + len(cell)))
            offset += len(cell) + 3
        place = Place(section=self.section, table=table, row=row)
        text = " | ".join(cells)
        self.blocks.append(Block(BlockKind.ROW, start, start + len(text), place, cells=tuple(spans), header=header))
        self.text += text + "\n"

    def record(self, name: str, not_read: tuple[str, ...] = ()) -> Record:
        digest = hashlib.sha256(self.text.encode(errors="replace")).hexdigest()
        return Record(name, "docx", digest, self.text, tuple(self.blocks), not_read)


def minutes_record() -> Record:
    page = Page()
    page.add(BlockKind.HEADING, "Strategy discussion: Orla Penhaligon (4)", level=1)
    page.add(BlockKind.PARAGRAPH, "Held by video on 12 March 2024 at 10am. Chair: Bea Okonjo.", bold="Chair:")
    page.add(BlockKind.HEADING, "Who took part", level=3)
    page.row("Name", "Role", "Agency", table=1, row=1, header=True)
    page.row("Bea Okonjo", "Team Manager", "Children's Services", table=1, row=2)
    page.row("Dana Price", "Social Worker", "Children's Services", table=1, row=3)
    page.row("DC Harun Lloyd", "", "Police", table=1, row=4)
    page.add(BlockKind.HEADING, "What is known", level=2)
    page.add(BlockKind.LIST_ITEM, "Nursery saw a bruise on the left cheek [photo 1] on 11 March.")
    page.add(BlockKind.LIST_ITEM, "Two marks behind the ear as well.", level=1)
    page.add(BlockKind.LIST_ITEM, "Mum's partner has a high MARAC score from 2021.")
    page.add(
        BlockKind.PARAGRAPH, "DC Lloyd asked why the bruise was thought to be accidental; nursery said it was not."
    )
    page.add(BlockKind.HEADING, "Outcome", level=2)
    page.add(
        BlockKind.PARAGRAPH,
        "The meeting agreed that section 47 enquiries will start today, because the bruise does not fit the account "
        "given. Orla is at risk of significant harm.",
    )
    page.row("Task", "Who", "When", table=2, row=1, header=True)
    page.row("Visit Orla at nursery", "Dana Price", "by Friday", table=2, row=2)
    page.row("Check the partner's records", "Police", "13/03/2024", table=2, row=3)
    page.row("Send the growth chart", "Health visitor", "ASAP", table=2, row=4)
    page.row("Book the child protection medical", "", "", table=2, row=5)
    page.add(BlockKind.PARAGRAPH, "Draft 2", part=Part.FOOTER)
    return page.record("draft.docx", ("2 pictures",))


def minutes_report(record: Record | None = None) -> RecordReport:
    record = record or minutes_record()
    return RecordReport(
        path="drafts/draft.docx",
        sha256=record.sha256,
        kind=Kind.MINUTES,
        kind_confidence=0.98,
        meeting_date=date(2024, 3, 12),
        criteria=criteria_of(record),
        actions=_actions(record),
        attendees=(
            Attendee(name="Bea Okonjo", role="Team Manager", agency="Children's Services", took_part=True),
            Attendee(name="Dana Price", role="Social Worker", agency="Children's Services", took_part=True),
            Attendee(name="DC Harun Lloyd", role=None, agency="Police", took_part=True),
            Attendee(name="Dr Ines Farrow", role="Paediatrician", agency="Hospital", took_part=False),
        ),
        checks=_checks(record),
        not_read=record.not_read,
    )


def _checks(record: Record) -> tuple[Check, ...]:
    """Return one check of each outcome."""
    quote = "the bruise does not fit the account given"
    start, end = span_of(record, quote)
    bruise = Evidence(quote=quote, start=start, end=end, place=record.place_of(start), by="check:paediatrician")
    return (
        Check(
            id="chair-manager",
            outcome=CheckOutcome.SHOWN,
            title="Manager in the chair",
            question="Was a social work manager in the chair?",
            summary="The record shows that a social work manager was in the chair.",
            source=("KEY",),
        ),
        Check(
            id="paediatrician",
            outcome=CheckOutcome.NOT_SHOWN,
            title="Paediatrician",
            question="Where there is an injury, did a doctor take part?",
            summary="The record tells of an injury and does not show that a doctor took part or was spoken with.",
            advice="Write who spoke with which doctor and what was advised.",
            source=("KEY",),
            evidence=(bruise,),
        ),
        Check(
            id="weekday-and-date",
            outcome=CheckOutcome.INFORMATION,
            title="Weekday and date disagree",
            question="Do weekdays agree with their dates?",
            summary="The record says “Monday 12 March 2024”; that day is a Tuesday.",
            advice="Put the weekday or the date right.",
            source=("SSCP",),
        ),
    )


def case_note_report() -> RecordReport:
    label = Judgement(
        id="meeting-label",
        value="mislabelled",
        outcome=Outcome.NOT_MET,
        confidence=0.7,
        summary="The entry of 4 May calls the strategy discussion “meeting with social care”.",
        advice="Call the entry of 4 May a strategy discussion.",
        source=("GSCB C",),
        review=True,
    )
    rest = tuple(not_applicable(criterion) for criterion in TITLES if criterion != "meeting-label")
    return _bare("notes/school.txt", Kind.CASE_NOTE, (*rest[:5], label, *rest[5:]))


def other_report() -> RecordReport:
    return _bare("notes/policy.pdf", Kind.OTHER, tuple(not_applicable(criterion) for criterion in TITLES))


def unreadable_report() -> RecordReport:
    return RecordReport(
        path="drafts/locked.pdf",
        sha256="00",
        kind=None,
        kind_confidence=None,
        meeting_date=None,
        error=Failure(code=ReadErrorCode.ENCRYPTED, message="The file is locked with a password: save it without one."),
    )


def complete_report() -> RecordReport:
    """Return a record in which every core criterion is met."""
    core = ("s47-decision", "risk-level", "rationale", "actions", "challenge", "meeting-label")
    met = tuple(
        Judgement(id=criterion, value="stated", outcome=Outcome.MET, confidence=0.9, summary="The record shows it.")
        for criterion in core
    )
    return _bare("drafts/good.docx", Kind.MINUTES, met)


def _bare(path: str, kind: Kind, criteria: tuple[Judgement, ...]) -> RecordReport:
    return RecordReport(path=path, sha256="11", kind=kind, kind_confidence=0.6, meeting_date=None, criteria=criteria)


def _actions(record: Record) -> tuple[Action, ...]:
    visit = ("Visit Orla at nursery", "Dana Price", OwnerKind.PERSON, "by Friday", DueKind.DATED, date(2024, 3, 15))
    police = ("Check the partner's records", "Police", OwnerKind.AGENCY, "13/03/2024", DueKind.DATED, date(2024, 3, 13))
    chart = ("Send the growth chart", "Health visitor", OwnerKind.ROLE, "ASAP", DueKind.VAGUE, None)
    medical = ("Book the child protection medical", None, OwnerKind.NONE, None, DueKind.NONE, None)
    outcomes = (Outcome.MET, Outcome.PARTLY_MET, Outcome.PARTLY_MET, Outcome.NOT_MET)
    found = []
    for (text, owner, owner_kind, due, due_kind, day), outcome in zip(
        (visit, police, chart, medical), outcomes, strict=True
    ):
        start, end = span_of(record, text)
        found.append(
            Action(
                text=text,
                owner=owner,
                owner_kind=owner_kind,
                owner_attendee=owner if owner_kind is OwnerKind.PERSON else None,
                due=due,
                due_kind=due_kind,
                due_date=day,
                outcome=outcome,
                start=start,
                end=end,
                place=record.place_of(start),
            )
        )
    return tuple(found)


def noticed_report(record: Record | None = None) -> RecordReport:
    """Return the minutes' report with something to look at, and with an action that stands in a tracked change."""
    record = record or minutes_record()
    report = minutes_report(record)
    quote = "Orla is at risk of significant harm."
    start, end = span_of(record, quote)
    notice = Notice(
        id="box-and-text",
        criterion="risk-level",
        text="The form says of the risk that it is low here; a sentence says that it is high.",
        quote=quote,
        start=start,
        end=end,
        place=record.place_of(start),
    )
    note = "These words stand in a tracked change that nobody has accepted yet."
    first = report.actions[0].model_copy(update={"note": note})
    decision = report.criteria[0]
    evidence = tuple(one.model_copy(update={"note": note}) for one in decision.evidence)
    criteria = (decision.model_copy(update={"evidence": evidence}), *report.criteria[1:])
    return report.model_copy(
        update={"notices": (notice,), "actions": (first, *report.actions[1:]), "criteria": criteria}
    )
