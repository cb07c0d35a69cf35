"""From an auditor's verdict to a local model that says what it is. All records are invented."""

from __future__ import annotations

import json
import zipfile
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner, Result

from minutecheck.agreement.lessons import Lessons
from minutecheck.agreement.store import Kept
from minutecheck.analysis.scoring.model import MODEL, shipped_model
from minutecheck.cli import build_app
from minutecheck.outputs.wording import OUTCOMES
from minutecheck.review import review_bytes
from minutecheck.training.lessons import gather
from minutecheck.training.local import LocalModelError, about, read_lines
from minutecheck.training.store import write_model

DRAFT = """Strategy discussion

Date: Tuesday 7 May 2024
Child: Orla Finch, aged 6

Present:
Ines Vale, Team Manager, Children's Services (chair)
DC Sam Amory, Detective Constable, Elmshire Police

Discussion

The nurse wondered aloud whether everybody had the whole picture and nobody took it further.

Outcome

The meeting agreed that joint section 47 enquiries will start today because the bruise is not explained.

Actions

- Jo Pell to visit Orla at school by 8 May 2024.
"""


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(build_app(), [str(one) for one in arguments])


def taught(criterion: str, verdict: str, reason: str = "", *others: str) -> Lessons:
    reviewed = review_bytes(DRAFT.encode(), "draft.txt")
    assert reviewed.record is not None
    lessons = Lessons()
    every = [(verdict, reason), *((other, "") for other in others)]
    kept = [Kept("a", criterion, f"{n}", one, "", why, date(2024, 5, 9)) for n, (one, why) in enumerate(every)]
    lessons.add(reviewed.record, reviewed.report, kept)
    return lessons


def test_where_auditor_and_tool_agree_the_tools_evidence_is_the_lesson() -> None:
    report = review_bytes(DRAFT.encode(), "draft.txt").report
    judged = report.judgement("s47-decision")
    assert judged is not None
    assert OUTCOMES[judged.outcome] == "met"
    (lesson, *_) = taught("s47-decision", "met").lines
    assert (lesson.criterion, lesson.value, lesson.heading) == ("s47-decision", "initiate", "Outcome")
    assert "section 47 enquiries will start today" in lesson.text


def test_where_the_auditor_finds_nothing_the_tools_evidence_is_none() -> None:
    (lesson, *_) = taught("s47-decision", "not shown").lines
    assert lesson.value == "none"


def test_where_the_auditor_finds_more_the_quoted_words_are_the_lesson() -> None:
    without = taught("child-voice", "met", "It is there.")
    assert without.lines == []
    assert sum(without.without.values()) == 1
    lessons = taught("challenge", "met", "The nurse: “wondered aloud whether everybody had the whole picture”")
    assert [one.text for one in lessons.lines] == [
        "The nurse wondered aloud whether everybody had the whole picture and nobody took it further."
    ]


def test_a_level_that_could_be_one_of_three_must_be_named() -> None:
    quote = "“the bruise is not explained”"
    assert taught("risk-level", "met", f"{quote} says it").lines == []
    assert {one.value for one in taught("risk-level", "met", f"{quote} means high").lines} == {"high"}


def test_where_two_auditors_differ_or_no_words_are_learnt_there_is_no_lesson() -> None:
    assert taught("s47-decision", "met", "", "not shown").lines == []
    assert taught("attendance-core", "met").lines == []


def test_from_the_workbook_to_labelled_lines_by_hand(tmp_path: Path) -> None:
    records, audited, ledger = tmp_path / "records", tmp_path / "audited", tmp_path / "ledger.sqlite"
    records.mkdir()
    (records / "one.txt").write_text(DRAFT, encoding="utf-8")
    assert run("audit", records, "--out", audited, "--ledger", ledger, "--quiet", "--jobs", "1").exit_code == 0
    book = load_workbook(audited / "summary.xlsx")
    for row in book["Criteria"].iter_rows(min_row=2):
        if row[11].value == "s47-decision":
            row[8].value = "met"
    book.save(tmp_path / "mine.xlsx")
    assert run("verdicts", "import", tmp_path / "mine.xlsx", "--who", "Ines Vale", "--ledger", ledger).exit_code == 0
    lines = tmp_path / "lines.jsonl"
    result = run("verdicts", "export", records, "--out", lines, "--ledger", ledger)
    assert result.exit_code == 0, result.output
    assert "keep the file with them" in result.output
    assert lines.stat().st_mode & 0o077 == 0
    assert {json.loads(line)["criterion"] for line in lines.read_text(encoding="utf-8").splitlines()} == {
        "s47-decision"
    }
    known = read_lines(lines)
    assert set(known.banks) == {"s47-decision"}
    assert f"taught by {known.number} line" in about(known)["note"]
    (records / "one.txt").write_text(DRAFT + "\nMore.", encoding="utf-8")
    assert (
        "1 record with verdicts not found"
        in run("verdicts", "export", records, "--out", lines, "--ledger", ledger).output
    )
    checked = run("check", records / "one.txt", "--ledger", ledger)
    assert "Ines Vale" not in checked.output, "the record has changed since, so what was said is not about it"
    (records / "one.txt").write_text(DRAFT, encoding="utf-8")
    assert "Accepted by Ines Vale" in run("check", records / "one.txt", "--ledger", ledger).output


WRONG = [
    ("", "holds no line"),
    ("not json", "line 1: this is not JSON"),
    ('{"criterion": "risk-level", "value": "high"}', "line 1: it needs 'text'"),
    ('{"criterion": "weather", "value": "high", "text": "x"}', "'criterion' must be one of"),
    ('{"criterion": "risk-level", "value": "huge", "text": "x"}', "'value' of risk-level must be one of none, low"),
    ('{"criterion": "risk-level", "value": "high", "text": "x", "heading": 3}', "'heading' must be text or null"),
]


@pytest.mark.parametrize(("text", "said"), WRONG)
def test_lines_that_are_not_right_are_named(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "lines.jsonl"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(LocalModelError, match=said):
        read_lines(file)


def test_what_cannot_be_trained_or_used_is_one_sentence(tmp_path: Path) -> None:
    for arguments, said in (
        (["train", "--with", "x.jsonl"], "give both"),
        (["train", "--with", "x.jsonl", "--out", "models"], "does not take the place of the shipped one"),
        (["check", "corpora/samples/draft-form.docx", "--model", tmp_path], "there is no model in this folder"),
    ):
        result = run(*arguments)
        assert result.exit_code == 2
        assert said in result.output


@pytest.fixture
def local(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a local model with the shipped one's weights: what it learns is tested with the training."""
    file = tmp_path / "lines.jsonl"
    file.write_text('{"criterion": "risk-level", "value": "high", "text": "She is at high risk."}\n', encoding="utf-8")
    monkeypatch.setattr("minutecheck.training.local.gather", lambda corpora, local: local)
    monkeypatch.setattr("minutecheck.training.local.fitted", lambda material, progress: shipped_model())
    result = run("train", "--with", file, "--out", tmp_path / "local")
    assert result.exit_code == 0, result.output
    assert "taught by 1 line of yours" in result.output
    return tmp_path / "local"


NOTE = "Judged with a local model, taught by 1 line of a partnership's own"


def test_a_local_model_says_so_in_every_report(local: Path, tmp_path: Path) -> None:
    draft, out = tmp_path / "draft.txt", tmp_path / "out"
    draft.write_text(DRAFT, encoding="utf-8")
    checked = run("check", draft, "--model", local, "--out", out)
    assert NOTE in " ".join(checked.output.split())
    assert NOTE in run("check", draft, "--model", local, "--format", "json").stdout
    report = json.loads((out / "draft.report.json").read_text(encoding="utf-8"))
    assert report["records"][0]["local_model"].startswith(NOTE)
    shipped = json.loads(run("check", draft, "--format", "json").stdout)
    assert shipped["records"][0]["local_model"] is None
    assert report["tool"]["models"] != shipped["tool"]["models"]
    assert NOTE in (out / "draft.report.html").read_text(encoding="utf-8").replace("&#39;", "'")
    with zipfile.ZipFile(out / "draft.marked.docx") as word:
        assert NOTE in word.read("word/comments.xml").decode()
    several = run("check", draft, draft, "--model", local)
    assert NOTE in " ".join(several.output.split())


def test_an_audit_and_its_summary_say_so_too_and_another_model_checks_again(local: Path, tmp_path: Path) -> None:
    records, audited = tmp_path / "records", tmp_path / "audited"
    records.mkdir()
    (records / "one.txt").write_text(DRAFT, encoding="utf-8")
    options = ("--no-remember", "--quiet", "--jobs", "1")
    run("audit", records, "--out", audited, *options)
    assert NOTE not in (audited / "records-00001.jsonl").read_text(encoding="utf-8")
    assert run("audit", records, "--out", audited, "--model", local, *options).exit_code == 0
    assert NOTE in (audited / "records-00001.jsonl").read_text(encoding="utf-8")
    assert NOTE in (audited / "summary.html").read_text(encoding="utf-8").replace("&#39;", "'")


def test_a_model_of_another_version_or_a_damaged_one_is_refused(local: Path) -> None:
    words = local / f"{MODEL}.json"
    held = json.loads(words.read_text(encoding="utf-8"))
    words.write_text(json.dumps({**held, "lexicon": ""}), encoding="utf-8")
    assert "damaged" in run("check", "corpora/samples/draft-form.docx", "--model", local).output
    write_model(shipped_model(), local, local={**held["local"], "version": "0.0.1"})
    assert "made with version 0.0.1" in run("check", "corpora/samples/draft-form.docx", "--model", local).output


def test_the_lines_are_learnt_from(tmp_path: Path) -> None:
    """Lines of one's own stand among those of the bank that they belong to."""
    lines = tmp_path / "lines.jsonl"
    rows = [{"criterion": "risk-level", "value": "high", "text": f"The zorble is at level {n}."} for n in range(5)]
    lines.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    small = tmp_path / "corpora"
    (small / "segments").mkdir(parents=True)
    few = Path("corpora/records.jsonl").read_text(encoding="utf-8").splitlines()[:4]
    (small / "records.jsonl").write_text("\n".join(few), encoding="utf-8")
    before, after = gather(small), gather(small, local=read_lines(lines).banks)
    assert len(after.points["risk-level"]) == len(before.points["risk-level"]) + 5
    assert any("zorble" in token for token in after.blank.vocabulary["word"])
