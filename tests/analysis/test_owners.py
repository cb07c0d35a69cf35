"""Who is to do a task. Every person here is fictional."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutecheck.analysis.people.owners import NO_OWNER, find_owner
from minutecheck.analysis.people.people import people_in
from minutecheck.report import OwnerKind

PERSON, ROLE, AGENCY, GROUP, NONE = OwnerKind
PEOPLE = people_in("Jess Boyle (JB), social worker, CSC; DC Amir Dale; Rachel Voss, Early Help; Mona Pike (TM, chair)")


@pytest.mark.parametrize(
    ("task", "words", "kind"),
    [
        ("Jess Boyle to visit Ida at home", "Jess Boyle", PERSON),
        ("J. Boyle (SW) – book the medical", "J. Boyle", PERSON),
        ("DC Dale will interview the uncle", "DC Dale", PERSON),
        ("JB/DC Dale to agree the interview plan", "JB/DC Dale", PERSON),
        ("TR – get the CCTV", "TR", PERSON),
        ("Rachel agreed to pause the family meeting", "Rachel", PERSON),
        ("I will ring gran after this", "I", PERSON),
        ("CCTV to be collected by DC Dale", "DC Dale", PERSON),
        ("Shirley rings the two schools", "Shirley", PERSON),
        ("Body map and photographs (Dr Osei)", "Dr Osei", PERSON),
        ("The deputy (Krysia) offered to stay on", "The deputy (Krysia)", PERSON),
        ("Phone work sits with DC Nolan", "DC Nolan", PERSON),
        ("DC Dale and police to share the log", "DC Dale and police", PERSON),
        ("Action: TM – send the invitations", "TM", ROLE),
        ("The school nurse is to share the growth chart", "The school nurse", ROLE),
        ("Growth chart, health visitor, by Friday", "health visitor", ROLE),
        ("On Wednesday 18th the ward pharmacist will check the doses", "the ward pharmacist", ROLE),
        ("HV weighs the baby twice", "HV", ROLE),
        ("Chair to write up and send", "Chair", ROLE),
        ("Parking supervisor to send the logs", "Parking supervisor", ROLE),
        ("Police to progress the investigation", "Police", AGENCY),
        ("Oak Lane Surgery – read the notes", "Oak Lane Surgery", AGENCY),
        ("Children's Services will write to both parents", "Children's Services", AGENCY),
        ("All to update their chronologies", "All", GROUP),
        ("Each agency is to name a deputy", "Each agency", GROUP),
        ("Professionals to keep watching", "Professionals", GROUP),
    ],
)
def test_the_owner_in_a_sentence(task: str, words: str, kind: OwnerKind) -> None:
    owner = find_owner(task, PEOPLE)
    assert (owner.text, owner.kind) == (words, kind)
    assert owner.start is not None
    assert task[owner.start : owner.end] == words


@pytest.mark.parametrize(
    "task",
    [
        "Medical to be arranged",
        "It was agreed that the children would be spoken to",
        "New car seat, rear facing",
        "Joint visit today",
        "Referral to be made by Friday",
        "Someone to speak to the landlord",
        "An interpreter is to be sourced",
        "",
    ],
)
def test_nobody_is_named(task: str) -> None:
    assert find_owner(task, PEOPLE) == NO_OWNER


@pytest.mark.parametrize("task", ["Mum to engage with services", "Dad will leave the home", "Gran to collect the boys"])
def test_a_relative_is_no_owner_and_is_told_apart(task: str) -> None:
    owner = find_owner(task, PEOPLE)
    assert owner.kind is NONE
    assert owner.is_family


@pytest.mark.parametrize(
    ("cell", "kind", "attendee"),
    [
        ("JB / DC Dale", PERSON, "Jess Boyle"),
        ("CSC (Jess Boyle)", PERSON, "Jess Boyle"),
        ("Rachel", PERSON, "Rachel Voss"),
        ("Parents / JB", PERSON, "Jess Boyle"),
        ("Dr Unlisted", PERSON, None),
        ("SW – 14/03", ROLE, "Jess Boyle"),
        ("chair", ROLE, "Mona Pike"),
        ("HV", ROLE, None),
        ("SW/Police", ROLE, "Jess Boyle"),
        ("Police", AGENCY, None),
        ("Safeguarding & Court", AGENCY, None),
        ("All agencies", GROUP, None),
        ("Police and all present", AGENCY, None),
        ("TBC", NONE, None),
        ("N/A", NONE, None),
        ("Parents", NONE, None),
    ],
)
def test_the_owner_in_a_cell(cell: str, kind: OwnerKind, attendee: str | None) -> None:
    owner = find_owner("See Ida at school", PEOPLE, cell)
    assert owner.kind is kind
    assert (owner.person.name if owner.person else None) == attendee
    assert owner.is_family is (cell == "Parents")


def test_an_empty_cell_leaves_it_to_the_sentence() -> None:
    assert find_owner("JB to ring the school", PEOPLE, " ").kind is PERSON


def test_the_speaker_is_meant_by_i() -> None:
    owner = find_owner("Dr Osei: I will send the letter", PEOPLE)
    assert (owner.text, owner.kind) == ("Dr Osei", PERSON)


def test_initials_of_an_attendee_go_before_an_abbreviation() -> None:
    people = people_in("Paul Mott (PM), housing officer; Dina Shah, practice manager, CSC")
    assert find_owner("PM to ring the landlord", people).kind is PERSON
    assert find_owner("PM to ring the landlord").kind is ROLE


@settings(deadline=None)
@given(st.text(alphabet="ABJto wilbySWDCM.,:–-()/&@\n ", max_size=70))
def test_any_text_gives_an_owner_inside_it(text: str) -> None:
    owner = find_owner(text, PEOPLE)
    if owner.start is not None:
        assert owner.end is not None
        assert text[owner.start : owner.end] == owner.text


@pytest.mark.parametrize("hostile", ["Jo will ", "SW – ", "by ", "(a) ", "and will "])
def test_long_sentences_cost_no_more_than_their_length(hostile: str) -> None:
    def cost(times: int) -> float:
        start = time.process_time()
        find_owner(hostile * times, PEOPLE)
        return time.process_time() - start

    cost(10)
    assert cost(1600) < 11 * max(cost(400), cost(400), 0.05)
