"""Actions from end to end, in every form that records give them. Every record here is fictional."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest

from minutecheck.analysis.actions import FoundAction, find_actions, in_action_zone
from minutecheck.analysis.analyse import understand
from minutecheck.analysis.segment import SegmentKind
from minutecheck.record import Record
from minutecheck.report import DueKind, OwnerKind
from tests.made import Piece, heading, item, names, paragraph, record_of, row

OPENING = (
    heading("Strategy discussion", 1),
    paragraph("Date: 3 May 2024"),
    heading("Present"),
    item("Jo Pell, Social Worker, Elmshire Council"),
    item("DC Sam Amory, Detective Constable, Police"),
    heading("Actions"),
)
THRESHOLD = 0.5
Short = tuple[str, OwnerKind, DueKind, date | None]


def actions(*pieces: Piece, opening: tuple[Piece, ...] = OPENING) -> tuple[Record, tuple[FoundAction, ...]]:
    """Return the actions found where the classifier is sure of everything in the zone of actions, and of nothing else."""
    record = record_of(*opening, *pieces)
    analysis = understand(record)
    sure = [float(in_action_zone(found) and found.kind is not SegmentKind.HEADING) for found in analysis.segments]
    return record, find_actions(analysis, sure, THRESHOLD)


def short(*pieces: Piece) -> list[Short]:
    record, found = actions(*pieces)
    return [
        (
            record.words_of(action.span),
            action.owner.kind,
            action.deadline.kind if action.deadline else DueKind.NONE,
            action.deadline.date if action.deadline else None,
        )
        for action in found
    ]


CELLS = {"Action": "Visit Orla at nursery", "By whom": "Jo Pell", "By when": "7 May", "No.": "1"}


@pytest.mark.parametrize("columns", list(permutations(CELLS)), ids=" ".join)
def test_a_table_is_read_in_any_order_of_its_columns(columns: tuple[str, ...]) -> None:
    found = short(names(*columns), row(*(CELLS[column] for column in columns)))
    assert found == [("Visit Orla at nursery", OwnerKind.PERSON, DueKind.DATED, date(2024, 5, 7))]


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_a_table_without_column_names_is_read_too(order: tuple[int, ...]) -> None:
    cells = ("Visit Orla at nursery and hear her account", "Jo Pell", "07/05/2024")
    found = short(row(*(cells[number] for number in order)))
    assert found == [(cells[0], OwnerKind.PERSON, DueKind.DATED, date(2024, 5, 7))]


def test_blank_cells_are_no_owner_and_no_date() -> None:
    columns = names("Action", "By whom", "By when")
    assert short(columns, row("Book the medical", "", "")) == [("Book the medical", OwnerKind.NONE, DueKind.NONE, None)]
    assert short(columns, row("", "Jo Pell", "Friday")) == []


def test_owner_and_date_may_stand_in_the_task_itself() -> None:
    (found,) = short(names("Action", "Owner", "When"), row("Jo Pell to ring the ward by 8 May", "", ""))
    assert found[1:] == (OwnerKind.PERSON, DueKind.DATED, date(2024, 5, 8))


def test_owner_and_date_may_share_a_cell() -> None:
    (found,) = short(names("Action", "Who", "Update"), row("Ring the ward for the chart", "Jo Pell by 8 May", ""))
    assert found[1:] == (OwnerKind.PERSON, DueKind.DATED, date(2024, 5, 8))


@pytest.mark.parametrize(
    ("words", "owner", "due", "day"),
    [
        ("Jo Pell to visit Orla by 7 May.", OwnerKind.PERSON, DueKind.DATED, date(2024, 5, 7)),
        ("Social worker to visit Orla tomorrow.", OwnerKind.ROLE, DueKind.DATED, date(2024, 5, 4)),
        ("Police to check the address ASAP.", OwnerKind.AGENCY, DueKind.VAGUE, None),
        ("All to send their chronologies within 2 working days.", OwnerKind.GROUP, DueKind.DATED, date(2024, 5, 8)),
        ("A referral to be made.", OwnerKind.NONE, DueKind.NONE, None),
    ],
)
def test_a_list_item_says_who_and_when(words: str, owner: OwnerKind, due: DueKind, day: date | None) -> None:
    assert short(item(words)) == [(words, owner, due, day)]


def test_several_steps_of_one_owner_in_one_item_are_one_action() -> None:
    (found,) = short(item("Jo Pell to ring the ward. Then write it up by 7 May."))
    assert found == (
        "Jo Pell to ring the ward. Then write it up by 7 May.",
        OwnerKind.PERSON,
        DueKind.DATED,
        date(2024, 5, 7),
    )


def test_a_second_owner_in_an_item_has_an_action_of_their_own() -> None:
    found = short(item("Jo Pell to ring the ward today. DC Amory to seize the phone by 7 May."))
    assert [(words, day) for words, _, _, day in found] == [
        ("Jo Pell to ring the ward today.", date(2024, 5, 3)),
        ("DC Amory to seize the phone by 7 May.", date(2024, 5, 7)),
    ]


def test_one_sentence_that_gives_two_owners_a_task_each_is_two_actions() -> None:
    assert len(short(item("Jo Pell to ring the ward and DC Amory to seize the phone."))) == 2


def test_each_sentence_of_a_paragraph_is_an_action_of_its_own() -> None:
    assert len(short(paragraph("Jo Pell will ring the ward. DC Amory will seize the phone."))) == 2


@pytest.mark.parametrize("words", ["Mum to change the locks by Friday.", "Grandmother to stay overnight."])
def test_what_a_family_is_to_do_is_no_action(words: str) -> None:
    assert short(item(words)) == []


def test_what_a_family_is_to_do_in_a_table_is_no_action() -> None:
    assert short(names("Action", "Who", "When"), row("Change the locks", "Mother", "Friday")) == []


def test_the_attendee_behind_initials_is_known() -> None:
    opening = (*OPENING[:3], item("Jo Pell (JP), Social Worker, Elmshire Council"), heading("Actions"))
    _, (found,) = actions(item("JP to visit Orla by 7 May."), opening=opening)
    assert found.owner.kind is OwnerKind.PERSON
    assert found.owner.person is not None
    assert found.owner.person.name == "Jo Pell"


def test_only_segments_above_the_threshold_are_actions() -> None:
    analysis = understand(record_of(*OPENING, item("Jo Pell to ring the ward.")))
    below = [THRESHOLD - 0.01] * len(analysis.segments)
    assert find_actions(analysis, below, THRESHOLD) == ()
