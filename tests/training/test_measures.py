"""The measures agree with examples worked out by hand. Every record here is fictional."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutecheck.record import Place
from minutecheck.report import Action, DueKind, Evidence, Judgement, Kind, Outcome, OwnerKind, RecordReport
from minutecheck.training.corpus import LabelledRecord
from minutecheck.training.measures import compare, macro_f1, match_actions, of_right_kind


def test_macro_f1_by_hand() -> None:
    pairs = [("a", "a"), ("a", "a"), ("a", "b"), ("b", "b"), ("b", "a"), ("b", "b")]
    # a: 2 right, 1 missed, 1 wrong: F1 = 4/6. b: the same.
    assert macro_f1(pairs) == pytest.approx(2 / 3)
    # a: F1 = 2*2/(2*2+1) = 0.8; b: none right.
    assert macro_f1([("a", "a"), ("a", "a"), ("b", "a")]) == pytest.approx((0.8 + 0) / 2)


def test_macro_f1_averages_over_the_golds_values_alone() -> None:
    # "c" never stands in the gold, so saying it costs the recall of "a" and no value of its own.
    assert macro_f1([("a", "a"), ("a", "c")]) == pytest.approx(2 / 3)
    assert macro_f1([]) == 0.0
    assert macro_f1([("a", "a")]) == 1.0


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abcd")), min_size=1, max_size=20))
@settings(deadline=None)
def test_macro_f1_is_that_of_scikit_learn(pairs: list[tuple[str, str]]) -> None:
    from sklearn.metrics import f1_score

    gold, said = [one for one, _ in pairs], [other for _, other in pairs]
    wanted = f1_score(gold, said, labels=sorted(set(gold)), average="macro", zero_division=0)
    assert macro_f1(pairs) == pytest.approx(wanted)


def gold_action(text: str, owner: str = "role", due: str = "dated") -> dict[str, Any]:
    return {"text": text, "owner_kind": owner, "due_kind": due}


def said_action(text: str, owner: OwnerKind = OwnerKind.ROLE, due: DueKind = DueKind.DATED) -> Action:
    return Action(text=text, owner=None, owner_kind=owner, owner_attendee=None, due=None, due_kind=due, due_date=None,
                  outcome=Outcome.MET, start=0, end=len(text), place=Place())  # fmt: skip


def judgement(criterion: str, value: str) -> Judgement:
    return Judgement(id=criterion, value=value, outcome=Outcome.MET, confidence=1, summary="x")


def labelled(kind: str = "minutes", actions: tuple[dict[str, Any], ...] = (), **values: str) -> LabelledRecord:
    criteria = {name.replace("_", "-"): {"value": value, "evidence": []} for name, value in values.items()}
    return LabelledRecord("made-1", "", kind, date(2024, 5, 3), criteria, actions, {"history": "yes"})


def reported(kind: Kind = Kind.MINUTES, actions: tuple[Action, ...] = (), **values: str) -> RecordReport:
    found = tuple(judgement(name.replace("_", "-"), value) for name, value in values.items())
    return RecordReport(path="x", sha256=None, kind=kind, kind_confidence=1, meeting_date=date(2024, 5, 3),
                        criteria=(*found, judgement("history", "yes")), actions=actions)  # fmt: skip


ALL = {"s47_decision": "initiate", "risk_level": "high", "rationale": "stated", "challenge": "recorded",
       "meeting_label": "correct"}  # fmt: skip


def test_a_perfect_report_scores_one() -> None:
    action = "Jo Pell to ring the ward"
    scores = compare(
        [labelled(actions=(gold_action(action),), **ALL)], [reported(actions=(said_action(action),), **ALL)]
    )
    assert scores.core() == 1.0
    assert scores.further() == 1.0
    assert scores.f1("found") == scores.f1("strict") == 1.0
    assert scores.pairs["meeting_date"] == [("2024-05-03", "2024-05-03")]


def test_the_core_score_is_the_mean_of_five_and_the_actions() -> None:
    wrong = {**ALL, "challenge": "absent"}
    action = "Jo Pell to ring the ward"
    said = said_action(action, due=DueKind.NONE)
    scores = compare([labelled(actions=(gold_action(action),), **ALL)], [reported(actions=(said,), **wrong)])
    assert scores.f1("found") == 1.0
    assert scores.f1("strict") == 0.0
    assert scores.core() == pytest.approx(4 / 6)


def test_a_person_and_a_role_are_equally_good_owners() -> None:
    action = "Jo Pell to ring the ward"
    said = said_action(action, owner=OwnerKind.PERSON)
    assert (
        compare([labelled(actions=(gold_action(action),), **ALL)], [reported(actions=(said,), **ALL)]).f1("strict")
        == 1.0
    )


def test_f1_of_actions_by_hand() -> None:
    gold = (
        gold_action("Ring the ward today"),
        gold_action("Visit Orla at nursery"),
        gold_action("Send the growth chart"),
    )
    said = (said_action("Ring the ward today"), said_action("Book a taxi home"))
    scores = compare([labelled(actions=gold, **ALL)], [reported(actions=said, **ALL)])
    assert scores.f1("found") == pytest.approx(2 * 1 / (3 + 2))


def test_what_does_not_apply_on_both_sides_is_not_counted_but_for_the_label() -> None:
    scores = compare([labelled("other")], [reported(Kind.OTHER)])
    assert scores.pairs["risk-level"] == []
    assert scores.pairs["meeting-label"] == [("not_applicable", "not_applicable")]
    assert "history" not in scores.pairs


def test_actions_are_paired_one_to_one_the_closest_first() -> None:
    gold = [gold_action("Ring the ward"), gold_action("Ring the ward about the chart")]
    said = [gold_action("Ring the ward about the growth chart")]
    ((one, _),) = match_actions(gold, said)
    assert one["text"] == "Ring the ward about the chart"
    assert match_actions([gold_action("Ring the ward")], [gold_action("Visit Orla at home")]) == []
    assert match_actions([gold_action("Ring")], [gold_action("Ring")]) == []


def test_evidence_is_counted_by_record_and_by_piece() -> None:
    gold = labelled(**ALL)
    gold.criteria["risk-level"]["evidence"].append("The risk to Orla is high.")
    piece = Evidence(quote="risk to Orla is high", start=0, end=20, place=Place(), by="rule:x")
    other = piece.model_copy(update={"quote": "A dog was walked in the park"})
    report = reported(**ALL)
    shown = tuple(
        found.model_copy(update={"evidence": (piece, other)}) if found.id == "risk-level" else found
        for found in report.criteria
    )
    scores = compare([gold, gold], [report.model_copy(update={"criteria": shown}), report])
    assert scores.evidence_found("risk-level") == 0.5
    assert scores.evidence_right("risk-level") == 0.5
    assert scores.evidence_right("challenge") is None


def test_a_wrong_kind_is_left_out_where_only_right_kinds_are_asked_for() -> None:
    kept, reports = of_right_kind([labelled(**ALL), labelled("other")], [reported(**ALL), reported(**ALL)])
    assert [record.kind for record in kept] == ["minutes"]
    assert len(reports) == 1
