"""The examples in ``rules/core/follow-up.yaml``, each read as it says. Everybody in them is fictional."""

from __future__ import annotations

from datetime import date

import pytest

from minutecheck.follow_up.cases import followed
from minutecheck.follow_up.words import Told, follow_up_words


@pytest.mark.parametrize(
    "example", follow_up_words().examples, ids=lambda example: f"{example.state}-{example.later[:40]}"
)
def test_an_example_is_read_as_it_says(example: Told) -> None:
    (found,) = followed([example.action], example.later, [], date(2024, 3, 12), date(2024, 3, 26))
    assert found.state == example.state


def test_every_state_has_an_example() -> None:
    assert {example.state for example in follow_up_words().examples} == {
        "done",
        "outstanding",
        "unclear",
        "not_mentioned",
    }
