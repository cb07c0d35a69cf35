"""The auditor's verdict: read back from the workbook, kept without a word of a record, and measured. All invented."""

from __future__ import annotations

import json
import sqlite3
import warnings
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from sklearn.metrics import cohen_kappa_score
from typer.testing import CliRunner, Result

from minutecheck.agreement.kappa import agreement
from minutecheck.cli import build_app
from minutecheck.outputs.json_report import json_line
from minutecheck.summary.sheets import VERDICTS
from tests.outputs import samples


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(build_app(), [str(one) for one in arguments])


@given(st.lists(st.tuples(st.sampled_from(VERDICTS), st.sampled_from(VERDICTS)), min_size=2, max_size=60))
def test_kappa_is_that_of_scikit_learn(pairs: list[tuple[str, str]]) -> None:
    found = agreement(pairs)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        other = cohen_kappa_score(*zip(*pairs, strict=True))
    if found.kappa is None:
        assert len({value for pair in pairs for value in pair}) == 1
    else:
        assert found.kappa == pytest.approx(other)
        assert found.low is not None
        assert found.high is not None
        assert -1 <= found.low <= found.kappa <= found.high <= 1


def test_one_value_throughout_says_nothing() -> None:
    found = agreement([("met", "met")] * 9)
    assert (found.number, found.agreed, found.kappa) == (9, 9, None)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Return the workbook of a small audit, its column for the auditor still empty."""
    minutes = samples.minutes_report(samples.minutes_record()).model_copy(update={"sha256": "a" * 64})
    folder = tmp_path / "audit"
    folder.mkdir()
    (folder / "records-00001.jsonl").write_text(json_line(minutes), encoding="utf-8")
    tool = {"version": "1", "rules": {}, "models": {}}
    notes = {"tool": tool, "pack": "core", "folders": ["quarter"], "notes": []}
    (folder / "audit.json").write_text(json.dumps(notes), encoding="utf-8")
    assert run("summary", folder).exit_code == 0
    return folder / "summary.xlsx"


def filled(book: Path, name: str, *verdicts: str) -> Path:
    """Fill the first rows of the auditor's column in, as a spreadsheet program would, and save under a name."""
    found = load_workbook(book)
    for row, verdict in enumerate(verdicts, start=2):
        found["Criteria"].cell(row, 8, verdict)
        found["Criteria"].cell(row, 9, "read twice")
    file = book.with_name(name)
    found.save(file)
    return file


def outcomes(book: Path, number: int) -> list[str]:
    return [row[2].value for row in load_workbook(book)["Criteria"].iter_rows(min_row=2, max_row=1 + number)]


def test_verdicts_are_read_back_kept_and_measured(book: Path, tmp_path: Path) -> None:
    told = outcomes(book, 3)
    other = next(verdict for verdict in VERDICTS if verdict != told[2])
    ledger = tmp_path / "ledger.sqlite"
    result = run(
        "verdicts", "import", filled(book, "mine.xlsx", told[0], told[1], other), "--who", "IV", "--ledger", ledger
    )
    assert result.exit_code == 0, result.output
    assert "Kept 3 verdicts of IV" in result.stdout
    assert "2 of 3 agree" in result.stdout
    assert f"{other}, the tool: {told[2]}" in result.stdout


def test_a_second_import_takes_the_place_of_the_first(book: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "ledger.sqlite"
    told = outcomes(book, 1)
    other = next(verdict for verdict in VERDICTS if verdict != told[0])
    for verdict in (other, told[0]):
        run("verdicts", "import", filled(book, "mine.xlsx", verdict), "--who", "IV", "--ledger", ledger)
    assert "1 of 1 agree" in run("verdicts", "show", "--ledger", ledger).stdout


def test_two_auditors_are_measured_against_each_other(book: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "ledger.sqlite"
    for who, verdicts in (("IV", ("met", "met", "not shown")), ("JP", ("met", "not shown", "not shown"))):
        run("verdicts", "import", filled(book, f"{who}.xlsx", *verdicts), "--who", who, "--ledger", ledger)
    shown = run("verdicts", "show", "--ledger", ledger).stdout
    assert "IV and JP" in shown
    assert "2 of 3 agree" in shown.partition("IV and JP")[2]


def test_the_ledger_holds_no_word_and_no_name_of_a_record(book: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "ledger.sqlite"
    run("verdicts", "import", filled(book, "mine.xlsx", "met", "met"), "--who", "IV", "--ledger", ledger)
    sqlite3.connect(ledger).execute("pragma wal_checkpoint(truncate)").close()
    held = ledger.read_bytes()
    minutes = samples.minutes_report(samples.minutes_record())
    assert minutes.path.encode() not in held
    assert not [one.quote for found in minutes.criteria for one in found.evidence if one.quote.encode() in held]
    assert ledger.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(("verdicts", "words"), [((), "is empty"), (("good",), "row 2: “good” is no verdict")])
def test_a_column_that_cannot_be_taken_is_one_sentence(
    book: Path, tmp_path: Path, verdicts: tuple[str, ...], words: str
) -> None:
    file = filled(book, "mine.xlsx", *verdicts)
    result = run("verdicts", "import", file, "--who", "IV", "--ledger", tmp_path / "ledger.sqlite")
    assert result.exit_code == 2
    assert words in result.output


def test_what_is_no_such_workbook_is_said(tmp_path: Path) -> None:
    file = tmp_path / "notes.xlsx"
    file.write_text("not a workbook", encoding="utf-8")
    for name in (file, tmp_path / "nowhere.xlsx"):
        result = run("verdicts", "import", name, "--who", "IV", "--ledger", tmp_path / "ledger.sqlite")
        assert result.exit_code == 2
        assert "no Excel workbook" in result.output


def test_a_ledger_that_is_none_is_said(book: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "ledger.sqlite"
    ledger.write_bytes(b"not a database at all" * 60)
    result = run("verdicts", "import", filled(book, "mine.xlsx", "met"), "--who", "IV", "--ledger", ledger)
    assert result.exit_code == 2
    assert "cannot be used" in result.output
