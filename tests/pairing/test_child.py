"""Whom a record is about, by its first lines. All names and numbers are invented."""

from __future__ import annotations

from datetime import date

import pytest

from minutecheck.pairing.child import Child, child_of
from minutecheck.pairing.likeness import Likeness, alike
from minutecheck.readers import read_bytes


def child(text: str) -> Child:
    return child_of(read_bytes(text.encode(), "record.md"))


@pytest.mark.parametrize(
    ("line", "names", "initials"),
    [
        ("Child: Orla Finch", {"orla finch"}, {"OF"}),
        ("**Name of child:** Kit Walsh (7)", {"kit walsh"}, {"KW"}),
        ("Pupil: FINCH, Orla", {"orla finch"}, {"OF"}),
        ("Children: Orla Finch and Ned Finch", {"orla finch", "ned finch"}, {"OF", "NF"}),
        ("Strategy meeting: Toby L (6)", set(), {"TL"}),
        ("Patient K.W., 14", set(), {"KW"}),
        ("Re: KW", set(), {"KW"}),
        ("Unborn Baby Hartley", {"unborn hartley"}, {"UH"}),
        ("Children's Services, Fenn Street", set(), set()),
        ("Child: see above. Present: SW, TM, HV", set(), set()),
    ],
)
def test_names_and_initials_are_read_from_the_head(line: str, names: set[str], initials: set[str]) -> None:
    found = child(f"Strategy discussion\n\n{line}\n\nThe meeting was held by phone.\n")
    assert found.names == names
    assert found.initials == initials


def test_numbers_keep_their_kind_and_a_date_is_no_number() -> None:
    found = child("Record\n\nMosaic ID: 204 171\nNHS no: 485 777 3456\nRef: 12/03/2024\nDOB: 3 February 2018\n")
    assert found.references == {("social care reference", "204171"), ("NHS number", "4857773456")}
    assert found.births == {date(2018, 2, 3)}


def test_a_column_that_names_the_child_is_read_and_a_list_of_people_is_not() -> None:
    found = child(
        "# Record\n\n| Child | DoB |\n|---|---|\n| Isla Penn | 03.02.13 |\n\n| Name | Role |\n|---|---|\n| Jo Pell | SW |\n"
    )
    assert found.names == {"isla penn"}


SURE, POSSIBLE, NONE = Likeness.SURE, Likeness.POSSIBLE, Likeness.NONE


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("Child: Orla Finch", "Pupil: Orla Finch", SURE),
        ("Child: Orla Finch. Mosaic ID: 1234567", "Client ID: 1234567, Orla Hale", SURE),
        ("Child: Orla Finch", "Patient: O.F.", POSSIBLE),
        ("Child: Orla Finch, DOB 3/2/2018", "Patient: O.F., DOB 03.02.2018", SURE),
        ("Child: Orla Finch, DOB 3/2/2018", "Pupil: Orla Finch, DOB 04/03/2019", NONE),
        ("Child: Orla Finch. Mosaic ID: 1234567", "Child: Orla Finch. Mosaic ID: 7654321", NONE),
        ("Child: Orla Finch. Mosaic ID: 1234567", "Child: Orla Finch. NHS no: 4857773456", SURE),
        ("Child: Orla Finch", "Child: Oscar Frome", NONE),
        ("Child: Orla", "Child: Orla Finch", POSSIBLE),
    ],
)
def test_how_surely_two_records_are_about_one_child(one: str, other: str, how: Likeness) -> None:
    for first, second in ((one, other), (other, one)):
        assert alike(child(f"Record\n\n{first}\n"), child(f"Note\n\n{second}\n"))[0] is how
