"""The pairing of notes with minutes on the terminal: each discussion with its agencies, then the table by agency."""

from __future__ import annotations

import io
from pathlib import PurePath

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from minutecheck.outputs import wording
from minutecheck.outputs.pairing import CALLED, COLUMNS, MARKS, agency_title, by_agency, note_in_words
from minutecheck.outputs.terminal.styles import STYLES
from minutecheck.pairing.agency import titles
from minutecheck.pairing.report import Called, DiscussionSeen, Pairing, Unpaired

PLAIN_WIDTH = 100
_STYLE_OF = {
    Called.STRATEGY_DISCUSSION: "green",
    Called.SOMETHING_ELSE: "red",
    Called.NO_ENTRY: "red",
    Called.POSSIBLE: "magenta",
    Called.NO_NOTES: "dim",
}


def plain_pairing(pairing: Pairing, *, width: int = PLAIN_WIDTH) -> str:
    """Return the pairing as plain text."""
    drawn = io.StringIO()
    show_pairing(pairing, Console(file=drawn, width=width, force_terminal=False, no_color=True, legacy_windows=False))
    return "\n".join(line.rstrip() for line in drawn.getvalue().splitlines()) + "\n"


def show_pairing(pairing: Pairing, console: Console) -> None:
    """Draw the pairing."""
    for discussion in pairing.discussions:
        console.print(_discussion(discussion))
    if pairing.by_agency:
        console.print(Group(Text("By agency", style=STYLES["heading"]), _counts(pairing), Text()))
    if pairing.unpaired:
        lines = [_unpaired(one) for one in pairing.unpaired]
        console.print(Group(Text("Notes that are not paired", style=STYLES["heading"]), *lines, Text()))
    for left_out in pairing.left_out:
        console.print(Text.assemble("Left out: ", (wording.on_one_line(left_out.path), ""), f": {left_out.why}"))
    console.print(Text(_in_short(pairing), style=STYLES["overall"]))


def _discussion(discussion: DiscussionSeen) -> RenderableType:
    day = "the minutes have no date" if discussion.day is None else wording.long_date(discussion.day)
    child = "the child is not named" if discussion.child is None else wording.on_one_line(discussion.child)
    name = Text.assemble(
        (wording.on_one_line(PurePath(discussion.path).name), STYLES["name"]), (f"  {child} · {day}", STYLES["quiet"])
    )
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 2), pad_edge=False, expand=True)
    table.add_column(min_width=16, max_width=30)
    table.add_column(no_wrap=True, min_width=23)
    table.add_column(ratio=1)
    for agency in discussion.agencies:
        called = Text(f"{MARKS[agency.called]} {CALLED[agency.called]}", style=_STYLE_OF[agency.called])
        words = Text("\n".join(wording.shorten(note_in_words(note), 220) for note in agency.notes), STYLES["quiet"])
        table.add_row(Text(agency_title(agency), style=STYLES["label"]), called, words)
    return Group(name, table, Text())


def _counts(pairing: Pairing) -> Table:
    table = Table(box=None, header_style=STYLES["quiet"], padding=(0, 2, 0, 0), pad_edge=False)
    for number, name in enumerate(COLUMNS):
        table.add_column(name, justify="left" if number == 0 else "right", max_width=24 if number == 0 else 12)
    for row in by_agency(pairing):
        table.add_row(row[0], *("–" if count == 0 else str(count) for count in row[1:]))
    return table


def _unpaired(one: Unpaired) -> Text:
    day = "" if one.day is None else f", entry of {wording.long_date(one.day)}"
    possible = ", ".join(PurePath(path).name for path in one.possible)
    about = f" Possibly about {possible}." if possible else ""
    name = wording.on_one_line(PurePath(one.path).name)
    return Text.assemble("  ", (name, STYLES["label"]), f" ({titles()[one.agency]}{day}): {one.why}.{about}")


def _in_short(pairing: Pairing) -> str:
    found = [agency.called for discussion in pairing.discussions for agency in discussion.agencies]
    right, other = found.count(Called.STRATEGY_DISCUSSION), found.count(Called.SOMETHING_ELSE)
    discussions = len(pairing.discussions)
    return (
        f"{discussions} discussion{'' if discussions == 1 else 's'}. Agencies' notes call it a strategy discussion {right} "
        f"time{'' if right == 1 else 's'}, something else {other} time{'' if other == 1 else 's'}; "
        f"{found.count(Called.NO_ENTRY)} with notes of those days and no entry about it."
    )
