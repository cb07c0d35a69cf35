"""Keeps auditors' verdicts in the ledger: digests of records, criteria, verdicts and reasons, and no word of a record."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from minutecheck.agreement.book import AuditorVerdict

_TABLE = """
create table if not exists verdicts (
    sha256 text not null, criterion text not null, who text not null, verdict text not null, tool text not null,
    reason text not null, day text not null default '', primary key (sha256, criterion, who)
) without rowid
"""


class LedgerError(Exception):
    """The ledger cannot be used; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Kept:
    """One verdict that is kept: on which criterion of which record, whose, what the tool found, why, and since when."""

    sha256: str
    criterion: str
    who: str
    verdict: str
    tool: str
    reason: str
    day: date


class VerdictStore:
    """The verdicts of auditors in a ledger, which is made where it is missing, for its owner alone.

    Raises:
        LedgerError: it cannot be opened, or is none.
    """

    def __init__(self, file: Path) -> None:
        try:
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._ledger = sqlite3.connect(file, timeout=10.0)
            self._ledger.execute("pragma journal_mode = wal")
            self._ledger.execute("pragma secure_delete = on")
            self._ledger.execute(_TABLE)
            columns = {name for _, name, *_ in self._ledger.execute("pragma table_info(verdicts)")}
            if "day" not in columns:
                self._ledger.execute("alter table verdicts add column day text not null default ''")
            file.chmod(0o600)
        except (OSError, sqlite3.Error) as error:
            raise LedgerError(f"the ledger {file} cannot be used ({error}): move it away, or name another") from None

    def keep(self, who: str, verdicts: Iterable[AuditorVerdict], day: date) -> int:
        """Keep one auditor's verdicts, each instead of their earlier one on the same, and return how many."""
        rows = [
            (one.sha256, one.criterion, who, one.verdict, one.tool, one.reason, day.isoformat()) for one in verdicts
        ]
        with self._ledger:
            self._ledger.executemany("insert or replace into verdicts values (?, ?, ?, ?, ?, ?, ?)", rows)
        return len(rows)

    def forget(self, who: str | None, records: Iterable[str] | None) -> int:
        """Take out the verdicts of one auditor, or of all, on some records by their digests, or on all; return how many."""
        chosen = [None] if records is None else list(records)
        with self._ledger:
            gone = sum(
                self._ledger.execute(
                    "delete from verdicts where who = ifnull(?, who) and sha256 = ifnull(?, sha256)", (who, digest)
                ).rowcount
                for digest in chosen
            )
        self._ledger.execute("pragma wal_checkpoint(truncate)")
        return gone

    def auditors(self) -> list[str]:
        """Return who has given verdicts."""
        return [who for (who,) in self._ledger.execute("select distinct who from verdicts order by who")]

    def on(self, sha256: str) -> list[Kept]:
        """Return the verdicts on one record, in the order of criteria and auditors."""
        query = "select * from verdicts where sha256 = ? order by criterion, who"
        return [_kept(row) for row in self._ledger.execute(query, (sha256,))]

    def every(self) -> Iterator[Kept]:
        """Yield every verdict, in the order of records, criteria and auditors."""
        for row in self._ledger.execute("select * from verdicts order by sha256, criterion, who"):
            yield _kept(row)

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


def _kept(row: tuple[str, str, str, str, str, str, str]) -> Kept:
    sha256, criterion, who, verdict, tool, reason, day = row
    return Kept(sha256, criterion, who, verdict, tool, reason, date.fromisoformat(day) if day else date(1970, 1, 1))
