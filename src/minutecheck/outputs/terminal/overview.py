"""Several records in the terminal: one line each, then the files that could not be read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from minutecheck.outputs import wording
from minutecheck.outputs.terminal.styles import STYLES, mark, rules
from minutecheck.report import Outcome, RecordReport

_COLUMNS = {
    "s47-decision": "S47",
    "risk-level": "Risk",
    "rationale": "Reasons",
    "actions": "Actions\ncomplete",
    "challenge": "Challenge",
    "meeting-label": "Name",
}


def overview(reports: Sequence[RecordReport], *, fancy: bool) -> RenderableType:
    """Return the table of every record that was read, its legend, and a sentence for each that was not."""
    folder, reports = _without_folder(reports)
    read = [report for report in reports if report.error is None]
    parts: list[RenderableType] = [Text(_headline(reports, read), style=STYLES["name"])]
    parts += [Text(f"In {wording.on_one_line(folder)}", style=STYLES["quiet"], overflow="fold")] if folder else []
    for local in dict.fromkeys(report.local_model for report in read if report.local_model):
        parts.append(Text(wording.on_one_line(local), style=STYLES["check"]))
    parts.append(Text())
    if read:
        parts += [_table(read, fancy), Text(), Text(_legend(read), style=STYLES["quiet"])]
    unread = [(report.path, report.error.message) for report in reports if report.error is not None]
    if unread:
        parts += [Text(), Text("Could not be checked", style=STYLES["heading"])] if read else []
        parts += [_named(path, message) for path, message in unread]
    partly = [(report.path, ", ".join(report.not_read)) for report in read if report.not_read]
    if partly:
        parts += [Text(), Text("Not read in these files", style=STYLES["heading"])]
        parts += [_named(path, words) for path, words in partly]
    return Group(*parts)


def _without_folder(reports: Sequence[RecordReport]) -> tuple[str, list[RecordReport]]:
    """Return the folder that holds every file, "" where there is none, and the reports with paths from there on."""
    folders = [PurePath(report.path).parent for report in reports]
    common = folders[0]
    while not all(folder.is_relative_to(common) for folder in folders) and common != common.parent:
        common = common.parent
    if common in (PurePath(), PurePath(common.anchor)):
        return "", list(reports)
    inside = [PurePath(report.path).relative_to(common) for report in reports]
    return str(common), [report.model_copy(update={"path": str(p)}) for report, p in zip(reports, inside, strict=True)]


def _headline(reports: Sequence[RecordReport], read: Sequence[RecordReport]) -> str:
    judged = [core for core in map(wording.core_of, read) if core]
    complete = sum(all(judgement.outcome is Outcome.MET for judgement in core) for core in judged)
    said = [
        f"{_counted(len(reports), 'file')} checked" if len(read) == len(reports) else _counted(len(reports), "file")
    ]
    if read:
        said.append(f"{complete} with every core criterion met")
    if len(judged) < len(read):
        said.append(f"{len(read) - len(judged)} with no strategy discussion to judge")
    if len(read) < len(reports):
        said.append(f"{len(reports) - len(read)} could not be checked")
    return ", ".join(said) + "."


def _table(read: Sequence[RecordReport], fancy: bool) -> Table:
    table = Table(
        box=rules(fancy),
        header_style=STYLES["quiet"],
        padding=(0, 2, 0, 0),
        pad_edge=False,
        border_style=STYLES["rule"],
        expand=True,
        show_edge=False,
    )
    table.add_column("File", ratio=1, overflow="fold", min_width=16)
    for name in _COLUMNS.values():
        table.add_column(name, no_wrap=True)
    for report in read:
        file = Text(wording.on_one_line(report.path), overflow="fold")
        table.add_row(file, *(_cell(report, criterion) for criterion in _COLUMNS))
    return table


def _cell(report: RecordReport, criterion: str) -> Text:
    judgement = report.judgement(criterion)
    if judgement is None:
        return mark(Outcome.NOT_APPLICABLE)
    cell = mark(judgement.outcome)
    if criterion == "actions" and judgement.outcome is not Outcome.NOT_APPLICABLE:
        complete = sum(action.outcome is Outcome.MET for action in report.actions)
        cell.append(f" {complete} of {len(report.actions)}" if report.actions else " none")
    if judgement.review:
        cell.append(" ?", style=STYLES["check"])
    return cell


def _legend(read: Sequence[RecordReport]) -> str:
    marks = "   ".join(f"{wording.MARKS[outcome]} {words}" for outcome, words in wording.OUTCOMES.items())
    asks = any(judgement.review for report in read for judgement in wording.core_of(report))
    return f"{marks}   ? {wording.PLEASE_CHECK}" if asks else marks


def _named(path: str, words: str) -> Text:
    return Text.assemble((wording.on_one_line(path), STYLES["label"]), ": ", wording.on_one_line(words))


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
