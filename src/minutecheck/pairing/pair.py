"""Pairs agencies' notes with the discussions they are about, and counts by agency what the notes call them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from minutecheck.pairing.agency import titles
from minutecheck.pairing.likeness import Likeness, alike
from minutecheck.pairing.notes import CORRECT, Discussion, Note, NoteEntry
from minutecheck.pairing.report import (
    AgencyCount,
    AgencySeen,
    Called,
    DiscussionSeen,
    NoteSeen,
    Pairing,
    Unpaired,
    Unread,
)

WINDOW = 3
"""Days after the discussion within which an entry about it is looked for: entries are often written up later."""
BEFORE = 1
"""Days before it: the minutes, or the entry, may give the day on which they were begun."""


@dataclass(frozen=True, slots=True)
class _Match:
    discussion: int
    agency: str
    seen: NoteSeen


def pair(
    discussions: Sequence[Discussion], notes: Sequence[Note], left_out: Sequence[Unread] = (), window: int = WINDOW
) -> Pairing:
    """Return which notes are about which discussion; everything in the order in which it was given.

    An entry is matched to the one discussion of its child that lies nearest within ``window`` days. Where no more than
    initials or a first name agree, the entry must be of the very day and no other discussion within the window may be
    like it; else the match is possible and no more, as where two discussions lie equally near. A note of the same child
    with entries around the day, none of which records the discussion, has no entry about it.
    """
    matches: list[_Match] = []
    unpaired: list[Unpaired] = []
    for note in notes:
        found, left = _of_note(note, discussions, window)
        matches += found
        unpaired += left
    by_discussion: dict[int, dict[str, list[NoteSeen]]] = defaultdict(lambda: defaultdict(list))
    for match in matches:
        by_discussion[match.discussion][match.agency].append(match.seen)
    seen = tuple(_seen(discussion, by_discussion[number]) for number, discussion in enumerate(discussions))
    return Pairing(
        window=window,
        discussions=seen,
        unpaired=tuple(unpaired),
        by_agency=_counts(seen),
        left_out=tuple(left_out),
    )


def _of_note(note: Note, discussions: Sequence[Discussion], window: int) -> tuple[list[_Match], list[Unpaired]]:
    likeness = [alike(note.child, discussion.child) for discussion in discussions]
    same = [number for number, (how, _) in enumerate(likeness) if how is not Likeness.NONE]
    matches: list[_Match] = []
    unpaired: list[Unpaired] = []
    for entry in note.entries:
        away = _away(entry.day, same, discussions, window)
        near = [number for number in away if away[number] == min(away.values())]
        if not near:
            unpaired.append(_unpaired(note, entry, same, discussions))
            continue
        sure = len(near) == 1 and (likeness[near[0]][0] is Likeness.SURE or (len(away) == 1 and away[near[0]] == 0))
        for number in near:
            called = (
                Called.POSSIBLE
                if not sure
                else Called.STRATEGY_DISCUSSION
                if entry.label == CORRECT
                else Called.SOMETHING_ELSE
            )
            why = _why(likeness[number][1], entry.day, discussions[number].day, len(near))
            matches.append(_Match(number, note.agency, _entry_seen(note, entry, called, why)))
    told = {match.discussion for match in matches}
    for number in same:
        if number not in told and likeness[number][0] is Likeness.SURE and _covers(note, discussions[number].day):
            why = f"{likeness[number][1]}; no entry of this note around that day records the discussion"
            seen = NoteSeen(path=note.path, day=None, called=Called.NO_ENTRY, why=why)
            matches.append(_Match(number, note.agency, seen))
            told.add(number)
    if not note.entries and not told:
        why = "no entry that records a strategy discussion" if same else _strange(note)
        possible = tuple(discussions[number].path for number in same)
        unpaired.append(Unpaired(path=note.path, agency=note.agency, day=None, why=why, possible=possible))
    return matches, unpaired


def _away(day: date | None, same: Sequence[int], discussions: Sequence[Discussion], window: int) -> dict[int, int]:
    """Return the discussions within the window of a day, each with how many days it lies away."""
    if day is None:
        return {}
    return {
        number: abs((day - held).days)
        for number in same
        if (held := discussions[number].day) is not None and -BEFORE <= (day - held).days <= window
    }


def _covers(note: Note, day: date | None) -> bool:
    """Say whether a note has entries both sides of a day, or on it, so that one about it would stand in it."""
    return day is not None and bool(note.days) and note.days[0] <= day <= note.days[-1]


def _why(likeness: str, day: date | None, held: date | None, near: int) -> str:
    days = 0 if day is None or held is None else (day - held).days
    when = {0: "on the day", 1: "a day later", -1: "the day before"}.get(days, f"{days} days later")
    either = "" if near == 1 else f"; {near} discussions lie equally near"
    return f"{likeness}, {when}{either}"


def _entry_seen(note: Note, entry: NoteEntry, called: Called, why: str) -> NoteSeen:
    words = entry.evidence
    return NoteSeen(
        path=note.path, day=entry.day, called=called, why=why, quote=words.quote, start=words.start, end=words.end,
        place=words.place,
    )  # fmt: skip


def _unpaired(note: Note, entry: NoteEntry, same: Sequence[int], discussions: Sequence[Discussion]) -> Unpaired:
    if not same:
        why = _strange(note)
    elif entry.day is None:
        why = "the entry has no date"
    elif all(discussions[number].day is None for number in same):
        why = "the minutes of this child have no date"
    else:
        why = "no discussion of this child near that day"
    possible = tuple(discussions[number].path for number in same)
    return Unpaired(path=note.path, agency=note.agency, day=entry.day, why=why, possible=possible)


def _strange(note: Note) -> str:
    if not note.child.known:
        return "the note does not show which child it is about"
    return "no minutes of this child among the files given"


def _seen(discussion: Discussion, notes: dict[str, list[NoteSeen]]) -> DiscussionSeen:
    agencies = [name for name in titles() if name in discussion.agencies or name in notes]
    return DiscussionSeen(
        path=discussion.path,
        child=_named(discussion),
        day=discussion.day,
        agencies=tuple(
            AgencySeen(
                agency=name, took_part=name in discussion.agencies, called=_called(notes.get(name, [])),
                notes=tuple(notes.get(name, [])),
            )
            for name in agencies
        ),
    )  # fmt: skip


def _called(notes: Sequence[NoteSeen]) -> Called:
    """Return what an agency's notes come to together: the name counts wherever it stands, then another name."""
    found = {note.called for note in notes}
    for called in (Called.STRATEGY_DISCUSSION, Called.SOMETHING_ELSE, Called.POSSIBLE, Called.NO_ENTRY):
        if called in found:
            return called
    return Called.NO_NOTES


def _named(discussion: Discussion) -> str | None:
    """Return how the minutes name the child, as shortly as tells it apart: a reference, or else initials, or first names."""
    child = discussion.child
    if child.references:
        return sorted(child.references)[0][1]
    return ", ".join(sorted(child.initials) or (name.title() for name in sorted(child.first_names))) or None


def _counts(discussions: Sequence[DiscussionSeen]) -> tuple[AgencyCount, ...]:
    found = []
    for name, title in titles().items():
        of = [one for discussion in discussions for one in discussion.agencies if one.agency == name]
        if of:
            count = {called.value: sum(one.called is called for one in of) for called in Called}
            found.append(AgencyCount(agency=name, title=title, took_part=sum(one.took_part for one in of), **count))
    return tuple(found)
