"""The ledger of an audit: opened, asked what was drawn before, and told what came of the records."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from minutecheck.cli.faults import CannotRun
from minutecheck.cli.streams import note

if TYPE_CHECKING:
    from minutecheck.batch.ledger import Audit, Ledger
    from minutecheck.cli.audit_plan import Chosen


def open_ledger(file: Path) -> Ledger:
    """Open a ledger, or make it; a damaged one is put aside, and said.

    Raises:
        CannotRun: it cannot be used.
    """
    from minutecheck.batch.ledger import Ledger, LedgerError

    try:
        opened = Ledger(file)
    except LedgerError as problem:
        raise CannotRun(f"{problem} Name another with --ledger FILE.") from None
    if opened.set_aside is not None:
        note(f"The ledger was damaged: it is now {opened.set_aside}, and a new one was begun.")
    return opened


class AuditLedger:
    """One audit in the ledger. Of a run without one, nothing was drawn before, and nothing is entered."""

    def __init__(self, ledger: Ledger | None, audit: Audit | None) -> None:
        self._ledger, self._audit = ledger, audit

    def drawn_before(self) -> Callable[[str], bool]:
        """Return a function that says whether a file was drawn for another audit in the last twelve months."""
        ledger, audit = self._ledger, self._audit
        if ledger is None or audit is None:
            return lambda path: False
        before = ledger.drawn_before(audit)
        if not before.places:
            return lambda path: False

        def drawn(path: str) -> bool:
            from minutecheck.batch.addresses import bytes_at, is_address
            from minutecheck.batch.document import digest_of

            if ledger.place_of(path) in before.places:
                return True
            return digest_of(path, bytes_at(path) if is_address(path) else None) in before.digests

        return drawn

    def enter(self, out: Path, version: str, *, drawn: bool, changed: bool) -> None:
        """Enter what came of the records, unless it is there already. A ledger that cannot be written stops nothing."""
        import sqlite3

        from minutecheck.batch.entries import entries_in

        if self._ledger is None or self._audit is None:
            return
        try:
            if changed or not self._ledger.has(self._audit):
                self._ledger.enter(self._audit, version, entries_in(out), drawn=drawn)
        except sqlite3.Error as problem:
            note(
                f"The ledger {self._ledger.file} could not be written ({type(problem).__name__}); the results are complete."
            )


@contextmanager
def audit_ledger(
    file: Path | None, remember: bool, out: Path, folders: Sequence[str], chosen: Chosen
) -> Iterator[AuditLedger]:
    """Open the ledger for one audit; ``chosen`` is which records it takes of the folders.

    Raises:
        CannotRun: the ledger cannot be used.
    """
    if not remember:
        if file is not None:
            raise CannotRun("Name a ledger with --ledger, or do without one with --no-remember: not both.")
        yield AuditLedger(None, None)
        return
    from datetime import date

    from minutecheck.batch.ledger import usual_ledger

    with open_ledger(file or usual_ledger()) as ledger:
        yield AuditLedger(ledger, ledger.begin(out, [sorted(folders), asdict(chosen)], date.today()))
