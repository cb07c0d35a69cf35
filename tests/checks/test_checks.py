"""The checks beyond the criteria, from record to report. All people and events are invented."""

from __future__ import annotations

import pytest

from minutecheck.report import CheckOutcome, Kind
from minutecheck.review import review_bytes
from tests.checks.made import checks_of

SHOWN, NOT_SHOWN, TO_NOTE = CheckOutcome.SHOWN, CheckOutcome.NOT_SHOWN, CheckOutcome.INFORMATION

NO_INJURY = "The meeting agreed that joint section 47 enquiries will start today because nobody has fed her."
COUNTED = [
    pytest.param("chair-manager", {}, SHOWN, id="a team manager in the chair"),
    pytest.param(
        "chair-manager",
        {"referral": "Chair: Ines Vale, Team Manager", "chair": "Ines Vale, Team Manager, Children's Services"},
        *(SHOWN,), id="a chair named in a field of the form",
    ),
    pytest.param("chair-manager", {"chair": "Ines Vale, Team Manager, Children's Services"}, NOT_SHOWN, id="no chair"),
    pytest.param("health-for-age", {}, SHOWN, id="a school nurse for a child of six"),
    pytest.param("health-for-age", {"child": "Child: Orla Finch, aged 7 months"}, NOT_SHOWN, id="a school nurse for a baby"),
    pytest.param("health-for-age", {"child": "Child: Orla Finch"}, None, id="no age given"),
    pytest.param("paediatrician", {}, SHOWN, id="a paediatrician took part"),
    pytest.param("paediatrician", {"doctor": None}, NOT_SHOWN, id="a bruise and no doctor"),
    pytest.param(
        "paediatrician",
        {"doctor": None, "information": "Orla came to school hungry.", "decision": NO_INJURY},
        *(None,), id="no injury",
    ),
    pytest.param("referrer-invited", {}, None, id="no referrer named"),
    pytest.param(
        "referrer-invited", {"information": "The referral was made by the school."}, SHOWN, id="the school referred and came"
    ),
    pytest.param(
        "referrer-invited", {"information": "Referred by the midwife on the ward."}, NOT_SHOWN, id="the referrer is not there"
    ),
    pytest.param(
        "referrer-invited",
        {"information": "Referral from probation. Probation was invited and sent apologies."},
        *(SHOWN,), id="the referrer was invited",
    ),
    pytest.param("referrer-invited", {"information": "Referred by a neighbour who heard it."}, None, id="a private person"),
    pytest.param(
        "nursery-invited",
        {"child": "Child: Orla Finch, aged 3", "information": "Orla attends Acorns nursery on three mornings."},
        *(NOT_SHOWN,), id="a nursery that did not come",
    ),
    pytest.param(
        "nursery-invited",
        {
            "child": "Child: Orla Finch, aged 3",
            "information": "Orla attends Acorns nursery on three mornings.",
            "teacher": "Bea Hale, Nursery Manager, Acorns Nursery",
        },
        *(SHOWN,), id="a nursery that came",
    ),
    pytest.param("nursery-invited", {"information": "Orla went to a nursery."}, None, id="a child of six"),
    pytest.param("decisions-differ", {}, None, id="one decision"),
    pytest.param(
        "decisions-differ",
        {"risk": "The section 47 threshold is not met and enquiries will not be made."},
        *(TO_NOTE,), id="two decisions",
    ),
    pytest.param("same-day", {}, SHOWN, id="a bruise, met on the day of the referral"),
    pytest.param("same-day", {"referral": "Date of referral: 2 May 2024"}, NOT_SHOWN, id="a bruise, met five days later"),
    pytest.param("same-day", {"referral": None}, None, id="no date of referral"),
    pytest.param("conference-limit", {}, SHOWN, id="a conference within 15 working days"),
    pytest.param(
        "conference-limit",
        {"conference": "The initial child protection conference will be on Monday 3 June 2024."},
        *(NOT_SHOWN,), id="a conference after 18 working days",
    ),
    pytest.param("conference-limit", {"conference": None}, None, id="no conference"),
    pytest.param("circulation-limit", {}, SHOWN, id="sent within one working day"),
    pytest.param(
        "circulation-limit",
        {"circulation": "These minutes will be sent to everybody by Friday 17 May 2024."},
        *(NOT_SHOWN,), id="sent after eight working days",
    ),
    pytest.param("due-before-meeting", {}, None, id="due after the meeting"),
    pytest.param(
        "due-before-meeting", {"action": "Jo Pell to visit Orla at school by 3 May 2024."}, TO_NOTE, id="due before it"
    ),
    pytest.param("due-on-day-off", {}, None, id="due on a Wednesday"),
    pytest.param(
        "due-on-day-off", {"action": "Jo Pell to send the report by 27 May 2024."}, TO_NOTE, id="due on a bank holiday"
    ),
    pytest.param("due-on-day-off", {"action": "Jo Pell to send the report by 11/05/2024."}, TO_NOTE, id="due on a Saturday"),
    pytest.param("weekday-and-date", {}, None, id="weekday and date agree"),
    pytest.param("weekday-and-date", {"date": "Date: Monday 7 May 2024"}, TO_NOTE, id="weekday and date disagree"),
    pytest.param("meeting-before-referral", {}, None, id="the referral came first"),
    pytest.param("meeting-before-referral", {"referral": "Date of referral: 9 May 2024"}, TO_NOTE, id="the meeting did"),
    pytest.param("owner-not-there", {}, None, id="the owner took part"),
    pytest.param(
        "owner-not-there",
        {"action": "Marcus Oyelaran to visit Orla at school by 8 May 2024."},
        *(TO_NOTE,), id="the owner did not",
    ),
    pytest.param("title-and-content", {}, None, id="the title says what it was"),
    pytest.param("title-and-content", {"title": "Core group meeting"}, TO_NOTE, id="the title names another meeting"),
    pytest.param("risk-levels-differ", {}, None, id="one level of risk"),
    pytest.param(
        "risk-levels-differ",
        {"medical": "The level of risk to Orla is low."},
        *(TO_NOTE,), id="two levels of risk",
    ),
    pytest.param("joint-or-single", {}, SHOWN, id="joint enquiries"),
    pytest.param(
        "joint-or-single",
        {"decision": "The meeting agreed that section 47 enquiries will start today because the bruise is not explained."},
        *(NOT_SHOWN,), id="neither joint nor single agency",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("name", "changes", "outcome"), COUNTED)
def test_a_check_says_what_the_record_shows(
    name: str, changes: dict[str, str | None], outcome: CheckOutcome | None
) -> None:
    found = checks_of(**changes).get(name)
    assert (found.outcome if found else None) == outcome


def test_wording_is_neutral_and_names_the_record() -> None:
    for check in checks_of(
        chair="Ines Vale, Team Manager", doctor=None, referral="Date of referral: 2 May 2024"
    ).values():
        assert "{" not in check.summary
        assert "fail" not in check.summary.lower()
        if check.outcome is NOT_SHOWN:
            assert "does not show" in check.summary or "the record" in check.summary.lower()
            assert check.advice
            assert check.source


def test_a_time_limit_is_given_with_its_days() -> None:
    late = checks_of(conference="The initial child protection conference will be on Monday 3 June 2024.")
    summary = late["conference-limit"].summary
    assert "Monday 3 June 2024" in summary
    assert "15 working days" in summary


def test_the_doctor_who_took_part_is_the_evidence() -> None:
    (piece,) = checks_of(medical=None)["paediatrician"].evidence
    assert piece.quote == "Dr Amal Roy, Consultant Paediatrician, Elmshire NHS Trust"


def test_other_records_have_no_checks() -> None:
    report = review_bytes(b"Ella was seen by the dentist today.", "note.txt", kind=Kind.CASE_NOTE).report
    assert report.checks == ()
