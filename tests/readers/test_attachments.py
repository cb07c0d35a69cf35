"""Documents attached to invented emails are records of their own."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from minutecheck.readers import attached_to
from minutecheck.record import ReadErrorCode
from minutecheck.review import DEEPEST, review_attached, review_bytes, review_many

MINUTES = (
    "Record of strategy discussion\n\nHeld on 12 March 2024. Present: Jo Lane, Social Worker; Mo Shah, Team Manager; "
    "DC Amos, Police; Bo Day, Health Visitor.\n\nAll agreed that section 47 enquiries will start today.\n"
)


def message(subject: str = "Notes") -> EmailMessage:
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = "a@example.org", "b@example.org", subject
    made.set_content("The record of the discussion is attached.")
    return made


def attach(made: EmailMessage, name: str | None, data: bytes = MINUTES.encode()) -> EmailMessage:
    made.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return made


def test_each_attached_document_is_a_record_after_its_email(tmp_path):
    file = tmp_path / "mail.eml"
    file.write_bytes(attach(attach(message(), "one.txt"), "two.txt").as_bytes())
    reviewed = list(review_many([file]))
    assert [one.report.path for one in reviewed] == [str(file), f"{file}/one.txt", f"{file}/two.txt"]
    assert all(one.record is not None and "section 47 enquiries" in one.record.text for one in reviewed[1:])


def test_one_that_cannot_be_read_is_a_record_with_an_error_and_costs_itself_only():
    made = attach(attach(message(), "bad.pdf", b"%PDF-1.4 broken"), "good.txt")
    bad, good = review_attached(review_bytes(made.as_bytes(), "mail.eml"))
    assert bad.report.error is not None
    assert bad.report.error.code is ReadErrorCode.CORRUPT
    assert good.report.error is None


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("minutes.txt", "minutes.txt"),
        ("../../etc/passwd", "passwd"),
        ("C:\\temp\\notes.txt", "notes.txt"),
        ("..", "attachment-1.txt"),
        (None, "attachment-1.txt"),
        ('a<b>:"c|?*.txt', "a_b___c___.txt"),
        ("x" * 300 + ".txt", "x" * 76 + ".txt"),
    ],
)
def test_a_name_never_leads_out_of_its_folder(given: str | None, name: str):
    assert [found for found, _ in attached_to(attach(message(), given).as_bytes())] == [name]


def test_an_attached_email_is_followed_but_not_for_ever():
    inner = attach(message("innermost"), "minutes.txt")
    for _ in range(DEEPEST + 1):
        outer = message("outer")
        outer.add_attachment(inner)
        inner = outer
    reviewed = list(review_attached(review_bytes(inner.as_bytes(), "mail.eml")))
    assert len(reviewed) == DEEPEST + 1
    assert reviewed[-1].report.error is not None
    assert reviewed[-1].report.error.code is ReadErrorCode.TOO_LARGE


def test_what_is_no_email_has_nothing_attached():
    assert attached_to(MINUTES.encode()) == ()
    assert attached_to(b"multipart/ " + MINUTES.encode()) == ()
