"""The tables of the summary's page, ready to draw: counts and shares, with what is too few left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from minutecheck.outputs.wording import CORE
from minutecheck.report import Outcome
from minutecheck.summary.charts import bar, bar_title
from minutecheck.summary.groups import TITLES
from minutecheck.summary.small import TOO_FEW, hidden_cells, share_in_words
from minutecheck.summary.tally import Tally

COLUMNS = (Outcome.MET, Outcome.PARTLY_MET, Outcome.NOT_MET)


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """One criterion: its outcomes in words, of how many records, how many ask for a look, and its bar."""

    title: str
    cells: tuple[str, ...]
    whole: int
    reviews: int
    bar: str


@dataclass(frozen=True, slots=True)
class GroupTable:
    """The core criteria by one kind of group: in how many records of each group each is met."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


def outcome_rows(tally: Tally, names: Sequence[str], titles: Mapping[str, str], below: int) -> tuple[OutcomeRow, ...]:
    """Return a row for each criterion that was judged."""
    judged = [name for name in names if sum(tally.outcomes[name].values())]
    counts = [[tally.outcomes[name][outcome] for outcome in COLUMNS] for name in judged]
    hidden = [_alone(row, below) for row in counts]
    rows = []
    for name, row, left_out in zip(judged, counts, hidden, strict=True):
        whole = sum(row)
        cells = tuple(_cell(count, whole, gone, below) for count, gone in zip(row, left_out, strict=True))
        title = titles.get(name, name)
        drawn = "" if any(left_out) else bar(row, bar_title(title, row))
        rows.append(OutcomeRow(title, cells, whole, tally.reviews[name], drawn))
    return tuple(rows)


def group_tables(tally: Tally, titles: Mapping[str, str], below: int) -> tuple[GroupTable, ...]:
    """Return a table for each kind of group that has more than one name in it."""
    found = []
    for kind, title in TITLES.items():
        groups = tally.groups.get(kind, {})
        if len(groups) > 1:
            found.append(_group_table(title, groups, titles, below))
    return tuple(found)


def _group_table(
    title: str, groups: Mapping[str, Mapping[str, Counter[Outcome]]], titles: Mapping[str, str], below: int
) -> GroupTable:
    names = sorted(groups)
    asked = [criterion for criterion in CORE if any(sum(groups[name][criterion].values()) for name in names)]
    # Met, and not met, of each criterion: from either the other follows where the whole is shown.
    counts = [[count for criterion in asked for count in _met_and_rest(groups[name][criterion])] for name in names]
    hidden = hidden_cells(counts, below) if below > 1 else [[False] * len(row) for row in counts]
    rows = []
    for name, row, left_out in zip(names, counts, hidden, strict=True):
        cells = []
        for place in range(0, len(row), 2):
            whole = row[place] + row[place + 1]
            gone = left_out[place] or left_out[place + 1]
            cells.append("–" if not whole else TOO_FEW if gone else share_in_words(row[place], whole))
        rows.append((name, tuple(cells)))
    return GroupTable(title, tuple(titles.get(criterion, criterion) for criterion in asked), tuple(rows))


def _met_and_rest(counts: Counter[Outcome]) -> tuple[int, int]:
    return counts[Outcome.MET], counts[Outcome.PARTLY_MET] + counts[Outcome.NOT_MET]


def _alone(row: Sequence[int], below: int) -> list[bool]:
    """Return which cells of a row are left out; one left out alone would follow from the others."""
    return hidden_cells([row, row], below)[0] if below > 1 else [False] * len(row)


def _cell(count: int, whole: int, gone: bool, below: int) -> str:
    return f"fewer than {below}" if gone and count < below else "not shown" if gone else share_in_words(count, whole)
