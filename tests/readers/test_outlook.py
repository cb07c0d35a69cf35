"""Messages saved by Outlook, on compound files made here. All words in them are invented."""

from __future__ import annotations

import struct

import pytest

from minutecheck.readers import attached_to, read_bytes
from minutecheck.readers.outlook.rtf_body import unpacked
from minutecheck.record import Part, ReadError, ReadErrorCode, Record
from tests.readers.compound_files import Tree, compound_file

BODY = "Strategy discussion held today.\r\n\r\nAll agreed that section 47 enquiries will start.\r\n"
NINE = 133_547_076_000_000_000
"""12 March 2024, 9am, in tenths of microseconds since 1601."""


def wide(text: str) -> bytes:
    return text.encode("utf-16-le")


def message(**properties: bytes) -> Tree:
    """Return the streams of a message; each property is named by its tag and type."""
    sent = struct.pack("<IIQ", 0x00390040, 6, NINE)
    made: Tree = {f"__substg1.0_{tag}": content for tag, content in properties.items()}
    return {"__properties_version1.0": bytes(32) + sent, **made}


def body_of(record: Record, part: Part = Part.BODY) -> str:
    return "\n".join(record.text[block.start : block.end] for block in record.blocks if block.part is part)


MAIL = message(**{"0037001F": wide("Nia, 6"), "0C1A001F": wide("Jo Lane"), "1000001F": wide(BODY)})


def test_the_body_and_the_headers_of_a_message():
    record = read_bytes(compound_file(MAIL), "note.msg")
    assert record.format == "msg"
    assert "All agreed that section 47 enquiries will start." in body_of(record)
    assert "Subject: Nia, 6" in body_of(record, Part.HEADER)
    assert "Tue, 12 Mar 2024" in body_of(record, Part.HEADER)


def test_the_name_does_not_matter():
    assert read_bytes(compound_file(MAIL), "note.docx").format == "msg"


def test_older_words_are_kept_apart():
    text = "My view is unchanged, see the record.\r\n\r\n-----Original Message-----\r\nFrom: Bo\r\n\r\nOld words."
    record = read_bytes(compound_file(message(**{"1000001F": wide(text)})), "note.msg")
    assert "Old words." in body_of(record, Part.QUOTED)
    assert "Old words." not in body_of(record)


@pytest.mark.parametrize(
    "properties",
    [
        pytest.param({"1000001E": b"All agreed \x96 section 47.\r\n"}, id="in a code page"),
        pytest.param({"10130102": "<p>All agreed – section 47.</p>".encode()}, id="as a page"),
        pytest.param(
            {"10090102": struct.pack("<IIII", 0, 48, 0x414C454D, 0) + rb"{\rtf1\ansi All agreed \'96 section 47.\par}"},
            id="as rich text",
        ),
    ],
)
def test_a_body_in_other_forms(properties: dict[str, bytes]):
    assert "All agreed – section 47." in read_bytes(compound_file(message(**properties)), "note.msg").text


def test_rich_text_is_unpacked():
    """The worked example of the published format."""
    packed = bytes.fromhex(
        "2d0000002b0000004c5a4675f1c5c7a703000a00726370673132354232 0af32068656c090020627705b06c647d0a800fa0"
    )
    assert unpacked(packed) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"


@pytest.mark.parametrize("data", [b"", b"short", bytes(40), struct.pack("<IIII", 9, 99, 0x75465A4C, 0) + b"\xff" * 9])
def test_what_is_no_packed_text_is_empty_or_short(data: bytes):
    assert len(unpacked(data)) < 300


def test_attachments_are_records_of_their_own():
    attached: Tree = {"__substg1.0_3707001F": wide("minutes.txt"), "__substg1.0_37010102": BODY.encode()}
    inner: Tree = {"__substg1.0_3701000D": message(**{"1000001F": wide("Inner words of a message.")})}
    data = compound_file({**MAIL, "__attach_version1.0_#00000000": attached, "__attach_version1.0_#00000001": inner})
    (name, content), (_, mail) = attached_to(data)
    assert (name, content) == ("minutes.txt", BODY.encode())
    assert "Inner words of a message." in read_bytes(mail, "inner.eml").text


def test_a_damaged_message_is_refused_in_one_sentence():
    data = compound_file(MAIL)
    for cut in (600, 1100, len(data) // 2):
        with pytest.raises(ReadError) as refused:
            read_bytes(data[:cut] + wide("__substg1.0___properties_version1.0"), "note.msg")
        assert refused.value.code in (ReadErrorCode.CORRUPT, ReadErrorCode.NO_TEXT)
