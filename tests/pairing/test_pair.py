"""Agencies' notes paired with minutes: the folder of three invented children in ``tests/records/pairing``."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from openpyxl import load_workbook
from typer.testing import CliRunner

from minutecheck.cli import build_app
from minutecheck.outputs.pairing import pairing_schema
from minutecheck.pairing.child import Child
from minutecheck.pairing.folder import pair_files
from minutecheck.pairing.notes import Discussion, Note, NoteEntry
from minutecheck.pairing.pair import BEFORE, pair
from minutecheck.pairing.report import Called, Pairing
from minutecheck.record import Place
from minutecheck.report import Evidence

FOLDER = Path(__file__).parent.parent / "records" / "pairing"
DAY = date(2024, 5, 7)
WORDS = Evidence(quote="strategy discussion", start=0, end=19, place=Place(), by="rule:meeting-label.named")
ORLA = Child(names=frozenset({"orla finch"}), initials=frozenset({"OF"}))
INITIALS = Child(initials=frozenset({"OF"}))


@pytest.fixture(scope="module")
def pairing() -> Pairing:
    return pair_files(sorted(FOLDER.rglob("*.md")))


def called(pairing: Pairing, minutes: str) -> dict[str, str]:
    discussion = next(one for one in pairing.discussions if one.path.endswith(f"{minutes}.md"))
    return {one.agency: one.called.value for one in discussion.agencies}


def test_each_agency_is_said_to_call_it_what_its_notes_call_it(pairing: Pairing) -> None:
    assert called(pairing, "finch") == {
        "school-nurse": "no_notes",
        "gp": "strategy_discussion",
        "school": "something_else",
        "police": "strategy_discussion",
        "social-care": "no_notes",
    }


def test_the_note_that_calls_it_something_else_is_quoted_with_its_place(pairing: Pairing) -> None:
    school = next(one for one in pairing.discussions[0].agencies if one.agency == "school")
    [note] = school.notes
    assert note.quote is not None
    assert "Meeting with social care" in note.quote
    text = (FOLDER / "School" / "finch log.md").read_text(encoding="utf-8")
    assert note.quote.split(" ", 3)[-1][:20] in text.replace("**", "")
    assert "the same name" in note.why


def test_an_entry_is_dated_by_the_line_under_its_number(pairing: Pairing) -> None:
    visitor = next(one for one in pairing.discussions[1].agencies if one.agency == "health-visitor")
    assert [note.day for note in visitor.notes if note.called is Called.SOMETHING_ELSE] == [date(2024, 6, 14)]


def test_a_log_of_those_days_without_an_entry_says_so(pairing: Pairing) -> None:
    visitor = next(one for one in pairing.discussions[1].agencies if one.agency == "health-visitor")
    assert [note.path.endswith("second log.md") for note in visitor.notes if note.called is Called.NO_ENTRY] == [True]


def test_two_children_with_the_same_initials_are_no_more_than_possible(pairing: Pairing) -> None:
    assert called(pairing, "walsh")["gp"] == "possible"


def test_an_entry_without_a_date_stays_unpaired_with_the_discussion_it_may_be_about(pairing: Pairing) -> None:
    [undated] = pairing.unpaired
    assert undated.why == "the entry has no date"
    assert [path.endswith("walsh.md") for path in undated.possible] == [True]


def test_what_is_neither_is_named(pairing: Pairing) -> None:
    assert [one.path.endswith("README.md") for one in pairing.left_out] == [True]


def note_of(child: Child, *days: int, label: str = "correct") -> Note:
    entries = tuple(NoteEntry(DAY + timedelta(days=away), label, WORDS) for away in days)
    return Note("note.txt", child, "school", entries, tuple(sorted(entry.day for entry in entries if entry.day)))


def one_discussion(child: Child = ORLA, day: date | None = DAY) -> Discussion:
    return Discussion("minutes.docx", child, day, frozenset({"school"}))


@given(st.integers(-20, 20), st.integers(0, 10))
def test_an_entry_is_paired_within_the_window_and_nowhere_else(away: int, window: int) -> None:
    found = pair([one_discussion()], [note_of(ORLA, away)], window=window)
    paired = found.discussions[0].agencies[0].called is Called.STRATEGY_DISCUSSION
    assert paired == (-BEFORE <= away <= window)
    assert paired == (not found.unpaired)


@given(st.lists(st.integers(0, 3), min_size=1, max_size=4), st.integers(1, 4))
def test_no_entry_is_lost_or_counted_twice(days: list[int], discussions: int) -> None:
    held = [one_discussion(day=DAY + timedelta(days=10 * number)) for number in range(discussions)]
    found = pair(held, [note_of(ORLA, *days)])
    notes = [note for one in found.discussions for agency in one.agencies for note in agency.notes if note.quote]
    assert len(notes) + len(found.unpaired) == len(days)


def test_initials_alone_are_enough_on_the_very_day_only() -> None:
    on_the_day, later = (pair([one_discussion()], [note_of(INITIALS, away)]) for away in (0, 1))
    assert on_the_day.discussions[0].agencies[0].called is Called.STRATEGY_DISCUSSION
    assert later.discussions[0].agencies[0].called is Called.POSSIBLE


def test_two_discussions_equally_near_are_both_possible() -> None:
    held = [one_discussion(), one_discussion()]
    found = pair(held, [note_of(ORLA, 0)])
    assert {one.agencies[0].called for one in found.discussions} == {Called.POSSIBLE}


def run(*options: str) -> tuple[int, str]:
    result = CliRunner().invoke(build_app(), ["pair", *options])
    return result.exit_code, result.stdout


def test_the_command_prints_the_table_by_agency_and_writes_json_and_a_workbook(tmp_path: Path) -> None:
    status, text = run(str(FOLDER), "--out", str(tmp_path))
    assert status == 0
    assert "By agency" in text
    assert "something else 2 times" in " ".join(text.split())
    found = json.loads((tmp_path / "pairing.json").read_text(encoding="utf-8"))
    Draft202012Validator(json.loads(pairing_schema())).validate(found)
    sheets = load_workbook(tmp_path / "pairing.xlsx")
    rows = {row[0]: row[1:] for row in sheets["By agency"].iter_rows(min_row=2, values_only=True)}
    assert rows["School or college"] == (1, 0, 1, 0, 0, 0)


def test_the_same_folder_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        run(str(FOLDER), "--out", str(tmp_path / name), "--quiet")
    for file in ("pairing.json", "pairing.xlsx"):
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()


def test_a_file_that_cannot_be_read_is_named_and_the_rest_is_paired(tmp_path: Path) -> None:
    (tmp_path / "broken.docx").write_bytes(b"PK\x03\x04 no archive")
    status, text = run(str(FOLDER), str(tmp_path))
    assert status == 3
    assert "broken.docx" in text
    assert "By agency" in text
