"""A text that has no file is cut at its lines. Every record here is fictional."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from minutecheck.analysis.structure.plain import record_of_lines
from minutecheck.record import BlockKind, Record


def lines(text: str) -> Record:
    record = record_of_lines(text, "0")
    assert record.text == text
    return record


def test_a_text_without_a_file_is_cut_at_its_lines_and_no_character_moves() -> None:
    record = lines("Strategy meeting\n\nActions\n- Jo to ring the ward.\n  2) Police to check\nAll agreed.\n")
    assert [(block.kind, record.text[block.start : block.end]) for block in record.blocks] == [
        (BlockKind.HEADING, "Strategy meeting"),
        (BlockKind.HEADING, "Actions"),
        (BlockKind.LIST_ITEM, "Jo to ring the ward."),
        (BlockKind.LIST_ITEM, "Police to check"),
        (BlockKind.PARAGRAPH, "All agreed."),
    ]
    assert [block.level for block in record.blocks[:2]] == [1, 2]
    assert record.blocks[2].place.section == "Actions"


def test_no_text_is_no_blocks() -> None:
    assert lines("").blocks == lines("\n \n").blocks == ()


@given(st.text(alphabet="aB1 .-*):\n\t☒", max_size=60))
def test_blocks_stand_in_order_and_hold_every_letter(text: str) -> None:
    end, covered = 0, set()
    for block in lines(text).blocks:
        assert end <= block.start < block.end
        end = block.end
        covered.update(range(block.start, block.end))
    marks = {at for at, letter in enumerate(text) if letter.isalpha()}
    assert marks <= covered
