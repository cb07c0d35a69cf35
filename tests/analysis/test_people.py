"""Who took part. Every person and place here is fictional."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutecheck.analysis.analyse import understand
from minutecheck.analysis.people.attendance import absent_heading, column_of
from minutecheck.analysis.people.people import Person, find_people, people_in, people_in_row
from minutecheck.analysis.people.statutory import statutory_of
from minutecheck.analysis.segment import Segment, SegmentKind, Zone
from minutecheck.record import Record
from tests.made import heading, paragraph, record_of

Short = tuple[str | None, str | None, str | None]


def short(people: tuple[Person, ...]) -> list[Short]:
    """Return name (or initials), role and agency of each."""
    return [(person.name or person.initials, person.role, person.agency) for person in people]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Present: J. Ferry (SW, CSC), DC Lowe", [("J. Ferry", "SW", "CSC"), ("Lowe", "DC", None)]),
        (
            "Dr Vera Stone, named doctor, Holm General Hospital (chair). Oskar Pell, social worker, Ashby Council",
            [
                ("Dr Vera Stone", "named doctor", "Holm General Hospital"),
                ("Oskar Pell", "social worker", "Ashby Council"),
            ],
        ),
        ("SW, TM, DC Rudd, HV", [(None, "SW", None), (None, "TM", None), ("Rudd", "DC", None), (None, "HV", None)]),
        ("MF: Maxine Frost, Team Manager", [("Maxine Frost", "Team Manager", None)]),
        ("Nina Cole SW; Det Sgt Ro Vane", [("Nina Cole", "SW", None), ("Ro Vane", "Det Sgt", None)]),
        ("school nurse Fern", [("Fern", "school nurse", None)]),
        ("PC 2207 Doyle (Response)", [("Doyle", "PC", "Response")]),
        ("Police: DS Okello / Health: Sister Rowe", [("Okello", "DS", "Police"), ("Rowe", "Sister", "Health")]),
        ("Petra from Shelter Housing", [("Petra", None, "Shelter Housing")]),
        ("Pharmacist at Hill Lane Surgery, Omar Fry", [("Omar Fry", "Pharmacist", "Hill Lane Surgery")]),
        (
            "Social Worker – Ivy Cole, Team Manager – Guy Orr",
            [("Ivy Cole", "Social Worker", None), ("Guy Orr", "Team Manager", None)],
        ),
        ("Police - DC Hill, Health - Sal Rowe (HV)", [("Hill", "DC", "Police"), ("Sal Rowe", "HV", "Health")]),
        ("Ilse Brandt – paediatric SpR – Royal Lanyon", [("Ilse Brandt", "paediatric SpR", "Royal Lanyon")]),
    ],
)
def test_people_are_read_from_lists_and_sentences(text: str, expected: list[Short]) -> None:
    assert short(people_in(text)) == expected


def test_a_key_gives_initials() -> None:
    (person,) = people_in("Karen Shaw (KS), Social Worker, Duty Team, Children's Services")
    assert (person.name, person.initials, person.role) == ("Karen Shaw", "KS", "Social Worker")
    assert person.statutory == ("social_worker",)


@pytest.mark.parametrize(
    "text",
    [
        "Apologies: Dr Quill (GP)",
        "Dr Quill (GP) sent a report",
        "Dr Quill (GP), invited, did not attend",
        "Dr Quill (GP) could not join the call",
        "Dr Quill, GP – A",
    ],
)
def test_apologies_and_reports_are_not_taking_part(text: str) -> None:
    (person,) = people_in(text)
    assert person.name == "Dr Quill"
    assert not person.took_part
    assert person.statutory == ("health",)


def test_only_the_absent_one_is_absent() -> None:
    people = people_in("Lucy (TM) and DC Hobb; school nurse Fran did not dial in.")
    assert [person.took_part for person in people] == [True, True, False]


FULL = ("Name", "Role", "Agency", "Attended Y/N")
KAY = ("Marta Kay", "Social Worker", "CSC")
MOON = ("Sunil Moon", "DC", "Police CAIT")
PROWSE = ("Ceri Prowse", "Health Visitor", None)


@pytest.mark.parametrize(
    ("cells", "columns", "expected", "there"),
    [
        ((*KAY, "Y"), FULL, KAY, True),
        ((*KAY, "N – sent report"), FULL, KAY, False),
        (("Police CAIT", "DC Sunil Moon", "✓"), ("Agency", "Representative", "✓"), MOON, True),
        (("Police CAIT", "DC Sunil Moon", ""), ("Agency", "Representative", "✓"), MOON, False),
        (("Marta Kay (chair)", *KAY[1:]), ("Present", "Job", "From"), KAY, True),
        (("Ceri Prowse", "Health Visitor", "", "✓"), ("Name", "Role", "In person", "Apols"), PROWSE, False),
        (("Lena Ash", "IRO", "Quality Service"), (), ("Lena Ash", "IRO", "Quality Service"), True),
    ],
)
def test_rows_are_read_by_their_columns(
    cells: tuple[str, ...], columns: tuple[str, ...], expected: Short, there: bool
) -> None:
    people = people_in_row(cells, columns)
    assert short(people) == [expected]
    assert people[0].took_part is there


@pytest.mark.parametrize(
    ("role", "agency", "expected"),
    [
        ("Allocated Social Worker", None, ("social_worker",)),
        ("Social Worker", "Ashby Council", ("social_worker",)),
        ("student social worker", None, ()),
        ("Team Manager", "Children's Services", ("manager",)),
        ("Team Manager", "Youth Justice Service", ()),
        ("Housing Options Manager", "Borough Council", ()),
        ("Practice manager", "Elm Road Surgery", ("health",)),
        ("Ward manager", None, ("health",)),
        ("T/DC", None, ("police",)),
        (None, "West Holm Constabulary", ("police",)),
        ("HV", "0-19 service", ("health",)),
        ("Headteacher", "Oak Primary School", ()),
        (None, None, ()),
    ],
)
def test_the_core_role(role: str | None, agency: str | None, expected: tuple[str, ...]) -> None:
    assert statutory_of(role, agency) == expected


def test_headings_and_columns() -> None:
    assert absent_heading("Apologies")
    assert absent_heading("Not present")
    assert not absent_heading("Present and apologies")
    assert not absent_heading(None)
    assert [column_of(name) for name in ("Job title", "Organisation", "Attended?", "Colour")] == [
        "role",
        "agency",
        "name",
        None,
    ]


def _segment(text: str, start: int, zone: Zone, heading: str) -> Segment:
    return Segment(start, start + len(text), text, SegmentKind.SENTENCE, 0, zone, heading)


def test_people_of_a_record_come_once_with_their_place() -> None:
    lines = ["Jo Marsh (SW) and DC Hale.", "Dr Pym, GP, sent a report.", "Jo Marsh will visit."]
    text = "\n".join(lines)
    starts = [text.index(line) for line in lines]
    zones = [(Zone.ATTENDANCE, "Present"), (Zone.ATTENDANCE, "Apologies"), (Zone.ACTIONS, "Actions")]
    segments = [_segment(line, start, *zone) for line, start, zone in zip(lines, starts, zones, strict=True)]
    people = find_people(Record("r", "text", "", text, ()), segments)
    assert [(person.name, person.took_part) for person in people] == [
        ("Jo Marsh", True),
        ("Hale", True),
        ("Dr Pym", False),
    ]
    assert all(text[person.start : person.end].strip() for person in people)


def test_a_list_inside_prose_is_found_without_a_heading() -> None:
    text = "Joining me were Sgt Vale (missing desk), Tanya Brook from school nursing, and Ola Reed, social worker."
    people = find_people(Record("r", "text", "", text, ()), [_segment(text, 0, Zone.UNKNOWN, "Note")])
    assert {kind for person in people for kind in person.statutory} == {"police", "health", "social_worker"}


@settings(deadline=None)
@given(st.text(alphabet="ABJ.,;:()/–-ab SWDCTM☐☒&\n", max_size=60))
def test_any_text_gives_people_inside_it(text: str) -> None:
    for person in people_in(text):
        assert 0 <= person.start <= person.end <= len(text)


@pytest.mark.parametrize("hostile", ["DC A, ", "(", "a - ", "Jo and ", "sent a report and "])
def test_long_lists_cost_no_more_than_their_length(hostile: str) -> None:
    def cost(times: int) -> float:
        start = time.process_time()
        people_in(hostile * times)
        return time.process_time() - start

    cost(10)
    assert cost(1600) < 11 * max(cost(400), cost(400), 0.05)


@pytest.mark.parametrize(
    ("lines", "parts"),
    [
        # A key of initials with nothing above it that says who was there.
        (
            ["AV – Ana Vale, team manager.", "BK – DC Ben Kaur.", "TH – Tess Howell, school nurse."],
            "manager police health",
        ),
        # Boxes in front of each person, on one line.
        (["Joined: ☒ Social worker – Ella Moss ☒ Manager – Femi Bale ☐ Health – nobody free"], "social_worker manager"),
        (["Who: Samir Dutt SW · Lou Prentis TM · PC Haines"], "social_worker manager police"),
        # Told in sentences.
        (["Joan chaired as practice manager.", "Priya came as allocated social worker."], "manager social_worker"),
        (
            ["Chaired by Ms P. Greave, Senior Social Worker.", "Mrs Odell, Health Visitor, joined the call."],
            "social_worker health",
        ),
        # The writer says who they are, or signs.
        (
            ["It was me, PC Lunt and Kim the nurse on the line.", "I'm Noa's allocated social worker."],
            "social_worker police health",
        ),
        (["It was me, PC Lunt and Kim the nurse on the line.", "Lorna Pell", "Team Manager"], "manager police health"),
        # What only looks like taking part.
        (["Officers attended the address and the manager of the shop was there."], ""),
        (["Ms Pike is not a social worker and chaired."], ""),
    ],
)
def test_who_took_part_is_found_without_a_heading(lines: list[str], parts: str) -> None:
    analysis = understand(record_of(heading("Strategy discussion: Noa", 1), *(paragraph(line) for line in lines)))
    there = {part for person in analysis.people if person.took_part for part in person.statutory}
    assert there == set(parts.split())
