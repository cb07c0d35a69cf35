"""What kind of record a document is, and whether its meeting is called what it was. Every record here is fictional."""

from __future__ import annotations

from datetime import date

import pytest

from minutecheck.analysis.analyse import score, understand
from minutecheck.analysis.scoring.model import shipped_model
from minutecheck.criteria import judge_record
from minutecheck.criteria.kind import judge_kind, kind_quantities
from minutecheck.criteria.meeting_label import judge_case_note, judge_minutes
from minutecheck.record import Part
from minutecheck.report import Judgement, Kind, Outcome
from minutecheck.rulebook import criteria_catalogue
from tests.made import Piece, heading, item, names, paragraph, record_of, row

MINUTES: tuple[Piece, ...] = (
    heading("Strategy discussion: Orla Finch, aged 6", 1),
    paragraph("Friday 3 May 2024, 2pm, by video."),
    heading("Present"),
    item("Ines Vale, Team Manager, Children's Services (chair)"),
    item("Jo Pell, Social Worker, Children's Services"),
    item("DC Sam Amory, Detective Constable, Elmshire Police"),
    item("Una Brand, Health Visitor, Elmshire NHS Trust"),
    heading("Information shared"),
    paragraph("Nursery saw a bruise on Orla's back. Orla said that it hurt when she sat."),
    heading("Decision"),
    paragraph("Section 47 enquiries will start today because the bruise is not explained."),
    heading("Actions"),
    item("Jo Pell to visit Orla at nursery by 7 May."),
)
NOTE: tuple[Piece, ...] = (
    heading("Health visitor record: O.F.", 1),
    paragraph("01/05/2024 10:00 Seen at clinic with mum. Weight steady."),
    paragraph("02/05/2024 15:10 Phoned mum, no reply. Message left."),
    paragraph("03/05/2024 14:00 Attended strategy meeting by Teams with SW, team manager and DC. S47 agreed."),
    paragraph("08/05/2024 09:30 Home visit. Orla playing in the garden."),
)
LETTER: tuple[Piece, ...] = (
    paragraph("Dear Mr Finch,"),
    paragraph("Thank you for your letter about the car park. The barrier will be mended in June."),
    paragraph("Yours sincerely, A. Pell, Estates"),
)


@pytest.mark.parametrize(("pieces", "kind"), [(MINUTES, Kind.MINUTES), (NOTE, Kind.CASE_NOTE)])
def test_the_kind_of_plain_documents(pieces: tuple[Piece, ...], kind: Kind) -> None:
    model = shipped_model()
    found, sure = judge_kind(score(understand(record_of(*pieces)), model), model)
    assert found is kind
    assert 1 / 3 < sure <= 1


def test_a_letter_about_something_else_is_not_judged_as_minutes() -> None:
    model = shipped_model()
    found, _ = judge_kind(score(understand(record_of(*LETTER)), model), model)
    assert found is not Kind.MINUTES


def test_the_kind_rests_on_more_than_the_opening() -> None:
    model = shipped_model()
    form, filled, note = (
        kind_quantities(score(understand(record_of(*pieces)), model))
        for pieces in (
            (MINUTES[0], names("Name", "Role", "Agency"), row("Chair", "", ""), row("Police", "", "")),
            MINUTES,
            NOTE,
        )
    )
    assert (form["blank"], filled["blank"]) == (0.5, 0.0)
    assert (form["people"], filled["people"]) == (0.0, 4.0)
    # The note names it too, in its third entry, which is no title.
    assert (form["named at the top"], note["named at the top"]) == (1.0, 0.0)
    assert (filled["entries"], note["entries"]) == (2.0, 5.0)
    assert filled["decided"] > form["decided"]


def test_an_empty_record_has_a_kind() -> None:
    model = shipped_model()
    _, sure = judge_kind(score(understand(record_of()), model), model)
    assert 0 < sure <= 1


def minutes(*pieces: Piece) -> Judgement:
    return judge_minutes(understand(record_of(*pieces)))


def test_minutes_that_call_it_a_strategy_discussion_are_right() -> None:
    judgement = minutes(*MINUTES)
    assert (judgement.value, judgement.evidence[0].quote) == ("correct", MINUTES[0][0])


def test_the_name_may_stand_in_the_pages_header() -> None:
    header = paragraph("Strategy discussion record", part=Part.HEADER)
    assert minutes(header, heading("Orla Finch", 1), paragraph("Enquiries will start.")).value == "correct"


def test_minutes_under_another_name_are_mislabelled_and_the_label_is_shown() -> None:
    judgement = minutes(paragraph("Friday 3 May 2024"), heading("Professionals meeting", 1), *MINUTES[1:])
    assert (judgement.value, judgement.outcome) == ("mislabelled", Outcome.NOT_MET)
    assert [found.quote for found in judgement.evidence] == ["Professionals meeting"]


def note(*pieces: Piece) -> Judgement:
    model = shipped_model()
    return judge_case_note(score(understand(record_of(*pieces)), model), model)


def test_a_note_that_names_the_strategy_discussion_is_right() -> None:
    judgement = note(*NOTE)
    assert judgement.value == "correct"
    assert "strategy meeting" in judgement.evidence[0].quote


MISLABELLED = paragraph(
    "03/05/2024 14:00 Meeting with social care. On the call were the social worker, her team manager and DC Amory. "
    "All agreed that the threshold for section 47 is met. Joint visit today and medical tomorrow."
)


def test_a_strategy_discussion_under_another_name_is_mislabelled() -> None:
    judgement = note(*NOTE[:3], MISLABELLED)
    assert judgement.value == "mislabelled"
    assert "Meeting with social care" in judgement.evidence[0].quote


def test_one_mislabelled_entry_makes_the_record_mislabelled() -> None:
    judgement = note(*NOTE, MISLABELLED)
    assert judgement.value == "mislabelled"
    assert len(judgement.evidence) == 1


def test_an_entry_that_names_the_discussion_anywhere_is_right() -> None:
    words = MISLABELLED[0] + " This was the strategy discussion."
    assert note(*NOTE[:3], paragraph(words)).value == "correct"


def test_notes_of_no_meeting_do_not_come_into_it() -> None:
    judgement = note(*NOTE[:3])
    assert (judgement.value, judgement.outcome, judgement.evidence) == ("not_applicable", Outcome.NOT_APPLICABLE, ())


def judged(pieces: tuple[Piece, ...], kind: Kind) -> dict[str, Judgement]:
    model = shipped_model()
    report = judge_record(score(understand(record_of(*pieces)), model), model, kind)
    assert (report.kind, report.kind_confidence) == (kind, 1.0)
    return {judgement.id: judgement for judgement in report.criteria}


@pytest.mark.parametrize("kind", Kind)
def test_every_criterion_has_its_judgement_in_the_order_of_the_page(kind: Kind) -> None:
    assert list(judged(MINUTES, kind)) == list(criteria_catalogue())


def test_case_notes_are_judged_on_the_name_alone_and_other_documents_on_nothing() -> None:
    of_note = judged(NOTE, Kind.CASE_NOTE)
    assert [name for name, found in of_note.items() if found.outcome is not Outcome.NOT_APPLICABLE] == ["meeting-label"]
    assert {found.outcome for found in judged(MINUTES, Kind.OTHER).values()} == {Outcome.NOT_APPLICABLE}


def test_only_minutes_have_actions_and_attendees() -> None:
    model = shipped_model()
    analysis = score(understand(record_of(*MINUTES)), model)
    assert judge_record(analysis, model, Kind.MINUTES).actions
    assert len(judge_record(analysis, model, Kind.MINUTES).attendees) == 4
    for kind in (Kind.CASE_NOTE, Kind.OTHER):
        report = judge_record(analysis, model, kind)
        assert report.actions == report.attendees == ()


def test_a_logs_day_is_that_of_the_entry_which_notes_the_discussion() -> None:
    model = shipped_model()
    assert judge_record(score(understand(record_of(*NOTE)), model), model).meeting_date == date(2024, 5, 3)
