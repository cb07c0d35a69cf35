"""Invents the words of a record from a number: all are made up, or come from the project's corpora of invented sentences."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path

TOP = Path(__file__).parents[2]
FIRST = (
    "Ines",
    "Jo",
    "Sam",
    "Una",
    "Priya",
    "Tomas",
    "Leila",
    "Owen",
    "Grace",
    "Femi",
    "Ruth",
    "Callum",
    "Nadia",
    "Piotr",
)
LAST = ("Vale", "Pell", "Amory", "Brand", "Okafor", "Lindqvist", "Marsh", "Tarrant", "Quill", "Hobday", "Sarno", "Weir")
CHILDREN = (
    "Orla Finch",
    "Ivy Marlow",
    "Kit Renner",
    "Noor Salter",
    "Teddy Vance",
    "Amaya Holt",
    "Jude Crane",
    "Lena Frost",
)
ROLES = (
    ("Social Worker", "Children's Social Care"), ("Detective Constable", "Elmshire Police"),
    ("School Nurse", "Elmshire NHS Trust"), ("Designated Safeguarding Lead", "St Aldate's Primary School"),
    ("Health Visitor", "0-19 Service, Elmshire NHS Trust"), ("Consultant Paediatrician", "Elmshire General Hospital"),
    ("IDVA", "Elmshire Domestic Abuse Service"), ("Housing Officer", "Elmshire Homes"), ("GP", "Northgate Surgery"),
)  # fmt: skip
FILLER = (
    "{child} has been known to the service since the spring and was last seen at school on Monday.",
    "Mother was spoken to by phone and gave an account that the school had not heard before.",
    "The family moved from another area two years ago and records have been asked for.",
    "Attendance stands at {n} per cent this term, with {m} late marks, mostly on Mondays.",
    "Two earlier contacts were closed with advice; the third led to a child in need plan.",
    "The property was described as cold and sparsely furnished, with food in the cupboards.",
    "Police systems show {m} calls to the address in the last year, none of them about a child.",
    "{child} is described as quiet, settled with friends, and reluctant to go home on Fridays.",
    "Immunisations are up to date; the two year review was missed and rebooked twice.",
    "The maternal grandmother collects on Wednesdays and is seen as a support by the school.",
    "The landlord has served notice and the tenancy ends in the autumn.",
    "No concerns were raised about the younger child, who is below school age.",
)

CONTACTS = (
    "T/C to mother, no reply, voicemail left.",
    "Home visit. {child} seen and spoken to alone for {n} minutes.",
    "T/C from school: {child} late again and without lunch.",
    "Email to the social worker asking for an update; none received by close of day.",
    "{child} seen at lunch club, chatty, no marks seen.",
    "Discussed with line manager in supervision. To keep on the caseload.",
    "Mother rang to cancel; rebooked for next week.",
    "Letter from the hospital received and filed.",
)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it: paragraphs, or a table whose first row names its columns."""

    heading: str
    paragraphs: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Invented:
    """One invented record: its title, the table of facts at its top, and its sections."""

    title: str
    facts: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...] = field(default=())


@cache
def sentences(criterion: str) -> tuple[tuple[str, str], ...]:
    """Return the labelled sentences of one of the project's banks, each with its value. All are invented."""
    found = []
    for name in (f"own-{criterion}.jsonl", f"{criterion}.jsonl"):
        file = TOP / "corpora" / "segments" / name
        if file.is_file():
            rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
            found += [(row["text"], row["value"]) for row in rows if "|" not in row["text"] and "{{" not in row["text"]]
    return tuple(found)


def invented(seed: int) -> Invented:
    """Return the record of a number; the same number gives the same record. One in six is an agency's case note."""
    draw = random.Random(seed)
    day = date(2024, 1, 8) + timedelta(days=draw.randrange(420))
    child = draw.choice(CHILDREN)
    return _case_note(draw, day, child) if seed % 6 == 5 else _minutes(draw, day, child)


def _minutes(draw: random.Random, day: date, child: str) -> Invented:
    people = _people(draw, draw.randint(4, 9))
    chair = f"{draw.choice(FIRST)} {draw.choice(LAST)}, Team Manager, Children's Social Care"
    facts = (
        ("Child", f"{child}, aged {draw.randint(1, 16)}"), ("Date of meeting", f"{day:%A} {day.day} {day:%B %Y}"),
        ("Time", f"{draw.randint(9, 16)}:00, by video"), ("Chair", chair),
    )  # fmt: skip
    attendance = (
        ("Name", "Role", "Agency", "Attended"),
        *((*one, draw.choice(("Yes", "Yes", "Yes", "Apologies"))) for one in people),
    )
    sections = [Section("Present", rows=attendance), Section("Reason for the discussion", _prose(draw, child, 1, 2))]
    for heading in ("Information shared", "History", "The child", "Analysis"):
        sections.append(Section(heading, _prose(draw, child, 1, 2)))
    sections.append(Section("Professional views", (_of(draw, "challenge"), *_prose(draw, child, 1, 2))))
    risk = ("Level of risk", (_of(draw, "risk-level"),))
    outcome = ("Outcome", (_of(draw, "s47-decision"), _of(draw, "rationale")))
    sections += [Section(heading, tuple(words)) for heading, words in (risk, outcome)]
    sections.append(_actions(draw, day, people))
    sections.append(Section("Contingency", (_of(draw, "further"),)))
    return Invented("Strategy Discussion Record", facts, tuple(sections))


def _case_note(draw: random.Random, day: date, child: str) -> Invented:
    """Return an agency's own running record, one entry of which is about the meeting with social care and police."""
    first = child.split()[0]
    entries, many = [], draw.randint(5, 12)
    meeting = draw.randrange(1, many)
    for number in range(many):
        day += timedelta(days=draw.randint(1, 20))
        told = (_of(draw, "meeting-label"), _of(draw, "s47-decision")) if number == meeting else ()
        contacts = [draw.choice(CONTACTS).format(child=first, n=draw.randint(2, 30)) for _ in range(draw.randint(2, 4))]
        entries.append(
            Section(
                f"{day:%d/%m/%Y} {draw.randint(8, 17):02}:{draw.randrange(0, 60, 5):02}",
                (" ".join((*told, *contacts)), *_prose(draw, child, 1, 2)),
            )
        )
    name, role, agency = _people(draw, 1)[0]
    title = f"{draw.choice(('Case notes', 'Chronology', 'Contact record'))}: {first}"
    return Invented(title, (("Child", child), ("Kept by", f"{name}, {role}, {agency}")), tuple(entries))


def _people(draw: random.Random, many: int) -> list[tuple[str, str, str]]:
    return [(f"{draw.choice(FIRST)} {draw.choice(LAST)}", *role) for role in draw.sample(ROLES, many)]


def _prose(draw: random.Random, child: str, fewest: int, most: int) -> tuple[str, ...]:
    """Return some paragraphs of two to four sentences, as information shared by agencies reads."""
    found = []
    for _ in range(draw.randint(fewest, max(fewest, most))):
        words = [draw.choice(FILLER) for _ in range(draw.randint(2, 4))]
        found.append(" ".join(words).format(child=child.split()[0], n=draw.randint(61, 99), m=draw.randint(1, 9)))
    return tuple(found)


def _of(draw: random.Random, criterion: str) -> str:
    return draw.choice(sentences(criterion))[0]


def _actions(draw: random.Random, day: date, people: list[tuple[str, str, str]]) -> Section:
    rows: list[tuple[str, ...]] = [("Action", "Owner", "By when")]
    tasks = [text for text, _ in sentences("actions")]
    for _ in range(draw.randint(3, 9)):
        due = day + timedelta(days=draw.randint(1, 12))
        owner = draw.choice((*(one[0] for one in people), "Police", "All", ""))
        rows.append(
            (
                draw.choice(tasks),
                owner,
                draw.choice((f"{due:%d/%m/%Y}", f"{due:%A}", "ASAP", "", f"{due.day} {due:%B %Y}")),
            )
        )
    return Section("Actions", rows=tuple(rows))
