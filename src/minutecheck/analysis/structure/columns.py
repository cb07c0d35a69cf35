"""Tells the columns of an action table apart: the task, its owner, its date."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from minutecheck.analysis.dates.deadlines import main_deadline
from minutecheck.analysis.people.owners import find_owner
from minutecheck.analysis.people.people import Person
from minutecheck.analysis.structure.zones import heading_words
from minutecheck.report import OwnerKind
from minutecheck.resources import shipped_values


class Column(StrEnum):
    """What a column of a table holds."""

    TASK = "task"
    OWNER = "owner"
    DUE = "due"
    DONE = "done"
    NUMBER = "number"
    PURPOSE = "purpose"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Layout:
    """Which cell of a row holds what; ``None`` where no cell does."""

    task: int
    owner: int | None
    due: int | None


@cache
def _phrases() -> Mapping[tuple[str, ...], Column]:
    columns: Mapping[str, list[str]] = shipped_values("columns.yaml")
    return {heading_words(str(phrase)): Column(kind) for kind, phrases in columns.items() for phrase in phrases}


def column_of(name: str) -> Column:
    """Return what a column called ``name`` holds, by the longest known phrase in its name."""
    words = heading_words(name)
    phrases = _phrases()
    for length in range(min(len(words), 4), 0, -1):
        for first in range(len(words) - length + 1):
            found = phrases.get(words[first : first + length])
            if found is not None:
                return found
    return Column.NUMBER if name.strip() in ("#", "") else Column.OTHER


def named_layout(columns: Sequence[str]) -> Layout | None:
    """Return the layout that a table's column names give; ``None`` where they name no task beside an owner or a date.

    A table with an owner and a date whose task column has an unforeseen name takes the first column left over.
    """
    kinds = [column_of(name) for name in columns]
    owner = kinds.index(Column.OWNER) if Column.OWNER in kinds else None
    due = kinds.index(Column.DUE) if Column.DUE in kinds else None
    if Column.TASK in kinds and (owner is not None or due is not None):
        return Layout(kinds.index(Column.TASK), owner, due)
    if owner is not None and due is not None and Column.OTHER in kinds:
        return Layout(kinds.index(Column.OTHER), owner, due)
    return None


def guessed_layout(cells: Sequence[str], people: Sequence[Person]) -> Layout | None:
    """Return the layout of a row with no column names, from what stands in its cells; ``None`` where it has no task.

    The task is the longest cell; a short cell that is an owner, or a deadline, is taken for that.
    """
    if len(cells) < 2 or not any(cells):
        return None
    task = max(range(len(cells)), key=lambda number: len(cells[number].split()))
    if len(cells[task].split()) < 2:
        return None
    owner = due = None
    for number, cell in enumerate(cells):
        if number == task or not cell.strip() or len(cell.split()) > 8:
            continue
        if due is None and main_deadline(cell, None) is not None:
            due = number
        elif owner is None and find_owner("", people, cell).kind is not OwnerKind.NONE:
            owner = number
    return Layout(task, owner, due) if owner is not None or due is not None else None
