"""Services offered without the need behind them, judged on the record's actions. Everybody here is invented."""

from __future__ import annotations

import pytest

from minutecheck.report import Judgement, Kind, Outcome
from minutecheck.review import review_bytes

RECORD = """Strategy discussion

Date: Tuesday 7 May 2024
Child: Orla Finch, aged 6

Outcome

The meeting agreed that joint section 47 enquiries will start today because the bruise is not explained.
{said}

Actions

- Jo Pell to visit Orla at school by 8 May 2024.
- {action}
"""


def judged(action: str, said: str = "") -> Judgement:
    text = RECORD.format(action=action, said=said)
    found = review_bytes(text.encode(), "minutes.txt", kind=Kind.MINUTES).report.judgement("service-language")
    assert found is not None
    return found


@pytest.mark.parametrize(
    "action",
    ["Jo Pell to refer the family to early help by 10 May 2024.", "Una Brand to make a CAMHS referral by Friday."],
)
def test_an_action_that_only_offers_a_service_is_flagged_with_its_words(action: str) -> None:
    found = judged(action)
    assert (found.value, found.outcome) == ("flagged", Outcome.NOT_MET)
    assert [piece.quote for piece in found.evidence] == [action]


@pytest.mark.parametrize(
    "action",
    [
        "Jo Pell to refer the family to early help so that Orla is taken to school, by 10 May 2024.",
        "Una Brand to make a CAMHS referral for Orla's nightmares by Friday.",
        "Una Brand to ring CAMHS for their records by Friday.",
        "DC Amory to take a statement from the teacher by Friday.",
    ],
)
def test_a_service_with_the_need_beside_it_or_a_task_of_enquiry_is_not(action: str) -> None:
    assert judged(action).value == "clear"


def test_a_service_that_is_no_action_is_not_flagged() -> None:
    past = "The family was offered early help in 2021."
    assert judged("Jo Pell to ring the ward by Friday.", said=past).value == "clear"


def test_other_kinds_of_record_are_not_judged() -> None:
    found = review_bytes(b"Conference minutes", "x.txt", kind=Kind.OTHER).report.judgement("service-language")
    assert found is not None
    assert found.outcome is Outcome.NOT_APPLICABLE
