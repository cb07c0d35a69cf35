"""Which words call a meeting a strategy discussion. All wording is fictional."""

from __future__ import annotations

import pytest

from minutecheck.analysis.structure.naming import mentions_strategy, names_strategy_discussion


@pytest.mark.parametrize(
    "text",
    [
        "Strategy discussion",
        "Record of STRATEGY MEETING, Orla P.",
        "Strat mtg by phone with SW and police",
        "I attended the strategy meeting this morning.",
        "Dialled in to strat call.",
        "Strategy telephone discussion held 3/5/24",
        "Complex strategy meeting",
        "Attended strat re bruise",
        "The second strategy discussion took place and I attended.",
    ],
)
def test_a_strategy_discussion_is_known_by_its_name(text: str) -> None:
    assert names_strategy_discussion(text)


@pytest.mark.parametrize(
    "text",
    [
        "Meeting with social care",
        "Professionals meeting",
        "S47 meeting",
        "Behaviour strategy meeting with mum",
        "Sleep strategy discussed",
        "Coping strategies discussed at length",
        "Strategy group minutes",
        "I asked for a strategy discussion.",
        "A strategy meeting will be held on Friday.",
        "No strategy discussion was needed.",
        "The strategy discussion was cancelled.",
        "Awaiting strategy meeting",
        "",
    ],
)
def test_other_strategies_and_discussions_not_held_do_not_count(text: str) -> None:
    assert not names_strategy_discussion(text)


def test_a_discussion_that_is_planned_is_spoken_of() -> None:
    assert mentions_strategy("A strategy meeting will be held on Friday.")
    assert not mentions_strategy("Behaviour strategy meeting with mum")
