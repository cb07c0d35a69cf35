"""The report in the terminal, on fictional records."""

import io

import pytest
from rich.console import Console

from minutecheck.outputs.terminal.report import PLAIN_WIDTH, plain_text, show
from tests.outputs.golden import assert_golden
from tests.outputs.samples import (
    TITLES,
    case_note_report,
    complete_report,
    minutes_report,
    noticed_report,
    other_report,
    unreadable_report,
)

SEVERAL = (minutes_report, case_note_report, other_report, unreadable_report, complete_report)


def on_a_terminal(reports, width: int) -> str:
    drawn = io.StringIO()
    fixed = {"color_system": "standard", "legacy_windows": False, "_environ": {}}
    console = Console(file=drawn, width=width, force_terminal=True, **fixed)
    show(reports, console, titles=TITLES)
    return drawn.getvalue()


def test_one_record_as_plain_text():
    assert_golden("terminal-one.txt", plain_text([minutes_report()], titles=TITLES))


def test_several_records_as_plain_text():
    assert_golden("terminal-several.txt", plain_text([make() for make in SEVERAL], titles=TITLES))


@pytest.mark.parametrize("width", [80, 120])
def test_one_record_on_a_terminal_fills_its_width_and_no_more(width):
    drawn = on_a_terminal([minutes_report()], width)
    assert "\x1b[" in drawn
    assert "─" in drawn
    assert_golden(f"terminal-{width}.ansi.txt", drawn)


def test_plain_text_has_no_colour_no_rules_no_trailing_space_and_a_stable_width():
    text = plain_text([minutes_report()], titles=TITLES)
    assert "\x1b" not in text
    assert not set(text) & set("─│┌┐└┘━╭╮")
    for line in text.splitlines():
        assert len(line) <= PLAIN_WIDTH
        assert line == line.rstrip()


def test_an_outcome_is_said_in_words_beside_its_mark():
    text = plain_text([minutes_report()], titles=TITLES)
    assert "✔ met" in text
    assert "◐ partly met" in text
    missing = plain_text([case_note_report()], titles=TITLES)
    assert "✘ not shown" in missing
    assert "please check" in missing


def test_what_is_worth_a_look_and_words_not_settled():
    text = " ".join(plain_text([noticed_report()], titles=TITLES, width=200).split())
    assert "Also worth a look in the record • The form says of the risk that it is low here" in text
    assert text.count("tracked change that nobody has accepted yet") == 2


@pytest.mark.parametrize("fancy", [True, False])
def test_brackets_in_a_record_are_words_and_not_markup(fancy):
    report = minutes_report()
    first = report.criteria[0]
    bracketed = first.evidence[0].model_copy(update={"quote": "[bold red]agreed[/] [/nothing] [link=x]"})
    judgement = first.model_copy(update={"evidence": (bracketed,)})
    report = report.model_copy(update={"criteria": (judgement, *report.criteria[1:]), "path": "a[b]c.docx"})
    drawn = on_a_terminal([report], 120) if fancy else plain_text([report], titles=TITLES)
    assert "[bold red]agreed[/] [/nothing] [link=x]" in drawn
    assert "a[b]c.docx" in drawn


def test_nothing_in_a_record_can_steer_the_terminal():
    report = minutes_report()
    steering = report.actions[0].model_copy(update={"text": "Visit\x1b]0;owned\x07 \x9b31m now", "owner": "D\x1b[2JP"})
    report = report.model_copy(update={"actions": (steering,), "path": "x\x1b[2J.docx"})
    text = plain_text([report], titles=TITLES)
    assert "\x1b" not in text
    assert "\x9b" not in text
    assert "\x07" not in text


def test_a_file_that_was_not_read_says_why_in_one_sentence():
    assert plain_text([unreadable_report()], titles=TITLES) == (
        "drafts/locked.pdf\nThis file could not be checked. The file is locked with a password: save it without one.\n"
    )


def test_the_folder_that_all_files_share_is_named_once():
    reports = [complete_report(), complete_report().model_copy(update={"path": "drafts/may/other.docx"})]
    text = plain_text(reports, titles=TITLES)
    assert text.splitlines()[1] == "In drafts"
    assert text.count("drafts") == 1
    assert "may/other.docx" in text


def test_notes_of_the_run_come_last():
    text = plain_text([other_report()], titles=TITLES, notes=["Not checked: 1 hidden file or folder (.x)."])
    assert text.endswith("\n\nNot checked: 1 hidden file or folder (.x).\n")
