"""Accepting and disputing findings: what a verdict is about, what it outlasts, and where it is shown. All invented."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
import yaml
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from minutecheck.cli import build_app
from minutecheck.record import Place
from minutecheck.report import Action, DueKind, Outcome, OwnerKind, RecordReport, Verdict
from minutecheck.verdicts.apply import entry_on, with_verdicts
from minutecheck.verdicts.file import Entry
from minutecheck.verdicts.findings import findings_in

DRAFT = """Strategy discussion

Date: Tuesday 7 May 2024
Child: Orla Finch, aged 6

Present:
Ines Vale, Team Manager, Children's Services (chair)
Jo Pell, Social Worker, Children's Services
DC Sam Amory, Detective Constable, Elmshire Police
Una Brand, School Nurse, Elmshire NHS Trust

Outcome

The meeting agreed that joint section 47 enquiries will start today because the bruise is not explained.

Actions

- Jo Pell to visit Orla at school by 8 May 2024.
- Una Brand to share the growth chart with the doctor at the hospital as soon as possible.
"""
SAID = Verdict(verdict="accepted", reason="Known and agreed.", who="Ines Vale", when=date(2024, 5, 14))


def action(text: str) -> Action:
    return Action(
        text=text, owner=None, owner_kind=OwnerKind.NONE, owner_attendee=None, due=None, due_kind=DueKind.NONE, due_date=None,
        outcome=Outcome.NOT_MET, start=0, end=len(text), place=Place(),
    )  # fmt: skip


def report_of(*actions: str) -> RecordReport:
    return RecordReport(
        path="draft.txt",
        sha256=None,
        kind=None,
        kind_confidence=None,
        meeting_date=None,
        actions=tuple(map(action, actions)),
    )


def verdict_on(text: str) -> Entry:
    return entry_on(findings_in(report_of(text))[0], SAID)


WORDS = [f"word{number}" for number in range(60)]


@given(
    st.lists(st.sampled_from(WORDS), min_size=8, max_size=16, unique=True),
    st.lists(st.tuples(st.integers(0, 7), st.sampled_from(["alpha", "beta", "gamma"])), max_size=2),
)
def test_an_action_keeps_its_verdict_when_two_of_eight_words_are_edited(
    words: list[str], edits: list[tuple[int, str]]
) -> None:
    edited = list(words)
    for place, word in edits:
        edited[place] = word
    found = with_verdicts(report_of("an unlike task", " ".join(edited)), [verdict_on(" ".join(words))])
    assert found.actions[1].verdict == SAID
    assert not found.unused_verdicts


@given(st.permutations(WORDS))
def test_an_action_in_other_words_never_takes_it(words: list[str]) -> None:
    found = with_verdicts(report_of(" ".join(words[:12])), [verdict_on(" ".join(words[12:24]))])
    assert found.actions[0].verdict is None
    assert [one.why for one in found.unused_verdicts] == ["nothing like it is found in the record now"]


def test_an_edited_action_never_takes_the_verdict_of_an_unchanged_one() -> None:
    same, near = "ring the ward and ask for the chart today", "ring the ward and ask for the notes today"
    found = with_verdicts(report_of(near, same), [verdict_on(same)])
    assert [one.verdict for one in found.actions] == [None, SAID]


def test_two_actions_in_the_same_words_have_names_of_their_own() -> None:
    names = [one.id for one in findings_in(report_of("ring the ward", "ring the ward"))]
    assert len(set(names)) == 2


def test_the_marks_hold_no_word() -> None:
    entry = verdict_on("Ring Orla's grandmother about the bruise")
    assert all(len(mark) == 3 for mark in entry.words)
    assert "grandmother" not in str(entry.words)


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    file = tmp_path / "draft.txt"
    file.write_text(DRAFT, encoding="utf-8")
    return file


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(build_app(), [str(one) for one in arguments])


def accepted(draft: Path, finding: str, *more: str) -> Result:
    return run("accept", draft, finding, "--kind", "minutes", "--reason", "Set in the assessment.", "--who", "Ines Vale",
               "--when", "2024-05-14", *more)  # fmt: skip


def checked(draft: Path, *options: str) -> dict:
    result = run("check", draft, "--kind", "minutes", "--format", "json", *options)
    return json.loads(result.stdout)["records"][0]


def criterion(record: dict, name: str) -> dict:
    return next(one for one in record["criteria"] if one["id"] == name)


def test_findings_are_listed_by_name(draft: Path) -> None:
    listed = run("accept", draft, "--kind", "minutes").stdout
    assert "risk-level" in listed
    assert "check:identity" in listed
    assert "action:" in listed


def test_a_verdict_is_shown_and_the_outcome_stays(draft: Path) -> None:
    before = criterion(checked(draft), "risk-level")
    assert accepted(draft, "risk-level").exit_code == 0
    after = criterion(checked(draft), "risk-level")
    assert after["verdict"] == {
        "verdict": "accepted",
        "reason": "Set in the assessment.",
        "who": "Ines Vale",
        "when": "2024-05-14",
    }
    assert {**after, "verdict": None} == before
    text = run("check", draft, "--kind", "minutes")
    assert "Accepted by Ines Vale on 14 May 2024" in " ".join(text.stdout.split())
    assert "1 finding accepted or disputed" in text.stderr


def test_a_criterion_that_somebody_took_on_does_not_fail_the_run(draft: Path) -> None:
    options = ("check", draft, "--kind", "minutes", "--fail-on", "not_met", "--quiet")
    record = checked(draft)
    assert run(*options).exit_code == 1
    for one in record["criteria"]:
        if one["outcome"] == "not_met":
            assert accepted(draft, one["id"], "--dispute").exit_code == 0
    assert run(*options).exit_code == 0


def test_a_verdict_on_a_value_that_has_changed_is_said_and_not_used(draft: Path) -> None:
    accepted(draft, "risk-level")
    draft.write_text(
        DRAFT.replace("is not explained.", "is not explained. The risk to Orla is high."), encoding="utf-8"
    )
    record = checked(draft)
    assert criterion(record, "risk-level")["verdict"] is None
    assert [one["why"] for one in record["unused_verdicts"]] == [
        "it was given about “absent”, and the record now comes to “high”"
    ]


def test_it_outlasts_a_small_edit_of_an_action(draft: Path) -> None:
    name = next(
        line.split()[0] for line in run("accept", draft, "--kind", "minutes").stdout.splitlines() if "growth" in line
    )
    accepted(draft, name)
    draft.write_text(DRAFT.replace("the growth chart", "her growth chart"), encoding="utf-8")
    assert [one["verdict"] is not None for one in checked(draft)["actions"]] == [False, True]


def test_the_file_holds_no_word_of_the_record_and_is_its_owner_s_alone(draft: Path) -> None:
    name = next(
        line.split()[0] for line in run("accept", draft, "--kind", "minutes").stdout.splitlines() if "growth" in line
    )
    accepted(draft, name)
    file = draft.with_name("draft.txt.verdicts.yaml")
    text = file.read_text(encoding="utf-8")
    assert not {"Orla", "growth", "hospital"} & set(text.split())
    assert file.stat().st_mode & 0o077 == 0


def test_a_second_verdict_on_a_finding_takes_the_place_of_the_first(draft: Path) -> None:
    accepted(draft, "risk-level")
    accepted(draft, "risk-level", "--dispute")
    file = yaml.safe_load(draft.with_name("draft.txt.verdicts.yaml").read_text(encoding="utf-8"))
    assert [one["verdict"] for one in file["verdicts"]] == ["disputed"]


def test_every_mistake_in_the_file_is_named_before_anything_is_read(draft: Path) -> None:
    draft.with_name("draft.txt.verdicts.yaml").write_text(
        "verdicts:\n- finding: risk-level\n  verdict: agreed\n  reson: Known.\n  who: Ines Vale\n  when: 2024-05-14\n"
        "- finding: nowhere\n  verdict: accepted\n  reason: Known.\n  when: 2024-05-14\n",
        encoding="utf-8",
    )
    result = run("check", draft)
    assert result.exit_code == 2
    for line, words in (
        (3, "verdicts.1.verdict"),
        (4, "nearest valid key is 'reason'"),
        (7, "'verdicts.2.who' is missing"),
    ):
        assert f"line {line}: " in result.output
        assert words in result.output


def test_a_name_that_is_not_known_is_said(draft: Path) -> None:
    assert "the nearest is 'risk-level'" in accepted(draft, "risk-levl").output
    draft.with_name("draft.txt.verdicts.yaml").write_text(
        "verdicts:\n- {finding: nowhere, verdict: accepted, reason: Known., who: Ines Vale, when: 2024-05-14}\n",
        encoding="utf-8",
    )
    assert [one["why"] for one in checked(draft)["unused_verdicts"]] == ["there is no finding of this name"]


def test_a_reason_and_a_name_are_asked_for(draft: Path) -> None:
    result = run("accept", draft, "risk-level", "--kind", "minutes")
    assert result.exit_code == 2
    assert "--reason" in result.output


def test_a_folder_of_verdicts_serves_a_folder_of_records(draft: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    kept.mkdir()
    accepted(draft, "risk-level", "--verdicts", str(kept))
    assert criterion(checked(draft), "risk-level")["verdict"] is None
    assert criterion(checked(draft, "--verdicts", str(kept)), "risk-level")["verdict"] is not None


def test_it_stands_in_the_page_and_in_the_comments_of_the_word_copy(draft: Path, tmp_path: Path) -> None:
    accepted(draft, "risk-level")
    run("check", draft, "--kind", "minutes", "--out", tmp_path / "out")
    said = "Accepted by Ines Vale on 14 May 2024: Set in the assessment."
    assert said.rstrip(".") in (tmp_path / "out" / "draft.report.html").read_text(encoding="utf-8")
    comments = Document(str(tmp_path / "out" / "draft.marked.docx")).part.package.iter_parts()
    assert any(said.rstrip(".").encode() in part.blob for part in comments if "comments" in str(part.partname))


def test_pseudonymised_copies_leave_verdicts_out(draft: Path, tmp_path: Path) -> None:
    accepted(draft, "risk-level")
    accepted(draft, "review", "--dispute")
    draft.write_text(
        DRAFT.replace("is not explained.", "is not explained. The risk to Orla is high."), encoding="utf-8"
    )
    assert run("check", draft, "--kind", "minutes", "--share", "--out", tmp_path / "out").exit_code == 0
    shared = b"".join(file.read_bytes() for file in (tmp_path / "out").iterdir() if file.suffix in (".html", ".json"))
    assert b"Set in the assessment" not in shared
    assert b"Vale" not in shared


def test_the_same_verdicts_give_the_same_report(draft: Path) -> None:
    accepted(draft, "risk-level")
    assert checked(draft) == checked(draft)
