"""The ledger of all audits: which records were checked and drawn when, and what came of them; not a word, not a name.

An SQLite file in the user's own data folder, with a write-ahead log. A record is known by the digest of its bytes and by a
keyed digest of where it lies: the key is made with the ledger and never leaves it, so that nobody who has the ledger can
try names of files, which may name a child. What was drawn for an audit is not drawn again within a year.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import secrets
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import TracebackType

_VERSION = 1
_TABLES = f"""
create table if not exists about (name text primary key, value text not null) without rowid;
create table if not exists audits (
    number integer primary key, what text not null unique, began text not null, made_with text not null default ''
);
create table if not exists entries (
    audit integer not null references audits on delete cascade, place text not null, sha256 text, drawn integer not null,
    kind text, error text, file integer not null, line integer not null, outcomes text not null,
    primary key (audit, place, line, file)
) without rowid;
create index if not exists drawn_when on entries (drawn, audit);
pragma user_version = {_VERSION};
"""


def usual_ledger() -> Path:
    """Return where the ledger is kept unless another is named: in the user's own data folder."""
    from platformdirs import user_data_path

    return user_data_path("minutecheck", appauthor=False) / "ledger.sqlite"


class LedgerError(Exception):
    """The ledger cannot be used; the message is a sentence for the user."""


@dataclass(frozen=True, slots=True)
class Audit:
    """One audit in the ledger: its number, the day it began, and how many records it has, drawn and not read among them."""

    number: int
    began: date
    records: int = 0
    drawn: int = 0
    not_read: int = 0
    version: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """What came of one record: by its digest, its place in the results (file and line from 1), and outcomes by criterion."""

    path: str
    sha256: str | None
    kind: str | None
    error: str | None
    file: int
    line: int
    outcomes: dict[str, str]


@dataclass(frozen=True, slots=True)
class Drawn:
    """What was drawn in the year before an audit: keyed digests of places, and digests of bytes."""

    places: frozenset[str]
    digests: frozenset[str]


class Ledger:
    """A ledger that is open. ``set_aside`` is where a damaged one was put, if there was one.

    Raises:
        LedgerError: it cannot be opened or made.
    """

    def __init__(self, file: Path) -> None:
        self.file, self.set_aside = file, None
        try:
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            try:
                self._base = _opened(file)
            except sqlite3.OperationalError:
                raise
            except sqlite3.DatabaseError:
                self.set_aside = _put_aside(file)
                self._base = _opened(file)
            self._key = self._made_key()
        except (OSError, sqlite3.Error) as problem:
            raise LedgerError(f"The ledger {file} cannot be used ({_reason(problem)}).") from None

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._base.close()

    def begin(self, folder: Path, chosen: object, today: date) -> Audit:
        """Return the audit into ``folder`` of what is ``chosen``, which began today unless it was begun before."""
        what = self._digest(json.dumps([os.path.realpath(folder), chosen], sort_keys=True))
        self._base.execute("insert or ignore into audits (what, began) values (?, ?)", (what, today.isoformat()))
        number, began = self._base.execute("select number, began from audits where what = ?", (what,)).fetchone()
        return Audit(number, date.fromisoformat(began))

    def drawn_before(self, audit: Audit) -> Drawn:
        """Return what earlier audits drew in the twelve months before this one began.

        Audits that came later do not count: an audit that is run again has the records that it had.
        """
        since = _a_year_before(audit.began).isoformat()
        rows = self._base.execute(
            "select place, sha256 from entries join audits on audit = number where drawn and audit < ? and began > ?",
            (audit.number, since),
        ).fetchall()
        return Drawn(frozenset(place for place, _ in rows), frozenset(digest for _, digest in rows if digest))

    def place_of(self, path: str) -> str:
        """Return the keyed digest of where a document lies."""
        return self._digest(path if "://" in path else os.path.realpath(path))

    def enter(self, audit: Audit, version: str, entries: Iterable[Entry], *, drawn: bool) -> None:
        """Enter what came of an audit, instead of what was entered of it before."""
        self._base.execute("begin immediate")
        self._base.execute("update audits set made_with = ? where number = ?", (version, audit.number))
        self._base.execute("delete from entries where audit = ?", (audit.number,))
        self._base.executemany(
            "insert or replace into entries values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (
                    *(
                        audit.number,
                        self.place_of(one.path),
                        one.sha256,
                        drawn,
                        one.kind,
                        one.error,
                        one.file,
                        one.line,
                    ),
                    json.dumps(one.outcomes, sort_keys=True, separators=(",", ":")),
                )
                for one in entries
            ),
        )
        self._base.execute("commit")

    def has(self, audit: Audit) -> bool:
        """Say whether anything was entered of an audit."""
        found = self._base.execute("select 1 from entries where audit = ? limit 1", (audit.number,)).fetchone()
        return found is not None

    def audits(self) -> list[Audit]:
        """Return the audits that have been entered, in the order in which they began."""
        rows = self._base.execute(
            "select number, began, count(place), coalesce(sum(drawn), 0), count(error), made_with "
            "from audits left join entries on audit = number group by number order by number"
        )
        return [Audit(number, date.fromisoformat(began), *counts) for number, began, *counts in rows]

    def rows(self) -> Iterator[tuple[object, ...]]:
        """Yield every entry: audit, day, digests of place and bytes, drawn, kind, failure, file, line, outcomes."""
        yield from self._base.execute(
            "select audit, began, place, sha256, drawn, kind, error, file, line, outcomes "
            "from entries join audits on audit = number order by audit, file, line"
        )

    def purge(self, before: date | None = None) -> int:
        """Take away the audits that began before a day, or all; return how many. Nothing of them stays in the file."""
        until = "9999-12-31" if before is None else before.isoformat()
        gone = self._base.execute("delete from audits where began < ?", (until,)).rowcount
        self._base.execute("vacuum")
        self._base.execute("pragma wal_checkpoint(truncate)")
        return gone

    def _digest(self, text: str) -> str:
        return hmac.new(self._key, text.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()

    def _made_key(self) -> bytes:
        self._base.execute("insert or ignore into about values ('key', ?)", (secrets.token_hex(32),))
        (key,) = self._base.execute("select value from about where name = 'key'").fetchone()
        return bytes.fromhex(key)


def _opened(file: Path) -> sqlite3.Connection:
    if not file.exists():
        os.close(os.open(file, os.O_CREAT | os.O_WRONLY, 0o600))
    base = sqlite3.connect(file, isolation_level=None, timeout=10.0)
    try:
        base.execute("pragma journal_mode = wal")
        base.execute("pragma foreign_keys = on")
        base.execute("pragma secure_delete = on")
        if base.execute("pragma quick_check(1)").fetchone()[0] != "ok":
            raise sqlite3.DatabaseError("damaged")
        base.executescript(_TABLES)
    except sqlite3.Error:
        base.close()
        raise
    return base


def _put_aside(file: Path) -> Path:
    number = next(n for n in range(1, 10_000) if not file.with_name(f"{file.name}.damaged-{n}").exists())
    aside = file.with_name(f"{file.name}.damaged-{number}")
    file.replace(aside)
    for ending in ("-wal", "-shm"):
        file.with_name(file.name + ending).unlink(missing_ok=True)
    return aside


def _a_year_before(day: date) -> date:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)


def _reason(problem: Exception) -> str:
    return (problem.strerror if isinstance(problem, OSError) else None) or type(problem).__name__
