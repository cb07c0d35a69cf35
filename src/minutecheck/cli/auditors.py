"""``--ledger``: what auditors have said of records before, to be shown beside what the tool says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from minutecheck.cli.faults import CannotRun

if TYPE_CHECKING:
    from minutecheck.agreement.store import VerdictStore
    from minutecheck.report import RecordReport


def auditors_of(ledger: Path | None) -> Callable[[RecordReport], RecordReport]:
    """Return what puts auditors' verdicts beside a report; without a ledger, reports stay as they are.

    Raises:
        CannotRun: the ledger named is not there, or cannot be used.
    """
    if ledger is None:
        return lambda report: report
    if not ledger.is_file():
        raise CannotRun(f"There is no ledger {ledger}.")
    from minutecheck.agreement.beside import with_auditors

    store = open_store(ledger)
    return lambda report: with_auditors(report, store)


def open_store(ledger: Path | None) -> VerdictStore:
    """Open the verdicts in a ledger, that of this computer's user unless one is named; a damaged one is put aside, and said.

    Raises:
        CannotRun: it cannot be used.
    """
    from minutecheck.agreement.store import LedgerError, VerdictStore
    from minutecheck.batch.ledger import usual_ledger
    from minutecheck.cli.audit_ledger import open_ledger

    file = ledger or usual_ledger()
    with open_ledger(file):
        pass
    try:
        return VerdictStore(file)
    except LedgerError as problem:
        raise CannotRun(f"{str(problem)[0].upper()}{str(problem)[1:]}.") from None
