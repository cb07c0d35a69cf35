"""What holds for every file, whatever is in it. All words here are fictional."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from minutecheck.readers import read_bytes
from minutecheck.record import BlockKind, ReadError, Record
from tests.readers.pdf_files import paragraph, pdf
from tests.readers.test_email import message
from tests.readers.test_rich_formats import HTML, RTF, odt

LINES = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        [
            "",
            "# A",
            "- b",
            "1. c",
            "| d | e |",
            "|---|---|",
            "f\tg",
            "h    i",
            "RISK:",
            "----",
            "> j",
            "**k**",
            "~~l",
            "☐ m",
        ]
    ),
)
WHOLE = [
    RTF,
    HTML,
    odt(),
    pdf([paragraph(700, "The meeting agreed.", "It ended.")]),
    message("Agreed.\n> no\n").as_bytes(),
]


def check(record: Record) -> None:
    """Check the layout that everything after reading relies on."""
    assert record.text == "".join(f"{record.text[block.start : block.end]}\n" for block in record.blocks)
    end = 0
    for block in record.blocks:
        assert block.start == end
        assert block.end > block.start
        end = block.end + 1
        inside = [*block.cells, *block.bold]
        assert all(block.start <= first <= last <= block.end for first, last in inside)
        assert all(one[1] <= other[0] for one, other in zip(block.bold, block.bold[1:], strict=False))
        if block.kind is BlockKind.ROW:
            assert " | ".join(record.words_of(cell) for cell in block.cells) == record.text[block.start : block.end]
    assert end == len(record.text)


def read_or_refuse(data: bytes, name: str) -> None:
    try:
        record = read_bytes(data, name)
    except ReadError:
        with pytest.raises(ReadError, match=r"\.$"):
            read_bytes(data, name)
        return
    check(record)
    assert read_bytes(data, name) == record


@given(st.lists(LINES, max_size=20), st.sampled_from(["a.txt", "a.md"]))
@example(["a|b", "---|---", "", "x  **y"], "a.md")
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_or_refused(lines: list[str], name: str) -> None:
    read_or_refuse("\n".join(lines).encode("utf-8", "surrogatepass"), name)


@given(
    st.binary(max_size=400),
    st.sampled_from([b"", b"%PDF-1.7\n", b"{\\rtf1 ", b"<html>", b"From: a\nTo: b\n\n", b"PK\x03\x04"]),
)
@settings(max_examples=150, deadline=None)
def test_any_bytes_are_read_or_refused(data: bytes, start: bytes) -> None:
    read_or_refuse(start + data, "a")


@pytest.mark.parametrize("whole", WHOLE, ids=["rtf", "html", "odt", "pdf", "email"])
def test_damaged_files_are_read_or_refused(whole: bytes) -> None:
    read_or_refuse(whole, "a")
    chance = random.Random(4)
    for _ in range(40):
        damaged = bytearray(whole[: chance.randrange(1, len(whole) + 1)])
        for _ in range(chance.randrange(6)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        read_or_refuse(bytes(damaged), "a")


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    [b"word ", b"a", b"|a", b"**a ", b"~~a", b"[ ] ", b"<!--", b"![a", b"a    ", b"- ", b"A: ", b"1. ", b"> "],
    ids=lambda piece: piece.decode().strip(),
)
def test_one_enormous_line_is_read_in_linear_time(piece: bytes) -> None:
    started = time.perf_counter()
    read_or_refuse(piece * (1_000_000 // len(piece)), "a.md")
    assert time.perf_counter() - started < 10
