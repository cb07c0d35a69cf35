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
from minutecheck.agreement.words import VERDICTS
from minutecheck.cli import build_app
from minutecheck.outputs.json_report import json_line
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
        found["Criteria"].cell(row, 9, verdict)
        found["Criteria"].cell(row, 10, "read twice")
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


def test_a_damaged_ledger_is_put_aside_and_said(book: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "ledger.sqlite"
    ledger.write_bytes(b"not a database at all" * 60)
    result = run("verdicts", "import", filled(book, "mine.xlsx", "met"), "--who", "IV", "--ledger", ledger)
    assert result.exit_code == 0
    assert "was damaged" in result.output
    assert len(list(tmp_path.glob("ledger.sqlite.damaged-*"))) == 1


def test_a_column_that_was_moved_is_found_and_every_mistake_is_named(book: Path, tmp_path: Path) -> None:
    found = load_workbook(book)
    found["Criteria"].insert_cols(1)
    for row, verdict in ((2, "good"), (3, "MET "), (4, "bad")):
        found["Criteria"].cell(row, 10, verdict)
    found.save(book.with_name("moved.xlsx"))
    result = run(
        "verdicts", "import", book.with_name("moved.xlsx"), "--who", "IV", "--ledger", tmp_path / "ledger.sqlite"
    )
    assert result.exit_code == 2
    assert "row 2: “good”" in result.output
    assert "row 4: “bad”" in result.output
    assert "row 3" not in result.output


@pytest.fixture
def judged(book: Path, tmp_path: Path) -> tuple[Path, Path]:
    """Return the folder of an audit and a ledger in which one auditor agrees once and differs once."""
    told = outcomes(book, 2)
    other = next(verdict for verdict in VERDICTS if verdict != told[1])
    ledger = tmp_path / "ledger.sqlite"
    assert (
        run(
            "verdicts", "import", filled(book, "mine.xlsx", told[0], other), "--who", "Ines Vale", "--ledger", ledger
        ).exit_code
        == 0
    )
    return book.parent, ledger


def test_what_was_said_stands_beside_the_tools_outcomes_ever_after(judged: tuple[Path, Path]) -> None:
    folder, ledger = judged
    assert run("summary", folder, "--ledger", ledger).exit_code == 0
    page = (folder / "summary.html").read_text(encoding="utf-8")
    assert "What auditors found" in page
    assert "Ines Vale and the tool" in page
    assert "1 of 2" in page
    assert "Where an auditor and the tool differ" in page
    rows = list(load_workbook(folder / "summary.xlsx")["Criteria"].iter_rows(min_row=2, values_only=True))
    assert rows[0][7].startswith("Accepted by Ines Vale")
    assert rows[1][7].startswith("Disputed by Ines Vale")
    assert not rows[1][8], "the column for a new verdict is empty again"


def test_without_them_or_for_publication_no_verdict_is_shown(judged: tuple[Path, Path]) -> None:
    folder, ledger = judged
    run("summary", folder, "--ledger", ledger, "--no-verdicts")
    assert "Ines Vale" not in (folder / "summary.html").read_text(encoding="utf-8")
    run("summary", folder, "--ledger", ledger, "--suppress-below", "5")
    page = (folder / "summary.html").read_text(encoding="utf-8")
    assert "Where an auditor and the tool differ" not in page
    assert "1 of 2" not in page


def test_forgetting_takes_one_auditors_verdicts_out_for_good(judged: tuple[Path, Path]) -> None:
    _, ledger = judged
    assert "Say which verdicts" in run("verdicts", "forget", "--ledger", ledger).output
    assert "Forgot 0" in run("verdicts", "forget", "--who", "Jo Pell", "--ledger", ledger).output
    assert "Forgot 2" in run("verdicts", "forget", "--who", "Ines Vale", "--ledger", ledger).output
    assert "No verdict is kept" in run("verdicts", "show", "--ledger", ledger).output
