"""The report in the terminal: one record in full, or several in one table.

On a terminal it has colour and rules; anywhere else it is plain text of a stable width. The record's words are always
``Text`` objects, so that nothing in a record is read as markup.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from minutecheck.outputs import wording
from minutecheck.outputs.terminal.overview import overview
from minutecheck.outputs.terminal.styles import STYLES, mark, rules
from minutecheck.report import Action, Check, CheckOutcome, Judgement, Kind, Notice, Outcome, RecordReport

PLAIN_WIDTH = 100
_QUOTE_LIMIT = 150


def plain_text(
    reports: Sequence[RecordReport],
    *,
    titles: Mapping[str, str],
    notes: Sequence[str] = (),
    width: int = PLAIN_WIDTH,
) -> str:
    """Return what :func:`show` draws as plain text, without colour, rules or trailing spaces."""
    drawn = io.StringIO()
    console = Console(file=drawn, width=width, force_terminal=False, no_color=True, legacy_windows=False)
    show(reports, console, titles=titles, notes=notes)
    return "\n".join(line.rstrip() for line in drawn.getvalue().splitlines()) + "\n"


def show(
    reports: Sequence[RecordReport], console: Console, *, titles: Mapping[str, str], notes: Sequence[str] = ()
) -> None:
    """Draw one record in full, or several as one table, on ``console``; ``notes`` say what the run left out."""
    fancy = console.is_terminal
    drawn = one_record(reports[0], titles=titles, fancy=fancy) if len(reports) == 1 else overview(reports, fancy=fancy)
    console.print(drawn)
    if notes:
        console.print()
    for note in notes:
        console.print(Text(wording.on_one_line(note)))


def one_record(report: RecordReport, *, titles: Mapping[str, str], fancy: bool) -> RenderableType:
    """Return everything that the terminal says of one record."""
    parts: list[RenderableType] = [_title(report), Text(wording.overall(report), style=STYLES["overall"])]
    core = wording.core_of(report)
    if core:
        parts += _section(
            "Core criteria" if len(core) > 1 else "The criterion that applies",
            _criteria_table(core, report, titles, fancy),
        )
    if report.actions:
        parts += _section("Actions", _actions_table(report.actions, fancy))
    if wording.advised(report):
        parts += _section("What would make it complete", _advice(report, titles))
    if report.notices:
        parts += _section("Also worth a look in the record", _notices(report))
    noticed = _noticed(report, titles)
    if noticed is not None:
        parts += [Text(), noticed]
    open_checks = [check for check in report.checks if check.outcome is not CheckOutcome.SHOWN]
    if open_checks:
        parts += _section("Looked for because it applies here", _checks(report, open_checks))
    unused = wording.unused_in_words(report)
    if unused:
        parts += _section("Verdicts that are about nothing here now", Text("\n".join(unused)))
    if report.not_read:
        words = ", ".join(wording.on_one_line(what) for what in report.not_read)
        parts += [Text(), Text.assemble(("Not read: ", STYLES["label"]), f"{words}.")]
    return Group(*parts)


def _title(report: RecordReport) -> Text:
    facts = []
    if report.kind is not None:
        unsure = report.kind_confidence is not None and report.kind_confidence < wording.SURE_OF_KIND
        facts.append(wording.KINDS[report.kind] + (f" ({wording.PLEASE_CHECK})" if unsure else ""))
        if report.meeting_date is not None:
            facts.append(f"meeting of {wording.long_date(report.meeting_date)}")
        elif report.kind is Kind.MINUTES:
            facts.append("the record does not show the meeting's date")
    name = Text(wording.on_one_line(report.path), style=STYLES["name"], overflow="fold")
    return Text("\n").join([name, Text(" · ".join(facts), style=STYLES["quiet"])] if facts else [name])


def _section(title: str, content: RenderableType) -> list[RenderableType]:
    return [Text(), Text(title, style=STYLES["heading"]), content]


def _criteria_table(
    judgements: Sequence[Judgement], report: RecordReport, titles: Mapping[str, str], fancy: bool
) -> Table:
    table = _table(fancy, show_header=False)
    table.add_column(no_wrap=True, min_width=12)
    table.add_column(max_width=18, min_width=14)
    table.add_column(ratio=1)
    for judgement in judgements:
        table.add_row(
            _outcome(judgement),
            Text(wording.title_of(judgement.id, titles), style=STYLES["label"]),
            _what_it_shows(judgement, report),
        )
    return table


def _outcome(judgement: Judgement) -> Text:
    words = mark(judgement.outcome, words=True)
    if judgement.review:
        words.append(f"\n  {wording.PLEASE_CHECK}", style=STYLES["check"])
    return words


def _what_it_shows(judgement: Judgement, report: RecordReport) -> Text:
    shown = Text(wording.on_one_line(judgement.summary))
    quotes = wording.evidence_to_show(judgement, report)
    if quotes:
        where = wording.where_in_words(quotes[0])
        shown.append(f"\n“{wording.shorten(quotes[0].quote, _QUOTE_LIMIT)}”", style=STYLES["quote"])
        more = f"and {len(quotes) - 1} more" if len(quotes) > 1 else ""
        after = ", ".join(part for part in (where, more) if part)
        shown.append(f" ({after})" if after else "", style=STYLES["quiet"])
        for note in dict.fromkeys(quote.note for quote in quotes if quote.note):
            shown.append(f"\n{note}", style=STYLES["check"])
    return _with_verdict(shown, judgement)


def _with_verdict(words: Text, part: Judgement | Action | Check | Notice) -> Text:
    """Return words with what a person said of the finding below them."""
    said = wording.verdict_in_words(part.verdict)
    return words.append(f"\n{said}", style=STYLES["label"]) if said else words


def _actions_table(actions: Sequence[Action], fancy: bool) -> Table:
    table = _table(fancy, show_header=True)
    table.add_column("Task", ratio=5, min_width=16)
    table.add_column("Owner", ratio=3, min_width=10)
    table.add_column("Due", min_width=12, max_width=24)
    table.add_column("What is missing", ratio=4, min_width=14)
    for action in actions:
        gaps = wording.gaps_in_words(action)
        missing = mark(action.outcome).append(" " + ("; ".join(gaps) if gaps else "nothing"))
        if action.note:
            missing.append(f"\n{action.note}", style=STYLES["check"])
        table.add_row(
            Text(wording.shorten(action.text, 120)),
            Text(wording.shorten(action.owner, 60) if action.owner else "–"),
            Text("\n".join(wording.due_in_words(action)) or "–"),
            _with_verdict(missing, action),
        )
    return table


def _advice(report: RecordReport, titles: Mapping[str, str]) -> Table:
    table = Table(box=None, show_header=False, padding=(0, 1, 0, 0), expand=True)
    table.add_column(no_wrap=True, justify="right")
    table.add_column(ratio=1)
    for number, judgement in enumerate(wording.advised(report), start=1):
        title = wording.title_of(judgement.id, titles)
        sentence = Text.assemble((f"{title}: ", STYLES["label"]), wording.on_one_line(judgement.advice or ""))
        if judgement.source:
            sentence.append(f" ({', '.join(judgement.source)})", style=STYLES["quiet"])
        table.add_row(Text(f"{number}.", style=STYLES["label"]), sentence)
    return table


def _notices(report: RecordReport) -> Table:
    table = Table(box=None, show_header=False, padding=(0, 1, 0, 0), expand=True)
    table.add_column(no_wrap=True)
    table.add_column(ratio=1)
    for notice in report.notices:
        sentence = Text(wording.on_one_line(notice.text))
        where = wording.place_in_words(notice.place)
        sentence.append(f" ({where})" if where else "", style=STYLES["quiet"])
        table.add_row(Text("•"), _with_verdict(sentence, notice))
    return table


def _checks(report: RecordReport, checks: Sequence[Check]) -> Table:
    table = Table(box=None, show_header=False, padding=(0, 1, 0, 0), expand=True)
    table.add_column(no_wrap=True)
    table.add_column(ratio=1)
    for check in checks:
        sentence = Text(wording.on_one_line(check.summary))
        sentence.append(f" ({', '.join(check.source)})", style=STYLES["quiet"])
        table.add_row(Text("i" if check.outcome is CheckOutcome.INFORMATION else "•"), _with_verdict(sentence, check))
    shown = len(report.checks) - sum(check.outcome is not CheckOutcome.SHOWN for check in report.checks)
    if shown:
        table.add_row(
            Text("✔"), Text(f"{shown} more that apply {'is' if shown == 1 else 'are'} shown.", style=STYLES["quiet"])
        )
    return table


def _noticed(report: RecordReport, titles: Mapping[str, str]) -> Text | None:
    groups: dict[str, list[str]] = {"not shown": [], "partly shown": [], "worth a second look": []}
    for judgement in wording.further_of(report):
        if judgement.outcome is Outcome.MET:
            continue
        partly = judgement.outcome is Outcome.PARTLY_MET
        group = (
            "worth a second look" if judgement.value == wording.FLAGGED else "partly shown" if partly else "not shown"
        )
        check = f" ({wording.PLEASE_CHECK})" if judgement.review else ""
        check = f" ({judgement.verdict.verdict})" if judgement.verdict else check
        groups[group].append(wording.title_of(judgement.id, titles) + check)
    said = "; ".join(f"{group}: {', '.join(names)}" for group, names in groups.items() if names)
    return Text.assemble(("Also noticed – ", STYLES["label"]), f"{said}.") if said else None


def _table(fancy: bool, *, show_header: bool) -> Table:
    return Table(
        box=rules(fancy),
        show_header=show_header,
        header_style=STYLES["quiet"],
        show_lines=fancy,
        padding=(0, 2, 0, 0),
        pad_edge=False,
        expand=True,
        show_edge=False,
        border_style=STYLES["rule"],
    )
