"""A report in the order of a view: as lines, on the terminal and as a page. The record is fictional."""

from __future__ import annotations

import re

import pytest

from minutecheck.outputs.html.view_page import render_view
from minutecheck.outputs.terminal.view import plain_view
from minutecheck.outputs.view import parts_of
from minutecheck.rulebook.views import View, load_views
from tests.outputs.golden import assert_golden
from tests.outputs.samples import TITLES, TOOL, case_note_report, minutes_report, unreadable_report

VIEWS = tuple(load_views().values())


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: str(view.id))
def test_a_view_gives_each_answer_under_its_section(view: View) -> None:
    parts = parts_of(view, minutes_report(), TITLES)
    assert [part.title for part in parts] == [section.title for section in view.sections]
    for part, section in zip(parts, view.sections, strict=True):
        assert {line.id for line in part.lines} <= set(section.items)
        assert part.shown <= part.asked <= len(part.lines)


def test_information_is_never_counted() -> None:
    (part,) = (one for one in parts_of(load_views()["core"], minutes_report(), TITLES) if one.title == "Actions")
    assert [line.id for line in part.lines] == ["actions", "weekday-and-date"]
    assert (part.shown, part.asked) == (0, 1)


def test_the_view_of_the_fictional_minutes() -> None:
    assert_golden(
        "view-gloucestershire.txt", plain_view([minutes_report()], load_views()["gloucestershire"], titles=TITLES)
    )


def test_no_view_gives_a_grade() -> None:
    for view in VIEWS:
        text = plain_view([minutes_report()], view, titles=TITLES)
        assert not re.search(r"\bgrade|\bscore|%|out of", text, re.IGNORECASE)


@pytest.mark.parametrize("report", [case_note_report(), unreadable_report()], ids=["a case note", "unreadable"])
def test_what_was_not_judged_as_minutes_says_so(report) -> None:
    view = load_views()["salford"]
    assert len(plain_view([report], view, titles=TITLES).splitlines()) <= 5
    assert "<table" not in render_view(report, view, TOOL, titles=TITLES)


def test_the_page_holds_every_answer_and_no_script() -> None:
    view = load_views()["gloucestershire"]
    page = render_view(minutes_report(), view, TOOL, titles=TITLES)
    assert "<script" not in page
    for part in parts_of(view, minutes_report(), TITLES):
        for line in part.lines:
            assert line.title.replace("'", "&#39;") in page
