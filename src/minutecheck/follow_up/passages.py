"""The passages of a later record that can tell of an action: sentences, list items, and rows with a column for progress."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from minutecheck.analysis.segment import Segment, SegmentKind, Zone
from minutecheck.analysis.structure.columns import Column, column_of
from minutecheck.follow_up.words import cue, follow_up_words
from minutecheck.record import Record, Span

_SILENT = frozenset({Zone.ATTENDANCE, Zone.GUIDANCE, Zone.CIRCULATION, Zone.HEADER})
_NO_NAMES = frozenset({SegmentKind.HEADING})
_TAIL = re.compile(r"(?:\s[–—-]+\s?|:\s|\s\(|[–—]|\s->\s|\s=>\s|\s→\s|\?\s?|\.\s)")
_GOES_ON = re.compile(r"/|\s+(?!(?:on|by|at|in|as|since|this|last|and|but|yet|still)\b)[^\W\d_]{2,}", re.IGNORECASE)
_COMMENT = re.compile(r"\b(?:comments?|notes?|feedback|result)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a later record that may tell of an action.

    ``task`` is what they are about, ``told`` what they say of it where a cell or the end of a line says that alone;
    ``owner`` is the cell of the owner. ``earlier`` says that it stands in a list of earlier actions, ``listed`` what the name
    of that list says of them ("done", "outstanding"). ``follows`` are the sentences after it in the same paragraph.
    """

    span: Span
    text: str
    task: str
    told: str | None
    owner: str
    zone: Zone
    block: int
    earlier: bool = False
    listed: str | None = None
    in_row: bool = False
    follows: tuple[str, ...] = ()


def passages_of(record: Record, segments: Sequence[Segment]) -> tuple[Passage, ...]:
    """Return the passages of a record in reading order."""
    found = []
    for number, segment in enumerate(segments):
        if segment.zone in _SILENT or segment.kind in _NO_NAMES or not segment.text.strip():
            continue
        after = [one.text for one in segments[number + 1 : number + 3] if one.block == segment.block]
        found.append(_row(record, segment) if _is_row(segment) else _words(segment, tuple(after)))
    return tuple(found)


def _is_row(segment: Segment) -> bool:
    return len(segment.cells) > 1 and segment.kind is SegmentKind.ROW


def _row(record: Record, segment: Segment) -> Passage:
    """Return a row with its cells told apart by the names of their columns; the first cell is the task where none says so."""
    cells = [record.words_of(cell).strip() for cell in segment.cells]
    kinds = [_kind(name) for name in segment.columns] or [Column.OTHER] * len(cells)
    pairs = list(zip(kinds, cells, strict=False))
    told = [cell for kind, cell in pairs if kind is Column.DONE]
    tasks = [cell for kind, cell in pairs if kind is Column.TASK]
    if not tasks:
        spoken = [cell for kind, cell in pairs if kind is Column.OTHER and len(cell) > 2]
        tasks = spoken[:1] or cells[:1]
    owner = " ".join(cell for kind, cell in pairs if kind is Column.OWNER)
    names = " ".join((segment.heading or "", *segment.columns))
    return Passage(
        span=segment.span,
        text=segment.text,
        task=" ".join(tasks),
        told="; ".join(cell for cell in told if cell) if told else None,
        owner=owner,
        zone=segment.zone,
        block=segment.block,
        earlier=bool(told) or _earlier(names),
        listed=_listed(segment.heading or ""),
        in_row=True,
    )


def _kind(name: str) -> Column:
    """Return what a column holds; a column of comments tells how a task went, and one called "date completed" too."""
    low = name.lower()
    if cue("earlier_lists").search(low):
        return Column.TASK
    return Column.DONE if _COMMENT.search(low) or "complet" in low else column_of(name)


def _words(segment: Segment, follows: tuple[str, ...]) -> Passage:
    label = segment.label if segment.label and segment.label not in segment.text else None
    heading = segment.heading or ""
    text = segment.text
    return Passage(
        span=segment.span,
        text=text,
        task=f"{label}: {text}" if label else text,
        told=_tail(text),
        owner=segment.speaker or "",
        zone=segment.zone,
        block=segment.block,
        earlier=_earlier(f"{heading} {label or ''}"),
        listed=_listed(heading),
        follows=follows,
    )


def _tail(text: str) -> str | None:
    """Return what stands behind the last dash, colon or bracket of a line, where it begins with what became of a task."""
    for cut in reversed(list(_TAIL.finditer(text))):
        rest = text[cut.end() :].strip(" ).")
        if rest and (state_of_cell(rest) is not None or cue("outstanding").match(rest) or cue("done").match(rest)):
            return rest
    return None


def state_of_cell(cell: str) -> str | None:
    """Return "done" or "outstanding" where a cell begins with a word that says so; ``None`` otherwise."""
    bare = cell.strip(" .*")
    for name, state in (("cells_outstanding", "outstanding"), ("cells_done", "done")):
        found = cue(name).match(bare)
        if found and not (found[0].lower() in follow_up_words().cells_alone and _GOES_ON.match(bare, found.end())):
            return state
    return None


def _earlier(words: str) -> bool:
    return cue("earlier_lists").search(words) is not None


def _listed(heading: str) -> str | None:
    done, outstanding = cue("done_lists").search(heading), cue("outstanding_lists").search(heading)
    if bool(done) == bool(outstanding):
        return None
    return "done" if done else "outstanding"
