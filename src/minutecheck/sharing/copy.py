"""Makes the copy of a record and its report that may be shared: the same text with people, places and numbers replaced."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any, TypeVar

from pydantic import BaseModel

from minutecheck.record import Place, Record, Span
from minutecheck.report import Action, RecordReport
from minutecheck.sharing.dates import moved_dates
from minutecheck.sharing.identifiers import identifiers_in
from minutecheck.sharing.names import initials_of, names_in, words_of_name
from minutecheck.sharing.pseudonyms import Pseudonyms

NOTE = (
    "This is a pseudonymised copy, not an anonymous one. Names, places, numbers and addresses that the program knows by "
    "their form or from the record were replaced; nicknames, initials, rare circumstances, job titles and the story itself "
    "may still identify somebody. Read it before you share it."
)
_CHILD = re.compile(
    r"(?:\b(?:child(?:ren)?|young person|subject|name of child|re|baby|unborn|discussion|meeting)\b[^\n.;]{0,24}|[:–-]\s)$",
    re.IGNORECASE,
)
_AGED = re.compile(r"\s*[,(]?\s*(?:aged\s+)?(?:\d{1,2}\b|DOB|d\.o\.b|born|months|weeks)", re.IGNORECASE)
_BEFORE = r"\b(?:{})\b[\s:,(|–-]{{1,4}}$"
_RELATIONS = tuple(
    (label, re.compile(_BEFORE.format(words), re.IGNORECASE))
    for label, words in (
        ("Mother", "mum|mam|mom|mother|mo"),
        ("Father", "dad|father|fa"),
        ("Relative", r"partner|step-?\w+|gran\w*|nan|aunt\w*|uncle|brother|sister|sibling\w*|cousin"),
    )
)
_INITIALS = re.compile(r"(?<![\w/])[A-Z]{2,3}(?![\w/])")
_SAID = frozenset({"text", "why", "summary", "advice", "owner", "owner_attendee", "due", "name", "agency"})
_Model = TypeVar("_Model", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class _Change:
    start: int
    end: int
    instead: str


def shared_copy(
    record: Record,
    report: RecordReport,
    pseudonyms: Pseudonyms,
    lexicon: Collection[str],
    *,
    name: str,
    days: int = 0,
) -> tuple[Record, RecordReport]:
    """Return a record and its report under made-up names; every quote is the new text between its new offsets.

    ``pseudonyms`` are those of the run, ``lexicon`` ordinary words in lower case, ``name`` what to call the copy, ``days`` by
    how many days its dates are moved (a multiple of seven). The digest of the file is left out: it would link the copy to it.
    """
    people = [one.name for one in report.attendees if one.name]
    for one in report.attendees:
        if one.name:
            pseudonyms.of(one.name, _kind_of(one.role))
    changes = _changes(record.text, report, people, pseudonyms, lexicon, days)
    text, move = _applied(record.text, changes)

    def words(of: str) -> str:
        return _applied(of, _changes(of, report, people, pseudonyms, lexicon, days))[0]

    def place(of: Place) -> Place:
        return replace(of, section=words(of.section) if of.section else of.section)

    def span(of: Span) -> Span:
        return move(of[0]), move(of[1])

    blocks = tuple(
        replace(
            block,
            start=move(block.start),
            end=move(block.end),
            place=place(block.place),
            cells=tuple(map(span, block.cells)),
            bold=tuple(map(span, block.bold)),
        )
        for block in record.blocks
    )
    doubtful = tuple(replace(one, start=move(one.start), end=move(one.end)) for one in record.doubtful)
    copy = Record(name, record.format, "", text, blocks, record.not_read, doubtful)
    return copy, _report(report, copy, words, place, move, days)


def _kind_of(role: str | None) -> str:
    """Return what to call somebody of a role: its own words where they are short and plain, else a professional."""
    plain = " ".join((role or "").split())
    return (
        plain[:1].upper() + plain[1:]
        if 2 < len(plain) <= 32 and re.fullmatch(r"[A-Za-z /-]+", plain)
        else "Professional"
    )


def _changes(
    text: str,
    report: RecordReport,
    people: Collection[str],
    pseudonyms: Pseudonyms,
    lexicon: Collection[str],
    days: int,
) -> list[_Change]:
    """Return what is replaced in a text, in order and not overlapping; numbers and addresses before names before dates."""
    found: list[_Change] = [_Change(one.start, one.end, f"[{one.what}]") for one in identifiers_in(text)]
    known = {word.lower() for person in people for word in words_of_name(person)}
    for start, end in names_in(text, lexicon, known):
        found.append(_Change(start, end, _label(text, start, end, pseudonyms)))
    initials = {initials_of(person): person for person in people}
    for match in _INITIALS.finditer(text):
        if match[0] in initials and match[0].lower() not in lexicon and len(words_of_name(initials[match[0]])) > 1:
            found.append(_Change(*match.span(), f"[{pseudonyms.of(initials[match[0]])}]"))
    if days:
        found += [_Change(*one) for one in moved_dates(text, days, report.meeting_date)]
    kept: list[_Change] = []
    for change in found:
        if not any(change.start < other.end and other.start < change.end for other in kept):
            kept.append(change)
    return sorted(kept, key=lambda change: change.start)


def _label(text: str, start: int, end: int, pseudonyms: Pseudonyms) -> str:
    words = text[start:end]
    owned = words[-2:] if words[-2:] in ("'s", "’s") else ""
    name = words.removesuffix(owned) if owned else words
    before = text[max(0, start - 40) : start]
    what = next((label for label, pattern in _RELATIONS if pattern.search(before)), None)
    if what is None:
        child = _AGED.match(text, end) is not None or _CHILD.search(before) is not None
        what = "Child" if child else "Person or place"
    return f"[{pseudonyms.of(name, what)}]{owned}"


def _applied(text: str, changes: list[_Change]) -> tuple[str, Callable[[int], int]]:
    """Return the text with the changes made, and where each old offset then stands."""
    pieces: list[str] = []
    edges: list[tuple[int, int, int, int]] = []
    at = length = 0
    for change in changes:
        pieces += [text[at : change.start], change.instead]
        length += change.start - at
        edges.append((change.start, change.end, length, length + len(change.instead)))
        length += len(change.instead)
        at = change.end
    pieces.append(text[at:])
    starts = [edge[0] for edge in edges]

    def move(offset: int) -> int:
        number = bisect_right(starts, offset) - 1
        if number < 0:
            return offset
        start, end, new_start, new_end = edges[number]
        if offset >= end:
            return new_end + offset - end
        return new_start if offset == start else new_end

    return "".join(pieces), move


def _report(
    report: RecordReport,
    copy: Record,
    words: Callable[[str], str],
    place: Callable[[Place], Place],
    move: Callable[[int], int],
    days: int,
) -> RecordReport:
    shift = timedelta(days)

    def moved(one: _Model, *keep: str) -> _Model:
        """Return a part of the report with its offsets moved and its words replaced; quotes come from the new text."""
        update: dict[str, Any] = {}
        for field, value in one:
            if field in keep or value is None:
                continue
            if field in ("start", "end"):
                update[field] = move(value)
            elif field == "verdict":
                # A reason and a signature are written freely: what they name cannot be known.
                update[field] = None
            elif isinstance(value, Place):
                update[field] = place(value)
            elif isinstance(value, str) and field in (
                "text",
                "why",
                "summary",
                "advice",
                "owner",
                "owner_attendee",
                "due",
                "name",
            ):
                update[field] = words(value)
            elif isinstance(value, tuple) and field in ("evidence", "considered"):
                update[field] = tuple(moved(inner) for inner in value)
            elif field == "gaps":
                update[field] = tuple(words(gap) for gap in value)
            elif field == "due_date":
                update[field] = value + shift
        if "quote" in type(one).model_fields:
            update["quote"] = copy.words_of((update["start"], update["end"]))
        return one.model_copy(update=update)

    def task(one: Action) -> Action:
        return moved(one, "text").model_copy(update={"text": copy.words_of((move(one.start), move(one.end)))})

    meeting = report.meeting_date
    return report.model_copy(
        update={
            "path": copy.name,
            "sha256": None,
            "meeting_date": meeting + shift if meeting is not None else None,
            "criteria": tuple(moved(one, "summary", "advice") for one in report.criteria),
            "actions": tuple(map(task, report.actions)),
            "attendees": tuple(moved(one) for one in report.attendees),
            "notices": tuple(moved(one) for one in report.notices),
            "checks": tuple(moved(one, "title", "question") for one in report.checks),
            # Their names are made from the record's own words, so that they would link the copy to it.
            "unused_verdicts": (),
        }
    )
