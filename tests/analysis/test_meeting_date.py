"""The day of the discussion. The records here are fictional."""

from __future__ import annotations

from datetime import date

import pytest

from minutecheck.analysis.dates.meeting_date import find_meeting_date
from minutecheck.record import Block, BlockKind, Part, Place, Record
from tests import made


def record_of(*lines: str, mail: str | None = None) -> Record:
    """Return a record of these lines; " | " in a line makes it a table row, "# " a heading."""
    text, blocks = "", []
    for line in [*lines, *([mail] if mail else [])]:
        bare = line.removeprefix("# ")
        start = len(text)
        kind = BlockKind.HEADING if bare != line else BlockKind.ROW if " | " in line else BlockKind.PARAGRAPH
        cells, at = [], start
        for cell in bare.split(" | ") if kind is BlockKind.ROW else ():
            cells.append((at, at + len(cell)))
            at += len(cell) + 3
        part = Part.HEADER if line is mail else Part.BODY
        blocks.append(Block(kind, start, start + len(bare), Place(), cells=tuple(cells), part=part))
        text += bare + "\n"
    return Record("record.txt", "text", "0" * 64, text, tuple(blocks))


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("# Strategy discussion", "Date of meeting: 12/03/2024", "DOB 01/02/2015"), date(2024, 3, 12)),
        (("# Strategy discussion", "Child | Ivo P. (dob 4.5.16)", "When | Weds 11.11.15, 4.10pm"), date(2015, 11, 11)),
        (("# Strategy meeting, Ada Q., Thursday 7 March 2024, 2pm", "Born 3 June 2017"), date(2024, 3, 7)),
        (("# Record of strategy discussion", "Held on the 12th of March 2024 by telephone"), date(2024, 3, 12)),
        (("# Unborn baby of Wren T. (EDD 30/08/2025)", "Monday 28th April 2025, 2pm, Castle Road"), date(2025, 4, 28)),
        (
            ("# Strategy discussion", "Referral received 1 May 2024", "Held: 3 May 2024", "Review 9 May 2024"),
            date(2024, 5, 3),
        ),
        (("# Form SD", "Date", "17/11/2015", "Next review 1/12/2015"), date(2015, 11, 17)),
        (
            ("# Note to file, typed 19 January 2024", "This afternoon's strategy discussion was about Pip."),
            date(2024, 1, 19),
        ),
        (("# Strategy meeting", "Nothing says when."), None),
    ],
)
def test_the_day_is_found(lines: tuple[str, ...], expected: date | None) -> None:
    assert find_meeting_date(record_of(*lines)) == expected


def test_a_log_of_many_days_has_no_one_day() -> None:
    log = record_of(
        "# Nursery log", "04/02/2019 Collected late.", "12/02/2019 Strategy meeting attended.", "06/03/2019 Calm."
    )
    assert find_meeting_date(log) is None


def test_the_email_date_is_the_last_resort() -> None:
    mail = "Date: Tue, 12 Mar 2024 16:20:00 +0000"
    assert find_meeting_date(record_of("Hello both, notes of our call.", mail=mail)) == date(2024, 3, 12)
    assert find_meeting_date(record_of("Strategy discussion held 11/03/2024.", mail=mail)) == date(2024, 3, 11)


def test_the_name_of_a_column_says_which_day_is_which() -> None:
    record = made.record_of(
        made.heading("STRATEGY MEETING RECORD", 1),
        made.names("Child", "DoB", "Held", "Where"),
        made.row("Orla F.", "04.05.16", "Weds 18.09.19, 2pm", "Annexe"),
    )
    assert find_meeting_date(record) == date(2019, 9, 18)


def test_the_dates_of_an_action_table_are_not_the_day_of_the_meeting() -> None:
    record = made.record_of(
        made.heading("Strategy discussion notes, 21 February 2022", 1),
        made.names("Action", "Who", "When"),
        made.row("Visit at home", "Jess Byrne", "23/02/2022"),
    )
    assert find_meeting_date(record) == date(2022, 2, 21)
