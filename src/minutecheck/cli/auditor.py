"""``minutecheck verdicts``: the auditor's column of a summary's workbook, read back, kept and measured."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from minutecheck.cli.faults import CannotRun
from minutecheck.cli.streams import emit

if TYPE_CHECKING:
    from minutecheck.agreement.store import VerdictStore

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Auditors' verdicts beside the tool's.")
_Ledger = Annotated[
    Path | None, typer.Option("--ledger", help="The ledger; that of this computer's user unless given.")
]
_MOST = 50


@app.command("import")
def import_verdicts(
    file: Annotated[Path, typer.Argument(help="A summary.xlsx in which the column “Your verdict” was filled in.")],
    who: Annotated[str, typer.Option(help="Whose verdicts they are.")],
    ledger: _Ledger = None,
) -> None:
    """Read an auditor's verdicts from a workbook, keep them, and say how far they agree with the tool's."""
    from minutecheck.agreement.book import NoVerdictsError, verdicts_in

    try:
        found = list(verdicts_in(file))
    except NoVerdictsError as problem:
        raise CannotRun(f"{problem}.") from None
    if not found:
        raise CannotRun(f"The column “Your verdict” of {file} is empty.")
    store = _store(ledger)
    number = store.keep(who, found)
    emit(f"Kept {number} verdict{'' if number == 1 else 's'} of {who}.\n\n")
    _show(store, who)
    differing = [one for one in found if one.verdict != one.tool]
    if differing:
        emit("\nWhere they differ:\n")
    titles = _titles()
    for one in differing[:_MOST]:
        emit(f"  {one.path}, {titles.get(one.criterion, one.criterion)}: {one.verdict}, the tool: {one.tool}\n")
    if len(differing) > _MOST:
        emit(f"  and {len(differing) - _MOST} more\n")


@app.command()
def show(ledger: _Ledger = None) -> None:
    """Say how far each auditor agrees with the tool, and auditors with each other, on all that is kept."""
    store = _store(ledger)
    auditors = store.auditors()
    if not auditors:
        emit("No verdict is kept.\n")
    for number, who in enumerate(auditors):
        emit("\n" if number else "")
        _show(store, who)
    for one, other in combinations(auditors, 2):
        lines = _lines(store.between(one, other))
        if lines:
            emit(f"\n{one} and {other}\n" + "".join(f"  {line}\n" for line in lines))


def _show(store: VerdictStore, who: str) -> None:
    emit(f"{who} and the tool\n" + "".join(f"  {line}\n" for line in _lines(store.with_tool(who))))


def _lines(verdicts: Iterable[tuple[str, str, str]]) -> list[str]:
    from minutecheck.agreement.measure import by_criterion, in_words

    titles = _titles()
    return in_words(by_criterion(verdicts, titles), titles)


def _titles() -> dict[str, str]:
    from minutecheck.rulebook import criteria_catalogue

    return {name: entry.title for name, entry in criteria_catalogue().items()}


def _store(ledger: Path | None) -> VerdictStore:
    from minutecheck.agreement.store import LedgerError, VerdictStore
    from minutecheck.batch.ledger import usual_ledger

    try:
        return VerdictStore(ledger or usual_ledger())
    except LedgerError as problem:
        raise CannotRun(f"{str(problem)[0].upper()}{str(problem)[1:]}.") from None
