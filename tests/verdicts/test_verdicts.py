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
from minutecheck.report import Action, Check, CheckOutcome, DueKind, Notice, Outcome, OwnerKind, RecordReport, Verdict
from minutecheck.verdicts.apply import entry_on, renewed, with_verdicts
from minutecheck.verdicts.file import VerdictFile, with_entry
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


def verdict_on(text: str, *others: str) -> VerdictFile:
    """Return a file with a verdict on the first of some actions, as the command writes it."""
    findings = findings_in(report_of(text, *others))
    return with_entry(renewed(VerdictFile(), findings), entry_on(findings[0], SAID))


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
    found = with_verdicts(report_of("an unlike task", " ".join(edited)), verdict_on(" ".join(words)))
    assert found.actions[1].verdict == SAID
    assert not found.unused_verdicts


@given(st.permutations(WORDS))
def test_an_action_in_other_words_never_takes_it(words: list[str]) -> None:
    found = with_verdicts(report_of(" ".join(words[:12])), verdict_on(" ".join(words[12:24])))
    assert found.actions[0].verdict is None
    assert [one.why for one in found.unused_verdicts] == ["nothing like it is found in the record now"]


def test_an_edited_action_never_takes_the_verdict_of_an_unchanged_one() -> None:
    same, near = "ring the ward and ask for the chart today", "ring the ward and ask for the notes today"
    found = with_verdicts(report_of(near, same), verdict_on(same))
    assert [one.verdict for one in found.actions] == [None, SAID]


def test_two_actions_in_the_same_words_have_names_of_their_own() -> None:
    names = [one.id for one in findings_in(report_of("ring the ward", "ring the ward"))]
    assert len(set(names)) == 2


def test_the_marks_hold_no_word() -> None:
    (entry,) = verdict_on("Ring Orla's grandmother about the bruise").verdicts
    assert all(len(mark) == 2 for mark in entry.words)
    assert list(entry.words) == sorted(entry.words), "the order of the words is lost"
    assert "grandmother" not in str(entry.words)


def test_an_action_that_was_there_before_is_never_taken_for_an_edited_one() -> None:
    tom, ann = "Jo Pell to visit Tom at school with the nurse", "Jo Pell to visit Ann at school with the nurse"
    found = with_verdicts(report_of(ann), verdict_on(tom, ann))
    assert found.actions[0].verdict is None
    assert with_verdicts(report_of(ann), verdict_on(tom)).actions[0].verdict == SAID


def test_in_few_words_one_word_tells_two_tasks_apart() -> None:
    file = verdict_on("Police to check the address")
    found = with_verdicts(report_of("Police to check the school", "Police will check"), file)
    assert [one.verdict for one in found.actions] == [None, None]
    assert with_verdicts(report_of("The police to check the address"), file).actions[0].verdict == SAID
    assert with_verdicts(report_of("Ring GP again"), verdict_on("Ring GP")).actions[0].verdict is None


def test_two_actions_that_are_equally_like_an_edited_one_get_none() -> None:
    text = "Jo Pell to visit {} at school with the nurse"
    found = with_verdicts(report_of(text.format("Tom"), text.format("Ann")), verdict_on(text.format("Orla")))
    assert [one.verdict for one in found.actions] == [None, None]
    assert [one.why for one in found.unused_verdicts] == ["more than one finding is like it now"]


@pytest.mark.parametrize("text", ["Jo Pell to visit Orla at home", "Jo Pell to visit her at home"])
def test_an_action_that_lacks_something_else_now_is_another_finding(text: str) -> None:
    lacking = report_of(text).actions[0].model_copy(update={"owner_kind": OwnerKind.PERSON})
    report = report_of().model_copy(update={"actions": (lacking,)})
    found = with_verdicts(report, verdict_on("Jo Pell to visit Orla at home", "Ring the ward and ask for the chart"))
    assert found.actions[0].verdict is None
    assert len(found.unused_verdicts) == 1


def test_a_verdict_follows_an_action_through_one_edit_after_another() -> None:
    texts = ["Jo Pell to visit Orla and her mother at home this week"]
    for old, new in (("this", "next"), ("mother", "sister"), ("Orla", "Ann"), ("home", "school"), ("week", "month")):
        texts.append(texts[-1].replace(old, new))
    file = verdict_on(texts[0])
    for text in texts[1:]:
        assert with_verdicts(report_of(text), file).actions[0].verdict == SAID
        file = renewed(file, findings_in(report_of(text)))


def notice(quote: str, text: str) -> RecordReport:
    found = Notice(
        id="box-and-text", criterion=None, text=text, quote=quote, start=0, end=len(quote), place=Place()
    )  # fmt: skip
    return report_of().model_copy(update={"notices": (found,)})


def test_a_notice_that_says_the_reverse_is_another_finding() -> None:
    low, high = ("Risk today: ☒ Low ☐ High", "The form says low."), ("Risk today: ☐ Low ☒ High", "The form says high.")
    before = findings_in(notice(*low))
    file = with_entry(VerdictFile(), entry_on(before[0], SAID))
    assert with_verdicts(notice(*low), file).notices[0].verdict == SAID
    assert with_verdicts(notice(*high), file).notices[0].verdict is None


def test_a_check_about_other_days_is_another_finding() -> None:
    def due(day: str) -> RecordReport:
        summary = f"An action is due on {day}, before the meeting of 7 May 2024."
        check = Check(
            id="due-before-meeting", outcome=CheckOutcome.INFORMATION, title="Due", question="Due?", summary=summary
        )  # fmt: skip
        return report_of().model_copy(update={"checks": (check,)})

    file = with_entry(VerdictFile(), entry_on(findings_in(due("2 May 2024"))[0], SAID))
    assert with_verdicts(due("2 May 2024"), file).checks[0].verdict == SAID
    found = with_verdicts(due("3 May 2024"), file)
    assert found.checks[0].verdict is None
    assert [one.why for one in found.unused_verdicts] == ["it was given about something else that this finding said"]


@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=9), min_size=1, max_size=4), st.data())
def test_no_verdict_is_lost_or_given_twice(texts: list[list[str]], data: st.DataObject) -> None:
    report = report_of(*(" ".join(text) for text in texts))
    file = renewed(VerdictFile(), findings_in(report))
    for finding in findings_in(report):
        file = with_entry(file, entry_on(finding, SAID))
    kept = data.draw(st.lists(st.sampled_from(texts) | st.lists(st.sampled_from(WORDS), min_size=1), max_size=4))
    found = with_verdicts(report_of(*(" ".join(text) for text in kept)), file)
    shown = sum(one.verdict is not None for one in found.actions)
    assert shown + len(found.unused_verdicts) == len(file.verdicts)


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


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "this is not a file of verdicts"),
        ("Strategy discussion\n", "this is not a file of verdicts"),
        ("verdicts: &all []\nrecord: *all\n", "line 1: '&' and '*' have no place here"),
        ("[" * 5000, "line 1: this is"),
        ("#" * 1_000_001, "too large"),
        (
            "verdicts:\n- {finding: review, verdict: accepted, reason: Known., who: Ines, when: 20240514}\n",
            "write the day",
        ),
        (
            "verdicts:\n- {finding: review, verdict: accepted, reason: Known., who: Ines, when: 14/5/24}\n",
            "write the day",
        ),
    ],
)
def test_what_is_no_file_of_verdicts_is_refused_in_a_sentence(draft: Path, text: str, said: str) -> None:
    draft.with_name("draft.txt.verdicts.yaml").write_text(text, encoding="utf-8")
    result = run("check", draft)
    assert result.exit_code == 2
    assert said in result.output


def test_verdicts_that_could_be_about_two_records_are_refused(draft: Path, tmp_path: Path) -> None:
    kept, other = tmp_path / "kept", tmp_path / "other"
    kept.mkdir()
    other.mkdir()
    (other / "draft.txt").write_text(DRAFT, encoding="utf-8")
    accepted(draft, "risk-level", "--verdicts", str(kept))
    result = run("check", draft, other / "draft.txt", "--verdicts", kept)
    assert result.exit_code == 2
    assert "could be about two of the records" in result.output
