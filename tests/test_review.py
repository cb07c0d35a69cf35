"""The whole program as functions: what goes in is judged or refused, and never raised. Every record is fictional."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutecheck import review
from minutecheck.record import ReadErrorCode
from minutecheck.report import Kind, Outcome, RecordReport
from minutecheck.review import review_bytes, review_many, review_path, tool
from minutecheck.rulebook import criteria_catalogue
from tests.whole import CANARY, MINUTES


def check_offsets(report: RecordReport, text: str) -> None:
    for judgement in report.criteria:
        for found in (*judgement.evidence, *judgement.considered):
            assert found.quote == text[found.start : found.end] != ""
    for action in report.actions:
        assert action.text == text[action.start : action.end] != ""


def test_a_record_is_read_judged_and_reported() -> None:
    reviewed = review_bytes(MINUTES, "draft.txt")
    report, record = reviewed.report, reviewed.record
    assert record is not None
    assert (report.error, report.kind, str(report.meeting_date)) == (None, Kind.MINUTES, "2024-05-03")
    assert (report.path, report.sha256, reviewed.data) == ("draft.txt", sha256(MINUTES).hexdigest(), MINUTES)
    assert [judgement.id for judgement in report.criteria] == list(criteria_catalogue())
    check_offsets(report, record.text)


def test_every_value_and_outcome_is_one_of_the_catalogues() -> None:
    for judgement in review_bytes(MINUTES, "draft.txt").report.criteria:
        wording = criteria_catalogue()[judgement.id].values
        if isinstance(judgement.value, str):
            assert wording[judgement.value].outcome == judgement.outcome
        assert 0 <= judgement.confidence <= 1


def test_the_kind_may_be_said() -> None:
    report = review_bytes(MINUTES, "draft.txt", Kind.OTHER).report
    assert (report.kind, report.kind_confidence) == (Kind.OTHER, 1.0)
    assert {judgement.outcome for judgement in report.criteria} == {Outcome.NOT_APPLICABLE}


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", ReadErrorCode.NO_TEXT),
        (b" \n\n ", ReadErrorCode.NO_TEXT),
        (b"PK\x03\x04" + MINUTES, ReadErrorCode.UNSUPPORTED),
        (b"%PDF-1.7\n" + MINUTES, ReadErrorCode.CORRUPT),
    ],
)
def test_what_cannot_be_read_is_a_value_with_a_reason(data: bytes, code: ReadErrorCode) -> None:
    reviewed = review_bytes(data, "draft")
    assert reviewed.record is None
    assert reviewed.report.error is not None
    assert reviewed.report.error.code is code
    assert reviewed.report.error.message.endswith(".")
    assert CANARY not in reviewed.report.model_dump_json()
    assert (reviewed.report.kind, reviewed.report.criteria, reviewed.report.actions) == (None, (), ())


def test_a_missing_file_is_a_value_too(tmp_path: Path) -> None:
    report = review_path(tmp_path / "none.docx").report
    assert report.error is not None
    assert (report.error.code, report.sha256) == (ReadErrorCode.NOT_FOUND, None)


def test_files_are_checked_in_the_order_given_and_one_bad_file_stops_nothing(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.txt", tmp_path / "bad.pdf"
    good.write_bytes(MINUTES)
    bad.write_bytes(b"%PDF-1.7\nnothing")
    reports = [reviewed.report for reviewed in review_many([bad, good, bad])]
    assert [report.path for report in reports] == [str(bad), str(good), str(bad)]
    assert [report.error is None for report in reports] == [False, True, False]


def test_a_fault_in_judging_says_nothing_of_the_record(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise KeyError(CANARY)

    monkeypatch.setattr(review, "judge_record", broken)
    report = review_bytes(MINUTES, "draft.txt").report
    assert report.error is not None
    assert report.error.code is ReadErrorCode.INTERNAL
    assert "KeyError" in report.error.message
    assert CANARY not in report.model_dump_json()


def test_the_tool_names_its_rules_and_models() -> None:
    found = tool()
    assert found.version
    assert all(digest.startswith("sha256:") for digest in (*found.rules.values(), *found.models.values()))


@given(st.text(max_size=300))
@settings(max_examples=60, deadline=None)
def test_any_text_is_judged_or_refused_by_the_reader(text: str) -> None:
    reviewed = review_bytes(text.encode("utf-8", "replace"), "any.txt")
    if reviewed.record is None:
        assert reviewed.report.error is not None
        assert reviewed.report.error.code is not ReadErrorCode.INTERNAL
    else:
        check_offsets(reviewed.report, reviewed.record.text)


LINES = st.sampled_from(
    [
        "# Strategy discussion", "## Actions", "| Action | Who | When |", "|---|---|---|", "| Ring ward | Jo | |", "| | | |",
        "Risk level: ☒ High ☐ Low", "Outcome:", "- Jo Pell to visit by 31/02/2024", "DC Amory: no.", "S47 s47 s.47 §47",
        "Present: Jo Pell (SW), DC", "03/05/24 14:00 Call", "**Risk.** high. **Why.**", "> quoted", "☐ Yes ☐ No", "by by by",
    ]
)  # fmt: skip


@given(st.lists(LINES, max_size=14))
@settings(max_examples=60, deadline=None)
def test_any_form_is_judged(lines: list[str]) -> None:
    reviewed = review_bytes("\n\n".join(["Record.", *lines]).encode(), "form.md", Kind.MINUTES)
    assert reviewed.report.error is None
    assert reviewed.record is not None
    check_offsets(reviewed.report, reviewed.record.text)


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["a: ", "| a ", "☐ Yes ☒ No ", "strategy ", "a – ", "3 May ", "Jo Pell to ring. "])
def test_time_grows_with_the_length_of_a_record_and_with_nothing_else(piece: str) -> None:
    def once(size: int) -> float:
        started = process_time()
        review_bytes((piece * (size // len(piece))).encode(), "long.txt", Kind.MINUTES)
        return process_time() - started

    def seconds(size: int) -> float:
        # The least of three: what else the computer does can only make a run longer.
        return min(once(size) for _ in range(3))

    seconds(100)
    assert seconds(16_000) < 4 * seconds(8_000) + 0.2
