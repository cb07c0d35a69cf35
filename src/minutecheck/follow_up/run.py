"""The whole follow-up: is it the same child, is the later record later, and what became of each action."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import PurePath

from minutecheck.follow_up.follow import Earlier, Later, earlier_of, follow, later_of
from minutecheck.follow_up.result import FollowedRecord, FollowUp
from minutecheck.follow_up.same_child import differences, identity_of
from minutecheck.record import Record
from minutecheck.report import RecordReport, Tool


class CannotFollow(Exception):
    """The records cannot be compared; the message is one sentence, without a word of a record."""


def follow_up(
    record: Record,
    report: RecordReport,
    later: Sequence[Record],
    *,
    lexicon: Collection[str],
    tool: Tool,
    anyway: bool = False,
) -> FollowUp:
    """Return what later records tell of the actions that the report of an earlier record holds.

    ``lexicon`` holds ordinary words in lower case. With ``anyway``, records that seem to be about different children are
    compared too, and a note says so.

    Raises:
        CannotFollow: a later record is dated before the earlier one, or seems to be about another child.
    """
    earlier = earlier_of(record, report.actions, report.meeting_date)
    found = [later_of(one, lexicon) for one in later]
    notes = [note for one in found for note in _notes(earlier, one, lexicon, anyway)]
    if earlier.date is None:
        notes.insert(
            0,
            f"{PurePath(record.name).name} does not show its date, so that the order of the records could not be checked.",
        )
    return FollowUp(
        tool=tool,
        earlier=FollowedRecord(path=record.name, sha256=record.sha256, date=earlier.date),
        later=tuple(FollowedRecord(path=one.record.name, sha256=one.record.sha256, date=one.date) for one in found),
        actions=follow(earlier, found, lexicon),
        notes=tuple(notes),
    )


def _notes(earlier: Earlier, later: Later, lexicon: Collection[str], anyway: bool) -> list[str]:
    """Return what a reader must know of one later record."""
    name, first = PurePath(later.record.name).name, PurePath(earlier.record.name).name
    if earlier.date and later.date and later.date < earlier.date:
        raise CannotFollow(
            f"{name} is dated before {first}: give the earlier record first, and the later ones after it."
        )
    differing = differences(identity_of(earlier.record, lexicon), identity_of(later.record, lexicon))
    if differing and not anyway:
        raise CannotFollow(
            f"{name} and {first} give different {' and '.join(differing)}, so they may be about different children: "
            "look at both, and add --anyway to compare them all the same."
        )
    notes = []
    if differing:
        notes.append(
            f"{name} and {first} give different {' and '.join(differing)}: they may be about different children."
        )
    if later.date is None:
        notes.append(f"{name} does not show its date, so that it may not be the later record.")
    notes += [f"Not read of {name}: {what}." for what in later.record.not_read]
    return notes
