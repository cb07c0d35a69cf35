"""The outcome of actions follows from their owners and dates (the criteria's page, part 4). Every record is fictional."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from minutecheck.analysis.analyse import Analysis, understand
from minutecheck.analysis.scoring.model import Model
from minutecheck.criteria.action_scores import QUANTITIES, action_chances, action_quantities
from minutecheck.criteria.actions import GOOD_OWNERS, actions_of, judge_actions
from minutecheck.record import Place
from minutecheck.report import Action, DueKind, Outcome, OwnerKind
from tests.analysis.test_model import small_model
from tests.made import Piece, heading, item, names, paragraph, record_of, row, scored

ANALYSIS = understand(record_of(heading("Strategy discussion", 1), paragraph("Orla was seen.")))
GOOD, BAD = (OwnerKind.ROLE, DueKind.DATED), (OwnerKind.AGENCY, DueKind.VAGUE)


def action(owner: OwnerKind, due: DueKind) -> Action:
    return Action(
        text="Orla", owner=None, owner_kind=owner, owner_attendee=None, due=None, due_kind=due, due_date=None,
        outcome=Outcome.MET, start=0, end=4, place=Place(),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("kinds", "outcome"),
    [
        ([], Outcome.NOT_MET),
        ([GOOD], Outcome.MET),
        ([GOOD, (OwnerKind.PERSON, DueKind.DATED)], Outcome.MET),
        ([BAD], Outcome.NOT_MET),
        ([BAD, (OwnerKind.GROUP, DueKind.NONE), (OwnerKind.NONE, DueKind.VAGUE)], Outcome.NOT_MET),
        ([GOOD, BAD], Outcome.PARTLY_MET),
        ([(OwnerKind.ROLE, DueKind.NONE)], Outcome.PARTLY_MET),
        ([(OwnerKind.NONE, DueKind.DATED)], Outcome.PARTLY_MET),
        ([(OwnerKind.ROLE, DueKind.VAGUE), (OwnerKind.NONE, DueKind.DATED)], Outcome.PARTLY_MET),
    ],
)
def test_the_outcome_of_all_actions(kinds: list[tuple[OwnerKind, DueKind]], outcome: Outcome) -> None:
    judgement = judge_actions(ANALYSIS, [action(*kind) for kind in kinds])
    assert (judgement.value, judgement.outcome) == (len(kinds), outcome)
    assert (judgement.advice is None) is (outcome is Outcome.MET)
    assert len(judgement.evidence) == len(kinds)


def test_one_action_is_met_by_owner_and_date_together_whatever_the_kinds() -> None:
    for owner, due in product(OwnerKind, DueKind):
        good = (owner in (OwnerKind.PERSON, OwnerKind.ROLE), due is DueKind.DATED)
        outcome = {2: Outcome.MET, 1: Outcome.PARTLY_MET, 0: Outcome.NOT_MET}[sum(good)]
        assert judge_actions(ANALYSIS, [action(owner, due)]).outcome is outcome


@pytest.mark.parametrize(
    ("kinds", "summary"),
    [
        ([], "The record does not show an action."),
        ([GOOD], "The record shows 1 action, with an owner and a date."),
        ([GOOD, GOOD], "The record shows 2 actions, each with an owner and a date."),
        ([GOOD, BAD], "The record shows 2 actions: 1 with an owner, 1 with a date."),
        ([BAD], "The record shows 1 action: 0 with an owner, 0 with a date."),
    ],
)
def test_the_summary_counts(kinds: list[tuple[OwnerKind, DueKind]], summary: str) -> None:
    assert judge_actions(ANALYSIS, [action(*kind) for kind in kinds]).summary == summary


def test_people_and_roles_alone_are_good_owners() -> None:
    assert {OwnerKind.PERSON, OwnerKind.ROLE} == GOOD_OWNERS


def model_that_trusts_the_segment() -> Model:
    """Return a model whose combiner takes each segment's own score for its chance."""
    weights = [float(name == "own") for name in QUANTITIES]
    return replace(small_model(), combiners={"action": {"weights": weights, "bias": 0.0, "threshold": 0.5}})


def found_in(*pieces: Piece, actions: tuple[str, ...]) -> tuple[Action, ...]:
    record = record_of(heading("Strategy discussion, 3 May 2024", 1), heading("Actions"), *pieces)
    chances = {words: {"action": 0.9} for words in actions}
    return actions_of(scored(record, "action", chances, ("none", "action")), model_that_trusts_the_segment())


def test_each_action_says_what_it_lacks() -> None:
    pieces = (
        item("Jo Pell, social worker, to visit Orla by 7 May."),
        item("Police to check the address ASAP."),
        item("A referral to be made."),
        item("All to send their notes by 8 May."),
    )
    done, agency, nobody, group = found_in(*pieces, actions=("Jo", "Police", "A referral", "All"))
    assert (done.outcome, done.gaps) == (Outcome.MET, ())
    assert (agency.outcome, agency.due_date) == (Outcome.NOT_MET, None)
    assert agency.gaps == ("names an agency and no person or role in it", "says “ASAP” and no date")
    assert (nobody.outcome, nobody.gaps) == (Outcome.NOT_MET, ("has no owner", "has no date"))
    assert (group.outcome, group.gaps) == (Outcome.PARTLY_MET, ("names a group and no one person or role",))


def test_an_actions_words_stand_at_its_offsets_and_place() -> None:
    columns = names("Action", "By whom", "By when")
    (found,) = found_in(columns, row("Ring the ward", "Jo Pell", "7 May"), actions=("Ring",))
    assert found.text == "Ring the ward"
    assert (found.place.table, found.place.cell, found.place.section) == (1, 1, "Actions")
    assert str(found.due_date) == "2024-05-07"


def analysis_of(*pieces: Piece, chances: dict[str, float]) -> Analysis:
    return scored(record_of(*pieces), "action", {w: {"action": c} for w, c in chances.items()}, ("none", "action"))


def column(rows: np.ndarray, name: str) -> list[float]:
    return [float(value) for value in rows[:, QUANTITIES.index(name)]]


def test_a_segments_siblings_weigh_in() -> None:
    analysis = analysis_of(
        heading("Record", 1), heading("Actions"), item("One."), item("Two."), paragraph("Three."),
        chances={"One": 0.9, "Two": 0.2},
    )  # fmt: skip
    rows = action_quantities(analysis)
    own, siblings = column(rows, "own"), column(rows, "siblings")
    assert siblings[2] == own[3]
    assert siblings[3] == own[2]
    assert siblings[4] == -2.0
    assert own[2] > 0 > own[3]
    assert column(rows, "list item") == [0, 0, 1, 1, 0]
    assert column(rows, "in action zone") == [0, 1, 1, 1, 1]


def test_headings_and_lines_without_a_letter_are_never_actions() -> None:
    analysis = analysis_of(heading("Ring the ward", 1), item("12/05"), item("Ring the ward"), chances={})
    chances = action_chances(analysis, {"weights": [0.0] * len(QUANTITIES), "bias": 5.0})
    assert chances[:2] == [0.0, 0.0]
    assert chances[2] == pytest.approx(0.9933, abs=1e-4)


def test_certain_scores_give_finite_quantities() -> None:
    analysis = analysis_of(paragraph("One."), paragraph("Two."), chances={"One": 1.0})
    assert np.isfinite(action_quantities(analysis)).all()
    assert column(action_quantities(analysis), "own")[0] > 5
