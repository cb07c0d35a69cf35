"""How the labelled cases are read, with a margin. Everybody in them is fictional."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest

from minutecheck.analysis.people.people import find_people
from minutecheck.analysis.scoring.model import shipped_model
from minutecheck.analysis.structure.structure import segments_of
from minutecheck.follow_up.cases import figures_of, read_cases
from minutecheck.follow_up.follow import Earlier, Later, follow, later_of
from minutecheck.follow_up.state import State
from minutecheck.readers import read_bytes
from minutecheck.record import Place
from minutecheck.report import Action, Outcome
from tests.whole import TOP

CASES = read_cases(TOP / "benchmarks" / "follow-up.jsonl")
EVERY = 6


def test_there_are_enough_cases_of_every_state() -> None:
    assert len(CASES) >= 60
    assert sum(case.held_out for case in CASES) >= len(CASES) // 3
    assert len({case.id for case in CASES}) == len(CASES)
    assert {case.expected for case in CASES} == set(State)


def test_cases_that_the_rules_were_tuned_on_are_read_well() -> None:
    figures = figures_of([case for case in CASES if not case.held_out])
    assert figures.right / figures.cases >= 0.83
    assert figures.wrong_done == 0


def test_cases_held_out_are_hardly_ever_wrongly_done() -> None:
    figures = figures_of([case for case in CASES if case.held_out])
    assert figures.right / figures.cases >= 0.72
    assert figures.wrong_done <= 1


def test_the_page_gives_the_figures_that_are_measured() -> None:
    page = (TOP / "docs" / "follow-up.md").read_text(encoding="utf-8")
    given = re.findall(r"^\| (tuned on|held out)[^|]*\((\d+)\) \| (\d+) \| (\d+) \|$", page, re.MULTILINE)
    for name, held_out in (("tuned on", False), ("held out", True)):
        figures = figures_of([case for case in CASES if case.held_out is held_out])
        rows = [[int(number) for number in numbers] for kind, *numbers in given if kind == name]
        assert [sum(column) for column in zip(*rows, strict=True)] == [figures.cases, figures.right, figures.wrong_done]


def _corpus() -> list[tuple[Earlier, Later]]:
    """Return some of the project's own fictional records with their labelled actions."""
    lexicon = shipped_model().lexicon
    found = []
    for file in sorted((TOP / "corpora").glob("own-records-*.jsonl")):
        labelled = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
        for entry in [one for one in labelled if one["actions"]][::EVERY]:
            record = read_bytes(entry["text"].encode(), "case.md")
            actions = tuple(_action(one) for one in entry["actions"])
            earlier = Earlier(record, actions, find_people(record, segments_of(record)), None)
            found.append((earlier, later_of(record, lexicon)))
    return found


def _action(labelled: dict[str, str]) -> Action:
    due = date.fromisoformat(labelled["due_date"]) if labelled["due_date"] else None
    return Action.model_validate(
        {key: labelled[key] for key in ("text", "owner", "owner_kind", "due", "due_kind")}
        | {"owner_attendee": None, "due_date": due, "outcome": Outcome.MET, "start": 0, "end": 0, "place": Place()}
    )


@pytest.mark.slow
def test_neither_an_unrelated_record_nor_its_own_words_report_an_action_done() -> None:
    records, lexicon = _corpus(), shipped_model().lexicon
    others = [later for _, later in records]
    tried = wrong = 0
    for number, (earlier, own) in enumerate(records):
        for later in (own, others[(number + 1) % len(others)], others[(number + 5) % len(others)]):
            states = [action.state for action in follow(earlier, [later], lexicon)]
            tried, wrong = tried + len(states), wrong + states.count(State.DONE)
    assert tried > 300
    assert wrong <= tried * 0.005
