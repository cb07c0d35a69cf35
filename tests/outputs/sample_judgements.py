"""The judgements of the fictional record in samples.py. Every name and sentence is invented."""

from __future__ import annotations

from minutecheck.record import Record, Span
from minutecheck.report import Considered, Evidence, Judgement, Outcome


def span_of(record: Record, words: str) -> Span:
    start = record.text.index(words)
    return start, start + len(words)


def _evidence(record: Record, words: str, by: str = "rule:sample") -> Evidence:
    start, end = span_of(record, words)
    return Evidence(quote=words, start=start, end=end, place=record.place_of(start), by=by)


def not_applicable(criterion: str) -> Judgement:
    return Judgement(
        id=criterion,
        value="not_applicable",
        outcome=Outcome.NOT_APPLICABLE,
        confidence=0.95,
        summary="This is not judged in a record of this kind.",
    )


def criteria_of(record: Record) -> tuple[Judgement, ...]:
    outcome = "The meeting agreed that section 47 enquiries will start today"
    why = "section 47 enquiries will start today, because the bruise does not fit the account given"
    marac = _evidence(record, "high MARAC score")
    return (
        Judgement(
            id="s47-decision",
            value="initiate",
            outcome=Outcome.MET,
            confidence=0.97,
            summary="The record decides that section 47 enquiries start.",
            source=("GSCB D", "TIPS", "KEY"),
            evidence=(_evidence(record, outcome, "rule:s47.agreed"),),
        ),
        Judgement(
            id="risk-level",
            value="threshold_only",
            outcome=Outcome.PARTLY_MET,
            confidence=0.81,
            summary="The record says that the child is at risk of significant harm and gives no level.",
            advice="Under “Outcome”, write whether the risk to the child is low, medium or high.",
            source=("GSCB C", "SSCP"),
            evidence=(_evidence(record, "Orla is at risk of significant harm", "model:sentences"),),
            considered=(
                Considered(
                    quote=marac.quote,
                    start=marac.start,
                    end=marac.end,
                    place=marac.place,
                    why="it is an adult's score, not the child's level of risk",
                ),
            ),
        ),
        Judgement(
            id="rationale",
            value="stated",
            outcome=Outcome.MET,
            confidence=0.9,
            summary="The record gives a reason for the decision.",
            source=("GSCB D",),
            evidence=(_evidence(record, why),),
        ),
        Judgement(
            id="actions",
            value=4,
            outcome=Outcome.PARTLY_MET,
            confidence=0.92,
            summary="1 of 4 actions has an owner and a date.",
            advice="Give each of the other 3 actions a named person or role and a date.",
            source=("GSCB D", "SSCP"),
            evidence=(_evidence(record, "Visit Orla at nursery | Dana Price | by Friday"),),
        ),
        Judgement(
            id="challenge",
            value="recorded",
            outcome=Outcome.MET,
            confidence=0.55,
            summary="The record shows a professional testing another's account.",
            source=("SSCP",),
            evidence=(_evidence(record, "DC Lloyd asked why the bruise was thought to be accidental"),),
            review=True,
        ),
        Judgement(
            id="meeting-label",
            value="correct",
            outcome=Outcome.MET,
            confidence=0.99,
            summary="The record is called a strategy discussion.",
            source=("GSCB C",),
            evidence=(_evidence(record, "Strategy discussion"),),
        ),
        Judgement(
            id="attendance-core",
            value=("social_worker", "manager", "police"),
            outcome=Outcome.PARTLY_MET,
            confidence=0.88,
            summary="A social worker, a manager and police took part; the record does not show that health did.",
            advice="Record who took part for health, or why nobody did.",
            source=("GSCB A",),
        ),
        Judgement(
            id="child-voice",
            value="no",
            outcome=Outcome.NOT_MET,
            confidence=0.8,
            summary="The record does not show the child's own views.",
            advice="Record what Orla said, did or looked like.",
            source=("SSCP", "TIPS"),
        ),
        Judgement(
            id="medical",
            value="yes",
            outcome=Outcome.MET,
            confidence=0.93,
            summary="The record considers a medical examination.",
            source=("TIPS",),
            evidence=(_evidence(record, "Book the child protection medical"),),
        ),
        Judgement(
            id="contingency",
            value="no",
            outcome=Outcome.NOT_MET,
            confidence=0.5,
            summary="The record does not show what happens if the plan fails.",
            advice="Write what will be done if Orla is not seen by Friday.",
            source=("SSCP",),
            review=True,
        ),
        not_applicable("non-resident-parent"),
        Judgement(
            id="conference-focus",
            value="clear",
            outcome=Outcome.MET,
            confidence=0.9,
            summary="The outcome is not only about a conference.",
            source=("GSCB D",),
        ),
        Judgement(
            id="proof-threshold",
            value="flagged",
            outcome=Outcome.NOT_MET,
            confidence=0.6,
            summary="Somebody asks for proof before section 47 is considered.",
            advice="Record that section 47 needs reasonable cause to suspect harm, not proof.",
            source=("SCR",),
        ),
    )
