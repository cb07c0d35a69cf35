"""Who took part, and whether the four that are needed were there. Every person here is fictional."""

from __future__ import annotations

from itertools import permutations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutecheck.analysis.analyse import understand
from minutecheck.analysis.people.people import Person
from minutecheck.analysis.scoring.model import shipped_model
from minutecheck.criteria.attendance import STATUTORY, attendees_of, judge_core, judge_detail, statutory_present
from minutecheck.report import Outcome
from tests.made import Piece, heading, item, record_of

SW, TM, POLICE, HEALTH = STATUTORY


def person(*parts: str, took_part: bool = True) -> Person:
    return Person("Jo Pell", None, "role", "agency", took_part, parts)


def test_one_person_cannot_be_two() -> None:
    assert len(statutory_present([person(SW, TM)])) == 1
    assert statutory_present([person(SW, TM), person(SW)]) == (SW, TM)


def test_people_are_shared_out_so_that_most_parts_are_taken() -> None:
    people = [person(SW, TM), person(SW, HEALTH), person(HEALTH, POLICE), person(SW)]
    for order in permutations(people):
        assert statutory_present(order) == STATUTORY


def test_those_who_did_not_take_part_are_not_counted() -> None:
    assert statutory_present([person(POLICE, took_part=False), person(HEALTH)]) == (HEALTH,)


def test_several_of_a_kind_are_one_part() -> None:
    assert statutory_present([person(HEALTH), person(HEALTH), person()]) == (HEALTH,)


@given(st.lists(st.frozensets(st.sampled_from(STATUTORY), max_size=3), max_size=4))
def test_no_better_way_to_share_out_the_parts_exists(parts: list[frozenset[str]]) -> None:
    found = statutory_present([person(*sorted(each)) for each in parts])
    best = max(len({part for part in choice if part}) for choice in product(*(each | {""} for each in parts)))
    assert len(found) == best
    assert list(found) == [part for part in STATUTORY if part in found]
    assert set(found) <= set().union(*parts)


def judged(*lines: str) -> tuple[tuple[str, ...], Outcome, Outcome]:
    pieces: list[Piece] = [heading("Strategy discussion", 1), heading("Present"), *(item(line) for line in lines)]
    analysis = understand(record_of(*pieces))
    core = judge_core(analysis)
    assert isinstance(core.value, tuple)
    return core.value, core.outcome, judge_detail(analysis, shipped_model()).outcome


FOUR = (
    "Ines Vale, Team Manager, Children's Services",
    "Jo Pell, Social Worker, Children's Services",
    "DC Sam Amory, Detective Constable, Elmshire Police",
    "Una Brand, Health Visitor, Elmshire NHS Trust",
)


def test_all_four_with_name_role_and_agency() -> None:
    assert judged(*FOUR) == (STATUTORY, Outcome.MET, Outcome.MET)


@pytest.mark.parametrize("missing", range(4))
def test_one_of_the_four_is_missing(missing: int) -> None:
    value, outcome, _ = judged(*(line for number, line in enumerate(FOUR) if number != missing))
    assert set(STATUTORY) - set(value) == {(TM, SW, POLICE, HEALTH)[missing]}
    assert outcome is Outcome.NOT_MET


def test_an_apology_is_not_taking_part() -> None:
    value, outcome, _ = judged(*FOUR[:3], f"Apologies: {FOUR[3]}")
    assert (value, outcome) == ((SW, TM, POLICE), Outcome.NOT_MET)


def test_a_role_alone_is_enough_for_the_four_and_not_for_the_detail() -> None:
    assert judged(*FOUR[:3], "Health Visitor") == (STATUTORY, Outcome.MET, Outcome.NOT_MET)


def test_nobody_listed_is_nobody_there() -> None:
    assert judged() == ((), Outcome.NOT_MET, Outcome.NOT_MET)


def test_the_report_lists_everybody_and_who_took_part() -> None:
    present, absent = attendees_of([person(SW), person(HEALTH, took_part=False)])
    assert (present.name, present.role, present.agency, present.took_part) == ("Jo Pell", "role", "agency", True)
    assert not absent.took_part
