"""Keeps auditors' verdicts in the ledger: digests of records, criteria, verdicts and reasons, and no word of a record."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

from minutecheck.agreement.book import AuditorVerdict

_TABLE = """
create table if not exists verdicts (
    sha256 text not null, criterion text not null, who text not null, verdict text not null, tool text not null,
    reason text not null, primary key (sha256, criterion, who)
) without rowid
"""


class LedgerError(Exception):
    """The ledger cannot be used; the message says why and what to do."""


class VerdictStore:
    """The verdicts of auditors in a ledger, which is made where it is missing, for its owner alone.

    Raises:
        LedgerError: it cannot be opened, or is none.
    """

    def __init__(self, file: Path) -> None:
        try:
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._ledger = sqlite3.connect(file)
            self._ledger.execute("pragma journal_mode = wal")
            self._ledger.execute(_TABLE)
            file.chmod(0o600)
        except (OSError, sqlite3.Error) as error:
            raise LedgerError(f"the ledger {file} cannot be used ({error}): move it away, or name another") from None

    def keep(self, who: str, verdicts: Iterable[AuditorVerdict]) -> int:
        """Keep one auditor's verdicts, each instead of their earlier one on the same, and return how many."""
        rows = [(one.sha256, one.criterion, who, one.verdict, one.tool, one.reason) for one in verdicts]
        with self._ledger:
            self._ledger.executemany("insert or replace into verdicts values (?, ?, ?, ?, ?, ?)", rows)
        return len(rows)

    def auditors(self) -> list[str]:
        """Return who has given verdicts."""
        return [who for (who,) in self._ledger.execute("select distinct who from verdicts order by who")]

    def with_tool(self, who: str) -> Iterator[tuple[str, str, str]]:
        """Yield each criterion an auditor judged, with their verdict and the tool's outcome."""
        query = "select criterion, verdict, tool from verdicts where who = ? order by criterion, sha256"
        yield from self._ledger.execute(query, (who,))

    def between(self, one: str, other: str) -> Iterator[tuple[str, str, str]]:
        """Yield each criterion that two auditors judged in the same record, with their verdicts."""
        query = (
            "select a.criterion, a.verdict, b.verdict from verdicts a join verdicts b using (sha256, criterion) "
            "where a.who = ? and b.who = ? order by a.criterion, a.sha256"
        )
        yield from self._ledger.execute(query, (one, other))

    def close(self) -> None:
        """Let go of the ledger."""
        self._ledger.close()
