"""How email messages are read. All people and messages here are fictional."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from minutecheck.readers import read_bytes
from minutecheck.record import Part, ReadError, ReadErrorCode, Record

BODY = "Strategy discussion this morning, by phone.\n\nSection 47 enquiries start today.\n"


def message(body: str, *, subject: str = "Robin", html: bool = False) -> EmailMessage:
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = "ann@example.org", "bo@example.org", subject
    made["Date"] = "Mon, 06 May 2024 09:00:00 +0000"
    made.set_content(body, subtype="html" if html else "plain")
    return made


def read(made: EmailMessage) -> Record:
    return read_bytes(made.as_bytes(), "minutes.eml")


def words(record: Record, part: Part) -> list[str]:
    return [record.text[block.start : block.end] for block in record.blocks if block.part is part]


def test_the_body_comes_first_and_the_headers_after_it() -> None:
    record = read(message(BODY))
    assert record.format == "email"
    assert record.text.startswith("Strategy discussion this morning")
    assert words(record, Part.HEADER) == [
        "From: ann@example.org",
        "To: bo@example.org",
        "Subject: Robin",
        "Date: Mon, 06 May 2024 09:00:00 +0000",
    ]


def test_older_messages_and_the_signature_are_kept_apart() -> None:
    for start in (
        "On Mon, 6 May 2024 at 08:11, Bo Day wrote:",
        "-----Original Message-----",
        "From: Bo Day\nSent: 6 May 2024\nTo: Ann Lee\nSubject: Robin",
    ):
        record = read(message(f"{BODY}\n> is it joint?\n-- \nAnn Lee, team manager\n\n{start}\n> No enquiries then?\n"))
        assert words(record, Part.BODY) == BODY.strip().split("\n\n")
        assert "No enquiries then?" in words(record, Part.QUOTED)
        assert "is it joint?" in words(record, Part.QUOTED) or "is it joint?" in words(record, Part.QUOTED)[0]


def test_a_signature_without_history_is_a_footer() -> None:
    record = read(message(f"{BODY}\n-- \nAnn Lee, team manager\n"))
    assert words(record, Part.FOOTER) == ["Ann Lee, team manager"]


def test_a_forwarded_record_is_the_body() -> None:
    passed_on = (
        f"For the file.\n\n---------- Forwarded message ---------\nFrom: Bo\nDate: 6 May\nSubject: notes\n\n{BODY}"
    )
    record = read(message(passed_on, subject="Fwd: notes"))
    assert "Section 47 enquiries start today." in words(record, Part.BODY)
    assert "Subject: notes" not in words(record, Part.BODY)


def test_html_is_read_where_there_is_no_plain_text() -> None:
    html = "<p><b>Outcome</b></p><p>Section 47 starts.</p><div class='gmail_quote'><p>Old words.</p></div>"
    record = read(message(html, html=True))
    assert words(record, Part.BODY) == ["Outcome", "Section 47 starts."]
    assert words(record, Part.QUOTED) == ["Old words."]


def test_what_is_attached_and_not_read_is_counted_and_never_named() -> None:
    made = message(BODY)
    made.add_attachment(b"\x89PNG\r\n\x1a\n", maintype="image", subtype="png", filename="robin.png")
    made.add_attachment(b"\x00\x01\x02", maintype="application", subtype="octet-stream", filename="robin.bin")
    made.add_attachment(BODY.encode(), maintype="text", subtype="plain", filename="minutes.txt")
    record = read(made)
    assert record.not_read == ("1 attached picture", "1 attachment of a kind that is not read")
    assert "robin" not in record.text


def test_an_email_that_only_carries_a_file_has_no_text() -> None:
    made = message("\n")
    made.add_attachment(b"x", maintype="application", subtype="pdf", filename="robin.pdf")
    with pytest.raises(ReadError) as refused:
        read(made)
    assert refused.value.code is ReadErrorCode.NO_TEXT


def test_an_answer_without_words_of_its_own_is_read_as_what_it_answers() -> None:
    record = read(message(f"On Mon, 6 May 2024, Bo Day wrote:\n> {BODY}"))
    assert "Section 47 enquiries start today." in words(record, Part.BODY)


def test_encoded_headers_and_bodies_are_decoded() -> None:
    made = message("Café meeting – agreed, naïve plan.", subject="Zoë’s meeting")
    record = read(made)
    assert "Café meeting – agreed" in record.text
    assert "Subject: Zoë’s meeting" in record.text


def test_flowed_lines_are_joined() -> None:
    made = message(BODY)
    made.set_content("She was seen at home on Monday \nand was well.\n")
    made.set_param("format", "flowed")
    assert "Monday and was well." in read(made).text
