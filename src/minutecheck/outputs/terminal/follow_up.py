"""What became of actions, on the terminal: one table, plain text of a stable width anywhere else."""

from __future__ import annotations

import io

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from minutecheck.follow_up.result import FollowUp
from minutecheck.outputs import wording
from minutecheck.outputs.follow_up import Line, lines_of, overall, records_in_words
from minutecheck.outputs.terminal.styles import STYLES, rules

PLAIN_WIDTH = 100
_STYLE_OF = {"met": "green", "partly_met": "yellow", "not_met": "red", "information": "cyan"}


def plain_follow_up(found: FollowUp, *, width: int = PLAIN_WIDTH) -> str:
    """Return the table as plain text, without colour or trailing spaces."""
    drawn = io.StringIO()
    console = Console(file=drawn, width=width, force_terminal=False, no_color=True, legacy_windows=False)
    show_follow_up(found, console)
    return "\n".join(line.rstrip() for line in drawn.getvalue().splitlines()) + "\n"


def show_follow_up(found: FollowUp, console: Console) -> None:
    """Draw what became of the actions of one record."""
    parts: list[RenderableType] = [
        Text(records_in_words(found), style=STYLES["name"], overflow="fold"),
        Text(overall(found), style=STYLES["overall"]),
    ]
    if found.actions:
        parts += [Text(), _table(lines_of(found), fancy=console.is_terminal)]
    if found.notes:
        parts.append(Text())
    parts += [Text(wording.on_one_line(note), style=STYLES["check"]) for note in found.notes]
    console.print(Group(*parts))


def _table(lines: tuple[Line, ...], *, fancy: bool) -> Table:
    table = Table(
        box=rules(fancy),
        header_style=STYLES["quiet"],
        show_lines=fancy,
        padding=(0, 2, 0 if fancy else 1, 0),
        pad_edge=False,
        expand=True,
        show_edge=False,
        border_style=STYLES["rule"],
    )
    table.add_column("Action", ratio=4, min_width=18)
    table.add_column("State", no_wrap=True, min_width=18)
    table.add_column("What the later record says", ratio=5, min_width=20)
    for line in lines:
        table.add_row(_task(line), _state(line), _says(line))
    return table


def _task(line: Line) -> Text:
    task = Text(line.task, style=STYLES["label"])
    who_and_when = " · ".join(words for words in (line.owner, " ".join(line.due)) if words != "–")
    return task.append(f"\n{who_and_when}", style="not bold dim") if who_and_when else task


def _state(line: Line) -> Text:
    state = Text(f"{line.mark} {line.state}", style=_STYLE_OF[line.tone])
    return state.append(f"\n  {wording.PLEASE_CHECK}", style=STYLES["check"]) if line.review else state


def _says(line: Line) -> Text:
    # What is reported done needs no more than its words.
    said = Text("" if line.tone == "met" else line.summary)
    for words in line.evidence:
        said.append("\n" if said else "").append(f"“{words.quote}”", style=STYLES["quote"])
        said.append(f" ({words.where})" if words.where else "", style=STYLES["quiet"])
    if line.alternatives:
        said.append(f"\nAlso: “{line.alternatives[0].quote}” ({line.alternatives[0].says})", style=STYLES["quiet"])
    if line.date:
        said.append(f"\n{line.date}")
    return said
