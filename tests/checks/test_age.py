"""How old the children are whom a record is about. All names are invented."""

from __future__ import annotations

from datetime import date

import pytest

from minutecheck.analysis.segment import Segment, SegmentKind
from minutecheck.checks.age import UNBORN, ages_of

MEETING = date(2024, 5, 7)


def ages(*lines: str) -> tuple[float, ...]:
    """Return the ages of a record with these first lines, to two decimals."""
    segments = [Segment(0, len(line), line, SegmentKind.SENTENCE, number) for number, line in enumerate(lines)]
    return tuple(round(age, 2) for age in ages_of(segments, MEETING))


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Child: Orla Finch, aged 6", (6.0,)),
        ("Orla (6) and Dov (11)", (6.0, 11.0)),
        ("Baby Finch, 10 weeks", (0.19,)),
        ("Orla Finch, seven months", (0.58,)),
        ("Orla Finch, 14-year-old", (14.0,)),
        ("Orla Finch DOB 07/05/2019", (5.0,)),
        ("Pre-birth strategy discussion: unborn baby Finch", (UNBORN,)),
        ("Mother, aged 34", ()),
        ("She is 14 weeks pregnant", (UNBORN,)),
        ("Orla Finch", ()),
    ],
)
def test_ages_in_a_first_line(line: str, wanted: tuple[float, ...]) -> None:
    assert ages(line) == wanted


def test_only_the_first_lines_tell_of_the_child() -> None:
    assert ages(*["Nothing here."] * 20, "Orla, aged 6") == ()
