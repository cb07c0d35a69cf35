"""The ledger: what it holds and does not, draws that do not repeat, and damage. All records and names are invented."""

from __future__ import annotations

import sqlite3
import stat
from contextlib import closing
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from minutecheck.batch.choose import draw
from minutecheck.batch.ledger import Entry, Ledger, LedgerError

NAME = "records/Wrenfield/Hob Tansley.docx"


def bytes_of(path: str) -> str:
    """Return a digest that stands for the bytes of a file."""
    return sha256(path.encode()).hexdigest()


def entry(path: str, digest: str = "ab12", line: int = 1) -> Entry:
    return Entry(path, digest, "minutes", None, 1, line, {"risk-level": "met"})


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "data" / "ledger.sqlite"


def drawn_for(file: Path, folder: str, day: date, *paths: str, drawn: bool = True) -> None:
    with Ledger(file) as ledger:
        audit = ledger.begin(Path(folder), folder, day)
        ledger.enter(audit, "1.0", [entry(path, bytes_of(path)) for path in paths], drawn=drawn)


def passed_over(file: Path, folder: str, day: date, *paths: str) -> list[str]:
    with Ledger(file) as ledger:
        before = ledger.drawn_before(ledger.begin(Path(folder), folder, day))
        return [path for path in paths if ledger.place_of(path) in before.places or bytes_of(path) in before.digests]


def test_no_name_of_a_file_and_no_word_is_in_it(file: Path) -> None:
    drawn_for(file, "Wrenfield audit", date(2024, 3, 1), NAME)
    everything = b"".join(one.read_bytes() for one in file.parent.iterdir())
    assert b"risk-level" in everything
    for word in (b"Hob", b"Tansley", b"Wrenfield"):
        assert word not in everything


def test_it_is_for_its_owner_alone(file: Path) -> None:
    with Ledger(file):
        pass
    assert stat.S_IMODE(file.stat().st_mode) & 0o077 == 0


def test_two_ledgers_know_the_same_file_by_different_digests(tmp_path: Path) -> None:
    with Ledger(tmp_path / "one") as one, Ledger(tmp_path / "two") as two:
        assert one.place_of(NAME) != two.place_of(NAME)
    with Ledger(tmp_path / "one") as again:
        assert again.place_of(NAME) == one.place_of(NAME)


@pytest.mark.parametrize(
    ("day", "repeated"),
    [(date(2024, 3, 2), ["a"]), (date(2025, 2, 28), ["a"]), (date(2025, 3, 1), []), (date(2026, 1, 1), [])],
)
def test_what_was_drawn_is_passed_over_for_twelve_months(file: Path, day: date, repeated: list[str]) -> None:
    drawn_for(file, "first", date(2024, 3, 1), "a")
    assert passed_over(file, "second", day, "a", "b") == repeated


def test_a_leap_day_has_a_year_too(file: Path) -> None:
    drawn_for(file, "first", date(2023, 3, 1), "a")
    assert passed_over(file, "second", date(2024, 2, 29), "a") == ["a"]


def test_an_audit_run_again_has_the_records_it_had_whatever_came_later(file: Path) -> None:
    drawn_for(file, "first", date(2024, 3, 1), "a")
    drawn_for(file, "second", date(2024, 4, 1), "b")
    assert passed_over(file, "first", date(2024, 5, 1), "a", "b") == []
    assert passed_over(file, "second", date(2024, 5, 1), "a", "b") == ["a"]


def test_a_record_that_was_only_checked_may_be_drawn(file: Path) -> None:
    drawn_for(file, "first", date(2024, 3, 1), "a", drawn=False)
    assert passed_over(file, "second", date(2024, 4, 1), "a") == []


def test_a_record_that_was_moved_is_known_by_its_bytes(file: Path) -> None:
    with Ledger(file) as ledger:
        ledger.enter(ledger.begin(Path("x"), 1, date(2024, 3, 1)), "1.0", [entry("old", bytes_of("new"))], drawn=True)
    assert passed_over(file, "second", date(2024, 4, 1), "new") == ["new"]


def test_entering_again_replaces_what_was_entered(file: Path) -> None:
    drawn_for(file, "first", date(2024, 3, 1), "a", "b")
    drawn_for(file, "first", date(2024, 6, 1), "a")
    with Ledger(file) as ledger:
        (audit,) = ledger.audits()
    assert (audit.records, audit.began) == (1, date(2024, 3, 1))


def test_what_is_purged_is_gone_from_the_file(file: Path) -> None:
    drawn_for(file, "first", date(2023, 3, 1), "a")
    drawn_for(file, "second", date(2024, 3, 1), "b")
    with Ledger(file) as ledger:
        place = ledger.place_of("a").encode()
        assert ledger.purge(date(2024, 1, 1)) == 1
        assert [audit.began.year for audit in ledger.audits()] == [2024]
    assert place not in b"".join(one.read_bytes() for one in file.parent.iterdir())


@pytest.mark.parametrize("damage", ["no database", "torn"])
def test_a_damaged_ledger_is_put_aside_whole_and_a_new_one_begun(file: Path, damage: str) -> None:
    drawn_for(file, "first", date(2024, 3, 1), *(f"record {number}" for number in range(400)))
    content = file.read_bytes()
    bad = b"not a database" * 99 if damage == "no database" else content[:5000] + b"\xff" * 9000 + content[14000:]
    file.write_bytes(bad)
    with Ledger(file) as ledger:
        assert ledger.set_aside is not None
        assert ledger.set_aside.read_bytes() == bad
        assert ledger.audits() == []


def test_a_ledger_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(LedgerError, match="cannot be used"):
        Ledger(tmp_path / "file" / "ledger.sqlite")


def test_it_is_written_ahead(file: Path) -> None:
    with Ledger(file), closing(sqlite3.connect(file)) as other:
        assert other.execute("pragma journal_mode").fetchone() == ("wal",)


PATHS = [f"records/{team}/{number}.txt" for team in ("north", "south") for number in range(10)]


def test_a_draw_passes_over_what_was_drawn_and_fills_up() -> None:
    first = draw(PATHS, ["records"], 3, most=8)
    second = draw(PATHS, ["records"], 3, most=8, drawn_before=lambda path: path in first.paths)
    assert len(second.paths) == 8
    assert not set(first.paths) & set(second.paths)
    assert second.passed_over == 8


def test_a_draw_keeps_to_the_order_of_the_plan_and_to_the_quota() -> None:
    drawn = draw(PATHS, ["records"], 3, most=9, quota=5, group_of=lambda path: path.split("/")[1]).paths
    assert drawn == sorted(drawn, key=PATHS.index)
    assert len(drawn) == 9
    assert max(sum(team in path for path in drawn) for team in ("north", "south")) == 5
